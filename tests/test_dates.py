from __future__ import annotations

import datetime

import pytest

from hyparse.dates import find_date, find_dates, find_weekday, number, split_date, weekday_name
from hyparse.text import fold


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("19555", 19555),
        ("19,555", 19555),
        ("２５７８３", 25783),
        ("二〇二六", 2026),
        ("二○二六", 2026),
        ("一九九八", 1998),
        ("十", 10),
        ("十九", 19),
        ("三十", 30),
        ("卅一", 31),
        ("廿", 20),
        ("廿一", 21),
        ("一百一十", 110),
        ("一百零五", 105),
        ("百十", 110),
        ("一万九千五百五十五", 19555),
        ("二萬三千零十二", 23012),
        ("两千", 2000),
        ("第", None),
        ("", None),
        ("十版", None),
        ("元", 1),
        ("貳拾", 20),
    ],
)
def test_number(printed: str, value: int | None) -> None:
    assert number(fold(printed)) == value


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2026年5月19日", "2026-05-19"),
        ("2026 年 5 月 19 日", "2026-05-19"),
        ("２０２６年５月１９日", "2026-05-19"),
        ("2026年05月09日", "2026-05-09"),
        ("2026年5月19", "2026-05-19"),
        ("2026年5月\n19日", "2026-05-19"),
        ("2026年5月19號", "2026-05-19"),
        ("2024年5月\n11", "2024-05-11"),
        ("公元2026年5月19日", "2026-05-19"),
        ("二〇二六年五月十九日", "2026-05-19"),
        ("二○二六年五月十九日", "2026-05-19"),
        ("二 〇 二 六 年 五 月 十 九 日", "2026-05-19"),
        ("一九九八年一月一日", "1998-01-01"),
        ("公元二〇一四年九月廿九日", "2014-09-29"),
        ("二〇二〇年十二月三十一日", "2020-12-31"),
        ("2026.5.19", "2026-05-19"),
        ("2026-05-19", "2026-05-19"),
        ("2026/5/19", "2026-05-19"),
        ("2026·5·19", "2026-05-19"),
        ("18/02/2025", "2025-02-18"),
        ("18.2.2025", "2025-02-18"),
        ("18 February 2025", "2025-02-18"),
        ("February 18, 2025", "2025-02-18"),
        ("SEP 3, 2018", "2018-09-03"),
        ("中華民國一百一十年十二月九日", "2021-12-09"),
        ("中華民國110年12月9日", "2021-12-09"),
        ("民國38年1月2日", "1949-01-02"),
        ("民國卅四年九月三日", "1945-09-03"),
        ("中華民國元年一月一日", "1912-01-01"),
        ("民国二十六年七月八日", "1937-07-08"),
        ("2024年2月29日", "2024-02-29"),
    ],
)
def test_date(printed: str, iso: str) -> None:
    found = find_date(fold(f"　{printed} 星期二"))
    assert found is not None
    assert found.value == datetime.date.fromisoformat(iso)
    assert fold(f"　{printed} 星期二")[found.start : found.stop] == fold(printed)


@pytest.mark.parametrize(
    "printed", ["2026年2月30日", "2026年13月1日", "2023年2月29日", "1026年5月19日", "民國三百年一月一日", "2026.13.45"]
)
def test_impossible_date(printed: str) -> None:
    found = find_date(fold(printed))
    assert found is not None
    assert found.value is None


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "5月19日",
        "2026年",
        "2026年5月",
        "第2026期",
        "电话2026-5190",
        "2026年5月19万吨",
        "1.2.3",
        "192.168.1.10",
        "2026-05-19-01",
        "十九日",
    ],
)
def test_no_date(printed: str) -> None:
    assert find_date(fold(printed)) is None


def test_every_date_is_found() -> None:
    dates = [found.value for found in find_dates("2026年5月19日出版 1998年1月1日创刊")]
    assert dates == [datetime.date(2026, 5, 19), datetime.date(1998, 1, 1)]


@pytest.mark.parametrize(
    ("printed", "weekday"),
    [
        ("星期二", 2),
        ("星 期 二", 2),
        ("周二", 2),
        ("週二", 2),
        ("礼拜日", 7),
        ("禮拜天", 7),
        ("星期天", 7),
        ("星期日", 7),
        ("星期七", 7),
        ("5月19日(二)", 2),
        ("5月19日 周二", 2),
        ("TUE‧2025", 2),
        ("Tuesday", 2),
        ("THUR", 4),
        ("Sunday", 7),
    ],
)
def test_weekday(printed: str, weekday: int) -> None:
    found = find_weekday(fold(printed))
    assert found is not None
    assert found.value == weekday


@pytest.mark.parametrize("printed", ["", "二", "周年", "一周", "上周三", "sunset", "一周三次", "第二周一版"])
def test_no_weekday(printed: str) -> None:
    assert find_weekday(fold(printed)) is None


def test_weekday_names() -> None:
    assert [weekday_name(day) for day in (1, 2, 7)] == ["星期一", "星期二", "星期日"]


@pytest.mark.parametrize(
    ("printed", "weekday", "iso"),
    [
        ("18/02\nTUE·2025", 2, "2025-02-18"),
        ("03/04\nWED 2015", 3, "2015-03-04"),
        ("03/04\nFRI 2015", 5, "2015-04-03"),
        ("03/04\n2015", None, "2015-04-03"),
        ("11\n2024年5月\n星期六", 6, "2024-05-11"),
        ("5月19日\n星期二\n2026", 2, "2026-05-19"),
        ("5月19日\n2026年", None, "2026-05-19"),
    ],
)
def test_split_date(printed: str, weekday: int | None, iso: str) -> None:
    found = split_date(fold(printed), weekday)
    assert found is not None
    assert found.value == datetime.date.fromisoformat(iso)


@pytest.mark.parametrize("printed", ["", "18/02", "2025", "2024年5月", "5月19日", "第2025期 18/02"])
def test_no_split_date(printed: str) -> None:
    assert split_date(fold(printed)) is None
