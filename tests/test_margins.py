"""Margins: always there, small where a page is doubtful, the same for the same text."""

from __future__ import annotations

import pathlib

import pytest

import hyparse
from calibration import area, in_lowest, invented

SEEDS = sorted((pathlib.Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
PAGE = """山路修通

本报讯 （记者 王小明）通往石坪村的山路昨日修通，三百户村民出行不再绕道，运一车果子比过去省一个小时。

渡口搬家

本报讯 （记者 李大江）老渡口昨日搬到下游两公里处，新码头能停三条船，早班船提前到五点半开。
"""


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_block_and_article_has_a_margin(path):
    page = hyparse.parse_page(path.read_text("utf-8"))
    assert all(0 <= block.margin <= 30 for block in page.blocks)
    assert all(0 <= article.margin <= 30 for article in page.articles)
    assert page.margin == min(article.margin for article in page.articles)


def test_an_article_is_as_sure_as_its_least_sure_border():
    page = hyparse.parse_page(PAGE)
    explained = hyparse.Parser().explain(PAGE)
    assert [article.headline for article in page.articles] == ["山路修通", "渡口搬家"]
    for article, own in zip(page.articles, (explained[:3], explained[2:]), strict=True):
        assert article.margin <= min(each.border_margin for each in own) + 0.001


def test_a_margin_is_how_sure_a_reading_is_and_not_what_was_read():
    block = hyparse.Block("headline", hyparse.Span(0, 2), "头条", margin=3.0)
    assert block == hyparse.Block("headline", hyparse.Span(0, 2), "头条")
    assert hash(block) == hash(hyparse.Block("headline", hyparse.Span(0, 2), "头条"))


def test_a_page_without_articles_is_as_doubtful_as_can_be():
    assert hyparse.parse_page("").margin == 0.0


def test_an_issues_story_is_as_sure_as_its_least_sure_half():
    first = (
        "山路修通\n\n本报讯 （记者 王小明）通往石坪村的山路昨日修通，三百户村民出行不再绕道，运一车果子（下转第二版）"
    )
    second = "山路修通\n\n（上接第一版）比过去省一个小时。\n\n村里还打算把路修到后山的茶园去。"
    issue = hyparse.parse_issue([hyparse.PageText(first, "1"), hyparse.PageText(second, "2")])
    (article,) = issue.articles
    assert article.margin == min(page.articles[0].margin for page in issue.pages)
    assert [block.margin for block in article.blocks] == [block.margin for page in issue.pages for block in page.blocks]


def test_the_figures_of_the_calibration():
    rows = [(0.1, True), (0.2, False), (0.3, True), (0.4, False), (0.5, False)]
    # Five of the six pairs of a wrong and a right article are in order.
    assert area(rows) == pytest.approx(5 / 6)
    assert in_lowest(rows) == 0.5


def test_wrong_articles_have_small_margins():
    rows = invented("epaper", 40)
    assert area(rows) >= 0.75
    assert in_lowest(rows) >= 0.4
