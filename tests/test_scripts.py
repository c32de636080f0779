"""A page in the traditional script is read as the same page."""

from __future__ import annotations

import pathlib

import pytest
from opencc import OpenCC

import hyparse

SEEDS = sorted((pathlib.Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))


def shape(page: hyparse.Page):
    """Everything that does not depend on the script."""
    return (
        [(block.kind, block.span) for block in page.blocks],
        [[block.span for block in article.blocks] for article in page.articles],
        [[(person.span, person.function) for person in article.contributors] for article in page.articles],
        [[(paragraph.spans, paragraph.crosshead) for paragraph in article.paragraphs] for article in page.articles],
        [
            (article.dateline.month, article.dateline.day, article.dateline.kind)
            for article in page.articles
            if article.dateline
        ],
        [[(mark.direction, mark.pages) for mark in article.continuations] for article in page.articles],
        page.masthead
        and (page.masthead.date, page.masthead.cn_number, page.masthead.issue_number, page.masthead.page_count),
        (page.number, [refer.pages for refer in page.refers]),
    )


@pytest.mark.parametrize("config", ["s2t", "s2tw", "s2hk"])
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_traditional_in_same_structure_out(path, config):
    text = path.read_text("utf-8")
    converter = OpenCC(config)
    # line by line, and only where the conversion keeps the length
    lines = [line if len(after := converter.convert(line)) != len(line) else after for line in text.split("\n")]
    traditional = "\n".join(lines)
    assert traditional != text
    assert shape(hyparse.parse_page(traditional)) == shape(hyparse.parse_page(text))
