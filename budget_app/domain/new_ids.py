"""Ids for what a command makes and does not name: they arrive with the command, so that deciding stays pure."""

from collections.abc import Callable

import msgspec

from budget_app.domain import imports
from budget_app.domain.messages import Command
from budget_app.domain.round import BringIn, Together


def with_ids(command: Command, new_id: Callable[[], str]) -> Command:
    """The command with an id in every place where it makes a thing and names none."""
    if isinstance(command, Together):
        return msgspec.structs.replace(
            command, commands=tuple(with_ids(part, new_id) for part in command.commands)
        )
    if isinstance(command, BringIn):
        parts = tuple(
            msgspec.structs.replace(part, command=with_ids(part.command, new_id)) for part in command.parts
        )
        return msgspec.structs.replace(command, parts=parts)
    if isinstance(command, imports.ImportLines):
        rows = tuple(
            row if row.line else msgspec.structs.replace(row, line=new_id()) for row in command.lines
        )
        return msgspec.structs.replace(command, lines=rows)
    if command.makes and not getattr(command, command.makes):
        return msgspec.structs.replace(command, **{command.makes: new_id()})
    return command
