"""Credits: a run of organisations, roles, names and work marks, read by a small grammar over tokens.

    credits := ( organisation? role | work | names | source | filler | separator )*

A role (记者) stands before the names that it governs; a work (文, 图, 摄影, 整理) before or after them. What a word is
comes from the vocabulary's tables; which side a work governs is decided over the whole run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from attrs import define, evolve, field, frozen

from hyparse import words
from hyparse.models import Contributor, Function
from hyparse.parsers.base import Locate
from hyparse.parsers.names import NameModel
from hyparse.patterns import lazy_re
from hyparse.vocabulary import Vocabulary

__all__ = [
    "HAN",
    "LONGEST",
    "PAPER",
    "PLACE_AT_END",
    "Credit",
    "Credits",
    "Lexicon",
    "contributors",
    "either",
    "lexicon",
    "marked",
    "read_usual",
    "running_names",
    "scan",
]

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LONGEST = 400
"""No run of credits is longer, in characters."""
PAPER = (
    "日报|晚报|早报|晨报|午报|都市报|青年报|少年报|快报|商报|时报|导报|周报|法治报|法制报|文汇报|文化报|经济报道|经济报|科技报|农民报|工人报|教育报|体育报|旅游报|晶报|新报|信报|画报|学报|周刊|杂志|月刊|"
    "电视台|广播电台|电台|广播电视台|新闻网|在线|通讯社|客户端|传媒|传媒集团|报业集团|报业|集团|融媒体中心|融媒|新闻社|新闻中心|新闻|网|社|报|台|刊|时刻|观察"
)
"""How the name of a newspaper, a station, a site or an agency ends."""

_MODIFIERS = (
    "全媒体|融媒体|融媒|全媒|新媒体|多媒体|首席|高级|资深|见习|实习|特约|特派|特邀|驻站|驻地|摄影|摄像|文字|图片|视频|体育|财经|时政|文化|评论|调查|深度|主任|新闻|网络|校园|学生|"
    "数据|前方|后方|随队|机动|国际|军事|法治|法制|教育|要闻|经济|社会|民生|科技|健康|专职|主笔|即时|生活|娱乐|综合|政治|地方|财经中心|采访中心|记者站|本版|版面|执行|责任|值班"
)
_TEAM = lazy_re(
    rf"(?:部|局|委|院|校|大学|中心|公司|社区|街道|馆|办|队|会|厅|学院|站|处|署|政府|学校|中学|小学|银行|企业|机关|基地|乡|镇|村|区|县|市|联盟|平台|{PAPER})$"
)
_WORK = "摄影报道|摄影|摄像|摄|撰文|文字|图片|采写|图表|漫画|制图|绘图|插图|视频|剪辑|整理|编译|文|图"
_FILLER = (
    "图文为|图为|[上下左右前本]?[图片]+均?[为由系]|[照图]片均?[为由系]?|压题[照图]片[为由]?|题[头图][照图]?片?[为由]?|[上下左右前]图|以上[图照]片|本[版组栏][图照]片均?[为由]?|本[版组栏文]|除署名外|均[为由]?|系|由|综合外[电媒]|外[电媒]|综合(?!报)|联合(?!报)|共同|署名|"
    "资料图片?[为由]?|据|电子?邮箱|邮箱|即时新闻|即时中心|[财政国娱生社体要]..?(?:频道|中心)"
)
_TAIL = "(?:综合|连线|专题|独家|调查|即时|采访|联合|现场|深度|外电|专案|实地|整理){0,4}报[道导]|特稿|专访|特写|专稿"
_EDGE = r"(?=[\s、,;:/|()\[\]【】〔〕。.·&+\-—╱∕∣丨]|$)"
_HOUSES = rf"本[报刊网]|新华社|[{HAN}]{{1,6}}?[报社网]"
_SOURCE = (
    r"(?:新华社|中新社|人民视觉|视觉中国|东方[Ii][Cc]|[Ii][Cc] ?[Pp]hoto|CFP|VCG|AFP|AP|REUTERS|Reuters|Getty ?Images?|"
    r"影像中国|中新网|法新社|路透社?|美联社|中央社|网络图片|资料图片?|"
    rf"资料照片?|档案照片?|图虫创意|受访者)(?:发|供图|提供|图片?|照片|资料片?)?{_EDGE}"
    rf"|(?:{_HOUSES})(?:制图|制表|图表|翻摄|资料[图照]?片?){_EDGE}|(?<=摄/)[{HAN}]{{2,6}}(?:图片|影像|视觉|图库|图片社)(?![ ]?[/:])"
    rf"|(?:[图照]片均?由|由)?(?P<giver>[{HAN}]{{2,16}}?)(?:提供|供图|供稿|授权){_EDGE}|(?:翻摄自|翻拍自|取自|撷取自|截取自|截图|截自|来源|摘自|转自)[^()\n]{{0,30}}"
)
_USUAL_ROLE = "(?:全媒体|融媒体|实习|见习|首席)?记者|通讯员|实习生"
_NAME = (
    rf"(?!记者|通讯|实习|见习|首席|全媒|融媒|[日晚]报)"
    rf"(?:[{HAN}]{{2}}(?=[、,)摄报 ])|(?!.[和与及])[{HAN}]{{2}}(?!摄)[{HAN}](?=[、,)摄报 ]))"
)
_SOURCE_SIGNS = "社报网视方像影片料案意访供授摘取截来源自翻IiCVAPRG@.微"
_INNER_SIGNS = "道导稿访写电讯摄绘作于图文"
_SEPARATOR = r"[\s、,;:/|.&()\[\]【】〔〕<>〈〉■□●◎▲◆★☆▼◀▶△○◇※☉⊙◉\-—+↑↓←→▪•*_#^=~╱∕∣丨\u200b]+"
_STAMP = (
    r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日(?:综合外|专|外)?[电讯](?:报[道导])?"
    "|(?:[一二三四五六七八九十]{1,2}月)?[一二三四五六七八九十]{1,3}日(?:专|外)?[电讯]"
)
_POINTER = lazy_re(r"[/╱∕:|∣丨]")
"""What ties a work to the names after it: 图/张三, 摄影：张三."""
_SLASH = lazy_re(r"[/╱∕]")
_CLOSED = lazy_re(r"[)\]】〕]")
"""What was said in brackets does not govern what follows them."""
_STRONG = lazy_re(r"[;。()\[\]【】〔〕\n]")
_IMAGES = (*words.IMAGE_ENDINGS, *words.BOTH_ENDINGS)
_VOUCHED = 6.6
"""A name that costs more is not believed even where a role stands before it."""

_SURE = 4.5
"""A name that costs less needs nothing to vouch for it."""
_USUAL = 3.0
"""A name that costs less is a usual one."""
_TWO = 2.0
"""Four characters that are cut into two names at a higher cost may be one name."""
_JOINING = frozenset("和与及")
_OCCASION = lazy_re("(?:会|赛|节|展|运|周)$")
"""What is covered, not where from: 全国两会现场报道."""
_TELLS = lazy_re("[向诉对给据与跟和被让请由从的了到名位多些]$")
"""How a sentence goes on to 记者 (他告诉记者, 一名记者)."""
_GRAMMAR = frozenset("的吗呢吧们这很把被您你它没")
"""What no name has: a run with one is a sentence's (编辑部的报道)."""
_POSITION = lazy_re(
    "(?:教授|讲师|研究员|研究生|博士|硕士|学者|专家|院士|工作者|作家|诗人|画家|书法家|律师|医师|医生|护士|校长|老师|教师|学生|主任|会长|主席|委员|"
    "代表|议员|董事|经理|总裁|书记|处长|局长|馆长|院长|所长|创办人|创始人|负责人|志愿者|爱好者|从业者|居民|市民|村民|读者|网友|观众|球迷|家长|员工|"
    "职工|干部|工程师|设计师|分析师|经济学家|评论人|策展人|导演|编剧|演员|音乐人)$"
)
"""How it ends what somebody is."""


