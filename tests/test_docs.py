"""Every Python block of README.md and docs/ runs, and prints what the page says it prints.

The blocks of one page run in order in one module, from a directory that has the repository's folders. A block fenced ``text`` right under a
Python block is its exact output; ``python no-run`` is only compiled; ``pycon`` is run as a doctest. A page that needs an extra which is not
installed is skipped from there on, with the reason.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import sys
import types
from pathlib import Path

import pytest
from attrs import frozen

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"^```([^\n`]*)\n(.*?)^```[ ]*$", re.MULTILINE | re.DOTALL)


@frozen
class Fence:
    """One fenced block of a page."""

    language: str
    line: int
    """Of its first line of code, from 1."""
    code: str
    prints: str | None = None
    """What the page says that it prints."""


def fences(text: str) -> list[Fence]:
    found = list(FENCE.finditer(text))
    out = []
    for i, match in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        says = after is not None and after[1].strip() == "text" and not text[match.end() : after.start()].strip()
        line = text.count("\n", 0, match.start(2)) + 1
        out.append(Fence(match[1].strip(), line, match[2], after[2] if says and after is not None else None))
    return out


def run(fence: Fence, module: types.ModuleType, path: str) -> str:
    """What the block prints."""
    code = compile("\n" * (fence.line - 1) + fence.code, path, "exec")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, module.__dict__)
    return printed.getvalue()


def check(fence: Fence, module: types.ModuleType, path: str) -> None:
    if fence.language == "python":
        printed = run(fence, module, path)
        if fence.prints is not None:
            assert printed == fence.prints, f"{path}:{fence.line} prints something else"
    elif fence.language == "python no-run":
        compile(fence.code, path, "exec")
    elif fence.language == "pycon":
        test = doctest.DocTestParser().get_doctest(fence.code, module.__dict__, path, path, fence.line - 1)
        told: list[str] = []
        result = doctest.DocTestRunner().run(test, out=told.append, clear_globs=False)
        module.__dict__.update(test.globs)
        assert not result.failed, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_the_blocks_of_a_page_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("docs", "seeds", "src", "tests"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    module = types.ModuleType("documented")
    monkeypatch.setitem(sys.modules, "documented", module)  # what the page defines can be pickled
    for fence in fences(page.read_text("utf-8")):
        try:
            check(fence, module, str(page))
        except ImportError as error:
            if (error.name or "hyparse").partition(".")[0] == "hyparse":
                raise
            pytest.skip(f"line {fence.line}: {error}")


TEXT = """A page.

```python
x = 1
print(x)
```

```text
1
```

```python
y = x + 1
```

Prose.

```text
not its output
```

```python no-run
import nothing_of_that_name
```

```pycon
>>> y
2
```
"""


def test_fences_are_found_with_their_lines_and_outputs() -> None:
    assert [(f.language, f.line, f.prints) for f in fences(TEXT)] == [
        ("python", 4, "1\n"), ("text", 9, None), ("python", 13, None), ("text", 19, None), ("python no-run", 23, None), ("pycon", 27, None),
    ]  # fmt: skip


def test_what_a_page_gets_wrong_is_found() -> None:
    module = types.ModuleType("m")
    for fence in fences(TEXT):
        check(fence, module, "page.md")
    with pytest.raises(AssertionError, match=r"page\.md:4 prints something else"):
        check(Fence("python", 4, "print(2)\n", "1\n"), module, "page.md")
    with pytest.raises(AssertionError, match="Expected"):
        check(Fence("pycon", 4, ">>> 1 + 1\n3\n"), module, "page.md")
    with pytest.raises(SyntaxError):
        check(Fence("python no-run", 4, "print(\n"), module, "page.md")
    with pytest.raises(ZeroDivisionError) as caught:
        check(Fence("python", 7, "1 / 0\n"), module, "page.md")
    assert caught.traceback[-1].lineno == 6  # counted from 0: the page's line 7
