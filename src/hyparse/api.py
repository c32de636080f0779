"""The public functions, and ``Parser``, which has the same functions as methods and can be taught."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from hyparse.assemble import assemble
from hyparse.decode import Choice, Scores, allowed, decode, weigh
from hyparse.errors import HyparseError, ParserError
from hyparse.evidence import OPENS, SPECIAL, PageEvidence
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
    Headline,
    Issue,
    Lead,
    Masthead,
    Page,
    PageText,
    Reason,
    Span,
)
from hyparse.parsers.base import Around, BlockParser
from hyparse.parsers.builtin import BUILT_IN, FormParser
from hyparse.parsers.byline import read_byline, read_lead
from hyparse.parsers.continuation import find_marks
from hyparse.parsers.headline import read_headline
from hyparse.parsers.masthead import read_masthead
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


def _text(text: object, what: str = "text") -> str:
    if isinstance(text, str):
        return text
    raise TypeError(f"{what} must be a str, not {type(text).__name__}")


def _by_kind(parsers: Iterable[BlockParser]) -> tuple[BlockParser, ...]:
    """Later parsers replace earlier ones of the same kind."""
    table: dict[str, BlockParser] = {}
    for parser in parsers:
        if not isinstance(parser, BlockParser):
            raise ParserError(
                f"{type(parser).__name__} is no block parser: it needs a `kind: str`, `recognise(block, around) -> float` and "
                "`parse(blocks, around) -> Iterable`",
                kind=str(getattr(parser, "kind", type(parser).__name__)),
            )
        table[parser.kind] = parser
    return tuple(table.values())


@frozen(eq=False)
class _View:
    """A page before it is decided on."""

    evidence: PageEvidence
    features: Sequence[Sequence[str]]
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

    Raises:
        ParserError: One of ``parsers`` is no block parser.
        HyparseError: There is no such layout.
    """

    vocabulary: Vocabulary = field(default=DEFAULT, kw_only=True)
    parsers: tuple[BlockParser, ...] = field(default=BUILT_IN, converter=_by_kind, kw_only=True)
    script: str | None = field(default=None, kw_only=True)
    layout: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.layout is not None and self.layout not in LAYOUTS:
            raise HyparseError(f"there is no layout {self.layout!r}; there are {', '.join(LAYOUTS)}")

    def with_parsers(self, *parsers: BlockParser) -> Parser:
        """A parser that knows more kinds; one with the kind of a built-in parser replaces it.

        Raises:
            ParserError: One of them is no block parser.
        """
        return evolve(self, parsers=(*self.parsers, *parsers))

    def parse_page(self, text: str) -> Page:
        """Read one page.

        Args:
            text: The page's text.

        Returns:
            The page. Every non-blank character of the text lies in exactly one of its blocks.

        Raises:
            TypeError: ``text`` is no ``str``.
            ParserError: A user's parser raised, or gave a weight that is no number.
        """
        return self._page(_text(text), whole=False)

    def parse_article(self, text: str) -> Article:
        """Read one story alone, as an e-paper gives it: title, author and text in one string.

        Args:
            text: The story's text.

        Returns:
            The article; an empty one for an empty text.

        Raises:
            TypeError: ``text`` is no ``str``.
        """
        page = self._page(_text(text), whole=True)
        return page.articles[0] if page.articles else Article()

    def parse_issue(self, pages: Iterable[str | PageText]) -> Issue:
        """Read the pages of one issue and join the stories that go on from page to page.

        Args:
            pages: Texts, or ``PageText`` where the pages' labels are known. In any order.

        Returns:
            The issue. Spans of its articles name the page that they are on, counted from 0 in the order given.

        Raises:
            TypeError: ``pages`` is a bare string, or holds anything else than texts.
        """
        if isinstance(pages, (str, bytes)):
            raise TypeError(f"pages must be an iterable of page texts, not a single {type(pages).__name__}")
        given = [page if isinstance(page, PageText) else PageText(_text(page, "each page")) for page in pages]
        read = [self.parse_page(page.text) for page in given]
        linked = link_issue(read, [page.number for page in given])
        masthead = next((page.masthead for page in read if page.masthead is not None), None)
        return Issue(masthead, tuple(read), linked.articles, linked.diagnostics, linked.targets)

    def parse_masthead(self, text: str) -> Masthead | None:
        """Read a nameplate alone; ``None`` if the text holds none."""
        found = blocks(_text(text), fold(text, self.script), self.layout)
        return read_masthead(found, self.vocabulary)[0]

    def parse_headline(self, text: str) -> Headline:
        """Read the lines of a headline group: rubrics, kicker, main headline and deck told apart."""
        found = blocks(_text(text), fold(text, self.script), "lines")
        lines = [(block.words, block.plain) for block in found if block.words]
        return read_headline(lines, self.vocabulary, [block.heading_level for block in found if block.words])

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
        return tuple(_explained(view, index, choice) for index, choice in enumerate(choices))

    def _page(self, text: str, *, whole: bool) -> Page:
        view = self._view(text)
        choices = decode(_one_story(view.scores) if whole else view.scores, PAIRS)
        return assemble(text, view.evidence, choices, {parser.kind: parser for parser in self.parsers}, view.around)

    def _view(self, text: str) -> _View:
        """The page cut into blocks, and everything that speaks for or against a kind of each."""
        found = blocks(text, fold(text, self.script), self.layout)
        evidence = PageEvidence(found, self.vocabulary)
        features = [evidence.features(index) for index in range(len(found))]
        fitted = [
            weigh(names, allowed(block.hint, len(block.plain), names)) for names, block in zip(features, found, strict=True)
        ]
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
        return _View(evidence, features, around, self._scores(around, fitted))

    def _scores(self, around: Around, fitted: Sequence[Scores]) -> list[Scores]:
        """What every parser says of every block."""
        own = {parser.kind for parser in self.parsers if isinstance(parser, FormParser)}
        others = [parser for parser in self.parsers if not isinstance(parser, FormParser)]
        out: list[Scores] = []
        for index in range(len(around.blocks)):
            row = {kind: weight for kind, weight in fitted[index].items() if kind in own or kind in SPECIAL}
            for parser in others:
                weight = _weight(parser, index, around)
                if parser.kind in BlockKind.__members__.values() or weight:
                    row[parser.kind] = weight
            if not row.keys() - SPECIAL:
                row[BlockKind.PARAGRAPH] = 0.0
            out.append(row)
        return out


