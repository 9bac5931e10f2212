"""The frontier against trying every set: the same pairs, the same sets, whichever method runs."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.analysis import frontier as module
from budget_app.analysis.dynamic import Tables, forecast, sweep
from budget_app.analysis.frontier import Frontier, Limits, frontier
from budget_app.analysis.lists import Lists, lists
from budget_app.analysis.problem import Problem
from budget_app.analysis.stages import Chain, chain
from tests.analysis.brute import Found, frontier_by_trying
from tests.analysis.rounds import drawn_round
from tests.analysis.strategies import problems


def by_tables(stages: Chain, most: int) -> Tables:
    return sweep(stages, most)


def by_lists(stages: Chain, most: int) -> Lists:
    found = lists(stages, most, float("inf"), 2**60)
    assert found is not None
    return found


METHODS = pytest.mark.parametrize("method", [by_tables, by_lists])


def told(found: Tables | Lists, problem: Problem) -> Found:
    """What a method found, in the words of the brute force."""
    pairs = zip((found.costs * found.chain.unit).tolist(), found.values.tolist(), strict=True)
    traces = (found.trace(place) for place in range(len(found.costs)))
    return {
        pair: tuple(trace.get(i, -1) for i in range(len(problem)))
        for pair, trace in zip(pairs, traces, strict=True)
    }


@METHODS
@given(problem=problems())
def test_every_pair_and_every_set_is_as_found_by_trying(method, problem: Problem):
    stages = chain(problem)
    assert told(method(stages, stages.most()), problem) == frontier_by_trying(problem)


@METHODS
@given(problem=problems(), share=st.floats(0, 1))
def test_a_frontier_up_to_an_amount_is_the_beginning_of_the_whole(method, problem: Problem, share: float):
    stages = chain(problem)
    most = int(share * stages.most())
    whole = frontier_by_trying(problem)
    within = {pair: choice for pair, choice in whole.items() if pair[0] <= most * stages.unit}
    assert told(method(stages, most), problem) == within


@given(problem=problems(), amount=st.integers(0, 40))
def test_the_answer_at_an_amount_is_the_last_point_within_it(problem: Problem, amount: int):
    found = frontier(problem)
    best = max(((c, v) for c, v in frontier_by_trying(problem) if c <= amount), key=lambda pair: pair[1])
    portfolio = found.at(amount)
    assert (portfolio.cost, portfolio.value) == best
    assert found.value_at(amount) == portfolio.value == portfolio.bound
    assert problem.measure(portfolio.choice) == best
    assert problem.allows(portfolio.choice)


def test_equal_sets_go_to_the_line_that_comes_first():
    two_alike = Problem(((5,), (5,), (5,)), ((7,), (7,), (7,)))
    assert frontier(two_alike).at(10).choice == (0, 0, -1)
    one_tier_or_two = Problem(((5, 10), (5, 10)), ((7, 14), (7, 14)))
    assert frontier(one_tier_or_two).at(10).choice == (1, -1)


def test_tied_lines_are_compared_together_where_the_first_of_them_stands():
    problem = Problem(((5,), (5,), (5,)), ((7,), (14,), (7,)), requires=((2, 0),))
    assert frontier(problem).at(15).choice == (0, 0, 0)
    untied_last = Problem(((5,), (10,), (5,)), ((7,), (14,), (7,)), requires=((2, 0),))
    assert frontier(untied_last).at(10).choice == (0, -1, 0)


def test_a_cycle_is_all_or_none():
    problem = Problem(((5,), (5,), (5,)), ((9,), (0,), (-1,)), requires=((0, 1), (1, 2), (2, 0)))
    found = frontier(problem)
    assert found.costs.tolist() == [0, 15]
    assert found.at(14).choice == (-1, -1, -1)
    assert found.at(15).choice == (0, 0, 0)


def test_harm_is_taken_only_for_what_needs_it():
    problem = Problem(((5,), (5,)), ((-3,), (9,)), requires=((1, 0),))
    assert frontier(problem).values.tolist() == [0, 6]
    assert frontier(Problem(problem.costs, problem.values)).at(10).choice == (-1, 0)


@pytest.mark.parametrize("problem", [Problem((), ()), Problem(((), ()), ((), ())), Problem(((5,),), ((0,),))])
def test_where_nothing_is_worth_anything_the_frontier_is_nothing(problem: Problem):
    found = frontier(problem)
    assert (found.costs.tolist(), found.values.tolist(), found.exact) == ([0], [0], True)
    assert found.at(100).choice == (-1,) * len(problem)


def test_amounts_outside_what_was_asked_are_refused():
    found = frontier(Problem(((5,),), ((1,),)), up_to=20)
    assert found.at(20).value == 1
    for amount in (-1, 21):
        with pytest.raises(ValueError):
            found.at(amount)
    with pytest.raises(ValueError):
        frontier(Problem((), ()), up_to=-1)


def test_both_methods_agree_on_a_round_and_the_quicker_one_is_taken():
    coarse = drawn_round(60, seed=3, unit=500_00)
    fine = drawn_round(14, seed=3, unit=1)
    assert same_as_the_other_method(coarse).method == module.DYNAMIC_PROGRAMMING
    assert same_as_the_other_method(fine).method == module.DOMINANCE_LISTS


def same_as_the_other_method(problem: Problem) -> Frontier:
    found, stages = frontier(problem), chain(problem)
    other = by_lists if found.method == module.DYNAMIC_PROGRAMMING else by_tables
    most = min(stages.most(), 3_000_000)
    told_otherwise = other(stages, most)
    seen = found.costs <= most * stages.unit
    assert np.array_equal(found.costs[seen], told_otherwise.costs * stages.unit)
    assert np.array_equal(found.values[seen], told_otherwise.values)
    for place in range(0, len(told_otherwise.costs), 101):
        chosen = told_otherwise.trace(place)
        expected = tuple(chosen.get(i, -1) for i in range(len(problem)))
        assert found.at(int(found.costs[place])).choice == expected
    return found


def test_tables_of_32_and_64_bits_hold_the_same():
    drawn = drawn_round(30, seed=5, unit=500_00)
    small = with_values(drawn, lambda value: value // 2**10)
    large = with_values(drawn, lambda value: value // 2**10 * 2**20)
    narrow, wide = (sweep(stages, stages.most()) for stages in (chain(small), chain(large)))
    assert np.array_equal(narrow.values * 2**20, wide.values)
    assert [narrow.trace(place) for place in range(0, len(narrow.costs), 31)] == [
        wide.trace(place) for place in range(0, len(wide.costs), 31)
    ]


def with_values(problem: Problem, change: Callable[[int], int]) -> Problem:
    values = tuple(tuple(change(value) for value in own) for own in problem.values)
    return Problem(problem.costs, values, problem.requires, problem.excludes)


def test_a_thousand_lines_over_100_000_units_fit_64_megabytes():
    problem = drawn_round(1000, seed=1, unit=100_00, cheapest=1_000_00, dearest=30_000_00)
    stages = chain(problem)
    assert stages.most() > 100_000
    assert forecast(stages, 100_000)[1] < 64 * 10**6
    assert frontier(problem, up_to=100_000 * 100_00, limits=Limits(10, 64 * 10**6)).exact
