"""Lines that must be in the best set, or must not: the same problem with that built in, for any method.

A tier that must be in is raised by more than all values together, so that every best set holds all of them where any
set can. What must not live here: who locks what, and any method that solves a problem.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from budget_app.analysis.problem import Portfolio, Problem


@dataclass(frozen=True, slots=True)
class Locked:
    """`problem` as a method solves it: the values of what must be in are `raised`, `musts` lines of them."""

    problem: Problem
    raised: int
    musts: int

    def plain(self, found: Portfolio) -> Portfolio | None:
        """A best set of `problem` with its value as it is; None where no set within its amount holds all that must be
        in. Where `found` is not exact and lacks some of it, None too: it is not known."""
        lift = self.raised * self.musts
        if found.value < lift - self.raised // 2:
            return None
        return replace(found, value=found.value - lift, bound=found.bound - lift)


def locked(
    problem: Problem, must: Mapping[int, Collection[int]] | None = None, must_not: Collection[int] = ()
) -> Locked:
    """The problem in which each line in `must` is funded at one of the tiers given for it, and no line in `must_not`.

    Lines by their place. Raises ValueError where a line is in both or has no such tier, or where numbers grow larger
    than can be computed exactly. Linear in tiers.
    """
    musts = must or {}
    for i, tiers in musts.items():
        if i in must_not or not tiers or not all(0 <= t < len(problem.costs[i]) for t in tiers):
            raise ValueError(f"line {i} must be in and cannot be")
    raised = 1 + 2 * sum(max(map(abs, own), default=0) for own in problem.values) if musts else 0
    costs = tuple(() if i in must_not else own for i, own in enumerate(problem.costs))
    values = tuple(
        () if i in must_not else tuple(v + raised if t in musts.get(i, ()) else v for t, v in enumerate(own))
        for i, own in enumerate(problem.values)
    )
    return Locked(Problem(costs, values, problem.requires, problem.excludes), raised, len(musts))
