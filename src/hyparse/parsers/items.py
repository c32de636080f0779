"""The items that a nameplate or a folio is made of, found in a line: one table, read by both parsers.

The table stands in the order of its rules' certainty: what one has claimed is blanked for the rules below it.
"""

from __future__ import annotations

import re
import string
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import regex
from attrs import field, frozen

from hyparse.dates import FoundDate, find_dates, find_weekday
from hyparse.lunar import find_lunar
from hyparse.models import Span
from hyparse.parsers.base import SourceBlock
from hyparse.patterns import lazy_re, lazy_regex

__all__ = [
    "BLANK",
    "Item",
    "Joined",
    "apart",
    "blanked",
    "closed_up",
    "either",
    "gather",
    "latin_title_like",
    "listed",
    "other_title",
    "scan",
    "title_like",
    "unmarked",
]

BLANK = "\0"
"""Stands in a scanned text for what has been read already; no pattern crosses it."""


@frozen
class Item:
    """One item: ``text[start:stop]``, its label and its value in it."""

    name: str
    start: int
    stop: int
    value: str = ""
    """Folded."""
    label: tuple[int, int] = (0, 0)
    at: tuple[int, int] = (0, 0)
    """Where the value stands."""


@frozen(eq=False)
class Joined:
    """Several blocks as one text, a line feed between them, letter-spaced words closed up."""

    plain: str
    words: str
    blocks: Sequence[SourceBlock]
    _origins: Sequence[tuple[int, int]] = field(repr=False)
    """For each character its block and its offset there."""
    starts: Sequence[int]
    """Where each block begins in ``plain``."""

    def locate(self, start: int, stop: int) -> Span | None:
        """The page's span of a stretch; ``None`` where there is no text."""
        if start >= stop or stop > len(self._origins):
            return None
        (first, i), (last, j) = self._origins[start], self._origins[stop - 1]
        return Span(
            self.blocks[first].locate(i, i + 1).start,
            self.blocks[last].locate(j, j + 1).stop,
            self.blocks[first].span.page,
        )

    def block_at(self, offset: int) -> int:
        """The index of the block that an offset lies in."""
        return max(0, bisect_right(self.starts, offset) - 1)


_HAN = "㐀-䶿一-鿿〇"
_SPREAD = lazy_regex(rf"(?<![^\s:])[{_HAN}](?P<gap>\s{{1,2}}+)[{_HAN}](?:(?P=gap)[{_HAN}])*+(?![^\s:])")
_ANY_MARK = lazy_re("[#*丨│┃∣‖]")
_MARKS = str.maketrans("#*丨│┃∣‖", "  |||||")
"""Markdown's marks, and what is set as an upright rule between two items."""


def _kept(plain: str, *, close_up: bool) -> list[int]:
    """The offsets that stay when letter-spaced words (衡 阳 日 报) are closed up."""
    if not close_up or (" " not in plain and "\n" not in plain):
        return list(range(len(plain)))
    dropped = {offset for run in _SPREAD.finditer(plain) for offset in range(*run.span()) if plain[offset].isspace()}
    return [offset for offset in range(len(plain)) if offset not in dropped]


def gather(blocks: Sequence[SourceBlock], *, close_up: bool = True) -> Joined:
    """One text of several blocks.

    Args:
        blocks: In reading order.
        close_up: Whether the spaces of letter-spaced words are left out.
    """
    plain: list[str] = []
    words: list[str] = []
    origins: list[tuple[int, int]] = []
    starts: list[int] = []
    for index, block in enumerate(blocks):
        if index:
            plain.append("\n")
            words.append("\n")
            origins.append((index, 0))
        starts.append(len(origins))
        for offset in _kept(block.plain, close_up=close_up):
            plain.append(block.plain[offset])
            words.append(block.words[offset])
            origins.append((index, offset))
    return Joined(unmarked("".join(plain)), "".join(words), blocks, origins, starts)


def closed_up(plain: str) -> str:
    """A line with its letter-spaced words closed up, its marks as in ``gather``."""
    if " " in plain or "\n" in plain:
        plain = _SPREAD.sub(lambda run: "".join(run[0].split()), plain)
    return unmarked(plain)


def unmarked(plain: str) -> str:
    """A line without Markdown's marks, upright rules of every form as ``|``; of the same length."""
    return plain.translate(_MARKS) if _ANY_MARK.search(plain) else plain


