from __future__ import annotations

import datetime

import pytest

from byline_cases import shown
from hyparse.models import Dateline
from hyparse.parsers.dateline import date_of, read_dateline
from hyparse.text import fold
from hyparse.vocabulary import DEFAULT


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("本报讯（记者", "本报/-/-/-/讯", "（记者"),
        ("本报北京１月１日讯", "本报/北京/1/1/讯", ""),
        ("本报昆明电 云南", "本报/昆明/-/-/电", "云南"),
        ("新华社北京一月十九日电", "新华社/北京/1/19/电", ""),
        ("新华社北京十二月卅一日电", "新华社/北京/12/31/电", ""),
        ("新华社北京廿一日电", "新华社/北京/-/21/电", ""),
        ("据新华社莫斯科１月１２日电（", "新华社/莫斯科/1/12/电", "（"),
        ("新华社华盛顿电 ", "新华社/华盛顿/-/-/电", ""),
        ("新华社电 近日", "新华社/-/-/-/电", "近日"),
        ("中新网长沙5月18日电", "中新网/长沙/5/18/电", ""),
        ("新华社 北京 5 月 18 日 电", "新华社/北京/5/18/电", ""),
        ("本报格拉茨（奥地利）１月２９日电", "本报/格拉茨（奥地利）/1/29/电", ""),
        ("湖南日报·新湖南客户端5月18日讯", "湖南日报·新湖南客户端/-/5/18/讯", ""),
        ("成都晚报掌上成都12月21日讯", "成都晚报掌上成都/-/12/21/讯", ""),
        ("【本報訊】政府", "本報/-/-/-/讯", "政府"),
        ("【澳門日報消息】政府", "澳門日報/-/-/-/消息", "政府"),
        ("中央社台北9日電", "中央社/台北/-/9/电", ""),
        ("《人民日报》北京5月18日电", "人民日报/北京/5/18/电", ""),
        ("本报综合消息：", "本报/-/-/-/消息", ""),
        ("新华社北京2026年5月18日电", "新华社/北京/5/18/电", ""),
        ("新华社北京5月18日至20日电", "新华社/北京/5/18/电", ""),
        ("据中国之声报道，今天", "中国之声/-/-/-/报道", "今天"),
    ],
)
def test_a_dateline(text: str, expected: str, rest: str) -> None:
    found = read_dateline(text, fold(text), DEFAULT)
    assert found is not None
    line, stop = found
    assert (shown(line), text[stop:]) == (expected, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "本报记者",
        "本报来电",
        "本报的讯",
        "新华社电话采访",
        "新华社发来贺电",
        "本报电子版",
        "本报讯息中心",
        "据报道，今天",
        "据德黑兰电台报道，",
        "电视台消息灵通",
        "互联网消息显示",
        "5月18日电",
        "新华社北京5月45日电",
        "中国电信集团",
        "（本报北京讲述）",
    ],
)
def test_no_dateline(text: str) -> None:
    assert read_dateline(text, fold(text), DEFAULT) is None


def test_it_begins_where_it_is_told_to() -> None:
    text = "■ 本报讯 近日"
    found = read_dateline(text, fold(text), DEFAULT, start=2)
    assert found is not None
    assert (shown(found[0]), found[1]) == ("本报/-/-/-/讯", 6)
    assert found[0].span is not None
    assert (found[0].span.start, found[0].span.stop) == (2, 5)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("（本报海口7月9日讯）", "本报海口7月9日讯"),
        ("【本報訊】政府", "本報訊"),
        ("【 本報訊 】政府", "本報訊"),
        ("（北京5月18日电）今天", "北京5月18日电"),
        ("据新华社莫斯科１月１２日电（记者", "新华社莫斯科１月１２日电"),
        ("据新华社北京电最高人民法院", "新华社北京电"),
        ("（据新华社郑州9月9日电）", "新华社郑州9月9日电"),
        ("《人民日报》北京5月18日电", "《人民日报》北京5月18日电"),
        ("津云讯（记者 李明）昨日", "津云讯"),
    ],
)
def test_its_span_is_what_it_says_without_the_brackets_round_it(text: str, printed: str) -> None:
    found = read_dateline(text, fold(text), DEFAULT)
    assert found is not None
    span = found[0].span
    assert span is not None
    assert text[span.start : span.stop] == printed


def test_an_agency_that_a_user_adds() -> None:
    text = "雁城之声5月18日讯 近日"
    assert read_dateline(text, text, DEFAULT) is None
    found = read_dateline(text, text, DEFAULT.extended(agencies={"雁城之声"}))
    assert found is not None
    assert shown(found[0]) == "雁城之声/-/5/18/讯"


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        ("1", "9", (1, 9)),
        ("十二", "三十一", (12, 31)),
        ("01", "09", (1, 9)),
        ("13", "9", (None, 9)),
        (None, "廿九", (None, 29)),
        ("5", "32", (5, None)),
    ],
)
def test_numbers(month: str | None, day: str | None, expected: tuple[int | None, int | None]) -> None:
    assert date_of(month, day) == expected


def test_a_december_dateline_in_a_january_paper() -> None:
    line = Dateline("本报", "北京", 12, 31, "讯")
    assert line.resolve(datetime.date(1998, 1, 1)) == datetime.date(1997, 12, 31)
    assert line.resolve(datetime.date(1997, 12, 31)) == datetime.date(1997, 12, 31)
