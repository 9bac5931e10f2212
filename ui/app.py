"""The program: `budget-app` = the commands that need no window, plus the window; pictures and main job in pictures.py.

Loads neither Qt nor a page until a window is wanted. No rule and no widget lives here.
"""

import gc
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from budget_app.cli import app
from budget_app.cli.desks import new_id, now
from budget_app.domain.messages import Refusal
from budget_app.domain.round import Round
from budget_app.presentation.messages import refusal_text
from ui.opening import Opening

if TYPE_CHECKING:
    from ui.background import Background
    from ui.bridge import Bridge
    from ui.main_window import MainWindow
    from ui.rounds import Rounds

_NAME = "Accord"


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
        opening = Opening(file) if file else Opening(_place_for_sample(), _make_sample)
        from ui.window import open_window  # late: Qt and the widgets are loaded while the file is being read

        return open_window(opening, person, dark)
    except Refusal as refusal:
        raise click.ClickException(refusal_text(refusal, Round())) from None
    finally:
        gc.freeze()
        gc.enable()


@app.command("open")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--as", "person", default="", metavar="PERSON", help="Who sits at this desk: an id or a unique name."
)
@click.option("--dark/--light", default=None, help="Dark or light; else as the system has it.")
def open_file(file: Path | None, person: str, dark: bool | None) -> None:
    """Open FILE in the window; without FILE, a fresh copy of the sample round."""
    window, rounds = first_window(file, person, dark)
    rounds.keep(window, is_sample=file is None)
    from PySide6.QtWidgets import QApplication  # late, as the window is

    from ui.bugs import report_bugs_to  # late, as the window is

    report_bugs_to(window)
    window.show()
    sys.exit(QApplication.exec())


# `budget-app FILE` and `budget-app` alone are the window.
app.set_default_command(open_file)
app.default_if_no_args = True
app.add_later("ui.pictures", "shots", "demo")


def _place_for_sample() -> Path:
    """Where a fresh copy of the sample round goes: among the person's own data; earlier copies stay."""
    import platformdirs  # late: most starts open a file

    folder = Path(platformdirs.user_data_dir(_NAME, appauthor=False, ensure_exists=True))
    stamp = now()[:19].replace(":", "").replace("T", " ")
    names = (f"Sample {stamp}{'' if n == 1 else f' ({n})'}.accord" for n in count(1))
    return next(file for name in names if not (file := folder / name).exists())


def _make_sample(file: Path) -> None:
    from budget_app import sample  # late: brings in what reads sheets

    sample.copy(file, now, new_id)
