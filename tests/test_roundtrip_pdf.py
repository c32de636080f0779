"""Whole stories, set to PDF by the test and read back by the libraries that people use: the same heads and the same credits."""

from __future__ import annotations

import io
import pathlib

import pytest

import hyparse
from goldfile import squash
from test_extractors import FONT, SIZE, canvas, cidfonts, metrics, mine, read_as_laid_out, read_plain
from test_layout import typeset

SEEDS = pathlib.Path(__file__).resolve().parent.parent / "seeds"
WIDTH, LEADING, MARGIN = 60, 14, 40


def set_to_pdf(articles: tuple[hyparse.Article, ...]) -> bytes:
    """One long column: each head on its own line in a larger size, each paragraph indented and wrapped."""
    metrics.registerFont(cidfonts.UnicodeCIDFont(FONT))
    lines: list[tuple[str, int]] = []
    for article in articles:
        lines += [(head, SIZE + 4) for head in (article.kicker, article.headline, article.deck) if head]
        for paragraph in article.paragraphs:
            lines += [(line, SIZE) for line in typeset("\u3000\u3000" + paragraph.text, WIDTH)]
    file = io.BytesIO()
    top = MARGIN + LEADING * (len(lines) + 1) * 1.5
    page = canvas.Canvas(file, pagesize=(2 * MARGIN + 2 * WIDTH * SIZE, top + MARGIN))
    at = top
    for text, size in lines:
        page.setFont(FONT, size)
        page.drawString(MARGIN, at, text)
        at -= LEADING * (1.5 if size > SIZE else 1)
    page.showPage()
    page.save()
    return file.getvalue()


@pytest.mark.parametrize("read", [read_plain, read_as_laid_out, mine])
def test_heads_and_credits_come_back(read):
    heads = credited = total = 0
    for seed in sorted(SEEDS.glob("*.txt")):
        source = hyparse.parse_page(seed.read_text("utf-8"))
        articles = tuple(a for a in source.articles if a.headline and a.dateline and not a.captions)
        page = hyparse.parse_page(read(set_to_pdf(articles)))
        found = {squash(a.headline): {(c.role, c.name) for c in a.contributors} for a in page.articles}
        total += len(articles)
        heads += sum(squash(a.headline) in found for a in articles)
        credited += sum(found.get(squash(a.headline)) == {(c.role, c.name) for c in a.contributors} for a in articles)
    assert total >= 20
    assert heads / total >= 0.9
    assert credited / total >= 0.9
