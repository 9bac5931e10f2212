"""What a person did on this desk, and the way back: the two lists behind undo and redo.

What undoes an event is a rule of the domain (domain/undo.py); executing is the desk's.
"""

from typing import Literal

import msgspec

from budget_app.domain import undo
from budget_app.domain.messages import Command, Event
from budget_app.domain.round import Round, Together

Way = Literal["do", "undo", "redo"]


class Step(msgspec.Struct, frozen=True):
    """A way back from one command, or again to it; `name` says which command it was."""

    name: str
    command: Command


class _Doing:
    """A command on its way into the log: how it was given, and the way back as far as its events came in."""

    def __init__(self, way: Way, name: str) -> None:
        self.way: Way = way
        self.name = name
        self.back: list[Command] = []
        self.has_way_back = True


class Steps:
    """One person's undo and redo lists. They live as long as the window, as people expect."""

    def __init__(self) -> None:
        self._lists: dict[Way, list[Step]] = {"undo": [], "redo": []}
        self._doing: dict[str, _Doing] = {}

    def begin(self, command_id: str, way: Way, name: str) -> None:
        """The command goes into the log; given again (somebody else came first) it begins anew."""
        self._doing[command_id] = _Doing(way, name)

    def note(self, command_id: str, before: Round, event: Event) -> None:
        """An event of the command is about to change the state `before`; not ours: nothing to note."""
        doing = self._doing.get(command_id)
        if doing is None:
            return
        back = undo.inverse(before, event)
        doing.has_way_back = doing.has_way_back and back is not None
        if back and len(back) > 1:
            back = [Together(commands=tuple(back))]
        doing.back += reversed(back or [])

    def finish(self, command_id: str) -> None:
        """The command is in the state: what it did can be undone, what undo did can be redone."""
        doing = self._doing.pop(command_id, None)
        if doing is None:
            return
        if doing.way != "do" and self._lists[doing.way]:
            self._lists[doing.way].pop()
        if not doing.has_way_back or not doing.back:
            return
        if doing.way == "do":
            self._lists["redo"].clear()
        to: Way = "redo" if doing.way == "undo" else "undo"
        # Of several things, those that somebody changed since stay as they are.
        command = Together(name=doing.name, commands=tuple(reversed(doing.back)), skips_changed=True)
        self._lists[to].append(Step(doing.name, command))

    def next(self, way: Way) -> Step | None:
        """The step that undo or redo would take."""
        return self._lists[way][-1] if self._lists[way] else None

    def name(self, way: Way) -> str:
        """What that step is called; "" where there is none."""
        step = self.next(way)
        return step.name if step else ""

    def drop(self, way: Way, step: Step) -> None:
        """The step was refused, because somebody changed all of it, or had nothing left to do: it is gone."""
        if self.next(way) is step:
            self._lists[way].pop()


def name_of(command: Command) -> str:
    """What undo calls a command: its tag, or the name given to several as one."""
    if isinstance(command, Together) and command.name:
        return command.name
    return str(type(command).__struct_config__.tag)
