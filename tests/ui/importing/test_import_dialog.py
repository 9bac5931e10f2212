"""The import dialog by keyboard and mouse: sheets, columns, corrections, bringing in, undo, bad files, who may."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from budget_app.domain.lines import LineFields, Status
from budget_app.domain.phases import MovePhase
from budget_app.domain.requests import DraftLine, ReviseLine
from budget_app.domain.roles import Phase
from budget_app.exchange.export import as_csv
from budget_app.exchange.import_screen import ImportScreen
from budget_app.exchange.written import KINDS
from budget_app.history.memory import MemoryLog
from tests.support.asked_rounds import desk_of, ids, opened_log
from tests.support.messy import messy_budget
from ui.background import Background
from ui.bridge import Bridge
from ui.importing.dialog import ImportDialog
from ui.importing.errand import Importing
from ui.importing.frame import NOTHING, ROWS
from ui.sizes import SMALLEST
from ui.theme import Theme

Key = Qt.Key


class Window(QWidget):
    """A house that writes down what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.page, self.said, self.told, self.step = "", "", "", ""
        self.do: Callable[[], object] = lambda: None

    def open_page(self, key: str) -> None:
        self.page = key

    def act(self, action: str) -> None:
        raise AssertionError(action)

    def say(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        self.said = words

    def tell(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        self.told, self.step, self.do = words, step, do or (lambda: None)


class Sitting:
    """A person who brings a sheet in."""

    def __init__(self, qtbot: QtBot, person: str, log: MemoryLog) -> None:
        self.bot, self.log = qtbot, log
        self.bridge = Bridge(desk_of(log, person), log.another(), ThreadPoolExecutor(1), ids(f"{person}-ui-"))
        self.background = Background()
        self.window = Window()
        qtbot.addWidget(self.window)
        self.window.show()
        self.errand = Importing(self.bridge, self.background, self.window, self.window)

    @property
    def dialog(self) -> ImportDialog:
        assert self.errand.dialog is not None
        return self.errand.dialog

    @property
    def screen(self) -> ImportScreen:
        assert self.dialog.screen_shown is not None
        return self.dialog.screen_shown

    def opens(self, path: Path) -> "Sitting":
        self.errand.import_sheet(path)
        return self.settles()

    def settles(self) -> "Sitting":
        self.bot.waitUntil(lambda: self.bridge.is_idle and self.background.is_quiet, timeout=10_000)
        return self

    def at(self, row: int, field: str) -> "Sitting":
        place = next(column.place for column in self.screen.columns if column.fills == field)
        self.dialog.preview.go_to(row - self.screen.layout.first, place)
        self.dialog.preview.setFocus()
        return self

    def types(self, text: str) -> "Sitting":
        for sign in text:
            QTest.keyClicks(QApplication.focusWidget() or self.dialog, sign)
        return self.keys(Key.Key_Return)

    def keys(self, *pressed: Qt.Key) -> "Sitting":
        for key in pressed:
            QTest.keyClick(QApplication.focusWidget() or self.dialog, key)
        return self.settles()

    def clicks(self, button: QWidget) -> "Sitting":
        assert button.isVisible()
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return self.settles()

    def mends_everything(self) -> "Sitting":
        self.at(8, "requested").types("1,200.00")
        self.at(13, "department").types("Marketing")
        return self.at(14, "goal").types("G4")

    def titles(self) -> list[str]:
        return [
            line.title for line in self.bridge.state.lines.values() if line.status is not Status.WITHDRAWN
        ]

    def closes(self) -> None:
        if self.errand.dialog:
            self.errand.dialog.done(0)
        self.background.close()
        self.bridge.close()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return messy_budget(tmp_path / "Requests FY27.xlsx")


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., Sitting]]:
    Theme(qapp, dark=False)
    seated: list[Sitting] = []

    def seat(person: str = "finn", log: MemoryLog | None = None) -> Sitting:
        seated.append(Sitting(qtbot, person, log or opened_log()))
        return seated[-1]

    yield seat
    for one in seated:
        one.closes()


