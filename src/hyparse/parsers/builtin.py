"""The built-in block parsers: for each kind the reader of its lines, registered just as a user's parser is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import evolve, frozen

from hyparse.models import BlockKind, Caption, Continuation, Span
from hyparse.parsers.base import Around, BlockParser, SourceBlock
from hyparse.parsers.byline import caption_credits, read_byline
from hyparse.parsers.continuation import find_marks
from hyparse.parsers.folio import read_folio
from hyparse.parsers.masthead import read_masthead
from hyparse.parsers.refer import read_refers

__all__ = ["BUILT_IN", "RULED_OUT", "FormParser", "built_in"]

RULED_OUT = -50.0
"""What ``recognise`` says where the block's layout and length alone rule the kind out."""
_EVEN = 1e-9
"""Evidence that comes out even; 0.0 would say that there is none."""

Reader = Callable[[Sequence[SourceBlock], Around], Iterable[Any]]


@frozen
class FormParser:
    """A parser whose evidence is the page's fitted table, and whose reading is a function.

    All built-in parsers are of this class, and they are called as a user's are: one of them can be replaced, removed, or wrapped
    in a parser that asks it first. To read a built-in kind's lines in your own way, give your own reader to the same form:
    ``FormParser("table", read_scores)``.
    """

    kind: str
    reader: Reader
    placement: str = "page"
    gathers: bool = False

    def recognise(self, block: SourceBlock, around: Around) -> float:
        """The fitted evidence for the kind; ``RULED_OUT`` where it is out of the question."""
        return around.scores[around.index].get(self.kind, RULED_OUT) or _EVEN

    def parse(self, blocks: Sequence[SourceBlock], around: Around) -> Iterable[Any]:
        """What the reader finds."""
        return self.reader(blocks, around)


def _texts(blocks: Sequence[SourceBlock], around: Around) -> Iterable[str]:
    return [block.words for block in blocks if block.words]


def _mastheads(blocks: Sequence[SourceBlock], around: Around) -> Iterable[Any]:
    value, doubts = read_masthead(blocks, around.vocabulary)
    return [*([value] if value is not None else ()), *doubts]


def _folios(blocks: Sequence[SourceBlock], around: Around) -> Iterable[Any]:
    value, doubts = read_folio(blocks, around.vocabulary)
    return [*([value] if value is not None else ()), *doubts]


def _bylines(blocks: Sequence[SourceBlock], around: Around) -> Iterable[Any]:
    for block in blocks:
        value = read_byline(block.words, block.plain, around.vocabulary, block.locate)
        if value is not None:
            yield value


def _captions(blocks: Sequence[SourceBlock], around: Around) -> Iterable[Caption]:
    """One caption a picture: a line that is a credit alone goes with the caption above it."""
    found: list[Caption] = []
    for block in blocks:
        people, start = caption_credits(block.words, block.plain, around.vocabulary, block.locate)
        span = Span(block.span.start, block.span.stop, block.span.page)
        if start == 0 and found and found[-1].span is not None:
            last = found[-1]
            found[-1] = evolve(
                last,
                text=f"{last.text} {block.words}",
                contributors=last.contributors + people,
                span=Span(found[-1].span.start, span.stop, span.page),
            )
        elif block.words:
            found.append(Caption(block.words, people, span))
    return found


def _jumps(blocks: Sequence[SourceBlock], around: Around) -> Iterable[Continuation]:
    for block in blocks:
        yield from (mark.continuation for mark in find_marks(block.plain, around.vocabulary, block.locate))


def _refers(blocks: Sequence[SourceBlock], around: Around) -> Iterable[Any]:
    return read_refers(blocks, around.vocabulary)


BUILT_IN: tuple[BlockParser[Any], ...] = (
    FormParser(BlockKind.MASTHEAD, _mastheads, gathers=True),
    FormParser(BlockKind.FOLIO, _folios, "page"),
    FormParser(BlockKind.REFER, _refers, "page"),
    FormParser(BlockKind.NOTICE, _texts, "page"),
    FormParser(BlockKind.ARTIFACT, _texts, "page"),
    FormParser(BlockKind.FIGURE, _texts, "page"),
    FormParser(BlockKind.RUBRIC, _texts, "article"),
    FormParser(BlockKind.KICKER, _texts, "article"),
    FormParser(BlockKind.HEADLINE, _texts, "article"),
    FormParser(BlockKind.DECK, _texts, "article"),
    FormParser(BlockKind.BYLINE, _bylines, "article"),
    FormParser(BlockKind.PARAGRAPH, _texts, "article"),
    FormParser(BlockKind.CROSSHEAD, _texts, "article"),
    FormParser(BlockKind.CAPTION, _captions, "article"),
    FormParser(BlockKind.TABLE, _texts, "article"),
    FormParser(BlockKind.JUMP, _jumps, "article"),
)
"""In no order that matters: every parser weighs every block."""


def built_in(kind: str) -> BlockParser[Any]:
    """The built-in parser of a kind."""
    return next(parser for parser in BUILT_IN if parser.kind == kind)
