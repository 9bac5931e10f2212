"""Left in the import dialog: the file, its sheets, and what a person says for rows that say nothing themselves.

What must not live here: what follows from it.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from budget_app.domain.round import Round
from budget_app.exchange.import_columns import ScreenColumn
from budget_app.exchange.import_draft import Draft
from budget_app.exchange.import_words import sheet_word, why_no_new_departments
from budget_app.exchange.sheet import Sheet
from budget_app.words import _
from ui.importing.manner import Manner
from ui.models.tips import plain_tip
from ui.widgets.buttons import button
from ui.widgets.card import rule
from ui.widgets.labels import Elided, text
from ui.widgets.menu_box import MenuBox

WIDTH, ROW, MOST_SHEETS = 240, 26, 6


class Side(QFrame):
    """`file_wanted`, `sheet_chosen`, `sheet_ticked` (it comes in beside the one that is looked at, or not) and `said`
    (department, goal, add departments, group by) are what a person does."""

    file_wanted = Signal()
    sheet_chosen = Signal(int)
    sheet_ticked = Signal(int, bool)
    said = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("band", "inspector")
        self.setFixedWidth(WIDTH)
        self.file = Elided("", "strong")
        self.sheets = QListWidget()
        self.sheets.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheets.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.sheets.setAccessibleName(_("Sheets of the file"))
        self.department, self.goal = QComboBox(), QComboBox()
        self.add_departments = QCheckBox(_("Add new departments"))
        self.group, self.manner = MenuBox(), Manner()
        self._group_by: tuple[int, ...] = ()
        self._lay_out()
        self.sheets.currentRowChanged.connect(self._on_sheet)
        self.sheets.itemChanged.connect(self._on_tick)
        for box in (self.department, self.goal):
            box.activated.connect(lambda _n: self.said.emit())
        self.group.ticked.connect(self._group)
        self.add_departments.clicked.connect(lambda _on: self.said.emit())
        self.manner.said.connect(self.said)

    # --- what a person said

    @property
    def group_by(self) -> tuple[int, ...]:
        """Positions of the columns whose rows become one line."""
        return self._group_by

    # --- showing

    def show_file(self, name: str, sheets: Sequence[Sheet]) -> None:
        """Another file; none of its sheets is chosen yet."""
        self.file.setText(name)
        self.sheets.blockSignals(True)
        self.sheets.clear()
        for sheet in sheets:
            # A text file is a sheet of its own name.
            words = _("{name} ({what})") if sheet.name != name else "{what}"
            item = QListWidgetItem(words.format(name=sheet.name, what=sheet_word(sheet)))
            item.setToolTip(plain_tip(sheet.name))
            if sheet.is_blank:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.sheets.addItem(item)
        self.sheets.blockSignals(False)
        self.sheets.setFixedHeight(ROW * min(max(len(sheets), 1), MOST_SHEETS) + 4)

    def choose_sheet(self, place: int, ticked: Collection[int]) -> None:
        """Choose a sheet without a signal; `ticked` come in beside it. Boxes only where there is a choice."""
        self.sheets.blockSignals(True)
        self.sheets.setCurrentRow(place)
        filled = [n for n in range(self.sheets.count()) if self.sheets.item(n).flags()]
        for n in filled if len(filled) > 1 else []:
            state = Qt.CheckState.Checked if n == place or n in ticked else Qt.CheckState.Unchecked
            self.sheets.item(n).setCheckState(state)
        self.sheets.blockSignals(False)

    def show_round(self, state: Round, person: str, draft: Draft) -> None:
        """The departments and goals there are, and what may be said of them."""
        someone = state.people.get(person)
        why = why_no_new_departments(state, person)
        own = someone.department if someone and why else ""
        departments = [(d.code, d.name) for d in state.departments.values() if not own or d.code == own]
        _fill(self.department, departments, _("No department"), draft.department)
        goals = [(g.code, f"{g.code}  {g.title}") for g in state.goals.values() if not g.retired]
        _fill(self.goal, goals, _("No goal"), draft.goal)
        self.add_departments.setEnabled(not why)
        self.add_departments.setToolTip(why)
        self.add_departments.setAccessibleDescription(why)
        self.add_departments.setChecked(draft.add_departments and not why)

    def show_columns(self, columns: Sequence[ScreenColumn], group_by: tuple[int, ...]) -> None:
        """The columns by which rows can be put together."""
        self._group_by = group_by
        if not columns:
            self.manner.hide()
        names = [column.heading for column in columns if column.place in group_by]
        words = ", ".join(names) if names else _("Each row")
        self.group.show_items([(column.place, column.heading) for column in columns], group_by, words)
        self.group.setToolTip(plain_tip(words))
        self.group.setAccessibleName(_("One line for: {what}").format(what=words))

    # --- making

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scrolling(self._parts()))

    @staticmethod
    def _scrolling(parts: QWidget) -> QScrollArea:
        """What is too much for a low window is scrolled to; the keys bring it into view."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(parts)
        for ground in (area.viewport(), parts):
            ground.setAutoFillBackground(False)
        return area

    def _parts(self) -> QWidget:
        parts = QWidget()
        column = QVBoxLayout(parts)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(4)
        column.addWidget(text(_("File"), "caption"))
        column.addWidget(self.file)
        column.addWidget(button(_("Choose another file…"), "step", on_click=self.file_wanted.emit))
        column.addSpacing(8)
        column.addWidget(text(_("Sheet"), "caption"))
        column.addWidget(self.sheets)
        column.addSpacing(8)
        column.addWidget(rule())
        column.addSpacing(8)
        for label, field in (
            (_("Department of rows that name none"), self.department),
            (_("Goal of rows that name none"), self.goal),
        ):
            self._labelled(column, label, field)
        column.addSpacing(2)
        column.addWidget(self.add_departments)
        column.addSpacing(8)
        column.addWidget(rule())
        column.addSpacing(8)
        self._labelled(column, _("One line for"), self.group)
        column.addWidget(self.manner)
        column.addStretch(1)
        return parts

    @staticmethod
    def _labelled(column: QVBoxLayout, words: str, field: QWidget) -> None:
        label = text(words, "caption", wrap=True)
        label.setBuddy(field)
        if isinstance(field, QComboBox):
            field.setAccessibleName(words)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(12)
        column.addWidget(label)
        column.addWidget(field)
        column.addSpacing(6)

    def _on_sheet(self, place: int) -> None:
        if place >= 0:
            self.sheet_chosen.emit(place)

    def _on_tick(self, item: QListWidgetItem) -> None:
        self.sheet_ticked.emit(self.sheets.row(item), item.checkState() == Qt.CheckState.Checked)

    def _group(self, place: object, on: bool) -> None:
        assert isinstance(place, int)
        self._group_by = (*self._group_by, place) if on else tuple(p for p in self._group_by if p != place)
        self.said.emit()


def _fill(box: QComboBox, items: Sequence[tuple[str, str]], none: str, chosen: str) -> None:
    box.clear()
    for key, name in (("", none), *items):
        box.addItem(name, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
