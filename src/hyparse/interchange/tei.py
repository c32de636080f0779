"""TEI P5: what scholars of texts mark up and archive."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import frozen

from hyparse.interchange.common import Printed, as_issue, printable, printed_in
from hyparse.interchange.extras import required
from hyparse.models import (
    Article,
    Block,
    BlockKind,
    Caption,
    Contributor,
    Dateline,
    Issue,
    Masthead,
    Page,
    Paragraph,
    Span,
)

__all__ = ["to_tei"]

_SPACE = "http://www.tei-c.org/ns/1.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_FURNITURE = frozenset({BlockKind.MASTHEAD, BlockKind.FOLIO})
_TEXT = frozenset(
    {
        BlockKind.RUBRIC,
        BlockKind.KICKER,
        BlockKind.HEADLINE,
        BlockKind.DECK,
        BlockKind.PARAGRAPH,
        BlockKind.CROSSHEAD,
        BlockKind.CAPTION,
    }
)
"""Blocks of an article that its fields give; the others are written as they are printed."""
_OPENING, _CLOSING = "（(【〔[ ", "）)】〕]。 "
"""What may stand around a dateline that opens a story's first paragraph or closes its last."""


def to_tei(value: Issue | Page | Article, *, issue: Issue | None = None) -> str:
    """A TEI P5 document.

    Every article is a ``<div type="article">`` in reading order, with its crossheads' sections inside it; what a page
    prints beside its articles stands behind the page's ``<pb>``. Printed text stands once: a dateline is taken out of
    its paragraph, names are marked where they are printed. Characters that XML cannot hold are U+FFFD.

    Args:
        value: An issue; a page, taken for an issue of one page; or an article.
        issue: The issue that printed the article, if it is known: its name and date go into the header.

    Returns:
        The document, without an XML declaration: it is text, in no encoding yet.

    Raises:
        MissingExtraError: The extra ``tei`` is not installed.
    """
    etree: Any = required("lxml.etree", "lxml", extra="tei", function="to_tei")
    if isinstance(value, Article):
        known = Issue(articles=(value,)) if issue is None else Issue(issue.masthead, issue.pages, (value,))
        return _Writer(etree, known, alone=True).document()
    return _Writer(etree, as_issue(value), alone=False).document()


@frozen
class _Mark:
    """Characters of a text that are an element of their own; a page's end is one of no length."""

    start: int
    stop: int
    name: str
    value: str


