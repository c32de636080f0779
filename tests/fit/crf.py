"""A conditional random field over the grammar's roles, trained on pages whose labels may be known only in part.

The likelihood of a page is that of *any* labelling that its gold allows: what the gold leaves open (is this first line a kicker or a
headline?) is summed over. Everything is in plain NumPy; the product holds only the resulting table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.optimize
import scipy.sparse

from fit.families import BORDERS, OF_BORDERS, family
from hyparse.evidence import OPENS, SLIPPED, can_slip
from hyparse.grammar import HEAD, OUTSIDE, ROLES, ZONES
from hyparse.models import BlockKind

KINDS = [
    str(kind) for kind in dict.fromkeys([role.kind for role in ROLES] + list(OUTSIDE)) if kind != BlockKind.PARAGRAPH
]
ROWS = [*KINDS, OPENS, SLIPPED]


BARE = frozenset(role.name for role in ROLES if role.zone in HEAD and role.kind != BlockKind.CAPTION)
"""Roles behind which a story has no body yet: that another begins there weighs the same for all of them, beside what each step weighs."""


@dataclass
class Example:
    """A page: its blocks' features, the kinds each can be, and what the gold says of each."""

    source: str
    features: list[list[str]]
    kinds: list[tuple[str, ...]]
    gold: list[tuple[frozenset[str] | None, bool | None, bool | None]]
    """(kinds allowed, opens a story, is outside); ``None`` where the gold does not say."""
    weight: float = 1.0


class Space:
    """The states, and which parameter weighs which step."""

    def __init__(self) -> None:
        self.states: list[tuple[str, str, str, bool, bool]] = [
            (r.name, str(r.kind), r.zone, r.opens, False) for r in ROLES
        ]
        self.states += [(str(kind), str(kind), zone, False, True) for kind in OUTSIDE for zone in ZONES]
        self.size = len(self.states)
        after = {r.name: r.after for r in ROLES}
        self.pair_names: dict[tuple[str, str], int] = {}
        self.pair = -np.ones((self.size, self.size), dtype=int)
        for i, last in enumerate(self.states):
            for j, state in enumerate(self.states):
                if state[4]:
                    if state[2] != last[2]:
                        continue
                    key = (last[0] if last[4] else f"@{last[2]}", state[0])
                elif last[2] in after[state[0]]:
                    key = (f"~{last[2]}" if last[4] else last[0], state[0])
                else:
                    continue
                self.pair[i, j] = self._index(key)
        self.first = -np.ones(self.size, dtype=int)
        for j, state in enumerate(self.states):
            if (state[4] and state[2] == "none") or (not state[4] and "none" in after[state[0]]):
                self.first[j] = self._index(("^", state[0]))
        self.last = np.array([self._index((f"@{s[2]}" if s[4] else s[0], "$")) for s in self.states])
        bare = np.array([s[0] in BARE or (s[4] and s[2] in ("above", "head")) for s in self.states])
        self.bare = (self.pair >= 0) & np.outer(bare, [s[3] for s in self.states])
        weighed = set(self.pair[self.bare])
        self.bare_names = {name for name, i in self.pair_names.items() if i in weighed}
        self.rows = np.zeros((len(ROWS), self.size))
        for j, (_, kind, zone, opens, _) in enumerate(self.states):
            if kind in KINDS:
                self.rows[KINDS.index(kind), j] = 1
            if opens:
                self.rows[ROWS.index(OPENS), j] = 1
            if zone == "slipped" and kind == BlockKind.PARAGRAPH:
                self.rows[ROWS.index(SLIPPED), j] = 1

    def _index(self, key: tuple[str, str]) -> int:
        return self.pair_names.setdefault(key, len(self.pair_names))

    def masks(self, example: Example) -> tuple[np.ndarray, np.ndarray]:
        """Which states each block can be in at all, and which of them its gold allows."""
        free = np.zeros((len(example.features), self.size), dtype=bool)
        gold = np.zeros_like(free)
        for t, (kinds, features, (want, opens, outside)) in enumerate(
            zip(example.kinds, example.features, example.gold, strict=True)
        ):
            slips = can_slip(features)
            for j, (_, kind, zone, starts, out) in enumerate(self.states):
                if kind not in kinds or (zone == "slipped" and not out and not slips):
                    continue
                free[t, j] = True
                gold[t, j] = (
                    (want is None or kind in want)
                    and (opens is None or starts == opens)
                    and (outside is None or out == outside)
                )
        return free, gold


