"""The program `budget-app` as a group of commands, and how it fails: one sentence, an exit code, no traceback.

The commands live in rounds.py, reading.py, importing.py, packages.py and papers.py; those that need a window in ui.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click
from click_default_group import DefaultGroup  # pyright: ignore[reportMissingTypeStubs]

from budget_app.history.port import LogError, MovedOn
from budget_app.presentation.failures import failure_text
from budget_app.words import _, speak


class Program(DefaultGroup):
    """A group whose every failure that is not a bug is one sentence on standard error.

    Most of its commands stay unloaded until one of them is called: the window must not wait for what reads sheets.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._later: dict[str, str] = {}

    def add_later(self, module: str, *names: str) -> None:
        """Commands with these names add themselves when `module` is loaded, which happens when one is asked for."""
        self._later.update(dict.fromkeys(names, module))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, loaded or not."""
        return sorted({*super().list_commands(ctx), *self._later})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, else the one for no name."""
        if cmd_name in self._later:
            import_module(self._later[cmd_name])
        return super().get_command(ctx, cmd_name)

    def main(self, args: Sequence[str] | None = None, *more: Any, **extra: Any) -> NoReturn:
        """Run and exit: 0, or 1 with a sentence (2 where the command line itself is wrong)."""
        extra["standalone_mode"] = False
        speak()
        try:
            result = super().main(args, *more, **extra)
        except click.exceptions.Abort:
            _fail(_("Stopped."), 130)
        except click.ClickException as error:
            _fail(error.format_message(), error.exit_code)
        except LogError as error:
            _fail(failure_text(error), 1)
        except MovedOn:
            _fail(_("Others keep writing to this round, so this was not done. Try again."), 1)
        except BrokenPipeError:
            # Whoever read our output has enough of it; nothing is wrong.
            sys.stderr.close()
            sys.exit(0)
        except OSError as error:
            _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error), 1)
        sys.exit(result if isinstance(result, int) else 0)


def _fail(sentence: str, code: int) -> NoReturn:
    click.echo(" ".join(sentence.split()), err=True)
    sys.exit(code)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
def app() -> None:
    """Accord: departments negotiate one shared budget."""
