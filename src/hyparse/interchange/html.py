"""A reading as one HTML page that needs nothing else: to look at, and to send to somebody."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from attrs import frozen

from hyparse.interchange.common import as_issue, printable
from hyparse.interchange.diff import BlockChange, Comparison
from hyparse.interchange.extras import MissingExtraError, required
from hyparse.interchange.view import IssueView, view
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
        sides = [_view(page, "") for page in (value.page_a, value.page_b)]
        found = environment.get_template("compare.html.jinja").render(
            title=title or "Two readings compared", comparison=value, rows=_rows(value), kinds=_kinds(sides)
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
    changes = list(comparison.blocks)
    alike: list[Block] = []
    seen: set[Block] = {block for change in changes for block in change.a}
    order = sorted(
        [*((block.span.start, 1, block) for block in comparison.page_a.blocks if block not in seen)],
        key=lambda item: item[0],
    )
    for start, _, block in order:
        while changes and changes[0].span.start <= start:
            rows += [Row(tuple(alike), tuple(alike), None)] if alike else []
            alike = []
            change = changes.pop(0)
            rows.append(Row(change.a, change.b, change))
        alike.append(block)
    rows += [Row(tuple(alike), tuple(alike), None)] if alike else []
    rows += [Row(change.a, change.b, change) for change in changes]
    return rows


def _kinds(views: list[IssueView]) -> dict[str, Any]:
    return {kind.name: kind for found in views for kind in found.kinds}
