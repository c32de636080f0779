"""Models for other programs and for the eye: JSON, standards, tables, HTML, and two readings compared.

Nothing here reads or writes a file of yours. What needs the library of an extra looks for it when it is called.
"""

from __future__ import annotations

from hyparse.interchange.diff import ArticleChange, BlockChange, Comparison, FieldChange, compare
from hyparse.interchange.extras import InterchangeError, MissingExtraError
from hyparse.interchange.html import notebook_html, to_html
from hyparse.interchange.jsonio import from_dict, from_json, to_dict, to_json
from hyparse.interchange.jsonld import to_jsonld
from hyparse.interchange.ninjs import to_ninjs
from hyparse.interchange.schema import json_schema
from hyparse.interchange.summary import summary
from hyparse.interchange.tables import arrow_schema, article_records
from hyparse.interchange.tei import to_tei

__all__ = [
    "ArticleChange",
    "BlockChange",
    "Comparison",
    "FieldChange",
    "InterchangeError",
    "MissingExtraError",
    "arrow_schema",
    "article_records",
    "compare",
    "from_dict",
    "from_json",
    "json_schema",
    "notebook_html",
    "summary",
    "to_dict",
    "to_html",
    "to_json",
    "to_jsonld",
    "to_ninjs",
    "to_tei",
]
