"""Teasers (导读): headlines on a front page that send the reader to an inside page, each with its mark.

The mark stands under its headlines (>>>详见第七版>>>), at the end of the last of them (……A02), or over them; a box of
teasers keeps to one way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from hyparse.models import Refer, Span
from hyparse.parsers.base import SourceBlock
from hyparse.parsers.continuation import LABELS, find_marks, labels_of
from hyparse.parsers.headline import read_headline
from hyparse.patterns import lazy_re, lazy_regex
from hyparse.vocabulary import Vocabulary

__all__ = ["read_refers", "trailing_label"]

_GLUED = lazy_regex(
    rf"(?r)(?:[\s(【\[〔|/·…—.▶►▷▸➜→»↘]|>{{1,6}}){{1,12}}(?P<labels>{LABELS})"
    r"\s{0,3}[)】\]〕]?\s{0,3}[▶►▷▸➜→»↘>]{0,6}\s{0,3}$"
)
_NAMED = lazy_regex(r"[版页]|[A-Za-z]{1,2}[.·-]?\s?\d")
_BOX = lazy_re(
    r"(?:[今本]日|[本今]期|新闻|要闻|内容|头版|版面|重点|精彩)?\s?(?:导读|导览|焦点|提要|看点|速览|索引|目录|要目)"
)
"""A box's own name."""
_ECHO = 3
"""Lines that share so many characters in a row speak of one matter in one rank (two leaders' messages)."""


@frozen(eq=False)
class _Line:
    words: str
    plain: str
    level: int
    span: Span
    follows_on: bool
    """Set right below the line before: one headline, broken for width."""


def trailing_label(plain: str, vocabulary: Vocabulary) -> tuple[int, tuple[str, ...]] | None:
    """The mark at the end of a teaser's line.

    Args:
        plain: The folded line.
        vocabulary: Whose verbs make a mark.

    Returns:
        Where the mark begins (0: the line holds nothing else) and the pages that it names; ``None`` if there is none.
    """
    for mark in reversed(find_marks(plain, vocabulary)):
        if not plain[mark.stop :].strip():
            return (mark.start if plain[: mark.start].strip() else 0), mark.continuation.pages
    match = _GLUED.search(plain, max(0, len(plain) - 60))
    if match is None or not _NAMED.search(match["labels"]):
        return None
    return (match.start() if plain[: match.start()].strip() else 0), labels_of(match["labels"])


def read_refers(blocks: Sequence[SourceBlock], vocabulary: Vocabulary) -> tuple[Refer, ...]:
    """The teasers of a run of adjacent blocks.

    Args:
        blocks: Blocks that are parts of teasers: their headlines and marks, in printed order.
        vocabulary: Whose verbs make a mark.

    Returns:
        One teaser a mark, with its headline lines told apart as in any headline group; lines without a mark are one
        teaser without pages, and a box's own name (今日导读) is none.
    """
    return tuple(refer for group in _groups(blocks, vocabulary) if (refer := _refer(*group)) is not None)


def _groups(
    blocks: Sequence[SourceBlock], vocabulary: Vocabulary
) -> Iterator[tuple[list[_Line], tuple[str, ...], list[Span]]]:
    """The lines of each teaser, its pages and its mark's place."""
    found = [(block, trailing_label(block.plain, vocabulary)) for block in blocks]
    lines: list[_Line] = []
    pages: tuple[str, ...] = ()
    places: list[Span] = []
    alone_at = [label is not None and label[0] == 0 for _, label in found]
    leading = len(found) > 1 and alone_at[0] and not alone_at[-1]
    spaced = any(block.gap_before for block in blocks[1:])
    for block, label in found:
        stop = len(block.words) if label is None else label[0]
        alone = label is not None and stop == 0
        if leading and alone and (lines or pages):
            yield lines, pages, places
            lines, pages, places = [], (), []
        if stop and block.words[:stop].strip():
            lines.append(_line(block, stop, follows_on=spaced and bool(lines) and block.gap_before == 0))
        if label is not None:
            pages = tuple(dict.fromkeys(pages + label[1]))
            places.append(block.locate(stop, len(block.words)))
            if not leading:
                yield lines, pages, places
                lines, pages, places = [], (), []
    if lines or pages:
        yield lines, pages, places


def _line(block: SourceBlock, stop: int, *, follows_on: bool) -> _Line:
    words = block.words[:stop].strip()
    first = block.words.index(words)
    last = first + len(words)
    return _Line(words, block.plain[first:last], block.heading_level, block.locate(first, last), follows_on)


def _refer(lines: Sequence[_Line], pages: tuple[str, ...], places: Sequence[Span]) -> Refer | None:
    lines = [line for line in lines if not _BOX.fullmatch(line.plain.strip())]
    if not lines:
        return None
    groups: list[list[_Line]] = []
    for line in lines:
        if line.follows_on and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    # Where every line stands right below the last one, the layout says nothing of what belongs together.
    if len(groups) == 1 and len(lines) > 2:
        groups = [[line] for line in lines]
    printed = [(" ".join(line.words for line in group), " ".join(line.plain for line in group)) for group in groups]
    spans = (*(line.span for line in lines), *places)
    rank = next((i for i in range(len(printed) - 1) if _echo(printed[i][1], printed[i + 1][1])), None)
    if rank is not None:
        words = [words for words, _ in printed]
        return Refer(" ".join(words[:rank]) or None, words[rank], " ".join(words[rank + 1 :]), pages, spans)
    group = read_headline(printed, levels=[group[0].level for group in groups])
    return Refer(group.kicker, group.main or printed[0][0], group.deck, pages, spans)


def _echo(upper: str, lower: str) -> bool:
    runs = {upper[i : i + _ECHO] for i in range(len(upper) - _ECHO + 1)}
    return any(lower[i : i + _ECHO] in runs for i in range(len(lower) - _ECHO + 1))
