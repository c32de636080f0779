"""One matching problem twice: the other half of a cut sentence on a page, and the other half of a cut story in an issue.

Both look for partners under an exact assignment: each end takes one beginning at most, and the best sum of the evidence wins, not
the first good pair. Evidence is a natural log odds, as everywhere in the library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import regex

__all__ = ["assign", "join_fragments", "mid_start", "open_end", "overlap"]

_EXACT = 120
"""Up to this many rows and columns an assignment is solved exactly; above it, greedily."""

_LINE = 24
"""A shorter line without a pause is a credit or a crosshead rather than a cut sentence."""

_HEAD = 10
"""The same, shorter still or set with a space: hardly anything else."""

_RUNNING = frozenset("，,、。;；!?！？")
_FAR = 24
"""How many paragraphs away from its end the rest of a cut sentence is looked for."""

_FINAL = "。!?！？.…"
_PAUSE = "；;：:—~～"
_CLOSING = "”’\"')）]】》〉"
_OPENING = "“‘（([【《〈"
_COMMAS = "，,、"
_PAIRS = {"”": "“", "’": "‘", "）": "(", ")": "(", "】": "【", "》": "《"}
_LEAD = regex.compile(
    r"\s*+(?:[■□●○◆◇★☆▲△▼※•◎]|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．](?!\d)|第[一二三四五六七八九十\d]{1,3}[,，、]|[①-⑳]"
    r"|本报[^。，,]{0,12}[讯电]|.{0,4}新华社|中新社|[^。，,“”()（）]{2,8}[讯电][(（ ]|[(（][^()（）]{2,20}[)）]\s*$|——|---)"
)
_FRESH = regex.compile(
    r"\s*+(?:近年来|近日|日前|今年|去年|昨[日天]|当[日天]|目前|据[了悉介统]|记者|会[议上]|同时|此外|另外|其中|随[着后]|在|为|对|从|自|当|如[今何果]|首先|其次|一[是方]|二是|三是|四是"
    r"|与此|据|截至|作为|通过|围绕|针对|按照|根据|经过|面对|下一步|接下来|如此|然而|但|因此|那么|这|他|她|它|我|你|\d{1,4}年|\d{1,2}月)"
)
_INNER = frozenset("的了着过们地得和与及或等之者性化率量度且并而则就都也还将被把让使所至到于以向")
"""Characters that stand inside a sentence rather than open one."""
_DOUBLES = frozenset("人天年月日家户处时刻步层代种样个条次件事渐慢好常刚仅往早远快多少大小高轻重深淡静悄默紧牢细谆滔洋兢勤恳哈妈爸爷奶哥姐弟妹叔宝星点看想说听试走谈读")
"""Characters that Chinese doubles of itself (人人, 常常, 看看): twice at a cut, they may be meant."""


def open_end(plain: str) -> float:
    """The evidence that a paragraph is cut off at its end.

    Args:
        plain: The paragraph, folded, without marks and signatures.

    Returns:
        Natural log odds: positive behind a character or a comma, negative behind a full stop, and behind the pauses
        (；：——……) that paragraphs are ended with on purpose.
    """
    text = plain.rstrip()
    if not text:
        return -6.0
    last = text[-1]
    if last in _OPENING:
        return 6.0
    if last in _COMMAS:
        return 5.0 if len(text) > 12 else 3.0
    inner = text.rstrip(_CLOSING)
    if inner[-1:] in _FINAL and inner:
        return -5.0
    if last in ")）】":
        return -3.0
    if last in _PAUSE:
        return -1.5
    unclosed = 1.0 if _unclosed(text) else 0.0
    if len(text) < _LINE and not set(text) & _RUNNING:
        return (0.7 if len(text) >= _HEAD and " " not in text else -1.5) + unclosed
    return (1.0 if last in _CLOSING else 4.0 if len(text) >= _LINE else 2.0) + unclosed


def mid_start(plain: str) -> float:
    """The evidence that a paragraph begins in the middle of a sentence.

    Args:
        plain: The paragraph, folded, without marks.

    Returns:
        Natural log odds: positive before closing punctuation or within a quotation, negative at a dateline, an item's number, an opening
        quotation mark or the words with which paragraphs begin.
    """
    text = plain.lstrip()
    if not text:
        return -6.0
    first = text[0]
    if first in _COMMAS or first in _CLOSING or first in "。!?！？；;：:":
        return 6.0
    if _LEAD.match(text):
        return -7.0
    closing = 4.0 if _closes(text) else 0.0
    if first in "“《【":
        return closing - 1.0
    if _FRESH.match(text):
        return closing - 1.5
    return closing + (2.5 if first in _INNER else 0.0)


def _unclosed(text: str) -> bool:
    """Whether a quotation or a bracket is still open at the end."""
    return text.count("“") > text.count("”") or text.rfind("(") > text.rfind(")") or text.rfind("《") > text.rfind("》")


def _closes(text: str) -> bool:
    """Whether a quotation or a bracket is closed that was never opened."""
    return any(0 <= text.find(close) < (text.find(opening) if opening in text else len(text)) for close, opening in _PAIRS.items())


def overlap(tail: str, head: str) -> int:
    """How many characters at a cut are printed on both sides of it.

    Args:
        tail: The piece before the cut.
        head: The piece behind it.

    Returns:
        The length of the longest end of ``tail`` that ``head`` begins with, in characters of ``head``; 0 where the repetition may be the
        sentence's own: figures, and characters that Chinese doubles (人人, 常常).
    """
    tail, head = tail.rstrip(), head.lstrip()
    for size in range(min(24, len(tail), len(head)), 0, -1):
        if tail.endswith(head[:size]) and _misprinted(head[:size]):
            return size
    return 0


def _misprinted(twice: str) -> bool:
    """Whether characters that stand twice at a cut stand there by mistake."""
    ideographs = sum("\u4e00" <= char <= "\u9fff" for char in twice)
    if len(twice) == 1:
        return ideographs == 1 and twice not in _DOUBLES
    return ideographs >= 2


def join_fragments(plains: Sequence[str], barriers: Sequence[bool]) -> list[list[int]]:
    """Which of a story's pieces are one paragraph.

    Args:
        plains: The pieces in printed order, folded, without marks and signatures.
        barriers: Whether a crosshead stands before the piece.

    Returns:
        Chains of indices, each a paragraph in reading order; the chains are in the order of their first pieces. Usually a piece is followed by the next
        one, but the rest of a cut sentence may stand far away, before its beginning too.
    """
    ends, starts = [open_end(plain) for plain in plains], [mid_start(plain) for plain in plains]
    weights: dict[tuple[int, int], float] = {}
    for i, end in enumerate(ends):
        if end <= -3.0:
            continue
        for j in range(max(0, i - _FAR), min(len(plains), i + _FAR + 1)):
            weight = end + starts[j] - _distance(i, j, barriers) if j != i else 0.0
            if weight > -4.0 and j != i:
                weight += _fit(plains[i], plains[j])
                if weight > 0:
                    weights[i, j] = weight
    follows = assign(weights)
    return _chains(len(plains), _without_circles(follows, weights))


def _distance(i: int, j: int, barriers: Sequence[bool]) -> float:
    """What it takes to believe that piece j goes on with piece i."""
    if j == i + 1:
        return 2.5 if barriers[j] else 0.5
    return 5.0 + 0.1 * abs(j - i) + (0.5 if j < i else 0.0)


def _fit(tail: str, head: str) -> float:
    """How well two pieces make one sentence."""
    unclosed, closes = _unclosed(tail), _closes(head)
    fit = 2.0 if unclosed and closes else -1.5 if closes and not unclosed else 0.0
    if unclosed and head.lstrip()[:1] == "“":
        fit -= 1.5
    twice = overlap(tail, head)
    return fit + (4.0 if twice > 1 else 1.0 if twice else 0.0)


def _without_circles(follows: Mapping[int, int], weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The successors, without the weakest link of every circle."""
    kept = dict(follows)
    done: set[int] = set()
    for start in follows:
        path: list[int] = []
        here: int | None = start
        while here is not None and here not in done:
            done.add(here)
            path.append(here)
            here = kept.get(here)
        if here in path:
            circle = path[path.index(here) :]
            del kept[min(circle, key=lambda i: weights[i, follows[i]])]
    return kept


def _chains(count: int, follows: Mapping[int, int]) -> list[list[int]]:
    later = set(follows.values())
    chains: list[list[int]] = []
    for first in range(count):
        if first not in later:
            chain = [first]
            while chain[-1] in follows:
                chain.append(follows[chain[-1]])
            chains.append(chain)
    return chains


def assign(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The best overall matching of rows to columns.

    Args:
        weights: What a row and a column are worth together; pairs that are not named, or worth nothing, are never matched.

    Returns:
        Row to column, each at most once, with the greatest sum; exact for up to 120 rows and columns that hang together, greedy above.
    """
    matched: dict[int, int] = {}
    for part in _parts(weights):
        matched.update(_greedy(part) if len({i for i, _ in part}) > _EXACT or len({j for _, j in part}) > _EXACT else _exact(part))
    return matched


def _parts(weights: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
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


def _greedy(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for row, column in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if row not in matched and column not in taken:
            matched[row] = column
            taken.add(column)
    return matched


def _exact(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The Hungarian algorithm with potentials (Kuhn, Munkres): cubic, on a table with one spare column a row for no match."""
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
