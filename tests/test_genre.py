"""What kind of text a story is, against what people said of it."""

from __future__ import annotations

import pathlib
import tomllib

import pytest

import hyparse
from hyparse import Genre
from hyparse.genre import RULES
from material.stories import load_stories

CASES = tomllib.loads((pathlib.Path(__file__).parent / "cases" / "genres.toml").read_text("utf-8"))
STORIES = {story.id: "\n\n".join(row.printed for row in story.rows) for story in load_stories()}
LABELLED = [(genre, STORIES[name]) for genre, names in CASES["labels"].items() for name in names.split()]
LABELLED += [(case["genre"], case["text"].strip().replace("\n", "\n\n")) for case in CASES["story"]]


@pytest.fixture(scope="module")
def read() -> list[tuple[str, Genre | None]]:
    return [(genre, hyparse.parse_article(text).genre) for genre, text in LABELLED]


def test_enough_stories_are_labelled():
    assert len(LABELLED) >= 150
    assert {genre for genre, _ in LABELLED} == set(Genre)


def test_most_stories_are_given_a_genre_and_the_right_one(read):
    given = [(want, genre) for want, genre in read if genre is not None]
    assert len(given) >= 0.9 * len(read)
    assert sum(want == genre for want, genre in given) >= 0.92 * len(given)


@pytest.mark.parametrize("genre", list(Genre))
def test_no_genre_is_guessed(read, genre):
    said = [want for want, found in read if found == genre]
    assert sum(want == genre for want in said) >= 0.75 * len(said)


SMALL = [
    ("news", "山路修通\n\n本报讯 （记者 王小明）通往石坪村的山路昨日修通。\n\n三百户村民出行不再绕道。"),
    ("brief", "山路修通\n\n本报讯 （记者 王小明）通往石坪村的山路昨日修通，三百户村民出行不再绕道。"),
    ("obituary", "数学家李大江逝世\n\n本报讯 数学家李大江因病医治无效，昨日在京逝世，享年九十岁。"),
    ("announcement", "停水通知\n\n因检修管道，明日八时至十八时停水。\n\n市自来水公司\n\n2025年5月4日"),
    ("comment", "社论\n\n把路修到心里去\n\n路修通了，还要管得好。只修不管，再宽的路也会变窄。"),
    (None, ""),
    (None, "2025"),
]


@pytest.mark.parametrize(("genre", "text"), SMALL)
def test_forms(genre, text):
    assert hyparse.parse_article(text).genre == genre


@pytest.mark.parametrize(("simplified", "traditional"), [("讣 告", "訃 告"), ("停水通知", "停水通知")])
def test_both_scripts_are_one(simplified, traditional):
    body = "\n\n因检修管道，明日八时至十八时停水。"
    assert hyparse.parse_article(simplified + body).genre == hyparse.parse_article(traditional + body).genre


def test_every_genre_has_a_rule():
    assert {genre for _, genre, _ in RULES} == set(Genre)
