from __future__ import annotations

import json
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from hyparse.codes import check_cn_number, check_issn
from hyparse.models import CNNumber, Masthead, Severity
from hyparse.parsers.folio import folio_score, read_folio
from hyparse.parsers.masthead import (
    coverage,
    enough,
    items,
    latin_title_like,
    read_masthead,
    title_like,
)
from hyparse.text import fold
from hyparse.vocabulary import DEFAULT
from nameplates import source_blocks

if TYPE_CHECKING:
    from hyparse.models import Diagnostic

CASES = json.loads((Path(__file__).parent / "cases" / "mastheads.json").read_text(encoding="utf-8"))
NAMES = [case["paper"] for case in CASES]


def read(text: str) -> tuple[Masthead | None, tuple[Diagnostic, ...]]:
    return read_masthead(source_blocks(text), DEFAULT)


def given(masthead: Masthead) -> dict[str, Any]:
    plain = (
        "title", "latin_title", "supervisor", "sponsor", "publisher", "issn", "distribution_code", "issue_number",
        "total_number",
        "weekday", "page_count", "price", "website",
    )  # fmt: skip
    lunar = masthead.lunar_date
    found = {
        **{name: getattr(masthead, name) for name in plain},
        "cn_number": masthead.cn_number and str(masthead.cn_number),
        "date": masthead.date and masthead.date.isoformat(),
        "lunar": lunar and [lunar.year, lunar.month, lunar.day, lunar.leap],
        "hotlines": dict(masthead.hotlines) or None,
        "imprint": dict(masthead.imprint) or None,
    }
    return {name: value for name, value in found.items() if value is not None}


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_nameplate(case: dict[str, Any]) -> None:
    masthead, doubts = read(case["text"])
    assert masthead is not None
    assert given(masthead) == case["want"]
    assert doubts == ()


SPLIT = ("衡阳日报社\n出版", "衡 阳 日 报 社\n出 版", "月\n11\n", "18/02\nTUE", "03/04\nWED")
"""Items that are printed in two pieces; their order is part of them."""


@pytest.mark.parametrize("case", [case for case in CASES if not any(split in case["text"] for split in SPLIT)])
def test_in_any_order(case: dict[str, Any]) -> None:
    lines = [line for line in case["text"].split("\n") if line]
    random.Random(case["paper"]).shuffle(lines)
    masthead, doubts = read("\n".join(lines))
    assert masthead is not None
    assert given(masthead) == case["want"]
    assert doubts == ()


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_set_with_blanks_between_figures_and_ideographs(case: dict[str, Any]) -> None:
    text = "".join(
        f" {char}"
        if char.isdecimal() != before.isdecimal() and (char > "㐀" or before > "㐀") and "\n" not in before + char
        else char
        for before, char in zip(" " + case["text"], case["text"], strict=False)
    )
    masthead, doubts = read(text)
    assert masthead is not None
    want = {name: value for name, value in case["want"].items() if name not in {"price", "imprint", "hotlines"}}
    assert {name: value for name, value in given(masthead).items() if name in want} == want
    assert doubts == ()


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_every_item_is_seen_in_its_line(case: dict[str, Any]) -> None:
    names = [name for line in case["text"].split("\n") for name in items(fold(line.strip("# ")), DEFAULT)]
    assert enough(names)


SLOGANS = {"品质源于责任", "在这里读懂中国", "全港No.1最多人睇嘅報章", "中共中央直属党报", "四川日报全媒体出品"}


@pytest.mark.parametrize(
    "line", sorted({line for case in CASES for line in case["text"].split("\n") if line} - SLOGANS)
)
def test_a_nameplate_s_line_is_covered(line: str) -> None:
    assert coverage(fold(line), DEFAULT) >= 0.5


@pytest.mark.parametrize(
    ("text", "latin_title"),
    [
        ("华商报\nHUA SHANG", "HUA SHANG"),
        ("# **华商报**\n\n**HUA SHANG**", "HUA SHANG"),
        ("HUA SHANG\n华商报", "HUA SHANG"),
        ("国内统一刊号：CN61-0006\n华商报\nHUA SHANG", "HUA SHANG"),
        ("华夏报\nHUAXIA", "HUAXIA"),
        ("华商报\nAPP", None),
        ("今日32版\n华商报\nAPP", None),
        ("华商报\nHua Shang", None),
        ("华商报\nHUA SHANG 今日32版", None),
        ("华商报\n2015年6月18日 星期四\nHUA SHANG", None),
    ],
)
def test_capitals_beside_the_title_are_its_latin_form(text: str, latin_title: str | None) -> None:
    masthead, _ = read(text)
    assert masthead is not None
    assert masthead.latin_title == latin_title


