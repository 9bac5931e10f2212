"""From which fund on the best set gives a line more than it gives it now: the start of every explained no.

What must not live here: words, and the methods of the frontier.
"""

from bisect import bisect_right

from budget_app.analysis.frontier import Frontier

WORK = 600_000
"""Lines times points that are looked at, about a second; what has not entered by then is not said."""


def entering(frontier: Frontier, amount: int, work: int = WORK) -> dict[int, int]:
    """Per line that could get more than it gets at `amount`: the smallest amount above at which the optimum gives more.

    Lines by their place in the problem, amounts in minor units. Best sets are not monotone: a line may leave again
    between. Empty where the frontier is not exact. Lines times points up to `work`; then the rest stays unsaid.
    """
    if not frontier.exact:
        return {}
    costs = frontier.costs.tolist()
    start = bisect_right(costs, amount)
    now = frontier.at(amount).choice
    last = frontier.at(costs[-1]).choice
    # Tiers rise with their amounts, so a higher option is more money. The last set need not hold every line that
    # enters on the way, but once all that it raises have entered, little is left to find.
    waited = {i for i, tier in enumerate(last) if tier > now[i]}
    found: dict[int, int] = {}
    for cost in costs[start : start + max(work // max(len(now), 1), 1)]:
        for i, tier in enumerate(frontier.at(cost).choice):
            if tier > now[i]:
                found.setdefault(i, cost)
        if waited <= found.keys():
            break
    return found
