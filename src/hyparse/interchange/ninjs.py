"""IPTC ninjs 3.2: what news agencies and newsrooms exchange."""

from __future__ import annotations

import datetime
from typing import Any

from hyparse.interchange.common import Printed, as_issue, credit, filed, printed_in
from hyparse.models import Article, Issue, Page

__all__ = ["to_ninjs"]

_STANDARD = {"name": "ninjs", "version": "3.2", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#"}
_ZONE = datetime.timezone(datetime.timedelta(hours=8))
"""ninjs has moments, no days; newspapers in Chinese are dated by the clock of the mainland, Hong Kong, Macau and Taiwan."""


def to_ninjs(value: Issue | Page | Article, *, issue: Issue | None = None, uri: str | None = None) -> dict[str, Any]:
    """A ninjs object: an article, or an issue whose articles are associated with it.

    Args:
        value: An issue; a page, taken for an issue of one page; or an article.
        issue: The issue that printed the article, if it is known: its name and date go into the object.
        uri: The object's identifier; left out, a ``urn:uuid:`` made from its contents.

    Returns:
        A ninjs 3.2 object in JSON's types. ``contentCreated`` is the issue's day at 0:00, UTC+8.
    """
    if isinstance(value, Article):
        known = as_issue(value) if issue is None else Issue(issue.masthead, issue.pages, (value,))
        (printed,) = printed_in(known)
        return {"uri": uri or printed.identifier, "standard": _STANDARD, **_article(printed)}
    whole = as_issue(value)
    articles = printed_in(whole)
    head = whole.masthead
    facts = articles[0] if articles else Printed(Article())
    title = " ".join(str(part) for part in (head.title if head else None, facts.date) if part)
    found: dict[str, Any] = {
        "uri": uri
        or Printed(Article(rubrics=tuple(a.identifier for a in articles)), facts.masthead, facts.date).identifier,
        "standard": _STANDARD,
        "type": "composite",
        "representationType": "full",
        "title": title,
        **_issued(facts),
        "associations": [
            {
                "name": printed.article.headline or f"({number})",
                "rel": "article",
                "uri": printed.identifier,
                **_article(printed),
            }
            for number, printed in enumerate(articles, 1)
        ],
    }
    return _given(found)


def _issued(printed: Printed) -> dict[str, Any]:
    head, day = printed.masthead, printed.date
    numbers = {
        "cn": head.cn_number,
        "issn": head.issn,
        "issueNumber": head.issue_number,
        "totalNumber": head.total_number,
        "distributionCode": head.distribution_code,
    }
    moment = datetime.datetime.combine(day, datetime.time(), _ZONE).isoformat() if day is not None else None
    return {
        "contentCreated": moment,
        "organisations": [
            {"name": name, "rel": rel}
            for rel, name in (
                ("newspaper", head.title),
                ("publisher", head.publisher),
                ("sponsor", head.sponsor),
                ("supervisor", head.supervisor),
            )
            if name
        ],
        "altIds": [{"role": role, "value": str(value)} for role, value in numbers.items() if value is not None],
    }


def _article(printed: Printed) -> dict[str, Any]:
    article, issued = printed.article, _issued(printed)
    line, text = article.dateline, article.text
    lines = [
        *(("rubric", rubric) for rubric in article.rubrics),
        ("kicker", article.kicker),
        ("main", article.headline),
        ("deck", article.deck),
        *(("crosshead", head) for head in article.crossheads),
    ]
    own = dict.fromkeys(person.organisation for person in article.contributors if person.organisation)
    found: dict[str, Any] = {
        "type": "text" if text or not article.captions else "picture",
        "representationType": "full",
        "language": printed.language,
        "title": article.headline,
        "genres": [{"name": str(article.genre)}] if article.genre is not None else None,
        "headlines": [{"role": role, "value": value} for role, value in lines if value],
        "by": ", ".join(credit(person) for person in article.contributors),
        "people": [
            {"name": person.name, "rel": str(person.function or "contributor")} for person in article.contributors
        ],
        "located": line.place if line is not None else None,
        "descriptions": [{"role": "dateline", "value": filed(line)}] if line is not None and filed(line) else None,
        "infoSources": [{"name": line.agency, "role": "agency"}] if line is not None and line.agency else None,
        "bodies": [{"role": "main", "contentType": "text/plain", "charCount": len(text), "value": text}]
        if text
        else None,
        **issued,
        "organisations": [*issued["organisations"], *({"name": name, "rel": "affiliation"} for name in own)],
        "altIds": [
            *issued["altIds"],
            {"role": "story", "value": article.id},
            *({"role": "printPage", "value": page} for page in article.pages),
            *([{"role": "printSection", "value": printed.section}] if printed.section else []),
            *([{"role": "dateline", "value": printed.day.isoformat()}] if printed.day else []),
        ],
        "associations": [
            {
                "name": f"picture {number}",
                "rel": "picture",
                "uri": f"{printed.identifier}#picture-{number}",
                "type": "picture",
                "descriptions": [{"role": "caption", "contentType": "text/plain", "value": caption.text}],
                **_given({"by": ", ".join(credit(person) for person in caption.contributors)}),
            }
            for number, caption in enumerate(article.captions, 1)
        ],
    }
    return _given(found)


def _given(facts: dict[str, Any]) -> dict[str, Any]:
    """What is known: absent things are left out."""
    return {name: value for name, value in facts.items() if value not in (None, "", [], {})}
