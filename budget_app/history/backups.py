"""Backups of rounds: which are made, which are kept for how long, and which there are.

One an hour is kept for a day, one a day for two weeks, one a week for a quarter; the newest always. They lie in a
folder a round, and in it one for each file of it, since copies of a round go their own ways. A name says when a backup
was made and how far it reaches, so that nothing is opened to list them. No clock here: moments are given.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from budget_app.history.port import Entry
from budget_app.history.sqlite import SqliteLog
from budget_app.history.surroundings import translated

HOURLY, DAILY, WEEKLY = timedelta(days=1), timedelta(days=14), timedelta(days=91)
_FORM = "%Y%m%dT%H%M%SZ"
_DIGITS = 12


class Backup(msgspec.Struct, frozen=True):
    """A backup: when it was made (UTC), its number of entries, and the first digits of its newest hash."""

    path: Path
    at: datetime
    seq: int
    digits: str

    def is_of(self, entry: Entry) -> bool:
        """Whether the backup reaches to this entry."""
        return entry.seq == self.seq and entry.hash.startswith(self.digits)


def back_up(log: SqliteLog, root: Path, now: datetime) -> Backup | None:
    """Make a backup of the log as it is, under `root`, and let go of those that have had their time.

    None where there is one of this state already. LogError where it cannot be made. To be called on the log's thread.
    """
    log.check()
    head = log.head()
    folder = _folder(root, log.round_id, log.path)
    digits = head.hash[:_DIGITS]
    if head.seq == 0 or any(b.seq == head.seq and b.digits == digits for b in _in(folder)):
        return None
    with translated(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    backup = Backup(folder / f"{now.strftime(_FORM)} {head.seq} {digits}.accord", now, head.seq, digits)
    log.save_copy(backup.path)
    with translated(folder):
        for old in outlived(_in(folder), now):
            old.path.unlink(missing_ok=True)
    return backup


def of_round(root: Path, round_id: str) -> list[Backup]:
    """The backups of a round, whichever file of it they were made of, newest first."""
    return _sorted(root.glob(f"{_short(round_id)}/*/*.accord"))


def of_file(root: Path, file: Path) -> list[Backup]:
    """The backups made of the round in this file, also where the file cannot be read any more, newest first."""
    return _sorted(root.glob(f"*/{_short(str(file.resolve()))}/*.accord"))


def outlived(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Those that are not kept any longer; one from a future (the clock was set back) is as good as new."""
    kept: set[tuple[object, ...]] = set()
    gone: list[Backup] = []
    for n, backup in enumerate(sorted(backups, key=lambda b: (b.at, b.seq), reverse=True)):
        span = _span(backup.at, now - backup.at)
        if n > 0 and (span is None or span in kept):
            gone.append(backup)
        elif span is not None:
            kept.add(span)
    return gone


def _span(at: datetime, age: timedelta) -> tuple[object, ...] | None:
    """The hour, day or week of which one backup is kept."""
    if age <= HOURLY:
        return ("hour", at.date(), at.hour)
    if age <= DAILY:
        return ("day", at.date())
    return ("week", *at.isocalendar()[:2]) if age <= WEEKLY else None


def _folder(root: Path, round_id: str, file: Path) -> Path:
    return root / _short(round_id) / _short(str(file.resolve()))


def _short(text: str) -> str:
    """A folder's name for any text, also one that somebody chose to lead elsewhere."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]


def _in(folder: Path) -> list[Backup]:
    return _sorted(folder.glob("*.accord"))


def _sorted(paths: Iterable[Path]) -> list[Backup]:
    read = (_read(path) for path in paths)
    return sorted((b for b in read if b is not None), key=lambda b: (b.at, b.seq), reverse=True)


def _read(path: Path) -> Backup | None:
    """The backup as its name says it; None where somebody put another file there."""
    try:
        at, seq, digits = path.stem.split(" ")
        return Backup(path, datetime.strptime(at, _FORM).replace(tzinfo=UTC), int(seq), digits)
    except ValueError:
        return None
