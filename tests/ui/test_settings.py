"""The settings by hand: changes are saved when made, refusals stand beside their field, heads are asked in a band."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.domain.amendments import ProposeAmendment
from budget_app.domain.naming import NameRound
from budget_app.presentation.draft import GOALS, PEOPLE, ROUND
from budget_app.presentation.settings import AMEND, NEW
from tests.ui.driver import Someone
from ui.forms.problem import ProblemBand
from ui.settings import RoundSettings
from ui.settings_dialog import SettingsDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Settings(Someone):
    """Somebody with the settings open."""

    @property
    def errand(self) -> RoundSettings:
        return next(errand for errand in self.window.errands if isinstance(errand, RoundSettings))

    @property
    def dialog(self) -> SettingsDialog:
        assert self.errand.dialog is not None
        return self.errand.dialog

    def opens_settings(self, part: str) -> "Settings":
        """From the menu, at a part."""
        self.window.act("round-settings")
        self.dialog.activateWindow()
        self._bot.waitUntil(self.dialog.isActiveWindow)
        self.dialog.go(part)
        return self

    def types_into(self, row: str, field: str, words: str) -> "Settings":
        """Over what stands, then Tab."""
        editor = self.dialog.sheet.form.rows[row].editors[field]
        assert isinstance(editor, QLineEdit)
        assert editor.isEnabled(), editor.toolTip()
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, words)
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        self.settles()
        return self

    def presses(self, row: str, deed: str) -> "Settings":
        """A button of a row."""
        self.clicks(self.dialog.sheet.form.rows[row].buttons[deed])
        return self

    def reads(self, row: str) -> list[str]:
        """What is said to be wrong in a row."""
        bands = self.dialog.sheet.form.rows[row].findChildren(ProblemBand)
        return [band.accessibleName() for band in bands if not band.isHidden()]


@pytest.fixture
def someone(qtbot: QtBot, tmp_path: Path) -> Settings:
    """Finance, on a fresh copy of the sample round."""
    file = tmp_path / "sample.accord"
    sample.copy(file, now, new_id)
    made = Settings(qtbot)
    made.opens(file, "nina")
    return made


def test_a_change_is_saved_when_it_is_made_and_a_refusal_stands_beside_it(someone: Settings):
    someone.opens_settings(ROUND).types_into("", "name", "FY28")
    assert someone.state.name == "FY28"
    someone.types_into("", "end", "2026-01-01")
    assert "does not come after" in someone.reads("")[0]
    editor = someone.dialog.sheet.form.rows[""].editors["end"]
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "2026-01-01"
    someone.types_into("", "end", "31 Jan 2028")
    assert someone.state.end == "2028-01-31"
    assert someone.reads("") == []


def test_what_this_person_may_not_change_is_off_and_says_why(someone: Settings):
    form = someone.opens_settings(ROUND).dialog.sheet.form
    assert "Set-up" in form.rows[""].editors["fund"].toolTip()
    assert not form.rows[""].editors["fund"].isEnabled()
    someone.bridge.sit_down("dana")
    someone.settles()
    assert form.rows[""].editors["name"].accessibleDescription() == "This is for: finance."


def test_a_person_is_added_gets_a_role_more_and_leaves(someone: Settings):
    someone.opens_settings(PEOPLE)
    someone.clicks(someone.dialog.sheet.form.add)
    someone.presses(NEW, "save")
    assert someone.reads(NEW) == ["A name is missing. Type one."]
    someone.types_into(NEW, "name", "Kim Lund")
    liaison = next(
        b for b in someone.dialog.sheet.form.rows[NEW].findChildren(QCheckBox) if b.text() == "liaison"
    )
    someone.clicks(liaison)
    someone.presses(NEW, "save")
    (kim,) = [p for p in someone.state.people.values() if p.name == "Kim Lund"]
    assert NEW not in someone.dialog.sheet.form.rows
    head = next(
        b for b in someone.dialog.sheet.form.rows[kim.id].findChildren(QCheckBox) if b.text() == "head"
    )
    someone.clicks(head)
    assert someone.reads(kim.id) == ["Kim Lund is a head: say of which department."]
    assert head.isChecked()
    someone.presses(kim.id, "remove")
    assert someone.state.people[kim.id].removed


def test_what_is_typed_stays_while_others_change_the_round(someone: Settings):
    editor = someone.opens_settings(ROUND).dialog.sheet.form.rows[""].editors["end"]
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "2028")
    someone.bridge.do(NameRound(name="FY29"))
    someone.settles()
    assert editor.text() == "2028"
    name = someone.dialog.sheet.form.rows[""].editors["name"]
    assert isinstance(name, QLineEdit)
    assert name.text() == "FY29"


def test_a_goal_is_retired_with_the_reason_that_is_asked_for(someone: Settings):
    someone.opens_settings(GOALS)
    goal = next(iter(someone.state.goals))
    someone.presses(goal, "remove")
    dialog = someone.dialog.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("reached already")
    dialog.accept()
    someone.settles()
    assert someone.state.goals[goal].retired
    assert goal not in someone.dialog.sheet.form.rows


def test_every_head_is_asked_about_an_amendment_above_the_page_and_answers(someone: Settings):
    someone.bridge.sit_down("ines")
    someone.settles()
    someone.opens_settings(AMEND)
    someone.types_into("", "fund", "1.9m").types_into("", "reason", "the board gave more")
    someone.presses("", "propose").dialog.close()
    news = someone.window.notices.news.hint
    for head in ("dana", "tom"):
        assert news.isHidden()
        someone.bridge.sit_down(head)
        someone.settles()
        assert "fund 1,900,000 EUR instead of 1,800,000" in news.accessibleName()
        news.stepped.emit()
        assert someone.dialog.isVisible()
        someone.presses("", "agree").dialog.close()
    assert someone.state.fund == 190_000_000
    assert news.isHidden()


def test_the_band_is_there_when_the_window_opens(someone: Settings, qtbot: QtBot):
    someone.bridge.sit_down("ines")
    someone.settles()
    someone.bridge.do(ProposeAmendment(reserve=0, reason="no joint lines this year"))
    someone.settles()
    other = Settings(qtbot)
    other.opens(someone.window.file, "dana")
    other.waits_until(lambda: not other.window.notices.news.hint.isHidden())
    assert "reserve 0 EUR" in other.window.notices.news.hint.accessibleName()


def test_enter_takes_what_is_typed_and_closes_nothing(someone: Settings):
    editor = someone.opens_settings(ROUND).dialog.sheet.form.rows[""].editors["name"]
    editor.setFocus()
    QTest.keyClicks(editor, "!")
    QTest.keyClick(QApplication.focusWidget() or editor, Qt.Key.Key_Return)
    someone.settles()
    assert someone.state.name.endswith("!")
    assert someone.dialog.isVisible()
