"""The sample round: made by the same commands as everything else, from the sheets and moves in resources/sample.

Opening it always opens a copy. What it says is data; nothing here knows a line of it.
"""

from collections.abc import Callable
from datetime import date, timedelta
from importlib.resources import as_file, files
from pathlib import Path

import msgspec

from budget_app.desk import Desk
from budget_app.domain.attachments import AttachFile
from budget_app.domain.messages import Command
from budget_app.domain.phases import SetDeadline
from budget_app.domain.roles import Phase
from budget_app.domain.round import AnyCommand, Together
from budget_app.exchange import read, setup_file
from budget_app.exchange.import_lines import Options, plan
from budget_app.exchange.problems import Problem
from budget_app.history.files import digest_of_file
from budget_app.history.port import Log
from budget_app.history.sqlite import SqliteLog
from budget_app.history.tables import Tables

_FOLDER = files("resources") / "sample"
_OPENED = "2026-11-06T08:00:00.000000Z"

# How long each phase lasts from the day on which the copy is made.
_DAYS = {
    Phase.REQUESTS: 12,
    Phase.SCORING: 16,
    Phase.NEGOTIATION: 26,
    Phase.DECISION: 33,
}


class Move(msgspec.Struct, rename={"person": "as", "sheet": "import"}, forbid_unknown_fields=True):
    """What somebody did in the sample at a moment: brought in a sheet, gave commands, attached files by line."""

    person: str
    at: str
    sheet: str = ""
    commands: tuple[AnyCommand, ...] = ()
    attach: dict[str, str] = {}


def copy(path: Path, now: Callable[[], str], new_id: Callable[[], str]) -> None:
    """A copy of the sample round in a new file, its deadlines counted from today. FileTaken where `path` exists."""
    SqliteLog.create(path, new_id()).close()
    log = SqliteLog.open(path)
    try:
        desk = play(log, now, new_id)
        Tables(log).follow(desk.state, desk.head.seq)
    finally:
        log.close()


def play(log: Log, now: Callable[[], str], new_id: Callable[[], str]) -> Desk:
    """Give an empty log all that happened in the sample, each person at their own time; the deadlines come last."""
    opening = setup_file.read((_FOLDER / "setup.json").read_text(encoding="utf-8"))
    clock = _Clock(_OPENED)
    desk = Desk(log, opening.actor, clock.now, new_id)
    desk.execute(opening.command)
    for move in msgspec.json.decode((_FOLDER / "moves.json").read_bytes(), type=list[Move]):
        clock.at = move.at
        desk.seat(move.person)
        for command in _commands(desk, move):
            desk.execute(command)
        for line, name in move.attach.items():
            content = (_FOLDER / name).read_bytes()
            attach = AttachFile(line=line, digest=digest_of_file(content), name=name, size=len(content))
            desk.execute(attach, files=[content])
    clock.at = now()
    desk.seat(opening.actor)
    desk.execute(_deadlines(date.fromisoformat(clock.at[:10])))
    return desk


class _Clock:
    """Tells the time it is set to."""

    def __init__(self, at: str) -> None:
        self.at = at

    def now(self) -> str:
        return self.at


def _commands(desk: Desk, move: Move) -> tuple[Command, ...]:
    if not move.sheet:
        return move.commands
    with as_file(_FOLDER / move.sheet) as path:
        found = read.sheets(path)
    if isinstance(found, Problem):
        raise ValueError(found.message)
    planned = plan(desk.state, move.person, found[0], Options())
    if planned.command is None or planned.problems:
        raise ValueError([problem.message for problem in planned.problems])
    return (planned.command,)


def _deadlines(today: date) -> Together:
    days = {phase: (today + timedelta(days=days)).isoformat() for phase, days in _DAYS.items()}
    return Together(name="set_deadline", commands=tuple(SetDeadline(phase=p, day=d) for p, d in days.items()))
