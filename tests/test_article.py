"""One story alone, as an e-paper gives it."""

from __future__ import annotations

import pytest

import hyparse

BODY = "　　清晨六点，老码头的第一班渡船准时离岸。船工老秦解开缆绳，朝对岸喊了一嗓子，江面上的雾气慢慢散开。"
MORE = "　　“这条航线我跑了三十年。”老秦说，从前两岸没有桥，上学、看病、卖菜，都靠这条船。"


@pytest.mark.parametrize(
    ("text", "headline", "names", "paragraphs"),
    [
        (f"一条渡船的三十年\n\n■ 本报记者 秦川\n\n{BODY}\n\n{MORE}", "一条渡船的三十年", ["秦川"], 2),
        (f"# 一条渡船的三十年\n本报记者 秦川\n{BODY}\n{MORE}", "一条渡船的三十年", ["秦川"], 2),
        (f"一条渡船的三十年\n{BODY}\n{MORE}\n（本报江口5月8日讯）", "一条渡船的三十年", [], 2),
        (f"{BODY}\n{MORE}", None, [], 2),
    ],
)
def test_title_author_and_text_in_one_string(text, headline, names, paragraphs):
    article = hyparse.parse_article(text)
    assert article.headline == headline
    assert [person.name for person in article.contributors] == names
    assert len([p for p in article.paragraphs if not p.crosshead]) == paragraphs
    assert sum(len("".join(block.text.split())) for block in article.blocks) == len("".join(text.split()))


def test_a_second_dateline_opens_no_second_story():
    text = f"新闻三则\n\n本报讯（记者 王小明）{BODY.strip()}\n\n本报讯（记者 李华）{MORE.strip()}"
    article = hyparse.parse_article(text)
    assert {person.name for person in article.contributors} == {"王小明", "李华"}
    assert len(article.paragraphs) >= 2


def test_nothing_is_an_empty_article():
    assert hyparse.parse_article("") == hyparse.Article()
    assert hyparse.parse_article("</div>") == hyparse.Article()
