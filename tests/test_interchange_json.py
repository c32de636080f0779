"""Models as documents: exact round trips, a schema that fits them, and errors that say where."""

from __future__ import annotations

import datetime
import json
import pathlib
import pickle

import attrs
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hyparse
from hyparse.interchange import InterchangeError, from_dict, from_json, json_schema, to_dict, to_json
from interchange_models import MODELS, SMALL, TEXTS, built, continued, issue

PUBLISHED = pathlib.Path(__file__).resolve().parent.parent / "docs" / "hyparse.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(json_schema(), format_checker=jsonschema.FormatChecker())


@attrs.frozen
class Weather:
    sky: str
    day: datetime.date
    degrees: tuple[int, ...] = ()
    near: hyparse.Span | None = None


def whole(model, document):
    VALIDATOR.validate(document)
    assert from_dict(document) == model
    assert from_dict(document, type(model)) == model


@pytest.mark.parametrize("model", SMALL, ids=lambda model: model.__name__)
def test_any_small_model_comes_back(model):
    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(built(model))
    def check(value):
        whole(value, json.loads(json.dumps(to_dict(value))))
        assert pickle.loads(pickle.dumps(from_dict(to_dict(value)))) == value

    check()


@pytest.mark.parametrize("model", [hyparse.Article, hyparse.Page, hyparse.Issue], ids=lambda model: model.__name__)
def test_any_large_model_comes_back(model):
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(built(model))
    def check(value):
        whole(value, json.loads(json.dumps(to_dict(value))))
        if isinstance(value, hyparse.Issue):
            again = from_dict(to_dict(value))
            for page in value.pages:
                assert [again.target_of(refer) for refer in page.refers] == [
                    value.target_of(refer) for refer in page.refers
                ]

    check()


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_pages_come_back(text):
    page = hyparse.parse_page(text)
    document = json.loads(to_json(page))
    whole(page, document)
    assert document["hyparse"] == "1"
    assert document["model"] == "Page"
    assert [block["kind"] for block in document["blocks"]] == [str(block.kind) for block in page.blocks]


def test_issues_come_back_with_their_targets():
    for given_issue in (issue(), continued()):
        again = from_json(to_json(given_issue, indent=1), hyparse.Issue)
        assert again == given_issue
        for page in given_issue.pages:
            for refer in page.refers:
                assert again.target_of(refer) == given_issue.target_of(refer)
    (refer,) = continued().pages[0].refers
    assert continued().target_of(refer) is not None
    assert to_dict(continued())["targets"] == [{"page": 0, "refer": 0, "article": 0}]


def test_values_are_as_people_write_them():
    dated = hyparse.Masthead(title="衡阳日报", date=datetime.date(2026, 5, 19), hotlines={"新闻热线": "8611110"})
    assert json.loads(to_json(dated)) == {
        **{item.name: None for item in attrs.fields(hyparse.Masthead)},
        "hyparse": "1",
        "model": "Masthead",
        "title": "衡阳日报",
        "date": "2026-05-19",
        "hotlines": {"新闻热线": "8611110"},
        "imprint": {},
        "spans": [],
    }
    assert '"title": "衡阳日报"' in to_json(dated)
    person = to_dict(
        hyparse.Contributor("周围", function=hyparse.Function.REPORTER, works=frozenset({"text", "image"}))
    )
    assert (person["function"], person["works"]) == ("reporter", ["image", "text"])
    assert to_dict(hyparse.Block(hyparse.BlockKind.HEADLINE, hyparse.Span(0, 1), "题"))["kind"].__class__ is str


def test_left_out_fields_have_their_defaults():
    assert from_dict({"hyparse": "1", "model": "Article", "headline": "题"}) == hyparse.Article(headline="题")


def test_lone_surrogates_survive_and_any_encoding_can_hold_them():
    page = hyparse.parse_page("标题\ud800\n\n正文\udc00。")
    assert from_json(to_json(page).encode("utf-8"), hyparse.Page) == page
    with pytest.raises(InterchangeError, match="surrogate pair"):
        to_json(hyparse.Page(text="\ud83d\ude00"))
    assert from_dict(to_dict(hyparse.Page(text="\ud83d\ude00"))) == hyparse.Page(text="\ud83d\ude00")


@given(st.text(), st.sampled_from(["", "。", "\n\n"]))
@settings(max_examples=25, deadline=None)
def test_any_text_survives(text, end):
    page = hyparse.parse_page(text + end)
    assert from_json(to_json(page), hyparse.Page) == page


def test_what_users_parsers_read_comes_back():
    read = (
        Weather("晴", datetime.date(2026, 5, 19), (18, 26), hyparse.Span(1, 2)),
        hyparse.Contributor("周围"),
        {"风": [1, 2.5, None, True], "$": "税"},
        (("a",), frozenset({3}), datetime.datetime(2026, 5, 19, 8, 30)),
    )
    page = hyparse.Page(text="x", extras={"weather": read})
    again = from_json(to_json(page, models=(Weather,)), hyparse.Page, models=(Weather,))
    assert again == page
    assert list(map(type, again.extras["weather"])) == list(map(type, read))
    VALIDATOR.validate(to_dict(page, models=(Weather,)))
    with pytest.raises(InterchangeError, match="Weather in extras cannot be written"):
        to_dict(page)
    with pytest.raises(InterchangeError, match=r"type 'Weather' is not known.*\$\.extras"):
        from_dict(to_dict(page, models=(Weather,)))


