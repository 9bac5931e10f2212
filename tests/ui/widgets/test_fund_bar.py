"""The fund bar on screen: geometry, hits, keyboard, words for a screen reader, the slide."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_app.presentation.fund_bar import FundBar, LaneAsk, State, fund_bar
from tests.support.gallery import THOUSAND, ask, bars
from ui.widgets.fund_bar import SLIDE_MS, FundBarWidget
from ui.widgets.fund_bar_layout import Layout, amounts_of, between, lay_out
from ui.widgets.fund_figure import FundFigure

BARS = bars()


def measure(text: str, pixels: int, weight: int) -> float:
    return len(text) * pixels * 0.55


def laid_out(bar: FundBar, width: float = 1_068) -> Layout:
    return lay_out(bar, amounts_of(bar), width, measure)


@pytest.fixture
def shown(qtbot: QtBot) -> FundBarWidget:
    widget = FundBarWidget()
    qtbot.addWidget(widget)
    widget.show_bar(BARS["In negotiation"])
    widget.resize(1_068, 82)
    widget.show()
    return widget


def test_the_tiles_stand_where_the_pictures_have_them():
    layout = laid_out(BARS["In negotiation"])
    assert [(t.state, t.left, t.right) for t in layout.tiles] == [
        (State.AGREED, 0, 393),
        (State.CONTESTED, 395, 523),
        (State.FITS, 525, 752),
        (State.OVER, 756, 1_068),
    ]
    assert (layout.gate, layout.reserve, layout.height) == (753, 704, 82)
    assert layout.names_in is State.AGREED


def test_the_flag_turns_left_at_the_right_edge_and_an_empty_track_leads_to_the_gate():
    layout = laid_out(BARS["All asks fit"])
    assert layout.flag_left + layout.flag_width == pytest.approx(1_068)
    assert layout.track is not None
    assert layout.track[1] == layout.gate - 1


def test_from_three_departments_on_the_bar_is_higher():
    layout = laid_out(BARS["Three departments"])
    assert (layout.bar, layout.height) == (38, 92)
    assert [len(t.lanes) for t in layout.tiles] == [3, 3, 3, 3]
    for tile in layout.tiles:
        assert tile.lanes[-1].top + tile.lanes[-1].height == 38


def test_more_than_the_fund_granted_reaches_over_the_gate():
    bar = fund_bar(
        1_800 * THOUSAND, 0, (ask("Sales", 1_210, 1_000), ask("Marketing", 1_340, 970)), deciding=True
    )
    layout = laid_out(bar)
    assert layout.tiles[0].right > layout.gate + 2


@pytest.mark.parametrize("name", BARS)
@pytest.mark.parametrize("width", [320, 640, 1_068, 1_708])
def test_no_words_lie_on_other_words(name: str, width: int):
    layout = laid_out(BARS[name], width)
    ends = [w.x + measure(w.words, 11, 400) + 6 + measure(w.short, 13, 600) for w in layout.captions]
    if ends[-1] - layout.captions[0].x < width:
        assert all(a <= b.x for a, b in zip(ends, layout.captions[1:], strict=False))
    asks = [(w.x, w.x + 20 + measure(w.words, 13, 400) + measure(w.short, 13, 600)) for w in layout.asks]
    flag = (layout.flag_left, layout.flag_left + layout.flag_width)
    assert all(right <= flag[0] or left >= flag[1] for left, right in asks)


def test_the_reserves_label_is_the_first_to_go():
    asks = tuple(LaneAsk(c, f"Department {c}", 300 * THOUSAND, 100 * THOUSAND) for c in "ABCD")
    crowded = laid_out(fund_bar(600 * THOUSAND, 500 * THOUSAND, asks), 700)
    assert crowded.reserve is not None
    assert crowded.reserve_words is None


def test_a_tiny_amount_is_still_seen():
    bar = fund_bar(10**9, 0, (LaneAsk("S", "Sales", 10**9, 1, 1),))
    assert all(t.width >= 1 for t in laid_out(bar).tiles)


def test_halfway_is_halfway():
    one, other = amounts_of(BARS["In negotiation"]), amounts_of(BARS["Nothing agreed yet"])
    middle = between(one, other, 0.5)
    assert sum(middle.lanes[State.AGREED]) == 470 * THOUSAND
    assert between(one, other, 1.0) == other


def test_a_click_says_state_and_department(shown: FundBarWidget, qtbot: QtBot):
    with qtbot.waitSignal(shown.picked) as picked:
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(100, 50))
    assert picked.args == ["agreed", "M"]
    assert shown.box_at(QPoint(450, 32)) == (State.CONTESTED, "S")
    assert shown.box_at(QPoint(900, 50)) == (State.OVER, "M")
    assert shown.box_at(QPoint(100, 10)) is None


@pytest.mark.qt_log_ignore("does not support raise")  # the tooltip, off screen
def test_the_keyboard_reaches_every_lane(shown: FundBarWidget, qtbot: QtBot):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(shown, key)
    with qtbot.waitSignal(shown.picked) as picked:
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert picked.args == ["fits", "M"]


def test_it_can_be_heard(shown: FundBarWidget):
    assert shown.accessibleName() == "Fund bar"
    assert "1.21" in shown.accessibleDescription()
    assert shown.accessibleDescription() == BARS["In negotiation"].sentence


def test_a_preview_goes_as_it_came(shown: FundBarWidget):
    shown.preview(BARS["Decided"])
    assert shown.shown == BARS["Decided"]
    shown.preview(None)
    assert shown.shown == BARS["In negotiation"]


def test_it_slides_in_160_ms_and_ends_where_it_should(shown: FundBarWidget, qtbot: QtBot):
    assert SLIDE_MS == 160
    shown.show_bar(BARS["Nothing agreed yet"])
    qtbot.waitUntil(lambda: shown._now == amounts_of(BARS["Nothing agreed yet"]))
    assert shown.box_at(QPoint(100, 50)) == (State.FITS, "M")


def test_other_departments_do_not_slide(shown: FundBarWidget):
    shown.show_bar(BARS["Three departments"])
    assert shown._now == amounts_of(BARS["Three departments"])
    assert shown.sizeHint().height() == 92


def test_the_figure_says_what_matters(qtbot: QtBot):
    figure = FundFigure()
    qtbot.addWidget(figure)
    figure.show_bar(BARS["In negotiation"])
    assert figure.accessibleName().endswith("asked over the fund")
