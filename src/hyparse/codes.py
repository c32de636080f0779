"""Serial numbers that a nameplate prints: the mainland's CN number (GB/T 9999) and the ISSN (ISO 3297)."""

from __future__ import annotations

from hyparse.models import CNNumber
from hyparse.patterns import lazy_re

__all__ = ["check_cn_number", "check_issn", "tidied"]

_PROVINCES = {
    10: "北京", 11: "北京", 12: "天津", 13: "河北", 14: "山西", 15: "内蒙古", 21: "辽宁", 22: "吉林", 23: "黑龙江",
    31: "上海", 32: "江苏", 33: "浙江", 34: "安徽", 35: "福建", 36: "江西", 37: "山东", 41: "河南", 42: "湖北",
    43: "湖南", 44: "广东", 45: "广西", 46: "海南", 50: "重庆", 51: "四川", 52: "贵州", 53: "云南", 54: "西藏",
    61: "陕西", 62: "甘肃", 63: "青海", 64: "宁夏", 65: "新疆",
}  # fmt: skip
"""GB/T 2260 codes of the provinces as GB/T 9999 uses them in serial numbers (10 is Beijing's second)."""
_NEWSPAPERS = range(1, 1000)
"""GB/T 9999: 0001 to 0999 are newspapers, 1000 to 5999 periodicals, above that electronic publications."""
_CN_FORM = lazy_re(r"(\d{2})-?(\d{4})(?:/.*)?")
_ISSN_FORM = lazy_re(r"(\d{4})-?(\d{3}[\dX])")
_DASHES = lazy_re(r"[-—–~_一]+")


def tidied(printed: str) -> str:
    """A code without blanks, its dashes hyphens: ``41-1`` for ``41 — 1``."""
    return _DASHES.sub("-", "".join(printed.split()))


def check_cn_number(printed: str) -> tuple[CNNumber | None, tuple[tuple[str, str], ...]]:
    """A mainland serial number and what is wrong with it.

    Args:
        printed: Folded, without its label: ``43-0004``, ``11—0065``, ``44-0103/(G)``.

    Returns:
        The number, ``None`` where its form does not tell it; and (code, message) of each doubt:
        ``cn-number-malformed``, ``cn-region-unknown``, ``cn-serial-range``.
    """
    bare = tidied(printed)
    match = _CN_FORM.fullmatch(bare)
    if match is None:
        return None, (("cn-number-malformed", "a CN number is two figures, a hyphen and four figures"),)
    cn_number = CNNumber(int(match[1]), int(match[2]))
    doubts: list[tuple[str, str]] = []
    if cn_number.region not in _PROVINCES:
        doubts.append(("cn-region-unknown", f"{cn_number.region:02d} is the code of no province"))
    if cn_number.serial not in _NEWSPAPERS:
        doubts.append(("cn-serial-range", "newspapers are numbered from 0001 to 0999"))
    return cn_number, tuple(doubts)


def check_issn(printed: str) -> tuple[str | None, str | None]:
    """An ISSN (ISO 3297) in its canonical form, and the check digit that it should have.

    Args:
        printed: Folded, without its label.

    Returns:
        ``"0317-8471"``, ``None`` where the form is wrong; and the right last character, ``None`` where the printed one
        is right.
    """
    match = _ISSN_FORM.fullmatch(tidied(printed.upper()))
    if match is None:
        return None, None
    digits = match[1] + match[2]
    remainder = -sum(int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True)) % 11
    check = "X" if remainder == 10 else str(remainder)
    return f"{match[1]}-{match[2]}", None if check == digits[-1] else check
