"""Solar dates, weekdays and numbers, however a newspaper prints them.

Everything here is matched on folded text (``hyparse.text.fold``), and offsets are characters, half-open.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache

import regex
from attrs import frozen

from hyparse.patterns import lazy_re, lazy_regex

__all__ = [
    "FoundDate",
    "FoundWeekday",
    "find_date",
    "find_dates",
    "find_weekday",
    "number",
    "split_date",
    "weekday_name",
]

_DIGITS = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **{char: value for value, char in enumerate("0123456789")},
    **dict.fromkeys("○◯oO", 0),
    "两": 2,
    "元": 1,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": "二十", "卄": "二十", "念": "二十", "卅": "三十", "卌": "四十"}
_WEEKDAYS = "一二三四五六日"
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_EARLIEST, _LATEST = 1800, 2199
"""The years in which a newspaper can have been dated; the first modern Chinese periodical appeared in 1815."""
_REPUBLIC = 1911
"""Added to a year of the Republic (民国): its first year is 1912."""

_NUMERAL = "〇零○◯Oo0一二三四五六七八九十"
# A space may stand anywhere: extractors put one between figures and ideographs, and display lines are set wide.
_YEAR = rf"(?P<year>[12]\s?\d\s?\d\s?\d|[一二]\s?(?:[{_NUMERAL}]\s?){{3}})"
_SMALL = r"(?:\d\s?\d|\d|[一二三四五六七八九十廿卄卅〇](?:\s?[一二三四五六七八九十〇]){0,2})"
_REPUBLIC_YEAR = r"(?P<republic>\d{1,3}|元|[一二三四五六七八九十百廿卄卅〇零](?:\s?[一二三四五六七八九十百〇零]){0,4})"
_TAIL = r"\s{0,3}[日号]|(?=\s|$|[(星周礼农,])"
# What must stand in the text, and the pattern; a pattern for which nothing is named has its year in four figures.
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "年",
        rf"(?:(?:公元|西元|公历|西历|阳历)\s?)?(?:{_YEAR}|(?:中\s?华\s?)?民\s?国\s?{_REPUBLIC_YEAR})\s{{0,3}}年\s{{0,3}}"
        rf"(?P<month>{_SMALL})\s{{0,3}}月\s{{0,3}}(?P<day>{_SMALL})(?!\s?[\d版期页万亿])(?:{_TAIL})",
    ),
    (
        "",
        r"(?<![\d.\-/])(?P<year>[12]\d{3})\s?(?P<mark>[.\-/年·])\s?(?P<month>\d{1,2})\s?(?:(?P=mark)|[.\-/])\s?"
        r"(?P<day>\d{1,2})(?![\d\-/]|\.\d)",
    ),
    ("", r"(?<![\d.\-/])(?P<day>\d{1,2})(?P<mark>[.\-/])(?P<month>\d{1,2})(?P=mark)(?P<year>[12]\d{3})(?![\d\-/])"),
    (
        "",
        rf"(?i)(?<![\w])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,.]{{1,2}}(?P<name>{'|'.join(_ENGLISH_MONTHS)}|"
        rf"{'|'.join(name[:3] for name in _ENGLISH_MONTHS)})[\s,.]{{1,3}}(?P<year>[12]\d{{3}})(?!\d)",
    ),
    (
        "",
        rf"(?i)(?<![\w])(?P<name>{'|'.join(_ENGLISH_MONTHS)}|{'|'.join(name[:3] for name in _ENGLISH_MONTHS)})"
        r"[\s.]{1,2}(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s,.]{1,3}(?P<year>[12]\d{3})(?!\d)",
    ),
)


_YEAR_IN_FIGURES = lazy_re(r"[12]\d{3}")


@frozen
class FoundDate:
    """A date in a text: ``text[start:stop]``; ``value`` is ``None`` where there is no such day (2月30日)."""

    value: datetime.date | None
    start: int
    stop: int


@frozen
class FoundWeekday:
    """A weekday in a text: ``value`` is ISO, Monday 1 to Sunday 7."""

    value: int
    start: int
    stop: int


def number(text: str) -> int | None:
    """A number in figures or in Chinese numerals.

    Args:
        text: Folded: ``19555``, ``19,555``, ``二〇二六``, ``一百一十``, ``一万九千五百五十五``, ``廿一``, ``元``;
            spaces are ignored.

    Returns:
        The number; ``None`` where the text is none.
    """
    text = "".join(text.split()).replace(",", "")
    if text.isascii() and text.isdecimal():
        return int(text)
    for short, long in _TENS.items():
        text = text.replace(short, long)
    if not text:
        return None
    if not any(char in _UNITS or char in "万萬" for char in text):
        digits = [_DIGITS.get(char) for char in text]
        return None if None in digits else int("".join(map(str, digits)))
    high, mark, low = text.partition("万")
    if not mark:
        return _below_myriad(text)
    head, tail = _below_myriad(high), _below_myriad(low) if low else 0
    return None if head is None or tail is None else head * 10000 + tail


def _below_myriad(text: str) -> int | None:
    total, digit = 0, None
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = None
        elif char in _DIGITS and not digit:
            digit = _DIGITS[char]
        else:
            return None
    return total + (digit or 0)


@cache
def _compiled() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple((needs, regex.compile(pattern)) for needs, pattern in _PATTERNS)


def find_dates(plain: str, start: int = 0) -> Iterator[FoundDate]:
    """Every date with a year, in the order of the forms known and then of the text.

    Chinese and Arabic figures, full stops, hyphens and slashes (2026.5.19, 18/02/2025: day first, as Hong Kong prints
    it), years of the Republic (民国, from 1912), English months.

    Args:
        plain: Folded text.
        start: Where to begin.

    Yields:
        The dates; one that no calendar has comes with the value ``None``.
    """
    figures = _YEAR_IN_FIGURES.search(plain, start) is not None
    for needs, pattern in _compiled():
        if needs in plain if needs else figures:
            for match in pattern.finditer(plain, start):
                yield FoundDate(_value(match.groupdict()), match.start(), match.end())


def find_date(plain: str, start: int = 0) -> FoundDate | None:
    """The first of ``find_dates``; ``None`` where there is none."""
    return next(find_dates(plain, start), None)


def _value(parts: dict[str, str | None]) -> datetime.date | None:
    republic = parts.get("republic")
    year = number(republic) if republic else number(parts["year"] or "")
    name = parts.get("name")
    month = _english_month(name) if name else number(parts["month"] or "")
    day = number(parts["day"] or "")
    if year is None or month is None or day is None:
        return None
    return day_of(year + _REPUBLIC if republic else year, month, day)


def _english_month(name: str) -> int:
    return 1 + [month[:3] for month in _ENGLISH_MONTHS].index(name[:3].lower())


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """The day, ``None`` where there is none or no newspaper could bear the year."""
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


_CHINESE_WEEKDAY = lazy_regex(
    r"(?:星\s?期|礼\s?拜|(?<![一-鿿])周|(?<=[日号]\s{0,3})周)\s?(?P<day>[一二三四五六日天七1-7])(?![\d版期月])"
)
_BRACKETED_WEEKDAY = lazy_regex(r"(?<=[日号]\s{0,2})\((?P<day>[一二三四五六日])\)")
_ENGLISH_WEEKDAY = lazy_regex(
    rf"(?i)(?<![a-z])(?:{'|'.join(f'(?:{day}|{day[:4]}|{day[:3]})' for day in _ENGLISH_DAYS)}|thur|weds)(?![a-z])"
)


def find_weekday(plain: str, start: int = 0) -> FoundWeekday | None:
    """The first weekday of a text: 星期二, 周二, 礼拜日, 星期天, 日（二）, TUE, Tuesday.

    Args:
        plain: Folded text.
        start: Where to begin.

    Returns:
        The weekday; ``None`` where there is none.
    """
    for pattern in (_CHINESE_WEEKDAY, _BRACKETED_WEEKDAY):
        if match := pattern.search(plain, start):
            day = match["day"]
            value = int(day) if day.isascii() else 7 if day in "天七" else 1 + _WEEKDAYS.index(day)
            return FoundWeekday(value, match.start(), match.end())
    if match := _ENGLISH_WEEKDAY.search(plain, start):
        value = 1 + [day[:3] for day in _ENGLISH_DAYS].index(match[0][:3].lower())
        return FoundWeekday(value, match.start(), match.end())
    return None


def weekday_name(weekday: int) -> str:
    """ISO weekday 2 is 星期二."""
    return f"星期{_WEEKDAYS[weekday - 1]}"


_DAY_MONTH = lazy_regex(r"(?<![\d./\-])(?P<first>\d{1,2})\s?[/.·]\s?(?P<second>\d{1,2})(?![\d/\-]|\.\d)")
_CHINESE_DAY_MONTH = lazy_regex(rf"(?<!年\s{{0,3}})(?<!\d)(?P<month>{_SMALL})\s?月\s{{0,3}}(?P<day>{_SMALL})\s?[日号]")
_YEAR_MONTH = lazy_regex(rf"{_YEAR}\s?年\s{{0,3}}(?P<month>{_SMALL})\s?月(?!\s{{0,3}}\d)")
_YEAR_ALONE = lazy_regex(r"(?<![\d\-./第])(?P<year>(?:18|19|20|21)\d\d)(?![\d\-./元号期])")
_LONE_DAY = lazy_re(r"(?m)^[ ]{0,3}(?P<day>[1-3]?\d)[ ]?日?[ ]{0,3}$")


def split_date(plain: str, weekday: int | None = None) -> FoundDate | None:
    """A date that is printed in pieces, for a nameplate without a whole one.

    ``18/02`` over ``TUE·2025``; a large ``9`` over ``2021年12月``; ``5月19日`` with ``2026年`` elsewhere.

    Args:
        plain: Folded text of a nameplate, a line feed between its pieces.
        weekday: The weekday printed, which decides between day/month (Hong Kong, Macau) and month/day.

    Returns:
        The date, its offsets those of the first of its pieces; ``None`` where the pieces are not all there.
    """
    if (found := _YEAR_MONTH.search(plain)) and (lone := _LONE_DAY.search(plain)):
        day = _value({"year": found["year"], "month": found["month"], "day": lone["day"]})
        return FoundDate(day, found.start(), found.end())
    year = _YEAR_ALONE.search(plain)
    if year is None:
        return None
    if found := _CHINESE_DAY_MONTH.search(plain):
        return FoundDate(_value({**found.groupdict(), "year": year["year"]}), found.start(), found.end())
    if found := _DAY_MONTH.search(plain):
        first, second = int(found["first"]), int(found["second"])
        either = [day_of(int(year["year"]), month, day) for day, month in ((first, second), (second, first))]
        days = [day for day in either if day is not None]
        fitting = [day for day in days if day.isoweekday() == weekday] or days
        return FoundDate(fitting[0] if fitting else None, found.start(), found.end())
    return None
