"""The program: `budget-app` = the commands that need no window, plus the window; pictures and main job in pictures.py.

Loads neither Qt nor a page until a window is wanted. No rule and no widget lives here.
"""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from budget_app.cli import app
from budget_app.domain.messages import Refusal
from budget_app.domain.round import Round
from budget_app.presentation.messages import refusal_text
from budget_app.words import _
from ui.opening import Opening, make_sample, place_for_sample

if TYPE_CHECKING:
    from ui.background import Background
    from ui.bridge import Bridge
    from ui.main_window import MainWindow
    from ui.rounds import Rounds
    from ui.start.window import StartWindow


def main() -> None:
    """The command `budget-app`."""
    app()


def bootstrap(
    file: Path | None, person: str = "", dark: bool | None = None
) -> "tuple[MainWindow, Bridge, Background]":
    """The one window on `file`, or on a fresh copy of the sample, not yet shown. Errors as `first_window`."""
    window, _rounds = first_window(file, person, dark)
    return window, window.bridge, window.background


def first_window(file: Path | None, person: str, dark: bool | None) -> "tuple[MainWindow, Rounds]":
    """The first window on `file`, or on a fresh copy of the sample, not yet shown; and the way to further ones.

    A sentence where the file or the person is not what it should be.
    """
    # What is made until the page is there stays: looking for garbage among it would take a tenth of the start.
    gc.disable()
    try:
        opening = Opening(file) if file else Opening(place_for_sample(), make_sample)
        from ui.window import open_window  # late: Qt and the widgets are loaded while the file is being read

        return open_window(opening, person, dark)
    except Refusal as refusal:
        raise click.ClickException(refusal_text(refusal, Round())) from None
    finally:
        gc.freeze()
        gc.enable()


@app.command("open")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--sample", "use_sample", is_flag=True, help="A fresh copy of the sample round.")
@click.option(
    "--as", "person", default="", metavar="PERSON", help="Who sits at this desk: an id or a unique name."
)
@click.option("--dark/--light", default=None, help="Dark or light; else as the system has it.")
def open_file(file: Path | None, use_sample: bool, person: str, dark: bool | None) -> None:
    """Open FILE in the window; without FILE, the start page."""
    if file and use_sample:
        raise click.UsageError(_("Choose one of FILE and --sample."))
    window: MainWindow | StartWindow
    if file or use_sample:
        window, rounds = first_window(file, person, dark)
        rounds.keep(window, is_sample=use_sample)
    else:
        from ui.window import open_start  # late: Qt and the widgets

        window, rounds = open_start(dark)
    from PySide6.QtWidgets import QApplication  # late, as the window is

    from ui.bugs import Bugs  # late, as the window is

    bugs = Bugs(QApplication.instance())
    bugs.watch()
    window.show()
    sys.exit(QApplication.exec())


# `budget-app FILE` and `budget-app` alone are the window.
app.set_default_command(open_file)
app.default_if_no_args = True
app.add_later("ui.pictures", "shots", "demo")
