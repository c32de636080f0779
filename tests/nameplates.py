"""Blocks for the tests of the nameplate's and the folio's readers: one line, one block, Markdown marks left out."""

from __future__ import annotations

from hyparse.models import Span
from hyparse.parsers.base import SourceBlock
from hyparse.text import fold


def source_blocks(text: str) -> list[SourceBlock]:
    blocks: list[SourceBlock] = []
    start = 0
    for line in text.split("\n"):
        words = line.strip("# ")
        if words:
            first = start + line.index(words)
            piece = Span(first, first + len(words))
            blocks.append(SourceBlock(line, fold(line), piece, words=words, plain=fold(words), pieces=(piece,)))
        start += len(line) + 1
    return blocks
