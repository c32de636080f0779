from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from byline_cases import credited, rows, shown
from hyparse.models import Contributor, Function, Lead, Span
from hyparse.parsers.byline import (
    ambiguous_names,
    caption_credits,
    closing,
    is_author_note,
    is_byline_line,
    read_byline,
    read_lead,
)
from hyparse.text import fold
from hyparse.vocabulary import DEFAULT

TEXT, IMAGE = frozenset({"text"}), frozenset({"image"})


def lead_of(text: str) -> Lead:
    return read_lead(text, fold(text), DEFAULT)


def further(start: int, stop: int) -> Span:
    """A caller's text that begins a hundred characters before."""
    return Span(start + 100, stop + 100, 3)


def span_of(printed: str, text: str) -> Span:
    start = text.index(printed)
    return further(start, start + len(printed))


def is_tight(person: Contributor, text: str) -> bool:
    """Whether a name's span begins and ends with the name."""
    assert person.span is not None
    printed = text[person.span.start : person.span.stop]
    return printed == printed.strip()


def byline_of(text: str) -> tuple[Contributor, ...]:
    byline = read_byline(text, fold(text), DEFAULT)
    return byline.contributors if byline else ()


@pytest.mark.parametrize(("text", "names", "dateline", "story"), rows("leads.txt"))
def test_a_lead_gives_its_dateline_its_byline_and_where_the_story_starts(
    text: str, names: str, dateline: str, story: str
) -> None:
    lead = lead_of(text)
    assert (credited(lead.contributors), shown(lead.dateline)) == (names, dateline)
    assert text[lead.stop :].startswith(story)
    assert all(is_tight(person, text) for person in lead.contributors)
    if not names and not dateline:
        assert lead == Lead()


@pytest.mark.parametrize(("text", "names", "dateline"), rows("bylines.txt"))
def test_a_byline_gives_its_people_with_role_and_works(text: str, names: str, dateline: str) -> None:
    byline = read_byline(text, fold(text), DEFAULT)
    assert credited(byline.contributors if byline else (), works=True) == names
    assert shown(byline.dateline if byline else None) == dateline
    assert byline is None or all(is_tight(person, text) for person in byline.contributors)


@pytest.mark.parametrize(
    ("text", "byline", "name", "dateline"),
    [
        ("　本报记者 李明　", "本报记者 李明", "李明", None),
        ("（张建国摄）", "（张建国摄）", "张建国", None),
        ("言　之", "言　之", "言　之", None),
        ("游客在赏花。（李明摄）", "（李明摄）", "李明", None),
        ("游客在赏花。（新华社记者李明摄）图为湘江边的樱花", "（新华社记者李明摄）图为湘江边的樱花", "李明", None),
        ("办到了群众心坎上。（新华社北京7月15日电）", "（新华社北京7月15日电）", None, "新华社北京7月15日电"),
        ("（本报海口7月9日讯）", "（本报海口7月9日讯）", None, "本报海口7月9日讯"),
        ("【新華社北京18日電】", "【新華社北京18日電】", None, "新華社北京18日電"),
        ("（據新華社鄭州9月9日電）", "（據新華社鄭州9月9日電）", None, "新華社鄭州9月9日電"),
        ("（中央社記者張小明台北9日電）", "（中央社記者張小明台北9日電）", "張小明", "中央社記者張小明台北9日電"),
    ],
)
def test_where_a_byline_stands(text: str, byline: str, name: str | None, dateline: str | None) -> None:
    found = read_byline(text, fold(text), DEFAULT, further)
    assert found is not None
    assert found.span == span_of(byline, text)
    assert [person.span for person in found.contributors] == ([span_of(name, text)] if name else [])
    assert (found.dateline and found.dateline.span) == (span_of(dateline, text) if dateline else None)


