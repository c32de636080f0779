"""The gold of the generated pages is sound: everything is covered once, everybody credited stands in the story."""

from __future__ import annotations

import itertools
import pathlib
import re

import attrs
import pytest

from hyparse import BlockKind
from material import GeneratedPage, Story, load_furniture, load_stories, pages
from material.generator import MODES, STYLES

SEEDS = pathlib.Path(__file__).parent.parent / "seeds"
SHUFFLES = range(2)


def squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module", params=MODES)
def generated(request: pytest.FixtureRequest) -> list[GeneratedPage]:
    return [page for seed in SHUFFLES for page in pages(seed, mode=request.param)]


def own(page: GeneratedPage, number: int, *kinds: str) -> str:
    """The printed characters of a story, or of its lines of the kinds named."""
    lines = [(a, b) for a, b, n, kind in page.lines if n == number and (not kinds or kind in kinds)]
    return squeeze("".join(page.text[a:b] for a, b in lines))


def test_lines_cover_the_text_once_and_in_order(generated: list[GeneratedPage]) -> None:
    for page in generated:
        last = 0
        for start, stop, _, _ in page.lines:
            assert start < stop
            assert not page.text[last:start].strip()
            last = stop
        assert not page.text[last:].strip()


def test_everybody_credited_stands_in_the_story(generated: list[GeneratedPage]) -> None:
    for page in generated:
        for number, article in page.articles.items():
            text = own(page, number)
            for name in article.names:
                assert name in text
                assert not re.search(r"\s", name)
            assert len(set(article.names)) == len(article.names)


def test_heads_are_the_lines_of_the_head(generated: list[GeneratedPage]) -> None:
    for page in generated:
        for number, article in page.articles.items():
            for kind in ("kicker", "headline", "deck"):
                assert squeeze(getattr(article, kind) or "") == own(page, number, kind).replace("#", "")


def test_paragraphs_are_the_body_put_together(generated: list[GeneratedPage]) -> None:
    for page in generated:
        joins = {second for _, second in page.joins}
        for number, article in page.articles.items():
            printed, whole = own(page, number, "paragraph"), squeeze("".join(article.paragraphs))
            cuts = sum(n == number and (a, b) in joins for a, b, n, _ in page.lines)
            assert len(whole) <= len(printed) <= len(whole) + 4 * cuts
            if not cuts:
                assert printed == whole


def test_joins_are_fragments_of_one_story(generated: list[GeneratedPage]) -> None:
    owner = [{(a, b): (n, kind) for a, b, n, kind in page.lines} for page in generated]
    for page, lines in zip(generated, owner, strict=True):
        for first, second in page.joins:
            assert first < second
            assert lines[first] == lines[second]
            assert lines[first][1] == "paragraph"
            assert page.text[first[1] - 1] not in "。！？”…；："


def test_a_page_read_across_keeps_its_gold() -> None:
    moved = 0
    for page in pages(5, across=1.0):
        owners = [n for n, _ in itertools.groupby(n for _, _, n, _ in page.lines if n)]
        moved += len(owners) != len(set(owners))
        assert "".join(page.text[a:b].strip() for a, b, _, _ in page.lines)
        for first, second in page.joins:
            assert first < second
    assert moved > 3


def test_a_story_without_a_head_or_a_column_s_name_opens_with_what_shows_its_start() -> None:
    bare = [
        (page, number)
        for seed in range(6)
        for page in pages(seed)
        for number, article in page.articles.items()
        if not article.headline and article.kind != "picture" and not article.rubrics
    ]
    assert bare
    for page, number in bare:
        text = own(page, number, "paragraph", "caption", "jump")
        assert re.search(r"[讯訊电電報报]|报道|上接|消息", text[:160]), text[:60]


def test_the_pages_are_those_of_the_seed() -> None:
    assert list(pages(7)) == list(pages(7))
    assert list(pages(7)) != list(pages(8))
    with pytest.raises(ValueError, match="mode"):
        next(pages(1, mode="loud"))


@pytest.mark.parametrize("style", STYLES)
def test_a_style_can_be_asked_for(style: str) -> None:
    for page in pages(3, style=style, half="test"):
        assert page.style == style
        dense = page.text.count("\n\n") < len(page.lines) / 2
        assert dense is (style in ("indented", "tight"))
        assert ("# " in page.text) is (style in ("markdown", "flat"))


@pytest.mark.parametrize("script", ["s2t", "s2hk"])
def test_a_script_can_be_asked_for(script: str) -> None:
    text = "".join(page.text for page in pages(3, script=script))
    assert not set("记讯报电这说时来对东车") & set(text)


def test_halves_share_nothing() -> None:
    fit, test = load_stories("fit"), load_stories("test")
    assert not {s.id for s in fit} & {s.id for s in test}
    assert len(fit) + len(test) == len(load_stories())
    assert len(test) >= 40
    ours, theirs = attrs.asdict(load_furniture("fit")), attrs.asdict(load_furniture("test"))
    for key, entries in ours.items():
        assert not set(entries) & set(theirs[key]), key
        assert len(entries) > 2 * len(theirs[key]), key


def test_stories_are_of_many_kinds() -> None:
    stories = load_stories()
    assert len(stories) >= 90
    assert len({s.id for s in stories}) == len(stories)
    assert {s.dated for s in stories} == {"open", "close", "none"}
    assert sum(s.traditional for s in stories) >= 12
    seen = {line.role for story in stories for line in story.rows} | {
        kind for seed in range(8) for page in pages(seed) for _, _, _, kind in page.lines
    }
    assert seen == set(BlockKind)


@pytest.mark.parametrize(
    ("piece", "at_least"),
    [
        ("mastheads", 50),
        ("folios", 120),
        ("rubrics", 180),
        ("refers", 140),
        ("notices", 200),
        ("artifacts", 60),
        ("editors", 35),
        ("captions", 150),
        ("crossheads", 220),
    ],
)
def test_there_is_furniture_enough(piece: str, at_least: int) -> None:
    entries = getattr(load_furniture(), piece)
    assert len(entries) >= at_least
    assert len(set(entries)) == len(entries)


def credited(story: Story) -> set[str]:
    return {name for row in story.rows for name in row.names}


@pytest.mark.parametrize("story", load_stories(), ids=lambda story: story.id)
def test_a_story_says_the_truth_about_itself(story: Story) -> None:
    assert credited(story) == set(story.names)
    leads = [row for row in story.rows if row.lead]
    assert bool(leads) is (story.dated == "open")
    for row in leads:
        assert row.role == "paragraph"
    known = dict(story.dateline)
    marked = squeeze("".join(row.lead + row.tail + (row.text if row.role == "byline" else "") for row in story.rows))
    for part in ("agency", "place"):
        assert (known.get(part) or "") in marked
    roles = [role for role, _ in itertools.groupby(row.role for row in story.rows)]
    assert {"headline", "rubric"} & set(roles) or story.kind == "picture"


def test_the_seeds_are_not_among_the_stories() -> None:
    printed = [row.printed for story in load_stories() for row in story.rows]
    material = squeeze("".join(printed) + str(load_furniture()))
    for path in SEEDS.glob("*.txt"):
        for line in path.read_text("utf-8").splitlines():
            words = squeeze(line.strip("# "))
            for sentence in re.split(r"[。！？]", words):
                assert len(sentence) < 14 or sentence not in material