class Data:
    """All examples, packed for the passes over them."""

    def __init__(self, space: Space, examples: Sequence[Example], vocabulary: dict[str, int]) -> None:
        self.space = space
        self.examples = [e for e in examples if e.features]
        rows, cols = [], []
        self.spans: list[tuple[int, int]] = []
        free, gold = [], []
        at = 0
        for example in self.examples:
            self.spans.append((at, at + len(example.features)))
            for features in example.features:
                for name in features:
                    if name in vocabulary:
                        rows.append(at)
                        cols.append(vocabulary[name])
                at += 1
            f, g = space.masks(example)
            free.append(f)
            gold.append(g)
        self.x = scipy.sparse.csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(at, len(vocabulary)))
        self.x.data[:] = 1.0
        self.free, self.gold = np.concatenate(free), np.concatenate(gold)
        self.weights = np.array([e.weight for e in self.examples])


def passes(space: Space, emissions: np.ndarray, mask: np.ndarray, spans, step, first, last):
    """Forward and backward over all pages at once: log partition a page, state marginals, and what ``expected_steps`` goes on with."""
    lengths = np.array([b - a for a, b in spans])
    order = np.argsort(-lengths)
    n, t_max, s = len(spans), lengths.max(), space.size
    scores = np.where(mask, emissions, -np.inf)
    peak = scores.max(axis=1, keepdims=True)
    probs = np.exp(scores - peak)
    alpha = np.zeros((t_max, n, s))
    scale = np.ones((t_max, n))
    starts = np.array([spans[i][0] for i in order])
    sorted_lengths = lengths[order]
    for t in range(t_max):
        live = int((sorted_lengths > t).sum())
        e = probs[starts[:live] + t]
        a = e * first if t == 0 else e * (alpha[t - 1, :live] @ step)
        z = a.sum(axis=1)
        z = np.where(z > 0, z, 1e-300)
        alpha[t, :live] = a / z[:, None]
        scale[t, :live] = z
    beta = np.zeros((t_max, n, s))
    logz = np.zeros(n)
    marginals = np.zeros_like(emissions)
    for t in range(t_max - 1, -1, -1):
        live = int((sorted_lengths > t).sum())
        going = int((sorted_lengths > t + 1).sum())
        b = np.zeros((live, s))
        if going:
            e = probs[starts[:going] + t + 1] * beta[t + 1, :going] / scale[t + 1, :going, None]
            b[:going] = e @ step.T
        ends = slice(going, live)
        b[ends] = last
        beta[t, :live] = b
        gamma = alpha[t, :live] * b
        norm = gamma.sum(axis=1)
        norm = np.where(norm > 0, norm, 1e-300)
        if live > going:
            logz[ends] = np.log(norm[ends])
        gamma /= norm[:, None]
        marginals[starts[:live] + t] = gamma
    logz += np.where(np.arange(t_max)[:, None] < sorted_lengths[None, :], np.log(scale), 0).sum(axis=0)
    totals = np.zeros(n)
    for k, i in enumerate(order):
        a, b = spans[i]
        totals[i] = logz[k] + peak[a:b].sum()
    return totals, marginals, (alpha, beta, scale, probs, starts, sorted_lengths, order)


