"""Headline groups: kicker (引题), headline (主题) and deck (副题) told apart by language alone.

Where nothing but the words tells the lines apart, the group is read as a whole: every legal order of roles (kickers,
then headlines, then decks) is scored by what each line looks like (``line_features``) and how neighbours fit together
(``pair_features``), with fitted weights.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import add

import regex
from attrs import frozen

from hyparse.models import Headline
from hyparse.parsers.headline_weights import WEIGHTS
from hyparse.patterns import lazy_re, lazy_regex
from hyparse.vocabulary import DEFAULT, Vocabulary

__all__ = [
    "FEATURES",
    "Look",
    "assignments",
    "bracketed_column",
    "fit",
    "group_features",
    "is_rubric_like",
    "line_features",
    "look",
    "pair_features",
    "read_headline",
]

_LONGEST = 200
"""Characters of a line that are looked at: no display line is longer; a paragraph need not be matched to its end."""
_MOST = 8
"""Lines that are weighed as a group; what follows them is deck, as a list of main points (提要) is."""

_PLACES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 "
    "四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门"
)
"""The provinces: a line that opens with one mostly says who did what where."""
_LOCAL = (
    "我国 我省 我市 我县 我区 全国 全省 全市 全县 全区 全军 本市 本港 本地 中国 中央 中共 国务院 国家 各地 "
    "多地 省 市 县 区 州 自治区 两岸"
)
"""The newspaper's own place, and the whole of it."""
_BODIES = (
    "委 局 厅 部 署 办 院 会 社 处 所 站 行 司 法院 检察院 政协 人大 政府 公司 集团 大学 学院 学校 中学 小学 "
    "医院 银行 海关 部门 单位 机关 团队 系统 支队 大队 总队 组织 联盟 中心 园区 新区 开发区 高新区 示范区 乡 "
    "镇 村 社区 街道 市 县 区 州 旗"
)
"""How the name of an organisation or a place ends."""
_EVENT_VERBS = (
    "召开 举行 举办 启动 印发 发布 公布 出台 部署 开展 揭牌 开幕 闭幕 开工 签约 签署 通过 会见 调研 视察 考察 "
    "座谈 宣布 宣判 推出 实施 开通 投用 投运 建成 完成 组织 赴 开播 挂牌 走进 深入 推进 推动 探索 试点 打造 "
    "完善 深化 强化 聚焦 建立 发现 获批 成立 设立 开放 亮相 热议 学习 督导 检查 致辞 联合"
)
"""What an organisation does and a newspaper reports."""
_OCCASIONS = (
    "会议 大会 全会 座谈会 论坛 活动 仪式 比赛 运动会 启动 举行 召开 举办 开幕 闭幕 印发 发布 公布 揭牌 开工 "
    "签约 竣工 落幕 收官 启幕 开班 开展 检查 演练 推进会 协商会 讲话 培训 行动 通知 意见 方案 措施 举措 工作 "
    "精神 调研 指南 数据 决定"
)
"""How a line ends that says what took place."""
_SLOGANS = (
    "坚持 坚定 坚决 坚守 加强 加快 加大 加力 做好 做强 做优 做足 当好 争当 打造 打好 打赢 推动 推进 推广 深化 "
    "深入推进 强化 优化 全力 全面 奋力 努力 牢固 牢记 着力 持续 提升 提高 把握 抓好 抓实 守护 守牢 筑牢 夯实 "
    "切实 严防 严守 严抓 严查 确保 建设 构建 发展 弘扬 传承 汇聚 锚定 紧盯 聚焦 凝心 精准 大力 扎实 凝聚 发挥 "
    "履行 助力 让 以 为 向 从 把 用 服务 健全 完善 统筹 促进 规范 整治 支持 保障 攻坚 集中 压实 接续 接力 "
    "携手 共 织密 激活 激发 擦亮 用好 用心"
)
"""How a statement opens that calls for something and names nobody."""
_REPORTS = "记者 探访 见闻 纪实 纪事 观察 调查 走笔 综述 侧记 纪行 透视 扫描 解读 访谈 自述 感言 启示录 一线 专访"
"""What a newspaper calls a report: a deck's words."""
_ATTENDANCE = (
    "出席 主持 讲话 致辞 见证 见证签约 参加 作报告 作宣讲报告 作辅导报告 作工作报告 作讲话 发言 陪同 列席 带队"
)
"""What a person does at an occasion: who came is said below the headline."""
_VISITS = "赴 率队 带队 督导 主持召开 走访 慰问 到 在 检查 视察"
"""What a person in office is said to have done, after his name."""
_EXPECTATIONS = "将 料 拟 有望 预计 建成后 最高 最快 首日 首次 日均 累计 涉及 全线 共有 其中 今年 明年 前 已"
"""How a line opens that gives details."""
_VOICES = (
    "市民 居民 村民 网友 专家 记者 商家 平台 警方 物业 业内 业界 法院 官方 官方回应 消防 医生 律师 家长 群众 "
    "当事人 目击者 学者 学生"
)
"""Who is asked what he says of the news: the answer stands below it."""
_VERBAL = (
    "召举启印发布署签赴到推施破超增降升成深强获督检让把以为使用是有无要能可将已再更最了着过看听问说走跑打"
    "造做抓守筑创展迎进入落保稳促助谋争当共被接受扩减改转变提完织"
)
"""Characters by which verbs are known: a line without any is a bare name."""
_TITLES = (
    "书记 省长 市长 县长 主席 主任 局长 厅长 部长 校长 院长 院士 教授 司长 总理 特首 行政长官 发言人 负责人 "
    "代表 委员 专家 学者"
)
_QUESTIONS = "如何 怎么 怎样 为何 为什么 什么 何以 何在 谁 哪 吗 呢 多少 咋"
_LIVELY = "了 着 变 看 这样 来 上新 出圈 焕新 火 成 跑出 绘 谱 迈 绽放 飘香"
"""Words of a headline that tells a story, in the living language."""
_PREDICATES = (
    "正式 开幕 揭幕 开通 启用 召开 举行 举办 启动 圆满 关于 落户 走进 摆在 迈上 走深 都能 继续 通电话 越来越 "
    "达 突破 超 同比 增长 增至 面向 将 今 全线 全面 昨 开启 签署 联合 接受 被 严重 掀起 共建 挂牌 落幕 登陆 "
    "跑出 贯通 揭牌 发布 公布 亮相 上线 上路 落地 再 首次 首 成为 造就 获 荣获 转化 在 抵 访 慎防"
)
"""How a line opens that is the predicate of the line above."""
_OBJECTLESS = (
    "做好 加快 推进 推动 实施 开展 举行 召开 举办 启动 研究 宣讲 学习 贯彻 落实 突破 印发 发布 公布 开启 打造 "
    "建设 夯实 传达 审议 实现 完成 获得 荣获 跑出 达 超 超过 增至 整治 引领 新增 揭示 造就 关于 加强 规管 "
    "成为 践行 抓好 祝贺 通过 拟 将新建 建成 开放 来 在 为 向 以 把 对 从 将 的 与 和 及 、 暨"
)
"""How a line ends that is not over: its object, or the other half of a pair, stands on the next."""

