"""What users' parsers read: values of any type, written with the name of their type where JSON has no form for them."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping
from typing import Any

from hyparse.frozenmap import FrozenMap
from hyparse.interchange.extras import InterchangeError
from hyparse.interchange.registry import MODELS
from hyparse.interchange.shapes import attributes, is_list, is_table

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
        self.known: Mapping[str, type] = known
        self.unstructure: Callable[[Any], Any] = unstructure
        self.structure: Callable[[Any, Any], Any] = structure

    def write(self, value: Any) -> Any:
        """The value in JSON's types.

        Raises:
            InterchangeError: It is of a type that could not be read back.
        """
        if value is None or isinstance(value, (str, bool, int)):
            return str(value) if isinstance(value, str) else value
        if isinstance(value, float) and math.isfinite(value):
            return value
        shape: type = value.__class__
        if is_list(value) and shape is list:
            return [self.write(item) for item in value]
        if is_table(value) and shape is dict and TAG not in value and all(isinstance(key, str) for key in value):
            return {str(key): self.write(item) for key, item in value.items()}
        for name, (kind, plain, _) in _TAGGED.items():
            if shape is kind:
                return {TAG: name, "value": self.write(plain(value))}
        if self.known.get(shape.__name__) is shape:
            return {TAG: shape.__name__, "value": self._fields(value, shape)}
        raise InterchangeError(
            f"a {shape.__name__} in extras cannot be written: give plain values, dates, or attrs classes named in models=(…)"
        )

    def _fields(self, value: Any, shape: type) -> Any:
        if shape in MODELS.values():
            return self.unstructure(value)
        return {item.name: self.write(getattr(value, item.name)) for item in attributes(shape) if item.init}

    def read(self, value: Any) -> Any:
        """The value that ``write`` wrote.

        Raises:
            InterchangeError: It names a type that is not known.
        """
        if is_list(value):
            return [self.read(item) for item in value]
        if not is_table(value):
            return value
        if TAG not in value:
            return {key: self.read(item) for key, item in value.items()}
        if set(value) != {TAG, "value"}:
            raise InterchangeError(f"an object with {TAG!r} has that field and 'value', no other")
        name, inner = value[TAG], value["value"]
        if name in _TAGGED:
            kind, _, back = _TAGGED[name]
            try:
                return back(self.read(inner))
            except (TypeError, ValueError):
                raise InterchangeError(f"this is no {kind.__name__}: {inner!r:.60}") from None
        model: Any = self.known.get(name) if isinstance(name, str) else None
        if model is None:
            raise InterchangeError(f"the type {name!r:.60} is not known: name attrs classes of your own in models=(…)")
        if model in MODELS.values():
            return self.structure(inner, model)
        given: dict[str, Any] = {str(key): self.read(item) for key, item in inner.items()} if is_table(inner) else {}
        wanted = {item.name: str(item.alias) for item in attributes(model) if item.init}
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
