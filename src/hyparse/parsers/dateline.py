"""Datelines (电头): who filed a story, where and when: 新华社北京5月18日电.

    dateline := 据? agency place? ( month 月 )? ( day 日 )? ( 讯 | 电 | 消息 | 报道 )

The agencies' rule: 本报讯 stands over what was filed at home; place, day and 电 over what was wired.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hyparse.models import Dateline
from hyparse.parsers.base import Locate, at
from hyparse.parsers.credits import HAN, PAPER, either
from hyparse.parsers.names import name_model
from hyparse.patterns import lazy_re, lazy_regex
from hyparse.vocabulary import Vocabulary
from hyparse.words import PLACES

__all__ = ["date_of", "kind_of", "place_of", "read_dateline"]

_NUMBER = r"[0-9〇零一二三四五六七八九十廿卅]{1,3}"
_DATE = (
    r"(?:(?:\d{4}|[〇零一二三四五六七八九]{4})[ ]?年[ ]?)?"
    rf"(?:(?P<month>{_NUMBER})[ ]?月[ ]?)?(?P<day>{_NUMBER})[ ]?日(?:[至、—-]{{1,2}}(?:{_NUMBER}月)?{_NUMBER}日)?[ ]?"
    "(?:凌晨|清晨|晨|早|上午|中午|下午|傍晚|晚|夜|深夜)?[ ]?"
)
_KIND = (
    "(?:(?:综合外电|外电综合|综合|连线|专题|独家)?(?P<report>报[道导])"
    "|(?:综合外|综合|联合|专题|外|专|快|特|急|简|独家)?(?P<kind>[讯电])|(?:综合|快|专题|独家)?(?P<news>消息))"
)
_PLACE_CHAR = rf"[{HAN}·、/]"
_NO_PLACE = lazy_re(
    "记者|通讯员|评论|日报|晚报|发来|来[电讯]|致电|的|了|在|是|据|称|说|获|将|已|打|拨|等|致|今[天日]|昨[天日]|日前|连日|近日|综合|联合(?!国)"
)
_NO_HOUSE = lazy_re("记者|通讯员|编译")
_AFTER_DAYLESS = lazy_re("[话视影脑子台报力网器动信商站池磁源路机邀梯竞缆费价厂告贺唁联码流压息号飞问]")
_DAY_WORD = lazy_re("(?:今[天日晨]|昨[天日晚])$")
_SIGNS = lazy_regex("[讯电]|消息|报[道导]")
_USUAL = lazy_re(
    rf"据?(本报|新华社)(?:([{HAN}]{{2,8}}?)({_NUMBER})月({_NUMBER})日)?([讯电])[ ]*(?=\(|[{HAN}]{{0,8}}记者)"
)
"""The commonest forms, which need no second look."""
_NAMED_BY_FORM = lazy_re(
    rf"([{HAN}]{{2,8}}?)(?<![喜通资音死审问捷警腾])(讯)[ ]*(?=\([^()]{{0,12}}?(?:记者|通讯员|实习生)|[ ](?:[{HAN}]{{2,3}})?记者[ ]?[{HAN}]{{2}})"
)
"""A sender that no table has, known by the credits behind 讯: 津云讯（记者 …）."""
_REACH = 64
"""No dateline is longer, in characters."""


@lru_cache(maxsize=16)
def _pattern(agencies: frozenset[str]) -> re.Pattern[str]:
    known = either(agencies)
    second = (
        rf"(?:[·—\-/]{{1,2}}[{HAN}A-Za-z+]{{1,12}}?(?:{PAPER}|壹点|视频|APP|\+)|网|{known}"
        rf"|掌上[{HAN}]{{2,4}}|[{HAN}]{{0,5}}客户端|全媒体)"
    )
    agency = (
        rf"(?:[{HAN}]{{2,6}}·)?(?:本[报刊台网社]|新华社|(?:《[^》\n]{{1,20}}》)|{known}|[{HAN}]{{1,10}}?(?:{PAPER})|[A-Za-z.]{{1,12}}[{HAN}]{{1,6}}网)(?:系|{second})?"
        rf"(?:[、和及与](?:{known}|[{HAN}]{{1,8}}?(?:{PAPER})))?"
    )
    place = rf"(?P<place>{_PLACE_CHAR}{{1,16}}?(?:\([{HAN}·]{{1,10}}\))?)"
    return re.compile(
        rf"(?P<open>[【\[〔(])?[ ]?(?P<source>据|综合)?[ ]?(?P<said>)(?P<agency>{agency})?[ ]?"
        rf"(?:{_KIND}|{place}?[ ]?(?P<date>{_DATE})[ ]?(?:发?{_KIND.replace('<', '<d_')})"
        rf"|{place.replace('<', '<w_')}[ ]?(?P<w_kind>[讯电]|报[道导]))"
    )


def _numerals() -> dict[str | None, int]:
    """The numbers from 1 to 31 in digits and in Chinese numerals (十二, 廿一, 卅一)."""
    ones = ("", *"一二三四五六七八九")
    table: dict[str | None, int] = {form: number for number in range(1, 32) for form in (str(number), f"{number:02d}")}
    for tens, forms in enumerate((("",), ("十",), ("二十", "廿"), ("三十", "卅"))):
        table |= {form + one: tens * 10 + value for form in forms for value, one in enumerate(ones) if form + one}
    return table


_NUMBERS = _numerals()
_MONTHS = {form: number for form, number in _NUMBERS.items() if number <= 12}


def date_of(month: str | None, day: str | None) -> tuple[int | None, int | None]:
    """A month and a day as numbers, each ``None`` where it is absent or impossible."""
    return _MONTHS.get(month), _NUMBERS.get(day)


def kind_of(printed: str) -> str:
    """The normalised kind: 讯, 电, 消息 or 报道."""
    return "报道" if printed == "报导" else printed


def place_of(printed: str) -> str | None:
    """A place as printed, without spaces."""
    return "".join(printed.split()) or None


def read_dateline(
    words: str, plain: str, vocabulary: Vocabulary, locate: Locate = at, start: int = 0
) -> tuple[Dateline, int] | None:
    """Read an opening dateline.

    Args:
        words: The text as printed.
        plain: The same, folded, of the same length.
        vocabulary: Its ``agencies`` are known; newspapers, stations and sites are known by how their names end as well.
        locate: From offsets into ``words`` to a span of the caller's text.
        start: Where the dateline would begin.

    Returns:
        The dateline and the offset after it, its closing bracket and the spaces and colon behind it included; ``None``
        where there is none. The dateline's span is what it says, from the agency to the kind: without brackets and 据.
    """
    usual = _USUAL.match(plain, start)
    if usual is not None:
        _, place, month, day, kind = usual.groups()
        if place is None or place in PLACES or _NO_PLACE.search(place) is None:
            first, last = usual.span(1)
            span = locate(first, usual.end(5))
            if place is None:
                return Dateline(words[first:last], None, None, None, kind, span), usual.end()
            place = words[last : last + len(place)]
            return Dateline(words[first:last], place, *date_of(month, day), kind, span), usual.end()
    if _SIGNS.search(plain, start, start + _REACH) is None:
        return None
    found = _pattern(vocabulary.agencies).match(plain, start, start + _REACH)
    read = _read(found, words, plain, vocabulary, locate) if found is not None else None
    return read or _by_form(words, plain, locate, start)


def _read(
    found: re.Match[str], words: str, plain: str, vocabulary: Vocabulary, locate: Locate
) -> tuple[Dateline, int] | None:
    stop = found.end()
    opened, agency = found["open"], found["agency"]
    closed = plain[stop : stop + 1]
    month, day, place = None, None, None
    kind = found["kind"] or found["news"] or found["report"]
    if found["date"]:
        kind = found["d_kind"] or found["d_news"] or found["d_report"]
        month, day = date_of(found["month"], found["day"])
        if day is None:
            return None
        place = found.span("place")
    elif found["w_place"]:
        kind, place = found["w_kind"], found.span("w_place")
        if not 3 <= stop - place[0] <= 9 or _AFTER_DAYLESS.match(plain, stop) or not agency:
            return None
        if kind in {"报道", "报导"} and not (opened and _is_place(found["w_place"], vocabulary)):
            return None
    if agency is not None and _NO_HOUSE.search(agency):
        return None
    if agency is None and not (opened and (found["date"] or kind in "讯电")):
        return None
    if place is not None and place[0] >= 0:
        said = plain[place[0] : place[1]]
        if _NO_PLACE.search(said):
            if not _DAY_WORD.search(said) or len(said) > 2:
                return None
            place = None
    if found["source"] and kind in {"报道", "报导"} and agency not in vocabulary.agencies:
        return None
    if kind in {"消息", "报道", "报导"} and not (
        opened or found["source"] or found["date"] or not closed or closed in ": ,()"
    ):
        return None
    if kind in {"讯", "电"} and not found["date"] and not opened and _AFTER_DAYLESS.match(plain, stop):
        return None
    named = found.span("agency")
    dateline = Dateline(
        words[named[0] : named[1]].strip("《》 ") if agency else None,
        place_of(words[place[0] : place[1]]) if place is not None and place[0] >= 0 else None,
        month,
        day,
        kind_of(kind),
        locate(found.start("said"), stop),
    )
    if opened and closed and closed in "】]〕)":
        stop += 1
    while stop < len(plain) and plain[stop] in (" \n:," if kind in {"消息", "报道", "报导"} else " \n:"):
        stop += 1
    return dateline, stop


def _is_place(plain: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands between an agency and 报道 is where from, not who."""
    return plain in PLACES or not (len(plain) < 2 or name_model(vocabulary).is_name(plain))


def _by_form(words: str, plain: str, locate: Locate, start: int) -> tuple[Dateline, int] | None:
    found = _NAMED_BY_FORM.match(plain, start)
    if found is None or _NO_PLACE.search(found[1]):
        return None
    return Dateline(words[slice(*found.span(1))], None, None, None, found[2], locate(start, found.end(2))), found.end()
