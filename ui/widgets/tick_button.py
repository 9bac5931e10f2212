"""A button that says what is ticked and opens a menu in which several things can be: "Show Draft, Open v".

What must not live here: what the ticks mean.
"""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import STRONG, theme_of
from ui.widgets.paint import elided
from ui.widgets.pick_button import PickButton

MOST = 120

# A kind of things: its key, its title, and pairs of key and words.
Kind = tuple[str, str, Sequence[tuple[str, str]]]


class TickButton(PickButton):
    """`ticked` says that a person ticked or unticked a thing of a kind; `all_wanted` that nothing is to be."""

    ticked = Signal(str, str, bool)
    all_wanted = Signal()

    def __init__(self, word: str, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(word, (("", everything),), parent)
        self._everything = everything
        self._kinds: Sequence[Kind] = ()
        self._on: Collection[tuple[str, str]] = ()

    def show_kinds(self, kinds: Sequence[Kind], on: Collection[tuple[str, str]], words: str) -> None:
        """What can be ticked, what is (kind and key), and what the button says: its word alone where nothing is."""
        self._kinds, self._on = kinds, on
        self.set_items((("", words),))
        self.setToolTip(words if on else "")
        font = theme_of().font(weight=STRONG)
        self.setText(elided(words, font, MOST) if on else "")

    def menu(self) -> QMenu:
        """The things, kind by kind, ticked or not; it stays open while one ticks."""
        menu = _StayingMenu(self)
        everything = menu.addAction(self._everything[:1].upper() + self._everything[1:])
        everything.setEnabled(bool(self._on))
        everything.triggered.connect(lambda _on=False: self.all_wanted.emit())
        for kind, title, choices in self._kinds:
            menu.addSection(title)
            for key, words in choices:
                action = QAction(words.replace("&", "&&"), menu)
                action.setCheckable(True)
                action.setChecked((kind, key) in self._on)
                action.toggled.connect(self._telling(kind, key))
                menu.addAction(action)
        return menu

    def _telling(self, kind: str, key: str) -> Callable[[bool], None]:
        return lambda on: self.ticked.emit(kind, key, on)


class _StayingMenu(QMenu):
    """Ticking does not close it; Escape, Enter and a click beside it do."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on something that can be ticked ticks it."""
        action = self.actionAt(event.position().toPoint())
        if action and action.isCheckable():
            action.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action and action.isCheckable():
            action.toggle()
        else:
            super().keyPressEvent(event)
