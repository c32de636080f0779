"""How a page's text is laid out: from lines to blocks, whatever the extractor.

A printed line is a block, unless the page is hard-wrapped: then the lines of a paragraph are one. Blank lines always part blocks, and so
do the marks that ``markup`` knows. Nothing is changed or lost: a block is a span of the page, and what it says is a list of pieces of it.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import regex

from hyparse.errors import HyparseError
from hyparse.markup import INLINE, OPENERS, Line, read_marks
from hyparse.models import Span
from hyparse.parsers.base import SourceBlock

__all__ = ["LAYOUTS", "blocks", "repeats"]

LAYOUTS = ("lines", "paragraphs", "indented", "wrapped")
"""A line is a block; lines between blank lines are one; a paragraph a line, indented; columns wrapped at their width."""

BLANK = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace() or unicodedata.category(c) in ("Cc", "Cf"))
"""White space, control and format characters."""
_UNSAID = regex.compile(r"[\p{Cc}\p{Cf}--\t]++", regex.VERSION1)
_BULLETS = frozenset("■□●○◆◇▲△▼▽◀▶◄►★☆※")
_INDENT = 2
"""How much deeper than its column's edge a paragraph's first line stands, in widths of a Latin letter."""
_OPENING = frozenset("“‘《〈（(【〔「『[{")
_CLOSING = frozenset("，。、；：！？”’》〉）)】〕」』]},.;:!?%…—")
_STOPS = frozenset("。！？!?…”’」』）)")
_UNIT = regex.compile(r"[A-Za-z0-9][A-Za-z0-9.,%:/+@_-]{0,40}+")
_NARROWEST = 16
"""The least width of a wrapped column, in widths of a Latin letter."""
_LEAST_FULL = 3
"""How many full lines show that a page is wrapped."""
_REPEATED = 20
"""The length from which a paragraph printed twice is no chance, in characters."""


def _lines(text: str, folded: str) -> tuple[list[Line], bool]:
    """The lines that are not blank, and whether the page has characters that are not said."""
    unsaid = not "".join(folded.splitlines()).isprintable()
    blanks = BLANK if unsaid else None
    inline = INLINE.search(text) is not None
    found: list[Line] = []
    position = gap = 0
    for raw in text.splitlines(keepends=True):
        body = raw.lstrip(blanks)
        if not body:
            gap += 1
            position += len(raw)
            continue
        lead = len(raw) - len(body)
        body = body.rstrip(blanks)
        start = position + lead
        marked = body[0] in OPENERS or (inline and INLINE.search(body) is not None)
        indent = _width(raw[:lead]) if lead else 0
        found.append(Line(start, start + len(body), gap, indent, position, position + len(raw.rstrip("\r\n")), marked))
        position += len(raw)
        gap = 0
    return found, unsaid


def _width(text: str) -> int:
    """In widths of a Latin letter: a Chinese character has two."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _opens(line: Line, text: str, edge: int) -> bool:
    """Whether a line of a wrapped column begins a block, whatever stands before it."""
    return line.alone or line.gap > 0 or line.indent >= edge + _INDENT or text[line.start] in _BULLETS


def _joinable(above: Line, line: Line) -> bool:
    return line.gap == 0 and not (line.level or above.level or line.hint or above.hint)


class _Measure:
    """A column's width: tells a line that goes on from a paragraph's last."""

    def __init__(self, text: str, width: int, *, exact: bool) -> None:
        self.text, self.width, self.exact = text, width, exact

    def length(self, line: Line) -> int:
        if self.exact:
            return line.raw_stop - line.raw_start
        return line.indent + _width(self.text[line.start : line.stop])

    def full(self, above: Line, line: Line) -> bool:
        """Whether the line above was broken because it was full."""
        length = self.length(above)
        if self.exact:
            return length == self.width and self.length(line) <= length
        slack = 1 + (above.stop - above.start) // 8
        if length > self.width + 4 or self.length(line) > self.width + 4:
            return False
        if length >= self.width - 1:
            return True
        first = self.text[line.start]
        if self.text[above.stop - 1] in _STOPS and first not in _OPENING:
            return False
        return length + self._unit(line) + slack > self.width

    def _unit(self, line: Line) -> int:
        """The width of what cannot be parted at the line's start."""
        if unit := _UNIT.match(self.text, line.start, line.stop):
            return unit.end() - unit.start()
        opens = self.text[line.start] in _OPENING
        closes = line.start + 1 < line.stop and self.text[line.start + 1] in _CLOSING
        return 2 + 2 * opens + 2 * closes


