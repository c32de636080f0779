"""What made a reading, and what two readings of the same archive differ in."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, cast

import attrs
from attrs import frozen

from hyparse.models import Article, Issue, Page, Provenance
from hyparse.parsers.base import BlockParser
from hyparse.text import fold, squeeze
from hyparse.vocabulary import Vocabulary
from hyparse.weights import PAIRS, WEIGHTS

__all__ = ["Change", "changes", "provenance_of"]

_ALIKE = 0.5
"""From this share of common pairs of characters on, two stories are one that was read twice."""
_COMPARED = (
    "kicker",
    "headline",
    "deck",
    "rubrics",
    "dateline",
    "contributors",
    "paragraphs",
    "captions",
    "continuations",
    "pages",
    "genre",
)


@frozen
class Change:
    """One story that a second run reads in another way."""

    kind: str
    """``added``, ``removed``, ``changed`` (the same lines, read otherwise) or ``moved`` (its borders, so its lines, are others)."""
    before: str | None = None
    """``Article.id`` in the first run."""
    after: str | None = None
    """``Article.id`` in the second run."""
    headline: str | None = None
    """As the second run has it, or else the first."""
    fields: tuple[str, ...] = ()
    """The article's fields that differ."""


def changes(before: Issue | Page | Iterable[Article], after: Issue | Page | Iterable[Article]) -> tuple[Change, ...]:
    """What a second run over an archive reads otherwise than the first.

    Args:
        before: The first reading: an issue, a page, or articles of any number of them.
        after: The second reading.

    Returns:
        A change for each story that was added, removed, moved or changed, in the order of the second reading, the
        removed ones last. Margins are no changes.
    """
    old, new = _articles(before), _articles(after)
    waiting: dict[str, list[Article]] = {}
    for article in old:
        waiting.setdefault(article.id, []).append(article)
    partner: dict[int, Article] = {}
    for index, article in enumerate(new):
        if waiting.get(article.id):
            partner[index] = waiting[article.id].pop(0)
    rest = [article for many in waiting.values() for article in many]
    left = {number: _pairs(article) for number, article in enumerate(rest)}
    out: list[Change] = []
    for index, article in enumerate(new):
        known = partner.get(index)
        if known is None:
            number = _nearest(_pairs(article), left)
            if number is None:
                out.append(Change("added", None, article.id, article.headline))
                continue
            known = rest[number]
            del left[number]
        fields = tuple(name for name in _COMPARED if _said(known, name) != _said(article, name))
        if known.id != article.id or fields:
            kind = "changed" if known.id == article.id else "moved"
            out.append(Change(kind, known.id, article.id, article.headline or known.headline, fields))
    return (*out, *(Change("removed", rest[number].id, None, rest[number].headline) for number in left))


def _articles(value: Issue | Page | Iterable[Article]) -> tuple[Article, ...]:
    return value.articles if isinstance(value, (Issue, Page)) else tuple(value)


def _said(article: Article, name: str) -> object:
    """A field's value without its places: a story that stands elsewhere in the text is the same."""
    value = getattr(article, name)
    if name == "dateline":
        return attrs.evolve(value, span=None) if value is not None else None
    if name == "paragraphs":
        return tuple((paragraph.text, paragraph.crosshead) for paragraph in article.paragraphs)
    if name == "captions":
        return tuple((caption.text, caption.contributors) for caption in article.captions)
    if name == "continuations":
        return tuple((mark.direction, mark.pages) for mark in article.continuations)
    return value


def _pairs(article: Article) -> frozenset[str]:
    text = squeeze(fold("".join(block.text for block in article.blocks) or article.text))[:4000]
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _nearest(pairs: frozenset[str], others: Mapping[int, frozenset[str]]) -> int | None:
    """The story that shares most with it, if that is enough to be the same."""
    best, found = _ALIKE, None
    for number, other in others.items():
        share = len(pairs & other) / max(1, min(len(pairs), len(other)))
        if share > best:
            best, found = share, number
    return found


def provenance_of(vocabulary: Vocabulary, parsers: tuple[BlockParser[Any], ...]) -> Provenance:
    """What a parser's readings are made by.

    Args:
        vocabulary: Its word tables.
        parsers: Its block parsers: their kinds, classes and readers count.

    Returns:
        Fingerprints, the same in every process.
    """
    return _provenance(vocabulary, tuple(map(_name, parsers)))


@lru_cache(maxsize=64)
def _provenance(vocabulary: Vocabulary, parsers: tuple[str, ...]) -> Provenance:
    version: str = importlib.import_module("hyparse").__version__
    return Provenance(
        version=version,
        vocabulary=_fingerprint(attrs.asdict(vocabulary, recurse=False)),
        weights=_fingerprint({"weights": WEIGHTS, "pairs": PAIRS}),
        parsers=_fingerprint(parsers),
    )


def _name(parser: BlockParser[Any]) -> str:
    reader: Any = getattr(cast("object", parser), "reader", None)
    named: list[Any] = [cast("object", type(parser)), *([reader] if callable(reader) else ())]
    return " ".join(
        [
            str(parser.kind),
            *(f"{getattr(item, '__module__', '')}.{getattr(item, '__qualname__', '')}" for item in named),
        ]
    )


def _fingerprint(value: object) -> str:
    return hashlib.blake2b(_canonical(value).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _canonical(value: Any) -> str:
    """A text that does not depend on the order in which sets and mappings happen to be held."""
    if isinstance(value, Mapping):
        # ``object`` first: one type checker calls the cast redundant, the other needs it.
        held = cast("Mapping[Any, Any]", cast("object", value))
        items = sorted((_canonical(key), _canonical(item)) for key, item in held.items())
        return f"{{{','.join(f'{key}:{item}' for key, item in items)}}}"
    if isinstance(value, (set, frozenset)):
        return f"<{','.join(sorted(map(_canonical, cast('Iterable[Any]', value))))}>"
    if isinstance(value, (list, tuple)):
        return f"[{','.join(map(_canonical, cast('Iterable[Any]', value)))}]"
    return repr(value)
