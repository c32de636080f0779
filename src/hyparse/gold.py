r"""Gold for one's own newspaper: a page's reading as a text to correct by hand, and the figures that a reading has against it.

The format is one that an editor of plain texts can hold. A head of facts, an empty line, then one line a printed line::

    hyparse gold 1
    number: 2
    section: 要闻
    story 1 credit: 记者 | 王明
    story 1 dateline: 新华社 | 北京 | 5 | 18 | 电
    story 1 onward: 4
    join: 7 9
    join?: 12 13

    0 folio\t第02版 要闻
    1 headline/deck\t山路修通
    1? crosshead\t一条新路
    -\t

A printed line's entry is its story's number (0: none), a blank, its kind, a tab and the text as printed; an entry without print is ``-``.
Kinds that would be as right follow after a slash; a story's number with ``?`` says that the line's story is a matter of taste. Facts count
printed lines from 1, empty ones included. ``join: 7 9`` says that the text of line 7 goes on in line 9, ``join?:`` that it may. Backslashes,
tabs' and line feeds' relatives in the text are written as ``\\`` and ``\uXXXX``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import cast

from attrs import evolve, field, frozen

from hyparse.errors import HyparseError
from hyparse.frozenmap import FrozenMap
from hyparse.models import Article, BlockKind, Dateline, Direction, Fix, Page, Span
from hyparse.patterns import lazy_re
from hyparse.text import BLANK, squeeze

__all__ = ["Count", "Gold", "GoldLine", "GoldStory", "Report", "evaluate", "fixes", "from_gold", "to_gold"]

_FIRST = "hyparse gold 1"
_GROUP = (BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.DECK)
_SPECIAL = lazy_re("[\\\\\r\v\f\x1c-\x1e\x85\u2028\u2029\ud800-\udfff]")
_ESCAPE = lazy_re(r"\\(\\|u[0-9a-f]{4})?")
_FACT = lazy_re(r"(number|section|join\??|story (\d+) (credit|dateline|onward)): ?(.*)")
_ENTRY = lazy_re(r"(?:-|(\d+)(\?)? ([^\s/]+(?:/[^\s/]+)*))")


def _frozen(stories: Mapping[int, GoldStory]) -> Mapping[int, GoldStory]:
    return FrozenMap(stories)


def _counted(pairs: Mapping[tuple[str, str], int]) -> Mapping[tuple[str, str], int]:
    return FrozenMap(pairs)


@frozen
class GoldLine:
    """A printed line."""

    text: str
    """As printed, without its line break."""
    story: int = 0
    """The number of its story, from 1; 0 for none."""
    kinds: tuple[str, ...] = ()
    """Its kind, and others that would be as right; empty for a line without print."""
    loose: bool = False
    """Whether its story is a matter of taste."""


@frozen
class GoldStory:
    """What a story's lines alone do not say."""

    credits: frozenset[tuple[str | None, str]] = frozenset()
    """(role, name) of everyone credited."""
    dateline: tuple[str | None, str | None, int | None, int | None, str | None] | None = None
    """Agency, place, month, day, kind."""
    onward: tuple[str, ...] = ()
    """The pages that it goes on to."""


@frozen
class Gold:
    """A page as somebody says that it is."""

    lines: tuple[GoldLine, ...] = ()
    joins: tuple[tuple[int, int], ...] = ()
    """Printed lines, from 1, of which the second goes on with the sentence of the first."""
    unsure_joins: tuple[tuple[int, int], ...] = ()
    number: str | None = None
    section: str | None = None
    stories: Mapping[int, GoldStory] = field(factory=FrozenMap[int, GoldStory], converter=_frozen)

    @property
    def text(self) -> str:
        """The page's text."""
        return "\n".join(line.text for line in self.lines)

    def __str__(self) -> str:
        return "\n".join((*_head(self), "", *map(_entry, self.lines))) + "\n"


