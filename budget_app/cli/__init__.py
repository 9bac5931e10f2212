"""The command line: the same desk from a terminal. `app` is the group of all commands that need no window."""

from budget_app.cli.program import app

app.add_later("budget_app.cli.rounds", "new", "apply", "commands")
app.add_later("budget_app.cli.reading", "state", "frontier", "log", "verify")
app.add_later("budget_app.cli.warning", "warnings")
app.add_later("budget_app.cli.importing", "import")
app.add_later("budget_app.cli.attaching", "attach")
app.add_later("budget_app.cli.packages", "package", "bring-in")
app.add_later("budget_app.cli.explaining", "explain", "claims", "accept", "best")
app.add_later("budget_app.cli.papers", "export", "summary")

__all__ = ["app"]
