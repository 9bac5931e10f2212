"""Signing in words: exactly why not, with figures and the next step."""

from budget_app.domain.decision import Allocate, TakeOptimum
from budget_app.domain.lines import Level
from budget_app.domain.signing import Sign
from budget_app.presentation.decide_best import best_set
from budget_app.presentation.decide_sign import sign_off, spelled, undecided_text
from tests.support.deciding import deciding, desk_of


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_undecided_lines_are_counted_and_can_be_shown():
    desk = deciding()
    for line in ("s-001", "s-002", "m-003"):
        desk.execute(Allocate(line=line, level=Level.REQUESTED))
    sign = sign_off(desk.state, "erin")
    assert (sign.head, sign.note, sign.step) == (
        "Three lines are undecided.",
        "Decide them, then sign.",
        "Show them",
    )
    assert sign.show == ("S-003", "M-001", "M-002")
    assert not sign.can_sign


def test_money_over_what_is_available_comes_first_and_says_by_how_much():
    desk = deciding()
    for line in ("s-001", "s-003", "m-001"):
        desk.execute(Allocate(line=line, level=Level.STRETCH))
    sign = sign_off(desk.state, "erin")
    assert plain(sign.head) == "Over what is available by 50 k."
    assert sign.note == "Lower or drop a line. 1 more thing stands in the way."
    assert sign.bad
    assert plain(sign.why_not) == (
        "Over what is available by 50 k. Lower or drop a line. 1 more thing stands in the way."
    )


def test_everything_decided_within_the_money_can_be_signed():
    desk = deciding()
    desk.execute(TakeOptimum(grants=tuple(best_set(desk.state).grants.values())))
    sign = sign_off(desk.state, "erin")
    assert (sign.can_sign, sign.head, sign.note, sign.why_not) == (
        True,
        "Ready to sign.",
        "Your signature opens follow-up.",
        "",
    )


def test_who_may_not_sign_is_told_who_does():
    desk = deciding()
    desk.execute(TakeOptimum(grants=tuple(best_set(desk.state).grants.values())))
    sign = sign_off(desk.state, "dana")
    assert (sign.can_sign, sign.head, sign.note) == (False, "Ready to be signed.", "This is for: executive.")


def test_two_signatures_are_counted_and_the_first_can_be_taken_back():
    desk = deciding(signatures=2)
    desk.execute(TakeOptimum(grants=tuple(best_set(desk.state).grants.values())))
    assert sign_off(desk.state, "erin").note == "Then Nina Costa."
    desk.execute(Sign())
    first = sign_off(desk.state, "erin")
    assert (first.head, first.note, first.can_sign, first.can_withdraw) == (
        "1 of 2 signatures",
        "Waiting for Nina Costa.",
        False,
        True,
    )
    assert [words.partition(",")[0] for words in first.signed] == ["Erin Walsh"]
    nina = desk_of(desk._log, "nina")  # type: ignore[arg-type]
    second = sign_off(nina.state, "nina")
    assert (second.can_sign, second.note) == (True, "Your signature opens follow-up.")
    nina.execute(Sign())
    assert sign_off(nina.state, "nina").is_done


def test_a_change_lets_signatures_lapse():
    desk = deciding(signatures=2)
    desk.execute(TakeOptimum(grants=tuple(best_set(desk.state).grants.values())))
    desk.execute(Sign())
    desk.execute(Allocate(line="s-002", level=Level.REQUESTED))
    assert sign_off(desk.state, "erin").signed == ()


def test_small_numbers_are_written_out():
    assert [spelled(n) for n in (1, 9, 10, 5413)] == ["One", "Nine", "10", "5,413"]
    assert [undecided_text(n) for n in (1, 3)] == ["One line is undecided.", "Three lines are undecided."]


def test_what_requires_an_unfunded_line_is_named_and_can_be_shown():
    desk = deciding(ties={"m-001": "s-001"})
    for line, level in (("m-001", Level.REQUESTED), ("s-001", None), ("s-002", None), ("s-003", None)):
        desk.execute(Allocate(line=line, level=level, reason="" if level else "Not this year."))
    for line in ("m-002", "m-003"):
        desk.execute(Allocate(line=line, reason="Not this year."))
    sign = sign_off(desk.state, "erin")
    assert (sign.head, sign.note, sign.step, sign.show) == (
        "M-001 needs S-001, which gets nothing.",
        "Grant both or neither.",
        "Show them",
        ("M-001", "S-001"),
    )
