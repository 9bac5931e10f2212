"""A row that leads somewhere: a sign, a sentence with what it names standing out, a smaller line, a word at the right.

And the list of such rows: one stop for Tab, Up and Down inside. What must not live here: what the rows say.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.drawings import paint_icon
from ui.theme import BODY, MEDIUM, NORMAL, SMALL, STRONG, theme_of
from ui.widgets.paint import draw_right, draw_text, elided, fill_round, focus_ring, painting, text_width

HEIGHT, LEFT, SIGN, CHEVRON = 46, 36, 24, 14
Words = Sequence[tuple[str, bool]]
PaintSign = Callable[[QPainter, QRectF], None]


class LinkRow(QAbstractButton):
    """`words`: pieces, each with whether it stands out; `right`: a time, or "" for a chevron; `leads`: or only read."""

    def __init__(
        self,
        sign: PaintSign,
        words: Words,
        detail: str,
        right: str = "",
        leads: bool = True,
        spoken: str = "",
    ) -> None:
        super().__init__()
        self._sign, self._words, self._detail, self._right = sign, tuple(words), detail, right
        self._leads = leads
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = "".join(piece for piece, _strong in words)
        self.setAccessibleName(spoken or ", ".join(filter(None, (said, detail, right))))
        if leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def leads(self) -> bool:
        """Whether a click leads anywhere."""
        return self._leads

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """What does not fit is cut."""
        return QSize(120, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes, as Space does; the list moves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sign, sentence, detail, and what stands at the right."""
        theme = theme_of()
        with painting(self) as painter:
            if self._leads and (self.underMouse() or self.isDown()):
                fill_round(painter, QRectF(self.rect()), 6, theme.colour("hover"))
            top, second = (14.0, 32.0) if self._detail else (self.height() / 2, 0.0)
            self._sign(painter, QRectF(4, (self.height() - SIGN) / 2, SIGN, SIGN))
            right = self._paint_right(painter, top)
            x = float(LEFT + 4)
            for piece, strong in self._words:
                font = theme.font(BODY, STRONG if strong else NORMAL)
                shown = elided(piece, font, max(right - x, 0))
                ink = theme.colour("ink" if strong else "ink2")
                x = draw_text(painter, x, top, shown, font, ink)
                if shown != piece:
                    break
            if self._detail:
                small = theme.font(SMALL)
                words = elided(self._detail, small, self.width() - LEFT - 16)
                draw_text(painter, LEFT + 4, second, words, small, theme.colour("ink2"))
            focus_ring(painter, self)

    def _paint_right(self, painter: QPainter, top: float) -> float:
        """The word or the chevron; gives the x up to which there is room."""
        theme, edge = theme_of(), self.width() - 6.0
        if self._right:
            small = theme.font(SMALL)
            return draw_right(painter, edge, top, self._right, small, theme.colour("ink2")) - 12
        if self._leads:
            box = QRectF(edge - CHEVRON, (self.height() - CHEVRON) / 2, CHEVRON, CHEVRON)
            paint_icon(painter, box, "chevron-right", theme.look.ink2)
            return edge - CHEVRON - 8
        return edge


def icon_sign(icon: str, tone: str) -> PaintSign:
    """A drawing of resources/icons in the ink of a token, as the sign of a row."""

    def paint(painter: QPainter, box: QRectF) -> None:
        inner = box.adjusted(4, 4, -4, -4)
        paint_icon(painter, inner, icon, getattr(theme_of().look, tone))

    return paint


class Caption(QWidget):
    """A small heading between rows."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setFixedHeight(28)
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, near the rows they head."""
        theme = theme_of()
        with painting(self) as painter:
            draw_text(painter, 4, 17, self._words, theme.font(SMALL, MEDIUM), theme.colour("ink2"))


class LinkList(QWidget):
    """Rows beneath one another, with captions between; one of them is the stop for Tab."""

    went = Signal(object)  # what the row leads to

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows: list[LinkRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, parts: Sequence[str | tuple[LinkRow, object]]) -> None:
        """Other rows (each with what it leads to) and captions; the keys stay in the same place."""
        at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), -1)
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for part in parts:
            if isinstance(part, str):
                self._column.addWidget(Caption(part))
                continue
            row, target = part
            row.clicked.connect(lambda _checked=False, target=target: self.went.emit(target))
            self._column.addWidget(row)
            row.show()  # now, so that it can have the keys at once
            self.rows.append(row)
        if self.rows:
            self._make_stop(max(0, min(at, len(self.rows) - 1)))
        if at >= 0 and self.rows:
            self.rows[min(at, len(self.rows) - 1)].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Home, End move."""
        at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), -1)
        places = {
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.rows) - 1,
        }
        if at >= 0 and event.key() in places:
            to = max(0, min(places[Qt.Key(event.key())], len(self.rows) - 1))
            self._make_stop(to)
            self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _make_stop(self, at: int) -> None:
        for n, row in enumerate(self.rows):
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if n == at else Qt.FocusPolicy.ClickFocus)


def words_width(words: Words) -> float:
    """How wide the sentence is, uncut."""
    theme = theme_of()
    return sum(text_width(piece, theme.font(BODY, STRONG if strong else NORMAL)) for piece, strong in words)