def chain(space: Space, pairs: np.ndarray, bare: float = 0.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What each step multiplies a sequence's odds by: between states, to the first, and from the last."""
    step = np.where(space.pair >= 0, np.exp(pairs[np.maximum(space.pair, 0)] + bare * space.bare), 0.0)
    first = np.where(space.first >= 0, np.exp(pairs[np.maximum(space.first, 0)]), 0.0)
    return step, first, np.exp(pairs[space.last])


def expected_steps(space: Space, packed, step, weights):
    alpha, beta, scale, probs, starts, lengths, order = packed
    total = np.zeros((space.size, space.size))
    first = np.zeros(space.size)
    last = np.zeros(space.size)
    w = weights[order]
    for t in range(alpha.shape[0]):
        live = int((lengths > t).sum())
        gamma = alpha[t, :live] * beta[t, :live]
        norm = np.maximum(gamma.sum(axis=1), 1e-300)
        gamma = gamma / norm[:, None] * w[:live, None]
        if t == 0:
            first = gamma.sum(axis=0)
        going = int((lengths > t + 1).sum())
        last += gamma[going:live].sum(axis=0)
        if going:
            right = probs[starts[:going] + t + 1] * beta[t + 1, :going] / scale[t + 1, :going, None]
            left = alpha[t, :going] / norm[:going, None] * w[:going, None]
            total += step * (left.T @ right)
    return total, first, last


def train(examples: Sequence[Example], *, l2: float = 1.0, least: int = 3, iterations: int = 150, verbose: bool = True):
    """Fit the table.

    Args:
        examples: Pages.
        l2: The strength of the pull towards zero.
        least: A feature that fewer blocks show is left out.
        iterations: At most so many steps of L-BFGS.

    Returns:
        The emission table (feature → row → weight) and the pair table.
    """
    space = Space()
    counts: dict[str, int] = {}
    for example in examples:
        for features in example.features:
            for name in features:
                counts[name] = counts.get(name, 0) + 1
    vocabulary = {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n >= least))}
    data = Data(space, examples, vocabulary)
    n_w = len(vocabulary) * len(ROWS)
    n_p = len(space.pair_names)

    legal = space.pair >= 0
    weighed = np.ones((len(vocabulary), len(ROWS)))
    for name, i in vocabulary.items():
        if family(name) in BORDERS:
            weighed[i] = [row in OF_BORDERS for row in ROWS]

    def unpack(theta):
        w = theta[:n_w].reshape(len(vocabulary), len(ROWS))
        p = theta[n_w:-1]
        return w, p, *chain(space, p, theta[-1])

    # pages whose gold the grammar forbids cannot be learnt from
    _, _, step, first, last = unpack(np.zeros(n_w + n_p + 1))
    with np.errstate(all="ignore"):
        totals = passes(space, np.zeros((data.x.shape[0], space.size)), data.gold, data.spans, step, first, last)[0]
    dead = ~(totals > -500)
    for example, bad in zip(data.examples, dead, strict=True):
        if bad and verbose:
            print(f"left out, the grammar forbids its gold: {example.source}")
    if dead.any():
        return train(
            [e for e, bad in zip(data.examples, dead, strict=True) if not bad],
            l2=l2,
            least=least,
            iterations=iterations,
            verbose=verbose,
        )

    def objective(theta):
        w, _, step, first, last = unpack(theta)
        emissions = (data.x @ w) @ space.rows
        block_weights = np.concatenate(
            [np.full(b - a, e.weight) for (a, b), e in zip(data.spans, data.examples, strict=True)]
        )
        loss = 0.0
        grad_e = np.zeros_like(emissions)
        grad_p = np.zeros(n_p + 1)
        for mask, sign in ((data.free, 1.0), (data.gold, -1.0)):
            totals, marginals, packed = passes(space, emissions, mask, data.spans, step, first, last)
            loss += sign * (totals * data.weights).sum()
            grad_e += sign * marginals * block_weights[:, None]
            steps, firsts, lasts = expected_steps(space, packed, step, data.weights)
            np.add.at(grad_p, space.pair[legal], sign * steps[legal])
            grad_p[-1] += sign * steps[space.bare].sum()
            ok = space.first >= 0
            np.add.at(grad_p, space.first[ok], sign * firsts[ok])
            np.add.at(grad_p, space.last, sign * lasts)
        grad_w = weighed * (data.x.T @ (grad_e @ space.rows.T))
        loss += 0.5 * l2 * (theta @ theta)
        return loss, np.concatenate([np.asarray(grad_w).ravel(), grad_p]) + l2 * theta

    done = scipy.optimize.minimize(
        objective, np.zeros(n_w + n_p + 1), jac=True, method="L-BFGS-B", options={"maxiter": iterations}
    )
    if verbose:
        print(
            f"{len(data.examples)} pages, {data.x.shape[0]} blocks, {n_w + n_p} weights: loss {done.fun:.1f} after {done.nit} steps"
        )
    w, p, *_ = unpack(done.x)
    table = {name: {ROWS[j]: float(w[i, j]) for j in range(len(ROWS))} for name, i in vocabulary.items()}
    bare = done.x[-1]
    return table, {key: float(p[i] + bare * (key in space.bare_names)) for key, i in space.pair_names.items()}
