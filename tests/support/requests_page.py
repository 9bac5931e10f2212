"""A person at the Requests page of a round, by keys and clicks, for tests of the page.

What must not live here: tests.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_app.history.memory import MemoryLog
from tests.support.asked_rounds import desk_of, ids
from ui.background import Background
from ui.bridge import Bridge
from ui.pages.requests import RequestsPage
from ui.selection import Selection


class Sitting:
    """A person at the page of a round."""

    def __init__(self, qtbot: QtBot, log: MemoryLog, person: str = "dana") -> None:
        self.bot, self.log = qtbot, log
        self.bridge = Bridge(desk_of(log, person), log.another(), ThreadPoolExecutor(1), ids(f"{person}-ui-"))
        self.selection = Selection()
        self.background = Background()
        self.page = RequestsPage(self.bridge, self.selection, self.background)
        self.bridge.changed.connect(self.page.refresh)
        self.page.resize(1104, 636)
        self.page.refresh(None)
        self.page.show()
        self.page.activateWindow()
        self.page.grid.setFocus()
        qtbot.waitUntil(self.page.isActiveWindow)

    def at(self, line: str, column: str) -> None:
        assert self.page.grid.go_to(line, column)

    def keys(self, *pressed: Qt.Key, ctrl: bool = False) -> None:
        how = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        for key in pressed:
            self.bot.keyClick(QApplication.focusWidget(), key, how)

    def types(self, text: str) -> None:
        for sign in text:
            self.bot.keyClicks(QApplication.focusWidget(), sign)

    def until(self, holds: Callable[[], bool]) -> None:
        quiet = lambda: self.bridge.is_idle and self.background.is_quiet
        self.bot.waitUntil(lambda: quiet() and holds(), timeout=5000)

    def line(self, key: str):
        return self.bridge.state.lines[key]

    def shown(self, line: str, column: str) -> str:
        return self.page.model.index_of(line, column).data()

    def band(self, line: str) -> str:
        row = self.page.grid.row_of(line)
        return row.band.text if row and row.band else ""

    def leaves(self) -> None:
        """Close the page and let go of the round."""
        self.page.close()
        self.background.close()
        self.bridge.close()
