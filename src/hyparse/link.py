"""The other half of a cut story: which article of an issue goes on in which, and what its teasers point to.

As with the pieces of a page (``fragments.py``) each end takes one beginning at most, and the best sum of the evidence wins.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count
from typing import Any, TypeVar

import regex
from attrs import define, evolve, field, frozen

from hyparse.fragments import LEAD, Edges, edges_of, fit_of_cut, overlap
from hyparse.frozenmap import FrozenMap
from hyparse.labels import page_label
from hyparse.matching import BOUND, assign, chained, forest
from hyparse.models import (
    Article,
    Block,
    Caption,
    Continuation,
    Contributor,
    Dateline,
    Diagnostic,
    Direction,
    Page,
    Paragraph,
    Refer,
    Severity,
    Span,
)
from hyparse.text import fold, squeeze

__all__ = ["Linked", "link_issue"]

M = TypeVar("M", Caption, Contributor, Continuation, Dateline)


@frozen
class Linked:
    """What linking makes of an issue's pages."""

    articles: tuple[Article, ...] = ()
    """In the order of their first pieces; their spans name their page."""
    diagnostics: tuple[Diagnostic, ...] = ()
    targets: Mapping[Refer, Article] = field(factory=FrozenMap[Refer, Article])
    """From the pages' teasers to the articles that they point to."""


@frozen(eq=False)
class _Place:
    """A page of the issue by its label."""

    label: str
    certain: bool
    """Given by the caller or printed on the page, not counted off."""


@define(eq=False)
class _Piece:
    """An article as one page prints it."""

    page: int
    rank: int
    """Its place among the page's articles."""
    article: Article
    onward: tuple[tuple[str, Continuation], ...]
    """A label for each page that it goes on to."""
    back: tuple[Continuation, ...]

    @cached_property
    def heading(self) -> str:
        parts = (self.article.kicker, self.article.headline, self.article.deck)
        return _ideographs(fold("".join(part for part in parts if part)))

    @cached_property
    def main(self) -> str:
        return _ideographs(fold(self.article.headline or ""))

    @cached_property
    def story(self) -> tuple[Paragraph, ...]:
        return tuple(paragraph for paragraph in self.article.paragraphs if not paragraph.crosshead)

    @cached_property
    def head(self) -> str:
        return fold(self.story[0].text[:_EDGE]) if self.story else ""

    @cached_property
    def tail(self) -> str:
        return fold(self.story[-1].text[-_EDGE:]) if self.story else ""

    @cached_property
    def opening(self) -> Edges:
        return edges_of(self.head)

    @cached_property
    def closing(self) -> Edges:
        return edges_of(self.tail)

    @cached_property
    def led(self) -> bool:
        """Whether it begins as a story does: with a dateline, an item's number, a byline."""
        return LEAD.match(self.head) is not None

    @cached_property
    def people(self) -> frozenset[str]:
        return frozenset(person.name for person in self.article.contributors)

    @cached_property
    def body(self) -> str:
        return squeeze("".join(paragraph.text for paragraph in self.story))

    @cached_property
    def grams(self) -> frozenset[str]:
        """Three characters in a row, of the story's beginning and end."""
        text = self.body
        if len(text) > 2 * _SAMPLE:
            text = text[:_SAMPLE] + "\n" + text[-_SAMPLE:]
        return _grams(text)


_EDGE = 400
"""Characters of a story's beginning and end that the cut is judged by."""
_SAMPLE = 1500
"""Characters of a story's beginning and end that its subject is known by."""
_SAME = 0.8
"""From this share on two stories are one text that was printed twice."""
_LONG = 40
"""A paragraph of so many characters does not stand in two stories by chance."""
_PHRASE = 12
"""So many characters do not stand in the two halves of one story by chance."""
_CLOSE = 1.0
"""Matchings whose evidence differs by less are a doubt."""
_CROWD = 40
"""Of a page with more articles only those at about the same place are weighed: no newspaper prints so many."""


