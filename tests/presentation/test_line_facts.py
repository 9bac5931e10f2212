"""What the inspector shows of a line: state, tiers, goals, months, ties, sponsors, fields, actions, thread, history."""

import pytest

from budget_app.desk import Desk
from budget_app.domain.lines import LineFields
from budget_app.domain.links import LinkGoal, UnlinkGoal
from budget_app.domain.requests import ReviseLine
from budget_app.domain.sponsors import InviteSponsor
from budget_app.domain.submission import WithdrawLine
from budget_app.domain.talk import WritePost
from budget_app.history.memory import MemoryLog
from budget_app.presentation.line_actions import line_actions, new_line, to_submit, why_refused, with_reason
from budget_app.presentation.line_facts import LineFacts, line_facts
from budget_app.presentation.line_history import Change, line_history
from budget_app.presentation.results import number_text, read_link, typed_link
from budget_app.presentation.thread import thread
from tests.support.asked_rounds import desk_of


def facts(desk: Desk, line: str, person: str = "dana") -> LineFacts:
    return line_facts(desk.state, person, desk.state.lines[line])


def test_tiers_with_their_share_and_what_they_buy(dana: Desk):
    tiers = facts(dana, "l6").tiers
    assert [(t.name, t.amount, t.buys, t.is_standing) for t in tiers] == [
        ("Minimum", "22,000", "one day, 6 accounts", False),
        ("Requested", "46,000", "two days, 14 accounts", True),
        ("Stretch", "60,000", "three days, 18 accounts", False),
    ]
    assert [t.share for t in tiers] == pytest.approx([22 / 60, 46 / 60, 1.0])


def test_goals_served_with_result_and_confidence(dana: Desk):
    served = [(s.sign.name, s.result, s.sure, s.assumed) for s in facts(dana, "l6").serves]
    assert served == [
        ("Retention", "−0.5 %", "70 % sure", False),
        ("Customers", "40 customers", "50 % sure", False),
    ]


def test_a_result_that_is_filled_in_is_called_assumed(dana: Desk):
    dana.execute(LinkGoal(line="l8", goal="g3", stretch=104.0))
    served = {s.goal: (s.result, s.assumed) for s in facts(dana, "l8").serves}
    assert served["g3"] == ("82 k", True)


def test_months_with_the_one_in_which_most_is_spent(dana: Desk):
    months = facts(dana, "l6").months
    assert (months.period, months.remark, months.letters[:3]) == ("Feb–Jun", "most in April", ("J", "F", "M"))
    assert sum(months.amounts) == 4_600_000
    assert facts(dana, "l1").months.assumed


def test_a_prerequisite_that_lacks_something_is_a_warning(dana: Desk):
    (tie,) = facts(dana, "l6").ties
    assert tie.words == "Needs S-007 Demo environment that resets itself, which has no goal yet"
    assert tie.warning


def test_sponsors_find_their_answers_and_others_do_not(log: MemoryLog, dana: Desk):
    dana.execute(InviteSponsor(line="l1", department="M", share=30))
    asked = facts(dana, "l1")
    assert [s.words for s in asked.sponsors] == ["leads, 100 %", "asked, 30 %"]
    assert asked.sponsors[1].actions[0].why_not == "This belongs to Marketing. Only its head can change it."
    tom = facts(desk_of(log, "tom"), "l1", "tom")
    assert [a.why_not for a in tom.sponsors[1].actions] == ["", ""]


def test_what_is_not_given_is_shown_as_assumed(dana: Desk):
    fields = {field.id: field for field in facts(dana, "l1").about}
    assert (fields["owner"].text, fields["owner"].assumed) == ("", "Dana Reyes")
    assert "full_year" not in fields
    dana.execute(ReviseLine(line="l1", fields=LineFields(recurring=True)))
    fields = {field.id: field for field in facts(dana, "l1").about}
    assert (fields["full_year"].text, fields["full_year"].assumed) == ("", "148,000")


def test_the_state_in_a_sentence(dana: Desk):
    assert facts(dana, "l6").state == "Open: submitted, nothing decided yet"
    dana.execute(ReviseLine(line="l6", fields=LineFields(requested=4_700_000)))
    assert facts(dana, "l6").state == "Open: submitted, revised once since"
    assert facts(dana, "l7").state == "Draft: not submitted yet"
    assert facts(dana, "l4").state == "Draft: ready to submit"


