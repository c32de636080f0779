"""Leave a source of pages out of the fit and read it: what carries over, and which features carry it.

    python -m fit.folds --material DIR

For each source left out: stories exact, kinds right, and the log-likelihood a page of what its gold allows, which moves before a story
is lost or won.  Then by family of features how much of that log-likelihood the family brings: its weights are taken away, nothing is
fitted anew.  A family that takes away in most folds, or brings something in one alone, has learnt a source and not print.
"""

from __future__ import annotations

import argparse
import pathlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from fit.crf import ROWS, Data, Example, Space, chain, passes, train
from fit.families import family
from fit.fit_weights import ITERATIONS, L2, SEEDS, collect, example, marks_of
from hyparse import decode as decoder
from hyparse.weights import WEIGHTS
from material.generator import MODES, pages

FOLDS = (("hengyang",), ("daily",), ("dated",), ("hkej",), ("hainan", "headline-daily", "people"))
"""Sources (the start of their names) that are left out together."""
WORST = -60.0
"""A page that the table thinks impossible counts no less than this."""


def stories(opens: Sequence[bool | None], outside: Sequence[bool | None]) -> set[frozenset[int]]:
    """The blocks of each story, by what opens one and what belongs to none."""
    found: dict[int, set[int]] = defaultdict(set)
    number = 0
    for i, (first, out) in enumerate(zip(opens, outside, strict=True)):
        if not out:
            number += bool(first)
            found[number].add(i)
    return set(map(frozenset, found.values()))


class Table:
    """A fitted table, and what it makes of pages."""

    def __init__(self, table: Mapping[str, Mapping[str, float]], pairs: Mapping[tuple[str, str], float]) -> None:
        self.table, self.pairs, self.space = table, pairs, Space()
        self.places = {name: i for i, name in enumerate(sorted(table))}
        self.weights = np.array([[table[name].get(row, 0.0) for row in ROWS] for name in self.places])
        steps = np.zeros(len(self.space.pair_names))
        for key, i in self.space.pair_names.items():
            steps[i] = pairs.get(key, 0.0)
        self.chain = chain(self.space, steps)

    def likelihood(self, data: Data, without: Sequence[int] = ()) -> float:
        """The mean log-likelihood of the pages' gold, some features' weights taken away."""
        weights = self.weights.copy()
        weights[list(without)] = 0.0
        emissions = (data.x @ weights) @ self.space.rows
        with np.errstate(all="ignore"):
            gold, free = (
                passes(self.space, emissions, mask, data.spans, *self.chain)[0] for mask in (data.gold, data.free)
            )
        return float(np.clip(np.nan_to_num(gold - free, nan=WORST, neginf=WORST), WORST, 0.0).mean())

    def exact(self, examples: Sequence[Example]) -> tuple[int, int, int, int]:
        """Stories exact and all, kinds right and all that the gold gives."""
        WEIGHTS.clear()
        WEIGHTS.update({name: dict(row) for name, row in self.table.items()})
        decoder.packed.cache_clear()
        right = total = kinds = known = 0
        for page in examples:
            scores = decoder.weigh(zip(page.features, page.kinds, strict=True))
            read = decoder.decode(scores, dict(self.pairs))
            _, opens, outside = zip(*page.gold, strict=True)
            want = stories(opens, outside)
            right += len(want & stories([c.opens for c in read], [c.outside for c in read]))
            total += len(want)
            for choice, (gold, _, _) in zip(read, page.gold, strict=True):
                known += gold is not None
                kinds += gold is not None and choice.kind in gold
        return right, total, kinds, known


def unseen() -> list[Example]:
    """Pages of the half of the invented material that no fit sees."""
    return [
        example("unseen", page.text, marks_of(page))
        for seed in range(100, 103)
        for mode in MODES
        for page in pages(seed, half="test", mode=mode)
    ]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--material", type=pathlib.Path, required=True)
    options.add_argument("--seeds", type=int, default=SEEDS)
    options.add_argument("--l2", type=float, default=L2)
    options.add_argument("--iterations", type=int, default=ITERATIONS)
    args = options.parse_args()
    examples = collect(args.material, args.seeds)
    invented = unseen()
    gains: dict[str, dict[str, float]] = defaultdict(dict)
    for fold in FOLDS:
        rest = [page for page in examples if not page.source.startswith(fold)]
        table = Table(*train(rest, l2=args.l2, iterations=args.iterations, verbose=False))
        left = {name: [page for page in examples if page.source.startswith(name)] for name in fold}
        for name, held in (left | {"unseen": invented} if fold is FOLDS[0] else left).items():
            data = Data(table.space, held, table.places)
            whole = table.likelihood(data)
            right, total, kinds, known = table.exact(held)
            print(
                f"{name:16} stories {right}/{total} = {right / total:.3f}, kinds {kinds / known:.3f}, log-likelihood a page {whole:.2f}",
                flush=True,
            )
            members: dict[str, list[int]] = defaultdict(list)
            for feature, i in table.places.items():
                members[family(feature)].append(i)
            for member, places in members.items():
                gains[member][name] = whole - table.likelihood(data, places)
    sources = list(dict.fromkeys(name for row in gains.values() for name in row))
    print("\nfamily".ljust(18) + "".join(name[:9].rjust(10) for name in sources))
    for member, row in sorted(gains.items(), key=lambda entry: sum(np.sign(np.round(list(entry[1].values()), 2)))):
        print(member.ljust(17) + "".join(f"{row.get(name, 0.0):10.2f}" for name in sources))


if __name__ == "__main__":
    main()
