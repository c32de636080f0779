"""The decoder: of all sequences of kinds that the grammar allows, the one for which the page's evidence speaks most.

Dynamic programming over roles (``grammar.py``), so that no rule has to know which rule ran before it. A page of n blocks costs n steps,
each over the few kinds that its block can be.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from hyparse.errors import HyparseError
from hyparse.evidence import GOES_ON, OPENS, SLIPPED, SPECIAL, can_slip, starts_piece
from hyparse.grammar import OUTSIDE, ROLES, ZONES, Role
from hyparse.models import BlockKind
from hyparse.parsers.base import CERTAIN
from hyparse.weights import PAIRS, WEIGHTS

__all__ = ["Choice", "Lattice", "NoReading", "Scores", "Tie", "allowed", "decode", "roles_of", "weigh"]

Scores = Mapping[str, float]
"""Natural log odds for each kind that a block can be, against ``paragraph`` (0.0); ``opens`` and ``slipped`` weigh the two special places."""

_BEAM = 30.0
"""Roles that lie this much (natural log odds) behind the best one at a block are not followed: e to the -30 is never made good."""
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.CROSSHEAD, BlockKind.JUMP})
_WIDE = 4 * _BEAM
"""The same where somebody's corrections bind the reading: what they ask for may have looked hopeless."""
_STRAINED = -_BEAM
"""A tied block in a place where the grammar does not have its kind: whoever tied it knows better, but the other blocks give way first."""
_BARRED = -1000.0
"""What the grammar does not forbid, but this page's evidence does."""


@frozen
class Choice:
    """What the decoder made of one block."""

    kind: str
    opens: bool
    """Whether a story begins with it."""
    outside: bool
    """Whether it belongs to the page and to no story."""
    role: str
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


class NoReading(HyparseError):
    """No sequence of kinds keeps to the ties.

    Attributes:
        index: The first block that cannot be read.
    """

    def __init__(self, index: int) -> None:
        super().__init__(f"no reading keeps to what block {index} is tied to")
        self.index = index


@frozen(eq=False)
class State:
    """A role, or a kind that leaves the open story's zone as it was. A state is one object, known by its identity."""

    name: str
    kind: str
    zone: str
    opens: bool
    outside: bool
    before_role: str
    """Under which name the weights table keeps a step from it to a role."""
    before_other: str
    """The same to a kind that leaves the zone as it was."""


Row = tuple[Mapping[str, float], float]
"""The weights of the steps to one role, by the state before it, and the highest of them (0.0 where all speak against)."""
Rows = Mapping[str, Row]
_NO_ROW: Row = ({}, 0.0)

Source = tuple[float, State]
"""A state that a block can be in, with the weight of the best sequence up to it."""


@frozen(eq=False)
class Move:
    """A state that a block can be in, before it is known what stands before it."""

    total: float
    """What the block says for it."""
    state: State
    after: frozenset[str]
    inside: float
    """What the block says besides, if it carries on the body of the open story."""
    row: Row


@frozen(eq=False)
class Reached:
    """A state that the block can be in, reached the best way."""

    total: float
    """The weight of the sequence up to it, the block included."""
    move: Move
    last: State


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
    if tie.kind is None:
        return tuple(roles)
    inside = frozenset(ZONES[1:])
    roles += [(evolve(role, after=inside - role.after), _STRAINED) for role, _ in roles if not role.opens]
    if tie.opens is not False and not any(role.opens for role in known):
        roles.append((evolve(known[0], after=frozenset(ZONES), opens=True), _STRAINED))
    return tuple(roles)


def _state(role: Role) -> State:
    return State(role.name, role.kind, role.zone, role.opens, False, role.name, f"@{role.zone}")


_START = State("^", "", "none", False, True, "^", "^")
"""Before the first block."""
_PLACES: Mapping[str, tuple[tuple[Role, State], ...]] = {
    kind: tuple((role, _state(role)) for role in roles) for kind, roles in roles_of().items()
}


def _rows(pairs: Mapping[tuple[str, str], float]) -> Rows:
    """The weights of the steps, by the role that they lead to."""
    table: dict[str, dict[str, float]] = {}
    for (last, name), weight in pairs.items():
        table.setdefault(name, {})[last] = weight
    return {name: (row, max(0.0, *row.values())) for name, row in table.items()}


_FITTED = _rows(PAIRS)


