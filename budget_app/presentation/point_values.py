"""What lines are worth to each department by its revealed points: for analysis, and for the Points panel. Pure.

Points are given in point_spread.py; the rules of giving and revealing are the domain's.
"""

from budget_app.domain.lines import Level, Line
from budget_app.domain.points import Given
from budget_app.domain.round import Round


def points_by_line(state: Round) -> dict[str, dict[str, dict[Level, int]]]:
    """For analysis: per department that has revealed its points, per line still asked for, per tier, thousandths.

    A lower tier earns points in proportion to its money unless the head set it apart (analysis.md).
    """
    return {
        code: {
            given.line: by_tier(state.lines[given.line], given)
            for given in revealed.given
            if state.lines[given.line].is_live
        }
        for code, revealed in state.revealed.items()
    }


def by_tier(line: Line, given: Given) -> dict[Level, int]:
    """Thousandths of points at each tier there is."""
    tiers = line.tiers
    set_apart = {Level.MINIMUM: given.minimum, Level.REQUESTED: given.requested}
    made: dict[Level, int] = {}
    least = 0
    for level, amount in tiers.items():
        apart = set_apart.get(level) if amount < line.top else None
        # More money is never worth less, also where only the tier below was set apart.
        least = max(least, 1000 * given.points * amount // line.top if apart is None else 1000 * apart)
        made[level] = least
    return made
