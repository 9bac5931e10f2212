"""A window in a process of its own that is killed while somebody types: run as a module by test_typing_lost.py.

Arguments: the round's file, the folder of the settings.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.opening import Opening
from ui.pages.requests import RequestsPage
from ui.shots import settle
from ui.window import open_window

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def main(file: Path, settings: str) -> None:
    """Type an amount that can be read in two ways, then half a title, and wait for the end."""
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, settings)
    window, _rounds = open_window(Opening(file), "dana", False)
    window.show()
    window.activateWindow()
    settle(window.bridge, window.background)
    page = window.page("requests")
    assert isinstance(page, RequestsPage)
    grid, lines = page.grid, page._bridge.state.line_ids
    grid.setFocus()
    grid.go_to(lines["S-003"], "requested")
    QApplication.clipboard().setText("1.234")
    QTest.keyClick(grid, Key.Key_V, CTRL)
    settle(window.bridge, window.background)
    grid.type_into(lines["S-005"], "title")
    field = grid.cells.editor
    assert field is not None
    field.clear()
    QTest.keyClicks(field, "Partners in the")
    # Whoever waits kills this as soon as it is on the disk.
    QApplication.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
