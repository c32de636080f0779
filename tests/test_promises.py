"""What the library promises of any text at all."""

from __future__ import annotations

import pathlib
import pickle
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hyparse

SEEDS = sorted((pathlib.Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
TEXTS = [path.read_text("utf-8") for path in SEEDS]
LINES = sorted({line for text in TEXTS for line in text.split("\n")})
FURNITURE = [
    "衡阳日报", "# ", "## ", "■", "（下转第二版）", "（上接第1版）", ">>>详见第七版>>>", "本报讯（记者 ", "新华社北京5月18日电", "</div", "|", "\u3000\u3000",
    "摄", "记者", "通讯员", "（", "）", "”", "“", "——", "\n", "\n\n", "\r\n", "\f", "\x00", "\u200b", "\ud800", "第2版 要闻", "2026年5月19日 星期二", "CN 43-0004", "A03",
    "**", "<table>", "&nbsp;", "責任編輯：", "【本報訊】", "。", "，", "：", "一、", "编者按", "王小明", "周 围",
]  # fmt: skip

texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(FURNITURE), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(FURNITURE)), max_size=30).map("\n".join),
    st.lists(st.tuples(st.sampled_from(LINES), st.integers(0, 200)).map(lambda cut: cut[0][cut[1] :]), max_size=30).map(
        "\n\n".join
    ),
)


def is_blank(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf")


def check(page: hyparse.Page, text: str) -> None:
    last = 0
    covered = bytearray(len(text))
    for block in page.blocks:
        assert block.span.start >= last
        last = block.span.stop
        assert block.text == text[block.span.start : block.span.stop]
        covered[block.span.start : block.span.stop] = b"\1" * (block.span.stop - block.span.start)
    assert all(covered[i] or is_blank(char) for i, char in enumerate(text))
    owned = [block for article in page.articles for block in article.blocks]
    assert len(owned) == len({block.span for block in owned})
    assert {block.span for block in owned} <= {block.span for block in page.blocks}
    for article in page.articles:
        for paragraph in article.paragraphs:
            assert paragraph.text
            assert all(0 <= span.start < span.stop <= len(text) for span in paragraph.spans)
        for person in article.contributors:
            assert person.name
            assert person.span is not None
            assert "".join(text[person.span.start : person.span.stop].split()) == person.name
        for name in ("kicker", "headline", "deck"):
            assert getattr(article, name) != ""


@settings(max_examples=150, deadline=None)
@given(texts)
def test_any_text_parses_and_nothing_is_lost(text):
    page = hyparse.parse_page(text)
    check(page, text)
    assert hyparse.parse_page(text) == page
    hyparse.parse_article(text)
    hyparse.parse_masthead(text)
    hyparse.parse_headline(text)
    hyparse.parse_lead(text)
    hyparse.parse_byline(text)
    hyparse.find_continuations(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, max_size=4))
def test_any_pages_make_an_issue(pages):
    issue = hyparse.parse_issue(pages)
    assert [page.text for page in issue.pages] == pages
    assert hyparse.parse_issue(pages) == issue
    for article in issue.articles:
        for paragraph in article.paragraphs:
            for span in paragraph.spans:
                assert 0 <= span.page < len(pages)
                assert span.stop <= len(pages[span.page])


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in SEEDS])
def test_models_pickle_and_compare_by_value(text):
    page = hyparse.parse_page(text)
    check(page, text)
    assert pickle.loads(pickle.dumps(page)) == page
    assert hash(page) == hash(hyparse.parse_page(text))
    parser = pickle.loads(pickle.dumps(hyparse.Parser()))
    assert parser.parse_page(text) == page


@pytest.mark.parametrize(
    "function",
    [
        hyparse.parse_page,
        hyparse.parse_article,
        hyparse.parse_masthead,
        hyparse.parse_headline,
        hyparse.parse_lead,
        hyparse.parse_byline,
        hyparse.find_continuations,
        hyparse.split_pages,
    ],
)
@pytest.mark.parametrize(("value", "name"), [(b"page", "bytes"), (None, "NoneType"), (7, "int"), (["page"], "list")])
def test_anything_but_a_str_is_a_type_error(function, value, name):
    with pytest.raises(TypeError, match=name):
        function(value)


@pytest.mark.parametrize(
    ("value", "name"), [("a page", "str"), (b"a page", "bytes"), ([b"a page"], "bytes"), ([None], "NoneType")]
)
def test_an_issue_needs_pages(value, name):
    with pytest.raises(TypeError, match=name):
        hyparse.parse_issue(value)


def test_an_empty_text_is_an_empty_page():
    assert hyparse.parse_page("") == hyparse.Page(text="")
    assert hyparse.parse_page(" \n\u3000\n") == hyparse.Page(text=" \n\u3000\n")
    assert hyparse.parse_issue([]) == hyparse.Issue()
    assert hyparse.parse_article("") == hyparse.Article()


def test_parsing_does_no_input_or_output(capfd):
    hyparse.parse_issue(TEXTS)  # what is made lazily is made now
    events = []
    watching = True

    def watch(event, args):
        if watching and event.split(".")[0] in ("open", "socket", "subprocess", "os", "shutil", "urllib"):
            events.append((event, args))

    sys.addaudithook(watch)
    hyparse.parse_issue(TEXTS)
    watching = False
    assert events == []
    assert capfd.readouterr() == ("", "")
