"""README names every command of budget-app with every option it has."""

import re

import click
import pytest

import ui.app  # noqa: F401  # adds the commands that need a window
from budget_app.cli import app
from tests.house.tree import ROOT

_CONTEXT = click.Context(app)
COMMANDS = [
    (name, command) for name in app.list_commands(_CONTEXT) if (command := app.get_command(_CONTEXT, name))
]


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_there_are_commands():
    assert {"new", "apply", "state", "log", "verify", "summary", "export", "shots"} <= set(dict(COMMANDS))


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_readme_shows_the_command(readme: str, name: str, command: click.Command):
    shown = re.search(rf"`(budget-app )?{name}\b", readme)
    assert shown, f"README does not show budget-app {name}"
    options = [word for word in command.params if isinstance(word, click.Option)]
    missing = [option.opts for option in options if not any(named(readme, way) for way in option.opts)]
    assert missing == [], f"README does not name {missing} of budget-app {name}"


def named(readme: str, option: str) -> bool:
    return re.search(rf"(?<![\w-]){option}(?![\w-])", readme) is not None


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_the_command_says_what_it_does(name: str, command: click.Command):
    assert command.help, f"budget-app {name} --help says nothing"
