"""What every block parser is given, and what it must offer: the built-in ones and a user's are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar, runtime_checkable

from attrs import field, frozen

from hyparse.models import Diagnostic, Span
from hyparse.vocabulary import Vocabulary

__all__ = ["CERTAIN", "STRONG", "WEAK", "Around", "BlockParser", "Locate", "SourceBlock", "at"]

WEAK = 1.0
"""Natural log odds: rather this than not (3 to 1)."""
STRONG = 4.0
"""Natural log odds: hardly anything else (50 to 1)."""
CERTAIN = 12.0
"""Natural log odds: whatever stands around it (160,000 to 1)."""

Locate = Callable[[int, int], Span]
"""From offsets into the string that a reader was given to a span of the caller's text."""


def at(start: int, stop: int) -> Span:
    """The plain ``Locate``: the string given is the caller's text itself."""
    return Span(start, stop)


@frozen(eq=False)
class SourceBlock:
    """A stretch of the page that has not been given a kind yet."""

    text: str
    """As printed, with its Markdown marks and line breaks."""
    folded: str
    """The same, folded: simplified script, half-width forms, the same length."""
    span: Span
    heading_level: int = 0
    """1 to 6 for a Markdown heading, 0 for none."""
    gap_before: int = 0
    """Blank lines before it."""
    words: str = ""
    """What it says: as printed, without marks and with its wrapped lines joined."""
    plain: str = ""
    """``words``, folded, of the same length: what rules are matched on."""
    pieces: tuple[Span, ...] = ()
    """Where ``words`` stands in the page: one span a printed line, in order."""
    indent: int = 0
    """White space before its first character, in characters' widths (an ideographic space is 2)."""
    hint: str | None = None
    """A kind that its layout alone makes certain: figure, table, artifact."""

    def locate(self, start: int, stop: int) -> Span:
        """The page's span for offsets into ``words``."""
        return Span(self._offset(start, first=True), self._offset(stop, first=False), self.span.page)

    def _offset(self, index: int, *, first: bool) -> int:
        for piece in self.pieces:
            length = piece.stop - piece.start
            if index < length or (index == length and not first):
                return piece.start + index
            index -= length
        return self.pieces[-1].stop if self.pieces else self.span.start


@frozen(eq=False)
class Around:
    """A block's neighbourhood, and the facts of its page."""

    blocks: Sequence[SourceBlock]
    index: int
    vocabulary: Vocabulary
    heading_levels: tuple[int, ...] = ()
    """Markdown levels in use on the page, the highest (1) first."""
    median_length: int = 0
    """Of the blocks' words, in characters."""
    script: str = "simplified"
    """``"simplified"`` or ``"traditional"``."""
    scores: Sequence[Mapping[str, float]] = field(default=(), repr=False)
    """The fitted evidence for each of ``blocks``: natural log odds against ``paragraph``, by kind."""

    def before(self, n: int = 1) -> SourceBlock | None:
        """The block ``n`` places before; ``None`` beyond the page's start."""
        return self.blocks[self.index - n] if 0 <= self.index - n < len(self.blocks) else None

    def after(self, n: int = 1) -> SourceBlock | None:
        """The block ``n`` places after; ``None`` beyond the page's end."""
        return self.blocks[self.index + n] if 0 <= self.index + n < len(self.blocks) else None


T_co = TypeVar("T_co", covariant=True)


@runtime_checkable
class BlockParser(Protocol[T_co]):
    """A parser of one kind of block, which gives values of one type: a ``BlockParser[Weather]`` gives ``Weather``.

    Any object of this form is one; nothing is inherited. It may say beside this where its blocks belong, as
    ``placement = "article"`` (to the story around them; to the page where no story has begun yet) or ``placement = "page"``, which is
    what holds where it says nothing. A built-in kind that the grammar places inside stories (``caption``, ``table``) stays there.

    ``gathers = True`` has ``parse`` given all the blocks of the kind on the page (or in the article) at once, however far apart they stand.

    A parser is asked about every block of every page, by several threads at once if its users have them: it keeps nothing in itself.
    """

    @property
    def kind(self) -> str:
        """The kind of the blocks that it reads, a plain class attribute mostly; the name of a built-in kind replaces that parser."""
        ...

    def recognise(self, block: SourceBlock, around: Around, /) -> float:
        """The evidence that the block is of this kind.

        Args:
            block: A block that has not been given a kind yet.
            around: What stands before and after it, the page's facts and the vocabulary.

        Returns:
            Natural log odds against ``paragraph``, a finite number (what lies beyond 100 counts as 100). 0.0 is no evidence: the block
            cannot be of this kind. A new kind needs more than 0.0; for a built-in one less than 0.0 still counts, since what stands
            around the block may make it good.
        """
        ...

    def parse(self, blocks: Sequence[SourceBlock], around: Around, /) -> Iterable[T_co | Diagnostic]:
        """The values that a run of adjacent blocks of this kind holds.

        Args:
            blocks: The run, in printed order; never empty.
            around: The neighbourhood of its first block.

        Returns:
            None, one or several values; diagnostics among them become the page's.
        """
        ...
