"""The goals a line serves, as a small grid: a goal a row, its result per tier and how sure, each typed in place.

What must not live here: what typed text means (presentation/line_typing.py), rules.
"""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from budget_app.presentation.line_serves import ServeFact
from budget_app.words import _
from ui.inspector.inplace import InplaceLine
from ui.inspector.part import Part, emptied
from ui.models.tips import plain_tip
from ui.theme import BODY, NORMAL, SMALL, theme_of
from ui.widgets.buttons import button
from ui.widgets.glyph import paint_glyph
from ui.widgets.labels import text
from ui.widgets.paint import draw_text, elided, fill_round, focus_ring, painting

ROW, FIGURE, SURE, NAME = 34, 50, 34, 17
# Narrower than this, a goal's name stands above its figures.
BESIDE = 240


class ResultsGrid(Part):
    """`goals_wanted`: a goal ("" for a new one) to be linked in full, and beside what."""

    goals_wanted = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._goals: list[tuple[str, bool]] = []
        self._names: dict[str, GoalName] = {}
        self._figures: dict[str, list[QWidget]] = {}
        self._is_beside = True
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._link = button(_("Link a goal"), "link", "plus")
        self._link.clicked.connect(lambda: self._want("", self._link))
        self.column.addLayout(self._grid)
        self.column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_goals(self, serves: tuple[ServeFact, ...], why_fixed: str) -> None:
        """These goals; what is being typed stays."""
        shape = [(fact.goal, bool(fact.note)) for fact in serves]
        if shape != self._goals:
            self._goals = shape
            self._make(serves)
        for fact in serves:
            self._names[fact.goal].show_goal(fact, not why_fixed)
            for cell in () if fact.note else fact.cells:
                editor = self.editors[cell.field]
                editor.show_text(cell.text, cell.assumed, why_fixed or cell.why_fixed)
        self._link.setVisible(not why_fixed)

    def _make(self, serves: tuple[ServeFact, ...]) -> None:
        emptied(self._grid)
        self.editors.clear()
        self._names.clear()
        self._figures.clear()
        if any(not fact.note for fact in serves):
            heads = (_("Min."), _("Req."), _("Str."), _("Sure"))
            for place, (words, width) in enumerate(zip(heads, (FIGURE,) * 3 + (SURE,), strict=True), 1):
                head = text(words, "faint")
                head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                head.setContentsMargins(0, 0, 4, 0)
                head.setMinimumWidth(width)
                self._grid.addWidget(head, 0, place)
        for fact in serves:
            name = self._names[fact.goal] = GoalName(fact.goal)
            name.opened.connect(lambda goal, name=name: self._want(goal, name))
            figures = self._figures[fact.goal] = []
            for place, cell in enumerate(() if fact.note else fact.cells, 1):
                editor = InplaceLine(cell.spoken, right=True)
                editor.setFixedWidth(SURE if place == 4 else FIGURE)
                self.take_editor(cell.field, editor)
                figures.append(editor)
        self._place()

    def _place(self) -> None:
        """Each goal's figures beside its name, or below it where there is no room."""
        for row, (goal, figures) in enumerate(self._figures.items()):
            beside = self._is_beside and bool(figures)
            self._grid.addWidget(self._names[goal], 2 * row + 1, 0, 1, 1 if beside else 5)
            for place, editor in enumerate(figures, 1):
                self._grid.addWidget(editor, 2 * row + (1 if beside else 2), place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names beside or above their figures."""
        super().resizeEvent(event)
        if (self.width() >= BESIDE) is not self._is_beside:
            self._is_beside = self.width() >= BESIDE
            self._place()

    def _want(self, goal: str, beside: QWidget) -> None:
        self.goals_wanted.emit(goal, beside.mapToGlobal(QPoint(-360, 0)))


class GoalName(QWidget):
    """A goal's sign, name and unit, or a note in place of figures. A click or Enter opens it."""

    opened = Signal(str)

    def __init__(self, goal: str) -> None:
        super().__init__()
        self._goal = goal
        self._fact: ServeFact | None = None
        self._can_open = False
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_goal(self, fact: ServeFact, can_open: bool) -> None:
        """Another state of the goal."""
        self._fact, self._can_open = fact, can_open
        said = f"{fact.title}: {fact.result}{_(', assumed') if fact.assumed else ''}, {fact.sure}".rstrip(
            ", "
        )
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if can_open else Qt.FocusPolicy.NoFocus)
        if can_open:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.update()

    def sizeHint(self) -> QSize:
        """A few letters."""
        return QSize(80, ROW)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the goal's editor."""
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do as a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sign, name, beneath it unit or note."""
        theme, fact = theme_of(), self._fact
        if fact is None:
            return
        body, small = theme.font(BODY, NORMAL), theme.font(SMALL)
        with painting(self) as painter:
            if self.underMouse() and self._can_open:
                fill_round(painter, QRectF(self.rect()).adjusted(-4, 1, 0, -1), 5, theme.colour("hover"))
            paint_glyph(painter, QRectF(2, 6, 10, 10), theme.look.goal(fact.sign.order))
            room = self.width() - NAME
            draw_text(painter, NAME, 11, elided(fact.sign.name, body, room), body, theme.colour("ink"))
            below = elided(fact.note or fact.unit, small, room)
            draw_text(painter, NAME, 26, below, small, theme.colour("ink2" if fact.note else "ink3"))
            focus_ring(painter, self)

    def _open(self) -> None:
        if self._can_open:
            self.opened.emit(self._goal)
