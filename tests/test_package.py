"""What users install: it builds, it holds the library alone, and it works with the least and the newest versions it names."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from email.parser import HeaderParser

import pytest

import hyparse

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SMOKE = """
import sys
import hyparse
page = hyparse.parse_page('''第2版 要闻

衡阳海关：

全力以赴稳外贸促开放守国门

衡阳日报讯（全媒体记者 向吟吟 通讯员 阳亮）10月18日，衡阳海关组织党员干部学习会议精神。大家表示，要以会议精神为指引，与地方同向发力、同题共答，为全市开放贡献力量。（下转第三版）
''')
(article,) = page.articles
assert page.number == "2", page.number
assert article.headline == "全力以赴稳外贸促开放守国门", article.headline
assert [c.name for c in article.contributors] == ["向吟吟", "阳亮"]
assert article.continuations[0].pages == ("3",)
for text in map(lambda name: open(name, encoding="utf-8").read(), sys.argv[1:]):
    page = hyparse.parse_page(text)
    assert len(page.articles) > 3
    simple = hyparse.convert(page, "s2t")
    again = hyparse.parse_page(simple.text)
    if len(simple.text) == len(text):
        assert [a.blocks[0].span for a in again.articles] == [a.blocks[0].span for a in page.articles]
print(hyparse.__version__)
"""


def run(*command: str | pathlib.Path, cwd: pathlib.Path = ROOT, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_version_has_one_home():
    assert "version" in PROJECT["dynamic"]
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?", hyparse.__version__)
    homes = [path for path in (ROOT / "src").rglob("*.py") if hyparse.__version__ in path.read_text("utf-8")]
    assert homes == [ROOT / "src" / "hyparse" / "__init__.py"]


def test_three_libraries_are_needed_and_no_more():
    names = {re.split(r"[<>=~!\[ ]", requirement)[0] for requirement in PROJECT["dependencies"]}
    assert names == {"attrs", "regex", "opencc"}
    assert all(">=" in requirement and "," not in requirement for requirement in PROJECT["dependencies"])


def test_extras_that_users_install_are_tested():
    needed = {
        requirement
        for extra in ("json", "tei", "arrow", "html")
        for requirement in PROJECT["optional-dependencies"][extra]
    }
    assert needed <= set(PROJECT["optional-dependencies"]["test"])


# --- slow: pytest -m package ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> pathlib.Path:
    """A folder with the wheel and the source distribution; the wheel is made from the latter."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    return folder


@pytest.mark.package
def test_distributions_are_in_order(built):
    assert "PASSED" in run(sys.executable, "-m", "twine", "check", "--strict", *sorted(built.iterdir()))


@pytest.mark.package
def test_the_wheel_holds_the_library_alone(built):
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = HeaderParser().parsestr(
            archive.read(f"hyparse-{hyparse.__version__}.dist-info/METADATA").decode("utf-8")
        )
    here = ROOT / "src" / "hyparse"
    files = {
        p.relative_to(ROOT / "src").as_posix() for p in here.rglob("*") if p.is_file() and "__pycache__" not in p.parts
    }
    assert {name for name in names if ".dist-info/" not in name} == files
    assert "hyparse/py.typed" in names
    assert metadata["Version"] == hyparse.__version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    for field in ("Summary", "Keywords", "Author", "Description-Content-Type"):
        assert metadata[field], field


@pytest.mark.package
def test_the_source_distribution_holds_what_a_packager_needs(built):
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "tests/test_gold.py", "docs/conf.py"} <= names
    assert not [name for name in names if name.startswith((".ci/", "docs/_build/", ".venv/"))]


def environment(folder: pathlib.Path) -> pathlib.Path:
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"


@pytest.mark.package
@pytest.mark.parametrize("versions", ["least", "newest"])
def test_the_wheel_works_in_an_environment_of_its_own(built, tmp_path, versions):
    (wheel,) = built.glob("*.whl")
    least = [requirement.replace(">=", "==") for requirement in PROJECT["dependencies"]] if versions == "least" else []
    python = environment(tmp_path / "venv")
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, *least)
    smoke = tmp_path / "smoke.py"
    smoke.write_text(SMOKE, "utf-8")
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    # -W error: with no version does a dependency warn; -I: nothing of the clone is imported.
    assert run(python, "-I", "-W", "error", smoke, *seeds, cwd=tmp_path).strip() == hyparse.__version__
    installed = run(python, "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check").lower()
    assert {line.partition("==")[0] for line in installed.split()} - {"pip", "setuptools"} == {
        "attrs",
        "regex",
        "opencc",
        "hyparse",
    }
    for requirement in least:
        assert requirement in installed
    if versions == "newest":
        # pyright looks for the package where the first python of the path has its own.
        env = {
            **os.environ,
            "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
            "VIRTUAL_ENV": str(tmp_path / "venv"),
        }
        told = run(
            sys.executable, "-m", "pyright", "--verifytypes", "hyparse", "--ignoreexternal", cwd=tmp_path, env=env
        )
        assert "Type completeness score: 100%" in told
