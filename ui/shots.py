"""A picture of every page, as files: for looking at, for the README, and for machines without a display.

Pictures are taken of the real window with the real pages; nothing is drawn for the picture alone.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QPoint, QSize
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from budget_app.presentation.settings import SETTINGS
from ui.background import Background
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.rounds import Rounds
from ui.settings_dialog import SettingsDialog
from ui.start.window import StartWindow
from ui.start.wizard import STEPS
from ui.window import make_window

# Nothing on the sample takes a tenth of this; a round of thousands of lines may.
_PATIENCE_MS = 60_000
# Slides and fades are over after this.
_SETTLED_MS = 250
# Where the mouse lights up nothing.
_AWAY = QPoint(30_000, 30_000)


def take_shots(
    window: MainWindow, bridge: Bridge, background: Background, folder: Path, size: QSize
) -> list[Path]:
    """One PNG a page, once everything that is computed for it has arrived. The folder is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(size)
    QCursor.setPos(_AWAY)
    window.show()
    return list(_shots(window, bridge, background, folder))


def take_setup_shots(
    window: MainWindow, bridge: Bridge, background: Background, folder: Path, size: QSize
) -> list[Path]:
    """The start page, the steps of the wizard, and the parts of the settings of the round in `window`."""
    start = StartWindow(Rounds(make_window, window))
    start.resize(size)
    start.show()
    settle(bridge, start.background)
    pictures = [_saved(start, folder / "start.png")]
    start.begin("new")
    wizard = start.wizard
    assert wizard is not None
    for step in STEPS:
        wizard.go(step)
        settle(bridge, background)
        pictures.append(_saved(start, folder / f"new-{step}.png"))
    start.close()
    dialog = SettingsDialog(bridge, window)
    dialog.show()
    for part in SETTINGS:
        dialog.go(part)
        settle(bridge, background)
        pictures.append(_saved(dialog, folder / f"settings-{part}.png"))
    dialog.close()
    return pictures


def _saved(widget: QWidget, path: Path) -> Path:
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} could not be written")
    return path


def _shots(window: MainWindow, bridge: Bridge, background: Background, folder: Path) -> Iterator[Path]:
    for key in window.page_keys:
        window.open_page(key)
        settle(bridge, background)
        yield _saved(window, folder / f"{key}.png")


def settle(bridge: Bridge, background: Background) -> None:
    """Let the window work until nothing is under way and nothing moves. TimeoutError after a minute."""
    clock, quiet = QElapsedTimer(), QElapsedTimer()
    clock.start()
    quiet.start()
    while quiet.elapsed() < _SETTLED_MS:
        QApplication.processEvents()
        if not bridge.is_idle or not background.is_quiet:
            quiet.restart()
        if clock.elapsed() > _PATIENCE_MS:
            raise TimeoutError("the window does not come to rest")
