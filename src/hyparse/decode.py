"""The decoder: of all sequences of kinds that the grammar allows, the one for which the page's evidence speaks most.

Dynamic programming over roles (``grammar.py``), so that no rule has to know which rule ran before it. A page of n blocks costs n steps,
each over the few kinds that its block can be.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count
from operator import add, itemgetter
from struct import Struct
from typing import Any, overload

from attrs import define, evolve, field, frozen

from hyparse.errors import HyparseError
from hyparse.evidence import DISPLAY, GOES_ON, OPENS, SLIPPED, SPECIAL, can_slip, is_credited_lead, starts_piece
from hyparse.grammar import BODY, OUTSIDE, ROLES, ZONES, Role
from hyparse.models import BlockKind
from hyparse.parsers.base import CERTAIN, STRONG
from hyparse.weights import PAIRS, WEIGHTS

__all__ = ["Choice", "Lattice", "NoReadingError", "Scores", "Tie", "allowed", "decode", "packed", "roles_of", "weigh"]

Scores = Mapping[str, float]
"""Natural log odds for each kind that a block can be, against ``paragraph`` (0.0); ``opens`` and ``slipped`` weigh the two special places."""

_BEAM = 12.0
"""Roles that lie this much (natural log odds) behind the best one at a block are not followed: e to the -12 is hardly ever made good."""
_WIDE = 120.0
"""The same where somebody's corrections bind the reading: what they ask for may have looked hopeless."""
_STRAINED = -30.0
"""A tied block in a place where the grammar does not have its kind: whoever tied it knows better, but the other blocks give way first."""
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.CROSSHEAD, BlockKind.JUMP})
"""What cannot be the open story's where a piece from another page begins."""
_BARRED = -1000.0
"""What the grammar does not forbid, but this page's evidence does."""


@frozen(weakref_slot=False)
class Choice:
    """What the decoder made of one block."""

    kind: str
    opens: bool
    """Whether a story begins with it."""
    outside: bool
    """Whether it belongs to the page and to no story."""
    runner_up: str | None = None
    """The kind that the best other sequence gives it."""
    margin: float = 0.0
    """By how much (natural log odds) this kind beats the best sequence in which the block is of another."""
    border: float = 0.0
    """The same for whether a story opens here."""


@frozen
class Tie:
    """What somebody has laid down for a block; ``None`` leaves it open."""

    kind: str | None = None
    opens: bool | None = None


class NoReadingError(HyparseError):
    """No sequence of kinds keeps to the ties.

    Attributes:
        index: The first block that cannot be read.
    """

    def __init__(self, index: int) -> None:
        super().__init__(f"no reading keeps to what block {index} is tied to")
        self.index = index


Row = tuple[Mapping[str, float], float]
"""The weights of the steps to one role, by the state before it, and the highest of them (0.0 where all speak against)."""
Rows = Mapping[str, Row]
_NO_ROW: Row = ({}, 0.0)


@frozen(eq=False)
class State:
    """A role, or a kind that leaves the open story's zone as it was. A state is one object, known by its identity."""

    name: str
    kind: str
    zone: str
    opens: bool
    outside: bool
    bit: int
    """The zone as a bit."""
    after: int
    """The zones in which it may stand, a bit each."""
    before_role: str
    """Under which name the weights table keeps a step from it to a role."""
    before_other: str
    """The same to a kind that leaves the zone as it was."""
    row: Mapping[str, float]
    """The weights of the steps to it."""
    highest: float
    """The highest of them."""
    slips: bool = False
    """Whether it is text above its own headline."""
    carries: bool = False
    """Whether it carries on the body of the open story, so that the evidence for that counts."""
    strain: float = 0.0
    """What it costs a tied block."""
    number: int = 0
    """Its place among the states of its lattice."""

    @property
    def special(self) -> bool:
        """Whether what speaks for a special place counts for it."""
        return self.opens or self.slips


# The decoder's inner loops run over plain tuples: a page has some ten thousand of each, and a class's instance costs ten times as much.
Source = tuple[float, State]
"""A state that a block can be in, with the weight of the best sequence up to it."""
Places = tuple[Sequence[State], float, bool]
"""The states that a kind can be in, the highest weight of a step to one of them, and whether a special place is weighed for one."""
Offer = tuple[float, Places]
"""What a block says for a kind, and what it can be in."""


