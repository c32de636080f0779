"""An archive's articles as JSON lines with nothing but the standard library: one machine, all its processors.

    python docs/examples/process_pool.py ARCHIVE > articles.jsonl

The pool gets files' names, not texts, and gives rows back; so little goes between processes. At most a few lots are under way, so that memory does not
grow with the archive. Results come in the order of the names.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import hyparse

LOT = 20
PARSER = hyparse.Parser()
"""Made where the module is imported: once a process."""

Lot = list[tuple[str, list[dict[str, Any]] | None]]


def read_lot(paths: Sequence[Path]) -> Lot:
    """The articles of some files; ``None`` for a file that is no text."""
    out: Lot = []
    for path in paths:
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            out.append((str(path), None))
        else:
            out.append((str(path), hyparse.article_records(PARSER.parse_page(text))))
    return out


def read_all(paths: Iterable[Path], workers: int | None = None) -> Iterator[tuple[str, list[dict[str, Any]] | None]]:
    """Every file with its articles, in the order given."""
    names = iter(paths)
    lots = iter(lambda: list(islice(names, LOT)), [])
    # Not forked: a process that has threads must not be, and other systems than Linux cannot.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: deque[Future[Lot]] = deque()
        for lot in lots:
            waiting.append(pool.submit(read_lot, lot))
            if len(waiting) > 2 * (workers or os.cpu_count() or 1):
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 1 if a file could not be read."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("archive", type=Path)
    options.add_argument("--workers", type=int)
    args = options.parse_args(argv)
    failed = False
    for file, rows in read_all(sorted(args.archive.rglob("*.txt")), args.workers):
        if rows is None:
            print(f"{file}: cannot be read", file=sys.stderr)
            failed = True
        for row in rows or ():
            print(json.dumps({"file": file, **row}, ensure_ascii=False, default=str))
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
