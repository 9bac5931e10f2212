"""How large windows open: as they are best, and never larger than the screen they open on.

Every window and dialog works from SMALLEST on: a screen of 1280x800 scaled to 150 % has 853x533 of the pixels meant
here, and its own bars take some of them. What does not fit is scrolled to, never pushed out of the window.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

SMALLEST = (840, 480)
# What the window's own frame takes.
_FRAME = QSize(0, 36)


def open_at(window: QWidget, width: int, height: int) -> None:
    """Resize to this, or to what its screen has room for."""
    room = window.screen().availableGeometry().size() - _FRAME
    window.resize(QSize(width, height).boundedTo(room))
