"""Articles as rows, and the recipes of the docs with pandas, Polars, DuckDB and Parquet."""

from __future__ import annotations

import ast
import datetime
import io
import pathlib
import re

import duckdb
import pandas
import polars
import pyarrow
import pytest
from hypothesis import given, settings
from pyarrow import parquet

import hyparse
from hyparse import interchange
from hyparse.interchange import arrow_schema, article_records
from interchange_models import TEXTS, built, continued, issue
from test_interchange_standards import ISSUE

LISTS = ("contributors", "roles", "functions", "organisations")


def test_a_record():
    (record,) = article_records(ISSUE)
    expected = {
        "article": 1,
        "newspaper": "江州日报",
        "cn_number": "CN 43-0004",
        "issn": "1234-5679",
        "issue_number": 19555,
        "issue_date": datetime.date(2026, 5, 19),
        "pages": ["A1", "A3"],
        "section": "要闻",
        "rubrics": ["文明故事汇"],
        "kicker": "晨雾散去",
        "headline": "晨渡开门迎客",
        "deck": "老船工的三十年",
        "agency": "新华社",
        "place": "江州",
        "filed": datetime.date(2026, 5, 18),
        "dateline_kind": "电",
        "contributors": ["王小明", "赵一鸣", "钱多", "孙林"],
        "roles": ["记者", "摄", "编辑", "翻译"],
        "functions": ["reporter", "photographer", "editor", "translator"],
        "organisations": ["江州日报", None, None, None],
        "text": "新华社江州5月18日电（记者 王小明）船离岸了。\n\n米粉香\n\n灯亮了。",
        "characters": 30,
        "paragraphs": 2,
        "crossheads": ["米粉香"],
        "captions": ["渡口。 赵一鸣 摄"],
        "continued_to": [],
        "continued_from": [],
        "see": [],
        "language": "zh-Hans",
    }
    assert {name: record[name] for name in expected} == expected


def test_pages_and_jumps():
    (record,) = article_records(continued())
    assert (record["pages"], record["continued_to"], record["continued_from"]) == (["1", "3"], ["3"], ["1"])
    page = hyparse.parse_page(TEXTS[0])
    assert [record["headline"] for record in article_records(page)] == [article.headline for article in page.articles]
    assert {tuple(record["pages"]) for record in article_records(page)} == {("1",)}


@settings(max_examples=20, deadline=None)
@given(built(hyparse.Article), built(hyparse.Masthead))
def test_any_article_fits_the_schema(article, masthead):
    (record,) = article_records(hyparse.Issue(masthead, (), (article,)))
    assert list(record) == arrow_schema().names
    assert len({len(record[name]) for name in LISTS}) == 1
    if "\ud800" not in repr(record).encode("unicode_escape").decode().replace("\\ud800", "\ud800"):
        assert pyarrow.Table.from_pylist([record], schema=arrow_schema()).to_pylist() == [record]


def test_the_recipes_of_the_docs(tmp_path, monkeypatch):
    docs = (pathlib.Path(__file__).resolve().parent.parent / "docs" / "interchange.md").read_text("utf-8")
    part = docs.partition("## Tables")[2].partition("\n## ")[0]
    recipes = re.findall("```python\n(.*?)```", part, re.DOTALL)
    assert [word for recipe in recipes for word in ("pyarrow", "pandas", "polars", "duckdb") if f"{word}." in recipe] == [
        "pyarrow", "pandas", "polars", "duckdb",
    ]  # fmt: skip
    monkeypatch.chdir(tmp_path)
    names = {"hyparse": interchange, "issue": issue(), "pandas": pandas, "polars": polars, "duckdb": duckdb}
    found = {}
    for recipe in recipes:
        *before, last = ast.parse(recipe).body
        exec(compile(ast.Module(before, []), "docs", "exec"), names)
        found[recipe] = (
            eval(compile(ast.Expression(last.value), "docs", "eval"), names) if isinstance(last, ast.Expr) else None
        )
    _, people, longest, first = found.values()
    assert people.sum() == sum(len(article.contributors) for article in issue().articles)
    assert longest.height == 10
    assert len(first.fetchall()) == len([article for article in issue().articles if "1" in article.pages])


@pytest.fixture(scope="module")
def table():
    return pyarrow.Table.from_pylist(article_records(issue()), schema=arrow_schema())


def test_parquet_holds_all(table):
    file = io.BytesIO()
    parquet.write_table(table, file)
    again = parquet.read_table(file)
    assert again.schema.equals(arrow_schema(), check_metadata=True)
    assert again.to_pylist() == article_records(issue())


def test_duckdb_asks_the_parquet_file(table, tmp_path):
    parquet.write_table(table, tmp_path / "articles.parquet")
    with duckdb.connect() as database:
        found = database.execute(
            "SELECT headline, len(contributors) FROM read_parquet(?) WHERE list_contains(pages, '1') ORDER BY article",
            [str(tmp_path / "articles.parquet")],
        ).fetchall()
    first = [article for article in issue().articles if "1" in article.pages]
    assert found == [(article.headline, len(article.contributors)) for article in first]


def test_pandas(table):
    frame = pandas.DataFrame(article_records(issue()))
    people = frame.explode("contributors").dropna(subset=["contributors"]).groupby("contributors").size()
    credited = [person.name for article in issue().articles for person in article.contributors]
    assert people.to_dict() == {name: credited.count(name) for name in credited}
    shown = [None if pandas.isna(headline) else headline for headline in table.to_pandas()["headline"]]
    assert shown == [article.headline for article in issue().articles]


def test_polars(table):
    frame = polars.from_arrow(table)
    longest = frame.sort("characters", descending=True).row(0, named=True)
    assert longest["characters"] == max(record["characters"] for record in article_records(issue()))
    assert frame["issue_date"].to_list() == [datetime.date(2026, 5, 19)] * len(issue().articles)
