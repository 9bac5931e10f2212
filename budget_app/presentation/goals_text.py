"""Goals as people write them in one cell, by name or code, several with commas or semicolons: read into links.

What a line is to bring to a goal is typed elsewhere. What must not live here: how goals are shown.
"""

import re
from functools import lru_cache

from budget_app.domain.decision import Decision
from budget_app.domain.lines import Line
from budget_app.domain.links import LinkGoal, UnlinkGoal
from budget_app.domain.messages import Command
from budget_app.domain.queries import live_goals
from budget_app.domain.strategy import Goal

MOST_OFFERED = 4


class NoGoal(Exception):
    """A piece of the text that is no goal, or may be several; `near` are those it could mean, perhaps none."""

    def __init__(self, written: str, near: tuple[Goal, ...], is_several: bool) -> None:
        super().__init__(written)
        self.written = written
        self.near = near
        self.is_several = is_several


def read_goals(state: Decision, typed: str) -> tuple[str, ...]:
    """The ids of the goals that were written, in their order; none for an empty text. NoGoal where one is not known.

    A name may itself hold a comma: the longest name that fits counts.
    """
    found: list[str] = []
    for part in re.split(r"[;\n]", typed):
        pieces = [piece.strip() for piece in part.split(",")]
        at = 0
        while at < len(pieces):
            goal, used = _longest(state, pieces[at:]) if pieces[at] else (None, 1)
            found += [goal.id] if goal else []
            at += used
    return tuple(dict.fromkeys(found))


def goal_changes(line: Line, goals: tuple[str, ...], state: Decision) -> list[Command]:
    """The commands after which the line serves these goals and no other; links that stay keep their results."""
    now = [link for link in line.links if not state.goals[link.goal].retired]
    gone: list[Command] = [
        UnlinkGoal(line=line.id, goal=link.goal, expects=link) for link in now if link.goal not in goals
    ]
    kept = {link.goal for link in now}
    return gone + [LinkGoal(line=line.id, goal=goal, expects=None) for goal in goals if goal not in kept]


def _longest(state: Decision, pieces: list[str]) -> tuple[Goal, int]:
    """The goal that as many of the pieces as possible name, and how many they are."""
    names = _names(tuple(live_goals(state)))
    for used in range(len(pieces), 0, -1):
        written = ", ".join(pieces[:used])
        named = names.get(_plain(written), ())
        if len(named) == 1:
            return named[0], used
        if named:
            raise NoGoal(written, named[:MOST_OFFERED], is_several=True)
    raise NoGoal(pieces[0], _near(state, pieces[0]), is_several=False)


@lru_cache(maxsize=8)
def _names(goals: tuple[Goal, ...]) -> dict[str, tuple[Goal, ...]]:
    """The goals that bear each code or name. Kept, since a paste asks for the same ones thousands of times."""
    names: dict[str, tuple[Goal, ...]] = {}
    for goal in goals:
        for name in {_plain(goal.code), _plain(goal.title)}:
            names[name] = (*names.get(name, ()), goal)
    return names


def _near(state: Decision, written: str) -> tuple[Goal, ...]:
    """Goals whose name or measure holds what was written."""
    plain = _plain(written)
    held = [g for g in live_goals(state) if plain in _plain(g.title) or plain in _plain(g.metric)]
    return tuple(held[:MOST_OFFERED])


def _plain(text: str) -> str:
    return " ".join(text.replace(",", " , ").split()).casefold()
