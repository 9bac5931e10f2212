"""Labels by role, and amounts that stand right-aligned in figures of equal width.

Roles: body, secondary, strong, small, faint, caption, smallstrong, title, section, cardtitle, figure, word.
Tones: ink, ink2, ink3, ok, bad, warn, accent. What must not live here: formatting of amounts.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.paint import elided, painting


def text(words: str = "", role: str = "body", tone: str = "", wrap: bool = False) -> QLabel:
    """A label whose size, weight and colour come from its role and tone. Plain text: no title can inject markup."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    label.setProperty("role", role)
    if tone:
        label.setProperty("tone", tone)
    return label


def set_tone(widget: QWidget, tone: str) -> None:
    """Another colour of the words, at once; empty: the role's own."""
    _set(widget, "tone", tone)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Another dynamic property that the style sheet reads ("kind", "state", "card", "band"), at once."""
    _set(widget, name, value)


def _set(widget: QWidget, name: str, value: object) -> None:
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class Money(QLabel):
    """An amount, right-aligned."""

    def __init__(
        self, amount: str = "", role: str = "body", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(amount, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)


class Elided(QLabel):
    """A line of text that is cut with an ellipsis where there is no room; the whole text is its tooltip then."""

    def __init__(
        self, words: str = "", role: str = "body", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, cut to the width there is."""
        room = self.contentsRect()
        shown = elided(self.text(), self.font(), room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        with painting(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
