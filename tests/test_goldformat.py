"""Gold for one's own newspaper: written, read back, applied and measured with."""

from __future__ import annotations

import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hyparse
from hyparse import Count, Gold, GoldLine, GoldStory, HyparseError, evaluate, fixes, from_gold, to_gold
from material.generator import pages

SEEDS = sorted((pathlib.Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
ROAD = "本报讯 （记者 王小明）通往石坪村的山路昨日修通，三百户村民出行不再绕道。"
FERRY = "新华社北京5月18日电 （记者 李大江）老渡口昨日搬到下游两公里处，早班船提前到五点半开，新码头能停三条"
TEXT = f"第2版 要闻\n\n山路修通\n\n{ROAD}\n\n渡口搬家\n\n{FERRY}\n\n船，往返一次只要八分钟。"
GOLD = f"""hyparse gold 1
number: 2
section: 要闻
story 1 credit: 记者 | 王小明
story 1 dateline: 本报 |  |  |  | 讯
story 2 credit: 记者 | 李大江
story 2 dateline: 新华社 | 北京 | 5 | 18 | 电
join: 9 11

0 folio\t第2版 要闻
-\t
1 headline\t山路修通
-\t
1 paragraph\t{ROAD}
-\t
2 headline\t渡口搬家
-\t
2 paragraph\t{FERRY}
-\t
2 paragraph\t船，往返一次只要八分钟。
"""


def test_the_draft_is_what_was_read():
    assert to_gold(hyparse.parse_page(TEXT)) == GOLD


def test_it_is_read_back():
    gold = from_gold(GOLD)
    assert gold.text == TEXT
    assert gold.lines[2] == GoldLine("山路修通", 1, ("headline",))
    assert gold.joins == ((9, 11),)
    assert (gold.number, gold.section) == ("2", "要闻")
    assert gold.stories[2] == GoldStory(frozenset({("记者", "李大江")}), ("新华社", "北京", 5, 18, "电"))
    assert str(gold) == GOLD


def test_alternatives_and_matters_of_taste():
    text = GOLD.replace("1 headline\t", "1? headline/kicker\t").replace("join: 9 11", "join?: 9 11")
    gold = from_gold(text)
    assert gold.lines[2] == GoldLine("山路修通", 1, ("headline", "kicker"), loose=True)
    assert (gold.joins, gold.unsure_joins) == ((), ((9, 11),))
    assert str(gold) == text
    assert evaluate(hyparse.parse_page(TEXT), gold).perfect


texts = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["山路修通", ROAD, "\\", "\\u0041", "\t", "\r", "\x0b", "\u2028", "\ud800", "\n", "|", "-\t", "第2版 要闻"]
        )
    ).map("".join),
)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_any_page_comes_back_exactly(text):
    page = hyparse.parse_page(text)
    written = to_gold(page)
    gold = from_gold(written)
    assert str(gold) == written
    assert gold.text == text
    assert evaluate(page, gold).perfect


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_page_is_perfect_against_itself_and_agrees_with_its_fixes(path):
    page = hyparse.parse_page(path.read_text("utf-8"))
    gold = from_gold(to_gold(page))
    assert evaluate(page, gold).perfect
    assert hyparse.parse_page(page.text, fixed=fixes(gold)) == page


@pytest.mark.parametrize("mode", ["clean", "dressed", "epaper"])
def test_a_page_read_with_its_gold_has_the_golds_stories(mode):
    for made in list(pages(5, half="test", mode=mode))[:4]:
        draft = from_gold(to_gold(hyparse.parse_page(made.text)))
        starts = [made.text.count("\n", 0, start) for start, *_ in made.lines]
        told = {n: (story, kind) for n, (_, _, story, kind) in zip(starts, made.lines, strict=True)}
        if len(told) != len(made.lines) or set(told) != {n for n, line in enumerate(draft.lines) if line.kinds}:
            continue  # lines that are wrapped have one entry in the generator's gold
        gold = Gold(
            tuple(
                GoldLine(line.text, *((told[n][0], (told[n][1],)) if n in told else ()))
                for n, line in enumerate(draft.lines)
            )
        )
        page = hyparse.parse_page(made.text, fixed=fixes(gold))
        report = evaluate(page, gold)
        assert report.kinds.right == report.kinds.wanted
        assert report.stories.misses == ()


