"""Problems as stages: what is left out, how ties become states, and where that ends."""

from itertools import product

import pytest
from hypothesis import given

from budget_app.analysis.problem import Problem
from budget_app.analysis.stages import MOST_STATES, Chain, Entangled, chain
from tests.analysis.strategies import problems


def sets_of(stages: Chain) -> set[tuple[tuple[int, int], ...]]:
    """Every set that the moves of a chain lead through, as funded (line, tier) pairs."""
    sets: list[tuple[int, tuple[tuple[int, int], ...]]] = [(0, ())]
    for stage in stages.stages:
        sets = [
            (move.to, (*funded, (stage.line, move.code - 1)) if move.code else funded)
            for state, funded in sets
            for move in stage.states[state]
        ]
    assert {state for state, _ in sets} == {0}
    assert len(set(sets)) == len(sets)
    return {tuple(sorted(funded)) for _, funded in sets}


@given(problem=problems())
def test_the_moves_lead_through_every_allowed_set_and_no_other(problem: Problem):
    stages = chain(problem)
    kept = [
        [
            -1,
            *sorted(
                {
                    m.code - 1
                    for s in stages.stages
                    if s.line == i
                    for moves in s.states
                    for m in moves
                    if m.code
                }
            ),
        ]
        for i in range(len(problem))
    ]
    allowed = {
        tuple((i, t) for i, t in enumerate(choice) if t >= 0)
        for choice in product(*kept)
        if problem.allows(choice)
    }
    assert sets_of(stages) == allowed


@given(problem=problems())
def test_no_state_is_a_dead_end(problem: Problem):
    assert all(moves for stage in chain(problem).stages for moves in stage.states)


def test_costs_are_counted_in_their_common_divisor():
    stages = chain(Problem(((300_00, 700_00), (450_00,)), ((1, 2), (3,))))
    assert stages.unit == 50_00
    assert stages.most() == 23


def test_tiers_that_buy_less_for_more_are_left_out():
    (stage,) = chain(Problem(((5, 4, 9),), ((3, 3, 2),))).stages
    assert [move.code for move in stage.states[0]] == [0, 2]


def test_what_requires_the_impossible_is_never_funded():
    problem = Problem(((5,), (5,), (), (5,)), ((1,), (1,), (), (1,)), requires=((0, 1), (1, 2)))
    assert sets_of(chain(problem)) == {(), ((3, 0),)}
    contradiction = Problem(((5,), (5,)), ((1,), (1,)), requires=((0, 1),), excludes=((0, 1),))
    assert sets_of(chain(contradiction)) == {(), ((1, 0),)}


def test_one_line_that_sixty_need_takes_two_states():
    pairs = tuple((i, 60) for i in range(60))
    stages = chain(Problem(((5,),) * 61, ((1,),) * 61, requires=pairs))
    assert max(len(stage.states) for stage in stages.stages) == 2


def test_too_many_ties_that_cross_are_told():
    half = MOST_STATES.bit_length() + 1
    pairs = tuple((i, half + i) for i in range(half))
    with pytest.raises(Entangled):
        chain(
            Problem(
                ((5,),) * 2 * half, ((1,),) * 2 * half, excludes=(*pairs, *((0, i) for i in range(1, half)))
            )
        )
