"""The installed binding to Qt loses no references: PySide6 6.12.0 does, and aborts after a while."""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_calls_into_qt_leave_the_count_of_none_alone(qtbot: QtBot, qapp):
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(20_000):
        qapp.processEvents()
        widget.setWindowTitle("Accord")
    assert abs(sys.getrefcount(None) - before) <= 100
