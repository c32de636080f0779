"""A stream of pages, an issue at a time: an archive is read with one issue in memory."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from attrs import define, field

from hyparse.models import Masthead, Page
from hyparse.text import fold, squeeze

__all__ = ["group_pages"]


def group_pages(pages: Iterable[Page]) -> Iterator[tuple[Page, ...]]:
    """The pages of each issue, in the order in which they come.

    A page opens a new issue where its date, its issue number or its newspaper's name is not the current one's, where it
    has a nameplate and the current issue has one already, or where a page of its number was there already. A page that
    says nothing belongs to the issue around it.

    Args:
        pages: Parsed pages, those of an issue next to each other; they are taken one by one.

    Returns:
        An iterator that holds the pages of one issue at a time.
    """
    issue = _Issue()
    for page in pages:
        if issue.pages and not issue.takes(page):
            yield tuple(issue.pages)
            issue = _Issue()
        issue.add(page)
    if issue.pages:
        yield tuple(issue.pages)


@define(eq=False)
class _Issue:
    """The issue that is being collected, and what its pages have said of it."""

    pages: list[Page] = field(factory=list[Page])
    date: datetime.date | None = None
    title: str | None = None
    number: int | None = None
    nameplate: bool = False
    labels: set[str] = field(factory=set[str])

    def takes(self, page: Page) -> bool:
        """Whether the page can be one of this issue's."""
        title = _title(page.masthead)
        number = page.masthead.total_number if page.masthead is not None else None
        if _differ(_date(page), self.date) or _differ(title, self.title) or _differ(number, self.number):
            return False
        if page.number is not None and page.number in self.labels:
            return False
        return not (self.nameplate and title is not None and page.number in (None, "1", "A1"))

    def add(self, page: Page) -> None:
        self.pages.append(page)
        self.date = self.date or _date(page)
        if page.masthead is not None:
            self.title = self.title or _title(page.masthead)
            self.number = self.number or page.masthead.total_number
            self.nameplate = self.nameplate or self.title is not None
        if page.number is not None:
            self.labels.add(page.number)


def _date(page: Page) -> datetime.date | None:
    if page.masthead is not None and page.masthead.date is not None:
        return page.masthead.date
    return page.folio.date if page.folio is not None else None


def _title(masthead: Masthead | None) -> str | None:
    return squeeze(fold(masthead.title)) if masthead is not None and masthead.title is not None else None


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other
