"""Bylines: who wrote, filed, photographed and edited a story, before it, after it or under a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import define, evolve, frozen

from hyparse.models import Byline, Contributor, Dateline, Lead
from hyparse.parsers.base import Locate, at
from hyparse.parsers.credits import (
    HAN,
    LONGEST,
    PAPER,
    PLACE_AT_END,
    Credit,
    Credits,
    Lexicon,
    contributors,
    lexicon,
    marked,
    read_usual,
    running_names,
    scan,
)
from hyparse.parsers.dateline import date_of, place_of, read_dateline
from hyparse.parsers.names import doubtful_cut
from hyparse.patterns import lazy_re, lazy_regex
from hyparse.vocabulary import Vocabulary
from hyparse.words import NOT_NAMES

__all__ = [
    "Closing",
    "ambiguous_names",
    "caption_credits",
    "closing",
    "credits_before",
    "is_author_note",
    "is_byline_line",
    "read_byline",
    "read_lead",
]

_OPENERS = {"(": ")", "【": "】", "〔": "〕", "[": "]", "<": ">", "〈": "〉"}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_NOTE = lazy_re(
    rf"[ ]*[(\[【〔■●◆▲*※—-]{{0,3}}[ ]?"
    rf"(?:(?:本文)?(?:第一)?作者(?:[{HAN}]{{0,4}})?(?:系|为|是|单位|简介|介绍|现任|曾任|供职|来自)|(?:资料|数据|图片)?来源)"
)
_LEAD_SIGNS = lazy_regex("[讯电]|记者|报[道导]|通讯员|消息|[文图][ ]?/|/[文图]|撰文|编译|特派员")
_USUAL_STARTS = frozenset("本新据")
_NO_LEAD = Lead()
_LEAD_REACH = 60
"""Where a lead's first sign stands at the latest, in characters."""
_BULLETS = " ■□●◎▲◆★☆▼◇○※☉⊙◉*\t\n"
_AFTER_LINE = _BULLETS + "。"
_SENTENCE_END = "。!?…”’》)】〕"
_DESK = lazy_re(r"(?:[ ]*[\u2460-\u2473]\d{0,2}|(?<=\))[ ]?\d{6,8})[ ]*$")
_REPORTED = r"(?:综合|连线|专题|摄影|独家)?报[道导]|\d{1,2}日(?:专|外)?电"
_REPORT = lazy_regex(_REPORTED)
_VERB = "了称说过的员中"
"""How a sentence goes on whose own word 报道 is: 报道了…, 报道称."""
_AFTER_BRACKET = lazy_re(rf"[ ]?(?:{_REPORTED})(?![{_VERB}]),?")
_BEFORE_STORY = frozenset(" :综连专摄独报0123456789")
"""How what may stand between a byline and the story begins."""
_NAMED = lazy_re(rf"[{HAN}]{{2,3}}(?:、[{HAN}]{{2,3}}){{0,5}}报[道导]")
"""Who reports though no role is printed: 本报讯王永华、李平报道."""
_AFTER_NAME = lazy_re(
    "从|在|日前|近日|近期|今天|今日|今晨|今晚|昨天|昨日|昨晚|获悉|了解|采访|走访|走进|探访|来到|赶|现场|发现|看到|注意到|就|随|向|对|自|由|于|一行|日电|连日|当日|通过|跟随|[0-9]"
)
_HEADED = lazy_re(rf"([{HAN}]{{2,12}}+)[【〔\[][^】〕\]\n]{{0,60}}报[道导][】〕\]]")
_HOUSE_END = lazy_re(rf"(?:{PAPER})$")
_REACH = 110
"""How far into a paragraph a byline without brackets may go, in characters."""


@frozen
class Closing:
    """What closes a paragraph: a signature, a dateline."""

    start: int
    """Where it begins."""
    dateline: Dateline | None = None
    contributors: tuple[Contributor, ...] = ()


def is_author_note(plain: str) -> bool:
    """Whether a line says who the author is (作者系…) or what its figures are taken from: it credits nobody."""
    return _NOTE.match(plain) is not None


def _matching(plain: str, start: int) -> int:
    """The offset of the bracket that closes the one at ``start``; -1 where there is none near."""
    opener, closer = plain[start], _OPENERS[plain[start]]
    depth = 0
    for index in range(start, min(len(plain), start + LONGEST)):
        if plain[index] == opener:
            depth += 1
        elif plain[index] == closer:
            depth -= 1
            if depth == 0:
                return index
    return -1


