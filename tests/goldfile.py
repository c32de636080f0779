"""Hand-made gold pages: read, laid out in other ways, and compared with what the library makes of them.

A gold file names its document and, line by line (1-based), the story that the line belongs to (0: none) and its kind; ``also`` lists kinds
that would be as right; ``joins`` the lines that are one paragraph; ``loose`` the lines whose story is a matter of taste.
"""

from __future__ import annotations

import json
import pathlib
import re
from collections import Counter
from typing import Any

import hyparse

HERE = pathlib.Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
PATHS = sorted((HERE / "gold").glob("*.json"))


def load(path: pathlib.Path) -> tuple[dict[str, Any], str]:
    gold = json.loads(path.read_text("utf-8"))
    return gold, (SEEDS / gold["source"]).read_text("utf-8")


def squash(text: str | None) -> str | None:
    return None if text is None else re.sub(r"\s+", "", text)


def by_line(page: hyparse.Page) -> dict[int, tuple[int, str]]:
    """For each printed line of the text the story (0: none) and the kind of most of its characters."""
    story = {block.span: number for number, article in enumerate(page.articles, 1) for block in article.blocks}
    votes: dict[int, Counter[tuple[int, str]]] = {}
    starts = [0]
    for line in page.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for block in page.blocks:
        for number in range(1, len(starts)):
            low, high = max(block.span.start, starts[number - 1]), min(block.span.stop, starts[number] - 1)
            if low < high and page.text[low:high].strip():
                votes.setdefault(number, Counter())[story.get(block.span, 0), str(block.kind)] += high - low
    return {number: counter.most_common(1)[0][0] for number, counter in votes.items()}


def joined_lines(page: hyparse.Page) -> set[tuple[int, int]]:
    """Pairs of lines that the page holds for pieces of one paragraph."""
    pairs = set()
    for article in page.articles:
        for paragraph in article.paragraphs:
            numbers = [page.text.count("\n", 0, span.start) + 1 for span in paragraph.spans]
            pairs |= {(a, b) for a, b in zip(numbers, numbers[1:], strict=False) if a != b}
    return pairs
