"""Patterns that are compiled when they are first used: compiling all of them would be most of what importing the library takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

import regex

__all__ = ["lazy_re", "lazy_regex"]


class _Lazy:
    """Stands for a compiled pattern. What is asked of it once it keeps, so that a method costs what the pattern's own does."""

    def __init__(self, compiler: Callable[[str, int], object], pattern: str, flags: int) -> None:
        self._compiler = compiler
        self._flags = flags
        self.pattern = pattern

    def __getattr__(self, name: str) -> object:
        value: object = getattr(self._compiler(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value


def lazy_regex(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    r"""``regex.compile``, put off until a method of the pattern is called; an error in the pattern shows only then.

    For what ``re`` cannot do (properties as ``\p{Han}``, set operations, look-behinds of any width), for possessive groups, with which ``re``
    makes mistakes before Python 3.11.5, and for most of what is searched for: ``regex`` skips sooner what cannot begin a match.
    """
    return cast("regex.Pattern[str]", _Lazy(regex.compile, pattern, flags))


def lazy_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile`` put off likewise: for what is tried at one place: there ``re`` is three times as fast."""
    return cast("re.Pattern[str]", _Lazy(re.compile, pattern, flags))
