"""What the HTML shows, worked out: blocks with their marks and links, articles, doubts. The templates only write it down."""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from hyparse.interchange.common import credit, filed
from hyparse.interchange.shapes import attributes, is_table, is_tuple
from hyparse.models import (
    Article,
    Block,
    BlockKind,
    Contributor,
    Diagnostic,
    Direction,
    Issue,
    LunarDate,
    Paragraph,
    Refer,
    Span,
)

__all__ = ["ArticleView", "BlockView", "Chunk", "IssueView", "Kind", "Link", "PageView", "coloured", "view"]

_HUES: Mapping[str, tuple[int, int]] = {
    BlockKind.MASTHEAD: (275, 45),
    BlockKind.FOLIO: (235, 40),
    BlockKind.RUBRIC: (320, 60),
    BlockKind.KICKER: (28, 85),
    BlockKind.HEADLINE: (2, 75),
    BlockKind.DECK: (48, 85),
    BlockKind.BYLINE: (165, 65),
    BlockKind.PARAGRAPH: (212, 30),
    BlockKind.CROSSHEAD: (192, 75),
    BlockKind.CAPTION: (95, 50),
    BlockKind.JUMP: (130, 65),
    BlockKind.REFER: (255, 75),
    BlockKind.NOTICE: (68, 55),
    BlockKind.FIGURE: (115, 25),
    BlockKind.TABLE: (182, 35),
    BlockKind.ARTIFACT: (0, 0),
}
"""Hue and saturation of a kind's colour, in degrees and percent."""
_OTHERS = (340, 300, 150, 15, 80, 220)
"""Hues of users' kinds, in the order in which they come."""


@frozen
class Kind:
    """A kind of block, for the legend."""

    name: str
    css: str
    hue: int
    saturation: int
    count: int
    first: str
    """The id of its first block."""


@frozen
class Link:
    """A way to another place of the document."""

    target: str
    label: str
    css: str


@frozen
class Chunk:
    """Characters of a block that are marked alike."""

    text: str
    css: str = ""
    title: str | None = None
    target: str | None = None


@frozen
class BlockView:
    """A block with what stands beside it."""

    id: str
    kind: Kind
    chunks: tuple[Chunk, ...]
    start: int
    stop: int
    links: tuple[Link, ...] = ()
    doubts: tuple[Diagnostic, ...] = ()


@frozen
class Frame:
    """Adjacent blocks of one article, or of none."""

    article: ArticleView | None
    blocks: tuple[BlockView, ...]


@frozen
class Piece:
    """A paragraph of the structured reading, with the blocks that it comes from."""

    text: str
    crosshead: bool
    sources: tuple[Link, ...]


@frozen(eq=False)
class ArticleView:
    """An article of the structured reading."""

    id: str
    number: int
    article: Article
    name: str
    dateline: str | None
    credits: tuple[str, ...]
    paragraphs: tuple[Piece, ...]
    parts: tuple[Link, ...]
    """Its beginning on each of its pages."""


@frozen
class PageView:
    """A page: its text's frames, and the reading of what begins there."""

    id: str
    label: str
    section: str | None
    facts: tuple[tuple[str, str], ...]
    frames: tuple[Frame, ...]
    articles: tuple[ArticleView, ...]
    refers: tuple[tuple[Refer, ArticleView | None], ...]
    notices: tuple[str, ...]
    extras: tuple[tuple[str, str], ...]


@frozen
class IssueView:
    """Everything that a document shows."""

    title: str
    kinds: tuple[Kind, ...]
    pages: tuple[PageView, ...]
    articles: tuple[ArticleView, ...]
    doubts: tuple[Diagnostic, ...]
    """Those that have no place in the text."""
    count: int
    """How many doubts there are in all."""


@frozen
class _Mark:
    start: int
    stop: int
    css: str
    title: str | None = None
    target: str | None = None