def listed(words: str) -> tuple[str, ...]:
    """A table's words, which stand in one string with blanks between them."""
    return tuple(words.split())


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_S = r"\s{0,3}"
_G = r"[ ]{0,3}"
_COLON = r"\s{0,3}[:/]?\s{0,3}"
_N = r"[\d〇零○一二三四五六七八九十百千万廿卅两半]"
_PHONE = (
    r"(?:\(\d{2,5}\)\s?)?\d{2,12}(?:\s?[-—]\s?\d{2,8}){0,3}(?:\s\d{4}){0,2}(?:\s?转\s?\d{1,5})?"
    r"(?:\s?[、,/;或]\s?(?:\(\d{2,5}\)\s?)?\d{3,12}(?:[-—]\d{2,8}){0,3}|\s{1,2}\d{5,8}(?!\d)){0,5}"
)
_LINES = r"热\s?线|电\s?话|专\s?线|传\s?真|总\s?机|直\s?线|手机|举报"
_URL = (
    r"(?:https?\s?:\s?//)?(?:[a-zA-Z0-9][a-zA-Z0-9\-]{0,40}\.){1,4}[a-zA-Z]{2,6}(?![a-zA-Z0-9@])"
    r"(?:/[\w\-./?=&%#]{0,80})?"
)
_MAIL = r"[\w.\-+]{1,40}\s?@\s?[\w\-]{1,40}(?:\.[\w\-]{1,20}){1,3}"
_ORG = rf"[{_HAN}·()《》]{{1,39}}?"
_PUBLISHES = r"\s?[、/·]?\s?(?:编\s?辑\s?[、/·]?\s?)?出\s?版(?:\s?[、/·]?\s?发\s?行)?"
_MONEY = (
    r"(?:人民币|港币|港元|新台币|澳门币|葡币|大洋|国币|法币|金圆券?|银元|洋)?\s?(?:HK|NT|RMB|MOP|CNY)?\s?[$¥¥]?\s?"
    rf"(?:\d{{1,4}}(?:\.\d{{1,2}})?|{_N}{{1,4}})\s?(?:元|圆|角|分|枚|文|铜元|澳门元)?(?:\s?{_N}{{1,2}}\s?[角分])?"
)
_OFFICES = listed(
    "社长兼总编辑 社长兼总编 党委书记 社长 总编辑 总编 常务副总编辑 副总编辑 值班总编辑 值班总编 值班编委 值班主任 "
    "值班领导 总经理 总裁 总主笔 主笔 发行人 董事长 督印人 督印 编印 主编 执行主编 创办人 创办者 编辑人 经理 "
    "法律顾问 常年法律顾问 值班社长"
)
_PLACES = listed(
    "编辑部 编辑部地址 发行部 发行所 总发行所 总社 总馆 馆址 社址 地址 本报地址 报社地址 通讯地址 通信地址 "
    "联系地址 印刷所 印刷者 印刷单位 承印 承印者 承印单位 印刷 印刷厂 发行 发行单位 总发行 发行者 发行方式 订阅 "
    "订阅处 订阅方式 编辑 编辑者 承办 承办单位 协办 协办单位 指导单位 战略合作 合作单位 微信 微信号 微信公众号 "
    "官方微信 公众号 微博 官方微博 新浪微博 腾讯微博 客户端 广告许可证 广告经营许可证 广告经营许可证号 "
    "广告发布登记 广告发布登记号 登记证 登记证号 经营许可证 国外代号 国外发行代号 国外刊号 印刷时间 开印时间 开印 "
    "印完 上版 印数 发行量 创刊 创刊日期 创刊于 总代理 广告代理 开户行 账号 全国各地邮局 出版日期 刊期 开本 "
    "邮局订阅"
)


_SOLAR_TERMS = listed(
    "立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 "
    "小寒 大寒 初伏 中伏 末伏 入伏 出伏 数九"
)
_FESTIVALS = listed(
    "春节 元宵 元宵节 端午 端午节 中秋 中秋节 重阳 重阳节 除夕 元旦 国庆 国庆节 七夕 七夕节 腊八 腊八节 清明节 "
    "劳动节 儿童节 建党节 建军节 教师节 妇女节 植树节 青年节"
)
_EDITIONS = listed(
    "国内版 海外版 全国版 省内版 网络版 农村版 星期刊 周末版 早刊 晚刊 号外 增刊 特刊 创刊号 试刊 复刊号"
)
_LICENCE = r"(?:字|[证照]号?|登记号?)\s?:?[ ]?(?:[(\[〔【]?\d{4}年?[)\]〕】]\s?)?"
"""What stands before the number of a licence, which is no issue's: 衡工商广字第0001号, 广告许可证：第12号."""
_NEXT_LABEL = rf"\s{{1,3}}[{_HAN}A-Za-z\-]{{2,10}}\s?[:]"

