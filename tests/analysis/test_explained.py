"""Why a tier is in or out, against every set there is: what forcing costs, and what would just get it in."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from budget_app.analysis.explained import explained
from budget_app.analysis.frontier import frontier
from budget_app.analysis.problem import Problem
from tests.analysis.brute import every_set
from tests.analysis.rounds import drawn_round
from tests.analysis.strategies import problems


@st.composite
def asked(draw: st.DrawFn) -> tuple[Problem, int, int, int]:
    """A problem, a tier of one of its lines, an amount."""
    problem = draw(problems().filter(lambda p: any(p.costs)))
    line = draw(st.sampled_from([i for i, own in enumerate(problem.costs) if own]))
    tier = draw(st.integers(0, len(problem.costs[line]) - 1))
    most = sum(max(own, default=0) for own in problem.costs)
    return problem, line, tier, most * draw(st.integers(0, 20)) // 20


def best(problem: Problem, amount: int, line: int, tiers: set[int]) -> int | None:
    """The best value of all sets within the amount that hold the line at one of these tiers."""
    values = [
        problem.measure(choice)[1]
        for choice in every_set(problem)
        if choice[line] in tiers and problem.measure(choice)[0] <= amount
    ]
    return max(values, default=None)


def with_tier(
    problem: Problem, line: int, tier: int, cost: int | None = None, value: int | None = None
) -> Problem:
    """The problem with another cost or value of one tier."""
    costs, values = [list(own) for own in problem.costs], [list(own) for own in problem.values]
    costs[line][tier] = costs[line][tier] if cost is None else cost
    values[line][tier] = values[line][tier] if value is None else value
    return replace(problem, costs=tuple(map(tuple, costs)), values=tuple(map(tuple, values)))


@given(asked())
def test_it_equals_a_look_at_every_set(case: tuple[Problem, int, int, int]):
    problem, line, tier, amount = case
    told = explained(problem, frontier(problem), line, tier, amount)
    forced, rival = best(problem, amount, line, {tier}), best(problem, amount, line, {-1, 0, 1, 2} - {tier})
    assert told.exact
    assert told.rival.value == rival
    assert (told.forced.value if told.forced else None) == forced
    if forced is None or rival is None:
        assert told.needed is None
        return
    assert told.lost == rival - forced
    assert told.needed == problem.values[line][tier] + max(rival - forced + 1, 0)


@settings(max_examples=50)
@given(asked())
def test_what_would_get_it_in_just_does(case: tuple[Problem, int, int, int]):
    problem, line, tier, amount = case
    told = explained(problem, frontier(problem), line, tier, amount)
    others = {-1, 0, 1, 2} - {tier}
    if told.dearest is not None:
        changed = with_tier(problem, line, tier, cost=told.dearest)
        just = best(changed, amount, line, {tier})
        rival = best(changed, amount, line, others)
        assert just is not None
        assert rival is not None
        assert just > rival
        dearer = best(with_tier(problem, line, tier, cost=told.dearest + 1), amount, line, {tier})
        assert dearer is None or dearer <= rival
    elif told.forced:
        free = best(with_tier(problem, line, tier, cost=1), amount, line, {tier})
        rival = best(problem, amount, line, others)
        assert free is None or rival is None or free <= rival
    if told.needed is not None:
        changed = frontier(with_tier(problem, line, tier, value=told.needed)).at(amount)
        assert changed.choice[line] == tier


@settings(max_examples=50)
@given(asked())
def test_where_it_enters_and_stays(case: tuple[Problem, int, int, int]):
    problem, line, tier, amount = case
    known = frontier(problem)
    told = explained(problem, known, line, tier, amount).entering
    costs = [c for c in known.costs.tolist() if c >= known.at(amount).cost]
    held = [known.at(cost).choice[line] for cost in costs]
    inside = [cost for cost, at in zip(costs, held, strict=True) if at >= tier]
    assert (told.amount if told else None) == min(inside, default=None)
    if told:
        stays = [c for n, c in enumerate(costs) if all(at >= tier for at in held[n:])]
        assert told.stays == min(stays, default=None)


def test_a_round_of_sixty_lines():
    problem = drawn_round(60, seed=8, unit=1000_00)
    known = frontier(problem)
    amount = int(known.costs[-1]) // 2
    out = [i for i, tier in enumerate(known.at(amount).choice) if tier < 0 and problem.costs[i]]
    told = [explained(problem, known, i, 0, amount) for i in out[:5]]
    assert all(each.exact and each.lost >= 0 and each.rival.value == each.best.value for each in told)
