"""How the executive decides: grants, signatures, revisions; what stands in the way and by how much."""

import pytest

from budget_app.domain import queries
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase
from tests.support.given import Played, given, line

TWO = (line("A", 50_000, minimum=20_000), line("B", 60_000))


def deciding(*lines: dict[str, object]) -> Played:
    """A round in the decision phase."""
    return given(*lines, phase=Phase.DECISION)


def test_a_tier_another_amount_or_nothing_is_granted():
    played = deciding(*TWO)
    played.when("ines", "allocate", line="S-001", level="requested").then("allocated")
    played.when("ines", "allocate", line="S-001", level="requested").then_nothing()
    played.when("ines", "allocate", line="S-001", amount=30_000, reason="half a year").then("allocated")
    assert queries.granted_total(played.state) == 30_000
    played.when("ines", "clear_allocation", line="S-001").then("allocation_cleared")
    assert queries.granted_total(played.state) == 0


@pytest.mark.parametrize(
    ("grant", "reason"),
    [
        ({"level": "minimum"}, Reason.GRANT_NEEDS_REASON),
        ({}, Reason.GRANT_NEEDS_REASON),
        ({"level": "stretch"}, Reason.TIER_MISSING),
        ({"amount": 50_001}, Reason.GRANT_OVER_STRETCH),
        ({"amount": -1, "reason": "x"}, Reason.GRANT_OVER_STRETCH),
    ],
)
def test_a_grant_that_cannot_be_is_refused(grant: dict[str, object], reason: Reason):
    deciding(*TWO).when("ines", "allocate", line="S-001", **grant).then_refused(reason)


def test_nobody_but_an_executive_grants_and_only_in_the_decision():
    deciding(*TWO).when("dana", "allocate", line="S-001", level="requested").then_refused(
        Reason.NOT_YOUR_ROLE
    )
    given(*TWO).when("ines", "allocate", line="S-001", level="requested").then_refused(
        Reason.NOT_IN_THIS_PHASE
    )


def test_undecided_lines_and_too_much_money_stop_the_signature():
    played = deciding(*TWO)
    played.when("ines", "allocate", line="S-001", level="requested").then("allocated")
    played.when("ines", "sign").then_refused(Reason.UNDECIDED_LINES)
    played.when("ines", "allocate", line="S-002", level="requested").then("allocated")
    played.when("ines", "sign").then_refused(Reason.OVER_AVAILABLE)
    assert played.refusal
    assert played.refusal.facts["over"] == 20_000


def test_the_last_signature_opens_follow_up_and_then_there_are_only_revisions():
    played = deciding(*TWO)
    played.when("ines", "allocate", line="S-001", level="minimum", reason="later").then("allocated")
    played.when("ines", "allocate", line="S-002", level="requested").then("allocated")
    played.when("ines", "sign").then("signed")
    played.when("ines", "sign").then_refused(Reason.ALREADY_SIGNED)
    played.when("nina", "sign").then("signed", "phase_moved")
    assert played.state.phase is Phase.FOLLOW_UP
    played.when("ines", "allocate", line="S-001", level="requested").then_refused(Reason.NOT_IN_THIS_PHASE)
    played.when("ines", "revise_decision", line="S-001", level="requested", reason="now").then_refused(
        Reason.OVER_AVAILABLE
    )
    played.when("ines", "revise_decision", line="S-002", amount=0, reason="no").then("decision_revised")
    assert (
        played.state.allocations[played.state.line_ids["S-002"]].amount,
        queries.granted_total(played.state),
    ) == (
        60_000,
        20_000,
    )


def test_signatures_lapse_when_a_grant_changes():
    played = deciding(line("A", 50_000, minimum=20_000))
    played.when("ines", "allocate", line="S-001", level="requested").then("allocated")
    played.when("ines", "sign").then("signed")
    played.when("nina", "allocate", line="S-001", level="minimum", reason="less").then("allocated")
    assert not played.state.signatures


def test_what_a_line_requires_and_excludes_holds_at_the_signature():
    played = deciding(
        line("A", 10_000), line("B", 10_000, requires=["S-001"]), line("C", 10_000, excludes=["S-002"])
    )
    for code, level in (("S-001", None), ("S-002", "requested"), ("S-003", "requested")):
        reason = "no" if level is None else ""
        played.when("ines", "allocate", line=code, level=level, reason=reason).then("allocated")
    played.when("ines", "sign").then_refused(Reason.REQUIRES_NOT_MET)
    played.when("ines", "allocate", line="S-001", level="requested").then("allocated")
    played.when("ines", "sign").then_refused(Reason.EXCLUDES_NOT_MET)


def test_taking_the_optimum_leaves_what_is_decided_alone():
    played = deciding(*TWO)
    played.when("ines", "allocate", line="S-001", level="minimum", reason="mine").then("allocated")
    grants = [{"line": "S-001", "level": "requested"}, {"line": "S-002", "reason": "not in the best set"}]
    played.when("ines", "take_optimum", grants=grants).then("allocated")
    assert {a.reason for a in played.state.allocations.values()} == {"mine", "not in the best set"}


def test_going_back_needs_a_reason_and_only_a_signature_opens_follow_up():
    played = deciding(*TWO)
    played.when("mei", "move_phase", phase="requests").then_refused(Reason.REASON_MISSING)
    played.when("mei", "move_phase", phase="follow_up").then_refused(Reason.SIGNATURE_OPENS_FOLLOW_UP)
    played.when("dana", "move_phase", phase="requests", reason="please").then_refused(Reason.NOT_YOUR_ROLE)
    played.when("mei", "move_phase", phase="requests", reason="a line was forgotten").then("phase_moved")


def test_the_last_executive_and_the_last_head_stay():
    played = given()
    played.when("nina", "remove_person", person="nina").then_refused(Reason.LAST_EXECUTIVE)
    played.when("nina", "change_person", person="dana", roles=["observer"], department="S").then("person_set")
    played.when("nina", "change_person", person="tom", roles=["observer"]).then_refused(Reason.LAST_HEAD)


def test_weights_add_up_to_one_after_one_is_set():
    played = given()
    played.when("ines", "set_weight", goal="G1", weight=0.9).then("weights_set")
    assert queries.weights(played.state) == pytest.approx({"G1": 0.9, "G2": 0.1})
    played.when("ines", "set_weight", goal="G1", weight=1.2).then_refused(Reason.WEIGHT_OUT_OF_RANGE)
