"""A user's own parsers, words, newspapers and steps."""

from __future__ import annotations

import os
import pathlib
import pickle
import subprocess
import threading
import time
import venv
from concurrent.futures import ThreadPoolExecutor

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

import hyparse
from hyparse.parsers.builtin import BUILT_IN, FormParser
from test_promises import TEXTS, check, texts

ROOT = pathlib.Path(__file__).resolve().parent.parent
STORY = """# 全市春耕备耕工作会议召开

本报讯（记者 王小明）3月5日，全市春耕备耕工作会议召开。会议要求，各地各部门要抢抓农时，做好种子、化肥等农资供应，

{box}

确保春播工作顺利开展。会议还对全年粮食生产作出部署。

# 城区新增三处口袋公园

本报讯（记者 李小红）3月4日，记者从市城管局获悉，城区今年新增三处口袋公园，市民出门见绿。
"""
JOINED = "本报讯（记者 王小明）3月5日，全市春耕备耕工作会议召开。会议要求，各地各部门要抢抓农时，做好种子、化肥等农资供应，确保春播工作顺利开展。会议还对全年粮食生产作出部署。"


@frozen
class Weather:
    text: str


class WeatherParser:
    kind = "weather"
    placement = "page"

    def recognise(self, block, around):
        return hyparse.CERTAIN if "℃" in block.folded else 0.0

    def parse(self, blocks, around):
        return [Weather(block.words) for block in blocks]


@frozen
class Scores:
    """A parser that can be compared and pickled, as the docs advise; it reads fact boxes of its own."""

    kind: str = "scores"
    placement: str = "article"

    def recognise(self, block, around):
        return hyparse.CERTAIN if block.plain.startswith("比分") else 0.0

    def parse(self, blocks, around):
        for block in blocks:
            yield tuple(map(int, block.plain.removeprefix("比分").split(":")))


def kinds(page):
    return [str(block.kind) for block in page.blocks]


def test_a_new_kind_on_the_page_does_not_end_the_story_around_it():
    page = (
        hyparse.Parser()
        .with_parsers(WeatherParser())
        .parse_page(STORY.format(box="今天晴 12℃～20℃\n\n明天阴 10℃～15℃"))
    )
    assert page.extras["weather"] == (Weather("今天晴 12℃～20℃"), Weather("明天阴 10℃～15℃"))
    assert page.extras_of(WeatherParser) == page.extras_of(WeatherParser()) == page.extras["weather"]
    assert page.articles[0].paragraphs[0].text == JOINED
    assert [len(article.paragraphs) for article in page.articles] == [1, 1]
    assert [article.extras for article in page.articles] == [{}, {}]


def test_a_new_kind_inside_an_article_belongs_to_it():
    parser = hyparse.Parser().with_parsers(Scores())
    page = parser.parse_page(STORY.format(box="比分 3:1"))
    assert page.articles[0].extras_of(Scores()) == ((3, 1),)
    assert page.articles[0].blocks[2].kind == "scores"
    assert page.articles[0].paragraphs[0].text == JOINED
    assert page.articles[1].extras == page.extras == {}
    alone = parser.parse_page("比分 2:2")  # no article is around it
    assert alone.extras_of(Scores()) == ((2, 2),)


def test_an_article_alone_has_its_extras_too():
    article = hyparse.Parser().with_parsers(Scores()).parse_article(STORY.split("# 城区")[0].format(box="比分 3:1"))
    assert article.extras_of(Scores()) == ((3, 1),)


def test_what_was_not_read_is_an_empty_tuple():
    page = hyparse.parse_page("今天晴 12℃～20℃")
    assert page.extras_of(WeatherParser) == ()
    assert hyparse.Article().extras_of(WeatherParser()) == ()


@pytest.mark.parametrize("parser", [Scores, str, 7])
def test_extras_of_needs_something_with_a_kind(parser):
    with pytest.raises(TypeError, match="names no kind"):
        hyparse.Page(text="").extras_of(parser)


