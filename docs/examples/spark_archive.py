"""The same rows with PySpark's ``mapInPandas``: for those whose archive lies where Spark is at home.

    python docs/examples/spark_archive.py ARCHIVE OUT

``articles`` is the function to take over: give it any data frame with the columns ``file`` and ``content`` (bytes). Needs ``pyspark`` and ``pandas``, which the
extra ``scale`` does not install, and Java. A file that cannot be read becomes a row with nothing but ``file`` and ``problem``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StringType, StructField, StructType

import hyparse


def columns() -> StructType:
    """An article's columns, the file that it is from, and what is wrong with the file."""
    kept: StructType = from_arrow_schema(hyparse.arrow_schema())
    return StructType([StructField("file", StringType()), StructField("problem", StringType()), *kept.fields])


def read_frames(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Files to articles, as ``mapInPandas`` wants it."""
    names = ["file", "problem", *hyparse.arrow_schema().names]
    for frame in frames:
        rows: list[dict[str, Any]] = []
        for file, content in zip(frame["file"], frame["content"], strict=True):
            raw = bytes(content)
            try:
                if b"\0" in raw:
                    raise ValueError("zero bytes: no text file")
                try:
                    text = raw.decode("utf-8-sig")
                except UnicodeDecodeError:
                    text = raw.decode("gb18030")
                rows += [{"file": file, **record} for record in hyparse.article_records(hyparse.parse_page(text))]
            except ValueError as error:
                rows.append({"file": file, "problem": f"{type(error).__name__}: {error}"})
        yield pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=object) for name in names})


def articles(files: DataFrame) -> DataFrame:
    """One row an article."""
    return files.mapInPandas(read_frames, columns())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("archive", type=Path)
    options.add_argument("out", type=Path)
    args = options.parse_args(argv)
    with SparkSession.builder.appName("hyparse").getOrCreate() as spark:
        files = (
            spark.read.format("binaryFile")
            .option("recursiveFileLookup", "true")
            .option("pathGlobFilter", "*.txt")
            .load(str(args.archive.resolve()))
        )
        articles(files.selectExpr("path AS file", "content")).write.parquet(str(args.out))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
