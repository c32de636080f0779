"""From labelled blocks to a page: stories are grouped, each parser reads its blocks, cut paragraphs are joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from attrs import define, evolve, field, fields, frozen

from hyparse.decode import Choice
from hyparse.evidence import Clue, PageEvidence
from hyparse.frozenmap import FrozenMap
from hyparse.link import join_fragments, overlap
from hyparse.models import (
    Article,
    Block,
    BlockKind,
    Byline,
    Caption,
    Continuation,
    Contributor,
    Dateline,
    Diagnostic,
    Folio,
    Masthead,
    Page,
    Paragraph,
    Refer,
    Severity,
    Span,
)
from hyparse.parsers.base import Around, BlockParser
from hyparse.parsers.guard import values_of
from hyparse.parsers.headline import bracketed_column

__all__ = ["assemble"]

T = TypeVar("T", Masthead, Folio)


@frozen(eq=False)
class Run:
    """Adjacent blocks of one kind, and what their parser read."""

    kind: str
    indices: tuple[int, ...]
    values: tuple[Any, ...]


@define(eq=False)
class Story:
    """The blocks of one story, in printed order."""

    indices: list[int] = field(factory=list)


def assemble(
    text: str,
    evidence: PageEvidence,
    choices: Sequence[Choice],
    parsers: Mapping[str, BlockParser[Any]],
    around: Around,
) -> Page:
    """The page that the choices make of the blocks.

    Args:
        text: The page's text as the caller gave it.
        evidence: Its blocks and what the readers found in them.
        choices: One a block.
        parsers: By kind.
        around: The page's facts, for the parsers.

    Returns:
        The page, its diagnostics included.

    Raises:
        ParserError: A parser raised while it read its blocks.
    """
    return _Assembly(text, evidence, choices, parsers, around).page()


class _Assembly:
    def __init__(
        self,
        text: str,
        evidence: PageEvidence,
        choices: Sequence[Choice],
        parsers: Mapping[str, BlockParser[Any]],
        around: Around,
    ) -> None:
        self.text, self.evidence, self.choices, self.parsers, self.around = text, evidence, choices, parsers, around
        self.diagnostics: list[Diagnostic] = []
        self.blocks = tuple(
            Block(choice.kind, clue.block.span, clue.block.text) for clue, choice in zip(evidence.clues, choices, strict=True)
        )

    def page(self) -> Page:
        stories, outside = self._group()
        articles = tuple(self._article(story) for story in stories)
        runs = list(self._runs(outside))
        values = [(run.kind, value) for run in runs for value in run.values]
        masthead = _merged([value for _, value in values if isinstance(value, Masthead)])
        folio = _merged([value for _, value in values if isinstance(value, Folio)])
        self._doubt_blocks()
        return Page(
            text=self.text,
            number=folio.page if folio is not None else None,
            section=folio.section if folio is not None else None,
            masthead=masthead,
            folio=folio,
            blocks=self.blocks,
            articles=articles,
            refers=tuple(value for _, value in values if isinstance(value, Refer)),
            notices=tuple(value for kind, value in values if kind == BlockKind.NOTICE and isinstance(value, str)),
            extras=_extras(values),
            diagnostics=tuple(sorted(self.diagnostics, key=lambda d: d.span.start if d.span is not None else 0)),
        )

    def _group(self) -> tuple[list[Story], list[int]]:
        """The stories' blocks, and the blocks that belong to the page."""
        stories: list[Story] = []
        outside: list[int] = []
        for index, choice in enumerate(self.choices):
            belongs = not choice.outside or getattr(self.parsers.get(choice.kind), "placement", "page") == "article"
            if choice.opens and not choice.outside:
                stories.append(Story())
            if belongs and stories:
                stories[-1].indices.append(index)
            else:
                outside.append(index)
        return stories, outside

    def _runs(self, indices: Sequence[int]) -> Iterable[Run]:
        """Adjacent blocks of a kind, each run read by its parser."""
        start = 0
        for i in range(1, len(indices) + 1):
            together = (
                i < len(indices)
                and self.choices[indices[i]].kind == self.choices[indices[start]].kind
                and indices[i] == indices[i - 1] + 1
            )
            if not together:
                run = tuple(indices[start:i])
                yield Run(self.choices[run[0]].kind, run, self._read(run))
                start = i

    def _read(self, run: Sequence[int]) -> tuple[Any, ...]:
        kind = self.choices[run[0]].kind
        parser = self.parsers[kind]
        blocks = [self.evidence.blocks[i] for i in run]
        values = values_of(parser, blocks, evolve(self.around, index=run[0]))
        self.diagnostics += [value for value in values if isinstance(value, Diagnostic)]
        return tuple(value for value in values if not isinstance(value, Diagnostic))

    def _article(self, story: Story) -> Article:
        runs = list(self._runs(story.indices))
        lines = {kind: [v for run in runs if run.kind == kind for v in run.values if isinstance(v, str)] for kind in _LINES}
        captions = [value for run in runs for value in run.values if isinstance(value, Caption)]
        paragraphs, found = self._paragraphs(story)
        people, datelines = list(found.people), list(found.datelines)
        marks = list(found.marks)
        for run in runs:
            for value in run.values:
                if isinstance(value, Byline):
                    people += value.contributors
                    datelines += [value.dateline] if value.dateline is not None else []
                elif isinstance(value, Caption):
                    people += value.contributors
                elif isinstance(value, Continuation):
                    marks.append(value)
        headline = _joined(lines[BlockKind.HEADLINE])
        return Article(
            rubrics=(*lines[BlockKind.RUBRIC], *self._columns(story)),
            kicker=_joined(lines[BlockKind.KICKER]),
            headline=headline,
            deck=_joined(lines[BlockKind.DECK]),
            dateline=min(datelines, key=_start) if datelines else None,
            contributors=_once(sorted(people, key=_start)),
            paragraphs=paragraphs,
            crossheads=tuple(lines[BlockKind.CROSSHEAD]),
            captions=tuple(captions),
            continuations=tuple(sorted(marks, key=_start)),
            blocks=tuple(self.blocks[i] for i in story.indices),
            extras=_extras([(run.kind, value) for run in runs for value in run.values]),
        )

    def _columns(self, story: Story) -> list[str]:
        """Columns' names in brackets at the headline's end."""
        out: list[str] = []
        for index in story.indices:
            if self.choices[index].kind == BlockKind.HEADLINE:
                block = self.evidence.blocks[index]
                place = bracketed_column(block.plain)
                if place is not None:
                    out.append(block.words[place[0] : place[1]])
        return out

    def _paragraphs(self, story: Story) -> tuple[tuple[Paragraph, ...], _Found]:
        """The story's paragraphs and crossheads in reading order, and what their ends and beginnings say."""
        found = _Found()
        pieces: list[_Piece] = []
        barriers: list[bool] = []
        heads: list[tuple[int, Paragraph]] = []
        barred = False
        for index in story.indices:
            kind, clue = self.choices[index].kind, self.evidence.clues[index]
            if kind == BlockKind.PARAGRAPH:
                piece = _piece(clue, found)
                if piece is not None:
                    pieces.append(piece)
                    barriers.append(barred)
                    barred = False
            elif kind == BlockKind.CROSSHEAD and clue.block.words:
                heads.append((len(pieces), Paragraph(clue.block.words, (clue.block.locate(0, clue.length),), crosshead=True)))
                barred = True
        chains = join_fragments([piece.body for piece in pieces], barriers, [piece.jumps for piece in pieces])
        placed = [(float(chain[0]), self._joined([pieces[i] for i in chain])) for chain in chains]
        placed += [(at - 0.5, head) for at, head in heads]
        placed.sort(key=lambda item: item[0])
        for chain in chains:
            if any(b < a for a, b in zip(chain, chain[1:], strict=False)):
                self._doubt("fragment-out-of-order", "a piece of a paragraph stands away from its place; it was moved", pieces[min(chain)])
        return tuple(paragraph for _, paragraph in placed), found

    def _joined(self, pieces: Sequence[_Piece]) -> Paragraph:
        text = pieces[0].words
        for piece in pieces[1:]:
            twice = overlap(text, piece.words)
            text += piece.words[twice:]
        return Paragraph(text, tuple(piece.span for piece in pieces))

    def _doubt(self, code: str, message: str, piece: _Piece) -> None:
        self.diagnostics.append(Diagnostic(code, Severity.WARNING, message, printed=piece.words[:20], span=piece.span))

    def _doubt_blocks(self) -> None:
        for index in sorted(self.evidence.repeated):
            block = self.evidence.blocks[index]
            self.diagnostics.append(
                Diagnostic(
                    "repeated-paragraph",
                    Severity.WARNING,
                    "the paragraph is printed twice on the page; extractors that loop do this",
                    printed=block.words[:40],
                    span=block.span,
                )
            )


