"""Fit the weights by which headline groups are read, and show that they carry over to newspapers that were left out.

    python tests/fit_headlines.py            cross-validate by newspaper
    python tests/fit_headlines.py --write    and write src/hyparse/parsers/headline_weights.py

A group's reading is a choice among all legal divisions of its lines into kickers, headlines and decks. The weights
maximise the likelihood of the labelled readings in ``tests/cases/headline_groups.jsonl`` (multinomial logistic
regression, L2).
"""

from __future__ import annotations

import argparse
import json
import pathlib
from collections import Counter, defaultdict

import numpy as np
from scipy.optimize import minimize

from hyparse.parsers import headline as reader
from hyparse.text import fold

HERE = pathlib.Path(__file__).resolve().parent
CASES = HERE / "cases" / "headline_groups.jsonl"
TABLE = HERE.parent / "src" / "hyparse" / "parsers" / "headline_weights.py"
PENALTY = 0.8
FEWEST = 2
"""Newspapers in which a weight's feature must occur: what helps one newspaper only is left out."""
UNBROKEN = 0.5
"""What a group counts for that is one headline over its lines: more of them were written than newspapers print."""
LEAST = 0.05
"""Smaller weights decide nothing and are left out of the table."""
HEAD = '''"""The weights by which headline groups are read: fitted by ``tests/fit_headlines.py``, not set by hand.

Natural log odds; ``kicker:…`` and ``deck:…`` against the same line as headline, ``upper+lower:…`` for two neighbours.
"""

from __future__ import annotations

__all__ = ["WEIGHTS"]

WEIGHTS: dict[str, float] = {
'''


def label(row):
    """The labelled division of a row's lines, rubric lines left out; ``None`` for a single line."""
    counts, lines = [], list(row["lines"])
    lines = [line for line in lines if line not in row["rubrics"]]
    rest = lines
    for role in ("kicker", "headline", "deck"):
        want = "".join((row[role] or "").split())
        taken, got = 0, ""
        while got != want:
            got += "".join(rest[taken].split())
            taken += 1
        counts.append(taken)
        rest = rest[taken:]
    assert not rest, row
    return lines, tuple(counts)


def groups():
    for row in map(json.loads, CASES.read_text("utf-8").splitlines()):
        lines, want = label(row)
        if len(lines) > 1:
            yield row["house"], [fold(line) for line in lines], want


def examples(rows, names):
    """For every group a matrix (divisions × weights) and the row of the labelled one."""
    for _, plains, want in rows:
        options = list(reader.assignments(plains))
        matrix = np.zeros((len(options), len(names)))
        for i, option in enumerate(options):
            for name in reader.group_features(plains, option):
                if name in names:
                    matrix[i, names[name]] += 1
        yield matrix, options.index(want)


def names_of(rows):
    houses = defaultdict(set)
    for house, plains, _ in rows:
        for option in reader.assignments(plains):
            for name in reader.group_features(plains, option):
                houses[name].add(house)
    return {name: i for i, name in enumerate(sorted(name for name, of in houses.items() if len(of) >= FEWEST))}


def fit(rows, names, penalty):
    data = list(examples(rows, names))
    counts = [UNBROKEN if want[1] == len(plains) else 1.0 for _, plains, want in rows]

    def loss(weights):
        total, slope = penalty * weights @ weights / 2, penalty * weights
        for (matrix, want), count in zip(data, counts, strict=True):
            scores = matrix @ weights
            scores -= scores.max()
            shares = np.exp(scores)
            shares /= shares.sum()
            total -= count * np.log(shares[want])
            slope = slope + count * (shares @ matrix - matrix[want])
        return total, slope

    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x


def right(rows, names, weights):
    return [bool((matrix @ weights).argmax() == want) for matrix, want in examples(rows, names)]


def cross_validate(rows, penalty):
    """Left-out newspapers' groups read right, and how many there are, by newspaper and by kind of group."""
    found, by_house, by_kind = 0, Counter(), Counter()
    misses = []
    for house in sorted({row[0] for row in rows}):
        others, own = [row for row in rows if row[0] != house], [row for row in rows if row[0] == house]
        names = names_of(others)
        weights = fit(others, names, penalty)
        for row, good in zip(own, right(own, names, weights), strict=True):
            kind = "kicker" if row[2][0] else "deck" if row[2][2] else "headline"
            by_house[house, good] += 1
            by_kind[kind, good] += 1
            found += good
            if not good:
                misses.append(row)
    return found, by_house, by_kind, misses


def table(names, weights):
    lines = [HEAD]
    for name, i in names.items():
        feature = name.partition(":")[2]
        why = reader.FEATURES.get(feature, "having one at all")
        if abs(weights[i]) >= LEAST:
            lines.append(f'    # {why}\n    "{name}": {weights[i]:.2f},\n')
    return "".join(lines) + "}\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    options.add_argument("--misses", action="store_true")
    options.add_argument("--skip-folds", action="store_true")
    options.add_argument("--penalty", type=float, default=PENALTY)
    args = options.parse_args()
    rows = list(groups())
    if not args.skip_folds:
        found, by_house, by_kind, misses = cross_validate(rows, args.penalty)
        for house in sorted({house for house, _ in by_house}):
            print(f"{house}: {by_house[house, True]}/{by_house[house, True] + by_house[house, False]}")
        for kind in ("kicker", "deck", "headline"):
            print(f"{kind}: {by_kind[kind, True]}/{by_kind[kind, True] + by_kind[kind, False]}")
        print(f"left-out newspapers: {found}/{len(rows)} = {found / len(rows):.3f}")
        if args.misses:
            print(*(f"  {house} {want} {plains}" for house, plains, want in misses), sep="\n")
    if args.write:
        names = names_of(rows)
        weights = fit(rows, names, args.penalty)
        good = right(rows, names, weights)
        print(f"on all: {sum(good)}/{len(rows)}, {len(names)} weights")
        TABLE.write_text(table(names, weights), "utf-8")


if __name__ == "__main__":
    main()
