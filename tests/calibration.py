"""Whether an article's margin says how likely it is to be wrong.

    python tests/calibration.py                              # the half of the invented material that nothing was fitted on
    python tests/calibration.py --material DIR --seeds 8     # given material: DIR holds pages.py and its stories

Prints, for each kind of page, the area under the ROC curve (margin against wrong), the share of the wrong articles in the fifth
with the lowest margins, and for each tenth of the articles in order of their margins how many are wrong.
"""

from __future__ import annotations

import argparse
import importlib.util
import pathlib
from collections.abc import Iterable, Iterator
from typing import Any

import hyparse
from measure import generated, owned

Row = tuple[float, bool]
"""An article's margin, and whether its borders are wrong."""


def rows_of(page: hyparse.Page, stories: Iterable[frozenset[int]]) -> Iterator[Row]:
    """Each article that was read; one that holds exactly a story's characters is right."""
    right = set(stories)
    for article in page.articles:
        yield article.margin, owned(page.text, ((b.span.start, b.span.stop) for b in article.blocks)) not in right


def invented(mode: str, count: int) -> list[Row]:
    rows: list[Row] = []
    for made in generated(mode, count):
        stories = [
            owned(made.text, ((start, stop) for start, stop, story, _ in made.lines if story == number))
            for number in made.articles
        ]
        rows += rows_of(hyparse.parse_page(made.text), stories)
    return rows


def given(folder: pathlib.Path, mode: str, seeds: int) -> list[Row]:
    """Pages of given material: ``pages.py`` there lays them out."""
    spec = importlib.util.spec_from_file_location("given_pages", folder / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    script: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    if mode == "modern":
        sheets = [sheet for sheet, *_ in script.modern_pages(script.load("modern.json"))]
    else:
        stories = script.load("dev.json")
        kit = script.kit_of(stories, script.load("captions.json"))
        sheets = [sheet for seed in range(seeds) for sheet, *_ in script.pages(script.dressed_rows, stories, kit, seed)]
    rows: list[Row] = []
    for sheet in sheets:
        text = sheet.text
        stories = [frozenset(i for i in chars if text[i] not in "#*") for chars in sheet.owner.values()]
        rows += rows_of(hyparse.parse_page(text), stories)
    return rows


def area(rows: list[Row]) -> float:
    """How often a right article has a greater margin than a wrong one (a tie counts half)."""
    bad = [margin for margin, wrong in rows if wrong]
    good = [margin for margin, wrong in rows if not wrong]
    if not bad or not good:
        return float("nan")
    return sum((g > b) + 0.5 * (g == b) for b in bad for g in good) / (len(bad) * len(good))


def in_lowest(rows: list[Row], share: float = 0.2) -> float:
    """The share of the wrong articles among those with the lowest margins."""
    rows = sorted(rows)
    wrong = sum(bad for _, bad in rows)
    return sum(bad for _, bad in rows[: round(share * len(rows))]) / wrong if wrong else float("nan")


def curve(rows: list[Row]) -> str:
    rows = sorted(rows)
    parts = [rows[len(rows) * n // 10 : len(rows) * (n + 1) // 10] for n in range(10)]
    return "\n".join(
        f"  up to {part[-1][0]:6.2f}: {sum(bad for _, bad in part)}/{len(part)} wrong" for part in parts if part
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--material", type=pathlib.Path)
    options.add_argument("--mode", nargs="*")
    options.add_argument("--pages", type=int, default=150)
    options.add_argument("--seeds", type=int, default=4)
    args = options.parse_args()
    for mode in args.mode or (["dressed", "modern"] if args.material else ["clean", "dressed", "epaper"]):
        rows = given(args.material, mode, args.seeds) if args.material else invented(mode, args.pages)
        wrong = sum(bad for _, bad in rows)
        print(
            f"{mode}: {wrong} of {len(rows)} articles wrong, area {area(rows):.3f}, lowest fifth holds {in_lowest(rows):.2f}"
        )
        print(curve(rows))


if __name__ == "__main__":
    main()
