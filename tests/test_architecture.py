"""Imports point one way, along the way of the data, and nothing is imported that a user would not expect."""

from __future__ import annotations

import ast
import pathlib
import subprocess
import sys
from collections.abc import Iterator

import pytest

SOURCE = pathlib.Path(__file__).resolve().parent.parent / "src"
RUNTIME = {"attrs", "attr", "regex", "opencc"}
OPTIONAL = {
    "hyparse.interchange.converter": {"cattrs"},
}
"""What modules of extras import; they are imported only when they are needed."""

LAYERS = (
    {"frozenmap", "errors", "extras", "patterns"},
    {"text"},
    {"models"},
    {"words", "vocabulary", "weights", "dates", "labels", "codes", "lunar", "matching", "pagebreaks"},
    {"parsers.base"},
    {"markup"},
    {"layout"},
    {"parsers", "grammar"},
    {"fragments"},
    {"evidence", "genre", "quality"},
    {"decode"},
    {"assemble", "link"},
    {"corrections", "provenance"},
    {"newspapers"},
    {"api"},
    {"convert", "gold", "grouping", "series", "interchange"},
    {""},
)
"""From what knows nothing of the others to what knows all; a module may import its own layer and those before it."""
BESIDE = {"convert", "gold", "grouping", "series", "interchange"}
"""They take models and give values: they know no step of the pipeline."""
STEPS = {"layout", "markup", "evidence", "decode", "assemble", "fragments", "link", "api", "grammar", "weights"}


def modules() -> dict[str, ast.Module]:
    """Every module by its name."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = ast.parse(path.read_text("utf-8"))
    return found


MODULES = modules()


def typing_only(tree: ast.Module) -> set[ast.AST]:
    """What stands under ``if TYPE_CHECKING``."""
    return {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }


def imports(name: str, tree: ast.Module) -> set[str]:
    """The modules that a module imports when it runs."""
    skipped = typing_only(tree)
    found: set[str] = set()
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: imports are absolute"
            module = node.module or ""
            # `from hyparse import models` imports a module.
            inner = {f"{module}.{alias.name}" for alias in node.names} & MODULES.keys()
            found |= inner or {module}
    return found


def own(name: str) -> set[str]:
    """Those of the project."""
    return {module for module in imports(name, MODULES[name]) if module.split(".")[0] == "hyparse"}


def short(name: str) -> str:
    """``parsers.base`` for ``hyparse.parsers.base``; ``""`` for the package itself."""
    return name.removeprefix("hyparse").removeprefix(".")


def layer(name: str) -> int:
    """The place of the module, or of the folder that it is in."""
    inner = short(name)
    for index, members in enumerate(LAYERS):
        if inner in members:
            return index
    return next(index for index, members in enumerate(LAYERS) if inner.split(".")[0] in members)


@pytest.mark.parametrize("name", MODULES)
def test_every_module_has_a_layer(name):
    assert layer(name) >= 0


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_one_way(name):
    back = {module for module in own(name) if layer(module) > layer(name)}
    assert back == set(), f"{name} imports what stands after it"


@pytest.mark.parametrize("name", [name for name in MODULES if short(name).split(".")[0] in BESIDE])
def test_what_stands_beside_knows_no_step(name):
    assert {module for module in own(name) if short(module).split(".")[0] in STEPS} == set()


def test_there_is_no_cycle():
    graph = {name: own(name) for name in MODULES}
    done: set[str] = set()
    while ready := {name for name, wanted in graph.items() if name not in done and wanted <= done}:
        done |= ready
    assert graph.keys() - done == set()


@pytest.mark.parametrize("name", MODULES)
def test_nothing_unexpected_is_imported(name):
    allowed = {"hyparse"} | RUNTIME | OPTIONAL.get(name, set()) | sys.stdlib_module_names
    assert {module.split(".")[0] for module in imports(name, MODULES[name])} <= allowed


def test_what_opens_files_and_sockets_is_not_imported():
    doors = {
        "io",
        "os",
        "pathlib",
        "socket",
        "subprocess",
        "urllib",
        "http",
        "logging",
        "shutil",
        "tempfile",
        "warnings",
    }
    for name, tree in MODULES.items():
        assert {module.split(".")[0] for module in imports(name, tree)} & doors == set(), name


def test_extras_are_imported_by_nobody_else():
    for extra in OPTIONAL:
        assert [name for name in MODULES if extra in own(name) and name != extra] == []


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when the module is imported."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.Lambda):
            yield child
            yield from at_import(child)


@pytest.mark.parametrize("name", MODULES)
def test_no_pattern_is_compiled_at_import(name):
    called = [ast.unparse(node.func) for node in at_import(MODULES[name]) if isinstance(node, ast.Call)]
    assert {"re.compile", "regex.compile"} & set(called) == set(), "hyparse.patterns compiles at the first use"


def test_a_program_that_only_parses_imports_nothing_beside():
    code = "import hyparse, sys; hyparse.parse_page('一'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "hyparse.assemble" in loaded
    assert {"hyparse.gold", "hyparse.interchange"} & set(loaded) == set()


def test_what_is_imported_later_is_there_all_the_same():
    code = """
import hyparse
assert set(hyparse.__all__) <= set(dir(hyparse))
assert hyparse.Gold is hyparse.gold.Gold
assert hyparse.to_json is hyparse.interchange.to_json
from hyparse import *
assert evaluate is hyparse.evaluate and callable(summary) and callable(convert)
try:
    hyparse.parse_pages
except AttributeError as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "module 'hyparse' has no attribute 'parse_pages'\n"
