"""Kind warnings: what is odd, in a sentence that says what, where and what to do; who is told; what stays said."""

import pytest

from budget_app.domain.messages import Refusal
from budget_app.presentation.duplicates import Known, compared
from budget_app.presentation.joint_line import Pair, pair_of
from budget_app.presentation.line_warnings import warnings_for
from budget_app.presentation.round_figures import is_round, round_figures
from budget_app.presentation.warned import About, LineWarning, Warnings
from tests.support.given import Played, given


def told(played: Played, person: str = "dana") -> Warnings:
    return warnings_for(played.state, person, compared(Known(), played.state))


def found(played: Played, about: About, person: str = "dana") -> list[LineWarning]:
    return [each for each in told(played, person).every() if each.about is about]


def drafted(*lines: dict[str, object]) -> Played:
    """Drafts of Sales (or Marketing), without goals."""
    played = given()
    for fields in lines:
        department = str(fields.pop("department", "S"))
        who = {"S": "dana", "M": "tom"}[department]
        played.when(who, "draft_line", department=department, fields=fields).then("line_drafted")
    return played


def test_a_line_without_a_goal_is_told_and_cannot_be_said_to_be_right_so():
    (warning,) = found(drafted({"title": "A", "requested": 12_345}), About.NO_GOAL)
    assert warning.sentence == "S-001 serves no joint goal yet. Link one, and say what the line brings."
    assert (warning.field, warning.is_needed, warning.step.id) == ("goals", True, "edit:goals")


def test_a_minimum_that_is_what_is_requested():
    played = drafted({"title": "A", "minimum": 1_234_500, "requested": 1_234_500})
    (warning,) = found(played, About.MINIMUM_IS_REQUESTED)
    assert warning.sentence.startswith("S-001 asks for 12,345 as minimum and as requested")
    left = told(played).without(frozenset({warning.key}))
    assert About.MINIMUM_IS_REQUESTED not in {each.about for each in left.every()}
    played.when(
        "dana", "revise_line", line="S-001", fields={"minimum": 1_300_000, "requested": 1_300_000}
    ).then("line_revised")
    (again,) = found(played, About.MINIMUM_IS_REQUESTED)
    assert again.key != warning.key


def test_a_tier_without_a_result_and_a_goal_without_any():
    played = drafted({"title": "A", "minimum": 10_000, "requested": 20_000, "stretch": 30_000})
    played.when("dana", "link_goal", line="S-001", goal="G1")
    (none,) = found(played, About.RESULT_MISSING)
    assert none.is_needed
    assert none.sentence == "S-001 says no result for Customers yet. Type one, or say that you cannot."
    played.when("dana", "link_goal", line="S-001", goal="G1", requested=4)
    (some,) = found(played, About.RESULT_MISSING)
    assert not some.is_needed
    assert "for Customers at minimum and stretch, so one is assumed" in some.sentence
    played.when("dana", "link_goal", line="S-001", goal="G2", requested=-1)
    (both,) = found(played, About.RESULT_MISSING)
    assert "for Customers and Churn at minimum and stretch" in both.sentence
    assert both.key != some.key
    for goal in ("G1", "G2"):
        played.when("dana", "link_goal", line="S-001", goal=goal, cannot_say=True)
    assert found(played, About.RESULT_MISSING) == []


def test_a_line_it_needs_that_nobody_asks_for():
    played = drafted({"title": "A", "requested": 20_000}, {"title": "B"})
    played.when("dana", "revise_line", line="S-001", fields={"requires": ["S-002"]})
    (warning,) = found(played, About.PREREQUISITE_MISSING)
    assert (warning.sentence, warning.is_needed) == (
        "S-001 needs S-002 B, which asks for no money yet. Speak to its department.",
        False,
    )
    played.when("dana", "withdraw_line", line="S-002")
    (warning,) = found(played, About.PREREQUISITE_MISSING)
    assert warning.is_needed
    assert "withdrawn" in warning.sentence


@pytest.mark.parametrize(
    ("amount", "is_so"),
    [
        *((amount, True) for amount in (100_00, 40_000_00, 45_000_00, 150_000_00)),
        *((amount, False) for amount in (0, 90_00, 46_000_00, 148_000_00, 40_000_01)),
    ],
)
def test_a_round_figure_is_one_figure_and_zeros_or_a_five_between(amount: int, is_so: bool):
    assert is_round(amount) is is_so