def broken(path, value):
    document = json.loads(to_json(issue()))
    at = document
    for step in path[:-1]:
        at = at[step]
    if value is KeyError:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return document


BROKEN = [
    (["hyparse"], "2", r"version must be '1', not '2' @ \$\.hyparse"),
    (["hyparse"], KeyError, r"version must be '1', not None"),
    (["model"], "Paper", r"there is no model 'Paper' @ \$\.model"),
    (["model"], ["Page"], r"there is no model \['Page'\]"),
    (["colour"], 1, r"unknown field 'colour' @ \$$"),
    (["pages", 1, "colour"], 1, r"unknown field 'colour' @ \$\.pages\[1\]$"),
    (["pages", 0, "number"], 5, r"a string was expected, not a whole number @ \$\.pages\[0\]\.number"),
    (["pages", 0, "blocks", 3, "span", "start"], "7", r"a whole number was expected, not a string @ \$\.pages\[0\]\.blocks\[3\]\.span\.start"),
    (["pages", 0, "blocks", 3, "span", "start"], True, r"a whole number was expected, not true or false"),
    (["pages", 0, "blocks", 3, "span", "start"], KeyError, r"this field is missing @ \$\.pages\[0\]\.blocks\[3\]\.span\.start"),
    (["masthead", "date"], "2026-13-01", r"a date as in 2026-05-19 was expected, not '2026-13-01' @ \$\.masthead\.date"),
    (["masthead", "date"], "20260519", r"a date as in 2026-05-19"),
    (["masthead", "hotlines"], ["1"], r"an object was expected, not an array @ \$\.masthead\.hotlines"),
    (["masthead", "hotlines"], {"热线": 1}, r"a string was expected, not a whole number @ \$\.masthead\.hotlines\['热线'\]"),
    (["articles"], "abc", r"an array was expected, not a string @ \$\.articles"),
    (["articles", 0], None, r"an object was expected, not null @ \$\.articles\[0\]"),
    (["articles", 1, "contributors", 0, "function"], "boss", r"one of reporter, .* was expected, not 'boss' @ \$\.articles\[1\]\.contributors\[0\]\.function"),
    (["targets"], [{"page": 0, "refer": 99, "article": 0}], r"targets\[0\]: there is no such page, teaser or article"),
    (["targets"], [{"page": 0}], r"targets\[0\]: an object of page, refer and article"),
    (["targets"], [{"page": -1, "refer": 0, "article": 0}], r"targets\[0\]: places are whole numbers from 0"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "message"), BROKEN, ids=[".".join(map(str, path)) for path, _, _ in BROKEN])
def test_errors_say_where(path, value, message):
    document = broken(path, value)
    with pytest.raises(InterchangeError, match=message):
        from_dict(document)
    if "targets" not in path:
        assert not VALIDATOR.is_valid(document)


def test_all_problems_are_told():
    document = broken(["pages", 0, "number"], 5)
    document["pages"][1]["section"] = 6
    with pytest.raises(InterchangeError) as caught:
        from_dict(document)
    assert [problem.partition(" @ ")[2] for problem in caught.value.problems] == [
        "$.pages[0].number",
        "$.pages[1].section",
    ]
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", r"no JSON: .*line 1 column 2"),
        ("[1]", "a document is an object, not list"),
        ('{"hyparse": "1", "model": "Span", "start": NaN, "stop": 1}', "NaN is no JSON number"),
        ("[" * 100_000, "nested too deeply|no JSON"),
        (b"\xff\xfe\xff", "no JSON"),
    ],
)
def test_no_json(text, message):
    with pytest.raises(InterchangeError, match=message):
        from_json(text)


def test_deep_values_are_refused():
    deep = '{"a": ' * 900 + "1" + "}" * 900
    with pytest.raises(InterchangeError, match="nested too deeply"):
        from_json(f'{{"hyparse": "1", "model": "Page", "text": "x", "extras": {{"k": [{deep}]}}}}')


def test_another_model_than_asked_for():
    with pytest.raises(InterchangeError, match=r"a Page was expected, but the document holds a Span @ \$\.model"):
        from_dict(to_dict(hyparse.Span(0, 1)), hyparse.Page)


@pytest.mark.parametrize("value", [None, "text", 3, {"a": 1}, hyparse.Parser()])
def test_only_models_are_written(value):
    with pytest.raises(TypeError, match="takes a model of hyparse's, not"):
        to_dict(value)


def test_infinities_have_no_form():
    with pytest.raises(InterchangeError, match="float"):
        to_dict(hyparse.Page(text="x", extras={"k": (float("inf"),)}))


def test_the_published_schema_is_that_of_the_models():
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json.loads(PUBLISHED.read_text("utf-8")) == json_schema()
    assert set(json_schema()["$defs"]) == {model.__name__ for model in MODELS} | {"free"}
