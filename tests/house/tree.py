"""The project's own files, as the house rules look at them. Only reading and walking; no rule stands here."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCT = ("budget_app", "ui", "resources")


def modules(*folders: str) -> list[Path]:
    """Every Python file under the given top-level folders (default: the whole product, without tests)."""
    return sorted(path for folder in folders or PRODUCT for path in (ROOT / folder).rglob("*.py"))


def name_of(path: Path) -> str:
    """The path as a person writes it, from the project's root, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def nodes(path: Path) -> Iterator[ast.AST]:
    """Every node of one module's syntax tree."""
    return ast.walk(parsed(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of one module."""
    return (node for node in nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def at(path: Path, node: ast.AST) -> str:
    """Where something stands: `ui/app.py:12`."""
    return f"{name_of(path)}:{getattr(node, 'lineno', 1)}"


def tracked() -> list[Path] | None:
    """Every file that git keeps, or None where this is no git checkout or there is no git."""
    try:
        # The checkout may belong to somebody else (a container's volume): reading its list is harmless.
        answer = subprocess.run(
            ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    names = answer.stdout.decode().split("\0")
    return [path for name in names if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str | None:
    """The file's text, or None when it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
