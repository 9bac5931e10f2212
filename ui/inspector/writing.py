"""The field in which a post is written: an @ offers the people, Ctrl+Enter posts.

Who may be meant is said by presentation/mentions.py. The names stand in a list beside the field and cover nothing.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QSizePolicy

from budget_app.presentation.mentions import begun
from budget_app.words import _

ROW = 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Writing(QPlainTextEdit):
    """`offer` gives the names that may follow an @, for what has been typed of them; `names` is to be laid out."""

    sent = Signal()

    def __init__(self, offer: Callable[[str], Sequence[str]]) -> None:
        super().__init__()
        self._offer = offer
        self.names = QListWidget()
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names.setAccessibleName(_("People to mention"))
        self.names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.itemClicked.connect(lambda item: self._mention(item.text()))
        self.names.hide()
        self.setPlaceholderText(_("Write to everybody in the round; @ mentions somebody"))
        self.setAccessibleName(_("A new post"))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._look)

    @property
    def offered(self) -> list[str]:
        """The names that are offered now; none where nobody is being mentioned."""
        if self.names.isHidden():
            return []
        return [self.names.item(n).text() for n in range(self.names.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where names are offered, arrows move among them, Enter and Tab take one, Escape none. Ctrl+Enter posts."""
        enter = event.key() in _ENTER
        at, last = self.names.currentRow(), self.names.count() - 1
        if self.names.isHidden():
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.sent.emit()
            else:
                super().keyPressEvent(event)
        elif enter or event.key() == Qt.Key.Key_Tab:
            self._mention(self.offered[max(at, 0)])
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.names.setCurrentRow(max(0, min(at + step, last)))
        elif event.key() == Qt.Key.Key_Escape:
            self.names.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody is being mentioned any more."""
        super().focusOutEvent(event)
        self.names.hide()

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(200, 64)

    def _tail(self) -> str | None:
        cursor = self.textCursor()
        return begun(cursor.block().text()[: cursor.positionInBlock()])

    def _look(self) -> None:
        tail = self._tail() if self.hasFocus() else None
        names = list(self._offer(tail)) if tail is not None else []
        # A whole name behind the @ leaves nobody to choose.
        is_whole = bool(tail) and names[:1] == [str(tail).strip()]
        self.names.setVisible(bool(names) and not is_whole)
        if names and names != [self.names.item(n).text() for n in range(self.names.count())]:
            self.names.clear()
            self.names.addItems(names)
        self.names.setFixedHeight(ROW * len(names))
        self.names.setCurrentRow(0)

    def _mention(self, name: str) -> None:
        tail = self._tail()
        self.names.hide()
        if tail is None:
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(tail))
        cursor.insertText(f"{name} ")
