"""Score the names and datelines read from printed leads, bylines and photo credits.

    python tests/score_bylines.py ROWS.jsonl [--floor 0.985 0.992 0.99]

A row is {"kind": "lead" | "byline" | "photo", "text", "names", "dateline"?}. Prints the figures and what was got
wrong; leaves with 1 where a figure is below its floor (names exact, names F1, datelines exact).
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from typing import Any

from hyparse.models import Dateline
from hyparse.parsers.byline import read_byline, read_lead
from hyparse.text import fold
from hyparse.vocabulary import DEFAULT

FIELDS = ("agency", "place", "month", "day", "kind")


def said(line: Dateline | None) -> dict[str, Any] | None:
    """A dateline's fields that are not absent."""
    return line and {name: value for name in FIELDS if (value := getattr(line, name)) is not None}


def read(row: dict[str, Any]) -> tuple[list[str], dict[str, Any] | None]:
    """The names and the dateline that are found in a row's text."""
    text = row["text"]
    if row["kind"] == "lead":
        lead = read_lead(text, fold(text), DEFAULT)
        return [person.name for person in lead.contributors], said(lead.dateline)
    byline = read_byline(text, fold(text), DEFAULT)
    return ([person.name for person in byline.contributors], said(byline.dateline)) if byline else ([], None)


def score(rows: list[dict[str, Any]]) -> tuple[tuple[float, float, float], list[str]]:
    """Names exactly right, their F1, datelines exactly right; and the misses."""
    exact = hits = extra = lost = dated = right = 0
    misses: list[str] = []
    for row in rows:
        names, dateline = read(row)
        want, got = set(row["names"]), set(names)
        hits, extra, lost = hits + len(want & got), extra + len(got - want), lost + len(want - got)
        good = want == got and len(names) == len(got)
        exact += good
        if not good:
            misses.append(f"names: {row['text'][:70]!r} want {row['names']} got {names}")
        if "dateline" in row:
            dated, right = dated + 1, right + (dateline == row["dateline"])
            if dateline != row["dateline"]:
                misses.append(f"dateline: {row['text'][:50]!r} want {row['dateline']} got {dateline}")
    return (
        exact / max(1, len(rows)),
        2 * hits / max(1, 2 * hits + extra + lost),
        right / dated if dated else 1.0,
    ), misses


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=pathlib.Path)
    options.add_argument("--floor", nargs=3, type=float, default=(0.0, 0.0, 0.0))
    options.add_argument("--quiet", action="store_true", help="figures alone")
    given = options.parse_args()
    short = False
    for path in given.files:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        figures, misses = score(rows)
        if not given.quiet:
            print(*(f"  {miss}" for miss in misses), sep="\n")
        print(
            f"{path.stem}: {len(rows)} rows, names exact {figures[0]:.4f}, F1 {figures[1]:.4f}, "
            f"datelines {figures[2]:.4f}"
        )
        short |= any(figure < floor for figure, floor in zip(figures, given.floor, strict=True))
    return int(short)


if __name__ == "__main__":
    sys.exit(main())
