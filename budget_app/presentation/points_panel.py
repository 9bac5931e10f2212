"""The Points panel: lines in the order of what they are worth to a department, who has sealed, what others can see.

A pure function of the state, who looks, and the spread that is being made (point_spread.py). What must not live here:
pixels, where secrets lie.
"""

import msgspec

from budget_app.domain import permissions
from budget_app.domain.decision import Decision
from budget_app.domain.points import WHOLE, GivePoints, PointsSealed
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.presentation.line_actions import Action
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.point_spread import Spread, left
from budget_app.presentation.points_table import points_table, troubled
from budget_app.presentation.requests_edit import Problem
from budget_app.presentation.signs import department_signs
from budget_app.presentation.tables import DepartmentSign, Table
from budget_app.presentation.times import moment_text
from budget_app.presentation.troubles import Trouble
from budget_app.words import _, _n


class Standing(msgspec.Struct, frozen=True):
    """How far a department is with its points, in words."""

    sign: DepartmentSign
    words: str


class PointsScreen(msgspec.Struct, frozen=True):
    """What the panel shows. `parts`: codes and points, the most first; `given`: how many of the 100; `hidden`: what
    others can see, in a sentence; `why_fixed`:
    why nothing can be given now ("" where it can); `seal`: the one command."""

    table: Table
    parts: tuple[tuple[str, int], ...]
    given: int
    sum_words: str
    hidden: str
    standings: tuple[Standing, ...]
    seal: Action
    why_fixed: str


def points_screen(
    state: Round,
    person: str,
    spread: Spread,
    sealed: Spread | None,
    words: str = "",
    now: str = "",
    trouble: tuple[str, str, Trouble] | None = None,
    folded: frozenset[str] = frozenset(),
) -> PointsScreen:
    """The panel for this person; `sealed` is what their department has sealed, as far as it is known here.

    `words` filter the lines; `trouble`: line, column, and what was typed there and could not be taken. O(lines).
    """
    department = own_department(state, person)
    revealed = state.revealed.get(department)
    shown = revealed.given if revealed else spread
    why = _why_fixed(state, person, department)
    return PointsScreen(
        table=troubled(points_table(state, department, shown, words, why, folded), trouble),
        parts=tuple((state.lines[given.line].code, given.points) for given in shown),
        given=WHOLE - left(shown),
        sum_words=_sum_words(shown) if department else _told_words(state),
        hidden=_hidden(state, department),
        standings=tuple(_standing(state, code, now) for code in state.departments),
        seal=_seal(state, department, shown, sealed, why),
        why_fixed=why,
    )


def own_department(state: Round, person: str) -> str:
    """The department whose points this person gives or looks at as their own; "" for none."""
    return state.people[person].department if person in state.people else ""


def read_points(typed: str) -> int | Problem:
    """What was typed as points: a whole number from 0 to 100, nothing is 0."""
    text = typed.strip()
    if not text:
        return 0
    if not (text.isascii() and text.isdigit()) or int(text[:9]) > WHOLE:
        return Problem(_("Points are whole, from 0 to 100. Type one of those."))
    return int(text)


# --- words


def _sum_words(spread: Spread) -> str:
    over = left(spread)
    if not spread:
        return _("No points given yet")
    if not over:
        return _("All 100 given")
    return _n("{n} point left of 100", "{n} points left of 100", over).format(n=over)


def _told_words(state: Round) -> str:
    """For whoever gives none themself."""
    n, revealed = len(state.departments), len(state.revealed)
    return _n(
        "{revealed} of {n} department has revealed its points",
        "{revealed} of {n} departments have revealed their points",
        n,
    ).format(n=n, revealed=revealed)


def _why_fixed(state: Round, person: str, department: str) -> str:
    if not department:
        return _("You belong to no department. Points are given by the head of the one that asks.")
    refusal = permissions.why_not(state, person, PointsSealed, (department,))
    if refusal:
        return refusal_text(refusal, state)
    if department in state.revealed or (state.phase is Phase.NEGOTIATION and department in state.sealed):
        return _("Negotiation is open, so the points stay as they were sealed.")
    return ""


def _hidden(state: Round, department: str) -> str:
    if not department and state.phase.place >= Phase.NEGOTIATION.place:
        return _("Negotiation is open: points stand here as soon as they are revealed.")
    if not department:
        return _("Each department’s points stay sealed until negotiation opens.")
    name = state.departments[department].name
    if department in state.revealed:
        return _("Revealed: everybody sees the points of {department}, line by line.").format(department=name)
    if department in state.sealed:
        if state.phase.place >= Phase.NEGOTIATION.place:
            return _(
                "Not revealed yet. The window of whoever sealed them reveals them, on the computer where they lie."
            )
        return _(
            "Sealed. Others see that {department} has given points, and when: not to which lines, not how many. "
            "Until negotiation opens they lie on this computer alone."
        ).format(department=name)
    if state.phase is Phase.NEGOTIATION:
        return _("Negotiation is open: points that are sealed now are revealed at once, and marked as late.")
    return _(
        "Once sealed, others see that {department} has given points, and when: not to which lines, not how many. "
        "Until negotiation opens they lie on this computer alone."
    ).format(department=name)


def _standing(state: Round, code: str, now: str) -> Standing:
    sign, sealed = department_signs(state)[code], state.sealed.get(code)
    if sealed is None:
        return Standing(sign, _("{department}: none given").format(department=sign.name))
    if code in state.revealed:
        words = _("{department}: revealed, given late") if sealed.is_late else _("{department}: revealed")
    elif state.phase.place >= Phase.NEGOTIATION.place:
        words = _("{department}: sealed, not revealed")
    else:
        words = _("{department}: sealed {moment}")
    return Standing(sign, words.format(department=sign.name, moment=moment_text(sealed.at, now)))


def _seal(state: Decision, department: str, spread: Spread, sealed: Spread | None, why: str) -> Action:
    label = _("Seal again") if sealed is not None else _("Seal")
    if not why and spread and left(spread):
        why = _("{n} points are left. Spread them, or take all away.").format(n=left(spread))
    if not why and sealed is not None and set(sealed) == set(spread):
        why = _("Sealed as they stand.")
    if not why and not spread and sealed is None:
        why = _("There are no points to seal yet. Type some, or drag a line up.")
    return Action("seal", label, why, GivePoints(department=department, points=spread))
