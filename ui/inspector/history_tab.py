"""The history of what is picked: who changed what when, from what to what, newest first.

What must not live here: reading entries (presentation/line_history.py).
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from budget_app.presentation.line_history import HistoryItem
from budget_app.words import _
from ui.widgets.card import rule
from ui.widgets.labels import text


class HistoryTab(QScrollArea):
    """A list that is made anew only where the history is another one."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[HistoryItem, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        inside = QWidget()
        held = QVBoxLayout(inside)
        held.setContentsMargins(16, 12, 16, 14)
        held.addLayout(self._list)
        held.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("History of the line"))

    def show_items(self, items: Sequence[HistoryItem]) -> None:
        """Another history."""
        if tuple(items) == self._items:
            return
        self._items = tuple(items)
        while (item := self._list.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for n, item in enumerate(self._items):
            if n:
                self._list.addWidget(rule())
            self._list.addWidget(_entry(item))


def _entry(item: HistoryItem) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    head = QHBoxLayout()
    head.addWidget(text(item.who, "smallstrong"), 1)
    head.addWidget(text(item.time, "small"), 0, Qt.AlignmentFlag.AlignRight)
    column.addLayout(head)
    column.addWidget(text(item.words, "body", wrap=True))
    for change in item.changes:
        before, after = change.before or "—", change.after or "—"
        told = f"{change.label}: {before} → {after}" if change.before else f"{change.label}: {after}"
        column.addWidget(text(told, "small", wrap=True))
    if item.note:
        column.addWidget(text(_("“{note}”").format(note=item.note), "small", wrap=True))
    return made