# name, characters one of which must be there (of each group between blanks; "_" is a blank), pattern with the groups value and, for free
# labels, label
_RULES: tuple[tuple[str, str, str], ...] = (
    ("email", "@", rf"(?:(?P<label>[{_HAN}]{{0,6}}(?:邮箱|信箱|邮件|邮址)|(?i:e-?mail)){_COLON})?(?P<value>{_MAIL})"),
    (
        "website",
        "网站址版报 :",
        rf"(?P<label>[{_HAN}]{{0,6}}(?:官方网站|官网|网站|网址|电子版|数字报|电子报)){_S}:{_S}(?P<value>{_URL}|[^\s\0,;。]{{2,30}})",
    ),
    ("website", f". {string.ascii_letters}", rf"(?:(?P<label>[{_HAN}]{{0,6}}(?:网站|网址|官网|电子版|数字报)){_S})?(?P<value>{_URL})"),
    (
        "cn",
        "C N",
        r"(?:(?:国内)?(?:统一)?(?:连续出版物号|连续出版物|刊\s?号|书刊号|国内刊号|CN号)" + _COLON + r")?"
        r"(?<![A-Za-z])C\s?N(?![A-Za-z])\s{0,2}[:]?\s{0,2}(?P<value>[\dOolI]{1,4}\s?[-—–~_一]{0,2}\s?[\dOolI]{0,6}"
        r"(?:\s?/\s?\(?[A-Z]{1,3}\d?\)?)?)",
    ),
    (
        "cn",
        "号 统国",
        r"(?:国内统一|统一|国内)(?:连续出版物号|连续出版物|刊\s?号|书刊号)" + _COLON
        + r"(?P<value>\d{1,4}\s?[-—–_]{1,2}\s?\d{1,6})",
    ),
    ("registration", "号 物刊登", r"(?:国内统一|统一|国内|全国统一)?(?:连续出版物号|刊\s?号|报刊登记证?|登记证)" + _COLON
        + rf"(?P<value>\(?[{_HAN}]{{1,8}}\)?[字第A-Z]{{0,3}}\s?[\dA-Z\-—]{{1,12}}\s?号?)"),
    ("registration", "邮 政", rf"(?P<value>(?:中华)?邮政[{_HAN}○\d]{{2,30}}(?:新闻纸类?|号))"),
    (
        "issn",
        "I S N",
        r"(?:国际标准(?:连续出版物号|刊号)" + _COLON + r")?ISSN\s{0,2}:?\s{0,2}"
        r"(?P<value>\d{4}\s?[-—–]?\s?\d{3}[\dXx])",
    ),
    (
        "distribution",
        "号 代",
        r"(?:(?:国内|本报|全国)?(?:邮局|报刊|邮政)?(?:邮发|发行|订阅|征订|订购)?\s?)(?<!国外|国外发行)代\s?号" + _COLON
        + r"(?P<value>\d{1,3}\s?[-—–一~]{1,2}\s?\d{1,4})",
    ),
    ("foreign-code", "号 代 外", r"(?P<label>国外(?:发行)?代号)" + _COLON + r"(?P<value>[A-Z]{1,3}\s?-?\d{1,5}[A-Z]{0,2})"),
    (
        "total",
        "总 期号",
        rf"总\s?第?\s?(?P<value>\d[\d,\s]{{0,7}}\d|\d|{_N}{{1,12}})\s?[期号]|总\s?期\s?[数号]?\s?[::]\s?(?P<value>\d{{1,6}})",
    ),
    (
        "issue",
        "第 号期",
        rf"(?:(?:18|19|20)\d\d年\s?)?[新复]?(?<!{_LICENCE})第\s?(?P<value>\d[\d,]{{0,7}}(?:\s\d{{1,4}})?|{_N}(?:\s?{_N}){{0,14}})\s?[号期](?!楼|线|院|馆|店|文|令|台)",
    ),
    ("issue", "N oO", r"(?<![A-Za-z])N[oO]\s?[.:]?\s?(?P<value>\d[\d,]{2,7})(?![\d.])"),
    ("volume", "卷 第", rf"第\s?(?P<value>{_N}{{1,4}})\s?卷"),
    (
        "pages",
        "版页 今本当全每",
        rf"(?:今\s?[日天]|本\s?[期日刊]|本\s?报\s?今\s?[日天]|当\s?[日天期]|全\s?[国报]\s?版?|每\s?[日期]){_S}[:]?(?:共|出版|出|计|合计|总计)?\s?"
        rf"(?:对\s?开|四\s?开|4\s?开|彩\s?印|全彩)?\s?(?P<value>{_N}\s?{_N}?\s?{_N}?)\s?(?:个\s?)?(?:对开|四开|彩色)?\s?[版页](?!面)",
    ),
    ("pages", "版 共开", rf"(?:共|[对四4]\s?开)\s?(?P<value>{_N}{{1,3}})\s?(?:个\s?)?(?:整\s?)?[版页]"),
    (
        "sheets",
        "张 大出今本每",
        rf"(?:(?:今\s?[日天]|本\s?[日期]|每\s?日|本\s?报){_S}(?:本\s?报)?(?:今\s?日)?(?:出\s?[纸版]|共|出)?|出\s?纸)\s?(?P<value>{_N}{{1,3}}\s?大?\s?张\s?半?)|"
        rf"(?P<value>{_N}{{1,3}}\s?大\s?张\s?半?)",
    ),
    (
        "price",
        "售份价",
        rf"(?:零\s?售\s?价?|每\s?份\s?(?:零\s?售|售\s?价?|定\s?价)?|(?:每\s?份\s?)?[定售]\s?价|报\s?价|月\s?价|全年[定订]?价|单价|价\s?目|特\s?价)"
        rf"{_S}(?:每\s?[份月张期]\s?)?(?:零\s?售)?(?:价\s?)?[:]?{_S}(?P<value>{_MONEY})",
    ),
    (
        "price",
        "元圆角分 币港",
        rf"(?:零?售\s?价?)?\s?(?P<value>(?:人民币|港币|港元|新台币|台币|澳门币|澳币|葡币|国币|法币)\s?\$?\s?"
        rf"(?:\d{{1,3}}(?:\.\d{{1,2}})?|{_N}{{1,3}})\s?[元圆角分](?:\s?{_N}{{1,2}}\s?[角分])?)",
    ),
    ("price", "元 份", rf"(?P<value>(?:\d{{1,3}}(?:\.\d{{1,2}})?|{_N}{{1,3}})\s?元)\s?(?:/|每|一)\s?份"),
    ("price", "元", rf"(?m)^{_G}(?P<value>(?:\d{{1,2}}(?:\.\d{{1,2}})?|{_N}{{1,2}})\s?元){_G}$"),
    ("price", "$", r"(?<![A-Za-z\d.])(?P<value>(?:HK|NT|MOP)\s?\$\s?\d{1,3}(?:\.\d{1,2})?)(?![\d,])"),
    (
        "hotline",
        "0123456789 线话真机报lLxX",
        rf"(?P<label>(?:24\s?小时)?[{_HAN}]{{0,8}}(?:{_LINES})(?:号码)?|(?i:tel|fax))[.]?"
        rf"{_COLON}(?P<value>{_PHONE})",
    ),
    (
        "postcode",
        "邮",
        rf"(?P<label>邮\s?政\s?编\s?码|邮\s?编|邮\s?码|邮政区号){_COLON}(?P<value>\d{{3}}\s?\d{{3}}(?!\d))",
    ),
    ("schedule", "出 版 每逢隔本", rf"(?:[每逢隔]|本报)[{_HAN}、\d]{{1,10}}出\s?版(?!社|物|集团)"),
    (
        "supervisor+sponsor+publisher",
        "主 管 办 出 版",
        rf"主\s?管\s?[、/·\s]?\s?主\s?办{_PUBLISHES}\s?(?:单\s?位)?{_S}:{_S}(?P<value>[^\s\0,;]{{2,30}})",
    ),
    (
        "sponsor+publisher",
        "主 办 出 版",
        rf"主\s?办{_PUBLISHES}\s?(?:单\s?位)?{_S}:{_S}(?P<value>[^\s\0,;]{{2,30}})",
    ),
    (
        "publisher",
        "出 版",
        rf"(?:编\s?辑\s?出\s?版|出\s?版\s?发\s?行|出\s?版\s?(?:单\s?位|者|社)?|编\s?印\s?出\s?版){_S}:{_S}(?P<value>[^\s\0,;]{{2,30}})",
    ),
    (
        "supervisor+sponsor",
        "主 管 办",
        rf"主\s?管\s?[、/·\s]?\s?主\s?办\s?(?:单\s?位)?{_S}:{_S}(?P<value>[^\s\0,;]{{2,30}})",
    ),
    (
        "supervisor",
        "主 管",
        rf"主\s?管\s?(?:单\s?位|部\s?门|机\s?关)?{_S}:{_S}(?P<value>[^\s\0,;]{{2,40}}?)(?={_S}主\s?办|[\s\0,;]|$)",
    ),
    (
        "sponsor",
        "主 办",
        rf"主\s?办\s?(?:单\s?位|者)?{_S}:{_S}(?P<value>[^\s\0,;]{{2,40}}?)(?={_S}(?:承办|协办|出版)|[\s\0,;]|$)",
    ),
    (
        "supervisor+sponsor",
        "主 管 办",
        rf"(?m)(?:^|(?<=\0)){_G}主\s?管\s?[、/·]?{_G}主\s?办[ ]{{1,3}}(?P<value>[{_HAN}·]{{4,30}})",
    ),
    ("supervisor", "主 管", rf"(?m)(?:^|(?<=\0)){_G}主\s?管[ ]{{1,3}}(?P<value>[{_HAN}·]{{4,30}})"),
    ("sponsor", "主 办", rf"(?m)(?:^|(?<=\0)){_G}主\s?办[ ]{{1,3}}(?P<value>[{_HAN}·]{{4,30}})"),
    (
        "sponsor+publisher",
        "主 办 出 版",
        rf"(?m)(?:^|(?<=\0)){_G}主\s?办{_PUBLISHES}[ ]{{1,3}}(?P<value>[{_HAN}·]{{4,30}})",
    ),
    ("publisher", "出 版 _", rf"(?m)(?:^|(?<=\0)){_G}出\s?版[ ]{{1,3}}(?P<value>[{_HAN}·]{{4,30}})"),
    (
        "supervisor+sponsor+publisher",
        "主 管 办 出 版",
        rf"(?P<value>{_ORG})\s{{0,3}}(?:联\s?合\s?)?主\s?管\s?[、/·]?{_S}主\s?办{_PUBLISHES}(?![{_HAN}])",
    ),
    (
        "sponsor+publisher",
        "主 办 出 版",
        rf"(?P<value>{_ORG})\s{{0,3}}(?:联\s?合\s?)?主\s?办{_PUBLISHES}(?=[\s\0]|$)",
    ),
    (
        "supervisor+sponsor",
        "主 管 办",
        rf"(?P<value>{_ORG})\s{{0,3}}(?:联\s?合\s?)?主\s?管\s?[、/·]?{_S}主\s?办(?!单|者|[{_HAN}])",
    ),
    ("supervisor", "主 管", rf"(?P<value>{_ORG})\s{{0,3}}(?:联\s?合\s?)?主\s?管(?!单|部|机关|人|领导)"),
    (
        "sponsor",
        "主 办",
        rf"(?P<value>{_ORG})\s{{0,3}}(?:联\s?合\s?)?主\s?办(?!单|者|方|券|的)",
    ),
    (
        "publisher",
        "出 版",
        rf"(?P<value>(?![今本]){_ORG})\s{{0,3}}(?:编\s?辑\s?)?出\s?版"
        r"(?:\s?发\s?行)?(?!日期|社|物|集团|有限|股份|局|署|总|传媒)",
    ),
    ("organ", "机 报", rf"(?P<value>[{_HAN}·、]{{2,30}}机关报刊?)(?=\s|$)"),
    (
        "imprint",
        ":",
        rf"(?P<label>{either(_OFFICES + _PLACES)}|"
        rf"(?:[{_HAN}]{{1,4}}(?:地址|编辑部|发行部|顾问|许可证|公众号|微信|微博))){_S}:{_S}"
        rf"(?P<value>[^\s\0][^\n\0]{{0,60}}?)(?={_NEXT_LABEL}|\s{{2,}}|[\n\0;。]|$|[、,]\s?(?:{either(_OFFICES)}))",
    ),
    (
        "imprint",
        f"{''.join(sorted({office[0] for office in _OFFICES}))} _/",
        rf"(?P<label>{either(_OFFICES)})[\s/]{{1,3}}(?P<value>[{_HAN}]{{2,4}}|[{_HAN}]\s{{1,2}}[{_HAN}])(?=[\s\0]|$)",
    ),
    ("imprint", "址 _", r"(?P<label>社址|地址|馆址|报社地址|本报地址|本报社址)\s{1,3}(?P<value>[^\s\0]{4,40})"),
    (
        "solar-term",
        f"{''.join({term[0] for term in _SOLAR_TERMS})} {''.join({term[1] for term in _SOLAR_TERMS})}",
        rf"(?:(?:今日|今天|明日|明天|昨日){_S})?(?:{either(_SOLAR_TERMS)})(?![{_HAN}])",
    ),
    (
        "festival",
        f"{''.join({name[0] for name in _FESTIVALS})} {''.join({name[1] for name in _FESTIVALS})}",
        rf"(?<![{_HAN}])(?:(?:今日|今天){_S})?(?:{either(_FESTIVALS)})(?![{_HAN}])",
    ),
    (
        "weather",
        "℃°",
        r"(?:今天|今日|明天|明日|夜间|白天|天气)?[^\n\0]{0,20}?-?\d{1,2}\s?(?:℃|°C?)?\s?[~—\-至/]\s?"
        r"-?\d{1,2}\s?(?:℃|°C?)",
    ),
    ("edition", "版刊号", rf"(?<![{_HAN}])(?:{either(_EDITIONS)})(?![{_HAN}])"),
    # A叠16版 counts pages beside another part or behind 今日; alone it is a page's label.
    (
        "part-pages",
        "叠",
        r"(?:(?<=[今本][日期]\s{0,3})|(?<=叠\s?\d{1,3}\s?版[\s、,+]{0,3}|版\0[\s、,+]{0,3})|"
        r"(?=[A-Z]\s?叠\s?\d{1,3}\s?版[\s、,+]{1,3}[A-Z]\s?叠))[A-Z]\s?叠\s?(?P<value>\d{1,3})\s?版",
    ),
    ("sections", "版 -—至~", r"[A-Z]\d{1,2}\s?[-—至~]\s?[A-Z]?\d{1,2}\s?版?"),
)  # fmt: skip


