"""Continuation marks: ``（下转第二版）`` sends the reader on, ``（上接第一版）`` says where he comes from, ``（详见第三版）`` points aside.

A mark is judged by its form and its place, never by its words alone: a sentence that speaks of a page (详见本报第七版的报道指出) is none. In
brackets it may stand at either end of a paragraph or at the end of a sentence; bare of brackets only where nothing goes on
behind it, and the short verbs (转, 接, 见) only where the line holds nothing else.

The forms are those of GB newspapers' own usage (下转, 上接, 紧接), of Hong Kong and Taiwan papers (文轉, 詳見, 詳刊) and of
e-papers (arrows round the label).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex
from attrs import frozen

from hyparse.models import Continuation, Direction
from hyparse.parsers.base import Locate, at
from hyparse.vocabulary import Vocabulary

__all__ = ["LABELS", "Mark", "find_marks", "is_jump_line", "is_refer_mark", "labels_of"]

_GAP = r"\s{0,3}+"
_ARROW = r"(?:[▶►▷▸➤➜➔➡→↘↗↓⇒»☞◀◁◄◂←↙↖«▲▼△▽]|>{2,6}+|<{2,6}+|》{2,6}+|《{2,6}+)"
_ARROWS = rf"(?:{_ARROW}\s{{0,2}}+){{0,6}}+"
_NUMBER = rf"(?:[A-Za-z]{{1,2}}[.·-]?{_GAP}\d{{1,3}}|\d{{1,3}}|[一二三四五六七八九十廿〇](?:{_GAP}[一二三四五六七八九十〇]){{0,3}})"
_WORD = rf"{_GAP}(?:版面?|面(?!积|[对临向前粉包试])|页)"
_LABEL = rf"(?:第{_GAP})?{_NUMBER}(?![\dA-Za-z])(?:{_WORD})?"
_BETWEEN = rf"{_GAP}(?:、|,|/|-|—|~|至|到|和|及|与|·)?{_GAP}"
LABELS = rf"{_LABEL}(?:{_BETWEEN}{_LABEL}){{0,5}}"
"""One or several page labels in a row, as a pattern on folded text: 第二、三版, A04/05."""
_WHERE = rf"(?:(?:今日|今天|今|同日|当日|本日)?{_GAP}(?:本报|本刊|本版面|本期)?{_GAP})"
_CIRCLED = r"(?:[①-⑳⑴-⒇❶-❿])"
_TITLE = r"(?:《[^》\n]{1,60}》)"
_SECTION = r"(?:[·\s][\u4e00-\u9fff·]{2,8})"
_OPEN, _CLOSE = "([【〔〖［〈", ")]】〕〗］〉"
_STOPS = "。!?;…"
_CLOSERS = "”’\"')]】》"

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_LETTERED = regex.compile(r"[A-Za-z]{1,2}[.·-]?\s{0,3}+\d")
_ONE_LABEL = regex.compile(rf"(?:([A-Za-z]{{1,2}})[.·-]?\s*+)?(\d{{1,3}})|([一二三四五六七八九十廿〇][一二三四五六七八九十〇\s]*+)|(-|—|~|至|到)")
_BARE = regex.compile(
    rf"\s*+{_ARROWS}(?P<open>[(\[【〔])?{_GAP}{_ARROWS}(?P<labels>{LABELS}){_GAP}{_CIRCLED}?{_GAP}{_ARROWS}(?P<close>[)\]】〕])?{_GAP}{_ARROWS}\s*+"
)
_POINTED = regex.compile(rf"(?:{_ARROW}\s{{0,2}}+){{1,6}}+{_GAP}(?P<labels>{LABELS}){_GAP}{_CIRCLED}?{_GAP}{_ARROWS}")
_AFTER = regex.compile(rf"{_GAP}{_CIRCLED}?{_GAP}{_TITLE}?{_SECTION}?{_GAP}{_ARROWS}")
_BEFORE = regex.compile(rf"(?r)(?:{_ARROW}\s{{0,2}}+){{1,6}}+")
_AFTERTHOUGHT = regex.compile(rf"(?:[{_STOPS},:、”’\s]|{_ARROW}|[①-⑳]\d{{0,2}}|\([^()\n]{{0,40}}\)|【[^【】\n]{{0,40}}】|[■□●◆★]){{0,8}}+")
_LEADING = regex.compile(r"(?:[\s■□●◆★]|\([^()\n]{0,40}\)|【[^【】\n]{0,40}】){0,8}+")
_SAYS_MORE = regex.compile(r"\s*+[的上刊登发载所中,]")
_REACH = 30
"""How far before its verb the words of a cross-reference may begin: （《…办法》全文见二版）."""


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
        ``("2", "3")``, ``("A4", "A5")``, ``("4",)``, ``("2", "3", "4")``; a section's letter holds for the numbers behind it.
    """
    labels: list[str] = []
    letter, last, through = "", 0, False
    for match in _ONE_LABEL.finditer(plain):
        if match[4]:
            through = bool(labels)
            continue
        letter = (match[1] or letter).upper()
        number = int(match[2]) if match[2] else _chinese("".join(match[3].split()))
        section = "" if letter == "P" else letter
        first = last + 1 if through and last < number <= last + 8 else number
        labels += [f"{section}{value}" for value in range(first, number + 1)]
        last, through = number, False
    return tuple(dict.fromkeys(labels))


