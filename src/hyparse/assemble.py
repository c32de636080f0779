"""From labelled blocks to a page: stories are grouped, each parser reads its blocks, cut paragraphs are joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from attrs import define, evolve, field, fields, frozen

from hyparse.decode import Choice
from hyparse.evidence import Clue, Findings
from hyparse.fragments import join_fragments, mid_start, open_end, overlap
from hyparse.frozenmap import FrozenMap
from hyparse.genre import genre_of
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
    Direction,
    Folio,
    Masthead,
    Page,
    Paragraph,
    Refer,
    Severity,
    Span,
)
from hyparse.parsers.base import Around, BlockParser
from hyparse.parsers.byline import ambiguous_names
from hyparse.parsers.guard import values_of
from hyparse.parsers.headline import bracketed_column
from hyparse.quality import page_doubts, quality_of

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

    indices: list[int] = field(factory=list[int])


def assemble(
    text: str,
    findings: Findings,
    choices: Sequence[Choice],
    parsers: Mapping[str, BlockParser[Any]],
    around: Around,
    follows: Mapping[int, int | None] | None = None,
) -> Page:
    """The page that the choices make of the blocks.

    Args:
        text: The page's text as the caller gave it.
        findings: Its blocks and what the readers found in them.
        choices: One a block.
        parsers: By kind.
        around: The page's facts, for the parsers.
        follows: By block, the block that somebody says goes on with its sentence; ``None``: none does.

    Returns:
        The page, its diagnostics included.

    Raises:
        ParserError: A parser raised while it read its blocks.
    """
    return _Assembly(text, findings, choices, parsers, around, follows or {}).page()


class _Assembly:
    def __init__(
        self,
        text: str,
        findings: Findings,
        choices: Sequence[Choice],
        parsers: Mapping[str, BlockParser[Any]],
        around: Around,
        follows: Mapping[int, int | None],
    ) -> None:
        self.text, self.findings, self.choices, self.parsers, self.around = text, findings, choices, parsers, around
        self.follows = follows
        self.diagnostics: list[Diagnostic] = []
        self.blocks = tuple(
            Block(choice.kind, block.span, block.text, round(choice.margin, 3))
            for block, choice in zip(findings.blocks, choices, strict=True)
        )

    def page(self) -> Page:
        stories, outside = self._group()
        articles = tuple(self._article(story) for story in stories)
        runs = list(self._runs(outside))
        values = [(run.kind, value) for run in runs for value in run.values]
        masthead = _merged([value for _, value in values if isinstance(value, Masthead)])
        folio = _merged([value for _, value in values if isinstance(value, Folio)])
        self._doubt_blocks()
        quality = quality_of(self.text, self.blocks, articles, self.findings.repeated)
        self.diagnostics += page_doubts(self.findings.blocks, self.blocks, articles, quality)
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
            quality=quality,
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
        """Adjacent blocks of a kind, or all of a kind whose parser gathers them, each run read by its parser."""
        runs: list[list[int]] = []
        gathered: dict[str, list[int]] = {}
        for index in indices:
            kind = self.choices[index].kind
            near = runs[-1] if runs and runs[-1][-1] == index - 1 and self.choices[index - 1].kind == kind else None
            run = gathered.get(kind, near)
            if run is not None:
                run.append(index)
                continue
            runs.append([index])
            if getattr(self.parsers[kind], "gathers", False):
                gathered[kind] = runs[-1]
        for run in runs:
            yield Run(self.choices[run[0]].kind, tuple(run), self._read(run))

    def _read(self, run: Sequence[int]) -> tuple[Any, ...]:
        kind = self.choices[run[0]].kind
        parser = self.parsers[kind]
        blocks = [self.findings.blocks[i] for i in run]
        values = values_of(parser, blocks, evolve(self.around, index=run[0]))
        self.diagnostics += [value for value in values if isinstance(value, Diagnostic)]
        return tuple(value for value in values if not isinstance(value, Diagnostic))

    def _article(self, story: Story) -> Article:
        runs = list(self._runs(story.indices))
        lines = {
            kind: [v for run in runs if run.kind == kind for v in run.values if isinstance(v, str)] for kind in _LINES
        }
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
        article = Article(
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
            margin=self._margin(story),
        )
        self._doubt_story(article, found)
        return evolve(article, genre=genre_of(article))

    def _margin(self, story: Story) -> float:
        """How sure the story's borders and its headline group are: the least sure decision counts.

        Which line of the group is its kicker and which its deck draws no border; that doubt is the blocks' own.
        """
        first, last = story.indices[0], story.indices[-1]
        stop = next((i for i in range(last + 1, len(self.choices)) if self.choices[i].opens), len(self.choices))
        margins = [choice.border for choice in self.choices[first : stop + 1]]
        margins += [
            choice.margin
            for choice in self.choices[first:stop]
            if choice.outside or (choice.kind in _GROUP and choice.runner_up not in _GROUP)
        ]
        return round(min(margins), 3)

    def _columns(self, story: Story) -> list[str]:
        """Columns' names in brackets at the headline's end."""
        out: list[str] = []
        for index in story.indices:
            if self.choices[index].kind == BlockKind.HEADLINE:
                block = self.findings.blocks[index]
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
            kind, block = self.choices[index].kind, self.findings.blocks[index]
            if kind == BlockKind.PARAGRAPH:
                piece = _piece(index, self.findings.clue(index), found)
                if piece is not None:
                    pieces.append(piece)
                    barriers.append(barred)
                    barred = False
            elif kind == BlockKind.CROSSHEAD and block.words:
                place = block.locate(0, len(block.words))
                heads.append((len(pieces), Paragraph(block.words, (place,), crosshead=True)))
                barred = True
        at_block = {piece.block: number for number, piece in enumerate(pieces)}
        bound = {
            at_block[one]: None if other is None else at_block[other]
            for one, other in self.follows.items()
            if one in at_block and (other is None or other in at_block)
        }
        chains = join_fragments([piece.body for piece in pieces], barriers, [piece.jumps for piece in pieces], bound)
        found.first = tuple(pieces[chain[0]] for chain in chains)
        found.last = pieces[chains[-1][-1]] if chains else None
        placed = [(float(chain[0]), self._joined([pieces[i] for i in chain])) for chain in chains]
        placed += [(at - 0.5, head) for at, head in heads]
        placed.sort(key=lambda item: item[0])
        for chain in chains:
            if any(b < a for a, b in pairwise(chain)):
                self._doubt(
                    "fragment-out-of-order",
                    "a piece of a paragraph stands away from its place; it was moved",
                    pieces[min(chain)],
                )
        return tuple(paragraph for _, paragraph in placed), found

    def _joined(self, pieces: Sequence[_Piece]) -> Paragraph:
        text = pieces[0].words
        for piece in pieces[1:]:
            twice = overlap(text, piece.words)
            text += piece.words[twice:]
        return Paragraph(text, tuple(piece.span for piece in pieces))

    def _doubt(self, code: str, message: str, piece: _Piece) -> None:
        self.diagnostics.append(Diagnostic(code, Severity.WARNING, message, printed=piece.words[:20], span=piece.span))

    def _doubt_story(self, article: Article, found: _Found) -> None:
        """What is wrong with a story's edges, its cuts and its credits."""
        ways = {mark.direction for mark in article.continuations}
        last = found.last
        if last is not None and Direction.TO not in ways and open_end(last.body) >= _CUT and len(last.body) >= _RUNNING:
            self._doubt(
                "truncated-text", "the story ends in the middle of a sentence, and no mark says where it goes on", last
            )
        for piece in found.first[int(Direction.FROM in ways) :]:
            if mid_start(piece.body) >= _CUT and piece.body[0] not in _OPENING:
                self._doubt(
                    "lost-text", "the paragraph begins in the middle of a sentence whose beginning is nowhere", piece
                )
        if not article.paragraphs and not article.captions:
            for block in article.blocks:
                if block.kind == BlockKind.BYLINE:
                    message = "nothing is printed under these credits"
                    self.diagnostics.append(
                        Diagnostic(
                            "byline-without-story", Severity.WARNING, message, printed=block.text[:40], span=block.span
                        )
                    )
        self._doubt_names(article)

    def _doubt_names(self, article: Article) -> None:
        """Names printed with nothing between them that may be cut in another way."""
        spans = [person.span for person in article.contributors if person.span is not None]
        if not any(one.stop == other.start for one, other in pairwise(spans)):
            return
        plains = {block.span: block.folded for block in self.findings.blocks}
        for block in article.blocks:
            own = [
                p
                for p in article.contributors
                if p.span is not None and block.span.start <= p.span.start < block.span.stop
            ]
            base = block.span.start
            moved = [evolve(p, span=Span(p.span.start - base, p.span.stop - base)) for p in own if p.span is not None]
            for start, stop in ambiguous_names(moved, plains[block.span], self.around.vocabulary):
                span = Span(base + start, base + stop)
                message = "these names are printed with nothing between them and may be cut in another way"
                self.diagnostics.append(
                    Diagnostic(
                        "ambiguous-names", Severity.INFO, message, printed=self.text[span.start : span.stop], span=span
                    )
                )

    def _doubt_blocks(self) -> None:
        for index in sorted(self.findings.repeated):
            block = self.findings.blocks[index]
            self.diagnostics.append(
                Diagnostic(
                    "repeated-paragraph",
                    Severity.WARNING,
                    "the paragraph is printed twice on the page; extractors that loop do this",
                    printed=block.words[:40],
                    span=block.span,
                )
            )


