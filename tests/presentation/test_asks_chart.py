"""Asks against the fund in figures and words."""

import pytest

from budget_app.domain.lines import Sponsor
from budget_app.presentation.asks_chart import MOST_ROWS, AsksChart, asks_chart
from tests.presentation.made_rounds import line, round_of


def rows(chart: AsksChart) -> list[tuple[str, int, int | None]]:
    return [(row.name, row.asked, row.granted) for row in chart.rows]


def table(chart: AsksChart) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in chart.table.rows]


def test_each_department_and_all_together_against_the_fund():
    chart = asks_chart(round_of(line("S-1", 700), line("M-1", 900), line("S-2", 200), fund=1200, reserve=100))
    assert rows(chart) == [("Sales", 90_000, None), ("Marketing", 90_000, None)]
    assert (chart.together.asked, chart.fund, chart.reserve, chart.over) == (180_000, 120_000, 10_000, 60_000)
    assert chart.over_text == "600 over"
    assert chart.width == 180_000


def test_the_table_has_the_same_figures():
    chart = asks_chart(round_of(line("S-1", 700), line("M-1", 900), fund=1200, reserve=100))
    assert table(chart) == [
        ["Sales", "700"],
        ["Marketing", "900"],
        ["All together", "1,600"],
        ["Fund", "1,200"],
        ["Reserve", "100"],
        ["Available", "1,100"],
        ["Asked over the fund", "400"],
    ]


def test_what_is_granted_stands_beside_what_is_asked():
    chart = asks_chart(
        round_of(line("S-1", 700), line("M-1", 300), fund=1200, granted={"s-1": 350, "m-1": 0})
    )
    assert rows(chart) == [("Sales", 70_000, 35_000), ("Marketing", 30_000, 0)]
    assert [row.words for row in chart.rows] == ["350 of 700", "0 of 300"]
    assert table(chart)[:3] == [
        ["Sales", "700", "350", "50\u00a0%"],
        ["Marketing", "300", "0", "0\u00a0%"],
        ["All together", "1,000", "350", "35\u00a0%"],
    ]


def test_a_joint_line_is_split_by_its_shares():
    joint = line("S-1", 100, sponsors=(Sponsor("M", share=30, joined=True),))
    assert rows(asks_chart(round_of(joint))) == [("Sales", 7_000, None), ("Marketing", 3_000, None)]


def test_cents_are_shown_for_all_where_any_amount_has_them():
    cent = line("S-1", 10)
    odd = round_of(cent, fund=20)
    odd.fund += 5
    assert [row[1] for row in table(asks_chart(odd))] == ["10.00", "10.00", "20.05", "0.00", "20.05", "0.00"]


@pytest.mark.parametrize(
    ("asked", "fund", "reserve", "title"),
    [
        (0, 100, 0, "Nothing is asked for yet"),
        (50, 0, 0, "50 is asked for, and there is no fund"),
        (150, 100, 20, "Asks are 50 over the fund"),
        (90, 100, 20, "Asks fit only with 10 of the reserve"),
        (100, 100, 0, "Asks take the whole fund"),
        (80, 100, 20, "All asks fit, 20 of the fund is not asked for"),
    ],
)
def test_the_title_states_the_finding(asked, fund, reserve, title):
    lines = [line("S-1", asked)] if asked else []
    assert asks_chart(round_of(*lines, fund=fund, reserve=reserve)).title == title


@pytest.mark.parametrize(
    ("granted", "title"),
    [
        ({"s-1": 60}, "60 is granted so far, 1 line is undecided"),
        ({"s-1": 60, "m-1": 20}, "80 of the 100 fund is granted, 53\u00a0% of the asks"),
        ({"s-1": 100, "m-1": 50}, "60 more is granted than is available"),
    ],
)
def test_once_something_is_decided_the_title_says_how_far(granted, title):
    state = round_of(line("S-1", 100), line("M-1", 50), fund=100, reserve=10, granted=granted)
    assert asks_chart(state).title == title


def test_the_sentence_says_all_of_it():
    chart = asks_chart(round_of(line("S-1", 700), line("M-1", 900), fund=1200, reserve=100))
    assert chart.sentence == (
        "Asks are 400 over the fund. Sales asks 700. Marketing asks 900."
        " Together 1.6\u00a0k is asked; the fund is 1.2\u00a0k, of which 100 is reserve."
    )


def test_of_many_departments_the_smaller_ones_are_drawn_as_one_and_listed_apart():
    lines = [line(f"{letter}-1", n) for n, letter in enumerate("ABCDEFGHIJK", 1)]
    chart = asks_chart(round_of(*lines))
    assert len(chart.rows) == MOST_ROWS
    assert chart.rows[0].name == "Department K"
    assert (chart.rows[-1].name, chart.rows[-1].asked, chart.rows[-1].sign) == ("4 others", 1_000, None)
    assert sum(row.asked for row in chart.rows) == chart.together.asked
    assert "the largest of 11" in chart.subtitle
    assert len(chart.table.rows) == 11 + 5
