"""Corrections: how what somebody says of a page's blocks binds the decoder and the joins.

A ``Fix`` speaks of printed characters, so it outlives the reading that it corrects: it is looked up in the blocks anew each time. The
user is right against every evidence and against the grammar; only what contradicts itself is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar, cast

from attrs import evolve, frozen

from hyparse.decode import Choice, NoReadingError, Scores, Tie, decode, roles_of
from hyparse.errors import HyparseError
from hyparse.evidence import GOES_ON, OPENS
from hyparse.models import BlockKind, Fix, Span
from hyparse.parsers.base import SourceBlock
from hyparse.text import BLANK

__all__ = ["Bindings", "bind", "by_page", "choose", "over_pages", "shown"]


@frozen(eq=False)
class Bindings:
    """What a page's corrections come to, by block."""

    ties: Mapping[int, Tie]
    follows: Mapping[int, int | None]
    """The block that goes on with a block's sentence; ``None``: none does."""
    reasons: Mapping[int, Fix]
    """A correction that speaks of the block."""


T = TypeVar("T")

_STEADY = 4.0
"""What it takes (natural log odds) for a story to begin anew where none did without the corrections."""
_FIRM = 20.0
"""What it takes on the lines under a border that was taken away."""
NOTHING = Bindings({}, {}, {})


def bind(fixes: Iterable[Fix], text: str, blocks: Sequence[SourceBlock], kinds: Iterable[str]) -> Bindings:
    """Look the corrections up in a page's blocks.

    Args:
        fixes: The corrections; those whose ``joins`` is on another page say nothing of this one.
        text: The page's text.
        blocks: Its blocks.
        kinds: The kinds that there are.

    Returns:
        What they lay down for each block.

    Raises:
        TypeError: One of them is no ``Fix``.
        HyparseError: Two of them contradict each other, or one cuts through a block, lies outside the text or names an
            unknown kind.
    """
    given = tuple(fixes)
    if not given:
        return NOTHING
    desk = _Desk(text, blocks, frozenset(kinds))
    for fix in given:
        _check(fix)
        desk.take(fix)
    return desk.bindings()


def choose(scores: Sequence[Scores], pairs: Mapping[tuple[str, str], float], bindings: Bindings) -> tuple[Choice, ...]:
    """The best reading that keeps to the corrections.

    Args:
        scores: The blocks' evidence.
        pairs: The weights of the steps.
        bindings: What was laid down.

    Returns:
        One choice a block. A story begins at a block that nobody spoke of only where one did before, or where much speaks for it: a
        border that is taken away must not come back on the next line.

    Raises:
        HyparseError: There is none: a correction says that no story begins where none is open.
    """
    if not bindings.ties:
        return decode(scores, pairs)
    before = decode(scores, pairs)
    healed = _healed(before, bindings.ties)
    steady = [
        row if choice.opens or index in bindings.ties else _steadied(row, firm=index in healed)
        for index, (row, choice) in enumerate(zip(scores, before, strict=True))
    ]
    try:
        return decode(steady, pairs, bindings.ties)
    except NoReadingError as error:
        fix = bindings.reasons[error.index]
        raise HyparseError(f"{shown(fix)} leaves no reading: no story is open there, and none may begin") from None


def _healed(before: Sequence[Choice], ties: Mapping[int, Tie]) -> frozenset[int]:
    """The blocks of a story whose border is taken away, up to its first paragraph: they are to go on with the story above."""
    found: set[int] = set()
    for index, tie in ties.items():
        if tie.opens is False and before[index].opens:
            for later in range(index + 1, len(before)):
                found.add(later)
                if before[later].kind == BlockKind.PARAGRAPH or before[later].opens:
                    break
    return frozenset(found)


def _steadied(row: Scores, *, firm: bool) -> Scores:
    """A block's evidence with less for a story to begin there; where a border was taken away, with hardly any."""
    opens = row.get(OPENS, 0.0)
    return {**row, OPENS: opens - _FIRM, GOES_ON: 0.0} if firm else {**row, OPENS: opens - _STEADY}


def by_page(fixed: Mapping[int, Iterable[Fix]], count: int) -> list[tuple[Fix, ...]]:
    """An issue's corrections, one tuple a page.

    Raises:
        TypeError: They are no mapping from pages to corrections.
        HyparseError: There is no such page, or a correction stands under a page that its span is not on.
    """
    if not isinstance(cast("object", fixed), Mapping):
        raise TypeError(f"an issue's fixed must be a mapping from pages to fixes, not {type(fixed).__name__}")
    out: list[tuple[Fix, ...]] = [()] * count
    for page, given in fixed.items():
        fixes = tuple(given)
        if not 0 <= page < count:
            raise HyparseError(f"there is no page {page}; the issue has {count}, counted from 0")
        for fix in fixes:
            _check(fix)
            if fix.span.page not in (0, page):
                raise HyparseError(f"{shown(fix)} is on page {fix.span.page}, but stands under page {page}")
            if fix.joins is not None and not 0 <= fix.joins.page < count:
                raise HyparseError(
                    f"{shown(fix)} joins page {fix.joins.page}, but the issue has {count}, counted from 0"
                )
        out[page] = fixes
    return out


def over_pages(fixed: Sequence[Iterable[Fix]]) -> list[tuple[Span, Span]]:
    """The pairs of places on two pages of which the corrections say that the one goes on with the other.

    Args:
        fixed: The corrections of each page.
    """
    return [
        (Span(fix.span.start, fix.span.stop, page), fix.joins)
        for page, fixes in enumerate(fixed)
        for fix in fixes
        if fix.joins is not None and fix.joins.page != fix.span.page
    ]


