"""HiGHS as reference and way out: never a set over the amount, never called best without proof."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_app.analysis.frontier import frontier
from budget_app.analysis.optimum import optimum
from budget_app.analysis.problem import Problem
from tests.analysis.rounds import drawn_round
from tests.analysis.strategies import problems


@settings(max_examples=60)
@given(problem=problems(), amount=st.integers(0, 40))
def test_the_reference_finds_what_the_frontier_finds(problem: Problem, amount: int):
    found = optimum(problem, amount)
    assert found.exact
    assert problem.allows(found.choice)
    assert problem.measure(found.choice) == (found.cost, found.value)
    assert found.cost <= amount
    assert found.value == frontier(problem).value_at(amount)


@pytest.mark.parametrize("seed", [1, 2])
def test_sixty_lines_at_twenty_amounts_differ_nowhere(seed: int):
    problem = drawn_round(60, seed, unit=500_00)
    whole = frontier(problem)
    top = int(whole.costs[-1])
    amounts = [top * k // 20 for k in range(1, 21)]
    found = [optimum(problem, amount) for amount in amounts]
    assert [portfolio.value for portfolio in found] == [whole.value_at(amount) for amount in amounts]
    assert all(portfolio.exact for portfolio in found)


def test_numbers_too_far_apart_are_not_called_proven():
    problem = Problem(((1,), (10**10,)), ((1,), (10**9,)))
    found = optimum(problem, 10**10)
    assert not found.exact
    assert found.bound >= 10**9


def test_a_negative_amount_is_refused():
    with pytest.raises(ValueError):
        optimum(Problem((), ()), -1)
