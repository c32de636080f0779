"""Lay the invented stories out into pages: the same seed gives the same pages.

Three modes.  ``clean``: each story as it was written, without pictures and rubrics.  ``dressed``: as printed, with
columns cut in mid sentence, captions, rubrics, crossheads, standing bylines in place of datelines, missing heads,
refers, notices and stray tags between and inside the stories, folios, jump marks.  ``epaper``: a page in the
e-paper's order, whose body lines are all alike (standing bylines and closing datelines among them), with more
stories that no dateline opens.
"""

from __future__ import annotations

import functools
import random
import re
from typing import TYPE_CHECKING, Any

from attrs import Factory, define, evolve, frozen
from opencc import OpenCC

from hyparse.text import is_traditional
from material.stories import Furniture, Row, Story, load_furniture, load_stories, occurs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["MODES", "STYLES", "GeneratedArticle", "GeneratedPage", "pages"]

MODES = ("clean", "dressed", "epaper")
STYLES = ("plain", "markdown", "flat", "indented", "tight", "columns")
DRAWN = ("plain", "plain", "plain", "markdown", "markdown", "flat", "indented", "indented", "tight", "columns")
EPAPER = ("plain", "indented", "markdown")
HEAD = ("kicker", "headline", "deck")
RUNNING = frozenset(
    {"news", "news-hk", "feature", "feature-hk", "comment", "interview", "essay", "theory", "court", "travel"}
)
"""Kinds of story that may be given a crosshead which was not written for them."""
NEWS = frozenset({"news", "news-98", "news-hk", "news-tw"})
PICTURE_SIGNS = "▲▼◀▶■□●△▽（(图圖①②③④"
DATELINES = ((0.3, 0.25), (0.0, 0.0), (0.05, 0.05), (0.9, 0.05), (0.5, 0.4), (0.05, 0.9), (0.1, 0.5))
"""How many datelines a newspaper sets as bylines, and how many it leaves out."""
LABELS = ("短波", "简讯", "快讯", "短讯", "微新闻", "要闻简报", "动态", "资讯", "新闻速递", "零距离", "短新闻", "速览")
DISTRICTS = ("", *"云溪 城东 县区 教育 基层 政法 石桥 园区 乡镇 卫生 武陵 文化 南湖 青原".split())
PLACES = ("云溪市", "石桥县", "青原区", "武陵省", "南湖街道", "柏州市", "")
OFFICES = (
    "文明办", "应急管理局", "安委办", "消防救援支队", "税务局", "公安局反诈中心", "卫生健康委", "教育局", "林业局", "禁毒办", "人社局", "总工会", "宣传部",
)  # fmt: skip
LABEL = re.compile(r"[\u4e00-\u9fff]{2,4}")
NUMBERED = re.compile(r"[一二三四五六七八九十（(①-⑳\d第之]|.{1,6}[：:]")
HOTLINES = ("举报热线：12345", "火警电话119", "咨询热线 96110", "市民服务热线12345", "投诉电话：8886611")
IMPRINT = re.compile(
    "印刷|承印|督印|(?:每份)?零售|(?:全年|每月)[订定][价價]|年价|本报半年价|社址|(?:本报)?地址|社[长長]|發行人|登記證|广告(?:经营)?许可|"
    "(?:本报|常年)*法律顾问|本报代号|新闻热线|报料热线|爆料|广告热线|[广廣]告部|訂閱熱線|发行投诉|昨日本报开印|本报印刷厂"
)
"""What a nameplate prints too (a price, a printer, an address) is the nameplate's wherever it stands (报尾)."""
SLOGAN = re.compile(r"[\u4e00-\u9fff\s，]{6,20}")
NUMERALS = "零一二三四五六七八九"
ONWARD = ("（下转第{n}版）", "（下转{d}版）", "（下转A0{d}版▶）", "下转第{d}版", "▶▶下转{d}版", "（下转A0{d}版）")
BACKWARD = ("（上接第一版）", "（上接1版）", "上接A01版", "◀上接A01版", "（上接A1版）", "(上接一版)", "◀◀上接1版")
HAN = re.compile(r"[\u4e00-\u9fff]{2}")
HALF = str.maketrans("，：；！？（）", ",:;!?()")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
PHRASES = str.maketrans("记报转讯电员体图", "記報轉訊電員體圖")
CORNERS = str.maketrans("“”‘’", "「」『』")

Kit = Furniture
Piece = tuple[int, int]


@frozen
class GeneratedArticle:
    """The gold of one story on a page; strings as printed there."""

    story: str
    kind: str
    rubrics: tuple[str, ...]
    kicker: str | None
    headline: str | None
    deck: str | None
    names: tuple[str, ...]
    dateline: dict[str, Any] | None
    crossheads: tuple[str, ...]
    paragraphs: tuple[str, ...]
    """Texts as a reader joins them over the cuts; crossheads left out."""


