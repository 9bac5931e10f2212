"""Blocks on the Requests page by keyboard and mouse: selected, copied, pasted, emptied, filled; and what is said."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication

from budget_app.domain.lines import LineFields, Status
from budget_app.domain.requests import ReviseLine
from budget_app.exchange import clipboard
from budget_app.presentation.requests_block import Block
from tests.support.asked_rounds import asked_log, desk_of, many_lines, opened_log
from tests.support.requests_page import Sitting

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
Seat = Callable[..., Sitting]


def on_the_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def said(sitting: Sitting) -> str:
    """The words of the band above the grid."""
    band = sitting.page.block.band
    shown = [hint.accessibleName() for hint in (band.refusal.hint, band.news.hint) if not hint.isHidden()]
    return " ".join(shown)


def ungrouped(sitting: Sitting) -> Sitting:
    sitting.page.choice.look(group="none")
    return sitting


# --- selecting


def test_a_block_grows_by_shift_and_arrows_and_falls_back_to_one_cell(sit: Seat):
    dana = ungrouped(sit())
    dana.at("l2", "minimum")
    assert dana.page.grid.block() == Block(("l2",), ("minimum",))
    for key in (Key.Key_Down, Key.Key_Right):
        dana.bot.keyClick(dana.page.grid, key, SHIFT)
    assert dana.page.grid.block() == Block(("l2", "l3"), ("minimum", "requested"))
    dana.keys(Key.Key_Up)
    assert dana.page.grid.block() == Block(("l2",), ("requested",))


def test_a_block_grows_by_shift_click_and_by_dragging(sit: Seat):
    dana = ungrouped(sit())
    grid = dana.page.grid

    def spot(line: str, column: str) -> QPoint:
        return grid.visualRect(dana.page.model.index_of(line, column)).center()

    dana.at("l1", "minimum")
    dana.bot.mouseClick(grid.viewport(), LEFT, SHIFT, spot("l3", "stretch"))
    assert grid.block() == Block(("l1", "l2", "l3"), ("minimum", "requested", "stretch"))
    dana.bot.mousePress(grid.viewport(), LEFT, pos=spot("l2", "title"))
    dana.bot.mouseMove(grid.viewport(), spot("l3", "goals"))
    dana.bot.mouseMove(grid.viewport(), spot("l4", "goals"))
    dana.bot.mouseRelease(grid.viewport(), LEFT, pos=spot("l4", "goals"))
    assert grid.block() == Block(("l2", "l3", "l4"), ("title", "goals"))


def test_everything_in_view_is_selected_by_one_key_without_titles_of_groups(sit: Seat):
    dana = sit()
    dana.keys(Key.Key_A, ctrl=True)
    block = dana.page.grid.block()
    assert sorted(block.lines) == [f"l{n}" for n in range(1, 9)]
    assert block.columns == ("code", "title", "goals", "minimum", "requested", "stretch", "state")


def test_typing_goes_into_the_cell_where_the_block_began(sit: Seat):
    dana = ungrouped(sit())
    dana.at("l2", "minimum")
    for key in (Key.Key_Down, Key.Key_Right):
        dana.bot.keyClick(dana.page.grid, key, SHIFT)
    dana.types("50k")
    dana.keys(Key.Key_Return)
    dana.until(lambda: dana.line("l2").minimum == 5_000_000)


# --- copying and pasting


def test_a_block_is_copied_for_a_spreadsheet_and_back(sit: Seat):
    dana = ungrouped(sit())
    dana.page.grid.select_block(Block(("l2", "l3"), ("title", "goals", "minimum")))
    dana.keys(Key.Key_C, ctrl=True)
    assert QGuiApplication.clipboard().text() == (
        "Sales engineer for security reviews\tWin rate, Customers\t58000\nRenewal desk, first year\tRetention\t72000"
    )
    entries = len(dana.bridge.desk.entries)
    dana.keys(Key.Key_V, ctrl=True)
    dana.until(lambda: True)
    assert len(dana.bridge.desk.entries) == entries


def test_a_paste_is_taken_and_undone_as_one(sit: Seat):
    dana = ungrouped(sit())
    on_the_clipboard("60k\t93000\t94,000\r\n75k\t120000\t150000\r\n")
    dana.at("l2", "minimum")
    dana.keys(Key.Key_V, ctrl=True)
    dana.until(lambda: dana.line("l3").stretch == 15_000_000)
    assert dana.line("l2").requested == 9_300_000
    assert said(dana) == ""
    dana.keys(Key.Key_Z, ctrl=True)
    dana.until(lambda: dana.line("l3").stretch == 14_000_000 and dana.line("l2").minimum == 5_800_000)


def test_line_breaks_inside_a_cell_come_in_as_libreoffice_keeps_them(sit: Seat):
    dana = ungrouped(sit())
    data = QMimeData()
    data.setText("Two lines\t60000\n")
    data.setData(clipboard.EXACT_FORMAT, b'"Two\nlines"\t60000\n')
    QGuiApplication.clipboard().setMimeData(data)
    dana.at("l4", "title")
    dana.keys(Key.Key_V, ctrl=True)
    dana.until(lambda: dana.line("l4").title == "Two lines")
    assert dana.line("l5").title == "Partner programme, Nordics"


def test_of_lines_that_undo_takes_back_no_refused_cell_is_left(sit: Seat):
    dana = ungrouped(sit())
    on_the_clipboard("Spring mailing\nPop-up shop\tG9\n")
    dana.at(dana.page.model.table.rows[-1].key, "title")
    before = set(dana.bridge.state.lines)
    dana.keys(Key.Key_V, ctrl=True)
    dana.until(lambda: set(dana.bridge.state.lines) != before)
    assert "1 refused" in said(dana)
    dana.bridge.undo()
    dana.until(lambda: not any(dana.line(new).is_live for new in set(dana.bridge.state.lines) - before))
    dana.until(lambda: said(dana) == "")


def test_refused_cells_stay_with_their_sentence_and_are_listed(sit: Seat):
    dana = ungrouped(sit())
    on_the_clipboard("60k\tabc\t94k\n70k\t1.234\t150k\n")
    dana.at("l2", "minimum")
    dana.keys(Key.Key_V, ctrl=True)
    dana.until(lambda: dana.line("l2").minimum == 6_000_000)
    assert said(dana) == "4 of 6 cells taken, 2 refused. F8 goes to the next."
    assert dana.shown("l2", "requested") == "abc"
    assert dana.band("l3") == "“1.234” can be 1,234 or 1.23. Say which."
    offered = dana.page.block.refused.menu().actions()
    assert offered[1].text() == "S-003, Requested: “1.234” can be 1,234 or 1.23. Say which."
    offered[1].trigger()
    assert dana.page.grid.current_cell() == ("l3", "requested")
    dana.types("119k")
    dana.keys(Key.Key_Return)
    dana.until(lambda: dana.line("l3").requested == 11_900_000)
    dana.at("l2", "requested")
    dana.bot.keyClick(dana.page.grid, Key.Key_Escape)
    assert dana.shown("l2", "requested") == "92,000"
    assert said(dana) == ""


def test_an_unknown_goal_can_be_chosen_in_its_row(sit: Seat):
    dana = ungrouped(sit())
    on_the_clipboard("Customers; Churn")
    dana.at("l7", "goals")
    dana.keys(Key.Key_V, ctrl=True)
    assert "There is no goal “Churn”" in dana.band("l7")
    dana.page.grid.step_taken.emit("l7", "use:goals:Customers; G2")
    dana.until(lambda: [link.goal for link in dana.line("l7").links] == ["g1", "g2"])


def test_rows_below_the_last_line_are_drafted_also_under_a_filter(sit: Seat):
    dana = ungrouped(sit())
    dana.page.head.filter.setText("Travel")
    on_the_clipboard("Travel, all year\tG1\t27k\t42k\nTrade fair\tG3\t1k\t2k\n")
    dana.at("l8", "title")
    dana.keys(Key.Key_V, ctrl=True)
    dana.until(lambda: len(dana.bridge.state.lines) == 12)
    assert dana.page.head.filter.text() == ""
    assert said(dana) == "1 line drafted."
    new = next(line for line in dana.bridge.state.lines.values() if line.title == "Trade fair")
    assert (new.code, new.status) == ("S-009", Status.DRAFT)
    assert dana.page.model.place_of(new.id) >= 0


def test_a_department_without_lines_is_filled_from_a_spreadsheet(sit: Seat):
    dana = sit(opened_log())
    on_the_clipboard("Field days\tG1\t22k\t46k\t60k\nTrade fair\t\t1k\t2k\t3k\n")
    dana.bot.keyClick(dana.page, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dana.until(lambda: len(dana.bridge.state.lines) == 2)
    assert [line.requested for line in dana.bridge.state.lines.values()] == [4_600_000, 200_000]


def test_nothing_to_paste_says_so(sit: Seat):
    dana = sit()
    QGuiApplication.clipboard().clear()
    dana.keys(Key.Key_V, ctrl=True)
    assert said(dana).startswith("There is no text to paste.")


def test_who_may_not_change_a_line_is_told_beside_each_cell(sit: Seat):
    erin = sit(person="erin")
    on_the_clipboard("1\t2")
    erin.at("l2", "minimum")
    erin.keys(Key.Key_V, ctrl=True)
    assert "head" in erin.band("l2")
    assert said(erin) == "0 of 2 cells taken, 2 refused. F8 goes to the next."
    erin.page.typing.settle(list(erin.page.typing.troubles), {})
    assert erin.shown("l2", "minimum") == "58,000"


def test_what_somebody_changed_meanwhile_is_not_pasted_over(sit: Seat):
    log = asked_log()
    dana, other = ungrouped(sit(log)), desk_of(log, "dana")
    other.execute(ReviseLine(line="l2", fields=LineFields(minimum=5_000_000)))
    on_the_clipboard("60k")
    dana.at("l2", "minimum")
    dana.keys(Key.Key_V, ctrl=True)
    dana.until(lambda: said(dana) != "")
    assert "changed this in the meantime" in said(dana)
    assert dana.line("l2").minimum == 5_000_000


# --- cutting, emptying, filling


def test_what_is_cut_can_be_pasted_elsewhere(sit: Seat):
    dana = ungrouped(sit())
    dana.page.grid.select_block(Block(("l4",), ("minimum", "requested")))
    dana.keys(Key.Key_X, ctrl=True)
    dana.until(lambda: (dana.line("l4").minimum, dana.line("l4").requested) == (None, None))
    dana.at("l7", "minimum")
    dana.keys(Key.Key_V, ctrl=True)
    dana.until(lambda: (dana.line("l7").minimum, dana.line("l7").requested) == (4_000_000, 6_400_000))


def test_delete_empties_a_block_but_for_what_must_stay(sit: Seat):
    dana = ungrouped(sit())
    dana.page.grid.select_block(Block(("l3", "l4"), ("title", "goals")))
    dana.keys(Key.Key_Delete)
    dana.until(lambda: dana.line("l4").title == "" and not dana.line("l4").links)
    assert dana.band("l3") == (
        "Line: S-003 is submitted and needs a title. Type another, or take it back to draft first."
    )
    assert dana.shown("l3", "title") == "Renewal desk, first year"
    assert said(dana) == "2 of 4 cells taken, 2 refused. F8 goes to the next."


def test_a_block_is_filled_down_by_a_key_and_by_its_corner(sit: Seat):
    dana = ungrouped(sit())
    grid = dana.page.grid
    grid.select_block(Block(("l4", "l5"), ("stretch",)))
    dana.keys(Key.Key_D, ctrl=True)
    dana.until(lambda: "must rise" in dana.band("l5"))
    grid.select_block(Block(("l2",), ("stretch",)))
    corner = grid._handle().center()
    bottom = grid.visualRect(dana.page.model.index_of("l4", "stretch")).center()
    dana.bot.mousePress(grid.viewport(), LEFT, pos=corner)
    dana.bot.mouseMove(grid.viewport(), bottom)
    dana.bot.mouseRelease(grid.viewport(), LEFT, pos=bottom)
    dana.until(lambda: dana.line("l4").stretch == 9_200_000)
    assert dana.shown("l3", "stretch") == "92,000"
    assert "must rise" in dana.band("l3")


def test_a_large_paste_is_planned_beside_the_window(sit: Seat):
    dana = ungrouped(sit(opened_log(many_lines(400))))
    rows = "".join(f"Title {n}\tCustomers\t{n + 1}\t{n + 2}\n" for n in range(200))
    on_the_clipboard(rows)
    dana.page.grid.go_to(dana.page.model.row(0).key, "title")
    dana.keys(Key.Key_V, ctrl=True)
    assert said(dana) == "800 cells are being read …"
    last = dana.page.model.row(199).key
    dana.until(lambda: dana.line(last).title == "Title 199")
    assert said(dana) == ""
    dana.keys(Key.Key_Z, ctrl=True)
    dana.until(lambda: dana.line(last).title.startswith("Line number"))


def test_f8_goes_from_one_refused_cell_to_the_next_whatever_hides_it(sit: Seat):
    dana = ungrouped(sit())
    on_the_clipboard("abc\tdef\n93k\tghi\n")
    dana.at("l2", "requested")
    dana.keys(Key.Key_V, ctrl=True)
    dana.until(lambda: dana.line("l3").requested == 9_300_000 or said(dana) != "")
    dana.at("l1", "title")
    walked = []
    for _time in range(3):
        dana.keys(Key.Key_F8)
        walked.append(dana.page.grid.current_cell())
    assert walked == [("l2", "requested"), ("l2", "stretch"), ("l3", "stretch")]
    row = dana.page.grid.row_of("l2")
    assert row is not None
    assert [band.text.split(":")[0] for band in row.bands] == ["Requested", "Stretch"]
    dana.page.choice.look(columns=("code", "title", "minimum"), group="goal", folded=frozenset(["goal:g4"]))
    dana.page.head.filter.setText("renewal")
    dana.page.grid.setFocus()
    for place in (("l3", "stretch"), ("l2", "stretch"), ("l2", "requested")):
        dana.keys(Key.Key_F8)
        assert dana.page.grid.current_cell() == place
    dana.bot.keyClick(dana.page.grid, Key.Key_F8, SHIFT)
    dana.keys(Key.Key_Escape)
    assert said(dana) == "2 refused cells are left. F8 goes to the next."
