"""Evidence: what can be seen of a block, its form and its neighbours, as named features that the decoder's table weighs.

A feature is a short string; ``weights.py`` gives each its weight for each kind. Nothing here decides anything, and nothing here
knows a newspaper: forms (length, closing punctuation, marks), the readers' own findings (a dateline, a credit, a continuation
mark), and what stands before and after.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Any, Generic, TypeVar, overload

from attrs import frozen

from hyparse.fragments import mid_start
from hyparse.layout import repeats
from hyparse.models import Dateline, Direction, Lead
from hyparse.parsers.base import SourceBlock
from hyparse.parsers.byline import Closing, closing, credits_before, is_author_note, is_byline_line, read_lead
from hyparse.parsers.continuation import Mark, find_marks, nothing_but
from hyparse.parsers.credits import either
from hyparse.parsers.folio import folio_score
from hyparse.parsers.headline import Look, bracketed_column, fit, is_rubric_like, look
from hyparse.parsers.masthead import coverage, latin_title_like, title_like
from hyparse.parsers.names import name_model
from hyparse.patterns import lazy_re, lazy_regex
from hyparse.vocabulary import Vocabulary
from hyparse.words import COMMON

__all__ = [
    "DISPLAY",
    "GOES_ON",
    "OPENS",
    "SLIPPED",
    "SPECIAL",
    "Clue",
    "Findings",
    "PageEvidence",
    "can_slip",
    "is_credited_lead",
    "starts_piece",
]

_LEADS = {"lead": "D", "from": "J"}
"""What a run of display lines leads to: a dated lead, or a piece that goes on from another page."""

OPENS = "opens"
"""The table's row for "a story begins here"."""
SLIPPED = "slipped"
"""The table's row for "this text stands above its own headline"."""
GOES_ON = "goes-on"
"""What speaks for a block to carry on the body of the story that is open; never fitted, since only a rule can say it."""
SPECIAL = frozenset({OPENS, SLIPPED, GOES_ON})
"""What is weighed beside the kinds."""

LONG = 45
"""From this length on a block is taken for running text until something speaks against it."""
_AROUND = 12
"""In how many blocks above and below a word is looked for."""
_KEPT = 400
"""How many bigrams of paragraphs are kept."""
_STRETCH = 300
"""How many characters of text are enough to tell what it speaks of."""
_PASSED = 2
"""How many blocks that are no running text (crossheads, captions) a stretch of text passes over."""
_WIDEST_SET = 24
"""No line that is set wide is longer, its blanks counted."""
_TRAILING = 6
"""No headline is longer that trails off in dots; a story's last line does."""
DISPLAY = 60
"""No display line is longer, but for a few kickers and decks."""
LENGTHS = (4, 8, 14, 24, 40, 60, 120)
"""Upper bounds of the length bands, in characters."""

