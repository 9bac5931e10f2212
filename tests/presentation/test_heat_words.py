"""Goals by departments in words: which goal gets too little, which nothing, and which nobody asks for."""

import pytest

from budget_app.presentation.heat_words import coverage_text, title_of_asks, title_of_set
from budget_app.presentation.tradeoffs import tradeoffs
from tests.presentation.made_rounds import goal, line, round_of

FULL, HALF, OVER, NOTHING = ("Full", 0.9, 5), ("Half", 0.5, 5), ("Over", 1.2, 5), ("Nothing", 0.0, 0)


@pytest.mark.parametrize(
    ("goals", "title"),
    [
        ((), "No joint goal is set yet"),
        ((NOTHING,), "No line serves a joint goal yet"),
        ((FULL, NOTHING), "Nobody asks for Nothing"),
        ((HALF, NOTHING), "Nobody asks for Nothing, Half is starved"),
        ((FULL, NOTHING, ("Other", 0.0, 0)), "Nobody asks for 2 goals"),
        ((HALF, FULL), "Half is starved"),
        ((HALF, ("Third", 0.3, 5)), "Half and Third are starved"),
        ((FULL, OVER), "Over is claimed beyond its target"),
        ((FULL, ("Most", 0.95, 5)), "Asks cover every goal, Full least with 90 %"),
    ],
)
def test_the_finding_of_all_that_is_asked(goals, title: str):
    assert title_of_asks(goals, is_asked=True).replace("\u00a0", " ") == title


@pytest.mark.parametrize(
    ("goals", "title"),
    [
        ((), "No joint goal is set yet"),
        ((NOTHING,), "At 1 M no goal gets anything"),
        ((NOTHING, NOTHING), "At 1 M no goal gets anything"),
        ((FULL, NOTHING), "At 1 M, nothing goes to Nothing"),
        ((HALF, NOTHING, NOTHING), "At 1 M, nothing goes to 2 of 3 goals"),
        ((HALF,), "At 1 M, Half is starved with 50 %"),
        ((HALF, HALF), "At 1 M every goal is starved"),
        ((HALF, HALF, FULL), "At 1 M, 2 of 3 goals are starved, Half most"),
        ((FULL,), "At 1 M no goal is starved, Full gets least with 90 %"),
    ],
)
def test_the_finding_of_the_best_set(goals, title: str):
    assert title_of_set(goals, "1 M").replace("\u00a0", " ") == title


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0 %"), (0.29, "29 %"), (0.999, "99 %"), (1, "100 %"), (-0.5, "−50 %"), (1e9, "> 9,999 %")],
)
def test_a_share_is_cut_off_and_never_rounded_up_to_all_of_it(share: float, text: str):
    assert coverage_text(share).replace("\u202f", " ").replace("\u00a0", " ") == text


def test_money_stands_by_goal_and_department_in_full_at_each_goal():
    state = round_of(
        line("S-1", 60, gives=60),
        line("M-1", 80, gives=7),
        fund=100,
        goals=(goal("g"), goal("h")),
    )
    shown = tradeoffs(state)
    (served, alone) = shown.asked.rows
    assert [column.code for column in shown.asked.columns] == ["S", "M"]
    assert (served.amounts, alone.amounts) == ((6_000, 8_000), (0, 0))
    assert shown.asked.most == shown.held.most == 8_000
    assert shown.asked.title == "Nobody asks for Goal h"
    assert [row.is_starved for row in shown.asked.rows] == [False, True]
    assert shown.asked.words_of(0) == "none"