def _opening(plain: str, stop: int) -> int:
    """The offset of the bracket that the one at ``stop`` closes; -1 where there is none near."""
    closer, opener = plain[stop], _CLOSERS[plain[stop]]
    depth = 0
    for index in range(stop, max(-1, stop - LONGEST), -1):
        if plain[index] == closer:
            depth += 1
        elif plain[index] == opener:
            depth -= 1
            if depth == 0:
                return index
    return -1


@define(eq=False)
class _Said:
    credits: Credits
    dateline: Dateline | None = None


def _region(
    words: str, plain: str, start: int, stop: int, vocabulary: Vocabulary, locate: Locate, *, vouched: bool = False
) -> _Said | None:
    """What a whole stretch says: a dateline, credits, or both."""
    if stop - start > LONGEST:
        return None
    while start < stop and plain[start] in _BULLETS:
        start += 1
    dateline = None
    begin = start
    found = read_dateline(words, plain[:stop], vocabulary, locate, start)
    if found is not None and found[0].kind != "报道":
        dateline, begin = found
    elif (last := _filed_last(words, plain, start, stop, vocabulary, locate)) is not None:
        dateline, stop = last
    said = scan(plain, begin, stop, lexicon(vocabulary), vouched=vouched or dateline is not None)
    if said is None:
        return None
    return _Said(said, dateline or _inner_dateline(said, words, plain, locate))


def _filed_last(
    words: str, plain: str, start: int, stop: int, vocabulary: Vocabulary, locate: Locate
) -> tuple[Dateline, int] | None:
    """The dateline behind the names of （张小明 本报衡阳9月5日讯） and 【王小明／高雄訊】, and where the names end."""
    if not plain.endswith(("讯", "电"), start, stop):
        return None
    space = plain.rfind(" ", start, stop)
    found = read_dateline(words, plain[:stop], vocabulary, locate, space + 1) if space > start else None
    if found is not None and found[1] == stop:
        return found[0], space
    placed = PLACE_AT_END.search(plain, start, stop - 1) if plain[stop - 1] == "讯" else None
    if placed is None:
        return None
    first = placed.start()
    return Dateline(None, words[first : stop - 1], None, None, "讯", locate(first, stop)), first


_STAMP = lazy_re(
    r"(?:\d{4}年)?(?:([\d一二三四五六七八九十]{1,3})月)?([\d一二三四五六七八九十]{1,3})日[^电讯]{0,3}([电讯])(报[道导])?"
)


def _inner_dateline(said: Credits, words: str, plain: str, locate: Locate) -> Dateline | None:
    """The dateline of （中央社記者王小明台北9日電） and 〔記者王小明／台北報導〕, the reporter's name inside it."""
    stamp, report = said.stamp, said.report
    match = _STAMP.match(plain, *stamp) if stamp is not None else None
    if match is not None:
        final = match.span()
        (month, day), kind = date_of(match[1], match[2]), "报道" if match[4] else match[3]
    elif report is not None and (said.place or (said.agency and not said.people)):
        final, (month, day), kind = report, (None, None), "报道"
    else:
        return None
    first = min(part[0] for part in (said.agency, said.place, final) if part is not None)
    return Dateline(
        words[slice(*said.agency)].strip("《》 ") if said.agency else None,
        place_of(words[slice(*said.place)]) if said.place else None,
        month,
        day,
        kind,
        locate(first, final[1]),
    )


def read_lead(words: str, plain: str, vocabulary: Vocabulary, locate: Locate = at) -> Lead:
    """Read the start of a paragraph.

    Args:
        words: The paragraph as printed.
        plain: The same, folded, of the same length.
        vocabulary: The words that credits and datelines are made of.
        locate: From offsets into ``words`` to a span of the caller's text.

    Returns:
        Its dateline, its contributors, and the offset of the story's first character; ``Lead()`` where it has neither.
    """
    start = 0
    if plain[:1] not in _USUAL_STARTS:
        if _LEAD_SIGNS.search(plain, 0, _LEAD_REACH) is None:
            return _NO_LEAD
        while start < len(plain) and plain[start] in _BULLETS:
            start += 1
    found = read_dateline(words, plain, vocabulary, locate, start)
    dateline, position = found if found is not None else (None, start)
    if dateline is not None and plain[start] in _OPENERS and (end := _matching(plain, start)) >= position:
        return _enclosed(words, plain, start, end, vocabulary, locate)
    if dateline is None and (headed := _headed(words, plain, start, vocabulary, locate)) is not None:
        return headed
    usual = read_usual(words, plain, position, lexicon(vocabulary), locate)
    if usual is not None:
        return Lead(dateline, usual[0], _after_byline(plain, usual[1]))
    said, stop = _byline(words, plain, position, vocabulary, locate, after_dateline=dateline is not None)
    if said is None:
        return Lead(dateline, (), position) if dateline is not None else Lead()
    people = contributors(said.credits.people, words, plain, locate)
    if dateline is None and said.dateline is None and not people:
        return Lead()
    place = said.credits.place
    if dateline is not None and dateline.place is None and place is not None:  # 南都讯 记者… 发自北京
        dateline = evolve(dateline, place=place_of(words[slice(*place)]))
    return Lead(dateline or said.dateline, people, _after_byline(plain, stop))


