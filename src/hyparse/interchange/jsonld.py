"""schema.org, as JSON-LD: what search engines and the web of data read."""

from __future__ import annotations

from typing import Any

from hyparse.interchange.common import Printed, as_issue, filed, printed_in
from hyparse.models import Article, Contributor, Function, Issue, Masthead, Page

__all__ = ["to_jsonld"]

_CONTEXT = "https://schema.org"
_AUTHORS = frozenset({Function.REPORTER, Function.CORRESPONDENT, Function.INTERN, Function.COMMENTATOR, None})
_PROPERTIES = {Function.EDITOR: "editor", Function.TRANSLATOR: "translator"}
"""Functions that schema.org has properties for; the others are contributors."""


def to_jsonld(value: Issue | Page | Article, *, issue: Issue | None = None) -> dict[str, Any]:
    """schema.org's view: a ``NewsArticle``, or a ``PublicationIssue`` of a ``Newspaper`` with its articles.

    Args:
        value: An issue; a page, taken for an issue of one page; or an article.
        issue: The issue that printed the article, if it is known: its name and date go into the article's.

    Returns:
        A JSON-LD object in JSON's types, with its context. Properties and types are schema.org's.
    """
    if isinstance(value, Article):
        known = as_issue(value) if issue is None else Issue(issue.masthead, issue.pages, (value,))
        (printed,) = printed_in(known)
        own = _issue(printed) if issue is not None else {}
        return {"@context": _CONTEXT, **_article(printed), **({"isPartOf": own} if own else {})}
    articles = printed_in(as_issue(value))
    facts = articles[0] if articles else Printed(Article(), (value.masthead or Masthead()))
    whole = _issue(facts) or {"@type": "PublicationIssue"}
    return {"@context": _CONTEXT, **whole, "hasPart": [_article(article) for article in articles]}


def _article(printed: Printed) -> dict[str, Any]:
    article = printed.article
    line, day = article.dateline, printed.day
    authors = [person for person in article.contributors if person.function in _AUTHORS and "text" in person.works]
    others = [person for person in article.contributors if person not in authors]
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": printed.identifier,
        "identifier": article.id,
        "genre": str(article.genre) if article.genre is not None else None,
        "headline": article.headline,
        "alternativeHeadline": [text for text in (article.kicker, article.deck) if text],
        "articleSection": list(article.rubrics),
        "author": [_person(person) for person in authors],
        "contributor": [_person(person) for person in others if person.function not in _PROPERTIES],
        **{
            name: [_person(person) for person in others if person.function is function]
            for function, name in _PROPERTIES.items()
        },
        "dateline": filed(line) if line is not None else None,
        "dateCreated": day.isoformat() if day is not None else None,
        "locationCreated": {"@type": "Place", "name": line.place} if line is not None and line.place else None,
        "sourceOrganization": _organisation(line.agency) if line is not None and line.agency else None,
        "datePublished": printed.date.isoformat() if printed.date is not None else None,
        "printPage": ", ".join(article.pages),
        "printSection": printed.section,
        "inLanguage": printed.language,
        "articleBody": article.text,
        "associatedMedia": [
            {
                "@type": "ImageObject",
                "caption": caption.text,
                **_given({"creator": [_person(person) for person in caption.contributors]}),
            }
            for caption in article.captions
        ],
    }
    return _given(found)


def _issue(printed: Printed) -> dict[str, Any]:
    """The issue, as far as its masthead tells; empty if nothing is known of it."""
    head = printed.masthead
    facts = _given(
        {
            "issueNumber": head.issue_number,
            "datePublished": printed.date.isoformat() if printed.date is not None else None,
            "isPartOf": _newspaper(head),
        }
    )
    return {"@type": "PublicationIssue", **facts} if facts else {}


def _newspaper(head: Masthead) -> dict[str, Any]:
    identifiers = {"CN": head.cn_number, "邮发代号": head.distribution_code}
    publisher = _organisation(head.publisher) if head.publisher else {"@type": "Organization"}
    hotlines = [
        {"@type": "ContactPoint", "contactType": label, "telephone": number} for label, number in head.hotlines.items()
    ]
    facts = _given(
        {
            "name": head.title,
            "alternateName": head.latin_title,
            "issn": head.issn,
            "identifier": [
                {"@type": "PropertyValue", "propertyID": name, "value": str(value)}
                for name, value in identifiers.items()
                if value is not None
            ],
            "publisher": {**publisher, "contactPoint": hotlines} if hotlines else publisher if head.publisher else None,
            "sponsor": _organisation(head.sponsor) if head.sponsor else None,
        }
    )
    return {"@type": "Newspaper", **facts} if facts else {}


def _person(person: Contributor) -> dict[str, Any]:
    affiliation = _organisation(person.organisation) if person.organisation else None
    return {"@type": "Person", "name": person.name, **_given({"jobTitle": person.role, "affiliation": affiliation})}


def _organisation(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}


def _given(facts: dict[str, Any]) -> dict[str, Any]:
    """What is known: absent things are left out."""
    return {name: value for name, value in facts.items() if value not in (None, "", [], {})}