def test_round_figures_everywhere_are_told_of_the_department_from_six_amounts_on():
    tens = [{"title": str(n), "minimum": n * 1_000_00, "requested": n * 10_000_00} for n in (1, 2, 3)]
    played = drafted(*tens)
    (warning,) = found(played, About.ROUND_FIGURES)
    assert (warning.line, warning.department) == ("", "S")
    assert warning.sentence.startswith("6 of 6 amounts of Sales are round figures.")
    lines = list(played.state.lines.values())
    assert round_figures(played.state, lines[:2]) is None
    played.when("dana", "draft_line", department="S", fields={"title": "x", "requested": 12_340_00})
    assert found(played, About.ROUND_FIGURES) == []


def test_another_department_is_told_nothing_and_who_has_none_of_what_was_submitted():
    played = drafted({"title": "A", "minimum": 20_000, "requested": 20_000})
    assert told(played, "tom").every() == []
    assert told(played, "ines").every() == []
    played.when("dana", "link_goal", line="S-001", goal="G1", requested=4)
    played.when("dana", "submit_line", line="S-001").then("line_submitted")
    assert told(played, "tom").every() == []
    assert About.MINIMUM_IS_REQUESTED in {each.about for each in told(played, "ines").every()}


def test_a_warning_never_keeps_a_line_from_being_submitted():
    played = drafted({"title": "A", "minimum": 20_000_00, "requested": 20_000_00})
    played.when("dana", "link_goal", line="S-001", goal="G1", requested=4)
    assert [each.is_needed for each in told(played).every()] == [False, False]
    played.when("dana", "submit_line", line="S-001").then("line_submitted")


# --- asked for twice


def twice() -> Played:
    return drafted(
        {"title": "Stand, Hannover", "requested": 34_500},
        {"title": "Hannover stand", "requested": 61_200, "department": "M"},
    )


def pair(played: Played, person: str, mine: str, theirs: str) -> Pair:
    state = played.state
    return pair_of(state, person, state.lines[state.line_ids[mine]], state.lines[state.line_ids[theirs]])


def test_what_another_department_asks_for_too_is_told_with_the_other_line():
    played = twice()
    (warning,) = found(played, About.DUPLICATE)
    assert "S-001 is much like M-001 Hannover stand of Marketing" in warning.sentence
    assert warning.step.id == f"compare:{warning.other}"
    shown = pair(played, "dana", "S-001", "M-001")
    assert [(row.label, row.mine, row.theirs, row.same) for row in shown.rows][:2] == [
        ("Title", "Stand, Hannover", "Hannover stand", False),
        ("Kind", "Other", "Other", True),
    ]


def test_it_becomes_a_joint_line_by_one_command_of_each_head_and_each_is_one_undo():
    played = twice()
    step = pair(played, "dana", "S-001", "M-001").action
    assert (step.label, step.why_not) == ("Make it a joint line", "")
    assert step.command is not None
    played.when("dana", step.command).then("sponsor_invited")
    assert pair(played, "dana", "S-001", "M-001").action.why_not == "It waits for Marketing."
    answer = pair(played, "tom", "M-001", "S-001").action
    assert answer.label == "Join S-001, withdraw M-001"
    assert answer.command is not None
    played.when("tom", answer.command).then("line_joined", "line_withdrawn")
    assert told(played).by_line.keys() == {played.state.line_ids["S-001"]}
    assert found(played, About.DUPLICATE) == []
    tom = played.desk("tom")
    tom.undo()
    both = [line.is_live for line in played.state.lines.values()]
    assert both == [True, True]
    assert not played.state.lines[played.state.line_ids["S-001"]].sponsors[0].joined


def test_an_invitation_is_taken_back_by_undo_until_it_is_answered():
    played = twice()
    step = pair(played, "dana", "S-001", "M-001").action
    assert step.command is not None
    played.when("dana", step.command)
    played.desk("dana").undo()
    line = played.state.line_ids["S-001"]
    assert played.state.lines[line].sponsors == ()
    played.when("dana", step.command)
    played.when("tom", "decline_line", line="S-001", department="M")
    with pytest.raises(Refusal):
        played.desk("dana").undo()
    assert played.state.lines[line].sponsors[0].declined


def test_who_may_not_is_told_why():
    assert pair(twice(), "ines", "S-001", "M-001").action.why_not == "This is for: head."