IMPRINT = (
    "国内统一连续出版物号：CN 43-0004 邮发代号：41-1 第19555号 今日四版 社址：湖南省衡阳市蒸湘区解放大道18号 邮政编码：421001 "
    "新闻热线：8611110 广告热线：8247111 发行热线：8229908 印刷：衡阳日报印务有限公司 "
    "本报常年法律顾问在本报社办公楼三楼每周一至周五上午接待读者来访来信并解答读者在生活中遇到的各种问题"
)
MEMORIES = (
    "湘江边的老街上，人们至今记得那张报纸。它创刊于1949年10月，由衡阳日报社出版，国内统一刊号为CN43-0004，创刊之初为四开四版，"
    "1958年改为对开四版，如今已出版近两万期，陪伴了几代读者。编辑部的灯常常亮到天明，排字工人把一个个铅字拣进字盘，"
    "印刷机轰鸣着吐出带着墨香的报纸，邮递员骑着车把它们送到千家万户，送到田间地头，送到工厂车间和学校课堂。"
)


@pytest.mark.parametrize(
    ("line", "names", "share"),
    [
        ("19", ("day",), 0.5),
        ("以诚相报", ("maybe-title",), 0.5),
        ("衡阳日报", ("title",), 1.0),
        ("衡阳日报 今天下雨", ("title",), 0.5),
        ("HENGYANG DAILY", ("latin-title",), 1.0),
        ("衡阳日报社", ("house",), 1.0),
        ("衡阳日报中共衡阳市委主办", ("title", "sponsor"), 1.0),
        ("主办出版：衡阳日报社", ("sponsor+publisher",), 1.0),
        ("广 告 热 线：8247111", ("hotline",), 1.0),
        ("编辑出版", ("publisher",), 1.0),
        ("主办", ("sponsor",), 1.0),
        ("承办", ("imprint",), 1.0),
        ("衡阳日报 第19555号 今日四版", ("title", "issue", "pages"), 1.0),
        ("今日四版 衡阳日报 HENGYANG DAILY", ("pages", "title", "latin-title"), 1.0),
        ("在这里读懂中国", (), 0.0),
        (MEMORIES, (), 0.0),
        ("今日，" + MEMORIES, (), 0.0),
    ],
)
def test_the_items_of_a_line_in_order_and_their_share(line: str, names: tuple[str, ...], share: float) -> None:
    assert items(fold(line), DEFAULT) == names
    assert coverage(fold(line), DEFAULT) == share


def test_a_long_line_is_a_nameplate_s_only_where_an_item_opens_it() -> None:
    assert len(IMPRINT) > 160
    assert items(fold(IMPRINT), DEFAULT)[:4] == ("cn", "distribution", "issue", "pages")
    assert items(fold("湘江边的老街上，" + IMPRINT), DEFAULT) == ()
    assert items(fold(IMPRINT * 4), DEFAULT) == ()


def test_a_title_that_only_the_vocabulary_knows() -> None:
    more = DEFAULT.extended(titles={"浮梁之声"})
    assert items("浮梁之声", DEFAULT) == ()
    assert items("浮梁之声", more) == ("title",)
    assert items("《浮梁之声》", more) == ("title",)
    assert items("浮  梁  之  声", more) == ("title",)
    assert items("浮梁之声 今日四版", more) == ("title", "pages")
    masthead, _ = read_masthead(source_blocks("浮梁之声\n今日四版"), more)
    assert masthead is not None
    assert masthead.title == "浮梁之声"


@pytest.mark.parametrize(
    ("names", "nameplate"),
    [
        (("cn", "date", "weekday"), True),
        (("issue", "date", "price"), True),
        (("total", "lunar", "date"), True),
        (("title", "date", "weekday"), True),
        (("maybe-title", "date", "weekday"), True),
        (("title", "date"), False),
        (("title", "title", "date"), False),
        (("date", "weekday", "lunar"), False),
        (("cn", "hotline", "imprint"), False),
    ],
)
def test_three_items_one_of_which_is_the_newspaper_s_own_make_a_nameplate(
    names: tuple[str, ...], nameplate: bool
) -> None:
    assert enough(names) == nameplate