_Range = tuple[int, int]
_Names = tuple[_Range, ...]
"""Where the names in a run stand."""


@define(eq=False)
class Credit:
    """A person in a run of credits; all are half-open offsets into the run's text."""

    start: int
    stop: int
    role: tuple[int, int] | None = None
    organisation: tuple[int, int] | None = None
    text: bool = True
    image: bool = False


@define(eq=False)
class Credits:
    """What a run of credits says."""

    people: tuple[Credit, ...] = ()
    marked: bool = False
    """Whether it has a role or a work mark."""
    place: tuple[int, int] | None = None
    """Where the reporter files from: what stands between the last name and 报道 or a date."""
    agency: tuple[int, int] | None = None
    """The organisation printed before a role."""
    stamp: tuple[int, int] | None = None
    """A day and 电 at the run's end, after the names."""
    report: tuple[int, int] | None = None
    """报道 and what says how (综合报道)."""
    origin: bool = False
    """Whether it says where somebody lives or what somebody is: 苏堤柳（江苏）, 祝以宁 中学副校长."""


@define(eq=False)
class _Token:
    """N: names; R: a role; W: a work; S: a source, which is nobody; T: 报道 and its like; D: a day and 电; P: where from."""

    kind: str
    start: int
    stop: int
    gap: str
    """What separates it from the token before."""
    house: tuple[int, int] | None = None
    """Of a role: the organisation before it."""


