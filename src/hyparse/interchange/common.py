"""What the standards have in common: an article's facts beside the issue that printed it."""

from __future__ import annotations

import datetime
import uuid

from attrs import evolve, field, frozen

from hyparse.models import Article, Contributor, Dateline, Issue, Masthead, Page
from hyparse.patterns import lazy_re
from hyparse.text import is_traditional

__all__ = ["Printed", "as_issue", "credit", "filed", "printable", "printed_in", "sections"]

_UNPRINTABLE = lazy_re("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@frozen
class Printed:
    """An article and what is known of its issue."""

    article: Article
    masthead: Masthead = field(factory=Masthead)
    date: datetime.date | None = None
    section: str | None = None

    @property
    def language(self) -> str:
        """BCP 47: ``zh-Hans`` or ``zh-Hant``."""
        article = self.article
        text = "".join((article.headline or "", article.text, *(caption.text for caption in article.captions)))
        return "zh-Hant" if is_traditional(text) else "zh-Hans"

    @property
    def day(self) -> datetime.date | None:
        """The dateline's day, with its year."""
        line = self.article.dateline
        return line.resolve(self.date) if line is not None and self.date is not None else None

    @property
    def identifier(self) -> str:
        """A URN that is the same for the same article of the same issue, and for no other (RFC 9562, version 5)."""
        article, head = self.article, self.masthead
        facts = (
            head.title,
            head.cn_number,
            self.date,
            head.issue_number,
            article.pages,
            article.headline,
            article.text,
        )
        captions = tuple(caption.text for caption in article.captions)
        spoken = repr((*map(str, facts), captions)).encode("utf-8", "backslashreplace").decode()
        return uuid.uuid5(uuid.NAMESPACE_OID, f"hyparse {spoken}").urn


def as_issue(value: Issue | Page | Article) -> Issue:
    """The value as an issue: a page alone, or an article alone, is an issue of one."""
    if isinstance(value, Issue):
        return value
    if isinstance(value, Page):
        label = value.number or "1"
        articles = tuple(article if article.pages else evolve(article, pages=(label,)) for article in value.articles)
        return Issue(value.masthead, (value,), articles)
    return Issue(articles=(value,))


def printed_in(issue: Issue) -> tuple[Printed, ...]:
    """Each article with its issue's facts."""
    masthead = issue.masthead or Masthead()
    dates = [masthead.date, *(page.folio.date for page in issue.pages if page.folio is not None)]
    date = next((day for day in dates if day is not None), None)
    names = sections(issue)
    return tuple(
        Printed(article, masthead, date, next((names[label] for label in article.pages if label in names), None))
        for article in issue.articles
    )


def sections(issue: Issue) -> dict[str, str]:
    """The names of the sections, by page label."""
    return {
        page.number or str(index): page.section for index, page in enumerate(issue.pages, 1) if page.section is not None
    }


def filed(line: Dateline) -> str:
    """A dateline in words: 新华社北京5月18日电."""
    day = "".join(f"{number}{unit}" for number, unit in ((line.month, "月"), (line.day, "日")) if number is not None)
    return "".join(part for part in (line.agency, line.place, day, line.kind) if part)


def credit(person: Contributor) -> str:
    """A credit in words: 衡阳日报 全媒体记者 刘杨海."""
    return " ".join(part for part in (person.organisation, person.role, person.name) if part)


def printable(text: str) -> str:
    """The text with U+FFFD for what XML and HTML cannot hold: control characters, lone surrogates, non-characters."""
    return _UNPRINTABLE.sub("\ufffd", text)
