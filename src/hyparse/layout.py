"""How a page's text is laid out: from lines to blocks, whatever the extractor.

A printed line is a block, unless the page is hard-wrapped: then the lines of a paragraph are one. Blank lines always
part blocks, and so do the marks that ``markup`` knows. Nothing is changed or lost: a block is a span of the page, and
what it says is a list of pieces of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import regex
from attrs import frozen

from hyparse.errors import HyparseError
from hyparse.markup import OPENERS, Line, has_marks, read_marks
from hyparse.models import Span
from hyparse.parsers.base import SourceBlock
from hyparse.patterns import lazy_re
from hyparse.text import BLANK

__all__ = ["LAYOUTS", "blocks", "repeats"]

LAYOUTS = ("lines", "paragraphs", "indented", "wrapped")
"""A line is a block; lines between blank lines are one; a paragraph is an indented line; columns are wrapped."""

# All that is looked for stands in the folded text, where there is one form of each mark.
_BULLETS = frozenset("■□●○◆◇▲△▼▽◀▶◄►★☆※")
_OPENING = frozenset("“‘《〈(【〔[{")
_CLOSING = frozenset("，。、；：！？”’》〉）)】〕]},.;:!?%…—")
_ENDINGS = ("。", "!", "?", "。”", "!”", "?”", "。’", "。)", "！", "？", "……")
_LABEL = lazy_re(r"[^\s:，。]{1,8}+:")
"""How a line of a list of particulars begins: 类型:直资."""
_PROSE = lazy_re("[，,。；;!?]")
"""What parts clauses, and so stands in few headlines and signatures."""
_CLOSES = lazy_re(r"[^()]{0,40}\)")
"""The rest of a bracket that the line above left open."""
_POINT = lazy_re("[，,。；;!?、]")
_UNIT = lazy_re(
    rf"[{regex.escape(''.join(_OPENING))}]{{0,3}}+(?:[A-Za-z0-9][A-Za-z0-9.,%:/+@_-]{{0,40}}+|.)"
    rf"[{regex.escape(''.join(_CLOSING))}]{{0,4}}+"
)
"""What a typesetter does not part at a line's end (避头尾): a number, a word, a character with the marks around it."""
_LINE_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_UNSAID = lazy_re(f"[{re.escape(''.join(char for char in BLANK if not char.isspace() or char == chr(0x1F)))}]+")

_INDENT = 2
"""How much deeper than its column's edge a paragraph's first line stands, in widths of a Latin letter."""
_PLAY = 4
"""How far a line may hang over its column's edge: a character and its punctuation, in widths of a Latin letter."""
_NARROWEST = 16
"""The least width of a wrapped column, in widths of a Latin letter."""
_WIDEST = 120
"""The greatest width of a wrapped column: what is longer is a paragraph on a line."""
_LEAST_SPACED = 12
"""How many lines must show that a page is double-spaced."""
_LEAST_FULL = 3
"""How many full lines show that a page is wrapped; two do where nothing speaks against it."""
_MOST_WIDTHS = 6
"""How many columns of different width a page is searched for."""
_EXACT = 0.97
"""The share of the full lines that one number of characters must explain: a typesetter's lines have several."""
_REPEATED = 20
"""The length from which a paragraph printed twice is no chance, in characters."""

_Pair = tuple[Line, Line]
"""A line and the next one, without a blank line between."""


def _lines(text: str, folded: str) -> tuple[list[Line], bool]:
    """The lines that are not blank, and whether the page has characters that are not said."""
    unsaid = not "".join(folded.splitlines()).isprintable()
    blanks = BLANK if unsaid else None
    anywhere = has_marks(text)
    found: list[Line] = []
    position = gap = 0
    for raw in text.splitlines(keepends=True):
        body = raw.lstrip(blanks)
        if body:
            lead = len(raw) - len(body)
            body = body.rstrip(blanks)
            start = position + lead
            marked = body[0] in OPENERS or (anywhere and has_marks(body))
            indent = _width(raw[:lead]) if lead else 0
            found.append(
                Line(start, start + len(body), gap, indent, position, position + len(raw.rstrip(_LINE_ENDS)), marked)
            )
            gap = 0
        else:
            gap += 1
        position += len(raw)
    return found, unsaid