FEATURES: dict[str, str] = {
    "short": "to 7 characters: a place, a speaker, an exclamation",
    "long": "from 17 characters: a sentence that explains",
    "very-long": "from 24 characters: no headline is set so long on one line",
    "speech": "ends in a verb of speech (强调): what was said is the headline",
    "colon-end": "ends in a colon: leads into the next line",
    "dash-end": "ends in a dash: leads into the next line",
    "dash-start": "opens with a dash: a deck by every newspaper's rule",
    "question": "asks, by its mark or its words",
    "exclamation": "calls out: a headline does",
    "comma": "clauses joined by a comma: prose rather than display",
    "two-clauses": "two clauses set with a space: the headline's rhythm",
    "balanced": "two clauses of the same length: a couplet, hence a headline",
    "column": "a column's name in brackets at its end, which is set behind headlines",
    "serial": "a circled serial number at its end: part of a series, named in the deck",
    "quote-start": "opens with a quotation mark: an image or a quotation",
    "quotes": "has quotation marks further on",
    "digits": "gives a figure",
    "increase": "compares a figure: facts that stand beside the headline",
    "place-start": "opens with a place: who did what where",
    "local-start": "opens with the newspaper's own place: who did what where",
    "body": "names an organisation or a place before a verb of events",
    "departments": "names so many departments: a document's authors",
    "event": "has a verb of events",
    "occasion": "ends in an occasion or a document",
    "slogan": "opens with what should be done, and names nobody",
    "report": "says what kind of report this is",
    "attendance": "says who came or spoke",
    "visit": "a person and where he went or what he chaired",
    "voice": "opens with who was asked: an answer to the news",
    "verbless": "a bare name without a verb",
    "occasion-start": "opens with a year or an ordinal: an occasion's full name",
    "adverbial": "opens with by what, from where, for whom: the rest may stand below",
    "expectation": "opens with what is to be or how much: a detail",
    "speaker": "a name or a topic, a colon, and what is said",
    "title": "names an office",
    "lively": "tells in the living language",
    "list": "three things in a row",
    "lower-longer": "the lower line is half as long again: what explains stands below, or is a headline in full",
    "upper-longer": "the upper line is half as long again: what explains stands above",
    "same-length": "the same length within one character: one headline over two lines",
    "continues": "the upper line is not over: its object stands below",
    "means-above": "by what means stands above, with a verb whose object stands below",
    "shared": "the lines share words: the one explains the other",
    "actor-above": "who acts stands above a line that names nobody",
    "actor-below": "who acts stands below a line that names nobody",
    "actors": "both lines say who acts",
    "actors-none": "neither line says who acts",
    "plain-above": "only the lower line has a headline's dress (couplet, image, question, life)",
    "plain-below": "only the upper line has a headline's dress",
    "office": "a former office ends the upper line: its holder's name stands below",
    "slogans": "both lines call for something: one appeal over two lines",
    "predicate": "the upper line has no verb of events and the lower opens with a predicate",
    "name-above": "a bare name stands above what is said of it",
    "name-below": "a bare name stands below a verb",
    "loose-above": "two clauses of unlike length stand above a single one: facts over a headline",
    "couplets": "both lines have the two clauses' rhythm",
}
"""What is looked at, and why: of one line, then of two adjacent ones."""


