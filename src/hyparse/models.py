"""What users hold: frozen values, compared by value, picklable, and hashable wherever their fields are.

Offsets are characters (code points), half-open, into the text that the caller gave. Texts are as printed; numbers, dates,
page labels and codes are normalised values. An absent thing is ``None`` or empty, never ``""``.
"""

from __future__ import annotations

import datetime
import hashlib
import html
import importlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from hyparse.extras import HasExtras
from hyparse.frozenmap import FrozenMap
from hyparse.patterns import lazy_re
from hyparse.text import fold

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Byline",
    "CNNumber",
    "Caption",
    "Continuation",
    "Contributor",
    "Dateline",
    "Diagnostic",
    "Direction",
    "Explanation",
    "Fix",
    "Folio",
    "Function",
    "Genre",
    "Headline",
    "Issue",
    "Lead",
    "LunarDate",
    "Masthead",
    "Page",
    "PageText",
    "Paragraph",
    "Provenance",
    "Quality",
    "Reason",
    "Refer",
    "Severity",
    "Span",
]


def _labels(items: Mapping[str, str]) -> Mapping[str, str]:
    return items if isinstance(items, FrozenMap) else FrozenMap(items)


def _values(items: Mapping[str, tuple[Any, ...]]) -> Mapping[str, tuple[Any, ...]]:
    return items if isinstance(items, FrozenMap) else FrozenMap(items)


class BlockKind(StrEnum):
    """The kinds of block that hyparse knows of itself; a user's parser may add more."""

    MASTHEAD = "masthead"
    """The nameplate's lines (报头): title, sponsors, CN number, date, issue number, hotlines, imprint."""
    FOLIO = "folio"
    """The page's own line (版眉): number, section, date, its editors."""
    RUBRIC = "rubric"
    """A column's or a series' name over or inside an article (栏目, 专题)."""
    KICKER = "kicker"
    """引题, 肩题: the line above the headline that leads into it."""
    HEADLINE = "headline"
    """主题."""
    DECK = "deck"
    """副题: the line below the headline that says more; a dash line; a list of main points (提要)."""
    BYLINE = "byline"
    """A standing line of credits, a closing signature or dateline, a note on the author."""
    PARAGRAPH = "paragraph"
    """Body text, the lead included."""
    CROSSHEAD = "crosshead"
    """小标题 inside an article."""
    CAPTION = "caption"
    """A picture's text and its credit line (图片说明)."""
    JUMP = "jump"
    """A line that holds nothing but a continuation mark (上接A01版)."""
    REFER = "refer"
    """导读: a headline that sends the reader to an inside page, with its mark."""
    NOTICE = "notice"
    """A public-service line or an advertisement."""
    FIGURE = "figure"
    """An extractor's mark for a picture."""
    TABLE = "table"
    """A table or a fact box."""
    ARTIFACT = "artifact"
    """Extraction noise: a stray tag, a page-break mark."""


class Function(StrEnum):
    """What a contributor did, the same for both scripts."""

    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    """通讯员: a contributor from outside the newsroom."""
    INTERN = "intern"
    COMMENTATOR = "commentator"
    PHOTOGRAPHER = "photographer"
    ILLUSTRATOR = "illustrator"
    DESIGNER = "designer"
    EDITOR = "editor"
    PROOFREADER = "proofreader"
    TRANSLATOR = "translator"
    COMPILER = "compiler"
    OTHER = "other"


class Genre(StrEnum):
    """What kind of text an article is, by form and place (体裁)."""

    NEWS = "news"
    """消息: what happened, reported."""
    FEATURE = "feature"
    """通讯, 特写, 专访: a report that tells at length, with its author over it."""
    COMMENT = "comment"
    """评论, 理论: an opinion, argued."""
    PICTURE = "picture"
    """图片新闻: a picture and its text."""
    BRIEF = "brief"
    """简讯: news in one short paragraph."""
    ANNOUNCEMENT = "announcement"
    """公告, 启事, 法规: an office's own words, printed as they are."""
    LIST = "list"
    """名单, 行情, 开奖: entries rather than sentences."""
    OBITUARY = "obituary"
    """讣告: a death, and the life."""
    LITERATURE = "literature"
    """副刊: an essay, a poem, a story."""
    ADVERTISEMENT = "advertisement"
    NOTE = "note"
    """编者按, 来信, 更正: the editors or the readers speak."""


class Direction(StrEnum):
    """Where a continuation mark points."""

    TO = "to"
    """The story goes on there (下转)."""
    FROM = "from"
    """The story began there (上接)."""
    SEE = "see"
    """A cross-reference that is no jump (详见, 全文见, 相关报道见)."""


