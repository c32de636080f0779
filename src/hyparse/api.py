"""The public functions, and ``Parser``, which has the same functions as methods and can be taught."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar, cast, overload

from attrs import evolve, field, frozen

from hyparse.assemble import assemble
from hyparse.corrections import bind, by_page, choose, over_pages
from hyparse.decode import Choice, Scores, allowed, decode, weigh
from hyparse.errors import HyparseError, ParserError
from hyparse.evidence import OPENS, SPECIAL, Findings, PageEvidence
from hyparse.grammar import OUTSIDE
from hyparse.layout import LAYOUTS, blocks
from hyparse.link import link_issue
from hyparse.models import (
    Article,
    Block,
    BlockKind,
    Byline,
    Continuation,
    Explanation,
    Fix,
    Headline,
    Issue,
    Lead,
    Masthead,
    Page,
    PageText,
    Reason,
    Span,
)
from hyparse.newspapers import Newspaper
from hyparse.parsers.base import Around, BlockParser
from hyparse.parsers.builtin import BUILT_IN, RULED_OUT, built_in
from hyparse.parsers.byline import read_byline, read_lead
from hyparse.parsers.continuation import find_marks
from hyparse.parsers.guard import checked, evidence_of
from hyparse.parsers.headline import read_headline
from hyparse.parsers.masthead import read_masthead
from hyparse.provenance import provenance_of
from hyparse.text import fold, is_traditional
from hyparse.vocabulary import DEFAULT, Vocabulary
from hyparse.weights import PAIRS, WEIGHTS

__all__ = [
    "Parser",
    "find_continuations",
    "parse_article",
    "parse_byline",
    "parse_headline",
    "parse_issue",
    "parse_lead",
    "parse_masthead",
    "parse_page",
]

_NEVER = -1000.0
_BUILT_IN_KINDS = frozenset(BlockKind)
PageStep: TypeAlias = Callable[[Page], Page]
IssueStep: TypeAlias = Callable[[Issue], Issue]
Read = TypeVar("Read", Page, Issue)


def _text(text: object, what: str = "text") -> str:
    if isinstance(text, str):
        return text
    raise TypeError(f"{what} must be a str, not {type(text).__name__}")


def _by_kind(parsers: Iterable[BlockParser[Any]]) -> tuple[BlockParser[Any], ...]:
    """Later parsers replace earlier ones of the same kind; every block can be a paragraph, whoever claims it."""
    table: dict[str, BlockParser[Any]] = {}
    for parser in parsers:
        table[checked(parser, SPECIAL).kind] = parser
    return tuple(({BlockKind.PARAGRAPH: built_in(BlockKind.PARAGRAPH)} | table).values())


def _habit(value: float) -> float:
    if isinstance(value, bool) or not math.isfinite(value):
        raise HyparseError(f"kicker_habit is a finite number of natural log odds, not {value!r}")
    return float(value)


def _callable(step: object) -> None:
    if not callable(step):
        raise HyparseError(f"a step is a function, not a {type(step).__name__}")


@frozen(eq=False)
class _View:
    """A page before it is decided on."""

    findings: Findings
    around: Around
    scores: Sequence[Scores]


@frozen
class Parser:
    """A reader of newspaper pages: the vocabulary and the block parsers that it goes by.

    Args:
        vocabulary: The word tables.
        parsers: The block parsers; of several of one kind the last one counts.
        script: The OpenCC configuration for folding (``"t2s"``, ``"tw2s"``, ``"hk2s"``); by default what the text needs.
        layout: How the text is laid out (one of ``LAYOUTS``); by default each page's own look decides.
        kicker_habit: How the newspaper sets its headline groups, in natural log odds: above 0 it has a line over the headline rather
            than under it, below 0 it has a line under it.
        page_steps: What is done to every page that was read, in order; see ``with_steps``.
        issue_steps: What is done to every issue.

    Raises:
        ParserError: One of ``parsers`` is no block parser.
        HyparseError: There is no such layout.
    """

    vocabulary: Vocabulary = field(default=DEFAULT, kw_only=True)
    parsers: tuple[BlockParser[Any], ...] = field(default=BUILT_IN, converter=_by_kind, kw_only=True)
    script: str | None = field(default=None, kw_only=True)
    layout: str | None = field(default=None, kw_only=True)
    kicker_habit: float = field(default=0.0, converter=_habit, kw_only=True)
    page_steps: tuple[PageStep, ...] = field(default=(), kw_only=True)
    issue_steps: tuple[IssueStep, ...] = field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.layout is not None and self.layout not in LAYOUTS:
            raise HyparseError(f"there is no layout {self.layout!r}; there are {', '.join(LAYOUTS)}")
        for step in (*self.page_steps, *self.issue_steps):
            _callable(step)

    @classmethod
    def for_newspaper(
        cls,
        newspaper: Newspaper,
        *,
        vocabulary: Vocabulary = DEFAULT,
        script: str | None = None,
        layout: str | None = None,
    ) -> Parser:
        """A parser that knows a newspaper: its words, its parsers and its habits.

        Args:
            newspaper: The profile.
            vocabulary: The word tables that the profile's words are added to.
            script: As for ``Parser``.
            layout: As for ``Parser``.

        Returns:
            The parser; everything else that it does is what ``Parser()`` does.

        Raises:
            ParserError: One of the profile's parsers is no block parser.
        """
        return cls(
            vocabulary=newspaper.extend(vocabulary),
            parsers=(*BUILT_IN, *newspaper.parsers),
            script=script,
            layout=layout,
            kicker_habit=newspaper.kicker_habit,
        )

    def with_parsers(self, *parsers: BlockParser[Any]) -> Parser:
        """A parser that knows more kinds; one with the kind of a built-in parser replaces it.

        Raises:
            ParserError: One of them is no block parser.
        """
        return evolve(self, parsers=(*self.parsers, *parsers))

    def without_parsers(self, *kinds: str) -> Parser:
        """A parser that no longer knows these kinds: their lines become what they are likeliest to be among the others.

        Args:
            *kinds: Kinds of its parsers, all but ``"paragraph"``, which every block can be.

        Raises:
            HyparseError: It has no parser of such a kind, or the kind is ``"paragraph"``.
        """
        if BlockKind.PARAGRAPH in kinds:
            raise HyparseError(
                'every block must be able to be a paragraph: replace the parser of "paragraph", do not remove it'
            )
        for kind in kinds:
            self.parser_of(kind)
        return evolve(self, parsers=tuple(parser for parser in self.parsers if parser.kind not in kinds))

    def parser_of(self, kind: str) -> BlockParser[Any]:
        """The block parser of a kind: what a parser that replaces it may call.

        Raises:
            HyparseError: There is none of that kind.
        """
        for parser in self.parsers:
            if parser.kind == kind:
                return parser
        raise HyparseError(
            f"there is no parser of the kind {kind!r}; there are {', '.join(parser.kind for parser in self.parsers)}"
        )

    @overload
    def with_steps(self, *steps: PageStep, on: type[Page] = Page) -> Parser: ...
    @overload
    def with_steps(self, *steps: IssueStep, on: type[Issue]) -> Parser: ...
    def with_steps(self, *steps: PageStep | IssueStep, on: type[Page | Issue] = Page) -> Parser:
        """A parser that does more to what it has read: adds places or topics, say, without touching recognition.

        Args:
            *steps: Pure functions, each from a page to a page; from an issue to an issue where ``on`` says so. They are called in
                order, after those that the parser has.
            on: What the steps take and give: ``Page`` (each page that is read, before an issue's stories are joined) or ``Issue``.

        Raises:
            HyparseError: A step cannot be called, or ``on`` is something else.
        """
        if on is Page:
            return evolve(self, page_steps=self.page_steps + cast("tuple[PageStep, ...]", steps))
        if on is Issue:
            return evolve(self, issue_steps=self.issue_steps + cast("tuple[IssueStep, ...]", steps))
        raise HyparseError(f"a step is on hyparse.Page or hyparse.Issue, not on {on!r}")

    def parse_page(self, text: str, *, fixed: Iterable[Fix] = ()) -> Page:
        """Read one page.

        Args:
            text: The page's text.
            fixed: Corrections that bind the reading; the rest of the page adapts to them.

        Returns:
            The page. Every non-blank character of the text lies in exactly one of its blocks.

        Raises:
            TypeError: ``text`` is no ``str``, or ``fixed`` holds anything else than ``Fix``.
            HyparseError: Two corrections contradict each other, or one cuts through a block.
            ParserError: A user's parser or step raised, or gave what it must not.
        """
        return self._page(_text(text), fixed, whole=False)

    def parse_article(self, text: str) -> Article:
        """Read one story alone, as an e-paper gives it: title, author and text in one string.

        Args:
            text: The story's text.

        Returns:
            The article; an empty one for an empty text.

        Raises:
            TypeError: ``text`` is no ``str``.
            ParserError: A user's parser or step raised, or gave what it must not.
        """
        page = self._page(_text(text), whole=True)
        return page.articles[0] if page.articles else Article()

    def parse_issue(
        self, pages: Iterable[str | PageText], *, fixed: Mapping[int, Iterable[Fix]] | None = None
    ) -> Issue:
        """Read the pages of one issue and join the stories that go on from page to page.

        Args:
            pages: Texts, or ``PageText`` where the pages' labels are known. In any order.
            fixed: Corrections, by the page that their spans are on, from 0; ``joins`` may name another page.

        Returns:
            The issue. Spans of its articles name the page that they are on, counted from 0 in the order given.

        Raises:
            TypeError: ``pages`` is a bare string, or holds anything else than texts.
            HyparseError: Two corrections contradict each other, one cuts through a block, or there is no such page.
            ParserError: A user's parser or step raised, or gave what it must not.
        """
        if isinstance(pages, (str, bytes)):
            raise TypeError(f"pages must be an iterable of page texts, not a single {type(pages).__name__}")
        given = [page if isinstance(page, PageText) else PageText(_text(page, "each page")) for page in pages]
        fixes = by_page(fixed or {}, len(given))
        read = [self.parse_page(page.text, fixed=own) for page, own in zip(given, fixes, strict=True)]
        linked = link_issue(read, [page.number for page in given], over_pages(fixes))
        masthead = next((page.masthead for page in read if page.masthead is not None), None)
        made_by = provenance_of(self.vocabulary, self.parsers)
        issue = Issue(masthead, tuple(read), linked.articles, linked.diagnostics, linked.targets, made_by)
        return _stepped(issue, self.issue_steps, Issue)

    def parse_masthead(self, text: str) -> Masthead | None:
        """Read a nameplate alone; ``None`` if the text holds none."""
        found = blocks(_text(text), fold(text, self.script), self.layout)
        return read_masthead(found, self.vocabulary)[0]

    def parse_headline(self, text: str) -> Headline:
        """Read the lines of a headline group: rubrics, kicker, main headline and deck told apart."""
        found = blocks(_text(text), fold(text, self.script), "lines")
        lines = [(block.words, block.plain) for block in found if block.words]
        levels = [block.heading_level for block in found if block.words]
        return read_headline(lines, self.vocabulary, levels, self.kicker_habit)

    def parse_lead(self, text: str) -> Lead:
        """Read the start of a paragraph: its dateline and byline, and where the story starts."""
        return read_lead(_text(text), fold(text, self.script), self.vocabulary)

    def parse_byline(self, text: str) -> Byline | None:
        """Read a standing byline, a closing signature or a photo credit; ``None`` if the text is none."""
        return read_byline(_text(text), fold(text, self.script), self.vocabulary)

    def find_continuations(self, text: str) -> tuple[Continuation, ...]:
        """Every continuation mark in the text, in order."""
        return tuple(mark.continuation for mark in find_marks(fold(_text(text), self.script), self.vocabulary))

    def explain(self, text: str) -> tuple[Explanation, ...]:
        """Why each block of a page was given its kind: to be asked when a page comes out wrong.

        Args:
            text: The page's text.

        Returns:
            One explanation a block, in order. Nothing is printed.

        Raises:
            TypeError: ``text`` is no ``str``.
            ParserError: A user's parser raised, or gave a weight that is no number.
        """
        view = self._view(_text(text))
        choices = decode(view.scores, PAIRS)
        # Parsing keeps no features: they are many times larger than the page, and only this asks for them again.
        evidence = PageEvidence(view.around.blocks, self.vocabulary)
        return tuple(_explained(view, index, choice, evidence.features(index)) for index, choice in enumerate(choices))

    def _page(self, text: str, fixed: Iterable[Fix] = (), *, whole: bool) -> Page:
        view = self._view(text)
        parsers = {parser.kind: parser for parser in self.parsers}
        bound = bind(fixed, text, view.around.blocks, parsers)
        choices = choose(_one_story(view.scores) if whole else view.scores, PAIRS, bound)
        findings, around = view.findings, view.around
        del view
        if self.parsers == _ALONE:
            # What was weighed is let go of: only a user's parser may still ask for it.
            around = evolve(around, scores=())
        page = assemble(text, findings, choices, parsers, around, bound.follows)
        page = evolve(page, provenance=provenance_of(self.vocabulary, self.parsers))
        return _stepped(page, self.page_steps, Page)

    def _view(self, text: str) -> _View:
        """The page cut into blocks, and everything that speaks for or against a kind of each."""
        found = blocks(text, fold(text, self.script), self.layout)
        evidence = PageEvidence(found, self.vocabulary)
        fitted = weigh(
            (names, allowed(block.hint, len(block.plain), names))
            for block, names in zip(found, evidence.in_order(), strict=True)
        )
        lengths = sorted(len(block.plain) for block in found)
        around = Around(
            blocks=found,
            index=0,
            vocabulary=self.vocabulary,
            heading_levels=evidence.levels,
            median_length=lengths[len(lengths) // 2] if lengths else 0,
            script="traditional" if is_traditional(text) else "simplified",
            scores=fitted,
        )
        return _View(evidence.findings, around, self._scores(around, fitted))

    def _scores(self, around: Around, fitted: Sequence[Scores]) -> Sequence[Scores]:
        """What every parser says of every block."""
        if self.parsers == _ALONE and not self.kicker_habit:
            return fitted  # asked one by one, the built-in parsers would say just what the table says
        habits = ((BlockKind.KICKER, self.kicker_habit / 2), (BlockKind.DECK, -self.kicker_habit / 2))
        out: list[Scores] = []
        for index, block in enumerate(around.blocks):
            here = evolve(around, index=index)
            row = {name: weight for name, weight in fitted[index].items() if name in SPECIAL}
            for parser in self.parsers:
                weight = evidence_of(parser, block, here)
                if _counts(parser.kind, weight):
                    row[parser.kind] = weight
            # The last resort, where every kind that the block could be was taken out.
            row.setdefault(BlockKind.PARAGRAPH, RULED_OUT)
            for kind, habit in habits:
                if habit and kind in row:
                    row[kind] += habit
            out.append(row)
        return out


def _counts(kind: str, weight: float) -> bool:
    """Whether a block can be of the kind: 0.0 is no evidence, but for a paragraph, against which all evidence is weighed."""
    if kind == BlockKind.PARAGRAPH:
        return weight > RULED_OUT
    return weight > 0.0 or (RULED_OUT < weight < 0.0 and kind in _BUILT_IN_KINDS)


def _stepped(value: Read, steps: Iterable[Callable[[Read], Read]], form: type[Read]) -> Read:
    """The value after the steps, each checked."""
    span = Span(0, len(value.text)) if isinstance(value, Page) else None
    for step in steps:
        name = getattr(step, "__qualname__", type(step).__name__)
        try:
            made = cast("object", step(value))
        except Exception as error:
            message = f"the step {name} raised {type(error).__name__}: {error}"
            raise ParserError(message, kind=name, span=span) from error
        if not isinstance(made, form):
            message = f"the step {name} must give the {form.__name__} that it makes, not a {type(made).__name__}"
            raise ParserError(message, kind=name, span=span)
        value = made
    return value


def _explained(view: _View, index: int, choice: Choice, features: Sequence[str]) -> Explanation:
    """The choice with the features' weights for its kind, less those for the runner-up."""
    block = view.around.blocks[index]
    reasons: list[Reason] = []
    known = 0.0
    for feature in features:
        row = WEIGHTS.get(feature, {})
        weight = row.get(choice.kind, 0.0) - row.get(choice.runner_up or "", 0.0)
        known += weight
        if weight:
            reasons.append(Reason(feature, round(weight, 3)))
    scores = view.scores[index]
    told = scores.get(choice.kind, 0.0) - scores.get(choice.runner_up or "", 0.0)
    if abs(told - known) > 1e-6:
        reasons.append(Reason("parsers", round(told - known, 3)))
    reasons.sort(key=lambda reason: -abs(reason.weight))
    return Explanation(
        Block(choice.kind, block.span, block.text),
        choice.opens,
        choice.margin,
        choice.runner_up,
        choice.border,
        tuple(reasons),
    )


def _one_story(scores: Sequence[Scores]) -> list[Scores]:
    """The scores of a story alone: it opens once, and no line is the page's."""
    out: list[Scores] = []
    opened = False
    for given in scores:
        row = {kind: weight + (_NEVER if kind in _FURNITURE else 0.0) for kind, weight in given.items()}
        if opened:
            row[OPENS] = _NEVER
        opened = opened or any(
            weight > RULED_OUT for kind, weight in row.items() if kind not in OUTSIDE and kind not in SPECIAL
        )
        out.append(row)
    return out


_FURNITURE = frozenset({BlockKind.MASTHEAD, BlockKind.FOLIO, BlockKind.REFER, BlockKind.NOTICE})

_ALONE: Final = _by_kind(BUILT_IN)
"""The built-in parsers with nobody else's."""
_DEFAULT: Final = Parser()


def parse_issue(pages: Iterable[str | PageText], *, fixed: Mapping[int, Iterable[Fix]] | None = None) -> Issue:
    """Read the pages of one issue and join the stories that go on from page to page: ``Parser().parse_issue``."""
    return _DEFAULT.parse_issue(pages, fixed=fixed)


def parse_page(text: str, *, fixed: Iterable[Fix] = ()) -> Page:
    """Read one page: ``Parser().parse_page``."""
    return _DEFAULT.parse_page(text, fixed=fixed)


def parse_article(text: str) -> Article:
    """Read one story alone, as an e-paper gives it, title, author and text in one string: ``Parser().parse_article``."""
    return _DEFAULT.parse_article(text)


def parse_masthead(text: str) -> Masthead | None:
    """Read a nameplate alone; ``None`` if the text holds none."""
    return _DEFAULT.parse_masthead(text)


def parse_headline(text: str) -> Headline:
    """Read the lines of a headline group: rubrics, kicker, main headline and deck told apart."""
    return _DEFAULT.parse_headline(text)


def parse_lead(text: str) -> Lead:
    """Read the start of a paragraph: its dateline and byline, and where the story starts."""
    return _DEFAULT.parse_lead(text)


def parse_byline(text: str) -> Byline | None:
    """Read a standing byline, a closing signature or a photo credit; ``None`` if the text is none."""
    return _DEFAULT.parse_byline(text)


def find_continuations(text: str) -> tuple[Continuation, ...]:
    """Every continuation mark in the text, in order."""
    return _DEFAULT.find_continuations(text)
