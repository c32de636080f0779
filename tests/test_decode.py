"""The decoder on evidence made by hand, and the grammar that it goes by."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyparse.decode import Tie, allowed, decode, roles_of
from hyparse.grammar import OUTSIDE, ROLES, ZONES
from hyparse.models import BlockKind

H = {"headline": 5.0, "opens": 2.0}
P, C, X = ({kind: 5.0, "opens": -1.0} for kind in ("paragraph", "caption", "crosshead"))


def read(*scores):
    return [(choice.kind, choice.opens) for choice in decode(scores, {})]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], []),
        ([H, P, P], [("headline", True), ("paragraph", False), ("paragraph", False)]),
        # two headline lines are one group: the second opens nothing unless the evidence says so
        ([H, {"headline": 5.0, "opens": -1.0}, P], [("headline", True), ("headline", False), ("paragraph", False)]),
        # a story begins at the second headline
        ([H, P, H, P], [("headline", True), ("paragraph", False), ("headline", True), ("paragraph", False)]),
        # a page that opens in the middle of a story
        ([P, X, P], [("paragraph", True), ("crosshead", False), ("paragraph", False)]),
        # a crosshead cannot stand where no story is open, whatever speaks for it
        ([{**X, "paragraph": 0.0}, P], [("paragraph", True), ("paragraph", False)]),
        # a deck cannot stand over a headline
        ([{"deck": 6.0, "headline": 1.0, "opens": -1.0}, P], [("headline", True), ("paragraph", False)]),
        # captions alone are a picture story
        ([C, C], [("caption", True), ("caption", False)]),
        # the page's own lines do not end a story
        (
            [H, P, {"refer": 3.0}, P],
            [("headline", True), ("paragraph", False), ("refer", False), ("paragraph", False)],
        ),
        # an unknown kind is a user's: transparent as well
        (
            [H, {"weather": 3.0}, P],
            [("headline", True), ("weather", False), ("paragraph", False)],
        ),
    ],
)
def test_best_sequence(scores, expected):
    assert read(*scores) == expected


def test_pairs_decide_where_the_evidence_is_even():
    scores = [{"headline": 1.0}, {"headline": 0.0, "deck": 0.0, "opens": -9.0}, {"paragraph": 0.0, "opens": -9.0}]
    over = decode(scores, {("headline+", "deck"): 1.0})
    under = decode(scores, {("headline+", "headline^"): 1.0})
    assert [choice.kind for choice in over] == ["headline", "deck", "paragraph"]
    assert [choice.kind for choice in under] == ["headline", "headline", "paragraph"]


def test_margins_by_hand():
    # kicker + headline weighs 2 + 3, headline + headline 1 + 3 (it goes on): the first line's kind is decided by 1.
    scores = [{"kicker": 2.0, "headline": 1.0}, {"headline": 3.0}]
    first, second = decode(scores, {})
    assert (first.kind, first.runner_up, first.margin) == ("kicker", "headline", pytest.approx(1.0))
    # the second line can be nothing but a headline; that it opens a story of its own weighs the same as that it does not
    assert second.kind == "headline"
    assert second.border == pytest.approx(0.0)


def brute(scores):
    """The weight of the best legal sequence, by trying them all."""
    options = [[role for kind in row for role in roles_of().get(kind, (kind,))] for row in scores]
    best = float("-inf")
    for sequence in itertools.product(*options):
        zone, total = "none", 0.0
        for row, step in zip(scores, sequence, strict=True):
            if isinstance(step, str):
                total += row[step]
            elif zone in step.after and step.zone != "slipped":
                zone, total = step.zone, total + row[step.kind]
            else:
                break
        else:
            best = max(best, total)
    return best


kinds = st.sampled_from(["headline", "kicker", "paragraph", "crosshead", "caption", "refer"])
rows = st.dictionaries(kinds, st.floats(-5, 5), min_size=1, max_size=3).map(lambda row: {"paragraph": 0.0, **row})


@given(st.lists(rows, min_size=1, max_size=4))
def test_no_sequence_weighs_more(scores):
    choices = decode(scores, {})
    total = sum(row[choice.kind] for row, choice in zip(scores, choices, strict=True))
    assert total == pytest.approx(brute(scores))
    assert all(choice.margin >= -1e-9 and choice.border >= -1e-9 for choice in choices)


def test_the_grammar_is_whole():
    assert {role.kind for role in ROLES} | set(OUTSIDE) == set(BlockKind)
    assert len({role.name for role in ROLES}) == len(ROLES)
    assert all(role.after <= set(ZONES) and role.zone in ZONES for role in ROLES)
    anywhere = frozenset(ZONES) - {"hung"}
    assert all(role.after == anywhere for role in ROLES if role.opens), (
        "a story may begin anywhere but under a crosshead"
    )


def test_no_story_ends_in_a_crosshead():
    # As a crosshead the line weighs 3 more than as a headline, but the next line, which can only be a headline, could then open nothing.
    scores = [
        {"headline": 5.0},
        {"paragraph": 0.0},
        {"crosshead": 3.0, "headline": 0.0},
        {"headline": 5.0},
        {"paragraph": 0.0},
    ]
    assert [choice.kind for choice in decode(scores, {})] == [
        "headline",
        "paragraph",
        "headline",
        "headline",
        "paragraph",
    ]
    # With a paragraph between them it is one; and a page may break off under it.
    scores.insert(3, {"paragraph": 0.0})
    assert [choice.kind for choice in decode(scores, {})][2] == "crosshead"
    assert [choice.kind for choice in decode(scores[:3], {})][2] == "crosshead"


def test_a_tie_opens_a_story_even_under_a_crosshead():
    scores = [{"paragraph": 0.0}, {"crosshead": 3.0}, {"headline": 5.0}]
    assert decode(scores, {}, {2: Tie(opens=True)})[2].opens


def test_ten_thousand_blocks():
    assert len(decode([H, P, P, X, P] * 2000, {})) == 10_000


@pytest.mark.parametrize(
    ("length", "features", "may"),
    [(12, [], True), (41, [], False), (41, ["masthead:some"], True), (120, ["notice-word", "digits"], False)],
)
def test_a_nameplates_long_line_holds_an_item_of_it(length: int, features: list[str], may: bool):
    assert (BlockKind.MASTHEAD in allowed(None, length, features)) is may


@pytest.mark.parametrize(
    ("features", "kind", "may"),
    [
        (["told", "dateline"], BlockKind.RUBRIC, False),
        (["told", "dateline"], BlockKind.HEADLINE, False),
        (["told", "dateline"], BlockKind.PARAGRAPH, True),
        (["issuer"], BlockKind.BYLINE, False),
        (["issuer"], BlockKind.NOTICE, True),
        (["dots-only"], BlockKind.RUBRIC, False),
        (["dots-only"], BlockKind.PARAGRAPH, True),
    ],
)
def test_what_a_short_line_cannot_be(features: list[str], kind: BlockKind, may: bool):
    assert (kind in allowed(None, 20, features)) is may
