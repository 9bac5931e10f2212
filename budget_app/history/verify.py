"""Checks everything that can be checked of a log and names what does not hold; whatever the damage, it never fails.

Nothing is repaired and nothing written: a file is opened for reading only, and its search checked in a copy in memory.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from budget_app.domain.round import EVENTS, Round
from budget_app.history import chain, file, tables
from budget_app.history.codec import Codec
from budget_app.history.files import Named
from budget_app.history.findings import Finding, What
from budget_app.history.port import Damaged, Entry, Head, Log
from budget_app.history.replay import replay
from budget_app.history.sqlite import SqliteLog

_STEP = 4096


class Report(msgspec.Struct, frozen=True):
    """What was found, and how far the log reaches."""

    findings: tuple[Finding, ...]
    head: Head

    @property
    def fingerprint(self) -> str:
        """The short form of the newest hash."""
        return chain.fingerprint(self.head.hash)


def verify(log: Log) -> Report:
    """Chain, shape and rules of every entry of any log, and its attached files. O(entries + bytes)."""
    findings: list[Finding] = []
    head, named = chain.BEGINNING, Named()
    for step in replay(Round(), log.read(), Codec(EVENTS), log.round_id):
        head = Head(step.entry.seq, step.entry.hash)
        named.note(head.seq, step.event)
        if step.finding:
            findings.append(step.finding)
    findings += named.findings(log)
    return Report(tuple(findings), head)


def verify_file(path: Path) -> Report:
    """All of `verify`, and of the file its pages, tables, guards, readable tables and full-text search. O(file).

    LogError where it cannot be looked into at all: NoFile, NotReadable, NotALog, NewerSchema, Busy.
    """
    file.identify(path)
    findings: list[Finding] = []
    head = chain.BEGINNING
    try:
        with closing(SqliteLog.open_as_is(path)) as log:
            for check in (file.whole_findings, file.table_findings, file.guard_findings):
                findings += _told(check, log.connection)
            head = _check_entries(log, findings)
            findings += _told(_search_findings, log.connection)
    except Damaged as damaged:
        findings += damaged.findings
    except (sqlite3.Error, UnicodeDecodeError) as error:
        findings.append(Finding(0, What.FILE, str(error)))
    return Report(tuple(findings), head)


def _told(
    check: Callable[[sqlite3.Connection], list[Finding]], connection: sqlite3.Connection
) -> list[Finding]:
    """What the check finds; where SQLite gives up on the damage, what it says of it."""
    try:
        return check(connection)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return [Finding(0, What.FILE, str(error))]


def _check_entries(log: SqliteLog, findings: list[Finding]) -> Head:
    state, head, named = Round(), chain.BEGINNING, Named()
    upto = tables.upto(log.connection)
    if upto == 0:
        findings += tables.differences(log.connection, state, 0)
    for step in replay(state, _readable(log, findings), Codec(EVENTS), log.round_id):
        head = Head(step.entry.seq, step.entry.hash)
        named.note(head.seq, step.event)
        if step.finding:
            findings.append(step.finding)
        if upto is not None and head.seq == upto:
            findings += tables.differences(log.connection, state, upto)
    if upto is not None and not 0 <= upto <= head.seq:
        findings.append(Finding(0, What.TABLES, f"tables_upto: {upto}"))
    findings += named.findings(log)
    return head


def _readable(log: SqliteLog, findings: list[Finding]) -> Iterator[Entry]:
    """All entries the file gives back, in order; the numbers it does not are named."""
    after = 0
    while True:
        try:
            for entry in log.read(after):
                yield entry
                after = max(after, entry.seq)
            return
        except Damaged:
            pass  # somewhere in the next batch: look at them one by one
        readable = 0
        for seq in range(after + 1, after + _STEP + 1):
            try:
                entry = log.one(seq)
            except Damaged as damaged:
                findings.append(Finding(seq, What.UNREADABLE, damaged.detail))
                continue
            if entry is not None:
                readable += 1
                yield entry
        if not readable:
            return
        after += _STEP


def _search_findings(connection: sqlite3.Connection) -> list[Finding]:
    if tables.upto(connection) is None:
        return []
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        connection.backup(copy)
        return tables.search_differences(copy)
