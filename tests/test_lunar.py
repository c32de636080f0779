from __future__ import annotations

import datetime
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hyparse import lunar
from hyparse.lunar import calendar_day, find_lunar, lunar_name, year_name, year_names
from hyparse.models import LunarDate
from hyparse.parsers.day import DateReading, read_dates
from hyparse.parsers.items import gather
from hyparse.text import fold
from nameplates import source_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST, LAST = datetime.date(1949, 1, 1), datetime.date(2050, 12, 31)
ONES = "一二三四五六七八九十"
DAYS = [f"初{n}" for n in ONES] + [f"十{n}" for n in ONES[:9]] + ["二十"] + [f"廿{n}" for n in ONES[:9]] + ["三十"]
MONTHS = ["正月", *(f"{n}月" for n in ONES[1:]), "冬月", "腊月"]
WEEKDAYS = "一二三四五六日"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def reading(printed: str) -> DateReading:
    return read_dates(gather(source_blocks(printed)))


def codes(printed: str) -> list[str]:
    return [doubt.code for doubt in reading(printed).diagnostics]


@pytest.mark.parametrize(
    ("printed", "year", "month", "day", "leap"),
    [
        ("农历丙午年四月初三", "丙午", 4, 3, False),
        ("農曆辛丑年十一月初六", "辛丑", 11, 6, False),
        ("丙午年四月初三", "丙午", 4, 3, False),
        ("丙午年四月初三日", "丙午", 4, 3, False),
        ("夏历乙巳年腊月廿八", "乙巳", 12, 28, False),
        ("夏曆丁丑年六月初一日", "丁丑", 6, 1, False),
        ("陰曆辛亥年十一月十三日", "辛亥", 11, 13, False),
        ("癸卯年闰二月廿一", "癸卯", 2, 21, True),
        ("癸卯年閏二月廿一", "癸卯", 2, 21, True),
        ("闰二月廿一", None, 2, 21, True),
        ("腊月三十", None, 12, 30, False),
        ("臘月三十", None, 12, 30, False),
        ("正月初一", None, 1, 1, False),
        ("冬月十五", None, 11, 15, False),
        ("五月初三", None, 5, 3, False),
        ("农历五月十五", None, 5, 15, False),
        ("农历4月3日", None, 4, 3, False),
        ("乙巳年正月二十一日", "乙巳", 1, 21, False),
        ("丙午马年四月初三", "丙午", 4, 3, False),
        ("丙午（马）年四月初三", "丙午", 4, 3, False),
        ("丙午年 四月 初三", "丙午", 4, 3, False),
        ("农历：丙午年四月初三", "丙午", 4, 3, False),
        ("歲次丙午年四月初三", "丙午", 4, 3, False),
        ("己亥年十二月三十", "己亥", 12, 30, False),
        ("己亥年十二月廿", "己亥", 12, 20, False),
        ("丙午年四月小初三", "丙午", 4, 3, False),
        ("农 历 丙 午 年 四 月 初 三", "丙午", 4, 3, False),
        ("丙午年 农历四月初三", "丙午", 4, 3, False),
    ],
)
def test_lunar_day(printed: str, year: str | None, month: int, day: int, leap: bool) -> None:
    found = find_lunar(fold(printed))
    assert found is not None
    assert found.value == LunarDate(year, month, day, leap)
    assert (found.start, found.stop) == (0, len(printed))


@pytest.mark.parametrize(
    "printed", ["", "五月十九日", "今日立夏", "十二月", "三月三千人", "年月", "四月初", "正月里", "腊月十万"]
)
def test_no_lunar_day(printed: str) -> None:
    assert find_lunar(fold(printed)) is None


def test_a_year_alone() -> None:
    found = find_lunar("岁次丙午年")
    assert found is not None
    assert (found.value, found.name) == (None, "丙午")


@pytest.mark.parametrize(
    ("year", "name"),
    [(1924, "甲子"), (1984, "甲子"), (1949, "己丑"), (1998, "戊寅"), (2021, "辛丑"), (2026, "丙午"), (4, "甲子")],
)
def test_year_name(year: int, name: str) -> None:
    assert year_name(year) == name


