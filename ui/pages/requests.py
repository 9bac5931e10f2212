"""The Requests page: the grid of lines with its head and controls, the inspector beside it.

It asks presentation for a table and hands commands to the bridge. What is typed: requests_typing.py. What must not live
here: rules, painting, words of a line.
"""

from itertools import islice

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from budget_app.domain.messages import Command
from budget_app.domain.round import Round
from budget_app.presentation.line_actions import new_line, to_submit
from budget_app.presentation.requests_only import EVERYTHING
from budget_app.presentation.requests_table import RequestsTables, requests_table
from budget_app.presentation.tables import Table
from budget_app.seen import Changes
from budget_app.words import _
from ui.actions import add_key
from ui.background import Background
from ui.bridge import Bridge
from ui.models.table_model import TableModel
from ui.pages.requests_block import BlockDeeds
from ui.pages.requests_choice import PAGE, Choice
from ui.pages.requests_columns import ColumnChoice
from ui.pages.requests_deeds import Deeds
from ui.pages.requests_drafts import DraftFile
from ui.pages.requests_grid import RequestsGrid
from ui.pages.requests_head import RequestsHead
from ui.pages.requests_more import More
from ui.pages.requests_parts import RequestsParts
from ui.pages.requests_places import Places
from ui.pages.requests_sheet import RequestsSheet
from ui.pages.requests_side import RequestsSide
from ui.pages.requests_tints import Tints
from ui.pages.requests_typing import Typing, new_id
from ui.pages.requests_why import WhyBand
from ui.pages.warner import Warner
from ui.reading import Reading
from ui.selection import Selection

# So many steps of making rows are taken at once, as an edit needs; more, in between other things.
AT_ONCE = 4
# From this width on there is room for the wider inspector and the further columns.
ROOM_TO_TICK = 1090
ROOMY, WIDE_PAGE, FILTER_NARROW, FILTER, FILTER_WIDE = 1000, 1500, 92, 208, 320