def _headed(words: str, plain: str, start: int, vocabulary: Vocabulary, locate: Locate) -> Lead | None:
    """The lead that a newspaper's name heads: 中國時報【王小明／台北報導】."""
    found = _HEADED.match(plain, start)
    if found is None or _HOUSE_END.search(found[1]) is None:
        return None
    stop = found.end() - 1
    said = _region(words, plain, found.end(1) + 1, stop, vocabulary, locate)
    if said is None or said.credits.report is None:
        return None
    house = words[slice(*found.span(1))]
    dateline = said.dateline or Dateline(kind="报道")
    dateline = evolve(dateline, agency=dateline.agency or house, span=locate(start, stop + 1))
    return Lead(dateline, contributors(said.credits.people, words, plain, locate), _skip(plain, stop + 1))


def _skip(plain: str, stop: int) -> int:
    """The offset after spaces and a colon."""
    while plain.startswith((" ", ":"), stop):
        stop += 1
    return stop


def _after_byline(plain: str, stop: int) -> int:
    """Where the story begins behind a byline: after 报道 too where the byline's bracket stands before it."""
    if plain[stop : stop + 1] not in _BEFORE_STORY:
        return stop
    tail = _AFTER_BRACKET.match(plain, stop) if plain[stop - 1] in _CLOSERS else None
    return _skip(plain, tail.end() if tail is not None else stop)


def _enclosed(words: str, plain: str, start: int, end: int, vocabulary: Vocabulary, locate: Locate) -> Lead:
    """The dateline and the credits that one pair of brackets holds: （新华社北京7月15日电 记者丁小溪）."""
    said = _region(words, plain, start + 1, end, vocabulary, locate)
    if said is None:
        return Lead()
    return Lead(said.dateline, contributors(said.credits.people, words, plain, locate), _after_byline(plain, end + 1))


def _byline(
    words: str, plain: str, start: int, vocabulary: Vocabulary, locate: Locate, *, after_dateline: bool
) -> tuple[_Said | None, int]:
    """The credits at ``start``, in brackets or up to 报道, and where they end."""
    if start >= len(plain):
        return None, start
    if plain[start] in _OPENERS:
        stop = _matching(plain, start)
        if stop < 0:
            return None, start
        said = _region(words, plain, start + 1, stop, vocabulary, locate)
        if said is None or not (said.credits.people or said.credits.marked or said.dateline):
            return None, start
        if not after_dateline and not (said.credits.marked or said.dateline):
            return None, start
        return said, stop + 1
    return _unbracketed(words, plain, start, vocabulary, locate, after_dateline=after_dateline)


def _unbracketed(
    words: str, plain: str, start: int, vocabulary: Vocabulary, locate: Locate, *, after_dateline: bool
) -> tuple[_Said | None, int]:
    lex = lexicon(vocabulary)
    opening = lex.token.match(plain, start, min(len(plain), start + _REACH))
    if opening is None or not (
        opening.lastgroup in {"person", "work", "other"}
        or plain.startswith("/", opening.end())
        or ((named := _NAMED.match(plain, start)) and (after_dateline or plain.startswith(":", named.end())))
    ):
        return None, start
    first = opening.end() if opening.lastgroup == "person" else start
    report = _REPORT.search(plain, first, start + _REACH)
    if report is not None:
        said = scan(plain, start, report.end(), lex)
        if said is not None and said.people and said.marked and not _narrates(plain, report.end()):
            return _Said(said, _inner_dateline(said, words, plain, locate)), report.end()
    return _running(plain, start, lex, after_dateline=after_dateline)


def _narrates(plain: str, stop: int) -> bool:
    """Whether 报道 goes on as a verb or a noun of the sentence (报道了…, 报道称)."""
    return plain.startswith(_GOING_ON, stop)


