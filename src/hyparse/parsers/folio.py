"""The folio (版眉): a page's own line, with its number, its section, its day and its editors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from hyparse.labels import page_label
from hyparse.models import Contributor, Diagnostic, Folio, Function
from hyparse.parsers.base import SourceBlock
from hyparse.parsers.day import read_dates
from hyparse.parsers.items import Item, Joined, blanked, closed_up, either, gather, listed, scan, title_like, unmarked
from hyparse.parsers.names import NameModel, name_model
from hyparse.patterns import lazy_re, lazy_regex
from hyparse.vocabulary import Vocabulary

__all__ = ["folio_score", "read_folio"]

_LONG = 200
"""A line longer than this is no folio."""
_HAN = "㐀-䶿一-鿿〇"
_EDGES = " \t\n·:/.—-–、,★■●◆□▲*#()<>【】[]〔〕|"

_FUNCTIONS: tuple[tuple[str, Function], ...] = (
    ("校", Function.PROOFREADER),
    ("检", Function.PROOFREADER),
    ("图编", Function.EDITOR),
    ("图片编辑", Function.EDITOR),
    ("版式", Function.DESIGNER),
    ("排版", Function.DESIGNER),
    ("组版", Function.DESIGNER),
    ("版面设计", Function.DESIGNER),
    ("美", Function.DESIGNER),
    ("设计", Function.DESIGNER),
    ("视觉", Function.DESIGNER),
    ("制图", Function.DESIGNER),
    ("绘", Function.ILLUSTRATOR),
    ("插", Function.ILLUSTRATOR),
    ("编", Function.EDITOR),
)
"""A part of a role and the function it means, the first that fits."""
_SURE_ROLES = listed(
    "责任编辑 责编 本版责任编辑 执行编辑 值班编辑 美术编辑 美编 图片编辑 图编 版面编辑 文字编辑 版式 版式设计 "
    "版面设计 组版 排版 校对 责任校对 责校 校检 检校 审读"
)
_ROLES = _SURE_ROLES + listed(
    "编辑 编审 首席编辑 夜班编辑 当值编辑 见习编辑 实习编辑 图文编辑 视觉编辑 组版编辑 采编 版编 主编 执行主编 "
    "本版主编 副主编 主任 副主任 编委 策划 统筹 版面 制作 美术设计 美术 设计 视觉 视觉设计 视觉总监 制图 绘图 插图 "
    "组稿 统稿 编校 编排 编务 首席校对 一校 二校 三校 一读 二读 核校 校读 校审 主审 责审 一审 二审 三审 审校 终审 审核 审稿 复审 初审 "
    "签发 监制 总监 总值班 值班编委 值班主任 值班总编 值班总编辑 "
    "值班副总编 值班领导 值班"
)
_LONGEST_FIRST = either(_ROLES)
_ROLE = lazy_regex(
    rf"(?<![{_HAN}])(?:本版|[一二三四五六七八九十]{{1,3}}版)?(?P<role>(?:{_LONGEST_FIRST})(?:\s?[/、·]\s?(?:{_LONGEST_FIRST}))*+)"
    rf"(?P<mark>\s{{0,3}}[:/|]\s{{0,3}}|\s{{1,3}}|(?<={either(_SURE_ROLES)}))(?=[{_HAN}])"
)
_ANY_ROLE = lazy_re(_LONGEST_FIRST)
"""What ``_ROLE`` is never found without, at a fraction of its cost."""
_RUN = lazy_re(
    rf"\s{{0,4}}[、/,;&]?\s{{0,4}}(?P<run>[{_HAN}]\s{{1,2}}[{_HAN}](?![{_HAN}])|[{_HAN}](?:[{_HAN}·]){{1,15}})(?!\s?[:/|])"
)
_LIKELY = 3.0
"""The name model's cost up to which a run is taken as names though only a blank parts it from its role."""
_POSSIBLE = 8.0
"""The same behind a colon or a slash, or where several roles have their people on the line."""

_NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十廿](?:\s?[一二三四五六七八九十]){0,2})"
_LETTERED = r"[A-Z]{1,2}\s?[-·]?\s?(?:0?[1-9]|[1-4]\d)(?![\dA-Za-z.%])"
_ALSO = r"(?:\s?[-—、,/至]\s?[A-Z]?\d{1,3})?"
"""The second page of a double spread (第6、7版)."""
_SHEET = rf"第\s?{_NUMERAL}\s?大?\s?张\s?"
"""A sheet of the paper, which papers of the Republic counted before its pages (第二张第四版)."""
_SURE_LABEL = lazy_re(
    rf"(?<![A-Za-z\d])(?:{_SHEET})?第\s?(?:[A-Z]{{1,2}}\s?)?{_NUMERAL}{_ALSO}\s?版|"
    rf"(?<![A-Za-z\d])[A-Z]{{1,2}}\s?叠\s?(?:第\s?)?\d{{1,3}}\s?版?|"
    rf"(?<![A-Za-z\d]){_LETTERED}{_ALSO}\s?版|(?<![A-Za-z\d第]){_NUMERAL}{_ALSO}\s?版"
)
_END_LABEL = lazy_re(
    rf"(?<![A-Za-z\d.]){_LETTERED}{_ALSO}|(?<![A-Za-z\d.])(?i:page|p\.)\s?\d{{1,3}}(?!\d)|"
    r"(?<![A-Za-z\d.%])\d{1,3}(?![A-Za-z\d.%])"
)
_NO_NUMBER = lazy_re(rf"(?i)page|p\.|{_SHEET}|(?<=\d){_ALSO}(?=\s?版?$)")
_BARE = lazy_re(r"\d{1,3}")
_DIGIT = lazy_re(r"\d")
_SECTION_TAILS = listed(
    "新闻 专刊 周刊 专版 专题 特刊 副刊 版 视窗 天地 纵横 观察 广场 论坛 时空 聚焦 焦点 速递 快讯 资讯 特别报道 "
    "特别策划 在线 传真 视野 关注 服务 周末 之窗 前沿 动态"
)
_COMPOUND_SECTION = lazy_re(rf"(?P<stem>[{_HAN}]{{2,6}}?)(?:{either(_SECTION_TAILS)})")
_SECTION_JOINTS = lazy_re(r"[·/、&\-|]")
_SECTION_FORM = lazy_re(rf"[{_HAN}A-Za-z·/&]{{2,10}}")
_MEASURES = frozenset(
    "个名位项条件月日年岁万亿千百元天小分秒人次家所座对只辆届场户米斤公里度成倍点号楼层栋期时种类批支把台艘套份大周强"
)
"""What follows a number that counts something."""
_SENTENCE = lazy_re(r"[。!?,;“”]")
_PIECE = lazy_regex(r"[^\s\0|]+(?: [A-Za-z&]+)*+")


@frozen
class _Credits:
    """One role and its people: where it stands, and where each name does."""

    start: int
    stop: int
    role: tuple[int, int]
    names: tuple[tuple[int, int], ...]


def folio_score(plain: str, vocabulary: Vocabulary) -> float:
    """How much a line looks like a folio.

    Args:
        plain: The line, folded.
        vocabulary: The parser's words; its sections (要闻, 综合) are taken as sections in any form of line.

    Returns:
        From 0.0 to 1.0: 0.5 and more where the form alone makes a folio likely, less where only its place on the page
        can tell.
    """
    if len(plain) > _LONG:
        return 0.0
    line = _set_close(plain).strip(_EDGES)
    if not line:
        return 0.0
    credited = list(_credits(line, name_model(vocabulary), vocabulary))
    found, rest = scan(blanked(line, ((credit.start, credit.stop) for credit in credited)))
    names = {item.name for item in found}
    dated = bool(names & {"date", "part-date"})
    label = _find_label(rest, vocabulary)
    if label is not None:
        left = [rest[slice(*piece)] for piece in _pieces(blanked(rest, [label]))]
        score = _labelled_score(line[slice(*label)], left, vocabulary, dated=dated, people=bool(credited))
        # A label in brackets, and nothing else, sends the reader to that page: （A02版）.
        return min(score, 0.3) if plain.lstrip()[0] in "([【<" and not (left or dated or credited) else score
    left = [rest[slice(*piece)] for piece in _pieces(rest)]
    if any(not title_like(piece) and not _is_section(piece, vocabulary) for piece in left):
        return 0.0
    if credited:
        return 0.85
    if dated:
        return 0.6 if "weekday" in names or (left and "date" in names) else 0.4 if "date" in names else 0.2
    if "website" in names and left and len(names) == 1:
        return 0.6
    return 0.5 if len(left) == 1 and not found and not title_like(left[0]) else 0.0


