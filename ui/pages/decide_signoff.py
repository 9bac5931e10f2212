"""The bar at the foot of the Decide page: granted of asked per department, why signing is off, Sign, Print.

Whether one can sign, and the words, come from presentation (decide_sign.py, decide_sums.py).
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from budget_app.presentation.decide_sign import SignOff
from budget_app.presentation.decide_sums import DepartmentSum, Sums
from budget_app.words import _
from ui.icons import icon
from ui.models.tips import plain_tip
from ui.theme import BODY, SMALL, STRONG, theme_of
from ui.widgets.buttons import button, disable
from ui.widgets.labels import Elided, set_look, set_tone, text
from ui.widgets.paint import draw_right, draw_text, painting, text_width
from ui.widgets.share_bar import paint_share
from ui.widgets.tile import paint_tile

HEIGHT, MOST, WIDE, ROOMY = 64, 3, 1000, 720
# How bars and words share the width.
_BARS, _BARS_NARROW, _WORDS = 5, 2, 3


class GrantedBars(QWidget):
    """Departments side by side, each with what it is granted of what it asks; one bar for all where they are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: tuple[DepartmentSum, ...] = ()
        self._then: tuple[DepartmentSum, ...] = ()
        self._over = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sums(self, now: Sums, trial: Sums | None, department: str) -> None:
        """Show these sums; `department`: the one looked at, which is shown beside the whole where there are many."""
        self._now, self._then = _shown(now, department), _shown(trial or now, department)
        self._over = bool(now.over)
        self.setAccessibleName(_("Granted of asked"))
        words = [now.total.sentence, *(d.sentence for d in now.departments)]
        self.setAccessibleDescription(". ".join(words))
        self.setToolTip(plain_tip("\n".join(words[:24])))
        self.update()

    def sizeHint(self) -> QSize:
        """Some 216 px each."""
        return QSize(216 * max(len(self._now), 1), HEIGHT - 4)

    def minimumSizeHint(self) -> QSize:
        """Figures without names."""
        return QSize(72 * max(len(self._now), 1), HEIGHT - 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars in the theme of the moment."""
        if not self._now:
            return
        step = min((self.width() + 16) / len(self._now), 260)
        with painting(self) as painter:
            for n, (now, then) in enumerate(zip(self._now, self._then, strict=True)):
                area = QRectF(n * step, 0, step - 16, self.height())
                theme = theme_of()
                middle, x = area.center().y() - 6, area.left()
                if now.sign.order:
                    sign = theme.look.department(now.sign.order)
                    paint_tile(painter, QRectF(x, middle - 7, 14, 14), sign, now.sign.letter)
                    x += 20
                moved = then.granted != now.granted
                strong, small = theme.font(BODY, STRONG), theme.font(SMALL)
                tone = "accent" if moved else "bad" if self._over and not now.sign.order else "ink"
                room = area.right() - x
                figures = text_width(then.granted_short, strong) + text_width(then.percent, small) + 12
                asked = text_width(then.asked_words, small) + 8
                if figures + asked + text_width(name := now.sign.name, theme.font()) + 8 <= room:
                    x = draw_text(painter, x, middle, name, theme.font(), theme.colour("ink")) + 8
                x = draw_text(painter, x, middle, then.granted_short, strong, theme.colour(tone)) + 6
                # Where it is narrow the bar and the share say it; what is asked stands in the tip.
                if figures + asked <= room:
                    draw_text(painter, x, middle, then.asked_words, small, theme.colour("ink2"))
                draw_right(painter, area.right(), middle, then.percent, small, theme.colour("ink2"))
                bar = QRectF(area.left(), round(area.center().y()) + 7, area.width(), 5)
                paint_share(painter, bar, then.share, now.sign.order)


def _shown(sums: Sums, department: str) -> tuple[DepartmentSum, ...]:
    if len(sums.departments) <= MOST:
        return sums.departments
    return (sums.total, *(d for d in sums.departments if d.code == department))


class SignOffBar(QFrame):
    """Bars, why not, Sign and Print."""

    signed = Signal()
    withdrawn = Signal()
    show_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "signoff")
        self.setFixedHeight(HEIGHT + 1)
        self.bars = GrantedBars()
        self.head, self.note = Elided("", "smallstrong"), text("", "small", wrap=True)
        self.step = button("", "step", on_click=self._step)
        self.sign_button = button(_("Sign"), icon="lock", on_click=self.signed.emit)
        self.print_button = button(_("Print the summary"), icon="printer", on_click=self.print_wanted.emit)
        self._sign = SignOff("")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self.bars, _BARS)
        row.addLayout(self._words(), _WORDS)
        self._row = row
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.sign_button)
        buttons.addWidget(self.print_button)
        row.addLayout(buttons)

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self.head)
        beside.addWidget(self.step, 0, Qt.AlignmentFlag.AlignVCenter)
        beside.addStretch(1)
        words.addLayout(beside)
        words.addWidget(self.note)
        words.addStretch(1)
        return words

    def show_sums(self, now: Sums, trial: Sums | None = None, department: str = "") -> None:
        """The sums as they are, and as a pick would make them."""
        self.bars.show_sums(now, trial, department)

    def show_sign(self, sign: SignOff) -> None:
        """Whether one can sign, or why not."""
        self._sign = sign
        self.head.setText(sign.head)
        set_tone(self.head, "bad" if sign.bad else "")
        self.note.setText(sign.note)
        self.note.setVisible(bool(sign.note))
        step = _("Take my signature back") if sign.can_withdraw else sign.step
        self.step.setText(step)
        self.step.setAccessibleName(step)
        self.step.setVisible(bool(step))
        self.sign_button.setVisible(not sign.is_done)
        disable(self.sign_button, sign.why_not)
        set_look(self.sign_button, "kind", "primary" if sign.can_sign else "plain")
        self.sign_button.setIcon(icon("check", "onprimary") if sign.can_sign else icon("lock"))
        who = _("Signed by {names}").format(names="; ".join(sign.signed)) if sign.signed else ""
        self.head.setAccessibleDescription(who)

    def show_refusal(self, words: str) -> None:
        """What the core refused, until something changes."""
        self.head.setText(words)
        set_tone(self.head, "bad")
        self.note.hide()
        self.step.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, Print is its sign alone."""
        super().resizeEvent(event)
        self._row.setStretch(0, _BARS if self.width() >= ROOMY else _BARS_NARROW)
        self.print_button.setText(_("Print the summary") if self.width() >= WIDE else "")
        self.print_button.setToolTip("" if self.width() >= WIDE else _("Print the summary"))

    def _step(self) -> None:
        (self.withdrawn if self._sign.can_withdraw else self.show_wanted).emit()
