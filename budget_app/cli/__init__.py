"""The command line: the same desk from a terminal. `app` is the group of all commands that need no window."""

from budget_app.cli import papers, reading, rounds
from budget_app.cli.program import app

__all__ = ["app", "papers", "reading", "rounds"]
