"""Last year's budget and actual beside the ask, the change in percent, and a copy of last year plus some percent.

The copy is for this line, or for all lines that are picked in the grid. What must not live here: how it is reckoned.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from budget_app.domain.lines import Line
from budget_app.domain.round import Round
from budget_app.presentation.last_year import Base, LastYear, copy_last_year, preview, read_plus
from budget_app.presentation.requests_edit import Problem
from budget_app.words import _, _n
from ui.inspector.inplace import InplaceChoice, InplaceLine
from ui.inspector.part import Part
from ui.widgets.band import News
from ui.widgets.buttons import button
from ui.widgets.labels import set_look, text

PERCENT, LABEL = 56, 96


class LastYearPart(Part):
    """`picked` gives the ids of the lines that are picked besides, `person` who asks."""

    def __init__(self, picked: Callable[[], tuple[str, ...]], person: Callable[[], str]) -> None:
        super().__init__()
        self._picked = picked
        self._person = person
        self._state: Round | None = None
        self._line: Line | None = None
        self.budget = InplaceLine(_("Last budget"), right=True)
        self.actual = InplaceLine(_("Last actual"), right=True)
        self.change = text("", "small")
        self.change.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.copy = button(_("Copy last year plus …"), "link", "copy", on_click=self.begin)
        self.plus = QLineEdit()
        self.base = InplaceChoice(
            _("What to copy"), (("last_actual", _("Last actual")), ("last_budget", _("Last budget")))
        )
        self._amount = text("", "small")
        self.take = button(_("Copy"), on_click=self._take)
        self.done = News()
        self._asking = QWidget()
        self._lay_out()
        self.take_editor("last_budget", self.budget)
        self.take_editor("last_actual", self.actual)

    def show_year(self, state: Round, line: Line, year: LastYear, why_fixed: str) -> None:
        """Another line, or another state of it."""
        if self._line is None or self._line.id != line.id:
            self._asking.hide()
            self.done.say("")
        self._state, self._line = state, line
        self.budget.show_text(year.budget, _("new this year"), year.why_fixed)
        self.actual.show_text(year.actual, _("not given"), year.why_fixed)
        self.change.setText(year.sentence)
        self.change.setVisible(bool(year.sentence))
        self.copy.setVisible(not why_fixed and self._asking.isHidden())
        if self._asking.isHidden() and year.base:
            self.base.show_text(year.base)
        self._reckon()

    def begin(self) -> None:
        """Ask for the percent."""
        self.done.say("")
        self._asking.show()
        self.copy.hide()
        if self.base.currentIndex() < 0:
            self.base.setCurrentIndex(1)
        self._reckon()
        self.plus.setFocus()
        self.plus.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves all as it is."""
        if event.key() == Qt.Key.Key_Escape and self._asking.isVisible():
            self._end()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, LABEL)
        grid.setColumnStretch(1, 1)
        for row, (words, editor) in enumerate(
            ((_("Last budget"), self.budget), (_("Last actual"), self.actual))
        ):
            grid.addWidget(text(words, "small"), row, 0)
            grid.addWidget(editor, row, 1)
        self.column.addLayout(grid)
        self.column.addWidget(self.change)
        self.column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(4)
        self.plus.setFixedWidth(PERCENT)
        self.plus.setText("0")
        self.plus.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.plus.setAccessibleName(_("Percent to add"))
        self.plus.textChanged.connect(lambda _text: self._reckon())
        self.plus.returnPressed.connect(self._take)
        self.base.activated.connect(lambda _at: self._reckon())
        for part in (self.base, text("+", "small"), self.plus, text("%", "small")):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.take)
        self.column.addWidget(self._asking)
        self.column.addWidget(self._amount)
        self.column.addWidget(self.done)
        self._asking.hide()
        self._amount.hide()

    def _lines(self) -> tuple[str, ...]:
        picked = self._picked()
        here = self._line.id if self._line else ""
        return picked if len(picked) > 1 and here in picked else (here,)

    def _reckon(self) -> None:
        """What the copy would ask for."""
        if self._state is None or self._line is None or self._asking.isHidden():
            self._amount.hide()
            return
        read, n = read_plus(self.plus.text()), len(self._lines())
        set_look(self.plus, "state", "refused" if isinstance(read, Problem) else "")
        if isinstance(read, Problem):
            words = read.text
        elif n > 1:
            words = _n("For {n} picked line", "For {n} picked lines", n).format(n=n)
        else:
            amount = preview(self._state, self._line, self._base(), read)
            words = _("Asks for {amount}").format(amount=amount) if amount else _("Last year is not known.")
        self._amount.setText(words)
        self._amount.show()

    def _base(self) -> Base:
        return "last_actual" if self.base.currentData() == "last_actual" else "last_budget"

    def _take(self) -> None:
        read = read_plus(self.plus.text())
        if self._state is None or isinstance(read, Problem):
            self.plus.setFocus()
            return
        copied = copy_last_year(self._state, self._person(), self._lines(), self._base(), read)
        self.said.emit("" if copied.is_whole else copied.sentence)
        if copied.command is not None:
            self.wanted.emit(copied.command)
            self.done.say(copied.sentence if copied.is_whole else "")
            self._end()

    def _end(self) -> None:
        self._asking.hide()
        self._amount.hide()
        self.copy.show()
        self.copy.setFocus()
