"""A reading in a few lines, one an article: for interactive sessions and logs."""

from __future__ import annotations

from collections.abc import Iterator

from hyparse.interchange.common import credit, filed
from hyparse.models import Article, Issue, Page

__all__ = ["summary"]

_WIDTH = 36
"""Characters of a headline that a line shows."""


def summary(value: Issue | Page | Article) -> str:
    """The value in words: what it is, then one line an article.

    Args:
        value: An issue, a page or an article.

    Returns:
        Lines without a line break at the end, the first as in ``Page 2 要闻: 6 articles, 41 blocks, 1 doubt``.
    """
    if isinstance(value, Article):
        return f"Article {_line(value)}"
    return "\n".join(
        (_first(value), *(f"  {number}  {_line(article)}" for number, article in enumerate(value.articles, 1)))
    )


def _first(value: Issue | Page) -> str:
    masthead = value.masthead
    name = " ".join(str(part) for part in (masthead.title, masthead.date) if part) if masthead is not None else ""
    if isinstance(value, Issue):
        doubts = len(value.diagnostics) + sum(len(page.diagnostics) for page in value.pages)
        parts = [
            _counted(len(value.pages), "page"),
            _counted(len(value.articles), "article"),
            _counted(doubts, "doubt"),
        ]
        return f"{' '.join(part for part in ('Issue', name) if part)}: {', '.join(parts)}"
    label = " ".join(part for part in ("Page", value.number, value.section, name) if part)
    parts = [
        _counted(len(value.articles), "article"),
        _counted(len(value.blocks), "block"),
        _counted(len(value.diagnostics), "doubt"),
    ]
    return f"{label}: {', '.join(parts)}"


def _line(article: Article) -> str:
    return " | ".join(_facts(article))


def _facts(article: Article) -> Iterator[str]:
    name = article.headline or article.text or next((caption.text for caption in article.captions), "") or "(empty)"
    name = " ".join(name.split())
    yield name if len(name) <= _WIDTH else f"{name[: _WIDTH - 1]}…"
    if article.dateline is not None and filed(article.dateline):
        yield filed(article.dateline)
    if article.contributors:
        others = len(article.contributors) - 1
        yield credit(article.contributors[0]) + (f" and {_counted(others, 'other')}" if others else "")
    yield f"{sum(not char.isspace() for char in article.text)} characters"
    if len(article.pages) > 1:
        yield f"pages {', '.join(article.pages)}"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"
