"""Folding: one form for matching, character for character.

Rules are written once, in simplified script and half-width forms. ``fold`` gives a text of the *same length*, so an
offset into the folded text is an offset into the caller's. Results always show the text as printed.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress, starmap
from operator import ne
from typing import Any

from hyparse.errors import HyparseError

__all__ = ["BLANK", "SCRIPTS", "converter", "fold", "fold_each", "is_traditional", "squeeze"]

# OpenCC's compiled part has no types, and a plain import would spread that.
_OPENCC: Any = importlib.import_module("opencc")

SCRIPTS = ("t2s", "tw2s", "hk2s", "jp2t", "s2t")
"""OpenCC configurations that ``fold`` is usually asked for; any that OpenCC has is taken."""

_SPACES = (
    *((0x09, 0x0E), (0x1C, 0x21), (0x85, 0x86), (0xA0, 0xA1), (0x1680, 0x1681), (0x2000, 0x200B), (0x2028, 0x202A)),
    *((0x202F, 0x2030), (0x205F, 0x2060), (0x3000, 0x3001)),
)
_CONTROLS = ((0x00, 0x20), (0x7F, 0xA0))
_FORMATS = (
    *((0xAD, 0xAE), (0x600, 0x606), (0x61C, 0x61D), (0x6DD, 0x6DE), (0x70F, 0x710), (0x890, 0x892), (0x8E2, 0x8E3)),
    *((0x180E, 0x180F), (0x200B, 0x2010), (0x202A, 0x202F), (0x2060, 0x2065), (0x2066, 0x2070), (0xFEFF, 0xFF00)),
    *((0xFFF9, 0xFFFC), (0x110BD, 0x110BE), (0x110CD, 0x110CE), (0x13430, 0x13440), (0x1BCA0, 0x1BCA4)),
    *((0x1D173, 0x1D17B), (0xE0001, 0xE0002), (0xE0020, 0xE0080)),
)
BLANK = "".join(sorted({chr(code) for span in (*_SPACES, *_CONTROLS, *_FORMATS) for code in range(*span)}))
"""White space, control and format characters: what a printed page does not show (Unicode's White_Space, Cc and Cf)."""

_PUNCTUATION = ("「」『』﹁﹂﹃﹄〝〞＂・•‧∙⋅｡､―─━‐‑–∶︰", '“”‘’“”‘’“”"·····。、———--—::')
_COMPATIBLE = ((0xFF01, 0xFF5F), (0xFE30, 0xFE70), (0xF900, 0xFB00), (0x2F00, 0x2FE0), (0x2E80, 0x2F00))
"""Blocks whose compatibility forms are folded: full-width, vertical and small forms, doubled ideographs, radicals."""
_STRETCH = 4096
"""How much of a text is converted at once where its whole conversion does not keep the length."""
_MANY = 100
"""More forms than any page has: to replace each takes longer than to walk over the characters once."""


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Full-width, vertical and compatibility forms and all spaces, each to one character."""
    table: dict[str, str] = {}
    for first, last in _COMPATIBLE:
        for code in range(first, last):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[chr(code)] = plain
    for code in (0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x0009):
        table[chr(code)] = " "
    return table | dict(zip(*_PUNCTUATION, strict=True))


@lru_cache(maxsize=16)
def converter(script: str) -> Callable[[str], str]:
    """OpenCC's conversion by a configuration, made once.

    Args:
        script: The configuration's name: ``"t2s"``, ``"s2twp"``.

    Returns:
        A function from text to text, which may change the length; it raises ``UnicodeEncodeError`` for lone surrogates.

    Raises:
        HyparseError: OpenCC has no configuration of that name.
    """
    configurations: list[str] = _OPENCC.CONFIGS
    if f"{script}.json" not in configurations:
        known = ", ".join(sorted(name.removesuffix(".json") for name in configurations))
        raise HyparseError(f"OpenCC has no configuration {script!r}; it has {known}")
    convert: Callable[[str], str] = _OPENCC.OpenCC(script).convert
    return convert


_IDEOGRAPHS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
"""Where Unicode has its ideographs (CJK Unified Ideographs, extensions A to H, compatibility ideographs)."""


@lru_cache(maxsize=16)
def _converted(script: str) -> frozenset[str]:
    """The characters that a configuration changes when they stand alone."""
    ideographs = "".join(map(chr, chain.from_iterable(starmap(range, _IDEOGRAPHS))))
    # Line by line: a conversion knows phrases, and a character's neighbours here mean nothing.
    after = converter(script)("\n".join(ideographs)).split("\n")
    return frozenset(compress(ideographs, map(ne, ideographs, after)))


@lru_cache(maxsize=16)
def _any_converted(script: str) -> Callable[[str], bool]:
    """Whether a text has a character that the configuration changes."""
    changed = _converted(script)
    usual = "".join(sorted(char for char in changed if char <= "\uffff"))
    any_usual = re.compile(f"[{usual}]" if usual else r"(?!)").search
    # Beside these a pattern of the usual ones alone is many times faster.
    rare = re.compile("[\U00010000-\U0010ffff]").findall
    return lambda text: any_usual(text) is not None or not changed.isdisjoint(rare(text))


@lru_cache(maxsize=16)
def _folding(script: str) -> tuple[Callable[[str], bool], Callable[[str], list[str]], dict[str, str]]:
    """What ``fold`` needs at every call: is anything to be converted, which forms are there, what they become."""
    return _any_converted(script), _any_form().findall, _forms()


@lru_cache(maxsize=1)
def _any_form() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(_forms())))}]")


def _keep_length(text: str, script: str) -> str:
    """The text converted, each stretch that would change its length character by character."""
    try:
        whole = converter(script)(text)
    except UnicodeEncodeError:  # a lone surrogate, which OpenCC refuses
        whole = ""
    # A configuration that knows a region's words (tw2sp) may lengthen here what it shortens there.
    if len(whole) == len(text) and not script.endswith("p"):
        return whole
    if len(text) > _STRETCH:
        return "".join(_keep_length(text[i : i + _STRETCH], script) for i in range(0, len(text), _STRETCH))
    lines = text.splitlines(keepends=True)
    if len(lines) > 1:
        return "".join(_keep_length(line, script) for line in lines)
    return "".join(_alone(char, script) for char in text)


def _alone(char: str, script: str) -> str:
    if char not in _converted(script):
        return char
    plain = converter(script)(char)
    return plain if len(plain) == 1 else char


def is_traditional(text: str) -> bool:
    """Whether the text has characters that only the traditional script (繁體) uses."""
    return _any_converted("t2s")(text)


def fold(text: str, script: str | None = None) -> str:
    """The text in simplified script and half-width forms, of the same length.

    Args:
        text: Any text; lone surrogates are kept.
        script: An OpenCC configuration (``"t2s"``, ``"tw2s"``, ``"hk2s"``); by default ``"t2s"``.

    Returns:
        A text of ``len(text)`` characters: traditional characters, full-width letters, digits and punctuation, corner
        brackets and ideographic spaces have become their plain counterparts.
    """
    script = script or "t2s"
    to_convert, forms_in, forms = _folding(script)
    if to_convert(text):
        text = _keep_length(text, script)
    # A page has few of the forms, and replacing one at a time is several times faster than a walk over its characters.
    found = set(forms_in(text))
    if len(found) > _MANY:
        return text.translate({ord(char): forms[char] for char in found})
    for char in found:
        text = text.replace(char, forms[char])
    return text


def fold_each(texts: Sequence[str]) -> list[str]:
    """Several texts, each folded: at once, since what a call costs is most of what folding a short text does."""
    # No phrase that a conversion knows goes over a line's end.
    folded = fold("\n".join(texts))
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    return [folded[start : start + len(text)] for start, text in zip(starts, texts, strict=False)]


def squeeze(text: str) -> str:
    """The text without any white space: for comparing what was set wide or broken over lines."""
    return "".join(text.split())