class Severity(StrEnum):
    """How much a doubt weighs."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@frozen(order=True)
class Span:
    """Half-open character offsets into the text that the caller gave."""

    start: int
    stop: int
    page: int = 0
    """Which of the pages given to ``parse_issue``, from 0."""


@frozen
class PageText:
    """A page's text for ``parse_issue``, with its label where the caller knows it (``"2"``, ``"A06"``)."""

    text: str
    number: str | None = None


@frozen
class Fix:
    """A correction that somebody made: it binds the reading, and the rest of the page adapts to it.

    What is left ``None`` stays open. A span may take in several blocks, whole ones; blank characters at its edges do not count.
    """

    span: Span
    kind: str | None = None
    """The kind of every block in the span."""
    opens_article: bool | None = None
    """``True``: a story begins with the span's first block, and with no other block in it. ``False``: none begins in it."""
    joins: Span | None = None
    """The piece that the paragraph in ``span`` goes on with, on this page or another one of the issue; the span itself: with none."""


@frozen
class Block:
    """A stretch of the page of one kind."""

    kind: str
    """A ``BlockKind``, or the kind of a user's parser."""
    span: Span
    text: str
    """The page's text at ``span``, as printed, Markdown marks included."""
    margin: float = field(default=0.0, eq=False)
    """By how much (natural log odds, at most 12) the page's best reading beats the best one in which the block is of another kind;
    not compared: it says how sure the reading is, not what was read."""


@frozen
class Reason:
    """One piece of evidence, and how much it weighs."""

    feature: str
    """Its name, as ``hyparse.evidence`` gives it, or the name of a user's parser."""
    weight: float
    """Natural log odds for the kind chosen, against the runner-up."""


@frozen
class Explanation:
    """Why a block was given its kind."""

    block: Block
    opens_article: bool
    """Whether a story was taken to begin here."""
    margin: float
    """By how much (natural log odds) the page's best reading beats the best in which the block is of another kind."""
    runner_up: str | None
    """The kind that the block has in that other reading; ``None`` where nothing else was possible."""
    border_margin: float
    """The same for whether a story begins here."""
    reasons: tuple[Reason, ...]
    """The evidence, the weightiest first; negative weights speak for the runner-up."""


@frozen
class Diagnostic:
    """A doubt: what was printed, what would have been expected, and where."""

    code: str
    """Stable, in kebab-case: ``weekday-mismatch``."""
    severity: Severity
    message: str
    printed: str | None = None
    expected: str | None = None
    span: Span | None = None


@frozen
class Contributor:
    """A person who is credited."""

    name: str
    """Without inner spaces: 王明, printed 王 明."""
    role: str | None = None
    """As printed (全媒体记者; 摄 where only that is printed); carried over to the names that follow; ``None`` where none is."""
    function: Function | None = None
    organisation: str | None = None
    """As printed (衡阳日报, 本报); ``None`` where none is."""
    works: frozenset[str] = frozenset({"text"})
    """Of ``"text"`` and ``"image"``."""
    span: Span | None = field(default=None, eq=False)
    """The name in the text; not compared."""


@frozen
class Dateline:
    """Where, when and by whom a story was filed (电头): 新华社北京5月18日电."""

    agency: str | None = None
    """As printed: 新华社, 本報."""
    place: str | None = None
    month: int | None = None
    day: int | None = None
    kind: str | None = None
    """Normalised: 讯, 电, 报道, 消息."""
    span: Span | None = None

    def resolve(self, issue_date: datetime.date) -> datetime.date | None:
        """The dateline's day with its year: the last such day that is not after the issue's date.

        A paper of January prints datelines of December. One day of grace is given to papers that date ahead.

        Args:
            issue_date: The date of the issue that prints the dateline.

        Returns:
            The day; ``None`` where the dateline gives no month and day or there is no such day in the year before either.
        """
        if self.month is None or self.day is None:
            return None
        latest = issue_date.toordinal() + 1
        for year in range(issue_date.year + 1, max(0, issue_date.year - 9), -1):
            try:
                day = datetime.date(year, self.month, self.day)
            except ValueError:
                continue
            if day.toordinal() <= latest:
                return day
        return None


@frozen
class Lead:
    """The start of a paragraph: dateline, byline, and where the story begins."""

    dateline: Dateline | None = None
    contributors: tuple[Contributor, ...] = ()
    stop: int = 0
    """The offset of the story's first character."""


