"""The plain input: what is refused, what a set costs and is worth, and how results become a value."""

import pytest

from budget_app.analysis.problem import Portfolio, Problem, tier_value


def test_a_set_is_measured_in_integers():
    problem = Problem(((5, 9), (), (4,)), ((1, 2), (), (-3,)))
    assert problem.measure((1, -1, 0)) == (13, -1)
    assert problem.measure((-1, -1, -1)) == (0, 0)


def test_ties_and_tiers_decide_what_is_allowed():
    problem = Problem(((5,), (4,), (3, 6)), ((1,), (1,), (1, 2)), requires=((0, 1),), excludes=((1, 2),))
    assert problem.allows((0, 0, -1))
    assert not problem.allows((0, -1, -1))
    assert not problem.allows((-1, 0, 1))
    assert not problem.allows((-1, -1, 2))
    assert not problem.allows((-1, -1))


@pytest.mark.parametrize(
    ("costs", "values", "requires", "excludes", "reason"),
    [
        (((0,),), ((1,),), (), (), "costs nothing or less"),
        (((-5,),), ((1,),), (), (), "costs nothing or less"),
        (((5,),), ((1, 2),), (), (), "1 costs and 2 values"),
        (((5,),), ((1,), (2,)), (), (), "1 lines have costs, 2 have values"),
        (((1, 2, 3, 4),), ((1, 2, 3, 4),), (), (), "at most 3"),
        (((5,),), ((1,),), ((0, 1),), (), "requires names line 1"),
        (((5,),), ((1,),), (), ((-1, 0),), "excludes names line -1"),
        (((5,), (5,)), ((1,), (1,)), ((1, 1),), (), "to itself"),
        (((2**60,),), ((1,),), (), (), "exactly"),
        (((5,),), ((-(2**60),),), (), (), "exactly"),
    ],
)
def test_what_cannot_be_solved_is_refused_with_a_reason(costs, values, requires, excludes, reason):
    with pytest.raises(ValueError, match=reason):
        Problem(costs, values, requires, excludes)


def test_value_adds_up_over_goals_and_is_rounded_once():
    # 0.3 * 0.8 * 5 / 20 + 0.1 * 1 * -2 / -8 = 0.06 + 0.025
    assert tier_value((0.3, 0.1), (0.8, 1.0), (5, -2), (20, -8)) == 85_000_000
    assert tier_value((1e-9,) * 3, (0.4,) * 3, (1,) * 3, (1,) * 3) == 1
    assert tier_value((), (), (), ()) == 0


def test_value_may_be_harm():
    assert tier_value((0.5,), (1.0,), (-1,), (10,)) == -50_000_000


@pytest.mark.parametrize(
    "numbers",
    [
        ((1.0,), (1.0,), (1.0,), (0.0,)),
        ((1.0,), (1.0,), (float("inf"),), (1.0,)),
        ((1.0,), (), (1.0,), (1.0,)),
    ],
)
def test_a_value_that_means_nothing_is_refused(numbers):
    with pytest.raises(ValueError):
        tier_value(*numbers)


def test_a_portfolio_is_exact_when_nothing_can_be_worth_more():
    assert Portfolio(5, 10, (0,), 10).exact
    assert not Portfolio(5, 10, (0,), 11).exact