def _credible(text: str, pairs: Sequence[tuple[Line, Line]], measure: _Measure) -> bool:
    """Whether lines of this width are a wrapped column's, not lines that happen to be equally long."""
    full = [(above, line) for above, line in pairs if measure.full(above, line)]
    if len(full) < _LEAST_FULL:
        return False
    again = sum(measure.length(line) >= measure.width - 1 for _, line in full)
    ended = sum(text[above.stop - 1] in _CLOSING for above, _ in full)
    prose = sum(not _CLOSING.isdisjoint(text[above.start : above.stop]) for above, _ in full)
    return 3 * again >= len(full) and 2 * ended <= len(full) and 2 * prose >= len(full)


def _measures(text: str, pairs: Sequence[tuple[Line, Line]], *, certain: bool) -> list[_Measure]:
    """The widths of the page's wrapped columns."""
    found: list[_Measure] = []
    lengths = Counter(above.raw_stop - above.raw_start for above, _ in pairs)
    for width, count in lengths.most_common(4):
        near = sum(lengths[width + step] for step in range(-3, 4))
        measure = _Measure(text, width, exact=True)
        if 2 * width >= _NARROWEST and count >= _LEAST_FULL and 4 * count >= 3 * near and _credible(text, pairs, measure):
            found.append(measure)
    if found:
        return found
    widths = Counter(above.indent + _width(text[above.start : above.stop]) for above, _ in pairs)
    ranked = sorted(widths, key=lambda width: (-sum(widths[width - step] for step in range(3)), -width))
    for width in ranked[:4]:
        measure = _Measure(text, width, exact=False)
        if width >= _NARROWEST and (certain or _credible(text, pairs, measure)):
            return [measure]
    return found


def _edges(lines: Sequence[Line]) -> list[int]:
    """For each line the left edge of its group: the least indent between two blank lines."""
    edges: list[int] = []
    group: list[int] = []
    for line in lines:
        if line.gap and group:
            edges += [min(group)] * len(group)
            group = []
        group.append(line.indent)
    return edges + [min(group)] * len(group) if group else edges


def _joined(text: str, lines: Sequence[Line], layout: str | None) -> tuple[list[bool], bool]:
    """For each line whether it goes on with the block above; and whether lines were cut at an exact number of characters."""
    alone = [False] * len(lines)
    if layout in ("lines", "indented"):
        return alone, False
    pairs = [(above, line) for above, line in pairwise(lines) if _joinable(above, line)]
    if not pairs:
        return alone, False
    measures: list[_Measure] = []
    if layout != "paragraphs":
        measures = _measures(text, pairs, certain=layout == "wrapped")
        if not measures:
            return alone, False
    edges = _edges(lines)
    joined = [
        index > 0
        and _joinable(lines[index - 1], line)
        and not _opens(line, text, edges[index])
        and (layout == "paragraphs" or any(measure.full(lines[index - 1], line) for measure in measures))
        for index, line in enumerate(lines)
    ]
    return joined, bool(measures) and measures[0].exact


def _seam(text: str, above: Line, line: Line, *, exact: bool) -> tuple[int, int] | None:
    """The blank that stands between two words that a wrap has parted; ``None`` where they are one or Chinese."""
    if exact:
        return None
    before, after = text[above.stop - 1], text[line.start]
    latin = before.isascii() and after.isascii() and after.isalnum() and (before.isalnum() or before in ",.;:")
    return (above.stop, above.stop + 1) if latin and not (before.isdigit() and after.isdigit()) else None


