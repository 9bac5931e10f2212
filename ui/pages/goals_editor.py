"""The small editor of a line's goals: pick a goal, result per tier in its unit, confidence, or "cannot say".

It opens at its cell and never closes on what cannot be taken. What must not live here: reading numbers, rules.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from budget_app.domain.lines import Level, Line
from budget_app.domain.links import UnlinkGoal
from budget_app.domain.messages import Command
from budget_app.domain.queries import live_goals
from budget_app.domain.round import Round
from budget_app.presentation.names import level_name
from budget_app.presentation.results import FIELDS, read_link, typed_link
from budget_app.presentation.signs import goal_signs
from budget_app.words import _
from ui.theme import theme_of
from ui.widgets.band import Refusal
from ui.widgets.buttons import button
from ui.widgets.glyph import paint_glyph
from ui.widgets.labels import set_look, text

WIDTH, MARGIN = 348, 8


class GoalsEditor(QFrame):
    """Opens for one line and hands in one goal. `wanted` carries the command, `closed` says that it is gone."""

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget, judge: Callable[[Command], str]) -> None:
        """`judge` says why a command would be refused, "" where it would not."""
        super().__init__(parent)
        self._page = parent
        self._judge = judge
        self.setProperty("card", "picked")
        self.setAccessibleName(_("Goals of a line"))
        self.setFixedWidth(WIDTH)
        self._state: Round | None = None
        self._line: Line | None = None
        self._is_touched = False
        self._title = text("", "smallstrong")
        self.goals = QComboBox()
        self.goals.setAccessibleName(_("Goal"))
        self.goals.setIconSize(QSize(12, 12))
        self.goals.currentIndexChanged.connect(self._load)
        self.fields = {field: QLineEdit() for field in FIELDS}
        self.cannot_say = QCheckBox(_("I cannot say"))
        self.cannot_say.setToolTip(_("The line serves the goal, but nobody can estimate by how much."))
        self.cannot_say.toggled.connect(self._settle)
        self.cannot_say.clicked.connect(self._touch)
        self._unit = text("", "small", wrap=True)
        self._problem = Refusal()
        self.link = button(_("Link"), "primary", on_click=self._take)
        self.unlink = button(_("Unlink"), "link", on_click=self._drop)
        self._lay_out()
        self.hide()
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def open_for(self, state: Round, line: Line, where: QPoint, goal: str = "") -> None:
        """Show the line's goals at a point of the screen, `goal` picked (else the first it serves, else the first)."""
        self._state, self._line = state, line
        self._title.setText(_("Goals of {code}").format(code=line.code))
        self._fill_goals(goal or next((link.goal for link in line.links), ""))
        self._fit(self._page.mapFromGlobal(where))
        self.show()
        self.raise_()
        (self.goals if not line.links else self.fields["requested"]).setFocus()

    def _fit(self, corner: QPoint) -> None:
        """As high as what it says, at this corner of the page or as near to it as leaves all of it in sight."""
        self.adjustSize()
        room = self._page.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        left = max(min(corner.x(), room.right() - self.width()), room.left())
        self.move(left, max(min(corner.y(), room.bottom() - self.height()), room.top()))

    # --- making

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.goals)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        names = {level.value: level_name(level).capitalize() for level in Level}
        for place, (field, edit) in enumerate(self.fields.items()):
            label = names.get(field, _("Sure, %"))
            spoken = _("Result, {tier}").format(tier=label) if field in names else _("Confidence in percent")
            edit.setAccessibleName(spoken)
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            edit.textEdited.connect(lambda _text, e=edit: set_look(e, "state", ""))
            edit.textEdited.connect(self._touch)
            grid.addWidget(text(label, "small"), 0, place)
            grid.addWidget(edit, 1, place)
        column.addLayout(grid)
        column.addWidget(self._unit)
        column.addWidget(self.cannot_say)
        column.addWidget(self._problem)
        buttons = QHBoxLayout()
        buttons.addWidget(self.unlink)
        buttons.addStretch(1)
        buttons.addWidget(self.link)
        column.addLayout(buttons)

    def _fill_goals(self, goal: str) -> None:
        if self._state is None or self._line is None:
            return
        signs = goal_signs(self._state)
        self.goals.blockSignals(True)
        self.goals.clear()
        for known in live_goals(self._state):
            served = "  ✓" if self._line.link(known.id) else ""
            self.goals.addItem(_glyph_icon(signs[known.id].order), known.title + served, known.id)
        self.goals.setCurrentIndex(max(self.goals.findData(goal), 0))
        self.goals.blockSignals(False)
        self._load()

    # --- one goal

    def _load(self) -> None:
        """The fields of the goal that is picked."""
        if self._state is None or self._line is None or self.goals.currentIndex() < 0:
            return
        goal = self._state.goals[self.goals.currentData()]
        link = self._line.link(goal.id)
        for field, typed in typed_link(link).items():
            self.fields[field].setText(typed)
            set_look(self.fields[field], "state", "")
        self.cannot_say.setChecked(link is not None and link.cannot_say)
        towards = (
            _("Change in {unit}").format(unit=goal.unit) if goal.unit else _("Change in the goal’s unit")
        )
        span = _("from {baseline} to {target}").format(
            baseline=f"{goal.baseline:g}", target=f"{goal.target:g}"
        )
        falls = _("; a fall is typed with a minus") if goal.target < goal.baseline else ""
        self._unit.setText(f"{towards}, {span}{falls}")
        self.link.setText(_("Save") if link else _("Link"))
        self.unlink.setVisible(link is not None)
        self._problem.say("")
        self._is_touched = False
        self._settle()
        self._fit(self.pos())

    def _settle(self) -> None:
        for level in Level:
            self.fields[level.value].setEnabled(not self.cannot_say.isChecked())

    def _take(self) -> None:
        """Hand in what was typed and close; what cannot be taken stays, with its sentence."""
        if self._state is None or self._line is None or self.goals.currentIndex() < 0:
            return
        typed = {field: edit.text() for field, edit in self.fields.items()}
        read = read_link(
            self._state, self._line, self.goals.currentData(), typed, self.cannot_say.isChecked()
        )
        if isinstance(read, dict):
            for field, edit in self.fields.items():
                set_look(edit, "state", "refused" if field in read else "")
            self.fields[next(iter(read))].setFocus()
            self._say(next(iter(read.values())).text)
        elif read is not None and (why := self._judge(read)):
            self._say(why)
        else:
            self._hand_in(read)
            self.close()

    def _say(self, words: str) -> None:
        self._problem.say(words)
        self._fit(self.pos())

    def _drop(self) -> None:
        if self._line is not None:
            goal = self.goals.currentData()
            self._hand_in(UnlinkGoal(line=self._line.id, goal=goal, expects=self._line.link(goal)))
            self.close()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Going elsewhere takes what was typed, as leaving a cell does; a list that opens is not elsewhere."""
        if not self.isVisible() or now is None or QApplication.activePopupWidget():
            return
        inside: QWidget | None = now
        while inside is not None and inside is not self:
            inside = inside.parentWidget()
        if inside is None:
            if self._is_touched:
                self._take()
            else:
                self.close()

    def _touch(self) -> None:
        self._is_touched = True

    def _hand_in(self, command: Command | None) -> None:
        if command is not None:
            self.wanted.emit(command)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is typed, Escape leaves it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QEvent) -> None:  # type: ignore[override]
        """The grid gets the keyboard back."""
        super().hideEvent(event)  # type: ignore[arg-type]
        self.closed.emit()


def _glyph_icon(order: int) -> QIcon:
    picture = QPixmap(24, 24)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_glyph(painter, QRectF(1, 1, 10, 10), theme_of().look.goal(order))
    finally:
        painter.end()
    return QIcon(picture)
