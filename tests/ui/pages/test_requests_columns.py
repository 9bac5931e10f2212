"""The columns of the Requests page by mouse and by keys: sorted by several, hidden, moved, widened, as at first."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from budget_app.domain.lines import Kind
from budget_app.presentation.tables import Sort
from tests.support.requests_page import Sitting

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
Seat = Callable[..., Sitting]
NARROW = ("code", "title", "goals", "minimum", "requested", "stretch", "state")


def spot(sitting: Sitting, column: str) -> QPoint:
    head, place = sitting.page.grid.head, sitting.page.model.table.place(column)
    return QPoint(head.sectionViewportPosition(place) + 20, head.height() // 2)


def edge(sitting: Sitting, column: str) -> QPoint:
    head, place = sitting.page.grid.head, sitting.page.model.table.place(column)
    return QPoint(head.sectionViewportPosition(place) + head.sectionSize(place) - 1, head.height() // 2)


def drag(sitting: Sitting, start: QPoint, end: QPoint) -> None:
    view = sitting.page.grid.head.viewport()
    QTest.mousePress(view, LEFT, pos=start)
    for part in range(1, 5):
        QTest.mouseMove(view, start + (end - start) * part / 4)
    QTest.mouseRelease(view, LEFT, pos=end)


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def columns(sitting: Sitting) -> tuple[str, ...]:
    return sitting.page.grid.columns_shown()


def sorts(sitting: Sitting) -> tuple[Sort, ...]:
    return sitting.page.model.table.sort


def test_shift_adds_a_column_to_sort_by_and_the_head_says_which_comes_first(sit: Seat):
    dana = sit()
    head = dana.page.grid.head
    QTest.mouseClick(head.viewport(), LEFT, pos=spot(dana, "state"))
    QTest.mouseClick(head.viewport(), LEFT, SHIFT, spot(dana, "requested"))
    assert sorts(dana) == (Sort("state"), Sort("requested", down=True))
    model, accessible = dana.page.model, Qt.ItemDataRole.AccessibleTextRole
    said = model.headerData(model.table.place("requested"), Qt.Orientation.Horizontal, accessible)
    assert said == "Requested, largest first, number 2"


def test_a_cell_sorts_by_its_column_and_opens_its_menu_by_keys(sit: Seat):
    dana = sit()
    dana.at("l2", "state")
    dana.bot.keyClick(dana.page.grid, Key.Key_Down, ALT)
    dana.at("l2", "minimum")
    dana.bot.keyClick(dana.page.grid, Key.Key_Down, ALT | SHIFT)
    assert sorts(dana) == (Sort("state"), Sort("minimum", down=True))
    opened: list[str] = []
    dana.page.grid.column_menu_wanted.connect(lambda column, _place: opened.append(column))
    dana.page.columns.open_menu = lambda column, place: None
    dana.bot.keyClick(dana.page.grid, Key.Key_Up, ALT)
    assert opened == ["minimum"]


def test_the_menu_of_a_column_hides_it_and_the_current_cell_stays_in_its_row(sit: Seat):
    dana = sit()
    dana.at("l3", "goals")
    entry(dana.page.columns.menu("goals"), "Hide Goals").trigger()
    assert columns(dana) == ("code", "title", "minimum", "requested", "stretch", "state")
    assert dana.page.grid.current_cell() == ("l3", "title")
    assert not entry(dana.page.columns.menu("title"), "Hide Line").isEnabled()
    entry(dana.page.columns.menu(""), "All columns as at first").trigger()
    assert columns(dana) == NARROW


def test_a_title_is_dragged_to_another_place_and_the_code_stays(sit: Seat):
    dana = sit()
    drag(dana, spot(dana, "state"), spot(dana, "goals") - QPoint(12, 0))
    assert columns(dana) == ("code", "title", "state", "goals", "minimum", "requested", "stretch")
    assert sorts(dana) == ()
    drag(dana, spot(dana, "code"), spot(dana, "requested"))
    assert columns(dana)[0] == "code"


def test_an_edge_is_dragged_and_the_title_gives_way(sit: Seat):
    dana = sit()
    grid = dana.page.grid
    goals, title, whole = grid.width_of("goals"), grid.width_of("title"), grid.head.length()
    drag(dana, edge(dana, "goals"), edge(dana, "goals") + QPoint(50, 0))
    assert grid.width_of("goals") == goals + 50
    assert grid.width_of("title") == title - 50
    assert grid.head.length() == whole
    assert sorts(dana) == ()
    QTest.mouseDClick(grid.head.viewport(), LEFT, pos=edge(dana, "goals"))
    assert grid.width_of("goals") == grid.columns_fit.wanted("goals")


def test_by_keys_a_column_is_shown_moved_and_widened_in_the_list(sit: Seat):
    dana = sit()
    dana.page.columns.open()
    panel = dana.page.columns.panel
    panel.list.setCurrentRow([panel.list.item(n).text() for n in range(panel.list.count())].index("Kind"))
    QTest.keyClick(panel.list, Key.Key_Space)
    assert columns(dana) == ("code", "title", "kind", *NARROW[2:])
    assert panel.list.currentItem().text() == "Kind"
    QTest.keyClick(panel.list, Key.Key_Down, ALT)
    assert columns(dana)[2:4] == ("goals", "kind")
    before = dana.page.grid.width_of("kind")
    QTest.keyClick(panel.list, Key.Key_Right)
    assert dana.page.grid.width_of("kind") == before + 8
    dana.bot.mouseClick(panel.reset, LEFT)
    assert columns(dana) == NARROW
    panel.close()


def test_what_was_chosen_is_there_again_and_what_cannot_be_read_is_not(sit: Seat):
    dana = sit()
    dana.page.choice.look(columns=("code", "title", "owner", "requested"))
    drag(dana, edge(dana, "owner"), edge(dana, "owner") + QPoint(30, 0))
    again = sit(dana.log)
    assert columns(again) == ("code", "title", "owner", "requested")
    assert again.page.grid.width_of("owner") == dana.page.grid.width_of("owner")
    for key in QSettings().allKeys():
        if "requests" in key:
            QSettings().setValue(key, '{"own": {"goals": "wide"}, "columns": 4}')
    assert columns(sit(dana.log)) == NARROW


def test_a_kind_is_typed_in_its_cell_and_one_that_is_none_is_asked_about(sit: Seat):
    dana = sit()
    dana.page.choice.look(columns=("code", "title", "kind", "requires", "last_budget"))
    dana.at("l2", "kind")
    dana.types("hire")
    dana.keys(Key.Key_Return)
    dana.until(lambda: dana.line("l2").kind is Kind.HIRE)
    dana.at("l3", "kind")
    dana.types("t")
    dana.keys(Key.Key_Return)
    assert dana.band("l3") == "“t” is none of the choices: Training, Tool."
    dana.page.grid.step_taken.emit("l3", "use:kind:Tool")
    dana.until(lambda: dana.line("l3").kind is Kind.TOOL)
    dana.at("l3", "requires")
    dana.types("s-001")
    dana.keys(Key.Key_Return)
    dana.until(lambda: dana.line("l3").requires == ("l1",))


def test_groups_fold_and_unfold_by_the_arrows_and_stay_so(sit: Seat):
    dana = sit()
    dana.at("l1", "code")
    dana.keys(Key.Key_Left)
    assert dana.page.grid.current_cell()[0] == "goal:g1"
    dana.keys(Key.Key_Left)
    assert dana.page.grid.row_of("l1") is None
    dana.keys(Key.Key_Right)
    assert dana.page.grid.row_of("l1") is not None
    dana.keys(Key.Key_Right)
    assert dana.page.grid.current_cell()[0] == "l1"
    dana.keys(Key.Key_Left)
    dana.bot.keyClick(dana.page.grid, Key.Key_Left, CTRL)
    assert all(row.kind == "group" for row in dana.page.model.table.rows)
    again = sit(dana.log)
    assert all(row.folded for row in again.page.model.table.rows)


def test_what_is_ticked_filters_comes_back_and_is_cleared_with_the_words(sit: Seat):
    dana = sit()
    menu = dana.page.head.only.menu()
    entry(menu, "Draft").trigger()
    assert dana.page.head.only.accessibleName() == "Show Draft"
    dana.page.head.filter.setText("no such line")
    again = sit(dana.log)
    assert not again.page.model.table.rows
    assert again.page.sheet.unmatched.isVisible()
    again.page.head.filter.setFocus()
    again.keys(Key.Key_Escape)
    assert again.page.model.table.shown == 8
    assert (again.page.head.filter.text(), again.page.head.only.accessibleName()) == ("", "Show everything")
    assert again.page.grid.hasFocus()


def test_the_menu_of_ticks_stays_open_while_one_ticks(sit: Seat):
    dana = sit()
    menu = dana.page.head.only.menu()
    menu.setActiveAction(entry(menu, "Draft"))
    dana.bot.keyClick(menu, Key.Key_Space)
    menu.setActiveAction(entry(menu, "Retention"))
    dana.bot.keyClick(menu, Key.Key_Space)
    assert dana.page.head.only.accessibleName() == "Show Draft, Retention"
    entry(dana.page.head.only.menu(), "Everything").trigger()
    assert dana.page.head.only.accessibleName() == "Show everything"


def test_what_can_be_ticked_opens_from_the_filter_also_where_there_is_no_room_for_its_button(
    sit: Seat, monkeypatch: pytest.MonkeyPatch
):
    dana = sit()
    dana.page.head.only.setMaximumWidth(0)  # the page alone is never narrower than its head
    dana.page.resize(980, 480)
    assert not dana.page.head.only.isVisible()
    opened: list[object] = []
    monkeypatch.setattr(dana.page.head.only, "open_below", opened.append)
    dana.page.head.filter.setFocus()
    dana.bot.keyClick(dana.page.head.filter, Key.Key_Down, ALT)
    assert opened == [dana.page.head.filter]
