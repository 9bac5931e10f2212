"""Opening a round for the window, on the store's thread: it begins before Qt is loaded, so Qt must not be needed here.

What a file must be like is history's; who waits for it is ui/window.py.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path

from budget_app.cli.desks import new_id, now, secrets
from budget_app.desk import Desk
from budget_app.domain.people import find_person
from budget_app.history.backups import Backup
from budget_app.history.place import Place, place_of
from budget_app.history.port import Damaged, NoFile, NotALog
from budget_app.history.sqlite import SqliteLog
from budget_app.history.surroundings import translated
from ui.backup_root import newest_backup


def place_for_sample() -> Path:
    """Where a fresh copy of the sample round goes: among the person's own data; earlier copies stay."""
    import platformdirs  # late: most starts open a file

    folder = Path(platformdirs.user_data_dir("Accord", appauthor=False, ensure_exists=True))
    stamp = now()[:19].replace(":", "").replace("T", " ")
    names = (f"Sample {stamp}{'' if n == 1 else f' ({n})'}.accord" for n in count(1))
    return next(file for name in names if not (file := folder / name).exists())


def make_sample(file: Path) -> None:
    """A copy of the sample round. FileTaken where `file` exists."""
    from budget_app import sample  # late: brings in what reads sheets

    sample.copy(file, now, new_id)


class Opening:
    """A round on its way from its file to a desk; `store` is the one thread that may touch its log.

    `place` is where the file lies, once it is open, and `backup` the newest of one that cannot be opened any more.
    `make` makes the file first, where it is a new one.
    """

    def __init__(self, file: Path, make: Callable[[Path], None] | None = None) -> None:
        self.file = file
        self.place = Place()
        self.backup: Backup | None = None
        self.store = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._opened = self.store.submit(self._open, make)

    @property
    def done(self) -> "Future[tuple[SqliteLog, Desk]]":
        """What is on its way."""
        return self._opened

    def result(self, person: str = "") -> tuple[SqliteLog, Desk]:
        """Log and desk, with `person` (id or unique name) at the desk, or nobody; waits until they are there.

        LogError where the file cannot be opened, Refusal where there is no such person.
        """
        try:
            log, desk = self._opened.result()
            if person:
                desk.seat(find_person(desk.state, person).id)
        except BaseException:
            self.store.shutdown(wait=False)
            raise
        return log, desk

    def _open(self, make: Callable[[Path], None] | None) -> tuple[SqliteLog, Desk]:
        if make is not None:
            make(self.file)
        try:
            log = SqliteLog.open(self.file)
        except (NoFile, NotALog, Damaged):
            self.backup = newest_backup(self.file)
            raise
        with translated(self.file):
            self.place = place_of(self.file)
        return log, Desk(log, "", now, new_id, secrets())
