"""Pages as extractors write them, and the blocks that they hold."""

from __future__ import annotations

import pathlib
import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hyparse.errors import HyparseError
from hyparse.layout import LAYOUTS, blocks, repeats
from hyparse.text import converter, fold

SEEDS = sorted((pathlib.Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))

LEAD = "本报讯（记者 罗文）5月18日，市委书记来到岳东片区，督导老旧小区安全隐患排查整治和电动车集中停放充电等工作。"
NEXT = "他指出，要压实属地责任，建立隐患台账，逐项明确整改措施，确保汛期各项安全防范工作落到实处、取得实效。"
LAST = "随后，一行人还来到南岳镇水濂村九组地质灾害隐患点，详细了解群测群防和避险转移预案的准备情况。"
STORY = (LEAD, NEXT, LAST)


def words(page: str, layout: str | None = None) -> list[str]:
    return [block.words for block in blocks(page, fold(page), layout)]


# What the page is; its text; its blocks: the words alone, or the hint or heading level before them.
CASES: dict[str, tuple[str, list[str | tuple[str | int, str]]]] = {
    "paragraphs with blank lines": ("要闻\n\n会议指出。\n\n\n会议强调。", ["要闻", "会议指出。", "会议强调。"]),
    "lines of a nameplate": (
        "中共衡阳市委员会主管\n中共衡阳市委员会主办\n统一连续出版物号 CN 43-0004",
        ["中共衡阳市委员会主管", "中共衡阳市委员会主办", "统一连续出版物号 CN 43-0004"],
    ),
    "a headline of two lines": (
        "啟德觀塘上水5060伙\n「簡約公屋」2期申請",
        ["啟德觀塘上水5060伙", "「簡約公屋」2期申請"],
    ),
    "a caption and its credit": ("◀校長直言空間較小\n（吳勤攝）", ["◀校長直言空間較小", "（吳勤攝）"]),
    "carriage returns": ("标题\r\n\r\n正文。\r\n第二行", ["标题", "正文。", "第二行"]),
    "ATX headings": (
        "# 2 要闻\n## 市委开会\n###没有空格\n####### 七级\n### 结尾 ###",
        [(1, "2 要闻"), (2, "市委开会"), (3, "没有空格"), (6, "七级"), (3, "结尾")],
    ),
    "hashes alone": ("##\n正文", [("artifact", "##"), "正文"]),
    "setext headings": ("要闻\n===\n市委开会\n---\n正文", [(1, "要闻"), (2, "市委开会"), "正文"]),
    "a rule under a sentence": ("会议结束。\n---\n其他", ["会议结束。", ("artifact", "---"), "其他"]),
    "bold lines": ("**市委开会**\n__综合__\n***特刊***", [(6, "市委开会"), (6, "综合"), (6, "特刊")]),
    "bold words": ("**市气象局：**预计~~今天~~有雨\n见`附录`", ["市气象局：预计今天有雨", "见`附录`"]),
    "slanted lines": (
        "*图为会场。*\n_记者 罗文 摄_\na_b_c@example.org",
        ["图为会场。", "记者 罗文 摄", "a_b_c@example.org"],
    ),
    "bold in a heading": ("## **“两会”**特刊", [(2, "“两会”特刊")]),
    "stars that are printed": (
        "*ST康美、*ST信威\n5*3*2\n王**、李某",
        ["*ST康美、*ST信威", "5*3*2", "王**、李某"],
    ),
    "escapes": ("\\*注：1\\. 总则\\#", ["*注：1. 总则#"]),
    "lists": ("- 第一条\n* 第二条\n+ 第三条\n1. 第四条", ["第一条", "第二条", "第三条", "1. 第四条"]),
    "quotations": ("> 编者按\n>> 引文", ["编者按", "引文"]),
    "links and footnotes": ("详见[全文](https://example.org/a)。[^1]\n[^1]: 资料", ["详见全文。", "资料"]),
    "pictures": (
        "![](images/1.jpg)\n![会场](2.jpg)图为会场。",
        [("figure", "![](images/1.jpg)"), ("figure", "会场"), "图为会场。"],
    ),
    "pictures in HTML": (
        '前文<img src="1.jpg" alt="">\n<img src="2.jpg">会场一角。',
        ["前文", ("figure", '<img src="1.jpg" alt="">'), ("figure", '<img src="2.jpg">'), "会场一角。"],
    ),
    "pictures left out": (
        "<!-- image -->\n[图片]\n【图片2】\n**==> picture [300 x 200] intentionally omitted <==**\n[图片] 会场",
        [
            *(("figure", mark) for mark in ("<!-- image -->", "[图片]", "【图片2】")),
            ("figure", "**==> picture [300 x 200] intentionally omitted <==**"),
            "[图片] 会场",
        ],
    ),
    "a figure's caption": (
        "<figure>\n<figcaption>会场一角。</figcaption>\n</figure>",
        [("figure", "<figure>"), "会场一角。", ("figure", "</figure>")],
    ),
    "a table of pipes": (
        "| 县 | 户 |\n|:--|--:|\n| 蒸湘 | 12 |\n\n正文",
        [("table", "县  户  蒸湘  12"), "正文"],
    ),
    "a table without outer pipes": ("县 | 户\n--|--\n蒸湘 | 12\n正文", [("table", "县 | 户蒸湘  12"), "正文"]),
    "pipes that are printed": ("|要闻|\nA03 | 要闻", ["|要闻|", "A03 | 要闻"]),
    "a table in HTML": (
        "前文\n<table>\n<tr><td>县</td></tr>\n\n<tr><td>户</td></tr>\n</table>\n后文",
        ["前文", ("table", "县户"), "后文"],
    ),
    "a cell's tag alone": ("前文。\n<td></td>\n后文。", ["前文。", ("artifact", "<td></td>"), "后文。"]),
    "a table broken off": ("<table><tr><td>县\n后文。", [("table", "县"), "后文。"]),
    "stray tags": (
        "</div\n<div align=center>\n<br>\n</td>",
        [("artifact", "</div"), ("artifact", "<div align=center>"), ("artifact", "<br>"), ("artifact", "</td>")],
    ),
    "tags around text": ("<p>会议<b>指出</b>。</p>\n<div>会议&nbsp;强调&amp;", ["会议指出。", "会议强调&amp;"]),
    "tags that break lines": (
        "标题<br>正文<br/><p>第二段</p><p>第三段</p>",
        ["标题", "正文", "第二段", "第三段"],
    ),
    "headings in HTML": ("<h2>市委开会</h2>\n<strong>小标题</strong>", [(2, "市委开会"), (6, "小标题")]),
    "angle brackets that are printed": ("<细则>全文\n气温<5%\n< 5%", ["<细则>全文", "气温<5%", "< 5%"]),
    "rules": (
        "***\n___\n- - -\n————\n=====",
        [("artifact", rule) for rule in ("***", "___", "- - -", "————", "=====")],
    ),
    "page marks": (
        "--- page 3 ---\n=== Page 3 ===\n<!-- page -->\n[page 3]\n## Page 4",
        [("artifact", m) for m in ("--- page 3 ---", "=== Page 3 ===", "<!-- page -->", "[page 3]", "## Page 4")],
    ),
    "page numbers": ("- 3 -\n· 12 ·\n- A3 -", ["- 3 -", "· 12 ·", "- A3 -"]),
    "a comment over lines": ("<!-- 版面\n说明 -->正文", [("artifact", "<!-- 版面\n说明 -->"), "正文"]),
    "a comment that never ends": ("<!-- 版面\n正文", [("artifact", "<!-- 版面"), "正文"]),
    "fences": ("```markdown\n# 要闻\n```", [("artifact", "```markdown"), (1, "要闻"), ("artifact", "```")]),
    "tokens of a model": ("正文。\n<|im_end|>", ["正文。", ("artifact", "<|im_end|>")]),
    "characters that do not show": ("\ufeff衡阳\u200b日报\u200b\n新\u00ad闻\x07", ["衡阳日报", "新闻"]),
    "a line of them": ("\u200b\n正文", ["正文"]),
    "a form feed": ("正文。\f第二版", ["正文。", "第二版"]),
    "a lone surrogate": ("正\ud800文", ["正\ud800文"]),
    "nothing": ("", []),
    "blanks": ("\n \u3000\n\t", []),
}