@define(eq=False)
class Reached:
    """The states that the beam leaves, block behind block, each block's best first. They are plain numbers, for all are kept until the last block is reached."""

    stops: array[int] = field(factory=lambda: array("I"))
    """By block, where its states end."""
    states: array[int] = field(factory=lambda: array("H"))
    """Each by its number: there are seven to a kind of the page's and as many as it has roles to a story's."""
    before: array[int] = field(factory=lambda: array("H"))
    """The state before each."""
    totals: array[float] = field(factory=lambda: array("d"))
    """The weight of the best sequence up to each, the block included."""


@lru_cache(maxsize=1)
def roles_of() -> Mapping[str, tuple[Role, ...]]:
    """The roles that a kind can play."""
    table: dict[str, tuple[Role, ...]] = {}
    for role in ROLES:
        table[role.kind] = (*table.get(role.kind, ()), role)
    return table


@lru_cache(maxsize=1024)
def _tied_roles(kind: str, tie: Tie) -> tuple[tuple[Role, float], ...]:
    """The roles that a tied block may play, each with what it costs; outside the grammar only if the kind itself is tied."""
    known = roles_of()[kind]
    roles = [(role, 0.0) for role in known if tie.opens is None or role.opens == tie.opens]
    if tie.opens:
        roles = [(evolve(role, after=frozenset(ZONES)), 0.0) for role, _ in roles]
    if tie.kind is None:
        return tuple(roles)
    inside = frozenset(ZONES[1:])
    roles += [(evolve(role, after=inside - role.after), _STRAINED) for role, _ in roles if not role.opens]
    if tie.opens is not False and not any(role.opens for role in known):
        roles.append((evolve(known[0], after=frozenset(ZONES), opens=True), _STRAINED))
    return tuple(roles)


def _state(role: Role, rows: Rows, number: int, *, strain: float = 0.0, tied: bool = False) -> State:
    row, highest = rows.get(role.name, _NO_ROW)
    carries = role.kind in _TEXT and not role.opens and not tied
    slips = role.zone == "slipped"
    return State(
        role.name,
        role.kind,
        role.zone,
        role.opens,
        False,
        _BITS[role.zone],
        sum(map(_BITS.__getitem__, role.after)),
        role.name,
        f"@{role.zone}",
        row,
        highest,
        slips,
        carries,
        strain,
        number,
    )


_BITS = {zone: 1 << place for place, zone in enumerate(ZONES)}
_START = State("^", "", "none", False, True, _BITS["none"], 0, "^", "^", {}, 0.0)
"""Before the first block."""
_WEIGHT = itemgetter(0)


def _rows(pairs: Mapping[tuple[str, str], float]) -> Rows:
    """The weights of the steps, by the role that they lead to."""
    table: dict[str, dict[str, float]] = {}
    for (last, name), weight in pairs.items():
        table.setdefault(name, {})[last] = weight
    return {name: (row, max(0.0, *row.values())) for name, row in table.items()}


def _places(rows: Rows) -> Mapping[str, Places]:
    """The states of each kind of the grammar, numbered on from the start."""
    table: dict[str, Places] = {}
    numbers = count(1)
    for kind, roles in roles_of().items():
        states = tuple(_state(role, rows, next(numbers)) for role in roles)
        table[kind] = states, max(state.highest for state in states), any(state.special for state in states)
    return table


_FITTED = _rows(PAIRS)
_FITTED_PLACES = _places(_FITTED)


