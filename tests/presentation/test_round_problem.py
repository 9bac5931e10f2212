"""A round becomes a problem: who takes part, what ties hold, and the way back to lines and tiers."""

from itertools import product

import msgspec

from budget_app.domain.lines import Level, Link, Sponsor, Status
from budget_app.presentation.problem import best_at, frontier_of, problem_of, value_of
from tests.analysis.brute import frontier_by_trying
from tests.presentation.made_rounds import goal, line, round_of

MIN, REQ, STR = Level


def test_all_lines_that_are_not_withdrawn_count_in_the_order_of_their_codes():
    state = round_of(
        line("S-2", 20, gives=4),
        line("M-1", 5, 10, 15, gives=6),
        line("S-1", 30, gives=1, status=Status.DRAFT),
        line("S-3", 40, gives=9, status=Status.WITHDRAWN),
    )
    found = problem_of(state)
    assert found.lines == ("m-1", "s-1", "s-2")
    assert found.problem.costs == ((500, 1000, 1500), (3000,), (2000,))
    assert found.problem.values == ((30_000_000, 60_000_000, 90_000_000), (10_000_000,), (40_000_000,))
    assert found.levels == ((MIN, REQ, STR), (REQ,), (REQ,))
    assert found.drafts == ("s-1",)
    assert found.assumed == {("m-1", "g", MIN), ("m-1", "g", STR)}


def test_weights_are_shares_of_all_weight_and_retired_goals_do_not_count():
    goals = goal("g", 3), goal("h", 1), goal("old", 4, retired=True)
    state = round_of(
        line("S-1", 10, gives=[Link("g", requested=10), Link("h", requested=10), Link("old", requested=10)]),
        goals=goals,
    )
    assert problem_of(state).values == {("s-1", REQ): 100_000_000}


def test_a_line_that_is_not_estimated_takes_no_part_and_its_ask_is_counted():
    state = round_of(
        line("S-1", 10, gives=4), line("M-1", 5, 25, 40), line("M-2", 7, gives=[Link("g", cannot_say=True)])
    )
    found = problem_of(state)
    assert (found.unvalued.lines, found.unvalued.amount, found.unvalued.ids) == (2, 3200, ("m-1", "m-2"))
    assert found.takes_part() == {"s-1": 2}


def test_where_an_estimated_line_requires_it_its_money_counts():
    state = round_of(
        line("S-1", 10, gives=4, requires=("m-1",)),
        line("M-1", 5, 25, requires=("m-2",)),
        line("M-2", 7),
        line("M-3", 9, requires=("s-1",)),
    )
    found = problem_of(state)
    assert found.carried == {"m-1", "m-2"}
    assert found.unvalued.ids == ("m-1", "m-2", "m-3")
    best = best_at(found, frontier_of(found), 10_000)
    assert (best.cost, best.value) == (2200, 40_000_000)
    assert best.levels == {"s-1": REQ, "m-1": MIN, "m-2": REQ}


def test_a_line_that_requires_a_withdrawn_one_is_impossible_and_so_is_what_requires_it():
    state = round_of(
        line("S-1", 10, gives=4, requires=("s-2",)),
        line("S-2", 5, gives=4, requires=("s-3",)),
        line("S-3", 5, gives=4, status=Status.WITHDRAWN),
        line("S-4", 5, gives=4, excludes=("s-3",)),
    )
    found = problem_of(state)
    assert found.blocked == {"s-2": "s-3"}
    assert best_at(found, frontier_of(found), 10_000).levels == {"s-4": REQ}


def test_an_excludes_that_both_lines_name_is_one_pair():
    state = round_of(line("S-1", 10, gives=4, excludes=("s-2",)), line("S-2", 5, gives=4, excludes=("s-1",)))
    assert problem_of(state).problem.excludes == ((0, 1),)


def test_of_two_tiers_with_equal_amounts_the_one_worth_more_stays():
    dear = line("S-1", 10, 10, 20, gives=[Link("g", minimum=5, requested=4, stretch=6)])
    assert problem_of(round_of(dear)).levels == ((MIN, STR),)


def test_a_joint_line_counts_once_and_in_full():
    joint = line("S-1", 10, gives=4, sponsors=(Sponsor("M", joined=True),))
    assert problem_of(round_of(joint)).problem.costs == ((1000,),)


def test_results_beyond_belief_take_no_part_and_are_named():
    found = problem_of(round_of(line("S-1", 10, gives=1e9), line("S-2", 10, gives=1)))
    assert found.out_of_range == ("s-1",)
    assert found.unvalued.ids == ("s-1",)


def test_another_amount_counts_as_the_highest_tier_it_pays_for():
    found = problem_of(round_of(line("S-1", 5, 10, 15, gives=10)))
    values = [value_of(found, {"s-1": amount * 100}) for amount in (0, 4, 5, 9, 10, 14, 15, 99)]
    assert values == [0, 0, 50_000_000, 50_000_000, 100_000_000, 100_000_000, 150_000_000, 150_000_000]


def test_an_empty_round_is_a_problem_without_lines():
    found = problem_of(round_of(goals=()))
    best = best_at(found, frontier_of(found), -5)
    assert (best.levels, best.cost, best.value, best.bound) == ({}, 0, 0, 0)
    assert found.unvalued == type(found.unvalued)()


def tied_round():
    return round_of(
        line("S-1", 4, 9, 13, gives=7),
        line("S-2", 3, 6, gives=[Link("g", minimum=2.5, requested=3)], requires=("m-1",)),
        line("S-3", 8, gives=5, excludes=("m-2",)),
        line("M-1", 2, 5, gives=1),
        line("M-2", 7, 11, gives=[Link("g", minimum=5.5, requested=6.5)]),
        line("M-3", 4, requires=("s-1",)),
    )


def test_the_frontier_equals_every_set_tried():
    found = problem_of(tied_round())
    curve = frontier_of(found)
    pairs = list(zip(curve.costs.tolist(), curve.values.tolist(), strict=True))
    assert pairs == sorted(frontier_by_trying(found.problem))
    for cost, value in pairs:
        best = best_at(found, curve, cost)
        assert (best.cost, best.value, best.bound) == (cost, value, value)


def test_the_set_at_an_amount_is_the_best_of_all_sets_of_lines():
    state = tied_round()
    found = problem_of(state)
    lines = list(state.lines.values())
    for amount in (0, 900, 1700, 2600, 9900):
        tried = max(
            value_of(found, {x.id: a for x, a in zip(lines, amounts, strict=True)})
            for amounts in product(*((0, *x.tiers.values()) for x in lines))
            if sum(amounts) <= amount and holds(lines, amounts)
        )
        assert best_at(found, frontier_of(found), amount).value == tried


def holds(lines, amounts) -> bool:
    funded = {x.id for x, a in zip(lines, amounts, strict=True) if a}
    return all(set(x.requires) <= funded and not set(x.excludes) & funded for x in lines if x.id in funded)


def test_nothing_of_the_state_is_changed():
    state = tied_round()
    before = msgspec.json.encode(list(state.lines.values()))
    problem_of(state)
    assert msgspec.json.encode(list(state.lines.values())) == before
