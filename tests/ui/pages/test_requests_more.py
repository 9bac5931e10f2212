"""Whole lines on the Requests page: a copy, one from a template, last year for all that are picked, the question."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from budget_app.domain.lines import Kind, LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.domain.sponsors import InviteSponsor
from budget_app.presentation.requests_block import Block
from tests.support.asked_rounds import asked_log, desk_of
from tests.support.requests_page import Sitting

Sit = Callable[..., Sitting]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def choose(menu: QMenu, *path: str) -> None:
    """Go through the menu by these words."""
    for words in path:
        action = next(a for a in menu.actions() if a.text().partition("\t")[0] == words)
        if action.menu() is None:
            action.trigger()
        else:
            menu = action.menu()  # type: ignore[assignment]


def menu_of(dana: Sitting, line: str) -> QMenu:
    menu = QMenu(dana.page)
    dana.page.more.fill(menu, line)
    return menu


def test_a_line_is_copied_by_keys_and_its_title_can_be_typed_at_once(sit: Sit):
    dana = sit()
    dana.at("l6", "requested")
    QTest.keyClick(dana.page.grid, Qt.Key.Key_D, CTRL_SHIFT)
    dana.until(lambda: len(dana.bridge.state.lines) == 12)
    copy = dana.line(dana.selection.line)
    assert (copy.title, copy.requested) == ("Field days with key accounts", 4_600_000)
    assert copy.code == "S-009"


def test_a_line_begins_from_ones_own_template_and_from_a_common_one(sit: Sit):
    dana = sit()
    choose(menu_of(dana, "l6"), "Save as template")
    choose(menu_of(dana, "l1"), "New line from a template", "Field days with key accounts")
    dana.until(lambda: len(dana.bridge.state.lines) == 12)
    assert dana.line(dana.selection.line).requested_buys == "two days, 14 accounts"
    choose(menu_of(dana, "l1"), "New line from a template", "Campaign")
    dana.until(lambda: len(dana.bridge.state.lines) == 13)
    assert dana.line(dana.selection.line).kind is Kind.CAMPAIGN
    again = ("New line from a template", "Remove a template", "Field days with key accounts")
    choose(menu_of(dana, "l1"), *again)
    words = [action.text() for action in menu_of(dana, "l1").actions()]
    assert "Save as template" in words


def test_somebody_without_a_department_makes_no_lines(sit: Sit):
    erin = sit(person="erin")
    erin.page.more.duplicate("l6")
    erin.page.more.add()
    assert len(erin.bridge.state.lines) == 11


def test_last_year_goes_to_all_lines_that_are_picked_as_one_step(sit: Sit):
    log = asked_log()
    desk = desk_of(log, "dana")
    for line in ("l2", "l3", "l5"):
        desk.execute(ReviseLine(line=line, fields=LineFields(last_budget=8_000_000)))
    dana = sit(log)
    rows = [row.key for row in dana.page.model.table.rows if row.key in ("l2", "l3", "l5")]
    dana.page.grid.select_block(Block(tuple(rows), ("requested",)))
    picked = [line for line in dana.page.grid.block().lines if line in rows]
    year = dana.page.inspector.details.year
    dana.page.inspector.copy_last_year()
    year.plus.setText("10")
    year._take()
    dana.until(lambda: all(dana.line(line).requested == 8_800_000 for line in picked))
    assert len(picked) > 1
    dana.bridge.undo()
    dana.until(lambda: all(dana.line(line).requested != 8_800_000 for line in picked))


def test_f6_goes_to_the_inspector_and_back(sit: Sit):
    dana = sit()
    dana.at("l6", "requested")
    dana.keys(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is dana.page.inspector.tabs
    dana.keys(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is dana.page.grid


def test_a_question_is_answered_from_the_row(sit: Sit):
    log = asked_log()
    desk_of(log, "dana").execute(InviteSponsor(line="l6", department="M", share=30))
    tom = sit(log, "tom")
    assert tom.band("l6").startswith("Sales asks you to stand behind this line")
    tom.page.deeds._take_step("l6", "show:sponsors")
    join = QApplication.focusWidget()
    assert isinstance(join, QPushButton)
    assert tom.page.inspector.footer.isAncestorOf(join)
    join.click()
    tom.until(lambda: tom.line("l6").sponsors[0].joined)
    assert not tom.band("l6").startswith("Sales asks")


def test_the_three_dots_open_the_same_menu(sit: Sit):
    dana = sit()
    dana.at("l6", "requested")
    dana.page.inspector.more_wanted.emit(QPoint(0, 0))
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    assert any(a.text().startswith("Duplicate the line") for a in shown.actions())
    shown.close()
