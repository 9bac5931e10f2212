"""Choosing a backup: the list of them, and beside it what the picked one holds. Nothing is restored here.

What is said of a backup is decided in budget_app/presentation/backups.py.
"""

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from budget_app.cli.desks import new_id, now
from budget_app.desk import Desk
from budget_app.domain.round import Round
from budget_app.history.backups import Backup
from budget_app.history.port import Entry, LogError
from budget_app.history.sqlite import SqliteLog
from budget_app.presentation.backups import Preview, backup_words, preview
from budget_app.presentation.failures import failure_text
from budget_app.words import _
from ui.background import Background
from ui.sizes import keep_size, open_at
from ui.widgets.buttons import button, disable
from ui.widgets.labels import text

WIDTH, HEIGHT, LIST_WIDTH, EDGE, GAP = 760, 460, 240, 20, 16
_KEY = "backup"


class RestoreDialog(QDialog):
    """The backups of a round, newest first."""

    chosen = Signal(object)  # the Backup that is to be saved and opened

    def __init__(
        self,
        backups: Sequence[Backup],
        state: Round,
        entries: Sequence[Entry],
        background: Background,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._backups = backups
        self._state, self._entries = state, entries
        self._background = background
        self.setWindowTitle(_("Restore a backup"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, WIDTH, HEIGHT)
        keep_size(self, "restore")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups, the newest first"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setVisible(bool(backups))
        self.list.addItems([backup_words(backup, datetime.now(UTC)) for backup in backups])
        self.title = text("", "section", wrap=True)
        self.stood = text("", wrap=True)
        self.has, self.lacks = text("", "strong", wrap=True), text("", "strong", wrap=True)
        self.having, self.lacking = text("", "secondary", wrap=True), text("", "secondary", wrap=True)
        self.restore = button(
            _("Save as a new file and open…"),
            "primary",
            on_click=lambda: self._choose(self.list.currentRow()),
        )
        self._lay_out()
        self.list.currentRowChanged.connect(self._pick)
        self.list.itemActivated.connect(lambda item: self._choose(self.list.row(item)))
        self.finished.connect(lambda: background.drop(_KEY))
        self._pick(-1)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        shown = QVBoxLayout()
        shown.setSpacing(GAP // 2)
        for part in (self.title, self.stood, self.lacks, self.lacking, self.has, self.having):
            shown.addWidget(part)
        shown.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self.list)
        middle.addLayout(shown, 1)
        foot = QHBoxLayout()
        foot.addWidget(text(_("The round that is open stays as it is."), "small"))
        foot.addStretch(1)
        foot.addWidget(button(_("Cancel"), on_click=self.reject))
        foot.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._backups) and self.restore.isEnabled():
            self.accept()
            self.chosen.emit(self._backups[row])

    def _pick(self, row: int) -> None:
        """Look into this backup, off the GUI thread."""
        for part in (self.has, self.having, self.lacks, self.lacking):
            part.setText("")
        if not 0 <= row < len(self._backups):
            self.title.setText(_("There is no backup of this round yet"))
            self.stood.setText(
                _("Accord makes one when you close a round you changed, and every hour while you work.")
            )
            disable(self.restore, _("There is no backup yet."))
            return
        disable(self.restore, _("Looking into the backup …"))
        self.title.setText(self.list.item(row).text())
        self.stood.setText(_("Looking into the backup …"))
        work = (_look, self._backups[row], self._state, self._entries, datetime.now(UTC))
        self._background.run(_KEY, *work, then=self._show)

    def _show(self, found: Preview | str) -> None:
        if isinstance(found, str):
            self.stood.setText(found)
            disable(self.restore, found)
            return
        disable(self.restore, "")
        self.stood.setText(f"{found.stood} {found.flaws}".rstrip())
        self.lacks.setText(found.lacks)
        self.lacking.setText("\n".join(found.lacking))
        self.has.setText(found.has)
        self.having.setText("\n".join(found.having))


def _look(backup: Backup, state: Round, entries: Sequence[Entry], at: datetime) -> Preview | str:
    """Runs on a worker thread: what the backup holds, or why it cannot be read."""
    try:
        with closing(SqliteLog.open_as_is(backup.path)) as log:
            desk = Desk(log, "", now, new_id)
    except LogError as error:
        return failure_text(error)
    return preview(state, entries, desk.state, desk.entries, len(desk.findings), at)