@frozen(eq=False)
class _Rules:
    """The rules, compiled, with their needs: nearly every rule is ruled out by them, for the price of a few sums of bits.

    A rule's needs are bits of a number, its first in one row, its second in the next; a rule that has no more needs has the bits of the
    further rows for nothing. A text meets a rule's needs where its characters have the rule's bit in every row.
    """

    rules: tuple[tuple[str, regex.Pattern[str]], ...]
    signs: frozenset[str]
    """Every character that a rule needs."""
    bits: Mapping[str, int]
    """By such a character the needs that it meets."""
    free: int
    """The bits that every text has."""
    rows: int

    @classmethod
    def compiled(cls) -> _Rules:
        rules = tuple((name, regex.compile(pattern)) for name, _, pattern in _RULES)
        needs = [list(map(_need, signs.split())) for _, signs, _ in _RULES]
        rows = max(map(len, needs))
        bits: dict[str, int] = {}
        free = 0
        for rule, own in enumerate(needs):
            for row in range(rows):
                bit = 1 << row * len(rules) + rule
                for char in own[row] if row < len(own) else ():
                    bits[char] = bits.get(char, 0) | bit
                free |= bit if row >= len(own) else 0
        return cls(rules, frozenset(bits), bits, free, rows)

    def fitting(self, plain: str) -> Iterator[tuple[str, regex.Pattern[str]]]:
        """The rules, in their order, whose needs the characters of a text meet."""
        met = self.free
        for char in self.signs.intersection(plain):
            met |= self.bits[char]
        left = met
        for _ in range(1, self.rows):
            met >>= len(self.rules)
            left &= met
        while left:
            lowest = left & -left
            yield self.rules[lowest.bit_length() - 1]
            left ^= lowest


