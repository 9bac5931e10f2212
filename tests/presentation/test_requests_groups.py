"""Groups of the requests grid: by goal, function, month; each line once, and sums that add up to the total."""

import msgspec
import pytest

from budget_app.desk import Desk
from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.presentation.requests_groups import Group
from budget_app.presentation.requests_table import View, requests_table
from budget_app.presentation.tables import Row, Table
from tests.support.asked_rounds import asked_log, desk_of


@pytest.fixture
def desk() -> Desk:
    return desk_of(asked_log(), "dana")


def by(desk: Desk, group: Group, **more: object) -> Table:
    return requests_table(desk.state, msgspec.structs.replace(View("dana", group=group), **more))


def groups(table: Table) -> list[Row]:
    return [row for row in table.rows if row.kind == "group"]


def test_functions_stand_by_name_whatever_their_capitals_and_none_at_the_end(desk: Desk):
    desk.execute(ReviseLine(line="l1", fields=LineFields(function="ACCOUNTS ")))
    desk.execute(ReviseLine(line="l2", fields=LineFields(function="")))
    table = by(desk, "function", scope="S")
    assert [(row.title, row.count) for row in groups(table)] == [
        ("ACCOUNTS", "4 lines"),
        ("Field", "2 lines"),
        ("Sales operations", "1 line"),
        ("No function", "1 line"),
    ]


def test_a_line_stands_in_its_first_month(desk: Desk):
    table = by(desk, "month")
    assert [(row.title, row.count) for row in groups(table)] == [
        ("January 2027", "4 lines"),
        ("February 2027", "2 lines"),
        ("March 2027", "3 lines"),
        ("April 2027", "1 line"),
        ("August 2027", "1 line"),
    ]


def test_a_line_of_two_goals_counts_once_and_the_other_goal_says_so(desk: Desk):
    customers = next(row for row in groups(by(desk, "goal")) if row.title == "Customers")
    assert customers.count == "3 lines + 3 elsewhere"
    assert customers.tip == (
        "A line stands under the first goal it serves and counts there in full."
        " 3 more lines serve this goal and ask 298,000 under others."
    )
    assert "+ 3 elsewhere" in customers.spoken


@pytest.mark.parametrize("group", ["goal", "department", "function", "month", "status"])
@pytest.mark.parametrize("words", ["", "> 80k", "north"])
def test_the_sums_of_the_groups_add_up_to_the_total_of_what_is_shown(desk: Desk, group: Group, words: str):
    table = by(desk, group, filter=words)
    place = table.place("requested")
    assert sum(row.cells[place].data for row in groups(table)) == table.total.cells[place].data > 0
    keys = [row.key for row in table.rows]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("group", ["goal", "function", "month"])
def test_folded_groups_keep_their_sums(desk: Desk, group: Group):
    open_table = by(desk, group)
    folded = by(desk, group, folded=frozenset(row.key for row in groups(open_table)))
    assert [row.cells for row in folded.rows] == [row.cells for row in groups(open_table)]
    assert folded.total == open_table.total