class Lattice:
    """The states that each block of a page can be in, and the weights between them.

    Bounds keep it sparse and change nothing: no step weighs more than its row's highest weight, so that a state which lies further
    behind than that and the beam is never made, and the search for the best step to a state ends with the first source that cannot win.
    """

    def __init__(
        self,
        scores: Sequence[Scores],
        pairs: Mapping[tuple[str, str], float],
        ties: Mapping[int, Tie] | None = None,
        beam: float = _BEAM,
    ) -> None:
        self.scores = scores
        self.rows: Rows = _FITTED if pairs is PAIRS else _rows(pairs)
        self.places: Mapping[str, Places] = _FITTED_PLACES if pairs is PAIRS else _places(self.rows)
        self.highest: float = max((highest for _, highest in self.rows.values()), default=0.0)
        self.ties: Mapping[int, Tie] = ties or {}
        self.beam = beam
        self._outside: dict[str, Places] = {}
        self._bound: dict[tuple[str, Tie], Sequence[State]] = {}
        self.states: list[State] = [_START, *(state for states, _, _ in self.places.values() for state in states)]
        """By number."""

    def forward(self) -> Reached:
        """The states that the beam leaves of each block.

        Raises:
            NoReadingError: A block has none.
        """
        out = Reached()
        sources: list[Source] = [(0.0, _START)]
        for index in range(len(self.scores)):
            found = self._reach(index, sources)
            if not found:
                raise NoReadingError(index)
            found.sort(key=_WEIGHT, reverse=True)
            floor = found[0][0] - self.beam
            found = [reached for reached in found if reached[0] >= floor]
            out.totals.extend([total for total, _, _ in found])
            out.states.extend([state.number for _, state, _ in found])
            out.before.extend([before.number for _, _, before in found])
            out.stops.append(len(out.states))
            sources = [reached[:2] for reached in found]
        return out

    def through(self, reached: Reached) -> Iterator[tuple[list[State], list[float], Sequence[int]]]:
        """For each block, the last first, its states, the weight of the best sequence through each, and the number of the state before each in it.

        What was reached is let go of behind the last block that was given.
        """
        ends = self.rows.get("$", _NO_ROW)[0]
        after: list[Source] = []
        goes_on = 0.0
        for index in range(len(reached.stops) - 1, -1, -1):
            here = slice(reached.stops[index - 1] if index else 0, None)
            states = list(map(self.states.__getitem__, reached.states[here]))
            before, totals = reached.before[here], reached.totals[here]
            del reached.states[here], reached.before[here], reached.totals[here]
            if index == len(reached.stops) - 1:
                weights = [ends.get(f"@{state.zone}" if state.outside else state.name, 0.0) for state in states]
            else:
                by_zone: dict[int, list[Source]] = {}
                weights = list[float]()
                for state in states:
                    bit = state.bit
                    if bit not in by_zone:
                        by_zone[bit] = [entry for entry in after if bit & entry[1].after]
                    weights.append(self._onward(state, by_zone[bit], goes_on if state.zone in BODY else 0.0))
            yield states, list(map(add, totals, weights)), before
            scores = dict(self.scores[index].items())
            goes_on = scores.get(GOES_ON, 0.0)
            after = list(zip(map(add, _own(scores, states), weights), states, strict=True))
            after.sort(key=_WEIGHT, reverse=True)

    def _reach(self, index: int, sources: Sequence[Source]) -> list[tuple[float, State, State]]:
        """The states of a block that one of the sources, the best first, leads to: each with its total and the state before."""
        scores = dict(self.scores[index].items())
        opens, slipped, goes_on = scores.get(OPENS, 0.0), scores.get(SLIPPED, _BARRED), scores.get(GOES_ON, 0.0)
        near_to = _Near(sources)
        zones = near_to.zones
        offers = self._tied(index) if index in self.ties else self._offers(scores)
        offers.sort(key=_WEIGHT, reverse=True)
        carried = max(0.0, goes_on)
        first = sources[0][0] + carried
        ahead = first + max(0.0, opens) + max(0.0, slipped)
        out: list[tuple[float, State, State]] = []
        floor = -math.inf
        for most, (states, highest, special) in offers:
            if most + (ahead if special else first) + highest < floor:
                continue
            for state in states:
                weight = most + opens if state.opens else most
                if state.slips:
                    weight += slipped
                if weight + first + state.highest < floor:
                    continue
                near = near_to[state.after & zones]
                step, row = state.highest + carried, state.row
                if not near or weight + near[0][0] + step < floor:
                    continue
                inside, outside = goes_on if state.carries else 0.0, state.outside
                best, before = -math.inf, _START
                for reached, source in near:
                    if reached + step <= best:
                        break
                    total = row.get(source.before_other if outside else source.before_role, 0.0) + (
                        reached + inside if inside and source.zone in BODY else reached
                    )
                    if total > best:
                        best, before = total, source
                total = weight + best
                out.append((total, state, before))
                if total - self.beam > floor:
                    floor = total - self.beam
        return out

    def _onward(self, state: State, after: Sequence[Source], goes_on: float) -> float:
        """The weight of the best step from a state, with what follows; the states that follow stand in the order of what they weigh with the rest."""
        best = -math.inf
        to_role, to_other = state.before_role, state.before_other
        for ahead, target in after:
            if ahead + self.highest <= best and goes_on <= 0.0:
                break
            inside = goes_on if target.carries else 0.0
            if ahead + target.highest + inside > best:
                best = max(best, ahead + target.row.get(to_other if target.outside else to_role, 0.0) + inside)
        return best

    def _offers(self, scores: Scores) -> list[Offer]:
        """The states that a block can be in, by kind."""
        out: list[Offer] = []
        for kind, weight in scores.items():
            if kind not in SPECIAL:
                out.append((weight, self.places.get(kind) or self._staying(kind)))
        return out

    def _staying(self, kind: str) -> Places:
        """A kind of the page's, or a user's, in every zone."""
        places = self._outside.get(kind)
        if places is None:
            row, highest = self.rows.get(kind, _NO_ROW)
            number = count(len(self.states))
            states = [
                State(kind, kind, zone, False, True, bit, bit, f"~{zone}", kind, row, highest, number=next(number))
                for zone, bit in _BITS.items()
            ]
            self.states += states
            places = self._outside[kind] = states, highest, False
        return places

    def _tied(self, index: int) -> list[Offer]:
        """The states that keep to what the block is tied to."""
        scores, tie = self.scores[index], self.ties[index]
        out: list[Offer] = []
        for kind in [kind for kind in scores if kind not in SPECIAL] if tie.kind is None else [tie.kind]:
            weight = scores.get(kind, 0.0)
            if kind not in self.places:
                if not tie.opens:
                    out.append((weight, self._staying(kind)))
                continue
            for state in self._kept_to(kind, tie):
                out.append((weight + state.strain, ((state,), state.highest, state.special)))
        return out

    def _kept_to(self, kind: str, tie: Tie) -> Sequence[State]:
        """The states of a story's kind that keep to a tie."""
        states = self._bound.get((kind, tie))
        if states is None:
            number = count(len(self.states))
            states = self._bound[kind, tie] = [
                _state(role, self.rows, next(number), strain=strain, tied=True)
                for role, strain in _tied_roles(kind, tie)
            ]
            self.states += states
        return states


