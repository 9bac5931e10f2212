"""Somebody who looks at a line in the inspector."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_app.history.memory import MemoryLog
from tests.support.asked_rounds import asked_log
from tests.support.looking import Looking
from ui.theme import Theme


@pytest.fixture
def look(qtbot: QtBot, qapp: QApplication) -> Callable[..., Looking]:
    Theme(qapp, dark=False)

    def begin(log: MemoryLog | None = None, person: str = "dana", line: str = "l6") -> Looking:
        one = Looking(qtbot, log or asked_log(), person)
        # Closed before its widgets go, or what it still hears of would reach one that is gone.
        qtbot.addWidget(one.inspector, before_close_func=lambda _widget: one.bridge.close())
        one.look(line)
        return one

    return begin
