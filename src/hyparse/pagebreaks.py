"""Where one page of a text ends and the next begins: form feeds, and the page marks that extractors write."""

from __future__ import annotations

import regex

__all__ = ["is_page_mark", "split_pages"]

_MARK = regex.compile(
    r"(?:"
    r"[-=*_]{2,}+[ \t]*+\[?(?:page|p\.|第)[ \t]*+\d{1,4}(?:[ \t]*+(?:of|/)[ \t]*+\d{1,4})?[ \t]*+页?\]?[ \t]*+[-=*_]{0,80}+"
    r"|\{\d{1,4}\}-{10,}+"
    r"|-{3,}+[ \t]*+end of page[^\n]{0,40}-{3,}+"
    r"|<!--[ \t]*+(?:page[ _-]?(?:break|number|footer|header)?|pagebreak|new ?page)\b[^<>\n]{0,80}-->"
    r"|\[[ \t]*+page[ \t]*+\d{1,4}[ \t]*+\]"
    r"|#{1,6}[ \t]*+page[ \t]*+\d{1,4}"
    r"|<\|?page_?break\|?/?>"
    r")",
    regex.IGNORECASE,
)
_CANDIDATE = regex.compile(r"(?m)^[ \t]*+([-=*_{<\[#][^\n]*)$")


def is_page_mark(line: str) -> bool:
    """Whether a line, without the blanks around it, is nothing but an extractor's page mark: ``--- page 3 ---``."""
    return len(line) <= 200 and _MARK.fullmatch(line) is not None


def split_pages(text: str) -> tuple[str, ...]:
    """Cut a text into its pages.

    Args:
        text: Any text, as an extractor wrote a document of several pages.

    Returns:
        The pages, in order, without the form feeds and page marks between them; a text without marks is one page.
    """
    pages: list[str] = []
    for sheet in text.split("\f"):
        start = 0
        for line in _CANDIDATE.finditer(sheet):
            if is_page_mark(line.group(1).strip()):
                pages.append(sheet[start : line.start()])
                start = line.end()
        pages.append(sheet[start:])
    return tuple(page for page in pages if page.strip()) or (text,)
