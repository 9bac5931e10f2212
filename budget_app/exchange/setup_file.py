"""A round as a JSON file describes it (SETUP.json), read into the plain record that opens it; and its file.

What the record means is said in presentation/new_round.py.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from budget_app.desk import Desk
from budget_app.history.sqlite import SqliteLog
from budget_app.presentation.new_round import NewRound, Plan, opening


class BadSetup(ValueError):
    """The file is not a setup; the message is for a person."""


def read(text: str) -> Plan:
    """The plan that the JSON text describes. BadSetup, with field and reason, where it describes none."""
    try:
        return opening(msgspec.json.decode(text, type=NewRound))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadSetup(str(error)) from None


def make(path: Path, plan: Plan, now: Callable[[], str], new_id: Callable[[], str]) -> None:
    """Open the planned round in a new file. FileTaken where `path` exists, Refusal where the rules do not allow it.

    Where the round cannot be written the file goes again, so that the same name can be tried once more.
    """
    SqliteLog.create(path, new_id()).close()
    try:
        log = SqliteLog.open(path)
        try:
            Desk(log, plan.actor, now, new_id).execute(plan.command)
        finally:
            log.close()
    except BaseException:
        for leftover in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            leftover.unlink(missing_ok=True)
        raise
