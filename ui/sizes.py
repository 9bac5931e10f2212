"""How large windows open: as they are best, and never larger than the screen they open on.

Every window and dialog works from SMALLEST on: a screen of 1280x800 scaled to 150 % has 853x533 of the pixels meant
here, and its own bars take some of them. What does not fit is scrolled to, never pushed out of the window. A dialog
comes back as large as a person left it.
"""

from PySide6.QtCore import QEvent, QObject, QSettings, QSize
from PySide6.QtWidgets import QWidget

SMALLEST = (840, 480)
# What the window's own frame takes.
_FRAME = QSize(0, 36)


def open_at(window: QWidget, width: int, height: int) -> None:
    """Resize to this, or to what its screen has room for."""
    room = window.screen().availableGeometry().size() - _FRAME
    window.resize(QSize(width, height).boundedTo(room))


def keep_size(window: QWidget, name: str) -> None:
    """Give the window the size it was left with, as far as its screen has room, and keep the next one.

    To be called after `open_at`, which holds where nothing was kept or it cannot be read.
    """
    key = f"sizes/{name}"
    kept = QSettings().value(key)
    if isinstance(kept, QSize) and kept.isValid():
        wanted = kept.expandedTo(window.minimumSize())
        open_at(window, wanted.width(), wanted.height())
    _Keeper(window, key)


class _Keeper(QObject):
    """Writes down the size of one window whenever it goes away."""

    def __init__(self, window: QWidget, key: str) -> None:
        super().__init__(window)
        self._window = window
        self._key = key
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks."""
        if watched is self._window and event.type() == QEvent.Type.Hide:
            QSettings().setValue(self._key, self._window.size())
        return False
