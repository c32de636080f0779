"""Where one page of a text ends and the next begins: form feeds, and the page marks that extractors write.

The marks are those of pdftotext (a form feed), marker (``{3}`` and 48 dashes), pymupdf4llm (five dashes,
``--- end of page=3 ---``), docling and Azure's Document Intelligence (``<!-- page break -->``, ``<!-- PageBreak -->``),
and the lines that scripts around extractors and vision models put between pages: ``--- Page 3 ---``,
``=== PAGE 3 ===``, ``## Page 3``, ``[page 3]``, ``<page_break>``.
"""

from __future__ import annotations

import re

from hyparse.patterns import lazy_re, lazy_regex

__all__ = ["is_page_mark", "split_pages"]

_LABEL = (
    r"(?:page|p\.|pg\.?)[ \t]*+[#=:]?[ \t]*+\d{1,4}(?:[ \t]*+(?:of|/)[ \t]*+\d{1,4})?|第[ \t]*+\d{1,4}[ \t]*+[页頁]"
)
_END = r"end[ \t]++of[ \t]++page(?:\.page_number)?[ \t]*+[#=:]?[ \t]*+\d{0,4}"
_MARK = lazy_re(
    rf"[-=*_~]{{2,80}}+[ \t]*+\[?(?:{_LABEL}|{_END}|page[ _-]?break|new[ _]page)\]?[ \t]*+[-=*_~]{{0,80}}+"
    rf"|[{{\[]\d{{1,4}}[}}\]][-=]{{8,200}}+"
    rf"|<!--[ \t]*+(?:{_LABEL}|{_END}|(?:new|source-unit-)?[ _-]?page[ _-]?break|new[ _-]?page|page)[ \t]*+-->"
    rf"|\[[ \t]*+(?:{_LABEL}|{_END}|page[ _]break)[ \t]*+\]"
    rf"|#{{1,6}}[ \t]*+(?:{_LABEL})"
    rf"|<\|?[ \t]*+(?:page_?break|page[-_]?sep|new_?page)[ \t]*+(?:\||/)?>"
    rf"|\\(?:pagebreak|newpage|clearpage)",
    re.IGNORECASE,
)
_LONGEST = 200
_BREAK = lazy_re(r"(?m)\f|^[ \t]*+(?P<line>[-=*_~{<\[#\\][^\n\r\f]*+)")
_DASHES = "-----"
_DIGITS = lazy_regex(r"\d++")


def is_page_mark(line: str) -> bool:
    """Whether a line, without the blanks around it, is nothing but an extractor's page mark: ``--- page 3 ---``."""
    return len(line) <= _LONGEST and _MARK.fullmatch(line) is not None


def _stands_alone(text: str, start: int, stop: int) -> bool:
    """Whether the lines above and below are blank, as far as there are any."""
    above = text.rfind("\n", 0, max(0, start - 1)) + 1
    below = text.find("\n", stop) + 1
    end = text.find("\n", below) if below else 0
    return not text[above:start].strip() and not (below and text[below : end if end >= 0 else len(text)].strip())


def _checked(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError(f"split_pages takes a str, not {type(text).__name__}")
    return text


def split_pages(text: str) -> tuple[str, ...]:
    """Cut a text into its pages.

    Args:
        text: Any text, as an extractor wrote a document of several pages.

    Returns:
        The pages, in order: the text but for the form feeds and page marks between them. A text without marks is one
        page. A blank page counts where two marks of one sort enclose it, since the pages after it are numbered on;
        before the first page and after the last there is none.

    Raises:
        TypeError: The text is no ``str``.
    """
    text = _checked(text)
    pages: list[str] = []
    start, before = 0, ""
    for found in _BREAK.finditer(text):
        line = (found["line"] or "").rstrip()
        if line and not (is_page_mark(line) or (line == _DASHES and _stands_alone(text, *found.span()))):
            continue
        mark = _DIGITS.sub("", line)
        page = text[start : found.start()]
        if page.strip() or (pages and mark == before):
            pages.append(page)
        start, before = found.end(), mark
    last = text[start:]
    if last.strip() or not pages:
        pages.append(last)
    return tuple(pages)