_ENDS = {
    "。": "stop", ".": "stop", "!": "bang", "?": "question", ":": "colon", "—": "dash", ";": "semicolon", "…": "ellipsis",
    ",": "comma", "、": "comma", ")": "bracket", "]": "bracket", "】": "bracket", "〕": "bracket", "”": "quote", "’": "quote",
    "》": "title", ">": "arrow", "▶": "arrow", "▲": "arrow", "▼": "arrow", "◀": "arrow",
}  # fmt: skip
_STARTS = {
    "“": "quote", "‘": "quote", "\"": "quote", "—": "dash", "■": "square", "□": "square", "●": "dot", "○": "dot", "◎": "dot",
    "◆": "dot", "★": "dot", "☆": "dot", "▲": "arrow", "▼": "arrow", "◀": "arrow", "▶": "arrow", "△": "arrow", "▽": "arrow",
    ">": "arrow", "→": "arrow", "↘": "arrow", "(": "bracket", "【": "lenticular", "〔": "lenticular", "[": "lenticular",
    "《": "title", "·": "dot", "*": "dot", "|": "bar", "/": "bar",
}  # fmt: skip
_BRACKETS = "■□●◎◆▲:【】[]()<>〔〕| "
_CLOSERS = "”’\"')】〕]』」 "
_SHUT = ")]】〕"
"""What closes a remark: text that is cut goes on in the next column, and a remark's end is hardly ever where it is cut."""
_NUMBERED = lazy_re(
    r"(?:[一二三四五六七八九十]{1,3}[、.是]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|第[一二三四五六七八九十]{1,3}[,、条章 ]|[①-⑳])"
)
_PAIR = lazy_re(r"[^:。,!?;“”\d]{1,10}+[::](?!//)\S")
_URL = lazy_re(r"https?://|www\.|[\w.]++@[\w.]++|\.(?:com|cn|net|org)\b", re.IGNORECASE)
_PHONE = lazy_regex(r"(?<!\d)(?:0\d{2,3}-?)?\d{7,8}(?!\d)|1\d{10}|400-?\d{3}|12\d{3}(?!\d)")
_PICTURE = lazy_re(
    r"[(]?(?:[左右上下]?图(?:[①-⑩一二三四五六\d]{1,2})?(?:为|:|片|\))|(?:压|题)图|资料(?:图|照)|图[①-⑩]|[①-⑩])|网上图片|资料图|(?:[左右中][一二三四五六])\)|(?:供图|图片)[))]?$"
)
_CREDIT = lazy_regex(
    r"(?:(?<!拍)摄|供图|(?<=[社者报料络供方影 )/])(?:图片|照片)|(?<=[社 /])发|制图|漫画|/图|(?<=.)视觉|视觉中国)[)\]】]?$|\((?:[^()]{1,20}(?:摄|供图|提供|图片|图))\)$|^图/|/摄"
)
_SCENE = lazy_re(r"(?:昨日|近日|日前|图为|日,|时,|现场|正在|拍摄|合影|合照|展示|市民|游客|村民|孩子|同学|工作人员)")
_QUESTION = lazy_re(r"^(?:记者|问|答|主持人|[^:。]{1,8}):")
_DECISION = lazy_re(
    r"(?:决定|公告|公示|通告|通知|启事|声明|名单|讣告|办法|条例|规定|令|报告|讲话|致辞|全文|意见|细则|倡议书|公报)$"
)
_PAGE_NUMBER = lazy_re(r"[\s—\-·.]{0,4}\d{1,3}[\s—\-·.]{0,4}")
_LATIN = lazy_re(r"[A-Za-z]")
_HAN = lazy_regex(r"\p{Han}")
_HAN_PAIR = lazy_regex(r"\p{Han}{2}")
_SPREAD = lazy_re(r"(?:\S {1,3})+\S")
_OFFICE = lazy_re(
    r"[^,。:;!?“”]{3,30}(?:局|委|公司|委员会|小组|政府|办公室|中心|协会|学会|集团|学校|大学|学院|医院|法院|检察院|指挥部|厅|部|处|编辑部|报社|银行|组委会|基金会|社区|街道办)"
)
_DAY = lazy_re(
    r"[(]?(?:\d{4}|[一二〇○零三四五六七八九]{4})年\s*[\d一二三四五六七八九十]{1,3}月\s*[\d一二三四五六七八九十]{1,3}日[)]?"
)
_EDITORIAL = lazy_re(r"编者按语?|编者的话|开栏的话|开栏语|编 者 按|主持人语|阅读提示|核心提示|引言")
_DIGITS = lazy_regex(r"\d")
_WEATHER = lazy_regex(r"天气|气象|\d ?(?:℃|°C)|(?:晴|阴|多云|[阵小中大暴雷]雨|雪|霾).{0,9}(?:\d|转|风)")
_ISSUED = lazy_re(r".{2,40}[ 、](?:联合)?宣|.{1,40}[办局委部会社报院心司府处队联校关]宣")
"""Who has a public-service advertisement (公益广告) printed."""
_PLATE = lazy_re(r"CN ?\d\d|ISSN|邮发代号|统一(?:刊号|连续出版物号)|总第 ?\d|第 ?\d{3,6} ?[期号]")
_TIME = lazy_re(
    r".{0,14}?(?:近日|日前|昨日|今日|昨天|今天|近年来|连日来|\d ?月 ?\d{1,2} ?日|\d{1,2} ?日|[上下]午|日晚|去年|今年|年初|年底|凌晨|清晨|上周|本周|当日)"
)
_CARRIES_ON = lazy_re(
    r"(?:据(?:悉|了解|介绍|统计|透露)|此外|另外|同时|与此同时|此前|随后|目前|下一步|接下来|其中|为此|对此|因此|然而|但|而|不过|如今|会议|会上|活动|他|她|它|该|这|那|在.{1,12}看来|记者|通知|一是|二是|首先|其次|最后|不仅|"
    r"除了|其|有|也|还|又|于是|当时|之后|后来|谈及|说起|说到)"
)
_LABEL = r"(?:[A-Z]{1,2}\d{1,2}版?|0\d版?|\d{1,2}版|第?[一二三四五六七八九十]{1,3}版)"
_POINTED = rf"(?:[>→▶▷►»》|/\[(]|——)\s{{0,2}}+(?:{_LABEL}|\d{{1,2}}(?!\d))"
_LABELLED: dict[str, re.Pattern[str]] = {
    "only": lazy_re(rf"\A\W{{0,6}}(?:{_LABEL}|{_POINTED})\W{{0,6}}\Z"),
    "start": lazy_re(rf"\A\W{{0,4}}{_LABEL}[\s/·|:-]"),
    "end": lazy_re(rf"(?:[\s·]{_LABEL}|{_POINTED})[)\]>》\s]{{0,4}}\Z"),
}
"""How a page's label stands in a teaser: ``03版 …``, ``…（A06版）``, ``…>>>07``, ``——10版``."""
_SAYS = lazy_re(r"[^,。:;!?]{2,16}(?:要求|表示|指出|强调|认为|介绍|透露|坦言|告诉记者|说|称)[,:]")
_TELLING = "[^\0-\u33ff的了是在和与对为有这不一着中上下等个们年月日将也于就以及到]"
"""The ideographs that may be of a word that carries a meaning."""
_MEANING = lazy_re(f"(?=({_TELLING}{{2}}))")
_STRETCHES = lazy_re(f"{_TELLING}{{2,}}")


def _band(length: int) -> str:
    for bound in LENGTHS:
        if length <= bound:
            return str(bound)
    return "more"


def _closed_up(plain: str) -> str:
    """A line without the blanks between its characters, where it is set wide."""
    return plain.replace(" ", "") if len(plain) <= _WIDEST_SET and _SPREAD.fullmatch(plain) else plain


Value = TypeVar("Value")


class Once(Generic[Value]):
    """``cached_property`` without the lock that it has before Python 3.12: a page has thousands of these values, and one thread reads it."""

    def __init__(self, find: Callable[[Any], Value]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, clue: None, owner: type) -> Once[Value]: ...
    @overload
    def __get__(self, clue: object, owner: type) -> Value: ...
    def __get__(self, clue: object | None, owner: type) -> Once[Value] | Value:
        if clue is None:
            return self
        value = clue.__dict__[self._name] = self._find(clue)
        return value


