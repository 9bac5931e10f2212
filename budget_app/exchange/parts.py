"""The commands of a package taken apart: which fields of which line each changes, and without one of them.

How they meet what stands in the round is decided in bring_in.py.
"""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET

from budget_app.domain.attachments import AttachFile
from budget_app.domain.lines import Line, LineFields, Link
from budget_app.domain.links import LinkGoal, UnlinkGoal
from budget_app.domain.messages import Command
from budget_app.domain.requests import ReviseLine
from budget_app.domain.round import Together

GOAL = "goal:"
"""Begins the name of a field that is a line's link to a goal; the goal's id follows."""


class Field(NamedTuple):
    """A field of a line, by the line's id."""

    line: str
    name: str


class Change(NamedTuple):
    """What a command makes of a field, and what its writer saw there."""

    field: Field
    saw: Any
    becomes: Any


def changes_of(command: Command) -> Iterator[Change]:
    """What a command changes of things that were there before it, field by field."""
    match command:
        case Together():
            for each in command.commands:
                yield from changes_of(each)
        case ReviseLine():
            saw = command.expects.given() if command.expects else {}
            for name, value in command.fields.given().items():
                yield Change(Field(command.line, name), saw.get(name), value)
        case LinkGoal():
            names = Link.__struct_fields__
            link = Link(**{name: getattr(command, name) for name in names})
            saw_link = None if command.expects is UNSET else command.expects
            yield Change(Field(command.line, GOAL + command.goal), saw_link, link)
        case UnlinkGoal():
            yield Change(Field(command.line, GOAL + command.goal), command.expects, None)
        case _:
            return


def adapted(command: Command, skips: Collection[Field], forced: Collection[Field]) -> Command:
    """The command without the fields in `skips`, and without a look at what stands in those in `forced`."""
    match command:
        case Together():
            parts = tuple(adapted(each, skips, forced) for each in command.commands)
            return msgspec.structs.replace(command, commands=parts)
        case ReviseLine() if command.expects is not None:
            fields = {n: v for n, v in command.fields.given().items() if Field(command.line, n) not in skips}
            saw = command.expects.given()
            seen = {n: saw[n] for n in fields if n in saw and Field(command.line, n) not in forced}
            if not fields:
                return Together(commands=())
            return ReviseLine(line=command.line, fields=LineFields(**fields), expects=LineFields(**seen))  # type: ignore[arg-type]
        case LinkGoal() | UnlinkGoal():
            field = Field(command.line, GOAL + command.goal)
            if field in skips:
                return Together(commands=())
            anyway = UNSET if isinstance(command, LinkGoal) else None
            return msgspec.structs.replace(command, expects=anyway) if field in forced else command
        case _:
            return command


def line_of(command: Command) -> str:
    """The line a command is about; of several the first one's, "" where it is about none."""
    if isinstance(command, Together):
        return next(filter(None, map(line_of, command.commands)), "")
    return str(getattr(command, "line", "") or getattr(command, "about", ""))


def files_of(command: Command) -> Iterator[str]:
    """The digests of the files a command attaches."""
    if isinstance(command, Together):
        for each in command.commands:
            yield from files_of(each)
    elif isinstance(command, AttachFile):
        yield command.digest


def value_of(line: Line, field: str) -> Any:
    """What a field of a line says; for one that begins with GOAL, its link to that goal or None."""
    return line.link(field.removeprefix(GOAL)) if field.startswith(GOAL) else getattr(line, field)