@frozen
class GeneratedPage:
    """A page and its gold; every non-blank character of ``text`` lies in exactly one of ``lines``."""

    text: str
    lines: tuple[tuple[int, int, int, str], ...]
    """(start, stop, number of the story or 0, kind), in order."""
    joins: tuple[tuple[Piece, Piece], ...]
    """Pairs of (start, stop) of lines that are one paragraph."""
    articles: dict[int, GeneratedArticle]
    style: str
    mode: str
    seed: int


@frozen
class _Habits:
    """What one newspaper does with its stories: how many datelines it sets as bylines or leaves out, how many stories it divides, and with two lines."""

    bylines: float = 0.3
    dropped: float = 0.25
    crossheads: float = 0.5
    two_lines: float = 0.12

    @classmethod
    def drawn(cls, rng: random.Random) -> _Habits:
        bylines, dropped = rng.choice(DATELINES)
        return cls(bylines, dropped, rng.choice((0.05, 0.3, 0.6, 0.95)), rng.choice((0.0, 0.0, 0.1, 0.6)))


@define
class _Line:
    """A row on its way to the page; ``follows`` is the line that it continues in mid sentence."""

    row: Row
    story: int = 0
    follows: _Line | None = None
    doubled: int = 0
    """How many of its first characters the line before it printed already."""


@define
class _Told:
    """A story as one page tells it."""

    story: Story
    lines: list[_Line] = Factory(list)
    dateline: dict[str, Any] | None = None


# --- telling a story -----------------------------------------------------------------


def _retold(story: Story, rng: random.Random) -> tuple[tuple[Row, ...], ...]:
    """The story's rows (for a round-up: each item's), some paragraphs run together and some of the news cut short."""
    if story.items:
        return story.items
    rows = list(story.rows)
    if story.kind in RUNNING | NEWS and rng.random() < 0.75:
        rows = _run_together(rows, rng)
    first = next((n for n, row in enumerate(rows) if row.lead), None)
    if story.kind in NEWS and first is not None and rng.random() < 0.15:
        body = rows[first:]
        if len(body) > 1 and all(row.role == "paragraph" and not row.tail for row in body):
            rows = rows[: first + rng.randint(1, len(body) - 1)]
            while rows[-1].text[-1] not in "。！？”」":
                rows.append(body[len(rows) - first])
    return (tuple(rows),)


def _run_together(rows: list[Row], rng: random.Random) -> list[Row]:
    kept: list[Row] = []
    for row in rows:
        last = kept[-1] if kept else None
        if (
            last
            and last.role == row.role == "paragraph"
            and not row.lead
            and not last.tail
            and min(len(last.text), len(row.text)) > 20
            and len(last.printed + row.printed) < 330
            and last.text.endswith("。")
            and not re.match(r"[问答問編编“「一二三四五六七八九十（]|\w{2,4}：", row.text)
            and rng.random() < 0.65
        ):
            kept[-1] = evolve(last, text=last.text + row.text, tail=row.tail, names=last.names + row.names)
        else:
            kept.append(row)
    return kept


def _plain(story: Story, rows: Sequence[Row]) -> _Told:
    kept = [row for row in rows if row.role != "caption" and (row.role != "rubric" or story.kind == "editor")]
    if not any(row.role in HEAD for row in kept) or all(row.role in HEAD for row in kept):
        kept = list(rows)  # a picture story is nothing without its caption
    return _Told(story, [_Line(row) for row in kept], dict(story.dateline) or None)


def _byline(names: Sequence[str], story: Story, rng: random.Random) -> list[Row]:
    """A standing byline in one of the forms that newspapers set."""
    joined = rng.choice((" ", " ", "、")).join(names)
    first, rest, agency = names[0], " ".join(names[1:]), dict(story.dateline).get("agency")
    forms = [
        *(f"{mark}本报记者 {joined}" for mark in ("■ ", "■", "□ ", "", "●", "文/图 ")),
        *(f"{mark}记者 {joined}" for mark in ("", "□", "全媒体", "● 全媒体")),
        *(f"{mark}{joined}" for mark in ("■ ", "文/", "◎", "□ ")),
    ]
    if agency and agency != "本报" and len(agency) > 2:
        forms += [f"■ {agency}记者 {joined}", f"{agency}记者 {joined}"] * 2
    if rest:
        forms += [f"■ 本报记者 {first} 通讯员 {rest}", f"本报记者 {first}|通讯员 {rest}", f"文/{first} 图/{rest}"] * 2
    chosen = _scripted(rng.choice(forms), story)
    return [Row("byline", line, names=_named(names, line)) for line in chosen.split("|")]