def view(issue: Issue, pages: Sequence[tuple[int, Sequence[Block]]], title: str) -> IssueView:
    """What a document of these pages shows.

    Args:
        issue: The articles, and the pages' facts where there are pages.
        pages: The pages to show, by their places in the issue, and the blocks of each in order.
        title: The document's title.
    """
    return _Builder(issue, pages).issue(title)


def coloured(found: Mapping[str, Sequence[str]]) -> dict[str, Kind]:
    """The kinds with their colours, in the order of a page, users' kinds last.

    Args:
        found: The ids of the blocks of each kind.
    """
    order = {str(kind): place for place, kind in enumerate(BlockKind)}
    names = sorted(found, key=lambda name: (order.get(name, len(order)), name))
    others = [name for name in names if name not in order]
    colours = {str(kind): colour for kind, colour in _HUES.items()}
    colours |= {name: (_OTHERS[index % len(_OTHERS)], 70) for index, name in enumerate(others)}
    return {
        name: Kind(name, f"k{index}", *colours[name], len(found[name]), found[name][0])
        for index, name in enumerate(names)
    }


class _Builder:
    def __init__(self, issue: Issue, pages: Sequence[tuple[int, Sequence[Block]]]) -> None:
        self.source, self.pages = issue, pages
        self.ids = {
            (number, block.span.start): f"b{number}-{index}"
            for number, blocks in pages
            for index, block in enumerate(blocks)
        }
        self.starts = {number: [block.span.start for block in blocks] for number, blocks in pages}
        self.labels = {number: self._label(number) for number, _ in pages}
        self.marks: dict[str, list[_Mark]] = defaultdict(list)
        self.links: dict[str, list[Link]] = defaultdict(list)
        self.doubts: dict[str, list[Diagnostic]] = defaultdict(list)
        self.loose: list[Diagnostic] = []
        self.owners = {
            (block.span.page, block.span.start): place
            for place, article in enumerate(issue.articles)
            for block in article.blocks
        }
        self.parts = [self._parts(article) for article in issue.articles]
        found: dict[str, list[str]] = defaultdict(list)
        for number, blocks in pages:
            for block in blocks:
                found[str(block.kind)].append(self.ids[number, block.span.start])
        self.kinds = coloured(found)

    def issue(self, title: str) -> IssueView:
        articles = tuple(self._article(index, article) for index, article in enumerate(self.source.articles))
        for index, article in enumerate(self.source.articles):
            self._credits(article.contributors)
            self._halves(index)
            self._jumps(index, article)
            self._joins(article)
            if article.dateline is not None and article.dateline.span is not None:
                self._mark(article.dateline.span, "dateline", filed(article.dateline))
        self._page_marks(articles)
        pages = tuple(self._page(number, blocks, articles) for number, blocks in self.pages)
        count = len(self.source.diagnostics) + sum(len(page.diagnostics) for page in self.source.pages)
        return IssueView(title, tuple(self.kinds.values()), pages, articles, tuple(self.loose), count)

    # --- places -----------------------------------------------------------------------------------------------

    def _label(self, number: int) -> str:
        known = self.source.pages[number].number if 0 <= number < len(self.source.pages) else None
        return known or str(number + 1)

    def _block(self, span: Span) -> str | None:
        """The id of the block in which a span begins."""
        starts = self.starts.get(span.page, ())
        place = bisect.bisect_right(starts, span.start) - 1
        return self.ids[span.page, starts[place]] if place >= 0 else None

    def _mark(self, span: Span, css: str, title: str | None = None, target: str | None = None) -> None:
        block = self._block(span)
        if block is not None:
            self.marks[block].append(_Mark(span.start, span.stop, css, title, target))

    def _link(self, block: str | None, link: Link) -> None:
        if block is not None and block != link.target and link not in self.links[block]:
            self.links[block].append(link)

    def _parts(self, article: Article) -> list[tuple[int, str, str]]:
        """An article's pages with its first and last block on each, in reading order."""
        parts: list[tuple[int, str, str]] = []
        for block in article.blocks:
            known = self.ids.get((block.span.page, block.span.start))
            if known is None:
                continue
            if parts and parts[-1][0] == block.span.page:
                parts[-1] = (block.span.page, parts[-1][1], known)
            else:
                parts.append((block.span.page, known, known))
        return parts

    # --- marks and links --------------------------------------------------------------------------------------

    def _credits(self, people: Iterable[Contributor], page: int | None = None) -> None:
        for person in people:
            if person.span is not None:
                span = person.span if page is None else Span(person.span.start, person.span.stop, page)
                self._mark(span, "credit", credit(person))

    def _halves(self, index: int) -> None:
        parts = self.parts[index]
        for (page, _, last), (after, first, _) in itertools.pairwise(parts):
            self._link(last, Link(first, f"continued on page {self.labels[after]} →", "half"))
            self._link(first, Link(last, f"← from page {self.labels[page]}", "half"))

    def _jumps(self, index: int, article: Article) -> None:
        pages = [page for page, _, _ in self.parts[index]]
        for mark in article.continuations:
            if mark.span is None:
                continue
            place = pages.index(mark.span.page) if mark.span.page in pages else -1
            other = place + _STEP[mark.direction] if place >= 0 else -1
            target = next((f"p{number}" for number, label in self.labels.items() if label in mark.pages), None)
            if mark.direction in _HALVES and 0 <= other < len(pages):
                _, first, last = self.parts[index][other]
                target = first if mark.direction is Direction.TO else last
            self._mark(mark.span, "turn", f"{mark.direction} page {', '.join(mark.pages)}", target)

    def _joins(self, article: Article) -> None:
        for paragraph in article.paragraphs:
            blocks = [self._block(span) for span in paragraph.spans]
            for first, second in itertools.pairwise(blocks):
                if first is not None and second is not None and first != second:
                    self._link(first, Link(second, "paragraph goes on ↷", "join"))
                    self._link(second, Link(first, "↶ paragraph began", "join"))

    def _page_marks(self, articles: Sequence[ArticleView]) -> None:
        """What the pages say of themselves: editors, teasers, doubts."""
        by_article = {id(item.article): item for item in articles}
        shown = {number for number, _ in self.pages}
        for number, page in enumerate(self.source.pages):
            if page.folio is not None:
                self._credits(page.folio.editors, number)
            for refer in page.refers:
                target = self.source.target_of(refer)
                if target is not None and id(target) in by_article and refer.spans:
                    span = Span(refer.spans[0].start, refer.spans[0].stop, number)
                    found = by_article[id(target)]
                    self._link(self._block(span), Link(found.id, f"→ {found.name}", "target"))
            if number in shown:
                for doubt in page.diagnostics:
                    self._doubt(doubt, number)
        for doubt in self.source.diagnostics:
            self._doubt(doubt, doubt.span.page if doubt.span is not None else -1)

    def _doubt(self, doubt: Diagnostic, page: int) -> None:
        span = Span(doubt.span.start, doubt.span.stop, page) if doubt.span is not None else None
        block = self._block(span) if span is not None else None
        if span is None or block is None:
            self.loose.append(doubt)
        else:
            self.doubts[block].append(doubt)
            self.marks[block].append(_Mark(span.start, span.stop, "doubt", doubt.message))

    # --- views ------------------------------------------------------------------------------------------------

    def _article(self, index: int, article: Article) -> ArticleView:
        line = article.dateline
        parts = self.parts[index]
        return ArticleView(
            id=f"a{index + 1}",
            number=index + 1,
            article=article,
            name=article.headline or article.text[:24] or next((caption.text[:24] for caption in article.captions), ""),
            dateline=filed(line) if line is not None else None,
            credits=tuple(credit(person) for person in article.contributors),
            paragraphs=tuple(self._piece(paragraph) for paragraph in article.paragraphs),
            parts=tuple(Link(first, f"page {self.labels[page]}", "half") for page, first, _ in parts),
        )

    def _piece(self, paragraph: Paragraph) -> Piece:
        blocks = dict.fromkeys(block for span in paragraph.spans if (block := self._block(span)) is not None)
        sources = tuple(Link(block, str(index), "source") for index, block in enumerate(blocks, 1))
        return Piece(paragraph.text, paragraph.crosshead, sources)

    def _page(self, number: int, blocks: Sequence[Block], articles: Sequence[ArticleView]) -> PageView:
        frames: list[tuple[ArticleView | None, list[BlockView]]] = []
        for block in blocks:
            place = self.owners.get((number, block.span.start))
            owner = articles[place] if place is not None else None
            if not frames or frames[-1][0] is not owner:
                frames.append((owner, []))
            frames[-1][1].append(self._shown(self.ids[number, block.span.start], block))
        page = self.source.pages[number] if 0 <= number < len(self.source.pages) else None
        by_article = {id(item.article): item for item in articles}
        return PageView(
            id=f"p{number}",
            label=self.labels[number],
            section=page.section if page is not None else None,
            facts=(*_facts(page.masthead), *_facts(page.folio)) if page is not None else (),
            frames=tuple(Frame(owner, tuple(shown)) for owner, shown in frames),
            articles=tuple(
                item
                for item, parts in zip(articles, self.parts, strict=True)
                if (parts[0][0] if parts else self.pages[0][0]) == number
            ),
            refers=tuple((refer, by_article.get(id(self.source.target_of(refer)))) for refer in page.refers)
            if page
            else (),
            notices=page.notices if page is not None else (),
            extras=tuple((kind, repr(value)) for kind, values in page.extras.items() for value in values)
            if page
            else (),
        )

    def _shown(self, name: str, block: Block) -> BlockView:
        return BlockView(
            id=name,
            kind=self.kinds[str(block.kind)],
            chunks=tuple(_chunks(block, self.marks[name])),
            start=block.span.start,
            stop=block.span.stop,
            links=tuple(self.links[name]),
            doubts=tuple(self.doubts[name]),
        )


