"""Hand-made gold pages, in the library's own format: ``tests/gold/*.gold``.

What gold does not hold, the nameplate and the teasers of a page, stands in ``tests/cases/gold_pages.json``.
"""

from __future__ import annotations

import json
import pathlib
import re
from typing import Any

import hyparse

HERE = pathlib.Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
PATHS = sorted((HERE / "gold").glob("*.gold"))
FACTS: dict[str, dict[str, Any]] = json.loads((HERE / "cases" / "gold_pages.json").read_text("utf-8"))


def read(path: pathlib.Path) -> hyparse.Gold:
    return hyparse.from_gold(path.read_bytes().decode("utf-8"))


def load(path: pathlib.Path) -> tuple[dict[str, Any], str]:
    """A page's gold as plain values: its lines as [number, story, kind], other kinds that would be as right, and its stories."""
    gold = read(path)
    printed = [(number, line) for number, line in enumerate(gold.lines, 1) if line.kinds]
    lines = [[number, line.story, line.kinds[0]] for number, line in printed]
    stories = sorted({line.story for _, line in printed if line.story and not line.loose})

    def group(story: int, kind: str) -> str | None:
        return (
            " ".join(line.text.strip("# ") for _, line in printed if (line.story, line.kinds[0]) == (story, kind))
            or None
        )

    return {
        "lines": lines,
        "also": [[number, kind] for number, line in printed for kind in line.kinds[1:]],
        "loose": [number for number, line in printed if line.loose],
        "articles": [
            {
                "id": story,
                **{kind: group(story, kind) for kind in ("kicker", "headline", "deck")},
                "contributors": sorted(map(list, gold.stories.get(story, hyparse.GoldStory()).credits), key=str),
            }
            for story in stories
        ],
    }, gold.text


def squash(text: str | None) -> str | None:
    return None if text is None else re.sub(r"\s+", "", text)
