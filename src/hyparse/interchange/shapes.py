"""Questions about values of any type, put so that type checkers understand the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

import attrs

__all__ = ["attributes", "is_array", "is_list", "is_table", "is_tuple"]


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether it is a list."""
    return isinstance(value, list)


def is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether it is a tuple."""
    return isinstance(value, tuple)


def is_array(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    """Whether it is what JSON calls an array, or was before it was written."""
    return isinstance(value, (list, tuple))


def is_table(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether it is a mapping."""
    return isinstance(value, Mapping)


def attributes(model: Any) -> tuple[attrs.Attribute[Any], ...]:
    """The fields of an attrs class."""
    return tuple(attrs.fields(model))
