"""The rail: where one can go, what waits there, where one is. Up and Down move, Enter goes.

What must not live here: which pages there are and what waits on them.
"""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from budget_app.words import _, _n
from ui.drawings import paint_icon
from ui.theme import MEDIUM, STRONG, theme_of
from ui.widgets.badge import BADGE, badge_width, paint_badge
from ui.widgets.paint import draw_text, elided, fill_round, focus_ring, painting

WIDTH, SIGNS, ITEM, EVERY, ICON = 176, 54, 32, 36, 18


class RailItem(QAbstractButton):
    """One page in the rail."""

    def __init__(self, key: str, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._icon, self._count, self._is_done = key, icon, 0, False
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """How many things wait there."""
        self._count = count
        waits = _n("{n} thing waits for you", "{n} things wait for you", count).format(n=count)
        self.setAccessibleName(f"{self.text()}, {waits}" if count else self.text())
        self.update()

    def show_done(self, is_done: bool) -> None:
        """Whether what is there has been gone through."""
        self._is_done = is_done
        self.setAccessibleName(_("{step}, done").format(step=self.text()) if is_done else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """A row of the rail."""
        return QSize(WIDTH - 16, ITEM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only Space is the item's own key: the rail itself moves and goes."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground of the current one, icon, words, badge."""
        theme, box, here = theme_of(), QRectF(self.rect()), self.isChecked()
        middle = box.center().y()
        with painting(self) as painter:
            if here or self.underMouse():
                fill_round(painter, box, 6, theme.colour("current" if here else "hover"))
            square = QRectF(10, round(middle - ICON / 2), ICON, ICON)
            ink = theme.look.ok if self._is_done and not here else theme.look.ink if here else theme.look.ink2
            paint_icon(painter, square, "check" if self._is_done and not here else self._icon, ink)
            if box.width() > SIGNS:
                self._paint_words(painter, box)
            focus_ring(painter, self)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        theme, here, middle = theme_of(), self.isChecked(), box.center().y()
        room = box.width() - 38 - 8
        if self._count:
            width = badge_width(str(self._count))
            place = QRectF(box.right() - 7 - width, round(middle - BADGE / 2), width, BADGE)
            paint_badge(painter, place, str(self._count))
            room -= width + 8
        font = theme.font(weight=STRONG if here else MEDIUM)
        ink = theme.colour("ink" if here else "ink2")
        draw_text(painter, 38, middle, elided(self.text(), font, room), font, ink)


class Rail(QFrame):
    """The navigation at the left; signs without words where what it stands in is narrower than `signs_below`."""

    chosen = Signal(str)  # key of the page

    def __init__(self, signs_below: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs_below = signs_below
        self.setProperty("band", "rail")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Pages"))
        self._items: dict[str, RailItem] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 12)
        self._column.setSpacing(EVERY - ITEM)
        self._column.addStretch(1)

    def add(self, key: str, icon: str, words: str) -> None:
        """One more page at the end. `icon` names a drawing of resources/icons."""
        item = RailItem(key, icon, words)
        item.clicked.connect(lambda: self._go(key))
        self._items[key] = item
        self._column.insertWidget(self._column.count() - 1, item)

    def set_current(self, key: str) -> None:
        """Mark a page as the one shown; no signal."""
        for name, item in self._items.items():
            item.setChecked(name == key)
            item.setFocusPolicy(Qt.FocusPolicy.TabFocus if name == key else Qt.FocusPolicy.ClickFocus)

    @property
    def current(self) -> str:
        """The key of the page shown; "" before there is one."""
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def set_done(self, done: Collection[str]) -> None:
        """Mark these as gone through, by a tick in place of their sign, and the others as not."""
        for key, item in self._items.items():
            item.show_done(key in done)

    def set_count(self, key: str, count: int) -> None:
        """How many things wait on a page; 0 shows no badge."""
        if key in self._items:
            self._items[key].show_count(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Home, End move the keyboard; Enter goes there."""
        items = list(self._items.values())
        at = next((n for n, item in enumerate(items) if item.hasFocus()), -1)
        places = {
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(items) - 1,
        }
        if at >= 0 and event.key() in places:
            items[max(0, min(places[Qt.Key(event.key())], len(items) - 1))].setFocus(
                Qt.FocusReason.TabFocusReason
            )
        elif at >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            items[at].click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """It follows the width of whatever it comes to stand in."""
        super().changeEvent(event)
        around = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and around:
            around.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Words or signs, by the room there is; a sign has its words as a tip."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            signs = watched.width() < self._signs_below
            self.setFixedWidth(SIGNS if signs else WIDTH)
            for item in self._items.values():
                item.setToolTip(item.text() if signs else "")
        return False

    def _go(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)