def test_spans_are_the_blocks() -> None:
    text = "# 衡阳日报\n\n今日四版"
    masthead, _ = read(text)
    assert masthead is not None
    assert [text[span.start : span.stop] for span in masthead.spans] == ["衡阳日报", "今日四版"]


NO_NAMEPLATE = {
    "inside page": "第2版 要闻\n\n衡阳市委召开会议\n\n本报讯（记者 王小明）昨日，会议在衡阳召开。",
    "inside page, day in the folio": "2022年10月20日 星期四 第02版 要闻 责编：王小明\n\n冬修水利正当时",
    "founding of a newspaper": "一张报纸的诞生\n\n《衡阳日报》创刊于1949年10月，是中共衡阳市委机关报，"
    "由衡阳日报社出版，国内统一刊号为CN43-0004，"
    "创刊之初为四开四版，1958年改为对开四版，如今已出版近两万期，陪伴了几代读者。",
    "founding, short": "1948年6月15日，《人民日报》在河北平山里庄创刊。",
    "a paper's anniversary": "人民日报创刊七十周年纪念大会举行",
    "telephone numbers": "市民热线：12345\n\n供水热线：8222222\n\n燃气抢修：8333333\n\n供电服务：95598",
    "telephone list in one line": "报警电话110 火警电话119 急救电话120 交通事故122",
    "advertiser's imprint": "地址：衡阳市解放大道18号 联系电话：0734-8888888 联系人：王先生",
    "hotline notice": "安全生产举报热线12345",
    "box office": "《红楼梦》今晚上演 票价：80元 地址：大剧院 电话：0734-8123456",
    "subscription notice": "欢迎订阅2022年报刊，全年定价360元，各地邮局均可办理，订阅热线：8611110。",
    "weather": "今天夜间到明天白天 多云 12℃～18℃",
    "opening of a story": "2026年5月19日，全市安全生产电视电话会议召开，会议学习传达了上级精神，各县市区负责人参加。",
    "report headline": "全市经济运行情况通报\n\n财政收支月报出炉\n\n一份特殊的喜报",
    "prize announcement": "福彩双色球第2026056期开奖公告",
    "book review": "《申报》与近代上海\n\n作者：王大文 出版社：商务印书馆 定价：68元",
    "journal": "他在《自然》第612期发表论文",
    "e-mail": "投稿邮箱：abc@example.com",
    "bare line": "今日头条",
    "empty": "",
}  # fmt: skip


@pytest.mark.parametrize("text", NO_NAMEPLATE.values(), ids=NO_NAMEPLATE.keys())
def test_a_page_without_a_nameplate(text: str) -> None:
    names = [
        name for line in text.split("\n") if coverage(fold(line), DEFAULT) >= 0.5 for name in items(fold(line), DEFAULT)
    ]
    assert not enough(names)


