"""Every view on every screen: nothing sticks out of its window, no word is cut that need not be, the smallest fits.

The promise: a screen of 1280x800 at 150 %, which is 853x533 of Qt's pixels. What does not fit there is scrolled to.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMenu,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from budget_app.cli.desks import working_desk
from budget_app.domain.phases import MovePhase
from budget_app.domain.roles import Phase
from tests.ui.driver import Someone
from ui.sizes import SMALLEST
from ui.views import dialog_views, page_views, start_views
from ui.widgets.labels import Elided
from ui.window import open_start

SMALL = (853, 533 - 36)
SIZES = (SMALL, (1280, 800), (3840, 2160))


@pytest.fixture
def ines(qtbot: QtBot, qapp: QApplication, file: Path) -> Iterator[Someone]:
    """The executive at her window, with a round under decision."""
    with working_desk(file, "ines") as desk:
        desk.execute(MovePhase(phase=Phase.DECISION))
    someone = Someone(qtbot).opens(file, "ines")
    yield someone
    someone.window.close()


def cut_off(view: QWidget) -> list[str]:
    """Words in view that have less room than they need; what is made to be cut (with a tip) is not among them."""
    labels = [label for label in view.findChildren(QLabel) if not isinstance(label, Elided)]
    whole = [label for label in labels if label.text()]
    buttons = [button for button in view.findChildren(QAbstractButton) if button.text()]
    found: list[str] = []
    for widget in (*whole, *buttons):
        if not widget.isVisible():
            continue
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        high = widget.heightForWidth(widget.width()) if wraps else widget.fontMetrics().height()
        wide = 0 if wraps else widget.minimumSizeHint().width()
        if widget.width() < wide or widget.height() < high:
            found.append(f"{type(widget).__name__} {widget.text()!r}: {widget.size()} of {wide}x{high}")
    return found


def outside(view: QWidget) -> list[str]:
    """Widgets in view that stand out of what they are in, unless they can be scrolled to."""
    found: list[str] = []
    for widget in view.findChildren(QWidget):
        around = widget.parentWidget()
        if not widget.isVisible() or widget.isWindow() or _scrolls(widget) or not isinstance(around, QWidget):
            continue
        if not around.rect().contains(QRect(widget.pos(), widget.size())):
            found.append(f"{_named(widget)} {widget.geometry()} in {_named(around)} {around.size()}")
    return found


def _scrolls(widget: QWidget) -> bool:
    """Whether it is a part of a scroll area, or what it moves up and down, no broader than the area."""
    around = widget.parentWidget()
    if isinstance(around, QAbstractScrollArea):
        return True
    area = around.parentWidget() if around else None
    if isinstance(area, QScrollArea) and area.widget() is widget:
        return widget.width() <= area.viewport().width()
    return isinstance(area, QAbstractScrollArea) and not isinstance(area, QScrollArea)


def _come_to_rest() -> None:
    """A layout that changes another needs a further round: words that wrap, the field round them, what scrolls it."""
    for _round in range(6):
        QApplication.processEvents()


def _named(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else widget.accessibleName()
    return f"{type(widget).__name__}({words})"


def wrong(name: str, view: QWidget) -> list[str]:
    """What is wrong with a view."""
    return (
        [] if isinstance(view, QMenu) else [f"{name}: {words}" for words in (*cut_off(view), *outside(view))]
    )


def test_pages_stand_in_their_window_whole(ines: Someone):
    found: list[str] = []
    for name, view in page_views(ines.window):
        for size in SIZES:
            ines.window.resize(*size)
            ines.settles()
            _come_to_rest()
            assert (view.width(), view.height()) == size
            found += wrong(name, view)
    assert found == []


def test_dialogs_stand_on_their_screen_whole(ines: Someone, tmp_path: Path):
    found: list[str] = []
    for name, view in dialog_views(ines.window, tmp_path):
        ines.settles()
        _come_to_rest()
        found += wrong(name, view)
        if not isinstance(view, QMenu):
            least = view.minimumSizeHint().expandedTo(view.minimumSize())
            assert QSize(*SMALL).expandedTo(least) == QSize(*SMALL), (name, least)
            view.resize(view.size().boundedTo(QSize(*SMALL)))
            _come_to_rest()
            found += wrong(name, view)
    assert found == []


def test_the_start_stands_in_its_window_whole(qtbot: QtBot, qapp: QApplication):
    start, _rounds = open_start(dark=False)
    start.show()
    found: list[str] = []
    for name, view in start_views(start):
        for size in SIZES:
            start.resize(*size)
            qtbot.waitUntil(lambda: start.background.is_quiet)
            _come_to_rest()
            assert (view.width(), view.height()) == size
            found += wrong(name, view)
    start.close()
    assert found == []


def test_the_smallest_window_fits_a_small_screen_scaled_to_150_percent(ines: Someone):
    assert QSize(*SMALL).expandedTo(QSize(*SMALLEST)) == QSize(*SMALL)
    ines.window.resize(*SMALLEST)
    for name in ines.window.page_keys:
        ines.goes_to(name)
        least = ines.window.minimumSizeHint()
        assert QSize(*SMALLEST).expandedTo(least) == QSize(*SMALLEST), (name, least)


@pytest.mark.parametrize("scale", ["1.25", "1.5"])
def test_on_a_scaled_screen_every_picture_has_its_pixels(file: Path, scale: str):
    command = [sys.executable, "-m", "tests.ui.scaled", str(file)]
    answer = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "QT_SCALE_FACTOR": scale}
    )
    assert json.loads(answer.stdout) == {"ratio": float(scale), "blurred": [], "lost": 0}
