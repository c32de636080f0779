"""Whether a page says of itself that it cannot be read."""

from __future__ import annotations

import pathlib
import random

import pytest

import hyparse

SEEDS = sorted((pathlib.Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
STORY = (
    "山路修通\n\n本报讯 （记者 王小明）通往石坪村的山路昨日修通，三百户村民出行不再绕道，运一车果子比过去省一个小时。"
)
LONG = (
    "记者昨日从市水务局了解到，今年以来，全市已经完成四十二座小型水库的除险加固，工程总投资三亿元，两万亩农田的灌溉有了保障。"
    "负责人表示，下一步将对其他水库进行检查，发现问题立即处理，同时加强日常管理，让群众放心。"
)


def codes(text: str) -> set[str]:
    return {doubt.code for doubt in hyparse.parse_page(text).diagnostics}


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_page_that_can_be_read_says_nothing(path):
    found = codes(path.read_text("utf-8"))
    assert not found & {"unpunctuated-text", "columns-read-across", "no-article", "mostly-table"}


def test_a_page_without_punctuation():
    bare = "".join(char for char in LONG * 3 if char not in "，。")
    assert "unpunctuated-text" in codes(bare)
    assert "unpunctuated-text" not in codes(LONG * 3)


def test_characters_in_no_order():
    shuffled = list(LONG * 3)
    random.Random(0).shuffle(shuffled)
    assert "unpunctuated-text" in codes("".join(shuffled))


def test_columns_run_together():
    left = [LONG[i : i + 14] for i in range(0, 98, 14)]
    right = [LONG[::-1][i : i + 14] for i in range(0, 98, 14)]
    rows = [f"{one}    {other}" for one, other in zip(left, right, strict=True)]
    assert "columns-read-across" in codes("\n".join(rows + rows))
    assert "columns-read-across" not in codes(LONG)


def test_a_page_that_is_a_table():
    rows = ["| 品名 | 单价 | 涨跌 |", "| --- | --- | --- |", *(f"| 白菜{n} | {n}.80元 | 上涨 |" for n in range(20))]
    assert "mostly-table" in codes("\n".join(rows))


def test_a_page_without_an_article():
    marks = "\n\n".join(f"![第{n}张图片](pictures/page-{n}.png)" for n in range(20))
    page = hyparse.parse_page(marks)
    (doubt,) = [doubt for doubt in page.diagnostics if doubt.code == "no-article"]
    assert doubt.span == hyparse.Span(0, len(marks))
    assert page.quality == hyparse.Quality(noise=1.0, repeated=0.0, open=0.0, outside=1.0)


def test_the_shares():
    text = f"{STORY}\n\n{LONG}\n\n{LONG}\n\n（本报\ufffd\ufffd"
    quality = hyparse.parse_page(text).quality
    printed = len(STORY) - 2 + 2 * len(LONG) + 5
    assert quality.repeated == round(len(LONG) / printed, 4)
    assert 0 < quality.noise < 0.05
    assert hyparse.parse_page(STORY).quality == hyparse.Quality()


def test_sentences_left_open():
    text = f"{STORY}\n\n{LONG[:50]}"
    assert hyparse.parse_page(text).quality.open == 0.5


DOUBTS = [
    ("truncated-text", f"{STORY}\n\n{LONG[:50]}", LONG[:20]),
    ("lost-text", f"{STORY}\n\n，两万亩农田的灌溉有了保障，工程总投资三亿元，明年还要再修十座。", "，两万亩"),
    (
        "ambiguous-names",
        "山路修通\n\n本报讯 （记者 李小龙江山）通往石坪村的山路昨日修通，三百户村民出行不再绕道。",
        "李小龙江山",
    ),
]


@pytest.mark.parametrize(("code", "text", "printed"), DOUBTS)
def test_doubts_have_their_place(code, text, printed):
    (doubt,) = [doubt for doubt in hyparse.parse_page(text).diagnostics if doubt.code == code]
    assert doubt.printed.startswith(printed)
    assert text[doubt.span.start : doubt.span.stop].startswith(printed)


def test_credits_with_nothing_under_them():
    text = f"{STORY}\n\n本报记者 李大江\n\n{STORY}"
    at = len(STORY) + 2
    credit, head = hyparse.Span(at, at + 8), hyparse.Span(at + 10, at + 14)
    fixed = (hyparse.Fix(credit, "byline", opens_article=True), hyparse.Fix(head, opens_article=True))
    (doubt,) = [d for d in hyparse.parse_page(text, fixed=fixed).diagnostics if d.code == "byline-without-story"]
    assert doubt.span == credit


@pytest.mark.parametrize("text", [STORY, f"{STORY}\n\n{LONG}", f"{STORY}\n\n{LONG[:50]}（下转第二版）"])
def test_no_doubt_where_there_is_no_fault(text):
    assert codes(text) == set()
