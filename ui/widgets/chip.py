"""Goals as chips: sign and short name on a quiet ground; where there is no room the sign alone, then "+2".

What must not live here: what a click on a chip does.
"""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from budget_app.presentation.look import mix
from budget_app.words import _
from ui.theme import MEDIUM, SMALL, colour, theme_of
from ui.widgets.glyph import SIZE, paint_glyph
from ui.widgets.paint import draw_text, fill_round, painting, text_width

HEIGHT, GAP, ALONE, INSET, AFTER = 20, 6, 22, 6, 5


class GoalSign(msgspec.Struct, frozen=True):
    """A goal as a chip shows it: its order (for the sign) and short name."""

    order: int
    name: str


class Placed(msgspec.Struct, frozen=True):
    """A chip that found room: the goal's place in the list, left edge, width, whether its name is shown."""

    goal: int
    left: float
    width: float
    named: bool


def place_chips(goals: Sequence[GoalSign], width: float) -> tuple[tuple[Placed, ...], int]:
    """Which chips are shown in `width` px, and how many goals are left for "+2".

    The first keeps its name as long as possible; then signs alone; what does not fit is counted.
    """
    font = theme_of().font(SMALL, MEDIUM)
    names = [INSET + SIZE + AFTER + text_width(g.name, font) + INSET for g in goals]
    for named in range(len(goals), -1, -1):
        sizes = [names[n] if n < named else ALONE for n in range(len(goals))]
        if sum(sizes) + GAP * (len(sizes) - 1) <= width:
            return _row(sizes, named), 0
    more = text_width("+9", font) + GAP
    sizes, shown = [], 0.0
    for n in range(len(goals)):
        size = names[0] if n == 0 and names[0] + more <= width else ALONE
        if shown + size + more > width:
            break
        sizes.append(size)
        shown += size + GAP
    named = 1 if sizes and sizes[0] > ALONE else 0
    return _row(sizes, named), len(goals) - len(sizes)


def _row(sizes: Sequence[float], named: int) -> tuple[Placed, ...]:
    left, placed = 0.0, []
    for n, size in enumerate(sizes):
        placed.append(Placed(n, left, size, n < named))
        left += size + GAP
    return tuple(placed)


def paint_chips(
    painter: QPainter, rect: QRect | QRectF, goals: Sequence[GoalSign], selected: bool = False
) -> None:
    """The chips of a line's goals from the left of `rect`, in its middle. `selected`: on a selected row."""
    theme, box = theme_of(), QRectF(rect)
    ground = mix(theme.look.chip, theme.look.accentsoft, 0.55) if selected else theme.look.chip
    if selected and not theme.look.dark:
        ground = mix(theme.look.surface, theme.look.accentsoft, 0.55)
    font, ink = theme.font(SMALL, MEDIUM), theme.colour("ink2")
    placed, left_over = place_chips(goals, box.width())
    top, end = box.center().y() - HEIGHT / 2, 0.0
    for chip in placed:
        area = QRectF(round(box.left() + chip.left), round(top), round(chip.width), HEIGHT)
        fill_round(painter, area, 5, colour(ground))
        goal = goals[chip.goal]
        sign = QRectF(area.left() + INSET, area.center().y() - SIZE / 2, SIZE, SIZE)
        paint_glyph(painter, sign, theme.look.goal(goal.order))
        if chip.named:
            draw_text(painter, sign.right() + AFTER, area.center().y(), goal.name, font, ink)
        end = chip.left + chip.width + GAP
    if left_over:
        draw_text(painter, box.left() + end, box.center().y(), f"+{left_over}", font, ink)


class Chip(QWidget):
    """One goal, or several in a row, as a widget of their natural width."""

    def __init__(self, goals: Sequence[GoalSign], parent: QWidget | None = None, named: bool = True) -> None:
        super().__init__(parent)
        self._goals, self._named = tuple(goals), named
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        names = ", ".join(g.name for g in goals)
        self.setToolTip(names)
        self.setAccessibleName(_("Goals: {names}").format(names=names))

    def sizeHint(self) -> QSize:
        """All chips with their names; without names where `named` is False."""
        if not self._named:
            return QSize(len(self._goals) * (ALONE + GAP) - GAP, HEIGHT)
        font = theme_of().font(SMALL, MEDIUM)
        widths = [INSET + SIZE + AFTER + text_width(g.name, font) + INSET for g in self._goals]
        return QSize(round(sum(widths) + GAP * (len(widths) - 1)) + 1, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """One sign and a count."""
        return QSize(ALONE + 20, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chips in the theme of the moment."""
        with painting(self) as painter:
            paint_chips(painter, QRectF(self.rect()), self._goals)
