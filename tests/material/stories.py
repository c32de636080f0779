"""The material as data: stories and furniture read from the TOML files beside this module.

A story's ``text`` holds one printed line a line: a letter for its role, a blank, the words.  ``‖`` ends the dateline
and credits that open a paragraph, ``¦`` begins those that close one.  The material is divided into two halves that
share no story and no piece of furniture, so that what a table of weights was fitted on never proves it.
"""

from __future__ import annotations

import functools
import pathlib
import re
import tomllib
from collections import Counter
from typing import Any

from attrs import evolve, field, frozen

__all__ = ["ROLES", "Furniture", "Row", "Story", "load_furniture", "load_stories"]

HERE = pathlib.Path(__file__).resolve().parent
ROLES = {
    "R": "rubric",
    "K": "kicker",
    "H": "headline",
    "D": "deck",
    "B": "byline",
    "P": "paragraph",
    "X": "crosshead",
    "C": "caption",
    "T": "table",
    "J": "jump",
}
HALVES = ("fit", "test")


@frozen
class Row:
    """A printed line: its role, what opens it (a dateline, credits), its words, what closes it, and whom it credits."""

    role: str
    text: str
    lead: str = ""
    tail: str = ""
    names: tuple[str, ...] = ()

    @property
    def printed(self) -> str:
        return self.lead + self.text + self.tail


@frozen
class Story:
    """An invented story; ``dated`` says where its dateline stands: ``open``, ``close`` or ``none``."""

    id: str
    kind: str
    dated: str
    rows: tuple[Row, ...]
    names: tuple[str, ...] = ()
    dateline: tuple[tuple[str, Any], ...] = ()
    column: str | None = None
    """The column's name that the headline's brackets hold."""
    traditional: bool = False
    half: str = "fit"
    part: str = ""
    """The file that it stands in, each a newspaper's manner."""
    items: tuple[tuple[Row, ...], ...] = field(default=())
    """For a round-up: the rows of each of its items, the rubric with the first."""


@frozen
class Furniture:
    """What stands on a page beside its stories; captions are (lines, names)."""

    mastheads: tuple[tuple[str, ...], ...]
    folios: tuple[tuple[str, ...], ...]
    rubrics: tuple[str, ...]
    refers: tuple[tuple[str, ...], ...]
    notices: tuple[tuple[str, ...], ...]
    artifacts: tuple[str, ...]
    editors: tuple[str, ...]
    captions: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    crossheads: tuple[str, ...]


def occurs(name: str, text: str) -> re.Match[str] | None:
    """The first place where a name stands, set wide or not."""
    return re.search(r"\s*".join(map(re.escape, name)), text)


def _row(line: str) -> Row:
    role, words = ROLES[line[0]], line[2:]
    lead, found, rest = words.partition("‖")
    lead, rest = (lead, rest) if found else ("", lead)
    rest, _, tail = rest.partition("¦")
    return Row(role, rest, lead, tail)


def _credit(rows: list[Row], names: tuple[str, ...], story: str) -> list[Row]:
    """The rows with the names that each credits; a name is credited by every line of credits that has it."""
    for name in names:
        places = [n for n, row in enumerate(rows) if occurs(name, _credits(row))]
        places = places or [n for n, row in enumerate(rows) if occurs(name, row.printed)][:1]
        if not places:
            raise ValueError(f"story {story}: {name} is credited nowhere")
        for n in places:
            rows[n] = evolve(rows[n], names=(*rows[n].names, name))
    return rows


def _credits(row: Row) -> str:
    return row.printed if row.role in ("byline", "caption") else f"{row.lead}\n{row.tail}"


def _items(rows: list[Row]) -> tuple[tuple[Row, ...], ...]:
    items: list[list[Row]] = [[]]
    for row in rows:
        if row.role in ("rubric", "kicker", "headline") and any(r.role == "paragraph" for r in items[-1]):
            items.append([])
        items[-1].append(row)
    return tuple(map(tuple, items))


@functools.cache
def load_stories(half: str | None = None) -> tuple[Story, ...]:
    """The stories of a half (``fit`` or ``test``), or all.

    Every second story of a kind belongs to the other half; a story that names its ``half`` takes no part in the turns.
    """
    stories: list[Story] = []
    turn: Counter[tuple[str, bool]] = Counter()
    for path in sorted(HERE.glob("stories-*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8"))["story"]:
            names = tuple(entry.get("names", ()))
            rows = _credit([_row(line) for line in entry["text"].split("\n") if line.strip()], names, entry["id"])
            traditional = entry.get("traditional", False)
            turn[entry["kind"], traditional] += "half" not in entry
            stories.append(
                Story(
                    id=entry["id"],
                    kind=entry["kind"],
                    dated=entry["dated"],
                    rows=tuple(rows),
                    names=names,
                    dateline=_dateline(entry.get("dateline")),
                    column=entry.get("column"),
                    traditional=traditional,
                    half=entry.get("half") or HALVES[(turn[entry["kind"], traditional] - 1) % 2],
                    part=path.stem,
                    items=_items(rows) if entry.get("items") else (),
                )
            )
    return tuple(s for s in stories if half in (None, s.half))


def _dateline(given: list[Any] | None) -> tuple[tuple[str, Any], ...]:
    if given is None or not given[0]:
        return ()
    keys = ("agency", "place", "month", "day", "kind")
    return tuple((key, value or None) for key, value in zip(keys, given, strict=True))


@functools.cache
def load_furniture(half: str | None = None) -> Furniture:
    """The furniture of a half, or all of it.

    Every second piece of ``furniture.toml`` belongs to the other half; those of ``furniture-fit.toml`` are all for fitting.
    """
    shared, fit = (tomllib.loads((HERE / name).read_text("utf-8")) for name in ("furniture.toml", "furniture-fit.toml"))

    def share(key: str) -> list[Any]:
        entries = [entry for n, entry in enumerate(shared[key]) if half in (None, HALVES[n % 2])]
        return entries + (fit[key] if half in (None, "fit") else [])

    def pieces(key: str) -> tuple[tuple[str, ...], ...]:
        return tuple((entry,) if isinstance(entry, str) else tuple(entry) for entry in share(key))

    return Furniture(
        mastheads=pieces("mastheads"),
        folios=pieces("folios"),
        rubrics=tuple(share("rubrics")),
        refers=pieces("refers"),
        notices=pieces("notices"),
        artifacts=tuple(share("artifacts")),
        editors=tuple(share("editors")),
        captions=tuple((tuple(text.split("|")), tuple(names.split())) for text, names in share("captions")),
        crossheads=tuple(share("crossheads")),
    )