@frozen(eq=False)
class Lexicon:
    """Patterns made of one vocabulary's tables."""

    usual: re.Pattern[str]
    """The commonest form, short names behind one role: what it reads, the tokens would read alike."""
    token: re.Pattern[str]
    plainer: re.Pattern[str]
    """``token`` without organisations, roles and sources: for runs where ``rich`` finds nothing."""
    rich: re.Pattern[str]
    """Characters of which a role of a person, or a source, has one at least."""
    inner: re.Pattern[str]
    """What ends a run of names from inside: a role or a mark printed without a space."""
    signs: re.Pattern[str]
    """Characters of which what ``inner`` finds has one at least."""
    telling: re.Pattern[str]
    """Characters of which everything has one at least that says what persons did: a role, a work, a source, 报道, a dateline."""
    names: NameModel


def either(entries: frozenset[str]) -> str:
    """A pattern for any of the entries, the longest first; for no entry, a pattern that never matches."""
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda entry: (-len(entry), entry))) or "(?!)"


PLACE_AT_END = lazy_re(f"(?:{either(words.PLACES)})$")
"""A known place at the end of a run: 王小明台北."""


@lru_cache(maxsize=16)
def _lexicon(
    roles: frozenset[str],
    agencies: frozenset[str],
    organisations: frozenset[str],
    surnames: frozenset[str],
    compound_surnames: frozenset[str],
) -> Lexicon:
    names = NameModel(surnames, compound_surnames)
    long = frozenset(role for role in roles if len(role) > 1)
    people = either(frozenset(role for role in long if role.endswith(words.PERSON_ENDINGS)))
    person = rf"(?:{_MODIFIERS}){{0,4}}(?:驻[{HAN}]{{1,8}}?)?(?:{_MODIFIERS}){{0,3}}(?:{people})"
    known = either(agencies | organisations)
    house = rf"(?:本[报刊台网社]系?|{known}|《[^》\n]{{1,20}}》[社网]?|[{HAN}A-Za-z0-9+]{{1,12}}?(?:{PAPER}))"
    houses = rf"{house}(?:[·/\-—&+、]{{0,2}}{house}){{0,2}}"
    work = (
        rf"(?:{_WORK})(?:[ ]?[/、&+及和并兼][ ]?(?:{_WORK})){{1,3}}{_EDGE}"
        rf"|(?:图文|文图|文|图|摄|绘|作){_EDGE}|摄于[^()\n]{{0,24}}|摄影报[道导]"
    )
    ends = {role[-1] for role in long if role.endswith(words.PERSON_ENDINGS)}
    rich = re.compile(f"[{re.escape(''.join(sorted(ends | set(_SOURCE_SIGNS))))}]")
    ends = {role[-1] for role in long - words.LOOSE_ROLES}
    signs = re.compile(f"[{re.escape(''.join(sorted(ends | set(_INNER_SIGNS))))}]")
    ends = {word[-1] for word in (*long, *_WORK.split("|"))}
    telling = re.compile(f"[{re.escape(''.join(sorted(ends | set(_SOURCE_SIGNS + _INNER_SIGNS + '息'))))}]")
    token = re.compile(
        rf"(?P<mail>[ ]?\((?:微博|网名)\)|[A-Za-z0-9][A-Za-z0-9_.+-]{{0,63}}@[\w.-]+|(?:https?://|www\.)[\w./-]+)|(?P<sep>{_SEPARATOR})|(?P<work>{work})"
        rf"|(?P<person>(?:(?P<house>{houses})[ ]?)?(?P<role>{person}))|(?P<source>{_SOURCE})"
        rf"|(?P<tail>{_TAIL})|发自(?P<filed>[{HAN}、]{{1,12}}){_EDGE}|(?P<other>{either(long)})"
        rf"|(?P<stamp>{_STAMP})|(?P<filler>{_FILLER})|(?P<desk>[\u2460-\u2473]\d{{0,2}})|(?P<names>[{HAN}·]+|[A-Za-z]+)"
    )
    plainer = re.compile(
        rf"(?P<sep>{_SEPARATOR})|(?P<work>{work})|(?P<tail>{_TAIL})|发自(?P<filed>[{HAN}、]{{1,12}}){_EDGE}"
        rf"|(?P<other>{either(long)})|(?P<stamp>{_STAMP})|(?P<filler>{_FILLER})|(?P<desk>[\u2460-\u2473]\d{{0,2}})"
        rf"|(?P<names>[{HAN}·]+|[A-Za-z]+)"
    )
    inner = re.compile(
        rf"(?:(?:本[报刊台网]|新华社|中新社)?(?:{_MODIFIERS}){{0,4}})(?:{either(long - words.LOOSE_ROLES)})"
        rf"|{_TAIL}|{_STAMP}"
        rf"|[摄绘]{_EDGE}|作(?=[ ]?\()|摄于"
        rf"|(?:文[ ]?[/、][ ]?[图摄]|[图摄][ ]?[/、][ ]?文|图文|文图){_EDGE}"
    )
    usual = re.compile(
        rf"(?:图为|压题[图照]片|题图|[上下左右]图)?(?:(?P<house>本[报刊台网]|新华社|中央人民广播电台|[{HAN}]{{2,4}}[日晚]报)?(?P<role>{_USUAL_ROLE})[ ]?)?"
        rf"(?P<names>{_NAME}(?:[、 ]{_NAME}){{0,9}}|[{HAN}]{{4,9}}(?=摄\)))(?P<end>[ ]?摄?\)|报道:|[、, ])"
    )
    return Lexicon(usual, token, plainer, rich, inner, signs, telling, names)