def _weight(parser: BlockParser, index: int, around: Around) -> float:
    """A user's parser's evidence, checked."""
    block = around.blocks[index]
    span = Span(block.span.start, block.span.stop)
    name = f"{type(parser).__name__} (kind {parser.kind!r})"
    try:
        weight = parser.recognise(block, evolve(around, index=index))
    except Exception as error:
        raise ParserError(
            f"{name} raised {type(error).__name__} while it looked at characters {span.start} to {span.stop}: {error}",
            kind=parser.kind,
            span=span,
        ) from error
    if isinstance(weight, bool) or not isinstance(weight, (int, float)) or weight != weight or abs(weight) == float("inf"):
        raise ParserError(
            f"{name} must give a finite number of natural log odds from recognise(), not {weight!r}", kind=parser.kind, span=span
        )
    return float(weight)


def _explained(view: _View, index: int, choice: Choice) -> Explanation:
    """The choice with the features' weights for its kind, less those for the runner-up."""
    block = view.around.blocks[index]
    reasons: list[Reason] = []
    known = 0.0
    for feature in view.features[index]:
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
    for row in scores:
        row = {kind: weight + (_NEVER if kind in _FURNITURE else 0.0) for kind, weight in row.items()}
        if opened:
            row[OPENS] = _NEVER
        opened = opened or any(kind not in OUTSIDE for kind in row)
        out.append(row)
    return out


_FURNITURE = frozenset({BlockKind.MASTHEAD, BlockKind.FOLIO, BlockKind.REFER, BlockKind.NOTICE})

_DEFAULT = Parser()

parse_issue = _DEFAULT.parse_issue
parse_page = _DEFAULT.parse_page
parse_article = _DEFAULT.parse_article
parse_masthead = _DEFAULT.parse_masthead
parse_headline = _DEFAULT.parse_headline
parse_lead = _DEFAULT.parse_lead
parse_byline = _DEFAULT.parse_byline
find_continuations = _DEFAULT.find_continuations
