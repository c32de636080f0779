"""The example scripts, run as a person runs them."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "docs" / "examples" / "read_pages.py"
FRONT = ROOT / "seeds" / "000_5f3a423b7c30facf.txt"
PAGE = """第2版 要闻

全力以赴稳外贸促开放守国门

衡阳日报讯（全媒体记者 向吟吟 通讯员 阳亮）10月18日，衡阳海关组织党员干部学习会议精神。大家表示，要以会议精神为指引，与地方同向发力、同题共答，为全市开放贡献力量。（下转第三版）
"""
REST = """第3版 综合

（上接第二版）衡阳海关还将推出二十条措施，缩短通关时间，服务外贸企业，让更多产品从衡阳走向世界。
"""


def read_pages(*arguments: str | pathlib.Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )


def test_a_front_page_is_printed():
    done = read_pages(FRONT)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Masthead  衡阳日报" in done.stdout
    assert "date         2026-05-19, weekday 2" in done.stdout
    assert "CN number    CN 43-0004" in done.stdout
    assert "Article 1  中共中央办公厅印发 《中国共产党发展党员工作细则》" in done.stdout
    assert "continued    to page 2" in done.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(tmp_path, encoding):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding)
    done = read_pages(path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Page 2  要闻" in done.stdout
    assert "Article 1  全力以赴稳外贸促开放守国门" in done.stdout
    assert "credits      全媒体记者 向吟吟, 通讯员 阳亮" in done.stdout


def test_a_missing_file_is_named_and_the_others_are_read(tmp_path):
    missing = tmp_path / "missing.txt"
    done = read_pages(missing, FRONT)
    assert done.returncode == 1
    assert done.stderr == f"{missing}: cannot be read: No such file or directory\n"
    assert "Masthead  衡阳日报" in done.stdout


def test_an_undecodable_file_is_named(tmp_path):
    path = tmp_path / "noise.txt"
    path.write_bytes(b"\xff\xff\x00\x81")
    done = read_pages(path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{path}: is neither UTF-8 nor GB18030 text\n"


def test_without_a_file_it_says_how_it_is_used():
    done = read_pages()
    assert done.returncode == 2
    assert "usage:" in done.stderr


@pytest.fixture
def two_pages(tmp_path):
    for name, text in (("02.txt", PAGE), ("03.txt", REST)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path / "02.txt", tmp_path / "03.txt"


def test_an_issue_is_joined(two_pages):
    done = read_pages("--issue", *two_pages)
    assert (done.returncode, done.stderr) == (0, "")
    assert "on pages     2, 3" in done.stdout
    assert done.stdout.count("  Article ") == 1


def test_pages_of_one_file_are_parted(tmp_path):
    path = tmp_path / "both.txt"
    path.write_text(f"{PAGE}\f{REST}", "utf-8")
    done = read_pages(path)
    assert done.stdout.count(f"{path}\n") == 2


def test_json_is_written(two_pages, tmp_path):
    pytest.importorskip("cattrs")
    out = tmp_path / "issue.json"
    done = read_pages("--json", out, *two_pages)
    assert (done.returncode, done.stderr) == (0, "")
    document = json.loads(out.read_text("utf-8"))
    assert document["model"] == "Issue"
    assert [article["pages"] for article in document["articles"]] == [["2", "3"]]


def test_html_is_written(two_pages, tmp_path):
    pytest.importorskip("jinja2")
    out = tmp_path / "issue.html"
    done = read_pages("--html", out, *two_pages)
    assert (done.returncode, done.stderr) == (0, "")
    page = out.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "全力以赴稳外贸促开放守国门" in page


def test_a_place_that_cannot_be_written_is_named(two_pages, tmp_path):
    out = tmp_path / "nowhere" / "issue.html"
    done = read_pages("--html", out, *two_pages)
    assert done.returncode == 1
    assert done.stderr == f"{out}: cannot be written: No such file or directory\n"