_rules = cache(_Rules.compiled)


def _need(chars: str) -> frozenset[str]:
    return frozenset(chars) if "_" not in chars else frozenset(chars.replace("_", _WHITE))


_WHITE = "".join(char for char in map(chr, range(0x3001)) if char.isspace())


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with stretches, in order, read already."""
    parts: list[str] = []
    position = 0
    for start, stop in spans:
        parts += (text[position:start], BLANK * (stop - start))
        position = stop
    return "".join((*parts, text[position:]))


_RESPONSIBLE = lazy_re(r"主\s?[管办]")
_WORDS: Mapping[str, re.Pattern[str]] = {
    "hotline": lazy_re(rf"(?i){_LINES}|tel|fax"),
    "supervisor": _RESPONSIBLE,
    "sponsor": _RESPONSIBLE,
    "supervisor+sponsor": _RESPONSIBLE,
    "sponsor+publisher": _RESPONSIBLE,
    "supervisor+sponsor+publisher": _RESPONSIBLE,
}
"""What an item is never printed without, for rules whose characters alone stand in much running text, where to look for the item is dear."""


def scan(plain: str) -> tuple[tuple[Item, ...], str]:
    """The items of a text.

    Args:
        plain: Folded; a nameplate's or a folio's lines (the time is linear, but every rule is tried).

    Returns:
        The items in the order of the text, none overlapping, and the text with them blanked.
    """
    return _scanned_line(plain) if len(plain) <= _LINE else _scanned(plain)


_LINE = 200
"""A longer text is no line."""


def _scanned(plain: str) -> tuple[tuple[Item, ...], str]:
    found: list[Item] = []
    rest = plain
    if not _DAY_SIGNS.isdisjoint(plain):
        found += _dates(rest)
        if found:
            rest = blanked(rest, sorted((item.start, item.stop) for item in found))
    for name, pattern in _rules().fitting(plain):
        word = _WORDS.get(name)
        if word is not None and word.search(rest) is None:
            continue
        items = [_item(name, match) for match in pattern.finditer(rest)]
        if items:
            found += items
            rest = blanked(rest, ((item.start, item.stop) for item in items))
    return tuple(sorted(found, key=lambda item: item.start)), rest


_scanned_line = lru_cache(maxsize=8)(_scanned)
"""The same of the last few lines: one is looked at as a nameplate's and then as a folio."""