def _scripted(form: str, story: Story) -> str:
    """A set phrase in the script of its story."""
    return form.translate(PHRASES) if story.traditional else form


def _named(names: Sequence[str], text: str) -> tuple[str, ...]:
    return tuple(name for name in names if occurs(name, text))


def _closing(story: Story, rng: random.Random) -> tuple[str, dict[str, Any]] | None:
    """A dateline that closes a story which its opening one was taken from."""
    known = dict(story.dateline)
    if not known.get("place") or not known.get("month"):
        return None
    kind = rng.choice(("讯", "电", "电"))
    mark = f"（{known['agency']}{known['place']}{known['month']}月{known['day']}日{kind}）"
    return mark, {**known, "kind": kind}


def _redate(told: _Told, rng: random.Random, *, bylines: float, dropped: float) -> str:
    """Take the opening dateline away from some stories; says what became of it: kept, byline, dropped."""
    lines = told.lines
    at = next((n for n, line in enumerate(lines) if line.row.role == "paragraph"), None)
    if at is None or not lines[at].row.lead or len(lines[at].row.text) < 40:
        return "kept"
    chance, row = rng.random(), lines[at].row
    if chance >= bylines + dropped:
        return "kept"
    lines[at].row = evolve(row, lead="", names=_named(row.names, row.tail))
    told.dateline = None
    closing = _closing(told.story, rng) if rng.random() < 0.5 else None
    fate = "byline" if chance < bylines and row.names else "dropped"
    if fate == "byline":
        if rng.random() < 0.85:
            while at > 1 and lines[at - 1].row.role == "rubric" and rng.random() < 0.7:
                at -= 1  # an editor's note stands under the byline
            lines[at:at] = map(_Line, _byline(row.names, told.story, rng))
        else:
            form = rng.choice(("（{}）", "（记者 {}）", "（本报记者 {}）", "记者 {}"))
            signature = _scripted(form, told.story).format(" ".join(row.names))
            lines.append(_Line(Row("byline", signature, names=row.names)))
            closing = None
    last = max(n for n, line in enumerate(lines) if line.row.role == "paragraph")
    if closing and last == len(lines) - 1:
        mark, told.dateline = closing
        if rng.random() < 0.5:
            lines.append(_Line(Row("byline", mark)))
        else:
            lines[last].row = evolve(lines[last].row, tail=lines[last].row.tail + mark)
    return fate


def _undress(told: _Told) -> None:
    """No head at all: the story opens with its dateline."""
    at = next(n for n, line in enumerate(told.lines) if line.row.lead)
    told.lines[:at] = [line for line in told.lines[:at] if line.row.role == "caption"]


def _label(told: _Told, rng: random.Random) -> None:
    """No head but the name of a column of short news."""
    lines = told.lines
    top = next((n for n, line in enumerate(lines) if line.row.role in HEAD), None)
    if top is None or any(line.row.role == "rubric" for line in lines):
        return
    name = _scripted(rng.choice(DISTRICTS) + rng.choice(LABELS), told.story)
    lines[:] = [line for line in lines if line.row.role not in HEAD and line.row.role != "crosshead"]
    lines.insert(top, _Line(Row("rubric", name)))


def _cut(line: _Line, rng: random.Random) -> list[_Line]:
    """A paragraph cut at a column's end, in mid sentence."""
    row, words = line.row, line.row.text
    edge = 25 if rng.random() < 0.75 else 9
    at = rng.randint(edge, len(words) - edge)
    if rng.random() < 0.85:
        while at < len(words) - edge + 5 and not HAN.fullmatch(words[at - 1 : at + 1]):
            at += 1
    else:
        at = words.find("，", at) + 1 or at
    if words[at - 1] in "。！？”」…；：）—" or words[at] in "，。、！？”’」』；：）》…—.%％":
        return [line]
    doubled = rng.randint(2, 4) if rng.random() < 0.03 else 0
    if words[at - doubled] in "，。、！？”’」』；：）》":
        doubled = 0
    head = evolve(row, text=words[:at], tail="", names=_named(row.names, row.lead))
    rest = Row(row.role, words[at - doubled :], "", row.tail, _named(row.names, row.tail))
    first = _Line(head)
    return [first, _Line(rest, follows=first, doubled=doubled)]


def _caption(kit: Kit, rng: random.Random) -> list[_Line]:
    lines, names = rng.choice(kit.captions)
    if len(lines) == 1 and not names and lines[0][0] not in PICTURE_SIGNS and rng.random() < 0.75:
        lines, names = rng.choice(kit.captions)  # few pictures' texts have neither a sign nor a credit
    return [_Line(Row("caption", line, names=_named(names, line))) for line in lines]


