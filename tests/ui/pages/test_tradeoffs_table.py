"""The columns of the tables on the trade-offs page: they fill the room, and no figure stands over another."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_app.presentation.tables import Cell, Column, Row, Table
from ui.pages.tradeoffs_table import FactsTable, spread
from ui.theme import BODY, STRONG, Theme, theme_of
from ui.widgets.paint import text_width


@pytest.mark.parametrize("room", [600, 1200, 4000])
def test_columns_fill_the_room_and_none_takes_it_all(room: int):
    widths = spread({0: 60, 1: 0, 2: 90, 3: 140}, room)
    assert sum(widths.values()) == room
    assert max(widths.values()) < 0.75 * room


def test_where_there_is_too_little_room_the_words_keep_some():
    assert spread({0: 60, 1: 0, 2: 90}, 200) == {0: 60, 1: 120, 2: 90}


def asked(*amounts: str) -> Table:
    columns = Column("line", "Line", "text", 0), Column("asked", "Asked", "money", 88)
    rows = tuple(Row(amount, "line", (Cell("Line"), Cell(amount))) for amount in amounts)
    return Table(columns, rows, Row("", "total", (Cell(), Cell())), "", len(rows), 0)


def test_billions_with_cents_have_room(qtbot: QtBot, qapp: QApplication):
    Theme(qapp, dark=False)
    amounts = "10.01", "100,000,000,000.71"
    table = FactsTable("Lines")
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show_table(asked(*amounts))
    assert table.columnWidth(1) > text_width(amounts[1], theme_of().font(BODY, STRONG))


def test_going_to_a_table_picks_nothing_but_coming_to_it_by_tab_does(qtbot: QtBot, qapp: QApplication):
    Theme(qapp, dark=False)
    table = FactsTable("Lines")
    qtbot.addWidget(table)
    table.show()
    table.show_table(asked("12", "34"))
    picked: list[str] = []
    table.picked.connect(picked.append)
    QApplication.sendEvent(table, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.OtherFocusReason))
    assert picked == []
    table.go_to("")
    QApplication.sendEvent(table, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert len(picked) == 1
