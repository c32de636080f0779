"""Page labels: 第02版 is ``"2"``, A06 is ``"A6"``, P4 is ``"4"``."""

from __future__ import annotations

from hyparse.dates import number
from hyparse.patterns import lazy_re

__all__ = ["page_label"]

_NUMERAL = r"\d\s?\d{0,2}|[一二三四五六七八九十廿卅〇](?:\s?[一二三四五六七八九十〇]){0,3}"
_LABEL = lazy_re(rf"(?:第\s?)?(?P<part>[A-Za-z]{{1,2}})?\s?(?:[-·.]\s?)?(?:叠\s?)?(?P<number>{_NUMERAL})\s?[版页面]?")
_FIRST = frozenset({"头版", "封面", "首版"})


def page_label(plain: str) -> str | None:
    """A page's label, normalised.

    Args:
        plain: Folded text of the label alone: ``第02版``, ``A06``, ``P4``, ``二版``, ``B叠3版``, ``12``.

    Returns:
        The section's letters, if any, and the number without leading zeros; ``None`` where the text is no page's label.
    """
    plain = plain.strip()
    if "".join(plain.split()) in _FIRST:
        return "1"
    match = _LABEL.fullmatch(plain)
    if match is None:
        return None
    value = number(match["number"])
    if not value or value > 999:
        return None
    part = (match["part"] or "").upper()
    return f"{'' if part == 'P' else part}{value}"
