"""What a page costs, against what it costs to touch its text.

    python tests/bench/bench_pages.py [--pages 2000] [--repeat 5]

The five documents of ``seeds/`` and an archive of generated pages. Every round times everything once, in turn, so that what else the machine does
falls on all alike; the medians of the rounds are compared, in processor time. The floor is one conversion by OpenCC and one scan for ideographs.
"""

from __future__ import annotations

import argparse
import itertools
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import opencc
import regex
from markdown_it import MarkdownIt

import hyparse
from bench import naive
from material import pages

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HAN = regex.compile(r"\p{Han}+")
CONVERTER = opencc.OpenCC("t2s")
MARKDOWN = MarkdownIt()


def floor(text: str) -> None:
    CONVERTER.convert(text)
    HAN.findall(text)


RIVALS: dict[str, Callable[[str], object]] = {
    "floor": floor,
    "markdown-it-py": MARKDOWN.parse,
    "naive script": naive.read,
    "hyparse": hyparse.parse_page,
}


def archive(size: int) -> Iterator[str]:
    """Generated pages: every seed lays all stories out anew."""
    made = (page.text for seed in itertools.count(100) for page in pages(seed))
    return itertools.islice(made, size)


def timed(texts: Sequence[str], rounds: int) -> dict[str, float]:
    """The median of each one's seconds."""
    found: dict[str, list[float]] = {name: [] for name in RIVALS}
    for _ in range(rounds):
        for name, read in RIVALS.items():
            start = time.process_time()
            for text in texts:
                read(text)
            found[name].append(time.process_time() - start)
    return {name: statistics.median(times) for name, times in found.items()}


def report(title: str, texts: Sequence[str], rounds: int) -> float:
    """One table; returns hyparse's seconds a character."""
    characters = sum(map(len, texts))
    times = timed(texts, rounds)
    print(f"\n{title}: {len(texts)} pages, {characters:,} characters")
    for name, seconds in times.items():
        speed = f"{seconds / characters * 1e9:9.0f} ns a character"
        print(f"  {name:<16}{seconds * 1e3:10.1f} ms {speed}   {seconds / times['floor']:7.1f} x the floor")
    print(
        f"  hyparse takes {times['hyparse'] / times['markdown-it-py']:.1f} x markdown-it-py, {times['hyparse'] / times['naive script']:.1f} x the script"
    )
    return times["hyparse"] / characters


def memory(text: str) -> tuple[float, float]:
    """Bytes a character: at the peak while the page is read, and what the page holds afterwards."""
    hyparse.parse_page(text)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    page = hyparse.parse_page(text)
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert page.blocks
    return (peak - before) / len(text), (held - before) / len(text)


def import_time(statement: str, rounds: int) -> float:
    """Seconds in a new process, the interpreter's own start left out, with the compiled modules that an installed package has."""
    code = f"import time; start = time.perf_counter(); {statement}; print(time.perf_counter() - start)"
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        runs = [
            subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
            for _ in range(rounds + 1)
        ]
    return statistics.median(float(run.stdout) for run in runs[1:])


def main(argv: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=2000)
    options.add_argument("--repeat", type=int, default=5)
    args = options.parse_args(argv)
    seeds = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    for read in RIVALS.values():
        for text in seeds:
            read(text)
    report("The five documents", seeds, args.repeat)
    texts = list(archive(args.pages))
    few = report("Five pages of the archive", texts[:5], args.repeat)
    many = report("The archive", texts, 1)
    print(
        f"\nA character costs {many / few:.2f} x at {len(texts)} pages what it costs at 5 (which are of another mixture)"
    )
    half = len(texts) // 2
    first, second = (
        report(f"The archive's {name} half", part, 1)
        for name, part in (("first", texts[:half]), ("second", texts[half:]))
    )
    print(f"\n... and in the second half {second / first:.2f} x what it costs in the first")
    alone = statistics.median(sum(timed([text], 1)["hyparse"] for text in texts[:20]) for _ in range(3))
    together = timed(["\n\n".join(texts[:20])], 3)["hyparse"]
    print(f"Twenty pages in one string cost {together / alone:.2f} x what they cost alone")
    print("\nMemory beside the text, bytes a character (peak, held):")
    for text in seeds:
        print("  {:7,} characters: {:6.1f} {:6.1f}".format(len(text), *memory(text)))
    print(f"\nThe decoder's table: {(ROOT / 'src/hyparse/weights.py').stat().st_size / 1024:.0f} KiB of source")
    ours, theirs = import_time("import hyparse", 7), import_time("import attrs, regex, opencc", 7)
    print(f"import hyparse: {ours * 1e3:.0f} ms, {ours / theirs:.2f} x its dependencies' {theirs * 1e3:.0f} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
