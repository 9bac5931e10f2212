"""How far what is granted brings each joint goal: sign, name, bar, percent; it moves as one clicks.

The figures are decide_sums.py's in presentation.
"""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from budget_app.presentation.decide_sums import GoalSum, Sums
from budget_app.words import _
from ui.models.tips import plain_tip
from ui.theme import MEDIUM, SMALL, STRONG, theme_of
from ui.widgets.glyph import paint_glyph
from ui.widgets.paint import draw_right, draw_text, elided, painting
from ui.widgets.share_bar import paint_share

HEAD, STEP, SIGN, PERCENT, BAR = 22, 20, 10, 48, 72


class GoalStrip(QWidget):
    """One row a goal. While a pick is tried out the figures that would change stand in the accent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goals: tuple[GoalSum, ...] = ()
        self._trial: dict[str, GoalSum] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sums(self, now: Sums, trial: Sums | None = None) -> None:
        """Show what is granted, and what a pick would make of it."""
        if len(now.goals) != len(self._goals):
            self.updateGeometry()
        self._goals = now.goals
        self._trial = {goal.goal: goal for goal in trial.goals} if trial else {}
        self.setAccessibleName(_("Coverage of the goals"))
        self.setAccessibleDescription(". ".join(goal.sentence for goal in now.goals))
        self.setToolTip(plain_tip("\n".join(goal.sentence for goal in now.goals)))
        self.update()

    def sizeHint(self) -> QSize:
        """A head and a row a goal."""
        return QSize(288, HEAD + STEP * len(self._goals))

    def minimumSizeHint(self) -> QSize:
        """The same height in less width."""
        return QSize(200, HEAD + STEP * len(self._goals))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in the theme of the moment."""
        theme = theme_of()
        with painting(self) as painter:
            if self._goals:
                font, ink = theme.font(SMALL, MEDIUM), theme.colour("ink2")
                draw_text(painter, 0, 8, _("Goals, with what is granted"), font, ink)
            for n, goal in enumerate(self._goals):
                middle = HEAD + n * STEP + STEP / 2
                then = self._trial.get(goal.goal, goal)
                paint_glyph(
                    painter, QRectF(0, middle - SIGN / 2, SIGN, SIGN), theme.look.goal(goal.sign.order)
                )
                right = self.width() - PERCENT
                left = right - BAR
                name = elided(goal.sign.name, theme.font(SMALL), left - 30)
                draw_text(painter, SIGN + 8, middle, name, theme.font(SMALL), theme.colour("ink"))
                paint_share(painter, QRectF(left, round(middle) - 2, BAR, 4), then.share)
                moved = then.percent != goal.percent
                tone = "accent" if moved else "ink"
                font = theme.font(SMALL, STRONG if moved else MEDIUM)
                draw_right(painter, self.width(), middle, then.percent, font, theme.colour(tone))
