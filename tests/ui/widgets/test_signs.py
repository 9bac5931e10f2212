"""Tiles, glyphs, chips and states: seen apart, named for a screen reader, cut where there is no room."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.gallery import gallery
from ui.theme import theme_of
from ui.widgets.chip import Chip, GoalSign, place_chips
from ui.widgets.glyph import GoalGlyph, paint_glyph
from ui.widgets.months import MonthsBars
from ui.widgets.paint import painting
from ui.widgets.share_bar import ShareBar
from ui.widgets.state_mark import STATES, StateMark, paint_state
from ui.widgets.tile import Tile, paint_tile

GOALS = tuple(
    GoalSign(n, name) for n, name in enumerate(("Customers", "Retention", "Pipeline", "Win rate"), 1)
)


def drawn(paint: object, *arguments: object) -> bytes:
    """The picture a paint function makes."""
    picture = QImage(24, 24, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    with painting(picture) as painter:
        paint(painter, QRectF(4, 4, 16, 16), *arguments)  # type: ignore[operator]
    return bytes(picture.constBits())


def test_every_state_has_a_sign_of_its_own():
    assert len({drawn(paint_state, state) for state in STATES}) == len(STATES) - 1
    assert drawn(paint_state, "agreed") == drawn(
        paint_state, "full"
    )  # both are a yes; the word tells them apart


def test_departments_and_goals_have_signs_of_their_own():
    tokens = theme_of().look
    assert len({drawn(paint_tile, tokens.department(n), "A") for n in range(1, 8)}) == 7
    assert len({drawn(paint_glyph, tokens.goal(n)) for n in range(1, 19)}) == 18


def test_chips_lose_their_names_then_become_a_count():
    full, none_left = place_chips(GOALS, 600)
    assert ([c.named for c in full], none_left) == ([True] * 4, 0)
    some, none_left = place_chips(GOALS, 190)
    assert some[0].named
    assert not some[-1].named
    assert none_left == 0
    few, left = place_chips(GOALS, 70)
    assert len(few) + left == 4
    assert left > 0
    assert few[-1].left + few[-1].width <= 70


@pytest.mark.parametrize("width", [0, 10, 40, 100, 200, 400])
def test_chips_never_stand_outside_their_cell(width: int):
    placed, left = place_chips(GOALS, width)
    assert len(placed) + left == len(GOALS)
    assert all(c.left + c.width <= width for c in placed)


def test_signs_have_names(qtbot: QtBot):
    widgets: list[tuple[QWidget, str]] = [
        (Tile(1, "S", "Sales"), "Sales"),
        (GoalGlyph(1, "Customers"), "Customers"),
        (Chip(GOALS), "Goals: Customers, Retention, Pipeline, Win rate"),
        (StateMark("open", "Open"), "Open"),
        (ShareBar(0.5, words="50 % of the weightings"), "50 % of the weightings"),
    ]
    months = MonthsBars()
    months.show_months((1,) * 12, "JFMAMJJASOND", 1, "Even over the year")
    widgets.append((months, "Even over the year"))
    for widget, name in widgets:
        qtbot.addWidget(widget)
        assert widget.accessibleName() == name


def test_everything_can_be_painted_in_both_themes(qtbot: QtBot):
    sheet = gallery()
    qtbot.addWidget(sheet)
    sheet.resize(1_280, sheet.sizeHint().height())
    light = sheet.grab().toImage()
    theme_of().force(True)
    dark = sheet.grab().toImage()
    tokens = theme_of().look
    assert light.pixelColor(2, 2) != dark.pixelColor(2, 2)
    assert dark.pixelColor(2, 2).name().upper() == tokens.surface
