"""A stream of pages, an issue at a time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from hyparse.grouping import group_pages
from hyparse.models import Folio, Masthead, Page


def front(day: int, title: str | None = "云溪日报", number: str | None = None, total: int | None = None) -> Page:
    masthead = Masthead(title=title, date=datetime.date(2024, 3, day), total_number=total)
    return Page(f"{title} {day}", number, masthead=masthead)


def inside(number: str | None, day: int | None = None) -> Page:
    date = datetime.date(2024, 3, day) if day else None
    return Page(f"{number} {day}", number, folio=Folio(number, date=date))


BARE = Page("nothing")

CASES = {
    "fronts with dates": ([front(1), inside("2"), inside("3"), front(2), inside("2")], [3, 2]),
    "page lines with dates": ([inside("1", 1), inside("2", 1), inside("1", 2), inside("2", 2)], [2, 2]),
    "a front of the day before, a page of the day after": ([front(1), inside("2", 2)], [1, 1]),
    "numbers that begin again": ([inside("1"), inside("2"), inside("1"), inside("2")], [2, 2]),
    "two newspapers of one day": ([front(1), inside("2"), front(1, "白鹤洲晚报"), inside("2")], [2, 2]),
    "one newspaper in two scripts": ([front(1, number="A1"), front(1, "雲溪日報", number="B1")], [2]),
    "an issue number": ([front(1, number="1", total=5), front(1, number="2", total=6)], [1, 1]),
    "the same front twice": ([front(1), front(1)], [1, 1]),
    "pages that say nothing": ([front(1), BARE, BARE, front(2), BARE], [3, 2]),
    "nothing at all is one issue": ([BARE, BARE], [2]),
    "pages in another order": ([inside("3", 1), front(1), inside("2", 1), inside("2", 2)], [3, 1]),
    "no pages": ([], []),
}


@pytest.mark.parametrize("name", CASES)
def test_group_pages(name: str) -> None:
    pages, sizes = CASES[name]
    issues = list(group_pages(pages))
    assert [len(issue) for issue in issues] == sizes
    assert [page for issue in issues for page in issue] == pages


def test_an_issue_is_given_before_the_next_but_one_page_is_read() -> None:
    read = 0

    def stream() -> Iterator[Page]:
        nonlocal read
        for day in range(1, 29):
            for page in (front(day), inside("2", day)):
                read += 1
                yield page

    issues = group_pages(stream())
    assert len(next(issues)) == 2
    assert read == 3
