"""The lottery's results: 体彩"排列3"第26133期开奖号码：5 0 8."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from hyparse import CERTAIN, Around, Diagnostic, Severity, SourceBlock

_DRAW = re.compile(r"(?P<name>[^第,。:]{2,24}?)\s*第?(?P<number>\d{5,7})期[^\d+]{0,24}?(?P<balls>\d(?:[\d +|,、]*\d)?)")
_NAME = re.compile(r"[“”\"‘’()《》]|中国|开奖公告|开奖结果")
_GAMES = {"双色球": (6, 1), "大乐透": (5, 2), "七乐彩": (7, 1), "3D": (3, 0), "排列3": (3, 0), "排列5": (5, 0)}
"""How many balls are drawn, from the first and from the second drum."""


@frozen
class Draw:
    """One draw of one game."""

    game: str
    number: str
    """The draw's number: 26133."""
    balls: tuple[int, ...]
    second: tuple[int, ...] = ()
    """Of the second drum (蓝球, 后区)."""


@frozen
class LotteryParser:
    """Lines that give a game, a draw's number and what was drawn."""

    kind = "lottery"
    placement = "page"

    def recognise(self, block: SourceBlock, around: Around) -> float:
        """Certain of a line that reads as a draw."""
        return (
            CERTAIN
            if len(block.plain) <= 120 and "期" in block.plain and _DRAW.search(block.plain) is not None
            else 0.0
        )

    def parse(self, blocks: Sequence[SourceBlock], around: Around) -> Iterator[Draw | Diagnostic]:
        """One draw a line, and a doubt about one that has not as many balls as its game draws."""
        for block in blocks:
            found = _DRAW.search(block.plain)
            if found is None:
                continue
            game = _NAME.sub("", found["name"]).strip()
            first, _, second = found["balls"].partition("+")
            drawn = (_balls(first), _balls(second))
            yield Draw(game, found["number"], *drawn)
            expected = next((counts for name, counts in _GAMES.items() if name in game), None)
            if expected is not None and sum(expected) != sum(map(len, drawn)):
                yield Diagnostic(
                    "lottery-balls",
                    Severity.WARNING,
                    f"{game} draws {sum(expected)} balls",
                    printed=found["balls"],
                    span=block.locate(*found.span("balls")),
                )


def _balls(printed: str) -> tuple[int, ...]:
    """Numbers that are set apart, or single digits that are not (508)."""
    numbers = re.findall(r"\d+", printed)
    if len(numbers) == 1 and len(numbers[0]) > 2:
        numbers = list(numbers[0])
    return tuple(map(int, numbers))