def _any(words: str | Iterable[str]) -> str:
    listed = words.split() if isinstance(words, str) else words
    return "(?:" + "|".join(sorted(map(re.escape, listed), key=len, reverse=True)) + ")"


_PLACE_START = lazy_re(_any(_PLACES))
_LOCAL_START = lazy_re(_any(_LOCAL) + "(?!场)")
_EVENT = lazy_re(_any(_EVENT_VERBS))
_BODY_ACTS = lazy_re(_any(_BODIES) + ".{0,6}?" + _any(_EVENT_VERBS))
_STARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dash-start", lazy_re(r"(?:—|--)")),
    ("quote-start", lazy_re(r"[“‘\"]")),
    ("place-start", _PLACE_START),
    ("local-start", _LOCAL_START),
    ("body", lazy_re(".{0,20}?" + _BODY_ACTS.pattern)),
    ("departments", lazy_re(r".{0,16}?(?:[多两二三四五六七八九十0-9]部门|等部门|部委)")),
    ("slogan", lazy_re("“?" + _any(_SLOGANS))),
    ("attendance", lazy_re("(?:.* )?[^ ,:]{2,16}" + _any(_ATTENDANCE) + "(?: |$)")),
    ("visit", lazy_re("[^ ,:“\\d]{2,4}" + _any(_VISITS) + "[^,:]{0,24}(?:调研|督导|会议?|检查|工作|群众|慰问)")),
    ("voice", lazy_re(_any(_VOICES))),
    ("verbless", lazy_re(r"[^" + _VERBAL + "]{3,}$")),
    ("occasion-start", lazy_re(r"(?:[12][0-9]{3}年|第[0-9一二三四五六七八九十百]{1,5}[届次季期])")),
    ("adverbial", lazy_re("[以在从用把将为][^,:!?]{3,}")),
    ("expectation", lazy_re(_any(_EXPECTATIONS))),
    ("speaker", lazy_re(r"[^,:;!? ]{2,12}:.")),
    ("list", lazy_re(r"[^、]{1,12}、[^、]{1,12}、")),
)
"""How a line begins."""
_INSIDE: tuple[tuple[str, re.Pattern[str] | regex.Pattern[str]], ...] = (
    ("colon-end", lazy_re(r":$")),
    ("dash-end", lazy_re(r"(?:—|--)$")),
    ("question", lazy_regex(r"(?:\?|" + _any(_QUESTIONS) + ")")),
    ("exclamation", lazy_re(r"!")),
    ("comma", lazy_re(r"[,;]")),
    ("serial", lazy_re(r"(?:[①-⑳]|\([一二三四五六七八九十上中下\d]{1,2}\))$")),
    ("quotes", lazy_re(r"(?<=.)[“‘\"]")),
    ("digits", lazy_re(r"[0-9]")),
    ("increase", lazy_re(r"(?:增长|增加|增至|超|突破|达|同比|下降|提升|回升|%|万|亿|逾)")),
    ("event", _EVENT),
    ("occasion", lazy_re(_any(_OCCASIONS) + "$")),
    ("report", lazy_regex("(?:" + _any(_REPORTS) + "|—[访记])")),
    ("title", lazy_re(_any(_TITLES))),
    ("lively", lazy_re(_any(_LIVELY))),
)
"""What stands anywhere in a line."""
_PREDICATE = lazy_re(_any(_PREDICATES))
_OFFICE = lazy_re(".*(?:原|前).{0,12}(?:书记|长|主任|主席|经理|委员|成员|总裁|董事)$")
_EVENT_CLOSED = lazy_re(".*(?:" + _any(_EVENT_VERBS) + "|[,:!?了])")
_NOT_OVER = lazy_re(".*" + _any(_OBJECTLESS) + "$")
_COLUMN = lazy_re(r"[(【〔\[]([^()【】〔〕\[\]]{2,40})[)】〕\]]\s{0,4}$")
_PART = lazy_re(r"[一二三四五六七八九十上中下续完图0-9]{1,3}|组图|附图")