@pytest.mark.parametrize(
    ("text", "name", "dateline"),
    [
        ("本报讯 记者李明 文/图 昨天，樱花开了", "李明", "本报讯"),
        ("新华社北京5月1日电（记者李明）国务院今天发出通知", "李明", "新华社北京5月1日电"),
        ("（新华社北京7月15日电 记者丁小溪）近日", "丁小溪", "新华社北京7月15日电"),
        ("（据新华社北京7月15日电 记者丁小溪）近日", "丁小溪", "新华社北京7月15日电"),
        ("據新華社北京電 記者丁小溪報道：近日", "丁小溪", "新華社北京電"),
        ("中國時報【王小明／台北報導】昨日", "王小明", "中國時報【王小明／台北報導】"),
        ("■聯合報【記者李明報導】昨日", "李明", "聯合報【記者李明報導】"),
        ("（中央社記者張小明台北9日電）昨日", "張小明", "中央社記者張小明台北9日電"),
        ("〔記者王小明／台北報導〕立法院昨天", "王小明", "台北報導"),
    ],
)
def test_where_the_parts_of_a_lead_stand(text: str, name: str, dateline: str) -> None:
    lead = read_lead(text, fold(text), DEFAULT, further)
    assert lead.dateline is not None
    assert lead.dateline.span == span_of(dateline, text)
    assert [person.span for person in lead.contributors] == [span_of(name, text)]


@pytest.mark.parametrize(
    ("text", "organisation", "works"),
    [
        ("本报讯 记者李明 文/图 昨天", None, TEXT | IMAGE),
        ("本报讯 记者李明 近日，市委召开会议", None, TEXT),
        ("衡阳晚报记者李明从市统计局获悉，今年以来", "衡阳晚报", TEXT),
        ("摄影 记者李明报道：近日", None, IMAGE),
    ],
)
def test_for_whom_and_what_the_person_of_a_lead_works(
    text: str, organisation: str | None, works: frozenset[str]
) -> None:
    (person,) = lead_of(text).contributors
    assert (person.organisation, person.works) == (organisation, works)