def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The patterns of a vocabulary, built once."""
    return _lexicon(
        vocabulary.roles,
        vocabulary.agencies,
        vocabulary.organisations,
        vocabulary.surnames,
        vocabulary.compound_surnames,
    )


def read_usual(
    printed: str, plain: str, start: int, lex: Lexicon, locate: Locate
) -> tuple[tuple[Contributor, ...], int] | None:
    """Read the commonest forms quickly: （记者张三、李四）, 记者张三、本报记者李四报道：, （张三摄）.

    Returns:
        The persons and the offset after them; ``None`` where the tokens have to be read.
    """
    bracketed = plain.startswith("(", start)
    position = start + bracketed
    people: list[Contributor] = []
    match = lex.usual.match
    while (found := match(plain, position)) is not None:
        (_, position), house, role, (first, last), (mark, _) = found.regs
        end = plain[mark:position]
        ends = end[-1] in ":)"
        if ends and (end[-1] == ")") != bracketed:
            return None
        shot = "摄" in end
        signed = role[0] < 0
        if (signed and not shot) or (shot and people):
            return None
        spans: list[_Range] = []
        run = plain[first:last]
        for name in (run,) if last - first < 4 else run.replace(" ", "、").split("、"):
            stop = first + len(name)
            if stop - first > 3:
                cut = lex.names.cut(name)
                if cut.doubtful or cut.cost > _SURE or not _JOINING.isdisjoint(name):
                    return None
                spans += ((first + begin, first + after) for begin, after in pairwise((0, *cut.stops)))
            elif name in _NOBODY or (signed and not lex.names.is_name(name)):
                return None
            else:
                spans.append((first, stop))
            first = stop + 1
        begin, stop = (position - 2, position - 1) if signed else role
        said, function = printed[begin:stop], _function(plain[begin:stop])
        employer = printed[house[0] : house[1]] if house[0] >= 0 else None
        works = _IMAGE if shot else _TEXT
        for begin, stop in spans:
            people.append(Contributor(printed[begin:stop], said, function, employer, works, locate(begin, stop)))
        if ends:
            return tuple(people), position
    return None


_NOBODY = words.NOT_NAMES | words.PLACES


def _tokens(plain: str, start: int, stop: int, lex: Lexicon) -> list[_Token] | None:
    """The run's tokens; ``None`` where something in it is none."""
    tokens: list[_Token] = []
    position, gap, filled = start, "", False
    match = (lex.token if lex.rich.search(plain, start, stop) else lex.plainer).match
    while position < stop:
        found = match(plain, position, stop)
        if found is None:
            return None
        kind, end = found.lastgroup, found.end()
        if kind == "sep":
            gap += found[0]
            position = end
            continue
        if kind == "names":
            reach = min(stop, end + 2)
            if lex.signs.search(plain, position + 1, reach):
                inner = lex.inner.search(plain, position + 1, end) or lex.inner.search(plain, end - 1, reach)
                end = inner.start() if inner is not None and position < inner.start() < end else end
            tokens.append(_Token("N", position, end, gap))
        elif kind == "person":
            house = found.span("house")
            tokens.append(_Token("R", found.start("role"), end, gap, house if house[0] >= 0 else None))
        elif kind == "source" and found["giver"] and lex.names.is_name(found["giver"]):
            tokens += (
                _Token("N", found.start("giver"), found.end("giver"), gap),
                _Token("W", found.end("giver"), end, ""),
            )
        elif kind == "filed":
            tokens.append(_Token("P", found.start("filed"), end, gap))
        elif kind in _KINDS:
            tokens.append(_Token(_KINDS[kind], position, end, gap))
        filled |= kind == "filler"
        gap = gap + " " if kind not in _SAID else ""
        position = end
    # 压题照片：苏州园林 says what is shown, not who took it.
    return None if filled and not any(token.kind in "RWTD" for token in tokens) else tokens


