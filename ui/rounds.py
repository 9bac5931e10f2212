"""The rounds that are open in this program, each in a window of its own, and the way to another one.

A round is opened off the GUI thread, so that the windows that are there stay usable. What a window is made of is said
in window.py.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from budget_app.history.copies import copy_file
from budget_app.history.port import LogError
from budget_app.presentation.backups import free_name
from budget_app.presentation.failures import failure_text
from budget_app.presentation.times import moment_text
from budget_app.words import _
from ui.errands import House
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.recent import Recent

_BESIDE = QPoint(28, 28)


class Wish(NamedTuple):
    """Which round is wanted: its file, how that is made where it is new, who sits down ("": as last time)."""

    file: Path
    make: Callable[[Path], None] | None = None
    person: str = ""
    is_sample: bool = False


class Rounds(QObject):
    """All windows on rounds. `make` makes the window of a round that is open."""

    opened = Signal(QWidget)  # the window, once it is there
    _arrived = Signal(object, object, object)

    def __init__(self, make: Callable[["Rounds", Opening, str], MainWindow], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._windows: list[MainWindow] = []
        self._arrived.connect(self._hand_over)

    def open_round(self, file: Path, house: House) -> None:
        """Open the round in `file` in a window of its own; the window that has it comes forward instead.

        `house` says what hinders.
        """
        there = next((window for window in self._windows if _is_same(window.file, file)), None)
        if there:
            come_forward(there)
            self.opened.emit(there)
        else:
            self.open_another(Wish(file), house)

    def open_another(self, wish: Wish, house: House) -> None:
        """Open one more window on a file, also where there is one already."""
        house.tell(_("Opening {file} …").format(file=wish.file.name))
        opening = Opening(wish.file, wish.make)
        opening.done.add_done_callback(lambda _done: self._arrived.emit(opening, wish, house))

    def keep(self, window: MainWindow, is_sample: bool = False) -> None:
        """A window that somebody looks at: it is kept until it is closed, and its round is found again later.

        A copy of the sample is found again only once somebody has worked in it.
        """
        self._windows.append(window)
        window.destroyed.connect(lambda: self._windows.remove(window))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if is_sample:
            once = Qt.ConnectionType.SingleShotConnection
            window.bridge.saved.connect(lambda _at: Recent().add(window.file), once)
        else:
            Recent().add(window.file)

    def _hand_over(self, opening: Opening, wish: Wish, house: House) -> None:
        house.tell("")
        try:
            window = self._make(self, opening, wish.person)
        except LogError as error:
            self._refuse(error, opening, house)
            return
        if self._windows:
            window.move(self._windows[-1].pos() + _BESIDE)
        self.keep(window, wish.is_sample)
        window.show()
        come_forward(window)
        self.opened.emit(window)

    def _refuse(self, error: LogError, opening: Opening, house: House) -> None:
        """Say what hinders, and offer the file's own backup where it cannot be opened any more."""
        words, backup = failure_text(error), opening.backup
        if backup is None:
            house.say(words)
            return
        moment = datetime.now(UTC).isoformat()
        step = _("Open the backup of {when}").format(when=moment_text(backup.at.isoformat(), moment))
        copy = free_name(opening.file, backup.at)
        wish = Wish(copy, lambda path: copy_file(backup.path, path))
        house.say(words, step, lambda: self.open_another(wish, house))


def come_forward(window: QWidget) -> None:
    """The window to the front, with the keys, also from the task bar."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