def _pieces(text: str, group: Sequence[Line], *, exact: bool, unsaid: bool) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for index, line in enumerate(group):
        if line.pieces is not None:
            own = line.pieces
        elif exact and len(group) > 1:
            # A blank at the cut is the line's own: the cut was made without regard to words.
            own = [(line.start if index == 0 else line.raw_start, line.raw_stop)]
        else:
            own = [(line.start, line.stop)]
        if index and (seam := _seam(text, group[index - 1], line, exact=exact)):
            pieces.append(seam)
        pieces += own
    if unsaid:
        pieces = [part for start, stop in pieces for part in _said(text, start, stop)]
    return pieces


def _said(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    for match in _UNSAID.finditer(text, start, stop):
        if match.start() > start:
            parts.append((start, match.start()))
        start = match.end()
    if start < stop:
        parts.append((start, stop))
    return parts


def _trimmed(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces without the blanks at their beginning and end."""
    first, last = 0, len(pieces)
    while first < last and not text[slice(*pieces[first])].strip(BLANK):
        first += 1
    while first < last and not text[slice(*pieces[last - 1])].strip(BLANK):
        last -= 1
    kept = pieces[first:last]
    if kept:
        start, stop = kept[0]
        kept[0] = stop - len(text[start:stop].lstrip(BLANK)), stop
        start, stop = kept[-1]
        kept[-1] = start, start + len(text[start:stop].rstrip(BLANK))
    return kept


def _block(text: str, folded: str, group: Sequence[Line], *, exact: bool, unsaid: bool) -> SourceBlock:
    first, last = group[0], group[-1]
    start, stop = first.start, last.stop
    span = Span(start, stop)
    printed, plain = text[start:stop], folded[start:stop]
    if first.pieces is None and len(group) == 1 and not unsaid:
        return SourceBlock(
            printed, plain, span, first.level, first.gap, printed, plain, (span,), first.indent, first.hint
        )  # fmt: skip
    pieces = _trimmed(text, _pieces(text, group, exact=exact, unsaid=unsaid)) or [(start, stop)]
    return SourceBlock(
        printed,
        plain,
        span,
        first.level,
        first.gap,
        "".join([text[i:j] for i, j in pieces]),
        "".join([folded[i:j] for i, j in pieces]),
        tuple([Span(i, j) for i, j in pieces]),
        first.indent,
        first.hint,
    )


def blocks(text: str, folded: str, layout: str | None = None) -> tuple[SourceBlock, ...]:
    """Cut a page into blocks.

    Args:
        text: The page.
        folded: The same, folded, of the same length.
        layout: One of ``LAYOUTS``; ``None`` finds out.

    Returns:
        The blocks in order: each character that is not blank is in exactly one.

    Raises:
        HyparseError: There is no layout of that name.
    """
    if layout is not None and layout not in LAYOUTS:
        raise HyparseError(f"there is no layout {layout!r}; there are {', '.join(LAYOUTS)}")
    lines, unsaid = _lines(text, folded)
    if any(line.marked for line in lines):
        lines = read_marks(text, lines)
    joined, exact = _joined(text, lines, layout)
    found: list[SourceBlock] = []
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not joined[index]:
            found.append(_block(text, folded, lines[first:index], exact=exact, unsaid=unsaid))
            first = index
    return tuple(found)


def repeats(found: Sequence[SourceBlock]) -> tuple[tuple[int, int], ...]:
    """Long paragraphs that are printed again, word for word or with their tail cut off.

    Args:
        found: A page's blocks.

    Returns:
        Pairs of indices, in the order of the second: the block that is repeated and its repetition.
    """
    seen: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    for index, block in enumerate(found):
        words = "".join(block.plain.split())
        if len(words) < _REPEATED or block.hint:
            continue
        first = seen.setdefault(words[:_REPEATED], index)
        if first == index:
            continue
        before = "".join(found[first].plain.split())
        if before.startswith(words) or words.startswith(before):
            pairs.append((first, index))
    return tuple(pairs)
