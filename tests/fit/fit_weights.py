"""Fit the decoder's table and write ``src/hyparse/weights.py``.

    python -m fit.fit_weights                              # on the project's own pages alone
    python -m fit.fit_weights --material DIR               # and on a folder of gold pages and stories
    python -m fit.fit_weights --material DIR --without X   # leave a source out: for cross-validation by source

Run from ``tests/``. DIR may hold ``gold/`` and ``real/`` (gold pages: ``.gold``, or ``.json`` with ``source``, ``lines`` and ``also``), ``stories/modern.json`` (issues of a daily
as an e-paper lists them) and ``stories/dev.json`` (stories that open with a dateline). The result does not depend on the machine
beyond floating-point rounding.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import pathlib
import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

import goldfile
from fit.crf import Example, train
from fit.families import FAMILIES, family
from hyparse.decode import allowed
from hyparse.evidence import PageEvidence
from hyparse.layout import blocks
from hyparse.models import BlockKind
from hyparse.text import fold
from hyparse.vocabulary import DEFAULT
from material.generator import GeneratedPage
from material.generator import pages as generated_pages
from material.stories import load_furniture, load_stories

TESTS = pathlib.Path(__file__).resolve().parent.parent
ROOT = TESTS.parent
HEAD_KINDS = frozenset({BlockKind.HEADLINE, BlockKind.KICKER, BlockKind.DECK, BlockKind.RUBRIC})
OUTSIDE = frozenset({"masthead", "folio", "refer", "notice", "artifact", "figure"})

Mark = tuple[int, int, int, "frozenset[str] | None"]
"""Start, stop, story (0: none), kinds that the gold allows."""


def example(source: str, text: str, marks: Sequence[Mark], weight: float = 1.0) -> Example:
    """A page as the trainer wants it: what the gold says of the characters, said of the blocks."""
    folded = fold(text)
    found = blocks(text, folded)
    evidence = PageEvidence(found, DEFAULT)
    features = [evidence.features(i) for i in range(len(found))]
    kinds = [tuple(map(str, allowed(b.hint, len(b.plain), f))) for b, f in zip(found, features, strict=True)]
    gold: list[tuple[frozenset[str] | None, bool | None, bool | None]] = []
    seen: set[int] = set()
    at = 0
    for block, can in zip(found, kinds, strict=True):
        while at < len(marks) - 1 and marks[at][1] <= block.span.start:
            at += 1
        best, share = None, 0
        k = at
        while k < len(marks) and marks[k][0] < block.span.stop:
            covered = min(marks[k][1], block.span.stop) - max(marks[k][0], block.span.start)
            if covered > share:
                best, share = marks[k], covered
            k += 1
        if best is None:
            gold.append((None, None, None))
            continue
        story, want = best[2], best[3]
        if want is not None and not want & set(can):
            want = None
        if (want is not None and "figure" in want) or story == 0:
            gold.append((want, False, True))
        else:
            gold.append((want, story not in seen, False))
            seen.add(story)
    return Example(source, features, kinds, gold, weight)


def marked(text: str, gold: dict[str, Any]) -> list[Mark]:
    """Hand-made gold, line by line."""
    kinds = {number: (story, kind) for number, story, kind in gold["lines"]}
    marks: list[Mark] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if number in kinds:
            story, kind = kinds[number]
            marks.append((at, at + len(line), story, frozenset({kind})))
        at += len(line) + 1
    return marks


def gold_pages(folder: pathlib.Path) -> Iterator[tuple[str, str, list[Mark]]]:
    """Pages of other newspapers with gold beside them: ``source`` names the text, ``lines`` hold [number, story, kind]."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = path.with_name(gold["source"]).read_text("utf-8")
        yield path.stem, text, marked(text, gold)


def restyled(text: str, marks: Sequence[Mark], style: str) -> tuple[str, list[Mark]]:
    """The page as another extractor would have written it."""
    lines, at = [], 0
    for line in text.split("\n"):
        mark = next((m for m in marks if m[0] == at and line.strip()), None)
        lines.append((line, mark))
        at += len(line) + 1
    out: list[str] = []
    new: list[Mark] = []
    position = 0
    for line, mark in lines:
        pieces = [line]
        paragraph = mark is not None and mark[3] == {"paragraph"}
        if style in ("plain", "wrap", "tight"):
            pieces = [re.sub(r"^#+\s*", "", line)]
        if style == "spaced":
            pieces = [re.sub(r"(?<=[0-9])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9])", " ", line)]
        if style == "wide" and re.fullmatch(r"[\u4e00-\u9fff]{2,6}", words := line.lstrip("# ").strip()):
            pieces = [line[: len(line) - len(line.lstrip("# "))] + " ".join(words)]
        if style in ("indented", "tight"):
            if not line.strip():
                continue
            if paragraph:
                pieces = ["\u3000\u3000" + pieces[0]]
        if style in ("wrap", "tight") and len(pieces[0]) > (60 if style == "wrap" else 0):
            pieces = [pieces[0][i : i + 22] for i in range(0, len(pieces[0]), 22)]
        for piece in pieces:
            if mark is not None:
                new.append((position, position + len(piece), mark[2], mark[3]))
            out.append(piece)
            position += len(piece) + 1
    return "\n".join(out), new