def link_issue(pages: Sequence[Page], given: Sequence[str | None], bound: Iterable[tuple[Span, Span]] = ()) -> Linked:
    """Join the articles that run over several pages and find what the teasers point to.

    Args:
        pages: The pages as read, in any order.
        given: For each page the label that the caller knows, or ``None``: then the page's own number counts, else its
            position.
        bound: Pairs of spans, each naming its page, of which somebody says that the article of the first goes on with that of the second.

    Returns:
        Every article of every page, those that are one story joined; doubts; and the teasers' targets.
    """
    places = _places(pages, given)
    pieces = [
        _piece(index, rank, article, places[index])
        for index, page in enumerate(pages)
        for rank, article in enumerate(page.articles)
    ]
    desk = _Desk(pieces, places)
    matched = _match(desk, bound)
    chains = _with_doubles(pieces, chained(len(pieces), matched.follows))
    articles = {chain[0]: _whole([pieces[i] for i in chain], places) for chain in chains}
    first = {i: chain[0] for chain in chains for i in chain}
    joined = {i: chain for chain in chains for i in chain if len(chain) > 1}
    return Linked(
        tuple(articles[i] for i in sorted(articles)),
        (*_doubts(pages, desk, matched, joined), *_ambiguities(pages, desk, matched)),
        FrozenMap({refer: articles[first[i]] for refer, i in _targets(pages, desk).items()}),
    )


def _places(pages: Sequence[Page], given: Sequence[str | None]) -> list[_Place]:
    """Each page's label: known, or counted off; a page with a nameplate is the first, wherever it comes."""
    known = [_known_label(label) or page.number for page, label in zip(pages, given, strict=True)]
    taken = {label for label in known if label is not None}
    places: list[_Place] = []
    for index, (page, label) in enumerate(zip(pages, known, strict=True)):
        if label is None:
            front = page.masthead is not None and page.masthead.title is not None
            places.append(_Place(_counted(0 if front else index, taken), certain=False))
            taken.add(places[-1].label)
        else:
            places.append(_Place(label, certain=True))
    return places


def _counted(index: int, taken: Container[str]) -> str:
    """The label of a page at a position; if another page has it, the first that is free."""
    label = str(index + 1)
    return label if label not in taken else next(str(n) for n in count(1) if str(n) not in taken)


def _known_label(label: str | None) -> str | None:
    if label is None or not label.strip():
        return None
    return page_label(fold(label)) or label.strip()


def _piece(index: int, rank: int, article: Article, place: _Place) -> _Piece:
    onward = [
        (label, mark)
        for mark in article.continuations
        if mark.direction is Direction.TO
        for label in mark.pages
        if not (place.certain and label == place.label)
    ]
    back = tuple(mark for mark in article.continuations if mark.direction is Direction.FROM)
    return _Piece(index, rank, article, tuple(onward), back)


