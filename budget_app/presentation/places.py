"""Where something is to be seen or mended: a page, a line or goal on it, a part of the inspector, a cell, an action.

Overview, search and the list of what is ready lead to places; the window goes there (ui/going.py).
"""

from typing import Literal

import msgspec

from budget_app.domain.decision import Decision

REQUESTS = "requests"

Part = Literal["", "details", "thread", "history"]


class Place(msgspec.Struct, frozen=True):
    """A place in the window. `part`: of the inspector; `cell`: the column to type into; `post`: the one meant.

    `scope`: whose lines (a department's code), where another scope is wanted. `act`: the id of an action of the menu,
    which is then all that is done.
    """

    page: str = ""
    line: str = ""
    goal: str = ""
    part: Part = ""
    cell: str = ""
    post: str = ""
    scope: str | None = None
    act: str = ""


NOWHERE = Place()


def place_of(state: Decision, thing: str, part: Part = "", post: str = "") -> Place:
    """Where a line or a goal is seen; NOWHERE for anything else."""
    if thing in state.lines:
        return Place(REQUESTS, line=thing, part=part, post=post)
    if thing in state.goals:
        return Place(REQUESTS, goal=thing, part=part, post=post)
    return NOWHERE


def called(state: Decision, thing: str) -> str:
    """A line or goal as people call it: S-014 Field days, Customers; "" for the round itself."""
    if thing in state.lines:
        line = state.lines[thing]
        return f"{line.code} {line.title}".rstrip()
    return state.goals[thing].title if thing in state.goals else ""