# What series are called, where the name is more than a column's word: campaigns, studies, seasons. A campaign's couplet
# has such words in both halves; a headline mostly in one.
_SERIES = lazy_re(
    r"(?:学习|宣传|深入|认真){1,3}(?:宣传)?贯彻[^,:!?]{2,30}精神"
    r"|[^,:!? ]{0,6}(?:百年|征程|新时代|足迹|时代|复兴)[^,:!? ]{0,3} ?"
    r"(?:奋进|建功|启航|阔步|谱写|开启|踏上|奋斗|逐梦|砥砺)[^,:!? ]{0,4}新(?:征程|时代|篇章|辉煌|起点|伟业)"
    r"|(?:奋进|建功|启航|阔步|谱写|开启|踏上|逐梦)新(?:征程|时代|篇章|辉煌|起点)"
    r"|(?:聚焦|直通|关注|走进|直击)[^,:!?、]{0,6}(?:两会|全会|现场|进博会)"
    r"|[^,:!?]{2,10}(?:进行时|在行动|走基层|调研行|故事汇|大家谈|面对面|看变化|开新局|启新篇)"
)
_COLUMN_MAX = 12
"""Characters of a column's name of which only the end is known."""

Assignment = tuple[int, int, int]
"""How many lines are kicker, headline and deck, in this order."""