def _stray(kit: Kit, rng: random.Random) -> list[_Line]:
    """Something of the page's that stands in the middle of a story."""
    pick = rng.random()
    if pick < 0.45:
        return [_Line(_noise(rng.choice(kit.artifacts)))]
    if pick < 0.7:
        return _notice(kit, rng)
    return [_Line(Row("refer", line)) for line in rng.choice(kit.refers)]


def _notice(kit: Kit, rng: random.Random) -> list[_Line]:
    """A notice of the furniture's, or slogans over the office that has them printed (公益广告)."""
    lines = rng.choice(kit.notices)
    if rng.random() < 0.2 and not is_traditional("".join(lines)):
        slogans = [first for first, *rest in kit.notices if not rest and SLOGAN.fullmatch(first)]
        place = rng.choice(PLACES)
        offices = " ".join(place + office for office in rng.sample(OFFICES, rng.choice((1, 1, 2))))
        lines = (*rng.sample(slogans, rng.choice((1, 2, 2, 3))), offices + rng.choice((" 宣", " 宣", "\u3000宣", "宣")))
        lines += (rng.choice(HOTLINES),) if rng.random() < 0.3 else ()
    return [_Line(Row("masthead" if IMPRINT.match(line) else "notice", line)) for line in lines]


def _noise(mark: str) -> Row:
    return Row("figure" if re.match(r"!\[|\[图片|<im|\[im|<fig", mark) else "artifact", mark)


def _onward(told: _Told, rng: random.Random) -> None:
    """A mark at the end: the story goes on on another page."""
    n = rng.randint(2, 8)
    mark = _scripted(rng.choice(ONWARD), told.story).format(n=NUMERALS[n], d=n)
    last = told.lines[-1]
    if last.row.role != "paragraph" or last.row.tail:
        return
    if rng.random() < 0.5:
        last.row = evolve(last.row, tail=mark)
    else:
        told.lines.append(_Line(Row("jump", mark)))


def _backward(told: _Told, rng: random.Random) -> None:
    """A mark at the start of the body: the story began on the front page."""
    mark = _scripted(rng.choice(BACKWARD), told.story)
    at = next(n for n, line in enumerate(told.lines) if line.row.role == "paragraph")
    row = told.lines[at].row
    told.lines[at].row = evolve(row, lead="", names=_named(row.names, row.tail))
    told.dateline = None if dict(told.story.dateline) and told.story.dated == "open" else told.dateline
    if rng.random() < 0.5:
        told.lines[at].row = evolve(told.lines[at].row, lead=mark)
    else:
        told.lines.insert(at, _Line(Row("jump", mark)))


def _dressed(story: Story, rows: Sequence[Row], kit: Kit, rng: random.Random, habits: _Habits, *, first: bool) -> _Told:
    told = _Told(story, [_Line(row) for row in rows], dict(story.dateline) or None)
    if story.items:
        return told
    fate = _redate(told, rng, bylines=habits.bylines, dropped=habits.dropped)
    lines = told.lines
    marked = False
    body = [line for line in lines if line.row.role == "paragraph"]
    if story.kind in RUNNING and len(body) >= 3 and rng.random() < 0.04:
        _backward(told, rng)
        marked = True
    if story.kind in RUNNING | NEWS and not marked and len(body) < 4 and rng.random() < 0.04:
        _label(told, rng)
    bare = fate == "kept" and story.dated == "open" and not marked and rng.random() < 0.1
    if bare:
        _undress(told)
    top = next((n for n, line in enumerate(lines) if line.row.role in HEAD), None)
    if top is not None and not any(line.row.role == "rubric" for line in lines):
        if rng.random() < 0.15:
            lines.insert(top, _Line(Row("rubric", rng.choice(kit.rubrics))))
        elif rng.random() < 0.12:
            after = max(n for n, line in enumerate(lines) if line.row.role in HEAD) + 1
            lines.insert(after, _Line(Row("rubric", rng.choice(kit.rubrics))))
    if story.kind in RUNNING:
        _crossheads(lines, kit, rng, habits)
    told.lines = lines = [piece for line in lines for piece in _maybe_cut(line, rng, story)]
    _misplace(lines, rng)
    if not any(line.row.role == "caption" for line in lines) and story.kind not in ("list", "announcement", "poem"):
        _captions(lines, kit, rng, first=first, bare=bare)
    if not bare and top is not None and not any(line.row.role == "rubric" for line in lines):
        _series(lines, kit, rng)
    if rng.random() < 0.07 and len(lines) > 4:
        spot = rng.randint(3, len(lines) - 1)
        lines[spot:spot] = _stray(kit, rng)
    if story.kind in RUNNING and lines[-1].row.role == "paragraph" and rng.random() < 0.05:
        _onward(told, rng)
    if fate == "kept" and story.dated == "open" and not bare and not marked and rng.random() < 0.03:
        _displace(lines)
    return told


