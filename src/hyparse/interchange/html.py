"""A reading as one HTML page that needs nothing else: to look at, and to send to somebody."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from attrs import frozen

from hyparse.interchange.common import as_issue, printable
from hyparse.interchange.diff import BlockChange, Comparison
from hyparse.interchange.extras import MissingExtraError, required
from hyparse.interchange.view import IssueView, Kind, coloured, view
from hyparse.models import Article, Block, Issue, Page

__all__ = ["notebook_html", "to_html"]


def to_html(value: Issue | Page | Article | Comparison, *, title: str | None = None) -> str:
    """One HTML document of a reading: every block in its kind's colour, articles framed, beside them what was read.

    Args:
        value: An issue, a page, an article, or what ``compare`` gave.
        title: The document's title; left out, the newspaper's name and date, or the headline.

    Returns:
        The document. It asks for nothing from outside and runs no script; all texts are escaped. Characters that HTML cannot hold are U+FFFD.

    Raises:
        MissingExtraError: The extra ``html`` is not installed.
    """
    jinja: Any = required("jinja2", "jinja2", extra="html", function="to_html")
    environment = jinja.Environment(
        loader=jinja.PackageLoader("hyparse.interchange"),
        autoescape=True,
        undefined=jinja.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    if isinstance(value, Comparison):
        found = environment.get_template("compare.html.jinja").render(
            title=title or "Two readings compared", comparison=value, rows=_rows(value), kinds=_legend(value)
        )
    else:
        found = environment.get_template("page.html.jinja").render(view=_view(value, title))
    return printable(str(found))


def notebook_html(value: Issue | Page | Article) -> str | None:
    """The document in a frame, for notebooks' ``_repr_html_``; ``None`` if the extra ``html`` is not installed."""
    try:
        document = to_html(value)
    except MissingExtraError:
        return None
    escape: Any = required("markupsafe", "markupsafe", extra="html", function="notebook_html").escape
    style = "width:100%;height:36rem;border:1px solid #8884;border-radius:6px"
    return f'<iframe sandbox="" title="hyparse" style="{style}" srcdoc="{escape(document)}"></iframe>'


def _view(value: Issue | Page | Article, title: str | None) -> IssueView:
    issue = as_issue(value)
    if isinstance(value, Article):
        blocks: dict[int, list[Block]] = defaultdict(list)
        for block in sorted(value.blocks, key=lambda block: block.span):
            blocks[block.span.page].append(block)
        pages = sorted(blocks.items())
    else:
        pages = [(number, list(page.blocks)) for number, page in enumerate(issue.pages)]
    return view(issue, pages or [(0, [])], title if title is not None else _title(issue))


def _title(issue: Issue) -> str:
    head = issue.masthead
    if head is not None and head.title is not None:
        return f"{head.title} {head.date or ''}".strip()
    return next((article.headline for article in issue.articles if article.headline), "A page read by hyparse")


@frozen
class Row:
    """A stretch of the text in two readings: alike, or not."""

    a: tuple[Block, ...]
    b: tuple[Block, ...]
    change: BlockChange | None


def _rows(comparison: Comparison) -> list[Row]:
    """The whole text in stretches; what is alike is kept together."""
    rows: list[Row] = []
    alike: list[Block] = []
    changes = {id(block): change for change in comparison.blocks for block in change.a}
    added = [change for change in comparison.blocks if not change.a]

    def close() -> None:
        if alike:
            rows.append(Row(tuple(alike), tuple(alike), None))
            alike.clear()

    for block in comparison.page_a.blocks:
        while added and added[0].span.start <= block.span.start:
            close()
            rows.append(Row((), added[0].b, added.pop(0)))
        change = changes.get(id(block))
        if change is None:
            alike.append(block)
        elif change.a[0] is block:
            close()
            rows.append(Row(change.a, change.b, change))
    close()
    return [*rows, *(Row((), change.b, change) for change in added)]


def _legend(comparison: Comparison) -> dict[str, Kind]:
    found: dict[str, list[str]] = defaultdict(list)
    for page in (comparison.page_a, comparison.page_b):
        for block in page.blocks:
            found[str(block.kind)].append("")
    return coloured(found)
