"""The marks that extractors leave in a page: Markdown, HTML fragments, page marks, pictures, tables.

A page's lines go in, and come out with their marks taken off: what a line says is a list of ``pieces`` of the page, its
heading level and the kind that the marks alone make certain stand beside it. No text is changed, so every offset stays
true. Markdown is read as CommonMark has it, except where a printed page would suffer: a line is never joined to the
next one, ``#标题`` is a heading without the space, ``**“标题”**正文`` is bold although punctuation stands inside, a
line that is bold from end to end is a heading (of level 6), indented text is no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import regex
from attrs import define, field

from hyparse.pagebreaks import is_page_mark
from hyparse.patterns import lazy_re, lazy_regex

__all__ = ["OPENERS", "Line", "has_marks", "read_marks"]

OPENERS = frozenset("#>-=+*_~`|<![【{&\\—─━═")
"""The characters by which a line with a Markdown mark, a tag or a rule may begin."""
_INSIDE = ("*", "<", "&", "\\", "`", "[", "|", "_", "~~")
"""What a line must hold to have marks inside it."""

_TAG_NAMES = (
    "a|abbr|article|aside|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|"
    "figure|font|footer|h[1-6]|head|header|hr|html|i|image|img|ins|li|main|mark|nav|ol|p|page|pre|s|section|small|span|strike|"
    "strong|style|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|u|ul|unk|pad"
)
_TAG = lazy_re(rf"</?(?:{_TAG_NAMES})(?=[\s/>])[^<>]{{0,400}}>|<\|[A-Za-z_]{{1,30}}\|>", re.IGNORECASE)
_OPEN_TAG = lazy_regex(rf"</?(?:(?:{_TAG_NAMES})(?:[ \t][ -;=?-~]*+)?+)?+", regex.IGNORECASE)
"""A tag that the line's end cuts off, as ``</div``."""
_BREAK = lazy_re(
    r"<(/?)(?:br|p|div|li|ul|ol|h[1-6]|section|article|header|footer|center|blockquote|figure|figcaption|dd|dt|dl|hr|body|main|page)"
    r"(?=[\s/>])[^<>]{0,400}>",
    re.IGNORECASE,
)
"""A tag that parts what stands before it from what stands behind it."""
_CELL = lazy_re(r"</?(?:td|tr|th|tbody|thead|table)(?=[\s/>])", re.IGNORECASE)
_FIGURE = lazy_re(r"</?(?:figure|img|image)(?=[\s/>])", re.IGNORECASE)
_HEADING_TAG = lazy_re(r"\s*<h([1-6])(?=[\s>])", re.IGNORECASE)
_BOLD_TAG = lazy_re(r"\s*+<(b|strong)>[^<>]*+</\1>\s*+$", re.IGNORECASE)

_ISLAND = lazy_re(r"<!--|<table(?=[\s>])|<img(?=[\s/])|!\[", re.IGNORECASE)
_ISLANDS = {
    "<!--": ("-->", "artifact"),
    "<table": ("</table", "table"),
    "<img": (">", "figure"),
    "![": ("](", "figure"),
}
"""What begins a stretch that is a block whatever stands around it, by what it ends, and the block's kind."""

