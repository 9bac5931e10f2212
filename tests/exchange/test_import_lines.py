"""A sheet into a round: the command, every row accounted for, what the round does not know."""

from collections.abc import Sequence

import pytest

from budget_app.desk import Desk
from budget_app.domain.roles import Phase
from budget_app.exchange.import_lines import ImportPlan, Options, plan
from budget_app.exchange.problems import Flaw
from budget_app.exchange.sheet import Cell, Sheet, trimmed
from tests.support.asked_rounds import asked_log, desk_of, opened_log

HEAD: list[Cell] = [
    "code",
    "department",
    "title",
    "requested",
    "goal",
    "requested result",
    "requires",
    "sponsors",
]


def planned(desk: Desk, *rows: Sequence[Cell], **options: object) -> ImportPlan:
    sheet = Sheet("Asks", tuple(trimmed(list(row)) for row in rows))
    made = plan(desk.state, desk.person, sheet, Options(**options))  # type: ignore[arg-type]
    assert (
        made.rows
        == made.blank_rows
        + made.problem_rows
        + made.added
        + made.goal_rows
        + made.grouped_rows
        + made.total_rows
        + made.other_rows
        or made.command is None
    )
    return made


def flaws(made: ImportPlan) -> list[tuple[int | None, str, Flaw]]:
    return [(problem.row, problem.column, problem.flaw) for problem in made.problems]


@pytest.fixture
def finance() -> Desk:
    return desk_of(opened_log(), "finn")


def test_good_rows_become_lines_with_goals_sponsors_and_ties(finance: Desk):
    made = planned(
        finance,
        HEAD,
        ["A", "sales", "Fair", "500", "G1", "12", "B", "M S"],
        ["B", "Marketing", "Book", "1,200.50", "G2", "cannot say"],
        ["A", "", "", "", "G3"],
        [],
        ["", "M", "Pen", 7.25],
    )
    assert made.answer() == {
        "rows": 5,
        "added": 3,
        "changed": 0,
        "unchanged": 0,
        "total": 170775,
        "by_department": {"Sales": 50000, "Marketing": 120775},
        "sums_left_out": [],
        "changes": [],
        "missing": [],
        "unmatched": {"rows": 0, "total": 0},
        "problems": [],
    }
    assert (made.goal_rows, made.blank_rows) == (1, 1)
    assert made.command
    finance.execute(made.command)
    fair, book, pen = finance.state.lines.values()
    assert (fair.code, fair.department, fair.requested) == ("A", "S", 50000)
    assert [(link.goal, link.requested) for link in fair.links] == [("g1", 12.0), ("g3", None)]
    assert fair.requires == (book.id,)
    assert [sponsor.department for sponsor in fair.sponsors] == ["M"]
    assert book.links[0].cannot_say
    assert pen.code == "M-001"


def test_with_a_problem_nothing_comes_in_unless_good_rows_are_wanted(finance: Desk):
    rows = (["title", "department", "requested"], ["Fair", "S", "5"], ["Book", "S", "-5"])
    strict, lenient = planned(finance, *rows), planned(finance, *rows, good_rows=True)
    assert strict.command is None
    assert (strict.rows, strict.added, strict.total, strict.by_department) == (2, 0, 0, {})
    assert (lenient.added, lenient.total, lenient.problem_rows) == (1, 500, 1)
    assert flaws(strict) == flaws(lenient) == [(3, "requested", Flaw.NEGATIVE)]


def test_what_the_round_does_not_know_is_a_problem():
    desk = desk_of(asked_log(), "finn")
    made = planned(
        desk,
        HEAD,
        ["S-001", "S", "Taken", "5"],
        ["A", "Legal", "Fair", "5"],
        ["B", "", "Book", "5"],
        ["C", "S", "Pen", "5", "G9"],
        ["D", "S", "Ink", "5", "", "3"],
        ["E", "S", "Cup", "5", "", "", "S-002 Z-1 E"],
        ["F", "S", "Mug", "5", "", "", "", "Q"],
        good_rows=True,
    )
    assert flaws(made) == [
        (2, "code", Flaw.CODE_IN_ROUND),
        (3, "department", Flaw.UNKNOWN_DEPARTMENT),
        (4, "department", Flaw.NO_DEPARTMENT),
        (5, "goal", Flaw.UNKNOWN_GOAL),
        (6, "goal", Flaw.RESULT_WITHOUT_GOAL),
        (7, "requires", Flaw.UNKNOWN_CODE),
        (7, "requires", Flaw.ITSELF),
        (8, "sponsors", Flaw.UNKNOWN_DEPARTMENT),
    ]
    assert made.command is None
    assert "G1" in made.problems[3].message


