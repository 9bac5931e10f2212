"""Where this person's backups lie, and the newest of a file that can still be opened. Needs no Qt.

Which backups are made and kept: budget_app/history/backups.py.
"""

from pathlib import Path

from budget_app.history.backups import Backup, of_file
from budget_app.history.port import LogError
from budget_app.history.sqlite import SqliteLog


def backup_root() -> Path:
    """Where this person's backups lie."""
    import platformdirs  # late: the first page does not wait for it

    return Path(platformdirs.user_data_dir("Accord", appauthor=False)) / "backups"


def newest_backup(file: Path) -> Backup | None:
    """The newest backup of the round in this file that opens; None where there is none. Reads the disk."""
    for backup in of_file(backup_root(), file):
        try:
            SqliteLog.open_as_is(backup.path).close()
        except LogError:
            continue
        return backup
    return None