@pytest.mark.parametrize(("page", "expected"), CASES.values(), ids=CASES)
def test_page_becomes_blocks(page: str, expected: list[str | tuple[str | int, str]]) -> None:
    found = [(block.hint, block.heading_level, block.words) for block in blocks(page, fold(page))]
    wanted = [(0, each) if isinstance(each, str) else each for each in expected]
    assert found == [(mark, 0, said) if isinstance(mark, str) else (None, mark, said) for mark, said in wanted]
    promises(page)


def test_place_of_a_block() -> None:
    page = "衡阳日报\n\n\n　　本报讯 今天。\n\t  图"
    first, second, third = blocks(page, fold(page))
    assert (first.gap_before, second.gap_before, third.gap_before) == (0, 2, 0)
    assert (first.indent, second.indent, third.indent) == (0, 4, 3)
    assert second.text == "本报讯 今天。"
    assert page[second.span.start : second.span.stop] == second.text


def test_plain_is_folded_with_the_page() -> None:
    page = "**２０２６年，開會**"
    (block,) = blocks(page, fold(page))
    assert (block.words, block.plain) == ("２０２６年，開會", "2026年,开会")


def test_locate_leads_back_to_the_page() -> None:
    page = "**甲**乙\\*丙"
    (block,) = blocks(page, fold(page))
    assert block.words == "甲乙*丙"
    assert [page[block.locate(i, i + 1).start] for i in range(4)] == ["甲", "乙", "*", "丙"]


