"""Files dropped on the inspector or pasted into it are attached to the line it shows.

What must not live here: reading files, who may attach them (both are asked).
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QDropEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.drops import PACKAGE, ROUND, files_of
from ui.inspector.files import pasted_files


class FileDrops(QObject):
    """`takes` says whether files can be attached now; where they cannot, the window around is asked."""

    def __init__(
        self, target: QWidget, takes: Callable[[], bool], attach: Callable[[list[Path]], object]
    ) -> None:
        super().__init__(target)
        self._takes = takes
        self._attach = attach
        target.setAcceptDrops(True)
        target.installEventFilter(self)
        # In a field Ctrl+V pastes text; the field has the key before this action.
        paste = QAction(target)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.triggered.connect(lambda _on=False: self._paste())
        target.addAction(paste)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what holds files, where they can be attached."""
        if not isinstance(event, QDropEvent) or not self._takes():
            return False
        files = files_of(event.mimeData())
        # Rounds and packages are opened by the window, wherever they are dropped.
        if not files or any(file.suffix.lower() in (ROUND, PACKAGE) for file in files):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self._attach(files)
        return True

    def _paste(self) -> None:
        files = pasted_files()
        if files and self._takes():
            self._attach(files)
