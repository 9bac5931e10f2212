"""The rows of a preview: roles, texts by field, problems cell by cell, fixes in place."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from budget_app.exchange.import_lines import ImportPlan, Options, plan
from budget_app.exchange.layout import Layout, Role
from budget_app.exchange.problems import Flaw
from budget_app.exchange.seen import SeenRows, rows_of
from budget_app.exchange.sheet import Cell, Sheet, trimmed
from budget_app.exchange.stopping import Stopped
from tests.support.asked_rounds import desk_of, opened_log

ROWS: list[Sequence[Cell]] = [
    ["Asks 2027"],
    ["Title", "Department", "Requested"],
    ["Fair", "S", "1.234"],
    ["Book", "S", "12.50"],
    ["Pen", "Legal", "13.75"],
    [],
    ["Total sales", "", "30"],
    ["Total", "", "26.25"],
]


def seen(
    options: Options | None = None, rows: Sequence[Sequence[Cell]] = ROWS
) -> tuple[ImportPlan, SeenRows]:
    sheet = Sheet("Asks", tuple(trimmed(list(row)) for row in rows), 4)
    said = options or Options()
    made = plan(desk_of(opened_log(), "finn").state, "finn", sheet, said)
    return made, rows_of(sheet, said, made)


def test_each_row_is_shown_as_what_it_was_taken_for():
    _made, rows = seen()
    assert rows.fields == ("title", "department", "requested")
    assert [row.role for row in rows] == [
        Role.NOTE, Role.HEADING, Role.DATA, Role.DATA, Role.DATA, Role.BLANK, Role.DATA, Role.TOTAL
    ]  # fmt: skip
    assert [row.number for row in rows if row.doubtful] == [10]
    assert rows[3].texts == {"title": "Book", "department": "S", "requested": "12.50"}
    assert rows[-1].cells == ("Total", "", "26.25")


def test_problems_stand_at_their_cells():
    _made, rows = seen()
    assert rows.with_problems() == [2, 4, 6]
    assert [problem.flaw for problem in rows[2].flawed("requested")] == [Flaw.TOO_MANY_DECIMALS]
    assert [problem.flaw for problem in rows[4].flawed("department")] == [Flaw.UNKNOWN_DEPARTMENT]
    assert [problem.flaw for problem in rows[6].flawed("requested")] == [Flaw.MAYBE_TOTAL]


def test_problems_are_fixed_in_place_and_rows_left_out_or_counted():
    fixes = {(6, "requested"): "1234", (8, "department"): "Marketing"}
    made, rows = seen(Options(fixes=fixes, left_out=frozenset({7}), counted=frozenset({10}), department="M"))
    assert not made.problems
    assert made.by_department == {"Sales": 123400, "Marketing": 1375 + 3000}
    assert rows[2].texts["requested"] == "1234"
    assert [row.role for row in rows][2:7] == [
        Role.DATA, Role.LEFT_OUT, Role.DATA, Role.BLANK, Role.DATA
    ]  # fmt: skip
    assert (made.rows, made.added, made.blank_rows, made.total_rows, made.other_rows) == (6, 3, 1, 1, 1)


def test_a_fix_that_is_wrong_is_a_problem_again_and_a_blank_one_blanks():
    made, _rows = seen(Options(fixes={(7, "requested"): "dear", (8, "department"): ""}))
    assert [(p.row, p.flaw) for p in made.problems if p.row in (7, 8)] == [
        (7, Flaw.NOT_AN_AMOUNT),
        (8, Flaw.NO_DEPARTMENT),
    ]


def test_a_field_without_a_column_can_be_typed():
    rows = [["Title", "Requested"], ["Fair", "5"], ["Book", "6"]]
    made, shown = seen(Options(fixes={(5, "department"): "S", (6, "department"): "M"}), rows)
    assert made.by_department == {"Sales": 500, "Marketing": 600}
    assert shown.fields == ("title", "requested", "department")


def test_a_persons_layout_counts_instead_of_the_guess():
    layout = Layout(header=(5,), first=6, totals=frozenset({7}))
    made, rows = seen(Options(layout=layout, left_out=frozenset({6, 8})))
    assert made.by_department == {}
    assert rows[3].role is Role.TOTAL
    assert [problem.row for problem in made.problems] == [10, 11]


def test_a_sheet_without_headings_is_mapped_by_letters():
    rows = [["Fair", "S", "5"], ["Book", "M", "6"]]
    mapping = {"title": "A", "department": "B", "requested": "C"}
    made, _rows = seen(Options(mapping=mapping, layout=Layout((), 4)), rows)
    assert made.by_department == {"Sales": 500, "Marketing": 600}


def test_what_nothing_decides_is_decided_by_the_person_for_the_sheet():
    rows = [["title", "department", "requested"], ["Fair", "S", "1.234"], ["Book", "S", "5.678"]]
    made, _rows = seen(rows=rows)
    assert [problem.flaw for problem in made.problems] == [Flaw.TWO_READINGS] * 2
    assert seen(Options(decimal=","), rows)[0].total == 691200
    three = replace(Options(decimal="."), good_rows=True)
    assert [problem.flaw for problem in seen(three, rows)[0].problems] == [Flaw.TOO_MANY_DECIMALS] * 2


def test_a_plan_that_failed_at_the_headings_still_shows_the_rows():
    made, rows = seen(rows=[["What", "Euro"], ["Fair", "5"]])
    assert made.problems[0].flaw is Flaw.NO_TITLE_COLUMN
    assert [(row.role, row.texts, row.cells) for row in rows][1] == (Role.DATA, {}, ("Fair", "5"))
    assert made.layout == Layout((4,), 5)


def test_a_hundred_thousand_rows_are_made_only_where_they_are_looked_at():
    rows = [["title", "department", "requested"], *(["Fair", "S", 5.0 + n] for n in range(100_000))]
    made, shown = seen(rows=rows)
    assert made.added == len(shown) - 1 == 100_000
    assert shown[99_999].texts["requested"] == "100003"
    assert len(shown[10:20]) == 10
    with pytest.raises(IndexError):
        shown[100_001]


def test_a_person_can_stop_it():
    sheet = Sheet("Asks", (("title", "requested"), ("Fair", "5")))
    with pytest.raises(Stopped):
        plan(desk_of(opened_log(), "finn").state, "finn", sheet, Options(), lambda: True)


SECTIONS: list[Sequence[Cell]] = [
    ["What", "Plan"],
    ["Sales"],
    ["Fair", 5.0],
    ["Book", 7.0],
    ["Total", 12.0],
    [],
    ["Marketing"],
    ["Fair", 1.0],
    [],
    ["Total of all"],
    ["Fair", 6.0],
    ["Book", 7.0],
]


def test_a_department_over_its_rows_fills_them_where_the_person_says_so():
    mapping = {"title": "What", "requested": "Plan"}
    made, _rows = seen(Options(mapping=mapping, department="S"), SECTIONS)
    assert [(p.row, p.flaw) for p in made.problems if p.row in (5, 10)] == [
        (5, Flaw.MISSING),
        (10, Flaw.MISSING),
    ]
    made, rows = seen(Options(mapping=mapping, sections="department", sums_out=True), SECTIONS)
    assert made.by_department == {"Sales": 1200, "Marketing": 100}
    assert made.answer()["sums_left_out"] == [8, 13, 14, 15]
    assert [row.role for row in rows if row.number in (5, 10)] == [Role.SECTION] * 2
    assert rows[7].texts == {"title": "Fair", "requested": "1", "department": "Marketing"}
    said = Options(mapping=mapping, sections="department", sums_out=True, group_by=("department",))
    assert seen(said, SECTIONS)[0].by_department == {"Sales": 1200, "Marketing": 100}


def test_sums_that_are_only_likely_are_asked_about_one_by_one_or_left_out_together():
    mapping = {"title": "What", "requested": "Plan"}
    made, _rows = seen(Options(mapping=mapping, sections="department"), SECTIONS)
    assert [(p.row, p.flaw) for p in made.problems] == [(row, Flaw.MAYBE_TOTAL) for row in (13, 14, 15)]