@frozen
class Byline:
    """A standing byline, a closing signature or a photo credit."""

    contributors: tuple[Contributor, ...] = ()
    dateline: Dateline | None = None
    span: Span | None = None


@frozen
class Headline:
    """The lines of a headline group."""

    rubrics: tuple[str, ...] = ()
    kicker: str | None = None
    main: str | None = None
    deck: str | None = None


@frozen
class LunarDate:
    """A day of the Chinese calendar: 丙午年四月初三."""

    year: str | None
    """The stem-branch name (干支): 丙午."""
    month: int
    day: int
    leap: bool = False


@frozen
class CNNumber:
    """A mainland serial number (国内统一连续出版物号, GB/T 9999): ``str()`` gives ``CN 43-0004``."""

    region: int
    serial: int

    def __str__(self) -> str:
        return f"CN {self.region:02d}-{self.serial:04d}"


@frozen
class Masthead:
    """The issue's identity, as its nameplate prints it."""

    title: str | None = None
    latin_title: str | None = None
    supervisor: str | None = None
    sponsor: str | None = None
    publisher: str | None = None
    cn_number: CNNumber | None = None
    issn: str | None = None
    distribution_code: str | None = None
    """邮发代号."""
    issue_number: int | None = None
    total_number: int | None = None
    """总第…期."""
    date: datetime.date | None = None
    weekday: int | None = None
    """ISO: Monday is 1, Sunday 7."""
    lunar_date: LunarDate | None = None
    page_count: int | None = None
    price: str | None = None
    website: str | None = None
    hotlines: Mapping[str, str] = field(factory=FrozenMap[str, str], converter=_labels)
    """Label to number: 新闻热线 → 8611110."""
    imprint: Mapping[str, str] = field(factory=FrozenMap[str, str], converter=_labels)
    """Other labelled items: 社长, 地址, 邮编, 电子邮箱."""
    spans: tuple[Span, ...] = ()


@frozen
class Folio:
    """The page's own line."""

    page: str | None = None
    """The normalised label: ``"2"``, ``"A6"``."""
    section: str | None = None
    date: datetime.date | None = None
    weekday: int | None = None
    editors: tuple[Contributor, ...] = ()
    span: Span | None = None


@frozen
class Paragraph:
    """A paragraph of the story, joined over its pieces."""

    text: str
    """The lead's dateline and byline kept; continuation marks and doubled overlaps left out."""
    spans: tuple[Span, ...] = ()
    """Its pieces, in reading order."""
    crosshead: bool = False


@frozen
class Caption:
    """A picture's text."""

    text: str
    contributors: tuple[Contributor, ...] = ()
    span: Span | None = None


@frozen
class Continuation:
    """A mark that sends the reader to another page."""

    direction: Direction
    pages: tuple[str, ...] = ()
    """Normalised labels: 第02版 is ``"2"``, A06 is ``"A6"``."""
    span: Span | None = None


@frozen
class Refer:
    """A teaser (导读) that points to an inside page."""

    kicker: str | None = None
    headline: str | None = None
    deck: str | None = None
    pages: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@frozen(repr=False)
