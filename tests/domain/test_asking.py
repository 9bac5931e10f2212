"""How departments ask: drafting, revising, linking, submitting, withdrawing, standing behind a line together."""

import pytest

from budget_app.domain import queries, talk
from budget_app.domain.lines import Status
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase
from tests.support.given import given, line


def test_a_draft_gets_the_departments_next_code():
    played = given()
    played.when("dana", "draft_line", department="Sales", fields={"title": "A"}).then("line_drafted")
    played.when("dana", "draft_line", department="S", fields={}).then("line_drafted")
    assert [found.code for found in queries.live_lines(played.state)] == ["S-001", "S-002"]


def test_a_head_drafts_only_for_the_own_department():
    given().when("dana", "draft_line", department="M").then_refused(Reason.NOT_YOUR_DEPARTMENT)


@pytest.mark.parametrize("person", ["ines", "mei", "ola", "nina"])
def test_who_is_no_head_drafts_nothing(person: str):
    given().when(person, "draft_line", department="S").then_refused(Reason.NOT_YOUR_ROLE)


def test_what_is_compulsory_for_submission_is_asked_for_one_by_one():
    played = given({})
    played.when("dana", "submit_line", line="S-001").then_refused(Reason.TITLE_MISSING)
    played.when("dana", "revise_line", line="S-001", fields={"title": "A"}).then("line_revised")
    played.when("dana", "submit_line", line="S-001").then_refused(Reason.REQUESTED_MISSING)
    played.when("dana", "revise_line", line="S-001", fields={"requested": 100}).then("line_revised")
    played.when("dana", "submit_line", line="S-001").then_refused(Reason.GOAL_MISSING)
    played.when("dana", "link_goal", line="S-001", goal="G1").then("line_linked")
    played.when("dana", "submit_line", line="S-001").then_refused(Reason.RESULT_MISSING)
    played.when("dana", "link_goal", line="S-001", goal="G1", cannot_say=True).then("line_linked")
    played.when("dana", "submit_line", line="S-001").then("line_submitted")
    played.when("dana", "submit_line", line="S-001").then_nothing()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"requested": 0}, Reason.AMOUNT_NOT_POSITIVE),
        ({"minimum": -5}, Reason.AMOUNT_NOT_POSITIVE),
        ({"requested": 10**16}, Reason.AMOUNT_OUT_OF_RANGE),
        ({"minimum": 60_000}, Reason.TIERS_NOT_RISING),
        ({"stretch": 10}, Reason.TIERS_NOT_RISING),
        ({"start": "2027-13"}, Reason.BAD_DATE),
        ({"start": "2027-05", "end": "2027-04"}, Reason.BAD_PERIOD),
        ({"requires": ["S-001"]}, Reason.REQUIRES_ITSELF),
        ({"excludes": ["S-099"]}, Reason.UNKNOWN_LINE),
        ({"title": "a\0b"}, Reason.TEXT_NOT_ALLOWED),
    ],
)
def test_a_field_that_cannot_be_is_refused(fields: dict[str, object], reason: Reason):
    given(line()).when("dana", "revise_line", line="S-001", fields=fields).then_refused(reason)


def test_titles_lose_control_and_direction_characters_and_nothing_else():
    played = given(line("  \u202e$5 <b> =1+1 客户 حملة\x07 "))
    assert played.state.lines[played.state.line_ids["S-001"]].title == "$5 <b> =1+1 客户 حملة"


def test_deciding_the_same_again_yields_nothing_new():
    played = given(line())
    played.when("dana", "revise_line", line="S-001", fields={"title": "Field days"}).then_nothing()
    played.when("dana", "link_goal", line="S-001", goal="G1", requested=10).then_nothing()


def test_after_submission_a_change_is_a_revision():
    played = given(line())
    played.when("dana", "revise_line", line="S-001", fields={"requested": 40_000}).then("line_revised")
    assert queries.live_lines(played.state)[0].revisions == 1


def test_a_submitted_line_is_withdrawn_with_a_reason_and_reopened_as_a_draft():
    played = given(line())
    played.when("dana", "withdraw_line", line="S-001").then_refused(Reason.REASON_MISSING)
    played.when("dana", "withdraw_line", line="S-001", reason="done otherwise").then("line_withdrawn")
    played.when("dana", "revise_line", line="S-001", fields={"title": "B"}).then_refused(
        Reason.LINE_WITHDRAWN
    )
    played.when("dana", "reopen_line", line="S-001").then("line_reopened")
    assert queries.live_lines(played.state)[0].status is Status.DRAFT


