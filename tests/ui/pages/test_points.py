"""The Points panel by keys and drops: ranked, typed, sealed, revealed by itself; nothing typed is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from budget_app.domain.phases import MovePhase
from budget_app.domain.roles import Phase
from tests.support.asked_rounds import asked_log, desk_of
from tests.support.given import as_command
from tests.support.requests_page import Sitting
from ui.pages.points_panel import PointsPanel

Seat = Callable[..., Sitting]
Key = Qt.Key


@pytest.fixture
def dana(sit: Seat) -> Sitting:
    """The head of Sales at her points."""
    seated = sit()
    seated.page.parts.show_points()
    seated.until(lambda: True)
    return seated


def panel(sitting: Sitting) -> PointsPanel:
    found = sitting.page.parts.points
    assert found is not None
    return found


def points(sitting: Sitting) -> dict[str, int]:
    return {given.line: given.points for given in panel(sitting).own.spread}


def at(sitting: Sitting, line: str, column: str = "points") -> None:
    assert panel(sitting).grid.go_to(line, column)
    panel(sitting).grid.setFocus()


def alt(sitting: Sitting, key: Qt.Key) -> None:
    sitting.bot.keyClick(panel(sitting).grid, key, Qt.KeyboardModifier.AltModifier)


def gives(sitting: Sitting, line: str, n: str) -> None:
    at(sitting, line)
    sitting.types(n)
    sitting.keys(Key.Key_Return)


def test_points_are_typed_and_the_sum_never_passes_a_hundred(dana: Sitting):
    QAbstractItemModelTester(panel(dana).grid.model_of_points)
    gives(dana, "l1", "60")
    gives(dana, "l9", "30")
    assert points(dana) == {"l1": 60, "l9": 30}
    assert panel(dana).sentence.text() == "10 points left of 100"
    gives(dana, "l2", "40")
    assert points(dana) == {"l1": 40, "l2": 40, "l9": 20} or sum(points(dana).values()) == 100
    assert panel(dana).sentence.text() == "All 100 given"


def test_what_is_no_number_of_points_stays_in_its_cell_with_the_reason(dana: Sitting):
    gives(dana, "l1", "130")
    row = panel(dana).grid.row_of("l1")
    assert row is not None
    assert row.band is not None
    assert "from 0 to 100" in row.band.text
    dana.keys(Key.Key_Escape)
    row = panel(dana).grid.row_of("l1")
    assert row is not None
    assert row.band is None


def test_a_ranking_by_keys_alone_and_its_steps_back(dana: Sitting):
    for line in ("l3", "l9"):
        at(dana, line, "title")
        alt(dana, Key.Key_Up)
    assert list(points(dana)) == ["l3", "l9"]
    alt(dana, Key.Key_Up)
    assert list(points(dana)) == ["l9", "l3"]
    dana.bot.keyClick(panel(dana).grid, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert list(points(dana)) == ["l3", "l9"]
    at(dana, "l9")
    alt(dana, Key.Key_Down)
    assert list(points(dana)) == ["l3"]


def test_a_line_that_is_dropped_stands_between_its_neighbours(dana: Sitting):
    gives(dana, "l1", "60")
    gives(dana, "l2", "20")
    grid = panel(dana).grid
    data = grid.model_of_points.mimeData([grid.model_of_points.index_of("l9", "code")])
    box = grid.visualRect(grid.model_of_points.index_of("l2", "code"))
    place = QPointF(box.left() + 4, box.top() + 3)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    grid.dropEvent(QDropEvent(place, Qt.DropAction.MoveAction, data, buttons, keys))
    assert list(points(dana)) == ["l1", "l9", "l2"]
    assert sum(points(dana).values()) == 100


def test_sealed_the_history_holds_no_body_and_the_panel_says_what_others_see(dana: Sitting):
    gives(dana, "l1", "100")
    panel(dana).seal.click()
    dana.until(lambda: "S" in dana.bridge.state.sealed)
    entry = next(e for e in dana.bridge.desk.entries if e.kind == "points_given")
    assert entry.body is None
    dana.until(lambda: panel(dana).own.sealed is not None)
    assert panel(dana).hidden.accessibleName().startswith("Sealed. Others see that Sales has given points")
    assert not panel(dana).seal.isEnabled()
    assert panel(dana).seal.toolTip() == "Sealed as they stand."
    gives(dana, "l1", "90")
    assert panel(dana).seal.toolTip() == "10 points are left. Spread them, or take all away."
    panel(dana).rest.click()
    assert points(dana) == {"l1": 100}


def test_what_was_typed_and_not_sealed_comes_back_and_is_nobody_else_s(dana: Sitting):
    gives(dana, "l1", "60")
    dana.until(lambda: True)
    dana.bridge.sit_down("tom")
    dana.until(lambda: dana.bridge.desk.person == "tom" and panel(dana).own.spread == ())
    dana.bridge.sit_down("dana")
    dana.until(lambda: points(dana) == {"l1": 60})


def test_whoever_gives_no_points_looks_at_those_that_are_revealed(sit: Seat):
    log = asked_log()
    desk = desk_of(log, "dana")

    desk.execute(as_command("give_points", points=[{"line": "l1", "points": 100}]))
    desk_of(log, "finn").execute(MovePhase(phase=Phase.NEGOTIATION))
    desk.execute(as_command("reveal_points"))
    erin = sit(log, "erin")
    erin.page.parts.show_points()
    erin.until(lambda: True)
    table = panel(erin).shown.table
    assert [column.title for column in table.columns][-1] == "Sales"
    assert panel(erin).sentence.text() == "1 of 2 departments have revealed their points"
    assert not panel(erin).seal.isVisible()
    assert QApplication.focusWidget() is panel(erin).grid
