"""The words of goals by departments: the finding, what is drawn, coverage in percent.

What must not live here: the figures (heat_chart.py).
"""

from collections.abc import Sequence

from budget_app.presentation.amounts import GAP, MINUS
from budget_app.words import _

STARVED = 0.6
"""A goal with less of the way to its target covered than this is starved."""

Finding = tuple[str, float, int]
"""A goal's name, how much of its way is covered, and the money that serves it."""


def title_of_asks(goals: Sequence[Finding], is_asked: bool) -> str:
    """The finding where all asks are granted: what is starved even then, what is claimed more than once over."""
    if not is_asked:
        return _("Nothing is asked for yet")
    if not goals:
        return _("No joint goal is set yet")
    lonely = [name for name, _share, money in goals if not money]
    if len(lonely) == len(goals):
        return _("No line serves a joint goal yet")
    parts = [part for part in (_nobody(lonely), _starved(goals), _claimed(goals)) if part]
    if parts:
        return ", ".join(parts[:2])
    least = min(goals, key=lambda goal: goal[1])
    return _("Asks cover every goal, {goal} least with {percent}").format(
        goal=least[0], percent=coverage_text(least[1])
    )


def title_of_set(goals: Sequence[Finding], at: str) -> str:
    """The finding for the best set at what there is (`at`, in words)."""
    if not goals:
        return _("No joint goal is set yet")
    left_out = [name for name, _share, money in goals if not money]
    if left_out:
        return _left_out(left_out, len(goals), at)
    starved = [goal for goal in goals if goal[1] < STARVED]
    least = min(goals, key=lambda goal: goal[1])
    words = {"at": at, "goal": least[0], "percent": coverage_text(least[1]), "n": len(starved)}
    if len(starved) == len(goals) > 1:
        return _("At {at} every goal is starved").format(**words)
    if len(starved) > 1:
        return _("At {at}, {n} of {all} goals are starved, {goal} most").format(all=len(goals), **words)
    if starved:
        return _("At {at}, {goal} is starved with {percent}").format(**words)
    return _("At {at} no goal is starved, {goal} gets least with {percent}").format(**words)


def subtitle(is_set: bool) -> str:
    """What is drawn."""
    if is_set:
        return _("Money in the best set, in full at each goal")
    return _("Money asked, in full at each goal")


def coverage_text(share: float) -> str:
    """A share in whole percent, cut off towards 0, so that 100 % means all of it; beyond belief as more than it."""
    # A hair is added so that 0.29 x 100 does not become 28.
    whole = int(min(abs(share), 1e6) * 100 + 1e-9)
    if whole > 9_999:
        return ("< " + MINUS if share < 0 else "> ") + f"9,999{GAP}%"
    return f"{MINUS if share < 0 and whole else ''}{whole:,}{GAP}%"


def goal_sentence(goal: str, given: Sequence[str], coverage: str) -> str:
    """One goal: who puts what there, and how much of its way that covers."""
    if not given:
        return _("{goal}: none, coverage {coverage}").format(goal=goal, coverage=coverage)
    return _("{goal}: {money}, coverage {coverage}").format(
        goal=goal, money=", ".join(given), coverage=coverage
    )


def _left_out(names: Sequence[str], goals: int, at: str) -> str:
    """Goals that no line of the best set serves: they get nothing, which is more than being starved."""
    if len(names) == goals:
        return _("At {at} no goal gets anything").format(at=at)
    if len(names) == 1:
        return _("At {at}, nothing goes to {goal}").format(at=at, goal=names[0])
    return _("At {at}, nothing goes to {n} of {all} goals").format(at=at, n=len(names), all=goals)


def _nobody(names: Sequence[str]) -> str:
    if not names:
        return ""
    if len(names) == 1:
        return _("Nobody asks for {goal}").format(goal=names[0])
    return _("Nobody asks for {n} goals").format(n=len(names))


def _starved(goals: Sequence[Finding]) -> str:
    names = [name for name, share, money in goals if money and share < STARVED]
    if not names:
        return ""
    if len(names) == 1:
        return _("{goal} is starved").format(goal=names[0])
    if len(names) == 2:
        return _("{one} and {other} are starved").format(one=names[0], other=names[1])
    return _("{n} goals are starved").format(n=len(names))


def _claimed(goals: Sequence[Finding]) -> str:
    names = [name for name, share, _money in goals if share > 1]
    if not names:
        return ""
    if len(names) == 1:
        return _("{goal} is claimed beyond its target").format(goal=names[0])
    return _("{n} goals are claimed beyond their targets").format(n=len(names))
