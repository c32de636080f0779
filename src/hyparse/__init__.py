"""hyparse turns the text of printed Chinese newspaper pages into typed issues, pages and articles.

The caller brings the text (from OCR, a PDF, an e-paper); the library does no input or output of its own.
"""

from __future__ import annotations

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
    Folio,
    Function,
    Headline,
    Issue,
    Lead,
    LunarDate,
    Masthead,
    Page,
    PageText,
    Paragraph,
    Reason,
    Refer,
    Severity,
    Span,
)
from hyparse.pagebreaks import split_pages
from hyparse.parsers.base import CERTAIN, STRONG, WEAK, Around, BlockParser, SourceBlock
from hyparse.series import check_series
from hyparse.vocabulary import DEFAULT, Vocabulary

__version__ = "0.1.0"
__all__ = [
    "CERTAIN",
    "DEFAULT",
    "STRONG",
    "WEAK",
    "Around",
    "Article",
    "Block",
    "BlockKind",
    "BlockParser",
    "Byline",
    "CNNumber",
    "Caption",
    "Continuation",
    "Contributor",
    "Dateline",
    "Diagnostic",
    "Direction",
    "Explanation",
    "Folio",
    "Function",
    "Headline",
    "HyparseError",
    "Issue",
    "Lead",
    "LunarDate",
    "Masthead",
    "Page",
    "PageText",
    "Paragraph",
    "Parser",
    "ParserError",
    "Reason",
    "Refer",
    "Severity",
    "SourceBlock",
    "Span",
    "Vocabulary",
    "check_series",
    "convert",
    "find_continuations",
    "group_pages",
    "parse_article",
    "parse_byline",
    "parse_headline",
    "parse_issue",
    "parse_lead",
    "parse_masthead",
    "parse_page",
    "split_pages",
]