_GROUP = frozenset({BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.DECK})
_CUT = 4.0
"""From this evidence on (natural log odds) a sentence is taken to be cut."""
_RUNNING = 24
"""Shorter than this, a line without a full stop is a signature or an entry rather than a cut sentence."""
_OPENING = "“《【‘("
_LINES = (BlockKind.RUBRIC, BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.DECK, BlockKind.CROSSHEAD)


@define(eq=False)
class _Found:
    """What the paragraphs of a story say besides the story."""

    people: list[Contributor] = field(factory=list[Contributor])
    datelines: list[Dateline] = field(factory=list[Dateline])
    marks: list[Continuation] = field(factory=list[Continuation])
    first: tuple[_Piece, ...] = ()
    """The piece that each paragraph begins with."""
    last: _Piece | None = None
    """The piece that the story ends with."""


@frozen(eq=False)
class _Piece:
    """A paragraph block without its continuation marks."""

    block: int
    words: str
    body: str
    """Folded, and without a closing signature: what says whether the sentence goes on."""
    span: Span
    jumps: bool
    """Whether the story goes on on another page."""


def _piece(index: int, clue: Clue, found: _Found) -> _Piece | None:
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
    return _Piece(index, words[start : stop - cut], plain, block.locate(start, stop), "mark:to-end" in clue.ways)


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
    """What the parsers of users' kinds read, and what a parser in a built-in one's place reads that the model has no field for."""
    out: dict[str, list[Any]] = {}
    for kind, value in values:
        if not isinstance(value, _OWN.get(kind, ())):
            out.setdefault(kind, []).append(value)
    return FrozenMap({kind: tuple(several) for kind, several in out.items()})


_OWN: Mapping[str, type] = {
    **dict.fromkeys(BlockKind, str),
    BlockKind.MASTHEAD: Masthead,
    BlockKind.FOLIO: Folio,
    BlockKind.REFER: Refer,
    BlockKind.BYLINE: Byline,
    BlockKind.CAPTION: Caption,
    BlockKind.JUMP: Continuation,
}
"""What the built-in parsers read, by kind: these values have their own fields."""


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
