"""The errands of keeping a round safe: backups as time goes by, "Save a copy…", "Restore a backup…".

Which backups are kept for how long: budget_app/history/backups.py. Choosing one: restoring.py.
"""

from concurrent.futures import Future
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from budget_app.history.backups import Backup, back_up, of_file, of_round
from budget_app.history.copies import copy_file, save_copy
from budget_app.history.port import LogError, ReadOnly
from budget_app.history.sqlite import SqliteLog
from budget_app.presentation.backups import copy_name
from budget_app.presentation.failures import failure_text
from budget_app.words import _
from ui.actions import Intent
from ui.background import Background
from ui.backup_root import backup_root
from ui.bridge import Bridge
from ui.choosing import choose_round_place
from ui.errands import House
from ui.keeping import last_seen
from ui.rounds import Rounds

_SOON_MS, _OFTEN_MS, _REMEMBER_MS = 3_000, 3_600_000, 2_000


class Keeping(QObject):
    """Keeps one window's round."""

    def __init__(
        self,
        bridge: Bridge,
        background: Background,
        log: SqliteLog,
        rounds: Rounds,
        house: House,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._background = background
        self._log = log
        self._rounds = rounds
        self._house = house
        self._window = window
        self._backed_up = bridge.desk.head.seq
        QTimer.singleShot(_SOON_MS, self, self._back_up_what_others_did)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.back_up)
        self._timer.start(_OFTEN_MS)
        self._is_closed = False
        bridge.closing.connect(self._close)
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(_REMEMBER_MS)
        self._remember.timeout.connect(self._remember_now)
        bridge.changed.connect(lambda _changes: self._remember.start())

    def intents(self) -> tuple[Intent, ...]:
        """What stands in the menu."""
        return (
            Intent("save-copy", _("Save a copy…"), self.ask_copy, ("Ctrl+Shift+S",), "keep"),
            Intent("restore", _("Restore a backup…"), self.ask_restore, (), "keep"),
        )

    def _close(self) -> None:
        self._remember.stop()
        self._remember_now()
        self.back_up()
        self._is_closed = True

    def _remember_now(self) -> None:
        last_seen.remember(self._log.path, self._bridge.desk)

    # --- backups by themselves

    def back_up(self) -> None:
        """A backup, where the round has changed in this window's time."""
        if self._backed_up != self._bridge.desk.head.seq and not self._is_closed:
            self._backed_up = self._bridge.desk.head.seq
            self._bridge.store.ask(lambda: back_up(self._log, backup_root(), datetime.now(UTC)), self._told)

    def _back_up_what_others_did(self) -> None:
        """A backup at the start, where this person has worked on the file before."""

        def work() -> object:
            known = of_file(backup_root(), self._log.path)
            return back_up(self._log, backup_root(), datetime.now(UTC)) if known else None

        if not self._is_closed:
            self._bridge.store.ask(work, self._told)

    def _told(self, done: "Future[object]") -> None:
        try:
            done.result()
        except LogError as error:
            self._house.say(_("No backup could be made. {why}").format(why=failure_text(error)))

    # --- a copy

    def ask_copy(self) -> None:
        """Let the person choose a file, then save a copy there."""
        name = copy_name(self._log.path, datetime.now(UTC))
        title = _("Save a copy of the round")
        choose_round_place(self._window, title, self._log.path.with_name(name), self.save_copy)

    def save_copy(self, path: Path) -> None:
        """Save the round as it stands at `path`; a sentence says how it went."""
        self._house.tell(_("Saving a copy …"))
        work = partial(save_copy, self._log, self._bridge.desk.entries, path)
        self._bridge.store.ask(work, lambda done: self._copied(path, done))

    def _copied(self, path: Path, done: "Future[None]") -> None:
        self._house.tell("")
        try:
            done.result()
        except LogError as error:
            self._house.say(_not_copied(error))
            return
        words = _("A copy of everything up to now is in {path}.").format(path=path)
        self._house.tell(words, _("Open it"), lambda: self._rounds.open_round(path, self._house))

    # --- a backup brought back

    def ask_restore(self) -> None:
        """Show the backups of this round, each with what it holds."""
        from ui.keeping.restoring import RestoreDialog  # late: the first page does not wait for it

        desk = self._bridge.desk
        found = of_round(backup_root(), self._log.round_id)
        dialog = RestoreDialog(found, desk.state, desk.entries, self._background, self._window)
        dialog.chosen.connect(self._ask_where_to)
        dialog.open()

    def _ask_where_to(self, backup: Backup) -> None:
        name = copy_name(self._log.path, backup.at)
        choose_round_place(
            self._window,
            _("Save the backup as"),
            self._log.path.with_name(name),
            partial(self.restore, backup),
        )

    def restore(self, backup: Backup, path: Path) -> None:
        """Save the backup as a new file and open it; the round of this window stays as it is."""
        self._background.run("restore", _copy, backup.path, path, then=partial(self._restored, path))

    def _restored(self, path: Path, error: LogError | None) -> None:
        if error:
            self._house.say(_not_copied(error))
        else:
            self._rounds.open_round(path, self._house)


def _copy(source: Path, path: Path) -> LogError | None:
    """Runs on a worker thread. None where all went well."""
    try:
        copy_file(source, path)
    except LogError as error:
        return error
    return None


def _not_copied(error: LogError) -> str:
    if isinstance(error, ReadOnly):
        return _("{path} cannot be written there. Choose another folder.").format(path=error.path)
    return failure_text(error)
