"""The day of an issue: its date, weekday and lunar day, each checked against the others."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from attrs import frozen

from hyparse.dates import FoundDate, FoundWeekday, find_dates, find_weekday, split_date, weekday_name
from hyparse.lunar import FoundLunar, calendar_day, find_lunar, lunar_name, year_names
from hyparse.models import Diagnostic, LunarDate, Severity
from hyparse.parsers.items import Joined, apart, blanked
from hyparse.patterns import lazy_re, lazy_regex

__all__ = ["DateReading", "doubt", "read_dates"]


@frozen
class DateReading:
    """What a nameplate or a folio says of its day."""

    date: datetime.date | None = None
    weekday: int | None = None
    lunar: LunarDate | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def doubt(
    code: str,
    message: str,
    joined: Joined,
    start: int,
    stop: int,
    expected: str | None = None,
    *,
    severity: Severity = Severity.WARNING,
) -> Diagnostic:
    """A doubt about a stretch of a nameplate's or a folio's text."""
    printed = " ".join(joined.words[start:stop].split())
    return Diagnostic(code, severity, message, printed, expected, joined.locate(start, stop))


_FOUNDED = lazy_re(r"\s?(?:[创复]刊|创办)")
_FOUNDED_ON = lazy_regex(r"(?:[创复]刊|创办)(?:于|日期)\s?:?\s?$")


def _is_founding(plain: str, date: FoundDate) -> bool:
    """Whether a date is that of the newspaper's first issue: 1949年10月1日创刊, 创刊于1949年10月1日."""
    before = plain[max(0, date.start - 8) : date.start]
    return _FOUNDED.match(plain, date.stop) is not None or _FOUNDED_ON.search(before) is not None


def read_dates(joined: Joined, *, pieces: bool = False) -> DateReading:
    """The date of a nameplate or a folio, with its weekday and its lunar day, each checked against the others.

    Args:
        joined: Its text.
        pieces: Whether a date that is printed in several pieces (``18/02``, ``TUE·2025``) is put together.

    Returns:
        The day and the doubts about it: ``impossible-date``, ``weekday-mismatch``, ``stem-branch-mismatch``,
        ``lunar-mismatch``.
    """
    plain = joined.plain
    dates = list(apart(find_dates(plain)))
    rest = blanked(plain, ((date.start, date.stop) for date in dates))
    weekday = find_weekday(rest)
    own = [date for date in dates if not _is_founding(plain, date)]
    date = next((date for date in own if date.value is not None), own[0] if own else None)
    if date is None and pieces:
        date = split_date(plain, weekday.value if weekday is not None else None)
        rest = blanked(rest, [(date.start, date.stop)] if date is not None else [])
    lunar = find_lunar(rest)
    return DateReading(
        date.value if date is not None else None,
        weekday.value if weekday is not None else None,
        lunar.value if lunar is not None else None,
        tuple(_doubts(joined, date, weekday, lunar)) if date is not None else (),
    )


def _doubts(
    joined: Joined, date: FoundDate, weekday: FoundWeekday | None, lunar: FoundLunar | None
) -> Iterator[Diagnostic]:
    day = date.value
    if day is None:
        message = "there is no such day"
        yield doubt("impossible-date", message, joined, date.start, date.stop, severity=Severity.ERROR)
        return
    if weekday is not None and weekday.value != day.isoweekday():
        message = f"{day.isoformat()} is another day of the week"
        expected = weekday_name(day.isoweekday())
        yield doubt("weekday-mismatch", message, joined, weekday.start, weekday.stop, expected)
    if lunar is not None:
        yield from _lunar_doubts(joined, day, lunar)


def _lunar_doubts(joined: Joined, day: datetime.date, lunar: FoundLunar) -> Iterator[Diagnostic]:
    printed, actual = lunar.value, calendar_day(day)
    if actual is not None and actual.year is not None:
        names: tuple[str, ...] = (actual.year,)
    else:
        names = year_names(day, printed.month if printed is not None else None)
    if lunar.name is not None and lunar.name not in names:
        message = f"{day.isoformat()} lies in another year"
        yield doubt("stem-branch-mismatch", message, joined, lunar.name_start, lunar.name_stop, "或".join(names))
    if actual is not None and printed is not None and _month_and_day(printed) != _month_and_day(actual):
        message = f"{day.isoformat()} is another lunar day"
        yield doubt("lunar-mismatch", message, joined, lunar.start, lunar.stop, lunar_name(actual))


def _month_and_day(day: LunarDate) -> tuple[int, int, bool]:
    return day.month, day.day, day.leap