def bracketed_column(plain: str) -> tuple[int, int] | None:
    """The column's name in brackets at a headline's end (``…（人民时评）``).

    Args:
        plain: A folded line.

    Returns:
        Half-open offsets of the name in it, without the brackets; ``None`` where there is none. A part's number
        (``（上）``) is no name.
    """
    tail = plain[-_LONGEST:]
    found = _COLUMN.search(tail)
    if found is None or found.start() == 0 or _PART.fullmatch(found[1].strip()):
        return None
    offset = len(plain) - len(tail)
    return offset + found.start(1), offset + found.end(1)


def is_rubric_like(plain: str, vocabulary: Vocabulary = DEFAULT) -> bool:
    """Whether a line is nothing but a column's or a series' name (``一把手访谈``, ``简讯``, ``奋进新征程 建功新时代``).

    Args:
        plain: A folded line.
        vocabulary: Its ``rubrics`` are names, or the ends of longer ones.

    Returns:
        Whether its form is a name's; what stands around it may still say otherwise.
    """
    if plain.lstrip().startswith(("—", "--")):
        return False
    name = plain.strip().strip("■□●◆★【】[]()《》“”· —-|")
    if not 2 <= len(name) <= 40:
        return False
    squeezed = name.replace(" ", "")
    if squeezed in vocabulary.rubrics:
        return True
    if _SERIES.fullmatch(name):
        return True
    if len(squeezed) > _COLUMN_MAX or not squeezed.isalpha():
        return False
    return squeezed.endswith(_endings(vocabulary.rubrics)) and not _EVENT.search(squeezed)


