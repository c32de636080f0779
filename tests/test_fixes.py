"""Corrections: they bind the reading, the page adapts, and what contradicts itself is refused."""

from __future__ import annotations

import pathlib
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hyparse
from hyparse import Fix, HyparseError, Span

SEEDS = sorted((pathlib.Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
TEXTS = [path.read_text("utf-8") for path in SEEDS]
ROAD = "本报讯 （记者 王小明）通往石坪村的山路昨日修通，三百户村民出行不再绕道，运一车果子比过去省一个小时。"
MORE = "村里还打算把路修到后山的茶园去，明年清明前的头茬茶就能当天进城。"
FERRY = "本报讯 （记者 李大江）老渡口昨日搬到下游两公里处，新码头能停三条船，早班船提前到五点半开。"
PAGE = f"山路修通\n\n{ROAD}\n\n茶香出山\n\n{MORE}\n\n渡口搬家\n\n{FERRY}"


def at(words: str, text: str = PAGE) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def kinds(page: hyparse.Page) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text[:4]) for block in page.blocks]


@pytest.mark.parametrize("kind", ["crosshead", "headline", "caption", "notice", "byline"])
def test_a_block_is_what_it_is_said_to_be(kind):
    page = hyparse.parse_page(PAGE, fixed=(Fix(at("茶香出山"), kind=kind),))
    assert (kind, "茶香出山") in kinds(page)


@pytest.mark.parametrize(
    ("opens", "heads"),
    [(True, ["山路修通", "茶香出山", "渡口搬家"]), (False, ["山路修通", "渡口搬家"])],
)
def test_a_story_begins_where_it_is_said_to(opens, heads):
    page = hyparse.parse_page(PAGE, fixed=(Fix(at("茶香出山"), opens_article=opens),))
    assert [article.headline for article in page.articles if article.headline] == heads
    assert page.blocks[3] in page.articles[1 if opens else 0].blocks


def test_a_border_that_is_taken_away_does_not_come_back_on_the_next_line():
    page = hyparse.parse_page(PAGE, fixed=(Fix(at("渡口搬家"), opens_article=False),))
    assert page.blocks[3:] == page.articles[-1].blocks[-3:]


def test_a_span_of_several_blocks_is_one_storys():
    whole = Span(0, at(MORE).stop)
    page = hyparse.parse_page(PAGE, fixed=(Fix(whole, opens_article=True),))
    assert [len(article.blocks) for article in page.articles] == [4, 2]
    page = hyparse.parse_page(PAGE, fixed=(Fix(Span(at(ROAD).start, at(MORE).stop), kind="paragraph"),))
    assert [kind for kind, _ in kinds(page)][1:4] == ["paragraph"] * 3


def test_the_last_word_is_the_users_against_the_grammar_too():
    page = hyparse.parse_page("渡口搬家", fixed=(Fix(Span(0, 4), kind="deck"),))
    assert kinds(page) == [("deck", "渡口搬家")]
    assert page.articles[0].deck == "渡口搬家"


CUT = "山路修通\n\n本报讯 （记者 王小明）通往石坪村的山路昨日修通，三百户\n\n村民出行不再绕道。\n\n运一车果子比过去省一个小时。"


def paragraphs(page: hyparse.Page) -> list[str]:
    return [paragraph.text[-10:] for paragraph in page.articles[0].paragraphs]


def test_two_pieces_are_one_paragraph_or_are_not():
    first, second, third = (
        at("本报讯 （记者 王小明）通往石坪村的山路昨日修通，三百户", CUT),
        at("村民出行不再绕道。", CUT),
        at("运一车果子比过去省一个小时。", CUT),
    )
    assert paragraphs(hyparse.parse_page(CUT)) == ["户村民出行不再绕道。", "车果子比过去省一个小时。"[-10:]]
    apart = hyparse.parse_page(CUT, fixed=(Fix(first, joins=first),))
    assert paragraphs(apart) == ["的山路昨日修通，三百户"[-10:], "村民出行不再绕道。", "车果子比过去省一个小时。"[-10:]]
    other = hyparse.parse_page(CUT, fixed=(Fix(first, joins=third),))
    assert paragraphs(other)[0] == "车果子比过去省一个小时。"[-10:]
    both = hyparse.parse_page(CUT, fixed=(Fix(first, joins=second), Fix(second, joins=third)))
    assert len(both.articles[0].paragraphs) == 1


def test_a_join_keeps_two_pieces_in_one_story():
    page = hyparse.parse_page(PAGE, fixed=(Fix(at(ROAD), joins=at(FERRY)),))
    assert len(page.articles) == 1


FIRST = "山路修通\n\n本报讯 （记者 王小明）通往石坪村的山路昨日修通，三百户村民出行不再绕道。"
SECOND = "广场舞赛\n\n老年大学昨日举行广场舞比赛，二十支队伍参加。\n\n茶香出山\n\n村里还打算把路修到后山的茶园去。"


