from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hyparse.models import Folio, Function
from hyparse.parsers.folio import folio_score, read_folio
from hyparse.text import fold, squeeze
from hyparse.vocabulary import DEFAULT
from nameplates import source_blocks

CASES = json.loads((Path(__file__).parent / "cases" / "folios.json").read_text(encoding="utf-8"))


def read(text: str) -> Folio:
    folio, doubts = read_folio(source_blocks(text), DEFAULT)
    assert folio is not None
    assert doubts == ()
    return folio


def given(folio: Folio) -> dict[str, Any]:
    items = {
        "page": folio.page,
        "section": folio.section and squeeze(folio.section),
        "date": folio.date and folio.date.isoformat(),
        "weekday": folio.weekday,
        "editors": [[editor.role, editor.name] for editor in folio.editors] or None,
    }
    return {name: value for name, value in items.items() if value is not None}


@pytest.mark.parametrize("case", CASES, ids=[case["paper"] for case in CASES])
def test_folio(case: dict[str, Any]) -> None:
    assert given(read(case["text"])) == case["want"]


@pytest.mark.parametrize(
    "line", [line for case in CASES if "stacked" not in case["paper"] for line in case["text"].split("\n")]
)
def test_a_folio_scores(line: str) -> None:
    if line != "Culture":  # a section's English name alone is nothing that its form could tell
        assert folio_score(fold(line), DEFAULT) >= 0.6


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑 聂耳东 二审 单行 三审 石开",
        "组稿：乐天 审读：冷月",
        "一审 山夫 二审 白桦 三校 火华",
    ],
)
def test_several_roles_vouch_for_unusual_names(line: str) -> None:
    assert folio_score(fold(line), DEFAULT) >= 0.8


def test_one_role_does_not() -> None:
    assert folio_score(fold("主任 山夫"), DEFAULT) == 0.0


@pytest.mark.parametrize(
    "line",
    [
        "2 个项目",
        "3 天游览",
        "12 星座",
        "60 周年",
        "一、党建引领",
        "第一 要坚持",
        "1 月份经济数据发布",
        "A03",
        "详刊P4",
        "（A02版）",
        "（下转A06版）",
        "下转第二版",
        ">>>详见第七版>>>",
        "第二版图出台",
        "20版图书首发",
        "A股上涨",
        "C919 首飞",
        "G60 科创走廊",
        "5G 时代",
        "2026世界杯",
        "2024 年我省经济增长",
        "2026年5月19日，他来到衡阳",
        "5月19日",
        "12345热线受理范围扩大",
        "责编不负责任",
        "记者 李四 摄影报道",
        "综合施策",
        "第1版至第4版",
        "星期四",
        "",
        "——",
        "2" * 300,
    ],
)
def test_what_is_no_folio_does_not_score(line: str) -> None:
    assert folio_score(fold(line), DEFAULT) < 0.5


def test_roles_have_functions() -> None:
    roles = ["责编", "版式", "校对", "美术编辑", "图片编辑", "插图", "值班主任", "检校"]
    names = ["王明", "李华", "赵敏", "陈晨", "王芳", "刘洋", "张伟", "李娜"]
    editors = read("  ".join(f"{role}：{name}" for role, name in zip(roles, names, strict=True))).editors
    assert [editor.function for editor in editors] == [
        Function.EDITOR,
        Function.DESIGNER,
        Function.PROOFREADER,
        Function.DESIGNER,
        Function.EDITOR,
        Function.ILLUSTRATOR,
        Function.OTHER,
        Function.PROOFREADER,
    ]


def test_spans_lead_back_to_the_page() -> None:
    text = "# 2 要闻\n\n责编：周　围  李华"
    folio = read(text)
    assert folio.span is not None
    assert text[folio.span.start : folio.span.stop] == text[2:]
    spans = [editor.span for editor in folio.editors]
    assert [text[span.start : span.stop] for span in spans if span is not None] == ["周　围", "李华"]


def test_a_folio_is_checked() -> None:
    text = "第2版 2026年5月19日 星期三"
    folio, (doubt,) = read_folio(source_blocks(text), DEFAULT)
    assert folio is not None
    assert (doubt.code, doubt.printed, doubt.expected) == ("weekday-mismatch", "星期三", "星期二")


def test_nothing_is_no_folio() -> None:
    assert read_folio([], DEFAULT) == (None, ())


def test_a_users_section() -> None:
    line = fold("12 湖湘地理")
    assert folio_score(line, DEFAULT) < 0.5 < folio_score(line, DEFAULT.extended(sections={"湖湘地理"}))
