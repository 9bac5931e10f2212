"""Colours and lengths come from the theme: no widget writes its own."""

import ast
import re
from pathlib import Path

from tests.house.tree import at, modules, name_of, nodes

OWN_LOOK = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|\b\d+(?:\.\d+)?p[xt]\b")


def widget_modules() -> list[Path]:
    return [path for path in modules("ui") if not name_of(path).startswith("ui/theme")]


def test_no_widget_writes_a_colour_or_a_length_into_a_string():
    own = [
        f"{at(path, node)}: {match.group()}"
        for path in widget_modules()
        for node in nodes(path)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and (match := OWN_LOOK.search(node.value))
    ]
    assert own == []


def test_no_widget_mixes_a_colour_of_its_own():
    own = [
        at(path, node)
        for path in widget_modules()
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] in ("QColor", "fromRgb")
        and any(isinstance(word, ast.Constant) for word in node.args)
    ]
    assert own == []
