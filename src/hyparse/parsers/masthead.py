"""The nameplate (报头): the issue's identity, read whole and checked against itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from hyparse.codes import check_cn_number, check_issn, tidied
from hyparse.dates import number
from hyparse.frozenmap import FrozenMap
from hyparse.models import CNNumber, Diagnostic, Masthead
from hyparse.parsers.base import SourceBlock
from hyparse.parsers.day import doubt, read_dates
from hyparse.parsers.items import (
    Item,
    Joined,
    closed_up,
    gather,
    latin_title_like,
    other_title,
    scan,
    title_like,
)
from hyparse.patterns import lazy_re, lazy_regex
from hyparse.text import squeeze
from hyparse.vocabulary import Vocabulary

__all__ = ["coverage", "enough", "items", "latin_title_like", "read_masthead", "title_like"]

_LONG = 160
"""A line longer than this is no nameplate's, unless one of its items opens it."""
_OPENS = lazy_re(
    r"\s*(?:[12]\d{3}\s?[年.\-]|[〇○零一二三四五六七八九]{4}年|国内统一|国际标准|C\s?N|ISSN|第\s?\d|今\s?日|本期|星期|农历|"
    r"主\s?[管办]|出版|[一-鿿]{1,14}报|[一-鿿]{2,24}(?:主管|主办|出版))"
)
_TITLE_SIGN = lazy_re(r"报|消\s*+息|[A-Za-zÀ-ÖØ-öø-ǜ]")
"""What no title is printed without."""
_TITLE_ENDS = ("报", "周末")
_HALF = frozenset({"day", "maybe-title"})
_HOUSE = lazy_re(
    r"[一-鿿]{2,14}(?:日报|晚报|早报|晨报|时报|商报|周报|青年报|新闻|报业)?(?:报社|日报社|传媒集团|报业集团|报业传媒集团|杂志社)"
)
_LONE_DAY = lazy_re(r"\s*(?:[12]?\d|3[01])\s*日?\s*")
_FRAGMENT = lazy_re(r"(?:编辑)?出版(?:发行)?|主管|主办|主管主办|承办")
_FRAGMENTS = {"出": "publisher", "编": "publisher", "主": "sponsor", "承": "imprint"}


