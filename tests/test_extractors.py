"""A page set in columns, printed to PDF and read back by the libraries that people use."""

from __future__ import annotations

import io
import pathlib
from collections.abc import Callable

import pytest

from hyparse.layout import blocks
from hyparse.text import fold, squeeze
from test_layout import STORY, typeset

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
cidfonts = pytest.importorskip("reportlab.pdfbase.cidfonts")
metrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
pypdf = pytest.importorskip("pypdf")
pdfminer = pytest.importorskip("pdfminer.high_level")
miner = pytest.importorskip("pdfminer.layout")

FONT = "STSong-Light"
SEEDS = sorted((pathlib.Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
HEADLINE = "市领导检查防汛安全工作"
BYLINE = "衡阳日报全媒体记者 罗文鹏 通讯员 李明"
SIZE, LEADING, GUTTER, MARGIN = 9, 13, 24, 40


def printed(paragraphs: tuple[str, ...], width: int, columns: int) -> bytes:
    """A PDF of one page: a headline, a byline, and the paragraphs in columns; no paragraph goes over a column's end."""
    metrics.registerFont(cidfonts.UnicodeCIDFont(FONT))
    set_width = width * SIZE / 2 + GUTTER
    set_paragraphs = [typeset("\u3000\u3000" + paragraph, width) for paragraph in paragraphs]
    longest = -(-sum(map(len, set_paragraphs)) // columns) + max(map(len, set_paragraphs))
    top = MARGIN + longest * LEADING
    file = io.BytesIO()
    page = canvas.Canvas(file, pagesize=(2 * MARGIN + columns * set_width, top + 120))
    page.setFont(FONT, 20)
    page.drawString(MARGIN, top + 80, HEADLINE)
    page.setFont(FONT, 10)
    page.drawString(MARGIN, top + 50, BYLINE)
    page.setFont(FONT, SIZE)
    column = line = 0
    for lines in set_paragraphs:
        if line + len(lines) > longest:
            column, line = column + 1, 0
        for text in lines:
            page.drawString(MARGIN + column * set_width, top - line * LEADING, text)
            line += 1
    page.showPage()
    page.save()
    return file.getvalue()


def read_plain(file: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(file)).pages[0].extract_text()


def read_as_laid_out(file: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(file)).pages[0].extract_text(extraction_mode="layout")


def mine(file: bytes) -> str:
    return pdfminer.extract_text(io.BytesIO(file))


def mine_in_order(file: bytes) -> str:
    return pdfminer.extract_text(io.BytesIO(file), laparams=miner.LAParams(boxes_flow=None))


def words(page: str) -> list[str]:
    return [block.words for block in blocks(page, fold(page))]


@pytest.mark.parametrize("width", [28, 33, 44])
@pytest.mark.parametrize(
    ("read", "columns"),
    [(read_plain, 1), (read_plain, 2), (read_as_laid_out, 1), (mine, 1), (mine, 2), (mine_in_order, 2)],
)
def test_paragraphs_come_back_joined(read: Callable[[bytes], str], columns: int, width: int) -> None:
    page = read(printed(STORY * 2, width, columns))
    # In which order the columns come back is the extractor's affair.
    assert sorted(words(page)) == sorted([HEADLINE, BYLINE, *STORY * 2])


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("read", [read_plain, mine])
def test_seed_paragraphs_come_back_joined(read: Callable[[bytes], str], seed: pathlib.Path) -> None:
    lines = seed.read_text(encoding="utf-8").split("\n")
    paragraphs = tuple(line for line in lines if len(line) > 60 and not line.startswith("#"))
    found = {squeeze(text) for text in words(read(printed(paragraphs, 36, 2)))}
    missing = [paragraph for paragraph in paragraphs if squeeze(paragraph) not in found]
    assert len(missing) <= len(paragraphs) * 0.06
