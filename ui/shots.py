"""A picture of every page, as files: for looking at, for the README, and for machines without a display.

Pictures are taken of the real window with the real pages; nothing is drawn for the picture alone.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QSize
from PySide6.QtWidgets import QApplication

from ui.background import Background
from ui.bridge import Bridge
from ui.main_window import MainWindow

# Nothing on the sample takes a tenth of this; a round of thousands of lines may.
_PATIENCE_MS = 60_000
# Slides and fades are over after this.
_SETTLED_MS = 250


def take_shots(
    window: MainWindow, bridge: Bridge, background: Background, folder: Path, size: QSize
) -> list[Path]:
    """One PNG a page, once everything that is computed for it has arrived. The folder is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(size)
    window.show()
    return list(_shots(window, bridge, background, folder))


def _shots(window: MainWindow, bridge: Bridge, background: Background, folder: Path) -> Iterator[Path]:
    for key in window.page_keys:
        window.open_page(key)
        settle(bridge, background)
        path = folder / f"{key}.png"
        if not window.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
        yield path


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
