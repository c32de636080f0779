"""The models by name: what a document may hold, whatever fields they have."""

from __future__ import annotations

from enum import Enum

import attrs

from hyparse import models
from hyparse.models import Issue

__all__ = ["ENUMS", "MODELS", "TARGETS", "VERSION", "documented"]

VERSION = "1"
"""Of the form in which models are written; a change that an older reader would misread makes a new one."""

MODELS: dict[str, type] = {
    name: model
    for name in models.__all__
    for model in (vars(models)[name],)
    if isinstance(model, type) and attrs.has(model)
}
ENUMS: tuple[type[Enum], ...] = tuple(
    kind for kind in map(vars(models).__getitem__, models.__all__) if isinstance(kind, type) and issubclass(kind, Enum)
)
TARGETS = "targets"
"""The field of an issue's document that says which article each teaser points to."""


def documented(model: type) -> list[attrs.Attribute[object]]:
    """The fields of a model that its document has under their own names; an issue's ``targets`` are written apart."""
    return [item for item in attrs.fields(model) if not (model is Issue and item.alias == TARGETS)]
