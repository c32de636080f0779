"""The ways of scaling out that the documentation shows, on a small archive: ``python -m pytest -m scale``."""

from __future__ import annotations

import json
import os
import pathlib
import signal
import sys
import threading
import time

import pytest

from material import pages

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "docs" / "examples"
PAGES = 40


@pytest.fixture(scope="module", autouse=True)
def _examples():
    sys.path.insert(0, str(EXAMPLES))
    # Workers are processes of their own: they find the examples as the test does.
    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(EXAMPLES), before]))
    yield
    sys.path.remove(str(EXAMPLES))
    os.environ["PYTHONPATH"] = before


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Pages in two folders, in two encodings, and a file that is none."""
    folder = tmp_path_factory.mktemp("archive")
    for number, page in zip(range(PAGES), pages(7), strict=False):
        path = folder / f"{2000 + number % 2}" / f"{number:03}.txt"
        path.parent.mkdir(exist_ok=True)
        # The other half of the pages are written as the process pool's example reads them, too.
        path.write_bytes(page.text.encode("utf-8-sig" if number % 3 else "utf-8"))
    (folder / "2000" / "broken.txt").write_bytes(b"\x00\xff\xfe\x81")
    return folder


@pytest.fixture(scope="module")
def expected(archive):
    """The rows of a single process."""
    import hyparse

    rows = []
    for path in sorted(archive.rglob("*.txt")):
        if path.name != "broken.txt":
            page = hyparse.parse_page(path.read_text("utf-8-sig"))
            rows += [{"file": path.relative_to(archive).as_posix(), **row} for row in hyparse.article_records(page)]
    return rows


@pytest.mark.scale
@pytest.mark.filterwarnings("default")
class TestDask:
    @pytest.fixture(scope="class")
    def client(self):
        distributed = pytest.importorskip("dask.distributed")
        pytest.importorskip("pyarrow")
        with (
            distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client

    def rows(self, out):
        import pyarrow.parquet as pq

        return [row for path in sorted(out.glob("part-*.parquet")) for row in pq.read_table(path).to_pylist()]

    def test_rows_of_a_single_process(self, archive, expected, client, tmp_path):
        from dask_archive import run

        counts = run(archive, tmp_path, client, 5, quiet=True)
        assert counts == {"files": PAGES + 1, "articles": len(expected), "problems": 1}
        assert self.rows(tmp_path) == expected
        (problem,) = map(json.loads, (tmp_path / "problems.jsonl").read_text("utf-8").splitlines())
        assert problem["file"] == "2000/broken.txt"

    def test_goes_on_where_it_was(self, archive, expected, client, tmp_path):
        from dask_archive import part, run

        run(archive, tmp_path, client, 5, quiet=True)
        kept = part(tmp_path, 0).stat().st_mtime_ns
        part(tmp_path, 2).unlink()
        assert run(archive, tmp_path, client, 5, quiet=True)["files"] == 5
        assert part(tmp_path, 0).stat().st_mtime_ns == kept
        assert self.rows(tmp_path) == expected
        assert len((tmp_path / "problems.jsonl").read_text("utf-8").splitlines()) == 1

    def test_survives_a_killed_worker(self, archive, expected, client, tmp_path):
        from dask_archive import run

        victim = next(iter(client.run(os.getpid).values()))
        kept = {}

        def kill():
            while len(list(tmp_path.glob("part-*.parquet"))) < 6:
                time.sleep(0.01)
            os.kill(victim, signal.SIGKILL)
            kept.update((path, path.stat().st_mtime_ns) for path in tmp_path.glob("part-*.parquet"))

        killer = threading.Thread(target=kill)
        killer.start()
        counts = run(archive, tmp_path, client, 2, quiet=True)
        killer.join()
        assert counts == {"files": PAGES + 1, "articles": len(expected), "problems": 1}
        assert self.rows(tmp_path) == expected
        # What was written before is not read again, whoever wrote it.
        assert len(kept) >= 6
        assert {path: path.stat().st_mtime_ns for path in kept} == kept


@pytest.mark.scale
@pytest.mark.filterwarnings("default")
def test_process_pool(archive, expected):
    from process_pool import read_all

    found = list(read_all(sorted(archive.rglob("*.txt")), workers=2))
    assert [file for file, rows in found if rows is None] == [str(archive / "2000" / "broken.txt")]
    assert [row for _, rows in found for row in rows or ()] == [
        {name: value for name, value in row.items() if name != "file"} for row in expected
    ]


@pytest.mark.scale
@pytest.mark.filterwarnings("default")
def test_spark(archive, expected, tmp_path, monkeypatch):
    pytest.importorskip("pyspark")
    pytest.importorskip("pandas")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    import pyarrow.dataset
    from spark_archive import main

    assert main([str(archive), str(tmp_path / "out")]) == 0
    rows = pyarrow.dataset.dataset(tmp_path / "out", format="parquet").to_table().to_pylist()
    assert [row["file"][-15:] for row in rows if row["problem"]] == ["2000/broken.txt"]
    told = sorted(
        (row["file"][-12:], row["article"], row["headline"] or "", row["text"]) for row in rows if not row["problem"]
    )
    assert told == sorted((row["file"], row["article"], row["headline"] or "", row["text"]) for row in expected)