_STEP = {Direction.TO: 1, Direction.FROM: -1, Direction.SEE: 0}
_HALVES = frozenset({Direction.TO, Direction.FROM})


def _chunks(block: Block, marks: Sequence[_Mark]) -> Iterator[Chunk]:
    """The block's text, cut wherever a mark begins or ends."""
    events: list[tuple[int, int, int]] = []
    for index, mark in enumerate(marks):
        start, stop = max(mark.start, block.span.start), min(mark.stop, block.span.stop)
        if start < stop:
            events += [(start, 1, index), (stop, 0, index)]
    active: dict[int, _Mark] = {}
    at = block.span.start
    for place, opens, index in sorted(events):
        if place > at:
            yield _chunk(block.text[at - block.span.start : place - block.span.start], active.values())
            at = place
        if opens:
            active[index] = marks[index]
        else:
            del active[index]
    if at < block.span.stop:
        yield Chunk(block.text[at - block.span.start :])


def _chunk(text: str, marks: Iterable[_Mark]) -> Chunk:
    found = list(marks)
    return Chunk(
        text,
        " ".join(dict.fromkeys(mark.css for mark in found)),
        "; ".join(dict.fromkeys(mark.title for mark in found if mark.title)) or None,
        next((mark.target for mark in found if mark.target is not None), None),
    )


def _facts(model: object) -> Iterator[tuple[str, str]]:
    """What a model knows, as lines of a table: the field's name and its value in words."""
    if model is None:
        return
    for item in attributes(type(model)):
        value = getattr(model, item.name)
        if item.name not in ("span", "spans") and value not in (None, (), ""):
            words = _in_words(value)
            if words:
                yield item.name.replace("_", " "), words


def _in_words(value: Any) -> str:
    if isinstance(value, Contributor):
        return credit(value)
    if isinstance(value, LunarDate):
        return f"{value.year or ''}年{'闰' if value.leap else ''}{value.month}月{value.day}日"
    if is_tuple(value):
        return ", ".join(map(_in_words, value))
    if is_table(value):
        return "; ".join(f"{label}: {_in_words(item)}" for label, item in value.items())
    return str(value)
