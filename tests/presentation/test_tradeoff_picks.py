"""What is picked on the trade-offs page: its lines, its money and the sentence that is read out."""

import pytest

from budget_app.presentation.tradeoff_picks import NOTHING, Pick
from budget_app.presentation.tradeoffs import Study
from tests.presentation.made_rounds import goal, line, round_of


@pytest.fixture(scope="module")
def study() -> Study:
    """Two lines of Sales and one of Marketing for 100; one goal that nobody serves."""
    return Study(
        round_of(
            line("S-1", 60, gives=6),
            line("S-2", 30, gives=6),
            line("M-1", 80, gives=7),
            fund=100,
            goals=(goal("g"), goal("h")),
        )
    )


def plain(words: str) -> str:
    return words.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("pick", "lines", "money", "sentence"),
    [
        (
            Pick(department="S"),
            {"s-1", "s-2"},
            {"S": 9_000},
            "Sales: 2 lines, 90 asked; 2 in the best set with 90",
        ),
        (
            Pick(department="M", goal="g"),
            {"m-1"},
            {"M": 8_000},
            "Marketing for Goal g: 1 line, 80 asked; 0 in the best set with 0",
        ),
        (
            Pick(goal="g"),
            {"s-1", "s-2", "m-1"},
            {"S": 9_000, "M": 8_000},
            "Goal g: 3 lines, 170 asked; 2 in the best set with 90; coverage 12 % of 19 %",
        ),
        (Pick(goal="h"), set(), {}, "Nobody asks for Goal h"),
        (Pick(department="S", goal="h"), set(), {}, "Sales asks nothing for Goal h"),
    ],
)
def test_a_pick_says_its_lines_and_what_of_them_is_held(
    study: Study, pick: Pick, lines: set[str], money: dict[str, int], sentence: str
):
    group = study.group(pick, study.agreed)
    assert (group.lines, group.money, plain(group.sentence)) == (lines, money, sentence)


@pytest.mark.parametrize("pick", [NOTHING, Pick(department="X"), Pick(goal="gone"), Pick(line="s-1")])
def test_what_is_not_there_and_what_is_no_group_has_no_lines(study: Study, pick: Pick):
    assert not study.group(pick, study.agreed).lines


def test_the_points_of_the_frontier_are_their_lines(study: Study):
    best, all_asked = (study.group(Pick(point=point), study.agreed) for point in "BP")
    assert best.lines == {"s-1", "s-2"}
    assert all_asked.lines == {"s-1", "s-2", "m-1"}
    assert best.money == {"S": 9_000}
