"""A person at the Decide page: for tests of it in use.

What must not live here: tests.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.asked_rounds import ids
from tests.support.deciding import decision_log, desk_of
from ui.background import Background
from ui.bridge import Bridge
from ui.pages.decide import DecidePage
from ui.selection import Selection

LEFT = Qt.MouseButton.LeftButton


class Driver:
    """A person at the page."""

    def __init__(self, qtbot: QtBot, person: str, **how: object) -> None:
        self._qtbot = qtbot
        desk = desk_of(decision_log(**how), person)  # type: ignore[arg-type]
        self.bridge = Bridge(desk, desk._log, ThreadPoolExecutor(1), ids("made"))
        self.background, self.selection = Background(), Selection()
        self.page = DecidePage(self.bridge, self.selection, self.background)
        qtbot.addWidget(self.page)
        self.bridge.changed.connect(self.page.refresh)
        self.page.resize(1104, 636)
        self.page.show()
        self.page.refresh(None)
        self.settle()

    @property
    def state(self):
        return self.bridge.state

    def settle(self) -> None:
        """Until nothing is under way."""
        busy = ("decide/best", "decide/offer")
        self._qtbot.waitUntil(
            lambda: self.bridge.is_idle and not any(self.background.is_busy(key) for key in busy)
        )
        QApplication.processEvents()

    def click_tier(self, line: str, tier: str) -> None:
        towers = self.page.towers
        QTest.mouseClick(towers.viewport(), LEFT, pos=towers.place_of(line, tier))
        self.settle()

    def click(self, button: QPushButton) -> None:
        assert button.isVisible()
        QTest.mouseClick(button, LEFT)
        self.settle()

    def key(self, widget: QWidget, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(widget, key)
        self.settle()

    def granted(self) -> dict[str, int]:
        return {line: allocation.amount for line, allocation in self.state.allocations.items()}

    def close(self) -> None:
        self.bridge.close()
        self.background.close()


Sit = Callable[..., Driver]


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")
