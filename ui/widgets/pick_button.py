"""A button that shows a choice and opens the others: "Group Goal v", "Scenario Balanced v".

What must not live here: what the choice changes.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui.drawings import paint_icon
from ui.theme import STRONG, theme_of
from ui.widgets.paint import draw_text, edge_round, fill_round, focus_ring, painting, text_width

INSET, BETWEEN, SIGN = 12, 5, 14


class PickButton(QAbstractButton):
    """Items are (key, word). `word` stands before the choice, in a quieter ink; it may be empty."""

    chosen = Signal(str)  # key, when a person picks another one

    def __init__(self, word: str, items: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self._items = tuple(items)
        self._key = items[0][0] if items else ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _on=False: self.open_below(self))
        self.choose(self._key)

    @property
    def current(self) -> str:
        """The key that is picked."""
        return self._key

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Other choices; the one picked stays if it is still there."""
        self._items = tuple(items)
        keys = [k for k, _word in items]
        self.choose(self._key if self._key in keys else keys[0] if keys else "")

    def choose(self, key: str) -> None:
        """Pick a key without a signal."""
        self._key = key
        self.setText(dict(self._items).get(key, ""))
        self.setAccessibleName(f"{self._word} {self.text()}".strip())
        self.updateGeometry()
        self.update()

    def menu(self) -> QMenu:
        """The choices, the present one ticked."""
        menu = QMenu(self)
        for key, word in self._items:
            action = QAction(word.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(key == self._key)
            action.setData(key)
            menu.addAction(action)
        menu.triggered.connect(lambda action: self._picked(action.data()))
        return menu

    def sizeHint(self) -> QSize:
        """Word, choice and the sign."""
        theme = theme_of()
        word = text_width(self._word, theme.font()) + BETWEEN if self._word else 0
        return QSize(
            round(2 * INSET + word + text_width(self.text(), theme.font(weight=STRONG)) + 8 + SIGN) - 4, 30
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down open the menu, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button in the theme of the moment."""
        theme, box = theme_of(), QRectF(self.rect())
        middle = box.center().y()
        with painting(self) as painter:
            ground = "bg" if not self.isEnabled() else "hover" if self.underMouse() else "surface"
            fill_round(painter, box, 6, theme.colour(ground))
            edge_round(painter, box, 6, theme.colour("line2"))
            x: float = INSET
            if self._word:
                x = draw_text(painter, x, middle, self._word, theme.font(), theme.colour("ink2")) + BETWEEN
            ink = theme.colour("ink" if self.isEnabled() else "ink3")
            draw_text(painter, x, middle, self.text(), theme.font(weight=STRONG), ink)
            square = QRectF(box.right() - INSET - SIGN + 4, round(middle - SIGN / 2), SIGN, SIGN)
            paint_icon(painter, square, "chevron-down", theme.look.ink2)
            focus_ring(painter, self)

    def _picked(self, key: str) -> None:
        if key != self._key:
            self.choose(key)
            self.chosen.emit(key)

    def open_below(self, widget: QWidget) -> None:
        """Open the choices below a widget: this one, or what stands for it where there is no room."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(widget.mapToGlobal(QPoint(0, widget.height() + 2)))
