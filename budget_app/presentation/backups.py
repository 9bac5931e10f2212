"""What the backups of a round hold, in words: when each was made, how the round stood, what it lacks and has besides.

Which backups there are and how they are kept: budget_app/history/backups.py.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import count, takewhile
from pathlib import Path

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.round import Round
from budget_app.history.backups import Backup
from budget_app.history.port import Entry
from budget_app.presentation.activity import ago, change_text
from budget_app.presentation.amounts import short_money
from budget_app.presentation.names import phase_name
from budget_app.presentation.times import moment_text
from budget_app.words import _, _n

MOST_TOLD = 8


class Preview(msgspec.Struct, frozen=True):
    """A backup beside the round as it stands: how it stood then, and the changes that are only here or only there."""

    stood: str
    lacks: str
    lacking: tuple[str, ...]
    has: str
    having: tuple[str, ...]
    flaws: str


def backup_words(backup: Backup, now: datetime) -> str:
    """When it was made and how far it reaches: "09:12, 312 entries"."""
    entries = _n("{n} entry", "{n} entries", backup.seq).format(n=backup.seq)
    when = moment_text(backup.at.isoformat(), now.isoformat())
    return _("{when}, {entries}").format(when=when, entries=entries)


def preview(
    state: Round,
    entries: Sequence[Entry],
    then: Round,
    then_entries: Sequence[Entry],
    flaws: int,
    now: datetime,
) -> Preview:
    """`state` and `entries` as they are, `then` and `then_entries` of the backup; so many of its entries do not hold.

    O(entries).
    """
    pairs = zip(entries, then_entries, strict=False)
    shared = sum(1 for _pair in takewhile(lambda pair: pair[0].hash == pair[1].hash, pairs))
    missing, more = entries[shared:], then_entries[shared:]
    return Preview(
        _stood(then),
        _lacks(len(missing), bool(more)),
        _told(state, missing, now),
        _n(
            "It holds {n} change that the file does not hold now:",
            "It holds {n} changes that the file does not hold now:",
            len(more),
        ).format(n=len(more))
        if more
        else "",
        _told(then, more, now),
        _n("{n} entry in it does not hold.", "{n} entries in it do not hold.", flaws).format(n=flaws)
        if flaws
        else "",
    )


def copy_name(file: Path, at: datetime) -> str:
    """What the file is called that a backup is saved as: "FY27 as of 2026-11-25 0912.accord"."""
    moment = at.astimezone().strftime("%Y-%m-%d %H%M")
    return _("{name} as of {moment}").format(name=file.stem, moment=moment) + file.suffix


def free_name(file: Path, at: datetime) -> Path:
    """Where a backup goes that is brought back beside `file`: as `copy_name` says, numbered where that is taken."""
    wanted = file.with_name(copy_name(file, at))
    names = (wanted.with_stem(f"{wanted.stem} ({n})") if n > 1 else wanted for n in count(1))
    return next(path for path in names if not path.exists())


def _stood(then: Round) -> str:
    if not then.name:
        return _("No round had been opened yet.")
    asked, digits = sum(queries.asked_by_department(then).values()), money.digits(then.currency)
    lines = sum(line.is_live for line in then.lines.values())
    return _("{round}: {phase}, {lines}, {asked} asked of {fund} {currency}.").format(
        round=then.name,
        phase=phase_name(then.phase),
        lines=_n("{n} line", "{n} lines", lines).format(n=lines),
        asked=short_money(asked, digits),
        fund=short_money(then.fund, digits),
        currency=then.currency,
    )


def _lacks(missing: int, has_more: bool) -> str:
    if missing > MOST_TOLD:
        return _("It lacks {n} changes made since, the last {told} of them:").format(
            n=missing, told=MOST_TOLD
        )
    if missing:
        return _n("It lacks {n} change made since:", "It lacks {n} changes made since:", missing).format(
            n=missing
        )
    return "" if has_more else _("It holds everything the file holds now.")


def _told(state: Round, entries: Sequence[Entry], now: datetime) -> tuple[str, ...]:
    """The newest changes first, at most a handful."""
    return tuple(
        _("{what}, {ago}").format(what=change_text(state, entry), ago=ago(entry.at, now.isoformat()))
        for entry in reversed(entries[-MOST_TOLD:])
    )
