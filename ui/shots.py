"""A picture of every view, as files: for looking at, for the README, and for machines without a display.

Pictures are taken of the real window, pages and dialogs (views.py); nothing is drawn for the picture alone.
"""

import tempfile
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QPoint, QSize
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from ui.background import Background
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.views import View, dialog_views, page_views, start_beside, start_views

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
    return [_shot(view, bridge, background, folder) for view in page_views(window)]


def take_more_shots(
    window: MainWindow, bridge: Bridge, background: Background, folder: Path, size: QSize
) -> list[Path]:
    """The dialogs of `window`, the start page, and the steps of the wizard."""
    with tempfile.TemporaryDirectory(prefix="accord-") as sheets:
        views = dialog_views(window, Path(sheets))
        pictures = [_shot(view, bridge, background, folder) for view in views]
    start = start_beside(window)
    start.resize(size)
    start.show()
    pictures += [_shot(view, bridge, start.background, folder) for view in start_views(start)]
    start.close()
    return pictures


def _shot(view: View, bridge: Bridge, background: Background, folder: Path) -> Path:
    name, widget = view
    settle(bridge, background)
    path = folder / f"{name}.png"
    if not widget.grab().save(str(path)):
        raise OSError(f"{path} could not be written")
    return path


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
