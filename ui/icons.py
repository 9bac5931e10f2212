"""Icons for buttons, menus and fields: the line drawings of drawings.py, tinted by the theme of the moment.

What must not live here: which page uses which icon.
"""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from ui.drawings import paint_icon, pixmap, source
from ui.theme import theme_of


def icon(name: str, role: str = "ink2", role_on: str | None = None) -> QIcon:
    """An icon tinted with the token `role` (ink3 when disabled, `role_on` when checked), in the theme of the moment.

    `name` is a file in resources/icons without its ending; an unknown name raises FileNotFoundError.
    """
    source(name)
    return QIcon(_Engine(name, role, role_on))


class _Engine(QIconEngine):
    """Draws an icon when it is needed, so that a change of theme reaches icons already set on buttons."""

    def __init__(self, name: str, role: str, role_on: str | None) -> None:
        super().__init__()
        self._asked = (name, role, role_on)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        _name, role, role_on = self._asked
        if mode == QIcon.Mode.Disabled:
            role = "ink3"
        elif state == QIcon.State.On and role_on:
            role = role_on
        return getattr(theme_of().look, role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into the largest square in the middle of `rect`."""
        side = min(rect.width(), rect.height())
        corner = rect.center() - QPoint((side - 1) // 2, (side - 1) // 2)
        paint_icon(painter, QRect(corner, QSize(side, side)), self._asked[0], self._colour(mode, state))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """`size` is in px; `scale` says how many device pixels make one."""
        side = min(size.width(), size.height())
        return pixmap(self._asked[0], self._colour(mode, state), side, scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """As `scaledPixmap` at one device pixel per px."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def clone(self) -> QIconEngine:
        """A copy, as Qt asks for when an icon is changed."""
        return _Engine(*self._asked)