_KINDS = {"other": "W", "work": "W", "tail": "T", "source": "S", "stamp": "D"}
_SAID = frozenset({"names", "person", "filed", *_KINDS})


def _before(tokens: list[_Token], plain: str) -> list[bool]:
    """For each token, whether it is a work that stands before the names that it governs."""
    answer = [False] * len(tokens)
    pending = 0
    """Names since the last work or the run's start."""
    leading: bool | None = None
    works = [index for index, token in enumerate(tokens) if token.kind == "W"]
    last = works[-1] if works else -1
    for index, token in enumerate(tokens):
        if token.kind == "N":
            pending += 1
        if token.kind != "W":
            continue
        follower = tokens[index + 1] if index + 1 < len(tokens) else None
        people = follower is not None and follower.kind in "NR"
        gap = follower.gap if follower is not None else ""
        titled = not gap and plain.endswith("译", token.start, token.stop)
        if not people or (pending and _SLASH.search(token.gap) and not titled and not _POINTER.search(gap)):
            first = False
        elif not pending or _POINTER.search(gap):
            first = True
        elif titled and token.gap:
            first = True  # 編譯葉亭均: in Taiwan a translator's title, printed as 記者 is
        elif _STRONG.search(gap) or token.gap == "":
            first = False
        else:
            first = bool(leading) or index == last
        answer[index] = first
        leading = first if leading is None else leading
        pending = 0
    return answer


def _wide(group: list[_Token], plain: str, names: NameModel) -> list[tuple[int, int]]:
    """The runs of names among tokens that only spaces separate: characters set wide (周 围) are put together."""
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(group):
        token = group[index]
        start, stop = token.start, token.stop
        run = plain[start:stop]
        following = group[index + 1] if index + 1 < len(group) else None
        if following is not None:
            size = following.stop - following.start
            third = group[index + 2] if index + 2 < len(group) else None
            if len(run) == 1 and size == 1:
                alone = third is not None and third.stop - third.start == 1
                fourth = index + 3 < len(group) and group[index + 3].stop - group[index + 3].start == 1
                if alone and not fourth and third is not None:
                    stop, index = third.stop, index + 1
                else:
                    stop = following.stop
                index += 1
            elif (len(run) == 1 and size == 2) or (size == 1 and names.is_compound(run)):
                stop, index = following.stop, index + 1
        spans.append((start, stop))
        index += 1
    return spans