def _check(fix: object) -> None:
    if not isinstance(fix, Fix):
        raise TypeError(f"fixed must hold Fix values, not {type(fix).__name__}")


def shown(fix: Fix) -> str:
    """A correction as an error message names it."""
    said = [f"kind={str(fix.kind)!r}"] if fix.kind is not None else []
    said += [f"opens_article={fix.opens_article}"] if fix.opens_article is not None else []
    said += [f"joins={fix.joins.start} to {fix.joins.stop}"] if fix.joins is not None else []
    return f"the fix at characters {fix.span.start} to {fix.span.stop} ({', '.join(said) or 'nothing'})"


class _Desk:
    """The corrections as they are taken in, each claim with the fix that made it."""

    def __init__(self, text: str, blocks: Sequence[SourceBlock], kinds: frozenset[str]) -> None:
        self.text, self.blocks, self.kinds = text, blocks, kinds
        self.kind_of: dict[int, tuple[str, Fix]] = {}
        self.opens: dict[int, tuple[bool, Fix]] = {}
        self.follows: dict[int, tuple[int | None, Fix]] = {}
        self.led: dict[int, tuple[int, Fix]] = {}

    def take(self, fix: Fix) -> None:
        own = self._covered(fix, fix.span)
        if fix.kind is not None:
            if fix.kind not in self.kinds:
                raise HyparseError(
                    f"{shown(fix)}: there is no kind {fix.kind!r}; there are {', '.join(sorted(self.kinds))}"
                )
            for index in own:
                self._claim(self.kind_of, index, str(fix.kind), fix)
        if fix.opens_article is not None:
            for index in own:
                self._claim(self.opens, index, fix.opens_article and index == own[0], fix)
        if fix.joins is not None and fix.joins.page == fix.span.page:
            self._join(fix, own[-1])

    def _join(self, fix: Fix, first: int) -> None:
        """Two pieces of one paragraph are text, and of one story: none begins between them."""
        assert fix.joins is not None
        self._claim(self.kind_of, first, str(BlockKind.PARAGRAPH), fix)
        if (fix.joins.start, fix.joins.stop) == (fix.span.start, fix.span.stop):
            self._claim(self.follows, first, None, fix)
            return
        second = self._covered(fix, fix.joins)[0]
        if first == second:
            raise HyparseError(f"{shown(fix)} joins a block to itself")
        self._claim(self.kind_of, second, str(BlockKind.PARAGRAPH), fix)
        self._claim(self.follows, first, second, fix)
        self._claim(self.led, second, first, fix)
        for index in range(min(first, second) + 1, max(first, second) + 1):
            self._claim(self.opens, index, False, fix)
        here, last = second, fix
        while here in self.follows:
            after, last = self.follows[here]
            if after is None:
                return
            if after == second:
                raise HyparseError(f"{shown(last)} and {shown(fix)} go round in a circle")
            here = after

    def _covered(self, fix: Fix, span: Span) -> list[int]:
        """The blocks that a span takes in, whole."""
        start, stop = span.start, span.stop
        if not 0 <= start < stop <= len(self.text):
            raise HyparseError(f"{shown(fix)} lies outside the text of {len(self.text)} characters")
        found = [i for i, block in enumerate(self.blocks) if block.span.start < stop and start < block.span.stop]
        found = [
            i
            for i in found
            if self._printed(max(start, self.blocks[i].span.start), min(stop, self.blocks[i].span.stop))
        ]
        if not found:
            raise HyparseError(f"{shown(fix)} holds no printed character")
        for i, (low, high) in ((i, self._core(i)) for i in (found[0], found[-1])):
            cut = (low < start and self._printed(low, start)) or (stop < high and self._printed(stop, high))
            if cut:
                block = self.blocks[i]
                raise HyparseError(
                    f"{shown(fix)} cuts through the block at characters {block.span.start} to {block.span.stop} ({block.words[:16]!r})"
                )
        return found

    def _core(self, index: int) -> tuple[int, int]:
        """The block's words without its Markdown marks."""
        block = self.blocks[index]
        return (block.pieces[0].start, block.pieces[-1].stop) if block.pieces else (block.span.start, block.span.stop)

    def _printed(self, start: int, stop: int) -> bool:
        return bool(self.text[start:stop].strip(BLANK))

    def _claim(self, table: dict[int, tuple[T, Fix]], index: int, value: T, fix: Fix) -> None:
        known, before = table.setdefault(index, (value, fix))
        if known != value:
            raise HyparseError(f"{shown(before)} and {shown(fix)} contradict each other")

    def bindings(self) -> Bindings:
        ties: dict[int, Tie] = {}
        reasons: dict[int, Fix] = {}
        for index, (kind, fix) in self.kind_of.items():
            ties[index], reasons[index] = Tie(kind), fix
        for index, (opens, fix) in self.opens.items():
            tie = ties.get(index, Tie())
            if opens and tie.kind is not None and tie.kind not in roles_of():
                raise HyparseError(
                    f"{shown(reasons[index])} and {shown(fix)} contradict each other: a story cannot begin with a block of the page's"
                )
            ties[index] = evolve(tie, opens=opens)
            reasons[index] = fix
        return Bindings(ties, {index: after for index, (after, _) in self.follows.items()}, reasons)
