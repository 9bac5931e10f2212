"""From nothing to a round: the start page, the wizard by keys alone, and what cannot be opened."""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.domain import queries
from budget_app.domain.lines import Status
from budget_app.domain.roles import Phase, Role
from budget_app.history.backups import back_up
from budget_app.history.sqlite import SqliteLog
from budget_app.presentation.start import choices
from tests.ui.starting import Key, Starter
from ui.backup_root import backup_root
from ui.looks import chosen_dark
from ui.recent import Recent
from ui.theme import theme_of

# Off screen no window comes forward.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def starter(qtbot: QtBot) -> Starter:
    return Starter(qtbot)


def test_from_the_start_page_by_keys_alone_to_a_round_and_its_first_line(starter: Starter, tmp_path: Path):
    file = tmp_path / "FY27.accord"
    starter.chooses("Start a new round")
    first = QApplication.focusWidget()
    assert isinstance(first, QLineEdit)
    assert first.selectedText() == first.text() != ""
    starter.types("FY27", "EUR", "1.8m", "120,000", "", "31 Dec 2027", "").goes_on("departments")
    starter.types("Sales", "", "").types("Marketing", "MK").goes_on("people")
    starter.types("Dana Reyes").ticks("head").picks("Sales").types("")
    starter.types("Tom Lindqvist").ticks("head").picks("Marketing").types("")
    starter.types("Ines Okafor").ticks("executive", "finance").goes_on("goals")
    starter.types("Customers", "New customers won", "customers", "", "400", "", "", "0.6", "0.5", "0.7")
    starter.goes_to_the_button("Add a goal").presses(Key.Key_Space)
    starter.types("Churn", "Customers lost a year", "%", "14", "9", "", "", "0.4").goes_on("file")
    starter.types(str(file)).picks("Dana Reyes, head").presses(Key.Key_Return)
    dana = starter.comes_into(file)
    assert not starter.window.isVisible()
    state = dana.state
    assert (state.name, state.fund, state.reserve, state.end) == (
        "FY27",
        180_000_000,
        12_000_000,
        "2027-12-31",
    )
    assert {d.code: d.name for d in state.departments.values()} == {"S": "Sales", "MK": "Marketing"}
    assert [p.name for p in state.people.values()] == ["Dana Reyes", "Tom Lindqvist", "Ines Okafor"]
    assert state.people["ines-okafor"].roles == (Role.EXECUTIVE, Role.FINANCE)
    assert [(g.title, g.weight, g.weight_low) for g in queries.live_goals(state)] == [
        ("Customers", 0.6, 0.5),
        ("Churn", 0.4, None),
    ]
    assert state.phase is Phase.REQUESTS
    assert dana.bridge.person
    assert dana.bridge.person.name == "Dana Reyes"
    code = dana.adds_a_line("Field days", "46k")
    dana.links(code, "Customers", "14", "70").submits(code)
    assert dana.line(code).status is Status.SUBMITTED
    dana.closes()
    assert Recent().files() == [file]


def test_the_sample_opens_and_says_true_things_of_itself(starter: Starter):
    starter.chooses("Open the sample round")
    someone = starter.comes_into()
    lines = len(queries.live_lines(someone.state))
    words = next(choice.words for choice in choices() if choice.id == "sample")
    assert f"{lines} lines" in words
    assert "1.80 M" in words
    assert someone.state.fund == 180_000_000
    someone.closes()


def test_what_cannot_be_opened_is_said_on_the_page_and_the_page_goes_on(
    starter: Starter, qtbot: QtBot, tmp_path: Path
):
    broken = tmp_path / "broken.accord"
    broken.write_bytes(b"")
    starter.window.open_file(broken)
    page = starter.window.page
    qtbot.waitUntil(lambda: bool(page.refusal.accessibleName()))
    assert "broken.accord" in page.refusal.accessibleName()
    assert starter.window.isVisible()
    starter.chooses("Open the sample round").comes_into().closes()


def test_a_file_that_is_damaged_offers_its_own_backup(starter: Starter, qtbot: QtBot, tmp_path: Path):
    file = tmp_path / "mine.accord"
    sample.copy(file, now, new_id)
    with closing(SqliteLog.open(file)) as log:
        made = [back_up(log, backup_root(), datetime(2026, 11, day, 9, 41, tzinfo=UTC)) for day in (1, 2)]
        entries = log.head()
    assert made[0] is not None
    made[0].path.with_name("20261103T094100Z 400 0123456789ab.accord").write_bytes(b"spoiled, too")
    file.write_bytes(b"no round any more" * 100)
    starter.window.open_file(file)
    refusal = starter.window.page.refusal
    qtbot.waitUntil(lambda: bool(refusal.accessibleName()))
    assert "mine.accord" in refusal.accessibleName()
    step, close = (button for button in refusal.findChildren(QPushButton) if button.text())
    assert step.text().startswith("Open the backup of ")
    assert close.text() == "Close"
    step.click()
    someone = starter.comes_into()
    assert someone.window.file.parent == tmp_path
    assert someone.window.file.name.startswith("mine as of 2026-11-01")
    assert someone.bridge.desk.head == entries
    assert file.read_bytes() == b"no round any more" * 100
    someone.closes()
    shutil.rmtree(backup_root(), ignore_errors=True)


