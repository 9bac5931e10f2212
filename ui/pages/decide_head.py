"""The head of the Decide page: title and finding, towers or grid, what is to be decided, why it may be read only.

Words and figures are presentation's; what its controls do is the page's.
"""

from typing import Literal

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from budget_app.presentation.decide import DecideView, DepartmentChoice, Group
from budget_app.words import _, _n
from ui.widgets.buttons import button
from ui.widgets.fields import filter_field
from ui.widgets.labels import Elided, set_tone, text
from ui.widgets.pick_button import PickButton
from ui.widgets.segmented import SegmentedControl

LONGEST, ROOMY, NARROW = 22, 1000, 720
SHOWN = ("all", "undecided", "granted", "none", "differs")


class DecideChoice(msgspec.Struct, frozen=True):
    """What a person chose to see on the page; `view` "" as long as the number of lines decides."""

    view: Literal["", "towers", "grid"] = ""
    department: str = ""
    shown: str = "all"
    words: str = ""


def _cut(name: str) -> str:
    # A department may be called anything; the button must not push the page apart.
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


class DecideHead(QWidget):
    """Two lines, and a third where the page may only be read."""

    view_chosen = Signal(str)
    department_chosen = Signal(str)
    filter_changed = Signal(str, str)  # which lines are shown, and the words in the field
    optimum_wanted = Signal()
    fold_wanted = Signal()
    phase_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.sentence = text(title, "title"), Elided("", "secondary")
        self.views = SegmentedControl((("towers", _("Towers")), ("grid", _("Grid"))), _("View"))
        self.group, self.note = text("", "strong"), Elided("", "small")
        self.departments, self.shown = PickButton("", ()), PickButton(_("Show"), self._choices())
        self.search = filter_field(_("Filter by code or title"), 168)
        self.search.setMinimumWidth(96)
        self.search.setMaximumWidth(200)
        self.fold = button(_("Fold decided away"), "link", on_click=self.fold_wanted.emit)
        self.optimum = button("", "link", "optimum", self.optimum_wanted.emit)
        self.notice, self.open_phase = (
            text("", "secondary", wrap=True),
            button("", on_click=self.phase_wanted.emit),
        )
        self.views.chosen.connect(self.view_chosen)
        self.departments.chosen.connect(self.department_chosen)
        self.shown.chosen.connect(lambda shown: self.filter_changed.emit(shown, self.search.text()))
        self.search.textChanged.connect(lambda words: self.filter_changed.emit(self.shown.current, words))
        self._lay_out()

    @staticmethod
    def _choices() -> tuple[tuple[str, str], ...]:
        words = (_("All lines"), _("Undecided"), _("Granted"), _("Granted nothing"), _("Not as the best set"))
        return tuple(zip(SHOWN, words, strict=True))

    def choose(self, shown: str, words: str) -> None:
        """Show this filter, without a signal."""
        self.shown.choose(shown if shown in SHOWN else SHOWN[0])
        blocked = self.search.blockSignals(True)
        self.search.setText(words)
        self.search.blockSignals(blocked)

    def clear_filter(self) -> None:
        """All lines again, with a signal."""
        self.choose(SHOWN[0], "")
        self.filter_changed.emit(SHOWN[0], "")

    def show_view(self, view: DecideView, kind: str, group: Group, fresh: int) -> None:
        """Say what is; `kind` is "towers" or "grid", `group` the lines still to decide, `fresh` those decided since."""
        self.sentence.setText(view.sentence)
        set_tone(self.sentence, "bad" if view.sums.over else "")
        self.notice.setText(view.notice.text if view.notice else "")
        self._notice_row.setVisible(view.notice is not None)
        self.open_phase.setText(view.notice.step if view.notice else "")
        self.open_phase.setVisible(bool(view.notice and view.notice.step))
        grid = kind == "grid"
        self.group.setText(_("Lines") if grid else group.title)
        self.group.setVisible(grid or bool(group.lines))
        self.note.setVisible(self.width() >= ROOMY if grid else bool(group.lines))
        click = _("Click a tier to grant it; arrows mark the best set.") if view.can_decide else ""
        towers = f"{group.note}. {click}".strip() if group.lines else ""
        self.note.setText(_("A dot marks the best set.") if grid else towers)
        for widget in (self.search, self.shown):
            widget.setVisible(grid)
        self.fold.setVisible(not grid and fresh > 0)
        offer = view.can_decide and view.undecided > 0
        self.optimum.setVisible(offer)
        words = _n("Take the optimum for {n} undecided", "Take the optimum for {n} undecided", view.undecided)
        self.optimum.setText(words.format(n=f"{view.undecided:,}"))
        self.optimum.setAccessibleName(self.optimum.text())

    def show_departments(
        self, departments: tuple[DepartmentChoice, ...], current: str, needs_one: bool
    ) -> None:
        """Which department is looked at; all of them only where that does not drown the page."""
        every = () if needs_one else (("", _("All departments")),)
        shown = [d for d in departments if d.lines]
        items = [
            (d.code, _("{name}, {n} undecided").format(name=_cut(d.name), n=f"{d.undecided:,}"))
            for d in shown
        ]
        self.departments.set_items((*every, *items))
        self.departments.choose(current)
        grid = self.views.current == "grid"
        self.departments.setVisible(len(shown) > 1 and (needs_one or grid))
        self._filters.setVisible(grid or self.departments.isVisibleTo(self._filters))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 0)
        column.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.title)
        first.addWidget(self.sentence, 1)
        first.addWidget(self.views)
        column.addLayout(first)
        self._notice_row = QFrame()
        self._notice_row.setProperty("card", "sunk")
        notice = QHBoxLayout(self._notice_row)
        notice.setContentsMargins(12, 6, 6, 6)
        notice.addWidget(self.notice, 1)
        notice.addWidget(self.open_phase, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self._notice_row)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.group)
        second.addWidget(self.note, 1)
        self._filters = QWidget()
        filters = QHBoxLayout(self._filters)
        filters.setContentsMargins(0, 0, 0, 0)
        filters.setSpacing(8)
        for widget in (self.search, self.shown, self.departments):
            filters.addWidget(widget)
        filters.addStretch(1)
        for widget in (self.fold, self.optimum):
            second.addWidget(widget)
        column.addLayout(second)
        self._column, self._second = column, second
        self._place_filters()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the filters have a line of their own."""
        super().resizeEvent(event)
        self._place_filters()

    def _place_filters(self) -> None:
        narrow = self.width() < NARROW
        if narrow and self._column.indexOf(self._filters) < 0:
            self._column.addWidget(self._filters, 0, Qt.AlignmentFlag.AlignLeft)
        elif not narrow and self._second.indexOf(self._filters) < 0:
            self._second.insertWidget(2, self._filters)