def _series(lines: list[_Line], kit: Kit, rng: random.Random) -> None:
    """A series' name where the column leaves room for it: between the picture and the lead, or below the story."""
    pick = rng.random()
    rubric = _Line(Row("rubric", rng.choice(kit.rubrics)))
    lead = next((n for n, line in enumerate(lines) if line.row.role == "paragraph"), 0)
    if pick < 0.06 and lead and lines[lead - 1].row.role in ("caption", "byline", "deck"):
        lines.insert(lead, rubric)
    elif pick > 0.975 and lines[-1].row.role == "paragraph":
        lines.append(rubric)


def _maybe_cut(line: _Line, rng: random.Random, story: Story) -> list[_Line]:
    if line.row.role == "paragraph" and len(line.row.text) > 80 and story.kind != "poem" and rng.random() < 0.5:
        return _cut(line, rng)
    return [line]


def _crossheads(lines: list[_Line], kit: Kit, rng: random.Random, habits: _Habits) -> None:
    body = [line for line in lines if line.row.role == "paragraph"]
    own = [line for line in lines if line.row.role == "crosshead"]
    if len(own) > 1 and rng.random() < habits.two_lines / 2 and not any(NUMBERED.match(line.row.text) for line in own):
        told, lines[:] = list(lines), []
        for line in told:
            heads = _two_lines(line.row.text, kit, rng) if line.row.role == "crosshead" else []
            lines += [_Line(Row("crosshead", head)) for head in heads] or [line]
    if len(body) < 4 or own or rng.random() >= habits.crossheads:
        return
    for n in rng.sample(range(1, len(body) - 1), min(len(body) - 2, rng.choice((1, 2, 2, 3)))):
        at = next(k for k, line in enumerate(lines) if line is body[n])
        if body[n - 1].row.printed.rstrip("”」")[-1] in "：？":
            continue  # what is asked or announced is not parted from what follows
        head = rng.choice(kit.crossheads)
        if (clause := _clause(body[n].row.text, rng)) and rng.random() < 0.5:
            head = clause
        heads = _two_lines(head, kit, rng) if rng.random() < habits.two_lines else [head]
        lines[at:at] = [_Line(Row("crosshead", head)) for head in heads]


def _two_lines(head: str, kit: Kit, rng: random.Random) -> list[str]:
    """A crosshead over two lines: broken in two, under a label (思想基石), or under another."""
    pick = rng.random()
    if pick < 0.3 and len(head) >= 10:
        middle = len(head) // 2 + rng.randint(-2, 2)
        return [head[:middle], head[middle:]]
    if pick < 0.7:
        return [rng.choice([label for label in kit.crossheads if LABEL.fullmatch(label)]), head]
    return [rng.choice(kit.crossheads), head]


def _misplace(lines: list[_Line], rng: random.Random) -> None:
    """Some crossheads at a column's edge, read before the rest of the paragraph above them."""
    for n in range(1, len(lines)):
        if lines[n].row.role == "crosshead" and lines[n - 1].follows is not None and rng.random() < 0.15:
            lines[n - 1], lines[n] = lines[n], lines[n - 1]


def _clause(text: str, rng: random.Random) -> str | None:
    """A clause of a paragraph, as an editor takes a crosshead from what follows."""
    clauses = [
        clause for clause in re.split(r"[，。；：！？、“”‘’「」『』（）《》—…\s]+", text) if 5 <= len(clause) <= 14
    ]
    return rng.choice(clauses) if clauses else None


def _captions(lines: list[_Line], kit: Kit, rng: random.Random, *, first: bool, bare: bool) -> None:
    pick = rng.random()
    lead = next((n for n, line in enumerate(lines) if line.row.role in ("paragraph", "jump")), 0)
    if pick < 0.25 and not bare:
        lines[lead:lead] = _caption(kit, rng)
    elif pick < 0.36 and len(lines) - lead > 2:
        spot = rng.randint(lead + 1, len(lines) - 1)
        lines[spot:spot] = _caption(kit, rng)
    elif pick < 0.4:
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            lines += _caption(kit, rng)
    elif pick < 0.44 and first and not bare:
        lines[:0] = _caption(kit, rng)


def _displace(lines: list[_Line]) -> None:
    """The lead, read before its headline."""
    at = next(n for n, line in enumerate(lines) if line.row.role == "paragraph")
    if any(other.follows is lines[at] for other in lines):
        return
    lines.insert(0, lines.pop(at))


def _epaper(story: Story, rows: Sequence[Row], rng: random.Random, habits: _Habits) -> _Told:
    kept = [row for row in rows if row.role != "caption" or story.kind == "picture"]
    if rng.random() < 0.5 and story.kind != "editor" and any(row.role in HEAD for row in kept):
        kept = [row for row in kept if row.role != "rubric"]
    told = _Told(story, [_Line(row) for row in kept], dict(story.dateline) or None)
    if not story.items:
        _redate(told, rng, bylines=habits.bylines + 0.1, dropped=habits.dropped)
        if rng.random() < 0.04 and told.lines[-1].row.role == "paragraph" and story.kind in RUNNING:
            _onward(told, rng)
    return told


