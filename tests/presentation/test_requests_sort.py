"""The order of lines in the requests grid: by any column, by several, inside groups; what a click on a title does."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.desk import Desk
from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.presentation.requests_columns import columns
from budget_app.presentation.requests_sort import clicked, sort_words
from budget_app.presentation.requests_table import RequestsTables, View, requests_table
from budget_app.presentation.tables import Sort, Table
from tests.support.asked_rounds import asked_log, desk_of

ALL = View("dana", group="none")
COLUMNS = {column.id: column for column in columns()}


@pytest.fixture(scope="module")
def desk() -> Desk:
    desk = desk_of(asked_log(), "dana")
    desk.execute(ReviseLine(line="l4", fields=LineFields(stretch=None)))
    return desk


def sorted_by(desk: Desk, *sorts: Sort, view: View = ALL) -> Table:
    return requests_table(desk.state, msgspec.structs.replace(view, sort=sorts))


def column(table: Table, name: str) -> list[str]:
    place = table.place(name)
    return [row.cells[place].text for row in table.rows if row.kind == "line"]


def test_figures_stand_by_their_amount_and_not_by_their_letters(desk: Desk):
    table = sorted_by(desk, Sort("requested", down=True))
    assert column(table, "requested")[:4] == ["160,000", "148,000", "130,000", "118,000"]
    assert table.sort == (Sort("requested", down=True),)


@pytest.mark.parametrize("down", [False, True])
def test_what_says_nothing_stands_at_the_end_whichever_way(desk: Desk, down: bool):
    assert column(sorted_by(desk, Sort("stretch", down)), "stretch")[-1] == ""
    assert column(sorted_by(desk, Sort("goals", down)), "goals")[-1] == ""


def test_the_second_column_decides_where_the_first_is_alike(desk: Desk):
    table = sorted_by(desk, Sort("function"), Sort("minimum", down=True))
    found = list(zip(column(table, "function"), column(table, "minimum"), strict=True))
    assert found[:3] == [("Accounts", "72,000"), ("Accounts", "48,000"), ("Accounts", "38,000")]
    assert [function for function, _minimum in found] == sorted(function for function, _minimum in found)


def test_states_stand_by_their_way_and_months_by_their_time(desk: Desk):
    states = column(sorted_by(desk, Sort("state")), "state")
    assert states == sorted(states)  # Draft before Open
    months = column(sorted_by(desk, Sort("months")), "months")
    assert months[0].startswith("Jan")
    assert months[-1] == "Aug–Nov"


def test_groups_stay_where_they_are(desk: Desk):
    view = msgspec.structs.replace(ALL, group="department")
    plain, table = sorted_by(desk, view=view), sorted_by(desk, Sort("title", down=True), view=view)
    titles = [row.title for row in plain.rows if row.kind == "group"]
    assert [row.title for row in table.rows if row.kind == "group"] == titles == ["Sales", "Marketing"]
    codes = column(table, "code")
    assert [code[0] for code in codes] == ["S"] * 8 + ["M"] * 3


def test_a_column_of_another_version_changes_nothing(desk: Desk):
    assert column(sorted_by(desk, Sort("mood")), "code") == column(sorted_by(desk), "code")


def test_rows_stay_the_same_objects(desk: Desk):
    tables = RequestsTables()
    before = tables.table(desk.state, ALL)
    after = tables.table(desk.state, msgspec.structs.replace(ALL, sort=(Sort("title"),)))
    assert {id(row) for row in before.rows} == {id(row) for row in after.rows}


sorts = st.lists(st.builds(Sort, st.sampled_from(sorted(COLUMNS)), st.booleans()), max_size=3)


@given(sorts)
def test_no_line_is_lost_or_doubled(desk: Desk, chosen: list[Sort]):
    table = sorted_by(desk, *chosen)
    assert sorted(column(table, "code")) == sorted(column(sorted_by(desk), "code"))


def test_a_click_goes_one_way_then_the_other_then_ends():
    requested = COLUMNS["requested"]
    first = clicked((), requested, adds=False)
    second = clicked(first, requested, adds=False)
    assert (first, second) == ((Sort("requested", down=True),), (Sort("requested"),))
    assert clicked(second, requested, adds=False) == ()
    assert clicked((), COLUMNS["title"], adds=False) == (Sort("title"),)


def test_a_click_with_ctrl_keeps_the_columns_chosen_before():
    first = (Sort("title"),)
    both = clicked(first, COLUMNS["minimum"], adds=True)
    assert both == (Sort("title"), Sort("minimum", down=True))
    assert clicked(both, COLUMNS["title"], adds=True) == (Sort("title", down=True), both[1])
    assert clicked(both, COLUMNS["code"], adds=False) == (Sort("code"),)


def test_a_screen_reader_hears_which_way():
    assert sort_words(COLUMNS["minimum"], Sort("minimum", down=True)) == "largest first"
    assert sort_words(COLUMNS["minimum"], Sort("minimum")) == "smallest first"
    assert sort_words(COLUMNS["title"], Sort("title")) == "rising order"
