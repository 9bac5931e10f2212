"""The sign in the header, which opens the menu of everything that is not on a page.

What stands in the menu is said by intents (ui/actions.py).
"""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from budget_app.words import _
from ui.actions import IntentAction, fill_menu
from ui.drawings import paint_icon
from ui.theme import theme_of
from ui.widgets.logo import Logo
from ui.widgets.paint import fill_round, focus_ring, painting

PAD, ARROW, HEIGHT = 8, 12, 32


class MenuButton(QAbstractButton):
    """Sign, word and a small arrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logo = Logo(parent=self)
        self._logo.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._logo.resize(self._logo.sizeHint())
        self._logo.move(PAD, (HEIGHT - self._logo.height()) // 2)
        self._actions: Mapping[str, IntentAction] = {}
        self.setAccessibleName(_("Menu"))
        self.setToolTip(_("Open, save, import, print, settings (F10)"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)

    def show_actions(self, actions: Mapping[str, IntentAction]) -> None:
        """What the menu holds from now on."""
        self._actions = actions

    def menu(self) -> QMenu:
        """The menu as it stands now."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        fill_menu(menu, self._actions)
        return menu

    def open(self) -> None:
        """Open the menu under the sign."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def sizeHint(self) -> QSize:
        """Sign and word, the arrow, and room around them."""
        return QSize(self._logo.sizeHint().width() + ARROW + 6 + 2 * PAD, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down open the menu, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The arrow, and the ground under the mouse; the sign paints itself."""
        theme = theme_of()
        with painting(self) as painter:
            if self.underMouse() or self.isDown():
                fill_round(painter, QRectF(self.rect()), 6, theme.colour("hover"))
            square = QRectF(self.width() - PAD - ARROW, (self.height() - ARROW) / 2, ARROW, ARROW)
            paint_icon(painter, square, "chevron-down", theme.look.ink3)
            focus_ring(painter, self)