FAULTS = [
    (GOLD.replace("gold 1", "gold 7"), "line 1:"),
    (GOLD.replace("\n\n", "\n"), r"line 19: no empty line"),
    (GOLD.replace("1 headline\t", "headline\t"), "line 12: a story's number"),
    (GOLD.replace("1 headline\t", "1 headline "), "line 12: a story's number"),
    (GOLD.replace("1 headline\t", "-\t"), "line 12: a printed line needs"),
    (GOLD.replace("join: 9 11", "join: 9 99"), "line 8: a join names"),
    (GOLD.replace("join: 9 11", "join: 9 10"), "line 8: a join names"),
    (GOLD.replace("story 2 credit: 记者 | 李大江", "story 2 credit: 李大江"), "line 6: a credit is written"),
    (GOLD.replace("| 5 | 18 |", "| 五 | 18 |"), "line 7: a dateline is written"),
    (GOLD.replace("story 2 credit", "story 9 credit"), "line 6: no printed line belongs to story 9"),
    (GOLD.replace("number: 2", "numero: 2"), "line 2: no fact"),
    (GOLD.replace("渡口搬家", "渡口\\搬家"), "line 16: a backslash"),
]


@pytest.mark.parametrize(("text", "fault"), FAULTS)
def test_errors_name_the_line(text, fault):
    assert text != GOLD
    with pytest.raises(HyparseError, match=fault):
        from_gold(text)


@pytest.mark.parametrize("value", [None, b"hyparse gold 1", 7])
def test_anything_but_a_str_is_a_type_error(value):
    with pytest.raises(TypeError, match=type(value).__name__):
        from_gold(value)


def test_gold_of_another_text_is_refused():
    gold = from_gold(GOLD)
    with pytest.raises(HyparseError, match="printed line 3"):
        evaluate(hyparse.parse_page(TEXT.replace("山路", "水路")), gold)
    with pytest.raises(HyparseError, match="11 lines, the page 10"):
        evaluate(hyparse.parse_page("\n".join(TEXT.split("\n")[:-1])), gold)


# Ten faults in the gold's draft, each with the counts that it makes: (right, in the gold, read).
HAND_MADE = [
    ("a kind", "1 headline\t", "1 kicker\t", {"kinds": (5, 6, 6), "groups": (1, 2, 2)}),
    ("a paragraph's kind", "2 paragraph\t船", "2 caption\t船", {"kinds": (5, 6, 6)}),
    (
        "a border",
        "2 headline\t",
        "1 headline\t",
        {"stories": (0, 2, 2), "groups": (0, 0, 0), "credits": (0, 0, 0), "datelines": (0, 0, 0)},
    ),
    (
        "a line of the page's",
        "0 folio\t",
        "1 rubric\t",
        {"kinds": (5, 6, 6), "stories": (1, 2, 2), "groups": (1, 1, 1), "credits": (1, 1, 1), "datelines": (1, 1, 1)},
    ),
    ("a name", "记者 | 李大江", "记者 | 李大川", {"credits": (1, 2, 2)}),
    (
        "a credit more",
        "story 2 credit: 记者 | 李大江",
        "story 2 credit: 记者 | 李大江\nstory 2 credit: 通讯员 | 周全",
        {"credits": (2, 3, 2)},
    ),
    ("a day", "| 5 | 18 |", "| 5 | 17 |", {"datelines": (1, 2, 2)}),
    ("no dateline", "story 1 dateline: 本报 |  |  |  | 讯\n", "", {"datelines": (1, 1, 2)}),
    ("no join", "join: 9 11\n", "", {"joins": (0, 0, 1)}),
    ("the page's number", "number: 2", "number: 3", {"facts": (1, 2, 2)}),
]
WHOLE = {
    "kinds": (6, 6, 6),
    "stories": (2, 2, 2),
    "groups": (2, 2, 2),
    "credits": (2, 2, 2),
    "datelines": (2, 2, 2),
    "joins": (1, 1, 1),
    "facts": (2, 2, 2),
}


@pytest.mark.parametrize(("old", "new", "counts"), [row[1:] for row in HAND_MADE], ids=[row[0] for row in HAND_MADE])
def test_hand_made_faults_are_counted(old, new, counts):
    assert old in GOLD
    report = evaluate(hyparse.parse_page(TEXT), from_gold(GOLD.replace(old, new, 1)))
    assert {name: (count.right, count.wanted, count.read) for name, count in report.counts.items()} == WHOLE | counts
    assert not report.perfect
    assert all(
        report.counts[name].misses for name, (right, wanted, read) in counts.items() if right < max(wanted, read)
    )


def test_reports_add_up_and_print_themselves():
    page = hyparse.parse_page(TEXT)
    right, wrong = (
        evaluate(page, from_gold(GOLD)),
        evaluate(page, from_gold(GOLD.replace("1 headline\t", "1 kicker\t"))),
    )
    both = right + wrong
    assert both.kinds == Count(11, 12, 12, ("line 3: kicker read as headline: 山路修通",))
    assert both.confusion["kicker", "headline"] == 1
    assert both.confusion["headline", "headline"] == 3
    assert str(both).splitlines()[0] == "kinds     11 right of 12 in the gold and 12 read, F1 0.917"
    assert "  kicker read as headline: 1" in str(both).splitlines()
    assert "  groups: story 1 (山路修通)" in str(both).splitlines()


def test_the_share_of_an_empty_count_is_whole():
    assert Count().share == 1.0
