"""How much the best set depends on the weights: the draw of weightings, and what is counted over them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget_app.analysis.acceptability import acceptability, weightings
from budget_app.analysis.optimum import optimum
from budget_app.analysis.problem import UNIT, Problem
from tests.analysis.rounds import drawn_round


@given(st.lists(st.floats(0.05, 1), min_size=1, max_size=7), st.integers(0, 9))
def test_every_weighting_adds_up_and_keeps_its_ranges(raw: list[float], seed: int):
    shares = [share / sum(raw) for share in raw]
    low, high = [share * 0.75 for share in shares], [min(share * 1.25, 1) for share in shares]
    drawn = weightings(low, high, 40, seed)
    assert drawn.shape == (40, len(raw))
    assert np.allclose(drawn.sum(axis=1), 1)
    assert (drawn >= np.array(low) - 1e-9).all()
    assert (drawn <= np.array(high) + 1e-9).all()
    assert (drawn == weightings(low, high, 40, seed)).all()


def test_they_are_drawn_evenly():
    # All three from 0 to 1: the whole triangle, of which a quarter lies where the first is over one half.
    drawn = weightings([0, 0, 0], [1, 1, 1], 20_000, seed=3)
    for goal in range(3):
        assert np.mean(drawn[:, goal] > 0.5) == pytest.approx(0.25, abs=0.01)
        assert np.mean(drawn[:, goal]) == pytest.approx(1 / 3, abs=0.01)


def test_fixed_weights_are_one_weighting():
    assert (weightings([0.4, 0.6], [0.4, 0.6], 5, 1) == [[0.4, 0.6]] * 5).all()


@pytest.mark.parametrize(
    ("low", "high"), [([0.6, 0.6], [0.9, 0.9]), ([0.1], [0.9]), ([0.5], [0.2]), ([], [])]
)
def test_ranges_that_nothing_fits(low: list[float], high: list[float]):
    with pytest.raises(ValueError, match="add up to 1"):
        weightings(low, high, 1, 1)


def test_it_counts_what_is_best_under_each():
    # One line serves the first goal, the other the second; there is money for one of them.
    problem = Problem(((10,), (10,)), ((0,), (0,)))
    worth = np.array([[1.0, 0.0], [0.0, 1.0]])
    weights = np.array([[0.7, 0.3], [0.4, 0.6], [0.2, 0.8], [0.45, 0.55]])
    found = acceptability(problem, worth, weights, 10)
    assert (found.counts, found.tried, found.exact) == (((1,), (3,)), 4, True)


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 99))
def test_it_equals_highs_under_each(seed: int):
    problem = drawn_round(25, seed=seed, unit=1000_00)
    rng = np.random.default_rng(seed)
    worth = rng.random((sum(map(len, problem.costs)), 3)).cumsum(axis=0) / 100
    amount = sum(max(own, default=0) for own in problem.costs) // 3
    weights = weightings([0.1, 0.2, 0.3], [0.4, 0.5, 0.6], 3, seed)
    for row in weights:
        found = acceptability(problem, worth, row[None, :], amount)
        flat = iter(np.rint(UNIT * (worth @ row)).astype(int).tolist())
        values = tuple(tuple(next(flat) for _ in own) for own in problem.costs)
        valued = Problem(problem.costs, values, problem.requires, problem.excludes)
        held = [next((t for t, n in enumerate(own) if n), -1) for own in found.counts]
        assert found.exact
        assert valued.allows(held)
        cost, value = valued.measure(held)
        assert cost <= amount
        assert value == optimum(valued, amount).value
