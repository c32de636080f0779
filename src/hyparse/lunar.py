"""The Chinese calendar as a nameplate prints it: reading, and checking against the solar date.

The name of the year can be checked by arithmetic: names run in cycles of sixty, and a lunar year starts between 21
January and 20 February. Month, day and leap month need a calendar: the optional extra ``hyparse[lunar]`` brings
``lunar-python`` (MIT). It was compared with ``borax`` day by day from 1900 to 2100, and with ``cnlunar`` on samples of
days (MIT too). All three agree on the hard year 2033 with its leap eleventh month. They differ in three months whose new
moons fall near midnight: ``cnlunar`` has another ninth month of 2057, ``borax`` another eighth of 2089 and seventh of
2097, so that ``lunar-python`` is with the majority each time. ``cnlunar`` knows no year before 1901 and fails from
February 2100. ``lunar-python`` covers the whole range and depends on nothing else.
"""

from __future__ import annotations

import datetime
import importlib
import importlib.util
from bisect import bisect_right
from functools import cache, lru_cache
from typing import Any

from attrs import evolve, frozen

from hyparse.dates import number
from hyparse.models import LunarDate
from hyparse.patterns import lazy_re, lazy_regex

__all__ = ["FoundLunar", "calendar_day", "find_lunar", "lunar_name", "year_name", "year_names"]

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ANIMALS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_FIRST_OF_CYCLE = 4
"""A year whose name is 甲子, the first: 4, 1924, 1984."""
_NEW_YEAR = ((1, 21), (2, 20))
"""The first and the last day on which a lunar year can begin."""
_MONTHS = {"正": 1, "元": 1, "冬": 11, "腊": 12}
_CALENDAR_YEARS = range(1900, 2101)

_NAME = rf"(?P<name>[{_STEMS}]\s?[{_BRANCHES}])"
_MONTH = (
    r"(?P<leap>闰)?\s?(?P<month>正|元|冬|腊|十\s?[一二]|[一二三四五六七八九十]|1[0-2]|[1-9])\s?月"
    r"(?:[大小](?=[初十廿二三]))?"
)
_DAY = (
    r"(?P<day>初\s?[一二三四五六七八九十]|廿\s?[一二三四五六七八九]|廿|卅|二\s?十\s?[一二三四五六七八九]|二\s?十|三\s?十|"
    r"十\s?[一二三四五六七八九]|十|[一二三四五六七八九]|[12]\d|30|[1-9])(?!\d|\s?[万千百元])"
)
_YEAR = rf"(?:岁次\s?)?{_NAME}\s?(?:\(?[{_ANIMALS}]\)?)?\s?年?(?:\s?\(?[{_ANIMALS}]年?\)?)?"
_PREFIX = r"(?P<prefix>农\s?历|夏\s?历|阴\s?历|旧\s?历|废\s?历)(?:\s?[::])?\s{0,2}"
_PATTERN = lazy_regex(rf"(?:{_PREFIX})?(?:{_YEAR}[\s,]{{0,3}})?(?:农\s?历\s{{0,2}})?{_MONTH}\s{{0,3}}{_DAY}(?:\s?日)?")
_YEAR_ALONE = lazy_regex(rf"(?:{_PREFIX}|岁次\s?)?{_NAME}\s?(?:\(?[{_ANIMALS}]\)?)?\s?年")

_SIGNS = lazy_re(rf"[历闰初廿卅{_STEMS}]|[{''.join(char for char in _MONTHS)}]\s?月")
"""What no lunar day is printed without that can be told from a solar one, and no year's name."""


@frozen
class FoundLunar:
    """A day of the Chinese calendar in a text, ``text[start:stop]``; no ``value`` where a year's name is alone."""

    value: LunarDate | None
    start: int
    stop: int
    name: str | None = None
    name_start: int = 0
    name_stop: int = 0
    """Where the year's name (干支) stands."""


def year_name(year: int) -> str:
    """The stem-branch name of the lunar year that begins in a solar year: 2026 is 丙午."""
    place = year - _FIRST_OF_CYCLE
    return _STEMS[place % len(_STEMS)] + _BRANCHES[place % len(_BRANCHES)]


