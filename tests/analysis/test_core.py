"""The core at one amount: the very set the frontier has there, tie rule included, or no answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.analysis.core import best_at
from budget_app.analysis.frontier import frontier
from budget_app.analysis.hull import hull
from budget_app.analysis.problem import Problem
from budget_app.analysis.stages import chain
from tests.analysis.rounds import drawn_round
from tests.analysis.strategies import problems

ENOUGH = 2**30


@given(problem=problems(), amount=st.integers(0, 40))
def test_the_core_finds_the_set_the_frontier_has(problem: Problem, amount: int):
    stages = chain(problem)
    found = best_at(problem, stages, hull(problem, stages), amount, 10.0, ENOUGH)
    assert found == frontier(problem).at(amount)


@pytest.mark.parametrize("unit", [1, 100_00, 1000_00])
def test_the_core_finds_it_in_a_round_too(unit: int):
    problem = drawn_round(60, seed=6, unit=unit)
    stages, whole = chain(problem), frontier(problem)
    bound, top = hull(problem, stages), int(whole.costs[-1])
    for k in range(21):
        found = best_at(problem, stages, bound, top * k // 20, 10.0, ENOUGH)
        assert found == whole.at(top * k // 20)


def test_amounts_to_the_cent_over_a_thousand_lines_are_solved_and_proven():
    problem = drawn_round(1000, seed=7, unit=1)
    stages = chain(problem)
    bound = hull(problem, stages)
    amount = int(bound.costs[-1]) // 2 + 1
    found = best_at(problem, stages, bound, amount, 10.0, ENOUGH)
    assert found is not None
    assert found.exact
    assert problem.allows(found.choice)
    assert problem.measure(found.choice) == (found.cost, found.value)
    assert found.cost <= amount
    assert bound.values[bound.corner(amount)] < found.value <= bound.bound(amount)


def test_where_it_may_not_take_long_enough_there_is_no_answer():
    problem = drawn_round(60, seed=6, unit=1)
    stages = chain(problem)
    assert best_at(problem, stages, hull(problem, stages), 10_000_00, 0.0, ENOUGH) is None