_GOING_ON = (*_VERB, ",")


def _running(plain: str, start: int, lex: Lexicon, *, after_dateline: bool) -> tuple[_Said | None, int]:
    """Credits that run into the sentence: 记者王小明从市统计局获悉."""
    limit = min(len(plain), start + _REACH)
    position, people, role, house, stop = start, list[Credit](), None, None, start
    gap, word, place = "", False, None
    while position < limit and not word:
        found = lex.token.match(plain, position, limit)
        if found is None or found.lastgroup not in _RUNS_ON:
            break
        end = found.end()
        if found.lastgroup == "filed":
            place, stop = found.span("filed"), end
            break
        if found.lastgroup == "sep":
            gap, position = found[0], end
            if not _JOINT.fullmatch(gap):
                break
            continue
        if found.lastgroup == "person":
            role, house = found.span("role"), found.span("house")
        elif found.lastgroup == "work":
            if not people:
                break
            people = [marked(person, found.span(), plain) for person in people]
            stop = end
        else:
            verb = _AFTER_NAME.search(plain, position + 2, end)
            end = verb.start() if verb is not None else end
            inner = lex.inner.search(plain, position + 1, end)
            word, end = verb is not None and inner is None, inner.start() if inner is not None else end
            names = running_names(plain, position, end, lex)
            if names is None or role is None or (gap.isspace() and plain[end : end + 1] == "," and people):
                break
            people += (Credit(*piece, role, house if house is not None and house[0] >= 0 else None) for piece in names)
            stop = end
        position, gap = end, ""
    if not people or not (after_dateline or place or stop >= len(plain.rstrip()) or _LEARNT.match(plain, stop)):
        return None, start
    return _Said(Credits(tuple(people), place=place)), stop


_RUNS_ON = frozenset({"sep", "person", "names", "work", "filed"})
_JOINT = lazy_re(r"[ 、:/|,]+")
_LEARNT = lazy_re("从[^。]{2,60}?(?:获悉|了解到|得知)")


def read_byline(words: str, plain: str, vocabulary: Vocabulary, locate: Locate = at) -> Byline | None:
    """Read a standing byline, a closing signature or a photo credit, or the sentence that one ends.

    Args:
        words: The line as printed.
        plain: The same, folded, of the same length.
        vocabulary: The words that credits and datelines are made of.
        locate: From offsets into ``words`` to a span of the caller's text.

    Returns:
        The contributors and the dateline; ``None`` where the line names nobody and has no dateline (本报记者), and for
        a note on the author.
    """
    usual = read_usual(words, plain, 0, lexicon(vocabulary), locate)
    if usual is not None and usual[1] == len(plain):
        return Byline(usual[0], None, locate(0, len(plain)))
    if is_author_note(plain):
        return None
    line = _line(words, plain, vocabulary, locate)
    if line is not None and (line.credits.people or line.dateline) and _is_credit(plain, 0, line, vocabulary):
        start, stop = len(plain) - len(plain.lstrip()), len(plain.rstrip())
        return Byline(contributors(line.credits.people, words, plain, locate), line.dateline, locate(start, stop))
    if (pen := _pen_name(plain, vocabulary)) is not None:
        return Byline(
            contributors(pen.people, words, plain, locate), None, locate(pen.people[0].start, pen.people[0].stop)
        )
    ending = closing(words, plain, vocabulary, locate)
    if ending is not None:
        return Byline(ending.contributors, ending.dateline, locate(ending.start, len(plain.rstrip())))
    people, start = caption_credits(words, plain, vocabulary, locate)
    return Byline(people, None, locate(start, len(plain.rstrip()))) if people else None


def _is_credit(plain: str, start: int, line: _Said, vocabulary: Vocabulary) -> bool:
    """Whether what has the form of a credit is one, and no column's head (记者手记, 编辑絮语, 文章千古事)."""
    people = line.credits.people
    if line.dateline is not None or not people:
        return line.credits.agency is not None or line.dateline is not None
    printed = plain[start:].strip()
    if not printed.isalnum():
        return True
    if all(person.role is None for person in people):
        return len(people) == 1
    names = lexicon(vocabulary).names
    return any(names.is_name(plain[person.start : person.stop]) for person in people)