def test_a_diagnostic_among_the_values_becomes_the_pages():
    doubt = hyparse.Diagnostic("cold", hyparse.Severity.INFO, "it is cold", span=hyparse.Span(0, 3))

    class Doubting(WeatherParser):
        def parse(self, blocks, around):
            yield doubt
            yield Weather("one")

    page = hyparse.Parser().with_parsers(Doubting()).parse_page("-5℃")
    assert page.extras_of(Doubting) == (Weather("one"),)
    assert doubt in page.diagnostics


TABLE = "# 联赛战罢第三轮\n\n本报讯（记者 王小明）昨日，联赛第三轮比赛结束。\n\n| 队名 | 积分 |\n| --- | --- |\n| 红队 | 9 |\n"


class TableParser:
    """Replaces the built-in parser of tables and has it say where they are."""

    kind = "table"
    placement = "article"

    def recognise(self, block, around):
        return hyparse.Parser().parser_of("table").recognise(block, around)

    def parse(self, blocks, around):
        return [
            tuple(line.strip("| ").split(" | "))
            for block in blocks
            for line in block.text.splitlines()
            if "-" not in line
        ]


def test_a_built_in_kind_is_replaced_and_its_values_kept():
    page = hyparse.Parser().with_parsers(TableParser()).parse_page(TABLE)
    assert "table" in kinds(page)
    assert page.articles[0].extras_of(TableParser) == (("队名", "积分"), ("红队", "9"))
    assert kinds(page) == kinds(hyparse.parse_page(TABLE))


class Credited:
    """Wraps the built-in parser of captions: agrees with it on what a caption is, and marks its texts."""

    kind = "caption"

    def __init__(self, original):
        self.original = original

    def recognise(self, block, around):
        return self.original.recognise(block, around)

    def parse(self, blocks, around):
        return [evolve(caption, text=f"[{caption.text}]") for caption in self.original.parse(blocks, around)]


@pytest.mark.parametrize("text", TEXTS)
def test_a_built_in_parser_can_be_wrapped(text):
    parser = hyparse.Parser()
    wrapped = parser.with_parsers(Credited(parser.parser_of("caption"))).parse_page(text)
    plain = parser.parse_page(text)
    captions = [f"[{caption.text}]" for article in plain.articles for caption in article.captions]
    assert kinds(wrapped) == kinds(plain)
    assert [caption.text for article in wrapped.articles for caption in article.captions] == captions


def test_wrapping_a_kind_everywhere_changes_nothing():
    class Wrapped:
        def __init__(self, original):
            self.original, self.kind = original, original.kind
            self.placement = original.placement

        def recognise(self, block, around):
            return self.original.recognise(block, around)

        def parse(self, blocks, around):
            return self.original.parse(blocks, around)

    parser = hyparse.Parser(parsers=map(Wrapped, BUILT_IN))
    for text in TEXTS:
        wrapped, plain = parser.parse_page(text), hyparse.parse_page(text)
        assert wrapped.articles == plain.articles
        assert wrapped.blocks == plain.blocks
        assert wrapped.notices == plain.notices


PLATE = """衡州日报

HENGZHOU DAILY

2026年5月19日 星期二

国内统一连续出版物号

![](logo.png)

CN 43-0004 邮发代号 41-5

# 全市春耕备耕工作会议召开

本报讯（记者 王小明）3月5日，全市春耕备耕工作会议召开。会议对全年粮食生产作出部署。
"""


def test_a_parser_may_gather_its_blocks():
    assert (
        str(hyparse.parse_page(PLATE).masthead.cn_number) == "CN 43-0004"
    )  # its label stands on the other side of a picture

    @frozen
    class Squares:
        gathers: bool
        kind: str = "square"

        def recognise(self, block, around):
            return hyparse.CERTAIN if block.plain.startswith("■") else 0.0

        def parse(self, blocks, around):
            return [len(blocks)]

    text = "■一\n\n■二\n\n" + STORY.format(box="■三")
    runs = [
        hyparse.Parser().with_parsers(Squares(gathers)).parse_page(text).extras["square"] for gathers in (False, True)
    ]
    assert runs == [(2, 1), (3,)]


