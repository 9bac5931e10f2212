"""A field that looks like a choice and opens a menu in which several things can be ticked.

What must not live here: what the ticks mean.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu


class MenuBox(QComboBox):
    """Items are (key, word); `ticked` says that a person ticked or unticked one."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[tuple[object, str], ...] = ()
        self._on: frozenset[object] = frozenset()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def show_items(self, items: Sequence[tuple[object, str]], on: Sequence[object], words: str) -> None:
        """Other items, those that are ticked, and what the field says."""
        self._items, self._on = tuple(items), frozenset(on)
        self.clear()
        self.addItem(words)

    def menu(self) -> QMenu:
        """The items, ticked or not."""
        menu = QMenu(self)
        for key, word in self._items:
            action = QAction(word.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(key in self._on)
            action.toggled.connect(self._telling(key))
            menu.addAction(action)
        return menu

    def showPopup(self) -> None:
        """The menu instead of a list."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _telling(self, key: object) -> Callable[[bool], None]:
        return lambda on: self.ticked.emit(key, on)
