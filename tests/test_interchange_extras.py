"""What needs an extra says which; what does not, needs none."""

from __future__ import annotations

import pathlib
import pickle
import subprocess
import sys
import tomllib

import pytest

import hyparse
from hyparse import interchange
from hyparse.interchange import MissingExtraError

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = hyparse.Page("x")

NEEDS = [
    ("to_dict", "cattrs", "json", lambda: interchange.to_dict(PAGE)),
    ("from_dict", "cattrs", "json", lambda: interchange.from_dict({"hyparse": "1", "model": "Page", "text": "x"})),
    ("to_json", "cattrs", "json", lambda: interchange.to_json(PAGE)),
    ("from_json", "cattrs", "json", lambda: interchange.from_json("{}")),
    ("to_tei", "lxml", "tei", lambda: interchange.to_tei(PAGE)),
    ("to_html", "jinja2", "html", lambda: interchange.to_html(PAGE)),
    ("arrow_schema", "pyarrow", "arrow", interchange.arrow_schema),
]


@pytest.mark.parametrize(("function", "library", "extra", "call"), NEEDS, ids=[need[0] for need in NEEDS])
def test_the_missing_extra_is_named(monkeypatch, function, library, extra, call):
    for name in [*sys.modules]:
        if name.partition(".")[0] == library:
            monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, "hyparse.interchange.converter", raising=False)
    with pytest.raises(MissingExtraError) as caught:
        call()
    assert str(caught.value) == f"{function} needs {library}: pip install 'hyparse[{extra}]'"
    assert isinstance(caught.value, hyparse.HyparseError)
    assert isinstance(caught.value, ImportError)
    assert caught.value.name == library
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_notebooks_without_the_extra_show_the_plain_form(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert interchange.notebook_html(PAGE) is None


def test_the_other_functions_need_nothing():
    alone = """
import sys
class Closed:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"cattrs", "lxml", "jinja2", "markupsafe", "pyarrow", "pandas"}:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Closed())
import hyparse
from hyparse import interchange as i
page = hyparse.Page("题", articles=(hyparse.Article(headline="题"),))
issue = hyparse.Issue(pages=(page,), articles=page.articles)
for value in (page, issue, page.articles[0]):
    assert i.to_jsonld(value) and i.to_ninjs(value) and i.summary(value)
assert i.article_records(issue) and i.compare(page, page).same and i.json_schema()
"""
    subprocess.run([sys.executable, "-c", alone], check=True, timeout=120)


def test_hyparse_alone_has_three_dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert sorted(name.partition(">")[0] for name in project["dependencies"]) == ["attrs", "opencc", "regex"]
    extras = project["optional-dependencies"]
    assert {name: [item.partition(">")[0] for item in extras[name]] for name in ("json", "tei", "arrow", "html")} == {
        "json": ["cattrs"],
        "tei": ["lxml"],
        "arrow": ["pyarrow"],
        "html": ["jinja2"],
    }