def test_a_half_goes_on_on_another_page():
    border = Fix(Span(SECOND.index("茶香"), SECOND.index("茶香") + 4), opens_article=True)
    assert len(hyparse.parse_issue([FIRST, SECOND], fixed={1: (border,)}).articles) == 3
    fix = Fix(Span(6, len(FIRST)), joins=Span(SECOND.index("村里"), len(SECOND), 1))
    issue = hyparse.parse_issue([FIRST, SECOND], fixed={0: (fix,), 1: (border,)})
    assert [(article.headline, article.pages) for article in issue.articles] == [
        ("山路修通", ("1", "2")),
        ("广场舞赛", ("2",)),
    ]
    assert issue.articles[0].text.endswith("茶园去。")


REFUSED = [
    (
        (Fix(at("茶香出山"), kind="crosshead"), Fix(at("茶香出山"), kind="headline")),
        "contradict",
        ("crosshead", "headline"),
    ),
    (
        (Fix(at("茶香出山"), opens_article=True), Fix(at("茶香出山"), opens_article=False)),
        "contradict",
        ("True", "False"),
    ),
    ((Fix(at("茶香出山"), kind="folio", opens_article=True),), "contradict", ("folio", "True")),
    ((Fix(Span(6, 20), kind="paragraph"),), "cuts through the block", ("6 to 20", "characters 6 to")),
    ((Fix(Span(0, 8), kind="headline"),), "cuts through the block", ("0 to 8", "characters 6 to")),
    ((Fix(Span(0, 4), kind="wetter"),), "no kind", ("wetter", "headline")),
    ((Fix(Span(0, 9999)),), "outside the text", ("9999",)),
    ((Fix(Span(4, 6), kind="headline"),), "no printed character", ("4 to 6",)),
    ((Fix(Span(0, 4), kind="paragraph", opens_article=False),), "no story is open", ("0 to 4",)),
    ((Fix(at(ROAD), joins=at(MORE)), Fix(at(ROAD), joins=at(FERRY))), "contradict", ("joins",)),
    ((Fix(at(ROAD), joins=at(FERRY)), Fix(at(MORE), joins=at(FERRY))), "contradict", ("joins",)),
    ((Fix(at(ROAD), joins=at(MORE)), Fix(at(MORE), joins=at(ROAD))), "circle", ("joins",)),
    ((Fix(at(ROAD), joins=at(FERRY)), Fix(at("渡口搬家"), opens_article=True)), "contradict", ("joins", "True")),
    ((Fix(at(ROAD), joins=at(MORE)), Fix(at(MORE), kind="caption")), "contradict", ("joins", "caption")),
]


@pytest.mark.parametrize(("fixed", "fault", "named"), REFUSED)
def test_what_contradicts_itself_is_refused_by_name(fixed, fault, named):
    with pytest.raises(HyparseError, match=fault) as caught:
        hyparse.parse_page(PAGE, fixed=fixed)
    assert all(name in str(caught.value) for name in named)


@pytest.mark.parametrize(
    ("fixed", "error", "fault"),
    [
        ({2: (Fix(Span(0, 4)),)}, HyparseError, "no page 2"),
        ({0: (Fix(Span(0, 4, 1)),)}, HyparseError, "is on page 1"),
        ({0: (Fix(Span(0, 4), joins=Span(0, 4, 7)),)}, HyparseError, "joins page 7"),
        ((Fix(Span(0, 4)),), TypeError, "mapping"),
        ({0: ("headline",)}, TypeError, "str"),
    ],
)
def test_an_issues_corrections_stand_under_their_pages(fixed, error, fault):
    with pytest.raises(error, match=fault):
        hyparse.parse_issue([FIRST, SECOND], fixed=fixed)


def test_a_page_takes_fixes_alone():
    with pytest.raises(TypeError, match="str"):
        hyparse.parse_page(PAGE, fixed=("headline",))  # type: ignore[arg-type]


def test_a_fix_is_a_plain_value():
    fix = Fix(Span(0, 4), "headline", True, Span(6, 9))
    assert pickle.loads(pickle.dumps(fix)) == fix
    assert hyparse.from_json(hyparse.to_json(fix)) == fix


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_a_fix_that_agrees_changes_nothing(text, data):
    page = hyparse.parse_page(text)
    opening = {article.blocks[0].span for article in page.articles}
    fixed = [
        Fix(block.span, block.kind, block.span in opening)
        for block in data.draw(st.lists(st.sampled_from(page.blocks), max_size=4, unique=True))
    ]
    spans = [p.spans for article in page.articles for p in article.paragraphs if len(p.spans) > 1]
    if spans and data.draw(st.booleans()):
        pieces = data.draw(st.sampled_from(spans))
        homes = [next(b for b in page.blocks if b.span.start <= span.start < b.span.stop) for span in pieces[:2]]
        fixed.append(Fix(homes[0].span, joins=homes[1].span))
    assert hyparse.parse_page(text, fixed=fixed) == page