# --- laying the page out -------------------------------------------------------------


class _Sheet:
    """A page under construction."""

    def __init__(self, style: str, mode: str, rng: random.Random) -> None:
        self.style, self.mode, self.rng = style, mode, rng
        self.parts: list[str] = []
        self.length = 0
        self.width = rng.randint(18, 26)
        self.levels = rng.choice(((2, 3, 3), (2, 2, 3), (2, 3, 4), (1, 2, 3), (3, 4, 4), (2, 2, 2)))
        self.rubric_level = rng.choice((0, 0, 2, 3))
        self.flush = rng.random() < 0.5  # crossheads, captions and bylines flush in an indented page
        self.indent_columns = rng.random() < 0.4
        self.gap = rng.choice((0, 0, 1, 2))
        self.pictures = rng.random() < 0.5  # where a picture stood, empty lines are left

    def space(self) -> None:
        """The space between two stories."""
        extra = self.gap if self.style != "tight" else 0
        if extra and self.parts:
            self.parts.append("\n" * extra)
            self.length += extra

    def _level(self, role: str) -> int:
        if self.style == "flat":
            return 2 if role in (*HEAD, "crosshead") else 0
        if self.style != "markdown":
            return 0
        head, others, cross = self.levels
        levels = {"headline": head, "kicker": others, "deck": others, "crosshead": cross, "rubric": self.rubric_level}
        level = levels.get(role, 0)
        return 0 if self.mode == "epaper" and role == "crosshead" else level

    def _indented(self, role: str) -> bool:
        if self.style != "indented":
            return False
        if self.mode == "epaper":
            return role not in (*HEAD, "rubric")
        return role in ("paragraph", "table") or (not self.flush and role in ("crosshead", "byline", "caption", "jump"))

    def put(self, line: _Line, text: str) -> Piece:
        role = line.row.role
        text = "#" * level + " " + text if (level := self._level(role)) else text
        blank = "" if line.follows is not None else "\u3000\u3000"
        columns = self.style == "columns" and self.indent_columns and role == "paragraph"
        before = blank if columns or self._indented(role) else ""
        if self.style == "columns" and role in ("paragraph", "caption"):
            text = _wrap(text, self.width, len(before))
        if (
            role == "caption"
            and self.pictures
            and self.style in ("plain", "markdown", "flat")
            and line.row.text[:1] not in "（("
        ):
            before = "\n" * self.rng.randint(1, 2) + before
        start = self.length + len(before)
        after = "\n" if self.style in ("indented", "tight") else "\n\n"
        self.parts.append(before + text + after)
        self.length += len(self.parts[-1])
        return start, start + len(text)


def _wrap(text: str, width: int, indent: int) -> str:
    """The text in lines of ``width`` characters, Latin letters and digits half as wide; no line begins with a closing mark or with a blank."""
    lines, here = [], 0
    room = float(width - indent)
    while here < len(text):
        stop = here
        while stop < len(text) and (room >= 1 or (room > 0 and text[stop].isascii())):
            room -= 0.5 if text[stop].isascii() else 1
            stop += 1
        while stop < len(text) and text[stop] in "，。、；：！？”’」』）》 ":
            stop += 1
        lines.append(text[here:stop])
        here, room = stop, float(width)
    return "\n".join(lines)


