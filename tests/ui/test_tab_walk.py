"""A person without a mouse: the Tab key goes round the whole window, and every stop says what it is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from tests.ui.driver import Someone

MOST = 80


def stops(first: QWidget) -> list[QWidget]:
    """Where Tab leads, from a widget until it comes back to it."""
    first.setFocus()
    found: list[QWidget] = []
    for _turn in range(MOST):
        now_here = QApplication.focusWidget()
        assert now_here is not None
        if now_here in found:
            return found
        found.append(now_here)
        QTest.keyClick(now_here, Qt.Key.Key_Tab)
    raise AssertionError("Tab goes on and on")


def spoken(stop: QWidget) -> str:
    """What a screen reader calls it: its name, else the words on it."""
    words = stop.text() if isinstance(stop, QAbstractButton) else ""
    return stop.accessibleName() or words or (stop.placeholderText() if isinstance(stop, QLineEdit) else "")


@pytest.mark.parametrize("page", ["overview", "tradeoffs", "decide", "decide as a grid"])
def test_tab_goes_round_the_window_and_every_stop_has_a_name(sit: Callable[..., Someone], page: str):
    ines = sit("ines")
    if page == "decide as a grid":
        ines.looks_at_decide_as("grid")
    else:
        ines.goes_to(page)
    shown = ines.window.page(page.split()[0])
    first = QApplication.focusWidget()
    assert first is not None
    assert shown.isAncestorOf(first)
    found = stops(first)
    assert ines.window.header.menu in found
    assert any(ines.window.rail.isAncestorOf(stop) for stop in found)
    inside = [stop for stop in found if shown.isAncestorOf(stop)]
    assert len(inside) > 3
    nameless = [type(stop).__name__ for stop in found if not spoken(stop)]
    assert nameless == []


def test_the_grid_of_requests_keeps_tab_for_its_cells_and_is_left_by_ctrl_f(sit: Callable[..., Someone]):
    ines = sit("ines")
    page = ines.goes_to("requests")
    grid = QApplication.focusWidget()
    assert grid is not None
    assert page.isAncestorOf(grid)
    QTest.keyClick(grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    elsewhere = QApplication.focusWidget()
    assert isinstance(elsewhere, QLineEdit)
    assert not grid.isAncestorOf(elsewhere)
