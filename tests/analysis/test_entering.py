"""From which amount on a line gets more: told from all points at once, and equal to a trace of each."""

import numpy as np
import pytest
from hypothesis import given

from budget_app.analysis.dynamic import Tables, sweep
from budget_app.analysis.frontier import Frontier, Limits, frontier
from budget_app.analysis.lists import Lists, lists
from budget_app.analysis.problem import Problem
from budget_app.analysis.stages import chain
from tests.analysis.rounds import drawn_round
from tests.analysis.strategies import problems


def by_tracing(found: Frontier, amount: int) -> dict[int, int]:
    now = found.at(amount).choice
    first: dict[int, int] = {}
    for cost in found.costs.tolist():
        for i, tier in enumerate(found.at(cost).choice):
            if cost > amount and tier > now[i]:
                first.setdefault(i, cost)
    return first


@given(problems())
def test_it_equals_a_trace_of_every_point(problem: Problem):
    found = frontier(problem)
    for amount in (0, int(found.costs[-1]) // 2, int(found.costs[-1])):
        assert found.entering(amount) == by_tracing(found, amount)


def walked(found: Tables | Lists) -> list[dict[int, int]]:
    sets: list[dict[int, int]] = [{} for _cost in found.costs]
    for line, codes in found.walk(np.arange(len(found.costs))):
        for place, code in enumerate(codes.tolist()):
            if code:
                sets[place][line] = code - 1
    return sets


@given(problems())
def test_both_methods_walk_all_their_sets_as_they_trace_them(problem: Problem):
    stages = chain(problem)
    by_tables, by_lists = sweep(stages, stages.most()), lists(stages, stages.most(), 10, 2**20)
    assert by_lists is not None
    for found in (by_tables, by_lists):
        assert walked(found) == [found.trace(place) for place in range(len(found.costs))]


def test_a_round_of_forty_lines_with_its_ties():
    found = frontier(drawn_round(40, seed=5, unit=1000_00))
    amount = int(found.costs[-1]) // 2
    assert found.entering(amount) == by_tracing(found, amount)


def test_only_the_nearest_points_are_looked_at_where_work_is_short():
    found = frontier(Problem(((1,), (2,), (4,)), ((5,), (4,), (3,))))
    assert found.entering(1) == {1: 3, 2: 7}
    assert found.entering(1, work=3) == {1: 3}


def test_nothing_is_said_where_the_frontier_is_not_exact():
    found = frontier(drawn_round(30, seed=1), limits=Limits(seconds=1e-6, memory=1))
    assert not found.exact
    assert found.entering(0) == {}


def test_a_negative_amount_is_refused():
    with pytest.raises(ValueError, match="negative"):
        frontier(Problem(((1,),), ((1,),))).entering(-1)