@pytest.mark.parametrize(
    ("iso", "month", "names"),
    [
        ("2026-01-20", None, ("乙巳",)),
        ("2026-01-21", None, ("乙巳", "丙午")),
        ("2026-02-19", None, ("乙巳", "丙午")),
        ("2026-02-20", None, ("丙午",)),
        ("2026-02-10", 12, ("乙巳",)),
        ("2026-02-18", 1, ("丙午",)),
        ("2026-12-31", 11, ("丙午",)),
        ("2026-01-01", 11, ("乙巳",)),
    ],
)
def test_year_names(iso: str, month: int | None, names: tuple[str, ...]) -> None:
    assert year_names(datetime.date.fromisoformat(iso), month) == names


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (LunarDate("丙午", 4, 3), "四月初三"),
        (LunarDate("丙午", 1, 10), "正月初十"),
        (LunarDate("丙午", 12, 20), "十二月二十"),
        (LunarDate("癸卯", 2, 21, leap=True), "闰二月廿一"),
        (LunarDate("己亥", 12, 30), "十二月三十"),
        (LunarDate("己亥", 11, 19), "十一月十九"),
    ],
)
def test_lunar_name(day: LunarDate, name: str) -> None:
    assert lunar_name(day) == name


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        # New years, leap months and the hard year 2033, as almanacs give them.
        ("1912-02-18", LunarDate("壬子", 1, 1)),
        ("1937-07-08", LunarDate("丁丑", 6, 1)),
        ("1949-10-01", LunarDate("己丑", 8, 10)),
        ("1966-02-09", LunarDate("丙午", 1, 20)),
        ("2023-03-22", LunarDate("癸卯", 2, 1, leap=True)),
        ("2020-05-23", LunarDate("庚子", 4, 1, leap=True)),
        ("2024-02-10", LunarDate("甲辰", 1, 1)),
        ("2026-02-16", LunarDate("乙巳", 12, 29)),
        ("2026-02-17", LunarDate("丙午", 1, 1)),
        ("2033-12-22", LunarDate("癸丑", 11, 1, leap=True)),
        ("2034-01-20", LunarDate("癸丑", 12, 1)),
        ("2034-02-19", LunarDate("甲寅", 1, 1)),
    ],
)
def test_calendar_day(iso: str, day: LunarDate) -> None:
    pytest.importorskip("lunar_python")
    assert calendar_day(datetime.date.fromisoformat(iso)) == day


@pytest.mark.parametrize("iso", ["1899-12-31", "2101-01-01"])
def test_no_calendar_beyond_the_years_compared(iso: str) -> None:
    assert calendar_day(datetime.date.fromisoformat(iso)) is None


@pytest.fixture
def without_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lunar, "_calendar", lambda: None)


@pytest.mark.usefixtures("without_calendar")
class TestWithoutTheExtra:
    @pytest.mark.parametrize(
        "printed",
        [
            "2026年5月19日 星期二 农历丙午年四月初三",
            "2026年5月19日 星期二 农历丙午年四月初四",  # the day needs a calendar
            "2026年1月25日 乙巳年",
            "2026年1月25日 丙午年",  # within the window either name may be right
            "2026年2月19日 丙午年正月初三",
            "2026年2月10日 乙巳年腊月廿三",
            "2026年1月5日 农历乙巳年冬月十七",
        ],
    )
    def test_no_false_alarm(self, printed: str) -> None:
        assert codes(printed) == []

    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            ("2026年5月19日 农历乙巳年四月初三", "丙午"),
            ("2026年1月5日 农历丙午年冬月十七", "乙巳"),
            ("2026年2月19日 乙巳年正月初三", "丙午"),
            ("2026年2月10日 丙午年腊月廿三", "乙巳"),
            ("2026年2月20日 乙巳年", "丙午"),
            ("2026年1月20日 丙午年", "乙巳"),
        ],
    )
    def test_year_of_another_day(self, printed: str, expected: str) -> None:
        (doubt,) = reading(printed).diagnostics
        assert (doubt.code, doubt.expected) == ("stem-branch-mismatch", expected)
        assert doubt.span is not None
        assert printed[doubt.span.start : doubt.span.stop] == doubt.printed

    def test_both_names_are_expected_within_the_window(self) -> None:
        (doubt,) = reading("2026年1月25日 辛丑年").diagnostics
        assert doubt.expected == "乙巳或丙午"


class TestWithTheExtra:
    @pytest.fixture(autouse=True)
    def calendar(self) -> None:
        pytest.importorskip("lunar_python")

    @pytest.mark.parametrize(
        ("printed", "code", "doubtful", "expected"),
        [
            ("2026年5月19日 星期二 农历丙午年四月初四", "lunar-mismatch", "农历丙午年四月初四", "四月初三"),
            ("2026年5月19日 星期二 农历丙午年五月初三", "lunar-mismatch", "农历丙午年五月初三", "四月初三"),
            ("2023年4月11日 癸卯年二月廿一", "lunar-mismatch", "癸卯年二月廿一", "闰二月廿一"),
            ("2023年3月12日 癸卯年闰二月廿一", "lunar-mismatch", "癸卯年闰二月廿一", "二月廿一"),
            ("2026年1月25日 丙午年腊月初七", "stem-branch-mismatch", "丙午", "乙巳"),
            ("2026年5月19日 星期三", "weekday-mismatch", "星期三", "星期二"),
            ("2026年2月30日 星期一", "impossible-date", "2026年2月30日", None),
        ],
    )
    def test_doubts(self, printed: str, code: str, doubtful: str, expected: str | None) -> None:
        (doubt,) = reading(printed).diagnostics
        assert (doubt.code, doubt.printed, doubt.expected) == (code, doubtful, expected)
        assert doubt.span is not None
        assert printed[doubt.span.start : doubt.span.stop] == doubtful

    def test_a_traditional_page_is_checked_too(self) -> None:
        assert codes("中華民國一百一十年十二月九日 星期四 農曆辛丑年十一月初六") == []
        assert codes("中華民國一百一十年十二月九日 星期五 農曆辛丑年十一月初七") == [
            "weekday-mismatch",
            "lunar-mismatch",
        ]