class Clue:
    """What the readers find in one block, each finding made once and only when it is asked for."""

    __slots__ = ("__dict__", "block", "length", "plain", "vocabulary")

    def __init__(self, block: SourceBlock, vocabulary: Vocabulary) -> None:
        self.block: SourceBlock = block
        self.plain: str = block.plain
        self.length: int = len(block.plain)
        self.vocabulary: Vocabulary = vocabulary

    @Once
    def line(self) -> str:
        """The words, closed up where they are set wide."""
        return _closed_up(self.plain)

    @Once
    def bare(self) -> str:
        """Without bullets and brackets around it, and closed up where it is set wide: 讣 告 is 讣告."""
        return _closed_up(self.plain.strip(_BRACKETS)) if self.length <= _WIDEST_SET else self.plain.strip(_BRACKETS)

    @Once
    def marks(self) -> tuple[Mark, ...]:
        """Continuation marks."""
        return find_marks(self.plain, self.vocabulary, self.block.locate)

    @Once
    def jump_line(self) -> bool:
        """Whether it is nothing but a mark that sends the reader on or says where the story comes from."""
        return nothing_but(self.plain, self.marks, Direction.TO, Direction.FROM)

    @Once
    def refer_mark(self) -> bool:
        """Whether it is nothing but a cross-reference or a page's label."""
        return nothing_but(self.plain, self.marks, Direction.SEE)

    @Once
    def covered(self) -> float:
        """How much of it is a nameplate's."""
        return coverage(self.plain, self.vocabulary)

    @Once
    def folio(self) -> float:
        """How much it looks like a folio."""
        return folio_score(self.plain, self.vocabulary)

    @Once
    def look(self) -> Look:
        """What it looks like as a display line."""
        return look(self.line, self.vocabulary)

    @Once
    def lead(self) -> Lead:
        """The opening dateline and credits; ``stop`` counts in the block's words."""
        return read_lead(self.block.words, self.plain, self.vocabulary, self.block.locate)

    @property
    def dateline(self) -> Dateline | None:
        """The opening dateline."""
        return self.lead.dateline

    @Once
    def ended(self) -> Closing | None:
        """The signature or dateline at the end."""
        return closing(self.block.words, self.plain, self.vocabulary, self.block.locate)

    @property
    def closing(self) -> Closing | None:
        """The same, where it is not the lead's own."""
        found = self.ended
        return found if found is not None and found.start >= self.lead.stop else None

    @Once
    def byline(self) -> bool:
        """Whether the line is nothing but credits, a signature or a note on the author."""
        return (
            self.length <= 120
            and not self.issuer
            and (is_byline_line(self.plain, self.vocabulary) or is_author_note(self.plain))
        )

    @Once
    def issuer(self) -> bool:
        """Whether it says who has a public-service advertisement printed (某某市文明办 宣)."""
        return self.length <= DISPLAY and _ISSUED.fullmatch(self.plain) is not None

    @Once
    def credit(self) -> bool:
        """Whether it ends in a picture's credit."""
        if _CREDIT.search(self.plain[-24:]) is not None:
            return True
        block = self.block
        return (
            self.length < 400
            and credits_before(self.ended, block.words, self.plain, self.vocabulary, block.locate)[1] < self.length
        )

    @Once
    def ending(self) -> str:
        """How it ends: the class of its last character, a continuation mark, closing quotes and brackets aside."""
        marked = self.marks and self.length - self.marks[-1].stop < 3
        bare = self.plain[: self.marks[-1].start if marked else self.length].rstrip(_CLOSERS)
        return _ENDS.get(bare[-1], "word") if bare else "none"

    @Once
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.ending in ("stop", "bang", "question", "ellipsis")

    @Once
    def left_open(self) -> bool:
        """Whether it is running text that breaks off in mid sentence."""
        return (
            (self.length > LONG or self.dateline is not None)
            and not self.sentence
            and self.closing is None
            and self.ending not in ("colon", "dash", "semicolon")
            and self.plain[-1] not in _SHUT
        )

    @Once
    def family(self) -> str:
        """The coarse class of the block, by which its neighbours see it."""
        block = self.block
        if block.hint is not None:
            return "X" if block.hint != "table" else "T"
        if self.length > LONG:
            if self.lead.stop:
                return "D"
            if self.length <= DISPLAY and not self.sentence and "。" not in self.plain:
                return "S"
            return "P"
        if self.jump_line:
            return "J"
        if self.refer_mark:
            return "R"
        if self.byline:
            return "B"
        if self.lead.stop:
            return "D"
        if self.covered >= 0.6:
            return "M"
        if self.folio >= 0.7:
            return "F"
        if (self.credit or _PICTURE.match(self.plain)) and not self.rubric:
            return "C"
        if _PAIR.match(self.plain) and not self.sentence:
            return "K"
        if self.ending == "stop" or (self.sentence and self.length > (_TRAILING if self.ending == "ellipsis" else 24)):
            return "Q"
        return "S"

    @Once
    def names_only(self) -> bool:
        """Whether it is nothing but three or more names in a row."""
        words = self.plain.replace("、", " ").split()
        return (
            2 < len(words) == self.plain.count(" ") + self.plain.count("、") + 1
            and all(1 < len(word) < 5 for word in words)
            and all(map(name_model(self.vocabulary).is_name, words))
        )

    @Once
    def rubric(self) -> bool:
        """Whether it is nothing but a column's or a series' name."""
        return self.length <= DISPLAY and is_rubric_like(self.bare, self.vocabulary)

    @Once
    def beginning(self) -> str:
        """Whether it seems to begin a sentence, or in the middle of one."""
        evidence = mid_start(self.plain[:80])
        return "fresh" if evidence < -0.5 else "broken" if evidence > 0.5 else "unsure"

    @Once
    def opening(self) -> str:
        """How a paragraph sets in: as a story does (a day, a quotation) or as one that has been going on."""
        if "mark:from-start" in self.ways:
            return "from"
        if self.lead.stop:
            return "lead"
        if self.plain[:1] in '“‘"':
            return "quote"
        if _CARRIES_ON.match(self.plain):
            return "on"
        return "time" if _TIME.match(self.plain) else "other"

    @Once
    def ways(self) -> tuple[str, ...]:
        """What its continuation marks say: where the story goes on, or came from, or what else to see."""
        found: list[str] = []
        for mark in self.marks:
            edge = "start" if mark.start < 3 else "end" if self.length - mark.stop < 3 else "inside"
            found.append(f"mark:{mark.continuation.direction}-{edge}")
        return tuple(found)


