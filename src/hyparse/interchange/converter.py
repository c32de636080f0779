"""Models to plain values and back, on cattrs: strict about types, exact, and able to say where something is wrong."""

from __future__ import annotations

import datetime
import functools
import types
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, cast, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from hyparse.interchange.extras import InterchangeError
from hyparse.interchange.free import Free
from hyparse.interchange.registry import ENUMS, MODELS, TARGETS
from hyparse.interchange.shapes import is_array, is_table
from hyparse.models import Article, Issue, Page, Refer

__all__ = ["read", "write"]

Read = Callable[[Any, Any], Any]
_SHOWN = 5
"""How many problems the message has; the exception has all."""


def write(model: object, more: tuple[type, ...]) -> dict[str, Any]:
    """The fields of a model as plain values.

    Args:
        model: One of the models.
        more: The user's own attrs classes that may lie in ``extras``.

    Raises:
        InterchangeError: Something in ``extras``, or an issue's teaser, has no form in JSON.
    """
    fields: dict[str, Any] = _converter(more).unstructure(model)
    return fields


def read(fields: Mapping[str, Any], model: type, more: tuple[type, ...]) -> Any:
    """The model that the fields make.

    Raises:
        InterchangeError: They make none; the message says where.
    """
    try:
        made: Any = _converter(more).structure(fields, cast("type[Any]", model))
        return made
    except (cattrs.BaseValidationError, RecursionError, TypeError, ValueError) as error:
        problems = tuple(dict.fromkeys(cattrs.transform_error(error, format_exception=_explained)))
        shown = "; ".join(problems[:_SHOWN]) + (
            f"; and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        )
        raise InterchangeError(f"this is no {model.__name__}: {shown}", problems) from None


def _explained(error: BaseException, _: type | None) -> str:
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        return f"unknown field {', '.join(sorted(map(repr, error.extra_fields)))}"
    if isinstance(error, KeyError):
        return "this field is missing"
    return "this is nested too deeply" if isinstance(error, RecursionError) else str(error)


@functools.lru_cache(maxsize=8)
def _converter(more: tuple[type, ...]) -> cattrs.Converter:
    for own in more:
        if not attrs.has(own):
            raise TypeError(f"models must be attrs classes; {own!r} is none")
    converter = cattrs.Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    for plain in (str, int, float, bool):
        converter.register_structure_hook(plain, _exactly)
    converter.register_unstructure_hook(str, str)
    for enum in ENUMS:
        converter.register_structure_hook(enum, _member)
    converter.register_structure_hook(datetime.date, _date)
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    free = Free({**{model.__name__: model for model in more}, **MODELS}, converter.unstructure, converter.structure)
    _shapes(converter, free)
    converter.register_unstructure_hook_func(lambda kind: kind is Any, free.write)
    model: type[Any]
    for model in MODELS.values():
        if model is not Issue:
            converter.register_unstructure_hook(model, make_dict_unstructure_fn(model, converter))
            converter.register_structure_hook(model, _object(make_dict_structure_fn(model, converter)))
    read_issue = _object(make_dict_structure_fn(Issue, converter, _targets=override(omit=True)))
    write_issue = make_dict_unstructure_fn(Issue, converter, _targets=override(omit=True))
    converter.register_unstructure_hook(Issue, lambda issue: {**write_issue(issue), TARGETS: _written(issue)})
    converter.register_structure_hook(Issue, functools.partial(_issue, read_issue))
    return converter


def _shapes(converter: cattrs.Converter, free: Free) -> None:
    """Collections: from arrays and objects only (a string would be taken for an array of its characters)."""

    def array(kind: Any) -> Read:
        items: Any = types.GenericAlias(list, get_args(kind)[:1])
        shape = _origin(kind)
        # cattrs copies items of any type as they are, whatever hook there is for them.
        inner = _first(free.read) if get_args(kind)[0] is Any else converter.get_structure_hook(items)

        def hook(value: Any, _: Any) -> Any:
            if not is_array(value):
                raise TypeError(f"an array was expected, not {_name(value)}")
            return shape(inner(list(value), items))

        return hook

    def table(kind: Any) -> Read:
        items: Any = types.GenericAlias(dict, get_args(kind))
        inner = converter.get_structure_hook(items)

        def hook(value: Any, _: Any) -> Any:
            return inner(_mapping(value), items)

        return hook

    def in_order(kind: Any) -> Callable[[Any], Any]:
        return lambda value: sorted(map(converter.unstructure, value))

    converter.register_structure_hook_factory(lambda kind: _origin(kind) in (tuple, frozenset), array)
    converter.register_structure_hook_factory(lambda kind: _origin(kind) is Mapping, table)
    converter.register_unstructure_hook_factory(lambda kind: _origin(kind) is frozenset, in_order)


def _first(hook: Callable[[Any], Any]) -> Read:
    return lambda value, _: hook(value)


def _origin(kind: Any) -> Any:
    return get_origin(kind)


def _object(hook: Read) -> Read:
    return lambda value, kind: hook(_mapping(value), kind)


def _mapping(value: Any) -> Mapping[str, Any]:
    if not is_table(value):
        raise TypeError(f"an object was expected, not {_name(value)}")
    return value


def _exactly(value: Any, kind: type) -> Any:
    if kind is float and type(value) is int:
        return float(value)
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    raise TypeError(f"{_NAMES[kind]} was expected, not {_name(value)}")


def _member(value: Any, kind: type[Enum]) -> Enum:
    try:
        return kind(value)
    except ValueError:
        raise ValueError(
            f"one of {', '.join(str(item.value) for item in kind)} was expected, not {value!r:.40}"
        ) from None


def _date(value: Any, _: Any) -> datetime.date:
    if isinstance(value, str):
        try:
            day = datetime.date.fromisoformat(value)
        except ValueError:
            day = None
        if day is not None and day.isoformat() == value:
            return day
    raise ValueError(f"a date as in 2026-05-19 was expected, not {value!r:.40}")


_NAMES: Mapping[type, str] = {
    str: "a string", int: "a whole number", float: "a number", bool: "true or false", type(None): "null",
    list: "an array", tuple: "an array", dict: "an object",
}  # fmt: skip


def _name(value: object) -> str:
    return _NAMES.get(type(value), type(value).__name__)


def _written(issue: Issue) -> list[dict[str, int]]:
    """Which article each teaser points to, by their places: the page, the teaser on it, the article of the issue."""
    out: list[dict[str, int]] = []
    places = {id(article): index for index, article in enumerate(issue.articles)}
    for number, page in enumerate(issue.pages):
        for place, refer in enumerate(page.refers):
            target = issue.target_of(refer)
            if target is None:
                continue
            if id(target) not in places and target not in issue.articles:
                raise InterchangeError(
                    f"$.pages[{number}].refers[{place}] points to an article that the issue does not hold"
                )
            index = places.get(id(target))
            out.append(
                {"page": number, "refer": place, "article": issue.articles.index(target) if index is None else index}
            )
    return out


def _issue(read_issue: Read, value: Any, kind: Any) -> Issue:
    given = dict(_mapping(value))
    places = given.pop(TARGETS, ())
    issue: Issue = read_issue(given, kind)
    return attrs.evolve(issue, targets=dict(_targets(issue.pages, issue.articles, places)))


def _targets(pages: tuple[Page, ...], articles: tuple[Article, ...], places: Any) -> list[tuple[Refer, Article]]:
    if not is_array(places):
        raise TypeError(f"targets: an array was expected, not {_name(places)}")
    out: list[tuple[Refer, Article]] = []
    for number, place in enumerate(places):
        if not is_table(place) or set(place) != {"page", "refer", "article"}:
            raise ValueError(f"targets[{number}]: an object of page, refer and article was expected")
        page, refer, article = [cast("int", place[name]) for name in ("page", "refer", "article")]
        if not all(type(index) is int and index >= 0 for index in (page, refer, article)):
            raise ValueError(f"targets[{number}]: places are whole numbers from 0")
        refers = pages[page].refers if page < len(pages) else ()
        if refer >= len(refers) or article >= len(articles):
            raise ValueError(f"targets[{number}]: there is no such page, teaser or article")
        out.append((refers[refer], articles[article]))
    return out