def test_kinds_can_be_removed():
    notice = "本报举报热线：0734-8611110"
    text = STORY.format(box="一是抓农时。") + "\n" + notice + "\n"
    for kind in ("notice", "folio", "masthead", "table"):
        assert kind not in kinds(hyparse.Parser().without_parsers(kind).parse_page(text))
    bare = hyparse.Parser().without_parsers(*(kind for kind in hyparse.BlockKind if kind != "paragraph"))
    page = bare.parse_page(text)
    assert set(kinds(page)) == {"paragraph"}
    check(page, text)
    assert hyparse.Parser(parsers=()).parse_page(text).blocks == page.blocks


def test_what_is_not_there_cannot_be_removed_or_asked_for():
    with pytest.raises(hyparse.HyparseError, match=r"no parser of the kind 'weather'; there are .*masthead, "):
        hyparse.Parser().without_parsers("weather")
    with pytest.raises(hyparse.HyparseError, match="no parser of the kind 'weather'"):
        hyparse.Parser().parser_of("weather")
    with pytest.raises(hyparse.HyparseError, match="replace the parser"):
        hyparse.Parser().without_parsers("paragraph")


def test_a_reader_of_ones_own_in_the_built_in_form():
    page = hyparse.Parser().with_parsers(FormParser("table", count_lines, "article")).parse_page(TABLE)
    assert page.articles[0].extras["table"] == (3,)


def count_lines(blocks, around):
    return [len(block.text.splitlines()) for block in blocks]


def a_parser(**changes):
    return type("Odd", (WeatherParser,), changes)()


def test_the_zero_of_a_replaced_kind_is_no_evidence():
    class NoNotice:
        kind = "notice"

        def recognise(self, block, around):
            return 0.0

        def parse(self, blocks, around):
            return ()

    for text in TEXTS:
        assert "notice" not in kinds(hyparse.Parser().with_parsers(NoNotice()).parse_page(text))


WRONG = [
    (WeatherParser, r"WeatherParser is a class; give an instance of it: WeatherParser\(\)"),
    (object(), r'object has no kind; .* kind = "weather"'),
    (a_parser(kind=""), "Odd has the kind ''"),
    (a_parser(kind=" weather"), "Odd has the kind ' weather'"),
    (a_parser(kind=7), "Odd has the kind 7"),
    (a_parser(kind="opens"), "cannot have the kind 'opens'"),
    (
        a_parser(recognise=lambda self, block: 0.0),
        r"the arguments \(self, block\) for recognise; .*def recognise\(self, block, around\) -> float",
    ),
    (a_parser(recognise=0.0), "nothing that can be called for recognise"),
    (a_parser(parse=None), r"nothing that can be called for parse; .*def parse\(self, blocks, around\) -> Iterable"),
    (a_parser(parse=lambda self: ()), r"the arguments \(self\) for parse"),
    (a_parser(placement="story"), 'has the placement \'story\'; it is "page" or "article"'),
]


async def later(self, block, around):
    return 0.0


WRONG.append((a_parser(recognise=later), "an async function, which nothing awaits, for recognise"))


@pytest.mark.parametrize(("parser", "message"), WRONG)
def test_a_wrong_parser_fails_when_it_is_given(parser, message):
    with pytest.raises(hyparse.ParserError, match=message):
        hyparse.Parser().with_parsers(parser)
    with pytest.raises(hyparse.ParserError, match=message):
        hyparse.Parser(parsers=[parser])


@pytest.mark.parametrize("weight", ["12", None, True, float("nan"), float("inf"), -float("inf"), 10**400, [1.0], 1j])
def test_a_wrong_weight_names_the_parser_and_the_block(weight):
    parser = hyparse.Parser().with_parsers(a_parser(recognise=lambda self, block, around: weight))
    with pytest.raises(
        hyparse.ParserError,
        match=r"Odd \(kind 'weather'\) must give a finite number .* characters 2 to 5; 0.0 is no evidence",
    ) as caught:
        parser.parse_page("\n\n12℃\n\n13℃")
    assert (caught.value.kind, caught.value.span) == ("weather", hyparse.Span(2, 5))


