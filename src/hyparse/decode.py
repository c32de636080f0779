"""The decoder: of all sequences of kinds that the grammar allows, the one for which the page's evidence speaks most.

Dynamic programming over roles (``grammar.py``), so that no rule has to know which rule ran before it. A page of n blocks costs n steps,
each over the few kinds that its block can be.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from attrs import evolve, frozen

from hyparse.errors import HyparseError
from hyparse.evidence import DISPLAY, GOES_ON, OPENS, SLIPPED, SPECIAL, can_slip, is_credited_lead, starts_piece
from hyparse.grammar import BODY, OUTSIDE, ROLES, ZONES, Role
from hyparse.models import BlockKind
from hyparse.parsers.base import CERTAIN, STRONG
from hyparse.weights import PAIRS, WEIGHTS

__all__ = ["Choice", "Lattice", "NoReadingError", "Scores", "Tie", "allowed", "decode", "roles_of", "weigh"]

Scores = Mapping[str, float]
"""Natural log odds for each kind that a block can be, against ``paragraph`` (0.0); ``opens`` and ``slipped`` weigh the two special places."""

_BEAM = 12.0
"""Roles that lie this much (natural log odds) behind the best one at a block are not followed: e to the -12 is hardly ever made good."""
_WIDE = 120.0
"""The same where somebody's corrections bind the reading: what they ask for may have looked hopeless."""
_SPREAD = 16.0
"""More than what two steps together can weigh for one kind and against another."""
_STRAINED = -30.0
"""A tied block in a place where the grammar does not have its kind: whoever tied it knows better, but the other blocks give way first."""
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.CROSSHEAD, BlockKind.JUMP})
"""What cannot be the open story's where a piece from another page begins."""
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


class NoReadingError(HyparseError):
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

# The decoder's inner loops run over plain tuples: a page has some ten thousand of each, and a class's instance costs ten times as much.
Source = tuple[float, State]
"""A state that a block can be in, with the weight of the best sequence up to it."""
Move = tuple[float, State, frozenset[str], float, Row]
"""A state that a block can be in, before it is known what stands before it: what the block says for it, the state, the zones in which it may
stand, what the block says besides if it carries on the body of the open story, and the weights of the steps to it."""
Reached = tuple[float, State, State, Move]
"""A state reached the best way: the weight of the sequence up to it, the block included; the state; the state before; the move."""


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


def _state(role: Role) -> State:
    return State(role.name, role.kind, role.zone, role.opens, False, role.name, f"@{role.zone}")


