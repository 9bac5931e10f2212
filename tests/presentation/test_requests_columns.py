"""Which columns the requests grid has, in which order, and what a line says in those that are not shown at first."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.desk import Desk
from budget_app.domain.lines import Kind, LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.domain.sponsors import InviteSponsor
from budget_app.presentation.requests_columns import (
    AT_FIRST,
    chosen_columns,
    columns,
    in_order,
    moved,
    why_always,
    with_column,
    without_column,
)
from budget_app.presentation.requests_table import MOST_BANDS, RequestsTables, View, requests_table
from budget_app.presentation.tables import Sort, Table
from tests.support.asked_rounds import asked_log, desk_of, many_lines, opened_log

ALL = [column.id for column in columns()]
SALES = View("dana", "S", "none")


@pytest.fixture
def desk() -> Desk:
    return desk_of(asked_log(), "dana")


def ids(table: Table) -> tuple[str, ...]:
    return tuple(column.id for column in table.columns)


def shown(desk: Desk, *columns: str, line: str = "l1") -> dict[str, str]:
    table = requests_table(desk.state, msgspec.structs.replace(SALES, columns=("code", "title", *columns)))
    row = next(row for row in table.rows if row.key == line)
    return {column: row.cells[table.place(column)].text for column in columns}


def test_at_first_there_are_ten_and_some_only_where_there_is_room(desk: Desk):
    table = requests_table(desk.state, SALES)
    assert ids(table) == AT_FIRST
    assert [c.id for c in table.columns if c.wide] == ["function", "worth", "months"]


def test_what_was_chosen_is_shown_in_that_order_whatever_room_there_is(desk: Desk):
    table = requests_table(desk.state, msgspec.structs.replace(SALES, columns=("state", "months", "title")))
    assert ids(table) == ("code", "state", "months", "title")
    assert not any(column.wide for column in table.columns)
    assert all(len(row.cells) == 4 for row in (*table.rows, table.total))


def test_what_a_line_says_in_the_further_columns(desk: Desk):
    fields = LineFields(
        kind=Kind.HIRE,
        owner="Lea Brandt",
        account="6100",
        last_budget=9_000_000,
        last_actual=9_512_300,
        recurring=True,
        full_year=15_000_000,
        requires=("l3", "l7"),
    )
    desk.execute(ReviseLine(line="l1", fields=fields))
    desk.execute(InviteSponsor(line="l1", department="M", share=40))
    assert shown(desk, "kind", "owner", "account", "last_budget", "last_actual", "recurring") == {
        "kind": "Hire",
        "owner": "Lea Brandt",
        "account": "6100",
        "last_budget": "90,000",
        "last_actual": "95,123",
        "recurring": "Every year",
    }
    assert shown(desk, "full_year", "requires", "sponsors") == {
        "full_year": "150,000",
        "requires": "S-003 S-007",
        "sponsors": "Marketing asked",
    }


def test_sums_stand_under_every_column_of_money(desk: Desk):
    desk.execute(ReviseLine(line="l1", fields=LineFields(last_budget=9_000_000)))
    desk.execute(ReviseLine(line="l2", fields=LineFields(last_budget=1_000_000)))
    table = requests_table(desk.state, msgspec.structs.replace(SALES, columns=("last_budget", "full_year")))
    assert [cell.text for cell in table.total.cells] == ["Total", "", "100,000", ""]


def test_a_hidden_column_does_not_sort_and_a_hidden_state_hides_its_hint():
    desk = desk_of(opened_log(many_lines(7 * MOST_BANDS + 7)), "dana")
    view = View("dana", group="none", columns=("code", "title"), sort=(Sort("requested", down=True),))
    table = requests_table(desk.state, view)
    plain = requests_table(desk.state, View("dana", group="none"))
    assert [row.key for row in table.rows] == [row.key for row in plain.rows]
    assert all(len(row.cells) == 2 and row.band is None for row in table.rows)


def test_other_columns_make_other_rows_and_the_first_ones_come_back(desk: Desk):
    tables = RequestsTables()
    before = tables.table(desk.state, SALES)
    tables.table(desk.state, msgspec.structs.replace(SALES, columns=("owner",)))
    after = tables.table(desk.state, SALES)
    assert [row.cells for row in before.rows] == [row.cells for row in after.rows]


chosen = st.lists(st.sampled_from([*ALL, "mood", ""]), max_size=12)


@given(chosen)
def test_any_choice_begins_with_the_code_holds_the_title_and_nothing_twice(ids: list[str]):
    order = in_order(ids)
    assert order[0] == "code"
    assert "title" in order
    assert len(set(order)) == len(order)
    assert set(order) - {"code", "title"} == set(ids) & set(ALL) - {"code", "title"}
    assert in_order(order) == order


@given(chosen, st.sampled_from(ALL), st.integers(-20, 20))
def test_moving_keeps_every_column_and_hiding_comes_back_by_showing(ids: list[str], column: str, step: int):
    order = in_order(ids)
    assert sorted(moved(order, column, step)) == sorted(order)
    assert moved(order, column, step)[0] == "code"
    assert column in with_column(without_column(order, column), column)


def test_a_column_that_is_shown_again_stands_where_it_stood_at_first():
    assert with_column(("code", "title", "requested", "state"), "goals") == (
        "code",
        "title",
        "goals",
        "requested",
        "state",
    )
    assert moved(("code", "title", "goals", "state"), "state", -1) == ("code", "title", "state", "goals")


def test_code_and_title_say_why_they_stay():
    assert why_always("code")
    assert why_always("title")
    assert why_always("goals") == ""
    assert without_column(AT_FIRST, "title") == AT_FIRST


def test_an_unknown_choice_is_as_if_nothing_had_been_chosen():
    assert [c.id for c in chosen_columns(("mood",))] == ["code", "title"]