class RequestsPage(QWidget):
    """The page of one person's bridge; `refresh` is the window's to call."""

    icon_name = PAGE
    list_wanted = Signal()  # of what is ready to submit

    def __init__(
        self, bridge: Bridge, selection: Selection, background: Background, reading: Reading | None = None
    ) -> None:
        super().__init__()
        self.title_text = _("Requests")
        self._bridge = bridge
        self._selection = selection
        self._tables = RequestsTables()
        self.choice = Choice(self, bridge)
        self.warner = Warner(self, bridge, background, selection)
        self._tints = Tints(self)
        self.typing = Typing(bridge, DraftFile(self, bridge, background))
        self._background = background
        self.model = TableModel(requests_table(Round(), self.choice.view))
        self.grid = RequestsGrid(self.model, self._tints.of, self.typing.trouble_of)
        self.head = RequestsHead()
        self.sheet = RequestsSheet(self.head, self.grid)
        self.side = RequestsSide(bridge, selection, background, reading, lambda: self.grid.block().lines)
        self.inspector = self.side.inspector
        self.places = Places(
            bridge, selection, self.grid, self.side, self._reveal, lambda scope: self.choice.look(scope=scope)
        )
        self.more = More(self, bridge, selection, self.inspector, self.head.new, self.take_keys, self.choice)
        self.deeds = Deeds(
            self, bridge, selection, self.grid, self.model, self.typing, self.inspector, self.more.fill
        )
        self.block = BlockDeeds(
            self, bridge, self.grid, self.model, self.typing, background, lambda: self.choice.view
        )
        self.warner.place(self.grid, self.head, self.sheet, self.inspector)
        self.sheet.add_band(self.block.band)
        self.why = WhyBand(bridge, self.grid.setFocus)
        self.sheet.add_foot(self.why)
        self.columns = ColumnChoice(self, bridge, self.grid, self.head.columns)
        self._sits = ""
        self._is_newcomer = False
        self._by_others: frozenset[str] = frozenset()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.parts = RequestsParts(self.sheet, self.head.points, bridge, selection)
        row.addWidget(self.parts, 1)
        row.addWidget(self.side)
        self._connect()

    def take_keys(self) -> None:
        """The grid has the keys first, at the line that was picked elsewhere; or the points where they are shown."""
        if not self.parts.take_keys():
            self._on_picked(self._selection.line)
            self.grid.setFocus()

    # --- showing

    def refresh(self, changes: Changes | None) -> None:
        """Show what is new; None: everything."""
        if self._sits != self._bridge.desk.person or changes is None:
            self._seat()
        if changes is not None:
            self._by_others |= changes.by_others(self._bridge.desk.person)
            self.why.look(changes)
        self._show()

    def _show(self) -> None:
        """At once; where thousands of rows are to be made first, as soon as they are."""
        rows = self._tables.ahead(self._bridge.state, self.choice.view)
        if any(True for _made in islice(rows, AT_ONCE, None)):
            self._background.step_through(PAGE, rows, self._show_made)
        else:
            self._background.drop(PAGE)
            self._show_made()

    def _show_made(self) -> None:
        before = {row.key: row for row in self.model.table.rows}
        view, marks = self.choice.view, self.warner.marks
        table = self._tables.table(self._bridge.state, view, self.typing.troubles, marks)
        self.grid.show_table(table)
        if self._is_newcomer and not self._selection.is_of(self._bridge.state):
            self._selection.pick(next((row.key for row in table.rows if row.kind == "line"), ""))
        self._is_newcomer = False
        if self._by_others:
            self._tints.mark(before, table, self._by_others)
            self._by_others = frozenset()
        self._show_frame(table)
        self.side.refresh()
        self.places.arrive()
        self._begin_new()

    def _show_frame(self, table: Table) -> None:
        state, person = self._bridge.state, self._bridge.person
        me = self._bridge.desk.person
        new = new_line(state, person, self.choice.view.scope, new_id())
        self.head.show_finding(
            table.sentence, new, to_submit(state, me, self.choice.view.scope, self._tables.is_ready)
        )
        self.head.show_view(state, self.choice.view)
        self._paste.setEnabled(not table.rows)
        department = state.departments.get(self.choice.view.scope)
        self.sheet.show_table(table, department.name if department else "", self.choice.view.filter, new)

    def _seat(self) -> None:
        """Somebody sits down: what they looked at last, at first their own department."""
        person, state = self._bridge.person, self._bridge.state
        own = person.department if person else ""
        newcomer = self._sits != self._bridge.desk.person
        self._sits = self._bridge.desk.person
        names = [(code, d.name) for code, d in state.departments.items()]
        self.head.set_scopes(([(own, dict(names)[own])] if own in dict(names) else []), names)
        if newcomer:
            self.choice.sit_down(own, self.head.scopes)
            self.typing.sit_down()
            self.columns.seat()
            self._is_newcomer = True

    # --- making

    def _connect(self) -> None:
        grid, head = self.grid, self.head
        self.choice.changed.connect(self._show)
        self._tints.faded.connect(lambda: grid.viewport().update())
        self._selection.picked.connect(self._on_picked)
        grid.folded.connect(self.choice.fold)
        grid.all_folded.connect(lambda folded: self.choice.fold_all(self.model.table, folded))
        grid.sort_wanted.connect(self._sort)
        self.columns.chosen.connect(lambda ids: self.choice.look(columns=ids))
        self.columns.sorted_by.connect(lambda sort: self.choice.look(sort=(sort,)))
        self.typing.changed.connect(self._show)
        self.warner.changed.connect(self._show)
        head.scope_chosen.connect(lambda scope: self.choice.look(scope=scope))
        head.group_chosen.connect(lambda group: self.choice.look(group=group, folded=frozenset()))
        head.filtered.connect(lambda words: self.choice.look(filter=words))
        head.down_wanted.connect(grid.setFocus)
        head.new_wanted.connect(self.more.add)
        head.submit_wanted.connect(self.list_wanted)
        self.sheet.new_wanted.connect(self.more.add)
        head.only.ticked.connect(self.choice.tick)
        head.only.all_wanted.connect(lambda: self.choice.look(only=EVERYTHING))
        head.clear_wanted.connect(self.choice.clear_filter)
        self.sheet.clear_wanted.connect(self.choice.clear_filter)
        self.sheet.all_wanted.connect(lambda: self.choice.look(scope=""))
        self.block.drafted.connect(self.choice.clear_filter)
        self.block.refused.hidden_wanted.connect(self._reveal)
        self.more.drafts.connect(self._draft)
        self.more.told.connect(self.block.band.tell)
        whys = ("Ctrl+Shift+R", self.why.take_keys)
        for keys, do in (*self.more.shortcuts(), ("Ctrl+F", head.filter.setFocus), whys):
            add_key(self, keys, do)
        # Where there is a grid, its own keys are at work.
        self._paste = add_key(self, "Ctrl+V", lambda: self.block.do("paste"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide page has a wide inspector, a narrow one a narrow one."""
        wide, roomy = self.width() >= WIDE_PAGE, self.width() >= ROOMY
        self.side.widen(wide, roomy)
        self.head.filter.setMaximumWidth(FILTER_WIDE if wide else FILTER if roomy else FILTER_NARROW)
        self.head.only.setVisible(self.width() >= ROOM_TO_TICK)
        super().resizeEvent(event)

    # --- what a person does

    def _draft(self, command: Command) -> None:
        self.choice.clear_filter()
        self._bridge.do(command, self.deeds.where())

    def _begin_new(self) -> None:
        """Begin to type the title of a new line as soon as it is there."""
        if not (line := self.more.arrived()):
            return
        if self.model.place_of(line) < 0:
            self.choice.look(folded=frozenset(), scope=self._bridge.state.lines[line].department)
        self._selection.pick(line)
        self.grid.setFocus()
        # The row must have its place on the screen before a field is opened in it.
        QTimer.singleShot(0, self.grid, lambda: self.grid.type_into(line, "title"))

    def _reveal(self, line: str, column: str) -> None:
        """Show a cell whatever hides it: the filter, a folded group, another department, a hidden column."""
        if self.model.place_of(line) < 0:
            self.choice.clear_filter()
            self.choice.look(folded=frozenset())
        if self.model.place_of(line) < 0:
            department = self._bridge.state.lines[line].department
            self.choice.look(scope="" if "" in self.head.scopes else department)
        self.columns.shows(column)

    def _sort(self, column: str, adds: bool) -> None:
        self.choice.sort(self.model.table.columns[self.model.table.place(column)], adds)
        # What is first now is what one wants to see.
        self.grid.scrollToTop()

    def _on_picked(self, line: str) -> None:
        if line and self.grid.current_cell()[0] != line:
            self.grid.go_to(line, self.grid.current_cell()[1])