@pytest.mark.parametrize(
    "text",
    [
        NO_NAMEPLATE[name]
        for name in ("telephone numbers", "advertiser's imprint", "hotline notice", "e-mail", "bare line", "empty")
    ],
)
def test_labelled_items_alone_are_no_masthead(text: str) -> None:
    assert read(text) == (None, ())


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("国内统一刊号：CN11-0065", "cn_number", CNNumber(11, 65)),
        ("CN 11—0065", "cn_number", CNNumber(11, 65)),
        ("CN11 0065", "cn_number", CNNumber(11, 65)),
        ("ＣＮ４３－０００４", "cn_number", CNNumber(43, 4)),
        ("国内统一连续出版物号：43-0004", "cn_number", CNNumber(43, 4)),
        ("國內統一連續出版物號 CN 44-0001", "cn_number", CNNumber(44, 1)),
        ("CN44-0103/(G)", "cn_number", CNNumber(44, 103)),
        ("ISSN 1672-1233", "issn", "1672-1233"),
        ("ISSN：1000-100X", "issn", "1000-100X"),
        ("邮发代号：41—1", "distribution_code", "41-1"),
        ("代号1—1", "distribution_code", "1-1"),
        ("邮局订阅代号45-36", "distribution_code", "45-36"),
        ("第19555号", "issue_number", 19555),
        ("第 19555 期", "issue_number", 19555),
        ("第一万九千五百五十五号", "issue_number", 19555),
        ("第一九五五五號", "issue_number", 19555),
        ("总第3021期", "total_number", 3021),
        ("总3021期", "total_number", 3021),
        ("衡阳日报 今日四版", "page_count", 4),
        ("衡阳日报 今日20版", "page_count", 20),
        ("衡阳日报 本期8版", "page_count", 8),
        ("衡阳日报 今日共16版", "page_count", 16),
        ("衡阳日报 今日对开四版", "page_count", 4),
        ("衡阳日报 （今日12版）", "page_count", 12),
        ("衡阳日报 今日二十四版", "page_count", 24),
        ("大公報 今日出紙三大張", "page_count", 12),
        ("大公報 今日出紙一張半", "page_count", 6),
        ("新華日報 今日出版半張", "page_count", 2),
        ("衡阳日报 零售价1.00元", "price", "1.00元"),
        ("衡阳日报 每份2元", "price", "2元"),
        ("衡阳日报 定价：2.5元", "price", "2.5元"),
        ("衡阳日报 每份零售价0.50元", "price", "0.50元"),
        ("衡阳日报 零售价：1.00 元", "price", "1.00 元"),
        ("衡阳日报 邮 编：421001", "imprint", {"邮编": "421001"}),
        ("衡阳日报 网址：www.example.com", "website", "www.example.com"),
        ("衡阳日报 官网:http://www.example.com/news", "website", "http://www.example.com/news"),
        ("衡阳日报社 出版", "publisher", "衡阳日报社"),
        ("衡阳日报社编辑出版", "publisher", "衡阳日报社"),
        ("出版：衡阳日报社", "publisher", "衡阳日报社"),
        ("主管单位：中共衡阳市委", "supervisor", "中共衡阳市委"),
        ("中共衡阳市委 主办", "sponsor", "中共衡阳市委"),
        ("主办 中共衡阳市委", "sponsor", "中共衡阳市委"),
        ("中共衡阳市委主管主办", "supervisor", "中共衡阳市委"),
        ("第19555号 衡阳日报中共衡阳市委主办", "sponsor", "中共衡阳市委"),
        ("湖南省中共党史学会主办", "sponsor", "湖南省中共党史学会"),
        ("主办：/衡阳日报社", "sponsor", "衡阳日报社"),
        ("衡阳日报社主办、出版", "publisher", "衡阳日报社"),
        ("衡阳日报社主办、出版", "sponsor", "衡阳日报社"),
        ("衡阳日报 www.example.com 网址：www.example.cn", "website", "www.example.cn"),
        ("《衡阳日报》\n今日四版", "title", "衡阳日报"),
        ("衡阳日报中共衡阳市委主办", "title", "衡阳日报"),
        ("衡阳日报中共衡阳市委主管主办", "title", "衡阳日报"),
        ("湖南日报中国共产党湖南省委员会主办", "title", "湖南日报"),
        ("湖南日报中国共产党湖南省委员会主办", "sponsor", "中国共产党湖南省委员会"),
        ("衡阳日报中共衡阳市委机关报", "title", "衡阳日报"),
        ("衡阳晚报衡阳日报社出版", "title", "衡阳晚报"),
        ("衡阳晚报衡阳日报社出版", "publisher", "衡阳日报社"),
        ("工人日报中华全国总工会主办", "title", "工人日报"),
        ("南方日报报业传媒集团主办", "sponsor", "南方日报报业传媒集团"),
        ("南方日报报业传媒集团主办", "title", None),
        ("中国青年报社主办", "sponsor", "中国青年报社"),
        ("广告经营许可证：衡工商广字第0001号 第19555号", "issue_number", 19555),
        ("广告经营许可证：衡工商广字第0001号 第19555号", "imprint", {"广告经营许可证": "衡工商广字第0001号"}),
        ("衡阳日报 广告许可证：湘工商广字〔2017〕第3号\n第19555号", "issue_number", 19555),
        ("衡阳日报 广告发布登记：衡市监广登字（2018）第04号", "issue_number", None),
        ("衡阳日报 登记证第12号", "issue_number", None),
        ("衡阳日报\n内政部登记证警字第4号", "issue_number", None),
        ("主办出版：衡阳日报社", "sponsor", "衡阳日报社"),
        ("主办出版：衡阳日报社", "publisher", "衡阳日报社"),
        ("主办、编辑出版：衡阳日报社", "sponsor", "衡阳日报社"),
        ("主办出版 衡阳日报社", "sponsor", "衡阳日报社"),
        ("衡阳日报社主办、编辑出版", "publisher", "衡阳日报社"),
        ("衡阳日报社主办、出版、发行", "publisher", "衡阳日报社"),
        ("主管主办出版：衡阳日报社", "supervisor", "衡阳日报社"),
        ("衡阳日报社主管主办出版", "publisher", "衡阳日报社"),
        ("衡阳日报 广 告 热 线：8247111", "hotlines", {"广告热线": "8247111"}),
        ("衡阳日报\n社 址：解放大道18号", "imprint", {"社址": "解放大道18号"}),
        ("衡阳日报\n电 话：8611110 邮 编：421001", "hotlines", {"电话": "8611110"}),
        ("衡阳日报\n总 编 辑：李 明", "imprint", {"总编辑": "李明"}),
    ],
)
def test_one_item(text: str, field: str, value: object) -> None:
    masthead, doubts = read(text)
    assert masthead is not None
    assert getattr(masthead, field) == value
    assert doubts == ()


