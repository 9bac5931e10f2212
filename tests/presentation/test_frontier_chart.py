"""The efficient frontier in figures and words: the proposal, the best set, what a step is worth."""

import pytest

from budget_app.analysis.frontier import Limits, frontier
from budget_app.domain.lines import Level, Link
from budget_app.presentation.frontier_chart import MOST_DRAWN, FrontierChart, frontier_chart
from budget_app.presentation.position import round_step
from budget_app.presentation.problem import frontier_of, problem_of
from tests.presentation.made_rounds import line, round_of


def chart_of(*lines, **more) -> FrontierChart:
    state = round_of(*lines, **more)
    found = problem_of(state)
    return frontier_chart(state, found, frontier_of(found))


def three(**more) -> FrontierChart:
    lines = line("S-1", 40, 60, gives=[Link("g", 6, 8)]), line("S-2", 50, gives=5), line("M-1", 30, gives=6)
    return chart_of(*lines, fund=100, reserve=10, **more)


def test_the_curve_steps_up_where_more_can_be_bought():
    assert three().curve == (
        (0, 0),
        (3_000, 60_000_000),
        (6_000, 80_000_000),
        (7_000, 120_000_000),
        (9_000, 140_000_000),
        (12_000, 170_000_000),
        (14_000, 190_000_000),
    )


def test_the_proposal_is_what_stands_until_something_is_granted():
    chart = three()
    assert chart.proposal is not None
    assert chart.best is not None
    assert (chart.proposal.amount, chart.proposal.value) == (14_000, 190_000_000)
    assert chart.proposal.label == "all that is asked"
    assert (chart.best.amount, chart.best.value, chart.available) == (9_000, 140_000_000, 9_000)
    assert chart.title == "90 buys at most 14 of the 19 points asked for"


def test_a_standing_below_the_ask_is_a_proposal():
    lines = line("S-1", 40, 60, gives=[Link("g", 6, 8)], standing=Level.MINIMUM), line("M-1", 50, gives=6)
    chart = chart_of(*lines, fund=120)
    assert chart.proposal is not None
    assert (chart.proposal.label, chart.proposal.amount) == ("the proposal", 9_000)
    assert chart.title == "The proposal leaves 2 points of value on the table"


def test_then_it_is_what_is_granted():
    chart = three(granted={"s-1": 0, "s-2": 50, "m-1": 30})
    assert chart.proposal is not None
    assert chart.best is not None
    assert (chart.proposal.amount, chart.proposal.value) == (8_000, 110_000_000)
    assert (chart.proposal.label, chart.best.label) == ("the decision", "+3 points")
    assert chart.title == "The decision leaves 3 points of value on the table"


@pytest.mark.parametrize(
    ("granted", "title"),
    [
        ({"s-1": 60}, "8 points are decided so far, 14 points can be had"),
        ({"s-1": 60, "s-2": 0, "m-1": 30}, "At 90 no set of lines buys more than the decision"),
        ({"s-1": 60, "s-2": 50, "m-1": 0}, "90 can buy as much as the 110 granted"),
        ({"s-1": 60, "s-2": 50, "m-1": 30}, "90 buys at most 14 of the 19 points granted"),
    ],
)
def test_the_title_states_the_finding(granted, title):
    assert three(granted=granted).title == title


def test_where_next_to_nothing_is_missing_the_title_says_how_little():
    chart = chart_of(line("S-1", 90, gives=50), line("M-1", 20, gives=0.1), fund=100)
    assert chart.title == "100 buys all but 0.1 points of the 50 points"


@pytest.mark.parametrize(
    ("lines", "fund", "title"),
    [
        ((), 100, "Nothing is asked for yet"),
        ((line("S-1", 10), line("S-2", 20)), 100, "No line is estimated yet"),
        ((line("S-1", 10, gives=4),), 0, "Nothing is available, and 4 points of value are asked for"),
        ((line("S-1", 10, gives=4),), 500, "At 500 no set of lines buys more than all that is asked"),
    ],
)
def test_rounds_with_little_in_them_have_titles_too(lines, fund, title):
    chart = chart_of(*lines, fund=fund)
    assert chart.title == title
    assert chart.curve[0] == (0, 0)
    assert chart.most >= 1
    assert chart.top >= 1
    has_estimates = any(asked.links for asked in lines)
    assert (chart.proposal is not None, chart.best is not None) == (has_estimates, has_estimates)