def test_actions_and_why_not(dana: Desk):
    def told(line: str, person: str = "dana") -> list[tuple[str, str]]:
        return [(a.id, a.why_not) for a in line_actions(dana.state, person, dana.state.lines[line])]

    assert told("l4") == [("submit", ""), ("withdraw", "")]
    assert told("l7")[0] == ("submit", "Serves no joint goal yet, so it cannot be submitted.")
    assert told("l6") == [("withdraw", ""), ("reopen", "")]
    assert told("l4", "tom")[0][1] == "This belongs to Sales. Only its head can change it."
    assert told("l4", "erin")[0][1] == "This is for: head."


def test_a_submitted_line_is_withdrawn_with_a_reason(dana: Desk):
    withdraw = line_actions(dana.state, "dana", dana.state.lines["l6"])[0]
    assert withdraw.needs_reason
    command = with_reason(withdraw, "Not needed any more")
    assert command == WithdrawLine(line="l6", reason="Not needed any more")


def test_the_way_to_what_is_ready_counts_it_and_says_why_there_is_none(dana: Desk):
    assert to_submit(dana.state, "dana", "S").label == "Submit 2 lines…"
    assert to_submit(dana.state, "dana", "M").why_not == (
        "The drafts here belong to another department. Its head submits them."
    )
    assert to_submit(dana.state, "erin", "").why_not == "This is for: head."


def test_a_new_line_is_for_heads(dana: Desk):
    assert new_line(dana.state, dana.state.people["dana"], "S", "n1").why_not == ""
    assert new_line(dana.state, dana.state.people["erin"], "", "n1").why_not
    assert new_line(dana.state, dana.state.people["erin"], "S", "n1").why_not == "This is for: head."


def test_what_the_core_would_refuse_is_known_beforehand(dana: Desk):
    falls = ReviseLine(line="l1", fields=LineFields(minimum=20_000_000))
    assert "must rise" in why_refused(dana.state, "dana", falls)
    assert why_refused(dana.state, "dana", ReviseLine(line="l1", fields=LineFields(minimum=9_000_000))) == ""


def test_a_thread_tells_who_asked_and_who_answered(log: MemoryLog, dana: Desk):
    dana.execute(WritePost(post="p1", about="l6", text="Could you lend two people?", is_question=True))
    assert [post.waits for post in thread(dana.state, "dana", "l6").posts] == ["Waits for Erin Walsh"]
    tom = desk_of(log, "tom")
    tom.execute(WritePost(post="p2", about="l6", text="Yes, two.", answers="p1"))
    told = thread(tom.state, "tom", "l6")
    assert [(p.author, p.order, p.waits, p.answers) for p in told.posts] == [
        ("Dana Reyes", 1, "", ""),
        ("Tom Lindqvist", 2, "", "answers Dana Reyes"),
    ]
    assert told.why_not == ""


def test_the_history_tells_from_what_to_what(dana: Desk):
    dana.execute(ReviseLine(line="l6", fields=LineFields(requested=4_850_000, function="")))
    dana.execute(UnlinkGoal(line="l6", goal="g1"))
    newest, revised, *_rest, first = line_history(dana.state, dana.entries, "l6")
    assert newest.changes == (Change("Customers", "40 customers, 50 % sure", ""),)
    assert revised.words == "revised the line"
    assert revised.changes == (Change("Function", "Field", ""), Change("Requested", "46,000", "48,500"))
    assert (first.who, first.words) == ("Finn Okafor", "brought the line in from a sheet")


def test_a_link_is_read_from_its_fields(dana: Desk):
    line = dana.state.lines["l7"]
    typed = {"minimum": "", "requested": "0.8", "stretch": "1", "confidence": "70"}
    assert read_link(dana.state, line, "g4", typed, False) == LinkGoal(
        line="l7", goal="g4", requested=0.8, stretch=1.0, confidence=0.7, expects=None
    )
    problems = read_link(dana.state, line, "g4", {**typed, "requested": "much", "confidence": "170"}, False)
    assert isinstance(problems, dict)
    assert set(problems) == {"requested", "confidence"}
    assert read_link(dana.state, line, "g4", {**typed, "requested": "much"}, True) == LinkGoal(
        line="l7", goal="g4", confidence=0.7, cannot_say=True, expects=None
    )


def test_what_a_link_shows_is_read_back_as_itself(dana: Desk):
    line = dana.state.lines["l6"]
    assert read_link(dana.state, line, "g2", typed_link(line.link("g2")), False) is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0, "0"), (-0.8, "−0.8"), (1200.0, "1,200"), (0.123456789, "0.123457"), (12345.678, "12,345.7")],
)
def test_results_as_they_are_shown(value: float, shown: str):
    assert number_text(value) == shown