class _Writer:
    def __init__(self, etree: Any, issue: Issue, *, alone: bool) -> None:
        self.etree, self.issue, self.alone = etree, issue, alone
        self.page = -1

    def document(self) -> str:
        articles = printed_in(self.issue)
        facts = articles[0] if articles else Printed(Article(), self.issue.masthead or Masthead())
        root = self._element("TEI")
        self._header(self._under(root, "teiHeader"), facts)
        body = self._under(self._under(root, "text"), "body")
        if self.alone:
            self._article(body, facts.article, 1)
        else:
            self._pages(body)
        return str(self.etree.tostring(root, encoding="unicode", pretty_print=True))

    def _element(self, name: str, text: str | None = None, /, **attributes: str | None) -> Any:
        given = {key: printable(item) for key, item in attributes.items() if item is not None}
        made = self.etree.Element(f"{{{_SPACE}}}{name}", given, nsmap={None: _SPACE})
        made.text = printable(text) if text is not None else None
        return made

    def _under(self, parent: Any, name: str, text: str | None = None, /, **attributes: str | None) -> Any:
        child = self._element(name, text, **attributes)
        parent.append(child)
        return child

    # --- the header -------------------------------------------------------------------------------------------

    def _header(self, header: Any, facts: Printed) -> None:
        head, date = facts.masthead, facts.date.isoformat() if facts.date is not None else None
        name = head.title or (facts.article.headline if self.alone else None) or "a newspaper"
        description = self._under(header, "fileDesc")
        title = " ".join(part for part in (name, date) if part)
        self._under(self._under(description, "titleStmt"), "title", title)
        self._under(self._under(description, "publicationStmt"), "p", "Made by hyparse from the text of printed pages.")
        source = self._under(self._under(self._under(description, "sourceDesc"), "biblStruct"), "monogr")
        self._under(source, "title", head.title or "unknown", level="j")
        if head.latin_title is not None:
            self._under(source, "title", head.latin_title, level="j", type="latin")
        for kind, number in (("CN", head.cn_number), ("ISSN", head.issn), ("distribution", head.distribution_code)):
            if number is not None:
                self._under(source, "idno", str(number), type=kind)
        for duty, body in (("主管", head.supervisor), ("主办", head.sponsor)):
            if body is not None:
                statement = self._under(source, "respStmt")
                self._under(statement, "resp", duty)
                self._under(statement, "orgName", body)
        imprint = self._under(source, "imprint")
        if head.publisher is not None:
            self._under(imprint, "publisher", head.publisher)
        self._under(imprint, "date", date or "unknown", when=date)
        if head.issue_number is not None:
            self._under(imprint, "biblScope", str(head.issue_number), unit="issue")
        languages = self._under(self._under(header, "profileDesc"), "langUsage")
        self._under(languages, "language", "Chinese", ident=facts.language)

    # --- pages ------------------------------------------------------------------------------------------------

    def _pages(self, body: Any) -> None:
        """The pages one by one: what stands beside the articles, then the articles that begin there."""
        owned = {(block.span.page, block.span.start) for article in self.issue.articles for block in article.blocks}
        numbered = list(enumerate(self.issue.articles, 1))
        for number, page in enumerate(self.issue.pages):
            self._turn(body, number)
            loose = [block for block in page.blocks if (number, block.span.start) not in owned]
            for block in loose:
                if block.kind in _FURNITURE:
                    self._under(body, "fw", _words(block.text), type=block.kind)
                else:
                    self._under(self._under(body, "div", type=_token(block.kind)), "p", _words(block.text))
            for place, article in numbered:
                if _home(article) == number:
                    self._article(body, article, place)
        for place, article in numbered:
            if not 0 <= _home(article) < len(self.issue.pages):
                self._article(body, article, place)
        if not any(child.tag == f"{{{_SPACE}}}div" for child in body):
            self._under(self._under(body, "div", type="empty"), "p")

    def _turn(self, parent: Any, number: int) -> None:
        if number != self.page and number >= 0:
            self.page = number
            self._under(parent, "pb", n=self._label(number))

    def _label(self, number: int) -> str:
        known = self.issue.pages[number].number if 0 <= number < len(self.issue.pages) else None
        return known or str(number + 1)

    # --- articles ---------------------------------------------------------------------------------------------

    def _article(self, body: Any, article: Article, number: int) -> None:
        self._turn(body, _home(article))
        div = self._under(body, "div", type="article")
        div.set(f"{_XML}id", f"article-{number}")
        div.set("n", article.id)
        if article.genre is not None:
            div.set("subtype", str(article.genre))
        for kind, text in _heads(article):
            self._under(div, "head", text, type=kind)
        source = _Print(article)
        before, after = _lines(article.blocks)
        for block in before:
            self._line(div, block, source)
        opening, paragraphs, closing = _datelines(article, source)
        self._dateline(div, article, opening)
        self._paragraphs(div, paragraphs, source)
        for caption in article.captions:
            self._caption(div, caption)
        self._dateline(div, article, closing)
        for block in after:
            self._line(div, block, source)

    def _paragraphs(self, div: Any, paragraphs: Sequence[Paragraph], source: _Print) -> None:
        parent = div
        for paragraph in paragraphs:
            if paragraph.spans:
                self._turn(parent, paragraph.spans[0].page)
            if paragraph.crosshead:
                parent = self._under(div, "div", type="section")
                self._under(parent, "head", paragraph.text, type="crosshead")
            else:
                self._fill(self._under(parent, "p"), paragraph.text, self._marks(paragraph, source))

    def _marks(self, paragraph: Paragraph, source: _Print) -> Iterator[_Mark]:
        """The people that a paragraph names, and the pages' ends in it."""
        yield from _people(paragraph.text, paragraph.spans, source)
        at = 0
        for last, span in zip(paragraph.spans, paragraph.spans[1:], strict=False):
            at += last.stop - last.start
            if span.page != self.page:
                self.page = span.page
                start = _nearest(paragraph.text, source.at(span)[:8], at)
                place = min(at, len(paragraph.text)) if start is None else start
                yield _Mark(place, place, "pb", self._label(span.page))

    def _fill(self, element: Any, text: str, marks: Iterable[_Mark]) -> None:
        """The text with its marks for elements."""
        at, last = 0, None

        def plain(words: str) -> None:
            if last is None:
                element.text = (element.text or "") + printable(words)
            else:
                last.tail = (last.tail or "") + printable(words)

        for mark in sorted(marks, key=lambda mark: (mark.start, mark.stop)):
            if mark.start < at:
                continue
            plain(text[at : mark.start])
            if mark.name == "pb":
                last = self._under(element, "pb", n=mark.value)
            else:
                attribute = "when" if mark.name == "date" else "role"
                last = self._under(element, mark.name, text[mark.start : mark.stop], **{attribute: mark.value})
            at = mark.stop
        plain(text[at:])

    def _dateline(self, div: Any, article: Article, printed: str | None) -> None:
        line = article.dateline
        if printed is None or line is None:
            return
        element = self._under(div, "dateline")
        marks: list[_Mark] = []
        if line.agency and line.agency in printed:
            start = printed.index(line.agency)
            marks.append(_Mark(start, start + len(line.agency), "orgName", "agency"))
        if line.place and (start := printed.rfind(line.place)) >= 0:
            marks.append(_Mark(start, start + len(line.place), "placeName", "filed"))
        day = f"{line.month}月{line.day}日"
        if line.month and line.day and day in printed:
            start = printed.index(day)
            marks.append(_Mark(start, start + len(day), "date", f"--{line.month:02d}-{line.day:02d}"))
        self._fill(element, printed, marks)

    def _line(self, div: Any, block: Block, source: _Print) -> None:
        """A line that is printed for itself: credits, a continuation mark, a table."""
        words = _words(block.text)
        if block.kind == BlockKind.BYLINE:
            self._fill(self._under(div, "byline"), words, _people(words, (block.span,), source))
        elif words:
            self._under(div, "note", words, type=_token(block.kind))

    def _caption(self, div: Any, caption: Caption) -> None:
        figure = self._under(div, "figure")
        element = self._under(figure, "p")
        marks = [
            _Mark(start, start + len(person.name), "persName", str(person.function or "contributor"))
            for person in caption.contributors
            if (start := caption.text.rfind(person.name)) >= 0
        ]
        self._fill(element, caption.text, marks)


