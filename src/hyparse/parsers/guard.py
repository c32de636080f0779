"""How the pipeline calls a block parser: it is checked before it is used, and what it raises or gives is named as its own."""

from __future__ import annotations

import inspect
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from numbers import Real
from typing import Any, NoReturn, cast

from hyparse.errors import ParserError
from hyparse.models import Span
from hyparse.parsers.base import Around, BlockParser, SourceBlock

__all__ = ["LIMIT", "checked", "evidence_of", "values_of"]

LIMIT = 100.0
"""Natural log odds beyond which no evidence counts: sums over a page stay finite, and nothing printed outweighs it."""

_METHODS = {
    "recognise": "def recognise(self, block, around) -> float",
    "parse": "def parse(self, blocks, around) -> Iterable",
}
_SINGLE = (str, bytes, Mapping)
"""What can be iterated over and is one value all the same."""
_PLACEMENTS = ("page", "article")


def checked(parser: object, reserved: Collection[str] = ()) -> BlockParser[Any]:
    """The parser, once it is known to have the form that the protocol asks for.

    Args:
        parser: What a user gave.
        reserved: Names that are no kinds.

    Raises:
        ParserError: It has not; the message says what is wrong and how to write it.
    """
    if isinstance(parser, type):
        raise ParserError(
            f"{parser.__name__} is a class; give an instance of it: {parser.__name__}()", kind=parser.__name__
        )
    name = type(parser).__name__
    kind = getattr(parser, "kind", None)
    if not isinstance(kind, str) or not kind or kind.strip() != kind:
        missing = "has no kind" if kind is None else f"has the kind {kind!r}"
        raise ParserError(f'{name} {missing}; a block parser names the kind of its blocks: kind = "weather"', kind=name)
    if kind in reserved:
        raise ParserError(
            f"{name} cannot have the kind {kind!r}: hyparse uses the word itself; take another one", kind=kind
        )
    for method, form in _METHODS.items():
        wrong = _call_problem(getattr(parser, method, None))
        if wrong is not None:
            raise ParserError(f"{name} (kind {kind!r}) has {wrong} for {method}; a block parser has {form}", kind=kind)
    placement = getattr(parser, "placement", "page")
    if placement not in _PLACEMENTS:
        raise ParserError(
            f'{name} (kind {kind!r}) has the placement {placement!r}; it is "page" or "article"', kind=kind
        )
    return cast("BlockParser[Any]", parser)


def _call_problem(method: object) -> str | None:
    """What keeps a method from being called with a block and what is around it."""
    function = getattr(method, "__func__", None)
    return _signature_problem(method, 2) if function is None else _function_problem(function)


@lru_cache(maxsize=256)
def _function_problem(function: object) -> str | None:
    return _signature_problem(function, 3)


def _signature_problem(function: object, arguments: int) -> str | None:
    if not callable(function):
        return "nothing that can be called"
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        return "an async function, which nothing awaits,"
    try:
        signature = inspect.signature(function)
    except ValueError:
        return None
    try:
        signature.bind(*(None,) * arguments)
    except TypeError:
        return f"the arguments {signature}"
    return None


def evidence_of(parser: BlockParser[Any], block: SourceBlock, around: Around) -> float:
    """What the parser says of the block, as a number within ``LIMIT`` of 0.

    Raises:
        ParserError: The parser raised, or gave anything else than a finite number.
    """
    try:
        weight = cast("object", parser.recognise(block, around))
    except Exception as error:
        _surface(parser, error, "looked at", (block,))
    number = weight if isinstance(weight, float) else _number(parser, weight, block)
    if -LIMIT <= number <= LIMIT:
        return number
    if not math.isfinite(number):
        _refuse(parser, weight, block)
    return LIMIT if number > 0 else -LIMIT


def _number(parser: BlockParser[Any], weight: object, block: SourceBlock) -> float:
    if isinstance(weight, bool) or not isinstance(weight, Real):
        _refuse(parser, weight, block)
    try:
        return float(weight)
    except OverflowError:
        _refuse(parser, weight, block)


def values_of(parser: BlockParser[Any], blocks: Sequence[SourceBlock], around: Around) -> tuple[Any, ...]:
    """What the parser reads in a run of blocks.

    Raises:
        ParserError: The parser raised, or gave something else than an iterable of values.
    """
    try:
        given = parser.parse(blocks, around)
        if _is_several(given):
            return tuple(given)
    except Exception as error:
        _surface(parser, error, "parsed", blocks)
    span = _span(blocks)
    raise ParserError(
        f"{_name(parser)} must give an iterable of values from parse(), not {_shown(given)}, for {_place(span)}; "
        "one value is a tuple of one: return (value,)",
        kind=parser.kind,
        span=span,
    )


def _is_several(given: object) -> bool:
    return isinstance(given, Iterable) and not isinstance(given, _SINGLE)


def _surface(parser: BlockParser[Any], error: Exception, did: str, blocks: Sequence[SourceBlock]) -> NoReturn:
    span = _span(blocks)
    message = f"{_name(parser)} raised {type(error).__name__} while it {did} {_place(span)}: {error}"
    raise ParserError(message, kind=parser.kind, span=span) from error


def _refuse(parser: BlockParser[Any], weight: object, block: SourceBlock) -> NoReturn:
    span = _span((block,))
    raise ParserError(
        f"{_name(parser)} must give a finite number of natural log odds from recognise(), not {_shown(weight)}, for {_place(span)}; "
        "0.0 is no evidence",
        kind=parser.kind,
        span=span,
    )


def _name(parser: BlockParser[Any]) -> str:
    return f"{type(parser).__name__} (kind {parser.kind!r})"


def _span(blocks: Sequence[SourceBlock]) -> Span:
    return Span(blocks[0].span.start, blocks[-1].span.stop)


def _place(span: Span) -> str:
    return f"characters {span.start} to {span.stop}"


def _shown(value: object) -> str:
    return (
        repr(value)[:60]
        if value is None or isinstance(value, (str, bytes, bool, float))
        else f"a value of type {type(value).__name__}"
    )
