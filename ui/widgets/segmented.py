"""A segmented control: a few views of one thing, of which one is picked. Arrow keys move, as in a radio group.

What must not live here: what the views show.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import STRONG, theme_of
from ui.widgets.paint import text_width


class Segment(QPushButton):
    """One part; the arrows are the control's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go to the control."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


class SegmentedControl(QFrame):
    """Items are (key, word)."""

    chosen = Signal(str)  # key, when a person picks another one

    def __init__(self, items: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "well")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._keys: list[str] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for key, word in items:
            self._add(key, word)
        self._group.idClicked.connect(self._clicked)
        if items:
            self.choose(items[0][0])

    def _add(self, key: str, word: str) -> None:
        part = Segment(word)
        part.setCheckable(True)
        part.setProperty("kind", "segment")
        part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        part.setAccessibleName(word)
        # As wide as it is when picked, so that nothing moves.
        part.setMinimumWidth(round(text_width(word, theme_of().font(weight=STRONG))) + 24)
        self._group.addButton(part, len(self._keys))
        self._keys.append(key)
        self.layout().addWidget(part)  # type: ignore[union-attr]

    @property
    def current(self) -> str:
        """The key that is picked."""
        at = self._group.checkedId()
        return self._keys[at] if at >= 0 else ""

    def part(self, key: str) -> QPushButton:
        """The part with this key; ValueError where there is none."""
        return self._group.button(self._keys.index(key))  # type: ignore[return-value]

    def choose(self, key: str) -> None:
        """Pick a key without a signal; unknown keys are ignored."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)
            self._settle()

    def clear(self) -> None:
        """Pick none: what is shown is none of the views."""
        self._group.setExclusive(False)
        for part in self._group.buttons():
            part.setChecked(False)
        self._group.setExclusive(True)
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right pick the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = max(0, min(self._group.checkedId() + step, len(self._keys) - 1))
        part = self._group.button(at)
        part.setFocus(Qt.FocusReason.TabFocusReason)
        if not part.isChecked():
            part.click()

    def _clicked(self, at: int) -> None:
        self._settle()
        self.chosen.emit(self._keys[at])

    def _settle(self) -> None:
        """Only the picked part is a stop of the Tab key; the first one where none is."""
        stop = max(self._group.checkedId(), 0)
        for at, part in enumerate(self._group.buttons()):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus if at == stop else Qt.FocusPolicy.NoFocus)
