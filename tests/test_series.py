from __future__ import annotations

import datetime

import pytest

from hyparse.models import CNNumber, Issue, Masthead, Severity, Span
from hyparse.series import check_series


def issue(
    day: str | None = None, number: int | None = None, *, title: str | None = None, cn: CNNumber | None = None
) -> Issue:
    date = datetime.date.fromisoformat(day) if day else None
    return Issue(Masthead(title=title, cn_number=cn, issue_number=number, date=date, spans=(Span(0, 4),)))


def doubts(*issues: Issue) -> list[tuple[str, str | None, str | None]]:
    return [(doubt.code, doubt.printed, doubt.expected) for doubt in check_series(issues)]


@pytest.mark.parametrize(
    "issues",
    [
        [],
        [("2026-05-19", 19555)],
        [("2026-05-19", 19555), ("2026-05-20", 19556), ("2026-05-21", 19557)],
        [("2026-05-22", 19558), ("2026-05-25", 19559)],  # no paper at the weekend
        [("2026-05-20", 19556), ("2026-05-19", 19555)],  # in any order
        [("2026-05-19", 19555), ("2026-05-19", 19555)],  # the same issue twice
        [("2025-12-31", 365), ("2026-01-01", 1)],  # numbered anew each year
        [("2026-05-19", None), (None, 7), ("2026-05-20", 1)],
    ],
)
def test_no_doubt(issues: list[tuple[str | None, int | None]]) -> None:
    assert doubts(*(issue(day, number) for day, number in issues)) == []


@pytest.mark.parametrize(
    ("issues", "expected"),
    [
        ([("2026-05-19", 19555), ("2026-05-20", 19554)], ("issue-number-order", "19554", "19556")),
        ([("2026-05-20", 19554), ("2026-05-19", 19555)], ("issue-number-order", "19554", "19556")),
        ([("2026-05-19", 19555), ("2026-05-20", 19555)], ("issue-number-repeated", "19555", "19556")),
        ([("2026-05-19", 19555), ("2026-05-19", 19556)], ("issue-number-repeated", "19556", "19555")),
        ([("2026-05-19", 19555), ("2026-05-20", 19557)], ("issue-number-skipped", "19557", "19556")),
        ([("2026-05-19", 19555), ("2026-05-21", 19557)], ("issue-number-skipped", "19557", "19556")),
        ([("2026-05-19", 19555), ("2026-05-20", 19655)], ("issue-number-skipped", "19655", "19556")),
        ([("2025-12-31", 19555), ("2026-01-01", 9555)], ("issue-number-order", "9555", "19556")),
    ],
)
def test_numbers_and_dates(issues: list[tuple[str, int]], expected: tuple[str, str, str]) -> None:
    assert doubts(*(issue(day, number) for day, number in issues)) == [expected]


def test_missing_issues_are_an_information_where_there_were_days_for_them() -> None:
    (missing,) = check_series([issue("2026-05-19", 19555), issue("2026-05-21", 19557)])
    (leap,) = check_series([issue("2026-05-19", 19555), issue("2026-05-20", 19557)])
    assert (missing.severity, leap.severity) == (Severity.INFO, Severity.WARNING)
    assert leap.span == Span(0, 4)


def test_identity() -> None:
    first, second = CNNumber(43, 4), CNNumber(43, 40)
    assert doubts(issue(title="衡阳日报", cn=first), issue(), issue(title="衡陽日報", cn=first)) == []
    assert doubts(
        issue(title="衡阳日报", cn=first), issue(title="衡阳晚报", cn=second), issue(title="衡阳晚报", cn=second)
    ) == [
        ("title-changed", "衡阳晚报", "衡阳日报"),
        ("cn-number-changed", "CN 43-0040", "CN 43-0004"),
    ]


def test_issues_without_a_masthead_and_any_iterable() -> None:
    assert check_series(iter([Issue(), issue("2026-05-19", 1), Issue()])) == ()