@functools.cache
def _localised(kit: Kit, traditional: bool) -> Kit:
    """The furniture in the script of a page's stories."""
    converter = OpenCC("s2hk" if traditional else "t2s")

    def put(text: str) -> str:
        if is_traditional(text) is traditional:
            return text
        printed = converter.convert(text)
        return printed if len(printed) == len(text) else text

    def lines(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(put, texts))

    def caption(texts: tuple[str, ...], names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        whole, printed = "\n".join(texts), "\n".join(lines(texts))
        places = [found for name in names if (found := occurs(name, whole))]
        return lines(texts), tuple(printed[found.start() : found.end()] for found in places)

    return Furniture(
        mastheads=tuple(map(lines, kit.mastheads)),
        folios=tuple(map(lines, kit.folios)),
        rubrics=lines(kit.rubrics),
        refers=tuple(map(lines, kit.refers)),
        notices=tuple(map(lines, kit.notices)),
        artifacts=kit.artifacts,
        editors=lines(kit.editors),
        captions=tuple(caption(texts, names) for texts, names in kit.captions),
        crossheads=lines(kit.crossheads),
    )


class _Press:
    """How a page's words are set: the script and the widths."""

    def __init__(self, story_traditional: bool, rng: random.Random, mode: str, script: str | None) -> None:
        if script is None and not story_traditional and mode != "clean" and rng.random() < 0.1:
            script = rng.choice(("s2t", "s2hk"))
        self._convert = OpenCC(script) if script else None
        self._corners = bool(script) and rng.random() < 0.8
        pick = rng.random() if mode == "dressed" else 1.0
        self._widths = HALF if pick < 0.05 else WIDE if pick < 0.09 else None

    def set(self, text: str) -> str:
        """The text as this page prints it, of the same length."""
        if self._convert:
            printed = self._convert.convert(text)
            text = printed if len(printed) == len(text) else "".join(self._single(char) for char in text)
        text = text.translate(CORNERS) if self._corners else text
        return text.translate(self._widths) if self._widths else text

    def _single(self, char: str) -> str:
        assert self._convert is not None
        printed = self._convert.convert(char)
        return printed if len(printed) == 1 else char


def _gold(told: _Told, press: _Press) -> GeneratedArticle:
    def texts(*roles: str) -> tuple[str, ...]:
        return tuple(press.set(line.row.printed) for line in told.lines if line.row.role in roles)

    names: list[str] = []
    for line in told.lines:
        for name in line.row.names:
            found = occurs(name, line.row.printed)
            assert found is not None
            printed = re.sub(r"\s", "", press.set(line.row.printed)[found.start() : found.end()])
            if printed not in names:
                names.append(printed)
    rubrics = texts("rubric")
    headline = " ".join(texts("headline")) or None
    if told.story.column and headline:
        rubrics += (press.set(told.story.column),)
    return GeneratedArticle(
        story=told.story.id,
        kind=told.story.kind,
        rubrics=rubrics,
        kicker=" ".join(texts("kicker")) or None,
        headline=headline,
        deck=" ".join(texts("deck")) or None,
        names=tuple(names),
        dateline=_set_dateline(told.dateline, press),
        crossheads=texts("crosshead"),
        paragraphs=tuple(_joined(told.lines, press)),
    )


def _set_dateline(dateline: dict[str, Any] | None, press: _Press) -> dict[str, Any] | None:
    """As printed, the kind normalised as the library gives it."""
    return dateline and {k: press.set(v) if k in ("agency", "place") and v else v for k, v in dateline.items()}


def _joined(lines: list[_Line], press: _Press) -> Iterator[str]:
    whole: list[tuple[_Line, str]] = []
    for line in lines:
        if line.row.role != "paragraph":
            continue
        text = press.set(line.row.printed)
        if line.follows is not None:
            at = next(n for n, (last, _) in enumerate(whole) if last is line.follows)
            whole[at] = (line, whole[at][1] + text[line.doubled :])
        else:
            whole.append((line, text))
    return (text for _, text in whole)


# --- the pages -----------------------------------------------------------------------


def pages(
    seed: int,
    *,
    half: str | None = None,
    mode: str = "dressed",
    style: str | None = None,
    script: str | None = None,
    across: float = 0.0,
    stories: Sequence[Story] | None = None,
    furniture: Furniture | None = None,
) -> Iterator[GeneratedPage]:
    """Pages made of every story once, in an order that the seed gives.

    Args:
        seed: The same seed gives the same pages.
        half: ``fit`` or ``test`` for the half of the material; ``None`` for all of it.
        mode: One of ``MODES``.
        style: One of ``STYLES`` for every page; by default each page's style is drawn.
        script: An OpenCC configuration (``s2t``, ``s2hk``) for every page; by default one page in ten is set in
            traditional script.
        across: How often a page is read across its columns, so that the rest of a cut paragraph, and what follows it,
            stands inside the next story.
        stories: Instead of the material's.
        furniture: Instead of the material's.
    """
    if mode not in MODES:
        raise ValueError(f"mode is one of {MODES}, not {mode!r}")
    rng = random.Random(seed)
    kit = furniture or load_furniture(half)
    pool = list(load_stories(half) if stories is None else stories)
    for left, house in _newspapers(pool, rng):
        while left:
            size = rng.randint(3, 8)
            if len(left) - size < 3:
                size = len(left)
            batch = [left.pop() for _ in range(size)]
            drawn = style or rng.choice(EPAPER if mode == "epaper" else DRAWN)
            habits = _Habits.drawn(rng) if house else _Habits()
            traditional = batch[0].traditional
            press = _Press(traditional, rng, mode, script)
            yield _page(batch, _localised(kit, traditional), rng, drawn, mode, press, seed, across, habits)


def _newspapers(pool: Sequence[Story], rng: random.Random) -> Iterator[tuple[list[Story], bool]]:
    """The stories in groups that share pages, and whether one newspaper printed them: most are told by their own, the rest by whoever comes."""
    groups: dict[tuple[str, bool], list[Story]] = {}
    for story in pool:
        groups.setdefault((story.part if rng.random() < 0.7 else "", story.traditional), []).append(story)
    for (part, traditional), group in list(groups.items()):
        if part and len(group) < 6:
            groups.setdefault(("", traditional), []).extend(groups.pop((part, traditional)))
    for (part, _), group in groups.items():
        rng.shuffle(group)
        if part and rng.random() < 0.5:
            group.sort(key=lambda story: story.kind)
        yield group, bool(part)


def _told(batch: Sequence[Story], kit: Kit, rng: random.Random, mode: str, habits: _Habits) -> Iterator[_Told]:
    for n, story in enumerate(batch):
        for m, rows in enumerate(_retold(story, rng)):
            if mode == "clean":
                yield _plain(story, rows)
            elif mode == "epaper":
                yield _epaper(story, rows, rng, habits)
            else:
                yield _dressed(story, rows, kit, rng, habits, first=n == m == 0)


def _page(
    batch: Sequence[Story],
    kit: Kit,
    rng: random.Random,
    style: str,
    mode: str,
    press: _Press,
    seed: int,
    across: float,
    habits: _Habits,
) -> GeneratedPage:
    sheet = _Sheet(style, mode, rng)
    told = list(_told(batch, kit, rng, mode, habits))
    lines = list(_top(kit, rng)) if mode == "dressed" else []
    opens: set[int] = set()
    for number, tale in enumerate(told, 1):
        opens.add(id(tale.lines[0]))
        for line in tale.lines:
            line.story = 0 if line.row.role in ("refer", "notice", "masthead", "figure", "artifact") else number
            lines.append(line)
        if mode == "dressed":
            lines += _between(kit, rng)
    if mode == "dressed":
        lines += _foot(kit, rng)
    elif mode == "epaper" and rng.random() < 0.15:
        lines += [_Line(Row("refer", line)) for line in rng.choice(kit.refers)]
    if across and rng.random() < across:
        _read_across(lines, rng)
    spans: list[tuple[int, int, int, str]] = []
    places: dict[int, Piece] = {}
    joins: list[tuple[Piece, Piece]] = []
    for line in lines:
        if id(line) in opens:
            sheet.space()
        place = places[id(line)] = sheet.put(line, press.set(line.row.printed))
        spans.append((*place, line.story, line.row.role))
        if line.follows is not None:
            joins.append((places[id(line.follows)], place))
    articles = {number: _gold(tale, press) for number, tale in enumerate(told, 1)}
    return GeneratedPage("".join(sheet.parts), tuple(spans), tuple(joins), articles, style, mode, seed)


def _read_across(lines: list[_Line], rng: random.Random) -> None:
    """The rest of a cut paragraph, and what follows it, moved behind the next story's lead."""
    cuts = [line for line in lines if line.follows is not None]
    if not cuts:
        return
    rest = rng.choice(cuts)
    here = next(n for n, line in enumerate(lines) if line is rest)
    after = next((n for n in range(here, len(lines)) if lines[n].story not in (0, rest.story)), None)
    lead = after and next((n for n in range(after, len(lines)) if lines[n].row.role == "paragraph"), None)
    if not after or not lead or lines[lead].story != lines[after].story:
        return
    lines[here : lead + 1] = lines[after : lead + 1] + lines[here:after]


def _top(kit: Kit, rng: random.Random) -> Iterator[_Line]:
    if rng.random() < 0.16:
        plate = [_Line(Row("masthead", line)) for line in rng.choice(kit.mastheads)]
        if rng.random() < 0.4:
            plate.insert(rng.randint(1, len(plate) - 1), _Line(Row("figure", "![](logo.png)")))
        yield from plate
    elif rng.random() < 0.5:
        yield from (_Line(Row("folio", line)) for line in rng.choice(kit.folios))
    if rng.random() < 0.06:
        yield from _refers(kit, rng)


def _refers(kit: Kit, rng: random.Random) -> list[_Line]:
    return [_Line(Row("refer", line)) for line in rng.choice(kit.refers)]


def _between(kit: Kit, rng: random.Random) -> list[_Line]:
    pick = rng.random()
    if pick < 0.06:
        return _refers(kit, rng)
    if pick < 0.12:
        return _notice(kit, rng)
    if pick < 0.16:
        return [_Line(_noise(rng.choice(kit.artifacts)))]
    return []


def _foot(kit: Kit, rng: random.Random) -> list[_Line]:
    pick = rng.random()
    if pick < 0.1:
        return [_Line(Row("folio", rng.choice(kit.editors)))]
    if pick < 0.15:
        return [_Line(Row("folio", line)) for line in rng.choice(kit.folios)]
    if pick < 0.2:
        return _notice(kit, rng)
    return []
