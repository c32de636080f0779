"""What is tested cheaply before a dear pattern is tried loses nothing: with the test taken away, every reader finds the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hyparse import dates, evidence, lunar, quality
from hyparse.parsers import byline, folio, items
from hyparse.text import fold
from hyparse.vocabulary import DEFAULT

HERE = Path(__file__).parent
LINES = sorted(
    {
        fold(line.strip())
        for path in (*(HERE / "cases").iterdir(), *(HERE.parent / "seeds").glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    }
)
PIECES = sorted({line[at : at + 5] for line in LINES for at in range(0, min(len(line), 60), 5)})
ANY = re.compile("")
LETTERS = frozenset(map(chr, range(0x110000)))

TESTS: list[tuple[object, str, object, Callable[[str], object]]] = [
    (items, "_ANY_MARK", ANY, items.unmarked),
    (items, "_TITLE_ENDS", LETTERS, items.title_like),
    (items, "_OTHER_ENDS", LETTERS, items.other_title),
    (items, "_LAST_LATIN", "\U0010ffff", items.latin_title_like),
    (items, "_MONTH_SIGN", ANY, items._scanned),
    (items, "_WORDS", {}, items._scanned),
    (items, "_WEEKDAY_SIGN", ANY, items._scanned),
    (folio, "_ANY_ROLE", ANY, lambda line: folio.folio_score(line, DEFAULT)),
    (folio, "_DIGIT", ANY, lambda line: folio.folio_score(line, DEFAULT)),
    (dates, "_YEAR_IN_FIGURES", ANY, lambda line: list(dates.find_dates(line))),
    (lunar, "_SIGNS", ANY, lunar.find_lunar),
    (byline, "_SET_APART", ANY, lambda line: byline.is_byline_line(line, DEFAULT)),
]
"""The module, the test in it, what always passes in its place, and who asks."""


def spliced() -> st.SearchStrategy[str]:
    """Lines made of pieces of lines."""
    return st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)


def same(
    monkeypatch: pytest.MonkeyPatch, where: object, name: str, passes: object, ask: Callable[[str], object], line: str
) -> None:
    found = ask(line)
    with monkeypatch.context() as patch:
        patch.setattr(where, name, passes)
        assert ask(line) == found, line


@pytest.mark.parametrize(("where", "name", "passes", "ask"), TESTS, ids=[name for _, name, _, _ in TESTS])
def test_printed_lines(monkeypatch, where, name, passes, ask):
    for line in LINES:
        same(monkeypatch, where, name, passes, ask, line)


@pytest.mark.parametrize(("where", "name", "passes", "ask"), TESTS, ids=[name for _, name, _, _ in TESTS])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=spliced())
def test_spliced_lines(monkeypatch, where, name, passes, ask, line):
    same(monkeypatch, where, name, passes, ask, line)


def compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


NARROWER = {("cn", "号 统国"), ("registration", "号 物刊登"), ("pages", "版 共开"), ("sections", "版 -—至~")}
"""Rules whose needs are a condition of their own: what they match has them as it is printed, but their patterns would take it without."""
RULES = [rule for rule in items._RULES if compiles(rule[2]) and rule[:2] not in NARROWER]


@pytest.mark.parametrize(("name", "needs", "pattern"), RULES, ids=[f"{i}-{rule[0]}" for i, rule in enumerate(RULES)])
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_rule_matches_has_what_the_rule_needs(name, needs, pattern, data):
    line = data.draw(st.from_regex(pattern))
    if regex.search(pattern, line) and not regex.search(
        r"[^\P{Nd}0-9]", line
    ):  # other scripts' figures are not printed
        assert name in {found for found, _ in items._rules().fitting(line)}, line


@given(st.one_of(spliced(), st.from_regex(evidence._URL.pattern), st.from_regex(byline._DESK.pattern)))
def test_addresses_and_ends(line):
    contact = evidence._URL.search(line) is not None or evidence._PHONE.search(line) is not None
    assert evidence._has_contact(line) == contact
    assert quality._has_gap(line) == (quality._GAP.search(line) is not None)
    stop = len(line.rstrip())
    if byline._DESK.search(line, max(0, stop - 8), stop):
        assert line[stop - 1] not in byline._NO_SIGNATURE