def _width(text: str) -> int:
    """In widths of a Latin letter: a Chinese character has two."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _joinable(above: Line, line: Line) -> bool:
    return line.gap == 0 and not (line.alone or line.level or above.level or line.hint or above.hint)


@frozen
class _Measure:
    """A column's width (行长): tells a line that the column's edge broke from a paragraph's last."""

    text: str
    folded: str
    width: int
    exact: bool
    """Counted in characters, blanks too, as a program wraps; else in widths of a Latin letter, as a typesetter does."""

    def length(self, line: Line) -> int:
        """The line's length in the unit of the measure, its indent counted."""
        if self.exact:
            return line.raw_stop - line.raw_start
        return line.indent + _width(self.text[line.start : line.stop])

    def fills(self, line: Line) -> bool:
        """Whether the line reaches the column's edge."""
        length = self.length(line)
        return length == self.width if self.exact else self.width - 2 <= length <= self.width + 1

    def fits(self, line: Line) -> bool:
        """Whether the line can stand in the column at all."""
        return self.length(line) <= self.width + (0 if self.exact else _PLAY)

    def goes_on(self, above: Line, line: Line) -> bool:
        """Whether the line above was broken only because it was full."""
        if not self.fits(line) or not self.fits(above):
            return False
        if _is_open(self.folded, above) and _CLOSES.match(self.folded, line.start, line.stop):
            return True
        length = self.length(above)
        if self.exact or length >= self.width - 1:
            return length >= self.width - (not self.exact)
        if self.folded[above.stop - 1] in _CLOSING and self.folded.endswith(_ENDINGS, above.start, above.stop):
            return False
        # A letter's width is not certain.
        letters = 2 * (above.stop - above.start) - (length - above.indent)
        unit = _UNIT.match(self.folded, line.start, line.stop)
        return length + (_width(self.text[slice(*unit.span())]) if unit else 2) + letters // 4 > self.width

    def is_credible(self, pairs: Sequence[_Pair]) -> bool:
        """Whether lines of this width are a wrapped column's, not lines that happen to be equally long."""
        full = [(above, line) for above, line in pairs if self.fills(above)]
        count = len(full)
        if count < 2 or (2 * self.width if self.exact else self.width) < _NARROWEST:
            return False
        followed = sum(
            self.fits(line) and (self.fills(line) or self.folded.endswith(_ENDINGS, line.start, line.stop))
            for _, line in full
        )
        ended = sum(self.folded[above.stop - 1] in _CLOSING for above, _ in full)
        pointed = sum(_POINT.search(self.folded, above.start, above.stop) is not None for above, _ in full)
        # A program never writes a line a little too long; a typesetter lets punctuation hang, and letters are narrow.
        over = sum(self.width < self.length(above) <= self.width + 3 for above, _ in pairs) if self.exact else 0
        if count < _LEAST_FULL:
            return followed == count and pointed > 0 and ended == over == 0
        return 2 * followed >= count and 2 * ended <= count and 3 * pointed >= count and 10 * over <= count


def _is_open(text: str, line: Line) -> bool:
    """Whether a line leaves a bracket open."""
    return max(text.rfind(char, line.start, line.stop) for char in "(（") > max(
        text.rfind(char, line.start, line.stop) for char in ")）"
    )


def _measures(text: str, folded: str, pairs: Sequence[_Pair], *, certain: bool) -> list[_Measure]:
    """The widths of the page's wrapped columns; a page that is certainly wrapped has one."""
    lengths = Counter(above.raw_stop - above.raw_start for above, _ in pairs)
    widths = Counter(above.indent + _width(text[above.start : above.stop]) for above, _ in pairs)
    windows = Counter({width: sum(widths[width - step] for step in range(3)) for width in widths})
    # A mark that hangs over the edge (避头尾) makes its line longer than the column is wide.
    inside = Counter(
        above.indent + _width(text[above.start : above.stop])
        for above, _ in pairs
        if folded[above.stop - 1] not in _CLOSING
    )
    edges = dict.fromkeys(
        max(range(width - 2, width + 1), key=lambda width: (inside[width], width))
        for width, _ in windows.most_common(_MOST_WIDTHS)
    )
    cut = [_Measure(text, folded, width, exact=True) for width, _ in lengths.most_common(_MOST_WIDTHS)]
    typeset = [_Measure(text, folded, width, exact=False) for width in edges]
    cut, typeset = _credible(cut, pairs), _credible(typeset, pairs)
    if cut and _explained(cut, pairs) >= _EXACT * _explained(typeset, pairs):
        return cut
    if certain and not typeset:
        return [_Measure(text, folded, max(widths), exact=False)]
    return typeset


