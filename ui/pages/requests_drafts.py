"""Keeps what is typed and not in the round yet in a small file beside the settings, so that it outlives the program.

One file a window; what a window left that is gone is taken over by the next one of the same person on the same round.
What is in such a file: presentation/cell_drafts.py. What must not live here: reading typed text, and cells.
"""

from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QSettings, QTimer

from budget_app.presentation.cell_drafts import CellDraft, read, written
from ui.background import Background
from ui.bridge import Bridge
from ui.saving import write_whole

FOLDER, ENDING, LOCK = "drafts", ".json", ".lock"
# Between two letters nobody waits for a disk; more than this much typing is never lost.
SOON_MS = 250


class DraftFile(QObject):
    """The file of one window's person. Written off the GUI thread, the whole or nothing, the latest text wins."""

    def __init__(self, parent: QObject, bridge: Bridge, background: Background) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._background = background
        self._file: Path | None = None
        self._lock: QLockFile | None = None
        self._kept = self._wanted = b""
        self._left: list[
            tuple[Path, QLockFile]
        ] = []  # files of windows that are gone, until what they held is kept
        self._key = f"drafts-{uuid4().hex}"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON_MS)
        self._timer.timeout.connect(self._write)
        bridge.closing.connect(self._close)

    def take_over(self) -> tuple[CellDraft, ...]:
        """Begin anew for whoever sits here now; gives what windows left that are gone."""
        self._close()
        folder = Path(QSettings().fileName()).parent / FOLDER
        name = f"{self._bridge.desk.round_id}-{self._bridge.desk.person}"
        found: list[CellDraft] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for left in sorted(folder.glob(f"{name}-*{ENDING}")):
                lock = _lock_of(left)
                if lock.tryLock(0):
                    self._left.append((left, lock))
                    found += read(left.read_bytes())
        except OSError:
            # A settings folder that cannot be used keeps nobody from typing.
            return tuple(found)
        self._file = folder / f"{name}-{uuid4().hex}{ENDING}"
        self._lock = _lock_of(self._file)
        self._lock.tryLock(0)
        return tuple(found)

    def keep(self, typed: Mapping[tuple[str, str], str]) -> None:
        """What is typed now, by line and column; written in a moment."""
        self._wanted = written(typed)
        if self._wanted == self._kept:
            self._let_go()
        elif not self._timer.isActive():
            self._timer.start()

    def _write(self) -> None:
        if self._file is None or self._wanted == self._kept:
            return
        if self._background.is_busy(self._key):
            self._timer.start()
            return
        self._kept = self._wanted
        self._background.run(self._key, _put, self._file, self._wanted, then=lambda _said: self._written())

    def _written(self) -> None:
        self._let_go()
        self._write()

    def _let_go(self) -> None:
        """What other windows left is kept here now."""
        for file, lock in self._left:
            file.unlink(missing_ok=True)
            lock.unlock()
        self._left = []

    def _close(self) -> None:
        """What is left is for the next start; without anything, no file stays."""
        self._timer.stop()
        if self._file is not None:
            _put(self._file, self._wanted)
            self._let_go()
        if self._lock is not None:
            self._lock.unlock()
        self._file = self._lock = None
        self._kept = self._wanted = b""


def _put(file: Path, data: bytes) -> str:
    if data:
        return write_whole(file, data)
    file.unlink(missing_ok=True)
    return ""


def _lock_of(file: Path) -> QLockFile:
    lock = QLockFile(str(file) + LOCK)
    # A lock is stale only when its process is gone, however old it is.
    lock.setStaleLockTime(0)
    return lock
