"""The trade-offs page at work: what it shows, what it picks, when it reckons anew."""

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu

from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.domain.round import Round
from budget_app.domain.talk import WritePost
from budget_app.presentation.tradeoffs import Study, tradeoffs
from tests.support.asked_rounds import asked_log, opened_log
from tests.support.tradeoffs_page import chosen, found, no_more_grounds, settled
from ui.pages import tradeoffs as module

ROOT = Path(__file__).resolve().parents[3]


def test_it_says_that_it_is_reckoning_until_it_has(qtbot, page_on, monkeypatch):
    may_go_on = Event()

    def held(state: Round) -> Study:
        assert may_go_on.wait(30)
        return Study(state)

    monkeypatch.setattr(module, "Study", held)
    page = page_on(asked_log())
    page.refresh(None)
    assert page.shown is None
    assert page.asks._stack.currentWidget() is page.asks._busy
    may_go_on.set()
    settled(qtbot, page)
    assert page.shown is not None
    assert page.asks._stack.currentWidget() is page.asks.canvas


def test_titles_finding_and_lines_are_those_of_the_round(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    expected = tradeoffs(page._bridge.state)
    assert page.finding.text() == expected.finding
    assert page.asks.finding.text() == expected.asks.title
    assert page.frontier.finding.text() == expected.frontier.title
    model = page.lines.table.model()
    assert [model.index(n, 1).data() for n in range(model.rowCount())] == [
        r.cells[1].text for r in expected.lines.rows
    ]


def test_every_table_is_a_sound_model(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    for table in (page.lines.table, page.asks.table, page.frontier.table, page.goals.table):
        QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_charts_can_be_heard(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    assert page.asks.canvas.accessibleName() == "Asks against the fund"
    for card, chart in (
        (page.asks, found(page).asks),
        (page.frontier, found(page).frontier),
        (page.goals, found(page).asked),
    ):
        assert card.canvas.accessibleDescription() == chart.sentence
        assert card.menu_button.accessibleName() == f"{card.name}: copy, save, show as table"
    assert page.lines.table.accessibleDescription() == found(page).lines.sentence


def test_a_chart_can_be_read_as_a_table_and_back(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    for card in (page.asks, page.frontier, page.goals):
        chosen(card, "Show as table")
        assert card.is_table
        chosen(card, "Show as chart")
        assert not card.is_table


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_of_a_chart_opens_by_key(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    page.activateWindow()
    page.asks.menu_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(page.asks.menu_button.hasFocus)
    qtbot.keyClick(page.asks.menu_button, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Show as table",
        "Copy as picture",
        "Save as picture…",
        "Copy the figures",
    ]
    menu.close()


def test_a_row_picks_its_line_and_a_line_picked_elsewhere_its_row(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    first, second = found(page).lines.rows[0].key, found(page).lines.rows[1].key
    table = page.lines.table
    with qtbot.waitSignal(page.selection.picked) as picked:
        table.setCurrentIndex(table.model().index(0, 0))
    assert picked.args == [first]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert page.selection.line == second
    page.selection.pick(found(page).lines.rows[5].key)
    assert table.currentIndex().row() == 5
    page.selection.pick("")
    assert not table.selectionModel().hasSelection()


def test_the_picked_line_is_marked_in_every_chart_and_no_ground_is_drawn_for_it(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    cards = (page.asks, page.frontier, page.goals)
    plain = [card.canvas.grab().toImage() for card in cards]
    no_more_grounds(page)
    page.selection.pick("l1")
    assert all(card.canvas.grab().toImage() != was for card, was in zip(cards, plain, strict=True))
    page.selection.pick("")
    assert [card.canvas.grab().toImage() for card in cards] == plain


def test_whoever_comes_by_the_keyboard_stands_on_a_row(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    page.activateWindow()
    page.frontier.menu_button.setFocus()
    qtbot.waitUntil(page.frontier.menu_button.hasFocus)
    page.lines.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(page.lines.table.hasFocus)
    assert page.selection.line == found(page).lines.rows[0].key


def test_what_somebody_changes_is_reckoned_anew_and_the_picked_line_stays_picked(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    line = found(page).lines.rows[4].key
    page.selection.pick(line)
    before = page.shown
    page._bridge.do(ReviseLine(line="l1", fields=LineFields(requested=15_000_000)))
    qtbot.waitUntil(lambda: page.shown is not before and page._background.is_quiet, timeout=30_000)
    assert page.shown == tradeoffs(page._bridge.state)
    assert found(page).lines.rows[page.lines.table.currentIndex().row()].key == line


def test_what_does_not_matter_here_is_not_reckoned(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    before = page.shown
    with qtbot.waitSignal(page._bridge.changed):
        page._bridge.do(WritePost(about="l1", text="Could this wait until May?"))
    assert page._background.is_quiet
    assert page.shown is before


def test_a_round_that_asks_for_nothing_says_what_the_page_is_for_and_where_to_go(qtbot, page_on):
    page = settled(qtbot, page_on(opened_log()))
    assert page._stack.currentWidget() is page._empty
    with qtbot.waitSignal(page.page_wanted) as wanted:
        qtbot.mouseClick(page._empty.action, Qt.MouseButton.LeftButton)
    assert wanted.args == ["requests"]


def test_amounts_beyond_reckoning_are_said_and_the_window_goes_on(qtbot, page_on, monkeypatch):
    def too_large(state):
        raise ValueError("the costs add up to more than can be computed exactly")

    monkeypatch.setattr(module, "Study", too_large)
    page = settled(qtbot, page_on(asked_log()))
    assert page.shown is None
    assert "too large" in page.problem.accessibleName()


def test_charts_follow_the_theme(qtbot, page_on, qapp):
    page = settled(qtbot, page_on(asked_log()))
    light = page.frontier.canvas.grab().toImage().pixelColor(2, 2)
    qapp.property("theme").force(True)
    dark = page.frontier.canvas.grab().toImage().pixelColor(2, 2)
    assert (light.lightness() > 200, dark.lightness() < 60) == (True, True)


def test_a_chart_is_drawn_once_for_a_size_and_again_for_another(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    drawn = []
    draw = page.asks.canvas._draw
    assert draw is not None

    def counted(*args):
        drawn.append(args)
        return draw(*args)

    assert page.asks.canvas._over is not None
    page.asks.canvas.show_chart(counted, page.asks.canvas._over, "", "")
    page.grab()
    page.grab()
    assert len(drawn) == 1
    page.resize(1300, 700)
    qtbot.waitUntil(lambda: len(drawn) == 2)


def test_nothing_of_matplotlib_is_loaded_before_the_page_is_shown():
    code = "import sys, ui.pages.tradeoffs; sys.exit(any(n in sys.modules for n in ('matplotlib', 'highspy', 'scipy')))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
