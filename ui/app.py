"""The program: `budget-app` = the commands that need no window, plus the window, its pictures and the main job.

The one place where the window's parts meet (`bootstrap`). No rule and no widget lives here.
"""

import os
import sys
from itertools import count
from pathlib import Path

import click
import platformdirs
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from budget_app import sample
from budget_app.cli import app
from budget_app.cli.desks import new_id, now, reading_desk, working_desk
from budget_app.domain.decision import TakeOptimum
from budget_app.domain.messages import Refusal
from budget_app.domain.phases import MovePhase
from budget_app.domain.roles import Phase, Role
from budget_app.domain.round import Round
from budget_app.domain.signing import Sign
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.problem import optimum_grants
from budget_app.words import _
from ui.background import Background
from ui.bridge import Bridge
from ui.bugs import report_bugs_to
from ui.main_window import MainWindow
from ui.opening import open_bridge
from ui.pages.decide import DecidePage
from ui.pages.requests import RequestsPage
from ui.pages.tradeoffs import TradeoffsPage
from ui.selection import Selection
from ui.shots import take_shots
from ui.theme import Theme

_NAME = "Accord"
_FILE = click.argument("file", type=click.Path(path_type=Path), required=False)
_DARK = click.option("--dark/--light", default=None, help="Dark or light; else as the system has it.")


def main() -> None:
    """The command `budget-app`."""
    app()


def bootstrap(file: Path, person: str, dark: bool | None) -> tuple[MainWindow, Bridge, Background]:
    """The one window on `file`, not yet shown. A sentence where the file or the person is not what it should be."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName(_NAME)
    application.setOrganizationName(_NAME)
    Theme(application, dark)
    try:
        bridge = open_bridge(file, person)
    except Refusal as refusal:
        raise click.ClickException(refusal_text(refusal, Round())) from None
    background, selection = Background(), Selection()
    pages = {
        "requests": RequestsPage(bridge, selection),
        "tradeoffs": TradeoffsPage(bridge, selection, background),
        "decide": DecidePage(bridge, selection, background),
    }
    window = MainWindow(bridge, file, pages, background)
    pages["decide"].print_wanted.connect(window.printing.ask)
    return window, bridge, background


@app.command("open")
@_FILE
@click.option(
    "--as", "person", default="", metavar="PERSON", help="Who sits at this desk: an id or a unique name."
)
@_DARK
def open_window(file: Path | None, person: str, dark: bool | None) -> None:
    """Open FILE in the window; without FILE, a fresh copy of the sample round."""
    window, _bridge, _background = bootstrap(file or _sample_copy(), person, dark)
    report_bugs_to(window)
    window.show()
    sys.exit(QApplication.exec())


# `budget-app FILE` and `budget-app` alone are the window.
app.set_default_command(open_window)
app.default_if_no_args = True


@app.command()
@click.argument("folder", type=click.Path(path_type=Path))
@_FILE
@_DARK
@click.option("--as", "person", default="", metavar="PERSON", help="Whose window it is.")
@click.option("--size", default="1280x800", metavar="WIDTHxHEIGHT", help="Size of the window in pixels.")
def shots(folder: Path, file: Path | None, dark: bool | None, person: str, size: str) -> None:
    """A picture of every page of FILE (or of the sample round) in FOLDER."""
    width, _x, height = size.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise click.UsageError(_("--size {size}: write it as 1280x800.").format(size=size))
    _off_screen()
    for path in _pictures(file or _sample_copy(), person, bool(dark), folder, QSize(int(width), int(height))):
        click.echo(path)


@app.command()
@click.argument("folder", type=click.Path(path_type=Path))
def demo(folder: Path) -> None:
    """The main job without a display: decide a fresh sample by the optimum, sign, print, and picture every page."""
    from budget_app.summary.pdf import summary_pdf  # late: brings in matplotlib and typst

    _off_screen()
    folder.mkdir(parents=True, exist_ok=True)
    file, pdf = folder / "sample.accord", folder / "summary.pdf"
    for leftover in folder.glob("sample.accord*"):
        leftover.unlink()
    sample.copy(file, now, new_id)
    executive = decide_and_sign(file)
    with reading_desk(file) as desk:
        pdf.write_bytes(summary_pdf(desk.state, desk.entries[-1]))
    pictures = _pictures(file, executive, False, folder, QSize(1280, 800))
    for path in (file, pdf, *pictures):
        click.echo(path)


def decide_and_sign(file: Path) -> str:
    """Decide the round in `file` as the Decide page's button does, and sign; returns who did."""
    with reading_desk(file) as desk:
        people = desk.state.people.values()
        executive = next(person.id for person in people if Role.EXECUTIVE in person.roles)
    with working_desk(file, executive) as desk:
        desk.execute(MovePhase(phase=Phase.DECISION))
        desk.execute(TakeOptimum(grants=optimum_grants(desk.state)))
        desk.execute(Sign())
    return executive


def _pictures(file: Path, person: str, dark: bool, folder: Path, size: QSize) -> list[Path]:
    window, bridge, background = bootstrap(file, person, dark)
    try:
        return take_shots(window, bridge, background, folder, size)
    finally:
        window.close()


def _sample_copy() -> Path:
    """A fresh copy of the sample round among the person's own data; earlier copies stay."""
    folder = Path(platformdirs.user_data_dir(_NAME, appauthor=False, ensure_exists=True))
    stamp = now()[:19].replace(":", "").replace("T", " ")
    for number in count(1):
        file = folder / f"Sample {stamp}{'' if number == 1 else f' ({number})'}.accord"
        if not file.exists():
            sample.copy(file, now, new_id)
            return file
    raise AssertionError("unreachable")


def _off_screen() -> None:
    """Pictures need no display: where none is chosen, Qt draws into memory."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
