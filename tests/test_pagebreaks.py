"""Texts of several pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyparse.pagebreaks import is_page_mark, split_pages

DASHES = "-" * 48


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("一版\f二版\f", ("一版", "二版")),
        ("一版\f\f三版", ("一版", "", "三版")),
        (f"\n\n{{0}}{DASHES}\n\n一版\n\n{{1}}{DASHES}\n\n二版", ("\n\n一版\n\n", "\n\n二版")),
        ("一版\n\n-----\n\n二版\n\n-----\n\n", ("一版\n\n", "\n\n二版\n\n")),
        ("一版\n--- end of page=0 ---\n二版\n--- end of page=1 ---\n", ("一版\n", "\n二版\n")),
        ("一版\n--- end of page.page_number=1 ---\n二版", ("一版\n", "\n二版")),
        ("一版\n<!-- PageBreak -->\n二版", ("一版\n", "\n二版")),
        ("一版\n<!-- page break -->\n二版", ("一版\n", "\n二版")),
        ("<!-- page 1 -->\n一版\n<!-- page 2 -->\n二版", ("\n一版\n", "\n二版")),
        ("--- Page 1 ---\n一版\n--- Page 2 ---\n二版", ("\n一版\n", "\n二版")),
        ("一版\r\n==== PAGE 2 ====\r\n二版", ("一版\r\n", "\r\n二版")),
        ("## Page 1\n# 要闻\n## Page 2\n二版", ("\n# 要闻\n", "\n二版")),
        ("[Page 1]\n一版\n[Page 2]\n二版", ("\n一版\n", "\n二版")),
        ("一版\n<page_break>\n二版", ("一版\n", "\n二版")),
        ("--- 第1页 ---\n一版\n--- 第2頁 ---\n二版", ("\n一版\n", "\n二版")),
        ("--- Page 1 of 2 ---\n一版\n--- Page 2/2 ---\n二版", ("\n一版\n", "\n二版")),
        # The end of one page and the beginning of the next are one border.
        ("一版\n--- End of Page 1 ---\n\n--- Page 2 ---\n二版", ("一版\n", "\n二版")),
        # A page without text has its place.
        ("--- Page 1 ---\n一版\n--- Page 2 ---\n--- Page 3 ---\n三版", ("\n一版\n", "\n", "\n三版")),
        # Printed: a rule, a reference, a page number, a comment on a number.
        ("一版\n---\n正文\n-----\n正文", ("一版\n---\n正文\n-----\n正文",)),
        ("详见 page 2\n- 2 -\n第2版\n第2页", ("详见 page 2\n- 2 -\n第2版\n第2页",)),
        ('正文\n<!-- PageNumber="3" -->\n正文', ('正文\n<!-- PageNumber="3" -->\n正文',)),
        ("", ("",)),
        ("\n", ("\n",)),
    ],
)
def test_split_pages(text: str, pages: tuple[str, ...]) -> None:
    assert split_pages(text) == pages


def test_page_mark_is_a_line_and_nothing_else() -> None:
    assert is_page_mark("=== Page 3 ===")
    assert not is_page_mark("=== Page 3 === 要闻")
    assert not is_page_mark("-" * 300 + " page 3")


def test_other_types_are_refused() -> None:
    with pytest.raises(TypeError, match="bytes"):
        split_pages(b"text")  # type: ignore[arg-type]


@given(
    st.lists(
        st.sampled_from(
            ["一版", "\n", "\n\n", "\f", "-----", "--- page 2 ---", "<!-- page -->", " ", "\r\n", "##", "[page 3]"]
        )
    )
)
def test_only_marks_are_lost(parts: list[str]) -> None:
    text = "".join(parts)
    pages = split_pages(text)
    assert pages
    start = 0
    for page in pages:
        start = text.index(page, start) + len(page)
    assert sum(page.count("一版") for page in pages) == text.count("一版")


def test_hostile_text_is_split() -> None:
    for text in (
        "-" * 500_000,
        "-----\n" * 50_000,
        "<!--" * 100_000,
        "#page " * 100_000,
        "\f" * 100_000,
        "{1}" * 100_000,
    ):
        assert len(split_pages(text)) <= 100_000