class _Sheet:
    """A page under construction."""

    def __init__(self, style: str) -> None:
        self.style, self.parts, self.length, self.marks = style, [], 0, []

    def put(self, line: str, story: int, kinds: frozenset[str] | None, role: str) -> None:
        if self.style == "markdown" and role in ("head", "crosshead"):
            line = ("## " if role == "head" else "### ") + line
        if self.style == "flat" and role in ("head", "crosshead"):
            line = "## " + line
        if self.style == "indented" and role == "body":
            line = "\u3000\u3000" + line
        self.marks.append((self.length, self.length + len(line), story, kinds))
        self.parts.append(line + ("\n" if self.style == "indented" else "\n\n"))
        self.length += len(self.parts[-1])


def daily(path: pathlib.Path) -> Iterator[tuple[str, str, list[Mark]]]:
    """Issues of a daily as its e-paper lists them: heads are known from bodies, kinds within them are not."""
    for day, pages in sorted(json.loads(path.read_text("utf-8")).items()):
        for _, stories in sorted(pages.items()):
            for style in ("plain", "indented", "markdown", "level"):
                sheet = _Sheet(style)
                for number, story in enumerate(stories, 1):
                    for line in story["head"]:
                        if story["refer"]:
                            sheet.put(line, 0, frozenset({"refer"}), "head" if style != "level" else "body")
                        else:
                            sheet.put(line, number, frozenset(HEAD_KINDS), "head")
                    for line in story["body"]:
                        if story["refer"]:
                            sheet.put(line, 0, frozenset({"refer"}), "body")
                        else:
                            kinds = frozenset({"paragraph", "caption"}) if len(line) > 60 else None
                            sheet.put(line, number, kinds, "body")
                yield f"daily-{day}", "".join(sheet.parts), sheet.marks


