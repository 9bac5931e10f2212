"""The best set under demands: lines that must be in or must not, sums that have a floor or a ceiling.

Where demands cannot all hold, it finds some that cannot hold together. What must not live here: who demands what, and
how a department's money or a goal's results become a sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from budget_app.analysis.frontier import frontier
from budget_app.analysis.optimum import Row, best_under
from budget_app.analysis.problem import Portfolio, Problem


@dataclass(frozen=True, slots=True)
class Demand:
    """Something demanded of a set, under a name by which it is told."""

    name: str
    row: Row


def must(name: str, line: int, tiers: Sequence[int]) -> Demand:
    """That a line (by its place) is funded at one of these tiers."""
    return Demand(name, Row({(line, t): 1 for t in tiers}, 1, None))


def must_not(name: str, problem: Problem, line: int) -> Demand:
    """That a line (by its place) is not funded."""
    return Demand(name, Row({(line, t): 1 for t in range(len(problem.costs[line]))}, None, 0))


def constrained(
    problem: Problem, amount: int, demands: Sequence[Demand], seconds: float = 60.0
) -> Portfolio | None:
    """A best set within `amount` minor units that keeps all demands; None where none does, proven.

    By HiGHS, recomputed and checked in integers; without demands by the frontier. Not `exact` where the solver's answer
    cannot be relied upon; it is empty then, where no set that keeps them is known. ValueError for a negative amount.
    """
    if not demands:
        return frontier(problem, amount).at(amount)
    return best_under(problem, amount, [demand.row for demand in demands], seconds)


def conflict(
    problem: Problem, amount: int, demands: Sequence[Demand], seconds: float = 10.0
) -> tuple[Demand, ...]:
    """Demands that cannot hold together within the amount, so few that without any one of them the others can; empty
    where all can hold. One solve for each demand, by the deletion filter of Chinneck and Dravnieks 1991.
    """
    if constrained(problem, amount, demands, seconds) is not None:
        return ()
    kept = list(demands)
    for demand in demands:
        fewer = [each for each in kept if each is not demand]
        if constrained(problem, amount, fewer, seconds) is None:
            kept = fewer
    return tuple(kept)