def test_what_is_not_proven_is_not_claimed():
    state = round_of(*(line(f"S-{n:02d}", 7 + n, gives=7 + n) for n in range(12)), fund=80)
    found = problem_of(state)
    loose = frontier(found.problem, limits=Limits(seconds=1e-9, memory=1))
    chart = frontier_chart(state, found, loose)
    assert not loose.exact
    assert chart.subtitle.startswith("Efficient frontier: known sets, at most ")
    assert all(value <= frontier_of(found).value_at(cost) for cost, value in chart.curve)


def test_a_step_of_money_is_worth_what_the_frontier_says():
    chart = chart_of(line("S-1", 50, gives=5), line("S-2", 40, gives=2), line("M-1", 10, gives=1), fund=95)
    assert round_step(9_500) == 200
    assert chart.steps == "2 more buys nothing, 2 less costs nothing"
    dear = chart_of(line("S-1", 50, gives=5), line("S-2", 40, gives=2), line("M-1", 5, gives=1), fund=90)
    assert dear.steps == "2 more buys nothing, 2 less costs 1 point"


@pytest.mark.parametrize(
    ("amount", "step"), [(1, 1), (39, 1), (40, 2), (180_000_000, 5_000_000), (99, 2), (2_000, 100)]
)
def test_a_step_is_round(amount, step):
    assert round_step(amount) == step


def test_what_is_not_estimated_is_said_and_left_out():
    chart = chart_of(line("S-1", 10, gives=4), line("M-1", 2_000), line("M-2", 1_000), fund=100)
    assert chart.notice == "2 lines, 3\u00a0k, are not estimated and take no part"
    assert chart.proposal is not None
    assert (chart.proposal.amount, chart.proposal.label) == (1_000, "all estimated asks")
    assert chart.notice in chart.sentence


def test_money_granted_to_lines_that_are_not_estimated_is_gone_for_the_others():
    chart = chart_of(
        line("S-1", 60, gives=4),
        line("S-2", 50, gives=3),
        line("M-1", 45),
        fund=100,
        granted={"m-1": 45, "s-2": 50, "s-1": 0},
    )
    assert (chart.available, chart.available_text) == (5_500, "Available 55")
    assert chart.title == "At 55 no set of lines buys more than the decision"


def test_a_proposal_that_breaks_a_tie_says_so():
    lines = line("S-1", 10, gives=4, excludes=("s-2",)), line("S-2", 10, gives=4)
    assert chart_of(*lines, fund=100).notice == ""
    assert "exclude one another" in chart_of(*lines, fund=100, granted={"s-1": 10, "s-2": 10}).notice


def test_a_line_that_counts_with_its_money_only_is_named():
    chart = chart_of(line("S-1", 10, gives=4, requires=("m-1",)), line("M-1", 5), fund=100)
    assert chart.notice == (
        "1 line, 5, is not estimated and takes no part. 1 of them counts with its money, because another requires it"
    )


def test_the_table_has_the_figures_of_the_curve():
    texts = [[cell.text for cell in row.cells] for row in three().table.rows]
    assert texts[:3] == [
        ["All that is asked", "140", "19.0"],
        ["Best set at what is available", "90", "14.0"],
        ["Best set", "10", "0.0"],
    ]
    assert ["Best set", "130", "17.0"] in texts


def test_what_is_drawn_of_a_long_curve_lies_on_it_and_ends_where_it_ends():
    lines = [line(f"S-{i:03d}", 1_000 + i * 37 % 89, gives=1 + i % 7 * 0.11) for i in range(60)]
    state = round_of(*lines, fund=40_000)
    found = problem_of(state)
    curve = frontier_of(found)
    drawn = frontier_chart(state, found, curve).curve
    known = dict(zip(curve.costs.tolist(), curve.values.tolist(), strict=True))
    assert len(known) > MOST_DRAWN >= len(drawn) - 1
    assert all(known[cost] == value for cost, value in drawn)
    assert drawn[0] == (0, 0)
    assert sorted(drawn) == list(drawn)


def test_the_sentence_says_all_of_it():
    assert three().sentence == (
        "90 buys at most 14 of the 19 points asked for. All that is asked: 140 for 19 points;"
        " best set at 90: 14 points. 5 more buys nothing, 5 less costs 2 points."
    )
