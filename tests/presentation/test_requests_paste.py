"""What a paste, fill or delete means: which text for which cell, what is taken and what is refused, in which words."""

from collections.abc import Sequence

import pytest

from budget_app.desk import Desk
from budget_app.domain.lines import Status
from budget_app.domain.requests import DraftLine
from budget_app.domain.round import Together
from budget_app.domain.submission import WithdrawLine
from budget_app.presentation.paste_words import outcome_of, refused_cells
from budget_app.presentation.requests_block import Block, Wanted, copied, emptied, filled, filled_down, pasted
from budget_app.presentation.requests_paste import Deed, Plan, planned
from budget_app.presentation.requests_table import Table, View, requests_table
from budget_app.presentation.undo_words import redo_text, undo_text
from tests.support.asked_rounds import asked_log, desk_of, ids

SHOWN = ("code", "title", "goals", "minimum", "requested", "stretch", "state")
MONEY = ("minimum", "requested", "stretch")


@pytest.fixture
def dana() -> Desk:
    return desk_of(asked_log(), "dana")


def table(desk: Desk, scope: str = "S") -> Table:
    return requests_table(desk.state, View(person=desk.person, scope=scope, group="none"))


def wants(desk: Desk, at: Block, texts: Sequence[Sequence[str]], scope: str = "S") -> Wanted:
    return pasted(table(desk, scope), SHOWN, at, texts)


def plans(desk: Desk, wanted: Wanted, deed: Deed = "paste_cells", department: str = "S") -> Plan:
    return planned(desk.state, desk.person, deed, wanted, department, ids("new"))


def pastes(desk: Desk, line: str, column: str, *rows: Sequence[str]) -> Plan:
    """Plan a paste that begins at this cell, and do what follows from it."""
    plan = plans(desk, wants(desk, Block((line,), (column,)), rows))
    if plan.command:
        desk.execute(plan.command)
    return plan