class Findings:
    """A page's blocks, and what was read in them on the way that is needed when they are put into their stories: most hold nothing of it."""

    def __init__(self, blocks: Sequence[SourceBlock], repeated: frozenset[int], vocabulary: Vocabulary) -> None:
        self.blocks: Sequence[SourceBlock] = blocks
        self.repeated: frozenset[int] = repeated
        self._vocabulary = vocabulary
        self._found: dict[int, dict[str, Any]] = {}

    def keep(self, index: int, clue: Clue) -> None:
        """Take what was found in a block."""
        found = {name: value for name, none in _NOTHING.items() if (value := getattr(clue, name)) != none}
        if found:
            self._found[index] = found

    def clue(self, index: int) -> Clue:
        """The clue of a block that was kept, with what was found in it."""
        clue = Clue(self.blocks[index], self._vocabulary)
        clue.__dict__ = {**_NOTHING, **self._found.get(index, {})}
        return clue


_NOTHING: Mapping[str, Any] = {"marks": (), "lead": Lead(), "ended": None}
"""What is read of a block when it is put into its story, as it is in a block that has none of it."""


_MOST = 400
"""How much of a paragraph tells what it speaks of, in characters."""


def _sample(line: str) -> str:
    """What tells of what a text speaks."""
    return line[:_MOST]


def _bigrams(line: str) -> frozenset[str]:
    """Pairs of neighbouring ideographs that carry a meaning."""
    return frozenset(_MEANING.findall(line)) - COMMON


def _codes(pairs: Iterable[str]) -> frozenset[int]:
    """Pairs of characters, each as one number: it has a third of a string's size, and sets of numbers are made in half the time."""
    return frozenset(memoryview("".join(pairs).encode("utf-32", "surrogatepass")[_MARK:]).cast("Q"))


_MARK = len("".encode("utf-32"))
"""The bytes of the order mark: behind it stand a machine's own numbers, four bytes a character."""


@lru_cache(maxsize=1)
def _common() -> frozenset[int]:
    """The pairs that every page has."""
    return _codes(COMMON)


def _coded(line: str) -> array[int]:
    """A text's bigrams as numbers, each once. No pair is made a string of its own: a stretch of ideographs has every other pair from its first on, and every other from its second."""
    stretches = _STRETCHES.findall(line)
    pairs = [text[: len(text) & -2] for text in stretches]
    pairs += [text[1 : len(text) - 1 | 1] for text in stretches]
    return array("Q", _codes(pairs) - _common())


def _own(clue: Clue) -> list[str]:
    """The features of the block's own form."""
    plain, block = clue.plain, clue.block
    out = [f"len:{_band(len(clue.line))}", f"end:{clue.ending}", f"is:{clue.family}", *clue.ways]
    first = plain[:1]
    if first in _STARTS:
        out += [f"start:{_STARTS[first]}", f"start:{_STARTS[first]}>{clue.ending}"]
    elif _NUMBERED.match(plain):
        out.append("start:number")
    elif first.isdigit():
        out.append("start:digit")
    if plain and plain.rstrip(_CLOSERS) != plain:
        out.append(f"shut:{_ENDS.get(plain[-1], 'other')}")
    if clue.dateline is not None and clue.length - clue.lead.stop > 1 and not clue.credit:
        out.append("told")
    if clue.length > LONG:
        if clue.dateline is not None:
            out.append("dateline")
        if clue.lead.contributors:
            out.append("lead:names")
        if clue.closing is not None:
            out.append("closing:dateline" if clue.closing.dateline is not None else "closing:names")
        if clue.credit:
            out.append("credit")
        if _PICTURE.match(plain):
            out.append("picture")
        if _SCENE.search(plain[:60]):
            out.append("scene")
        if not clue.sentence and clue.closing is None:
            out.append("open-end")
        if _has_contact(plain[-120:]):
            out.append("contact")
        out.append(f"opening:{clue.opening}")
        if plain.count(";") > 2:
            out.append("semicolons")
        if _noticing(clue.vocabulary.notice_words).search(plain):
            out.append("notice-word")
        if clue.covered >= 0.4:
            out.append("masthead:some")
        return out
    return out + _display(clue, block)


@lru_cache(maxsize=16)
def _noticing(notice_words: frozenset[str]) -> re.Pattern[str]:
    """What finds a notice's words: ``re``, since it skips what begins none of them."""
    return re.compile(either(notice_words))


def _has_contact(plain: str) -> bool:
    """Whether there is an address or a telephone number; no address is printed without one of its signs."""
    signed = "." in plain or "@" in plain or "://" in plain
    return (signed and _URL.search(plain) is not None) or _PHONE.search(plain) is not None