def _own(scores: Scores, states: Iterable[State]) -> list[float]:
    """What a block says for each of some states."""
    opens, slipped = scores.get(OPENS, 0.0), scores.get(SLIPPED, _BARRED)
    out: list[float] = []
    for state in states:
        weight = scores.get(state.kind, 0.0) + state.strain
        if state.opens:
            weight += opens
        if state.slips:
            weight += slipped
        out.append(weight)
    return out


class _Near(dict[int, Sequence[Source]]):
    """By zones, the sources that lie in one of them, the best first."""

    def __init__(self, sources: Sequence[Source]) -> None:
        by_zone: dict[int, list[Source]] = {}
        for source in sources:
            by_zone.setdefault(source[1].bit, []).append(source)
        super().__init__(by_zone)
        self._sources = sources
        self.zones: int = sum(by_zone)
        """All that a source lies in."""
        self[0], self[self.zones] = (), sources

    def __missing__(self, zones: int) -> Sequence[Source]:
        near = self[zones] = [source for source in self._sources if source[1].bit & zones]
        return near


def decode(
    scores: Sequence[Scores], pairs: Mapping[tuple[str, str], float], ties: Mapping[int, Tie] | None = None
) -> tuple[Choice, ...]:
    """The best sequence of kinds.

    Args:
        scores: For each block its evidence; a kind that is missing is ruled out.
        pairs: The weight of each step from one role to the next; a step that is missing weighs nothing.
        ties: By block, what somebody has laid down.

    Returns:
        One choice a block.

    Raises:
        NoReadingError: Nothing keeps to the ties.
    """
    if not scores:
        return ()
    lattice = Lattice(scores, pairs, ties, _WIDE if ties else _BEAM)
    out: list[Choice] = []
    state: State | None = None
    for states, through, before in lattice.through(lattice.forward()):
        place = through.index(max(through)) if state is None else states.index(state)
        out.append(_choice(states, through, place))
        state = lattice.states[before[place]]
    out.reverse()
    return tuple(out)