def test_a_messy_sheet_is_mended_and_comes_in_as_one_step(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit().opens(sheet)
    dialog = sitting.dialog
    assert dialog.foot.finding.text().startswith("4 lines, 106")
    assert not dialog.foot.all.isEnabled()
    assert "wrong" in dialog.foot.all.toolTip()
    assert dialog.foot.good.text() == "Import the 4 good lines"
    sitting.mends_everything()
    assert dialog.foot.all.text() == "Import 7 lines"
    assert not dialog.foot.good.isVisible()
    sitting.clicks(dialog.foot.all)
    assert sitting.errand.dialog is None
    assert len(sitting.titles()) == 7
    assert (sitting.window.page, sitting.window.step) == ("requests", "Undo")
    assert sitting.window.told == "7 lines came in, 200\u00a0k."
    sitting.window.do()
    sitting.settles()
    assert (sitting.titles(), sitting.window.told) == ([], "")


def test_good_lines_come_in_alone_only_by_their_own_button(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit().opens(sheet)
    sitting.clicks(sitting.dialog.foot.good)
    assert len(sitting.titles()) == 4


def test_the_first_problem_is_where_one_begins_and_the_list_leads_on(
    sit: Callable[..., Sitting], sheet: Path
):
    sitting = sit().opens(sheet)
    preview, problems = sitting.dialog.preview, sitting.dialog.problems
    assert (preview.currentIndex().row(), preview.currentIndex().column()) == (2, 5)
    assert preview.currentIndex().data() == "tbd"
    sitting.keys(Key.Key_F8)
    assert preview.currentIndex().data() == "Markting"
    assert "no department" in problems.currentIndex().data()
    problems.clicked.emit(problems.model().index(2, 0))
    assert preview.currentIndex().data() == "G9"
    sitting.at(13, "department")
    assert problems.currentIndex().row() == 1


def test_delete_takes_a_correction_back_and_space_takes_a_row_out(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit().opens(sheet)
    sitting.at(8, "requested").types("900")
    assert len(sitting.screen.problems) == 2
    sitting.at(8, "requested").keys(Key.Key_Delete)
    assert len(sitting.screen.problems) == 3
    sitting.keys(Key.Key_Space)
    assert (len(sitting.screen.problems), sitting.screen.row(2).role) == (2, "left_out")
    sitting.keys(Key.Key_Space)
    assert sitting.screen.row(2).role == "problem"


def test_what_a_column_fills_is_chosen_from_its_head(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit().opens(sheet)
    heads = sitting.dialog.preview.heads
    heads.setFocus()
    sitting.keys(Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert (heads.current, heads.accessibleName()) == (5, "Column FY27 Budget request fills: Requested")
    wanted: list[int] = []
    sitting.dialog.preview.wanted.disconnect()
    sitting.dialog.preview.wanted.connect(lambda place, _at: wanted.append(place))
    sitting.keys(Key.Key_Down)
    assert wanted == [4]
    menu = sitting.dialog.column_menu(4)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Requested"]
    next(action for action in menu.actions() if action.text().startswith("Stretch")).trigger()
    sitting.settles()
    assert sitting.screen.columns[4].word == "Stretch"
    assert sitting.screen.problems[0].where == "Sheet"
    sitting.dialog.fill(3, "requested")
    sitting.settles()
    assert sitting.screen.plan.added


def test_another_sheet_of_the_file_can_be_chosen(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit().opens(sheet)
    listed = sitting.dialog.side.sheets
    assert [listed.item(n).text() for n in range(3)] == [
        "Requests 2027 (15 rows)",
        "Last year (2 rows, hidden)",
        "Notes (empty)",
    ]
    listed.setCurrentRow(1)
    sitting.settles()
    assert [column.fills for column in sitting.screen.columns] == ["title", "department", "requested"]
    assert sitting.dialog.foot.all.text() == "Import 1 line"


def test_other_rows_can_be_the_headings(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit().opens(sheet)
    rows = sitting.dialog.head_rows
    assert (rows.first.value(), rows.last.value()) == (4, 5)
    rows.first.setValue(5)
    sitting.settles()
    assert sitting.screen.columns[4].heading == "Budget request"
    rows.last.setValue(3)
    sitting.settles()
    assert (rows.first.value(), rows.last.value()) == (3, 3)


def test_department_goal_and_groups_are_said_at_the_side(sit: Callable[..., Sitting], tmp_path: Path):
    path = tmp_path / "plain.csv"
    path.write_text("title,fund,requested\nFair,General,5\nBook,General,7\nPen,Special,1\n", encoding="utf-8")
    sitting = sit().opens(path)
    side = sitting.dialog.side
    assert len(sitting.screen.problems) == 3
    side.department.setCurrentIndex(side.department.findData("M"))
    side.department.activated.emit(side.department.currentIndex())
    side.goal.setCurrentIndex(side.goal.findData("G1"))
    side.goal.activated.emit(side.goal.currentIndex())
    sitting.settles()
    assert sitting.screen.problems == ()
    menu = side.group.menu()
    menu.actions()[1].trigger()
    menu.deleteLater()
    sitting.settles()
    assert side.group.currentText() == "fund"
    assert sitting.dialog.foot.all.text() == "Import 2 lines"
    sitting.clicks(sitting.dialog.foot.all)
    lines = list(sitting.bridge.state.lines.values())
    assert [(line.title, line.department, line.requested) for line in lines] == [
        ("General", "M", 1200),
        ("Special", "M", 100),
    ]
    assert all(line.links for line in lines)


def test_what_columns_filled_is_remembered_once_lines_are_in(sit: Callable[..., Sitting], tmp_path: Path):
    path = tmp_path / "odd.csv"
    path.write_text("Bezug,Was,Wieviel\nx,Fair,5\ny,Book,7\n", encoding="utf-8")
    first = sit("dana").opens(path)
    first.dialog.fill(0, "owner")
    first.settles()
    first.dialog.fill(1, "title")
    first.settles()
    first.dialog.fill(2, "requested")
    first.settles()
    first.clicks(first.dialog.foot.all)
    assert len(first.titles()) == 2
    again = sit("dana").opens(path)
    assert [column.fills for column in again.screen.columns] == ["owner", "title", "requested"]
    QSettings().setValue("import/sources", "no json")
    assert sit("dana").opens(path).screen.columns[0].fills != "owner"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", b"", "The file is empty."),
        (
            "picture.xlsx",
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
            "This is no spreadsheet that Accord reads.",
        ),
        ("broken.xlsx", b"PK\x03\x04" + b"\0" * 200, "The file is damaged"),
        ("blank.csv", b"\n\n\n", ""),
    ],
)
def test_a_file_that_cannot_be_read_gets_its_sentence_and_the_dialog_goes_on(
    sit: Callable[..., Sitting], tmp_path: Path, sheet: Path, name: str, content: bytes, words: str
):
    path = tmp_path / name
    path.write_bytes(content)
    sitting = sit().opens(path)
    dialog = sitting.dialog
    assert dialog.refusal.isVisible()
    assert dialog.refusal.accessibleName().startswith(words)
    assert dialog.middle.currentIndex() == NOTHING
    assert not dialog.foot.all.isEnabled()
    sitting.opens(sheet)
    assert sitting.dialog is dialog
    assert not dialog.refusal.isVisible()
    assert dialog.middle.currentIndex() == ROWS


def test_a_file_that_is_not_there_gets_its_sentence(sit: Callable[..., Sitting], tmp_path: Path):
    sitting = sit().opens(tmp_path / "gone.xlsx")
    assert "cannot be opened" in sitting.dialog.refusal.accessibleName()


def test_escape_does_not_throw_corrections_away_unasked(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit().opens(sheet)
    sitting.at(8, "requested").types("900")
    sitting.keys(Key.Key_Escape)
    assert sitting.dialog.refusal.accessibleName() == "1 correction would be lost."
    sitting.dialog.refusal.stepped.emit()
    assert sitting.errand.dialog is None
    sitting.opens(sheet).keys(Key.Key_Escape)
    assert sitting.errand.dialog is None
    assert sitting.titles() == []


def test_who_may_bring_in_nothing_is_told_before(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit("erin").opens(sheet)
    assert sitting.errand.dialog is None
    assert sitting.window.said.startswith("Lines are brought in by finance")
    head = sit("dana").opens(sheet)
    assert head.dialog.allowed.text() == "As head of Sales you may bring in lines of Sales only."
    assert head.dialog.side.department.findData("M") < 0
    assert not head.dialog.side.add_departments.isEnabled()
    assert head.dialog.side.add_departments.toolTip()


def test_what_others_do_meanwhile_is_taken_in(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit().opens(sheet).mends_everything()
    desk_of(sitting.log, "finn").execute(MovePhase(phase=Phase.NEGOTIATION))
    sitting.bridge.follow()
    sitting.bot.waitUntil(lambda: not sitting.dialog.foot.all.isEnabled(), timeout=5000)
    sitting.settles()
    assert all("egotiation" in problem.message for problem in sitting.screen.problems)
    assert len(sitting.screen.draft.fixes) == 3


def test_a_refusal_is_said_in_the_dialog_and_nothing_is_lost(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit().opens(sheet).mends_everything()
    # The phase moves between the last look and the command.
    desk_of(sitting.log, "finn").execute(MovePhase(phase=Phase.DECISION))
    sitting.dialog.bring_in()
    sitting.bot.waitUntil(lambda: sitting.dialog.refusal.isVisible(), timeout=5000)
    sitting.settles()
    assert sitting.titles() == []
    assert len(sitting.dialog.draft.fixes) == 3


def test_what_is_under_way_can_be_stopped(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit()
    sitting.errand.import_sheet(sheet)
    dialog = sitting.dialog
    dialog.foot.show_busy("Reading …", can_stop=True)
    sitting.clicks(dialog.foot.stop)
    assert dialog.refusal.accessibleName().startswith("Stopped.")
    assert dialog.screen_shown is None
    sitting.opens(sheet)
    assert dialog.middle.currentIndex() == ROWS


def test_the_dialog_fits_a_small_screen(sit: Callable[..., Sitting], sheet: Path):
    dialog = sit().opens(sheet).dialog
    dialog.resize(dialog.minimumSize())
    assert (dialog.width(), dialog.height()) == SMALLEST
    assert dialog.preview.viewport().width() > 480
    assert dialog.foot.all.geometry().right() <= dialog.width()


def test_tab_leads_to_the_ways_out_then_to_the_problems_and_to_bringing_in_before_cancel(
    sit: Callable[..., Sitting], sheet: Path
):
    dialog = sit().opens(sheet).dialog
    stops: list[str] = []
    dialog.preview.heads.setFocus()
    for _stop in range(5):
        QTest.keyClick(QApplication.focusWidget() or dialog, Key.Key_Tab)
        here = QApplication.focusWidget()
        stops.append(here.accessibleName() if here else "")
    assert stops[:3] == ["“Markting” is Marketing", "“Markting” is new", "Problems"]
    assert stops[3:5] == ["Import the 4 good lines", "Cancel"]


def test_what_is_said_left_of_the_rows_counts(sit: Callable[..., Sitting], tmp_path: Path):
    path = tmp_path / "asks.csv"
    path.write_text("title,type,requested in thousands\nFair,Expense,1.5\nFees,Revenue,9\n")
    sitting = sit("dana").opens(path)
    manner = sitting.dialog.side.manner
    assert not manner.sections.isVisible()
    for box, word in ((manner.units, "thousands"), (manner.only, "type: Expense")):
        box.setCurrentIndex(box.findText(word))
        box.activated.emit(box.currentIndex())
        sitting.settles()
        assert box.currentText() == word
    assert sitting.screen.plan.total == 150_000
    sitting.clicks(sitting.dialog.foot.all)
    assert sitting.titles() == ["Fair"]


def test_columns_of_words_take_the_room_there_is(sit: Callable[..., Sitting], sheet: Path):
    sitting = sit().opens(sheet)
    dialog, heads = sitting.dialog, sitting.dialog.preview.heads
    dialog.resize(1900, 1000)
    assert heads.length() > dialog.preview.viewport().width() - len(sitting.screen.columns)
    heads.resizeSection(2, 400)
    dialog.resize(1800, 1000)
    assert heads.sectionSize(2) == 400


def sheet_of_the_round(sitting: Sitting, path: Path, *edits: tuple[str, str]) -> Path:
    """The sheet as it is exported, with texts put in place of others."""
    text = as_csv(sitting.bridge.state, sitting.bridge.desk.entries[-1])
    for was, becomes in edits:
        assert was in text
        text = text.replace(was, becomes, 1)
    path.write_text(text)
    return path


def asks_for(sitting: Sitting, **fields: Any) -> None:
    sitting.bridge.do(DraftLine(department="S", fields=LineFields(**fields)))
    sitting.settles()


def test_a_sheet_that_comes_back_shows_what_it_changes_and_brings_only_that(
    sit: Callable[..., Sitting], tmp_path: Path
):
    sitting = sit("dana")
    asks_for(sitting, title="Fair", requested=400_00)
    asks_for(sitting, title="Calls", requested=500_00)
    path = sheet_of_the_round(sitting, tmp_path / "back.csv", ("400.00", "420.00"))
    dialog = sitting.opens(path).dialog
    assert sitting.screen.finding == "1 line changes; 1 is as it was"
    assert [sitting.screen.row(n).word for n in (0, 1)] == ["changes", "as it was"]
    assert dialog.problem_head.told.text() == "1 change to what is there"
    listed = dialog.problems.model().index(0, 0).data()
    assert listed == "S-001, Requested: from 400 to 420"
    sitting.at(2, "requested")
    assert "In the round: 400" in str(dialog.preview.currentIndex().data(Qt.ItemDataRole.ToolTipRole))
    sitting.clicks(dialog.foot.all)
    assert sitting.window.told == "1 line changed."
    assert [line.requested for line in sitting.bridge.state.lines.values()] == [420_00, 500_00]
    sitting.window.do()
    sitting.settles()
    assert [line.requested for line in sitting.bridge.state.lines.values()] == [400_00, 500_00]


def test_what_both_changed_is_shown_with_both_values_and_one_says_which_holds(
    sit: Callable[..., Sitting], tmp_path: Path
):
    sitting = sit("dana")
    asks_for(sitting, title="Fair", requested=400_00)
    path = sheet_of_the_round(sitting, tmp_path / "back.csv", ("400.00", "420.00"))
    sitting.bridge.do(ReviseLine(line="S-001", fields=LineFields(requested=450_00)))
    sitting.settles()
    dialog = sitting.opens(path).dialog
    assert "the round says 450, the sheet 420" in str(dialog.problems.model().index(0, 0).data())
    take, keep = dialog.problem_head.steps
    assert (take.text(), keep.text()) == ("Take what the sheet says", "Keep what the round says")
    sitting.clicks(keep)
    assert dialog.foot.all.accessibleDescription() == "The sheet says what the round says already."
    sitting.dialog.say(replace(dialog.draft, take="sheet"))
    sitting.settles().clicks(dialog.foot.all)
    assert sitting.bridge.state.lines[sitting.bridge.state.line_ids["S-001"]].requested == 420_00


def test_a_sheet_comes_in_as_last_years_budget(sit: Callable[..., Sitting], tmp_path: Path):
    sitting = sit("dana")
    asks_for(sitting, title="Fair", requested=400_00)
    path = tmp_path / "2026.csv"
    path.write_text("title,requested\nFair,380\nGone,7\n")
    dialog = sitting.opens(path).dialog
    what = dialog.side.manner.what
    what.setCurrentIndex(what.findText("last year’s budget"))
    what.activated.emit(what.currentIndex())
    sitting.settles()
    assert sitting.screen.finding == "380 of last year; 1 line changes; 1 row without a line, 7"
    sitting.clicks(dialog.foot.all)
    assert sitting.window.told == "Last year of 1 line came in."
    assert [line.last_budget for line in sitting.bridge.state.lines.values()] == [380_00]


def test_several_sheets_of_a_workbook_come_in_as_one(sit: Callable[..., Sitting], tmp_path: Path):
    path = tmp_path / "asks.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, title in (("Sales", "Fair"), ("Marketing", "Film"), ("Ideas", "Later")):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["title", "requested"])
        sheet.write_row(1, 0, [title, 5])
    book.close()
    sitting = sit("finn").opens(path)
    sheets = sitting.dialog.side.sheets
    assert [sheets.item(n).checkState() == Qt.CheckState.Checked for n in range(3)] == [True, False, False]
    sheets.item(1).setCheckState(Qt.CheckState.Checked)
    sitting.settles()
    assert sitting.screen.finding == "2 lines, 10; Sales 5, Marketing 5"
    sitting.clicks(sitting.dialog.foot.all)
    assert sitting.titles() == ["Fair", "Film"]
    sitting.window.do()
    assert sitting.settles().titles() == []


def test_a_workbook_that_comes_back_is_read_whole(sit: Callable[..., Sitting], tmp_path: Path):
    sitting = sit("dana")
    asks_for(sitting, title="Fair", requested=400_00)
    path = tmp_path / "round.xlsx"
    path.write_bytes(KINDS["xlsx"](sitting.bridge.state, sitting.bridge.desk.entries[-1]))
    sitting.opens(path)
    sheets = sitting.dialog.side.sheets
    assert [sheets.item(n).checkState() == Qt.CheckState.Checked for n in range(3)] == [True, True, False]
    assert sitting.dialog.foot.all.accessibleDescription() == "The sheet says what the round says already."
    sheets.setCurrentRow(1)
    sitting.settles().at(5, "requested").types("430")
    assert sitting.screen.finding == "1 line changes; 1 is as it was"
    sitting.clicks(sitting.dialog.foot.all)
    assert [line.requested for line in sitting.bridge.state.lines.values()] == [430_00]
