"""Where a run of characters is cut into persons' names.

Newspapers print names side by side without a mark (记者蔡晖贾永). The likeliest cut is the cheapest one under a small
table of costs: how usual a surname is, how usual a character is in given names, how usual a name's length. The tiers
of the surnames follow the ranks of the household register (国家人口基础信息库).
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from hyparse import words
from hyparse.patterns import lazy_re
from hyparse.vocabulary import Vocabulary

__all__ = ["Cut", "NameModel", "doubtful_cut", "name_model"]

_TWO, _THREE, _FOUR = 1.1, 0.3, 5.0
"""By a name's length: most have three characters; four without a compound surname are a married woman's (陈方安生)."""
_STRANGE = 6.0
"""Of a first character that is no surname."""
_RARE = 2.6
_TIERS = ((words.FREQUENT_SURNAMES, 0.0), (words.COMMON_SURNAMES, 0.6), (words.USUAL_SURNAMES, 1.5))
_COMPOUND = 0.4
_UNKNOWN_GIVEN = 1.3
_SURNAME_WITHIN = 2.0
"""Of a common surname that stands in few given names."""
_GIVEN = ((words.NEVER_GIVEN, 6.0), (words.GIVEN, 0.6), (words.COMMON_GIVEN, 0.0), (words.HARDLY_GIVEN, 2.6))
_PARTED = 1.5
"""Of a name that begins or ends with a part known from the names of minority peoples."""
_LONG = 9.0
_DOUBT = 0.7
"""Two cuts nearer than this are a doubt."""
_LIMIT = 4.5
"""A name that costs more is believed only where a role vouches for it."""
_LONGEST_RUN = 48
_FOREIGN = lazy_re(r"[·A-Za-z]")


@frozen
class Cut:
    """A run of characters cut into names."""

    stops: tuple[int, ...]
    """Where each name ends, in characters from the run's start."""
    cost: float
    """Of the dearest name."""
    doubtful: bool = False
    """Whether another cut is nearly as likely."""