def _chinese(numeral: str) -> int:
    if "十" in numeral or "廿" in numeral:
        tens, _, units = numeral.replace("廿", "二十").partition("十")
        return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(units, 0)
    return int("".join(str(_DIGITS[char]) for char in numeral))


@lru_cache(maxsize=8)
def _pattern(jump: frozenset[str], back: frozenset[str], see: frozenset[str]) -> regex.Pattern[str]:
    """A verb with its labels; the group that matched tells the direction."""

    def verbs(words: frozenset[str]) -> str:
        return "|".join(_GAP.join(map(regex.escape, word)) for word in sorted(words, key=lambda word: (-len(word), word)))

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
        The marks; their offsets are into ``plain``, half-open, and cover what is no part of the story: brackets and arrows too.
    """
    if not any(word in plain for word in "版面页") and not _LETTERED.search(plain):
        return ()
    found: list[Mark] = []
    for mark in sorted((*_spoken(plain, vocabulary, locate), *_unspoken(plain, locate)), key=lambda mark: (mark.start, -mark.stop)):
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
    if len(plain) > 120:
        return False
    marks = find_marks(plain, vocabulary)
    rest = list(plain)
    for mark in marks:
        rest[mark.start : mark.stop] = " " * (mark.stop - mark.start)
    return bool(marks) and not "".join(rest).strip(" \n。,;·") and any(m.continuation.direction in directions for m in marks)


def _spoken(plain: str, vocabulary: Vocabulary, locate: Locate) -> Iterator[Mark]:
    """Marks that have a verb."""
    pattern = _pattern(vocabulary.jump_verbs, vocabulary.back_verbs, vocabulary.see_verbs)
    fence = 0
    for match in pattern.finditer(plain):
        direction = Direction.TO if match["to"] else Direction.FROM if match["from"] else Direction.SEE
        limits = _limits(plain, match, direction, fence)
        if limits is None:
            continue
        start, stop = limits
        fence = stop
        yield Mark(Continuation(direction, labels_of(match["labels"]), locate(start, stop)), start, stop)


def _limits(plain: str, match: regex.Match[str], direction: Direction, fence: int) -> tuple[int, int] | None:
    """Where the mark begins and ends; ``None`` where the words are a sentence's own."""
    verb = "".join((match["to"] or match["from"] or match["see"]).split())
    sure = direction is not Direction.SEE and len(verb) > 1
    named = bool(regex.search("[版页]|面$", match["labels"])) or bool(_LETTERED.search(match["labels"]))
    tail = _AFTER.match(plain, match.end())
    stop = tail.end() if tail else match.end()
    start = _start_of_words(plain, match.start(), fence)
    bracket = _bracketed(plain, start, stop, direction, fence)
    if bracket is not None:
        start, stop = bracket
        return _with_arrows(plain, start, stop, fence) if (named or sure) and _stands_apart(plain, start, stop) else None
    if not named:
        return None
    if plain[stop - 1 : stop].isspace():
        stop = len(plain[:stop].rstrip())
    # 紧接第1版《…》 names the story that it continues, but only where nothing follows.
    title = plain[match.end() : stop].strip()
    if title and _line(plain, start, stop)[1].strip():
        stop = match.end() + len(plain[match.end() : stop]) - len(plain[match.end() : stop].lstrip()) if title[0] in "《·" else stop
    if direction is Direction.SEE:
        start = _see_words(plain, start, fence)
    start, stop = _with_arrows(plain, start, stop, fence)
    return (start, stop) if _stands_bare(plain, start, stop, direction, sure, len(verb)) else None


def _start_of_words(plain: str, start: int, fence: int) -> int:
    return max(start, fence)


def _see_words(plain: str, start: int, fence: int) -> int:
    """Where the words before 见 begin (更多精彩图片见): at the line's start, a sentence's end or a space."""
    first = max(fence, start - _REACH)
    for i in range(start - 1, first - 1, -1):
        if plain[i] in _STOPS or plain[i].isspace() or plain[i] in _CLOSERS or regex.fullmatch(_ARROW, plain[i]):
            return i + 1
        if plain[i] in ",:、(":
            return start
    return first if first == 0 or plain[first - 1] in "\n" else start


