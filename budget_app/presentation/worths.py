"""What each tier of a round's problem brings to each goal, as numbers for analysis: shares of the way to its target.

What a tier is worth in all is reckoned in estimates.py; what must not live here: any use of it.
"""

from collections.abc import Sequence

from budget_app.domain.lines import Level, Line
from budget_app.domain.round import Round
from budget_app.domain.strategy import Goal
from budget_app.presentation.estimates import filled
from budget_app.presentation.round_problem import RoundProblem


def worths(state: Round, rounds: RoundProblem, goals: Sequence[Goal]) -> list[list[float]]:
    """Tier by tier, line after line: confidence times result over span, one figure per goal. Linear in links.

    0 towards goals that the line does not serve, and for lines that are not estimated and take part all the same.
    """
    rows: list[list[float]] = []
    for line_id, levels in zip(rounds.lines, rounds.levels, strict=True):
        for level in levels:
            is_estimated = (line_id, level) in rounds.values
            own = _shares(state.lines[line_id], level) if is_estimated else {}
            rows.append([own.get(goal.id, 0.0) / goal.span for goal in goals])
    return rows


def _shares(line: Line, level: Level) -> dict[str, float]:
    """Confidence times result at this tier, by goal."""
    found: dict[str, float] = {}
    for link in line.links:
        results = filled(link, line.tiers)
        if level in results:
            found[link.goal] = (1.0 if link.confidence is None else link.confidence) * results[level]
    return found