def test_the_tables_are_as_long_as_they_should_be() -> None:
    leads, bylines = rows("leads.txt"), rows("bylines.txt")
    assert len(leads) + len(bylines) >= 400
    assert sum(not row[1] and not row[2] for row in (*leads, *bylines)) >= 80


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("衡阳日报全媒体记者 邓小山", [("邓小山", "全媒体记者", Function.REPORTER, "衡阳日报")]),
        ("■通讯员 王勤 摄", [("王勤", "通讯员", Function.CORRESPONDENT, None)]),
        ("本报驻泰国记者 李明", [("李明", "驻泰国记者", Function.REPORTER, "本报")]),
        ("《中国电力报》记者 李明", [("李明", "记者", Function.REPORTER, "《中国电力报》")]),
        ("中央人民广播电台记者刘明", [("刘明", "记者", Function.REPORTER, "中央人民广播电台")]),
        ("中青报·中青网记者 李明", [("李明", "记者", Function.REPORTER, "中青报·中青网")]),
        ("大公報記者 李明", [("李明", "記者", Function.REPORTER, "大公報")]),
        ("实习生 李明", [("李明", "实习生", Function.INTERN, None)]),
        ("本报评论员 李明", [("李明", "评论员", Function.COMMENTATOR, "本报")]),
        ("（李明摄）", [("李明", "摄", Function.PHOTOGRAPHER, None)]),
        ("漫画/张明", [("张明", "漫画", Function.ILLUSTRATOR, None)]),
        ("制图/张明", [("张明", "制图", Function.DESIGNER, None)]),
        ("責任編輯：張明", [("張明", "責任編輯", Function.EDITOR, None)]),
        ("校对：王芳", [("王芳", "校对", Function.PROOFREADER, None)]),
        ("李明 编译", [("李明", "编译", Function.TRANSLATOR, None)]),
        ("文字整理/黎明", [("黎明", "文字整理", Function.COMPILER, None)]),
        ("统筹：张明", [("张明", "统筹", Function.OTHER, None)]),
        ("■ 李明", [("李明", None, None, None)]),
        ("中铁五局通讯员 李明", [("李明", "通讯员", Function.CORRESPONDENT, "中铁五局")]),
    ],
)
def test_role_function_and_organisation(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(person.name, person.role, person.function, person.organisation) for person in byline_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "start", "names", "dateline"),
    [
        ("营商环境金字招牌。（本报海口7月15日讯）", "（本报", "", "本报/海口/7/15/讯"),
        ("带来变化。（新华社北京7月15日电 记者丁小溪）", "（新华社", "记者:丁小溪", "新华社/北京/7/15/电"),
        ("办到了群众心坎上。（撰文/罗学）", "（撰文", "撰文:罗学", ""),
        ("感到骄傲和自豪。（全媒体记者 金明达）", "（全媒体", "全媒体记者:金明达", ""),
        ("欢度佳节。（刘玉红肖荻）", "（刘玉红", "-:刘玉红,-:肖荻", ""),
        ("感恩之情。⑧3陈更生 宋洁 摄", "⑧3", "摄:陈更生,摄:宋洁", ""),
        ("感恩之情。 本报记者 陈更生②6", "本报", "记者:陈更生", ""),
        ("孩子们在放风筝 记者 李明 摄", "记者", "记者:李明", ""),
        ("湘江边的春天。　记者 李明", "记者", "记者:李明", ""),
        ("欢度佳节。 （刘玉红）", "（刘玉红", "-:刘玉红", ""),
        ("营商环境成为金字招牌（本报海口7月15日讯）", "（本报", "", "本报/海口/7/15/讯"),
        ("他在当地生活多年。（本报格拉茨（奥地利）1月29日电）", "（本报", "", "本报/格拉茨（奥地利）/1/29/电"),
    ],
)
def test_a_closing_signature(text: str, start: str, names: str, dateline: str) -> None:
    found = closing(text, fold(text), DEFAULT)
    assert found is not None
    # A desk's code before a name belongs to the line's end, whichever side of it the signature is said to begin on.
    assert text.index(start) <= found.start <= text.index(start) + 2
    assert (credited(found.contributors), shown(found.dateline)) == (names, dateline)


@pytest.mark.parametrize(
    "text",
    [
        "把实事办到了群众心坎上。②6",
        "他高兴地告诉记者。",
        "这里的变化真大啊！（未完待续）",
        "未来可期。（完）",
        "（下转第二版）",
        "本书由人民出版社出版（精装）",
        "选举林娜（女）",
        "（作者系衡阳师范学院教授）",
        "未来可期。（作者为湖南博物院研究员）",
        "未来可期。（据新华社）",
        "今年第5号台风（中国名：海神）",
        "学习贯彻条例（以下简称《条例》）",
        "孩子们笑了。（主办方供图）",
        "今日最高气温25摄氏度",
        "他说，这是在山里拍摄的",
        "欢度佳节 （刘玉红）",
        "■ 李明摄）",
        "游客如织。（图片来源：新华社记者李明）",
        "人生如寄。 文章千古事",
        "祝各位同行。 记者节快乐",
        "对话 本报记者李明：",
    ],
)
def test_no_closing_signature(text: str) -> None:
    assert closing(text, fold(text), DEFAULT) is None