def _bracketed(plain: str, start: int, stop: int, direction: Direction, fence: int) -> tuple[int, int] | None:
    """The limits of the brackets round the words, if they hold nothing else."""
    while stop < len(plain) and plain[stop].isspace() and plain[stop] != "\n":
        stop += 1
    closed = stop < len(plain) and plain[stop] in _CLOSE
    if not closed:
        return None
    first = max(fence, start - _REACH - 2)
    opening = next((i for i in range(start - 1, first - 1, -1) if plain[i] in _OPEN), None)
    if opening is None:
        return None
    before = plain[opening + 1 : start]
    if direction is not Direction.SEE and regex.fullmatch(rf"(?:\s|{_ARROW}|{_TITLE}|[文正])*+", before) is None:
        return None
    if direction is Direction.SEE and (set(before) & set(_STOPS) or regex.search(r"[年月]|第\d|原载|原刊|据", before)):
        return None
    return opening, stop + 1


def _with_arrows(plain: str, start: int, stop: int, fence: int) -> tuple[int, int]:
    before = _BEFORE.search(plain, max(fence, start - 20), start)
    if before and not plain[before.end() : start].strip():
        start = before.start()
    after = regex.compile(rf"{_GAP}{_ARROWS}").match(plain, stop)
    if after and after[0].strip():
        stop = after.start() + len(after[0].rstrip())
    return start, stop


def _line(plain: str, start: int, stop: int) -> tuple[str, str]:
    """What stands before and behind on the same line."""
    first = plain.rfind("\n", 0, start) + 1
    last = plain.find("\n", stop)
    return plain[max(first, start - 200) : start], plain[stop : len(plain) if last < 0 else min(last, stop + 200)]


def _stands_apart(plain: str, start: int, stop: int) -> bool:
    """Whether a bracket stands at an end of its paragraph or of a sentence."""
    before, after = _line(plain, start, stop)
    if _LEADING.fullmatch(before) or _AFTERTHOUGHT.fullmatch(after):
        return True
    left, right = before.rstrip()[-1:], after.lstrip()[:1]
    return left in _STOPS or right in _STOPS or left == "》" or (left in "”’" and before.rstrip()[-2:-1] in _STOPS)


def _stands_bare(plain: str, start: int, stop: int, direction: Direction, sure: bool, length: int) -> bool:
    """Whether words without brackets are a mark by their place."""
    before, after = _line(plain, start, stop)
    alone, ends = not before.strip(), not after.strip(" .。\n\t")
    pointed = regex.fullmatch(_ARROW, plain[start]) or regex.fullmatch(_ARROW, plain[stop - 1])
    if alone and (ends or (length > 0 and pointed)):
        return True
    if direction is Direction.FROM:
        if alone:
            return (sure and not _SAYS_MORE.match(after)) or after[:1].isspace()
        return sure and ends and not set(before) & set(_STOPS)
    if not ends or (length < 2 and not pointed):
        return False
    if sure or pointed:
        return not after.strip()
    return before[-1:].isspace() or before.rstrip()[-1:] in _STOPS + _CLOSERS


def _unspoken(plain: str, locate: Locate) -> Iterator[Mark]:
    """Labels without a verb: behind an arrow at a line's end, or alone on a line."""
    offset = 0
    for line in plain.split("\n"):
        yield from _unspoken_in(plain, line, offset, locate)
        offset += len(line) + 1


def _unspoken_in(plain: str, line: str, offset: int, locate: Locate) -> Iterator[Mark]:
    if len(line) <= 60 and (match := _BARE.fullmatch(line)) and _is_label(match["labels"]) and bool(match["open"]) == bool(match["close"]):
        words = match[0].strip()
        start = offset + match[0].index(words)
        yield _arrowed(words, match["labels"], start, locate, running=False)
        return
    tail = max(0, len(line) - 40)
    for match in _POINTED.finditer(line, tail):
        if not line[match.end() :].strip() and _is_label(match["labels"]):
            words = match[0].rstrip()
            yield _arrowed(words, match["labels"], offset + match.start(), locate, running=bool(set(line[: match.start()]) & set("。,;")))


def _is_label(labels: str) -> bool:
    """Whether a label needs no verb to be known: it says 版, or has a section's letter."""
    return "版" in labels or _LETTERED.search(labels) is not None


def _arrowed(words: str, labels: str, start: int, locate: Locate, *, running: bool) -> Mark:
    """An arrow at the end of running text, or one that points down, sends the reader on; one that points back says whence he comes."""
    if words[0] in "◀◁◄◂←↙↖«":
        direction = Direction.FROM
    else:
        direction = Direction.TO if running or words[0] in "↘↓" else Direction.SEE
    stop = start + len(words)
    return Mark(Continuation(direction, labels_of(labels), locate(start, stop)), start, stop, bare=direction is Direction.SEE and not running)