@pytest.mark.parametrize("values", ["12℃", b"12", None, 12, {"low": 12}])
def test_values_must_be_several(values):
    parser = hyparse.Parser().with_parsers(a_parser(parse=lambda self, blocks, around: values))
    with pytest.raises(
        hyparse.ParserError,
        match=r"must give an iterable of values from parse\(\), not .* characters 0 to 3; .*return \(value,\)",
    ):
        parser.parse_page("12℃")


def test_what_a_parser_raises_surfaces_with_its_name_and_place():
    error = ValueError("no number")

    def fail(self, *args):
        raise error

    def fail_late(self, blocks, around):
        yield Weather("first")
        raise error

    for change, did in (
        ({"recognise": fail}, "looked at"),
        ({"parse": fail}, "parsed"),
        ({"parse": fail_late}, "parsed"),
    ):
        parser = hyparse.Parser().with_parsers(a_parser(**change))
        for read in (parser.parse_page, parser.parse_article, lambda text, parser=parser: parser.parse_issue([text])):
            with pytest.raises(
                hyparse.ParserError,
                match=rf"Odd \(kind 'weather'\) raised ValueError while it {did} characters 2 to 5: no number",
            ) as caught:
                read("\n\n12℃")
            assert caught.value.__cause__ is error
            assert (caught.value.kind, caught.value.span) == ("weather", hyparse.Span(2, 5))
            again = pickle.loads(pickle.dumps(caught.value))
            assert (str(again), again.kind, again.span) == (str(caught.value), "weather", hyparse.Span(2, 5))


@frozen
class Claims:
    """Claims blocks by a fixed sequence of weights."""

    kind: str
    weights: tuple[float, ...]
    placement: str = "page"

    def recognise(self, block, around):
        return self.weights[around.index % len(self.weights)]

    def parse(self, blocks, around):
        assert [block.span for block in blocks] == [around.blocks[around.index + i].span for i in range(len(blocks))]
        return [len(blocks)]


weights = st.lists(
    st.one_of(st.floats(-20, 20), st.floats(allow_nan=False, allow_infinity=False), st.integers(-5, 5)),
    min_size=1,
    max_size=5,
)
claims = st.builds(
    Claims,
    st.sampled_from([*hyparse.BlockKind, "weather", "obituary", "头"]).map(str),
    weights.map(tuple),
    st.sampled_from(["page", "article"]),
)


@settings(max_examples=120, deadline=None)
@given(texts, st.lists(claims, max_size=4))
def test_the_promises_hold_with_any_parsers(text, parsers):
    parser = hyparse.Parser().with_parsers(*parsers)
    page = parser.parse_page(text)
    check(page, text)
    assert parser.parse_page(text) == page
    own = {parser.kind for parser in parsers} - set(hyparse.BlockKind)
    for kind in own:
        claimed = sum(block.kind == kind for block in page.blocks)
        assert (
            sum(page.extras.get(kind, ())) + sum(sum(article.extras.get(kind, ())) for article in page.articles)
            == claimed
        )
    parser.parse_article(text)
    parser.parse_issue([text, text])


@pytest.mark.parametrize("weight", [hyparse.CERTAIN, 1e308])
@pytest.mark.parametrize("text", TEXTS)
def test_a_parser_that_claims_everything_loses_nothing(text, weight):
    page = hyparse.Parser().with_parsers(Claims("all", (weight,))).parse_page(text)
    check(page, text)
    assert "all" in kinds(page)


def test_a_weak_claim_does_not_take_what_a_kind_is_certain_of():
    for text in TEXTS:
        page = hyparse.Parser().with_parsers(Claims("weak", (hyparse.WEAK,))).parse_page(text)
        assert [article.headline for article in page.articles] == [
            article.headline for article in hyparse.parse_page(text).articles
        ]


