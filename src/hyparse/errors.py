"""The library's own exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hyparse.models import Span

__all__ = ["HyparseError", "ParserError"]


class HyparseError(Exception):
    """The base of every exception that hyparse raises of its own accord (a wrong type is a plain ``TypeError``)."""


class ParserError(HyparseError):
    """A block parser is not written as the protocol asks, or raised an exception while it read a page.

    Attributes:
        kind: The parser's kind, or its class's name where it has none.
        span: Where in the page the parser was at work; ``None`` if it failed before it saw a page.
    """

    def __init__(self, message: str, *, kind: str, span: Span | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.span = span

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (str(self), self.kind, self.span)


def _restore(message: str, kind: str, span: Span | None) -> ParserError:
    return ParserError(message, kind=kind, span=span)
