"""Every command as data: its fields and their types, who may give it, in which phases.

Read off the commands themselves and the table of permissions, so it cannot say anything else than what holds.
"""

from typing import Any

import msgspec
from msgspec import inspect

from budget_app.domain.messages import Command
from budget_app.domain.permissions import CAUSES, RIGHTS
from budget_app.domain.roles import Phase
from budget_app.domain.round import COMMANDS

_PLAIN: dict[type[inspect.Type], str] = {
    inspect.StrType: "text",
    inspect.IntType: "whole number",
    inspect.FloatType: "number",
    inspect.BoolType: "true or false",
    inspect.NoneType: "null",
}


def command_list() -> list[dict[str, Any]]:
    """One record a command: command, what, fields, who (role to own or any), phases."""
    return [_described(command) for command in COMMANDS]


def _described(command: type[Command]) -> dict[str, Any]:
    rights = [RIGHTS[event] for event in CAUSES.get(command, ())][:1]
    phases = {phase for right in rights for phase in right.phases}
    return {
        "command": str(command.__struct_config__.tag),
        "what": " ".join((command.__doc__ or "").split()),
        "fields": _fields(inspect.type_info(command)),
        "who": {role: reach for right in rights for role, reach in sorted(right.who.items())},
        "phases": [phase for phase in Phase if phase in phases],
    }


def _fields(struct: inspect.Type) -> list[dict[str, Any]]:
    assert isinstance(struct, inspect.StructType)
    return [_field(field) for field in struct.fields]


def _field(field: inspect.Field) -> dict[str, Any]:
    parts = _alternatives(field.type)
    data: dict[str, Any] = {
        "name": field.name,
        "type": " or ".join(dict.fromkeys(_type_name(part) for part in parts)),
        "required": field.required,
    }
    default = field.default
    if not field.required and default is not msgspec.NODEFAULT and default is not msgspec.UNSET:
        data["default"] = msgspec.to_builtins(default)
    for part in parts:
        inner = part.item_type if isinstance(part, inspect.VarTupleType) else part
        if isinstance(inner, inspect.StructType):
            data["fields"] = _fields(inner)
    return data


def _alternatives(kind: inspect.Type) -> list[inspect.Type]:
    if not isinstance(kind, inspect.UnionType):
        return [kind]
    commands = [part for part in kind.types if isinstance(part, inspect.StructType) and part.tag]
    return [] if commands else list(kind.types)


def _type_name(kind: inspect.Type) -> str:
    match kind:
        case inspect.EnumType():
            return "one of " + ", ".join(str(member.value) for member in kind.cls)
        case inspect.VarTupleType():
            item = _alternatives(kind.item_type)
            return "list of " + (_type_name(item[0]) if item else "commands")
        case inspect.DictType():
            return f"object of {_type_name(kind.value_type)}"
        case inspect.StructType():
            return "object"
        case _:
            return _PLAIN[type(kind)]