# Words


def test_two_vocabularies_side_by_side_and_in_threads():
    text = "本报讯（瞭望员 王小明）3月5日，会议召开。"
    words = hyparse.Parser(vocabulary=hyparse.DEFAULT.extended(roles={"瞭望员"}))
    barrier = threading.Barrier(4)

    def read(parser):
        barrier.wait(10)
        return [[(c.role, c.name) for c in parser.parse_page(text).articles[0].contributors] for _ in range(10)]

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(read, [words, hyparse.Parser(), words, hyparse.Parser()]))
    assert results[0] == results[2] == [[("瞭望员", "王小明")]] * 10
    assert results[1] == results[3]
    assert ("瞭望员", "王小明") not in results[1][0]


def test_every_table_of_the_vocabulary_is_heard():
    words = hyparse.DEFAULT.extended(
        agencies={"蒸水潮"},
        jump_verbs={"且看"},
        sections={"水边"},
        speech_verbs={"念叨"},
        compound_surnames={"渡口"},
    )
    taught, plain = hyparse.Parser(vocabulary=words), hyparse.Parser()

    def agency(parser):
        dateline = parser.parse_lead("蒸水潮3月5日讯 会议召开。").dateline
        return dateline and dateline.agency

    def directions(parser):
        return [str(mark.direction) for mark in parser.find_continuations("会议召开。（且看第3版）")]

    def kicker(parser):
        return parser.parse_headline("老船工在渡口念叨\n夜里的船灯还亮着").kicker

    assert agency(taught) == "蒸水潮"
    assert agency(plain) != "蒸水潮"
    assert directions(taught) == ["to"]
    assert "to" not in directions(plain)
    assert kicker(taught) == "老船工在渡口念叨"
    assert taught.parse_page("第3版 水边\n\n" + STORY.format(box="一是抓农时。")).section == "水边"


def test_words_may_be_given_as_printed():
    assert hyparse.DEFAULT.extended(roles={"瞭望員"}) == hyparse.DEFAULT.extended(roles={" 瞭望员"})


@pytest.mark.parametrize("words", [{"roles": "记者"}, {"rolls": {"记者"}}, {"roles": {""}}, {"roles": {7}}])
def test_wrong_words_are_refused(words):
    with pytest.raises(hyparse.HyparseError):
        hyparse.DEFAULT.extended(**words)


# Newspapers


def test_a_newspaper_is_data():
    paper = hyparse.Newspaper(
        title="蒸水纪闻",
        aliases={"蒸水週刊"},
        roles={"瞭望员"},
        sections={"水边"},
        rubrics={"渡口夜话"},
        parsers=[Scores()],
        kicker_habit=1.5,
    )
    parser = hyparse.Parser.for_newspaper(paper)
    assert parser == hyparse.Parser.for_newspaper(pickle.loads(pickle.dumps(paper)))
    assert parser.kicker_habit == 1.5
    assert parser.parser_of("scores") == Scores()
    assert {"蒸水纪闻", "蒸水周刊"} <= parser.vocabulary.titles & parser.vocabulary.agencies
    lead = parser.parse_lead("蒸水纪闻讯（瞭望员 王小明）3月5日，会议召开。")
    assert lead.dateline.agency == "蒸水纪闻"
    assert [(c.role, c.name) for c in lead.contributors] == [("瞭望员", "王小明")]
    assert parser.parse_headline("渡口夜话\n夜里的船灯").rubrics == ("渡口夜话",)
    assert hyparse.parse_headline("渡口夜话\n夜里的船灯").rubrics == ()


def test_the_newspapers_title_is_known_in_its_nameplate():
    parser = hyparse.Parser.for_newspaper(hyparse.Newspaper(title="蒸水纪闻"))
    text = "蒸水纪闻\n2026年5月19日 星期二\n国内统一连续出版物号 CN 43-0004"
    assert parser.parse_masthead(text).title == "蒸水纪闻"
    page = parser.parse_page(text.replace("\n", "\n\n") + "\n\n" + STORY.format(box="一是抓农时。"))
    assert page.masthead.title == "蒸水纪闻"
    assert kinds(page)[:3] == ["masthead"] * 3


