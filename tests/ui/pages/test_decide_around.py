"""The Decide page around deciding: who may only read, what others do, the grid, many lines."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from budget_app.domain.decision import Allocate
from budget_app.domain.lines import Level
from budget_app.domain.roles import Phase
from tests.support.decide_page import Driver, Sit, plain
from tests.support.deciding import K, desk_of, forty_lines
from ui.theme import Theme


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication) -> Iterator[Sit]:
    """Somebody sits down at the page of a round."""
    Theme(qapp, dark=False)
    drivers: list[Driver] = []

    def make(person: str = "erin", **how: object) -> Driver:
        drivers.append(Driver(qtbot, person, **how))
        return drivers[-1]

    yield make
    for driver in drivers:
        driver.close()


def test_a_department_head_reads_along(sit: Sit):
    dana = sit("dana")
    assert dana.page.head.notice.text() == "Decided by Erin Walsh (executive); you can read along."
    dana.click_tier("s-001", "requested")
    assert dana.granted() == {}
    panel = dana.page.panel
    assert dana.selection.line == "s-001"
    assert not panel.picker.isEnabled()
    assert not panel.send.isVisible()
    assert not dana.page.foot.sign_button.isEnabled()
    assert not dana.page.head.optimum.isVisible()


def test_before_the_decision_who_may_opens_it(sit: Sit):
    erin = sit(phase=Phase.NEGOTIATION)
    erin.click_tier("s-001", "requested")
    assert erin.granted() == {}
    erin.click(erin.page.head.open_phase)
    assert erin.state.phase is Phase.DECISION
    erin.click_tier("s-001", "requested")
    assert erin.granted() == {"s-001": 60 * K}


def test_a_round_without_lines_says_what_the_page_is_for(sit: Sit):
    erin = sit(lines=())
    assert erin.page.empty.isVisible()
    assert erin.page.empty.accessibleName() == "Nothing to decide yet"


def test_what_others_decide_appears_and_a_reason_being_typed_stays(sit: Sit):
    erin = sit(signatures=2)
    erin.click_tier("s-003", "minimum")
    erin.page.panel.reason.setPlainText("The desk starts in")
    nina = desk_of(erin.bridge._log, "nina")  # type: ignore[arg-type]
    nina.execute(Allocate(line="m-002", level=Level.REQUESTED))
    erin.bridge.follow()
    erin._qtbot.waitUntil(lambda: "m-002" in erin.state.allocations)
    assert erin.page.panel.reason_text == "The desk starts in"
    assert erin.page.head.sentence.text().startswith("Five lines undecided")


def test_a_reason_can_be_bettered_afterwards(sit: Sit):
    erin = sit()
    erin.click_tier("m-001", "minimum")
    panel = erin.page.panel
    QTest.keyClick(panel.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    erin.settle()
    assert erin.granted() == {"m-001": 30 * K}
    assert not panel.send.isVisible()
    panel.reason.setPlainText("Berlin can be smaller.")
    assert panel.send.text() == "Save the reason"
    erin.click(panel.send)
    assert erin.state.allocations["m-001"].reason == "Berlin can be smaller."
    assert not panel.send.isVisible()
    erin.click(panel.take_back)
    assert erin.granted() == {}


def test_escape_lets_go_of_a_pick(sit: Sit):
    erin = sit()
    erin.click_tier("m-001", "minimum")
    assert erin.page.panel.send.isVisible()
    erin.key(erin.page.towers, Qt.Key.Key_Escape)
    assert not erin.page.panel.send.isVisible()
    assert erin.page.picks.trials() == {}


def test_lines_decided_one_by_one_stay_until_they_are_folded_away(sit: Sit):
    erin = sit()
    erin.click_tier("s-001", "requested")
    assert [line.code for line in erin.page._view.groups[0].lines].count("S-001") == 1  # type: ignore[union-attr]
    erin.click(erin.page.head.fold)
    assert "S-001" in [line.code for line in erin.page._view.groups[1].lines]  # type: ignore[union-attr]
    assert not erin.page.head.fold.isVisible()


def test_the_grid_shows_the_same_and_can_be_narrowed(sit: Sit):
    erin = sit()
    erin.click(erin.page.head.views.findChildren(QPushButton)[1])
    grid = erin.page.grid
    assert grid.isVisible()
    assert grid.lines.rowCount() == 6
    erin.page.head.search.setText("event")
    assert [grid.lines.line(row).code for row in range(grid.lines.rowCount())] == ["M-001"]
    erin.page.head.search.clear()
    grid.asked_for.emit("s-002", "stretch")
    erin.settle()
    assert erin.granted() == {"s-002": 45 * K}
    grid.lines.amount_typed.emit("s-003", "9m")
    assert erin.selection.line == "s-003"
    assert plain(erin.page.panel.refusal.accessibleName()).startswith("An amount from 0")


def test_what_the_core_refuses_is_said_at_the_foot(sit: Sit):
    erin = sit()
    erin.page._sign()
    erin.settle()
    assert "are undecided" in erin.page.foot.head.text()
    assert erin.page.foot.head.property("tone") == "bad"


def test_with_many_lines_the_towers_show_a_department_at_a_time(sit: Sit):
    erin = sit(lines=forty_lines(80), fund=2800 * K)
    head = erin.page.head
    assert head.departments.isVisible()
    assert head.departments.current == "M"
    assert {line.department for group in erin.page._view.groups for line in group.lines} == {"M"}  # type: ignore[union-attr]
    erin.page._choose(department="S")
    assert {line.department for group in erin.page._view.groups for line in group.lines} == {"S"}  # type: ignore[union-attr]
    assert len(erin.page._view.lines) == 80  # type: ignore[union-attr]


def test_very_many_lines_begin_in_the_grid(sit: Sit):
    erin = sit(lines=forty_lines(420), fund=9000 * K)
    assert erin.page.grid.isVisible()


def test_the_summary_is_asked_for(sit: Sit, qtbot: QtBot):
    erin = sit()
    with qtbot.waitSignal(erin.page.print_wanted):
        erin.click(erin.page.foot.print_button)


def test_the_page_fits_beside_the_rail(sit: Sit):
    erin = sit(lines=forty_lines(), fund=1400 * K)
    for kind in ("towers", "grid"):
        erin.page._choose(view=kind)
        assert erin.page.minimumSizeHint().width() <= 1104