def _item(name: str, match: regex.Match[str]) -> Item:
    groups = match.groupdict()
    value = groups.get("value")
    label = match.span("label") if groups.get("label") else (0, 0)
    if value is None:
        return Item(name, *match.span(), "", label, match.span())
    start, stop = match.span("value")
    title = _title_before(value) if start == match.start() and not _BY_HOUSES.isdisjoint(name.split("+")) else 0
    return Item(name, match.start() + title, match.end(), value[title:], label, (start + title, stop))


_BY_HOUSES = frozenset({"supervisor", "sponsor", "publisher", "organ"})
"""Items whose value is a house that the title may be run together with."""
_HOUSE_AFTER = lazy_re(
    rf"中共|中国共产党|中华全国|共青团|[{_HAN}]{{2,8}}报社|"
    rf"[{_HAN}]{{2,10}}(?:[省市县区州盟旗]委|委员会|人民政府|总工会)(?![{_HAN}])"
)


def _title_before(value: str) -> int:
    """How long the title is that a line runs together with its house: 衡阳日报中共衡阳市委; 0 for none."""
    for found in _NEWSPAPER.finditer(value):
        stop = found.end()
        if _HOUSE_AFTER.match(value, stop) and title_like(value[:stop]):
            return stop
    return 0


_NEWSPAPER = lazy_re("报")


