"""The model of an import's rows: a sound Qt model, made row by row, that hands on what is typed and ticked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from budget_app.exchange.import_draft import Draft
from budget_app.exchange.import_screen import ImportScreen, import_screen
from budget_app.exchange.sheet import Row, Sheet
from tests.support.asked_rounds import desk_of, opened_log
from ui.models.import_model import CELL, ROW, ImportModel

ROWS: tuple[Row, ...] = (
    ("title", "department", "requested", "colour"),
    ("Fair", "S", 5000, "x"),
    ("Book", "S", "<b>7", ""),
    (),
    ("Total", "", 5000),
)


def screen_of(*rows: Row, draft: Draft = Draft()) -> ImportScreen:  # noqa: B008 - frozen
    return import_screen(desk_of(opened_log(), "finn").state, "finn", Sheet("Asks", rows or ROWS), draft, {})


@pytest.fixture
def model(qapp: object) -> ImportModel:
    made = ImportModel(screen_of())
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    return made


def test_rows_and_columns_are_those_of_the_sheet(model: ImportModel):
    assert (model.rowCount(), model.columnCount()) == (4, 5)
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(5)] == [
        "Row",
        "title",
        "department",
        "requested",
        "colour",
    ]
    assert [model.index(0, n).data() for n in range(5)] == ["2", "Fair", "S", "5,000", "x"]
    assert model.index(0, 3).data(Qt.ItemDataRole.EditRole) == "5000"
    assert [model.index(n, 0).data() for n in range(4)] == ["2", "3 problem", "4 blank", "5 total"]


def test_problems_are_in_the_tooltip_as_text(model: ImportModel):
    tip = model.index(1, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;7" in tip
    assert "is no amount" in tip
    assert "is no amount" in model.index(1, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "sums other rows" in model.index(3, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_only_cells_that_fill_a_field_of_a_row_that_counts_can_be_typed_into(model: ImportModel):
    def can(row: int, column: int) -> bool:
        return bool(model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsEditable)

    assert [can(0, n) for n in range(5)] == [False, True, True, True, False]
    assert not can(3, 1)
    ticks = [model.index(n, 0).data(Qt.ItemDataRole.CheckStateRole) for n in range(4)]
    assert ticks == [Qt.CheckState.Checked, Qt.CheckState.Checked, None, Qt.CheckState.Unchecked]


def test_what_is_typed_stands_until_the_next_screen(model: ImportModel):
    typed, ticked = QSignalSpy(model.typed), QSignalSpy(model.ticked)
    assert model.setData(model.index(1, 3), "7")
    assert typed.at(0) == [3, 2, "7"]
    assert model.index(1, 3).data() == "7"
    model.show(screen_of())
    assert model.index(1, 3).data() == "<b>7"
    assert model.setData(model.index(3, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert ticked.at(0) == [5, True]
    assert not model.setData(model.index(3, 1), "x")
    assert not model.setData(model.index(2, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def test_the_same_sheet_is_no_reset_another_is(model: ImportModel):
    reset, changed = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    before = model.screen
    assert before
    state = desk_of(opened_log(), "finn").state
    fixed = Draft(fixes={(3, 2): "7"})
    model.show(import_screen(state, "finn", before.sheet, fixed, {}, before))
    assert (reset.count(), changed.count()) == (0, 1)
    assert model.index(1, 3).data(CELL).was == "<b>7"
    assert model.index(1, 3).data(ROW).role == "data"
    model.show(screen_of(("title", "requested"), ("Fair", "5")))
    assert reset.count() == 1
    model.show(None)
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_a_long_sheet_is_made_row_by_row(qapp: object, monkeypatch: pytest.MonkeyPatch):
    rows: list[Row] = [
        ("title", "department", "requested"),
        *[(f"Line {n}", "S", n + 1) for n in range(3000)],
    ]
    model = ImportModel(screen_of(*rows))
    asked: list[int] = []
    real = ImportScreen.row
    monkeypatch.setattr(ImportScreen, "row", lambda self, n: (asked.append(n), real(self, n))[1])
    assert model.rowCount() == 3000
    assert model.index(2999, 1).data() == "Line 2999"
    assert asked == [2999]