def test_results_must_not_fall(finance: Desk):
    made = planned(
        finance,
        ["title", "department", "requested", "goal", "minimum result", "requested result"],
        ["Fair", "S", "5", "G1", "9", "8"],
        ["Book", "S", "5", "G2", "-1", "-3"],
        good_rows=True,
    )
    assert flaws(made) == [(2, "requested result", Flaw.RESULTS_NOT_RISING)]


def test_a_line_whose_prerequisite_has_a_problem_does_not_come_in(finance: Desk):
    made = planned(
        finance,
        HEAD,
        ["A", "S", "Fair", "5", "G1", "", "B"],
        ["A", "", "", "", "G2"],
        ["B", "S", "Book", "5", "", "", "C"],
        ["C", "S", "Pen", "none"],
        ["D", "S", "Ink", "5"],
        good_rows=True,
    )
    assert flaws(made) == [
        (2, "requires", Flaw.CODE_FAULTY),
        (3, "code", Flaw.FIRST_ROW_FAULTY),
        (4, "requires", Flaw.UNKNOWN_CODE),
        (5, "requested", Flaw.NOT_AN_AMOUNT),
    ]
    assert made.added == 1


def test_a_further_row_with_an_unknown_goal_holds_back_its_line(finance: Desk):
    made = planned(
        finance,
        HEAD,
        ["A", "S", "Fair", "5", "G1"],
        ["A", "", "", "", "G9"],
        ["A", "", "", "", "G2"],
        good_rows=True,
    )
    assert flaws(made) == [
        (2, "code", Flaw.FURTHER_ROW_FAULTY),
        (3, "goal", Flaw.UNKNOWN_GOAL),
        (4, "code", Flaw.FIRST_ROW_FAULTY),
    ]


def test_departments_are_added_where_finance_says_so(finance: Desk):
    rows = (
        ["title", "department", "requested"],
        ["Fair", "Office of Public Safety", "5"],
        ["Book", "office of public safety", "6"],
        ["Pen", "Mayor’s Office", "7"],
        ["Ink", "Sanitation", "8"],
        ["Cup", "HR", "9"],
        ["Mug", "財務部", "1"],
    )
    made = planned(finance, *rows, add_departments=True)
    assert made.by_department == {
        "Office of Public Safety": 1100,
        "Mayor’s Office": 700,
        "Sanitation": 800,
        "HR": 900,
        "財務部": 100,
    }
    assert made.command
    finance.execute(made.command)
    assert list(finance.state.departments) == ["S", "M", "OPS", "MO", "SA", "HR", "D2"]


def test_one_goal_for_all_rows_says_nothing_of_results(finance: Desk):
    made = planned(
        finance,
        ["title", "department", "requested", "goal", "requested result"],
        ["Fair", "S", "5"],
        ["Book", "S", "5", "G1", "4"],
        ["Pen", "S", "5", "G2", "3"],
        ["Ink", "S", "5", "", "2"],
        goal="G2",
    )
    assert made.command
    links = [[(link.goal, link.requested) for link in line.links] for line in made.lines]
    assert links == [[("g2", None)], [("g1", 4.0), ("g2", None)], [("g2", 3.0)], [("g2", 2.0)]]
    assert not any(link.cannot_say for line in made.lines for link in line.links)
    unknown = planned(finance, ["title", "department", "requested"], ["Fair", "S", "5"], goal="G9")
    assert flaws(unknown) == [(2, "goal", Flaw.UNKNOWN_GOAL)]


def test_a_head_imports_own_rows_only():
    head = desk_of(opened_log(), "dana")
    rows = (["title", "department", "requested"], ["Fair", "", "5"], ["Book", "Marketing", "5"])
    made = planned(head, *rows, good_rows=True)
    assert flaws(made) == [(3, "department", Flaw.OTHER_DEPARTMENT)]
    assert made.command
    head.execute(made.command)
    assert [line.department for line in head.state.lines.values()] == ["S"]


def test_one_undo_takes_an_import_back(finance: Desk):
    made = planned(finance, ["title", "requested"], ["Fair", "5"], ["Book", "6"], department="M")
    assert made.command
    finance.execute(made.command)
    finance.undo()
    assert not any(line.is_live for line in finance.state.lines.values())


def test_phase_and_role_are_the_cores_to_refuse():
    late = desk_of(opened_log(phase=Phase.NEGOTIATION), "dana")
    made = planned(late, ["title", "requested"], ["Fair", "5"])
    assert made.command
    assert not made.problems
