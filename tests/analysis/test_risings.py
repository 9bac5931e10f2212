"""What a walk over the whole frontier finds is what asking at each amount finds."""

from hypothesis import given
from hypothesis import strategies as st

from budget_app.analysis.bounded import Limits
from budget_app.analysis.frontier import frontier
from budget_app.analysis.problem import Problem
from tests.analysis.strategies import problems


@given(problems(), st.integers(0, 400))
def test_looked_up_entries_are_those_that_are_searched(problem, amount):
    found = frontier(problem)
    risings = found.risings()
    assert risings is not None
    assert risings.entering(amount, found.at(amount).choice) == found.entering(amount)


@given(problems(), st.integers(0, 400))
def test_a_known_set_is_the_best_one_where_the_frontier_is_exact(problem, amount):
    found = frontier(problem)
    assert found.known_at(amount) == found.at(amount)


@given(problems(), st.integers(-20, 60))
def test_the_least_amount_for_a_value_buys_it_and_nothing_less_does(problem, value):
    found = frontier(problem)
    least = found.least_for(value)
    if least is None:
        assert found.values[-1] < value
    else:
        assert found.value_at(least) >= value
        assert least == 0 or found.value_at(least - 1) < value


def test_too_much_work_is_not_begun_and_no_sample_is_passed_off_as_all():
    problem = Problem(((3,), (4,)), ((5,), (6,)))
    assert frontier(problem).risings(work=3) is None
    rough = frontier(problem, limits=Limits(seconds=0, memory=0))
    assert rough.exact or rough.risings() is None


def test_what_is_known_of_a_rough_frontier_keeps_within_the_amount_and_under_its_bound():
    problem = Problem(
        tuple((7 + n % 5, 11 + n % 7) for n in range(9)), tuple((3 + n, 5 + n) for n in range(9))
    )
    rough = frontier(problem, limits=Limits(seconds=0, memory=0))
    for amount in range(0, 140, 7):
        known = rough.known_at(amount)
        assert known.cost <= amount
        assert known.value <= rough.at(amount).value <= known.bound