def test_a_round_dropped_on_the_page_opens_and_a_sheet_is_answered(starter: Starter, tmp_path: Path):
    sheet = tmp_path / "asks.csv"
    sheet.write_text("code,title\n")
    drop(starter, sheet)
    assert "asks.csv is a sheet" in starter.window.page.refusal.accessibleName()
    file = tmp_path / "mine.accord"
    sample.copy(file, now, new_id)
    drop(starter, file)
    starter.comes_into(file).closes()


def test_rounds_opened_lately_stand_on_the_page(qtbot: QtBot, tmp_path: Path):
    file = tmp_path / "mine.accord"
    sample.copy(file, now, new_id)
    Recent().add(file)
    starter = Starter(qtbot)
    qtbot.waitUntil(lambda: bool(starter.window.page.lines))
    assert starter.window.page.lines[0].text() == "mine"
    starter.chooses("mine").comes_into(file).closes()


def test_the_office_says_why_it_is_not_there_yet(starter: Starter):
    card = starter.window.page.cards["office"]
    assert not card.isEnabled()
    assert "later version" in card.accessibleDescription()


def test_wrong_things_are_said_beside_their_fields_and_nothing_typed_is_lost(
    starter: Starter, tmp_path: Path
):
    starter.chooses("Start a new round").presses(Key.Key_Return)
    assert starter.problems() == ["Type the money that there is to share out."]
    starter.types("1.234").presses(Key.Key_Return)
    assert starter.wizard.step == "round"
    assert "can be" in starter.problems()[0]
    starter.wizard.sheet.form.rows[""].editors["fund"].setFocus()
    starter.types("100000").goes_on("departments")
    starter.types("Sales", "").presses(Key.Key_Escape)
    assert starter.wizard.step == "round"
    starter.goes_on("departments")
    names = [row.editors["name"].text() for row in starter.wizard.sheet.form.rows.values()]  # type: ignore[union-attr]
    assert names == ["Sales", "Marketing"]
    starter.goes_on("people").goes_on("goals").goes_on("file")
    taken = tmp_path / "taken.accord"
    taken.write_bytes(b"x")
    starter.types(str(taken)).presses(Key.Key_Return)
    assert "not written over" in starter.problems()[0]
    assert taken.read_bytes() == b"x"


def test_a_file_that_cannot_be_made_is_said_in_the_wizard(starter: Starter, qtbot: QtBot, tmp_path: Path):
    starter.chooses("Start a new round").types("", "", "100000").goes_on("departments")
    starter.goes_on("people").goes_on("goals").goes_on("file")
    starter.types(f"{tmp_path}/none/x").presses(Key.Key_Return)
    assert "no folder" in starter.problems()[0]
    starter.types(f"{tmp_path}/a\\0b/x").presses(Key.Key_Return)
    assert starter.problems()


def test_what_the_rules_refuse_is_said_before_a_file_is_made(starter: Starter, tmp_path: Path):
    starter.chooses("Start a new round").types("", "", "100000").goes_on("departments")
    starter.goes_on("people").goes_on("goals").goes_on("file")
    row = next(iter(starter.wizard.draft.rows["people"].values()))
    row["name"] = "Dana\0"
    starter.types(str(tmp_path / "a")).presses(Key.Key_Return)
    assert "characters that cannot be kept" in starter.problems()[-1]
    assert list(tmp_path.iterdir()) == []


def test_leaving_the_wizard_leads_back_to_the_page(starter: Starter):
    starter.chooses("Start a new round").presses(Key.Key_Escape)
    assert starter.window.page.isVisible()
    assert QApplication.focusWidget() is starter.window.page.cards["sample"]


def drop(starter: Starter, file: Path) -> None:
    """Drag a file over the window and let go of it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(starter.window, QDragEnterEvent(QPoint(300, 300), *how))
    QApplication.sendEvent(starter.window, QDropEvent(QPointF(300, 300), *how))


def test_light_or_dark_chosen_on_the_start_page_is_kept_for_the_rounds(starter: Starter):
    dark = theme_of().look.dark
    starter.window.actions_by_id["dark"].trigger()
    assert theme_of().look.dark is not dark
    assert chosen_dark() is not dark
    starter.window.actions_by_id["dark"].trigger()
    assert theme_of().look.dark is dark