def _cut(plain: str, start: int, stop: int, lex: Lexicon, *, vouched: bool) -> _Names | None:
    """The names in a run without separators; ``None`` where it cannot be names."""
    run = plain[start:stop]
    if not _GRAMMAR.isdisjoint(run):
        return None
    if " " in run:  # set wide
        tight = "".join(run.split())
        known = lex.names.is_surname(tight[0]) or lex.names.is_compound(tight[:2])
        return ((start, stop),) if known or vouched else None
    if run[0].isascii():
        return ((start, stop),) if vouched and len(run) > 1 and run[0].isupper() else None
    if "·" in run.strip("·"):
        parts = run.split("·")
        if all(lex.names.is_name(part) for part in parts):
            return _spread(plain, start, parts, lex, vouched=vouched)
        return ((start, stop),) if len(run) <= 20 and all(1 < len(part) <= 8 for part in parts) and vouched else None
    if len(run) <= 3:
        if run in words.NOT_NAMES or len(run) < 2 or not (vouched or lex.names.is_name(run)):
            return None
        return ((start, stop),)
    cut = lex.names.cut(run)
    joined = _joined(plain, start, run, lex, cut.cost)
    if joined is not None:
        return joined
    if cut.cost > (_VOUCHED if vouched else _SURE) or run in words.NOT_NAMES:
        return None
    starts = (0, *cut.stops[:-1])
    return tuple((start + first, start + last) for first, last in zip(starts, cut.stops, strict=True))


def _spread(plain: str, start: int, parts: list[str], lex: Lexicon, *, vouched: bool) -> _Names | None:
    pieces: list[_Range] = []
    for part in parts:
        names = _cut(plain, start, start + len(part), lex, vouched=vouched)
        if names is None:
            return None
        pieces += names
        start += len(part) + 1
    return tuple(pieces)


def _joined(plain: str, start: int, run: str, lex: Lexicon, price: float) -> _Names | None:
    """Two names joined by 和 (张三和李四); ``None`` where the character is rather a part of a name."""
    for conjunction in "和与及":
        index = run.find(conjunction, 2, len(run) - 2)
        if index < 0:
            continue
        parts = [run[:index], run[index + 1 :]]
        if all(lex.names.cut(part).cost <= _SURE for part in parts) and (price > 0.5 or len(run) < 5):
            return _spread(plain, start, parts, lex, vouched=False)
    return None


def _placed(plain: str, token: _Token, lex: Lexicon, *, sure: bool) -> tuple[int, int]:
    """Where the names before 报道 end, and where the place after them ends: 王小明台北 is cut after 明.

    A place that no table has is believed behind a name that a role vouches for; else only a short one behind a usual
    name.
    """
    run = plain[token.start : token.stop]
    place = PLACE_AT_END.search(run)
    if place is not None and place.start() != 1:
        return token.start + place.start(), token.stop
    if len(run) >= 4 and not run.isascii() and _GRAMMAR.isdisjoint(run) and lex.names.cut(run).cost > _SURE:
        for size in (3, 2):
            usual = len(run) - size <= 3 and lex.names.cost(run[:size]) <= _USUAL
            if (sure or usual) and lex.names.is_name(run[:size]):
                return token.start + size, token.stop
    return token.stop, token.stop


def scan(plain: str, start: int, stop: int, lex: Lexicon, *, vouched: bool = False) -> Credits | None:
    """Read a run of credits, the whole of it.

    Args:
        plain: The folded text.
        start: Where the run begins.
        stop: Where it ends; a run of more than 400 characters is none.
        lex: The patterns of a vocabulary.
        vouched: Whether something outside of the run says that its names are names.

    Returns:
        What it says; ``None`` where anything in it is no credit.
    """
    if stop - start > LONGEST:
        return None
    tokens = _tokens(plain, start, stop, lex)
    if tokens is None:
        return None
    shown = any(token.kind in "RWT" for token in tokens)
    return _Reading(plain, lex, tokens, vouched, _before(tokens, plain), shown).read()


