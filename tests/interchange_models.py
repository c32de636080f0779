"""Models of any shape for property tests, drawn from the models' own annotations: new fields come along by themselves."""

from __future__ import annotations

import datetime
import functools
import pathlib
import types
import typing
from collections.abc import Mapping
from enum import Enum

import attrs
from hypothesis import strategies as st

import hyparse
from hyparse import models

TEXTS = [
    path.read_text("utf-8") for path in sorted((pathlib.Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
]
MODELS = [model for name in models.__all__ if isinstance(model := getattr(models, name), type) and attrs.has(model)]
SMALL = [model for model in MODELS if model not in (hyparse.Issue, hyparse.Page, hyparse.Article)]

words = st.one_of(
    st.sampled_from(
        ["衡阳日报", "<script>alert(1)</script>", "", " ", "\x00", "a\u2028b", '"', "]]>", "&amp;", "𠮷", "\ud800"]
    ),
    st.text(max_size=12),
)
free = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), words, st.dates()
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(words, inner, max_size=3),
        st.sets(st.integers(), max_size=3),
    ),
    max_leaves=6,
)


def of(hint: object) -> st.SearchStrategy[typing.Any]:
    """Values that fit an annotation."""
    plain = {
        str: words,
        int: st.integers(-(10**6), 10**6),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        type(None): st.none(),
        datetime.date: st.dates(),
        typing.Any: free,
    }
    if hint in plain:
        return plain[hint]
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*map(of, inner))
    if origin is tuple:
        return st.lists(of(inner[0]), max_size=2).map(tuple)
    if origin is frozenset:
        return st.frozensets(of(inner[0]), max_size=2)
    if origin is Mapping:
        return st.dictionaries(words, of(inner[1]), max_size=2)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    assert isinstance(hint, type)
    return built(hint)


@functools.cache
def built(model: type) -> st.SearchStrategy[typing.Any]:
    """Any value of a model; an issue's teasers point to articles of its own."""
    hints = typing.get_type_hints(model)
    fields = {item.alias: of(hints[item.name]) for item in attrs.fields(model) if item.alias != "targets"}
    plain = st.builds(model, **fields)
    return plain.flatmap(_aimed) if model is hyparse.Issue else plain


def _aimed(issue: hyparse.Issue) -> st.SearchStrategy[hyparse.Issue]:
    refers = list(dict.fromkeys(refer for page in issue.pages for refer in page.refers))
    if not refers or not issue.articles:
        return st.just(issue)
    pairs = st.dictionaries(st.sampled_from(refers), st.sampled_from(range(len(issue.articles))), max_size=3)
    return pairs.map(
        lambda found: attrs.evolve(issue, targets={refer: issue.articles[i] for refer, i in found.items()})
    )


@functools.cache
def issue() -> hyparse.Issue:
    """The newspaper's pages as one issue."""
    return hyparse.parse_issue(TEXTS)


@functools.cache
def continued() -> hyparse.Issue:
    """Two pages with a jump, an editor and credits as they are read; a teaser and a doubt put in, so that both are there."""
    issue = hyparse.parse_issue([FRONT, INSIDE])
    start = FRONT.index(TEASER)
    refer = hyparse.Refer(headline=TEASER.split()[0], pages=("3",), spans=(hyparse.Span(start, start + len(TEASER)),))
    doubt = hyparse.Diagnostic(
        "weekday-mismatch", hyparse.Severity.WARNING, "it was a Tuesday", "星期三", "星期二",
        hyparse.Span(FRONT.index("星期三"), FRONT.index("星期三") + 3),
    )  # fmt: skip
    front = attrs.evolve(issue.pages[0], refers=(refer,), diagnostics=(doubt,))
    return attrs.evolve(issue, pages=(front, issue.pages[1]), targets={refer: issue.articles[0]})


TEASER = "江州晨渡口改建为码头公园 详见第3版"
FRONT = """# 江州日报

2026年5月19日 星期三

江州晨渡口改建为码头公园 详见第3版

# 江州晨渡开门迎客

本报江州5月18日电（记者 王小明 通讯员 李四海）晨雾散去，江州晨渡的第一班船准时离岸。船工老周说，他在这条河上撑了三十年的船，从没有见过这样多的客人，大家都想看一看这座刚刚修好的老渡口，

（下转第3版）
"""
INSIDE = """第3版 要闻 2026年5月19日 星期二 责任编辑：赵一鸣

# 江州晨渡开门迎客

（上接第1版）也想尝一尝渡口边的米粉。傍晚时分，灯亮了，河面上一片金黄。镇里说，下一步还要把两岸的步道连起来，让更多人走得进来，留得下来。
"""
