"""What is brought in for a head: whose right counts, all or none, once, and what the head says to it."""

from typing import Any

import msgspec
import pytest

from budget_app.desk import CODEC
from budget_app.domain.lines import LineFields
from budget_app.domain.messages import Event, Stamp
from budget_app.domain.packages import Said, unconfirmed
from budget_app.domain.refusals import Reason
from budget_app.domain.requests import LineRevised
from budget_app.domain.round import BringIn, Part, replay
from budget_app.history.verify import verify
from tests.support.given import NOW, Played, as_command, given, line

DRAFT = ("draft_line", {"line": "new", "department": "S", "fields": {"title": "Stand", "requested": 5_000}})


def part(id: str, name: str, fields: dict[str, Any]) -> Part:
    """A step of a package."""
    return Part(id=id, command=as_command(name, **fields))


def package(*parts: Part, person: str = "dana", department: str = "S", id: str = "p1") -> BringIn:
    """A package of the head of Sales."""
    return BringIn(package=id, person=person, department=department, parts=parts)


@pytest.fixture
def played() -> Played:
    """A round with a line of Sales and one of Marketing, both submitted."""
    return given(line("Field days"), line("Booth", department="M", goal=3.0))


def revise(id: str, requested: int, saw: int, code: str = "S-001") -> Part:
    """A step that changes what a line asks for."""
    fields = {"line": code, "fields": {"requested": requested}, "expects": {"requested": saw}}
    return part(id, "revise_line", fields)


@pytest.mark.parametrize("bringer", ["nina", "mei", "dana"])
def test_finance_the_liaison_and_the_head_bring_it_in(played: Played, bringer: str) -> None:
    played.when(bringer, package(part("a", *DRAFT), revise("b", 60_000, 50_000)))
    played.then("package_brought", "line_drafted", "line_revised")
    state = played.state
    assert state.lines["new"].code == "S-002"
    assert state.packages["p1"].by == bringer
    assert state.packages["p1"].things == ("new", state.line_ids["S-001"])
    assert played.outcome
    assert {entry.actor for entry in played.outcome.entries} == {bringer}
    assert not verify(played.log).findings


@pytest.mark.parametrize("bringer", ["ola", "tom", "ines"])
def test_nobody_else_does(played: Played, bringer: str) -> None:
    played.when(bringer, package(part("a", *DRAFT)))
    assert played.refusal
    assert played.refusal.reason in (Reason.NOT_YOUR_ROLE, Reason.NOT_YOUR_DEPARTMENT)


def test_the_heads_own_right_counts(played: Played) -> None:
    revised = revise("a", 60_000, 50_000, "M-001")
    played.when("nina", package(revised)).then_refused(Reason.NOT_YOUR_DEPARTMENT)
    played.when("nina", package(part("a", *DRAFT), person="ola")).then_refused(Reason.PACKAGE_NOT_OF_HEAD)
    played.when("nina", package(part("a", *DRAFT), department="M")).then_refused(Reason.PACKAGE_NOT_OF_HEAD)
    played.when("nina", "move_phase", phase="decision")
    played.when("nina", package(part("a", *DRAFT))).then_refused(Reason.NOT_IN_THIS_PHASE)


def test_a_deadline_holds_for_what_is_brought_in_after_it(played: Played) -> None:
    played.when("nina", "set_deadline", phase="requests", day=NOW[:10]).then("deadline_set")
    played.now = "2026-11-24T00:00:00.000000Z"
    played.when("nina", package(part("a", *DRAFT))).then_refused(Reason.AFTER_DEADLINE)


@pytest.mark.parametrize(
    ("name", "fields"),
    [("sign", {}), ("move_phase", {"phase": "scoring"}), ("set_weight", {"goal": "G1", "weight": 0.5})],
)
def test_what_is_done_in_person_cannot_be_brought_in(
    played: Played, name: str, fields: dict[str, Any]
) -> None:
    played.when(
        "nina", "change_person", person="dana", roles=["head", "executive", "finance"], department="S"
    )
    if name == "sign":
        played.when("nina", "move_phase", phase="decision")
    played.when("nina", package(part("a", name, fields))).then_refused(Reason.ONLY_IN_PERSON)


