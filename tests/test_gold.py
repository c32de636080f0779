"""The newspaper's own pages against gold that people made from reading them."""

from __future__ import annotations

import goldfile
import pytest
from goldfile import by_line, joined_lines, squash

import hyparse


@pytest.fixture(params=goldfile.PATHS, ids=lambda path: path.stem)
def gold_and_page(request):
    gold, text = goldfile.load(request.param)
    return gold, hyparse.parse_page(text)


def stories(gold, page):
    """Each gold story with the article that holds exactly its lines."""
    loose = set(gold.get("loose", ()))
    found: dict[int, set[int]] = {}
    for number, (story, _) in by_line(page).items():
        if story and number not in loose:
            found.setdefault(story, set()).add(number)
    for want in gold["articles"]:
        lines = {n for n, story, _ in gold["lines"] if story == want["id"] and n not in loose}
        number = next((story for story, has in found.items() if has == lines), None)
        yield want, None if number is None else page.articles[number - 1]


def test_kinds(gold_and_page):
    gold, page = gold_and_page
    read = by_line(page)
    wrong = [
        (n, kind, read.get(n)) for n, _, kind in gold["lines"] if read[n][1] != kind and [n, read[n][1]] not in gold.get("also", [])
    ]
    assert len(wrong) <= 0.02 * len(gold["lines"]), wrong


def test_stories_are_whole(gold_and_page):
    gold, page = gold_and_page
    assert [want["id"] for want, article in stories(gold, page) if article is None] == []


@pytest.mark.parametrize("field", ["kicker", "headline", "deck"])
def test_headline_groups(gold_and_page, field):
    gold, page = gold_and_page
    wrong = [
        (want["id"], getattr(article, field))
        for want, article in stories(gold, page)
        if article is not None
        and squash(getattr(article, field)) not in {squash(g.get(field)) for g in (want, *want.get("either", ()))}
    ]
    assert len(wrong) <= 1, wrong


def test_credits_and_datelines(gold_and_page):
    gold, page = gold_and_page
    for want, article in stories(gold, page):
        assert article is not None
        assert sorted(map(str, [[c.role, c.name] for c in article.contributors])) == sorted(map(str, want["contributors"]))
        line = article.dateline
        read = line and {k: v for k in ("agency", "place", "month", "day", "kind") if (v := getattr(line, k)) is not None}
        assert read == want.get("dateline")


def test_continuations(gold_and_page):
    gold, page = gold_and_page
    for want, article in stories(gold, page):
        assert article is not None
        onward = [p for c in article.continuations if c.direction == "to" for p in c.pages]
        assert onward == ([want["continued_to"]] if "continued_to" in want else [])


def test_joins(gold_and_page):
    gold, page = gold_and_page
    unsure = {tuple(pair) for pair in gold.get("unsure_joins", [])}
    want = {tuple(pair) for pair in gold["joins"]} - unsure
    read = joined_lines(page) - unsure
    assert len(want ^ read) <= 0.1 * len(want), (want - read, read - want)


def test_page_facts(gold_and_page):
    gold, page = gold_and_page
    assert {"number": page.number, "section": page.section} == gold["page"]
    assert {(squash(r.headline), p) for r in page.refers for p in r.pages} == {
        (squash(headline), page) for headline, page in gold.get("refers", [])
    }
    want, masthead = gold["masthead"], page.masthead
    if want is None:
        assert masthead is None
        return
    lunar = masthead.lunar_date
    assert want == {
        "title": masthead.title,
        "latin_title": masthead.latin_title,
        "supervisor": masthead.supervisor,
        "sponsor": masthead.sponsor,
        "publisher": masthead.publisher,
        "cn_number": str(masthead.cn_number),
        "date": masthead.date.isoformat(),
        "weekday": masthead.weekday,
        "lunar": {"year": lunar.year, "month": lunar.month, "day": lunar.day, "leap": lunar.leap},
        "website": masthead.website,
        "page_count": masthead.page_count,
        "issue_number": masthead.issue_number,
        "hotlines": dict(masthead.hotlines),
    }