@define(eq=False)
class _Reading:
    """A run's tokens, read from left to right, and what governs the names to come."""

    plain: str
    lex: Lexicon
    tokens: list[_Token]
    vouched: bool
    first: list[bool]
    """For each token, whether it is a work that stands before its names."""
    shown: bool
    people: list[Credit] = field(factory=list[Credit])
    since: int = 0
    """The first person that a work after the names governs."""
    role: _Range | None = None
    house: _Range | None = None
    work: _Range | None = None
    agency: _Range | None = None
    place: _Range | None = None
    stamp: _Range | None = None
    report: _Range | None = None
    origin: bool = False

    def read(self) -> Credits | None:
        """All tokens; ``None`` where some names are none."""
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.kind == "R":
                self._take_role(token)
            elif token.kind == "W":
                self._take_work(index)
            elif token.kind == "D":
                self.stamp = (token.start, token.stop)
            elif token.kind == "T":
                self.report = (token.start, token.stop)
            elif token.kind == "P":
                self.place = (token.start, token.stop)
            elif token.kind == "N":
                last = index + 1
                while last < len(self.tokens) and self.tokens[last].kind == "N" and self.tokens[last].gap.isspace():
                    last += 1
                if not self._take_names(index, last):
                    return None
                index = last - 1
            index += 1
        return Credits(tuple(self.people), self.shown, self.place, self.agency, self.stamp, self.report, self.origin)

    def _take_role(self, token: _Token) -> None:
        self.role, self.house = (token.start, token.stop), token.house
        self.agency = token.house or self.agency
        if _function(self.plain[token.start : token.stop]) not in _IN_THE_FIELD:
            self.work = None

    def _take_work(self, index: int) -> None:
        token = self.tokens[index]
        work = (token.start, token.stop)
        if self.first[index]:
            self.work, self.house = work, None
            if self.tokens[index + 1].kind == "N":
                self.role = work
        else:
            self.people[self.since :] = [marked(person, work, self.plain) for person in self.people[self.since :]]
            self.work = None
        self.since = len(self.people)

    def _take_names(self, index: int, last: int) -> bool:
        """The names from one token to before another, only spaces between them; false where they are none."""
        group = self.tokens[index:last]
        after = self.tokens[last] if last < len(self.tokens) else None
        if _CLOSED.search(group[0].gap):
            self.role = self.work = self.house = None
            self.vouched = False
        self._leave_out_places(group, after)
        if after is not None and after.kind == "R" and group and self._employs(group[-1], after, opens=index == 0):
            employer = group.pop()
            self.tokens[last] = evolve(after, house=after.house or (employer.start, employer.stop))
        signed = after is not None and after.kind == "W" and not self.first[last]
        sure = self.vouched or self.role is not None or self.work is not None or signed
        spans = _wide(group, self.plain, self.lex.names)
        listed = len(spans) > 1 or (bool(group) and "、" in group[0].gap) or (after is not None and "、" in after.gap)
        return all(self._take_run(*span, sure=sure, listed=listed) for span in spans)

    def _leave_out_places(self, group: list[_Token], after: _Token | None) -> None:
        """Take out of a group where the reporter filed from: what stands before 报道 or behind a slash."""
        opening = group[0]
        if after is not None and after.kind in "TD" and (not after.gap or self._ends_in_place(group[-1], after)):
            final = group.pop()
            stop, end = _placed(self.plain, final, self.lex, sure=self.vouched or self.role is not None)
            run = self.plain[final.start : end]
            another = self.place is not None and run in words.PLACES
            occasion = final.gap.isspace() and _OCCASION.search(run) is not None
            if another or occasion or _SLASH.search(final.gap):
                stop = final.start
            if stop < end and not occasion:
                self.place = (self.place[0] if another and self.place is not None else stop, end)
            if stop > final.start:
                group.append(evolve(final, stop=stop))
        if opening in group and _SLASH.search(opening.gap) and self._is_place(opening):
            self.place = (opening.start, opening.stop)
            group.remove(opening)

    def _ends_in_place(self, token: _Token, after: _Token) -> bool:
        """Whether a place that every table has stands before the slash (王小明台北／專訪)."""
        return (
            _SLASH.search(after.gap) is not None
            and PLACE_AT_END.search(self.plain[token.start : token.stop]) is not None
        )

    def _is_place(self, token: _Token) -> bool:
        return self.plain[token.start : token.stop] in words.PLACES

    def _take_run(self, start: int, stop: int, *, sure: bool, listed: bool) -> bool:
        names = self._as_one(start, stop, listed=listed) if sure and stop - start > 3 else None
        names = names or _cut(self.plain, start, stop, self.lex, vouched=sure)
        if names is not None:
            text, image = _works(self.plain, self.work or self.role)
            self.people += (Credit(*piece, self.role, self.house, text, image) for piece in names)
            return True
        run = self.plain[start:stop]
        if run in words.PLACES or _POSITION.search(run):
            self.origin = True
            return True
        if not (self.shown and stop - start > 3 and _TEAM.search(run)):
            return False
        self.house = (start, stop) if self.role is not None else self.house
        return True

    def _as_one(self, start: int, stop: int, *, listed: bool) -> _Names | None:
        """Four characters among names that separators part (杨欣可 张弋凌宇), or a publicity office's pen name (穗卫健宣)."""
        run = self.plain[start:stop]
        role = self.plain[slice(*self.role)] if self.role is not None else ""
        office = stop - start <= 6 and run.endswith("宣") and role.endswith("通讯员")
        if office or (
            listed
            and stop - start == 4
            and self.lex.names.is_surname(run[0])
            and _TEAM.search(run) is None
            and self.lex.names.cut(run).cost > _TWO
        ):
            return ((start, stop),) if run.isalpha() else None
        return None

    def _employs(self, before: _Token, role: _Token, *, opens: bool) -> bool:
        """Whether what stands before a role is rather an organisation than a name: 中铁五局通讯员, 聯合報╱記者."""
        run = self.plain[before.start : before.stop]
        names = self.lex.names
        tied = _SLASH.search(role.gap) is not None
        if role.house is not None:
            return tied
        if len(role.gap) > 1 or _STRONG.search(role.gap):
            return False
        # 每经记者: no name stands at the front of a run with nothing before it and a role glued to it.
        if opens and not role.gap and 2 <= len(run) <= 4 and not names.is_name(run) and not _TELLS.search(run):
            return True
        return (
            len(run) > 2
            and _TEAM.search(run) is not None
            and (tied or len(run) > 3)
            and not names.is_name(run)
            and names.cut(run).cost > _SURE
        )


