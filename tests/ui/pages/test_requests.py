"""The Requests page by keyboard and mouse: typing, refusals, others' changes, new lines, groups, filter, submit."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from budget_app.domain.lines import LineFields, Status
from budget_app.domain.requests import DraftLine, ReviseLine
from budget_app.presentation.requests_rows import PORTION
from budget_app.presentation.requests_table import RequestsTables
from tests.support.asked_rounds import asked_log, desk_of, many_lines, opened_log
from tests.support.requests_page import Sitting
from ui.pages.requests_band import band_rect, placed_steps
from ui.pages.requests_cells import LINE

Key = Qt.Key


Seat = Callable[..., Sitting]


def test_a_letter_typed_over_goals_chooses_the_goal_and_leads_to_no_other_row(sit: Seat):
    dana = sit()
    line = next(
        line for line in dana.bridge.state.lines.values() if line.department == "S" and not line.links
    )
    dana.at(line.id, "goals")
    wanted = list(dana.bridge.state.goals.values())[-1].title
    dana.keys(Qt.Key(ord(wanted[0].upper())))
    goals = dana.page.deeds.goals
    assert goals.isVisible()
    assert goals.goals.currentText()[0] == wanted[0]
    assert dana.page.grid.current_cell() == (line.id, "goals")
    goals._say("A sentence as long as two lines of it, " * 3)
    assert dana.page.rect().contains(goals.geometry())


def test_an_amount_typed_as_people_write_it_ends_in_the_history(sit: Seat):
    dana = sit()
    dana.at("l2", "minimum")
    dana.types("12.5k")
    dana.keys(Key.Key_Return)
    dana.until(lambda: dana.line("l2").minimum == 1_250_000)
    assert dana.bridge.desk.entries[-1].kind == "line_revised"
    assert dana.shown("l2", "minimum") == "12,500"
    assert dana.page.grid.current_cell() == ("l4", "minimum")


def test_what_was_sent_stands_in_its_cell_until_the_answer_comes(sit: Seat):
    dana = sit()
    dana.at("l2", "minimum")
    dana.types("50k")
    dana.keys(Key.Key_Return)
    assert dana.shown("l2", "minimum") in ("50k", "50,000")
    dana.until(lambda: dana.shown("l2", "minimum") == "50,000")


def test_an_ambiguous_amount_is_asked_about_and_can_be_chosen_by_keyboard(sit: Seat):
    dana = sit()
    dana.at("l2", "stretch")
    dana.types("1.234")
    dana.keys(Key.Key_Return)
    assert dana.band("l2") == "“1.234” can be 1,234 or 1.23. Say which."
    editor = dana.page.grid.cells.editor
    assert editor is not None
    assert editor.text() == "1.234"
    dana.keys(Key.Key_Escape)
    assert dana.band("l2") == ""
    assert dana.line("l2").stretch == 9_200_000


def test_what_could_not_be_taken_stays_when_one_goes_elsewhere(sit: Seat):
    dana = sit()
    dana.at("l2", "requested")
    dana.types("1.234")
    dana.page.head.filter.setFocus()
    assert dana.page.grid.cells.editor is None or not dana.page.grid.cells.editor.isVisible()
    assert dana.shown("l2", "requested") == "1.234"
    dana.page.grid.step_taken.emit("l2", "use:requested:93,000")
    dana.until(lambda: dana.line("l2").requested == 9_300_000 - 0 or dana.band("l2") != "")
    assert "must rise" in dana.band("l2")


def test_a_refusal_is_shown_in_the_row_and_nothing_is_lost(sit: Seat):
    dana = sit()
    dana.at("l2", "minimum")
    dana.types("200k")
    dana.keys(Key.Key_Return)
    assert "must rise" in dana.band("l2")
    editor = dana.page.grid.cells.editor
    assert editor is not None
    assert editor.text() == "200k"
    editor.setText("60k")
    dana.keys(Key.Key_Return)
    dana.until(lambda: dana.line("l2").minimum == 6_000_000)
    assert dana.band("l2") == ""


def test_a_step_of_a_band_can_be_clicked(sit: Seat, qtbot: QtBot):
    dana = sit()
    grid, row = dana.page.grid, dana.page.grid.row_of("l7")
    assert row is not None
    assert row.band is not None
    place = dana.page.model.place_of("l7")
    box = grid.visualRect(dana.page.model.index(place, 0)).toRectF()
    box.setWidth(grid.horizontalHeader().length())
    _words, steps = placed_steps(row.band, band_rect(box, LINE))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=steps[0].area.center().toPoint())
    assert dana.page.deeds.goals.isVisible()
    dana.page.deeds.goals.close()


def test_somebody_elses_change_appears_and_the_cell_being_typed_into_stays(sit: Seat):
    log = asked_log()
    dana, tom = sit(log), desk_of(log, "tom")
    dana.page.head.scope_chosen.emit("")
    dana.at("l2", "requested")
    dana.types("9")
    editor = dana.page.grid.cells.editor
    assert editor is not None
    before = editor.mapTo(dana.page, QPoint(0, 0))
    for n in range(3):
        tom.execute(
            DraftLine(line=f"t{n}", department="M", fields=LineFields(title="Another", requested=100))
        )
    tom.execute(ReviseLine(line="l9", fields=LineFields(requested=12_000_000)))
    dana.bridge.follow()
    dana.until(lambda: "t2" in dana.bridge.state.lines)
    assert dana.page.model.place_of("t2") >= 0
    assert dana.page.grid.cells.editor is editor
    assert (editor.text(), editor.mapTo(dana.page, QPoint(0, 0))) == ("9", before)
    assert dana.page.grid.current_cell() == ("l2", "requested")
    tint = dana.page._tints.of("l9")
    assert tint is not None
    assert "requested" in tint.columns
    assert "title" not in tint.columns
    assert dana.page._tints.of("l2") is None


def test_the_same_field_changed_meanwhile_is_not_overwritten(sit: Seat):
    log = asked_log()
    dana, other = sit(log), desk_of(log, "dana")
    dana.at("l2", "title")
    dana.keys(Key.Key_F2)
    other.execute(ReviseLine(line="l2", fields=LineFields(title="Theirs")))
    dana.bridge.follow()
    dana.until(lambda: dana.line("l2").title == "Theirs")
    editor = dana.page.grid.cells.editor
    assert editor is not None
    editor.setText("Mine")
    dana.keys(Key.Key_Return)
    assert dana.band("l2") == (
        "You, in another window, wrote “Theirs” here while you typed “Mine”;"
        " before it was “Sales engineer for security reviews”."
    )
    assert editor.text() == "Mine"
    assert dana.line("l2").title == "Theirs"


def test_by_keyboard_alone_from_a_new_line_to_its_submission(sit: Seat):
    dana = sit()
    dana.keys(Key.Key_N, ctrl=True)
    dana.until(lambda: dana.page.grid.cells.editor is not None)
    key = dana.selection.line
    dana.types("Trade fair, Hannover")
    dana.keys(Key.Key_Return)
    dana.until(lambda: dana.line(key).title == "Trade fair, Hannover")
    dana.at(key, "requested")
    dana.types("40k")
    dana.keys(Key.Key_Return)
    dana.until(lambda: dana.line(key).requested == 4_000_000)
    dana.at(key, "goals")
    dana.keys(Key.Key_Return)
    goals = dana.page.deeds.goals
    assert goals.isVisible()
    goals.goals.setCurrentIndex(3)
    goals.fields["requested"].setText("0.4")
    goals.fields["confidence"].setText("60")
    dana.bot.keyClick(goals.fields["confidence"], Key.Key_Return)
    dana.until(lambda: bool(dana.line(key).links))
    assert dana.line(key).links[0].requested == 0.4
    assert not goals.isVisible()
    assert dana.band(key) == ""
    assert dana.page.grid.current_cell()[0] == key
    dana.page.grid.setFocus()
    dana.keys(Key.Key_Return, ctrl=True)
    dana.until(lambda: dana.line(key).status is Status.SUBMITTED)


def test_a_result_that_cannot_be_taken_keeps_the_editor_open(sit: Seat):
    dana = sit()
    dana.page.deeds._open_goals("l7")
    goals = dana.page.deeds.goals
    goals.fields["minimum"].setText("50")
    goals.fields["requested"].setText("5")
    dana.bot.keyClick(goals.fields["requested"], Key.Key_Return)
    assert goals.isVisible()
    assert "falls from one tier to the next" in goals._problem.accessibleName()
    goals.cannot_say.setChecked(True)
    dana.bot.keyClick(goals.goals, Key.Key_Return)
    dana.until(lambda: dana.line("l7").links[0].cannot_say)


def test_delete_clears_and_undo_brings_back(sit: Seat):
    dana = sit()
    dana.at("l4", "stretch")
    dana.keys(Key.Key_Delete)
    dana.until(lambda: dana.line("l4").stretch is None)
    dana.keys(Key.Key_Z, ctrl=True)
    dana.until(lambda: dana.line("l4").stretch == 8_000_000)
    dana.bot.keyClick(
        dana.page.grid, Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dana.until(lambda: dana.line("l4").stretch is None)


def test_the_button_leads_to_the_list_of_what_is_ready(sit: Seat):
    dana = sit()
    assert dana.page.head.submit.text() == "Submit 2 lines…"
    with dana.bot.waitSignal(dana.page.list_wanted):
        dana.page.head.submit.click()


def test_a_revision_after_submission_is_explained_beside_it_and_may_be_left_without(sit: Seat):
    dana = sit()
    dana.at("l1", "requested")
    dana.types("150000")
    dana.keys(Key.Key_Return)
    why = dana.page.why
    dana.until(why.isVisible)
    assert why.sentence.text() == "S-001 was revised: Requested 148,000 → 150,000."
    assert dana.page.grid.hasFocus()
    assert dana.shown("l1", "state") == "Revised"
    dana.bot.keyClick(
        dana.page.grid, Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    dana.types("Rates rose")
    dana.keys(Key.Key_Return)
    dana.until(lambda: "Rates rose" in (dana.bridge.desk.entries[-1].body or ""))
    assert not why.isVisible()
    assert dana.page.grid.hasFocus()
    assert dana.line("l1").revisions == 1


def test_what_is_off_says_why(sit: Seat):
    erin = sit(person="erin")
    assert not erin.page.head.new.isEnabled()
    assert "head" in erin.page.head.new.toolTip()
    erin.at("l2", "requested")
    erin.types("5")
    assert erin.page.grid.cells.editor is None


def test_groups_fold_by_mouse_and_keyboard(sit: Seat):
    dana = sit()
    dana.at("goal:g1", "title")
    dana.keys(Key.Key_Space)
    assert dana.page.model.place_of("l1") < 0
    dana.keys(Key.Key_Return)
    assert dana.page.model.place_of("l1") >= 0
    assert dana.page.grid.current_cell()[0] == "goal:g1"


def test_the_filter_narrows_and_says_when_nothing_matches(sit: Seat):
    dana = sit()
    dana.keys(Key.Key_F, ctrl=True)
    dana.types("> 100k")
    assert dana.page.sheet.total.accessibleName().startswith("Total, 2 of 8 lines shown")
    dana.types("x")
    assert dana.page.sheet.unmatched.words == "No line matches “> 100kx”."
    dana.keys(Key.Key_Escape)
    assert dana.page.model.place_of("l2") >= 0


def test_a_department_without_lines_is_told_what_to_do_next(sit: Seat):
    dana = sit(opened_log())
    empty = dana.page.sheet._empty
    assert empty is not None
    assert empty.title.text() == "Sales asks for nothing yet"
    empty.action.click()
    dana.until(lambda: len(dana.bridge.state.lines) == 1)
    dana.until(lambda: dana.page.grid.cells.editor is not None)


def test_whoever_sits_down_sees_their_own_department(sit: Seat):
    dana = sit()
    dana.bridge.sit_down("tom")
    dana.until(lambda: dana.bridge.desk.person == "tom")
    dana.page.refresh(None)
    assert dana.page.head.sentence.text().startswith("Marketing asks")
    assert dana.page.model.place_of("l9") >= 0
    assert dana.page.model.place_of("l1") < 0


def test_rows_are_as_high_as_what_they_hold(sit: Seat):
    dana = sit()
    grid, model = dana.page.grid, dana.page.model
    assert [grid.rowHeight(model.place_of(key)) for key in ("goal:g1", "l1", "l7")] == [32, 34, 66]


def test_the_selection_travels_both_ways(sit: Seat):
    dana = sit()
    dana.selection.pick("l3")
    assert dana.page.grid.current_cell()[0] == "l3"
    dana.at("l5", "title")
    assert dana.selection.line == "l5"


def test_a_column_is_sorted_by_its_title_and_by_a_key(sit: Seat, qtbot: QtBot):
    dana = sit()
    dana.page.choice.look(group="none")
    head, place = dana.page.grid.head, dana.page.model.table.place("requested")
    spot = QPoint(head.sectionViewportPosition(place) + 20, 10)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert dana.page.model.row(0).key == "l1"
    spoken = Qt.ItemDataRole.AccessibleTextRole
    heard = dana.page.model.headerData(place, Qt.Orientation.Horizontal, spoken)
    assert heard == "Requested, largest first"
    dana.at("l2", "requested")
    qtbot.keyClick(dana.page.grid, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dana.page.model.row(0).key == "l8"
    assert dana.page.grid.current_cell() == ("l2", "requested")
    assert dana.page.grid.verticalScrollBar().value() == 0


def test_many_lines_are_shown_as_they_stand_last_and_typing_goes_on_meanwhile(sit: Seat):
    dana = sit(opened_log(many_lines(10 * PORTION)))
    dana.until(lambda: dana.page.model.place_of("l2") >= 0)
    dana.at("l2", "title")
    dana.page._tables = RequestsTables()
    dana.page.refresh(None)
    assert dana.background.is_busy("requests")
    dana.types("Typed meanwhile")
    dana.keys(Key.Key_Return)
    dana.until(lambda: dana.line("l2").title == "Typed meanwhile")
    assert dana.shown("l2", "title") == "Typed meanwhile"
    assert len([row for row in dana.page.model.table.rows if row.kind == "line"]) == 5 * PORTION
