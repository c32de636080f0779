"""The decoder: of all sequences of kinds that the grammar allows, the one for which the page's evidence speaks most.

Dynamic programming over roles (``grammar.py``), so that no rule has to know which rule ran before it. A page of n blocks costs n steps,
each over the few kinds that its block can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from attrs import frozen

from hyparse.evidence import GOES_ON, OPENS, SLIPPED, SPECIAL, can_slip, starts_piece
from hyparse.grammar import OUTSIDE, ROLES, Role
from hyparse.models import BlockKind
from hyparse.parsers.base import CERTAIN
from hyparse.weights import WEIGHTS

__all__ = ["Choice", "Lattice", "Scores", "allowed", "decode", "roles_of", "weigh"]

Scores = Mapping[str, float]
"""Natural log odds for each kind that a block can be, against ``paragraph`` (0.0); ``opens`` and ``slipped`` weigh the two special places."""

_BEAM = 30.0
"""Roles that lie this much (natural log odds) behind the best one at a block are not followed: e to the -30 is never made good."""
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.CROSSHEAD, BlockKind.JUMP})
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
class State:
    """A role, or a kind that leaves the open story's zone as it was."""

    name: str
    kind: str
    zone: str
    opens: bool
    outside: bool


@lru_cache(maxsize=1)
def roles_of() -> Mapping[str, tuple[Role, ...]]:
    """The roles that a kind can play."""
    table: dict[str, tuple[Role, ...]] = {}
    for role in ROLES:
        table[role.kind] = (*table.get(role.kind, ()), role)
    return table


@lru_cache(maxsize=4096)
def _state(name: str, kind: str, zone: str, *, opens: bool, outside: bool) -> State:
    return State(name, kind, zone, opens, outside)


def _pair_keys(last: State | None, state: State) -> tuple[str, str]:
    """Under which name the weights table keeps the step from one state to the next."""
    if last is None:
        return "^", state.name
    if state.outside:
        return (last.name if last.outside else f"@{last.zone}"), state.name
    return (f"~{last.zone}" if last.outside else last.name), state.name


class Lattice:
    """The states that each block of a page can be in, and the weights between them."""

    def __init__(self, scores: Sequence[Scores], pairs: Mapping[tuple[str, str], float]) -> None:
        self.scores = scores
        self.pairs = pairs

    def steps(self, index: int, alive: Sequence[State | None]) -> list[tuple[State, State | None, float]]:
        """Every legal step from the states alive to a state of the block, with its weight."""
        scores, pairs = self.scores[index], self.pairs
        opens, slipped, goes_on = scores.get(OPENS, 0.0), scores.get(SLIPPED, _BARRED), scores.get(GOES_ON, 0.0)
        out: list[tuple[State, State | None, float]] = []
        table = roles_of()
        for kind, weight in scores.items():
            roles = table.get(kind)
            if roles is None:
                if kind in SPECIAL:
                    continue
                for last in alive:
                    zone = "none" if last is None else last.zone
                    state = _state(kind, kind, zone, opens=False, outside=True)
                    out.append((state, last, weight + pairs.get(_pair_keys(last, state), 0.0)))
                continue
            for role in roles:
                state = _state(role.name, kind, role.zone, opens=role.opens, outside=False)
                total = scores[kind] + (opens if role.opens else 0.0) + (slipped if role.zone == "slipped" else 0.0)
                inside = goes_on if not role.opens and kind in _TEXT else 0.0
                for last in alive:
                    zone = "none" if last is None else last.zone
                    if zone in role.after:
                        weight = total + (inside if zone == "body" else 0.0)
                        out.append((state, last, weight + pairs.get(_pair_keys(last, state), 0.0)))
        return out


def decode(scores: Sequence[Scores], pairs: Mapping[tuple[str, str], float]) -> tuple[Choice, ...]:
    """The best sequence of kinds.

    Args:
        scores: For each block its evidence; a kind that is missing is ruled out.
        pairs: The weight of each step from one role to the next; a step that is missing weighs nothing.

    Returns:
        One choice a block.
    """
    if not scores:
        return ()
    lattice = Lattice(scores, pairs)
    forward: list[dict[State, float]] = []
    steps: list[list[tuple[State, State | None, float]]] = []
    trace: list[dict[State, State | None]] = []
    alive: dict[State | None, float] = {None: 0.0}
    for index in range(len(scores)):
        here: dict[State, float] = {}
        back: dict[State, State | None] = {}
        taken = lattice.steps(index, list(alive))
        for state, last, weight in taken:
            total = alive[last] + weight
            if state not in here or total > here[state]:
                here[state], back[state] = total, last
        floor = max(here.values()) - _BEAM
        kept = {state: total for state, total in here.items() if total >= floor}
        forward.append(kept)
        steps.append(taken)
        trace.append(back)
        alive = dict(kept)
    backward: list[dict[State, float]] = [{} for _ in scores]
    backward[-1] = {state: pairs.get((f"@{state.zone}" if state.outside else state.name, "$"), 0.0) for state in forward[-1]}
    for index in range(len(scores) - 1, 0, -1):
        behind, ahead = forward[index - 1], backward[index]
        best: dict[State, float] = {}
        for state, last, weight in steps[index]:
            if state in ahead and last is not None and last in behind:
                total = weight + ahead[state]
                if last not in best or total > best[last]:
                    best[last] = total
        backward[index - 1] = best
    state: State | None = max(forward[-1], key=lambda s: forward[-1][s] + backward[-1][s])
    path: list[State] = []
    for index in range(len(scores) - 1, -1, -1):
        assert state is not None
        path.append(state)
        state = trace[index][state]
    path.reverse()
    return tuple(_choice(path[i], forward[i], backward[i]) for i in range(len(scores)))


def _choice(state: State, forward: Mapping[State, float], backward: Mapping[State, float]) -> Choice:
    """The choice with its margins, from the best sequence through each state of the block."""
    through = {other: forward[other] + backward[other] for other in forward if other in backward}
    best = through[state]
    rival = max((other for other in through if other.kind != state.kind), key=through.__getitem__, default=None)
    kind = best - through[rival] if rival is not None else _BEAM
    border = min((best - total for other, total in through.items() if other.opens != state.opens), default=_BEAM)
    return Choice(
        state.kind,
        state.opens,
        state.outside,
        state.name,
        None if rival is None else rival.kind,
        min(kind, _BEAM),
        min(border, _BEAM),
    )


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
    totals = dict.fromkeys(kinds, 0.0)
    totals[OPENS] = totals[SLIPPED] = 0.0
    for name in features:
        for kind, weight in WEIGHTS.get(name, _NOTHING).items():
            if kind in totals:
                totals[kind] += weight
    if starts_piece(features):
        totals[GOES_ON] = -CERTAIN
    if not can_slip(features):
        del totals[SLIPPED]
    return totals


_NOTHING: Mapping[str, float] = {}