def test_a_withdrawn_prerequisite_blocks_submission():
    played = given({"title": "A", "requested": 100}, {"title": "B", "requested": 100, "requires": ["S-001"]})
    played.when("dana", "link_goal", line="S-002", goal="G1", requested=1).then("line_linked")
    played.when("dana", "withdraw_line", line="S-001").then("line_withdrawn")
    played.when("dana", "submit_line", line="S-002").then_refused(Reason.PREREQUISITE_WITHDRAWN)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ({"goal": "G9"}, Reason.UNKNOWN_GOAL),
        ({"goal": "G1", "confidence": 1.5}, Reason.CONFIDENCE_OUT_OF_RANGE),
        ({"goal": "G1", "minimum": 8, "requested": 4}, Reason.RESULTS_NOT_RISING),
        ({"goal": "G2", "minimum": -3, "requested": -1}, Reason.RESULTS_NOT_RISING),
    ],
)
def test_a_link_that_cannot_be_is_refused(link: dict[str, object], reason: Reason):
    given(line()).when("dana", "link_goal", line="S-001", **link).then_refused(reason)


def test_less_is_better_where_the_target_lies_below_the_baseline():
    played = given(line())
    played.when("dana", "link_goal", line="S-001", goal="G2", minimum=-1, requested=-2).then("line_linked")


def test_a_joint_line_is_asked_for_joined_and_shared():
    played = given(line())
    played.when("tom", "join_line", line="S-001", department="M").then_refused(Reason.NOT_INVITED)
    played.when("dana", "invite_sponsor", line="S-001", department="M", share=30).then("sponsor_invited")
    played.when("dana", "join_line", line="S-001", department="M").then_refused(Reason.NOT_YOUR_DEPARTMENT)
    played.when("tom", "join_line", line="S-001", department="M").then("line_joined")
    assert queries.asked_by_department(played.state) == {"S": 35_000, "M": 15_000}
    played.when("tom", "revise_line", line="S-001", fields={"owner": "Tom"}).then("line_revised")
    played.when("dana", "invite_sponsor", line="S-001", department="M").then_refused(Reason.ALREADY_SPONSOR)


def test_lines_are_asked_for_in_requests_and_revised_in_negotiation_but_not_in_the_decision():
    played = given(line(), phase=Phase.NEGOTIATION)
    played.when("dana", "draft_line", department="S").then_refused(Reason.NOT_IN_THIS_PHASE)
    played.when("dana", "revise_line", line="S-001", fields={"requested": 40_000}).then("line_revised")
    played.when("nina", "move_phase", phase="decision").then("phase_moved")
    played.when("dana", "revise_line", line="S-001", fields={"requested": 1}).then_refused(
        Reason.NOT_IN_THIS_PHASE
    )


def test_after_the_deadline_departments_wait_for_an_extension():
    played = given(line())
    played.when("nina", "set_deadline", phase="requests", day="2026-11-22").then("deadline_set")
    revision = {"line": "S-001", "fields": {"title": "Later"}}
    played.when("dana", "revise_line", **revision).then_refused(Reason.AFTER_DEADLINE)
    played.when("nina", "set_deadline", phase="requests", day="2026-12-01").then_refused(
        Reason.REASON_MISSING
    )
    played.when("nina", "set_deadline", phase="requests", day="2026-12-01", reason="ill").then("deadline_set")
    played.when("dana", "revise_line", **revision).then("line_revised")


def test_finance_imports_for_any_department_a_head_only_own_rows():
    rows = [{"department": "S", "fields": {"title": "A", "requested": 5}}, {"department": "M", "fields": {}}]
    played = given()
    played.when("dana", "import_lines", lines=rows).then_refused(Reason.NOT_YOUR_DEPARTMENT)
    played.when("nina", "import_lines", lines=rows).then("line_imported", "line_imported")


def test_questions_wait_until_somebody_answers():
    played = given(line())
    played.when("mei", "post", post="q", about="S-001", text="Why?", is_question=True).then("posted")
    played.when("ola", "post", about="S-001", text="Me too").then_refused(Reason.NOT_YOUR_ROLE)
    played.when("dana", "edit_post", post="q", text="Mine").then_refused(Reason.NOT_YOUR_POST)
    played.when("dana", "post", about="S-001", text="Because.", answers="q").then("posted")
    played.when("dana", "post", about="S-001", text="  ").then_refused(Reason.TEXT_MISSING)


def test_a_revision_says_why_with_it_or_afterwards():
    played = given(line())
    played.when("dana", "revise_line", line="S-001", fields={"requested": 1_000}, reason="One day less")
    played.then("line_revised")
    assert queries.live_lines(played.state)[0].revisions == 1
    played.when("dana", "revise_line", line="S-001", reason="The hall is let").then("line_revised")
    assert queries.live_lines(played.state)[0].revisions == 1
    # What was said to others is not taken back; the revision before it is.
    played.desk("dana").undo()
    assert queries.live_lines(played.state)[0].requested == 50_000


def test_a_reason_without_a_revision_is_none():
    given(line()).when("dana", "revise_line", line="S-001", reason="Just so").then_nothing()


def test_a_question_waits_for_whom_it_mentions_else_for_the_lines_heads_else_for_the_executives():
    played = given(line())
    for about, text in (("S-001", "Why?"), ("S-001", "Why, @[tom]?"), ("G1", "Why?")):
        played.when("mei", "post", about=about, text=text, is_question=True).then("posted")
    asked_ones = [talk.asked(played.state, post) for post in talk.open_questions(played.state)]
    assert asked_ones == [("dana",), ("tom",), ("ines", "nina")]