def _display(clue: Clue, block: SourceBlock) -> list[str]:
    """More of the form, for blocks short enough to be a display line."""
    plain, vocabulary = clue.plain, clue.vocabulary
    out: list[str] = []
    covered = clue.covered
    if covered:
        out.append("masthead:all" if covered > 0.85 else "masthead:most" if covered > 0.5 else "masthead:some")
    if title_like(plain) or clue.bare in vocabulary.titles:
        out.append("masthead:title")
    if latin_title_like(plain):
        out.append("masthead:latin")
    said = _noticing(vocabulary.notice_words).findall(plain.replace(" ", ""))
    figures = _DIGITS.search(plain) is not None
    score = clue.folio
    if score > 0.2:
        out.append("folio:sure" if score > 0.8 else "folio:likely" if score > 0.5 else "folio:perhaps")
    tests = (
        ("dateline", clue.dateline is not None),
        ("byline", clue.byline),
        ("byline-bracketed", clue.byline and plain[:1] in "([【〔"),
        ("author-note", is_author_note(plain)),
        ("jump-line", clue.jump_line),
        ("refer-mark", clue.refer_mark),
        ("credit", clue.credit),
        ("picture", bool(_PICTURE.match(plain))),
        ("scene", bool(_SCENE.search(plain))),
        ("pair", bool(_PAIR.match(plain))),
        ("speaker", bool(_QUESTION.match(plain))),
        ("contact", _has_contact(plain)),
        ("notice-word", bool(said)),
        ("notice-line", 2 * sum(map(len, said)) >= clue.length),
        ("rubric-like", clue.rubric),
        ("box-head", clue.bare in vocabulary.boxes),
        ("editorial", _EDITORIAL.fullmatch(clue.bare) is not None),
        ("section", clue.bare in vocabulary.sections),
        ("decision", bool(_DECISION.search(clue.bare))),
        ("office", _OFFICE.fullmatch(plain) is not None),
        ("day-only", _DAY.fullmatch(plain) is not None),
        ("name-only", clue.length <= 8 and name_model(vocabulary).is_name(clue.bare)),
        ("issuer", clue.issuer),
        ("weather", bool(_WEATHER.search(plain))),
        ("plate-item", bool(_PLATE.search(plain))),
        ("names-only", clue.names_only),
        ("column", bracketed_column(plain) is not None and not clue.credit),
        ("number-only", bool(_PAGE_NUMBER.fullmatch(plain))),
        ("wide-space", "  " in plain or (" " in plain and _HAN.search(plain) is not None)),
        ("comma", "," in plain),
        ("stops", plain.count("。") > 1),
        ("no-han", _HAN.search(plain) is None),
        ("latin", _LATIN.search(plain) is not None),
        ("digits", figures),
        ("closing", clue.closing is not None),
        ("says", _SAYS.match(plain) is not None),
        ("dots-only", not plain.strip("….")),
    )
    out += [name for name, holds in tests if holds]
    if figures or "版" in plain:
        out += [f"page-label:{place}" for place, pattern in _LABELLED.items() if pattern.search(plain)]
    if _CARRIES_ON.match(plain):
        out.append("sets-in:on")
    elif _TIME.match(plain):
        out.append("sets-in:time")
    if clue.length <= DISPLAY and not clue.credit:
        out += [f"lf:{name}" for name in clue.look.features]
    return out


@frozen
class _Run:
    """A run of display lines: how many are plain ones, the first and the last of these, and the last byline."""

    lines: int
    first: int
    last: int
    signature: int


@frozen
class _Matter:
    """What is spoken of above a run of display lines and below it, and how much the two have in common."""

    gone: str
    coming: str
    cohesion: str
    depth: str


