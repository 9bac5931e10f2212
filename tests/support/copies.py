"""Copies of a round on which people work apart, and the packages they send home. For tests of the core."""

import itertools
from collections.abc import Sequence

from budget_app.desk import Desk
from budget_app.exchange import package_file
from budget_app.exchange.bring_in import Here, Key, Plan, Side, plan
from budget_app.exchange.package_file import Pack
from budget_app.exchange.packing import pack
from budget_app.history.memory import MemoryLog
from tests.support.given import NOW

THERE = "2026-11-24T09:00:00.000000Z"
_NAMES = itertools.count(1)


def copy_of(log: MemoryLog, person: str) -> Desk:
    """The desk of a person on a copy of the round as it stands."""
    copy = MemoryLog(log.round_id)
    copy._entries = list(log.read())  # as a copy of the file would hold them
    copy._files = dict(log._files)
    name, numbers = next(_NAMES), itertools.count(1)
    return Desk(copy, person, lambda: THERE, lambda: f"c{name}-{next(numbers)}")


def sent(desk: Desk) -> Pack:
    """The package of whoever sits there, through its file."""
    written = package_file.written(pack(desk._log, desk.entries, desk.person, THERE))
    return package_file.read(written, "sent.accord-package")


def planned(desk: Desk, packs: Sequence[Pack], side: Side | None = None) -> Plan:
    """What would come of the packages here; every conflict goes to `side`."""
    here = Here(desk.state, desk.entries, desk.round_id, desk.person, NOW)
    choices: dict[Key, Side] = {}
    while True:
        found = plan(here, packs, choices)
        new = {each.key for package in found.packages for each in package.conflicts} - choices.keys()
        if side is None or not new:
            return found
        choices.update(dict.fromkeys(new, side))