@frozen
class Count:
    """How many of so many are right, and what is not."""

    right: int = 0
    wanted: int = 0
    """How many the gold has."""
    read: int = 0
    """How many the reading has."""
    misses: tuple[str, ...] = ()

    def __add__(self, other: Count) -> Count:
        return Count(
            self.right + other.right, self.wanted + other.wanted, self.read + other.read, self.misses + other.misses
        )

    @property
    def share(self) -> float:
        """F1: 1.0 where the two agree, an empty agreement included."""
        return 2 * self.right / (self.wanted + self.read) if self.wanted + self.read else 1.0

    def __str__(self) -> str:
        return f"{self.right} right of {self.wanted} in the gold and {self.read} read, F1 {self.share:.3f}"


@frozen
class Report:
    """The figures of a reading against its gold; reports add up over pages."""

    kinds: Count = Count()
    """Printed lines with the right kind."""
    stories: Count = Count()
    """Stories whose lines are exactly an article's."""
    groups: Count = Count()
    """Headline groups, of the stories that are exact."""
    credits: Count = Count()
    """(role, name), of the stories that are exact."""
    datelines: Count = Count()
    """Of the stories that are exact."""
    joins: Count = Count()
    """Pairs of pieces that are one paragraph."""
    facts: Count = Count()
    """The page's number and section, and where its stories go on."""
    confusion: Mapping[tuple[str, str], int] = field(factory=FrozenMap[tuple[str, str], int], converter=_counted)
    """(kind in the gold, kind read) to how many lines."""

    def __add__(self, other: Report) -> Report:
        pairs = Counter(self.confusion) + Counter(other.confusion)
        return Report(
            self.kinds + other.kinds,
            self.stories + other.stories,
            self.groups + other.groups,
            self.credits + other.credits,
            self.datelines + other.datelines,
            self.joins + other.joins,
            self.facts + other.facts,
            FrozenMap(sorted(pairs.items())),
        )

    @property
    def counts(self) -> Mapping[str, Count]:
        """The counts by name."""
        return {
            "kinds": self.kinds,
            "stories": self.stories,
            "groups": self.groups,
            "credits": self.credits,
            "datelines": self.datelines,
            "joins": self.joins,
            "facts": self.facts,
        }

    @property
    def perfect(self) -> bool:
        """Whether nothing differs."""
        return all(count.right == count.wanted == count.read for count in self.counts.values())

    def __str__(self) -> str:
        out = [f"{name:10}{count}" for name, count in self.counts.items()]
        wrong = sorted(
            ((n, pair) for pair, n in self.confusion.items() if pair[0] != pair[1]),
            key=lambda item: (-item[0], item[1]),
        )
        out += [f"  {want} read as {read}: {n}" for n, (want, read) in wrong]
        out += [f"  {name}: {miss}" for name, count in self.counts.items() if name != "kinds" for miss in count.misses]
        return "\n".join(out)


# --- from a reading to gold ------------------------------------------------------------------------------------


def to_gold(page: Page) -> str:
    """A reading as a draft of gold: an editable text (the module's documentation says how it is written).

    Args:
        page: The page as read.

    Returns:
        The draft, with a line break at its end. ``from_gold`` reads it back exactly.
    """
    return str(_gold_of(page))


def _gold_of(page: Page) -> Gold:
    read = _by_line(page)
    lines = tuple(_line(text, read.get(n)) for n, text in enumerate(page.text.split("\n"), 1))
    known = {line.story for line in lines}
    return Gold(
        lines=lines,
        joins=tuple(sorted(_joined(page))),
        number=page.number,
        section=page.section,
        stories={
            n: story
            for n, story in ((n, _story(article)) for n, article in enumerate(page.articles, 1) if n in known)
            if story != GoldStory()
        },
    )


def _line(text: str, read: tuple[int, str] | None) -> GoldLine:
    return GoldLine(text) if read is None else GoldLine(text, read[0], (read[1],))


