"""The months as bars that are set by keys: Left and Right go, Up and Down change, Ctrl+Left and Ctrl+Right carry on to
the next month, a figure is typed over the bar. A click picks a month, dragging sets its height.

What must not live here: how an amount is spread over the months, what is left over.
"""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from budget_app.presentation.month_text import month_names
from budget_app.presentation.spread import ByHand
from budget_app.words import _
from ui.models.tips import plain_tip
from ui.spoken import announce
from ui.theme import MEDIUM, SMALL, theme_of
from ui.widgets.labels import set_look
from ui.widgets.months import BARS, LETTERS, paint_months
from ui.widgets.paint import draw_middle, draw_right, draw_text, focus_ring, painting

TOP, FIELD, INSET = 18, 96, 4


class MonthsEditor(QWidget):
    """`put`: month and amount; `stepped`: month and steps; `carried`: from month to month; `typed`: month and text."""

    put = Signal(int, object)
    stepped = Signal(int, int)
    carried = Signal(int, int)
    typed = Signal(int, str)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand: ByHand | None = None
        self._order = 1
        self._amount = ""
        self._fixed = False
        self.at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = QLineEdit(self)
        self.field.setProperty("kind", "cell")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setAccessibleName(_("Amount of the month"))
        self.field.hide()
        self.field.editingFinished.connect(self._leave_field)
        self.field.installEventFilter(self)

    @property
    def month(self) -> str:
        """The month the keys are on, YYYY-MM."""
        return self._hand.months[self.at] if self._hand and self.at < len(self._hand.months) else ""

    def show_hand(self, hand: ByHand, order: int, sentence: str, amount: str, why_fixed: str) -> None:
        """Other amounts, in the colour of the department `order`; `amount` is what the month of the keys has."""
        first = self._hand is None or self._hand.months != hand.months
        self._hand, self._order, self._amount, self._fixed = hand, order, amount, bool(why_fixed)
        if first or self.at >= len(hand.months):
            self.at = hand.amounts.index(max(hand.amounts)) if hand.amounts else 0
            self.moved.emit()
            return
        if self.hasFocus() and self.accessibleName() != sentence:
            announce(self, sentence.split(". ")[0])
        self.setAccessibleName(sentence)
        keys = _(
            "Arrow keys go and change, a figure is typed, Ctrl and an arrow carries on to the next month."
        )
        self.setAccessibleDescription(why_fixed or keys)
        self.setToolTip(plain_tip(why_fixed or f"{sentence}\n{keys}"))
        self.update()

    def sizeHint(self) -> QSize:
        """Words, bars, letters."""
        return QSize(272, TOP + BARS + LETTERS)

    def minimumSizeHint(self) -> QSize:
        """Letters side by side."""
        return QSize(144, TOP + BARS + LETTERS)

    # --- the field over the bars

    def refuse(self) -> None:
        """What was typed stays and is marked."""
        set_look(self.field, "state", "refused")
        self.field.setFocus()

    def close_field(self) -> None:
        """Back to the bars."""
        if self.field.isVisible():
            had = self.field.hasFocus()
            self.field.hide()
            if had:
                self.setFocus()

    def _open_field(self, text: str) -> None:
        set_look(self.field, "state", "")
        self.field.setText(text)
        self.field.setGeometry(self.width() - FIELD, 0, FIELD, TOP + 4)
        self.field.show()
        self.field.setFocus()

    def _leave_field(self) -> None:
        """Going elsewhere takes what was typed, as leaving a cell does."""
        if self.field.isVisible() and not self.field.hasFocus():
            self.typed.emit(self.at, self.field.text())

    def eventFilter(self, watched: object, event: object) -> bool:  # type: ignore[override]
        """Enter takes what is typed, Escape leaves the month as it was; neither goes on to the bars."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return False
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.typed.emit(self.at, self.field.text())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.field.hide()
            self.setFocus()
            return True
        return False

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, change, carry, or begin to type."""
        key, count = event.key(), len(self._hand.months) if self._hand else 0
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        upright = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        places = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1}
        if not count or (self._fixed and not sideways and key not in places):
            super().keyPressEvent(event)
        elif sideways and event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self._fixed:
            to = self.at + sideways
            if 0 <= to < count:
                self.carried.emit(self.at, to)
                self._go(to)
        elif sideways:
            self._go(max(0, min(self.at + sideways, count - 1)))
        elif key in places:
            self._go(places[Qt.Key(key)])
        elif key in upright:
            self.stepped.emit(self.at, upright[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open_field(self._amount)
            self.field.selectAll()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.put.emit(self.at, 0)
        elif event.text() and event.text() in "0123456789.,(":
            self._open_field(event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the month under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton and self._hand and self._hand.months:
            self._go(self._month_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A bar follows the mouse that is held down."""
        hand, up = self._hand, TOP + BARS - event.position().y()
        if hand is None or self._fixed or not event.buttons() & Qt.MouseButton.LeftButton or up > TOP + BARS:
            return
        highest = max(max(hand.amounts), hand.total // max(len(hand.amounts), 1), 1)
        unit = 10 ** max(len(str(highest)) - 2, 0)
        self.put.emit(self.at, round(highest * max(up, 0) / BARS / unit) * unit)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type the figure."""
        if not self._fixed:
            self._open_field(self._amount)
            self.field.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The month of the keys is shown."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It is shown no more."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The field keeps to the right."""
        super().resizeEvent(event)
        self.field.move(self.width() - FIELD, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, bars, letters; the month of the keys by a soft ground and a strong letter."""
        theme, hand = theme_of(), self._hand
        if hand is None or not hand.months:
            return
        step, active = self.width() / len(hand.months), self.hasFocus() or self.field.isVisible()
        with painting(self) as painter:
            if active:
                ground = QRectF(self.at * step, TOP - 2, step, BARS + LETTERS + 1)
                painter.fillRect(ground, theme.colour("accentsoft"))
                self._paint_words(painter, hand)
            bars = QRectF(0, TOP, self.width() + 2, BARS)
            paint_months(painter, bars, hand.amounts, self._order)
            for n, month in enumerate(hand.months):
                here = active and n == self.at
                font = theme.font(SMALL, MEDIUM) if here else theme.font(SMALL)
                letter = month_names()[int(month[5:7]) - 1][:1]
                middle = TOP + BARS + LETTERS / 2
                draw_middle(
                    painter, (n + 0.5) * step, middle, letter, font, theme.colour("ink" if here else "ink2")
                )
            if self.hasFocus():
                focus_ring(painter, self)

    def _paint_words(self, painter: QPainter, hand: ByHand) -> None:
        """The month of the keys and what it has."""
        theme, right = theme_of(), self.width() - INSET
        name = month_names()[int(hand.months[self.at][5:7]) - 1]
        draw_text(painter, INSET, TOP / 2 - 1, name, theme.font(SMALL), theme.colour("ink2"))
        draw_right(painter, right, TOP / 2 - 1, self._amount, theme.font(SMALL, MEDIUM), theme.colour("ink"))

    def _go(self, at: int) -> None:
        self.at = at
        self.moved.emit()
        self.update()

    def _month_at(self, x: float) -> int:
        count = len(self._hand.months) if self._hand else 1
        return max(0, min(int(x / max(self.width(), 1) * count), count - 1))
