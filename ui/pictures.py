"""Commands that make pictures of the window: shots, and demo, the main job without a display.

Taking a picture lives in shots.py; what is decided and printed in the core.
"""

import json
import os
import tempfile
from pathlib import Path

import click
from PySide6.QtCore import QMessageLogContext, QSettings, QSize, QtMsgType, qInstallMessageHandler

from budget_app import sample
from budget_app.cli import app
from budget_app.cli.desks import new_id, now, reading_desk, working_desk
from budget_app.domain.decision import TakeOptimum
from budget_app.domain.phases import MovePhase
from budget_app.domain.roles import Phase, Role
from budget_app.domain.signing import Sign
from budget_app.presentation.problem import optimum_grants
from budget_app.summary.pdf import summary_pdf
from budget_app.words import _
from ui.app import bootstrap
from ui.shots import take_more_shots, take_shots


@app.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--dark/--light", default=False, help="Dark or light.")
@click.option("--as", "person", default="", metavar="PERSON", help="Whose window it is.")
@click.option("--size", default="1280x800", metavar="WIDTHxHEIGHT", help="Size of the screen in pixels.")
@click.option(
    "--scale", type=click.FloatRange(1, 4), default=1.0, help="How the screen is scaled: 1.5 is 150 %."
)
def shots(folder: Path, file: Path | None, dark: bool, person: str, size: str, scale: float) -> None:
    """A picture of every page and dialog of FILE (or of the sample round) in FOLDER, and of the start."""
    width, _x, height = size.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise click.UsageError(_("--size {size}: write it as 1280x800.").format(size=size))
    screen = QSize(int(width), int(height))
    for path in _pictures(file, person, dark, folder, screen, scale, with_all=True):
        click.echo(path)


@app.command()
@click.argument("folder", type=click.Path(path_type=Path))
def demo(folder: Path) -> None:
    """The main job without a display: decide a fresh sample by the optimum, sign, print, and picture every page."""
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


def _pictures(
    file: Path | None,
    person: str,
    dark: bool,
    folder: Path,
    screen: QSize,
    scale: float = 1.0,
    with_all: bool = False,
) -> list[Path]:
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    with tempfile.TemporaryDirectory(prefix="accord-") as chosen:
        # What people have chosen in their own windows is neither in the pictures nor changed by them.
        _draw_into_memory(Path(chosen), screen)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, chosen)
        window, bridge, background = bootstrap(file, person, dark)
        size = QSize(int(screen.width() / scale), int(screen.height() / scale))
        try:
            pages = take_shots(window, bridge, background, folder, size)
            more = take_more_shots(window, bridge, background, folder, size) if with_all else []
            return [*pages, *more]
        finally:
            window.close()


def _draw_into_memory(folder: Path, size: QSize) -> None:
    """Pictures need no display: where none is chosen, Qt draws into memory, as if on a screen of this size."""
    place = {"name": "memory", "x": 0, "y": 0, "width": size.width(), "height": size.height()}
    screen = {**place, "dpr": 1, "logicalDpi": 96, "logicalBaseDpi": 96}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
        qInstallMessageHandler(_pass_on)


def _pass_on(_kind: QtMsgType, _where: QMessageLogContext, words: str | None) -> None:
    """What Qt has to say, but for what a memory cannot do with a dialog."""
    if words and not words.startswith("This plugin does not support"):
        click.echo(words, err=True)
