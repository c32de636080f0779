"""The other half of a cut sentence: which piece of a story's text goes on in which, on one page.

Each end takes one beginning at most, and the best sum of the evidence wins, not the first good pair (``matching.py``). Evidence is a
natural log odds, as everywhere in the library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from hyparse.matching import BOUND, assign, chained, forest
from hyparse.patterns import lazy_re

__all__ = ["LEAD", "Edges", "edges_of", "fit_of_cut", "join_fragments", "mid_start", "open_end", "overlap"]

_LINE = 24
"""A shorter line without a pause is a credit or a crosshead rather than a cut sentence."""
_HEAD = 10
"""Shorter still, it is hardly anything else."""
_FAR = 24
"""How many paragraphs away from its end the rest of a cut sentence is looked for."""
_TWICE = 24
"""The longest overlap at a cut, in characters: a column prints at most a line again."""
_RUNNING = frozenset(",、。;!?")

_FINAL, _PAUSE, _COMMAS = "。!?….", ";:—~", ",、"
_CLOSING, _OPENING = "”’\"')]】》〉", "“‘([【《〈"
_PAIRS = (("“", "”"), ("‘", "’"), ("(", ")"), ("【", "】"), ("《", "》"))
LEAD = lazy_re(
    r"\s*+(?:[■□●○◆◇★☆▲△▼※•◎]|\(?[一二三四五六七八九十\d]{1,3}[)、.](?!\d)|第[一二三四五六七八九十\d]{1,3}[,、]|[①-⑳]"
    r"|本报[^。,]{0,12}[讯电]|.{0,4}新华社|中新社|[^。,“”()]{2,8}[讯电][( ]|\([^()]{2,20}\)\s*$|——|---)"
)
_FRESH = lazy_re(
    r"\s*+(?:近年来|近日|日前|今年|去年|昨[日天]|当[日天]|目前|据[了悉介统]|记者|会[议上]|同时|此外|另外|其中|随[着后]|在|为|对|从|自[今从去古\d]|当"
    r"|如[今何果]|首先|其次|一[是方]|二是|三是|四是|与此|据|截至|作为|通过|围绕|针对|按照|根据|经过|面对|下一步|接下来|如此|然而|但|因此"
    r"|那么|这|他|她|它|我|你|\d{1,4} ?年|\d{1,2} ?月)"
)
"""The words with which paragraphs begin."""
_REST = lazy_re(r"[\u4e00-\u9fff][,。、;:!?]")
"""A clause of one character is the end of one."""
_INNER = frozenset("的了着过们地得和与及或等之者性化率量度且并而则就都也还将被把让使所至到于以向")
"""Characters that stand inside a sentence rather than open one."""
_DOUBLES = frozenset(
    "人天年月日家户处时刻步层代种样个条次件事渐慢好常刚仅往早远快多少大小高轻重深淡静悄默紧牢细谆滔洋兢勤恳哈妈爸爷奶哥姐弟妹叔宝"
    "星点看想说听试走谈读只块片颗粒座栋排队句字笔页张把根棵头双对朵缕阵声回遍趟岁季村县镇校厂店频屡历偏恰稍略微明暗久某摆招挥拍笑聊"
    "坐吃喝歇逛等谢尝查问写画唱跳聚比练帮瞧找转动"
)
"""Characters that Chinese doubles of itself (人人, 常常, 看看): twice at a cut, they may be meant."""


def open_end(plain: str) -> float:
    """The evidence that a paragraph is cut off at its end.

    Args:
        plain: The paragraph, folded, without marks and signatures.

    Returns:
        Natural log odds: positive behind a character or a comma, negative behind a full stop, and behind the pauses
        (；：——……) that paragraphs are ended with on purpose.
    """
    text = plain.rstrip()
    if not text:
        return -6.0
    last = text[-1]
    if last in _OPENING:
        return 6.0
    if last in _COMMAS:
        return 5.0 if len(text) > _LINE // 2 else 3.0
    if text.rstrip(_CLOSING)[-1:] in _FINAL:
        return -5.0
    if last in ")】":
        return -3.0
    if last in _PAUSE:
        return -1.5
    unclosed = 1.0 if _unclosed(text) else 0.0
    if len(text) < _LINE and _RUNNING.isdisjoint(text):
        return (0.7 if len(text) >= _HEAD and " " not in text else -1.5) + unclosed
    return (1.0 if last in _CLOSING else 4.0 if len(text) >= _LINE else 2.0) + unclosed


def mid_start(plain: str) -> float:
    """The evidence that a paragraph begins in the middle of a sentence.

    Args:
        plain: The paragraph, folded, without marks.

    Returns:
        Natural log odds: positive before closing punctuation or within a quotation, negative at a dateline, an item's
        number, an opening quotation mark or the words with which paragraphs begin.
    """
    text = plain.lstrip()
    if not text:
        return -6.0
    if text[0] in _COMMAS or text[0] in _CLOSING or text[0] in "。!?;:":
        return 6.0
    if LEAD.match(text):
        return -7.0
    closing = 4.0 if _closes(text) else 3.0 if _REST.match(text) else 0.0
    if text[0] in "“《【":
        return closing - 1.0
    if _FRESH.match(text):
        return closing - 1.5
    return closing + (2.5 if text[0] in _INNER else 0.0)


def _unclosed(text: str) -> bool:
    """Whether a quotation or a bracket is still open at the end."""
    return text.count("“") > text.count("”") or text.rfind("(") > text.rfind(")") or text.rfind("《") > text.rfind("》")


def _closes(text: str) -> bool:
    """Whether a quotation or a bracket is closed that was never opened."""
    for opening, closing in _PAIRS:
        stop = text.find(closing)
        if stop >= 0 and text.find(opening, 0, stop) < 0:
            return True
    return False


def overlap(tail: str, head: str) -> int:
    """How many characters at a cut are printed on both sides of it.

    Args:
        tail: The piece before the cut.
        head: The piece behind it.

    Returns:
        The length of the longest end of ``tail`` that ``head`` begins with, in characters of ``head``; 0 where the
        repetition may be the sentence's own: figures, and characters that Chinese doubles (人人, 常常).
    """
    tail, head = tail[-2 * _TWICE :].rstrip(), head[: 2 * _TWICE].lstrip()
    for size in range(min(_TWICE, len(tail), len(head)), 0, -1):
        if tail.endswith(head[:size]) and _misprinted(tail[:-size][-2:], head[:size], head[size : size + 2]):
            return size
    return 0


def _misprinted(before: str, twice: str, after: str) -> bool:
    """Whether what stands twice at a cut stands there by mistake, not meant: 一件一件, 一只只, 密密麻麻, 暖洋洋的."""
    ideographs = sum("\u4e00" <= char <= "\u9fff" for char in twice)
    if len(twice) == 1:
        doubled = any(len(pair) == 2 and pair[0] == pair[1] for pair in (before, after))
        meant = doubled or twice in _DOUBLES or before[-1:] == "一" or after[:1] in ("的", "地")
        return ideographs == 1 and not meant
    return ideographs >= 2 and not (len(twice) == 2 and twice[0] == "一")


@frozen(eq=False)
class Edges:
    """What a piece of text shows at its two ends."""

    end: float
    start: float
    unclosed: bool
    closes: bool
    tail: str
    head: str


def edges_of(plain: str) -> Edges:
    """What is weighed of a piece against others, found once."""
    return Edges(
        open_end(plain),
        mid_start(plain),
        _unclosed(plain),
        _closes(plain),
        plain.rstrip()[-2 * _TWICE :],
        plain.lstrip()[: 2 * _TWICE],
    )


def join_fragments(
    plains: Sequence[str],
    barriers: Sequence[bool],
    jumps: Sequence[bool] = (),
    bound: Mapping[int, int | None] | None = None,
) -> list[list[int]]:
    """Which of a story's pieces are one paragraph.

    Args:
        plains: The pieces in printed order, folded, without marks and signatures.
        barriers: Whether a crosshead stands before the piece.
        jumps: Whether the piece ends with a mark that sends the reader to another page: its rest is not on this one.
        bound: By piece, the piece that somebody says goes on with it; ``None``: none does.

    Returns:
        Chains of indices, each a paragraph in reading order; the chains are in the order of their first pieces. Usually
        a piece is followed by the next one, but the rest of a cut sentence may stand far away, even before its
        beginning.
    """
    pieces = [edges_of(plain) for plain in plains]
    weights: dict[tuple[int, int], float] = {}
    for i, piece in enumerate(pieces):
        if piece.end <= -3.0 or (jumps and jumps[i]):
            continue
        for j in range(max(0, i - _FAR), min(len(pieces), i + _FAR + 1)):
            if j != i and (j == i + 1 or _worth_a_look(piece, pieces[j])):
                weight = piece.end + pieces[j].start + fit_of_cut(piece, pieces[j]) - _distance(i, j, barriers)
                if weight > 0:
                    weights[i, j] = weight
    if bound:
        taken = set(bound.values())
        weights = {pair: weight for pair, weight in weights.items() if pair[0] not in bound and pair[1] not in taken}
        weights.update({(i, j): BOUND for i, j in bound.items() if j is not None})
    follows = dict(forest(assign(weights).items(), weights))
    return chained(len(plains), {i: [j] for i, j in follows.items()})


def _worth_a_look(piece: Edges, other: Edges) -> bool:
    """The cheap test for pieces that do not stand next to each other: something must ask for a beginning elsewhere."""
    return other.start > 0 or other.head[:2] in piece.tail


def _distance(i: int, j: int, barriers: Sequence[bool]) -> float:
    """What it takes to believe that piece j goes on with piece i."""
    if j == i + 1:
        return 2.5 if barriers[j] else 0.5
    return 8.0 + 0.1 * abs(j - i) + (0.5 if j < i else 0.0)


def fit_of_cut(piece: Edges, other: Edges) -> float:
    """How well two pieces make one sentence."""
    fit = 0.0
    if other.closes:
        fit += 2.0 if piece.unclosed else -4.0
    if piece.unclosed and other.head[:1] == "“":
        fit -= 1.5
    twice = overlap(piece.tail, other.head)
    return fit + (4.0 if twice > 1 else 1.0 if twice else 0.0)