class Lattice:
    """The states that each block of a page can be in, and the weights between them.

    Two bounds keep it sparse and change nothing: no step weighs more than its row's highest weight, so that a state which lies further
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
        self.rows = _FITTED if pairs is PAIRS else _rows(pairs)
        self.highest = max((highest for _, highest in self.rows.values()), default=0.0)
        self.ties = ties or {}
        self.beam = beam
        self._outside: dict[tuple[str, str], State] = {}

    def forward(self) -> list[list[Reached]]:
        """For each block the states that the beam leaves, the best first.

        Raises:
            NoReading: A block has none.
        """
        out: list[list[Reached]] = []
        sources: list[Source] = [(0.0, _START)]
        for index in range(len(self.scores)):
            here = self._reach(index, sources)
            if not here:
                raise NoReading(index)
            here.sort(key=_total, reverse=True)
            floor = here[0].total - self.beam
            out.append([reached for reached in here if reached.total >= floor])
            sources = [(reached.total, reached.move.state) for reached in out[-1]]
        return out

    def backward(self, forward: Sequence[Sequence[Reached]]) -> list[dict[State, float]]:
        """For each block's states the weight of the best sequence behind it; a state from which there is none is missing."""
        ends = self.rows.get("$", _NO_ROW)[0]
        ahead = {
            state: ends.get(state.before_other if state.outside else state.name, 0.0)
            for state in (reached.move.state for reached in forward[-1])
        }
        out = [ahead]
        for index in range(len(forward) - 1, 0, -1):
            moves = [
                (move.total + ahead[move.state], move)
                for move in (reached.move for reached in forward[index])
                if move.state in ahead
            ]
            moves.sort(key=_first, reverse=True)
            behind = ((reached.move.state, self._onward(reached.move.state, moves)) for reached in forward[index - 1])
            ahead = {state: total for state, total in behind if total is not None}
            out.append(ahead)
        out.reverse()
        return out

    def _reach(self, index: int, sources: Sequence[Source]) -> list[Reached]:
        """The states of a block that one of the sources, the best first, leads to."""
        zones: dict[str, list[Source]] = {}
        for source in sources:
            zones.setdefault(source[1].zone, []).append(source)
        moves = self._tied(index, zones) if index in self.ties else self._moves(index, zones)
        moves.sort(key=_total, reverse=True)
        reach = sources[0][0] + self.highest + max(0.0, self.scores[index].get(GOES_ON, 0.0))
        out: list[Reached] = []
        floor = -math.inf
        for move in moves:
            if move.total + reach < floor:
                break
            found = _best_source(move, zones)
            if found is not None:
                total = found[0] + move.total
                out.append(Reached(total, move, found[1]))
                floor = max(floor, total - self.beam)
        return out

    def _onward(self, state: State, moves: Sequence[tuple[float, Move]]) -> float | None:
        """The weight of the best step from a state, with what follows; the moves stand in the order of what follows them."""
        best = -math.inf
        for total, move in moves:
            row, _ = move.row
            if total + self.highest + max(0.0, move.inside) <= best:
                break
            if state.zone in move.after:
                total += row.get(state.before_other if move.state.outside else state.before_role, 0.0)
                if state.zone == "body":
                    total += move.inside
                best = max(best, total)
        return None if best == -math.inf else best

    def _moves(self, index: int, zones: Iterable[str]) -> list[Move]:
        scores = self.scores[index]
        opens, slipped, goes_on = scores.get(OPENS, 0.0), scores.get(SLIPPED, _BARRED), scores.get(GOES_ON, 0.0)
        out: list[Move] = []
        for kind, weight in scores.items():
            places = _PLACES.get(kind)
            if places is not None:
                inside = goes_on if kind in _TEXT else 0.0
                for role, state in places:
                    total = weight + (opens if role.opens else 0.0) + (slipped if role.zone == "slipped" else 0.0)
                    row = self.rows.get(role.name, _NO_ROW)
                    out.append(Move(total, state, role.after, 0.0 if role.opens else inside, row))
            elif kind not in SPECIAL:
                out += self._staying(kind, weight, zones)
        return out

    def _staying(self, kind: str, weight: float, zones: Iterable[str]) -> Iterator[Move]:
        """A kind of the page's, or a user's, in every zone that is open."""
        for zone in zones:
            state = self._outside.get((kind, zone))
            if state is None:
                state = State(kind, kind, zone, False, True, f"~{zone}", kind)
                self._outside[kind, zone] = state
            yield Move(weight, state, _ALONE[zone], 0.0, self.rows.get(kind, _NO_ROW))

    def _tied(self, index: int, zones: Iterable[str]) -> list[Move]:
        """The moves that keep to what the block is tied to."""
        scores, tie = self.scores[index], self.ties[index]
        out: list[Move] = []
        for kind in [kind for kind in scores if kind not in SPECIAL] if tie.kind is None else [tie.kind]:
            weight = scores.get(kind, 0.0)
            if kind not in _PLACES:
                out += self._staying(kind, weight, zones if not tie.opens else ())
                continue
            for role, strain in _tied_roles(kind, tie):
                total = weight + strain + (scores.get(OPENS, 0.0) if role.opens else 0.0)
                total += scores.get(SLIPPED, _BARRED) if role.zone == "slipped" else 0.0
                out.append(Move(total, _state(role), role.after, 0.0, self.rows.get(role.name, _NO_ROW)))
        return out


