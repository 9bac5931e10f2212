"""Whoever does not see the screen: everything that can have the keys, anywhere in the window, says what it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLineEdit, QScrollBar, QWidget

from budget_app.domain.attachments import AttachFile
from budget_app.domain.sponsors import InviteSponsor
from budget_app.history.files import digest_of_file
from tests.ui.driver import Someone
from ui.pages.requests import RequestsPage
from ui.settings_dialog import SettingsDialog


def stops(root: QWidget) -> Iterator[QWidget]:
    """Every widget shown in it that can have the keys; the field inside another one is that one's."""
    for widget in (root, *root.findChildren(QWidget)):
        inner = isinstance(widget, QScrollBar) or (
            isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), QComboBox)
        )
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner and widget.isVisibleTo(root):
            yield widget


def nameless(root: QWidget) -> list[str]:
    """Those that a screen reader has no words for."""
    found: list[str] = []
    for stop in stops(root):
        interface = QAccessible.queryAccessibleInterface(stop)
        name = interface.text(QAccessible.Text.Name) if interface else stop.accessibleName()
        is_frame = isinstance(stop, QAbstractScrollArea) and not stop.viewport().focusPolicy()
        if not name.strip() and not is_frame:
            found.append(f"{type(stop).__name__} in {type(stop.parent()).__name__}")
    return found


@pytest.mark.parametrize("page", ["requests", "tradeoffs", "decide"])
def test_every_page_is_named_throughout(sit: Callable[..., Someone], page: str):
    ines = sit("ines")
    ines.goes_to(page)
    assert nameless(ines.window) == []


def test_the_inspector_is_named_throughout_with_everything_unfolded(dana: Someone):
    page = dana.goes_to("requests")
    assert isinstance(page, RequestsPage)
    line = dana.line("S-009").id
    page._selection.pick(line)
    dana.bridge.do(InviteSponsor(line=line, department="M", share=30))
    attach = AttachFile(line=line, digest=digest_of_file(b"x"), name="offer.pdf", size=1)
    dana.bridge.do(attach, files=[b"x"])
    dana.waits_until(lambda: bool(dana.line("S-009").attachments))
    details = page.inspector.details
    for section in details.folds:
        details.open(section)
    details.year.begin()
    details.ties.needs.click()
    assert details.ties.picker is not None
    assert nameless(details.ties.picker) == []
    details.ties.picker.close()
    for tab in range(page.inspector.tabs.count()):
        page.inspector.tabs.setCurrentIndex(tab)
        assert nameless(page.inspector) == []
    page.deeds._open_goals_at(line, "", page.mapToGlobal(page.rect().center()))
    assert nameless(page.deeds.goals) == []


def test_the_settings_are_named_throughout(sit: Callable[..., Someone], file: Path):
    nina = sit("nina")
    dialog = SettingsDialog(nina.bridge, nina.window)
    assert nameless(dialog) == []
    dialog.close()
