"""The fund dragged and stepped, things picked in one chart and marked in all, pictures and figures taken along."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.presentation.tradeoff_picks import NOTHING, Pick
from budget_app.presentation.tradeoffs import Study
from tests.support.asked_rounds import asked_log
from tests.support.tradeoffs_page import Open, chosen, found, no_more_grounds, settled
from ui.pages.tradeoffs import TradeoffsPage
from ui.pages.tradeoffs_card import ChartCard
from ui.pages.tradeoffs_pictures import Pictures

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, page_on: Open) -> TradeoffsPage:
    return settled(qtbot, page_on(asked_log()))


def drag(card: ChartCard, to: float) -> None:
    """Take hold of the fund's line and move it to a share of the axis; it is not let go of."""
    canvas = card.canvas
    assert canvas.layer is not None
    gate = canvas.layer.gate
    assert gate is not None
    at = canvas.knob.geometry().center()
    QTest.mousePress(canvas, LEFT, pos=at)
    QTest.mouseMove(canvas, QPoint(round(gate.x0 + to * (gate.x1 - gate.x0)), at.y()))


def let_go(card: ChartCard) -> None:
    QTest.mouseRelease(card.canvas, LEFT)


def click(card: ChartCard, pick: Pick) -> None:
    """Click in the middle of what stands for this."""
    canvas = card.canvas
    assert canvas.layer is not None
    box = next(target.box for target in canvas.layer.targets if target.pick == pick)
    x, y = box.middle
    QTest.mouseClick(canvas, LEFT, pos=QPoint(round(x), round(canvas.height() - y)))


def texts(page: TradeoffsPage) -> list[str]:
    model = page.lines.table.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_everything_follows_the_fund_while_it_is_dragged_and_no_ground_is_drawn(page):
    no_more_grounds(page)
    before = found(page)
    for card in (page.frontier, page.asks):
        drag(card, 0.3)
        shown = found(page)
        assert shown.fund != before.fund
        expected = Study(page._bridge.state)
        expected.know(expected.look_ahead())
        assert shown == expected.at(shown.fund)
        assert page.asks.finding.text() == shown.asks.title
        assert page.frontier.finding.text() == shown.frontier.title
        assert page.goals.finding.text() == shown.held.title
        assert page.finding.text() == shown.finding
        assert page.tried.text() == shown.tried
        model = page.lines.table.model()
        best = [model.index(n, 5).data() for n in range(model.rowCount())]
        assert best == [row.cells[5].text for row in shown.lines.rows]
        page.grab()
        let_go(card)
        QTest.keyClick(page.frontier.canvas.knob, Key.Key_Escape)


def test_the_round_s_fund_is_never_changed_by_it(page):
    fund, entries = page._bridge.state.fund, len(page._bridge.desk.entries)
    drag(page.frontier, 0.9)
    let_go(page.frontier)
    assert found(page).fund != fund
    assert (page._bridge.state.fund, len(page._bridge.desk.entries)) == (fund, entries)


def test_escape_and_the_button_go_back_to_what_is_agreed(qtbot, page):
    agreed = found(page)
    drag(page.frontier, 0.2)
    let_go(page.frontier)
    assert page.back.isVisible()
    qtbot.mouseClick(page.back, LEFT)
    assert found(page) == agreed
    assert not page.back.isVisible()
    drag(page.asks, 0.2)
    let_go(page.asks)
    qtbot.keyClick(page.lines.table, Key.Key_Escape)
    assert found(page) == agreed


