"""The goals a line serves, as the inspector shows them: the result per tier in the goal's unit, and how sure.

What is typed into them is read in line_typing.py. What must not live here: what a result is worth.
"""

import msgspec

from budget_app.domain.decision import Decision
from budget_app.domain.lines import Level, Line, Link
from budget_app.domain.strategy import Goal
from budget_app.presentation.amounts import NumberStyle
from budget_app.presentation.estimates import filled
from budget_app.presentation.names import level_name
from budget_app.presentation.results import number_text, result_text, sure_text, typed_link
from budget_app.presentation.signs import goal_signs
from budget_app.presentation.tables import GoalSign
from budget_app.words import _


class ResultCell(msgspec.Struct, frozen=True):
    """A figure to type: the field's name, what it is called aloud, what stands, and what is assumed where nothing does.

    `why_fixed`: why nothing can be typed here ("" where it can), besides what holds for the whole line.
    """

    field: str
    spoken: str
    text: str
    assumed: str = ""
    why_fixed: str = ""


class ServeFact(msgspec.Struct, frozen=True):
    """A goal the line serves: result at the standing tier; `assumed`: filled in by proportion.

    `cells`: minimum, requested, stretch, confidence. `note` stands in place of figures where there can be none.
    """

    goal: str
    sign: GoalSign
    title: str
    result: str
    sure: str
    assumed: bool
    unit: str = ""
    note: str = ""
    cells: tuple[ResultCell, ...] = ()


def line_serves(state: Decision, line: Line, style: NumberStyle) -> tuple[ServeFact, ...]:
    """The goals in the order in which they were linked."""
    signs, made = goal_signs(state), list[ServeFact]()
    for link in line.links:
        goal = state.goals[link.goal]
        results = filled(link, line.tiers)
        level = line.standing if line.standing in results else next(iter(results), None)
        stated = [r for r in link.results if r is not None]
        assumed = level is not None and getattr(link, level.value) is None
        note = ""
        if link.cannot_say:
            note = result = _("cannot say how much")
        elif level is not None:
            result = result_text(results[level], goal, style)
        elif stated:
            result = result_text(stated[-1], goal, style)
        else:
            result = _("no result yet")
        if goal.retired:
            note = result = _("goal retired, counts no more")
        cells = _cells(line, link, goal, results, style)
        made.append(
            ServeFact(
                goal.id,
                signs[goal.id],
                goal.title,
                result,
                sure_text(link),
                assumed,
                goal.unit,
                note,
                cells,
            )
        )
    return tuple(made)


def _cells(
    line: Line, link: Link, goal: Goal, results: dict[Level, float], style: NumberStyle
) -> tuple[ResultCell, ...]:
    typed, cells = typed_link(link, style), list[ResultCell]()
    for level in Level:
        assumed = number_text(float(f"{results[level]:.3g}"), style) if level in results else "–"
        why = "" if level in line.tiers or typed[level.value] else _("The line has no such tier yet.")
        spoken = _("{goal}, {tier}, in {unit}") if goal.unit else _("{goal}, {tier}")
        spoken = spoken.format(goal=goal.title, tier=level_name(level), unit=goal.unit)
        cells.append(
            ResultCell(
                f"result:{goal.id}:{level.value}", spoken, typed[level.value], "" if why else assumed, why
            )
        )
    sure = _("{goal}, confidence in percent").format(goal=goal.title)
    cells.append(ResultCell(f"result:{goal.id}:confidence", sure, typed["confidence"], "100"))
    return tuple(cells)
