"""No text makes the parser slow, whatever it is made of: time grows with the text and not with its square.

Four times the text may take eight times as long here, since machines are noisy and a square would take sixteen; ``python tests/hostile.py --to
10000000`` holds every family to five, at moderate sizes and from there on.
"""

from __future__ import annotations

import sys

import pytest

import hyparse
from hostile import FAMILIES, PAGE, seconds

BLOCKS, CHARACTERS = 1_000, 12_000
"""The smaller text of a family that is all short lines, and of one that has few."""
NOTICED = 0.04
"""Seconds under which a time says more of the machine than of the text."""


def many_lines(name: str) -> bool:
    return FAMILIES[name](1_000).count("\n") > 20


def grows(name: str) -> bool:
    """Whether four times the text takes more than eight times as long.

    Other work on the machine makes a measurement longer, never shorter: of several the shortest counts.
    """
    size = BLOCKS if many_lines(name) else CHARACTERS
    small, large = FAMILIES[name](size), FAMILIES[name](4 * size)
    short = long = float("inf")
    for _ in range(6):
        long = min(long, seconds(large))
        if long <= NOTICED:
            return False
        short = min(short, seconds(small, 2))
        if long <= 8.0 * short:
            return False
    return True


@pytest.mark.skipif(
    sys.gettrace() is not None, reason="counting lines costs more than the lines do: run it without coverage"
)
@pytest.mark.parametrize("name", FAMILIES)
def test_time_grows_with_the_text(name):
    assert not grows(name), f"{name}: four times the text takes more than eight times as long"


@pytest.mark.parametrize("name", FAMILIES)
def test_nothing_is_lost(name):
    text = FAMILIES[name](600)
    page = hyparse.parse_page(text)
    left = list(text)
    last = 0
    for block in page.blocks:
        assert last <= block.span.start < block.span.stop
        last = block.span.stop
        left[block.span.start : block.span.stop] = " " * (block.span.stop - block.span.start)
    assert not "".join(left).strip(hyparse.text.BLANK)


def test_pages_in_one_string_cost_no_more_than_alone():
    one, twenty = PAGE * 2, PAGE * 40
    seconds(one)
    assert any(seconds(twenty) <= 1.3 * 20 * seconds(one, 3) for _ in range(4))


def test_every_function_takes_hostile_text():
    parser = hyparse.Parser()
    for family in FAMILIES.values():
        text = family(300)
        for read in (
            parser.parse_article,
            parser.parse_masthead,
            parser.parse_headline,
            parser.parse_lead,
            parser.parse_byline,
            parser.find_continuations,
            hyparse.split_pages,
        ):
            read(text)
        parser.parse_issue([text, text])