def test_nothing_is_brought_in_twice(played: Played) -> None:
    both = package(part("a", *DRAFT), revise("b", 60_000, 50_000))
    played.when("nina", both).then("package_brought", "line_drafted", "line_revised")
    played.when("mei", both).then_nothing()
    more = package(*both.parts, revise("c", 70_000, 60_000), id="p2")
    played.when("mei", more).then("package_brought", "line_revised")
    assert played.state.packages["p2"].commands == ("c",)


def test_all_or_nothing(played: Played) -> None:
    seq = played.log.head().seq
    played.when("nina", package(part("a", *DRAFT), revise("b", 60_000, 1))).then_refused(Reason.CHANGED_SINCE)
    assert played.log.head().seq == seq
    assert "new" not in played.state.lines


def test_a_revision_is_not_passed_over_in_part(played: Played) -> None:
    both = {"requested": 60_000, "title": "Days"}
    saw = {"requested": 50_000, "title": "Another"}
    step = part("a", "revise_line", {"line": "S-001", "fields": both, "expects": saw})
    played.when("nina", package(step)).then_refused(Reason.CHANGED_SINCE)
    together = {"commands": [{"command": "submit_line", "line": "S-001"}], "skips_changed": True}
    played.when("nina", package(part("a", "together", together))).then_refused(Reason.DOES_NOT_FOLLOW)


def test_a_post_is_by_whoever_wrote_it(played: Played) -> None:
    written = part("a", "post", {"post": "said", "about": "S-001", "text": "Seen"})
    played.when("nina", package(written)).then("package_brought", "posted")
    assert played.state.posts["said"].author == "dana"
    played.when("dana", "edit_post", post="said", text="Seen it").then("post_edited")


def test_it_waits_for_the_head(played: Played) -> None:
    played.when("nina", package(part("a", *DRAFT)))
    assert set(unconfirmed(played.state)) == {"new"}
    played.when("nina", "confirm_package", package="p1").then_refused(Reason.NOT_YOUR_ROLE)
    played.when("tom", "confirm_package", package="p1").then_refused(Reason.NOT_YOUR_DEPARTMENT)
    played.when("dana", "contest_package", package="p1", reason="").then_refused(Reason.REASON_MISSING)
    played.when("dana", "contest_package", package="p1", reason="An old one").then("package_contested")
    assert unconfirmed(played.state)["new"].reason == "An old one"
    played.when("dana", "confirm_package", package="p1").then("package_confirmed")
    played.when("dana", "confirm_package", package="p1").then_nothing()
    assert not unconfirmed(played.state)
    played.when("dana", "confirm_package", package="p9").then_refused(Reason.UNKNOWN_PACKAGE)


def test_what_a_head_brings_in_themself_is_confirmed(played: Played) -> None:
    played.when("dana", package(part("a", *DRAFT)))
    assert played.state.packages["p1"].said is Said.CONFIRMED


def test_what_was_left_out_can_come_later(played: Played) -> None:
    played.when("nina", package(part("a", *DRAFT)))
    played.when("dana", "confirm_package", package="p1")
    played.when("mei", package(part("a", *DRAFT), revise("b", 60_000, 50_000)))
    known = played.state.packages["p1"]
    assert (known.commands, known.said, known.by) == (("a", "b"), Said.NOTHING, "mei")


@pytest.mark.parametrize(
    ("actor", "brought"), [("nina", "p9"), ("mei", "p1"), ("ines", "p1"), ("dana", "p1")]
)
def test_a_forged_entry_does_not_hold(played: Played, actor: str, brought: str) -> None:
    played.when("nina", package(part("a", *DRAFT)))
    event = LineRevised(line="new", fields=LineFields(requested=1), brought=brought)
    before = played.state.copied()
    assert replay(played.state, event, Stamp(99, NOW, actor)) is not None
    assert played.state == before


def test_bodies_of_what_is_not_brought_in_are_as_they_were(played: Played) -> None:
    event: Event = LineRevised(line="new", fields=LineFields(requested=1))
    assert CODEC.encode(event) == '{"fields":{"requested":1},"line":"new"}'
    brought = msgspec.structs.replace(event, brought="p1")
    assert CODEC.decode("line_revised", 1, CODEC.encode(brought)) == brought