_ALONE = {zone: frozenset({zone}) for zone in ZONES}


def _total(entry: Move | Reached) -> float:
    return entry.total


def _first(entry: tuple[float, Move]) -> float:
    return entry[0]


def _best_source(move: Move, zones: Mapping[str, Sequence[Source]]) -> Source | None:
    """The best sequence that a move can follow, the step between them weighed; ``None`` where the grammar has none."""
    row, highest = move.row
    outside = move.state.outside
    best, found = -math.inf, None
    for zone in zones.keys() & move.after:
        inside = move.inside if zone == "body" else 0.0
        for total, state in zones[zone]:
            if total + highest + inside <= best:
                break
            weight = total + inside + row.get(state.before_other if outside else state.before_role, 0.0)
            if weight > best:
                best, found = weight, state
    return None if found is None else (best, found)


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
        NoReading: Nothing keeps to the ties.
    """
    if not scores:
        return ()
    lattice = Lattice(scores, pairs, ties, _WIDE if ties else _BEAM)
    forward = lattice.forward()
    backward = lattice.backward(forward)
    through = [
        {state: reached.total + behind[state] for reached in here if (state := reached.move.state) in behind}
        for here, behind in zip(forward, backward, strict=True)
    ]
    state = max(through[-1], key=through[-1].__getitem__)
    out: list[Choice] = []
    for here, totals in zip(reversed(forward), reversed(through), strict=True):
        out.append(_choice(state, totals))
        state = next(reached.last for reached in here if reached.move.state is state)
    out.reverse()
    return tuple(out)


def _choice(state: State, through: Mapping[State, float]) -> Choice:
    """The choice with its margins, from the best sequence through each state of the block."""
    best = through[state]
    rival, second, other = None, -math.inf, -math.inf
    for rest, total in through.items():
        if total > second and rest.kind != state.kind:
            rival, second = rest.kind, total
        if total > other and rest.opens != state.opens:
            other = total
    kind, border = min(best - second, _BEAM), min(best - other, _BEAM)
    return Choice(state.kind, state.opens, state.outside, state.name, rival, kind, border)


def allowed(hint: str | None, length: int, features: Sequence[str]) -> tuple[str, ...]:
    """The kinds that a block can be by its layout and length alone: the cheap test that rules most out."""
    if hint is not None:
        return (hint,)
    if length <= 200:
        return _SHORT
    marks = set(features)
    return (
        BlockKind.PARAGRAPH,
        *((BlockKind.CAPTION,) if marks & {"credit", "picture", "scene"} else ()),
        *((BlockKind.NOTICE,) if marks & {"notice-word", "contact"} else ()),
        *((BlockKind.MASTHEAD,) if "masthead:some" in marks else ()),
        *((BlockKind.TABLE,) if "semicolons" in marks else ()),
    )


_SHORT = tuple(kind for kind in dict.fromkeys([role.kind for role in ROLES] + list(OUTSIDE)) if kind not in (BlockKind.FIGURE,))


def weigh(features: Sequence[str], kinds: Sequence[str]) -> Scores:
    """The fitted evidence of one block.

    Args:
        features: What is seen of it.
        kinds: The kinds that it can be at all.

    Returns:
        Natural log odds against ``paragraph`` for each of ``kinds``, and the weights of the two special places.
    """
    columns, rows = _columns(tuple(kinds))
    found = [rows[name] for name in features if name in rows]
    totals = dict(zip(columns, map(sum, zip(*found, strict=True)), strict=True)) if found else dict.fromkeys(columns, 0.0)
    if starts_piece(features):
        totals[GOES_ON] = -CERTAIN
    if not can_slip(features):
        del totals[SLIPPED]
    return totals


@lru_cache(maxsize=64)
def _columns(kinds: tuple[str, ...]) -> tuple[tuple[str, ...], Mapping[str, tuple[float, ...]]]:
    """The table's columns for some kinds and the two special places, and each feature's row of them, so that rows can be added up as they are."""
    columns = (*kinds, OPENS, SLIPPED)
    return columns, {name: tuple(row.get(kind, 0.0) for kind in columns) for name, row in WEIGHTS.items()}
