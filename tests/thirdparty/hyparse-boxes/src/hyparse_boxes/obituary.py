"""The obituary (讣告): a heading, who died, when, at what age, and who announces it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from hyparse import CERTAIN, STRONG, Around, SourceBlock

_HEADING = re.compile(r"(?:沉痛)?(?:讣告|讣闻|讣)")
_DEATH = re.compile(
    r"(?P<name>[一-鿿·]{2,12}?)(?:同志|先生|女士|老人|教授)(?:,男|,女)?[^。]{0,60}?因[^。]{0,40}?"
    r"(?:逝世|去世|辞世|病故)(?:,?享年(?P<age>\d{1,3})岁)?"
)
_AGE = re.compile(r"享年(\d{1,3})岁")
_TITLE = re.compile(r".*[师员长任席记授工部民](?=[一-鿿]{2,3}$)")
"""What somebody was ends so (教师, 主任, 书记) and stands before the name."""
_SIGNATURE = re.compile(r"治丧|(?:委员会|小组|办公室|家属|子女|公司|局|单位)$")
_SHORT = 40
"""No signature is longer."""


@frozen
class Obituary:
    """One announcement."""

    name: str
    age: int | None
    text: str
    """As printed, without its heading."""
    announced_by: str | None = None


@frozen
class ObituaryParser:
    """A heading that says so, and the short announcement under it; a report on somebody's death is no obituary."""

    kind = "obituary"
    placement = "page"

    def recognise(self, block: SourceBlock, around: Around) -> float:
        """Certain of the heading, of the announcement under it and of a funeral committee (治丧小组); strong for what else signs it."""
        if _is_heading(block):
            return CERTAIN
        above = around.before()
        if above is not None and _is_heading(above) and _DEATH.search(block.plain[:400]) is not None:
            return CERTAIN
        announced = _announcement_above(around)
        if announced and len(block.plain) <= _SHORT and _SIGNATURE.search(block.plain) is not None:
            return CERTAIN if "治丧" in block.plain else STRONG * 2
        return 0.0

    def parse(self, blocks: Sequence[SourceBlock], around: Around) -> Iterable[Obituary]:
        """One obituary a heading."""
        found: list[Obituary] = []
        for i, block in enumerate(blocks):
            death = _DEATH.search(block.plain[:400])
            if death is None or _is_heading(block):
                continue
            age = death["age"] or next(iter(_AGE.findall(block.plain)), None)
            title = _TITLE.match(death["name"])
            name = death["name"][title.end() :] if title is not None else death["name"]
            signed = next((b.words for b in blocks[i + 1 : i + 3] if _SIGNATURE.search(b.plain) is not None), None)
            found.append(Obituary(name, int(age) if age else None, block.words, signed))
        return found


def _is_heading(block: SourceBlock) -> bool:
    return _HEADING.fullmatch(block.plain.replace(" ", "")) is not None


def _announcement_above(around: Around) -> bool:
    """Whether one of the two blocks above is an announcement under its heading."""
    for n in (1, 2):
        block, heading = around.before(n), around.before(n + 1)
        if block is not None and heading is not None and _is_heading(heading) and _DEATH.search(block.plain[:400]):
            return True
    return False