@lru_cache(maxsize=16)
def _endings(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(words)


def _core(plain: str) -> str:
    column = bracketed_column(plain)
    return (plain if column is None else plain[: column[0] - 1]).strip()[:_LONGEST]


@frozen(eq=False)
class Look:
    """A display line, looked at once: what several groups and neighbours ask of it."""

    features: frozenset[str]
    closed: str
    """The line without its column's name and its blanks."""
    acts: bool
    """Whether it says who did what."""


def look(plain: str, vocabulary: Vocabulary = DEFAULT) -> Look:
    """What ``fit`` and ``read_headline`` go by.

    Args:
        plain: A folded line.
        vocabulary: Whose ``speech_verbs`` lead into what somebody said.
    """
    features, closed = line_features(plain, vocabulary), _core(plain).replace(" ", "")
    return Look(features, closed, _acts(features))


@lru_cache(maxsize=16)
def _speech(verbs: frozenset[str]) -> re.Pattern[str]:
    return re.compile(".{2,}" + _any(verbs) + "[:,]?$")


def line_features(plain: str, vocabulary: Vocabulary = DEFAULT) -> frozenset[str]:
    """What a display line looks like, by itself.

    Args:
        plain: A folded line.
        vocabulary: Whose ``speech_verbs`` lead into what somebody said.

    Returns:
        Names out of ``FEATURES``.
    """
    column = bracketed_column(plain)
    core = (plain if column is None else plain[: column[0] - 1]).strip()[:_LONGEST]
    found = {name for name, pattern in _STARTS if pattern.match(core)}
    found |= {name for name, pattern in _INSIDE if pattern.search(core)}
    if _speech(vocabulary.speech_verbs).match(core):
        found.add("speech")
    length = len(core.replace(" ", ""))
    if column:
        found.add("column")
    if length <= 7:
        found.add("short")
    if length >= 17:
        found.add("long")
    if length >= 24:
        found.add("very-long")
    clauses = core.split()
    if len(clauses) > 1 and all(len(clause) > 2 for clause in clauses):
        found.add("two-clauses")
        if max(map(len, clauses)) - min(map(len, clauses)) <= 1:
            found.add("balanced")
    if found & {"place-start", "local-start", "body", "departments", "visit"}:
        found.discard("slogan")
    return frozenset(found)


_DRESS = frozenset({"two-clauses", "question", "exclamation", "quotes", "quote-start", "lively", "column", "slogan"})
_NAMES = frozenset(
    {
        "place-start",
        "local-start",
        "body",
        "departments",
        "attendance",
        "visit",
        "title",
        "occasion-start",
    }
)


def _acts(features: frozenset[str]) -> bool:
    return bool(features & _NAMES) and bool(features & {"event", "attendance", "occasion", "speech"})


def pair_features(upper: str, lower: str) -> frozenset[str]:
    """How two adjacent display lines fit together.

    Args:
        upper: A folded line.
        lower: The folded line below it.

    Returns:
        Names out of ``FEATURES``.
    """
    return fit(look(upper), look(lower))


def fit(upper: Look, lower: Look) -> frozenset[str]:
    """``pair_features`` of lines that have been looked at."""
    above, below, one, two = upper.features, lower.features, upper.closed, lower.closed
    not_over = _NOT_OVER.match(one) is not None
    tests = {
        "lower-longer": len(two) >= 1.5 * len(one),
        "upper-longer": len(one) >= 1.5 * len(two),
        "same-length": abs(len(one) - len(two)) <= 1,
        "continues": not_over,
        "means-above": "adverbial" in above and not_over,
        "shared": len({*map(add, one, one[1:])}.intersection(map(add, two, two[1:]))) > 1,
        "actor-above": upper.acts and not lower.acts,
        "actor-below": lower.acts and not upper.acts,
        "actors": upper.acts and lower.acts,
        "actors-none": not (upper.acts or lower.acts),
        "plain-above": not (above & _DRESS) and bool(below & _DRESS),
        "plain-below": not (below & _DRESS) and bool(above & _DRESS),
        "office": bool(_OFFICE.match(one)) and len(two) > 4,
        "slogans": "slogan" in above and "slogan" in below and not (upper.acts or lower.acts),
        "predicate": bool(_PREDICATE.match(two)) and not _EVENT_CLOSED.match(one),
        "name-above": "verbless" in above and "verbless" not in below,
        "name-below": "verbless" in below and "verbless" not in above,
        "loose-above": "two-clauses" in above and not above & {"balanced", "slogan"} and "two-clauses" not in below,
        "couplets": {"two-clauses"} <= above & below,
    }
    return frozenset(name for name, holds in tests.items() if holds)


def assignments(plains: Sequence[str]) -> Iterator[Assignment]:
    """Every legal division of a group's folded lines into kickers, headlines and decks.

    There is a headline; there are at most two kickers; and a line that opens with a dash below another is deck, with
    all that follows it.
    """
    lines = len(plains)
    dashed = next((i for i in range(1, lines) if plains[i].lstrip().startswith(("—", "--"))), lines)
    for kickers in range(min(3, dashed)):
        for headlines in range(1, dashed - kickers + 1):
            yield kickers, headlines, lines - kickers - headlines


def _roles(assignment: Assignment) -> list[str]:
    return [role for role, count in zip(("kicker", "headline", "deck"), assignment, strict=True) for _ in range(count)]


def group_features(plains: Sequence[str], assignment: Assignment) -> list[str]:
    """The names of the weights that an assignment adds up.

    Args:
        plains: The group's folded lines.
        assignment: How many of them are kicker, headline and deck.

    Returns:
        ``role:feature`` for every kicker and deck (a headline is what the others are measured against),
        ``upper+lower:feature`` for every two neighbours, and the bare ``role`` and ``upper+lower`` themselves.
    """
    looks = [look(plain) for plain in plains]
    return _names(looks, [fit(upper, lower) for upper, lower in pairwise(looks)], assignment)


def _names(looks: Sequence[Look], fits: Sequence[frozenset[str]], assignment: Assignment) -> list[str]:
    roles = _roles(assignment)
    names: list[str] = []
    for role, line in zip(roles, looks, strict=True):
        if role != "headline":
            names += [role, *(f"{role}:{feature}" for feature in line.features)]
    for (upper, lower), features in zip(pairwise(roles), fits, strict=True):
        pair = f"{upper}+{lower}"
        names += [pair, *(f"{pair}:{feature}" for feature in features)]
    return names


_LEVEL = 4.0
"""Natural log odds that the line of the highest Markdown level is the headline, where the levels differ."""


def _level_score(levels: Sequence[int], assignment: Assignment) -> float:
    ranks = [level or 7 for level in levels]
    if len(set(ranks)) < 2:
        return 0.0
    top = min(ranks)
    roles = _roles(assignment)
    return _LEVEL * sum((rank == top) == (role == "headline") for rank, role in zip(ranks, roles, strict=True))


def _best(plains: Sequence[str], levels: Sequence[int], prior: float, looks: Sequence[Look]) -> Assignment:
    options = list(assignments(plains))
    if len(options) == 1:
        return options[0]
    fits = [fit(upper, lower) for upper, lower in pairwise(looks)]

    def score(assignment: Assignment) -> float:
        kickers, _, decks = assignment
        habit = prior * (bool(kickers) - bool(decks)) / 2
        evidence = math.fsum(WEIGHTS.get(name, 0.0) for name in _names(looks, fits, assignment))
        return evidence + habit + (_level_score(levels, assignment) if levels else 0.0)

    return max(options, key=score)


def _join(lines: Sequence[str]) -> str | None:
    return " ".join(line.strip() for line in lines) or None


def read_headline(
    lines: Sequence[tuple[str, str]],
    vocabulary: Vocabulary = DEFAULT,
    levels: Sequence[int] = (),
    prior: float = 0.0,
) -> Headline:
    """The reading of a headline group that its language makes likeliest.

    Args:
        lines: The group's lines, printed and folded.
        vocabulary: Whose ``rubrics`` are columns' names.
        levels: The Markdown level of each line, 0 for none; empty where there are no levels.
        prior: The newspaper's habit in natural log odds: above 0 it sets kickers, below 0 decks.

    Returns:
        The group: rubrics from lines of their own and from brackets at the headline's end, and the lines of each role
        joined by one space.
    """
    ranked = zip(lines, levels or [0] * len(lines), strict=True)
    group = [(words, plain, level) for (words, plain), level in ranked if plain.strip()]
    first, last = 0, len(group)
    while first < last - 1 and is_rubric_like(group[first][1], vocabulary):
        first += 1
    while first < last - 1 and group[last - 1][1].strip() in vocabulary.rubrics:
        last -= 1
    rubrics = [words.strip() for words, _, _ in (*group[:first], *group[last:])]
    group = group[first:last]
    if len(group) == 1 and group[0][1].strip() in vocabulary.rubrics:
        return Headline(rubrics=(*rubrics, group[0][0].strip()))
    if not group:
        return Headline(rubrics=tuple(rubrics))
    weighed = group[:_MOST]
    plains, ranks = [plain for _, plain, _ in weighed], [level for _, _, level in weighed]
    kickers, headlines, _ = _best(plains, ranks, prior, [look(plain, vocabulary) for plain in plains])
    main = group[kickers : kickers + headlines]
    for words, plain, _ in main:
        column = bracketed_column(plain)
        if column is not None:
            rubrics.append(words[slice(*column)].strip())
    printed = [words for words, _, _ in group]
    return Headline(
        rubrics=tuple(rubrics),
        kicker=_join(printed[:kickers]),
        main=_join(printed[kickers : kickers + headlines]),
        deck=_join(printed[kickers + headlines :]),
    )
