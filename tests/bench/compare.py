"""hyparse and a script of an afternoon (``naive.py``) on the same pages.

    python tests/bench/compare.py [--pages 100]

The newspaper's own five pages against hand-made gold, and generated pages, laid out from stories that the decoder's table was not fitted
on. A story is exact when its lines are found, all of them and no other; headlines and names are counted over all stories.
"""

from __future__ import annotations

import argparse
import pathlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import goldfile
import hyparse
from bench import naive
from goldfile import squash
from measure import generated

Found = dict[frozenset[int], tuple[str | None, frozenset[str]]]
"""By a story's printed characters: its headline and its names."""
Page = tuple[str, Found, frozenset[int]]
"""The text, what is on it, and the characters whose story is a matter of taste."""


def printed(text: str, spans: Iterator[tuple[int, int]]) -> frozenset[int]:
    """The characters that count: white space and Markdown marks do not."""
    return frozenset(
        i for start, stop in spans for i in range(start, stop) if not text[i].isspace() and text[i] not in "#*"
    )


def by_script(text: str) -> Found:
    return {
        printed(text, iter(story.lines)): (squash(story.headline), frozenset(story.names)) for story in naive.read(text)
    }


def by_hyparse(text: str) -> Found:
    return {
        printed(text, ((b.span.start, b.span.stop) for b in article.blocks)): (
            squash(article.headline),
            frozenset(person.name for person in article.contributors),
        )
        for article in hyparse.parse_page(text).articles
    }


def gold_pages() -> Iterator[Page]:
    """The newspaper's own pages."""
    for path in goldfile.PATHS:
        gold, text = goldfile.load(path)
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        loose = set(gold.get("loose", ()))
        spans: dict[int, list[tuple[int, int]]] = {}
        for number, story, _ in gold["lines"]:
            if number not in loose:
                spans.setdefault(story, []).append((starts[number - 1], starts[number] - 1))
        yield (
            text,
            {
                printed(text, iter(spans[want["id"]])): (
                    squash(want.get("headline")),
                    frozenset(name for _, name in want.get("contributors", ())),
                )
                for want in gold["articles"]
            },
            printed(text, ((starts[number - 1], starts[number] - 1) for number in loose)),
        )


def made_pages(mode: str, count: int) -> Iterator[Page]:
    """Generated pages."""
    for page in generated(mode, count):
        spans: dict[int, list[tuple[int, int]]] = {}
        for start, stop, story, _ in page.lines:
            spans.setdefault(story, []).append((start, stop))
        yield (
            page.text,
            {
                printed(page.text, iter(spans[number])): (
                    squash(want.headline),
                    frozenset(name.replace(" ", "") for name in want.names),
                )
                for number, want in page.articles.items()
            },
            frozenset(),
        )


def tally(pages: list[Page], method: Callable[[str], Found]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, wanted, loose in pages:
        found = {lines - loose: values for lines, values in method(text).items()}
        for lines, (headline, names) in wanted.items():
            counts["stories"] += 1
            if lines in found:
                counts["exact"] += 1
                counts["headlines"] += found[lines][0] == headline
                counts["names"] += found[lines][1] == names
    return counts


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=100, help="generated pages of each sort")
    args = options.parse_args()
    sorts = {"the newspaper's own five pages": list(gold_pages())}
    for mode, name in (("clean", "clean"), ("dressed", "dressed as printed"), ("epaper", "e-paper")):
        sorts[f"{args.pages} generated pages, {name}"] = list(made_pages(mode, args.pages))
    print("| pages | stories | method | stories exact | and the headline | and the names |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, pages in sorts.items():
        for method, function in (("script", by_script), ("hyparse", by_hyparse)):
            counts = tally(pages, function)
            row = " | ".join(f"{counts[what] / counts['stories']:.2f}" for what in ("exact", "headlines", "names"))
            print(f"| {name} | {counts['stories']} | {method} | {row} |")


if __name__ == "__main__":
    main()
