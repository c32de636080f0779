"""hyparse turns the text of printed Chinese newspaper pages into typed issues, pages and articles."""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__"]