def _pen_name(plain: str, vocabulary: Vocabulary) -> Credits | None:
    """A name that begins with no surname, on a line of its own: set wide (言　之) or behind a bullet (■ 桥东亮)."""
    found = _ALONE.fullmatch(plain)
    if found is None:
        return None
    name = "".join(found[found.lastindex or 0].split())
    if name in vocabulary.rubrics | vocabulary.sections | vocabulary.boxes | NOT_NAMES:
        return None
    if found["bulleted"] and lexicon(vocabulary).names.cost(name) > _PEN_NAME:
        return None
    return Credits((Credit(*found.span(found.lastindex or 0)),))


_ALONE = lazy_re(
    rf"[ ]*(?:(?P<wide>[{HAN}][ ]{{1,4}}[{HAN}](?:[ ]{{1,4}}[{HAN}])?)|[■□●◎▲◆☉][ ]?(?P<bulleted>[{HAN}]{{3}}))[ ]*"
)
_PEN_NAME = 7.5
"""What a name may cost that a bullet alone vouches for: a given name of usual characters behind no surname."""


def _line(words: str, plain: str, vocabulary: Vocabulary, locate: Locate) -> _Said | None:
    stop = len(plain)
    while stop > 0 and plain[stop - 1] in _AFTER_LINE:
        stop -= 1
    return _region(words, plain, 0, stop, vocabulary, locate) if stop else None


def is_byline_line(plain: str, vocabulary: Vocabulary) -> bool:
    """Whether a whole line is nothing but credits, a signature, a closing dateline or a note on the author.

    Bare names are credits where a bullet, a bracket or wide setting (石  羚) marks them: 高考 looks like a name too.
    """
    tight = plain.strip()
    if not 1 < len(tight) <= LONGEST:
        return False
    if is_author_note(tight):
        return True
    bracketed = tight[0] in _OPENERS and tight[-1] in _CLOSERS
    if not bracketed:
        if tight[-1] in "。!?;,…”":
            return False
        if len(tight) > 12 and _LINE_SIGNS.search(tight) is None:
            return False
        # A short line that nothing marks as names has to say what they did.
        if _SET_APART.search(tight) is None and lexicon(vocabulary).telling.search(tight) is None:
            return False
    said = _line(tight, tight, vocabulary, at)
    if said is None:
        return False
    if (said.credits.marked or said.dateline is not None) and _is_credit(tight, 0, said, vocabulary):
        return True
    if not said.credits.people or tight.strip(_BULLETS) in vocabulary.rubrics | vocabulary.sections | vocabulary.boxes:
        return False
    if said.credits.origin and len(said.credits.people) == 1 and ("/" in tight or tight[-1] == ")"):
        return True  # 苏堤柳（江苏）, 王景弘／資深新聞工作者
    wide = all(" " in tight[person.start : person.stop] for person in said.credits.people[:1])
    squeezed = "".join(tight.split())
    return (
        bracketed
        or tight[0] in _BULLETS
        or (wide and squeezed not in _RUBRIC_LIKE and squeezed not in vocabulary.rubrics)
    )


_LINE_SIGNS = lazy_re("记者|[员摄图文生编电讯■□●◎▲◆☉]|作者|报[道导]|统筹|策划|整理|采写|版式|校对")
_SET_APART = lazy_re(rf"[{re.escape(_BULLETS)}/)\s]")
_RUBRIC_LIKE = NOT_NAMES


def closing(words: str, plain: str, vocabulary: Vocabulary, locate: Locate = at) -> Closing | None:
    """Read the signature or the dateline that closes a paragraph: …。（本报海口7月15日讯）.

    Args:
        words: The paragraph as printed.
        plain: The same, folded, of the same length.
        vocabulary: The words that credits and datelines are made of.
        locate: From offsets into ``words`` to a span of the caller's text.

    Returns:
        What closes it; ``None`` where nothing does, or only a note, a source or a desk's code (②6).
    """
    stop = len(plain.rstrip())
    if plain[stop - 1 : stop] in _NO_SIGNATURE:
        return None
    desk = _DESK.search(plain, max(0, stop - 8), stop)
    if desk is not None:
        stop = desk.start()
    if stop < 2:
        return None
    if plain[stop - 1] in _CLOSERS:
        return _bracketed_end(words, plain, stop, vocabulary, locate)
    if plain[stop - 1] in _NO_SIGNATURE:
        return None
    return _bare_end(words, plain, stop, vocabulary, locate)


_NO_SIGNATURE = "。!?;,:…”’》"
"""Behind these no signature ends, and no desk's code; nor in an empty text."""