def amounts(desk: Desk, line: str) -> tuple[int | None, ...]:
    found = desk.state.lines[line]
    return tuple(None if a is None else a // 100 for a in (found.minimum, found.requested, found.stretch))


# --- which text for which cell


def test_a_block_is_copied_as_plain_cells(dana: Desk):
    block = Block(("l2", "l6"), ("code", "title", "goals", "minimum", "months"))
    assert copied(table(dana), block, digits=2) == (
        ("S-002", "Sales engineer for security reviews", "Win rate, Customers", "58000", "Jan–Dec"),
        ("S-006", "Field days with key accounts", "Retention, Customers", "22000", "Feb–Jun"),
    )


def test_texts_go_from_the_first_cell_as_far_as_they_reach(dana: Desk):
    wanted = wants(dana, Block(("l2",), ("minimum",)), [["1", "2"], ["3", "4"]])
    assert wanted.lines == {
        "l2": {"minimum": "1", "requested": "2"},
        "l3": {"minimum": "3", "requested": "4"},
    }


def test_one_text_fills_the_block(dana: Desk):
    wanted = wants(dana, Block(("l2", "l3"), ("minimum", "requested")), [["7"]])
    assert wanted.lines == {line: {"minimum": "7", "requested": "7"} for line in ("l2", "l3")}


@pytest.mark.parametrize(
    ("rows", "lines", "reached"),
    [
        (2, ("l1", "l2", "l3", "l4"), 4),  # divides it evenly: repeats
        (2, ("l1", "l2", "l3"), 2),  # does not: once
        (3, ("l1", "l2"), 3),  # larger than the block: as it is
    ],
)
def test_a_smaller_block_repeats_where_it_divides_evenly(
    dana: Desk, rows: int, lines: tuple[str, ...], reached: int
):
    texts = [[str(n)] for n in range(rows)]
    wanted = wants(dana, Block(lines, ("title",)), texts)
    assert [cells["title"] for cells in wanted.lines.values()] == [str(n % rows) for n in range(reached)]


def test_what_stands_already_counts_and_changes_nothing(dana: Desk):
    block = Block(("l2",), ("code", "title", "goals", "minimum"))
    texts = copied(table(dana), block, digits=2)
    plan = plans(dana, wants(dana, block, texts))
    assert (plan.command, plan.taken, plan.troubles) == (None, 4, {})


def test_columns_that_nobody_types_into_are_left_out_and_named(dana: Desk):
    plan = pastes(dana, "l2", "code", ["X-9", "Another title"])
    assert dana.state.lines["l2"].title == "Another title"
    assert outcome_of(plan).words == "Code cannot be typed and was left out."


def test_columns_past_the_last_are_told(dana: Desk):
    plan = pastes(dana, "l2", "stretch", ["95,000", "Open", "and", "more"])
    assert outcome_of(plan).words == "2 columns found no place to the right of the last."
    assert amounts(dana, "l2")[2] == 95_000


# --- what is taken


def test_money_as_people_type_it_and_goals_by_name_or_code(dana: Desk):
    plan = pastes(dana, "l4", "goals", ["g1; Win rate, one record", "41k", "65,000", "0.09m"])
    assert (plan.taken, plan.troubles) == (4, {})
    assert amounts(dana, "l4") == (41_000, 65_000, 90_000)
    links = dana.state.lines["l4"].links
    assert [link.goal for link in links] == ["g4", "g6", "g1"]
    assert links[0].requested is not None  # what it was to bring stays


def test_a_paste_is_one_command_and_one_undo(dana: Desk):
    before = dict(dana.state.lines)
    pastes(dana, "l2", "title", ["A", "G2", "1", "2", "3"], ["B", "Customers", "4", "5", "6"])
    step = dana.steps.next("undo")
    assert step is not None
    assert undo_text(step.name) == "Undo paste of 10 cells"
    dana.undo()
    for key in ("l2", "l3"):
        was, now = before[key], dana.state.lines[key]
        assert (now.title, now.tiers, set(now.links)) == (was.title, was.tiers, set(was.links))
    redo = dana.steps.next("redo")
    assert redo is not None
    assert redo_text(redo.name) == "Redo paste of 10 cells"
    dana.redo()
    assert dana.state.lines["l3"].title == "B"


def test_tiers_that_rise_only_together_are_taken_together(dana: Desk):
    pastes(dana, "l2", "minimum", ["200k", "300k", "400k"])
    assert amounts(dana, "l2") == (200_000, 300_000, 400_000)


def test_rows_below_the_last_line_become_drafts(dana: Desk):
    plan = pastes(
        dana, "l8", "title", ["Travel", "", "26k", "41k"], ["Fair", "G3", "1", "2"], ["", "", "", ""]
    )
    assert plan.drafted == ("new1",)
    fair = dana.state.lines["new1"]
    assert (fair.code, fair.department, fair.title, fair.status) == ("S-009", "S", "Fair", Status.DRAFT)
    assert [link.goal for link in fair.links] == ["g3"]
    assert "1 line drafted." in outcome_of(plan).words
    dana.undo()
    assert dana.state.lines["new1"].status is Status.WITHDRAWN


def test_a_department_without_lines_takes_rows_from_nothing(dana: Desk):
    wanted = pasted(table(dana), SHOWN, Block(), [["First"], ["Second"]])
    plan = plans(dana, wanted)
    assert plan.command is not None
    dana.execute(plan.command)
    assert [dana.state.lines[key].title for key in plan.drafted] == ["First", "Second"]


# --- what is refused


def test_what_can_be_taken_is_taken_and_the_rest_says_why(dana: Desk):
    plan = pastes(dana, "l2", "minimum", ["50k", "abc", "1.234"], ["80k", "-5", "150k"])
    assert amounts(dana, "l2") == (50_000, 92_000, 92_000)
    assert amounts(dana, "l3") == (80_000, 118_000, 150_000)
    assert {place: t.typed for place, t in plan.troubles.items()} == {
        ("l2", "requested"): "abc",
        ("l2", "stretch"): "1.234",
        ("l3", "requested"): "-5",
    }
    ambiguous = plan.troubles["l2", "stretch"]
    assert ambiguous.text == "“1.234” can be 1,234 or 1.23. Say which."
    assert [step.id for step in ambiguous.steps] == ["use:stretch:1,234", "use:stretch:1.23"]
    outcome = outcome_of(plan)
    assert (outcome.words, outcome.is_refusal) == ("3 of 6 cells taken, 3 refused.", True)
    assert refused_cells(dana.state, plan.troubles)[0][2].startswith(
        "S-002, Requested: “abc” is not an amount."
    )


def test_tiers_that_fall_are_refused_and_the_others_taken(dana: Desk):
    plan = pastes(dana, "l2", "minimum", ["70k", "60k", "95k"])
    assert amounts(dana, "l2") == (70_000, 92_000, 95_000)
    assert plan.troubles["l2", "requested"].text == (
        "S-002: minimum, requested and stretch must rise. Mend the one that falls."
    )


def test_a_goal_that_is_not_known_is_asked_about(dana: Desk):
    plan = pastes(dana, "l2", "goals", ["Customers, Churn"])
    trouble = plan.troubles["l2", "goals"]
    assert trouble.text == "There is no goal “Churn”. Type names or codes, with commas between."
    assert [(step.id, step.label) for step in trouble.steps] == [("use:goals:Customers, G2", "Use Retention")]


def test_lines_of_another_department_say_whose_they_are(dana: Desk):
    plan = plans(dana, wants(dana, Block(("l11",), ("title",)), [["Theirs"], ["Mine"]], scope=""))
    assert plan.troubles["l11", "title"].text == "This belongs to Marketing. Only its head can change it."
    assert [step.id for step in plan.troubles["l11", "title"].steps] == ["dismiss:title"]
    assert plan.taken == 1


def test_who_cannot_draft_is_told_why(dana: Desk):
    plan = plans(dana, wants(dana, Block(("l8",), ("title",)), [["One"], ["Two"], ["Three"]]), department="M")
    assert (plan.taken, plan.drafted) == (1, ())
    assert outcome_of(plan).words == (
        "2 rows below the last line were left out. This belongs to Marketing. Only its head can change it."
    )


def test_a_withdrawn_line_stays_as_it_is(dana: Desk):
    dana.execute(WithdrawLine(line="l4"))
    plan = plans(dana, Wanted({"l4": {"title": "New"}, "gone": {"title": "New"}}))
    assert plan.troubles["l4", "title"].text == "S-004 has been withdrawn."
    assert plan.command is None


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x" * 100_001])
def test_what_no_store_can_keep_hinders_only_its_own_cell(dana: Desk, text: str):
    plan = pastes(dana, "l2", "title", [text, "G1", "1k"])
    assert list(plan.troubles) == [("l2", "title")]
    assert amounts(dana, "l2")[0] == 1_000


# --- delete and fill


def test_delete_empties_what_may_be_empty(dana: Desk):
    plan = plans(
        dana, emptied(table(dana), Block(("l2", "l4"), ("title", "minimum", "state"))), "clear_cells"
    )
    assert plan.command is not None
    dana.execute(plan.command)
    assert (dana.state.lines["l4"].title, amounts(dana, "l4")) == ("", (None, 64_000, 80_000))
    assert list(plan.troubles) == [("l2", "title")]
    assert plan.troubles["l2", "title"].text == (
        "S-002 is submitted and needs a title. Type another, or take it back to draft first."
    )
    step = dana.steps.next("undo")
    assert step is not None
    assert undo_text(step.name) == "Undo emptying of 3 cells"


def test_what_cannot_be_typed_cannot_be_emptied(dana: Desk):
    plan = plans(dana, emptied(table(dana), Block(("l2",), ("code",))), "clear_cells")
    assert plan.troubles["l2", "code"].text == "The code is given by Accord and stays with the line."


def test_the_first_line_of_a_block_is_filled_down(dana: Desk):
    wanted = filled_down(table(dana), Block(("l4", "l7"), ("goals", "stretch", "state")))
    assert wanted.lines == {"l7": {"goals": "Win rate, One record", "stretch": "80,000"}}


def test_a_single_line_is_filled_from_the_one_above(dana: Desk):
    assert filled_down(table(dana), Block(("l2",), ("title",))).lines == {
        "l2": {"title": "Two account executives, north region"}
    }
    assert filled_down(table(dana), Block(("l1",), ("title",))).size == 0
    assert filled_down(table(dana), Block()).size == 0


def test_dragging_repeats_the_blocks_lines(dana: Desk):
    wanted = filled(table(dana), Block(("l1", "l2"), ("stretch",)), ("l3", "l4", "l5"))
    assert [cells["stretch"] for cells in wanted.lines.values()] == ["188,000", "92,000", "188,000"]


def test_a_refused_cell_can_be_pasted_over_with_what_stands(dana: Desk):
    plan = pastes(dana, "l2", "minimum", ["abc"])
    shown = requests_table(dana.state, View(person="dana", scope="S", group="none"), plan.troubles)
    wanted = pasted(shown, SHOWN, Block(("l2",), ("minimum",)), [["58,000"]])
    again = plans(dana, wanted)
    assert (again.command, again.settled) == (None, frozenset({("l2", "minimum")}))


def test_drafts_come_before_what_links_them(dana: Desk):
    plan = plans(dana, wants(dana, Block(("l8",), ("title",)), [["Travel", "G1"], ["New", "G1"]]))
    assert isinstance(plan.command, Together)
    kinds = [type(command).__name__ for command in plan.command.commands]
    assert kinds.index("DraftLine") < len(kinds) - 1
    assert isinstance(plan.command.commands[-2], DraftLine)
