"""hyparse turns the text of printed Chinese newspaper pages into typed issues, pages and articles.

The caller brings the text (from OCR, a PDF, an e-paper); the library does no input or output.

reading
    parse_issue  parse_page  parse_article  split_pages      -> Issue  Page  Article  (PageText)
    parse_masthead  parse_headline  parse_lead  parse_byline -> Masthead  Headline  Lead  Byline
    find_continuations                                       -> Continuation (Direction)
    Parser: the same as methods, with words, parsers and layouts of one's own
what they hold
    Block (BlockKind)  Span  Paragraph  Caption  Refer  Contributor (Function)  Dateline  Genre
    Folio  CNNumber  LunarDate
doubt
    Diagnostic (Severity)  Quality  Parser.explain: Explanation  Reason  check_series
correcting
    Fix  Gold  GoldStory  GoldLine  to_gold  from_gold  fixes  evaluate: Report  Count
a newspaper's own
    BlockParser (SourceBlock, Around; WEAK, STRONG, CERTAIN)  Vocabulary  DEFAULT
    Newspaper  HENGYANG_DAILY  group_pages
going on
    to_json  from_json  to_dict  from_dict  json_schema  to_tei  to_html  to_ninjs  to_jsonld
    article_records  arrow_schema  convert (between scripts)  summary  Provenance
    changes: Change  compare: Comparison  ArticleChange  BlockChange  FieldChange
errors
    HyparseError: ParserError  InterchangeError  MissingExtraError

Each name's own help, as help(hyparse.parse_page), says what goes in and comes out.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from hyparse.api import (
    Parser,
    find_continuations,
    parse_article,
    parse_byline,
    parse_headline,
    parse_issue,
    parse_lead,
    parse_masthead,
    parse_page,
)
from hyparse.convert import convert
from hyparse.errors import HyparseError, ParserError
from hyparse.grouping import group_pages
from hyparse.models import (
    Article,
    Block,
    BlockKind,
    Byline,
    Caption,
    CNNumber,
    Continuation,
    Contributor,
    Dateline,
    Diagnostic,
    Direction,
    Explanation,
    Fix,
    Folio,
    Function,
    Genre,
    Headline,
    Issue,
    Lead,
    LunarDate,
    Masthead,
    Page,
    PageText,
    Paragraph,
    Provenance,
    Quality,
    Reason,
    Refer,
    Severity,
    Span,
)
from hyparse.newspapers import HENGYANG_DAILY, Newspaper
from hyparse.pagebreaks import split_pages
from hyparse.parsers.base import CERTAIN, STRONG, WEAK, Around, BlockParser, SourceBlock
from hyparse.provenance import Change, changes
from hyparse.series import check_series
from hyparse.vocabulary import DEFAULT, Vocabulary

if TYPE_CHECKING:
    from hyparse.gold import Count, Gold, GoldLine, GoldStory, Report, evaluate, fixes, from_gold, to_gold
    from hyparse.interchange import (
        ArticleChange,
        BlockChange,
        Comparison,
        FieldChange,
        InterchangeError,
        MissingExtraError,
        arrow_schema,
        article_records,
        compare,
        from_dict,
        from_json,
        json_schema,
        to_dict,
        to_html,
        to_json,
        to_jsonld,
        to_ninjs,
        to_tei,
    )
    from hyparse.interchange.summary import summary

__version__ = "0.1.0"
__all__ = [
    "CERTAIN",
    "DEFAULT",
    "HENGYANG_DAILY",
    "STRONG",
    "WEAK",
    "Around",
    "Article",
    "ArticleChange",
    "Block",
    "BlockChange",
    "BlockKind",
    "BlockParser",
    "Byline",
    "CNNumber",
    "Caption",
    "Change",
    "Comparison",
    "Continuation",
    "Contributor",
    "Count",
    "Dateline",
    "Diagnostic",
    "Direction",
    "Explanation",
    "FieldChange",
    "Fix",
    "Folio",
    "Function",
    "Genre",
    "Gold",
    "GoldLine",
    "GoldStory",
    "Headline",
    "HyparseError",
    "InterchangeError",
    "Issue",
    "Lead",
    "LunarDate",
    "Masthead",
    "MissingExtraError",
    "Newspaper",
    "Page",
    "PageText",
    "Paragraph",
    "Parser",
    "ParserError",
    "Provenance",
    "Quality",
    "Reason",
    "Refer",
    "Report",
    "Severity",
    "SourceBlock",
    "Span",
    "Vocabulary",
    "arrow_schema",
    "article_records",
    "changes",
    "check_series",
    "compare",
    "convert",
    "evaluate",
    "find_continuations",
    "fixes",
    "from_dict",
    "from_gold",
    "from_json",
    "group_pages",
    "json_schema",
    "parse_article",
    "parse_byline",
    "parse_headline",
    "parse_issue",
    "parse_lead",
    "parse_masthead",
    "parse_page",
    "split_pages",
    "summary",
    "to_dict",
    "to_gold",
    "to_html",
    "to_json",
    "to_jsonld",
    "to_ninjs",
    "to_tei",
]

_LATER = ("interchange", "gold")
"""Modules that are imported when they are first asked for: a program that only parses does without them."""

if not TYPE_CHECKING:  # for a type checker the names are imported above, and no others exist

    def __getattr__(name: str) -> object:
        if name in _LATER:
            return importlib.import_module(f"{__name__}.{name}")
        if name in __all__:
            for module in map(__getattr__, _LATER):
                if name in module.__all__:
                    globals()[name] = getattr(module, name)
                    return globals()[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__, *_LATER})
