"""Folding: one form for matching, character for character.

Rules are written once, in simplified script and half-width forms. ``fold`` gives a text of the *same length*, so an offset into the
folded text is an offset into the caller's. Results always show the text as printed.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from opencc import OpenCC

__all__ = ["SCRIPTS", "fold", "is_traditional", "squeeze"]

SCRIPTS = ("t2s", "tw2s", "hk2s", "jp2t", "s2t")
"""OpenCC configurations that ``fold`` is usually asked for; any that OpenCC has is taken."""

_PUNCTUATION = ("「」『』﹁﹂﹃﹄〝〞＂・•‧∙⋅｡､―─━‐‑–∶︰", "“”‘’“”‘’“”\"·····。、———--—::")
_COMPATIBLE = ((0xFF01, 0xFF5F), (0xFE30, 0xFE70), (0xF900, 0xFB00), (0x2F00, 0x2FE0), (0x2E80, 0x2F00))
"""Blocks whose compatibility forms are folded: full-width and vertical and small forms, doubled ideographs, radicals."""
_STRETCH = 4096
"""How much of a text is converted at once where its whole conversion does not keep the length."""


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
def _converter(script: str) -> OpenCC:
    return OpenCC(script)


@lru_cache(maxsize=16)
def _converted(script: str) -> frozenset[str]:
    """The characters that a configuration changes when they stand alone."""
    ideographs = "".join(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))))
    # Line by line: a conversion knows phrases, and a character's neighbours here mean nothing.
    after = _converter(script).convert("\n".join(ideographs)).split("\n")
    return frozenset(char for char, plain in zip(ideographs, after, strict=True) if char != plain)


def _keep_length(text: str, script: str) -> str:
    """The text converted, each stretch that would change its length character by character."""
    try:
        whole = _converter(script).convert(text)
    except UnicodeEncodeError:  # a lone surrogate, which OpenCC refuses
        whole = ""
    if len(whole) == len(text):
        return whole
    if len(text) == 1:
        return text
    if len(text) > _STRETCH:
        return "".join(_keep_length(text[i : i + _STRETCH], script) for i in range(0, len(text), _STRETCH))
    lines = text.splitlines(keepends=True)
    if len(lines) > 1:
        return "".join(_keep_length(line, script) for line in lines)
    return "".join(_alone(char, script) for char in text)


def _alone(char: str, script: str) -> str:
    if char not in _converted(script):
        return char
    plain = _converter(script).convert(char)
    return plain if len(plain) == 1 else char


def is_traditional(text: str) -> bool:
    """Whether the text has characters that only the traditional script (繁體) uses."""
    return not _converted("t2s").isdisjoint(text)


def fold(text: str, script: str | None = None) -> str:
    """The text in simplified script and half-width forms, of the same length.

    Args:
        text: Any text; lone surrogates are kept.
        script: An OpenCC configuration (``"t2s"``, ``"tw2s"``, ``"hk2s"``); by default ``"t2s"`` where the text needs it.

    Returns:
        A text of ``len(text)`` characters: traditional characters, full-width letters, digits and punctuation, corner brackets
        and ideographic spaces have become their plain counterparts.
    """
    script = script or "t2s"
    present = set(text)
    if not _converted(script).isdisjoint(present):
        text = _keep_length(text, script)
    forms = _forms()
    # A page has few of the forms, and replacing one at a time is several times faster than a walk over its characters.
    for char in present & forms.keys():
        text = text.replace(char, forms[char])
    return text


def squeeze(text: str) -> str:
    """The text without any white space: for comparing what was set wide or broken over lines."""
    return "".join(text.split())
