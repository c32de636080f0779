"""How far one correction goes: wrong stories of invented pages, each with its one wrong border fixed.

    python tests/measure_corrections.py --stories 500

Taken are the wrong stories that are wrong in one border alone: a story that begins where none was read to begin, or the other
way round, every line of it known for a story's. Prints how many are exact after the fix, and how many that were right are not any more.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from collections.abc import Iterator

import hyparse
from material.generator import GeneratedPage, pages
from measure import owned

Chars = frozenset[int]


def read_stories(page: hyparse.Page) -> set[Chars]:
    return {owned(page.text, ((b.span.start, b.span.stop) for b in a.blocks)) for a in page.articles}


def one_border(made: GeneratedPage, page: hyparse.Page, gold: dict[int, Chars]) -> Iterator[tuple[Chars, hyparse.Fix]]:
    """Each story that one border alone makes wrong, with the fix of that border."""
    found = read_stories(page)
    inside: Chars = frozenset().union(*found)
    told: Chars = frozenset().union(*gold.values())
    begin_read, begin = {min(chars) for chars in found if chars}, {min(chars) for chars in gold.values()}
    for chars in gold.values():
        low, high = min(chars), min((start for start in begin if start > min(chars)), default=len(made.text))
        if chars in found or any((i in inside) != (i in told) for i in range(low, high)):
            continue
        wrong = [i for i in (low, high) if i in begin - begin_read] + [i for i in begin_read - begin if low < i < high]
        if len(wrong) == 1:
            block = next(b for b in page.blocks if b.span.start <= wrong[0] < b.span.stop)
            yield chars, hyparse.Fix(block.span, opens_article=wrong[0] in begin)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--stories", type=int, default=500)
    args = options.parse_args()
    counts: Counter[str] = Counter()
    laid_out = (
        made
        for seed in itertools.count()
        for mode in ("dressed", "epaper", "clean")
        for made in pages(seed, half="test", mode=mode)
    )
    for made in laid_out:
        page = hyparse.parse_page(made.text)
        gold = {
            n: owned(made.text, ((start, stop) for start, stop, story, _ in made.lines if story == n))
            for n in made.articles
        }
        right = read_stories(page) & set(gold.values())
        counts["wrong"] += len(gold) - len(right)
        for chars, fix in one_border(made, page, gold):
            after = read_stories(hyparse.parse_page(made.text, fixed=(fix,)))
            counts["fixed"] += 1
            counts["exact"] += chars in after
            counts["right"] += len(right)
            counts["spoiled"] += len(right - after)
        if counts["fixed"] >= args.stories:
            break
    print(
        f"{counts['fixed']} of {counts['wrong']} wrong stories have one wrong border; exact after its fix: {counts['exact'] / counts['fixed']:.3f}"
    )
    print(f"of {counts['right']} right stories beside them {counts['spoiled']} are spoiled")


if __name__ == "__main__":
    main()
