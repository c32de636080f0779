"""Teasers: which lines are one, and where they point."""

from __future__ import annotations

import pytest

from hyparse.models import Refer, Span
from hyparse.parsers.base import SourceBlock
from hyparse.parsers.refer import read_refers, trailing_label
from hyparse.text import fold
from hyparse.vocabulary import DEFAULT


def lines(*texts: str) -> list[SourceBlock]:
    """Blocks with a blank line between them; ``+`` before a line: set right below the one above."""
    blocks, at = [], 0
    for text in texts:
        words = text.removeprefix("+")
        span = Span(at, at + len(words))
        gap = 1 if words == text else 0
        blocks.append(SourceBlock(words, fold(words), span, 0, gap, words, fold(words), (span,)))
        at += len(words) + 2
    return blocks


def read(*texts: str) -> list[tuple[str | None, str | None, str | None, tuple[str, ...]]]:
    return [(r.kicker, r.headline, r.deck, r.pages) for r in read_refers(lines(*texts), DEFAULT)]


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        (">>>详见第七版>>>", (0, ("7",))),
        ("(A02版)", (0, ("A2",))),
        ("夏粮收购进度过半……02版", (8, ("2",))),
        ("海口开通新航线 A05", (7, ("A5",))),
        ("暑期游升温(A06/07)", (5, ("A6", "A7"))),
        ("暑期游升温▶A06", (5, ("A6",))),
        ("暑期游升温(详见3版)", (5, ("3",))),
        ("暑期游升温", None),
        ("第2期简约公屋 5060", None),
        ("", None),
    ],
)
def test_trailing_label(plain: str, expected: tuple[int, tuple[str, ...]] | None) -> None:
    assert trailing_label(plain, DEFAULT) == expected


@pytest.mark.parametrize(
    ("printed", "teasers"),
    [
        # The front page of 9 December 2021.
        (
            (
                "习近平向2021·南南人权论坛致贺信",
                ">>>详见第七版>>>",
                "就中冰建交50周年",
                "习近平同冰岛总统互致贺电",
                "李克强同冰岛总理雅各布斯多蒂尔互致贺电",
                ">>>详见第七版>>>",
                "习近平致电祝贺朔尔茨当选德国联邦总理",
                "李克强向朔尔茨致贺电",
                ">>>详见第七版>>>",
            ),
            [
                (None, "习近平向2021·南南人权论坛致贺信", None, ("7",)),
                ("就中冰建交50周年", "习近平同冰岛总统互致贺电", "李克强同冰岛总理雅各布斯多蒂尔互致贺电", ("7",)),
                (None, "习近平致电祝贺朔尔茨当选德国联邦总理", "李克强向朔尔茨致贺电", ("7",)),
            ],
        ),
        (("水渠通到田头", "+渔港再添新船", "詳刊P4"), [(None, "水渠通到田头 渔港再添新船", None, ("4",))]),
        (
            ("今日导读", "水渠通到田头……02版", "渔港再添新船 A05"),
            [(None, "水渠通到田头", None, ("2",)), (None, "渔港再添新船", None, ("A5",))],
        ),
        (
            ("A02", "水渠通到田头", "A03", "渔港再添新船"),
            [(None, "水渠通到田头", None, ("A2",)), (None, "渔港再添新船", None, ("A3",))],
        ),
        (("水渠通到田头", "（A02版）"), [(None, "水渠通到田头", None, ("A2",))]),
        (("水渠通到田头",), [(None, "水渠通到田头", None, ())]),
        (("今日导读",), []),
        (("A02",), []),
        ((), []),
    ],
)
def test_read_refers(
    printed: tuple[str, ...], teasers: list[tuple[str | None, str | None, str | None, tuple[str, ...]]]
) -> None:
    assert read(*printed) == teasers


def test_spans_of_headline_and_mark() -> None:
    assert read_refers(lines("水渠通到田头 A05"), DEFAULT) == (
        Refer(headline="水渠通到田头", pages=("A5",), spans=(Span(0, 6), Span(6, 10))),
    )
