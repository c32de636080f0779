"""Continuation marks: ``（下转第二版）`` sends the reader on, ``（上接第一版）`` says where he comes from, ``（详见第三版）`` points aside.

A mark is judged by its form and its place, never by its words alone: a sentence that speaks of a page
(详见本报第七版的报道指出) is none. In brackets it may stand at either end of a paragraph or at the end of a sentence; bare
of brackets only where nothing goes on behind it, and the short verbs (转, 接, 见) only where the line holds nothing else.

The forms are those of the mainland's newspapers (下转, 上接, 紧接), of those of Hong Kong and Taiwan (文轉, 詳見, 詳刊) and
of e-papers (arrows round the label).
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from functools import lru_cache

import regex
from attrs import frozen

from hyparse.labels import page_label
from hyparse.models import Continuation, Direction
from hyparse.parsers.base import Locate, at
from hyparse.patterns import lazy_re, lazy_regex
from hyparse.vocabulary import Vocabulary

__all__ = ["LABELS", "Mark", "find_marks", "is_jump_line", "is_refer_mark", "labels_of", "nothing_but"]

_GAP = r"\s{0,3}+"
_BACKWARD, _DOWNWARD = "◀◁◄◂←↙↖«", "↘↓"
_ARROW_CHARS = frozenset("▶►▷▸➤➜➔➡→↗⇒»☞▲▼△▽" + _BACKWARD + _DOWNWARD)
_ARROW = rf"(?:[{''.join(sorted(_ARROW_CHARS))}]|>{{2,6}}+|<{{2,6}}+|》{{2,6}}+|《{{2,6}}+|〉{{2,6}}+)"
_ARROWS = rf"(?:{_ARROW}\s{{0,2}}+){{0,6}}+"
_NUMBER = rf"(?:[A-Za-z]{{1,2}}[.·-]?{_GAP}\d{{1,3}}|\d{{1,3}}|[一二三四五六七八九十廿〇](?:{_GAP}[一二三四五六七八九十〇]){{0,3}})"
_WORD = rf"{_GAP}(?:版面?|面(?!积|[对临向前粉包试])|页)"
_LABEL = rf"(?:(?:第{_GAP})?{_NUMBER}(?![\dA-Za-z])(?:{_WORD})?|头{_GAP}版)"
_BETWEEN = rf"{_GAP}(?:、|,|/|-|—|~|至|到|和|及|与|·)?{_GAP}"
LABELS = rf"{_LABEL}(?:{_BETWEEN}{_LABEL}){{0,5}}"
"""One or several page labels in a row, as a pattern on folded text: 第二、三版, A04/05."""
_WHERE = rf"(?:(?:今日|今天|今|同日|当日|本日)?{_GAP}(?:本报|本刊|本版面|本期)?{_GAP})"
_CIRCLED = r"(?:[①-⑳⑴-⒇❶-❿])"
_TITLE = r"(?:《[^》\n]{1,60}》)"
_OPEN = "([【〔〖［〈"
_STOPS = "。!?;…"
_CLOSERS = "”’\"')]】》"
_NOTE = r"\([^()\n]{0,40}\)|【[^【】\n]{0,40}】"

_LETTERED = lazy_regex(r"[A-Za-z]{1,2}[.·-]?\s{0,3}+\d")
_NAMED = lazy_regex(r"[版页]|面$|[A-Za-z]{1,2}[.·-]?\s{0,3}+\d")
_ONE_LABEL = lazy_regex(
    r"(?P<letter>[A-Za-z]{1,2})?[.·-]?\s*+(?P<number>\d{1,3}|[一二三四五六七八九十廿〇][一二三四五六七八九十〇\s]*+)"
    r"|(?P<front>头\s*+版)|(?P<through>-|—|~|至|到)"
)
_BARE = lazy_regex(
    rf"\s*+{_ARROWS}(?P<open>[(\[【〔])?{_GAP}{_ARROWS}(?P<labels>{LABELS})"
    rf"{_GAP}{_CIRCLED}?{_GAP}{_ARROWS}(?P<close>[)\]】〕])?{_GAP}{_ARROWS}\s*+"
)
_POINTED = lazy_regex(rf"(?:{_ARROW}\s{{0,2}}+){{1,6}}+{_GAP}(?P<labels>{LABELS}){_GAP}{_CIRCLED}?{_GAP}{_ARROWS}")
_TOGETHER = lazy_re(r"\s{0,3}+[,、;/·]?\s{0,3}+")
_NUMBERED = lazy_regex(rf"{_CIRCLED}?+")
_TITLED = lazy_re(rf"{_GAP}{_TITLE}")
_IN_BRACKET = lazy_regex(
    rf"{_GAP}{_CIRCLED}?{_GAP}{_TITLE}?(?:[·\s][\u4e00-\u9fff·]{{2,8}})?{_GAP}{_ARROWS}{_GAP}[)\]】〕〗］〉]"
)
"""What may stand behind the labels: a story's number, its title, a section's name."""
_BEFORE_JUMP = lazy_regex(rf"(?:\s|{_ARROW}|{_TITLE}|[文正])*+")
_BEFORE_SEE = lazy_re(rf"(?!.*(?:[年月]|第\d|原载|原刊))[^{_STOPS}据\n]*+")
"""A date or 据 makes it the source of a quotation, not a page of this issue."""
_ARROWS_BEFORE = lazy_regex(rf"(?:{_ARROW}\s{{0,2}}+){{1,6}}+\Z")
_ARROWS_AFTER = lazy_regex(rf"(?:{_GAP}{_ARROW}){{0,6}}+")
_REPORT = lazy_re(
    rf"{_GAP}的?(?:图文|图片|相关|详细|更多|全部|专题|专版|深度|系列|特别|今日|新闻|现场|后续){{0,2}}?"
    r"(?:报[道导]|图文|图片|配图|组图|专题|专版|特刊|全文|新闻|评论)(?=[)\]】〕〗］〉\s]|[。.]?\Z|[。.]\n|"
    rf"{_ARROW})"
)
"""What is printed on the page (下转6版图文报道): who is sent on to it has not been reading it."""
_AFTERTHOUGHT = lazy_regex(rf"(?:[{_STOPS},:、”’\s]|{_ARROW}|[①-⑳]\d{{0,2}}|{_NOTE}|[■□●◆★]){{0,8}}+")
_LEADING = lazy_regex(rf"(?:[\s■□●◆★]|{_NOTE}){{0,8}}+")
_SAYS_MORE = lazy_re(r"\s*+[的上刊登发载所中,]")
_REACH = 32
"""How far before its verb the words of a cross-reference may begin: （《…办法》全文见二版）."""
_CONTEXT = 200
_SHORT = 60
"""A label with all its arrows and brackets is no longer."""
_PAUSES = frozenset("。,;")


@frozen
class Mark:
    """A continuation mark in a text."""

    continuation: Continuation
    start: int
    """Offset of its first character, brackets and arrows included."""
    stop: int
    bare: bool = False
    """A page label alone on its line (A03): it means something only beside a teaser."""


def labels_of(plain: str) -> tuple[str, ...]:
    """The page labels in a stretch of folded text, normalised, each once.

    Args:
        plain: What a mark says of its pages: ``第二、三版``, ``A04/05``, ``P4``, ``2至4版``.

    Returns:
        ``("2", "3")``, ``("A4", "A5")``, ``("4",)``, ``("2", "3", "4")``; a section's letter holds for the numbers
        behind it.
    """
    labels: list[str] = []
    letter, last, through = "", 0, False
    for match in _ONE_LABEL.finditer(plain):
        if match["through"]:
            through = bool(labels)
            continue
        letter = match["letter"] or letter
        label = page_label(letter + "".join((match["number"] or match["front"]).split()))
        if label is None:
            continue
        section, value = label.rstrip("0123456789"), int(label.lstrip(_SECTIONS))
        first = last + 1 if through and last < value <= last + _FEW else value
        labels += [f"{section}{page}" for page in range(first, value + 1)]
        last, through = value, False
    return tuple(dict.fromkeys(labels))


_SECTIONS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FEW = 8
"""A range of more pages is no range of pages."""


@lru_cache(maxsize=8)
def _pattern(jump: frozenset[str], back: frozenset[str], see: frozenset[str]) -> regex.Pattern[str]:
    """A verb with its labels; the group that matched tells the direction."""

    def verbs(words: frozenset[str]) -> str:
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        return "|".join(_GAP.join(map(regex.escape, word)) for word in longest_first)

    return regex.compile(
        rf"(?:(?P<to>{verbs(jump)})|(?P<from>{verbs(back)})|(?P<see>{verbs(see)}))(?P<where>{_GAP}{_WHERE})"
        rf"(?P<labels>{LABELS})"
    )


def find_marks(plain: str, vocabulary: Vocabulary, locate: Locate = at) -> tuple[Mark, ...]:
    """The continuation marks of a text, in order.

    Args:
        plain: Folded text: one paragraph, or a whole page (each line is then a paragraph of its own).
        vocabulary: Its ``jump_verbs``, ``back_verbs`` and ``see_verbs`` are used.
        locate: From offsets into ``plain`` to a span of the caller's text.

    Returns:
        The marks; their offsets are into ``plain``, half-open, and cover what is no part of the story: brackets and
        arrows too.
    """
    if not ("版" in plain or "面" in plain or "页" in plain or _LETTERED.search(plain)):
        return ()
    found: list[Mark] = []
    marks = (*_spoken(plain, vocabulary, locate), *_unspoken(plain, locate))
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.stop)):
        if not found or mark.start >= found[-1].stop:
            found.append(mark)
    return tuple(found)


def is_jump_line(plain: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but a mark that sends the reader on or says where the story comes from."""
    return _only(plain, vocabulary, (Direction.TO, Direction.FROM))


