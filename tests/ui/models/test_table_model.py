"""The table model: a sound Qt model, changed row by row, that hands on what is typed."""

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from budget_app.desk import Desk
from budget_app.domain.lines import LineFields
from budget_app.domain.requests import DraftLine, ReviseLine
from budget_app.presentation.requests_table import RequestsTables, View
from tests.support.asked_rounds import asked_log, desk_of
from ui.models.table_model import CELL, ROW, TableModel
from ui.models.tips import plain_tip

VIEW = View("dana", "S")


class Shown:
    """A model over a desk, watched by Qt's own tester."""

    def __init__(self) -> None:
        self.desk: Desk = desk_of(asked_log(), "dana")
        self.tables = RequestsTables()
        self.model = TableModel(self.tables.table(self.desk.state, VIEW))
        self.tester = QAbstractItemModelTester(
            self.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )

    def show(self, view: View = VIEW, anchor: str = "") -> frozenset[str]:
        return self.model.show(self.tables.table(self.desk.state, view), anchor)

    def keys(self) -> list[str]:
        return [self.model.row(n).key for n in range(self.model.rowCount())]


@pytest.fixture
def shown(qapp: object) -> Shown:
    return Shown()


def test_an_edit_changes_only_the_rows_that_differ(shown: Shown):
    reset, changed = QSignalSpy(shown.model.modelReset), QSignalSpy(shown.model.dataChanged)
    shown.desk.execute(ReviseLine(line="l2", fields=LineFields(requested=9_100_000)))
    assert shown.show() == {"l2", "goal:g4", "goal:g1"}
    assert reset.count() == 0
    runs = [changed.at(n)[:2] for n in range(changed.count())]
    rows = {row for first, last in runs for row in range(first.row(), last.row() + 1)}
    assert rows == {shown.model.place_of(key) for key in ("l2", "goal:g4", "goal:g1")}


def test_a_new_line_is_one_row_that_comes_in(shown: Shown):
    came, reset = QSignalSpy(shown.model.rowsInserted), QSignalSpy(shown.model.modelReset)
    shown.desk.execute(DraftLine(line="new", department="S"))
    shown.show()
    assert (came.count(), reset.count()) == (1, 0)
    assert shown.keys()[:3] == ["goal:", "l7", "new"]


def test_the_row_that_is_typed_into_is_never_taken_away(shown: Shown):
    held = QPersistentModelIndex(shown.model.index_of("l6", "requested"))
    for view in (
        msgspec.structs.replace(VIEW, group="none"),
        VIEW,
        msgspec.structs.replace(VIEW, group="status"),
    ):
        shown.show(view, anchor="l6")
        assert held.isValid()
        assert shown.model.row(held.row()).key == "l6"


def test_every_view_leads_to_its_own_rows(shown: Shown):
    for view in (
        msgspec.structs.replace(VIEW, filter="accounts"),
        msgspec.structs.replace(VIEW, filter="nothing like it"),
        msgspec.structs.replace(VIEW, scope="", group="department"),
        VIEW,
    ):
        shown.show(view)
        assert shown.keys() == [row.key for row in shown.tables.table(shown.desk.state, view).rows]


def test_what_is_typed_is_handed_on_and_stands_until_the_next_table(shown: Shown, qtbot: QtBot):
    index = shown.model.index_of("l2", "requested")
    with qtbot.waitSignal(shown.model.typed) as typed:
        assert shown.model.setData(index, "95k")
    assert typed.args == ["l2", "requested", "95k"]
    assert index.data() == "95k"
    shown.show()
    assert shown.model.index_of("l2", "requested").data() == "92,000"


def test_only_what_may_be_changed_is_editable(shown: Shown):
    shown.show(msgspec.structs.replace(VIEW, scope=""))
    editable = Qt.ItemFlag.ItemIsEditable
    model = shown.model
    assert model.flags(model.index_of("l2", "title")) & editable
    assert not model.flags(model.index_of("l2", "code")) & editable
    assert not model.flags(model.index_of("l9", "title")) & editable
    assert not model.flags(model.index_of("goal:g1", "title")) & editable
    assert not model.setData(model.index_of("l9", "title"), "mine now")
    assert "Only its head can change it" in model.index_of("l9", "title").data(Qt.ItemDataRole.ToolTipRole)


def test_a_screen_reader_hears_column_value_and_what_is_missing(shown: Shown):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert shown.model.index_of("l7", "requested").data(role) == "Requested: 67,000"
    assert shown.model.index_of("l7", "code").data(role).endswith("so it cannot be submitted.")
    assert shown.model.index_of("goal:g1", "code").data(role).startswith("Customers, 3 lines")


def test_records_come_with_every_cell(shown: Shown):
    index = shown.model.index_of("l2", "requested")
    assert (index.data(ROW).key, index.data(CELL).data) == ("l2", 9_200_000)
    assert shown.model.data(QModelIndex()) is None


def test_a_tooltip_shows_markup_as_it_was_written():
    assert plain_tip("<b>50 %</b>\nnext") == "<qt>&lt;b&gt;50 %&lt;/b&gt;<br>next</qt>"