_START = State("^", "", "none", False, True, "^", "^")
"""Before the first block."""
_PLACES: Mapping[str, tuple[tuple[Role, State], ...]] = {
    kind: tuple((role, _state(role)) for role in roles) for kind, roles in roles_of().items()
}
_ALONE = {zone: frozenset({zone}) for zone in ZONES}
_WEIGHT = itemgetter(0)


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
        self.rows: Rows = _FITTED if pairs is PAIRS else _rows(pairs)
        self.highest: float = max((highest for _, highest in self.rows.values()), default=0.0)
        self.ties: Mapping[int, Tie] = ties or {}
        self.beam = beam
        self._outside: dict[tuple[str, str], State] = {}

    def forward(self) -> list[list[Reached]]:
        """For each block the states that the beam leaves, the best first.

        Raises:
            NoReadingError: A block has none.
        """
        out: list[list[Reached]] = []
        sources: list[Source] = [(0.0, _START)]
        for index in range(len(self.scores)):
            here = self._reach(index, sources)
            if not here:
                raise NoReadingError(index)
            here.sort(key=_WEIGHT, reverse=True)
            floor = here[0][0] - self.beam
            here = [reached for reached in here if reached[0] >= floor]
            out.append(here)
            sources = [reached[:2] for reached in here]
        return out

    def backward(self, forward: Sequence[Sequence[Reached]]) -> list[dict[State, float]]:
        """For each block's states the weight of the best sequence behind it; a state from which there is none is missing."""
        ends = self.rows.get("$", _NO_ROW)[0]
        ahead: dict[State, float] = {}
        for _, state, _, _ in forward[-1]:
            ahead[state] = ends.get(f"@{state.zone}" if state.outside else state.name, 0.0)
        out = [ahead]
        for index in range(len(forward) - 1, 0, -1):
            moves = [(move[0] + ahead[state], move) for _, state, _, move in forward[index] if state in ahead]
            moves.sort(key=_WEIGHT, reverse=True)
            ahead = {}
            by_zone: dict[str, list[tuple[float, Move]]] = {}
            for _, state, _, _ in forward[index - 1]:
                zone = state.zone
                if zone not in by_zone:
                    by_zone[zone] = [entry for entry in moves if zone in entry[1][2]]
                total = self._onward(state, by_zone[zone])
                if total is not None:
                    ahead[state] = total
            out.append(ahead)
        out.reverse()
        return out

    def _reach(self, index: int, sources: Sequence[Source]) -> list[Reached]:
        """The states of a block that one of the sources, the best first, leads to."""
        zones: dict[str, list[Source]] = {}
        for source in sources:
            zones.setdefault(source[1].zone, []).append(source)
        moves = self._tied(index, zones) if index in self.ties else self._moves(index, zones)
        moves.sort(key=_WEIGHT, reverse=True)
        lead = sources[0][0] + max(0.0, self.scores[index].get(GOES_ON, 0.0)) + self.beam
        reach = lead + self.highest
        out: list[Reached] = []
        best = -math.inf
        for move in moves:
            if move[0] + reach < best:
                break
            if move[0] + lead + move[4][1] < best:
                continue
            found = _best_source(move, zones)
            if found is not None:
                total = move[0] + found[0]
                out.append((total, move[1], found[1], move))
                best = max(best, total)
        return out

    def _onward(self, state: State, moves: Sequence[tuple[float, Move]]) -> float | None:
        """The weight of the best step from a state, with what follows; the moves stand in the order of what follows them."""
        best = -math.inf
        to_role, to_other, in_body = state.before_role, state.before_other, state.zone in BODY
        for ahead, (_, target, _, inside, (row, highest)) in moves:
            if ahead + self.highest <= best and inside <= 0.0:
                break
            if ahead + highest > best or inside > 0.0:
                total = ahead + row.get(to_other if target.outside else to_role, 0.0)
                if in_body:
                    total += inside
                if total > best:
                    best = total
        return None if best == -math.inf else best

    def _moves(self, index: int, zones: Iterable[str]) -> list[Move]:
        scores, rows = self.scores[index], self.rows
        opens, slipped, goes_on = scores.get(OPENS, 0.0), scores.get(SLIPPED, _BARRED), scores.get(GOES_ON, 0.0)
        # Paragraphs can stand anywhere; a kind that is hopelessly behind them, whatever the steps weigh, needs no state.
        least = scores.get(BlockKind.PARAGRAPH, -math.inf) - self.beam - _SPREAD - abs(opens) - abs(goes_on)
        out: list[Move] = []
        for kind, weight in scores.items():
            if weight < least or kind in SPECIAL:
                continue
            places = _PLACES.get(kind)
            if places is None:
                out += self._staying(kind, weight, zones)
                continue
            inside = goes_on if kind in _TEXT else 0.0
            for role, state in places:
                row = rows.get(role.name, _NO_ROW)
                if role.opens:
                    total = weight + opens + (slipped if role.zone == "slipped" else 0.0)
                    out.append((total, state, role.after, 0.0, row))
                else:
                    total = weight + (slipped if role.zone == "slipped" else 0.0)
                    out.append((total, state, role.after, inside, row))
        return out

    def _staying(self, kind: str, weight: float, zones: Iterable[str]) -> Iterator[Move]:
        """A kind of the page's, or a user's, in every zone that is open."""
        row = self.rows.get(kind, _NO_ROW)
        for zone in zones:
            state = self._outside.get((kind, zone))
            if state is None:
                state = self._outside[kind, zone] = State(kind, kind, zone, False, True, f"~{zone}", kind)
            yield weight, state, _ALONE[zone], 0.0, row

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
                out.append((total, _state(role), role.after, 0.0, self.rows.get(role.name, _NO_ROW)))
        return out