def test_supervisor_and_sponsor_run_together() -> None:
    masthead, _ = read("中共衡阳市委员会主管衡阳日报社主办第19555号今日四版")
    assert masthead is not None
    assert (masthead.supervisor, masthead.sponsor) == ("中共衡阳市委员会", "衡阳日报社")
    assert (masthead.issue_number, masthead.page_count) == (19555, 4)


@pytest.mark.parametrize(
    ("text", "code", "doubtful", "expected"),
    [
        ("衡阳日报\nCN 43-004", "cn-number-malformed", "43-004", None),
        ("衡阳日报\nCN 43-OOO4", "cn-number-malformed", "43-OOO4", None),
        ("衡阳日报\nCN 4-0004", "cn-number-malformed", "4-0004", None),
        ("衡阳日报\n国内统一刊号：CN99-0004", "cn-region-unknown", "99-0004", None),
        ("衡阳日报\n国内统一刊号：CN43-1004", "cn-serial-range", "43-1004", None),
        ("衡阳日报\nISSN 1672-1234", "issn-check-digit", "1672-1234", "1672-1233"),
        ("衡阳日报\n2026年5月19日 星期三", "weekday-mismatch", "星期三", "星期二"),
        ("衡阳日报\n2026年5月19日 乙巳年", "stem-branch-mismatch", "乙巳", "丙午"),
        ("衡阳日报\n2026年2月30日", "impossible-date", "2026年2月30日", None),
    ],
)
def test_doubts(text: str, code: str, doubtful: str, expected: str | None) -> None:
    masthead, (doubt,) = read(text)
    assert masthead is not None
    assert (doubt.code, doubt.printed, doubt.expected) == (code, doubtful, expected)
    assert doubt.message
    assert doubt.span is not None
    assert text[doubt.span.start : doubt.span.stop] == doubtful


def test_an_impossible_date_is_none() -> None:
    masthead, (doubt,) = read("衡阳日报\n2026年2月30日 星期一")
    assert masthead is not None
    assert (masthead.date, masthead.weekday) == (None, 1)
    assert doubt.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("printed", "number", "codes"),
    [
        ("43-0004", CNNumber(43, 4), []),
        ("11—0065", CNNumber(11, 65), []),
        ("10-0001", CNNumber(10, 1), []),
        ("50-9999", CNNumber(50, 9999), ["cn-serial-range"]),
        ("99-5000", CNNumber(99, 5000), ["cn-region-unknown", "cn-serial-range"]),
        ("43-0000", CNNumber(43, 0), ["cn-serial-range"]),
        ("430004", CNNumber(43, 4), []),
        ("43", None, ["cn-number-malformed"]),
        ("", None, ["cn-number-malformed"]),
    ],
)
def test_cn_number(printed: str, number: CNNumber | None, codes: list[str]) -> None:
    found, doubts = check_cn_number(printed)
    assert found == number
    assert [code for code, _ in doubts] == codes


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("0317-8471", ("0317-8471", None)),  # the example in ISO 3297
        ("1050124X", ("1050-124X", None)),
        ("0317-8472", ("0317-8472", "1")),
        ("1050-1241", ("1050-1241", "X")),
        ("0317-847", (None, None)),
    ],
)
def test_issn(printed: str, expected: tuple[str | None, str | None]) -> None:
    assert check_issn(printed) == expected