@pytest.mark.parametrize(
    ("wrong", "error"), [({"roles": "记者"}, TypeError), ({"kicker_habit": float("nan")}, hyparse.HyparseError)]
)
def test_a_wrong_profile_is_refused(wrong, error):
    with pytest.raises(error):
        hyparse.Parser.for_newspaper(hyparse.Newspaper(title="蒸水纪闻", **wrong))


def test_the_habit_decides_what_the_words_do_not():
    lines = "大山村三年修通十条公路\n村民日子越过越红火"
    over = hyparse.Parser(kicker_habit=8.0).parse_headline(lines)
    under = hyparse.Parser(kicker_habit=-8.0).parse_headline(lines)
    assert (over.kicker, over.main, over.deck) == ("大山村三年修通十条公路", "村民日子越过越红火", None)
    assert (under.kicker, under.main, under.deck) == (None, "大山村三年修通十条公路", "村民日子越过越红火")
    text = f"{lines}\n\n本报讯（记者 王小明）3月5日，全市春耕备耕工作会议召开，会议对全年粮食生产作出部署。\n".replace(
        "\n", "\n\n"
    )
    over = hyparse.Parser(kicker_habit=5.0).parse_page(text).articles[0]
    under = hyparse.Parser(kicker_habit=-5.0).parse_page(text).articles[0]
    assert (over.kicker, over.headline, over.deck) == ("大山村三年修通十条公路", "村民日子越过越红火", None)
    assert (under.kicker, under.headline, under.deck) == (None, "大山村三年修通十条公路", "村民日子越过越红火")


def test_the_worked_example_reads_its_own_pages():
    parser = hyparse.Parser.for_newspaper(hyparse.HENGYANG_DAILY)
    for text in TEXTS:
        page, plain = parser.parse_page(text), hyparse.parse_page(text)
        # The newspaper knows its own columns, which form alone may take for kickers.
        changed = {pair for pair in zip(kinds(plain), kinds(page), strict=True) if pair[0] != pair[1]}
        assert changed <= {("kicker", "rubric")}
        assert [a.contributors for a in page.articles] == [a.contributors for a in plain.articles]


# Steps


def with_places(page):
    return evolve(page, articles=tuple(evolve(a, extras={**a.extras, "places": ("衡阳",)}) for a in page.articles))


def without_pages(issue):
    return evolve(issue, pages=())


def test_steps_enrich_pages_and_issues():
    parser = hyparse.Parser().with_steps(with_places).with_steps(without_pages, on=hyparse.Issue)
    text = STORY.format(box="一是抓农时。")
    page, plain = parser.parse_page(text), hyparse.parse_page(text)
    assert [article.extras for article in page.articles] == [{"places": ("衡阳",)}] * 2
    assert page.blocks == plain.blocks
    assert parser.parse_article(text).extras == {"places": ("衡阳",)}
    issue = parser.parse_issue([text])
    assert issue.pages == ()
    assert [article.extras for article in issue.articles] == [{"places": ("衡阳",)}] * 2


def test_steps_run_in_order():
    parser = hyparse.Parser().with_steps(
        lambda page: evolve(page, section="一"), lambda page: evolve(page, section=page.section + "二")
    )
    parser = parser.with_steps(lambda page: evolve(page, section=page.section + "三"))
    assert parser.parse_page("").section == "一二三"


def broken(page):
    raise KeyError("places")


def nothing(page):
    return None