def _choice(states: Sequence[State], through: Sequence[float], place: int) -> Choice:
    """The choice of a state with its margins, from the best sequence through each state of the block."""
    state, best = states[place], through[place]
    rival, second, other = None, -math.inf, -math.inf
    for rest, total in zip(states, through, strict=True):
        if total > second and rest.kind != state.kind:
            rival, second = rest.kind, total
        if total > other and rest.opens != state.opens:
            other = total
    # What is left of a tie by rounding is no margin.
    kind, border = (min(max(0.0, best - rest), _BEAM) for rest in (second, other))
    return Choice(state.kind, state.opens, state.outside, rival, kind, border)


def allowed(hint: str | None, length: int, features: Sequence[str]) -> tuple[str, ...]:
    """The kinds that a block can be by its layout and length alone: the cheap test that rules most out."""
    if hint is not None:
        return (hint,)
    marks = set(features)
    if length <= 200:
        # No display line says in itself that the story goes on, or came, from page to page; one that says where to read on is a teaser.
        if marks & {"mark:to-end", "mark:from-start"} and "jump-line" not in marks:
            return _CARRIED if "mark:from-start" in marks else _JUMPING
        if "mark:see-end" in marks:
            return _TEASING if "end:stop" in marks or length > DISPLAY else (BlockKind.REFER,)
        if "told" in marks:
            return _TOLD
        if "issuer" in marks:
            return (BlockKind.NOTICE,)
        if "dots-only" in marks:
            return _DOTS
        if "end:colon>S" in marks:
            return _LEADING
        if "is:M" in marks and marks.isdisjoint(_SIGNING):
            return _COVERED
        return _SHORT if length <= _PLATE_LINE or marks & _PLATE_SIGNS else _NO_PLATE
    return (
        BlockKind.PARAGRAPH,
        *((BlockKind.CAPTION,) if marks & {"credit", "picture", "scene"} and "told" not in marks else ()),
        *((BlockKind.NOTICE,) if marks & {"notice-word", "contact"} else ()),
        *((BlockKind.MASTHEAD,) if "masthead:some" in marks else ()),
        *((BlockKind.TABLE,) if "semicolons" in marks else ()),
    )


_TEASING = (BlockKind.REFER, BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.NOTICE)
_CARRIED = (BlockKind.PARAGRAPH, BlockKind.JUMP)
"""What says that it comes from another page is the story's own text."""
_JUMPING = (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.JUMP, BlockKind.REFER)
_SHORT = tuple(
    kind for kind in dict.fromkeys([role.kind for role in ROLES] + list(OUTSIDE)) if kind != BlockKind.FIGURE
)
_TOLD = tuple(
    kind
    for kind in _SHORT
    if kind
    not in (BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.RUBRIC, BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.DECK)
)
"""Words behind a dateline are a story's own: no picture's text, no signature and no headline, whatever their length."""
_DOTS = (BlockKind.PARAGRAPH, BlockKind.ARTIFACT)
"""A line of dots alone is a pause in the text, or what an extractor left of a rule."""
_LEADING = tuple(kind for kind in _SHORT if kind != BlockKind.HEADLINE)
"""A display line that ends in a colon leads in to the one below it (引题)."""
_COVERED = tuple(kind for kind in _SHORT if kind != BlockKind.BYLINE)
"""A line of a nameplate's items (a day, a price, the weather) signs nothing, unless it is a date or an address under a name."""
_NO_PLATE = tuple(kind for kind in _SHORT if kind != BlockKind.MASTHEAD)
_PLATE_LINE = 40
"""A longer line of a nameplate (主管：… 主办：… 地址：…) holds items of it, or a title."""
_PLATE_SIGNS = frozenset({"masthead:all", "masthead:most", "masthead:some", "masthead:title", "masthead:latin"})
_SIGNING = frozenset({"byline", "day-only", "contact"})


