"""The filter of the requests grid by what one ticks: states, departments, goals. Within a kind that means or, between
kinds and.

The filter by words: line_filter.py. What must not live here: which lines there are, and controls.
"""

import msgspec

from budget_app.domain.decision import Decision
from budget_app.domain.queries import live_goals
from budget_app.presentation.names import listed
from budget_app.presentation.requests_rows import Kept
from budget_app.presentation.signs import status_order, status_word
from budget_app.words import _

WITHDRAWN, NO_GOAL = "withdrawn", ""


class Only(msgspec.Struct, frozen=True):
    """What is ticked: marks of states, codes of departments, ids of goals ("" for none yet). Nothing of a kind: all."""

    states: frozenset[str] = frozenset()
    departments: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is ticked."""
        return bool(self.states or self.departments or self.goals)


EVERYTHING = Only()


class Kind(msgspec.Struct, frozen=True):
    """One kind of thing to tick: the field of Only, its title, and pairs of key and words."""

    field: str
    title: str
    choices: tuple[tuple[str, str], ...]


def kinds(state: Decision) -> tuple[Kind, ...]:
    """What can be ticked in this round."""
    goals = tuple((goal.id, goal.title) for goal in live_goals(state))
    return (
        Kind("states", _("State"), tuple((mark, status_word(mark)) for mark in status_order())),
        Kind("departments", _("Department"), tuple((d.code, d.name) for d in state.departments.values())),
        Kind("goals", _("Goal"), ((NO_GOAL, _("No goal yet")), *goals)),
    )


def holds(only: Only, kept: Kept) -> bool:
    """Whether the line passes. A joint line is of all its departments, a line of several goals of each."""
    if only.states and kept.mark not in only.states:
        return False
    if only.departments and only.departments.isdisjoint(kept.line.departments):
        return False
    return not only.goals or not only.goals.isdisjoint(kept.goals or (NO_GOAL,))


def ticked(only: Only, field: str, key: str, on: bool) -> Only:
    """With this ticked, or no longer."""
    now = getattr(only, field)
    return msgspec.structs.replace(only, **{field: now | {key} if on else now - {key}})


def known(only: Only, state: Decision) -> Only:
    """Without what is not in this round any more: a filter that nobody sees must not hide lines."""
    there = {kind.field: frozenset(key for key, _words in kind.choices) for kind in kinds(state)}
    return Only(**{field: getattr(only, field) & keys for field, keys in there.items()})


def only_words(only: Only, state: Decision) -> str:
    """What is ticked, in short."""
    words = [word for kind in kinds(state) for key, word in kind.choices if key in getattr(only, kind.field)]
    return listed(words, 2) if words else _("everything")