def test_what_a_step_does_wrong_surfaces():
    with pytest.raises(hyparse.ParserError, match="the step broken raised KeyError") as caught:
        hyparse.Parser().with_steps(broken).parse_page("一句话。")
    assert (caught.value.kind, caught.value.span) == ("broken", hyparse.Span(0, 4))
    assert isinstance(caught.value.__cause__, KeyError)
    with pytest.raises(hyparse.ParserError, match="the step nothing must give the Page that it makes, not a NoneType"):
        hyparse.Parser().with_steps(nothing).parse_page("")
    with pytest.raises(hyparse.ParserError, match="the step nothing must give the Issue that it makes"):
        hyparse.Parser().with_steps(nothing, on=hyparse.Issue).parse_issue([])
    with pytest.raises(hyparse.HyparseError, match="a step is a function, not a int"):
        hyparse.Parser().with_steps(7)
    with pytest.raises(hyparse.HyparseError, match=r"on hyparse\.Page or hyparse\.Issue, not on"):
        hyparse.Parser().with_steps(nothing, on=hyparse.Article)


# The parser itself


def test_a_parser_is_a_value():
    one = hyparse.Parser.for_newspaper(hyparse.HENGYANG_DAILY).with_parsers(Scores()).with_steps(with_places)
    two = hyparse.Parser.for_newspaper(hyparse.HENGYANG_DAILY).with_parsers(Scores()).with_steps(with_places)
    assert one == two
    assert hash(one) == hash(two)
    assert one != hyparse.Parser()
    assert len({one, two, hyparse.Parser(), hyparse.Parser()}) == 2
    again = pickle.loads(pickle.dumps(one))
    assert again == one
    # Vocabularies that are equal are one, so that the tables compiled from them are shared.
    assert again.vocabulary is pickle.loads(pickle.dumps(one)).vocabulary
    assert pickle.loads(pickle.dumps(hyparse.Parser())).vocabulary is hyparse.DEFAULT
    with pytest.raises(AttributeError):
        one.layout = "markdown"


def test_the_original_does_not_change():
    parser = hyparse.Parser()
    parser.with_parsers(Scores()).without_parsers("notice").with_steps(with_places)
    assert parser == hyparse.Parser()


def test_parsers_are_cheap_to_make():
    hyparse.Parser().parse_page(TEXTS[0])
    start = time.process_time()
    for _ in range(100):
        hyparse.Parser().with_parsers(Scores()).with_steps(with_places)
    assert time.process_time() - start < 1.0  # 10 ms each, many times what it takes


class Blind:
    """Recognises nothing."""

    def __init__(self, number):
        self.kind = f"blind-{number}"

    def recognise(self, block, around):
        return 0.0

    def parse(self, blocks, around):
        raise AssertionError


def test_ten_parsers_that_recognise_nothing_cost_little():
    plain, ten = hyparse.Parser(), hyparse.Parser().with_parsers(*map(Blind, range(10)))
    assert [ten.parse_page(text).articles for text in TEXTS] == [plain.parse_page(text).articles for text in TEXTS]
    best = [1.0, 1.0]
    for _ in range(7):  # in turns, since other programs slow both
        for i, parser in enumerate((plain, ten)):
            start = time.process_time()
            for text in TEXTS:
                parser.parse_page(text)
            best[i] = min(best[i], time.process_time() - start)
    assert best[1] < best[0] * 1.25


# A package of its own


@pytest.mark.package
def test_a_third_party_package_is_installed_tested_and_type_checked(tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    package = ROOT / "tests" / "thirdparty" / "hyparse-boxes"
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "PYTEST", "MYPY", "COVERAGE"))
    }

    def run(*command):
        done = subprocess.run(
            [python, *command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(ROOT), f"{package}[test]")
    assert str(tmp_path) in run("-c", "import hyparse; print(hyparse.__file__)")
    config = str(package / "pyproject.toml")
    assert "passed" in run(
        "-m", "pytest", "-c", config, "--rootdir", str(tmp_path), "-p", "no:cacheprovider", str(package / "tests")
    )
    cache = f"--cache-dir={tmp_path / 'mypy'}"
    assert "no issues" in run("-m", "mypy", "--strict", "--config-file", config, cache, "-p", "hyparse_boxes")
    assert "no issues" in run(
        "-m", "mypy", "--strict", "--config-file", config, cache, str(package / "tests" / "test_boxes.py")
    )
