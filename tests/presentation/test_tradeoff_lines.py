"""The lines in order of priority, and what the best set does with each."""

from budget_app.domain.lines import Link, Status
from budget_app.presentation.tradeoffs import Study, tradeoffs
from tests.presentation.made_rounds import line, round_of


def texts(state) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in tradeoffs(state).lines.rows]


def test_lines_stand_by_value_for_money_and_those_not_estimated_last():
    state = round_of(
        line("S-1", 60, gives=6),
        line("S-2", 20, gives=4),
        line("M-1", 50),
        line("M-2", 30, 80, gives=[Link("g", 7, 8)]),
        line("M-3", 20, gives=4),
        fund=110,
    )
    assert texts(state) == [
        ["1", "M-3 Line M-3", "20", "4.0", "2.00", "requested"],
        ["2", "S-2 Line S-2", "20", "4.0", "2.00", "no, first at 130"],
        ["3", "M-2 Line M-2", "80", "8.0", "1.00", "minimum"],
        ["4", "S-1 Line S-1", "60", "6.0", "1.00", "requested"],
        ["", "M-1 Line M-1", "50", "", "", "not estimated"],
    ]


def test_the_column_of_value_for_money_names_its_unit():
    shown = tradeoffs(round_of(line("S-1", 60_000, gives=6), fund=1_800_000)).lines
    assert [column.title for column in shown.columns] == [
        "Priority",
        "Line",
        "Requested",
        "Value",
        "Per 100\u00a0k",
        "In the best set",
    ]
    assert shown.rows[0].cells[4].text == "10.00"


def test_granted_stands_there_once_something_is_decided():
    state = round_of(
        line("S-1", 60, gives=6),
        line("S-2", 20, gives=4),
        line("S-3", 5, gives=9),
        granted={"s-1": 0, "s-2": 15},
    )
    assert {row[1]: row[-1] for row in texts(state)} == {
        "S-1 Line S-1": "none",
        "S-2 Line S-2": "15",
        "S-3 Line S-3": "undecided",
    }


def test_a_line_that_cannot_be_had_says_why():
    state = round_of(
        line("S-1", 60, gives=6, requires=("s-2",)), line("S-2", 20, gives=4, status=Status.WITHDRAWN)
    )
    assert texts(state) == [["1", "S-1 Line S-1", "60", "6.0", "1.00", "no, requires S-2"]]


def test_the_finding_counts_the_best_set_and_says_what_a_step_is_worth():
    state = round_of(
        line("S-1", 40, 60, gives=[Link("g", 6, 8)]),
        line("M-1", 50, gives=6),
        line("M-2", 50, gives=5),
        fund=90,
    )
    found = tradeoffs(state)
    assert found.finding == (
        "At 90, the best set holds 2 of 3 lines, 1 of them in part. 2 more buys nothing, 2 less costs 4 points."
    )


def test_a_round_that_asks_for_nothing_is_empty():
    found = tradeoffs(round_of())
    assert found.is_empty
    assert found.finding == "Nothing is asked for yet."


def test_a_round_without_estimates_says_what_to_do():
    found = tradeoffs(round_of(line("S-1", 40)))
    assert not found.is_empty
    assert found.finding.endswith("Say what the lines bring to a goal.")


def test_titles_of_any_kind_are_shown_as_they_are():
    titles = ["$5 < $6 & <b>x</b>", "=1+1", "新客户", "مرحبا", "a" * 200]
    state = round_of(*(line(f"S-{n}", 10, gives=9 - n, title=title) for n, title in enumerate(titles)))
    assert [row[1] for row in texts(state)] == [f"S-{n} {title}" for n, title in enumerate(titles)]


def test_a_line_that_enters_just_above_what_is_available_says_so_to_the_unit():
    lines = line("S-1", 1_681_000, gives=6), line("S-2", 1_000, gives=4)
    assert texts(round_of(*lines, fund=1_680_500))[1][-1] == "no, first at 1,681,000"
    assert texts(round_of(*lines, fund=1_200_000))[1][-1] == "no, first at 1.68\u00a0M"


def test_every_line_that_is_ever_held_knows_where_it_enters():
    state = round_of(
        line("S-1", 60, gives=6), line("S-2", 50, gives=4), line("M-1", 5), line("M-2", 9, gives=-1), fund=80
    )
    study = Study(state)
    study.know(study.look_ahead())
    found = {line: study.entry(line, study.agreed) for line in state.lines}
    assert {key: (s.letter, s.label, s.amount, s.value) for key, s in found.items() if s} == {
        "s-1": ("S-1", "from 60", 6_000, 60_000_000),
        "s-2": ("S-2", "from 110", 11_000, 100_000_000),
    }
