"""Bringing a sheet in by hand, in the real window on a real file: choose, mend, import, undo, drop."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from budget_app.domain.lines import Status
from budget_app.history.verify import verify_file
from tests.support.messy import messy_budget
from tests.ui.driver import Someone
from ui.drops import Drops

Seat = Callable[[str], Someone]


def live(me: Someone) -> set[str]:
    """Titles of the lines that are still asked for."""
    return {line.title for line in me.state.lines.values() if line.status is not Status.WITHDRAWN}


def test_a_head_brings_in_a_sheet_and_takes_it_back(sit: Seat, file: Path, tmp_path: Path):
    path = tmp_path / "asks.csv"
    path.write_text('Item,Amount\nTrade fair stand,26000\nDemo laptops,"9,500.00"\n', encoding="utf-8")
    me = sit("dana")
    before = live(me)
    me.imports(path)
    assert live(me) - before == {"Trade fair stand", "Demo laptops"}
    assert me.window.current_page == "requests"
    assert "2 lines came in" in me.window.notices.news.hint.accessibleName()
    me.undoes()
    assert live(me) == before
    me.window.close()
    assert verify_file(file).findings == ()


def test_finance_mends_a_messy_sheet(sit: Seat, tmp_path: Path):
    me = sit("nina")
    before = live(me)
    dialog = me.opens_the_sheet(messy_budget(tmp_path / "Requests FY27.xlsx"))
    assert [problem.where for problem in dialog.problems.model().problems] == [  # type: ignore[attr-defined]
        "Row 8, FY27 Budget request",
        "Row 13, Dept",
        "Row 14, Strategy Objective",
    ]
    me.corrects(dialog, 8, "requested", "1.2k").corrects(dialog, 13, "department", "marketing")
    me.corrects(dialog, 14, "goal", "G1")
    assert dialog.foot.all.text() == "Import 7 lines"
    me.clicks(dialog.foot.all)
    assert len(live(me) - before) == 7


def test_a_sheet_that_is_dropped_is_looked_at_first(sit: Seat, tmp_path: Path):
    me = sit("dana")
    before = live(me)
    drops = me.window.findChild(Drops)
    assert isinstance(drops, Drops)
    drops.take([messy_budget(tmp_path / "Requests FY27.xlsx")])
    me.settles()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "Import lines"
    assert live(me) == before
    dialog.close()
