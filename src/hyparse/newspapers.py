"""What is peculiar to a newspaper, as data: the words that it prints, its parsers, its habits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from hyparse.parsers.base import BlockParser
from hyparse.vocabulary import Vocabulary

__all__ = ["HENGYANG_DAILY", "Newspaper"]


def _words(words: Iterable[str]) -> frozenset[str]:
    # A bare string would become its characters.
    if isinstance(words, str):
        raise TypeError(f"a newspaper's words are a set of strings, not the single string {words!r}")
    return frozenset(words)


def _parsers(parsers: Iterable[BlockParser[Any]]) -> tuple[BlockParser[Any], ...]:
    return tuple(parsers)


@frozen(kw_only=True)
class Newspaper:
    """A newspaper's profile, for ``Parser.for_newspaper``. Words may be in either script; nothing but the title is needed."""

    title: str
    """As its nameplate prints it: 衡阳日报."""
    aliases: frozenset[str] = field(default=frozenset(), converter=_words)
    """What it is called beside its title: former titles, short ones, its editions'."""
    agencies: frozenset[str] = field(default=frozenset(), converter=_words)
    """Who files its stories, beside the title and the aliases: its sister papers, its own service."""
    organisations: frozenset[str] = field(default=frozenset(), converter=_words)
    """Whom its credits name as employers."""
    roles: frozenset[str] = field(default=frozenset(), converter=_words)
    """What its credits call people: 全媒体记者."""
    sections: frozenset[str] = field(default=frozenset(), converter=_words)
    """The names of its pages: 雁城新闻."""
    rubrics: frozenset[str] = field(default=frozenset(), converter=_words)
    """The names of its columns and series: 石鼓时评."""
    boxes: frozenset[str] = field(default=frozenset(), converter=_words)
    """The heads of boxes inside its stories."""
    notice_words: frozenset[str] = field(default=frozenset(), converter=_words)
    """Words of its public-service lines and advertisements."""
    parsers: tuple[BlockParser[Any], ...] = field(default=(), converter=_parsers)
    """For what only it prints."""
    kicker_habit: float = 0.0
    """Natural log odds that a line beside its headlines stands over them and not under them; 0.0 for no habit."""

    def extend(self, vocabulary: Vocabulary) -> Vocabulary:
        """The vocabulary with the newspaper's words."""
        titles = {self.title} | self.aliases
        return vocabulary.extended(
            titles=titles,
            agencies=self.agencies | titles,
            organisations=self.organisations,
            roles=self.roles,
            sections=self.sections,
            rubrics=self.rubrics,
            boxes=self.boxes,
            notice_words=self.notice_words,
        )


HENGYANG_DAILY = Newspaper(
    title="衡阳日报",
    agencies={"本报", "衡阳晚报"},
    roles={"全媒体记者"},
    sections={"要闻", "综合新闻", "蒸湘"},
    rubrics={"蒸湘短波", "衡阳文明故事汇", "一把手访谈", "安全生产隐患大排查大整治"},
    kicker_habit=-0.5,
)
"""衡阳日报 (Hengyang, Hunan), the worked example: under its headlines it sets a line somewhat oftener than over them."""