_IN_THE_FIELD = frozenset({Function.REPORTER, Function.CORRESPONDENT, Function.INTERN, Function.PHOTOGRAPHER})
"""Who has a work (图/记者 张三 通讯员 李四); an editor after them has not."""


def running_names(plain: str, start: int, stop: int, lex: Lexicon) -> tuple[tuple[int, int], ...] | None:
    """Where the names stand in a run that a sentence may go on with; ``None`` where it is rather the sentence."""
    return _cut(plain, start, stop, lex, vouched=False)


def marked(person: Credit, work: tuple[int, int], plain: str) -> Credit:
    """The person with a work printed after the name: 张三 摄."""
    text, image = _works(plain, work)
    if plain.startswith("摄于", work[0]):
        work = (work[0], work[0] + 1)
    return Credit(person.start, person.stop, person.role or work, person.organisation, text, image)


def _works(plain: str, word: tuple[int, int] | None) -> tuple[bool, bool]:
    """Whether a role or a work means the text, and whether it means an image."""
    return _meaning(plain[word[0] : word[1]]) if word is not None else (True, False)


@lru_cache(maxsize=512)
def _meaning(said: str) -> tuple[bool, bool]:
    said = "".join(said.split())
    if said.startswith("摄于"):
        said = "摄"
    marks = [mark for mark in re.split(r"[/、&+及和并兼]", said) if mark]
    image = any(mark.endswith(_IMAGES) for mark in marks)
    text = any(not mark.endswith(words.IMAGE_ENDINGS) or mark.endswith(words.BOTH_ENDINGS) for mark in marks)
    return text, image


@lru_cache(maxsize=512)
def _function(role: str) -> Function:
    fitting = [entry for entry in words.FUNCTIONS if role.endswith(entry[0])]
    return Function(max(fitting, key=lambda entry: len(entry[0]))[1]) if fitting else Function.OTHER


_TEXT, _IMAGE = frozenset({"text"}), frozenset({"image"})
_WORKS = {(True, False): _TEXT, (False, True): _IMAGE, (True, True): _TEXT | _IMAGE, (False, False): _TEXT}


def contributors(people: Iterable[Credit], printed: str, plain: str, locate: Locate) -> tuple[Contributor, ...]:
    """The persons as users hold them, each as printed."""
    found: list[Contributor] = []
    govern: _Range | None = None
    role = function = None
    for person in people:
        start, stop = person.start, person.stop
        name = printed[start:stop]
        if not name.isalnum():
            name = "".join(name.split())
        if person.role is not govern:
            govern = person.role
            role = printed[govern[0] : govern[1]] if govern is not None else None
            function = _function(plain[govern[0] : govern[1]]) if govern is not None else None
        employer = person.organisation
        house = printed[employer[0] : employer[1]].strip() if employer is not None else None
        works = _WORKS[person.text, person.image]
        found.append(Contributor(name, role, function, house, works, locate(start, stop)))
    return tuple(found)