_PICTURE = lazy_re(
    r"<!--[ \t]*+image[ \t]*+-->|[\[【](?:图片|圖片|插图|插圖|image|picture|photo|figure)[ \t]?+\d{0,3}[\]】]"
    r"|\*{0,2}==>[ \t]*+picture[^<>]{0,80}<==\*{0,2}",
    re.IGNORECASE,
)
"""What docling, vision models and pymupdf4llm write for a picture."""
_QUOTE = lazy_regex(r"(?:>[ \t]?)++[ \t]*+")
_ATX = lazy_re(r"(#++)[ \t\u3000]*+")
_ATX_END = lazy_regex(r"[ \t]++#++[ \t]*+$")
_LIST = lazy_regex(r"[-*+][ \t]++(?:\[[ xX]\][ \t]++)?+(?=\S)")
_PAGE_NUMBER = lazy_re(r"[-·•][ \t]*+[A-Z]?\d{1,4}[ \t]*+[-·•]")
_RULE = lazy_regex(r"([-*_=~─━═—])(?:[ \t]*+\1){2,}+")
_FENCE = lazy_re(r"(?:`{3,}+|~{3,}+)[ \t]*+[A-Za-z]*+")
_SETEXT = lazy_re(r"={2,}+|-{2,}+")
_TABLE_RULE = lazy_re(r"(?=.*\|)(?=.*-)[ \t|:-]++")
_SETEXT_LONGEST = 60
_SETEXT_NEVER = "。！？；”，、"
_PIPE = lazy_re(r"\|")
_DROPPED = lazy_regex(
    r"&(?:nbsp|ensp|emsp|thinsp|zwnj|shy|ZeroWidthSpace);|&#(?:160|xa0|8203);"
    r"|\\(?=[!-/:-@\[-`{-~]|$)"
    r"|\[\^[^\]\s]{1,20}\]:?+"
    r"|\[(?=[^\[\]]{0,400}\]\([^()\s]{0,1000}\))|(?<=[^\[\]])\]\([^()\s]{0,1000}\)",
    re.IGNORECASE,
)
_EMPHASIS = lazy_regex(r"\*{1,3}|_{1,3}|~~|`{1,3}")
_BOLD = frozenset({"**", "__", "***", "___"})
_WORD = lazy_re(r"\w")


@define
class Line:
    """A printed line, or what an extractor's mark makes one: the material of blocks."""

    start: int
    """Of its first character that is not blank, in the page."""
    stop: int
    gap: int = 0
    """Blank lines before it."""
    indent: int = 0
    raw_start: int = 0
    """Of the line with its blanks."""
    raw_stop: int = 0
    marked: bool = False
    """Whether it may hold marks."""
    pieces: list[tuple[int, int]] | None = None
    """What it says; ``None`` for all of it."""
    level: int = 0
    hint: str | None = None
    alone: bool = False
    """Whether it is a block by itself or opens one: a list's item, a quotation's line."""
    row: bool = field(default=False, repr=False)
    """Whether it is a row of a table of pipes."""


class _Next:
    """Where a string stands next; asked for growing offsets only, it reads the text once."""

    def __init__(self, text: str, wanted: str) -> None:
        self._text, self._wanted, self._found = text, wanted, -2

    def at(self, offset: int) -> int:
        """The first place from the offset on; the text's length where there is none."""
        if -2 <= self._found < offset:
            found = self._text.find(self._wanted, offset)
            self._found = len(self._text) if found < 0 else found
        return self._found


def has_marks(text: str) -> bool:
    """Whether a text may have marks elsewhere than at a line's beginning."""
    return any(mark in text for mark in _INSIDE)


def _islands(text: str) -> Iterator[tuple[int, int, str]]:
    """Comments, tables and pictures: start, stop, kind; in order, without overlap."""
    if "<" not in text and "![" not in text:
        return
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text
    closers = {name: _Next(lowered, closer) for name, (closer, _) in _ISLANDS.items()}
    again = {name: _Next(lowered, name) for name in _ISLANDS}
    end_of_tag, end_of_link, end_of_line = _Next(text, ">"), _Next(text, ")"), _Next(text, "\n")
    done = 0
    for match in _ISLAND.finditer(text):
        start = match.start()
        if start < done:
            continue
        name = match.group().lower()
        closer, kind = _ISLANDS[name]
        line_stop = end_of_line.at(start)
        stop = closers[name].at(match.end())
        if name == "![":
            stop = end_of_link.at(stop) + 1 if stop < line_stop else len(text) + 1
            if stop > line_stop:
                continue
        elif stop == len(text) or (stop > line_stop and (name == "<img" or again[name].at(match.end()) < stop)):
            # A table or comment that a model broke off: its rows are known by themselves.
            stop = line_stop
        elif name == "<table":
            stop = min(end_of_tag.at(stop) + 1, len(text))
        else:
            stop += len(closer)
        done = stop
        yield start, stop, kind


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    part = text[start:stop]
    stripped = part.lstrip()
    start += len(part) - len(stripped)
    return start, start + len(stripped.rstrip())


