"""The tables of printed leads and bylines under ``cases``, read: one row a line, ⟂ between its fields."""

from __future__ import annotations

import pathlib

from hyparse.models import Contributor, Dateline

CASES = pathlib.Path(__file__).parent / "cases"
MARKS = {frozenset({"text"}): "", frozenset({"image"}): "*", frozenset({"text", "image"}): "**"}


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [tuple(line.replace("\\n", "\n").split("⟂")) for line in lines if line and not line.startswith("#")]


def shown(dateline: Dateline | None) -> str:
    if dateline is None:
        return ""
    fields = (dateline.agency, dateline.place, dateline.month, dateline.day, dateline.kind)
    return "/".join("-" if value is None else str(value) for value in fields)


def credited(people: tuple[Contributor, ...], *, works: bool = False) -> str:
    return ",".join(f"{person.role or '-'}:{person.name}{MARKS[person.works] if works else ''}" for person in people)
