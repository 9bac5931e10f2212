"""Where the exact frontier is out of reach: it says so, what it gives exists, and the gap it states holds."""

import numpy as np
import pytest

from budget_app.analysis import frontier as module
from budget_app.analysis.frontier import Frontier, Limits, frontier
from budget_app.analysis.problem import Problem
from tests.analysis.rounds import drawn_round

NO_ROOM = Limits(seconds=20.0, memory=10)


@pytest.fixture(scope="module")
def problem() -> Problem:
    return drawn_round(40, seed=4, unit=500_00)


@pytest.fixture(scope="module")
def exact(problem: Problem) -> Frontier:
    return frontier(problem)


def test_without_room_the_corners_of_the_hull_are_given_with_their_gap(problem: Problem, exact: Frontier):
    found = frontier(problem, limits=NO_ROOM)
    assert (found.method, found.exact) == (module.CORNERS, False)
    assert set(zip(found.costs.tolist(), found.values.tolist(), strict=True)) < set(
        zip(exact.costs.tolist(), exact.values.tolist(), strict=True)
    )
    shortfalls = [exact.value_at(a) - found.value_at(a) for a in exact.costs.tolist()]
    assert 0 < max(shortfalls) <= found.gap


def test_at_an_amount_highs_is_asked_and_the_answer_carries_its_own_bound(problem: Problem, exact: Frontier):
    found = frontier(problem, limits=NO_ROOM)
    top = int(exact.costs[-1])
    for amount in (0, top // 3, int(found.costs[5]), top // 2, top, 2 * top):
        portfolio = found.at(amount)
        assert portfolio.cost <= amount
        assert problem.allows(portfolio.choice)
        assert problem.measure(portfolio.choice) == (portfolio.cost, portfolio.value)
        assert portfolio.value <= exact.value_at(amount) <= portfolio.bound
        assert portfolio.exact


def test_ties_that_cross_too_often_are_sampled_and_say_so():
    lines = 24
    knot = tuple((i, lines // 2 + i) for i in range(lines // 2))
    problem = Problem(
        tuple((100_00 * (i % 7 + 3), 100_00 * (i % 7 + 6)) for i in range(lines)),
        tuple((1000 * (i % 5 + 2), 1000 * (i % 5 + 3)) for i in range(lines)),
        requires=((0, 1),),
        excludes=(*knot, *((i, i + 1) for i in range(1, lines // 2 - 1))),
    )
    found = frontier(problem)
    assert (found.method, found.exact) == (module.SAMPLES, False)
    assert found.gap > 0
    assert np.all(np.diff(found.costs) > 0)
    assert np.all(np.diff(found.values) > 0)
    for amount in (0, 1000_00, 7000_00, 10**7):
        portfolio = found.at(amount)
        assert portfolio.cost <= amount
        assert problem.allows(portfolio.choice)
        assert portfolio.value <= portfolio.bound