def _story(article: Article) -> GoldStory:
    line = article.dateline
    return GoldStory(
        frozenset((person.role, person.name) for person in article.contributors),
        _filed(line) if line is not None else None,
        tuple(label for mark in article.continuations if mark.direction is Direction.TO for label in mark.pages),
    )


def _filed(line: Dateline) -> tuple[str | None, str | None, int | None, int | None, str | None]:
    return line.agency, line.place, line.month, line.day, line.kind


def _by_line(page: Page) -> dict[int, tuple[int, str]]:
    """For each printed line the story (0: none) and the kind of most of its characters."""
    story = {block.span: number for number, article in enumerate(page.articles, 1) for block in article.blocks}
    votes: dict[int, Counter[tuple[int, str]]] = {}
    number, start, lines = 1, 0, page.text.split("\n")
    for block in page.blocks:
        # Blocks and lines are both in order: one walk.
        while number <= len(lines) and start + len(lines[number - 1]) <= block.span.start:
            start += len(lines[number - 1]) + 1
            number += 1
        here, at = number, start
        while here <= len(lines) and at < block.span.stop:
            stop = at + len(lines[here - 1])
            size = len(squeeze(page.text[max(at, block.span.start) : min(stop, block.span.stop)]))
            if size:
                votes.setdefault(here, Counter())[story.get(block.span, 0), str(block.kind)] += size
            at, here = stop + 1, here + 1
    return {line: max(counter.items(), key=lambda item: (item[1], item[0]))[0] for line, counter in votes.items()}


def _joined(page: Page) -> set[tuple[int, int]]:
    """The pairs of lines that the page holds for pieces of one paragraph."""
    pairs: set[tuple[int, int]] = set()
    for article in page.articles:
        for paragraph in article.paragraphs:
            if len(paragraph.spans) > 1:
                lines = [page.text.count("\n", 0, span.start) + 1 for span in paragraph.spans]
                pairs |= {pair for pair in pairwise(lines) if pair[0] != pair[1]}
    return pairs


# --- gold as text ----------------------------------------------------------------------------------------------


def _head(gold: Gold) -> Iterator[str]:
    yield _FIRST
    if gold.number is not None:
        yield f"number: {_escaped(gold.number)}"
    if gold.section is not None:
        yield f"section: {_escaped(gold.section)}"
    for number, story in sorted(gold.stories.items()):
        for role, name in sorted(story.credits, key=lambda credit: (credit[1], credit[0] or "")):
            yield f"story {number} credit: {_escaped(role or '')} | {_escaped(name)}"
        if story.dateline is not None:
            said = " | ".join(_escaped("" if part is None else str(part)) for part in story.dateline)
            yield f"story {number} dateline: {said}"
        for label in story.onward:
            yield f"story {number} onward: {_escaped(label)}"
    for name, pairs in (("join", gold.joins), ("join?", gold.unsure_joins)):
        for one, other in pairs:
            yield f"{name}: {one} {other}"


def _entry(line: GoldLine) -> str:
    said = f"{line.story}{'?' * line.loose} {'/'.join(line.kinds)}" if line.kinds else "-"
    return f"{said}\t{_escaped(line.text)}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: "\\\\" if found[0] == "\\" else f"\\u{ord(found[0]):04x}", text)


