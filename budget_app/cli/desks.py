"""A desk on a file, for the length of one command: who sits there, what the clock says, where ids come from.

The one place where the command line meets the outside world; the window has its own in ui/app.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

import click

from budget_app.desk import Desk
from budget_app.domain.messages import Refusal
from budget_app.domain.people import Person, find_person
from budget_app.history.keeper import FolderKeeper
from budget_app.history.sqlite import SqliteLog
from budget_app.history.tables import Tables
from budget_app.presentation.findings import warning_text
from budget_app.presentation.messages import refusal_text


def now() -> str:
    """UTC as the history writes it: 2026-11-23T08:27:00.000000Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def new_id() -> str:
    """An identifier nobody else has: 64 random bits."""
    return token_hex(8)


def secrets() -> FolderKeeper:
    """Where this user's secrets stay: beside the settings."""
    return FolderKeeper(_place_of_secrets)


def _place_of_secrets() -> Path:
    import platformdirs  # late: only points are sealed

    return Path(platformdirs.user_config_dir("Accord", appauthor=False)) / "sealed"


@contextmanager
def reading_desk(file: Path) -> Iterator[Desk]:
    """A desk at which nobody sits, for questions."""
    log = SqliteLog.open(file)
    try:
        yield _warned(Desk(log, "", now, new_id))
    finally:
        log.close()


@contextmanager
def working_desk(file: Path, person: str) -> Iterator[Desk]:
    """The desk of a person, meant by id or unique name. What was done there is in the readable tables at the end."""
    log = SqliteLog.open(file)
    try:
        desk = _warned(Desk(log, "", now, new_id, secrets()))
        desk.seat(who(desk, person).id)
        yield desk
        Tables(log).follow(desk.state, desk.head.seq)
    finally:
        log.close()


def _warned(desk: Desk) -> Desk:
    if desk.findings:
        click.echo(warning_text(desk.findings), err=True)
    return desk


def who(desk: Desk, ref: str) -> Person:
    """The person meant by id or unique name; a sentence where there is none."""
    try:
        return find_person(desk.state, ref)
    except Refusal as refusal:
        raise click.ClickException(refusal_text(refusal, desk.state)) from None
