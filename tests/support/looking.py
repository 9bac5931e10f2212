"""A person who looks at a line in an inspector of its own, without a window around it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from budget_app.domain.attachments import RemoveAttachment
from budget_app.domain.lines import Line
from budget_app.history.memory import MemoryLog
from budget_app.presentation.line_facts import LineFacts, line_facts
from tests.support.asked_rounds import desk_of, ids
from ui.background import Background
from ui.bridge import Bridge
from ui.inspector.inplace import InplaceLine, InplaceText
from ui.inspector.inspector import Inspector
from ui.reading import Reading
from ui.selection import Selection


class Looking:
    """A person who looks at a line in the inspector."""

    def __init__(self, qtbot: QtBot, log: MemoryLog, person: str) -> None:
        self.bot = qtbot
        self.bridge = Bridge(desk_of(log, person), log.another(), ThreadPoolExecutor(1), ids(f"{person}-ui-"))
        self.selection = Selection()
        self.background = Background()
        self.inspector = Inspector(
            self.bridge,
            self.selection,
            lambda: "2026-11-23T10:00:00.000000Z",
            self.background,
            Reading(self.bridge),
        )
        self.bridge.changed.connect(lambda _changes: self.inspector.refresh())
        self.inspector.resize(304, 700)

    def look(self, line: str) -> None:
        self.selection.pick(line)
        self.inspector.show()
        self.inspector.activateWindow()
        self.bot.waitUntil(self.inspector.isActiveWindow)

    def until(self, holds: Callable[[], bool]) -> None:
        self.bot.waitUntil(lambda: self.bridge.is_idle and holds(), timeout=5000)

    def said(self, inside: QWidget | None = None) -> list[str]:
        where = inside or self.inspector
        return [label.text() for label in where.findChildren(QLabel) if label.isVisibleTo(where)]

    def press(self, words: str) -> None:
        def found() -> list[QPushButton]:
            buttons = self.inspector.findChildren(QPushButton)
            shown = [b for b in buttons if b.isVisibleTo(self.inspector)]
            return [b for b in shown if words in (b.text(), b.accessibleName())]

        self.bot.waitUntil(lambda: bool(found()))
        found()[0].click()

    def type_into(self, field: str, text: str) -> None:
        editor = self.inspector.details.editors[field]
        editor.setFocus()
        if isinstance(editor, InplaceText):
            editor.selectAll()
            self.bot.keyClicks(editor, text)
            self.bot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        elif isinstance(editor, InplaceLine):
            editor.selectAll()
            self.bot.keyClicks(editor, text)
            self.bot.keyClick(editor, Qt.Key.Key_Return)

    def line(self, line: str = "") -> Line:
        """The picked line as it stands, or another."""
        return self.bridge.state.lines[line or self.selection.line]

    def facts(self) -> LineFacts:
        """What the inspector shows of it."""
        return line_facts(self.bridge.state, self.bridge.desk.person, self.line())

    def removal(self, digest: str) -> RemoveAttachment:
        """The command that takes the file off the line."""
        return RemoveAttachment(line=self.line().id, digest=digest)
