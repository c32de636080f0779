"""An archive's articles as Parquet, with Dask on all processors of a machine, or on a cluster.

    python docs/examples/dask_archive.py ARCHIVE OUT --workers 2
    python docs/examples/dask_archive.py ARCHIVE OUT --scheduler tcp://10.0.0.5:8786

ARCHIVE is a folder of text files, one page each, in any folders below it. OUT gets ``part-000000.parquet`` and so on, one row an article, and
``problems.jsonl``, one line a file that could not be read. Started again it goes on where it was interrupted: a part that is there is not read again, so
the archive must not change meanwhile. Needs the extra ``scale``.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import dask.bag
import pyarrow.parquet as pq
from archive_rows import Problem, chunked, files_of, rows_of_file, write
from dask.distributed import Client, LocalCluster, progress

LOT = 50
"""Files a part: some seconds' work."""


def read_lot(lot: tuple[int, list[str]], archive: Path, out: Path) -> dict[str, int]:
    """One part of the result, with the problems beside it."""
    number, files = lot
    result, beside = part(out, number), out / f"part-{number:06}.problems"
    # With a worker Dask loses what it counted, also of parts that are written, and asks for those again.
    if not result.exists():
        rows, problems = [], list[Problem]()
        for file in files:
            found, problem = rows_of_file(archive, file)
            rows += found
            problems += [problem] if problem else []
        beside.write_text("".join(json.dumps(problem, ensure_ascii=False) + "\n" for problem in problems), "utf-8")
        write(result, rows)
    told = beside.read_text("utf-8").splitlines()
    return {"files": len(files), "articles": pq.read_metadata(result).num_rows, "problems": len(told)}


def part(out: Path, number: int) -> Path:
    """Where a lot's articles go."""
    return out / f"part-{number:06}.parquet"


def run(archive: Path, out: Path, client: Client, lot: int = LOT, *, quiet: bool = False) -> dict[str, int]:
    """Read what is not there yet.

    Returns:
        How many files, articles and problems there were this time.
    """
    out.mkdir(parents=True, exist_ok=True)
    lots = list(enumerate(chunked(files_of(archive), lot)))
    left = [one for one in lots if not part(out, one[0]).exists()]
    counts = {"files": 0, "articles": 0, "problems": 0}
    if left:
        # A partition a lot: Dask gives a killed worker's lots to the others, and a lot that is done twice at once writes the same file.
        bag = dask.bag.from_sequence(left, partition_size=1).map(read_lot, archive=archive.resolve(), out=out.resolve())
        done = client.persist(bag)
        if not quiet:
            progress(done, notebook=False)
        for result in client.compute(done).result():
            counts = {name: counts[name] + result[name] for name in counts}
    reports = [path.read_text("utf-8") for path in sorted(out.glob("part-*.problems"))]
    (out / "problems.jsonl").write_text("".join(reports), "utf-8")
    return counts


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 1 if a file could not be read."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("archive", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--workers", type=int, default=None, help="processes; by default one a processor")
    options.add_argument("--scheduler", help="the address of a running cluster's scheduler")
    options.add_argument("--lot", type=int, default=LOT, help="files a part")
    args = options.parse_args(argv)
    with contextlib.ExitStack() as stack:
        address = args.scheduler or stack.enter_context(
            LocalCluster(n_workers=args.workers, threads_per_worker=1, processes=True, dashboard_address=None)
        )
        client = stack.enter_context(Client(address))
        # The workers of another machine have no such file; hyparse and pyarrow they need installed.
        client.upload_file(str(Path(__file__).with_name("archive_rows.py")))
        counts = run(args.archive, args.out, client, args.lot)
    print(
        f"\n{counts['files']} files, {counts['articles']} articles, {counts['problems']} files that could not be read"
    )
    problems = (args.out / "problems.jsonl").read_text("utf-8").splitlines()
    for line in problems[:10]:
        problem = json.loads(line)
        print(f"{problem['file']}: {problem['problem']}", file=sys.stderr)
    return int(bool(problems))


if __name__ == "__main__":
    raise SystemExit(main())
