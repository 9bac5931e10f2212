"""The trade-offs page at work: what it shows, what it picks, when it reckons anew."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.domain.round import Round
from budget_app.domain.talk import WritePost
from budget_app.history.memory import MemoryLog
from budget_app.presentation.tradeoffs import Tradeoffs, tradeoffs
from tests.support.asked_rounds import asked_log, desk_of, ids, opened_log
from ui.background import Background
from ui.bridge import Bridge
from ui.pages import tradeoffs as module
from ui.pages.tradeoffs import TradeoffsPage
from ui.selection import Selection
from ui.theme import Theme

ROOT = Path(__file__).resolve().parents[3]

Open = Callable[[MemoryLog], TradeoffsPage]


@pytest.fixture
def page_on(qtbot: QtBot, qapp) -> Iterator[Open]:
    """Opens the page on a log, as Dana, head of Sales; closes everything it opened."""
    Theme(qapp, dark=False)
    opened: list[tuple[Bridge, Background]] = []

    def open_page(log: MemoryLog) -> TradeoffsPage:
        bridge = Bridge(desk_of(log, "dana"), log.another(), ThreadPoolExecutor(1), ids("page-"))
        background = Background()
        opened.append((bridge, background))
        page = TradeoffsPage(bridge, Selection(), background)
        bridge.changed.connect(page.refresh)
        qtbot.addWidget(page)
        page.resize(1104, 636)
        page.show()
        return page

    yield open_page
    for bridge, background in opened:
        background.close()
        bridge.close()


def settled(qtbot: QtBot, page: TradeoffsPage) -> TradeoffsPage:
    page.refresh(None)
    qtbot.waitUntil(lambda: page._background.is_quiet, timeout=30_000)
    qtbot.waitUntil(lambda: not page.asks.canvas._resting.isActive())
    page.grab()
    return page


def found(page: TradeoffsPage) -> Tradeoffs:
    assert page.shown is not None
    return page.shown


def test_it_says_that_it_is_reckoning_until_it_has(qtbot, page_on, monkeypatch):
    may_go_on = Event()

    def held(state: Round) -> Tradeoffs:
        assert may_go_on.wait(30)
        return tradeoffs(state)

    monkeypatch.setattr(module, "tradeoffs", held)
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
    model = page.lines.model()
    assert [model.index(n, 1).data() for n in range(model.rowCount())] == [
        r.cells[1].text for r in expected.lines.rows
    ]


def test_every_table_is_a_sound_model(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    for table in (page.lines, page.asks.table, page.frontier.table):
        QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_charts_can_be_heard(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    assert page.asks.canvas.accessibleName() == "Asks against the fund"
    assert page.asks.canvas.accessibleDescription() == found(page).asks.sentence
    assert page.frontier.canvas.accessibleDescription() == found(page).frontier.sentence
    assert page.lines.accessibleDescription() == found(page).lines.sentence


def test_a_chart_can_be_read_as_a_table_and_back(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    for card, name in ((page.asks, "Asks against the fund"), (page.frontier, "Efficient frontier")):
        qtbot.mouseClick(card.toggle, Qt.MouseButton.LeftButton)
        assert card.is_table
        assert (card.toggle.text(), card.toggle.accessibleName()) == (
            "Show as chart",
            f"Show as chart: {name}",
        )
        qtbot.mouseClick(card.toggle, Qt.MouseButton.LeftButton)
        assert not card.is_table


def test_a_row_picks_its_line_and_a_line_picked_elsewhere_its_row(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    first, second = found(page).lines.rows[0].key, found(page).lines.rows[1].key
    with qtbot.waitSignal(page._selection.picked) as picked:
        page.lines.setCurrentIndex(page.lines.model().index(0, 0))
    assert picked.args == [first]
    qtbot.keyClick(page.lines, Qt.Key.Key_Down)
    assert page._selection.line == second
    page._selection.pick(found(page).lines.rows[5].key)
    assert page.lines.currentIndex().row() == 5
    page._selection.pick("")
    assert not page.lines.selectionModel().hasSelection()


def test_the_picked_line_is_marked_on_the_curve_when_the_hand_rests(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    plain = page.frontier.canvas.grab().toImage()
    with qtbot.waitSignal(page._marking.timeout):
        page._selection.pick(found(page).lines.rows[3].key)
    assert page.frontier.canvas.grab().toImage() != plain
    with qtbot.waitSignal(page._marking.timeout):
        page._selection.pick("")
    assert page.frontier.canvas.grab().toImage() == plain


def test_whoever_comes_by_the_keyboard_stands_on_a_row(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    page.activateWindow()
    page.frontier.toggle.setFocus()
    qtbot.waitUntil(page.frontier.toggle.hasFocus)
    page.lines.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(page.lines.hasFocus)
    assert page._selection.line == found(page).lines.rows[0].key


def test_what_somebody_changes_is_reckoned_anew_and_the_picked_line_stays_picked(qtbot, page_on):
    page = settled(qtbot, page_on(asked_log()))
    line = found(page).lines.rows[4].key
    page._selection.pick(line)
    before = page.shown
    page._bridge.do(ReviseLine(line="l1", fields=LineFields(requested=15_000_000)))
    qtbot.waitUntil(lambda: page.shown is not before and page._background.is_quiet, timeout=30_000)
    assert page.shown == tradeoffs(page._bridge.state)
    assert found(page).lines.rows[page.lines.currentIndex().row()].key == line


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

    monkeypatch.setattr(module, "tradeoffs", too_large)
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

    page.asks.canvas.show_chart(counted, "", "")
    page.grab()
    page.grab()
    assert len(drawn) == 1
    page.resize(1300, 700)
    qtbot.waitUntil(lambda: len(drawn) == 2)


def test_nothing_of_matplotlib_is_loaded_before_the_page_is_shown():
    code = "import sys, ui.pages.tradeoffs; sys.exit(any(n in sys.modules for n in ('matplotlib', 'highspy', 'scipy')))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
