"""One page file of an archive to rows, one an article: what every way of scaling out calls.

The folder names what the file does not say: ``1998/07/16/02.txt`` or ``any-name.txt``; rows keep the file's path within the archive.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import hyparse

Row = dict[str, Any]
Problem = dict[str, str]


def schema() -> pa.Schema:
    """The columns of an article, and the file that it is from."""
    return hyparse.arrow_schema().insert(0, pa.field("file", pa.string()))


def read(path: Path) -> str:
    """The file's text.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no text: neither UTF-8 nor GB18030, or full of zero bytes.
    """
    raw = path.read_bytes()
    if b"\0" in raw:
        raise ValueError("zero bytes: no text file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def rows_of(text: str, file: str) -> list[Row]:
    """A page's articles."""
    return [{"file": file, **record} for record in hyparse.article_records(hyparse.parse_page(text))]


def rows_of_file(archive: Path, file: str) -> tuple[list[Row], Problem | None]:
    """A file's articles; a file that cannot be read is reported and no reason to stop."""
    try:
        return rows_of(read(archive / file), file), None
    except (OSError, ValueError) as error:
        return [], {"file": file, "problem": f"{type(error).__name__}: {error}"}


def files_of(archive: Path) -> list[str]:
    """The archive's text files, in the order of their names."""
    return sorted(path.relative_to(archive).as_posix() for path in archive.rglob("*.txt"))


def chunked(files: list[str], size: int) -> Iterator[list[str]]:
    """The files in lots; a lot is what is done again if it is interrupted."""
    return (files[start : start + size] for start in range(0, len(files), size))


def write(out: Path, rows: Iterable[Row]) -> None:
    """A Parquet file, whole or not at all: a worker that is killed leaves nothing half-written under the name."""
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema()), beside)
    beside.replace(out)
