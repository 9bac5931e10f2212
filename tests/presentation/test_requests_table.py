"""The table of requests: rows, groups, sums, hints, filter, sentence; and rows that stay the same object."""

import msgspec
import pytest

from budget_app.desk import Desk
from budget_app.domain.lines import LineFields
from budget_app.domain.links import LinkGoal
from budget_app.domain.requests import DraftLine, ReviseLine
from budget_app.domain.roles import Phase
from budget_app.domain.sponsors import InviteSponsor, JoinLine
from budget_app.domain.submission import WithdrawLine
from budget_app.presentation.requests_rows import PORTION
from budget_app.presentation.requests_table import MOST_BANDS, RequestsTables, View, requests_table
from budget_app.presentation.tables import Step, Table
from budget_app.presentation.troubles import Trouble
from tests.support.asked_rounds import asked_log, desk_of, many_lines, opened_log

SALES = View("dana", "S")


@pytest.fixture
def desk() -> Desk:
    return desk_of(asked_log(), "dana")


def texts(table: Table, *columns: str) -> list[tuple[str, ...]]:
    places = [table.place(column) for column in columns]
    return [tuple(row.cells[place].text for place in places) for row in table.rows if row.kind == "line"]


def groups(table: Table) -> list[tuple[str, str]]:
    return [(row.title, row.count) for row in table.rows if row.kind == "group"]


def test_a_head_sees_the_lines_of_the_own_department_by_goal(desk: Desk):
    table = requests_table(desk.state, SALES)
    assert groups(table) == [
        ("No goal yet", "1 line"),
        ("Customers", "3 lines + 2 elsewhere"),
        ("Retention", "2 lines + 1 elsewhere"),
        ("Win rate", "2 lines"),
    ]
    assert texts(table, "code", "goals", "state")[:2] == [
        ("S-007", "", "Draft"),
        ("S-001", "Customers, Pipeline", "Open"),
    ]
    assert table.sentence == "Sales asks 662\u00a0k in 8 lines. One line still needs a goal."


def test_the_total_follows_the_filter_and_the_sentence_does_not(desk: Desk):
    table = requests_table(desk.state, msgspec.structs.replace(SALES, filter="> 100k"))
    assert texts(table, "code") == [("S-001",), ("S-003",)]
    assert [cell.text for cell in table.total.cells[4:7]] == ["168,000", "266,000", "328,000"]
    assert table.total.count == "2 of 8 lines shown"
    assert table.sentence.startswith("Sales asks 662\u00a0k")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("s-004", ["S-004"]),
        ("NORDICS", ["S-005"]),
        ("retention", ["S-008", "S-003", "S-006"]),
        ("retention <50k", ["S-008", "S-006"]),
        ("=46k", ["S-006"]),
        (">= 118,000", ["S-001", "S-003"]),
        ("accounts > 70k", ["S-005", "S-003"]),
        ("> nothing", []),
    ],
)
def test_the_filter_understands_words_and_amounts(desk: Desk, typed: str, codes: list[str]):
    table = requests_table(desk.state, msgspec.structs.replace(SALES, filter=typed))
    assert [code for (code,) in texts(table, "code")] == codes


def test_a_line_that_lacks_something_says_so_with_the_next_step(desk: Desk):
    row = next(row for row in requests_table(desk.state, SALES).rows if row.key == "l7")
    assert row.band is not None
    assert row.band.text == "Serves no joint goal yet, so it cannot be submitted."
    assert row.band.steps == (Step("edit:goals", "Link a goal"),)


def test_an_empty_line_says_all_that_it_lacks(desk: Desk):
    desk.execute(DraftLine(line="new", department="S"))
    row = next(row for row in requests_table(desk.state, SALES).rows if row.key == "new")
    assert row.band is not None
    assert row.band.text == "Still needs a title, an amount and a joint goal before it can be submitted."
    assert row.band.steps[0].id == "edit:title"