@pytest.mark.parametrize(
    "line",
    [
        "衡阳日报", "衡 阳 日 报", "衡　陽　日　報", "頭條日報", "新民晚报", "羊城晚报", "三湘都市报",
        "华商报", "中国青年报", "大公報", "文匯報", "信報",
        "明報", "参考消息", "人民日报海外版", "《光明日报》", "法治日报", "扬子晚报", "澳門日報", "聯合晚報",
    ],
)  # fmt: skip
def test_title_like(line: str) -> None:
    assert title_like(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "报",
        "天气预报",
        "情况通报",
        "一份喜报",
        "写给人民日报",
        "他在人民日报",
        "人民日报创刊七十周年",
        "今天的衡阳日报",
        "读衡阳日报",
        "及时报",
        "日报表",
    ],
)
def test_not_title_like(line: str) -> None:
    assert not title_like(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "HENGYANG DAILY",
        "RENMIN RIBAO",
        "Ming Pao Daily News",
        "WEN WEI PO",
        "RÉNMÍN RÌBÀO",
        "THE BEIJING NEWS",
        "ＨＵＮＡＮ　ＤＡＩＬＹ",
        "JORNAL VA KIO",
    ],
)
def test_latin_title_like(line: str) -> None:
    assert latin_title_like(fold(line))


@pytest.mark.parametrize(
    "line", ["", "Culture", "A06", "www.example.com", "衡阳日报", "NBA", "No.1", "CCTV", "HENGYANG DAILY 2026"]
)
def test_not_latin_title_like(line: str) -> None:
    assert not latin_title_like(fold(line))


@pytest.mark.parametrize(
    "unit",
    [
        "主",
        "第1版",
        "2026年5月19日 ",
        "中共主",
        "CN 1-",
        "电话:1 ",
        "a.",
        "a@",
        "衡 ",
        "总第1期",
        "一",
        "1 ",
        "社长:王 ",
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        blocks = source_blocks(unit * (length // len(unit)))
        start = time.process_time()
        read_masthead(blocks, DEFAULT)
        return time.process_time() - start

    seconds(100)
    assert seconds(16_000) < 8 * max(seconds(4_000), 0.02)


PARTS = [
    *(
        "2026年",
        "5月",
        "19日",
        "第",
        "版",
        "期",
        "号",
        "星期",
        "二",
        "农历",
        "丙午",
        "闰",
        "初三",
        "CN",
        "ISSN",
        "43-0004",
    ),
    *("主管", "主办", "出版", "今日", "责编", "：", "/", "A06", "要闻", "元", "每份", "电话", "0734-", "www.", ".com"),
    *("@", "日报", "三大張", "民國", "社长", "王", "小明", "总", "代号", "18/02", "TUE", "周", "٣"),
    *("#", " ", "\n", "\0", "\ud800"),
]


@settings(max_examples=200, deadline=None)
@given_any(
    st.lists(
        st.one_of(
            st.sampled_from(PARTS),
            st.text(max_size=3),
        ),
        max_size=40,
    )
)
def test_any_text_is_read(parts: list[str]) -> None:
    text = "".join(parts)
    blocks = source_blocks(text)
    masthead, doubts = read_masthead(blocks, DEFAULT)
    folio, more = read_folio(blocks, DEFAULT)
    spans = [doubt.span for doubt in (*doubts, *more)] + [editor.span for editor in (folio.editors if folio else ())]
    assert all(span is not None and 0 <= span.start < span.stop <= len(text) for span in spans)
    assert masthead is None or len(masthead.spans) == len(blocks)
    for block in blocks:
        assert 0 <= coverage(block.plain, DEFAULT) <= 1
        assert 0 <= folio_score(block.plain, DEFAULT) <= 1