@cache
def _oracle() -> tuple[tuple[datetime.date, int, int], ...]:
    """The first day of each lunar month, its year and its month (negative: leap), by the calendar library."""
    calendar: Any = pytest.importorskip("lunar_python")
    months = []
    for year in range(FIRST.year - 1, LAST.year + 1):
        leap = calendar.LunarYear.fromYear(year).getLeapMonth()
        for month in range(1, 13):
            for signed in (month, -month) if month == leap else (month,):
                solar = calendar.Lunar.fromYmd(year, signed, 1).getSolar()
                months.append((datetime.date(solar.getYear(), solar.getMonth(), solar.getDay()), year, signed))
    return tuple(months)


def _printed(
    day: datetime.date, year: int, month: int, lunar_day: int, *, shift: tuple[int, int, int] = (0, 0, 0)
) -> str:
    """A day as a nameplate prints it; ``shift`` moves the weekday, the year's name and the lunar day."""
    weekday, names, days = shift
    name = STEMS[(year - 4 + names) % 10] + BRANCHES[(year - 4 + names) % 12]
    leap = "闰" if month < 0 else ""
    return (
        f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[(day.weekday() + weekday) % 7]} "
        f"农历{name}年{leap}{MONTHS[abs(month) - 1]}{DAYS[(lunar_day - 1 + days) % 30]}"
    )


SHIFTED = ["weekday-mismatch", "stem-branch-mismatch", "lunar-mismatch"]


def test_every_day_reads_back_and_every_shift_is_doubted() -> None:
    months = _oracle()
    for (start, year, month), (stop, _, _) in pairwise(months):
        for lunar_day in range(1, (stop - start).days + 1):
            day = start + datetime.timedelta(lunar_day - 1)
            if FIRST <= day <= LAST:
                read = reading(_printed(day, year, month, lunar_day))
                assert (read.date, read.weekday, read.diagnostics) == (day, day.isoweekday(), ())
                assert read.lunar == LunarDate(year_name(year), abs(month), lunar_day, month < 0)
                assert codes(_printed(day, year, month, lunar_day, shift=(1, 1, 1))) == SHIFTED


DAY = st.dates(FIRST, LAST)


@settings(max_examples=300, deadline=None)
@given(day=DAY, weekday=st.integers(0, 6), names=st.integers(0, 59), days=st.integers(0, 29))
def test_what_is_shifted_is_doubted(day: datetime.date, weekday: int, names: int, days: int) -> None:
    start, year, month = max(entry for entry in _oracle() if entry[0] <= day)
    printed = _printed(day, year, month, (day - start).days + 1, shift=(weekday, names, days))
    expected = [
        *(["weekday-mismatch"] if weekday else []),
        *(["stem-branch-mismatch"] if names else []),
        *(["lunar-mismatch"] if days else []),
    ]
    assert codes(printed) == expected


def _in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else ONES[tens - 1]) + "十" if tens else "") + (ONES[ones - 1] if ones else "")


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


FORMS = (
    lambda day: f"{_digits(day.year)}年{_in_chinese(day.month)}月{_in_chinese(day.day)}日",
    lambda day: f"民國{_in_chinese(day.year - 1911) if day.year < 2010 else day.year - 1911}年{day.month}月{day.day}日",
    lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}年{day.month:02}月\n{day.day}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%Y-%m-%d}".translate({ord("0") + n: 0xFF10 + n for n in range(10)}),
)


@settings(max_examples=200, deadline=None)
@given(day=DAY, form=st.sampled_from(FORMS))
def test_every_form_of_a_date(day: datetime.date, form: Callable[[datetime.date], str]) -> None:
    read = reading(f"{form(day)}\n星期{WEEKDAYS[day.weekday()]}")
    assert (read.date, read.weekday, read.diagnostics) == (day, day.isoweekday(), ())