def test_a_goal_without_a_result_asks_for_one(desk: Desk):
    desk.execute(LinkGoal(line="l7", goal="g4"))
    table = requests_table(desk.state, SALES)
    row = next(row for row in table.rows if row.key == "l7")
    assert row.band is not None
    assert row.band.text == "Says no result yet. Give one, or say that you cannot."
    assert table.sentence.endswith("One line still needs a result.")


def test_once_nothing_is_missing_the_sentence_says_what_is_ready(desk: Desk):
    desk.execute(LinkGoal(line="l7", goal="g4", cannot_say=True))
    assert requests_table(desk.state, SALES).sentence.endswith("3 drafts are ready to submit.")


def test_many_lines_that_lack_something_say_it_in_two_words():
    desk = desk_of(opened_log(many_lines(7 * MOST_BANDS + 7)), "dana")
    table = requests_table(desk.state, View("dana"))
    lacking = [row for row in table.rows if row.kind == "line" and row.cells[-1].data == "warning"]
    assert len(lacking) == MOST_BANDS + 1
    assert {row.cells[-1].text for row in lacking} == {"No goal"}
    assert all(row.band is None for row in lacking)


def test_somebody_elses_lines_say_why_they_are_fixed(desk: Desk):
    table = requests_table(desk.state, View("dana", group="department"))
    assert groups(table) == [("Sales", "8 lines"), ("Marketing", "3 lines")]
    fixed = {row.key: row.why_fixed for row in table.rows if row.kind == "line"}
    assert fixed["l1"] == ""
    assert fixed["l9"] == "This belongs to Marketing. Only its head can change it."
    assert table.sentence.startswith("2 departments ask 986\u00a0k in 11 lines.")


def test_groups_can_be_folded_and_keep_their_sums(desk: Desk):
    folded = msgspec.structs.replace(SALES, folded=frozenset(["goal:g1"]))
    table = requests_table(desk.state, folded)
    group = next(row for row in table.rows if row.key == "goal:g1")
    assert (group.folded, group.cells[5].text) == (True, "275,000")
    assert "S-001" not in {code for (code,) in texts(table, "code")}
    assert table.total.count == "8 lines shown"


def test_withdrawn_lines_are_only_seen_by_state_and_count_nowhere(desk: Desk):
    desk.execute(WithdrawLine(line="l4"))
    assert "S-004" not in {code for (code,) in texts(requests_table(desk.state, SALES), "code")}
    table = requests_table(desk.state, msgspec.structs.replace(SALES, group="status"))
    assert groups(table) == [("Draft", "2 lines"), ("Open", "5 lines"), ("Withdrawn", "1 line")]
    assert table.total.cells[5].text == "598,000"


def test_a_joint_line_is_seen_by_both_and_counts_by_shares():
    log = asked_log()
    dana, tom = desk_of(log, "dana"), desk_of(log, "tom")
    dana.execute(InviteSponsor(line="l1", department="M", share=40))
    tom.follow()
    assert "S-001" in {code for (code,) in texts(requests_table(tom.state, View("tom", "M")), "code")}
    tom.execute(JoinLine(line="l1", department="M"))
    table = requests_table(tom.state, SALES)
    assert table.sentence.startswith("Sales asks 603\u00a0k")
    assert table.total is not None
    assert table.total.count.endswith("lines shown, joint lines in full")


def test_cents_stand_in_every_amount_or_in_none(desk: Desk):
    desk.execute(ReviseLine(line="l1", fields=LineFields(requested=14_800_050)))
    assert texts(requests_table(desk.state, SALES), "requested")[:2] == [("67,000.00",), ("148,000.50",)]


def test_rows_that_did_not_change_are_the_same_objects(desk: Desk):
    tables = RequestsTables()
    before = {row.key: row for row in tables.table(desk.state, SALES).rows}
    desk.execute(ReviseLine(line="l2", fields=LineFields(requested=9_100_000)))
    after = {row.key: row for row in tables.table(desk.state, SALES).rows}
    assert {key for key in after if after[key] is not before.get(key)} == {"l2", "goal:g4", "goal:g1"}