_DAY_SIGNS = frozenset("年月日号期周拜/.·-—()MTWFSmtwfsſ0123456789")
"""What no date, weekday or lunar day is printed without."""


_WEEKDAY_SIGN = lazy_re(r"(?s)[期拜周].?[一二三四五六日天七1-7]|\([一二三四五六日]\)|[MTWFSmtwfsſ]")
"""What every form of a weekday has."""


def apart(dates: Iterable[FoundDate]) -> Iterator[FoundDate]:
    """Dates in the order of the text, without those that another form of date has been read from."""
    stop = 0
    for found in sorted(dates, key=lambda found: found.start):
        if found.start >= stop:
            yield found
            stop = found.stop


def _dates(plain: str) -> Iterator[Item]:
    dates = list(apart(find_dates(plain)))
    yield from (Item("date", found.start, found.stop, plain[found.start : found.stop]) for found in dates)
    if dates:
        plain = blanked(plain, ((found.start, found.stop) for found in dates))
    elif _MONTH_SIGN.search(plain) and (match := _PARTIAL_DATE.search(plain)):
        yield Item("part-date", match.start(), match.end(), match[0])
        plain = blanked(plain, [match.span()])
    lunar = find_lunar(plain)
    if lunar is not None:
        yield Item("lunar", lunar.start, lunar.stop, plain[lunar.start : lunar.stop])
        plain = blanked(plain, [(lunar.start, lunar.stop)])
    weekday = find_weekday(plain) if _WEEKDAY_SIGN.search(plain) else None
    if weekday is not None:
        stop = weekday.stop
        if year := _YEAR_AFTER.match(plain, stop):
            stop = year.end()
        yield Item("weekday", weekday.start, stop, plain[weekday.start : stop])


_PARTIAL_DATE = lazy_re(
    r"(?m)(?:[12]\d{3}\s?年\s?)?(?<!\d)(?:1[0-2]|[1-9])\s?月\s?(?:[1-3]?\d)\s?[日号]|(?<!\d)[12]\d{3}\s?年\s?(?:1[0-2]|[1-9])\s?月|"
    r"^\s{0,3}\d{1,2}\s?[/.·]\s?\d{1,2}\s{0,3}$"
)
_MONTH_SIGN = lazy_re(r"\d\s?[月/.·]")
"""What every form of a date in part has."""
_YEAR_AFTER = lazy_re(r"\s{0,2}[·.,]?\s{0,2}(?:18|19|20|21)\d\d(?!\d)")