def dated(folder: pathlib.Path, seeds: Sequence[int]) -> Iterator[tuple[str, str, list[Mark]]]:
    """Stories that open with a dateline, laid out by the folder's own script, clean and dressed as printed."""
    spec = importlib.util.spec_from_file_location("material_pages", folder / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    class Recorded(script.Sheet):  # type: ignore[name-defined,misc]
        """A sheet that remembers what each line is."""

        def __init__(self, style: str) -> None:
            super().__init__(style)
            self.lines: list[Mark] = []
            made.append(self)

        def put(self, line: str, story: int = 0, role: str = "paragraph") -> tuple[int, int]:
            start, stop = super().put(line, story, role)
            self.lines.append(
                (start, stop, story, HEAD_KINDS if role == "headline" else frozenset({ROLES.get(role, role)}))
            )
            return start, stop

    made: list[Recorded] = []
    script.Sheet = Recorded
    stories, furniture = script.load("dev.json"), load_furniture("fit")
    own = {
        "rubrics": list(furniture.rubrics),
        "folios": [" ".join(folio) for folio in furniture.folios],
        "bylines": ["■本报记者 ", "本报记者 ", "□ 记者 ", "■ 本报通讯员 ", "◎本报记者 "],
        "refers": list(furniture.refers),
        "artifacts": [mark for mark in furniture.artifacts if mark.startswith(("<", "-", "="))],
        "styles": ["plain", "plain", "markdown", "indented", "flat"],
    }
    for kit in (
        script.kit_of(stories, script.load("captions.json")),
        script.kit_of(stories, script.load("captions.json"), **own),
    ):
        for rows_of in (script.plain_rows, script.dressed_rows, script.dressed_rows):
            for seed in seeds:
                for sheet, _, _ in script.pages(rows_of, stories, kit, 1000 + seed):
                    yield "dated-1998", sheet.text, sheet.lines
        made.clear()
        for _ in script.issues(stories, kit, 2000, 8 * len(seeds)):
            pass
        for sheet in made:
            yield "dated-1998", sheet.text, _numbered(sheet.text, sheet.lines)


def _numbered(text: str, lines: Sequence[Mark]) -> list[Mark]:
    """The stories of a page that was made without counting them: each opens with a headline or a mark that it goes on from elsewhere."""
    out: list[Mark] = []
    story, last = 0, "folio"
    for start, stop, _, kinds in lines:
        kind = "headline" if kinds == HEAD_KINDS else next(iter(kinds or {"paragraph"}))
        if kind == "folio":
            out.append(
                (
                    start,
                    stop,
                    0,
                    frozenset({"masthead"}) if len(out) and out[0][0] == 0 and "版 " not in text[:12] else kinds,
                )
            )
            continue
        if last != "headline" and (
            kind == "headline" or text.startswith(("（上接", "（紧接"), start) or last == "folio"
        ):
            story += 1
        out.append((start, stop, story, kinds))
        last = kind
    if len(out) > 1 and out[1][3] == {"masthead"}:
        out[0] = (*out[0][:3], frozenset({"masthead"}))
    return out


ROLES = {"rest": "paragraph"}


def generated(seeds: Sequence[int], half: str = "fit") -> Iterator[tuple[str, str, list[Mark]]]:
    """The project's own stories and furniture."""
    for seed in seeds:
        for page in generated_pages(seed, half=half, mode=("dressed", "dressed", "epaper", "clean")[seed % 4]):
            yield "own", page.text, marks_of(page)


def marks_of(page: GeneratedPage) -> list[Mark]:
    """What each line of a generated page is."""
    return [(start, stop, story, frozenset({kind})) for start, stop, story, kind in sorted(page.lines)]


def groups(stories: Sequence[str], seeds: Sequence[int]) -> Iterator[Example]:
    """Labelled headline groups of many newspapers over paragraphs that have nothing to do with them: what can be learnt from language alone."""
    rows = [json.loads(line) for line in (TESTS / "cases" / "headline_groups.jsonl").read_text("utf-8").splitlines()]
    squash = lambda text: re.sub(r"\s", "", text or "")  # noqa: E731
    for seed in seeds:
        rng = random.Random(seed)
        rng.shuffle(rows)
        for at in range(0, len(rows), 6):
            sheet = _Sheet(rng.choice(("plain", "indented", "flat")))
            for number, row in enumerate(rows[at : at + 6], 1):
                for line in row["lines"]:
                    kinds = {
                        kind
                        for kind in ("kicker", "headline", "deck")
                        if row[kind] and squash(line) in squash(row[kind])
                    }
                    if line in row["rubrics"] or not kinds:
                        kinds = {"rubric"}
                    sheet.put(line, number, frozenset(kinds), "head")
                for text in rng.sample(stories, 2):
                    sheet.put(text, number, frozenset({"paragraph"}), "body")
            made = example("groups", "".join(sheet.parts), sheet.marks)
            made.features = [
                [f for f in features if not f.startswith(("echo", "cohesion"))] for features in made.features
            ]
            yield made


def small(seeds: Sequence[int]) -> Iterator[tuple[str, str, list[Mark]]]:
    """One or two stories cut short, as people type them to try a thing out: a headline alone, a lead alone, a few short sentences."""
    stories = [story for story in load_stories("fit") if not story.items]
    for seed in seeds:
        rng = random.Random(seed)
        rng.shuffle(stories)
        for at in range(0, len(stories) - 1, 2):
            sheet = _Sheet(rng.choice(("plain", "plain", "markdown", "indented")))
            least = rng.choice((8, 15))
            taken = stories[at : at + rng.choice((1, 1, 2))]
            for number, story in enumerate(taken, 1):
                left = rng.randint(0 if number == len(taken) else 1, 4)
                dated = next(
                    (row.role == "paragraph" and bool(row.lead) for row in story.rows if row.role == "paragraph"), False
                )
                bare = dated and left and rng.random() < 0.15
                kept: list[tuple[str, str]] = []
                for row in story.rows:
                    text = row.printed
                    if row.role == "paragraph":
                        left -= 1
                        if rng.random() < 0.6:
                            text = (re.match(rf".{{{least},}}?[。！？]”?", text) or re.match(r".*", text))[0]  # type: ignore[index]
                    if (left >= 0 or row.role == "byline") and not (bare and row.role != "paragraph"):
                        kept.append((text, row.role))
                    if left < 0 and row.role == "headline":
                        break
                for at_row, (text, kind) in enumerate(kept):
                    if kind == "crosshead" and all(later in ("crosshead", "byline") for _, later in kept[at_row:]):
                        continue  # its text was cut away
                    role = {"paragraph": "body", "crosshead": "crosshead"}.get(kind, "head")
                    sheet.put(text, number, frozenset({kind}), role)
            yield "own-small", "".join(sheet.parts), sheet.marks


def collect(material: pathlib.Path | None, seeds: int) -> list[Example]:
    """Every page there is, by source, each source with the same say."""
    pages: list[tuple[str, str, list[Mark]]] = []
    golds = [("hengyang", text, marked(text, gold)) for gold, text in map(goldfile.load, goldfile.PATHS)]
    if material is not None:
        golds += gold_pages(material / "real")
    for source, text, marks in golds:
        for style in ("as-is", "plain", "indented", "wrap", "tight", "spaced", "wide"):
            pages.append((source, *restyled(text, marks, style)))
        pages.append((source, *restyled(*restyled(text, marks, "spaced"), "tight")))
    pages += generated(range(seeds))
    pages += small(range(8))
    if material is not None:
        pages += daily(material / "stories" / "modern.json")
        pages += dated(material, range(2))
    counts: dict[str, int] = {}
    examples = [example(*page) for page in pages]
    bodies = [
        row.text
        for story in load_stories("fit")
        for row in story.rows
        if row.role == "paragraph" and len(row.text) > 50
    ]
    examples += groups(bodies, range(3))
    for e in examples:
        counts[e.source] = counts.get(e.source, 0) + len(e.features)
    for e in examples:
        say = SAY.get(e.source, SAY.get(e.source.split("-")[0], 500.0))
        e.weight = min(MOST, say / counts[e.source])
    for source, n in sorted(counts.items()):
        print(f"{source}: {n} blocks")
    return examples


SAY = {"hengyang": 6000.0, "daily": 4000.0, "dated": 10000.0, "own": 26000.0, "own-small": 9000.0, "groups": 1500.0}
"""How many blocks' weight a source has at most."""
MOST = 1.5
"""No block counts for more than this, however few its source has."""

SEEDS, L2, ITERATIONS = 8, 0.8, 90
"""How many times the invented stories are laid out anew, the pull towards zero, and the steps of the fit."""

HEADER = '''"""The decoder's table, written by ``tests/fit/fit_weights.py``: natural log odds, fitted and not set by hand.

``WEIGHTS`` gives each feature (``evidence.py`` says what they mean) its weight for each kind, against ``paragraph``; ``opens`` is the weight for
a story to begin there. ``PAIRS`` weighs each step from one role (``grammar.py``) to the next: ``^`` is the page's start, ``$`` its end,
``@zone`` any role that leaves that zone, ``~zone`` a block of the page's own within it.
"""

from __future__ import annotations

from typing import Final

__all__ = ["PAIRS", "WEIGHTS"]

'''


def write(table: dict[str, dict[str, float]], pairs: dict[tuple[str, str], float], path: pathlib.Path) -> None:
    """The table as a module of plain data."""
    lines = [HEADER, "# fmt: off\nWEIGHTS: Final[dict[str, dict[str, float]]] = {\n"]
    last = ""
    for name in sorted(table, key=lambda name: (family(name), name)):
        if family(name) != last:
            last = family(name)
            lines.append(f"    # {last}: {FAMILIES[last]}\n")
        row = {kind: round(weight, 2) for kind, weight in sorted(table[name].items()) if abs(weight) >= 0.03}
        if row:
            lines.append(
                f"    {json.dumps(name, ensure_ascii=False)}: {{{', '.join(f'{json.dumps(k)}: {v}' for k, v in row.items())}}},\n"
            )
    lines.append("}\n\nPAIRS: Final[dict[tuple[str, str], float]] = {\n")
    for key in sorted(pairs):
        if abs(pairs[key]) >= 0.03:
            lines.append(f"    ({json.dumps(key[0])}, {json.dumps(key[1])}): {round(pairs[key], 2)},\n")
    lines.append("}\n")
    path.write_text("".join(lines), "utf-8")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--material", type=pathlib.Path)
    options.add_argument("--seeds", type=int, default=SEEDS)
    options.add_argument("--l2", type=float, default=L2)
    options.add_argument("--iterations", type=int, default=ITERATIONS)
    options.add_argument("--out", type=pathlib.Path, default=ROOT / "src" / "hyparse" / "weights.py")
    options.add_argument("--without", nargs="*", default=[], help="sources to leave out (the start of their names)")
    args = options.parse_args()
    examples = [e for e in collect(args.material, args.seeds) if not any(e.source.startswith(w) for w in args.without)]
    table, pairs = train(examples, l2=args.l2, iterations=args.iterations)
    write(table, pairs, args.out)


if __name__ == "__main__":
    main()
