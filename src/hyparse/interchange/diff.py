"""Two readings of one text compared: for people who write parsers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from attrs import frozen

from hyparse.interchange.registry import MODELS
from hyparse.interchange.shapes import attributes, is_table, is_tuple
from hyparse.models import Article, Block, Page, Span

__all__ = ["ArticleChange", "BlockChange", "Comparison", "FieldChange", "compare"]

_BY_PLACE = frozenset({"text", "blocks", "articles"})
"""Fields of pages and articles that are compared by place, or are the same by definition."""


@frozen
class FieldChange:
    """A value that the two readings give differently."""

    path: str
    """As in ``masthead.date`` or ``contributors[1].name``."""
    a: Any
    b: Any


@frozen
class BlockChange:
    """A stretch of the text whose blocks differ in their kinds or borders."""

    span: Span
    a: tuple[Block, ...]
    b: tuple[Block, ...]


@frozen
class ArticleChange:
    """An article that only one reading has, or whose readings differ."""

    a: Article | None
    b: Article | None
    changes: tuple[FieldChange, ...] = ()


@frozen
class Comparison:
    """How two readings of one page differ."""

    page_a: Page
    page_b: Page
    agreement: float
    """The share of the characters in blocks, from 0 to 1, that both readings give the same kind."""
    blocks: tuple[BlockChange, ...] = ()
    articles: tuple[ArticleChange, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    """The page's own facts: number, masthead, teasers, doubts."""

    @property
    def same(self) -> bool:
        """Whether the readings do not differ."""
        return not (self.blocks or self.articles or self.fields)


def compare(page_a: Page, page_b: Page) -> Comparison:
    """How two readings of one text differ.

    Args:
        page_a: A page, as one parser reads it.
        page_b: The page of the same text, as another parser reads it.

    Returns:
        The blocks, the articles and the facts that differ. Articles are taken for the same by the text that they share.

    Raises:
        TypeError: One of them is no page.
        ValueError: Their texts differ.
    """
    for page in (page_a, page_b):
        if not isinstance(cast("object", page), Page):
            raise TypeError(f"compare takes two pages, not a {type(page).__name__}")
    if page_a.text != page_b.text:
        raise ValueError("the pages are of different texts: only two readings of one text can be compared")
    return Comparison(
        page_a,
        page_b,
        _agreement(page_a.blocks, page_b.blocks),
        tuple(_blocks(page_a.blocks, page_b.blocks)),
        tuple(_articles(page_a.articles, page_b.articles)),
        tuple(_fields("", page_a, page_b)),
    )


def _agreement(a: Sequence[Block], b: Sequence[Block]) -> float:
    total = sum(block.span.stop - block.span.start for block in a)
    kinds = {block.kind for block in a} & {block.kind for block in b}
    same = sum(
        _shared([block.span for block in a if block.kind == kind], [block.span for block in b if block.kind == kind])
        for kind in kinds
    )
    return same / total if total else 1.0


def _shared(a: Sequence[Span], b: Sequence[Span]) -> int:
    """How many characters lie in both; each side's spans are in order and apart."""
    shared = i = j = 0
    while i < len(a) and j < len(b):
        shared += max(0, min(a[i].stop, b[j].stop) - max(a[i].start, b[j].start))
        if a[i].stop <= b[j].stop:
            i += 1
        else:
            j += 1
    return shared


def _blocks(a: Sequence[Block], b: Sequence[Block]) -> Iterator[BlockChange]:
    """Stretches, as short as can be, at whose ends the borders of both readings fall together."""
    i = j = 0
    while i < len(a) or j < len(b):
        left, right = [*a[i : i + 1]], [*b[j : j + 1]]
        i, j = i + len(left), j + len(right)
        while left and right and left[-1].span.stop != right[-1].span.stop:
            if left[-1].span.stop < right[-1].span.stop:
                if i == len(a) or a[i].span.start >= right[-1].span.stop:
                    break
                left.append(a[i])
                i += 1
            else:
                if j == len(b) or b[j].span.start >= left[-1].span.stop:
                    break
                right.append(b[j])
                j += 1
        if left != right:
            both = [*left, *right]
            span = Span(min(block.span.start for block in both), max(block.span.stop for block in both))
            yield BlockChange(span, tuple(left), tuple(right))


def _articles(a: Sequence[Article], b: Sequence[Article]) -> Iterator[ArticleChange]:
    """The articles that share most of their text are one article; each is matched once."""
    weights: dict[tuple[int, int], int] = {}
    left, right = _owned(a), _owned(b)
    i = j = 0
    while i < len(left) and j < len(right):
        (mine, first), (theirs, second) = left[i], right[j]
        shared = min(mine.stop, theirs.stop) - max(mine.start, theirs.start)
        if shared > 0:
            weights[first, second] = weights.get((first, second), 0) + shared
        if mine.stop <= theirs.stop:
            i += 1
        else:
            j += 1
    matched = {i: i for i, (mine, theirs) in enumerate(zip(a, b, strict=False)) if mine == theirs}
    for i, j in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if i not in matched and j not in matched.values():
            matched[i] = j
    for i, article in enumerate(a):
        other = b[matched[i]] if i in matched else None
        changes = tuple(_fields("", article, other)) if other is not None else ()
        if other is None or changes or article.blocks != other.blocks:
            yield ArticleChange(article, other, changes)
    found = set(matched.values())
    yield from (ArticleChange(None, article) for j, article in enumerate(b) if j not in found)


def _owned(articles: Sequence[Article]) -> list[tuple[Span, int]]:
    """The articles' blocks in the order of the text, each with its article's place."""
    return sorted((block.span, index) for index, article in enumerate(articles) for block in article.blocks)


def _fields(path: str, a: Any, b: Any) -> Iterator[FieldChange]:
    """What differs between two values, as deep as both are of one model or collection."""
    if type(a) is type(b) and type(a) in MODELS.values():
        for item in attributes(type(a)):
            if not (isinstance(a, (Page, Article)) and item.name in _BY_PLACE) and item.eq:
                yield from _fields(
                    f"{path}.{item.name}" if path else item.name, getattr(a, item.name), getattr(b, item.name)
                )
    elif is_tuple(a) and is_tuple(b) and len(a) == len(b):
        for index, (left, right) in enumerate(zip(a, b, strict=True)):
            yield from _fields(f"{path}[{index}]", left, right)
    elif is_table(a) and is_table(b):
        for key in dict.fromkeys((*a, *b)):
            yield from _fields(f"{path}[{key!r}]", a.get(key), b.get(key))
    elif a != b:
        yield FieldChange(path, a, b)
