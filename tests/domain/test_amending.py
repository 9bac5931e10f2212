"""How fund, reserve and rules change once requests are called for: proposed by an executive, agreed by every head."""

import pytest

from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase
from budget_app.domain.terms import Outcome, missing, waiting
from budget_app.presentation.activity import change_text
from tests.support.given import Played, given, line


def proposed(**terms: object) -> tuple[Played, str]:
    """A round in which an amendment waits for Dana and Tom."""
    played = given()
    wanted = {"fund": 120_000, "reason": "the board gave more", **terms}
    played.when("ines", "propose_amendment", **wanted).then("amendment_proposed")
    known = waiting(played.state)
    assert known
    return played, known.id


def test_it_holds_with_the_last_agreement_and_not_before():
    played, amendment = proposed(reserve=20_000, signatures=1)
    played.when("dana", "agree_amendment", amendment=amendment).then("amendment_agreed")
    assert (played.state.fund, played.state.reserve) == (100_000, 10_000)
    assert [head.id for head in missing(played.state, played.state.amendments[amendment])] == ["tom"]
    played.when("dana", "agree_amendment", amendment=amendment).then_nothing()
    played.when("tom", "agree_amendment", amendment=amendment).then("amendment_agreed")
    assert (played.state.fund, played.state.reserve, played.state.rules.signatures) == (120_000, 20_000, 1)
    assert played.state.amendments[amendment].outcome is Outcome.IN_FORCE
    assert waiting(played.state) is None


def test_one_no_ends_it_and_is_kept_with_its_reason():
    played, amendment = proposed()
    played.when("tom", "decline_amendment", amendment=amendment, reason="too late").then("amendment_declined")
    known = played.state.amendments[amendment]
    assert (known.outcome, known.ended_by, known.said) == (Outcome.DECLINED, "tom", "too late")
    played.when("dana", "agree_amendment", amendment=amendment).then_refused(Reason.AMENDMENT_OVER)
    assert played.state.fund == 100_000


@pytest.mark.parametrize(
    ("person", "terms", "reason"),
    [
        ("dana", {"fund": 1, "reason": "x"}, Reason.NOT_YOUR_ROLE),
        ("ines", {"fund": 120_000, "reason": " "}, Reason.REASON_MISSING),
        ("ines", {"fund": 9_999, "reason": "x"}, Reason.RESERVE_OVER_FUND),
        ("ines", {"fund": -1, "reason": "x"}, Reason.AMOUNT_OUT_OF_RANGE),
        ("ines", {"signatures": 3, "reason": "x"}, Reason.SIGNATURES_OUT_OF_RANGE),
    ],
)
def test_what_cannot_be_is_refused_at_once(person: str, terms: dict[str, object], reason: Reason):
    given().when(person, "propose_amendment", **terms).then_refused(reason)


def test_what_stands_already_is_no_amendment():
    given().when("ines", "propose_amendment", fund=100_000, reason="x").then_nothing()


def test_only_one_waits_at_a_time_and_it_can_be_withdrawn():
    played, amendment = proposed()
    played.when("ines", "propose_amendment", fund=1, reason="x").then_refused(Reason.AMENDMENT_WAITS)
    played.when("dana", "withdraw_amendment", amendment=amendment).then_refused(Reason.NOT_YOUR_ROLE)
    played.when("nina", "withdraw_amendment", amendment=amendment).then("amendment_withdrawn")
    played.when("ines", "propose_amendment", reserve=0, reason="x").then("amendment_proposed")


def test_in_set_up_nothing_is_amended_and_later_nothing_is_simply_set():
    setup = given(phase=Phase.SETUP)
    setup.when("ines", "propose_amendment", fund=1, reason="x").then_refused(Reason.NOT_IN_THIS_PHASE)
    setup.when("ines", "set_fund", fund=120_000).then("fund_set")
    given().when("ines", "set_fund", fund=120_000).then_refused(Reason.NOT_IN_THIS_PHASE)


def test_undoing_a_proposal_withdraws_it():
    played, amendment = proposed()
    played.desk("ines").undo()
    assert played.state.amendments[amendment].outcome is Outcome.WITHDRAWN


def test_a_new_head_is_asked_too_and_a_head_who_leaves_is_not_waited_for():
    played, amendment = proposed()
    played.when("dana", "agree_amendment", amendment=amendment).then("amendment_agreed")
    played.when("nina", "enrol_person", person="kim", name="Kim Lund", roles=["head"], department="M")
    played.when("tom", "agree_amendment", amendment=amendment).then("amendment_agreed")
    assert played.state.fund == 100_000
    played.when("nina", "remove_person", person="kim").then("person_set")
    assert played.state.fund == 120_000


def test_a_head_who_proposes_has_agreed():
    played = given()
    played.when(
        "nina", "change_person", person="nina", roles=["finance", "executive", "head"], department="S"
    )
    played.when("nina", "propose_amendment", fund=120_000, reason="x").then("amendment_proposed")
    known = waiting(played.state)
    assert known
    assert [head.id for head in missing(played.state, known)] == ["dana", "tom"]


def test_whoever_signed_signed_under_other_terms():
    played = given(line("A", 50_000), phase=Phase.DECISION)
    played.when("ines", "allocate", line="S-001", level="requested").then("allocated")
    played.when("ines", "sign").then("signed")
    played.when("ines", "propose_amendment", fund=60_000, reason="less").then("amendment_proposed")
    known = waiting(played.state)
    assert known
    played.when("dana", "agree_amendment", amendment=known.id).then("amendment_agreed")
    assert played.state.signatures
    played.when("tom", "agree_amendment", amendment=known.id).then("amendment_agreed")
    assert not played.state.signatures


def test_the_history_says_it_in_words():
    played, amendment = proposed()
    played.when("dana", "agree_amendment", amendment=amendment)
    assert played.outcome
    text = change_text(played.state, played.outcome.entries[0])
    assert text == "Dana Reyes agreed to the other terms"


def test_finance_renames_the_round_and_moves_its_period():
    played = given()
    played.when("nina", "name_round", name="FY28").then("round_named")
    played.when("ines", "name_round", name="Mine").then_refused(Reason.NOT_YOUR_ROLE)
    played.when("nina", "name_round", name=" ").then_refused(Reason.NAME_MISSING)
    played.when("nina", "set_period", start="2028-01-01", end="2028-12-31").then("period_set")
    played.when("nina", "set_period", start="2028-01-01", end="2027-12-31").then_refused(Reason.BAD_PERIOD)
    played.desk("nina").undo()
    assert (played.state.name, played.state.start) == ("FY28", "2027-01-01")


def test_a_removed_person_can_take_part_again_and_a_name_can_be_mended():
    played = given()
    played.when("nina", "change_person", person="mei", name="Mei Tang", roles=["liaison"]).then("person_set")
    played.when("nina", "enrol_person", person="mei", name="Mei Tang", roles=["liaison"]).then_refused(
        Reason.ID_TAKEN
    )
    played.when("nina", "remove_person", person="mei").then("person_set")
    played.when("nina", "enrol_person", person="mei", name="Mei Tang", roles=["liaison"]).then("person_set")
    assert not played.state.people["mei"].removed
