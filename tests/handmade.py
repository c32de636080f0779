"""Pages and articles put together by hand, as a page reader gives them."""

from __future__ import annotations

from attrs import evolve

from hyparse.models import (
    Article,
    Block,
    BlockKind,
    Caption,
    Contributor,
    Page,
    Paragraph,
    Refer,
    Span,
)
from hyparse.parsers.continuation import find_marks
from hyparse.text import fold
from hyparse.vocabulary import DEFAULT


def article(
    head: str | None, *lines: str, rubrics: tuple[str, ...] = (), by: str | None = None, caption: str = ""
) -> Article:
    """An article of its printed lines; marks are written into them, a line that begins with ``#`` is a crosshead."""
    text = ""
    blocks, paragraphs, marks = [], [], []
    for printed in ([head] if head else []) + list(lines):
        line = printed.removeprefix("#")
        body = BlockKind.PARAGRAPH if printed == line else BlockKind.CROSSHEAD
        kind = BlockKind.HEADLINE if printed is head else body
        at = len(text)
        blocks.append(Block(kind, Span(at, at + len(line)), line))
        text += line + "\n"
        if kind is BlockKind.CROSSHEAD:
            paragraphs.append(Paragraph(line, (Span(at, at + len(line)),), crosshead=True))
        elif kind is BlockKind.PARAGRAPH:
            start, stop = 0, len(line)
            for mark in find_marks(fold(line), DEFAULT, lambda i, j, at=at: Span(at + i, at + j)):
                marks.append(mark.continuation)
                start, stop = (mark.stop, stop) if mark.start == 0 else (start, mark.start)
            if line[start:stop]:
                paragraphs.append(Paragraph(line[start:stop], (Span(at + start, at + stop),)))
    return Article(
        rubrics=rubrics,
        headline=head,
        contributors=(Contributor(by, "记者", span=Span(0, 1)),) if by else (),
        paragraphs=tuple(paragraphs),
        crossheads=tuple(paragraph.text for paragraph in paragraphs if paragraph.crosshead),
        captions=(Caption(caption, span=Span(0, 1)),) if caption else (),
        continuations=tuple(marks),
        blocks=tuple(blocks),
    )


def page(number: str | None, *articles: Article, refers: tuple[Refer, ...] = ()) -> Page:
    """A page of articles, their spans moved to their place in its text."""
    text, moved = "", []
    for one in articles:
        shift = len(text)

        def span(value: Span, shift: int = shift) -> Span:
            return Span(value.start + shift, value.stop + shift)

        text += "\n".join(block.text for block in one.blocks) + "\n"
        moved.append(
            evolve(
                one,
                blocks=tuple(evolve(block, span=span(block.span)) for block in one.blocks),
                paragraphs=tuple(evolve(p, spans=tuple(map(span, p.spans))) for p in one.paragraphs),
                continuations=tuple(evolve(c, span=span(c.span)) for c in one.continuations if c.span),
            )
        )
    return Page(text, number, articles=tuple(moved), refers=refers)
