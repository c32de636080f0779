"""What users' parsers read: values of any type, written with the name of their type where JSON has no form for them."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping
from typing import Any, cast

import attrs

from hyparse.frozenmap import FrozenMap
from hyparse.interchange.extras import InterchangeError
from hyparse.interchange.registry import MODELS

__all__ = ["TAG", "Free"]

TAG = "$"
"""Marks such a value: ``{"$": "date", "value": "2026-05-19"}``, ``{"$": "Weather", "value": {"sky": "晴"}}``."""


class Free:
    """Values of types that no annotation tells.

    Args:
        known: attrs classes by name: hyparse's models and the user's own.
        unstructure: Writes one of hyparse's models.
        structure: Reads one.
    """

    def __init__(
        self,
        known: Mapping[str, type],
        unstructure: Callable[[Any], Any],
        structure: Callable[[Any, Any], Any],
    ) -> None:
        self.known, self.unstructure, self.structure = known, unstructure, structure

    def write(self, value: Any) -> Any:
        """The value in JSON's types.

        Raises:
            InterchangeError: It is of a type that could not be read back.
        """
        if value is None or isinstance(value, (str, bool, int)):
            return str(value) if isinstance(value, str) else value
        if isinstance(value, float) and math.isfinite(value):
            return value
        if type(value) is list:
            return [self.write(item) for item in cast("list[Any]", value)]
        if type(value) is dict:
            table = cast("dict[Any, Any]", value)
            if TAG not in table and all(isinstance(key, str) for key in table):
                return {str(key): self.write(item) for key, item in table.items()}
        for name, (kind, plain, _) in _TAGGED.items():
            if type(value) is kind:
                return {TAG: name, "value": self.write(plain(value))}
        if self.known.get(type(value).__name__) is type(value):
            return {TAG: type(value).__name__, "value": self._fields(value)}
        raise InterchangeError(
            f"a {type(value).__name__} in extras cannot be written: give plain values, dates, or attrs classes named in models=(…)"
        )

    def _fields(self, value: Any) -> Any:
        if type(value) in MODELS.values():
            return self.unstructure(value)
        return {item.name: self.write(getattr(value, item.name)) for item in attrs.fields(type(value)) if item.init}

    def read(self, value: Any) -> Any:
        """The value that ``write`` wrote.

        Raises:
            InterchangeError: It names a type that is not known.
        """
        if isinstance(value, list):
            return [self.read(item) for item in cast("list[Any]", value)]
        if not isinstance(value, Mapping):
            return value
        table = cast("Mapping[str, Any]", value)
        if TAG not in table:
            return {key: self.read(item) for key, item in table.items()}
        if set(table) != {TAG, "value"}:
            raise InterchangeError(f"an object with {TAG!r} has that field and 'value', no other")
        name, inner = table[TAG], table["value"]
        if name in _TAGGED:
            kind, _, back = _TAGGED[name]
            try:
                return back(self.read(inner))
            except (TypeError, ValueError):
                raise InterchangeError(f"this is no {kind.__name__}: {inner!r:.60}") from None
        model = self.known.get(name) if isinstance(name, str) else None
        if model is None:
            raise InterchangeError(f"the type {name!r:.60} is not known: name attrs classes of your own in models=(…)")
        if model in MODELS.values():
            return self.structure(inner, model)
        given = {key: self.read(item) for key, item in inner.items()} if isinstance(inner, Mapping) else {}
        wanted = {item.name: item.alias for item in attrs.fields(model) if item.init}
        if set(given) != set(wanted):
            raise InterchangeError(f"{name} has the fields {', '.join(wanted)}")
        return model(**{wanted[key]: item for key, item in given.items()})


def _pairs(value: Mapping[Any, Any]) -> list[list[Any]]:
    return [[key, item] for key, item in value.items()]


_TAGGED: Mapping[str, tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "tuple": (tuple, list, tuple),
    "map": (FrozenMap, _pairs, FrozenMap),
    "dict": (dict, _pairs, dict),
    "set": (set, lambda value: sorted(value, key=repr), set),
    "frozenset": (frozenset, lambda value: sorted(value, key=repr), frozenset),
    "datetime": (datetime.datetime, datetime.datetime.isoformat, datetime.datetime.fromisoformat),
    "date": (datetime.date, datetime.date.isoformat, datetime.date.fromisoformat),
    "time": (datetime.time, datetime.time.isoformat, datetime.time.fromisoformat),
}
"""By name: the type, its plain form, and the way back."""
