"""Continuation marks: form and place decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from hyparse.models import Direction, Span
from hyparse.parsers.continuation import find_marks, is_jump_line, is_refer_mark, labels_of
from hyparse.text import fold
from hyparse.vocabulary import DEFAULT

LINES = [
    line.replace("⏎", "\n")
    for line in (Path(__file__).parent / "cases" / "marks.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def read(text: str) -> list[str]:
    """The marks of a text as the case file writes them."""
    found = []
    for mark in find_marks(fold(text), DEFAULT):
        direction = "bare" if mark.bare else mark.continuation.direction
        found.append(f"{direction} {','.join(mark.continuation.pages)} {text[mark.start : mark.stop]}")
    return found


def test_case_file_is_large_enough() -> None:
    assert sum("\t" in line for line in LINES) >= 70
    assert sum("\t" not in line for line in LINES) >= 25


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split("\t")[0].replace("\n", "⏎"))
def test_marks(line: str) -> None:
    text, *expected = line.split("\t")
    assert read(text) == expected


@pytest.mark.parametrize("line", [line for line in LINES if "\t" in line], ids=lambda line: line.split("\t")[0])
def test_marks_are_found_on_a_page_of_many_lines(line: str) -> None:
    text, *expected = line.split("\t")
    assert read(f"水利工程提前完工\n\n{text}\n\n渔港开海。\n") == expected


@pytest.mark.parametrize(
    ("text", "start", "stop"),
    [
        ("路通了，(下转2版)", 4, 10),
        ("水利工程提前完工\n\n  A03\n", 12, 15),
        ("夏粮收购进度过半▶▶▶2版  ", 8, 13),
    ],
)
def test_spans_are_the_callers(text: str, start: int, stop: int) -> None:
    (mark,) = find_marks(text, DEFAULT, lambda first, last: Span(first + 100, last + 100))
    assert mark.continuation.span == Span(start + 100, stop + 100)
    assert (mark.start, mark.stop) == (start, stop)


@pytest.mark.parametrize(
    ("labels", "pages"),
    [
        ("第02版", ("2",)),
        ("A06", ("A6",)),
        ("P4", ("4",)),
        ("A04/05", ("A4", "A5")),
        ("第二、三版", ("2", "3")),
        ("2至4版", ("2", "3", "4")),
        ("A02-A04版", ("A2", "A3", "A4")),
        ("第2版、2版", ("2",)),
        ("第1至30版", ("1", "30")),
        ("b3", ("B3",)),
        ("头版", ("1",)),
        ("2—4、7版", ("2", "3", "4", "7")),
        ("A2-A4、B1版", ("A2", "A3", "A4", "B1")),
        ("第十 二版", ("12",)),
        ("第0版、第2版", ("2",)),
        ("", ()),
    ],
)
def test_labels(labels: str, pages: tuple[str, ...]) -> None:
    assert labels_of(labels) == pages


@pytest.mark.parametrize(
    ("line", "jump", "refer"),
    [
        ("（下转第二版）", True, False),
        ("上接A01版", True, False),
        ("（下转第二版）。", True, False),
        ("　◀上接A01版 下转A03版▶", True, False),
        ("紧接第1版《把课堂搬到田埂上》", True, False),
        (">>>详见第七版>>>", False, True),
        ("詳刊P4", False, True),
        ("A02", False, True),
        ("（A02版）", False, True),
        (">>A07", False, True),
        ("会议要求，要认真学习。下转2版", False, False),
        ("一渠清水润田畴（A02版）", False, False),
        ("见面会", False, False),
        ("", False, False),
        ("（下转第二版）" * 100, False, False),
    ],
)
def test_lines_that_are_nothing_else(line: str, jump: bool, refer: bool) -> None:
    plain = fold(line)
    assert (is_jump_line(plain, DEFAULT), is_refer_mark(plain, DEFAULT)) == (jump, refer)


def test_a_users_verb() -> None:
    assert find_marks("(未完见第二版)", DEFAULT)[0].continuation.direction is Direction.SEE
    (mark,) = find_marks("(余文移第二版)", DEFAULT.extended(jump_verbs={"余文移"}))
    assert mark.continuation.direction is Direction.TO


@pytest.mark.parametrize(
    "text", ["转" * 50_000, "（下转" * 20_000, "下转第" * 20_000, ">" * 50_000 + "2版", "见1、" * 20_000 + "版"]
)
def test_hostile_text_is_read_in_no_time(text: str) -> None:
    find_marks(fold(text), DEFAULT)