_LINES = (BlockKind.RUBRIC, BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.DECK, BlockKind.CROSSHEAD)


@define(eq=False)
class _Found:
    """What the paragraphs of a story say besides the story."""

    people: list[Contributor] = field(factory=list)
    datelines: list[Dateline] = field(factory=list)
    marks: list[Continuation] = field(factory=list)


@frozen(eq=False)
class _Piece:
    """A paragraph block without its continuation marks."""

    words: str
    body: str
    """Folded, and without a closing signature: what says whether the sentence goes on."""
    span: Span
    jumps: bool
    """Whether the story goes on on another page."""


def _piece(clue: Clue, found: _Found) -> _Piece | None:
    """The block's text without marks; its credits, datelines and marks go into ``found``. ``None`` if nothing is left."""
    block = clue.block
    found.people += clue.lead.contributors
    if clue.lead.dateline is not None:
        found.datelines.append(clue.lead.dateline)
    if clue.closing is not None:
        found.people += clue.closing.contributors
        if clue.closing.dateline is not None:
            found.datelines.append(clue.closing.dateline)
    found.marks += [mark.continuation for mark in clue.marks]
    start, stop = 0, clue.length
    inner: list[tuple[int, int]] = []
    for mark in clue.marks:
        if not clue.plain[start : mark.start].strip():
            start = mark.stop
        elif not clue.plain[mark.stop : stop].strip():
            stop = mark.start
        else:
            inner.append((mark.start, mark.stop))
    while stop > start and clue.plain[stop - 1].isspace():
        stop -= 1
    while start < stop and clue.plain[start].isspace():
        start += 1
    if start >= stop:
        return None
    words, plain = block.words, clue.plain[start:stop]
    for mark_start, mark_stop in reversed(inner):
        words = words[:mark_start] + words[mark_stop:]
    cut = len(block.words) - len(words)
    if clue.closing is not None and start < clue.closing.start < stop:
        plain = clue.plain[start : clue.closing.start].rstrip() or plain
    return _Piece(words[start : stop - cut], plain, block.locate(start, stop), "mark:to-end" in clue.ways)