@pytest.mark.parametrize(
    ("text", "rest", "names"),
    [
        ("游客在赏花。（李明摄）", "游客在赏花。", ["李明"]),
        ("游客在赏花。新华社记者 李明 摄", "游客在赏花。", ["李明"]),
        ("游客在赏花。新华社发（李明 摄）", "游客在赏花。新华社发", ["李明"]),
        ("图①：赏花。（李明摄）图②：品茶。（王强摄）", "图①：赏花。（李明摄）图②：品茶。", ["李明", "王强"]),
        ("游客在赏花。\n海南日报全媒体记者 陈元\n通讯员 符马林 摄", "游客在赏花。\n", ["陈元", "符马林"]),
        ("游客在赏花。（主办方供图）", "游客在赏花。（主办方供图）", []),
        ("游客在赏花", "游客在赏花", []),
        ("游客在赏花。（李明）", "游客在赏花。", ["李明"]),
        ("游客在赏花（李明摄），孩子们在品茶（王强摄）。", "游客在赏花（李明摄），孩子们在品茶", ["李明", "王强"]),
        ("图①：赏花。（李明摄）图②：品茶。王强 摄", "图①：赏花。（李明摄）图②：品茶。", ["李明", "王强"]),
        (
            "图①：停电时的社区（李明摄）图②：灯亮了。（王强摄）",
            "图①：停电时的社区（李明摄）图②：灯亮了。",
            ["李明", "王强"],
        ),
        ("图①：小明（前排左）在赏花。（李明摄）图②：品茶。", "图①：小明（前排左）在赏花。", ["李明"]),
        ("本报讯（记者 李明 摄影报道）游客在赏花。", "本报讯（记者 李明 摄影报道）游客在赏花。", []),
    ],
)
def test_the_credits_of_a_caption(text: str, rest: str, names: list[str]) -> None:
    people, start = caption_credits(text, fold(text), DEFAULT)
    assert [person.name for person in people] == names
    assert all(person.works == IMAGE for person in people)
    assert text[:start] == rest


def test_whoever_also_wrote_under_a_picture_keeps_both_works() -> None:
    text = "游客在赏花。 记者 李明 文/图"
    (person,), start = caption_credits(text, fold(text), DEFAULT, further)
    assert person.works == TEXT | IMAGE
    assert (person.span, text[:start]) == (span_of("李明", text), "游客在赏花。 ")


@pytest.mark.parametrize(
    "text",
    [
        "游客在赏花。",
        "记者手记",
        "（作者系衡阳师范学院教授）",
        "",
        "■ 新华社记者",
        "本报记者",
        "（本报记者）",
        "■ 本报评论员",
        "记者从本报第三版的报道中看到",
    ],
)
def test_no_byline(text: str) -> None:
    assert read_byline(text, fold(text), DEFAULT) is None


@pytest.mark.parametrize(
    "text",
    [
        "■ 海南日报全媒体记者 邓钰",
        "通讯员 岳承乾 曹志成",
        "（本报海口7月9日讯）",
        "（作者系衡阳师范学院教授）",
        "■ 李萌",
        "石  羚",
        "本报记者  黄  雅  陈俊逸",
        "■ 新华社记者",
        "（吳楚勤攝）",
        "责任编辑：张明 版式：李强 校对：王芳",
        "撰文/张明",
        "■李萌",
        "李　明　王小强",
        "（刘玉红 肖荻 陈更生 宋洁 程远）",
        "苏堤柳（江苏）",
        "王景弘／資深新聞工作者",
        "新华社北京7月9日电",
    ],
)
def test_a_line_that_is_nothing_but_a_byline(text: str) -> None:
    assert is_byline_line(fold(text), DEFAULT)


@pytest.mark.parametrize(
    "text",
    [
        "高考",
        "一把手访谈",
        "图片报道",
        "图片新闻",
        "校長訪談",
        "记者手记",
        "编辑絮语",
        "摄影之家",
        "文章千古事",
        "目  录",
        "金秋时节访衡东",
        "记者从市统计局获悉，今年增长百分之五。",
        "他说：“感谢记者。”",
        "本报讯（记者 陈润）近日，市委召开会议。",
        "新闻热线：8611110",
        "■ 文苑",
        "■ 同题",
        "高  考",
        "人民视觉",
        "本报记者 李明，",
        "清华大学教授 李明 王强",
        "祝以寧 中學副校長",
        "李明／王强",
        "",
        "。",
    ],
)
def test_a_line_that_is_no_byline(text: str) -> None:
    assert not is_byline_line(fold(text), DEFAULT)