def is_refer_mark(plain: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but a cross-reference (>>>详见第七版>>>) or a page label (A02)."""
    return _only(plain, vocabulary, (Direction.SEE,))


def _only(plain: str, vocabulary: Vocabulary, directions: tuple[Direction, ...]) -> bool:
    return len(plain) <= _LINE and nothing_but(plain, find_marks(plain, vocabulary), *directions)


def nothing_but(plain: str, marks: Sequence[Mark], *directions: Direction) -> bool:
    """Whether a line is nothing but its marks, one of which goes in one of the directions."""
    if len(plain) > _LINE or not any(mark.continuation.direction in directions for mark in marks):
        return False
    rest = list(plain)
    for mark in marks:
        rest[mark.start : mark.stop] = " " * (mark.stop - mark.start)
    return not "".join(rest).strip(" \n。,;·")


_LINE = 120
"""No line that holds nothing but marks is longer."""


def _spoken(plain: str, vocabulary: Vocabulary, locate: Locate) -> Iterator[Mark]:
    """Marks that have a verb; two in one bracket (上接第一版，下转第三版) stand or fall together."""
    pattern = _pattern(vocabulary.jump_verbs, vocabulary.back_verbs, vocabulary.see_verbs)
    fence = 0
    run: list[_Words] = []
    for match in pattern.finditer(plain):
        words = _words(match)
        if run and not _TOGETHER.fullmatch(plain, run[-1].stop, words.start):
            fence = yield from _marks_of(plain, run, fence, locate)
            run = []
        run.append(words)
    if run:
        yield from _marks_of(plain, run, fence, locate)


@frozen(eq=False)
class _Words:
    """A verb with its labels."""

    direction: Direction
    verb: str
    labels: str
    start: int
    stop: int

    @property
    def sure(self) -> bool:
        """A verb that newspapers use for nothing else."""
        return self.direction is not Direction.SEE and len(self.verb) > 1

    @property
    def named(self) -> bool:
        return _NAMED.search(self.labels) is not None


def _words(match: regex.Match[str]) -> _Words:
    direction = Direction.TO if match["to"] else Direction.FROM if match["from"] else Direction.SEE
    verb = "".join((match["to"] or match["from"] or match["see"]).split())
    report = _REPORT.match(match.string, match.end()) if direction is not Direction.FROM else None
    if report is not None:
        return _Words(Direction.SEE, verb, match["labels"], match.start(), report.end())
    return _Words(direction, verb, match["labels"], match.start(), match.end())


def _marks_of(plain: str, run: list[_Words], fence: int, locate: Locate) -> Generator[Mark, None, int]:
    """The marks of a run of verbs with labels, if they are marks; returns where the next may begin."""
    limits = _limits(plain, run, fence)
    if limits is None:
        return fence
    starts = [limits[0], *(words.start for words in run[1:])]
    for words, start, stop in zip(run, starts, [*starts[1:], limits[1]], strict=True):
        yield Mark(Continuation(words.direction, labels_of(words.labels), locate(start, stop)), start, stop)
    return limits[1]


def _limits(plain: str, run: list[_Words], fence: int) -> tuple[int, int] | None:
    """Where the mark begins and ends; ``None`` where the words are a sentence's own."""
    first, last = run[0], run[-1]
    bracket = _bracket(plain, first, last, fence)
    if bracket is not None:
        known = all(words.named or words.sure for words in run)
        return _with_arrows(plain, *bracket, fence) if known and _stands_apart(plain, *bracket) else None
    if not all(words.named for words in run):
        return None
    start = _start_of_see(plain, first.start, fence) if first.direction is Direction.SEE else first.start
    numbered = _NUMBERED.match(plain, last.stop)
    stop = numbered.end() if numbered else last.stop
    titled = _TITLED.match(plain, stop)
    # 紧接第1版《…》 names the story that it continues, but only where nothing follows.
    if titled and not _line(plain, start, titled.end())[1].strip():
        stop = titled.end()
    inner = (start, stop)
    start, stop = _with_arrows(plain, start, stop, fence)
    return (start, stop) if _stands_bare(plain, start, stop, first, pointed=inner != (start, stop)) else None


def _bracket(plain: str, first: _Words, last: _Words, fence: int) -> tuple[int, int] | None:
    """The limits of the brackets round the words, if they hold nothing else."""
    after = _IN_BRACKET.match(plain, last.stop)
    if after is None:
        return None
    furthest = max(fence, first.start - _REACH)
    opening = next((i for i in range(first.start - 1, furthest - 1, -1) if plain[i] in _OPEN), None)
    if opening is None:
        return None
    before = plain[opening + 1 : first.start]
    fits = _BEFORE_SEE if first.direction is Direction.SEE else _BEFORE_JUMP
    return (opening, after.end()) if fits.fullmatch(before) else None


def _start_of_see(plain: str, start: int, fence: int) -> int:
    """Where the words before 见 begin (更多精彩图片见): at the line's start, a sentence's end or a space."""
    furthest = max(fence, start - _REACH)
    for i in range(start - 1, furthest - 1, -1):
        if plain[i] in _STOPS or plain[i] in _CLOSERS or plain[i] in _ARROW_CHARS or plain[i].isspace():
            return i + 1
        if plain[i] in ",:、(":
            return start
    return furthest if furthest == 0 else start


def _with_arrows(plain: str, start: int, stop: int, fence: int) -> tuple[int, int]:
    before = _ARROWS_BEFORE.search(plain, max(fence, start - 20), start)
    if before is not None:
        start = before.start()
    after = _ARROWS_AFTER.match(plain, stop)
    return start, after.end() if after is not None else stop


def _line(plain: str, start: int, stop: int) -> tuple[str, str]:
    """What stands before and behind on the same line, as far as it matters."""
    nearest = max(0, start - _CONTEXT)
    first = max(nearest, plain.rfind("\n", nearest, start) + 1)
    last = plain.find("\n", stop, stop + _CONTEXT)
    return plain[first:start], plain[stop : stop + _CONTEXT if last < 0 else last]


def _stands_apart(plain: str, start: int, stop: int) -> bool:
    """Whether a bracket stands at an end of its paragraph or of a sentence, or names where a titled text is printed."""
    before, after = _line(plain, start, stop)
    if _LEADING.fullmatch(before) or _AFTERTHOUGHT.fullmatch(after):
        return True
    left, right = before.rstrip(), after.lstrip()[:1]
    return left[-1:] in _STOPS + "》" or right in _STOPS or (left[-1:] in "”’" and left[-2:-1] in _STOPS)


def _stands_bare(plain: str, start: int, stop: int, words: _Words, *, pointed: bool) -> bool:
    """Whether words without brackets are a mark by their place."""
    before, after = _line(plain, start, stop)
    alone, ends = not before.strip(), not after.strip(" .。\n\t")
    if alone and (ends or pointed):
        return True
    if words.direction is Direction.FROM:
        if alone:
            return (words.sure and not _SAYS_MORE.match(after)) or after[:1].isspace()
        return words.sure and ends and not set(before) & set(_STOPS)
    if words.sure or pointed:
        return not after.strip()
    return ends and len(words.verb) > 1 and (before[-1:].isspace() or before[-1:] in _STOPS + _CLOSERS)


def _unspoken(plain: str, locate: Locate) -> Iterator[Mark]:
    """Labels without a verb: behind an arrow at a line's end, or alone on a line."""
    offset = 0
    for line in plain.split("\n"):
        yield from _unspoken_in(line, offset, locate)
        offset += len(line) + 1


def _unspoken_in(line: str, offset: int, locate: Locate) -> Iterator[Mark]:
    match = _BARE.fullmatch(line) if len(line) <= _SHORT else None
    if match is not None and _is_label(match["labels"]) and bool(match["open"]) == bool(match["close"]):
        words = match[0].strip()
        start = offset + match[0].index(words)
        yield _arrowed(words, match["labels"], start, locate, running=False)
        return
    for match in _POINTED.finditer(line, max(0, len(line) - _SHORT)):
        if not line[match.end() :].strip() and _is_label(match["labels"]):
            running = not _PAUSES.isdisjoint(line[: match.start()])
            yield _arrowed(match[0].rstrip(), match["labels"], offset + match.start(), locate, running=running)


def _is_label(labels: str) -> bool:
    """Whether a label needs no verb to be known: it says 版, or has a section's letter."""
    return "版" in labels or _LETTERED.search(labels) is not None


def _arrowed(words: str, labels: str, start: int, locate: Locate, *, running: bool) -> Mark:
    """What an arrow means: at the end of running text, or pointing down, it sends the reader on."""
    if words[0] in _BACKWARD:
        direction = Direction.FROM
    else:
        direction = Direction.TO if running or words[0] in _DOWNWARD else Direction.SEE
    stop = start + len(words)
    bare = _POINTED.match(words) is None
    return Mark(Continuation(direction, labels_of(labels), locate(start, stop)), start, stop, bare=bare)
