"""The hull: its corners are sets that exist and are best at their cost, and nothing lies above it."""

from itertools import pairwise

import pytest
from hypothesis import given

from budget_app.analysis.frontier import frontier
from budget_app.analysis.hull import hull
from budget_app.analysis.problem import Problem
from tests.analysis.rounds import drawn_round
from tests.analysis.strategies import problems


@given(problem=problems())
def test_corners_are_best_and_nothing_lies_above_the_hull(problem: Problem):
    whole, bound = frontier(problem), hull(problem)
    for corner, (cost, value) in enumerate(zip(bound.costs.tolist(), bound.values.tolist(), strict=True)):
        choice = bound.choice(corner)
        assert problem.allows(choice)
        assert problem.measure(choice) == (cost, value)
        assert whole.value_at(cost) == value == bound.bound(cost)
    for cost, value in zip(whole.costs.tolist(), whole.values.tolist(), strict=True):
        assert bound.bound(cost) >= value


@given(problem=problems())
def test_value_for_money_falls_from_corner_to_corner(problem: Problem):
    steps = hull(problem).steps
    assert all(a.value * b.cost >= b.value * a.cost for a, b in pairwise(steps))
    assert all(step.cost > 0 and step.value > 0 for step in steps)


def test_the_bound_is_close_from_two_hundred_lines_on():
    problem = drawn_round(200, seed=1)
    whole, bound = frontier(problem), hull(problem)
    half = int(whole.costs[-1]) // 2
    amounts = range(half, int(whole.costs[-1]), half // 50)
    assert max(bound.bound(a) / whole.value_at(a) - 1 for a in amounts) < 3e-4


def test_the_widest_gap_is_where_the_bound_leaves_the_last_corner_furthest_behind():
    bound = hull(Problem(((10,), (10,)), ((50,), (40,))))
    assert bound.bound(9) == 45
    assert bound.bound(15) == 70
    assert bound.bound(99) == 90
    with pytest.raises(ValueError):
        bound.bound(-1)