def _credible(measures: Sequence[_Measure], pairs: Sequence[_Pair]) -> list[_Measure]:
    found: list[_Measure] = []
    for measure in measures:
        near = 0 if measure.exact else _PLAY
        if all(abs(measure.width - other.width) > near for other in found) and measure.is_credible(pairs):
            found.append(measure)
    return found


def _explained(measures: Sequence[_Measure], pairs: Sequence[_Pair]) -> int:
    """How many lines end where they do because they are full."""
    return sum(any(measure.fills(above) for measure in measures) for above, _ in pairs)


def _edges(lines: Sequence[Line]) -> list[int]:
    """For each line the left edge of its group: the least indent between two blank lines."""
    edges: list[int] = []
    group: list[int] = []
    for line in lines:
        if line.gap:
            edges += [min(group)] * len(group) if group else []
            group = []
        group.append(line.indent)
    return edges + [min(group)] * len(group) if group else edges


def _groups(text: str, folded: str, lines: Sequence[Line], layout: str | None) -> tuple[list[Sequence[Line]], bool]:
    """The lines that make a block together; and whether they were cut at a number of characters."""
    pairs = [] if layout in ("lines", "indented") else [pair for pair in pairwise(lines) if _joinable(*pair)]
    measures: list[_Measure] = []
    if pairs and layout != "paragraphs":
        measures = _measures(text, folded, pairs, certain=layout == "wrapped")
    if not pairs or not (measures or layout == "paragraphs"):
        return [(line,) for line in lines], False
    groups: list[Sequence[Line]] = []
    group: list[Line] = []
    measure: _Measure | None = None
    for line, edge in zip(lines, _edges(lines), strict=True):
        on = bool(group) and _joinable(group[-1], line) and not _opens(folded, group[0], line, edge)
        if on and layout != "paragraphs":
            fitting = [measure] if measure else measures
            measure = next((known for known in fitting if known.goes_on(group[-1], line)), None)
            on = measure is not None and not (len(group) == 1 and _is_leading_line(folded, group[0]))
        if not on:
            groups += _released(folded, group, measures)
            group, measure = [], None
        group.append(line)
    groups += _released(folded, group, measures)
    return groups, bool(measures) and measures[0].exact


def _double_spaced(text: str, lines: Sequence[Line]) -> bool:
    """Whether a blank line stands after every printed line (pdfminer reads wide leading so): columns, all parted and of one width."""
    if len(lines) < _LEAST_SPACED or sum(line.gap > 0 for line in lines) < 0.95 * len(lines) - 1:
        return False
    widths = Counter(line.indent + _width(text[line.start : line.stop]) for line in lines)
    width = max(widths, key=lambda width: (sum(widths[width - step] for step in range(3)), width))
    return _NARROWEST <= width <= _WIDEST and sum(widths[width - step] for step in range(3)) > 0.4 * len(lines)


def _opens(folded: str, first: Line, line: Line, edge: int) -> bool:
    """Whether a line begins a block of its own, however full the line above it is."""
    return (
        line.indent >= edge + _INDENT
        or folded[line.start] in _BULLETS
        or all(_LABEL.match(folded, known.start, known.stop) for known in (line, first))
    )


def _is_leading_line(folded: str, line: Line) -> bool:
    """Whether the line is a headline's first that ends in a dash, and so is complete however long it is."""
    return folded.endswith("——", line.start, line.stop) and not _PROSE.search(folded, line.start, line.stop)


def _released(folded: str, group: list[Line], measures: Sequence[_Measure]) -> list[Sequence[Line]]:
    """The group; or two, where a paragraph's last line was full by chance and a headline or a signature follows."""
    index = len(group) - 1
    if index < 1 or not measures or any(measure.fills(group[index]) for measure in measures):
        return [group] if group else []
    while index and not _PROSE.search(folded, group[index].start, group[index].stop):
        index -= 1
    kept, tail = group[: index + 1], group[index + 1 :]
    if tail and folded[tail[0].start] not in _CLOSING and folded.endswith(_ENDINGS, kept[-1].start, kept[-1].stop):
        return [kept, tail]
    return [group]


