"""Read newspaper pages from text files and print what is on them.

    python docs/examples/read_pages.py seeds/*.txt

Each file is one page (form feeds and extractors' page marks part several). Encodings: UTF-8 with or without BOM, and GB18030.
``--issue`` takes all files as the pages of one issue and joins the stories that go on from page to page.
``--html OUT`` and ``--json OUT`` write all files, as one issue, to look at and to go on with (extras ``html`` and ``json``).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import hyparse


def read(path: Path) -> str:
    """The file's text.

    Raises:
        OSError: It cannot be read.
        UnicodeDecodeError: It is neither UTF-8 nor GB18030.
    """
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def labelled(label: str, value: object) -> Iterator[str]:
    """One indented line, if there is anything to say."""
    if value:
        yield f"    {label:<13}{value}"


def masthead_lines(masthead: hyparse.Masthead) -> Iterator[str]:
    """The issue's identity."""
    lunar = masthead.lunar_date
    yield f"  Masthead  {masthead.title or '(no title)'}"
    yield from labelled("latin title", masthead.latin_title)
    yield from labelled("date", f"{masthead.date}, weekday {masthead.weekday}" if masthead.date else None)
    yield from labelled(
        "lunar",
        f"{lunar.year}年 month {lunar.month} day {lunar.day}{' (leap)' if lunar.leap else ''}" if lunar else None,
    )
    yield from labelled("issue", masthead.issue_number)
    yield from labelled("pages", masthead.page_count)
    yield from labelled("CN number", masthead.cn_number)
    for name in ("supervisor", "sponsor", "publisher", "website"):
        yield from labelled(name, getattr(masthead, name))
    for label, number in masthead.hotlines.items():
        yield from labelled("hotline", f"{label} {number}")


def person(contributor: hyparse.Contributor) -> str:
    """A credit as one reads it."""
    return " ".join(part for part in (contributor.organisation, contributor.role, contributor.name) if part)


def dateline(value: hyparse.Dateline) -> str:
    """A dateline as one reads it."""
    day = f"{value.month}-{value.day}" if value.month else None
    return " ".join(str(part) for part in (value.agency, value.place, day, value.kind) if part)


def article_lines(number: int, article: hyparse.Article) -> Iterator[str]:
    """One story."""
    yield f"  Article {number}  {article.headline or '(no headline)'}"
    yield from labelled("rubric", " / ".join(article.rubrics))
    yield from labelled("kicker", article.kicker)
    yield from labelled("deck", article.deck)
    yield from labelled("dateline", dateline(article.dateline) if article.dateline else None)
    yield from labelled("credits", ", ".join(person(contributor) for contributor in article.contributors))
    running = [paragraph for paragraph in article.paragraphs if not paragraph.crosshead]
    if running:
        yield from labelled("text", f"{len(running)} paragraphs, {sum(len(p.text) for p in running)} characters")
    yield from labelled("crossheads", " / ".join(article.crossheads))
    for caption in article.captions:
        yield from labelled("caption", caption.text)
    for mark in article.continuations:
        yield from labelled("continued", f"{mark.direction} page {', '.join(mark.pages)}")
    if len(article.pages) > 1:
        yield from labelled("on pages", ", ".join(article.pages))


def diagnostic_line(diagnostic: hyparse.Diagnostic) -> str:
    """One doubt."""
    span = diagnostic.span
    place = f" at characters {span.start} to {span.stop}" if span else ""
    return f"  {diagnostic.severity}: {diagnostic.code}{place}: {diagnostic.message}"


def page_lines(page: hyparse.Page, articles: Sequence[hyparse.Article]) -> Iterator[str]:
    """Everything on a page."""
    if page.number or page.section:
        yield f"  Page {page.number or '?'}  {page.section or ''}".rstrip()
    if page.masthead is not None:
        yield from masthead_lines(page.masthead)
    for number, article in enumerate(articles, 1):
        yield ""
        yield from article_lines(number, article)
    for refer in page.refers:
        yield f"\n  See page {', '.join(refer.pages)}: {refer.headline}"
    for notice in page.notices:
        yield f"\n  Notice: {notice}"
    if page.diagnostics:
        yield ""
        yield from map(diagnostic_line, page.diagnostics)


def wrote(path: Path, write: Callable[[hyparse.Issue], str], issue: hyparse.Issue) -> bool:
    """Whether the issue could be written to the file; if not, it is said why."""
    try:
        path.write_text(write(issue), encoding="utf-8")
    except hyparse.HyparseError as error:
        print(f"{path}: cannot be written: {error}", file=sys.stderr)
        return False
    except OSError as error:
        print(f"{path}: cannot be written: {error.strerror}", file=sys.stderr)
        return False
    return True


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 if every file could be read."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a text file with one page or several")
    options.add_argument("--issue", action="store_true", help="the files are the pages of one issue")
    options.add_argument("--html", type=Path, metavar="OUT", help="write the issue as one HTML file")
    options.add_argument("--json", type=Path, metavar="OUT", help="write the issue as a JSON document")
    args = options.parse_args(argv)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    texts: list[tuple[str, str]] = []
    failed = False
    for path in args.files:
        try:
            texts += [(str(path), text) for text in hyparse.split_pages(read(path))]
        except OSError as error:
            print(f"{path}: cannot be read: {error.strerror}", file=sys.stderr)
            failed = True
        except UnicodeDecodeError:
            print(f"{path}: is neither UTF-8 nor GB18030 text", file=sys.stderr)
            failed = True
    writers = [(path, write) for path, write in ((args.html, hyparse.to_html), (args.json, hyparse.to_json)) if path]
    issue = hyparse.parse_issue([text for _, text in texts] if args.issue or writers else [])
    for path, write in writers:
        failed |= not wrote(path, write, issue)
    if args.issue:
        for (name, _), page in zip(texts, issue.pages, strict=True):
            print(name, *page_lines(page, ()), sep="\n", end="\n\n")
        for number, article in enumerate(issue.articles, 1):
            print(*article_lines(number, article), sep="\n", end="\n\n")
        print(*map(diagnostic_line, issue.diagnostics), sep="\n")
    else:
        for name, text in texts:
            page = hyparse.parse_page(text)
            print(name, *page_lines(page, page.articles), sep="\n", end="\n\n")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