def _home(article: Article) -> int:
    """The page on which an article begins; -1 if its blocks do not tell."""
    return article.blocks[0].span.page if article.blocks else -1


def _heads(article: Article) -> Iterator[tuple[str, str]]:
    yield from (("rubric", rubric) for rubric in article.rubrics)
    for kind, text in (("kicker", article.kicker), ("main", article.headline), ("deck", article.deck)):
        if text is not None:
            yield kind, text


def _lines(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks that are written as printed: those before the story's text, and those after its beginning."""
    text = [i for i, block in enumerate(blocks) if block.kind in (BlockKind.PARAGRAPH, BlockKind.CROSSHEAD)]
    start = text[0] if text else len(blocks)
    others = [(i, block) for i, block in enumerate(blocks) if block.kind not in _TEXT]
    opening = {i for i, block in others if i < start and block.kind == BlockKind.BYLINE}
    return [block for i, block in others if i in opening], [block for i, block in others if i not in opening]


def _datelines(article: Article, source: _Print) -> tuple[str | None, list[Paragraph], str | None]:
    """The dateline as printed at the story's start or end, and the paragraphs without it."""
    paragraphs = list(article.paragraphs)
    line: Dateline | None = article.dateline
    text = [i for i, paragraph in enumerate(paragraphs) if not paragraph.crosshead]
    printed = source.at(line.span) if line is not None and line.span is not None else ""
    if not text or not printed:
        return None, paragraphs, None
    first, last = paragraphs[text[0]].text, paragraphs[text[-1]].text
    start = first.find(printed)
    if start >= 0 and not first[:start].strip(_OPENING):
        stop = start + len(printed)
        while start and stop < len(first) and first[stop] in _CLOSING:
            stop += 1
        return first[:stop].strip(), _shortened(paragraphs, text[0], first[stop:].lstrip()), None
    start = last.rfind(printed)
    if start >= 0 and not last[start + len(printed) :].strip(_CLOSING):
        while start and last[start - 1] in _OPENING:
            start -= 1
        return None, _shortened(paragraphs, text[-1], last[:start]), last[start:].strip()
    return None, paragraphs, None


def _shortened(paragraphs: Sequence[Paragraph], index: int, text: str) -> list[Paragraph]:
    """The paragraphs, one with another text; without it if nothing is left of it."""
    left = [Paragraph(text, paragraphs[index].spans)] if text.strip() else []
    return [*paragraphs[:index], *left, *paragraphs[index + 1 :]]


def _people(text: str, spans: Sequence[Span], source: _Print) -> Iterator[_Mark]:
    """The people whose names are printed in the pieces of a text."""
    at = 0
    for piece in spans:
        for span, person in source.named(piece):
            printed = source.at(span)
            start = _nearest(text, printed, at + span.start - piece.start)
            if start is not None:
                yield _Mark(start, start + len(printed), "persName", str(person.function or "contributor"))
        at += piece.stop - piece.start


def _nearest(text: str, words: str, at: int) -> int | None:
    """Where the words stand in the text, as near to a place as they do."""
    before, after = text.rfind(words, 0, at + len(words)), text.find(words, at)
    found = [place for place in (before, after) if place >= 0]
    return min(found, key=lambda place: abs(place - at)) if words and found else None


class _Print:
    """What is printed where in an article."""

    def __init__(self, article: Article) -> None:
        self.blocks = sorted(article.blocks, key=lambda block: (block.span.page, block.span.start))
        self.starts = [(block.span.page, block.span.start) for block in self.blocks]
        spans = [(person.span, person) for person in article.contributors if person.span is not None]
        self.people = sorted(spans, key=lambda item: (item[0].page, item[0].start))
        self.names = [(span.page, span.start) for span, _ in self.people]

    def at(self, span: Span) -> str:
        """The characters at a span; none if it lies in none of the blocks."""
        place = bisect.bisect_right(self.starts, (span.page, span.start)) - 1
        if place < 0:
            return ""
        block = self.blocks[place]
        if block.span.page != span.page or span.stop > block.span.stop:
            return ""
        return block.text[span.start - block.span.start : span.stop - block.span.start]

    def named(self, span: Span) -> Sequence[tuple[Span, Contributor]]:
        """The people whose names begin within a span."""
        first = bisect.bisect_left(self.names, (span.page, span.start))
        return self.people[first : bisect.bisect_left(self.names, (span.page, span.stop))]


def _words(text: str) -> str:
    return " ".join(text.split())


def _token(kind: str) -> str:
    """A kind as TEI's attributes take it: one word."""
    return "-".join("".join(char if char.isalnum() else " " for char in kind).split()) or "other"