class Article(HasExtras):
    """One story."""

    rubrics: tuple[str, ...] = ()
    kicker: str | None = None
    headline: str | None = None
    """Several printed lines are one string, joined by one space."""
    deck: str | None = None
    dateline: Dateline | None = None
    contributors: tuple[Contributor, ...] = ()
    """Everyone credited anywhere in the article, captions included, each (role, name) once."""
    paragraphs: tuple[Paragraph, ...] = ()
    """In reading order, the crossheads among them."""
    crossheads: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    continuations: tuple[Continuation, ...] = ()
    blocks: tuple[Block, ...] = ()
    pages: tuple[str, ...] = ()
    """Labels; a page without one counts by its position, ``"1"`` the first."""
    extras: Mapping[str, tuple[Any, ...]] = field(factory=FrozenMap[str, tuple[Any, ...]], converter=_values)
    """What users' parsers read in the article, by kind."""
    genre: Genre | None = None
    """What kind of text it is; ``None`` in doubt."""
    margin: float = field(default=0.0, eq=False)
    """The smallest margin (natural log odds, at most 12) of the decisions that drew its borders and chose the lines of its headline
    group; not compared."""

    @property
    def text(self) -> str:
        """The paragraphs' texts, crossheads among them, joined by blank lines."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def id(self) -> str:
        """The printed story's name: 16 hexadecimal digits of its folded letters and digits, in printed order.

        The same for the same print over runs, layouts and scripts, whatever kinds its lines were given; another one as soon as the story
        has a line more or less.
        """
        # Blocks rather than paragraphs: a line taken for a crosshead today and for a caption tomorrow is the same print.
        printed = "".join(block.text for block in self.blocks) or "".join(
            part
            for part in (self.kicker, self.headline, self.deck, self.text, *(caption.text for caption in self.captions))
            if part
        )
        letters = "".join(filter(str.isalnum, fold(_TAG.sub("", html.unescape(printed))))).lower().translate(_VARIANTS)
        return hashlib.blake2b(letters.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    def date(self, issue_date: datetime.date) -> datetime.date | None:
        """The day of the story's dateline, with its year.

        Args:
            issue_date: The date of the issue that prints the story.

        Returns:
            The day; ``None`` where the story has no dateline or its dateline no day.
        """
        return self.dateline.resolve(issue_date) if self.dateline is not None else None

    def __repr__(self) -> str:
        return f"<{_shown('summary', self)}>"

    def _repr_html_(self) -> str | None:
        """The reading in a frame, for notebooks; ``None`` without the extra ``html``."""
        shown: str | None = _shown("notebook_html", self)
        return shown


@frozen
class Quality:
    """How well a page's text can be read: shares of its printed characters, from 0 to 1."""

    noise: float = 0.0
    """In artifacts and pictures' marks, or no character of any script (U+FFFD, private use, stray signs)."""
    repeated: float = 0.0
    """In paragraphs that the page has printed before."""
    open: float = 0.0
    """Of the paragraphs: those whose sentence is left open."""
    outside: float = 0.0
    """In no article."""


@frozen
class Provenance:
    """What made a reading: two readings with the same provenance were made by the same rules."""

    version: str
    """hyparse's."""
    vocabulary: str
    """Fingerprint of the word tables: 12 hexadecimal digits."""
    weights: str
    """Fingerprint of the fitted table."""
    parsers: str
    """Fingerprint of the block parsers' kinds and classes."""


@frozen(repr=False)
class Page(HasExtras):
    """One page, read."""

    text: str
    number: str | None = None
    """The normalised label: ``"2"``, ``"A6"``."""
    section: str | None = None
    masthead: Masthead | None = None
    folio: Folio | None = None
    blocks: tuple[Block, ...] = ()
    articles: tuple[Article, ...] = ()
    refers: tuple[Refer, ...] = ()
    notices: tuple[str, ...] = ()
    extras: Mapping[str, tuple[Any, ...]] = field(factory=FrozenMap[str, tuple[Any, ...]], converter=_values)
    """What users' page-level parsers read, by kind."""
    diagnostics: tuple[Diagnostic, ...] = ()
    quality: Quality = Quality()
    provenance: Provenance | None = field(default=None, eq=False)
    """What made the reading; not compared."""

    @property
    def margin(self) -> float:
        """The smallest margin of its articles; 0.0 where it has none."""
        return min((article.margin for article in self.articles), default=0.0)

    def __repr__(self) -> str:
        return f"<{_shown('summary', self)}>"

    def _repr_html_(self) -> str | None:
        """The reading in a frame, for notebooks; ``None`` without the extra ``html``."""
        shown: str | None = _shown("notebook_html", self)
        return shown


@frozen(repr=False)
class Issue:
    """The pages of one issue, with the stories joined over them."""

    masthead: Masthead | None = None
    pages: tuple[Page, ...] = ()
    articles: tuple[Article, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    _targets: Mapping[Refer, Article] = field(factory=FrozenMap[Refer, Article], repr=False, eq=False, alias="targets")
    provenance: Provenance | None = field(default=None, eq=False)
    """What made the reading; not compared."""

    def target_of(self, refer: Refer) -> Article | None:
        """The article that a teaser of one of the issue's pages points to; ``None`` if it was not found."""
        return self._targets.get(refer)

    def __repr__(self) -> str:
        return f"<{_shown('summary', self)}>"

    def _repr_html_(self) -> str | None:
        """The reading in a frame, for notebooks; ``None`` without the extra ``html``."""
        shown: str | None = _shown("notebook_html", self)
        return shown


_TAG = lazy_re(r"<[^<>]{1,200}>")
_VARIANTS = str.maketrans("乾瞭藉徵著锺麽馀甦佔衞揹枱座簷伕像痺", "干了借征着钟么余苏占卫背台坐檐夫象痹")
"""Characters that the two scripts do not tell apart in the same places, each to one."""


def _shown(function: str, value: object) -> Any:
    """What shows models imports them: it is looked up when it is asked for."""
    return getattr(importlib.import_module("hyparse.interchange"), function)(value)
