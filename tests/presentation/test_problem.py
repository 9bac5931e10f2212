"""Taking the optimum: what the undecided lines get, and why not more."""

import pytest

from budget_app.domain.decision import TakeOptimum
from budget_app.domain.lines import Level, Link, Status
from budget_app.domain.people import Person
from budget_app.domain.roles import Role
from budget_app.domain.round import decide
from budget_app.domain.signing import check_ties, check_total
from budget_app.presentation.problem import optimum_grants
from tests.presentation.made_rounds import line, round_of

MIN, REQ, STR = Level


def grants(state) -> dict[str, tuple[Level | None, str]]:
    return {grant.line: (grant.level, grant.reason) for grant in optimum_grants(state)}


def test_the_best_set_is_granted_and_every_no_says_from_which_fund_on_it_would_be_in():
    state = round_of(
        line("S-1", 60, gives=9),
        line("S-2", 50, gives=5),
        line("M-1", 20, 60, gives=[Link("g", 3, 5)]),
        fund=100,
        reserve=10,
    )
    assert grants(state) == {
        "s-1": (REQ, ""),
        "s-2": (None, "Enters at a fund of 120"),
        "m-1": (MIN, "Minimum; more at a fund of 180"),
    }


def test_more_than_requested_needs_no_reason():
    assert grants(round_of(line("S-1", 10, 20, 30, gives=5))) == {"s-1": (STR, "")}


def test_a_line_that_is_not_estimated_gets_none_and_says_so():
    state = round_of(line("S-1", 10), line("S-2", 10, gives=1e9))
    assert grants(state) == {
        "s-1": (None, "Not estimated, so not in the best set"),
        "s-2": (None, "Its results are beyond belief, so not in the best set"),
    }


def test_a_line_that_adds_nothing_is_out_at_every_fund():
    assert grants(round_of(line("S-1", 10, gives=-1)))["s-1"] == (
        None,
        "Not in the best set at 100",
    )


def test_drafts_withdrawn_and_decided_lines_are_left_alone():
    state = round_of(
        line("S-1", 10, gives=1, status=Status.DRAFT),
        line("S-2", 10, gives=1, status=Status.WITHDRAWN),
        line("S-3", 10, gives=1),
        line("S-4", 10, gives=1),
        granted={"s-3": 0},
    )
    assert grants(state) == {"s-4": (REQ, "")}


def test_what_is_decided_takes_its_money_first():
    state = round_of(
        line("S-1", 70, gives=1), line("S-2", 60, gives=9), line("S-3", 20, gives=2), granted={"s-1": 70}
    )
    assert grants(state) == {
        "s-2": (None, "Enters at a fund of 130"),
        "s-3": (REQ, ""),
    }


def test_more_is_granted_than_there_is_and_nothing_is_left_for_the_rest():
    state = round_of(line("S-1", 120, gives=1), line("S-2", 10, gives=9), granted={"s-1": 120})
    assert grants(state)["s-2"] == (
        None,
        "Enters at a fund of 130",
    )


def test_ties_towards_decided_lines_hold():
    state = round_of(
        line("S-1", 10, gives=1, requires=("m-1",)),
        line("S-2", 10, gives=1, excludes=("m-2",)),
        line("S-3", 10, gives=1),
        line("S-4", 10, gives=1, requires=("m-3",)),
        line("S-5", 10, gives=1, requires=("m-4",)),
        line("S-6", 10, gives=1, requires=("m-2",)),
        line("M-1", 10, gives=1),
        line("M-2", 10, gives=1, excludes=("s-3",)),
        line("M-3", 10, gives=1, status=Status.WITHDRAWN),
        line("M-4", 10, gives=1, status=Status.DRAFT),
        granted={"m-1": 0, "m-2": 10},
    )
    assert grants(state) == {
        "s-1": (None, "Requires M-1, which is granted nothing"),
        "s-2": (None, "Excluded by M-2, which is granted"),
        "s-3": (None, "Excluded by M-2, which is granted"),
        "s-4": (None, "Requires M-3, which is withdrawn"),
        "s-5": (None, "Requires M-4, which is not submitted"),
        "s-6": (REQ, ""),
    }


def test_what_a_granted_line_requires_goes_before_everything_even_where_it_is_not_estimated():
    state = round_of(
        line("S-1", 50, gives=1, requires=("m-1",)),
        line("M-1", 30, 40, requires=("m-2",)),
        line("M-2", 10, gives=-3),
        line("M-3", 20, gives=90),
        granted={"s-1": 50},
    )
    found = grants(state)
    assert (found["m-1"][0], found["m-2"][0], found["m-3"][0]) == (MIN, REQ, None)


@pytest.mark.parametrize("fund", [0, 15, 40, 300])
def test_what_is_taken_can_be_signed(fund):
    state = round_of(
        line("S-1", 10, 20, 30, gives=6),
        line("S-2", 15, gives=5, requires=("m-1",)),
        line("M-1", 25, gives=1, excludes=("m-2",)),
        line("M-2", 5, gives=3),
        line("M-3", 5),
        fund=fund,
    )
    state.people["e"] = Person("e", "Ines", (Role.EXECUTIVE,))
    events = decide(state, "e", TakeOptimum(grants=optimum_grants(state)))
    amounts = {event.line: event.amount for event in events}  # type: ignore[attr-defined]
    assert amounts.keys() == state.lines.keys()
    check_total(state, amounts)
    check_ties(state, amounts)