def _start(value: Contributor | Dateline | Continuation) -> int:
    return value.span.start if value.span is not None else 0


def _joined(lines: Sequence[str]) -> str | None:
    return " ".join(lines) or None


def _once(people: Iterable[Contributor]) -> tuple[Contributor, ...]:
    """Each (role, name) once; a name that comes again without a role says nothing new."""
    kept: dict[tuple[str | None, str], Contributor] = {}
    for person in people:
        key = (person.role, person.name)
        if key in kept:
            kept[key] = evolve(kept[key], works=kept[key].works | person.works)
        else:
            kept[key] = person
    return tuple(kept.values())


def _extras(values: Iterable[tuple[str, Any]]) -> FrozenMap[str, tuple[Any, ...]]:
    """What the parsers of users' kinds read."""
    out: dict[str, tuple[Any, ...]] = {}
    for kind, value in values:
        if kind not in BlockKind.__members__.values():
            out[kind] = (*out.get(kind, ()), value)
    return FrozenMap(out)


def _merged(values: Sequence[T]) -> T | None:
    """One value of several pieces: the first that has an item gives it."""
    if not values:
        return None
    first, *rest = values
    for other in rest:
        gaps = {
            item.alias: getattr(other, item.name)
            for item in fields(type(first))
            if item.name not in ("spans", "span") and not getattr(first, item.name) and getattr(other, item.name)
        }
        if isinstance(first, Masthead) and isinstance(other, Masthead):
            gaps["spans"] = first.spans + other.spans
        first = evolve(first, **gaps)
    return first