def test_arrow_keys_move_the_fund_and_shift_moves_it_further(qtbot, page):
    knob, study = page.frontier.canvas.knob, page.trial.study
    assert study is not None
    fund, scale = found(page).fund, study.scale
    qtbot.keyClick(knob, Key.Key_Right)
    assert found(page).fund == scale.moved(fund, 1)
    qtbot.keyClick(knob, Key.Key_Left)
    qtbot.keyClick(knob, Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert found(page).fund == scale.moved(scale.moved(scale.moved(fund, 1), -1), -1, True)
    qtbot.keyClick(knob, Key.Key_Home)
    assert found(page).fund == 0
    qtbot.keyClick(knob, Key.Key_End)
    assert found(page).fund == scale.most
    assert knob.accessibleDescription() == found(page).fund_words
    qtbot.keyClick(knob, Key.Key_Escape)
    assert found(page).fund == fund


def test_goals_show_the_best_set_while_a_fund_is_tried_and_then_what_they_showed(qtbot, page):
    assert page.mode.current == "asked"
    drag(page.frontier, 0.5)
    assert page.mode.current == "held"
    let_go(page.frontier)
    qtbot.keyClick(page.lines.table, Key.Key_Escape)
    assert page.mode.current == "asked"
    assert page.goals.finding.text() == found(page).asked.title


def test_what_somebody_changes_meanwhile_keeps_the_fund_that_is_tried(qtbot, page):
    drag(page.frontier, 0.5)
    let_go(page.frontier)
    tried = found(page).fund
    before = page.trial.study
    page._bridge.do(ReviseLine(line="l1", fields=LineFields(requested=15_000_000)))
    qtbot.waitUntil(lambda: page.trial.study is not before and page._background.is_quiet, timeout=30_000)
    assert found(page).fund == tried


@pytest.mark.parametrize(
    ("card", "pick", "some", "sentence"),
    [
        ("asks", Pick(department="M"), "M-001", "Marketing: 3 lines, 324\u00a0k asked; "),
        ("goals", Pick(department="S", goal="g2"), "S-003", "Sales for Retention: 3 lines, "),
        ("goals", Pick(goal="g5"), "M-001", "Awareness: 3 lines, "),
        ("frontier", Pick(point="P"), "S-001", "P, all estimated asks: "),
        ("frontier", Pick(point="B"), "S-001", "B, the best set at 1.68\u00a0M: "),
    ],
)
def test_what_is_picked_in_one_chart_is_marked_in_the_others_and_filters_the_lines(
    page, card, pick, some, sentence
):
    cards = [page.asks, page.frontier, page.goals]
    plain = [one.canvas.grab().toImage() for one in cards]
    every = texts(page)
    said: list[str] = []
    page.trial.said.connect(said.append)
    click(getattr(page, card), pick)
    assert page.trial.group.pick == pick
    assert said == [page.lines.finding.text()]
    assert said[0].startswith(sentence)
    few = texts(page)
    assert any(line.startswith(some) for line in few)
    assert few == [line for line in every if line in few]
    changed = [one.canvas.grab().toImage() != was for one, was in zip(cards, plain, strict=True)]
    assert changed[0]
    assert changed[1]
    assert changed[2] or pick.point
    click(getattr(page, card), pick)
    assert texts(page) == every


def test_a_department_nobody_put_money_to_a_goal_of_says_so(page):
    click(page.goals, Pick(department="M", goal="g6"))
    assert page.lines.finding.text() == "Marketing asks nothing for One record"
    assert texts(page) == []
    page.lines.all.click()
    assert len(texts(page)) == 11


def test_arrow_keys_go_from_cell_to_cell_and_what_is_picked_is_read_out(qtbot, page):
    said: list[str] = []
    page.trial.said.connect(said.append)
    canvas = page.goals.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Key.Key_Right)
    assert page.trial.group.pick == Pick(department="S", goal="g1")
    qtbot.keyClick(canvas, Key.Key_Right)
    qtbot.keyClick(canvas, Key.Key_Down)
    assert page.trial.group.pick == Pick(department="M", goal="g2")
    assert said[-1] == page.lines.finding.text()
    assert said[-1].startswith("Marketing for Retention")
    qtbot.keyClick(canvas, Key.Key_Escape)
    assert page.trial.group.pick == NOTHING


def test_arrow_keys_go_along_the_curve_and_pick_lines_there(qtbot, page):
    canvas = page.frontier.canvas
    canvas.setFocus()
    picked = []
    for _again in range(6):
        qtbot.keyClick(canvas, Key.Key_Left)
        picked.append(page.trial.current)
    assert any(pick.line for pick in picked)
    line = next(pick.line for pick in reversed(picked) if pick.line)
    assert page.selection.line == line


def test_a_line_picked_elsewhere_that_is_not_of_the_group_lets_go_of_the_group(page):
    click(page.asks, Pick(department="M"))
    page.selection.pick("l1")
    assert page.trial.group.pick == NOTHING
    assert page.trial.line == "l1"


def test_a_row_of_a_chart_s_table_picks_as_the_chart_does(qtbot, page):
    chosen(page.goals, "Show as table")
    table = page.goals.table
    keys = [row.key for row in table.table.rows]
    table.setCurrentIndex(table.model().index(keys.index("g2/S"), 0))
    assert page.trial.group.pick == Pick(department="S", goal="g2")
    assert table.currentIndex().row() == keys.index("g2/S")


def test_the_pointer_shows_what_can_be_picked_and_where_the_fund_can_be_taken(qtbot, page):
    canvas = page.goals.canvas
    box = canvas.layer.targets[0].box
    QTest.mouseMove(canvas, QPoint(round(box.middle[0]), round(canvas.height() - box.middle[1])))
    assert canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert canvas.toolTip().startswith("Sales for Customers")
    curve = page.frontier.canvas
    QTest.mouseMove(curve, curve.knob.geometry().center())
    assert curve.cursor().shape() == Qt.CursorShape.SizeHorCursor


def test_figures_are_copied_as_spreadsheets_take_them(qtbot, page):
    chosen(page.asks, "Copy the figures")
    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["Department\tAsked", "Sales\t662,000"]
    qtbot.keyClick(page.lines.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    first, second = QGuiApplication.clipboard().text().splitlines()[:2]
    assert first.startswith("Priority\tLine\tRequested")
    assert second == "\t".join(cell.text for cell in found(page).lines.rows[0].cells)


def test_a_chart_is_copied_as_a_picture(qtbot, page):
    with qtbot.waitSignal(page.told, timeout=10_000) as told:
        chosen(page.frontier, "Copy as picture")
    assert told.args == ["The chart is on the clipboard as a picture.", None]
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * max(page.frontier.canvas.width(), 640)


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml")])
def test_a_chart_is_saved_as_png_or_svg(qtbot, page, tmp_path, name, start):
    pictures = page.findChild(Pictures)
    with qtbot.waitSignal(page.told, timeout=10_000) as told:
        pictures.write(found(page).held, QSize(700, 300), tmp_path / name)
    assert told.args[1] == tmp_path / name
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_picture_that_cannot_be_written_says_so(qtbot, page, tmp_path):
    pictures = page.findChild(Pictures)
    with qtbot.waitSignal(page.failed, timeout=10_000) as failed:
        pictures.write(found(page).asks, QSize(700, 300), Path(tmp_path / "no" / "where.png"))
    assert "Choose another place" in failed.args[0]