def year_names(day: datetime.date, month: int | None = None) -> tuple[str, ...]:
    """The names that the lunar year of a day may have.

    Args:
        day: The solar date.
        month: The lunar month, where one is printed: around the new year it tells the old year from the new.

    Returns:
        One name; two where the lunar year may or may not have begun.
    """
    old, new = year_name(day.year - 1), year_name(day.year)
    begins, has_begun = (datetime.date(day.year, *limit) for limit in _NEW_YEAR)
    if day < begins:
        return (old,)
    if day >= has_begun or month == 1:
        return (new,)
    return (old,) if month is not None and month > 2 else (old, new)


def find_lunar(plain: str, start: int = 0) -> FoundLunar | None:
    """The first day of the Chinese calendar in a text.

    With 农历, 夏历 or a year's name before it any form of month and day is taken; without either only one that no solar
    date has (初三, 廿一; 正月, 冬月, 腊月; a leap month).

    Args:
        plain: Folded text, its solar date blanked (五月十九日 alone is not to be told from a lunar day).
        start: Where to begin.

    Returns:
        The day; with the value ``None`` where only the year's name is printed; ``None`` where there is neither.
    """
    if _SIGNS.search(plain, start) is None:
        return None
    for match in _PATTERN.finditer(plain, start):
        name, month, day = match["name"], match["month"], match["day"]
        marked = match["prefix"] or name or match["leap"] or month in _MONTHS or day[0] in "初廿卅"
        if not marked:
            continue
        value = _lunar_date(name, month, day, leap=match["leap"] is not None)
        if value is None:
            continue
        if name is None and (alone := _YEAR_ALONE.search(plain, start)):
            return FoundLunar(
                evolve(value, year=_squeezed(alone["name"])),
                min(match.start(), alone.start()),
                max(match.end(), alone.end()),
                _squeezed(alone["name"]),
                *alone.span("name"),
            )
        return FoundLunar(value, match.start(), match.end(), value.year, *match.span("name"))
    if alone := _YEAR_ALONE.search(plain, start):
        return FoundLunar(None, alone.start(), alone.end(), _squeezed(alone["name"]), *alone.span("name"))
    return None


def _squeezed(name: str) -> str:
    return "".join(name.split())


def _lunar_date(name: str | None, month: str, day: str, *, leap: bool) -> LunarDate | None:
    month_number = _MONTHS.get(month) or number(month)
    day_number = number(day.removeprefix("初"))
    if not month_number or not day_number:
        return None
    return LunarDate(_squeezed(name) if name else None, month_number, day_number, leap)


_MONTH_NAMES = ("正月", *(f"{name}月" for name in "二三四五六七八九十"), "十一月", "十二月")
_TENS = ("初", "十", "廿")


def lunar_name(day: LunarDate) -> str:
    """A lunar day as nameplates print it: 闰二月廿一."""
    ones = "一二三四五六七八九十"
    if day.day in (20, 30):
        printed = "二十" if day.day == 20 else "三十"
    else:
        printed = _TENS[(day.day - 1) // 10] + ones[(day.day - 1) % 10]
    return f"{'闰' if day.leap else ''}{_MONTH_NAMES[day.month - 1]}{printed}"


@cache
def _calendar() -> Any:
    """The optional calendar library; ``None`` where it is not installed."""
    return importlib.import_module("lunar_python") if importlib.util.find_spec("lunar_python") else None


_BEFORE_ORDINALS = 1721425
"""The number of the Julian day before the first ordinal of ``datetime.date``."""


@lru_cache(maxsize=8)
def _months(year: int) -> tuple[tuple[int, LunarDate], ...]:
    """The months of a year's table, its neighbours' among them: the ordinal of the first day, and that day."""
    return tuple(
        (
            int(month.getFirstJulianDay()) - _BEFORE_ORDINALS,
            LunarDate(year_name(month.getYear()), abs(month.getMonth()), 1, month.getMonth() < 0),
        )
        for month in _calendar().LunarYear.fromYear(year).getMonths()
    )


def calendar_day(day: datetime.date) -> LunarDate | None:
    """The lunar day of a solar date, by the extra ``hyparse[lunar]``.

    Args:
        day: A solar date.

    Returns:
        The lunar day; ``None`` without the extra, and outside 1900 to 2100, for which calendars were compared.
    """
    if _calendar() is None or day.year not in _CALENDAR_YEARS:
        return None
    ordinal = day.toordinal()
    months = _months(day.year)
    first, start = months[bisect_right(months, ordinal, key=lambda month: month[0]) - 1]
    return evolve(start, day=ordinal - first + 1)
