"""A person at the start window and the wizard, by keys alone, in the verbs of somebody who uses it.

What must not live here: tests, and ways into a field that a person does not have.
"""

from pathlib import Path
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.driver import PATIENCE_MS, Someone
from ui.main_window import MainWindow
from ui.start.wizard import Wizard
from ui.window import open_start

Key = Qt.Key


class Starter:
    """Somebody without a round."""

    def __init__(self, qtbot: QtBot) -> None:
        self._bot = qtbot
        self.window, self.rounds = open_start(dark=False)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self._opened: list[MainWindow] = []
        self.rounds.opened.connect(self._opened.append)

    @property
    def wizard(self) -> Wizard:
        """The wizard, once it was chosen."""
        assert self.window.wizard is not None
        return self.window.wizard

    def chooses(self, title: str) -> Self:
        """Go down to a way to begin by its title, and Enter."""
        for _card in range(8):
            if self.here().accessibleName() == title:
                return self.presses(Key.Key_Return)
            self.presses(Key.Key_Down)
        raise AssertionError(f"there is no {title}")

    def presses(self, key: Qt.Key, times: int = 1) -> Self:
        """A key, where the keys go."""
        for _time in range(times):
            QTest.keyClick(self.here(), key)
        return self

    def types(self, *texts: str) -> Self:
        """Over what stands in this field and in those that follow, with Tab between; "" leaves one as it is."""
        for text in texts:
            here = self.here()
            if text:
                assert isinstance(here, QLineEdit), here
                here.selectAll()
                QTest.keyClicks(here, text)
            self.presses(Key.Key_Tab)
        return self

    def ticks(self, *roles: str) -> Self:
        """The boxes of these roles, with Space, and on past the last box."""
        while isinstance(box := self.here(), QCheckBox):
            if box.isChecked() != (box.text() in roles):
                self.presses(Key.Key_Space)
            self.presses(Key.Key_Tab)
        return self

    def picks(self, words: str) -> Self:
        """An entry of the choice that has the keys, and on."""
        box = self.here()
        assert isinstance(box, QComboBox)
        self.presses(Key.Key_Home)
        for _item in range(box.count()):
            if box.currentText() == words:
                return self.presses(Key.Key_Tab)
            self.presses(Key.Key_Down)
        raise AssertionError(f"there is no {words} to pick")

    def goes_to_the_button(self, words: str) -> Self:
        """Tab until this button has the keys."""
        for _stop in range(80):
            if self.here().accessibleName() == words:
                return self
            self.presses(Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {words}")

    def goes_on(self, step: str) -> Self:
        """Enter, which leads to this step."""
        self.presses(Key.Key_Return)
        assert self.wizard.step == step, self.problems()
        return self

    def problems(self) -> list[str]:
        """What is said to be wrong in the step in view."""
        form = self.wizard.sheet.form
        bands = [
            form.problem,
            *(band for row in form.rows.values() for band in row.findChildren(type(form.problem))),
        ]
        return [band.accessibleName() for band in bands if band.accessibleName() and not band.isHidden()]

    def comes_into(self, file: Path | None = None) -> Someone:
        """Wait for the round's window, which replaces the start."""
        self._bot.waitUntil(lambda: bool(self._opened), timeout=PATIENCE_MS)
        window = self._opened[0]
        if file:
            assert window.file == file
        return Someone(self._bot).sits_at(window)

    def here(self) -> QWidget:
        """What has the keys."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget
