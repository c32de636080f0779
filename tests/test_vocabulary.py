"""The word tables: data that can be extended, and that knows no person, town or headline of the pages kept for testing."""

from __future__ import annotations

import pathlib
import re

import attrs
import pytest

import goldfile
import hyparse

HERE = pathlib.Path(__file__).resolve().parent
GOLD = [goldfile.load(path)[0] for path in goldfile.PATHS]
TABLES = {field.name: getattr(hyparse.DEFAULT, field.name) for field in attrs.fields(hyparse.Vocabulary)}
SOURCES = {path.name: path.read_text("utf-8") for path in (HERE.parent / "src" / "hyparse").rglob("*.py")}


def test_no_person_of_the_seeds_is_known():
    people = {name for gold in GOLD for article in gold["articles"] for _, name in article["contributors"]}
    assert len(people) > 15
    for name in people:
        assert not [table for table, words in TABLES.items() if name in words]
        assert not [module for module, source in SOURCES.items() if name in source]


def test_no_headline_of_the_seeds_is_known():
    heads = {
        clause
        for gold in GOLD
        for article in gold["articles"]
        for field in ("kicker", "headline", "deck")
        for clause in re.split(r"\s|[，：！？“”『』]", article.get(field) or "")
        if len(clause) >= 8
    }
    assert len(heads) > 40
    words = set().union(*TABLES.values())
    assert not words & heads
    assert not [(head, module) for head in heads for module, source in SOURCES.items() if head in source]


def test_words_are_folded():
    from hyparse.text import fold

    for table, words in TABLES.items():
        assert [word for word in words if fold(word) != word or word != word.strip() or not word] == [], table


def test_extending_makes_a_new_vocabulary():
    more = hyparse.DEFAULT.extended(roles={"融媒体小记者"}, rubrics=["晨光曲"])
    assert "融媒体小记者" in more.roles
    assert "晨光曲" in more.rubrics
    assert "融媒体小记者" not in hyparse.DEFAULT.roles
    assert hyparse.DEFAULT.extended() == hyparse.DEFAULT
    assert hash(more) != hash(hyparse.DEFAULT)


@pytest.mark.parametrize(
    ("words", "message"),
    [({"role": {"记者"}}, "no table 'role'"), ({"roles": "记者"}, "single string")],
)
def test_a_wrong_extension_says_what_is_wrong(words, message):
    with pytest.raises(hyparse.HyparseError, match=message):
        hyparse.DEFAULT.extended(**words)