@pytest.mark.parametrize(
    "text", ["（作者系某大学教授）", "作者为研究员", "（本文作者系医师）", "资料来源：统计局", "■作者单位：衡阳师院"]
)
def test_a_note_on_the_author(text: str) -> None:
    assert is_author_note(fold(text))
    assert not byline_of(text)


@pytest.mark.parametrize("text", ["作者：李明", "（李明）", "他是这本书的作者", ""])
def test_no_note_on_the_author(text: str) -> None:
    assert not is_author_note(fold(text))


def test_a_vocabulary_can_be_extended() -> None:
    text = "本报讯（见习小编 李明）近日"
    assert not lead_of(text).contributors
    more = DEFAULT.extended(roles={"见习小编"})
    assert [(person.name, person.role) for person in read_lead(text, fold(text), more).contributors] == [
        ("李明", "见习小编")
    ]


PIECES = [
    "本报讯",
    "（",
    "）",
    "记者",
    "通讯员",
    "摄",
    "文/图",
    "王小明",
    "张三 李四",
    "、",
    "报道：",
    "5月18日电",
    "新华社",
    "北京",
    " ",
    "　",
    "和",
    "■",
    "／",
    "【",
    "〔",
    "⑧3",
    "\n",
    "·",
    "作者系",
    "供图",
    "𠮷",
    "\ud800",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join))
def test_any_text_is_read_and_every_span_is_the_name(text: str) -> None:
    plain = fold(text)
    lead = read_lead(text, plain, DEFAULT)
    byline = read_byline(text, plain, DEFAULT)
    ending = closing(text, plain, DEFAULT)
    captioned, start = caption_credits(text, plain, DEFAULT)
    is_byline_line(plain, DEFAULT)
    assert 0 <= lead.stop <= len(text)
    assert 0 <= start <= len(text)
    people = (
        *lead.contributors,
        *(byline.contributors if byline else ()),
        *(ending.contributors if ending else ()),
        *captioned,
    )
    for person in people:
        assert person.span is not None
        assert person.name
        assert "".join(text[person.span.start : person.span.stop].split()) == person.name
    for line in (lead.dateline, byline and byline.dateline, ending and ending.dateline):
        if line is not None:
            assert line.span is not None
            assert 0 <= line.span.start < line.span.stop <= len(text)


def test_names_whose_cut_is_in_doubt_are_found() -> None:
    text = "（李小龙江山摄）"
    byline = read_byline(text, fold(text), DEFAULT)
    assert byline is not None
    assert ambiguous_names(byline.contributors, fold(text), DEFAULT) == ((1, 6),)
    text = "（王小明李大强摄）"
    byline = read_byline(text, fold(text), DEFAULT)
    assert byline is not None
    assert ambiguous_names(byline.contributors, fold(text), DEFAULT) == ()


def test_spans_are_located() -> None:
    text = "■本报记者 周 围 摄"
    byline = read_byline(text, fold(text), DEFAULT, lambda start, stop: Span(start + 100, stop + 100, 3))
    assert byline is not None
    assert byline.contributors[0].span == Span(106, 109, 3)


@pytest.mark.parametrize(
    "piece",
    [
        "记者",
        "（记者",
        "王小明",
        "张三、",
        "日报",
        "本报北京",
        "新华社北京5月",
        "图/",
        "（",
        "）",
        "摄",
        "一二三",
        "·",
        "驻",
        "文 ",
        "全媒体",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    def spent(times: int) -> float:
        text = piece * times
        start = time.process_time()
        read_lead(text, text, DEFAULT)
        read_byline(text, text, DEFAULT)
        return time.process_time() - start

    spent(10)
    assert spent(20_000) < 1.0