def _bracketed_end(words: str, plain: str, stop: int, vocabulary: Vocabulary, locate: Locate) -> Closing | None:
    start = _opening(plain, stop - 1)
    if start < 0 or stop - start < 4 or is_author_note(plain[start:stop]):
        return None
    said = _region(words, plain, start + 1, stop - 1, vocabulary, locate)
    if said is None:
        return None
    if not said.credits.people and said.dateline is None:
        return _bare_end(words, plain, len(plain[:start].rstrip()), vocabulary, locate) if start > 2 else None
    signed = not plain[:start].strip() or plain[:start].rstrip()[-1] in _SENTENCE_END
    if not (said.dateline or said.credits.marked or signed):
        return None
    return Closing(start, said.dateline, contributors(said.credits.people, words, plain, locate))


def _bare_end(words: str, plain: str, stop: int, vocabulary: Vocabulary, locate: Locate) -> Closing | None:
    """The longest end of a paragraph that is nothing but credits, from a sentence's end or a space on."""
    first = max(0, stop - 90)
    last = -1
    for sign in _END_SIGNS.finditer(plain, first, stop):
        last = sign.start()
    if last < 0:
        return None
    lex = lexicon(vocabulary)
    for found in _TAIL_START.finditer(plain, first, stop):
        start = found.end()
        if start > last:  # nothing after it could be a role or a work
            break
        start += len(plain[start:stop]) - len(plain[start:stop].lstrip())
        said = scan(plain, start, stop, lex)
        if (
            said is not None
            and said.people
            and said.marked
            and _is_credit(plain[:stop], start, _Said(said), vocabulary)
        ):
            return Closing(start, None, contributors(said.people, words, plain, locate))
    return None


_END_SIGNS = lazy_regex("记者|通讯员|[摄图文撰]|整理|采写|漫画|编译|实习生")
_TAIL_START = lazy_re(r"^|[。!?…”’》)】;:：][ ]*|[ \n]+|(?=[\u2460-\u2473]\d)")


def caption_credits(
    words: str, plain: str, vocabulary: Vocabulary, locate: Locate = at
) -> tuple[tuple[Contributor, ...], int]:
    """Read the credits of a picture's text.

    Args:
        words: The caption as printed.
        plain: The same, folded, of the same length.
        vocabulary: The words that credits are made of.
        locate: From offsets into ``words`` to a span of the caller's text.

    Returns:
        Its contributors, those of inner credits (图①…（张三摄）图②…) first, and where the last credit begins:
        ``len(words)`` for none.
    """
    return credits_before(closing(words, plain, vocabulary, locate), words, plain, vocabulary, locate)


def credits_before(
    ending: Closing | None, words: str, plain: str, vocabulary: Vocabulary, locate: Locate = at
) -> tuple[tuple[Contributor, ...], int]:
    """``caption_credits`` of a text whose ``closing`` is known."""
    people: list[Contributor] = []
    start, taken = len(plain), 0
    for found in _PARENTHESIS.finditer(plain) if "(" in plain else ():
        if plain[max(0, found.start() - 1)] in "讯电" or _END_SIGNS.search(plain, *found.span()) is None:
            continue
        said = _region(words, plain, found.start() + 1, found.end() - 1, vocabulary, locate)
        if said is not None and said.credits.marked and any(person.image for person in said.credits.people):
            people += contributors(said.credits.people, words, plain, locate)
            start, taken = found.start(), found.end()
    if ending is not None and ending.contributors and ending.start >= taken:
        people += ending.contributors
        start = ending.start
    return tuple(_imaged(person) for person in people), start


def _imaged(person: Contributor) -> Contributor:
    """Under a picture a plain name is the photographer's."""
    return evolve(person, works=frozenset({"image"})) if person.role is None else person


_PARENTHESIS = lazy_re(r"\([^()]{2,80}\)")


def ambiguous_names(people: Iterable[Contributor], plain: str, vocabulary: Vocabulary) -> tuple[tuple[int, int], ...]:
    """Find the names that were printed without anything between them and may be cut in another way.

    Args:
        people: Contributors whose spans are offsets into ``plain``, in reading order.
        plain: The folded text.
        vocabulary: Its surnames decide.

    Returns:
        Where each doubtful run of names begins and ends.
    """
    runs: list[tuple[int, int]] = []
    for span in (person.span for person in people if person.span is not None):
        if runs and runs[-1][1] == span.start:
            runs[-1] = (runs[-1][0], span.stop)
        else:
            runs.append((span.start, span.stop))
    return tuple((start, stop) for start, stop in runs if doubtful_cut(plain[start:stop], vocabulary))
