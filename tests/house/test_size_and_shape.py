"""Files and functions stay small, and every module says what lives in it."""

import ast

from tests.house.tree import at, functions, modules, name_of, parsed

LONGEST_FILE = 250
LONGEST_FUNCTION = 50


def test_no_file_has_more_than_250_lines():
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_has_more_than_50_lines():
    too_long = {
        f"{at(path, function)} {function.name}": lines
        for path in modules()
        for function in functions(path)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    }
    assert too_long == {}


def test_every_module_says_what_lives_in_it():
    silent = [
        name_of(path)
        for path in modules("budget_app", "ui", "resources", "tests")
        if not ast.get_docstring(parsed(path))
    ]
    assert silent == []


def test_the_rules_look_at_the_whole_product():
    names = {name_of(path) for path in modules()}
    assert {"budget_app/__init__.py", "ui/__init__.py", "resources/__init__.py"} <= names


def test_every_folder_with_modules_is_a_package():
    folders = {path.parent for path in modules()}
    assert [name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
