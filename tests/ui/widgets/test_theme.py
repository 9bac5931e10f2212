"""The theme: fonts, weights, palette, style sheet, and a change while running."""

import re
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from budget_app.presentation.look import look
from ui.icons import icon
from ui.theme import Theme, theme_of

WIDGETS = Path(str(files("ui"))) / "widgets"


def test_inter_is_loaded_in_five_cuts_with_figures_of_equal_width(theme: Theme):
    assert theme.missing_fonts == []
    assert QFontInfo(theme.font()).family() == "Inter"
    metrics = QFontMetricsF(theme.font())
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_figures_keep_their_width_under_the_style_sheet(theme: Theme, qtbot: QtBot):
    label = QLabel("1111")
    label.setProperty("role", "title")
    qtbot.addWidget(label)
    label.show()
    one = label.sizeHint().width()
    label.setText("8888")
    assert label.sizeHint().width() == one
    assert label.font().pixelSize() == 20


def test_dark_takes_one_weight_less_below_600(theme: Theme):
    assert [theme.weight(w) for w in (400, 500, 600)] == [400, 500, 600]
    theme.force(True)
    assert [theme.weight(w) for w in (400, 500, 600)] == [300, 400, 600]
    assert theme.font(13, 400, on_fill=True).weight() == QFont.Weight.Normal


def test_chinese_keeps_its_weight_in_dark(qapp: QApplication):
    assert Theme(qapp, dark=True, light_cut=False).weight(400) == 400


def test_a_change_of_theme_reaches_palette_and_icons(theme: Theme, qapp: QApplication, qtbot: QtBot):
    sign = icon("plus", "ink")
    light = sign.pixmap(16, 16).toImage()
    with qtbot.waitSignal(theme.changed):
        theme.force(True)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == look(True).surface
    assert theme_of() is theme
    assert sign.pixmap(16, 16).toImage() != light


def test_forcing_the_same_theme_changes_nothing(theme: Theme, qtbot: QtBot):
    with qtbot.assertNotEmitted(theme.changed):
        theme.force(False)


def test_icons_are_crisp_at_twice_the_pixels(theme: Theme):
    picture = icon("requests").pixmap(QSize(16, 16), 2.0)
    assert picture.width() == 32
    assert picture.devicePixelRatio() == 2.0


def test_every_token_in_the_style_sheet_is_filled_in(qapp: QApplication):
    assert qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_the_style_sheet_names_tokens_and_no_colours():
    source = (files("resources") / "style.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", source) == []


def test_widgets_hold_no_colour_of_their_own():
    found = {
        path.name: hits
        for path in WIDGETS.parent.rglob("*.py")
        if (
            hits := re.findall(
                r"[\"']#[0-9A-Fa-f]{3,8}[\"']|GlobalColor\.(?!transparent)\w+", path.read_text("utf-8")
            )
        )
    }
    assert found == {}


def test_every_icon_is_drawn_on_the_same_grid_in_one_colour():
    for path in Path(str(files("resources"))).joinpath("icons").glob("*.svg"):
        source = path.read_text(encoding="utf-8")
        if path.stem != "accord":
            assert 'viewBox="0 0 24 24"' in source, path.name
            assert re.findall(r"#[0-9A-Fa-f]{3,8}", source) == [], path.name
            assert 'stroke="currentColor"' in source, path.name
