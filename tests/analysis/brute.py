"""The frontier by trying every set, and by no idea shared with the methods under test; for a handful of
lines.
"""

from collections.abc import Iterator
from itertools import product

from budget_app.analysis.problem import Problem

Found = dict[tuple[int, int], tuple[int, ...]]


def frontier_by_trying(problem: Problem) -> Found:
    """(cost, value) -> choice for every non-dominated pair, ties broken as the frontier says it breaks them."""
    order = comparison_order(problem)
    sets = list(every_set(problem))
    sets.sort(key=lambda c: tuple(-c[i] for i in order))
    best: Found = {}
    for choice in sets:
        best.setdefault(problem.measure(choice), choice)
    return {
        (cost, value): choice
        for (cost, value), choice in best.items()
        if not any(c <= cost and v >= value and (c, v) != (cost, value) for c, v in best)
    }


def every_set(problem: Problem) -> Iterator[tuple[int, ...]]:
    """Every set that keeps the ties, whatever it costs."""
    return filter(problem.allows, product(*(range(-1, len(own)) for own in problem.costs)))


def comparison_order(problem: Problem) -> list[int]:
    """Lines by code, those tied to one another together at the place of the first of them."""
    tied = {i: {i} for i in range(len(problem))}
    for i, j in (*problem.requires, *problem.excludes):
        together = tied[i] | tied[j]
        for line in together:
            tied[line] = together
    return sorted(range(len(problem)), key=lambda i: (min(tied[i]), i))
