"""How many stories of the invented pages are read exactly.

python tests/measure.py            # the half of the material that the table was not fitted on
python tests/measure.py --misses --mode dressed --pages 100
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from collections.abc import Iterator

import hyparse
from goldfile import squash
from material.generator import GeneratedPage, pages


def generated(mode: str, count: int, half: str = "test") -> list[GeneratedPage]:
    """The first so many pages of the seeds in order."""
    return list(
        itertools.islice((page for seed in itertools.count() for page in pages(seed, half=half, mode=mode)), count)
    )


def owned(text: str, spans: Iterator[tuple[int, int]]) -> frozenset[int]:
    """The printed characters of some spans, Markdown marks aside."""
    return frozenset(
        i for start, stop in spans for i in range(start, stop) if not text[i].isspace() and text[i] not in "#*"
    )


class Tally:
    """Figures that add up over pages."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.misses: list[str] = []
        self.confused: Counter[tuple[str, str]] = Counter()

    def add(self, made: GeneratedPage, page: hyparse.Page) -> None:
        text = made.text
        found = {owned(text, ((b.span.start, b.span.stop) for b in a.blocks)): a for a in page.articles}
        for number, want in made.articles.items():
            self.counts["stories"] += 1
            lines = owned(text, ((start, stop) for start, stop, story, _ in made.lines if story == number))
            article = found.get(lines)
            if article is None:
                self.misses.append(f"{made.style} {made.mode} {made.seed}: {want.kind} {want.headline}")
                continue
            self.counts["exact"] += 1
            self.counts["headline"] += squash(article.headline) == squash(want.headline)
            self.counts["group"] += all(
                squash(getattr(article, f)) == squash(getattr(want, f)) for f in ("kicker", "headline", "deck")
            )
            self.counts["names"] += {c.name for c in article.contributors} == {n.replace(" ", "") for n in want.names}
            if {c.name for c in article.contributors} != {n.replace(" ", "") for n in want.names}:
                self.misses.append(f"  names {want.names} read as {[c.name for c in article.contributors]}")
        kinds = {}
        for block in page.blocks:
            for i in range(block.span.start, block.span.stop):
                kinds[i] = str(block.kind)
        for start, stop, _, kind in made.lines:
            self.counts["lines"] += 1
            read = Counter(kinds.get(i) for i in range(start, stop) if not text[i].isspace()).most_common(1)[0][0]
            self.counts["kind"] += read == kind
            if read != kind:
                self.confused[kind, str(read)] += 1
        first = lambda start, stop: next(i for i in range(start, stop) if not text[i].isspace())  # noqa: E731
        want_joins = {(first(*a), first(*b)) for a, b in made.joins}
        have = set()
        for article in page.articles:
            for paragraph in article.paragraphs:
                starts = [span.start for span in paragraph.spans]
                have |= set(itertools.pairwise(starts))
        self.counts["joins"] += len(want_joins)
        self.counts["joined"] += len(want_joins & have)
        self.counts["wrongly joined"] += len(have - want_joins)

    def share(self, name: str, of: str) -> float:
        return self.counts[name] / max(1, self.counts[of])

    @property
    def joins_f1(self) -> float:
        good, wrong, all_ = self.counts["joined"], self.counts["wrongly joined"], self.counts["joins"]
        return 2 * good / max(1, good + wrong + all_)

    def __str__(self) -> str:
        return (
            f"stories exact {self.counts['exact']}/{self.counts['stories']} = {self.share('exact', 'stories'):.3f}, of these headlines "
            f"{self.share('headline', 'exact'):.3f}, groups {self.share('group', 'exact'):.3f}, names {self.share('names', 'exact'):.3f}; "
            f"kinds {self.share('kind', 'lines'):.3f}, joins F1 {self.joins_f1:.3f}"
        )


def measure(mode: str, count: int, half: str = "test") -> Tally:
    tally = Tally()
    for made in generated(mode, count, half):
        tally.add(made, hyparse.parse_page(made.text))
    return tally


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mode", nargs="*", default=["clean", "dressed", "epaper"])
    options.add_argument("--pages", type=int, default=100)
    options.add_argument("--half", default="test")
    options.add_argument("--misses", action="store_true")
    args = options.parse_args()
    for mode in args.mode:
        tally = measure(mode, args.pages, args.half)
        print(f"{mode}: {tally}")
        if args.misses:
            print(*tally.misses, sep="\n")
            print(tally.confused.most_common(30))


if __name__ == "__main__":
    main()
