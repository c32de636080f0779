"""Models as documents: plain dictionaries and JSON, and back again, exactly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar, cast, overload

from hyparse.interchange.extras import InterchangeError, required
from hyparse.interchange.registry import MODELS, VERSION
from hyparse.patterns import lazy_re

__all__ = ["from_dict", "from_json", "to_dict", "to_json"]

M = TypeVar("M")
_PAIR = lazy_re("[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = lazy_re("[\ud800-\udfff]")


def to_dict(model: object, *, models: tuple[type, ...] = ()) -> dict[str, Any]:
    """A model as a document of JSON's types: ``{"hyparse": "1", "model": "Page", "text": …}``.

    Args:
        model: An ``Issue``, ``Page``, ``Article`` or any smaller model of hyparse's.
        models: attrs classes of your own that your parsers put into ``extras``.

    Returns:
        Its fields under their names, after the version and the model's name. Dates are ISO strings, kinds strings,
        sets sorted arrays. An issue's ``targets`` say which article each teaser points to, by their places from 0.

    Raises:
        TypeError: It is no model of hyparse's.
        InterchangeError: ``extras`` hold what could not be read back.
        MissingExtraError: The extra ``json`` is not installed.
    """
    if MODELS.get(type(model).__name__) is not type(model):
        raise TypeError(f"to_dict takes a model of hyparse's, not {type(model).__name__}")
    fields: dict[str, Any] = _converter("to_dict").write(model, tuple(models))
    return {"hyparse": VERSION, "model": type(model).__name__, **fields}


@overload
def from_dict(document: Mapping[str, Any], model: type[M], *, models: tuple[type, ...] = ()) -> M: ...
@overload
def from_dict(document: Mapping[str, Any], model: None = None, *, models: tuple[type, ...] = ()) -> Any: ...
def from_dict(document: Mapping[str, Any], model: type[M] | None = None, *, models: tuple[type, ...] = ()) -> M | Any:
    """The model that a document holds.

    Args:
        document: What ``to_dict`` gave.
        model: The model that it must be; any, if left out.
        models: attrs classes of your own that may lie in ``extras``.

    Returns:
        A model that equals the one written. Fields that the document leaves out have their defaults.

    Raises:
        InterchangeError: It is no such document: another version, an unknown field, a broken value. ``problems`` say where.
        MissingExtraError: The extra ``json`` is not installed.
    """
    if not isinstance(cast("object", document), Mapping):
        raise InterchangeError(f"a document is an object, not {type(document).__name__}")
    if document.get("hyparse") != VERSION:
        raise InterchangeError(
            f"the document's version must be {VERSION!r}, not {document.get('hyparse')!r:.40} @ $.hyparse"
        )
    name = document.get("model")
    kind = MODELS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise InterchangeError(f"there is no model {name!r:.40} @ $.model")
    if model is not None and kind is not model:
        raise InterchangeError(f"a {model.__name__} was expected, but the document holds a {name} @ $.model")
    fields = {key: value for key, value in document.items() if key not in ("hyparse", "model")}
    return _converter("from_dict").read(fields, kind, tuple(models))


def to_json(model: object, *, indent: int | None = None, models: tuple[type, ...] = ()) -> str:
    """A model as JSON text, in characters as printed (only lone surrogates are escaped, so that any encoding can hold it).

    Args:
        model: Any model of hyparse's.
        indent: Spaces a level; ``None`` for one line.
        models: attrs classes of your own that your parsers put into ``extras``.

    Raises:
        TypeError: It is no model of hyparse's.
        InterchangeError: ``extras`` hold what JSON cannot, or a text a pair of surrogates as two characters.
        MissingExtraError: The extra ``json`` is not installed.
    """
    _converter("to_json")
    text = json.dumps(to_dict(model, models=models), ensure_ascii=False, allow_nan=False, indent=indent)
    pair = _PAIR.search(text)
    if pair is not None:
        # A reader of JSON makes one character of the two: spans would no longer fit.
        raise InterchangeError(
            f"JSON cannot hold a surrogate pair as two characters: {text[max(0, pair.start() - 10) : pair.start()]!r}…"
        )
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@overload
def from_json(text: str | bytes, model: type[M], *, models: tuple[type, ...] = ()) -> M: ...
@overload
def from_json(text: str | bytes, model: None = None, *, models: tuple[type, ...] = ()) -> Any: ...
def from_json(text: str | bytes, model: type[M] | None = None, *, models: tuple[type, ...] = ()) -> M | Any:
    """The model that JSON text holds.

    Args:
        text: What ``to_json`` gave; bytes are UTF-8, UTF-16 or UTF-32.
        model: The model that it must be; any, if left out.
        models: attrs classes of your own that may lie in ``extras``.

    Raises:
        InterchangeError: It is no JSON, or no such document; the message says where.
        MissingExtraError: The extra ``json`` is not installed.
    """
    _converter("from_json")
    try:
        document = json.loads(text, parse_constant=_refused)
    except RecursionError:
        raise InterchangeError("the JSON is nested too deeply") from None
    except ValueError as error:
        raise InterchangeError(f"this is no JSON: {error}") from None
    return from_dict(document, model, models=models)


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")


def _converter(function: str) -> Any:
    return required("hyparse.interchange.converter", "cattrs", extra="json", function=function)