def items(plain: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names of the nameplate items in one line: ``("date", "weekday", "lunar")``.

    Args:
        plain: The line, folded.
        vocabulary: The parser's words.

    Returns:
        The names in the order of the line; empty for a line that has none, and for a long line that no item opens.
    """
    return tuple(name for name, _, _ in _named(plain, vocabulary))


def coverage(plain: str, vocabulary: Vocabulary) -> float:
    """The share of a line's non-blank characters that belong to nameplate items, labels and values.

    Args:
        plain: The line, folded.
        vocabulary: The parser's words.

    Returns:
        From 0.0 to 1.0; a number alone that could be a day, and a line alone that could be a title (以诚相报), count
        half.
    """
    found = _named(plain, vocabulary)
    if not found:
        return 0.0
    closed = closed_up(plain)
    total = len(squeeze(closed))
    if not total:
        return 0.0
    covered = sum(len(squeeze(closed[start:stop])) for _, start, stop in found)
    return min(1.0, covered / total) * (0.5 if found[0][0] in _HALF else 1.0)


def _squeezed(plain: str) -> str:
    return "".join(plain.split()).strip("《》#*")


def _named(plain: str, vocabulary: Vocabulary) -> list[tuple[str, int, int]]:
    if len(plain) > _LONG and (len(plain) > _LONG * 4 or not _OPENS.match(plain)):
        return []
    plain = closed_up(plain)
    bare = plain.strip()
    if _LONE_DAY.fullmatch(bare):
        return [("day", 0, len(plain))]
    if _FRAGMENT.fullmatch(bare):
        return [(_FRAGMENTS[bare[0]], 0, len(plain))]
    if _squeezed(bare) in vocabulary.titles or (len(bare) <= 14 and title_like(bare)):
        return [("title", 0, len(plain))]
    if len(bare) <= 14 and bare.endswith(_TITLE_ENDS) and other_title(bare):
        return [("maybe-title", 0, len(plain))]
    if bare.isascii() and latin_title_like(bare):
        return [("latin-title", 0, len(plain))]
    if _HOUSE.fullmatch(bare):
        return [("house", 0, len(plain))]
    found, rest = scan(plain if len(plain) <= _LONG else plain[:_LONG])
    if len(plain) > _LONG and (not found or plain[: found[0].start].strip()):
        return []
    named = [(item.name, item.start, item.stop) for item in found]
    if not named and not _TITLE_SIGN.search(rest):
        return []
    for start, stop in _pieces(rest):
        piece = rest[start:stop]
        if piece in vocabulary.titles or title_like(piece) or (named and other_title(piece)):
            named.append(("title", start, stop))
        elif latin_title_like(piece):
            named.append(("latin-title", start, stop))
    return sorted(named, key=lambda name: name[1])


_HARD = frozenset(
    {"cn", "issn", "distribution", "issue", "total", "publisher", "sponsor", "supervisor", "pages", "sheets"}
)
_SOFT = frozenset(
    {
        "title",
        "maybe-title",
        "latin-title",
        "lunar",
        "weekday",
        "price",
        "registration",
        "supervisor+sponsor",
        "sponsor+publisher",
        "supervisor+sponsor+publisher",
        "date",
        "part-date",
    }
)


def enough(names: Iterable[str]) -> bool:
    """Whether the items of a page's head make a nameplate: a title or a number of its own, and two items beside it.

    Args:
        names: What ``items`` gave for the lines that would be the nameplate.
    """
    present = set(names)
    identity = present & {"title", "maybe-title", "cn", "issue", "total"}
    return bool(identity) and len(present & (_HARD | _SOFT)) >= 3


def read_masthead(
    blocks: Sequence[SourceBlock], vocabulary: Vocabulary
) -> tuple[Masthead | None, tuple[Diagnostic, ...]]:
    """The nameplate that a page's masthead blocks make together.

    Args:
        blocks: In reading order; an item may be broken over two of them (衡阳日报社 / 出版).
        vocabulary: The parser's words.

    Returns:
        The masthead and the doubts about it; ``None`` where the blocks hold none of the items by which an issue is
        known.
    """
    joined = gather(blocks)
    found, rest = scan(joined.plain)
    reading = read_dates(joined, pieces=True)
    cn_number, doubts = _cn_number(found, joined)
    issn, issn_doubts = _issn(found, joined)
    publisher, fallback = _publisher(found, rest, joined)
    title, latin_title = _titles(rest, joined, vocabulary)
    masthead = Masthead(
        title=title,
        latin_title=latin_title,
        supervisor=_printed_value(found, joined, "supervisor"),
        sponsor=_printed_value(found, joined, "sponsor"),
        publisher=publisher or fallback,
        cn_number=cn_number,
        issn=issn,
        distribution_code=_code(found),
        issue_number=_number(found, "issue"),
        total_number=_number(found, "total"),
        date=reading.date,
        weekday=reading.weekday,
        lunar_date=reading.lunar,
        page_count=_page_count(found, rest),
        price=_printed_value(found, joined, "price"),
        website=_website(found, joined),
        hotlines=_labelled(found, joined, {"hotline": ""}, folded=True),
        imprint=_labelled(found, joined, _IMPRINT),
        spans=tuple(block.locate(0, len(block.words)) for block in blocks),
    )
    known = (
        masthead.title, masthead.latin_title, masthead.cn_number, masthead.issn, masthead.distribution_code,
        masthead.issue_number, masthead.total_number, masthead.date, masthead.supervisor, masthead.sponsor,
        masthead.lunar_date, masthead.weekday, publisher, masthead.page_count,
    )  # fmt: skip
    diagnostics = (*reading.diagnostics, *doubts, *issn_doubts)
    return (None if all(item is None for item in known) else masthead), diagnostics


def _values(found: Iterable[Item], name: str) -> list[Item]:
    """The items of a name, those of two names (supervisor+sponsor) among them."""
    return [item for item in found if name in item.name.split("+")]


def _printed(joined: Joined, item: Item) -> str:
    start, stop = item.at
    return " ".join(joined.words[start:stop].split()).strip("：:,，;；、/／ ")


def _printed_value(found: Iterable[Item], joined: Joined, name: str) -> str | None:
    for item in _values(found, name):
        if value := _printed(joined, item):
            return value
    return None


def _cn_number(found: Iterable[Item], joined: Joined) -> tuple[CNNumber | None, tuple[Diagnostic, ...]]:
    for item in _values(found, "cn"):
        cn_number, doubts = check_cn_number(item.value)
        diagnostics = tuple(doubt(code, message, joined, *item.at) for code, message in doubts)
        return cn_number, diagnostics
    return None, ()


def _issn(found: Iterable[Item], joined: Joined) -> tuple[str | None, tuple[Diagnostic, ...]]:
    for item in _values(found, "issn"):
        issn, check = check_issn(item.value)
        if issn is not None and check is not None:
            message = "the check digit does not fit"
            return issn, (doubt("issn-check-digit", message, joined, *item.at, expected=issn[:-1] + check),)
        return issn, ()
    return None, ()


def _publisher(found: Iterable[Item], rest: str, joined: Joined) -> tuple[str | None, str | None]:
    """The publisher by its label; and a house named alone, which is one only beside other items."""
    for item in _values(found, "publisher"):
        if value := _printed(joined, item):
            return value, None
    for start, stop in _pieces(rest):
        if _HOUSE.fullmatch(rest[start:stop]):
            return None, joined.words[start:stop]
    return None, None


def _code(found: Iterable[Item]) -> str | None:
    for item in _values(found, "distribution"):
        return tidied(item.value)
    return None


def _number(found: Iterable[Item], name: str) -> int | None:
    for item in _values(found, name):
        if value := number(item.value):
            return value
    return None


_PAGES_PER_SHEET = 4
"""A sheet (大张) of a newspaper, folded once, is four pages."""


_SHEETS = lazy_regex(r"(?P<whole>.*?)\s?大?\s?张\s?(?P<half>半)?")


_PAGES = lazy_regex(r"(?<![^\s\0,(])(?P<value>[1-9]\d?)\s?版(?![^\s\0,)])")


def _page_count(found: Sequence[Item], rest: str) -> int | None:
    if count := _number(found, "pages"):
        return count
    if parts := _values(found, "part-pages"):
        return sum(int(part.value) for part in parts)
    for item in _values(found, "sheets"):
        if (match := _SHEETS.fullmatch(item.value)) and (
            sheets := 0.5 if match["whole"] == "半" else number(match["whole"])
        ):
            return int((sheets + (0.5 if match["half"] else 0)) * _PAGES_PER_SHEET)
    # Without 今日 before it this could be a page's label; but pages come in fours, and a nameplate stands on page 1.
    if (match := _PAGES.search(rest)) and int(match["value"]) % _PAGES_PER_SHEET == 0:
        return int(match["value"])
    return None


def _website(found: Sequence[Item], joined: Joined) -> str | None:
    labelled = [item for item in _values(found, "website") if item.label != (0, 0)]
    return _printed_value(labelled or found, joined, "website")


_IMPRINT = {
    "imprint": "",
    "email": "电子邮箱",
    "postcode": "邮编",
    "foreign-code": "",
    "registration": "登记证",
    "organ": "机关报",
    "volume": "卷",
}


def _labelled(
    found: Iterable[Item], joined: Joined, names: Mapping[str, str], *, folded: bool = False
) -> FrozenMap[str, str]:
    table: dict[str, str] = {}
    for item in found:
        if item.name in names:
            label = "".join(joined.words[slice(*item.label)].split()) or names[item.name]
            value = " ".join((item.value if folded else joined.words[slice(*item.at)]).split()).rstrip("。；;，,、/／ ")
            if value:
                table.setdefault(label, value)
    return FrozenMap(table)


_PIECE = lazy_regex(
    r"(?<![^\s\0|·,;:。、()A-Za-zÀ-ÿ.])[㐀-䶿一-鿿《》]+(?![^\s\0|·,;:。、()A-Za-zÀ-ÿ])|"
    r"[A-Za-zÀ-ÖØ-öø-ǜ][A-Za-zÀ-ÖØ-öø-ǜ'’.&\-]*+(?: {1,3}+[A-Za-zÀ-ÖØ-öø-ǜ&][A-Za-zÀ-ÖØ-öø-ǜ'’.&\-]*+)*+"
)


def _pieces(rest: str) -> list[tuple[int, int]]:
    """What no item has claimed: stretches of ideographs, and Latin words that stand together."""
    return [match.span() for match in _PIECE.finditer(rest)]


def _titles(rest: str, joined: Joined, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    """The title and the title in Latin letters, among what no item has claimed."""
    pieces = _pieces(rest)
    known = _first(pieces, rest, lambda piece: _squeezed(piece) in vocabulary.titles)
    title = known or _first(pieces, rest, title_like) or _first(pieces, rest, other_title)
    latin = _first(pieces, rest, latin_title_like) or _beside(title, pieces, rest, joined)
    return (
        "".join(joined.words[slice(*title)].split()).strip("《》") if title is not None else None,
        " ".join(joined.words[slice(*latin)].split()) if latin is not None else None,
    )


def _first(pieces: Iterable[tuple[int, int]], rest: str, test: Callable[[str], bool]) -> tuple[int, int] | None:
    return next((piece for piece in pieces if test(rest[slice(*piece)])), None)


_SHORTEST_LATIN = 6


def _beside(
    title: tuple[int, int] | None, pieces: Iterable[tuple[int, int]], rest: str, joined: Joined
) -> tuple[int, int] | None:
    """Latin capitals on a line next to the title: a title in letters though no word of it says so (HUA SHANG)."""
    if title is None:
        return None
    line = joined.block_at(title[0])
    for start, stop in pieces:
        whole = joined.plain[start:stop].strip() == joined.blocks[joined.block_at(start)].plain.strip("#* ")
        near = abs(joined.block_at(start) - line) == 1
        if whole and near and stop - start >= _SHORTEST_LATIN and rest[start:stop].isupper() and rest[start].isascii():
            return start, stop
    return None
