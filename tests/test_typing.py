"""What type checkers make of a user's code: the types of extras, and where a mistake is found."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys

import pytest

USER = """
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import hyparse
from attrs import frozen
from hyparse import Around, Diagnostic, SourceBlock


@frozen
class Weather:
    low: int


class WeatherParser:
    kind = "weather"
    placement = "page"

    def recognise(self, block: SourceBlock, around: Around) -> float:
        return hyparse.CERTAIN if around.after() is not None else 0

    def parse(self, blocks: Sequence[SourceBlock], around: Around) -> Iterable[Weather]:
        return [Weather(len(block.plain)) for block in blocks]


class DoubtingParser:
    kind = "doubting"

    def recognise(self, b: SourceBlock, a: Around) -> float:
        return hyparse.STRONG

    def parse(self, b: Sequence[SourceBlock], a: Around) -> Iterator[Weather | Diagnostic]:
        yield Weather(1)


@frozen
class LineParser:
    kind: str

    def recognise(self, block: SourceBlock, around: Around) -> float:
        return hyparse.WEAK

    def parse(self, blocks: Sequence[SourceBlock], around: Around) -> tuple[int, ...]:
        return (len(blocks),)


class Wrapped:
    kind = "caption"

    def __init__(self, original: hyparse.BlockParser[Any]) -> None:
        self.original = original

    def recognise(self, block: SourceBlock, around: Around) -> float:
        return self.original.recognise(block, around) + hyparse.WEAK

    def parse(self, blocks: Sequence[SourceBlock], around: Around) -> Iterable[Any]:
        return self.original.parse(blocks, around)


def add_topics(page: hyparse.Page) -> hyparse.Page:
    return page


def count(issue: hyparse.Issue) -> hyparse.Issue:
    return issue


paper = hyparse.Newspaper(title="衡阳日报", roles={"全媒体记者"}, parsers=[WeatherParser(), LineParser("line")], kicker_habit=1)
parser = hyparse.Parser.for_newspaper(paper, vocabulary=hyparse.DEFAULT.extended(rubrics=["短波"]))
parser = parser.with_parsers(DoubtingParser(), Wrapped(parser.parser_of("caption"))).without_parsers("notice")
parser = parser.with_steps(add_topics).with_steps(count, on=hyparse.Issue)
page = parser.parse_page("")
reveal_type(page.extras_of(WeatherParser))
reveal_type(page.extras_of(WeatherParser()))
reveal_type(page.extras_of(DoubtingParser))
reveal_type(page.extras_of(LineParser("line")))
reveal_type(page.articles[0].extras_of(WeatherParser))
reveal_type(page.extras["weather"])
"""
REVEALED = [
    *("tuple[Weather, ...]",) * 3,
    "tuple[int, ...]",
    "tuple[Weather, ...]",
    "tuple[Any, ...]",
]
WRONG = """
from __future__ import annotations

from collections.abc import Sequence

import hyparse
from hyparse import Around, SourceBlock


class NoKind:
    def recognise(self, block: SourceBlock, around: Around) -> float:
        return 0.0

    def parse(self, blocks: Sequence[SourceBlock], around: Around) -> list[str]:
        return []


class Wordy(NoKind):
    kind = "wordy"

    def recognise(self, block: SourceBlock, around: Around) -> str:  # type: ignore
        return "much"


def add_topics(page: hyparse.Page) -> hyparse.Page:
    return page


hyparse.Parser().with_parsers(NoKind())
hyparse.Parser().with_parsers(Wordy())
hyparse.Parser().with_parsers(Wordy)
hyparse.Parser().with_steps(add_topics, on=hyparse.Issue)
hyparse.Page(text="").extras_of(NoKind)
hyparse.Parser(kicker_habit="much")
"""


def checked(folder: pathlib.Path, code: str, *command: str) -> str:
    (folder / "user.py").write_text(code, "utf-8")
    environment = os.environ | {
        "PATH": os.pathsep.join([str(pathlib.Path(sys.executable).parent), os.environ.get("PATH", "")])
    }
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return (done.stdout + done.stderr).replace("user.", "").replace("builtins.", "")


MYPY = ("mypy", "--strict", "--cache-dir", ".mypy", "user.py")
PYRIGHT = ("pyright", "user.py")
STRICT = "# pyright: strict, reportUnknownMemberType=false\n"


@pytest.mark.parametrize("command", [MYPY, PYRIGHT], ids=["mypy", "pyright"])
def test_the_types_of_extras_are_inferred(command: tuple[str, ...], tmp_path: pathlib.Path) -> None:
    told = checked(tmp_path, STRICT + USER, *command)
    revealed = re.findall(r'(?:Revealed type is "|" is ")([^"]+)"', told)
    assert revealed == REVEALED, told
    assert not re.search(r"error:|- error", told), told


@pytest.mark.parametrize("command", [MYPY, PYRIGHT], ids=["mypy", "pyright"])
def test_a_wrong_parser_is_found_where_it_is_given(command: tuple[str, ...], tmp_path: pathlib.Path) -> None:
    told = checked(tmp_path, WRONG, *command)
    lines = [i for i, line in enumerate(WRONG.splitlines(), 1) if line.startswith("hyparse.")]
    assert sorted({int(number) for number in re.findall(r"py:(\d+):.*error", told)}) == lines, told


def test_everything_public_has_its_types(tmp_path: pathlib.Path) -> None:
    told = checked(tmp_path, "", "pyright", "--verifytypes", "hyparse", "--ignoreexternal")
    assert "Type completeness score: 100%" in told, told
