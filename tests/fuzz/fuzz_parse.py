"""Coverage-guided fuzzing of everything that takes a text.

    python tests/fuzz/fuzz_parse.py --minutes 10

Needs atheris (in the extra ``test`` where it has a wheel). The corpus grows in ``.fuzz/``; it begins with the seeds and with a text of each hostile family.
What is found lies beside it as ``crash-…``: it becomes a test in ``tests/test_hostile.py``. Other options go to libFuzzer.
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SEED_CHARACTERS = 1_200
LONGEST = 4_096
"""Bytes of an input: furniture is short, and time that grows faster than the text is the hostile families' matter."""
PATIENCE = 60
"""Seconds that an input may take: by the clock, so far more than any takes, for machines that are busy with other things."""


def check(text: str) -> None:
    """What holds for any text: no exception, nothing lost, the same result again."""
    import hyparse

    page = hyparse.parse_page(text)
    left = list(text)
    last = 0
    for block in page.blocks:
        assert last <= block.span.start < block.span.stop <= len(text), "blocks overlap"
        assert block.text == text[block.span.start : block.span.stop], "a block's text is not the page's"
        last = block.span.stop
        left[block.span.start : block.span.stop] = " " * (block.span.stop - block.span.start)
    assert not "".join(left).strip(hyparse.text.BLANK), "characters are lost"
    assert hyparse.parse_page(text) == page, "a second reading differs"
    half = text.find("\f") if "\f" in text else len(text) // 2
    hyparse.parse_issue([text[:half], text[half:]])
    line = text[:300]
    for read in (
        hyparse.parse_article,
        hyparse.parse_masthead,
        hyparse.parse_headline,
        hyparse.parse_lead,
        hyparse.parse_byline,
        hyparse.find_continuations,
        hyparse.split_pages,
    ):
        read(line)


def one_input(data: bytes) -> None:
    """A libFuzzer target. Bytes that are no UTF-8 become lone surrogates."""
    check(data.decode("utf-8", "surrogateescape"))


def plant(corpus: Path) -> None:
    """The corpus to begin with."""
    from hostile import FAMILIES

    corpus.mkdir(parents=True, exist_ok=True)
    for path in (ROOT / "seeds").glob("*.txt"):
        text = path.read_text("utf-8")
        for start in range(0, min(len(text), 5 * SEED_CHARACTERS), SEED_CHARACTERS):
            (corpus / f"{path.stem}-{start}").write_text(text[start : start + SEED_CHARACTERS], "utf-8")
    for number, family in enumerate(FAMILIES.values()):
        (corpus / f"family-{number}").write_bytes(family(80).encode("utf-8", "surrogatepass"))


def main() -> int:
    """Fuzz for a bounded time."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=1.0)
    options.add_argument("--replay", type=Path, nargs="*", help="only read these inputs, without atheris")
    args, others = options.parse_known_args()
    sys.path.insert(0, str(ROOT / "tests"))
    if args.replay is not None:
        for path in args.replay:
            signal.alarm(PATIENCE)
            one_input(path.read_bytes())
        return 0
    import atheris

    with atheris.instrument_imports(include=["hyparse"]):
        import hyparse  # noqa: F401
    corpus = ROOT / ".fuzz" / "corpus"
    plant(corpus)
    atheris.Setup(
        [
            sys.argv[0],
            f"-max_total_time={int(args.minutes * 60)}",
            f"-dict={Path(__file__).with_name('furniture.dict')}",
            f"-artifact_prefix={corpus.parent}/",
            f"-max_len={LONGEST}",
            f"-timeout={PATIENCE}",
            *others,
            str(corpus),
        ],
        one_input,
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
