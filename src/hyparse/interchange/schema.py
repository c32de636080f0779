"""A JSON Schema of the documents, made from the models' own annotations."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Mapping
from enum import Enum, EnumType
from typing import Any, cast

import attrs

from hyparse.interchange.free import TAG
from hyparse.interchange.registry import MODELS, TARGETS, VERSION, documented
from hyparse.models import Issue

__all__ = ["json_schema"]

_PLAIN: Mapping[object, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    datetime.date: {"type": "string", "format": "date"},
    Any: {"$ref": "#/$defs/free"},
}
_PLACE = {"type": "integer", "minimum": 0}
_TARGETS: dict[str, Any] = {
    "description": "Which article each teaser points to: the page, the teaser on it and the article of the issue, from 0.",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"page": _PLACE, "refer": _PLACE, "article": _PLACE},
        "required": ["page", "refer", "article"],
        "additionalProperties": False,
    },
}
_FREE: dict[str, Any] = {
    "description": "What a user's parser read; values that JSON has no form for carry the name of their type.",
    "anyOf": [
        {"type": ["null", "boolean", "number", "string"]},
        {"type": "array", "items": {"$ref": "#/$defs/free"}},
        {
            "type": "object",
            "properties": {TAG: {"type": "string"}, "value": True},
            "required": [TAG, "value"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "not": {"required": [TAG]},
            "additionalProperties": {"$ref": "#/$defs/free"},
        },
    ],
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every document of ``to_dict`` fits.

    Returns:
        A schema with one definition a model; a document is one of them with the version and the model's name.
    """
    definitions: dict[str, Any] = {name: _model(model) for name, model in MODELS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:hyparse:schema:{VERSION}",
        "title": "hyparse documents",
        "description": "Chinese newspaper pages as hyparse reads them. Offsets are characters (code points), half-open.",
        "type": "object",
        "properties": {"hyparse": {"const": VERSION}, "model": {"enum": list(MODELS)}},
        "required": ["hyparse", "model"],
        "allOf": [
            {
                "if": {"properties": {"model": {"const": name}}},
                "then": {"$ref": f"#/$defs/{name}"},
            }
            for name in MODELS
        ],
        "unevaluatedProperties": False,
        "$defs": {**definitions, "free": _FREE},
    }


def _model(model: type) -> dict[str, Any]:
    hints = typing.get_type_hints(model)
    properties = {item.name: _kind(hints[item.name]) for item in documented(model)}
    if model is Issue:
        properties[TARGETS] = _TARGETS
    needed = [item.name for item in documented(model) if item.default is attrs.NOTHING]
    return {
        "description": (model.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        **({"required": needed} if needed else {}),
    }


def _kind(hint: Any) -> dict[str, Any]:
    """The schema of a field's annotation."""
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_kind(item) for item in inner]}
    if origin is tuple:
        return {"type": "array", "items": _kind(inner[0])}
    if origin is frozenset:
        return {"type": "array", "items": _kind(inner[0]), "uniqueItems": True}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _kind(inner[1])}
    if isinstance(hint, EnumType):
        return {"enum": [member.value for member in cast("type[Enum]", hint)]}
    name = str(getattr(cast("object", hint), "__name__", ""))
    if name in MODELS:
        return {"$ref": f"#/$defs/{name}", "unevaluatedProperties": False}
    raise TypeError(f"no schema is known for a field of type {hint!r}")
