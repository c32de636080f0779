"""The grammar of a newspaper page: which line may follow which, and what it does to the story that is open.

A *role* is a kind of block at its place: a headline that opens a story and a second headline line are two roles. A *zone* is how far
the open story has come after a block: ``none`` (no story yet), ``above`` (rubric, kicker: the headline is still to come), ``head``
(the headline itself), ``below`` (deck, byline, caption under the headline), ``body``, ``hung`` (a crosshead, whose text is still to come:
no story ends there), ``picture`` (captions alone) and ``slipped`` (text that stands above its own headline: a lead out of place, an editor's
note). Blocks that belong to the page, and users' kinds, leave the zone as it was.
"""

from __future__ import annotations

from attrs import frozen

from hyparse.models import BlockKind

__all__ = ["BODY", "HEAD", "OUTSIDE", "ROLES", "ZONES", "Role"]

ZONES = ("none", "above", "head", "below", "body", "hung", "picture", "slipped")
ANYWHERE = frozenset(ZONES) - {"hung"}
HEAD = frozenset({"above", "head", "below"})
"""Where the open story has no text yet."""
UNDER = frozenset({"head", "below"})
BODY = frozenset({"body", "hung"})
"""Where the open story is being told."""


@frozen
class Role:
    """One place in the grammar."""

    name: str
    kind: str
    after: frozenset[str]
    """The zones in which it may stand."""
    zone: str
    """The zone that it leaves behind."""
    opens: bool = False
    """Whether a story begins with it."""


ROLES: tuple[Role, ...] = (
    Role("rubric+", BlockKind.RUBRIC, ANYWHERE, "above", opens=True),
    Role("kicker+", BlockKind.KICKER, ANYWHERE, "above", opens=True),
    Role("headline+", BlockKind.HEADLINE, ANYWHERE, "head", opens=True),
    Role("paragraph+", BlockKind.PARAGRAPH, ANYWHERE, "body", opens=True),
    Role("slipped+", BlockKind.PARAGRAPH, ANYWHERE, "slipped", opens=True),
    Role("caption+", BlockKind.CAPTION, ANYWHERE, "picture", opens=True),
    Role("byline+", BlockKind.BYLINE, ANYWHERE, "above", opens=True),
    Role("jump+", BlockKind.JUMP, ANYWHERE, "above", opens=True),
    Role("table+", BlockKind.TABLE, ANYWHERE, "body", opens=True),
    Role("note^", BlockKind.PARAGRAPH, frozenset({"above", "slipped"}), "slipped"),
    Role("rubric^", BlockKind.RUBRIC, frozenset({"above", "slipped", "picture"}), "above"),
    Role("kicker^", BlockKind.KICKER, frozenset({"above", "slipped", "picture"}), "above"),
    Role("headline^", BlockKind.HEADLINE, frozenset({"above", "head", "slipped", "picture"}), "head"),
    Role("deck", BlockKind.DECK, UNDER, "below"),
    Role("rubric_", BlockKind.RUBRIC, UNDER, "below"),
    Role("byline_", BlockKind.BYLINE, HEAD, "below"),
    Role("caption_", BlockKind.CAPTION, HEAD, "below"),
    Role("jump_", BlockKind.JUMP, UNDER, "below"),
    Role("table_", BlockKind.TABLE, UNDER, "body"),
    Role("paragraph", BlockKind.PARAGRAPH, HEAD | BODY, "body"),
    Role("crosshead", BlockKind.CROSSHEAD, UNDER | BODY, "hung"),
    Role("byline.", BlockKind.BYLINE, BODY, "body"),
    Role("caption.", BlockKind.CAPTION, BODY, "body"),
    Role("table.", BlockKind.TABLE, BODY, "body"),
    Role("rubric.", BlockKind.RUBRIC, BODY, "body"),
    Role("jump.", BlockKind.JUMP, BODY, "body"),
    Role("caption*", BlockKind.CAPTION, frozenset({"picture"}), "picture"),
)
"""A name's sign says where: ``+`` opens a story, ``^`` above the headline, ``_`` under it, ``.`` in the body, ``*`` in a picture story."""

OUTSIDE = (
    BlockKind.MASTHEAD,
    BlockKind.FOLIO,
    BlockKind.REFER,
    BlockKind.NOTICE,
    BlockKind.ARTIFACT,
    BlockKind.FIGURE,
)
"""Kinds that belong to the page: a story goes on over them."""
