"""Inline hints and refusals: a band with an icon, what and why, and the next step, underlined. Never covers anything.

What must not live here: the sentences and when they are due.
"""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.drawings import paint_icon
from ui.theme import MEDIUM, SMALL, STRONG, theme_of
from ui.widgets.buttons import button
from ui.widgets.labels import text
from ui.widgets.paint import draw_text, elided, fill_round, hairline, painting, text_width

HEIGHT, RADIUS, ICON, INSET, AFTER = 26, 5, 14, 8, 8


def paint_band(
    painter: QPainter,
    rect: QRect | QRectF,
    words: str,
    step: str = "",
    refusal: bool = False,
    icon: str = "warning",
) -> QRectF:
    """The band in `rect` (26 high), for delegates; gives the area of the next step, for the click (empty without)."""
    theme, box = theme_of(), QRectF(rect)
    ink = theme.look.bad if refusal else theme.look.warn
    fill_round(painter, box, RADIUS, theme.colour("badsoft" if refusal else "warnsoft"))
    middle = box.center().y()
    paint_icon(painter, QRectF(box.left() + INSET, round(middle - ICON / 2), ICON, ICON), icon, ink)
    font, link = theme.font(SMALL, MEDIUM), theme.font(SMALL, STRONG)
    x = box.left() + INSET + ICON + AFTER
    room = box.right() - x - INSET - (text_width(step, link) + 14 if step else 0)
    end = draw_text(painter, x, middle, elided(words, font, room), font, theme.colour("bad" if refusal else "warn"))
    if not step:
        return QRectF()
    left = end + 14
    right = draw_text(painter, left, middle, step, link, theme.colour("ink"))
    hairline(painter, left, round(middle) + 6, right, round(middle) + 7, theme.colour("ink"))
    return QRectF(left, box.top(), right - left, box.height())


class Hint(QFrame):
    """A kind word on what is missing. Hidden while it has nothing to say."""

    stepped = Signal()  # the next step was chosen
    _refusal = False

    def __init__(
        self, words: str = "", step: str = "", icon: str = "warning", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._label: QLabel = text(words, "caption", "bad" if self._refusal else "warn", wrap=True)
        self._step = button(step, "step", on_click=self.stepped.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET + ICON + AFTER, 4, INSET, 4)
        row.setSpacing(10)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._step, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.say(words, step)

    def say(self, words: str, step: str = "") -> None:
        """Another hint; no words hide the band."""
        self._label.setText(words)
        # A wrapping label takes the room that is left; one that fits on its line keeps the step beside it.
        self._label.setWordWrap(not step)
        self._step.setText(step)
        self._step.setAccessibleName(step)
        self._step.setVisible(bool(step))
        self.layout().setStretch(0, 0 if step else 1)  # type: ignore[union-attr]
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The ground and the icon; words and step are widgets."""
        theme = theme_of()
        with painting(self) as painter:
            fill_round(painter, QRectF(self.rect()), RADIUS, theme.colour("badsoft" if self._refusal else "warnsoft"))
            square = QRectF(INSET, round((self.height() - ICON) / 2), ICON, ICON)
            paint_icon(painter, square, self._icon, theme.look.bad if self._refusal else theme.look.warn)


class Refusal(Hint):
    """What was refused, why, and what to do next, beside the place where it happened."""

    _refusal = True
