"""Articles as rows: one flat record an article, for data frames, SQL and Parquet."""

from __future__ import annotations

import datetime
import typing
from collections.abc import Callable
from enum import Enum
from types import UnionType
from typing import Any

from hyparse.interchange.common import Printed, as_issue, printed_in
from hyparse.interchange.extras import required
from hyparse.interchange.shapes import attributes
from hyparse.models import Article, Direction, Issue, Page

__all__ = ["arrow_schema", "article_records"]

Column = tuple[str, type, Callable[[Printed], Any]]


def article_records(value: Issue | Page) -> list[dict[str, Any]]:
    """One flat record an article.

    Args:
        value: An issue, or a page, taken for an issue of one page.

    Returns:
        A dictionary an article, all with the same keys: strings, whole numbers, days (``datetime.date``), ``None``, and
        lists of strings. ``article`` counts from 1. The lists ``contributors``, ``roles``, ``functions`` and
        ``organisations`` go together: one item a person.
    """
    return [
        {"article": number, **{name: read(printed) for name, _, read in _COLUMNS}}
        for number, printed in enumerate(printed_in(as_issue(value)), 1)
    ]


def arrow_schema() -> Any:
    """The Arrow schema of the records: ``pyarrow.Table.from_pylist(article_records(issue), schema=arrow_schema())``.

    Returns:
        A ``pyarrow.Schema``.

    Raises:
        MissingExtraError: The extra ``arrow`` is not installed.
    """
    arrow = required("pyarrow", "pyarrow", extra="arrow", function="arrow_schema")
    types: dict[type, Any] = {
        str: arrow.string(),
        int: arrow.int64(),
        float: arrow.float64(),
        bool: arrow.bool_(),
        datetime.date: arrow.date32(),
        list: arrow.list_(arrow.field("element", arrow.string())),
    }
    columns = [("article", types[int]), *((name, types[kind]) for name, kind, _ in _COLUMNS)]
    return arrow.schema(columns, metadata={"hyparse": "1"})


def _labels(direction: Direction) -> Callable[[Printed], list[str]]:
    return lambda row: [
        page for mark in row.article.continuations if mark.direction is direction for page in mark.pages
    ]


def _line(name: str) -> Callable[[Printed], Any]:
    return lambda row: getattr(row.article.dateline, name, None)


def _head(name: str) -> Callable[[Printed], Any]:
    return lambda row: getattr(row.masthead, name)


def _own(name: str) -> Callable[[Printed], Any]:
    return lambda row: _plain(getattr(row.article, name))


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _people(name: str) -> Callable[[Printed], list[Any]]:
    return lambda row: [_plain(getattr(person, name)) for person in row.article.contributors]


_FIXED: tuple[Column, ...] = (
    ("newspaper", str, _head("title")),
    ("cn_number", str, lambda row: str(row.masthead.cn_number) if row.masthead.cn_number is not None else None),
    ("issn", str, _head("issn")),
    ("issue_number", int, _head("issue_number")),
    ("issue_date", datetime.date, lambda row: row.date),
    ("pages", list, lambda row: list(row.article.pages)),
    ("section", str, lambda row: row.section),
    ("rubrics", list, lambda row: list(row.article.rubrics)),
    ("kicker", str, _own("kicker")),
    ("headline", str, _own("headline")),
    ("deck", str, _own("deck")),
    ("agency", str, _line("agency")),
    ("place", str, _line("place")),
    ("filed", datetime.date, lambda row: row.day),
    ("dateline_kind", str, _line("kind")),
    ("contributors", list, _people("name")),
    ("roles", list, _people("role")),
    ("functions", list, _people("function")),
    ("organisations", list, _people("organisation")),
    ("text", str, lambda row: row.article.text),
    ("characters", int, lambda row: sum(not char.isspace() for char in row.article.text)),
    ("paragraphs", int, lambda row: sum(not paragraph.crosshead for paragraph in row.article.paragraphs)),
    ("crossheads", list, lambda row: list(row.article.crossheads)),
    ("captions", list, lambda row: [caption.text for caption in row.article.captions]),
    ("continued_to", list, _labels(Direction.TO)),
    ("continued_from", list, _labels(Direction.FROM)),
    ("see", list, _labels(Direction.SEE)),
    ("language", str, lambda row: row.language),
)


def _scalars() -> tuple[Column, ...]:
    """Whatever else an article has of plain values, under its own name."""
    known = {name for name, _, _ in _FIXED}
    hints = typing.get_type_hints(Article)
    return tuple(
        (item.name, kind, _own(item.name))
        for item in attributes(Article)
        if item.name not in known and (kind := _scalar(hints[item.name])) is not None
    )


def _scalar(hint: Any) -> type | None:
    """The plain type of an annotation, ``None`` beside it left out."""
    kinds = typing.get_args(hint) if isinstance(hint, UnionType) else (hint,)
    kinds = tuple(kind for kind in kinds if kind is not type(None))
    if len(kinds) != 1 or not isinstance(kinds[0], type):
        return None
    return next((plain for plain in (bool, int, float, str, datetime.date) if issubclass(kinds[0], plain)), None)


_COLUMNS: tuple[Column, ...] = (*_FIXED, *_scalars())