def _seam(text: str, above: Line, line: Line) -> tuple[int, int] | None:
    """The blank that stands between two Latin words that a typesetter has parted, or that is printed between two names in a bracket."""
    before, after = text[above.stop - 1], text[line.start]
    if above.stop < above.raw_stop and text[above.stop].isspace() and _is_open(text, above):
        return (above.stop, above.stop + 1)
    latin = before.isascii() and after.isascii() and after.isalnum() and (before.isalnum() or before in ",.;:")
    return (above.stop, above.stop + 1) if latin and not (before.isdigit() and after.isdigit()) else None


def _pieces(text: str, group: Sequence[Line], *, exact: bool, unsaid: bool) -> list[tuple[int, int]]:
    """What the lines say, one after the other."""
    pieces: list[tuple[int, int]] = []
    cut = exact and len(group) > 1
    for index, line in enumerate(group):
        if index and not exact and (seam := _seam(text, group[index - 1], line)):
            pieces.append(seam)
        # Where a program cut at a number of characters, a blank at the cut is the text's own.
        whole = (line.raw_start, line.raw_stop) if cut else (line.start, line.stop)
        pieces += [whole] if line.pieces is None else line.pieces
    if unsaid:
        pieces = [part for start, stop in pieces for part in _said(text, start, stop)]
    return _trimmed(text, pieces)


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
    said = [index for index, (start, stop) in enumerate(pieces) if text[start:stop].strip(BLANK)]
    if not said:
        return []
    kept = pieces[said[0] : said[-1] + 1]
    start, stop = kept[0]
    kept[0] = stop - len(text[start:stop].lstrip(BLANK)), stop
    start, stop = kept[-1]
    kept[-1] = start, start + len(text[start:stop].rstrip(BLANK))
    return kept


def _block(text: str, folded: str, group: Sequence[Line], *, exact: bool, unsaid: bool) -> SourceBlock:
    first = group[0]
    start, stop = first.start, group[-1].stop
    span = Span(start, stop)
    printed, plain = text[start:stop], folded[start:stop]
    if plain == printed:
        plain = printed  # one string for both
    words, plain_words = printed, plain
    spans: tuple[Span, ...] = (span,)
    hint = first.hint
    if unsaid or first.pieces is not None or len(group) > 1:
        said = _pieces(text, group, exact=exact, unsaid=unsaid)
        if hint == "table" and not said:
            hint = "artifact"
        # A block that is nothing but marks says what is printed.
        pieces = said or [(start, stop)]
        words = "".join([text[i:j] for i, j in pieces])
        plain_words = "".join([folded[i:j] for i, j in pieces])
        spans = tuple([Span(i, j) for i, j in pieces])
    # By position: it is several times faster than by name, and this is done for every block.
    return SourceBlock(printed, plain, span, first.level, first.gap, words, plain_words, spans, first.indent, hint)


def blocks(text: str, folded: str, layout: str | None = None) -> tuple[SourceBlock, ...]:
    """Cut a page into blocks.

    Args:
        text: The page.
        folded: The same, folded, of the same length.
        layout: One of ``LAYOUTS``; ``None`` finds out.

    Returns:
        The blocks in order: each character that is not blank is in exactly one. A block of nothing but marks has them
        for its words.

    Raises:
        HyparseError: There is no layout of that name.
    """
    if layout is not None and layout not in LAYOUTS:
        raise HyparseError(f"there is no layout {layout!r}; there are {', '.join(LAYOUTS)}")
    lines, unsaid = _lines(text, folded)
    if any(line.marked for line in lines):
        lines = read_marks(text, lines)
    if layout is None and _double_spaced(text, lines):
        for line in lines:
            line.gap = max(0, line.gap - 1)
    groups, exact = _groups(text, folded, lines, layout)
    return tuple([_block(text, folded, group, exact=exact, unsaid=unsaid) for group in groups])


def repeats(found: Sequence[SourceBlock]) -> tuple[tuple[int, int], ...]:
    """Long paragraphs that are printed again, word for word or with the tail of one cut off.

    Args:
        found: A page's blocks.

    Returns:
        Pairs of indices, in the order of the second: the block that is repeated and its repetition.
    """
    seen: dict[str, tuple[int, str]] = {}
    pairs: list[tuple[int, int]] = []
    for index, block in enumerate(found):
        words = "".join(block.plain.split())
        if len(words) < _REPEATED or block.hint:
            continue
        first, before = seen.setdefault(words[:_REPEATED], (index, words))
        if first != index and (before.startswith(words) or words.startswith(before)):
            pairs.append((first, index))
    return tuple(pairs)
