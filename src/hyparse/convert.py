"""Models in the other script (简繁转换), by OpenCC."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, TypeGuard, TypeVar, cast

import attrs

from hyparse import models
from hyparse.frozenmap import FrozenMap
from hyparse.patterns import lazy_re
from hyparse.text import converter

__all__ = ["convert"]

M = TypeVar("M")

_MODELS = tuple(
    model for model in map(vars(models).__getitem__, models.__all__) if isinstance(model, type) and attrs.has(model)
)
_VALUES = frozenset(
    {
        *("code", "distribution_code", "feature", "issn", "kind", "number", "page", "pages", "runner_up", "website"),
        *("works", "year"),
    }
)
"""Fields whose strings are normalised values or codes, not printed text."""
_NAMED = frozenset({"extras"})
"""Fields whose mappings have names of the caller's own for keys."""
_SURROGATES = lazy_re("([\ud800-\udfff]+)")


def convert(model: M, config: str) -> M:
    """The same model with its texts in another script.

    Args:
        model: An ``Issue``, ``Page``, ``Article`` or any smaller model of hyparse's.
        config: An OpenCC configuration: ``"s2t"``, ``"s2twp"``, ``"t2s"``, ``"hk2s"``.

    Returns:
        A model of the same type. Kinds, codes, dates, page labels and numbers are as they were, and of what users'
        parsers read all but strings and hyparse's models. Spans still point into the text that was parsed: where the
        configuration changes the number of characters, the converted page's text at a span is not the block's.

    Raises:
        TypeError: The model is none of hyparse's.
        HyparseError: OpenCC has no configuration of that name.
    """
    if not isinstance(model, _MODELS):
        raise TypeError(f"convert takes a model of hyparse's, not {type(model).__name__}")
    known = converter(config)
    done: dict[str, str] = {}

    def change(text: str) -> str:
        if text not in done:
            # OpenCC refuses lone surrogates; split puts them at the odd places.
            parts = _SURROGATES.split(text)
            done[text] = "".join(part if index % 2 else known(part) for index, part in enumerate(parts))
        return done[text]

    converted: M = _convert(model, change)
    return converted


def _convert(value: Any, change: Callable[[str], str], *, names: bool = False) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if _is_tuple(value):
        return tuple(_convert(item, change) for item in value)
    if isinstance(value, FrozenMap):
        named = cast("FrozenMap[str, Any]", value)
        return FrozenMap(
            (name if names else _convert(name, change), _convert(item, change)) for name, item in named.items()
        )
    if isinstance(value, _MODELS):
        model: Any = value
        return attrs.evolve(model, **dict(_changes(model, change)))
    return value


def _changes(model: Any, change: Callable[[str], str]) -> Iterator[tuple[str, Any]]:
    for attribute in attrs.fields(model.__class__):
        old = getattr(model, attribute.name)
        if attribute.name in _VALUES and not _holds_models(old):
            continue
        new = _convert(old, change, names=attribute.name in _NAMED)
        if new is not old:
            yield attribute.alias, new


def _holds_models(value: Any) -> bool:
    return _is_tuple(value) and any(isinstance(item, _MODELS) for item in value)


def _is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)
