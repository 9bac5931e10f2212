"""Tier towers: one scale, hits of at least 24 px, keyboard, words."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from budget_app.presentation.tower import tallest
from tests.support.gallery import THOUSAND, tower
from ui.widgets.tier_picker import Choice, TierPicker
from ui.widgets.tower import TierTower
from ui.widgets.tower_paint import hit_storey, storeys_of, tower_area
from ui.widgets.tower_row import TowerRow

TALL = tower(1, "S-013", (60, 95, 130), 60, "minimum")
THIN = tower(2, "M-002", (4, 5, 8), None)


@pytest.fixture
def shown(qtbot: QtBot) -> TierTower:
    widget = TierTower(TALL, 130 * THOUSAND)
    qtbot.addWidget(widget)
    widget.resize(94, 138)
    widget.show()
    return widget


def test_storeys_are_as_high_as_their_money_on_the_scale():
    boxes = storeys_of(TALL, 200, 130, 130 * THOUSAND)
    assert [(b.top, b.bottom) for b in boxes] == [(140, 200), (105, 138), (70, 103)]
    assert [b.floor for b in boxes] == [0, 60 * THOUSAND, 95 * THOUSAND]


def test_a_row_shares_its_scale():
    assert tallest((TALL, THIN)) == 130 * THOUSAND
    assert tallest(()) == 1


def test_thin_storeys_can_still_be_hit_each():
    boxes = storeys_of(THIN, 200, 130, 1_000 * THOUSAND)
    assert all(b.height >= 1 for b in boxes)
    hits = [hit_storey(boxes, y) for y in (190, 165, 140, 120)]
    assert [h.tier if h else "" for h in hits] == ["minimum", "requested", "stretch", ""]


def test_a_high_tower_is_hit_where_it_is_seen():
    boxes = storeys_of(TALL, 200, 130, 130 * THOUSAND)
    hits = [hit_storey(boxes, y) for y in (190, 141, 120, 80)]
    assert [h.tier if h else "" for h in hits] == ["minimum", "minimum", "requested", "stretch"]


def test_amounts_beside_a_thin_storey_have_room():
    area = tower_area(THIN, QRectF(0, 0, 94, 130), 1_000 * THOUSAND)
    assert area.left() >= 0
    assert area.right() + 4 + 8 <= 94
    assert tower_area(TALL, QRectF(0, 0, 160, 130), 130 * THOUSAND).width() == 80


def test_a_click_grants_up_to_a_tier_and_the_granted_one_is_taken_back(shown: TierTower, qtbot: QtBot):
    with qtbot.waitSignal(shown.tier_picked) as picked:
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(47, 60))
    assert picked.args == ["requested"]
    with qtbot.waitSignal(shown.tier_picked) as picked:
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(47, 130))
    assert picked.args == ["none"]


def test_keys_do_the_same(shown: TierTower, qtbot: QtBot):
    QTest.keyClick(shown, Qt.Key.Key_Up)
    QTest.keyClick(shown, Qt.Key.Key_Up)
    with qtbot.waitSignal(shown.tier_picked) as picked:
        QTest.keyClick(shown, Qt.Key.Key_Space)
    assert picked.args == ["stretch"]
    with qtbot.waitSignal(shown.tier_picked) as picked:
        QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert picked.args == ["none"]


def test_hovering_says_what_would_be_and_leaving_ends_it(shown: TierTower, qtbot: QtBot):
    with qtbot.waitSignal(shown.hovered) as hovered:
        QTest.mouseMove(shown, QPoint(47, 60))
    assert hovered.args == ["requested"]


def test_a_tower_says_what_it_is(shown: TierTower):
    assert shown.accessibleName() == "S-013 Line S-013"
    assert shown.accessibleDescription() == TALL.sentence


def test_settled_lines_are_picked_by_mouse_and_key(qtbot: QtBot):
    row = TowerRow("Settled lines of Sales")
    qtbot.addWidget(row)
    row.show_towers((TALL, tower(1, "S-014", (3,), 3)), 130 * THOUSAND)
    row.resize(row.sizeHint())
    with qtbot.waitSignal(row.picked) as picked:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(25 + 31 + 4, 30))
    assert picked.args == ["S-014"]
    QTest.keyClick(row, Qt.Key.Key_Left)
    with qtbot.waitSignal(row.picked) as picked:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert picked.args == ["S-013"]
    assert row.tower_at(3) is None


def test_the_tier_picker_works_by_key_and_says_what_is_picked(qtbot: QtBot):
    picker = TierPicker("Grant")
    qtbot.addWidget(picker)
    picker.show_choices((Choice("none", "None"), Choice("minimum", "Minimum", "90 k")), "minimum")
    picker.resize(288, 46)
    assert picker.accessibleName() == "Grant: Minimum 90 k"
    QTest.keyClick(picker, Qt.Key.Key_Left)
    with qtbot.waitSignal(picker.chosen) as chosen:
        QTest.keyClick(picker, Qt.Key.Key_Space)
    assert chosen.args == ["none"]
    with qtbot.waitSignal(picker.chosen) as chosen:
        QTest.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    assert chosen.args == ["minimum"]