_STRONG_TITLES = listed(
    "日报 晚报 早报 晨报 夜报 午报 时报 都市报 商报 导报 快报 周报 新报 青年报 新闻报 法制报 法治报 农民报 工人报 "
    "教育报 科技报 科学报 广播电视报 电视报 经济报 参考报 消防报 环境报 健康报 卫生报 体育报 文化报 文艺报 文学报 "
    "交通报 铁道报 邮电报 建设报 石油报 煤炭报 电力报 旅游报 民族报 妇女报 少年报 儿童报 老年报 军报 公安报 检察报 "
    "法院报 政协报 税务报 质量报 保险报 证券报 金融报 信息报 生活报 社会报 广播报 侨报 校报 大学报 学院报 机关报 "
    "前线报 民报 公论报 文汇报 大公报 信报 明报 晶报 参考消息 周末报 日日报 夕报 邮报 论坛报 星报 作家报 书报 "
    "党员报 开发区报 新区报 新城报 市报 县报"
)
_TITLE_ENDS = frozenset(title[-1] for title in _STRONG_TITLES)
_TITLE = lazy_re(rf"[{_HAN}]{{0,10}}(?:{either(_STRONG_TITLES)})")
_EDITION = lazy_re(r"(?<=报)(?:海外版|国内版|国际版|农村版|周末版|星期刊|号外|特刊|增刊)$")
_OTHER_TITLES = listed("报 周末 周刊 文摘 消息 新闻 画刊 导刊 时讯 晚讯 财经")
_OTHER_ENDS = frozenset(title[-1] for title in _OTHER_TITLES)
_OTHER_TITLE = lazy_re(rf"[{_HAN}]{{1,7}}(?:{either(_OTHER_TITLES)})")
_SENTENCE_WORD = lazy_regex(
    r"的|了|是|在|把|被|为|与|和|获|致|写给|走进|办好|读|见证|今天|昨天|本报|新华社|据|[及实]时报$"
)
_NO_TITLE = lazy_re(
    r"(?:[汇通海电情举简捷喜预警回播上呈墙年月季财填谎虚瞒直战学登剪订送看办党申快公]报|今[日天].{0,2}消息|新闻发布|一周新闻|图片新闻)$"
)
_LAST_LATIN = "ǜ"
"""The last of the letters in which such a title is printed; nearly every line begins with an ideograph."""
_LATIN_TITLE = lazy_re(
    r"[A-Za-zÀ-ÖØ-öø-ǜ][A-Za-zÀ-ÖØ-öø-ǜ'’.&\-]*(?: {1,3}[A-Za-zÀ-ÖØ-öø-ǜ&][A-Za-zÀ-ÖØ-öø-ǜ'’.&\-]*){0,7}"
)
_LATIN_WORD = lazy_re(
    r"(?i)\b(?:daily|news|newspaper|times|post|evening|morning|journal|herald|weekly|gazette|express|tribune|telegraph|review|today|"
    r"\w*bao|pao|po|jih|yat|yit|pou|xiaoxi|jornal|diario|people'?s|economic)\b"
)


def title_like(plain: str) -> bool:
    """Whether a line is a newspaper's title: 衡阳日报, 衡 阳 日 报, 頭條日報; never a sentence.

    Args:
        plain: Folded.
    """
    if _TITLE_ENDS.isdisjoint(plain):
        return False
    name = "".join(plain.split()).strip("《》#*")
    name = _EDITION.sub("", name)
    if not 2 <= len(name) <= 14:
        return False
    return _TITLE.fullmatch(name) is not None and _SENTENCE_WORD.search(name) is None


def other_title(plain: str) -> bool:
    """Whether a line could be a title in a nameplate, where there is no clearer one: 申报, 南方周末, 讽刺与幽默报."""
    if _OTHER_ENDS.isdisjoint(plain):
        return False
    name = "".join(plain.split()).strip("《》#*")
    if name == "申报":
        return True
    return _OTHER_TITLE.fullmatch(name) is not None and not (_NO_TITLE.search(name) or _SENTENCE_WORD.search(name))


def latin_title_like(plain: str) -> bool:
    """Whether a line is a newspaper's title in Latin letters: HENGYANG DAILY, RENMIN RIBAO, Ming Pao.

    Args:
        plain: Folded.
    """
    name = plain.strip("#* \n")
    if name[:1] > _LAST_LATIN or len(name) > 60 or _LATIN_TITLE.fullmatch(name) is None:
        return False
    letters = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return _LATIN_WORD.search(letters) is not None
