"""Who goes with whom: the best overall matching of two sets, each member used once at most, and what hangs together by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["BOUND", "assign", "chained", "forest"]

BOUND = 1000.0
"""What a correction weighs: more than any evidence."""

_EXACT = 32
"""Up to this many rows and columns an assignment is solved exactly; above it, greedily."""

Weights = Mapping[tuple[int, int], float]
"""What a row and a column are worth together."""


def assign(weights: Weights) -> dict[int, int]:
    """The best overall matching of rows to columns.

    Args:
        weights: What a row and a column are worth together; pairs that are not named, or worth nothing, are never
            matched.

    Returns:
        Row to column, each at most once, with the greatest sum; exact for up to 32 rows and columns that hang
        together, greedy above.
    """
    matched: dict[int, int] = {}
    for part in _parts(weights):
        size = max(len({row for row, _ in part}), len({column for _, column in part}))
        matched.update(_exact(part) if size <= _EXACT else _greedy(part))
    return matched


def _parts(weights: Weights) -> list[dict[tuple[int, int], float]]:
    """The pairs, in groups that share no row and no column."""
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for (row, column), weight in weights.items():
        if weight > 0:
            leader[find(("row", row))] = find(("column", column))
    parts: dict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for (row, column), weight in weights.items():
        if weight > 0:
            parts[find(("row", row))][row, column] = weight
    return list(parts.values())


def _greedy(weights: Weights) -> dict[int, int]:
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for row, column in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if row not in matched and column not in taken:
            matched[row] = column
            taken.add(column)
    return matched


def _exact(weights: Weights) -> dict[int, int]:
    """The Hungarian algorithm with potentials (Kuhn, Munkres), on a table with one spare column a row for no match."""
    if len(weights) == 1:
        return dict(tuple(weights))
    rows = sorted({row for row, _ in weights})
    columns = sorted({column for _, column in weights})
    width = len(columns) + len(rows)
    place = {column: k + 1 for k, column in enumerate(columns)}
    cost = [[0.0] * (width + 1) for _ in range(len(rows) + 1)]
    for n, row in enumerate(rows, 1):
        for column in columns:
            cost[n][place[column]] = -weights.get((row, column), -1e6)
    row_potential, column_potential = [0.0] * (len(rows) + 1), [0.0] * (width + 1)
    owner, back = [0] * (width + 1), [0] * (width + 1)
    for n in range(1, len(rows) + 1):
        owner[0], column = n, 0
        least, used = [float("inf")] * (width + 1), [False] * (width + 1)
        while True:
            used[column] = True
            row, delta, following = owner[column], float("inf"), 0
            for k in range(1, width + 1):
                if used[k]:
                    continue
                reduced = cost[row][k] - row_potential[row] - column_potential[k]
                if reduced < least[k]:
                    least[k], back[k] = reduced, column
                if least[k] < delta:
                    delta, following = least[k], k
            for k in range(width + 1):
                if used[k]:
                    row_potential[owner[k]] += delta
                    column_potential[k] -= delta
                else:
                    least[k] -= delta
            column = following
            if owner[column] == 0:
                break
        while column:
            owner[column] = owner[back[column]]
            column = back[column]
    return {rows[owner[k] - 1]: columns[k - 1] for k in range(1, len(columns) + 1) if owner[k]}


def forest(pairs: Iterable[tuple[int, int]], weights: Mapping[tuple[int, int], float]) -> Iterator[tuple[int, int]]:
    """The pairs, the strongest first, without those that would close a circle."""
    leader: dict[int, int] = {}

    def find(node: int) -> int:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for pair in sorted(pairs, key=lambda pair: (-weights[pair], pair)):
        one, other = map(find, pair)
        if one != other:
            leader[one] = other
            yield pair


def chained(size: int, follows: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """What hangs together, each chain from its first member on."""
    later = {other for others in follows.values() for other in others}
    chains: list[list[int]] = []
    for first in range(size):
        if first in later:
            continue
        chain: list[int] = []
        waiting = [first]
        while waiting:
            here = waiting.pop()
            chain.append(here)
            waiting += reversed(follows.get(here, ()))
        chains.append(chain)
    return chains