# --- the same page from other extractors -------------------------------------------------


def wrapped(text: str, width: int) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)]


def columns(text: str) -> int:
    """Widths of a half character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def typeset(text: str, width: int) -> list[str]:
    """Wrapped as a typesetter does (避头尾): no mark begins a line, none that opens ends it, no number is cut."""
    units: list[str] = []
    for char in text:
        last = units[-1][-1] if units else ""
        number = last.isascii() and char.isascii() and last.isalnum() and char.isalnum()
        if last and (char in "，。、；：）”》" or last in "（“《" or number):
            units[-1] += char
        else:
            units.append(char)
    lines = [""]
    for unit in units:
        if columns(lines[-1] + unit) > width:
            lines.append("")
        lines[-1] += unit
    return lines


@pytest.mark.parametrize("width", [11, 17, 22, 30])
def test_column_cut_at_a_number_of_characters(width: int) -> None:
    page = "\n\n".join("\n".join(wrapped(paragraph, width)) for paragraph in STORY)
    assert words("市领导检查安全\n\n" + page) == ["市领导检查安全", *STORY]


@pytest.mark.parametrize("width", [11, 17, 22, 30])
def test_column_without_blank_lines(width: int) -> None:
    page = "\n".join(line for paragraph in STORY for line in wrapped("\u3000\u3000" + paragraph, width))
    assert words("市领导检查安全\n" + page + "\n■ 图片新闻") == ["市领导检查安全", *STORY, "■ 图片新闻"]


@pytest.mark.parametrize("width", [26, 33, 40, 44])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
def test_typeset_column(width: int, indent: str) -> None:
    lines = [line for paragraph in STORY for line in typeset(indent + paragraph, width)]
    assert words("市领导检查安全\n\n" + "\n".join(lines)) == ["市领导检查安全", *STORY]


def test_one_paragraph_alone() -> None:
    assert words("\n".join(wrapped(NEXT, 20))) == [NEXT]
    assert words("\n".join(typeset(LEAD, 36))) == [LEAD]


def test_two_columns_of_different_width() -> None:
    lines = [line for width in (28, 44) for paragraph in STORY for line in typeset("\u3000\u3000" + paragraph, width)]
    assert words("\n".join(lines)) == [*STORY, *STORY]


def test_headline_after_a_full_last_line() -> None:
    lines = wrapped("\u3000\u3000" + LEAD, 17)
    full = "\u3000\u3000" + NEXT[:44] + "实绩实效。"
    assert len(full) == 3 * 17
    page = "\n".join([*lines, *wrapped(full, 17), "福利拉满迎新春"])
    assert words(page) == [LEAD, full.strip(), "福利拉满迎新春"]


def test_list_of_particulars_is_no_paragraph() -> None:
    items = ["校训：坚毅不屈、勇于承担、忠诚待人", "占地面积：约两千方米，有操场一个。", "地址：石硖尾伟智街"]
    page = "\n\n".join("\n".join(wrapped(paragraph, 17)) for paragraph in STORY)
    assert words(page + "\n\n" + "\n".join(items)) == [*STORY, *items]


def test_words_of_another_script_keep_their_space() -> None:
    page = "会议介绍了新一代系统Claude\nCode和在2026\n年发布的产品,\nHello 2026"
    assert words(page, "paragraphs") == ["会议介绍了新一代系统Claude\nCode和在2026年发布的产品,\nHello 2026"]


def test_soft_hyphen_parts_no_word() -> None:
    assert words("the news\u00ad\npaper", "paragraphs") == ["the newspaper"]


def test_layout_is_overridden() -> None:
    page = "市委召开会议\n研究部署工作\n\n第二段"
    assert words(page) == words(page, "lines") == ["市委召开会议", "研究部署工作", "第二段"]
    assert words(page, "paragraphs") == words(page, "wrapped") == ["市委召开会议研究部署工作", "第二段"]
    column = "\n".join(wrapped(LEAD, 12))
    assert words(column) == [LEAD]
    assert words(column, "lines") == words(column, "indented") == wrapped(LEAD, 12)
    with pytest.raises(HyparseError, match="columns"):
        blocks(page, fold(page), "columns")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_seed_in_other_layouts(seed: pathlib.Path) -> None:
    page = seed.read_text(encoding="utf-8")
    lines = [line for line in page.split("\n") if line.strip()]
    plain = words(page)
    assert len(plain) == len(lines)
    assert words(page.replace("\n", "\r\n")) == plain
    assert words("\n".join("\u3000\u3000" + line if len(line) > 60 else line for line in lines)) == plain
    kept = ["\n".join(wrapped(line, 22)) if len(line) > 60 else line for line in page.split("\n")]
    assert words("\n".join(kept)) == plain
    tight = [wrapped("\u3000\u3000" + line, 22) if len(line) > 60 else [line] for line in lines]
    assert words("\n".join(part for parts in tight for part in parts)) == plain


# --- promises ----------------------------------------------------------------------------


def is_blank(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf")


def promises(page: str, layout: str | None = None) -> None:
    folded = fold(page)
    owned = bytearray(len(page))
    end = 0
    for block in blocks(page, folded, layout):
        assert end <= block.span.start < block.span.stop
        inner, end = block.span.start, block.span.stop
        assert block.text == page[inner:end]
        assert block.folded == folded[inner:end]
        owned[inner:end] = b"\1" * (end - inner)
        assert block.words
        assert block.words == "".join(page[piece.start : piece.stop] for piece in block.pieces)
        assert block.plain == "".join(folded[piece.start : piece.stop] for piece in block.pieces)
        for piece in block.pieces:
            assert inner <= piece.start < piece.stop <= end
            inner = piece.stop
    assert all(own or is_blank(char) for own, char in zip(owned, page, strict=True))


MARKS = [
    *("#", "**", "*", "_", "__", "`", "~~", "\\", "|", "|--|", "<br>", "<p>", "</p>", "</div", "<table>", "</table>"),
    *("<td>", "<!--", "-->", "![", "](", "[", ")", "<img ", ">", "&nbsp;", "---", "===", "- ", "> ", "```", "[^1]"),
    *("--- page 3 ---", "<h2>", "</h2>", "<figure>", "<|im_end|>", "{3}"),
]
PRINT = [
    "本报讯",
    "（记者 王小明）",
    "标题",
    "，",
    "。",
    "”",
    "：",
    "2026",
    "News",
    "■",
    "——",
    "下转02版",
    "\u3000\u3000",
    " ",
]
BREAKS = ["\n", "\n\n", "\r\n", "\f", "\u200b", "\ufeff", "\u00ad", "\0", "\ud800", "\x1f", "\x85", "\u2028", "\t", "İ"]
layouts = st.sampled_from([None, *LAYOUTS])


@given(st.lists(st.sampled_from(MARKS + PRINT + BREAKS), max_size=60).map("".join), layouts)
@settings(max_examples=400, deadline=None)
def test_furniture_keeps_the_promises(page: str, layout: str | None) -> None:
    promises(page, layout)


@given(st.text(max_size=80), layouts)
@settings(max_examples=200, deadline=None)
def test_any_text_keeps_the_promises(page: str, layout: str | None) -> None:
    promises(page, layout)


LINES = [line for seed in SEEDS for line in seed.read_text(encoding="utf-8").split("\n") if line.strip()]
GLUE = ["\n", "\n\n", "", "\r\n", "\n\u3000\u3000", "<br>", "\n## "]


@given(st.integers(0, 2**32), layouts)
@settings(max_examples=60, deadline=None)
def test_shuffled_cut_and_glued_lines_keep_the_promises(number: int, layout: str | None) -> None:
    chance = random.Random(number)
    parts: list[str] = []
    for line in chance.sample(LINES, 12):
        kept = line[: chance.randrange(1, len(line) + 1)] if chance.random() < 0.4 else line
        width = chance.randrange(5, 40)
        parts += ["\n".join(wrapped(kept, width)) if chance.random() < 0.4 else kept, chance.choice(GLUE)]
    promises("".join(parts), layout)


HOSTILE = {
    "a line": "新" * 300_000,
    "blank lines": "\n" * 300_000,
    "brackets": "<" * 100_000,
    "pictures": "![](" * 50_000,
    "tables": "<table>" * 40_000,
    "table lines": "<table>\n" * 20_000,
    "breaks": "<br>字" * 20_000,
    "stars": "**a" * 50_000,
    "links": "[a](" * 50_000,
    "hashes": "# " * 100_000,
    "unseen": "字\u200b" * 50_000,
    "pipes": "|a|\n" * 30_000,
    "column": "新闻出版发行，报纸期刊。\n" * 20_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_page_is_read(page: str) -> None:
    promises(page)


def test_repeats() -> None:
    page = "\n\n".join([LEAD, NEXT, "短句。", LAST, "短句。", NEXT, NEXT[:30], LEAD[:25] + "另一个结尾"])
    assert repeats(blocks(page, fold(page))) == ((1, 5), (1, 6))
    assert repeats(()) == ()


@pytest.mark.parametrize("script", ["s2t", "s2tw", "s2hk"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_either_script_has_the_same_blocks(seed: pathlib.Path, script: str) -> None:
    page = seed.read_text(encoding="utf-8")
    page = "\n".join("\n".join(wrapped(line, 22)) if len(line) > 60 else line for line in page.split("\n"))
    other = "".join(converter(script)(char) for char in page)
    assert len(other) == len(page)
    here, there = blocks(page, fold(page)), blocks(other, fold(other))
    assert [(block.span, block.heading_level, block.hint, block.pieces) for block in here] == [
        (block.span, block.heading_level, block.hint, block.pieces) for block in there
    ]


def test_double_spaced_columns_come_back_joined() -> None:
    """pdfminer writes a blank line after every line where the leading is wide."""
    pages = "\n\n".join(line for paragraph in STORY for line in typeset("\u3000\u3000" + paragraph, 30))
    assert len(pages.split("\n\n")) >= 12
    assert [block.words for block in blocks(pages, fold(pages))] == list(STORY)


def test_paragraphs_on_a_line_each_are_not_double_spaced() -> None:
    page = "\n\n".join(STORY * 4)
    assert [block.words for block in blocks(page, fold(page))] == list(STORY * 4)
