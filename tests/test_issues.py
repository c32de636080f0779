"""Whole issues from their pages' text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import hyparse
from hyparse.link import link_issue
from hyparse.models import Article, PageText
from issue_generator import Whole, as_texts, generate

FRONT = (Path(__file__).parent.parent / "seeds" / "000_5f3a423b7c30facf.txt").read_text("utf-8")
HEADLINE = "717个小区开门接“骑” 344个驿站歇脚有“家”"
SECOND = """第2版 要闻

本报讯（记者 张三）休渔期一过，渔港的船鸣笛出海。

{head}

（上接第一版）站点还配备了药箱、充电宝和图书角，骑手进门就能歇脚。

下一步，每个站点都将公布管理人的电话。

渔港再添新船

本报讯（记者 李四）船老大今年换了新船，冷冻舱比旧船大一倍。
"""


@pytest.mark.parametrize("head", [HEADLINE, "344个驿站歇脚有“家”"])
def test_the_front_page_of_19_may_2026_with_its_second_page(head: str) -> None:
    issue = hyparse.parse_issue([FRONT, SECOND.format(head=head)])
    (whole,) = [article for article in issue.articles if len(article.pages) > 1]
    assert whole.pages == ("1", "2")
    assert whole.headline == HEADLINE
    assert [paragraph.text for paragraph in whole.paragraphs[-2:]] == [
        "站点还配备了药箱、充电宝和图书角，骑手进门就能歇脚。",
        "下一步，每个站点都将公布管理人的电话。",
    ]
    assert "jump" not in " ".join(doubt.code for doubt in issue.diagnostics)
    assert {span.page for paragraph in whole.paragraphs for span in paragraph.spans} == {0, 1}


def test_the_front_page_alone() -> None:
    issue = hyparse.parse_issue([FRONT])
    (doubt,) = [doubt for doubt in issue.diagnostics if doubt.code == "jump-without-target-page"]
    assert doubt.printed == "（下转第二版）"
    (first,) = [article for article in issue.articles if article.headline == HEADLINE]
    assert first.pages == ("1",)
    assert first.paragraphs[-1].text.endswith("建议优先加挂标识。")


def test_labels_given_by_the_caller() -> None:
    issue = hyparse.parse_issue([PageText("渔港开海\n\n本报讯（记者 张三）渔港的船鸣笛出海。\n", "A06版")])
    assert [article.pages for article in issue.articles] == [("A6",)]


def is_exact(whole: Whole, articles: tuple[Article, ...]) -> bool:
    text = "".join(whole.text.split())
    return any(
        "".join("".join(p.text for p in article.paragraphs if not p.crosshead).split()) == text
        for article in articles
        if len(article.pages) > 1
    )


def test_generated_issues_from_their_text() -> None:
    exact = total = 0
    for issue in generate(11, 40):
        articles = hyparse.parse_issue(as_texts(issue)).articles
        total += len(issue.wholes)
        exact += sum(is_exact(whole, articles) for whole in issue.wholes)
    assert total > 100
    assert exact / total >= 0.9


def test_linking_costs_less_than_parsing() -> None:
    texts = [text for issue in generate(12, 18) for text in as_texts(issue)][:100]
    start = time.process_time()
    pages = [hyparse.parse_page(text) for text in texts]
    parsed = time.process_time()
    link_issue(pages, [str(number) for number in range(1, len(pages) + 1)])
    linked = time.process_time()
    assert linked - parsed < parsed - start