class NameModel:
    """The costs of names under one vocabulary's surnames."""

    def __init__(self, surnames: frozenset[str], compound_surnames: frozenset[str]) -> None:
        self._compound = compound_surnames
        firsts = {entry[0] for entry in (*compound_surnames, *words.NAME_PARTS)}
        self._special = re.compile(f"[{re.escape(''.join(sorted(firsts)))}]")
        self._surname = dict.fromkeys(surnames, _RARE)
        for characters, cost in _TIERS:
            self._surname.update((char, cost) for char in characters if char in surnames)
        self._given = dict.fromkeys(words.FREQUENT_SURNAMES + words.COMMON_SURNAMES, _SURNAME_WITHIN)
        for characters, cost in _GIVEN:
            self._given.update(dict.fromkeys(characters, cost))

    def is_surname(self, char: str) -> bool:
        """Whether the character is a surname."""
        return char in self._surname

    def is_compound(self, pair: str) -> bool:
        """Whether the two characters are a compound surname (欧阳)."""
        return pair in self._compound

    def cost(self, name: str) -> float:
        """How unlikely a run is as one name: 0 for the likeliest, above 4.5 for what is hardly a name."""
        length = len(name)
        given = self._given
        if length == 2:
            return _TWO + self._surname.get(name[0], _STRANGE) + given.get(name[1], _UNKNOWN_GIVEN)
        special = self._special.search(name) is not None
        if length == 3 and not special:
            surname = self._surname.get(name[0], _STRANGE)
            return _THREE + surname + given.get(name[1], _UNKNOWN_GIVEN) + given.get(name[2], _UNKNOWN_GIVEN)
        if special and name[:2] in self._compound and length <= 4:
            return _COMPOUND + sum(given.get(char, _UNKNOWN_GIVEN) for char in name[2:])
        if special and (strangers := _strangers(name)) is not None:
            return _PARTED + 0.8 * strangers
        if length > 4:
            return _LONG + 2.0 * (length - 4)
        return (
            (_THREE if length == 3 else _FOUR)
            + self._surname.get(name[0], _STRANGE)
            + sum(given.get(char, _UNKNOWN_GIVEN) for char in name[1:])
        )

    def _has_compound(self, run: str) -> bool:
        return any(run[index : index + 2] in self._compound for index in range(len(run) - 2))

    def is_name(self, run: str) -> bool:
        """Whether a run is a name though nothing vouches for it: a surname, a given name, no common word."""
        if not 2 <= len(run) <= 4 or run in words.NOT_NAMES or run[:2] in words.NOT_NAMES:
            return False
        return self.cost(run) <= _LIMIT

    def cut(self, run: str) -> Cut:
        """Cut a run of characters into the likeliest names.

        Args:
            run: Chinese characters without separators, folded; at most 48 are cut, a longer run is no names.

        Returns:
            Where the names end; a run of one character, or one that is too long, is one piece at a high cost.
        """
        length = len(run)
        if length < 2 or length > _LONGEST_RUN:
            return Cut((length,), 99.0)
        if length <= 3:
            return Cut((length,), self.cost(run))
        return self._cheapest(run)

    def _cheapest(self, run: str) -> Cut:
        """By dynamic programming over where a name may end, the two best ways kept at each place."""
        length = len(run)
        special = self._special.search(run) is not None
        parted = special and _parts().search(run) is not None
        if length <= _SHORT and not parted and not (special and self._has_compound(run)):
            return self._cheapest_plain(run)
        sizes = (2, 3, 4, 5, 6, 7, 8) if parted else (2, 3, 4) if self._has_compound(run) else (2, 3)
        best: list[list[tuple[float, float, tuple[int, ...]]]] = [[(0.0, 0.0, ())]]
        for stop in range(1, length + 1):
            ways: list[tuple[float, float, tuple[int, ...]]] = []
            for size in sizes:
                if size > stop or not best[stop - size]:
                    continue
                price = self.cost(run[stop - size : stop])
                ways += (
                    (total + price, max(dearest, price), (*stops, stop)) for total, dearest, stops in best[stop - size]
                )
            ways.sort()
            best.append(ways[:2])
        first, *others = best[length]
        return Cut(first[2], first[1], bool(others) and others[0][0] - first[0] < _DOUBT)

    def _cheapest_plain(self, run: str) -> Cut:
        """The same for a short run of usual names: few enough ways to price them all."""
        surname = [self._surname.get(char, _STRANGE) for char in run]
        given = [self._given.get(char, _UNKNOWN_GIVEN) for char in run]
        best: tuple[float, float, tuple[int, ...]] = (99.0, 99.0, (len(run),))
        second = 99.0
        for stops in _WAYS[len(run)]:
            total = dearest = 0.0
            start = 0
            for stop in stops:
                price = surname[start] + given[start + 1]
                size = stop - start
                if size == 2:
                    price += _TWO
                else:
                    price += given[start + 2] + (_THREE if size == 3 else _FOUR + given[start + 3])
                total += price
                dearest = max(dearest, price)
                start = stop
            if total < best[0] - _TIE:
                best, second = (total, dearest, stops), best[0]
            elif total < second:
                second = total
        return Cut(best[2], best[1], second - best[0] < _DOUBT)


def _ways(length: int) -> tuple[tuple[int, ...], ...]:
    """Where names of two and three characters may end in a run; four characters may be one name too."""
    ways: list[list[tuple[int, ...]]] = [[()], [], *([] for _ in range(length - 1))]
    for stop in range(2, length + 1):
        ways[stop] = [(*before, stop) for size in (2, 3) if size <= stop for before in ways[stop - size]]
    return tuple(sorted([*ways[length], *([(4,)] if length == 4 else [])]))


_SHORT = 9
_TIE = 1e-9
"""Sums that differ by less are equal: of two ways that cost the same the one whose first name is shorter counts."""
_WAYS = {length: _ways(length) for length in range(4, _SHORT + 1)}


@lru_cache(maxsize=1)
def _parts() -> re.Pattern[str]:
    return re.compile("|".join(words.NAME_PARTS))


def _strangers(name: str) -> int | None:
    """How many of a name's characters are in no part that minority names are made of; ``None`` without any."""
    rest = _parts().sub("", name) if len(name) <= 8 else name
    return len(rest) if len(rest) < len(name) and (len(name) > 3 or not rest) else None


@lru_cache(maxsize=16)
def _model(surnames: frozenset[str], compound_surnames: frozenset[str]) -> NameModel:
    return NameModel(surnames, compound_surnames)


def name_model(vocabulary: Vocabulary) -> NameModel:
    """The costs of names under a vocabulary's surnames, built once."""
    return _model(vocabulary.surnames, vocabulary.compound_surnames)


def doubtful_cut(run: str, vocabulary: Vocabulary) -> bool:
    """Whether a run of folded characters can be cut into names in two ways that are nearly as likely."""
    return not _FOREIGN.search(run) and name_model(vocabulary).cut(run).doubtful
