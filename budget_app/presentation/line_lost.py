"""What is lost below a tier, in words made of figures: results per goal between it and the next lower one.

What must not live here: what a result is worth, widgets.
"""

from collections.abc import Mapping

from budget_app.domain.decision import Decision
from budget_app.domain.lines import Level, Line
from budget_app.domain.strategy import Goal
from budget_app.presentation.amounts import NumberStyle
from budget_app.presentation.estimates import filled
from budget_app.presentation.results import result_text
from budget_app.presentation.tables import GoalSign
from budget_app.words import _


def lost_below(
    state: Decision, line: Line, level: Level, signs: Mapping[str, GoalSign], style: NumberStyle
) -> str:
    """ "Below it 26 customers are lost"; "" where the tier is not asked for or nothing is estimated."""
    tiers = line.tiers
    if level not in tiers:
        return ""
    lower = max(
        (other for other in tiers if tiers[other] < tiers[level]), key=lambda o: tiers[o], default=None
    )
    parts: list[str] = []
    is_assumed = False
    for link in line.links:
        goal, results = state.goals[link.goal], filled(link, tiers)
        if goal.retired or level not in results:
            continue
        lost = abs(results[level] - (results[lower] if lower else 0.0))
        if lost:
            parts.append(_part(lost, goal, signs[goal.id].name, style))
            asked = (level,) if lower is None else (level, lower)
            is_assumed |= any(getattr(link, each.value) is None for each in asked)
    if not parts:
        return ""
    words = _("Below it: {lost} lost") if lower else _("Without it: {lost} lost")
    if is_assumed:
        words = _("Below it: about {lost} lost") if lower else _("Without it: about {lost} lost")
    return words.format(lost=", ".join(parts))


def _part(lost: float, goal: Goal, name: str, style: NumberStyle) -> str:
    """8 customers; where the unit does not tell the goal, its name too: 0.3 % Retention."""
    rounded = float(f"{lost:.3g}")
    words = result_text(rounded, goal, style)
    unit = goal.unit.casefold()
    return words if unit and (unit in name.casefold() or name.casefold() in unit) else f"{words} {name}"
