"""An error is never swallowed, a late import says why it is late, and the core stands without Qt."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOT, at, functions, modules, name_of, nodes

EVERYTHING = {"Exception", "BaseException"}


def test_nothing_catches_every_error_and_goes_on_quietly():
    quiet = [
        at(path, node)
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node) and not speaks(node)
    ]
    assert quiet == []


def catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    kinds = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(kind is None or (isinstance(kind, ast.Name) and kind.id in EVERYTHING) for kind in kinds)


def speaks(handler: ast.ExceptHandler) -> bool:
    """It raises again, or hands the error on to somebody."""
    inside = [node for part in handler.body for node in ast.walk(part)]
    return any(
        isinstance(node, ast.Raise) or (isinstance(node, ast.Name) and node.id == handler.name)
        for node in inside
    )


def test_an_import_inside_a_function_says_why():
    silent = [
        at(path, node)
        for path in modules()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and not has_comment(path, node.lineno)
    ]
    assert sorted(set(silent)) == []


def has_comment(path: Path, line: int) -> bool:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "#" in lines[line - 1] or lines[line - 2].strip().startswith("#")


def test_the_domain_needs_nothing_but_the_standard_library_and_msgspec():
    allowed = sys.stdlib_module_names | {"msgspec"}
    foreign = [
        f"{name_of(path)} imports {name}"
        for path in modules("budget_app/domain")
        for name in imported(path)
        if name.split(".")[0] not in allowed and not name.startswith("budget_app.domain")
    ]
    assert foreign == []


def test_the_domain_knows_no_clock_no_random_no_files_and_no_network():
    outside = {
        "time",
        "random",
        "secrets",
        "uuid",
        "os",
        "pathlib",
        "io",
        "socket",
        "subprocess",
        "urllib",
        "sqlite3",
    }
    found = [
        f"{name_of(path)} imports {name}"
        for path in modules("budget_app/domain")
        for name in imported(path)
        if name.split(".")[0] in outside
    ]
    assert found == []


def test_only_the_window_imports_qt():
    qt = {"PySide6", "shiboken6", "pytestqt"}
    found = [
        f"{name_of(path)} imports {name}"
        for path in modules("budget_app", "resources")
        for name in imported(path)
        if name.split(".")[0] in qt
    ]
    assert found == []


def imported(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{at(path, node)}: imports are written from the top, not with dots"
            yield node.module or ""


def test_typst_never_fetches_a_package():
    templates = [path for path in ROOT.rglob("*.typ") if ".venv" not in path.parts]
    sources = [*templates, *modules()]
    assert [name_of(path) for path in sources if "@" + "preview" in path.read_text(encoding="utf-8")] == []