def test_a_withdrawn_prerequisite_changes_the_row_of_whoever_needs_it(desk: Desk):
    tables = RequestsTables()
    tables.table(desk.state, SALES)
    desk.execute(WithdrawLine(line="l7"))
    row = next(row for row in tables.table(desk.state, SALES).rows if row.key == "l6")
    assert row.band is not None
    assert row.band.text == "Needs S-007, which has been withdrawn."


def test_what_could_not_be_taken_stays_in_its_cell_with_its_sentence(desk: Desk):
    trouble = Trouble("1.234", "Two readings.", (Step("use:requested:1,234", "Use 1,234"),))
    table = requests_table(desk.state, SALES, {("l2", "requested"): trouble})
    row = next(row for row in table.rows if row.key == "l2")
    cell = row.cells[table.place("requested")]
    assert (cell.text, cell.start, cell.tone) == ("1.234", "1.234", "refused")
    assert row.band is not None
    assert (row.band.tone, row.band.text) == ("bad", "Two readings.")


def test_after_asking_is_over_nothing_is_called_missing():
    desk = desk_of(opened_log(many_lines(8), phase=Phase.DECISION), "dana")
    table = requests_table(desk.state, View("dana"))
    assert all(row.band is None for row in table.rows)
    assert all("Negotiation" in row.why_fixed for row in table.rows if row.kind == "line")


def test_value_for_money_is_the_share_of_all_goals_over_the_share_of_the_fund(desk: Desk):
    table = requests_table(desk.state, SALES)
    row = next(row for row in table.rows if row.key == "l3")
    # A tenth of one goal of six at 70 % sure, for 118 k of 1.8 M.
    assert row.cells[table.place("worth")].data == pytest.approx(0.1 / 6 * 0.7 / (118 / 1800), rel=1e-6)


@pytest.mark.parametrize("title", ["$5", "<b>bold</b>", "=1+1", "重点客户现场日", "أيام ميدانية", "x" * 200])
def test_titles_are_shown_as_what_they_are(desk: Desk, title: str):
    desk.execute(ReviseLine(line="l1", fields=LineFields(title=title)))
    assert (title,) in texts(requests_table(desk.state, SALES), "title")


# --- rows made ahead


def test_the_table_takes_the_rows_that_were_made_ahead():
    desk = desk_of(opened_log(many_lines(3 * PORTION)), "dana")
    tables = RequestsTables()
    steps = sum(1 for _step in tables.ahead(desk.state, SALES))
    made = dict(tables._rows._kept)
    assert (steps, len(made)) == (3, 3 * PORTION)
    assert tables.table(desk.state, SALES) == requests_table(desk.state, SALES)
    assert all(tables._rows._kept[line] is kept for line, kept in made.items())
    desk.execute(ReviseLine(line="l2", fields=LineFields(title="Another")))
    assert list(tables.ahead(desk.state, SALES)) == []
    assert texts(tables.table(desk.state, SALES), "title").count(("Another",)) == 1


def test_rows_for_somebody_else_end_those_that_are_made_ahead():
    desk = desk_of(opened_log(many_lines(3 * PORTION)), "dana")
    tables, tom = RequestsTables(), View("tom", "S")
    ahead = tables.ahead(desk.state, SALES)
    next(ahead)
    assert tables.table(desk.state, tom) == requests_table(desk.state, tom)
    assert list(ahead) == []
    assert tables.table(desk.state, tom) == requests_table(desk.state, tom)


def test_what_changed_beside_a_line_is_seen_though_its_rows_were_only_begun():
    desk = desk_of(opened_log(many_lines(3 * PORTION)), "dana")
    tables = RequestsTables()
    tables.table(desk.state, SALES)
    desk.execute(ReviseLine(line="l6", fields=LineFields(requires=("l8",))))
    tables.table(desk.state, SALES)
    desk.execute(WithdrawLine(line="l8"))
    ahead = tables.ahead(desk.state, SALES)
    next(ahead, None)
    assert tables.table(desk.state, SALES) == requests_table(desk.state, SALES)