def from_gold(text: str) -> Gold:
    """Gold from its text.

    Args:
        text: What ``to_gold`` gave, corrected by hand.

    Returns:
        The gold; ``str()`` of it is the text again, in the order in which ``to_gold`` writes.

    Raises:
        TypeError: ``text`` is no ``str``.
        HyparseError: It is not written as gold is; the message names the line, from 1.
    """
    if not isinstance(cast("object", text), str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    rows = [row.removesuffix("\r") for row in text.removesuffix("\n").split("\n")]
    if rows[0].strip().removeprefix("\ufeff") != _FIRST:
        raise HyparseError(f"line 1: gold begins with {_FIRST!r}, not with {rows[0]!r:.40}")
    if "" not in rows:
        raise HyparseError(f"line {len(rows)}: no empty line divides the head from the printed lines")
    body = rows.index("")
    lines = tuple(_read_entry(row, number) for number, row in enumerate(rows[body + 1 :], body + 2))
    gold = Gold(lines=lines)
    for number, row in enumerate(rows[1:body], 2):
        gold = _read_fact(gold, row, number)
    return gold


def _read_entry(row: str, number: int) -> GoldLine:
    said, tab, printed = row.partition("\t")
    match = _ENTRY.fullmatch(said.strip())
    if not tab or match is None:
        raise HyparseError(
            f"line {number}: a story's number, a kind, a tab and the printed line were expected, not {row!r:.40}"
        )
    text = _unescaped(printed, number)
    if match[3] is None:
        if text.strip(BLANK):
            raise HyparseError(f"line {number}: a printed line needs its story's number and its kind: {row!r:.40}")
        return GoldLine(text)
    return GoldLine(text, int(match[1]), tuple(match[3].split("/")), match[2] is not None)


def _read_fact(gold: Gold, row: str, number: int) -> Gold:
    match = _FACT.fullmatch(row)
    if match is None:
        raise HyparseError(f"line {number}: no fact is written like {row!r:.40}")
    name, value = match[1], match[4]
    if name == "number":
        return evolve(gold, number=_unescaped(value, number))
    if name == "section":
        return evolve(gold, section=_unescaped(value, number))
    if name.startswith("join"):
        named = [int(part) if part.isdecimal() else 0 for part in value.split()]
        if len(named) != 2 or not all(0 < line <= len(gold.lines) and gold.lines[line - 1].kinds for line in named):
            raise HyparseError(
                f"line {number}: a join names two printed lines of 1 to {len(gold.lines)}, not {value!r:.40}"
            )
        pair = named[0], named[1]
        if name == "join":
            return evolve(gold, joins=(*gold.joins, pair))
        return evolve(gold, unsure_joins=(*gold.unsure_joins, pair))
    story = int(match[2])
    if not any(line.story == story for line in gold.lines):
        raise HyparseError(f"line {number}: no printed line belongs to story {story}")
    parts = [_unescaped(part.strip(), number) or None for part in value.split("|")]
    known = gold.stories.get(story, GoldStory())
    return evolve(gold, stories={**gold.stories, story: _read_story(known, match[3], parts, number)})


def _read_story(story: GoldStory, name: str, parts: list[str | None], number: int) -> GoldStory:
    if name == "credit" and len(parts) == 2 and parts[1] is not None:
        return evolve(story, credits=story.credits | {(parts[0], parts[1])})
    if name == "dateline" and len(parts) == 5 and all(part is None or part.isdecimal() for part in parts[2:4]):
        month, day = (int(part) if part is not None else None for part in parts[2:4])
        return evolve(story, dateline=(parts[0], parts[1], month, day, parts[4]))
    if name == "onward" and len(parts) == 1 and parts[0] is not None:
        return evolve(story, onward=(*story.onward, parts[0]))
    form = {"credit": "role | name", "dateline": "agency | place | month | day | kind", "onward": "a page"}[name]
    raise HyparseError(f"line {number}: a {name} is written as {form!r}")


def _unescaped(text: str, number: int) -> str:
    def char(found: re.Match[str]) -> str:
        if found[1] is None:
            raise HyparseError(f"line {number}: a backslash is written as \\\\, other characters as \\uXXXX")
        return "\\" if found[1] == "\\" else chr(int(found[1][1:], 16))

    return _ESCAPE.sub(char, text)


# --- what gold is good for -------------------------------------------------------------------------------------


def fixes(gold: Gold) -> tuple[Fix, ...]:
    """The gold as corrections: a page read with them is the gold's, as far as its blocks are cut as the gold needs.

    Args:
        gold: The gold of a page.

    Returns:
        A fix for each run of lines of one kind and one story, and for each join. Lines whose story or kind is a matter
        of taste are left to the reading.
    """
    starts = [0]
    for line in gold.lines:
        starts.append(starts[-1] + len(line.text) + 1)

    def span(first: int, last: int) -> Span:
        return Span(starts[first], starts[last] + len(gold.lines[last].text))

    out: list[Fix] = []
    told: set[int] = set()
    for first, last in _runs(gold.lines):
        line = gold.lines[first]
        opens = bool(line.story) and line.story not in told
        told.add(line.story)
        sure = len(line.kinds) == 1
        # A line of the page's opens no story by its kind alone; where that is open, so is whether a story begins.
        open_border = line.loose or not (sure or line.story)
        out.append(Fix(span(first, last), line.kinds[0] if sure else None, None if open_border else opens))
    out += [Fix(span(one - 1, one - 1), joins=span(other - 1, other - 1)) for one, other in gold.joins]
    return tuple(out)


def _runs(lines: tuple[GoldLine, ...]) -> Iterator[tuple[int, int]]:
    """Printed lines of one story and kind, those without print between them passed over: first and last index."""
    first = last = None
    for index, line in enumerate(lines):
        if not line.kinds:
            continue
        if first is not None and last is not None:
            known = lines[first]
            if (known.story, known.kinds, known.loose) == (line.story, line.kinds, line.loose):
                last = index
                continue
            yield first, last
        first = last = index
    if first is not None and last is not None:
        yield first, last


def evaluate(page: Page, gold: Gold) -> Report:
    """The figures of a reading against gold of the same text.

    Args:
        page: The page as read.
        gold: Its gold.

    Returns:
        The report.

    Raises:
        HyparseError: The gold is of another text; the message names the first line that differs.
    """
    for number, (line, printed) in enumerate(zip(gold.lines, page.text.split("\n"), strict=False), 1):
        if line.text != printed:
            raise HyparseError(
                f"the gold is of another text: its printed line {number} is {line.text!r:.40}, the page's is {printed!r:.40}"
            )
    if gold.text != page.text:
        raise HyparseError(
            f"the gold is of another text: it has {len(gold.lines)} lines, the page {page.text.count(chr(10)) + 1}"
        )
    return _Evaluation(page, gold).report()


class _Evaluation:
    def __init__(self, page: Page, gold: Gold) -> None:
        self.page, self.gold = page, gold
        self.read = _by_line(page)
        self.exact = self._exact()

    def report(self) -> Report:
        kinds, confusion = self._kinds()
        return Report(
            kinds,
            self._stories(),
            self._groups(),
            self._credits(),
            self._datelines(),
            self._joins(),
            self._facts(),
            confusion,
        )

    def _exact(self) -> dict[int, int]:
        """The gold's stories whose lines are exactly an article's, loose lines aside: the article's number from 1."""
        loose = {n for n, line in enumerate(self.gold.lines, 1) if line.loose}
        read: dict[int, set[int]] = {}
        for line, (story, _) in self.read.items():
            if story and line not in loose:
                read.setdefault(story, set()).add(line)
        found = {frozenset(lines): story for story, lines in read.items()}
        return {
            story: found[lines]
            for story in self._wanted()
            if (
                lines := frozenset(
                    n for n, line in enumerate(self.gold.lines, 1) if line.story == story and n not in loose
                )
            )
            in found
        }

    def _wanted(self) -> list[int]:
        return sorted({line.story for line in self.gold.lines if line.story and not line.loose})

    def _name(self, story: int) -> str:
        lines = [line.text.strip() for line in self.gold.lines if line.story == story]
        return f"story {story} ({lines[0][:16] if lines else ''})"

    def _kinds(self) -> tuple[Count, Mapping[tuple[str, str], int]]:
        confusion: Counter[tuple[str, str]] = Counter()
        misses: list[str] = []
        for number, line in enumerate(self.gold.lines, 1):
            if line.kinds:
                kind = self.read[number][1] if number in self.read else "nothing"
                confusion[line.kinds[0] if kind not in line.kinds else kind, kind] += 1
                if kind not in line.kinds:
                    misses.append(f"line {number}: {line.kinds[0]} read as {kind}: {line.text.strip()[:20]}")
        total = confusion.total()
        return Count(total - len(misses), total, total, tuple(misses)), FrozenMap(sorted(confusion.items()))

    def _stories(self) -> Count:
        wanted = self._wanted()
        misses = tuple(self._name(story) for story in wanted if story not in self.exact)
        # An article that shares each of its lines with a greater one has no line in the gold's form.
        told = {story for story, _ in self.read.values() if story}
        return Count(len(self.exact), len(wanted), len(told), misses)

    def _groups(self) -> Count:
        """A group is right where each of its lines has a kind that the gold allows, and no other line is read as one."""
        wrong = [
            self._name(story)
            for story in self.exact
            if any(
                line.story == story and number in self.read and self._group_kind(line, self.read[number][1])
                for number, line in enumerate(self.gold.lines, 1)
            )
        ]
        return Count(len(self.exact) - len(wrong), len(self.exact), len(self.exact), tuple(wrong))

    def _group_kind(self, line: GoldLine, kind: str) -> bool:
        """Whether the line's kind spoils its headline group."""
        return kind not in line.kinds and (kind in _GROUP or not frozenset(line.kinds).isdisjoint(_GROUP))

    def _pairs(self) -> Iterator[tuple[int, GoldStory, GoldStory]]:
        for story, number in self.exact.items():
            yield story, self.gold.stories.get(story, GoldStory()), _story(self.page.articles[number - 1])

    def _credits(self) -> Count:
        count = Count()
        for story, want, read in self._pairs():
            misses = [
                f"{self._name(story)}: {_credit(c)} is not read" for c in sorted(want.credits - read.credits, key=str)
            ]
            misses += [
                f"{self._name(story)}: {_credit(c)} is read wrongly"
                for c in sorted(read.credits - want.credits, key=str)
            ]
            count += Count(len(want.credits & read.credits), len(want.credits), len(read.credits), tuple(misses))
        return count

    def _datelines(self) -> Count:
        count = Count()
        for story, want, read in self._pairs():
            same = want.dateline == read.dateline
            misses = () if same else (f"{self._name(story)}: {_shown(want.dateline)} read as {_shown(read.dateline)}",)
            has, reads = want.dateline is not None, read.dateline is not None
            count += Count(int(same and has), int(has), int(reads), misses)
        return count

    def _joins(self) -> Count:
        unsure = set(self.gold.unsure_joins)
        want, read = set(self.gold.joins) - unsure, _joined(self.page) - unsure
        misses = [f"lines {one} and {other} are not joined" for one, other in sorted(want - read)]
        misses += [f"lines {one} and {other} are joined" for one, other in sorted(read - want)]
        return Count(len(want & read), len(want), len(read), tuple(misses))

    def _facts(self) -> Count:
        want: set[tuple[str, str | None]] = {("number", self.gold.number), ("section", self.gold.section)}
        read: set[tuple[str, str | None]] = {("number", self.page.number), ("section", self.page.section)}
        for story, known, found in self._pairs():
            want |= {(f"{self._name(story)} onward", label) for label in known.onward}
            read |= {(f"{self._name(story)} onward", label) for label in found.onward}
        return _compared({fact for fact in want if fact[1] is not None}, {fact for fact in read if fact[1] is not None})


def _compared(want: Iterable[tuple[str, str | None]], read: Iterable[tuple[str, str | None]]) -> Count:
    wanted, found = set(want), set(read)
    misses = [f"{name} {value} is not read" for name, value in sorted(wanted - found, key=str)]
    misses += [f"{name} {value} is read wrongly" for name, value in sorted(found - wanted, key=str)]
    return Count(len(wanted & found), len(wanted), len(found), tuple(misses))


def _credit(credit: tuple[str | None, str]) -> str:
    return " ".join(part for part in credit if part)


def _shown(line: tuple[object, ...] | None) -> str:
    return "".join(str(part) for part in line if part is not None) if line is not None else "no dateline"
