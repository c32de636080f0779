"""What made a reading, the names of stories, and what a second run reads otherwise."""

from __future__ import annotations

import datetime
import os
import pathlib
import subprocess
import sys

import pytest
from attrs import evolve

import hyparse

SEEDS = sorted((pathlib.Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
ROAD = "山路修通\n\n本报讯 （记者 王小明）通往石坪村的山路昨日修通，三百户村民出行不再绕道。"
FERRY = "渡口搬家\n\n本报讯 （记者 李大江）老渡口昨日搬到下游两公里处，早班船提前到五点半开。"
TEA = "茶香出山\n\n本报讯 （记者 周全）今年的头茬茶昨日进城，每斤比去年多卖十二元，茶农多收三成。"


def test_a_reading_says_what_made_it():
    page, issue = hyparse.parse_page(ROAD), hyparse.parse_issue([ROAD])
    assert page.provenance == issue.provenance == hyparse.parse_page(FERRY).provenance
    assert page.provenance.version == hyparse.__version__
    assert all(
        len(mark) == 12 for mark in (page.provenance.vocabulary, page.provenance.weights, page.provenance.parsers)
    )
    assert hyparse.Page(ROAD, provenance=None).provenance is None


class Weather:
    kind = "weather"

    def recognise(self, block, around):
        return 0.0

    def parse(self, blocks, around):
        return ()


def test_what_was_taught_shows():
    plain = hyparse.parse_page(ROAD).provenance
    words = hyparse.Parser(vocabulary=hyparse.DEFAULT.extended(sections={"山乡风物"})).parse_page(ROAD).provenance
    taught = hyparse.Parser().with_parsers(Weather()).parse_page(ROAD).provenance
    assert evolve(words, vocabulary=plain.vocabulary) == plain != words
    assert evolve(taught, parsers=plain.parsers) == plain != taught


@pytest.mark.parametrize("seed", ["1", "2"])
def test_fingerprints_are_the_same_in_every_process(seed):
    code = "import hyparse; print(hyparse.parse_page('x').provenance, hyparse.parse_article('山路修通').id)"
    env = {**os.environ, "PYTHONHASHSEED": seed}
    out = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
    assert out.strip() == f"{hyparse.parse_page('x').provenance} {hyparse.parse_article('山路修通').id}"


LAYOUTS = {
    "markdown": "# 山路修通\n\n" + ROAD[6:],
    "indented": "山路修通\n\u3000\u3000" + ROAD[6:],
    "wide": "山路修通\n\n" + ROAD[6:].replace("（", "( ").replace("）", ")"),
    "wrapped": "山路修通\n\n" + "\n".join(ROAD[6:][i : i + 12] for i in range(0, len(ROAD[6:]), 12)),
    "traditional": "山路修通\n\n本報訊 （記者 王小明）通往石坪村的山路昨日修通，三百戶村民出行不再繞道。",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_print_has_the_same_name(layout):
    (article,) = hyparse.parse_page(ROAD).articles
    (other,) = hyparse.parse_page(LAYOUTS[layout]).articles
    assert other.id == article.id


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_names_outlive_the_script_and_differ_on_a_page(path):
    page = hyparse.parse_page(path.read_text("utf-8"))
    assert len({article.id for article in page.articles}) == len(page.articles)
    converted = hyparse.convert(page, "s2t")
    assert [article.id for article in converted.articles] == [article.id for article in page.articles]


def test_a_figure_makes_another_story():
    assert hyparse.parse_article("开奖\n\n3 5 7").id != hyparse.parse_article("开奖\n\n3 5 8").id
    assert hyparse.Article(headline="山路修通").id == hyparse.parse_article("山路修通").id


def page(*stories: str) -> hyparse.Page:
    return hyparse.parse_page("\n\n".join(stories))


def test_nothing_changes_when_nothing_does():
    assert hyparse.changes(page(ROAD, FERRY), page(FERRY, ROAD)) == ()


def test_what_a_second_run_reads_otherwise():
    before, after = page(ROAD, FERRY), page(FERRY, TEA)
    added, removed = hyparse.changes(before, after)
    assert (added.kind, added.headline, added.before, added.after) == ("added", "茶香出山", None, after.articles[1].id)
    assert (removed.kind, removed.headline, removed.before, removed.after) == (
        "removed",
        "山路修通",
        before.articles[0].id,
        None,
    )


def test_a_story_read_otherwise_and_one_with_other_borders():
    (article,) = page(ROAD).articles
    otherwise = evolve(article, headline=None, kicker="山路修通")
    (change,) = hyparse.changes([article], [otherwise])
    assert (change.kind, change.before, change.fields) == ("changed", article.id, ("kicker", "headline"))
    shorter = evolve(article, blocks=article.blocks[1:], headline=None)
    (change,) = hyparse.changes([article], [shorter])
    assert (change.kind, change.before, change.after) == ("moved", article.id, shorter.id)


@pytest.mark.parametrize(
    ("dateline", "issue_date", "day"),
    [
        ("新华社北京5月18日电", datetime.date(2026, 5, 19), datetime.date(2026, 5, 18)),
        ("新华社北京12月31日电", datetime.date(2026, 1, 1), datetime.date(2025, 12, 31)),
        ("本报讯", datetime.date(2026, 5, 19), None),
    ],
)
def test_the_day_of_a_story(dateline, issue_date, day):
    article = hyparse.parse_article(
        f"山路修通\n\n{dateline} （记者 王小明）通往石坪村的山路昨日修通，三百户村民出行不再绕道。"
    )
    assert article.date(issue_date) == day


def test_a_story_without_a_dateline_has_no_day():
    assert hyparse.parse_article("山路修通").date(datetime.date(2026, 5, 19)) is None