def _cut(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with the islands as lines of their own."""
    islands = _islands(text)
    island = next(islands, None)
    for line in lines:
        offset = line.start
        if island is None or island[0] >= line.stop:
            yield line
            continue
        while island is not None and island[0] < line.stop:
            start, stop, kind = island
            if start >= line.start:
                if text[offset:start].strip():
                    yield _part(text, line, offset, start)
                yield _island(text, line, start, stop, kind)
            offset = stop
            if stop > line.stop:
                break
            island = next(islands, None)
        if text[offset : line.stop].strip():
            yield _part(text, line, offset, line.stop)


def _island(text: str, line: Line, start: int, stop: int, kind: str) -> Line:
    part = _part(text, line, start, stop)
    part.hint = "figure" if _PICTURE.fullmatch(text, start, stop) else kind
    if kind == "table":
        tags = [match.span() for match in _TAG.finditer(text, start, stop)]
        part.pieces = [piece for piece in _left(start, stop, tags) if text[slice(*piece)].strip()]
    elif text.startswith("![", start):
        part.pieces = [(start + 2, text.index("](", start))]
    return part


def _part(text: str, line: Line, start: int, stop: int) -> Line:
    """A part of a line as a line of its own, without blanks around it."""
    start, stop = _trim(text, start, stop)
    first = start == line.start
    gap, indent = (line.gap, line.indent) if first else (0, 0)
    return Line(start, stop, gap, indent, start, stop, marked=line.marked, alone=True)


def _left(start: int, stop: int, dropped: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a stretch without the parts dropped, which are in order."""
    for first, last in dropped:
        if start < first:
            yield start, first
        start = max(start, last)
    if start < stop:
        yield start, stop


def _emphasis(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The delimiters of emphasis and code that have a partner in the line."""
    opened: dict[str, tuple[int, int]] = {}
    for match in _EMPHASIS.finditer(text, start, stop):
        run, (first, last) = match.group(), match.span()
        before = text[first - 1] if first > start else " "
        after = text[last] if last < stop else " "
        if before == "\\":
            continue
        single = len(run) == 1
        partner = opened.get(run)
        if partner and not before.isspace() and not (single and _WORD.match(after)):
            del opened[run]
            yield partner
            yield first, last
        elif not after.isspace() and not _WORD.match(before if single or not _WORD.match(after) else " "):
            opened[run] = (first, last)


def _inline(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """What a stretch says without tags, entities of blanks, escapes, links' addresses and emphasis."""
    if not has_marks(text[start:stop]):
        return [(start, stop)]
    dropped = [match.span() for match in _TAG.finditer(text, start, stop)]
    dropped += (match.span() for match in _DROPPED.finditer(text, start, stop))
    dropped += _emphasis(text, start, stop)
    dropped.sort()
    return list(_left(start, stop, dropped))


def _broken(text: str, line: Line) -> Iterator[Line]:
    """The line's parts between tags that break lines: a closing tag goes with what stands before it."""
    cuts: list[int] = []
    cut: int | None = None
    said = False
    offset = line.start
    for match in _BREAK.finditer(text, line.start, line.stop):
        if not _is_blank(text, _inline(text, offset, match.start())):
            said = True
            if cut is not None:
                cuts.append(cut)
                cut = None
        offset = match.end()
        if said and (match[1] or match[0][:3].lower() == "<br"):
            cut = match.end()
        elif said and cut is None:
            cut = match.start()
    if cut is not None and not _is_blank(text, _inline(text, offset, line.stop)):
        cuts.append(cut)
    if not cuts:
        yield line
        return
    for start, stop in pairwise((line.start, *cuts, line.stop)):
        yield _part(text, line, start, stop)


def _is_blank(text: str, pieces: Iterable[tuple[int, int]]) -> bool:
    return not any(text[start:stop].strip() for start, stop in pieces)


def _is_artifact(body: str) -> bool:
    return bool(is_page_mark(body) or _RULE.fullmatch(body) or _FENCE.fullmatch(body) or not body.strip("#> \t"))


def _read(text: str, line: Line) -> None:
    """Take the marks off a line."""
    body = text[line.start : line.stop]
    if (body[0] != "#" or body.isascii()) and _is_artifact(body):
        line.hint, line.alone = "artifact", True
        return
    if _PICTURE.fullmatch(body):
        line.hint, line.alone = "figure", True
        return
    if _PAGE_NUMBER.fullmatch(body):
        return
    start, stop = line.start, line.stop
    if body[0] == ">" and (quote := _QUOTE.match(text, start, stop)):
        start, line.alone = quote.end(), True
    if start < stop and text[start] == "#" and (atx := _ATX.match(text, start, stop)):
        start, line.level = atx.end(), min(len(atx.group(1)), 6)
        if end := _ATX_END.search(text, start, stop):
            stop = end.start()
    elif item := _LIST.match(text, start, stop):
        start, line.alone = item.end(), True
    if line.row or (body[0] == body[-1] == "|" and body.count("|") > 2):
        line.row, line.hint = True, "table"
        line.pieces = list(_left(start, stop, [pipe.span() for pipe in _PIPE.finditer(text, start, stop)]))
        return
    line.pieces = _inline(text, start, stop)
    if _is_blank(text, line.pieces) or _OPEN_TAG.fullmatch(body):
        line.hint = "figure" if _FIGURE.search(body) else "artifact"
        line.alone, line.level, line.pieces = True, 0, None
        return
    if "<" in body:
        if _CELL.search(body):
            line.hint, line.alone = "table", True
        elif heading := _HEADING_TAG.match(body):
            line.level = int(heading.group(1))
        elif _BOLD_TAG.match(body):
            line.level = line.level or 6
    if not line.level and not line.alone and _wholly_bold(text, start, stop):
        line.level = 6


def _wholly_bold(text: str, start: int, stop: int) -> bool:
    if text[start] not in "*_":
        return False
    marks = list(_emphasis(text, start, stop))
    return len(marks) == 2 and marks[0][0] == start and marks[1][1] == stop and text[slice(*marks[0])] in _BOLD


def _underlines(text: str, above: Line, line: Line) -> bool:
    """Whether the line is the setext underline of the one above."""
    return (
        line.gap == 0
        and above.hint is None
        and not above.level
        and not above.alone
        and above.stop - above.start <= _SETEXT_LONGEST
        and text[above.stop - 1] not in _SETEXT_NEVER
        and _SETEXT.fullmatch(text, line.start, line.stop) is not None
    )


def _merged(text: str, above: Line, line: Line) -> None:
    """Put the line to the one above: an underline, a table's next row, a picture beside a picture."""
    own = [(above.start, above.stop)] if above.pieces is None else above.pieces
    if line.row and not _TABLE_RULE.fullmatch(text, line.start, line.stop):
        own += line.pieces or ()
    above.pieces, above.stop, above.raw_stop = own, line.stop, line.raw_stop


def _is_row(text: str, above: Line, line: Line) -> bool:
    """Whether it goes on with a table whose rows have no pipes at their ends; its rule makes the one above a row."""
    if line.gap or "|" not in text[line.start : line.stop]:
        return False
    heads = above.hint is None and "|" in text[above.start : above.stop]
    if heads and _TABLE_RULE.fullmatch(text, line.start, line.stop):
        above.row, above.hint, above.level = True, "table", 0
    return above.row


def _is_beside(text: str, above: Line, line: Line) -> bool:
    return above.hint == line.hint == "figure" and line.gap == 0 and "\n" not in text[above.stop : line.start]


def read_marks(text: str, lines: Iterable[Line]) -> list[Line]:
    """Take the marks off a page's lines.

    Args:
        text: The page.
        lines: Its lines that are not blank, in order.

    Returns:
        The lines with their pieces, heading levels and hints: a table or comment that goes over lines is one line, one
        with a picture or a line-breaking tag in it is several.
    """
    read: list[Line] = []
    for line in _parts(text, lines):
        above = read[-1] if read else None
        if line.marked and line.hint is None:
            if above is not None and _underlines(text, above, line):
                _merged(text, above, line)
                above.level, above.alone = (1 if text[line.start] == "=" else 2), True
                continue
            line.row = above is not None and _is_row(text, above, line)
            _read(text, line)
        joins = above is not None and ((line.row and above.row and line.gap == 0) or _is_beside(text, above, line))
        if above is not None and joins:
            _merged(text, above, line)
        else:
            read.append(line)
    return read


def _parts(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    for line in _cut(text, lines):
        if line.marked and line.hint is None and "<" in text[line.start : line.stop]:
            yield from _broken(text, line)
        else:
            yield line
