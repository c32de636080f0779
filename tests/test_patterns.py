"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest
import regex

from hyparse.patterns import lazy_re, lazy_regex


def test_each_is_a_pattern_of_its_module():
    assert lazy_regex(r"\p{Han}+").findall("a一二b三") == ["一二", "三"]
    assert isinstance(lazy_regex("一").match("一"), regex.Match)
    assert isinstance(lazy_re("一").match("一"), re.Match)


def test_flags_are_kept():
    assert lazy_regex("cn", regex.IGNORECASE).sub("-", "CN 43") == "- 43"
    assert lazy_re("^b", re.MULTILINE).search("a\nb")
    assert lazy_re("^b").search("a\nb") is None


def test_what_was_asked_for_is_kept():
    for pattern in (lazy_re("一"), lazy_regex("一")):
        assert pattern.pattern == "一"
        assert pattern.search is pattern.search
        assert pattern.search != pattern.match


def test_an_error_shows_at_the_first_use():
    broken, plainly = lazy_regex("("), lazy_re("(")
    with pytest.raises(regex.error):
        broken.match("")
    with pytest.raises(re.error):
        plainly.match("")


def test_what_no_pattern_has_is_missing():
    with pytest.raises(AttributeError):
        lazy_regex("一").nothing  # noqa: B018