class PageEvidence:
    """The evidence of a page's blocks, computed as it is asked for."""

    def __init__(self, blocks: Sequence[SourceBlock], vocabulary: Vocabulary) -> None:
        self.blocks = blocks
        self.clues: list[Clue] = [Clue(block, vocabulary) for block in blocks]
        self.families: list[str] = _settled([clue.family for clue in self.clues])
        # The page's own line is often marked as the highest heading, and says nothing of the stories' levels.
        levels = {
            block.heading_level
            for block, family in zip(blocks, self.families, strict=True)
            if block.heading_level and family not in "FM"
        }
        self.levels: tuple[int, ...] = tuple(sorted(levels))
        text = [block for block, family in zip(blocks, self.families, strict=True) if family in "PD"]
        self.indented: bool = len(text) > 1 and sum(block.indent >= 2 for block in text) * 2 > len(text)
        gaps = sorted(block.gap_before for block in blocks[1:])
        self.gap: int = gaps[len(gaps) // 2] if gaps else 0
        self.findings: Findings = Findings(blocks, frozenset(second for _, second in repeats(blocks)), vocabulary)
        self._share: str | None = None
        self._fits: dict[int, frozenset[str]] = {}
        self._run_facts: dict[int, _Run] = {}
        self._speech: dict[int, array[int]] = {}
        self._matters: dict[tuple[int | None, int], _Matter] = {}
        self._runs = self._display_runs()

    def _display_runs(self) -> list[tuple[int, int]]:
        """For each block the run of display lines (start, stop) that it belongs to; an empty run for other blocks."""
        runs = [(i, i) for i in range(len(self.blocks))]
        start = 0
        for i, family in enumerate((*self.families, "$")):
            if family not in "SBKCR" or family == "$":
                for j in range(start, i):
                    runs[j] = (start, i)
                start = i + 1
        return runs

    def family(self, index: int) -> str:
        """The class of a block, ``^`` before the page's start and ``$`` after its end."""
        return "^" if index < 0 else "$" if index >= len(self.families) else self.families[index]

    def text_after(self, index: int) -> int | None:
        """The next block of running text within the next ten."""
        return next(
            (i for i in range(index + 1, min(index + 11, len(self.families))) if self.families[i] in "PDQ"), None
        )

    def text_before(self, index: int) -> int | None:
        """The last block of running text within the ten before."""
        return next((i for i in range(index - 1, max(index - 11, -1), -1) if self.families[i] in "PDQ"), None)

    def in_order(self) -> Iterator[list[str]]:
        """The features of every block. What only they ask for is let go of behind them; asked for again, it is found again."""
        for index in range(len(self.clues)):
            yield self.features(index)
            if index:  # of the blocks above it, the next one is told by this one's findings alone
                self._pass(index - 1)
        for facts in (self._fits, self._run_facts, self._speech, self._matters):
            facts.clear()
        if self.clues:
            self._pass(len(self.clues) - 1)

    def _pass(self, index: int) -> None:
        clue = self.clues[index]
        self.findings.keep(index, clue)
        self.clues[index] = Clue(clue.block, clue.vocabulary)

    def features(self, index: int) -> list[str]:
        """Everything that is seen of a block."""
        clue = self.clues[index]
        out = _own(clue)
        out += self._context(index)
        if self.families[index] not in "PD":
            out += self._among_display_lines(index)
        return out

    def _context(self, index: int) -> list[str]:
        block, own = self.blocks[index], self.families[index]
        before, after = self.family(index - 1), self.family(index + 1)
        out = ["bias", f"prev:{before}", f"next:{after}", f"prev:{before}>{own}", f"next:{own}>{after}"]
        out += [f"{way}>{before}" for way in self.clues[index].ways if way.endswith("start")]
        if self.levels:
            out.append(f"h:{self._level(index)}")
        if self.indented:
            out.append("indent:yes" if block.indent >= 2 else "indent:no")
        if block.gap_before > self.gap + 1:
            out.append("gap:wide")
        elif block.gap_before < self.gap:
            out.append("gap:close")
        if index:
            last = self.clues[index - 1]
            if own in "PDQSC" and last.left_open:
                out.append("after:open")
            if "mark:to-end" in last.ways:
                out.append("after:onward")
            if last.closing is not None and last.closing.dateline is not None:
                out.append("after:dateline")
            elif last.closing is not None:
                out.append("after:closing")
            elif last.byline and (index < 2 or self.families[index - 2] in "PQ"):
                out.append("after:signature")
            if self._noted(index - 1):
                out.append("after:note")
        if own in "SQ":
            out.append(f"end:{self.clues[index].ending}>{after}")
            if after == "S" and _PAGE_NUMBER.fullmatch(self.clues[index + 1].plain):
                out.append("next-number")
        if own in "PQ":
            out.append(f"begins:{self.clues[index].beginning}>{before}")
        if own in "QS" and after in "PQ" and not self.clues[index].sentence:
            out.append(f"next-begins:{self.clues[index + 1].beginning}")
            out.append(f"seam:{self._seam(index)}")
        if self._noted(index):
            out.append("noted")
        return out

    def _seam(self, index: int) -> str:
        """Whether a block's last character and the next one's first make a word that the text around them has: where a line was cut, they often do.

        Or whether the next one says its last word again, as it happens at a cut.
        """
        above, below = self.clues[index].plain, self.clues[index + 1].plain
        if _HAN_PAIR.match(below) and any(above[-size:] == below[:size] for size in _DOUBLED):
            return "doubled"
        pair = above[-1:] + below[:1]
        if _HAN_PAIR.fullmatch(pair) is None:
            return "none"
        around = range(max(0, index - _AROUND), min(len(self.blocks), index + 2 + _AROUND))
        known = pair in COMMON or any(self.families[i] in "PDQ" and pair in self.clues[i].plain for i in around)
        return "word" if known else "new"

    def _noted(self, index: int) -> bool:
        """Whether it is running text shortly after the label of an editor's note."""
        labels = self._note_labels
        return bool(labels) and self.families[index] in "PDQ" and not labels.isdisjoint(range(index - 3, index))

    def _level(self, index: int) -> str:
        """How its Markdown level stands to the page's others."""
        level = self.blocks[index].heading_level
        if not level:
            return "none"
        return "flat" if len(self.levels) == 1 else "top" if level <= self.levels[0] else "low"

    @cached_property
    def _note_labels(self) -> frozenset[int]:
        """The blocks that are the label of an editor's note."""
        return frozenset(
            index
            for index, clue in enumerate(self.clues)
            if clue.length <= 8 and _EDITORIAL.fullmatch(clue.bare) is not None
        )

    def _among_display_lines(self, index: int) -> list[str]:
        start, stop = self._runs[index]
        clue = self.clues[index]
        out: list[str] = []
        run = self._run(start, stop)
        target = self.text_after(index)
        source = self.text_before(index)
        lead = "none" if target is None else _LEADS.get(self.clues[target].opening, "P")
        signed = run.signature > index
        out.append(f"leads:{'B' if signed else lead}")
        if clue.rubric:
            out.append(f"rubric-like>{'B' if signed else lead}")
        if self.levels:
            out.append(f"h:{self._level(index)}>{'B' if signed else lead}")
        if lead == "P" and not signed:
            out.append(f"unsigned-on:{self._dated_share()}")
        if self.families[index] == "S" and run.lines:
            place = (
                "only"
                if run.lines == 1
                else "first"
                if index == run.first
                else "last"
                if index == run.last
                else "middle"
            )
            out += [
                f"run:{place}",
                f"run:{run.lines if run.lines < 5 else 5 if run.lines < 8 else 8}",
                f"run:{place}>{'B' if signed else lead}",
                f"run:{self.family(start - 1)}>{place}",
            ]
        own = _bigrams(_sample(clue.line))
        if target is not None:
            out.append(f"leads:{self.clues[target].opening}")
            matter = self._matter(source, target)
            out.append(f"echo-after:{_echo(own, matter.coming, 4)}")
            if source is not None and self.families[index] == "S":
                out += [f"cohesion:{matter.cohesion}", f"depth:{matter.depth}"]
            if source is not None:
                out.append(f"echo-before:{_echo(own, matter.gone, 3)}")
        elif source is not None:
            out.append(f"echo-before:{_echo(own, _sample(self.clues[source].line), 3)}")
        refer = self._refers[index + 1]
        if refer < stop:
            out.append(f"to-refer:{min(refer - index, 5)}")
        issuer = self._issuers[index + 1]
        if issuer < stop:
            out.append(f"to-issuer:{min(issuer - index, 5)}")
        if clue.bare in self._page_words:
            out.append("in-folio")
        if self.families[index] == "S":
            if lead == "P" and not signed:
                out.append(f"twins:{self._twins(start)}")
            out += self._pairs(index)
            out.append(f"rel:{self._relative(index)}")
        return out

    @cached_property
    def _shapes(self) -> tuple[list[tuple[int, ...]], dict[int, int]]:
        """The lengths of the lines in the page's runs of one or two display lines over plain text, and which of them is whose, by where the run starts."""
        shapes: list[tuple[int, ...]] = []
        places: dict[int, int] = {}
        for start, stop in dict.fromkeys(self._runs):
            if start == stop:
                continue
            run = self._run(start, stop)
            if 0 < run.lines <= 2 and run.signature <= run.last and self.family(stop) in "PQ":
                places[start] = len(shapes)
                shapes.append(tuple(len(self.clues[i].line) for i in (run.first, run.last)[: run.lines]))
        return shapes, places

    def _twins(self, start: int) -> str:
        """How many of the next runs of display lines, above and below, are of a length with this one: a story's crossheads often are."""
        shapes, places = self._shapes
        if start not in places:
            return "none"
        at = places[start]
        others = shapes[max(0, at - _NEXT_RUNS) : at] + shapes[at + 1 : at + 1 + _NEXT_RUNS]
        alike = sum(_of_a_length(shapes[at], other) for other in others)
        return f"{min(alike, 2)}/{min(len(others), 3)}"

    @cached_property
    def _refers(self) -> list[int]:
        """By block, the nearest block from it on that sends the reader to a page."""
        return _nearest([family == "R" for family in self.families])

    @cached_property
    def _issuers(self) -> list[int]:
        """By block, the nearest block from it on that says who has an advertisement printed."""
        return _nearest([clue.issuer for clue in self.clues])

    def _relative(self, index: int) -> str:
        """How long a display line is among the page's display lines."""
        length = len(self.clues[index].line)
        return "short" if length * 4 <= self._usual * 3 else "long" if length * 3 >= self._usual * 4 else "usual"

    @cached_property
    def _usual(self) -> int:
        """The median length of the page's display lines, of which there is one at least."""
        lengths = sorted(len(self.clues[i].line) for i, family in enumerate(self.families) if family == "S")
        return lengths[len(lengths) // 2]

    @cached_property
    def _page_words(self) -> frozenset[str]:
        """What stands in the page's own lines: their words, as printed and closed up."""
        return frozenset(
            word
            for clue, family in zip(self.clues, self.families, strict=True)
            if family == "F"
            for word in (*clue.plain.split(), clue.plain.replace(" ", ""), *clue.plain.split("  "))
        )

    def _run(self, start: int, stop: int) -> _Run:
        """The facts of a run of display lines, gathered once for all its lines."""
        if start not in self._run_facts:
            lines = [i for i in range(start, stop) if self.families[i] == "S"]
            signature = max((i for i in range(start, stop) if self.families[i] == "B"), default=-1)
            self._run_facts[start] = _Run(len(lines), lines[0] if lines else -1, lines[-1] if lines else -1, signature)
        return self._run_facts[start]

    def _dated_share(self) -> str:
        """How many of the page's runs of display lines lead to a dateline or a byline: where nearly all do, one that does not is no headline."""
        if self._share is None:
            marked = total = 0
            for start, stop in dict.fromkeys(self._runs):
                target = self.text_after(stop - 1) if stop > start else None
                if target is not None:
                    total += 1
                    marked += "B" in self.families[start:stop] or self.clues[target].opening in _LEADS
            share = marked / total if total else 0.0
            self._share = (
                "few"
                if total < 3
                else "none"
                if not marked
                else "some"
                if share < 0.4
                else "half"
                if share < 0.8
                else "most"
            )
        return self._share

    def _words(self, index: int) -> array[int]:
        """The bigrams of a paragraph."""
        words = self._speech.get(index)
        if words is None:
            words = self._speech[index] = _coded(_sample(self.clues[index].line))
            # Blocks are asked about in their order, so that only the last few are asked for again; a page's all would be most of its memory.
            kept = sum(map(len, self._speech.values()))
            while kept > _KEPT:
                kept -= len(self._speech.pop(next(iter(self._speech))))
        return words

    def _stretch(self, index: int, step: int) -> list[int]:
        """The paragraphs from here on (or back) that tell what is spoken of there, a caption or a crosshead between them passed over."""
        found: list[int] = []
        length = passed = 0
        while length < _STRETCH and passed <= _PASSED and 0 <= index < len(self.families):
            if self.families[index] in "PDQ":
                found.append(index)
                length += self.clues[index].length
                passed = 0
            else:
                passed += 1
            index += step
        return found

    def _matter(self, source: int | None, target: int) -> _Matter:
        """What the text above a run of display lines and the text below it speak of, found once for all its lines."""
        key = (source, target)
        if key not in self._matters:
            self._matters.clear()
            coming = self._stretch(target, 1)
            gone = [] if source is None else self._stretch(source, -1)
            shared = _cohesion([self._words(i) for i in gone], [self._words(i) for i in coming]) if gone else _UNKNOWN
            self._matters[key] = _Matter(self._said(gone), self._said(coming), *shared)
        return self._matters[key]

    def _said(self, indices: Iterable[int]) -> str:
        """What tells of what some paragraphs speak; no pair goes over a paragraph's end."""
        return "\n".join([_sample(self.clues[i].line) for i in indices])

    def _fit(self, upper: int) -> frozenset[str]:
        """How a display line and the one below it fit together."""
        if upper not in self._fits:
            self._fits[upper] = fit(self.clues[upper].look, self.clues[upper + 1].look)
        return self._fits[upper]

    def _pairs(self, index: int) -> list[str]:
        """How a display line stands to the display lines above and below it."""
        out: list[str] = []
        block = self.blocks[index]
        for step, name in ((-1, "up"), (1, "down")):
            neighbour = self.family(index + step)
            if neighbour not in "^$":
                near = self.clues[index + step]
                sign = _STARTS.get(near.plain[:1], "word") if step > 0 else near.ending
                out.append(f"{name}-{'starts' if step > 0 else 'ends'}:{sign}>{neighbour}")
            if neighbour != "S" or self.clues[index + step].length > DISPLAY or self.clues[index].length > DISPLAY:
                continue
            other = self.blocks[index + step]
            out += [f"{name}:{feature}" for feature in self._fit(index if step > 0 else index - 1)]
            if other.heading_level or block.heading_level:
                mine, theirs = block.heading_level or 9, other.heading_level or 9
                out.append(f"{name}:level-{'same' if mine == theirs else 'over' if mine < theirs else 'under'}")
        return out


def _settled(families: Sequence[str]) -> list[str]:
    """The families, where a label with its value (``电话：…``) that stands alone is a display line: headlines are printed so too (``北京：…``)."""
    around = ("", *families, "")
    return [
        "S" if own == "K" and "K" not in (above, below) else own
        for above, own, below in zip(around, families, around[2:], strict=False)
    ]


def _nearest(holds: Sequence[bool]) -> list[int]:
    """By place, the first place from it on that something holds of; the number of places where there is none, and behind the last."""
    found = [len(holds)] * (len(holds) + 1)
    for i in range(len(holds) - 1, -1, -1):
        found[i] = i if holds[i] else found[i + 1]
    return found


def _of_a_length(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two runs have as many display lines, and lines of a length."""
    return len(one) == len(other) and all(
        abs(a - b) <= max(a, b) // _OF_A_LENGTH for a, b in zip(one, other, strict=True)
    )


def _echo(own: Iterable[str], text: str, most: int) -> int:
    """How many of a line's bigrams a text has, up to a number."""
    return len(list(islice(filter(text.__contains__, own), most)))


def _cohesion(gone: Sequence[array[int]], coming: Sequence[array[int]]) -> tuple[str, str]:
    """How much of what comes has been spoken of before: a story's own matter comes again, another story's does not.

    Both by itself and against how much the texts above and below have in common within themselves, where a page that keeps to one matter is not
    taken for one story (after TextTiling: Hearst, Computational Linguistics 23, 1997).
    """
    above, below, both = _sizes(gone, coming)
    if above < _THIN or below < _THIN:
        return _UNKNOWN
    share = _share(above, below, both)
    inner = [*_inner(gone, above), *_inner(coming, below)]
    usual = sum(inner) / len(inner) if inner else _USUAL
    depth = share / (usual + _USUAL)
    return _banded(share, _COHESION), _banded(depth, _DEPTH)


def _sizes(gone: Sequence[array[int]], coming: Sequence[array[int]]) -> tuple[int, int, int]:
    """Of how much the texts above speak, of how much those below, and of how much both."""
    above = set(chain.from_iterable(gone))
    size, both = len(above), above.intersection(chain.from_iterable(coming))
    above.clear()  # one side at a time: the sets are most of what evidence takes
    return size, len(set(chain.from_iterable(coming))), len(both)


def _inner(texts: Sequence[array[int]], size: int) -> Iterator[float]:
    """What each text's end has in common with what comes behind it; ``size`` is of how much all of them speak."""
    ahead, behind = list(_growing(texts[:-1])), list(_growing(texts[:0:-1]))
    for one, other in zip(ahead, reversed(behind), strict=True):
        yield _share(one, other, one + other - size)


def _growing(texts: Iterable[array[int]]) -> Iterator[int]:
    """Of how much the first text speaks, of how much the first two, and so on."""
    found: set[int] = set()
    for text in texts:
        found.update(text)
        yield len(found)


def _share(one: int, other: int, both: int) -> float:
    return both / max(_LEAST, min(one, other))


def _banded(value: float, bounds: Sequence[float]) -> str:
    return str(next((bound for bound in bounds if value < bound), "more"))


_DOUBLED = (2, 3, 4)
"""How many characters stand twice at some cuts, at the one column's end and at the next one's start."""
_NEXT_RUNS = 2
"""How many runs of display lines above and below are looked at for others like one."""
_OF_A_LENGTH = 8
"""Lines are of a length that differ by no more than this part of it."""
_THIN = 30
"""Texts of fewer bigrams say nothing."""
_UNKNOWN = ("thin", "thin")
_LEAST = 20
"""What the share is measured by at least: a few words in common with a short paragraph are no third of it."""
_USUAL = 0.06
"""How much paragraphs of one story have in common as a rule."""
_COHESION = (0.01, 0.02, 0.03, 0.04, 0.055, 0.07, 0.09, 0.12, 0.16, 0.22)
_DEPTH = (0.05, 0.15, 0.25, 0.35, 0.5, 0.65, 0.8, 1.0, 1.3)


def can_slip(features: Collection[str]) -> bool:
    """Whether a block may be text above its own headline: a lead with its sentence left open, or an editor's note."""
    return "noted" in features or ("dateline" in features and "end:stop" not in features)


def starts_piece(features: Collection[str]) -> bool:
    """Whether the text cannot be the open story's: it says that it comes from another page, or the story has just gone on to one."""
    return "mark:from-start" in features or "after:onward" in features


def is_credited_lead(features: Collection[str]) -> bool:
    """Whether it opens with a dateline and names: in the middle of a story that hardly happens."""
    return "dateline" in features and "lead:names" in features
