"""The newspaper's own pages against gold that people made from reading them."""

from __future__ import annotations

import pytest

import goldfile
import hyparse
from goldfile import squash


@pytest.fixture(params=goldfile.PATHS, ids=lambda path: path.stem)
def stem(request):
    return request.param.stem


@pytest.fixture
def page(stem):
    return hyparse.parse_page(goldfile.read(goldfile.HERE / "gold" / f"{stem}.gold").text)


@pytest.fixture
def report(stem, page):
    return hyparse.evaluate(page, goldfile.read(goldfile.HERE / "gold" / f"{stem}.gold"))


def test_the_gold_is_of_the_page(stem):
    gold = goldfile.read(goldfile.HERE / "gold" / f"{stem}.gold")
    assert gold.text == (goldfile.SEEDS / goldfile.FACTS[stem]["source"]).read_text("utf-8")
    assert str(gold) == (goldfile.HERE / "gold" / f"{stem}.gold").read_text("utf-8")


def test_kinds(report):
    assert len(report.kinds.misses) <= 0.03 * report.kinds.wanted, report.kinds.misses


def test_stories_are_whole(report):
    assert report.stories.misses == ()


def test_headline_groups(report):
    assert len(report.groups.misses) <= 1, report.groups.misses


@pytest.mark.parametrize("what", ["credits", "datelines", "facts"])
def test_credits_datelines_and_the_pages_facts(report, what):
    assert report.counts[what].misses == ()


def test_joins(report):
    assert len(report.joins.misses) <= 0.1 * report.joins.wanted, report.joins.misses


def test_corrected_by_its_gold_a_page_is_its_gold(stem, page):
    gold = goldfile.read(goldfile.HERE / "gold" / f"{stem}.gold")
    assert hyparse.evaluate(hyparse.parse_page(page.text, fixed=hyparse.fixes(gold)), gold).perfect


def test_nameplate_and_teasers(stem, page):
    facts = goldfile.FACTS[stem]
    assert {(squash(r.headline), p) for r in page.refers for p in r.pages} == {
        (squash(headline), page) for headline, page in facts["refers"]
    }
    want, masthead = facts["masthead"], page.masthead
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