def _labelled_score(label: str, left: Sequence[str], vocabulary: Vocabulary, *, dated: bool, people: bool) -> float:
    sections = [piece for piece in left if not title_like(piece)]
    if len(sections) > 3 or sum(map(len, sections)) > 16 or any(_SENTENCE.search(piece) for piece in sections):
        return 0.0
    if (sections and all(_is_section(piece, vocabulary) for piece in sections)) or (
        (dated or people) and len(sections) <= 1
    ):
        return 0.95
    sure = "版" in label
    if not sections:
        return 0.8 if left or label[0] == "第" else 0.6 if sure else 0.3
    if not sure and _BARE.fullmatch(label) and (len(sections) > 1 or sections[0][0] in _MEASURES):
        return 0.0
    if not all(_SECTION_FORM.fullmatch(piece) for piece in sections):
        return 0.1
    return 0.25 if _BARE.fullmatch(label) else 0.7


def _set_close(plain: str) -> str:
    """The line with letter-spaced words closed up; not where people are named: a space may stand inside a name."""
    return unmarked(plain) if _names_a_role(plain) else closed_up(plain)


def _names_a_role(plain: str) -> bool:
    return _ANY_ROLE.search(plain) is not None and _ROLE.search(plain) is not None


def _find_label(rest: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """The page's label: 第2版, A06版 anywhere; A06, 2 only at an end of what no item has claimed."""
    if "版" in rest:
        for match in _SURE_LABEL.finditer(rest):
            if _stands_free(rest, *match.span(), vocabulary):
                return match.span()
    if _DIGIT.search(rest) is None:
        return None
    masked = blanked(rest, (piece for piece in _pieces(rest) if title_like(rest[slice(*piece)])))
    for match in _END_LABEL.finditer(masked):
        before = masked[: match.start()].replace("\0", " ").rpartition("\n")[2]
        after = masked[match.end() :].replace("\0", " ").partition("\n")[0]
        at_an_end = not before.strip(_EDGES) or not after.strip(_EDGES)
        if at_an_end and _stands_free(masked, *match.span(), vocabulary):
            return match.span()
    return None


_HEAD = lazy_re(rf"^[{_HAN}]+")
_TAIL = lazy_re(rf"[{_HAN}]+$")
_REACH = 12


def _stands_free(rest: str, start: int, stop: int, vocabulary: Vocabulary) -> bool:
    """Whether nothing touches a label but a section's name: 要闻第2版, but not 详见第2版, 第二版图."""
    touching = (_TAIL.search(rest[max(0, start - _REACH) : start]), _HEAD.search(rest[stop : stop + _REACH]))
    return all(run is None or _is_section(run[0], vocabulary) or title_like(run[0]) for run in touching)


def _pieces(rest: str) -> list[tuple[int, int]]:
    """What no item has claimed, cut at blanks, without the marks at its ends."""
    pieces: list[tuple[int, int]] = []
    for match in _PIECE.finditer(rest):
        start, stop = match.span()
        while start < stop and rest[start] in _EDGES:
            start += 1
        while stop > start and rest[stop - 1] in _EDGES:
            stop -= 1
        if start < stop:
            pieces.append((start, stop))
    return pieces


def _is_section(piece: str, vocabulary: Vocabulary) -> bool:
    bare = "".join(piece.split())
    if bare in vocabulary.sections:
        return True
    parts = [part for part in _SECTION_JOINTS.split(bare) if part]
    if len(parts) > 1:
        return all(_is_section(part, vocabulary) for part in parts)
    match = _COMPOUND_SECTION.fullmatch(bare)
    return match is not None and match["stem"] in vocabulary.sections


def read_folio(blocks: Sequence[SourceBlock], vocabulary: Vocabulary) -> tuple[Folio | None, tuple[Diagnostic, ...]]:
    """The folio that a page's folio blocks make together; it may be printed in several places.

    Args:
        blocks: In reading order.
        vocabulary: The parser's words.

    Returns:
        The folio and the doubts about its day; ``None`` without blocks.
    """
    if not blocks:
        return None, ()
    joined = gather(blocks, close_up=not any(_names_a_role(block.plain) for block in blocks))
    credited = list(_credits(joined.plain, name_model(vocabulary), vocabulary))
    found, rest = scan(blanked(joined.plain, ((credit.start, credit.stop) for credit in credited)))
    reading = read_dates(joined)
    label = _find_label(rest, vocabulary) or _span(_SURE_LABEL.search(rest))
    folio = Folio(
        page=page_label(_NO_NUMBER.sub("", joined.plain[slice(*label)])) if label is not None else None,
        section=_section(joined, rest, label, found, vocabulary),
        date=reading.date,
        weekday=reading.weekday,
        editors=tuple(_editors(joined, credited)),
        span=joined.locate(0, len(joined.plain)),
    )
    return folio, reading.diagnostics


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match.span() if match is not None else None


def _credits(plain: str, names: NameModel, vocabulary: Vocabulary) -> Iterator[_Credits]:
    if not _ANY_ROLE.search(plain):
        return
    several = len(_ROLE.findall(plain)) > 1
    position = 0
    while match := _ROLE.search(plain, position):
        position = match.end()
        marked = bool(match["mark"].strip())
        people: list[tuple[int, int]] = []
        while (run := _RUN.match(plain, position)) and not _ROLE.match(plain, run.start("run")):
            sure = (marked or several) and not people
            cut = _names_of(plain, *run.span("run"), names, _POSSIBLE if sure else _LIKELY)
            if not cut or _is_section(run["run"], vocabulary):
                break
            people += cut
            position = run.end()
        if people:
            yield _Credits(match.start(), position, match.span("role"), tuple(people))


def _names_of(plain: str, start: int, stop: int, names: NameModel, limit: float) -> list[tuple[int, int]]:
    """A run cut into names; nothing where it is hardly any."""
    run = plain[start:stop]
    if " " in run or "·" in run or "\n" in run:
        return [(start, stop)]
    cut = names.cut(run)
    if cut.cost > limit:
        return []
    return [(start + first, start + last) for first, last in zip((0, *cut.stops), cut.stops, strict=False)]


def _editors(joined: Joined, credited: Iterable[_Credits]) -> Iterator[Contributor]:
    for credit in credited:
        role = "".join(joined.words[slice(*credit.role)].split())
        function = _function(joined.plain[slice(*credit.role)])
        for name in credit.names:
            printed = "".join(joined.words[slice(*name)].split())
            yield Contributor(printed, role, function, span=joined.locate(*name))


def _function(role: str) -> Function:
    return next((function for part, function in _FUNCTIONS if part in role), Function.OTHER)


def _section(
    joined: Joined, rest: str, label: tuple[int, int] | None, found: Iterable[Item], vocabulary: Vocabulary
) -> str | None:
    """The section: what stands in the label's line, the nearest first; else a section's name anywhere in the folio."""
    sites = {joined.block_at(item.start) for item in found if item.name == "website"}
    pieces = [
        piece
        for piece in _pieces(blanked(rest, [label]) if label is not None else rest)
        if joined.block_at(piece[0]) not in sites
        and not rest[slice(*piece)].isdecimal()
        and (not title_like(rest[slice(*piece)]) or rest[slice(*piece)] in vocabulary.sections)
    ]
    known = [piece for piece in pieces if _is_section(rest[slice(*piece)], vocabulary)]
    beside = [piece for piece in pieces if label is not None and joined.block_at(piece[0]) == joined.block_at(label[0])]
    sure = [piece for piece in beside if piece in known]
    choice = sure or [piece for piece in beside if not rest[slice(*piece)].isascii()] or known or beside
    if label is not None:
        choice = sorted(choice, key=lambda piece: min(abs(piece[0] - label[1]), abs(label[0] - piece[1])))
    return " ".join(joined.words[slice(*choice[0])].split()) if choice else None
