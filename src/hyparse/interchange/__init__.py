"""Models for other programs and for the eye: JSON, standards, tables, HTML, and two readings compared.

Nothing here reads or writes a file. What needs a library of an extra finds it when it is called.
"""

from __future__ import annotations

from hyparse.interchange.extras import InterchangeError, MissingExtraError
from hyparse.interchange.jsonio import from_dict, from_json, to_dict, to_json

__all__ = [
    "InterchangeError",
    "MissingExtraError",
    "from_dict",
    "from_json",
    "to_dict",
    "to_json",
]