def _best_source(move: Move, zones: Mapping[str, Sequence[Source]]) -> Source | None:
    """The best sequence that a move can follow, the step between them weighed; ``None`` where the grammar has none."""
    _, here, after, goes_on, (row, highest) = move
    outside = here.outside
    best, found = -math.inf, None
    for zone, sources in zones.items():
        if zone not in after:
            continue
        inside = goes_on if zone in BODY else 0.0
        for reached, state in sources:
            if reached + inside + highest <= best:
                break
            total = reached + inside + row.get(state.before_other if outside else state.before_role, 0.0)
            if total > best:
                best, found = total, state
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
        NoReadingError: Nothing keeps to the ties.
    """
    if not scores:
        return ()
    lattice = Lattice(scores, pairs, ties, _WIDE if ties else _BEAM)
    forward = lattice.forward()
    backward = lattice.backward(forward)
    through = [
        {state: total + behind[state] for total, state, _, _ in here if state in behind}
        for here, behind in zip(forward, backward, strict=True)
    ]
    state = max(through[-1], key=through[-1].__getitem__)
    out: list[Choice] = []
    for here, totals in zip(reversed(forward), reversed(through), strict=True):
        out.append(_choice(state, totals))
        state = next(last for _, reached, last, _ in here if reached is state)
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
    marks = set(features)
    if length <= 200:
        # No display line says in itself that the story goes on, or came, from page to page; one that says where to read on is a teaser.
        if marks & {"mark:to-end", "mark:from-start"} and "jump-line" not in marks:
            return _CARRIED if "mark:from-start" in marks else _JUMPING
        if "mark:see-end" in marks:
            return _TEASING if "end:stop" in marks or length > DISPLAY else (BlockKind.REFER,)
        if "told" in marks:
            return _TOLD
        if "end:colon>S" in marks:
            return _LEADING
        return _COVERED if "is:M" in marks and marks.isdisjoint(_SIGNING) else _SHORT
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
_TOLD = tuple(kind for kind in _SHORT if kind not in (BlockKind.CAPTION, BlockKind.BYLINE))
"""Words behind a dateline are a story's own: no picture's text and no signature, whatever their length."""
_LEADING = tuple(kind for kind in _SHORT if kind != BlockKind.HEADLINE)
"""A display line that ends in a colon leads in to the one below it (引题)."""
_COVERED = tuple(kind for kind in _SHORT if kind != BlockKind.BYLINE)
"""A line of a nameplate's items (a day, a price, the weather) signs nothing, unless it is a date or an address under a name."""
_SIGNING = frozenset({"byline", "day-only", "contact"})


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
    totals = dict.fromkeys(columns, 0.0)
    if found:
        totals |= zip(columns, map(math.fsum, zip(*found, strict=True)), strict=True)
    if starts_piece(features):
        totals[GOES_ON] = -CERTAIN
    elif is_credited_lead(features):
        totals[GOES_ON] = -STRONG
    if not can_slip(features):
        del totals[SLIPPED]
    return totals


@lru_cache(maxsize=64)
def _columns(kinds: tuple[str, ...]) -> tuple[tuple[str, ...], Mapping[str, tuple[float, ...]]]:
    """The table's columns for some kinds and the two special places, and each feature's row of them, so that rows can be added up as they are."""
    columns = (*kinds, OPENS, SLIPPED)
    return columns, {name: tuple(row.get(kind, 0.0) for kind in columns) for name, row in WEIGHTS.items()}
