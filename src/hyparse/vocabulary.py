"""Every word table of the library, in simplified script and half-width forms (pages are folded before they are matched).

A table is data: nothing here is code that knows a newspaper. ``DEFAULT.extended(roles={"融媒记者"})`` gives a new vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, field, fields_dict, frozen

from hyparse.errors import HyparseError

__all__ = ["DEFAULT", "Vocabulary"]


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words)


@frozen
class Vocabulary:
    """The words by which a newspaper's furniture is known; every field is a set of strings."""

    roles: frozenset[str] = field(default=frozenset(), converter=_words)
    """What a credit calls a person: 记者, 通讯员, 摄影."""
    agencies: frozenset[str] = field(default=frozenset(), converter=_words)
    """Who files a story: 新华社, 本报, 中新网. Newspapers' titles (…日报, …晚报) are known by their form as well."""
    organisations: frozenset[str] = field(default=frozenset(), converter=_words)
    """Who employs a contributor and is no agency or newspaper by its form: 中央人民广播电台."""
    surnames: frozenset[str] = field(default=frozenset(), converter=_words)
    """Surnames of one character."""
    compound_surnames: frozenset[str] = field(default=frozenset(), converter=_words)
    """Surnames of two characters: 诸葛, 欧阳."""
    rubrics: frozenset[str] = field(default=frozenset(), converter=_words)
    """Column names that stand alone, or by which a longer one ends: 短波, 简讯, 时评, 访谈."""
    sections: frozenset[str] = field(default=frozenset(), converter=_words)
    """A page's section: 要闻, 综合, 民生."""
    speech_verbs: frozenset[str] = field(default=frozenset(), converter=_words)
    """How a kicker ends that leads into what somebody said: 强调, 指出, 要求."""
    jump_verbs: frozenset[str] = field(default=frozenset(), converter=_words)
    """下转, 转."""
    back_verbs: frozenset[str] = field(default=frozenset(), converter=_words)
    """上接, 紧接, 接."""
    see_verbs: frozenset[str] = field(default=frozenset(), converter=_words)
    """详见, 全文见, 相关报道见."""
    notice_words: frozenset[str] = field(default=frozenset(), converter=_words)
    """Words of public-service lines and advertisements: 举报热线, 公益广告."""
    boxes: frozenset[str] = field(default=frozenset(), converter=_words)
    """Heads of boxes inside a story: 相关链接, 记者手记, 新闻多一点."""

    def extended(self, **words: Iterable[str]) -> Vocabulary:
        """A vocabulary with more words.

        Args:
            **words: For each table named, the words to add, in simplified script and half-width forms.

        Returns:
            A new vocabulary; this one does not change.

        Raises:
            HyparseError: There is no table of that name, or it was given a bare string.
        """
        for table, more in words.items():
            if table not in fields_dict(Vocabulary):
                raise HyparseError(f"the vocabulary has no table {table!r}; it has {', '.join(fields_dict(Vocabulary))}")
            if isinstance(more, str):
                raise HyparseError(f"{table} takes a set of words, not the single string {more!r}")
        return evolve(self, **{table: getattr(self, table) | frozenset(more) for table, more in words.items()})


DEFAULT = Vocabulary()
"""The vocabulary that a ``Parser`` has where none is given."""