def weigh(seen: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Sequence[Scores]:
    """The fitted evidence of a page's blocks.

    Args:
        seen: For each block what is seen of it, and the kinds that it can be at all.

    Returns:
        For each block, natural log odds against ``paragraph`` for each of its kinds, and the weights of the special places.
    """
    rows = packed()
    out = Fitted()
    for features, kinds in seen:
        total = sum(filter(None, map(rows.get, features)), _MIDDLES)
        marks = frozenset(features)
        carried = -CERTAIN if starts_piece(marks) else -STRONG if is_credited_lead(marks) else None
        places, chosen = _chosen(tuple(kinds), slips=can_slip(marks), carried=carried is not None)
        counts = [count - _MIDDLE for count in chosen(_COUNTS.unpack(total.to_bytes(_COUNTS.size, "little")))]
        if carried is not None:
            counts.append(round(carried * _PARTS))
        out.add(places, counts)
    return out


class Fitted(Sequence[Scores]):
    """A page's scores, kept until it is done: whole numbers, block behind block, and, shared by all blocks of its form, the place of each kind."""

    def __init__(self) -> None:
        self._places: list[Mapping[str, int]] = []
        self._counts = array("i")
        self._starts = array("I")

    def add(self, places: Mapping[str, int], counts: Sequence[int]) -> None:
        """Add the next block's."""
        self._places.append(places)
        self._starts.append(len(self._counts))
        self._counts.extend(counts)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Scores: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Scores]: ...
    def __getitem__(self, index: int | slice) -> Scores | Sequence[Scores]:
        if isinstance(index, slice):
            return [self[i] for i in range(len(self))[index]]
        places, start = self._places[index], self._starts[index]
        return FittedRow(places, self._counts[start : start + len(places)])


class FittedRow(Mapping[str, float]):
    """One block's scores."""

    __slots__ = ("_counts", "_places")

    def __init__(self, places: Mapping[str, int], counts: array[int]) -> None:
        self._places, self._counts = places, counts

    def __getitem__(self, kind: str) -> float:
        return self._counts[self._places[kind]] / _PARTS

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def get(self, kind: str, default: Any = None) -> Any:
        place = self._places.get(kind)
        return default if place is None else self._counts[place] / _PARTS

    def items(self) -> ItemsView[str, float]:
        return dict(zip(self._places, [count / _PARTS for count in self._counts], strict=True)).items()


@lru_cache(maxsize=64)
def _chosen(
    kinds: tuple[str, ...], *, slips: bool, carried: bool
) -> tuple[Mapping[str, int], Callable[[tuple[int, ...]], tuple[int, ...]]]:
    """The places of some kinds and of the special ones in a row, and what takes the table's columns of them."""
    columns: tuple[str, ...] = (*kinds, OPENS, SLIPPED) if slips else (*kinds, OPENS)
    names = (*columns, GOES_ON) if carried else columns
    places = {kind: place for place, kind in enumerate(names)}
    return places, itemgetter(*map(_COLUMNS.index, columns))


# A row of the table is one number, 32 bits to a column, in hundredths: so one addition adds all the columns, exactly and in any order.
_COLUMNS = (*BlockKind, OPENS, SLIPPED)
_PARTS = 100
_COUNTS = Struct(f"<{len(_COLUMNS)}I")
_MIDDLE = 1 << 31
"""What a column stands at that weighs nothing, so that none falls below 0 and borrows from the next."""
_MIDDLES = sum(_MIDDLE << 32 * place for place in range(len(_COLUMNS)))


@lru_cache(maxsize=1)
def packed() -> Mapping[str, int]:
    """The table's rows."""
    return {
        name: sum(round(row.get(kind, 0.0) * _PARTS) << 32 * place for place, kind in enumerate(_COLUMNS))
        for name, row in WEIGHTS.items()
    }
