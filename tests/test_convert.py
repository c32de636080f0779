"""Models in the other script."""

from __future__ import annotations

import datetime
import pickle

import attrs
import pytest

from hyparse import models
from hyparse.convert import convert
from hyparse.errors import HyparseError
from hyparse.frozenmap import FrozenMap
from hyparse.models import (
    Article,
    Block,
    BlockKind,
    Byline,
    Caption,
    CNNumber,
    Continuation,
    Contributor,
    Dateline,
    Diagnostic,
    Direction,
    Explanation,
    Fix,
    Folio,
    Function,
    Headline,
    Issue,
    Lead,
    LunarDate,
    Masthead,
    Page,
    PageText,
    Paragraph,
    Provenance,
    Quality,
    Reason,
    Refer,
    Severity,
    Span,
)

DAY = datetime.date(2026, 5, 19)
PERSON = Contributor("罗文鹏", "全媒体记者", Function.REPORTER, "衡阳日报", frozenset({"text"}), Span(3, 6))
PERSON_T = Contributor("羅文鵬", "全媒體記者", Function.REPORTER, "衡陽日報", frozenset({"text"}), Span(3, 6))
LINE = Dateline("新华社", "长沙", 5, 18, "电", Span(0, 9))
LINE_T = Dateline("新華社", "長沙", 5, 18, "电", Span(0, 9))
NUMBER = CNNumber(43, 4)

# A model in simplified script, and the same in traditional script, worked out by hand.
PAIRS: list[tuple[object, object]] = [
    (Span(1, 2), Span(1, 2)),
    (NUMBER, NUMBER),
    (PERSON, PERSON_T),
    (LINE, LINE_T),
    (Block(BlockKind.HEADLINE, Span(0, 2), "头条"), Block(BlockKind.HEADLINE, Span(0, 2), "頭條")),
    (Block("天气", Span(0, 2), "头条"), Block("天气", Span(0, 2), "頭條")),
    (Reason("天气:阴", 1.5), Reason("天气:阴", 1.5)),
    (
        Explanation(Block("天气", Span(0, 2), "头条"), True, 2.5, "天气", 1.0, (Reason("阴", 1.5),)),
        Explanation(Block("天气", Span(0, 2), "頭條"), True, 2.5, "天气", 1.0, (Reason("阴", 1.5),)),
    ),
    (Fix(Span(0, 2), "天气", True, Span(3, 4)), Fix(Span(0, 2), "天气", True, Span(3, 4))),
    (Quality(noise=0.5), Quality(noise=0.5)),
    (Provenance("0.1.0", "ab", "cd", "ef"), Provenance("0.1.0", "ab", "cd", "ef")),
    (PageText("头条", "头"), PageText("頭條", "头")),
    (LunarDate("辛丑", 4, 3), LunarDate("辛丑", 4, 3)),
    (Lead(LINE, (PERSON,), 12), Lead(LINE_T, (PERSON_T,), 12)),
    (Byline((PERSON,), LINE, Span(0, 9)), Byline((PERSON_T,), LINE_T, Span(0, 9))),
    (Headline(("时评",), "会议强调", "发展", None), Headline(("時評",), "會議強調", "發展", None)),
    (Paragraph("发展。", (Span(0, 3),)), Paragraph("發展。", (Span(0, 3),))),
    (Caption("图为会场。", (PERSON,)), Caption("圖爲會場。", (PERSON_T,))),
    (Continuation(Direction.TO, ("2",), Span(0, 5)), Continuation(Direction.TO, ("2",), Span(0, 5))),
    (Refer(None, "发展", None, ("A2",)), Refer(None, "發展", None, ("A2",))),
    (Folio("2", "要闻", DAY, 2, (PERSON,)), Folio("2", "要聞", DAY, 2, (PERSON_T,))),
    (
        Diagnostic("weekday-mismatch", Severity.WARNING, "doubt", "星期二", "星期三"),
        Diagnostic("weekday-mismatch", Severity.WARNING, "doubt", "星期二", "星期三"),
    ),
    (
        Masthead("衡阳日报", cn_number=NUMBER, date=DAY, hotlines={"热线": "861"}, imprint={"社长": "罗文"}),
        Masthead("衡陽日報", cn_number=NUMBER, date=DAY, hotlines={"熱線": "861"}, imprint={"社長": "羅文"}),
    ),
    (
        Article(headline="发展", contributors=(PERSON,), pages=("1",), extras={"天气": ("阴转晴", LINE, 3)}),
        Article(headline="發展", contributors=(PERSON_T,), pages=("1",), extras={"天气": ("陰轉晴", LINE_T, 3)}),
    ),
]


@pytest.mark.parametrize(("model", "converted"), PAIRS, ids=lambda model: type(model).__name__)
def test_convert(model: object, converted: object) -> None:
    assert convert(model, "s2t") == converted
    assert type(convert(model, "s2t")) is type(model)


def test_page_and_issue() -> None:
    article = Article(headline="发展", pages=("2",))
    refer = Refer(headline="发展", pages=("2",))
    page = Page("头条", number="2", section="要闻", articles=(article,), refers=(refer,), notices=("热线",))
    issue = Issue(pages=(page,), articles=(article,), targets=FrozenMap({refer: article}))
    converted = convert(issue, "s2t")
    (first,) = converted.pages
    assert (first.text, first.number, first.section, first.notices) == ("頭條", "2", "要聞", ("熱線",))
    assert first.articles == converted.articles
    target = converted.target_of(first.refers[0])
    assert target is not None
    assert target.headline == "發展"
    assert pickle.loads(pickle.dumps(converted)) == converted
    assert issue.pages[0].text == "头条"


def test_every_model_is_known() -> None:
    known = {type(model) for model, _ in PAIRS} | {Page, Issue}
    assert known == {model for name in models.__all__ if attrs.has(model := getattr(models, name))}


def test_function_survives_as_the_same_member() -> None:
    assert convert(PERSON, "s2t").function is Function.REPORTER


def test_length_may_change() -> None:
    assert convert(Paragraph("内存", (Span(0, 2),)), "s2twp") == Paragraph("記憶體", (Span(0, 2),))


def test_lone_surrogates_stay() -> None:
    assert convert(Paragraph("发\ud800\udfff展\ud800"), "s2t").text == "發\ud800\udfff展\ud800"


def test_unknown_configuration() -> None:
    with pytest.raises(HyparseError, match=r"s2x.*s2twp"):
        convert(PERSON, "s2x")


@pytest.mark.parametrize("thing", ["文", None, 3, (PERSON,), BlockKind.BYLINE, Page])
def test_other_things_are_refused(thing: object) -> None:
    with pytest.raises(TypeError, match="model of hyparse's"):
        convert(thing, "s2t")