def _fits(place: _Place, label: str, known: frozenset[str]) -> float | None:
    """The evidence that a mark's label means the page; ``None`` where it cannot."""
    if place.label == label:
        return 0.0 if place.certain else -0.5
    same_number = place.label.lstrip(_LETTERS) == label.lstrip(_LETTERS)
    if label in known:
        return None
    if same_number and (place.label.isdecimal() or label.isdecimal()):
        return -1.0
    return None if place.certain else -3.0


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@define(eq=False)
class _Desk:
    """The issue as it lies on the table: its pieces, its pages, and what its own text tells."""

    pieces: Sequence[_Piece]
    places: Sequence[_Place]
    found: dict[str, list[tuple[int, float]]] = field(factory=dict[str, list[tuple[int, float]]])

    @cached_property
    def known(self) -> frozenset[str]:
        """The labels that are certain."""
        return frozenset(place.label for place in self.places if place.certain)

    @cached_property
    def on_page(self) -> Mapping[int, Sequence[int]]:
        numbers: dict[int, list[int]] = defaultdict(list)
        for number, piece in enumerate(self.pieces):
            numbers[piece.page].append(number)
        return numbers

    @cached_property
    def usage(self) -> _Usage:
        return _Usage(self.pieces)

    @cached_property
    def likeness(self) -> _Likeness:
        return _Likeness([piece for piece in self.pieces if piece.onward or piece.back])

    def candidates(self, label: str, home: int, rank: int) -> Iterator[tuple[int, float]]:
        """The pieces on other pages that a label may mean, with the evidence for their page."""
        if label not in self.found:
            fits = ((index, _fits(place, label, self.known)) for index, place in enumerate(self.places))
            self.found[label] = [(index, fit) for index, fit in fits if fit is not None]
        for page, fit in self.found[label]:
            numbers = self.on_page.get(page, ())
            if page != home:
                start = max(0, min(rank, len(numbers)) - _CROWD // 2) if len(numbers) > _CROWD else 0
                yield from ((number, fit) for number in numbers[start : start + _CROWD])


@define(eq=False)
class _Matched:
    """Which piece goes on as which."""

    slots: list[tuple[int, int]]
    """A row each: a piece, and which of its marks' labels (-1 where no mark says that it goes on)."""
    rows: dict[int, int]
    """Row to piece."""
    weights: Mapping[tuple[int, int], float]

    @cached_property
    def follows(self) -> Mapping[int, Sequence[int]]:
        """The pieces that go on with a piece, in the order of its marks."""
        out: dict[int, list[int]] = defaultdict(list)
        for row in sorted(self.rows, key=lambda row: self.slots[row]):
            out[self.slots[row][0]].append(self.rows[row])
        return out


def _match(desk: _Desk, bound: Iterable[tuple[Span, Span]]) -> _Matched:
    """The best overall matching of the pieces that end in a jump and the pieces that begin with one."""
    slots: list[tuple[int, int]] = []
    weights: dict[tuple[int, int], float] = {}
    for number, piece in enumerate(desk.pieces):
        for turn, (label, _) in enumerate(piece.onward):
            for other, fit in desk.candidates(label, piece.page, piece.rank):
                weight = fit + _pair(desk, piece, desk.pieces[other], marked=True)
                if weight > 0:
                    weights[len(slots), other] = weight
            slots.append((number, turn))
    for (number, other), weight in _unmarked(desk).items():
        if not slots or slots[-1] != (number, -1):
            slots.append((number, -1))
        weights[len(slots) - 1, other] = weight
    for first, second in bound:
        here, there = _printed_at(desk, first), _printed_at(desk, second)
        if here is not None and there is not None and here != there:
            _bind(slots, weights, here, there)
    rows = assign(weights)
    strength = {(slots[row][0], column): weights[row, column] for row, column in rows.items()}
    kept = set(forest(strength, strength))
    return _Matched(slots, {row: column for row, column in rows.items() if (slots[row][0], column) in kept}, weights)


def _printed_at(desk: _Desk, span: Span) -> int | None:
    """The piece that holds the place."""
    for number in desk.on_page.get(span.page, ()):
        if any(
            block.span.start < span.stop and span.start < block.span.stop
            for block in desk.pieces[number].article.blocks
        ):
            return number
    return None


def _bind(slots: list[tuple[int, int]], weights: dict[tuple[int, int], float], number: int, other: int) -> None:
    """One piece goes on with the other, whatever the evidence says."""
    own = [row for row, (piece, _) in enumerate(slots) if piece == number]
    row = next((row for row in own if (row, other) in weights), own[0] if own else len(slots))
    if row == len(slots):
        slots.append((number, -1))
    for pair in [pair for pair in weights if pair[0] == row or pair[1] == other]:
        del weights[pair]
    weights[row, other] = BOUND


def _unmarked(desk: _Desk) -> dict[tuple[int, int], float]:
    """Pieces whose own mark was lost, or that print the story whole, with pieces that say they come from there."""
    weights: dict[tuple[int, int], float] = {}
    for number, piece in enumerate(desk.pieces):
        for label in {label for mark in piece.back for label in mark.pages}:
            for other, fit in desk.candidates(label, piece.page, piece.rank):
                if desk.pieces[other].onward:
                    continue
                weight = fit + _pair(desk, desk.pieces[other], piece, marked=False)
                if weight > 0:
                    weights[other, number] = max(weight, weights.get((other, number), 0.0))
    return dict(sorted(weights.items()))


def _pair(desk: _Desk, piece: _Piece, other: _Piece, *, marked: bool) -> float:
    """The evidence that one piece goes on with the other, beside the label of its own mark."""
    weight = 2.5 if marked else -4.0
    heads = _heads(piece, other)
    if other.back:
        weight += 3.5 + _named(desk, piece, other)
        possible = marked or heads >= _SURE or piece.closing.end > 0 or _doubled(other.story, piece.body)
    else:
        weight -= 4.5
        possible = not other.led and (heads >= 1.0 or (other.opening.start > 2.0 and other.rank <= 1))
    if not possible:
        return -_NEVER
    weight += heads - 4.0 * other.led + _sentence(piece, other, desk.usage) + desk.likeness(piece, other)
    weight += 1.5 * (not set(piece.article.rubrics).isdisjoint(other.article.rubrics))
    weight += 1.0 * (not piece.people.isdisjoint(other.people))
    return weight - 0.05 * min(_CROWD, abs(piece.rank - other.rank))


def _named(desk: _Desk, piece: _Piece, other: _Piece) -> float:
    """The evidence of the label that the second piece gives; the third of a chain may name the page of the first."""
    labels = {label for mark in other.back for label in mark.pages}
    fits = [fit for label in labels if (fit := _fits(desk.places[piece.page], label, desk.known)) is not None]
    if fits or not labels:
        return max(fits, default=-1.0)
    return -0.5 if any(label in labels for mark in piece.back for label in mark.pages) else -6.0


_NEVER = 99.0
_SURE = 5.0
"""What two headlines that are one give."""


def _heads(piece: _Piece, other: _Piece) -> float:
    """The evidence of the headlines: the second half repeats one, shortens it, changes it, or carries none."""
    if not other.heading or not piece.heading:
        return 0.5
    if other.main and other.main == piece.main:
        return _SURE
    shared = max(_shared(other.main or other.heading, piece.heading), _shared(piece.main, other.heading))
    return 6.0 * shared - 1.5


def _shared(text: str, whole: str) -> float:
    """The share of a text's character pairs that the other has too."""
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return sum(pair in whole for pair in pairs) / len(pairs) if pairs else 0.0


def _sentence(piece: _Piece, other: _Piece, usage: _Usage) -> float:
    """The evidence of the cut: an open sentence that the other half closes."""
    if not piece.story or not other.story:
        return 0.0
    tail, head = piece.closing, other.opening
    inner = usage.inner(other.head)
    # A page may end with a few characters of a paragraph: what is short is no crosshead there.
    if tail.end > 0 or piece.tail[-1:].isalnum():
        return min(6.0, max(-4.0, head.start + inner + usage.spans(piece.tail, other.head) + fit_of_cut(tail, head)))
    if tail.unclosed and head.closes:
        return 4.0
    return max(-4.0, -0.5 * max(0.0, head.start) - inner)


@define(eq=False)
class _Usage:
    """How the issue's own text uses characters side by side: it knows its words better than any list."""

    pieces: Sequence[_Piece]

    @cached_property
    def text(self) -> str:
        text = "\n".join(paragraph.text for piece in self.pieces for paragraph in piece.story)[:_READ]
        return text.translate(_FIGURES)

    @cached_property
    def pairs(self) -> Mapping[str, int]:
        return Counter(map("".join, zip(self.text, self.text[1:], strict=False)))

    @cached_property
    def openings(self) -> Mapping[str, int]:
        """The pairs that stand behind a pause or at a paragraph's start."""
        return Counter(regex.findall(r"(?<=[\n,，。;；:：!?！？“])[\u4e00-\u9fff]{2}", self.text))

    def inner(self, head: str) -> float:
        """The evidence that a text begins in the middle of a clause."""
        pair = head[:2]
        begins = self.openings.get(pair, 0)
        within = self.pairs.get(pair, 0) - begins
        return max(-1.5, min(1.5, math.log((within + 0.5) / (begins + 0.5)) - 1.0)) if within + begins > 1 else 0.0

    def spans(self, tail: str, head: str) -> float:
        """The evidence that two texts make one word where they meet."""
        tail, head = tail[-2:].translate(_FIGURES), head[:2].translate(_FIGURES)
        if not self.pairs.get(tail[-1:] + head[:1], 0):
            return -0.5
        return 0.5 + 1.0 * (tail + head[:1] in self.text) + 1.0 * (tail[-1:] + head in self.text)


_FIGURES = dict.fromkeys(map(ord, "123456789１２３４５６７８９０"), "0")
_READ = 400_000
"""Characters of the issue that its usage is learnt from."""


@define(eq=False)
class _Likeness:
    """How much two pieces speak of the same things: runs of three characters that few other pieces have."""

    pieces: Sequence[_Piece]

    @cached_property
    def frequency(self) -> Mapping[str, int]:
        return Counter(gram for piece in self.pieces for gram in piece.grams)

    def __call__(self, piece: _Piece, other: _Piece) -> float:
        size = min(len(piece.grams), len(other.grams))
        if not size:
            return 0.0
        rare = self._rare(piece.grams & other.grams)
        share = 100.0 * rare / (size + 50)
        # Short pieces share little: that they do not is no evidence, that they do is.
        alike = max(min(1.0, size / 150) * min(4.0, max(-2.0, share - 1.5)), min(1.5, 0.5 * rare - 0.01 * size))
        named = min(2.0, self._rare(_grams(piece.heading) & other.grams))
        return alike + named + (6.0 if share > 50 and size > 100 else 0.0)

    def _rare(self, shared: frozenset[str]) -> float:
        return sum(1.0 / max(1, self.frequency.get(gram, 1) - 1) for gram in shared)


def _grams(text: str) -> frozenset[str]:
    """The runs of three letters, figures or characters."""
    return frozenset(gram for gram in map("".join, zip(text, text[1:], text[2:], strict=False)) if gram.isalnum())


def _with_doubles(pieces: Sequence[_Piece], chains: list[list[int]]) -> list[list[int]]:
    """The chains, those joined that print one text on several pages."""
    home = {i: n for n, chain in enumerate(chains) for i in chain}
    seen: dict[str, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for number, piece in enumerate(pieces):
        for text in dict.fromkeys(squeeze(paragraph.text) for paragraph in piece.story if len(paragraph.text) >= _LONG):
            for other in seen[text][:4]:
                if pieces[other].page != piece.page and home[other] != home[number]:
                    shared[other, number] += len(text)
            seen[text].append(number)
    for (one, two), size in sorted(shared.items()):
        a, b = home[one], home[two]
        sizes = len(pieces[one].body), len(pieces[two].body)
        alike = bool(pieces[one].main) and pieces[one].main == pieces[two].main
        if a == b or size < _SAME * (min(sizes) if alike else max(sizes)):
            continue
        if {pieces[i].page for i in chains[a]} & {pieces[i].page for i in chains[b]}:
            continue
        if len(pieces[two].body) > len(pieces[one].body) and not pieces[two].back:
            a, b = b, a
        for i in chains[b]:
            home[i] = a
        chains[a], chains[b] = chains[a] + chains[b], []
    return [chain for chain in chains if chain]


# --- the joined article ---------------------------------------------------------------------------------------


def _whole(pieces: Sequence[_Piece], places: Sequence[_Place]) -> Article:
    """One article of its pieces, in reading order."""
    articles = [_on_page(piece.article, piece.page) for piece in pieces]
    pages = tuple(dict.fromkeys(places[piece.page].label for piece in pieces))
    if len(pieces) == 1:
        return evolve(articles[0], pages=pages)
    headed = next((article for article in articles if article.headline or article.kicker or article.deck), articles[0])
    paragraphs: list[Paragraph] = []
    for article in articles:
        _append(paragraphs, article.paragraphs)
    captions: dict[str, Caption] = {}
    for caption in (caption for article in articles for caption in article.captions):
        captions.setdefault(squeeze(caption.text), caption)
    return Article(
        rubrics=articles[0].rubrics or headed.rubrics,
        kicker=headed.kicker,
        headline=headed.headline,
        deck=headed.deck,
        dateline=next((article.dateline for article in articles if article.dateline is not None), None),
        contributors=_united(articles),
        paragraphs=tuple(paragraphs),
        crossheads=tuple(dict.fromkeys(head for article in articles for head in article.crossheads)),
        captions=tuple(captions.values()),
        continuations=tuple(mark for article in articles for mark in article.continuations),
        blocks=tuple(block for article in articles for block in article.blocks),
        pages=pages,
        extras=_extras(articles),
        genre=articles[0].genre,
        margin=min(article.margin for article in articles),
    )


def _append(paragraphs: list[Paragraph], more: Sequence[Paragraph]) -> None:
    """Go on with the story: what was printed before already is left out, the cut sentence is closed."""
    before = squeeze("".join(paragraph.text for paragraph in paragraphs if not paragraph.crosshead))
    story = [paragraph for paragraph in more if not paragraph.crosshead]
    if before and _doubled(story, before):
        paragraphs += _fresh(more, paragraphs, before)
        return
    after = squeeze("".join(paragraph.text for paragraph in story))
    if after and _doubled([paragraph for paragraph in paragraphs if not paragraph.crosshead], after):
        paragraphs[:] = more
        return
    rest = list(more)
    if paragraphs and rest and not paragraphs[-1].crosshead and not rest[0].crosshead:
        joined = _closed(paragraphs[-1], rest[0])
        if joined is not None:
            paragraphs[-1] = joined
            del rest[0]
    paragraphs += rest


def _fresh(more: Sequence[Paragraph], paragraphs: Sequence[Paragraph], before: str) -> list[Paragraph]:
    """What a page that prints the story again has beyond it."""
    heads = {squeeze(paragraph.text) for paragraph in paragraphs if paragraph.crosshead}
    fresh = [
        paragraph
        for paragraph in more
        if (squeeze(paragraph.text) not in heads if paragraph.crosshead else squeeze(paragraph.text) not in before)
    ]
    while fresh and fresh[-1].crosshead:
        fresh.pop()
    return fresh


def _closed(first: Paragraph, second: Paragraph) -> Paragraph | None:
    """One paragraph of the two at a page's cut; ``None`` where the first ends what it says."""
    tail, head = edges_of(fold(first.text[-_EDGE:])), edges_of(fold(second.text[:_EDGE]))
    end = max(tail.end, 2.0) if tail.tail[-1:].isalnum() else tail.end
    if end + head.start + fit_of_cut(tail, head) <= 0:
        return None
    # Pages are set from one copy, unlike columns: a single character twice is the sentence's own (摆摆手).
    twice = overlap(tail.tail, head.head)
    rest = second.text.lstrip()[twice if twice > 1 else 0 :]
    return Paragraph(first.text.rstrip() + rest, first.spans + second.spans)


def _doubled(story: Sequence[Paragraph], whole: str) -> bool:
    """Whether most of a story is in a text already."""
    sizes = [(len(text), text in whole) for text in (squeeze(paragraph.text) for paragraph in story)]
    total = sum(size for size, _ in sizes)
    return total >= _PHRASE and sum(size for size, known in sizes if known) >= _SAME * total


def _united(articles: Sequence[Article]) -> tuple[Contributor, ...]:
    kept: dict[tuple[str | None, str], Contributor] = {}
    for article in articles:
        for person in article.contributors:
            known = kept.setdefault((person.role, person.name), person)
            if not person.works <= known.works:
                kept[person.role, person.name] = evolve(known, works=known.works | person.works)
    return tuple(kept.values())


def _extras(articles: Sequence[Article]) -> FrozenMap[str, tuple[Any, ...]]:
    out: dict[str, tuple[Any, ...]] = {}
    for article in articles:
        for kind, values in article.extras.items():
            out[kind] = (*out.get(kind, ()), *values)
    return FrozenMap(out)


def _on_page(article: Article, page: int) -> Article:
    """The article, its spans naming their page."""
    if page == 0:
        return article

    def span(value: Span) -> Span:
        return Span(value.start, value.stop, page)

    def moved(value: M) -> M:
        return value if value.span is None else evolve(value, span=span(value.span))

    return Article(
        rubrics=article.rubrics,
        kicker=article.kicker,
        headline=article.headline,
        deck=article.deck,
        dateline=moved(article.dateline) if article.dateline is not None else None,
        contributors=tuple(map(moved, article.contributors)),
        paragraphs=tuple(Paragraph(p.text, tuple(map(span, p.spans)), p.crosshead) for p in article.paragraphs),
        crossheads=article.crossheads,
        captions=tuple(evolve(moved(c), contributors=tuple(map(moved, c.contributors))) for c in article.captions),
        continuations=tuple(map(moved, article.continuations)),
        blocks=tuple(Block(block.kind, span(block.span), block.text, block.margin) for block in article.blocks),
        pages=article.pages,
        extras=article.extras,
        genre=article.genre,
        margin=article.margin,
    )


# --- doubts and teasers ---------------------------------------------------------------------------------------


def _doubts(
    pages: Sequence[Page], desk: _Desk, matched: _Matched, joined: Mapping[int, Sequence[int]]
) -> Iterator[Diagnostic]:
    """Jumps and second halves that nothing was found for."""
    given = {place.label for place in desk.places}
    continued = {matched.slots[row] for row in matched.rows}
    followed = set(matched.rows.values())
    for number, piece in enumerate(desk.pieces):
        text = pages[piece.page].text
        chain = joined.get(number, (number,))
        reached = {desk.places[desk.pieces[i].page].label for i in chain}
        for turn, (label, mark) in enumerate(piece.onward):
            if (number, turn) in continued or label in reached:
                continue
            if label in given:
                message = f"page {label} is given, but no article on it goes on with this one"
                yield _doubt("jump-without-other-half", message, mark, piece.page, text)
            else:
                message = f"the article goes on on page {label}, which is not given"
                yield _doubt("jump-without-target-page", message, mark, piece.page, text)
        if number not in followed and chain[0] == number:
            for mark in piece.back:
                source = " or ".join(mark.pages) or "another page"
                why = "has no article that jumps here" if not given.isdisjoint(mark.pages) else "is not given"
                message = f"the article began on page {source}, which {why}"
                yield _doubt("half-without-jump", message, mark, piece.page, text)


def _ambiguities(pages: Sequence[Page], desk: _Desk, matched: _Matched) -> Iterator[Diagnostic]:
    """Matches that another matching would replace at almost no loss."""
    holder = {column: row for row, column in matched.rows.items()}
    rivals: dict[int, list[int]] = defaultdict(list)
    for row, column in matched.weights:
        mine = matched.rows.get(row)
        if mine is not None and mine != column and _loss(matched, row, mine, column, holder.get(column)) < _CLOSE:
            rivals[row].append(column)
    for row, columns in sorted(rivals.items()):
        (number, turn), mine = matched.slots[row], matched.rows[row]
        home, mark = (number, desk.pieces[number].onward[turn][1]) if turn >= 0 else (mine, desk.pieces[mine].back[0])
        names = ", ".join(_name(desk, i) for i in (mine, *columns))
        page = desk.pieces[home].page
        message = f"these go on with the article almost equally well, the first was taken: {names}"
        yield _doubt("ambiguous-continuation", message, mark, page, pages[page].text)


def _loss(matched: _Matched, row: int, mine: int, other: int, rival: int | None) -> float:
    """What the sum of the evidence loses where the row takes the other column, and that column's row takes its own."""
    loss = matched.weights[row, mine] - matched.weights[row, other]
    if rival is not None:
        loss += matched.weights[rival, other] - matched.weights.get((rival, mine), 0.0)
    return loss


def _name(desk: _Desk, number: int) -> str:
    piece = desk.pieces[number]
    name = piece.article.headline or (f"{piece.story[0].text[:12]}…" if piece.story else "an article without text")
    return f"{name} (page {desk.places[piece.page].label})"


def _doubt(code: str, message: str, mark: Continuation, page: int, text: str) -> Diagnostic:
    span = Span(mark.span.start, mark.span.stop, page) if mark.span is not None else None
    printed = text[span.start : span.stop] if span is not None else ""
    return Diagnostic(code, Severity.WARNING, message, printed=printed or None, span=span)


def _targets(pages: Sequence[Page], desk: _Desk) -> dict[Refer, int]:
    """The piece that each teaser points to."""
    refers = [(index, refer) for index, page in enumerate(pages) for refer in page.refers]
    weights: dict[tuple[int, int], float] = {}
    for row, (home, refer) in enumerate(refers):
        for label in refer.pages:
            for number, fit in desk.candidates(label, home, row):
                weight = fit + _teased(refer, desk.pieces[number])
                if weight > 0:
                    weights[row, number] = weight
    targets = {refers[row][1]: number for row, number in assign(weights).items()}
    # Two teasers may point to one story: who came away empty takes the best.
    for row, number in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        targets.setdefault(refers[row][1], number)
    return targets


def _teased(refer: Refer, piece: _Piece) -> float:
    """The evidence that a teaser speaks of an article: their headlines, and the article's first words."""
    main = _ideographs(fold(refer.headline or ""))
    lines = _ideographs(fold("".join(part for part in (refer.kicker, refer.headline, refer.deck) if part)))
    heads = max(_shared(main, piece.heading), _shared(piece.main, lines))
    start = _ideographs(fold(piece.head))
    return 6.0 * heads + 4.5 * max(_shared(main, start), _shared(lines, start)) - 2.5


def _ideographs(text: str) -> str:
    """Letters, figures and characters only: headlines are compared without their spaces and quotation marks."""
    return "".join(char for char in text if char.isalnum())
