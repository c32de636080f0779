"""Typed access to what users' parsers read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from hyparse.parsers.base import BlockParser

__all__ = ["HasExtras"]

T = TypeVar("T")


class HasExtras:
    """What a page and an article have in common: the values of users' parsers, by kind."""

    __slots__ = ()
    extras: Mapping[str, tuple[Any, ...]]

    def extras_of(self, parser: type[BlockParser[T]] | BlockParser[T]) -> tuple[T, ...]:
        """What a block parser read here, with the type that its ``parse`` gives.

        Args:
            parser: The parser, or its class where ``kind`` is an attribute of the class.

        Returns:
            Its values in printed order: ``page.extras[parser.kind]``, or an empty tuple where it read nothing.

        Raises:
            TypeError: The class names no kind; its instances may.
        """
        kind: object = getattr(parser, "kind", None)
        if not isinstance(kind, str):
            given = parser.__name__ if isinstance(parser, type) else type(parser).__name__
            raise TypeError(
                f"{given} names no kind; give a block parser, or its class where kind is an attribute of the class"
            )
        return self.extras.get(kind, ())
