"""The panel of the picked line, and the way from a pick to a command."""

import pytest

from budget_app.domain.decision import Allocate, TakeOptimum
from budget_app.domain.follow_up import ReviseDecision
from budget_app.domain.lines import Level
from budget_app.domain.signing import Sign
from budget_app.presentation.decide_best import best_set
from budget_app.presentation.decide_panel import Panel, decide_panel, number_text
from budget_app.presentation.decide_pick import Pick, command_for, missing_reason, other_amount
from tests.support.deciding import K, deciding


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def panel_of(line: str, pick: Pick | None = None, mode: str = "decide") -> Panel:
    state = deciding().state
    return decide_panel(state, mode, line, best_set(state), pick)  # type: ignore[arg-type]


def test_an_undecided_line_shows_its_tiers_and_the_best_set():
    panel = panel_of("s-003")
    assert [(s.key, plain(s.short), s.needs_reason, s.is_best) for s in panel.segments] == [
        ("none", "", True, False),
        ("minimum", "30 k", True, False),
        ("requested", "50 k", False, False),
        ("stretch", "60 k", False, True),
    ]
    assert (panel.picked, panel.standing, panel.button) == ("", "Undecided", "")
    assert plain(panel.best) == "Best set at 180 k: stretch, 60 k"
    assert [(g.sign.order, g.result, g.sure) for g in panel.goals] == [(2, "−1 points of churn", "80 % sure")]
    assert panel.facts == (("If not funded", "It waits for the autumn round."),)


def test_a_line_without_a_stretch_has_no_such_choice():
    assert [s.key for s in panel_of("m-003").segments] == ["none", "minimum", "requested"]


def test_a_pick_below_the_ask_brings_the_computed_reason_along():
    panel = panel_of("m-001", Pick(Level.MINIMUM, 30 * K))
    assert panel.reason.startswith("Enters at a fund of 205")
    assert (panel.needs_reason, panel.button) == (True, "Grant the minimum")
    assert [g.result for g in panel.goals] == ["1.29 of 3 %"]


def test_a_pick_below_the_best_set_has_no_computed_reason():
    panel = panel_of("s-003", Pick(Level.MINIMUM, 30 * K))
    assert (panel.reason, panel.needs_reason) == ("", True)
    assert panel.reason_gap == "Less than requested needs a reason; it goes on the answer slip."


@pytest.mark.parametrize(
    ("pick", "button"),
    [
        (Pick(), "Grant none"),
        (Pick(Level.REQUESTED, 50 * K), "Grant as requested"),
        (Pick(Level.STRETCH, 60 * K), "Grant the stretch"),
        (Pick(None, 45 * K), "Grant 45 k"),
    ],
)
def test_the_button_says_what_it_does(pick: Pick, button: str):
    assert plain(panel_of("s-003", pick).button) == button


def test_who_may_only_read_gets_no_button():
    assert panel_of("s-003", Pick(), "read").button == ""


def test_picks_become_commands():
    assert command_for("decide", "l", Pick(Level.STRETCH, 5), "") == Allocate(line="l", level=Level.STRETCH)
    assert command_for("decide", "l", Pick(None, 5), " so ") == Allocate(line="l", amount=5, reason="so")
    assert command_for("decide", "l", Pick(), "no") == Allocate(line="l", reason="no")
    assert command_for("revise", "l", Pick(Level.MINIMUM, 5), "why") == ReviseDecision(
        line="l", level=Level.MINIMUM, reason="why"
    )


def test_less_than_requested_and_any_revision_need_a_reason():
    line = deciding().state.lines["s-003"]
    assert missing_reason("decide", line, Pick(None, 45 * K), "  ")
    assert missing_reason("decide", line, Pick(None, 45 * K), "because") == ""
    assert missing_reason("decide", line, Pick(Level.REQUESTED, 50 * K), "") == ""
    assert missing_reason("revise", line, Pick(Level.STRETCH, 60 * K), "")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("45k", Pick(None, 45 * K)),
        ("50,000", Pick(Level.REQUESTED, 50 * K)),
        ("0", Pick()),
        ("60000.01", "An amount from 0 up to the highest tier, 60 k."),
        ("-1", "An amount from 0 up to the highest tier, 60 k."),
        ("much", "“much” is not an amount. Write it as 45000 or 45k."),
        ("1.234", "“1.234” is not an amount. Write it as 45000 or 45k."),
    ],
)
def test_another_amount_is_read_as_people_write_it(typed: str, read: Pick | str):
    state = deciding().state
    found = other_amount(state, state.lines["s-003"], typed)
    assert (plain(found) if isinstance(found, str) else found) == read


def test_an_amount_with_two_readings_is_asked_about_where_no_locale_decides():
    state = deciding().state
    found = other_amount(state, state.lines["s-003"], "12,345", None)
    assert found == "12,345 can be 12,345 or 12.345. Write it without a separator."


def test_a_revision_keeps_the_signed_figure_beside_it():
    desk = deciding()
    desk.execute(TakeOptimum(grants=tuple(best_set(desk.state).grants.values())))
    desk.execute(Sign())
    panel = decide_panel(desk.state, "revise", "s-003", None, Pick(Level.MINIMUM, 30 * K))
    assert plain(panel.signed).startswith("Signed: stretch, 60 k (Erin Walsh, 2026-11-23 ")
    assert (panel.button, panel.needs_reason, panel.reason) == ("Revise the decision", True, "")
    more = decide_panel(desk.state, "revise", "m-001", None, Pick(Level.REQUESTED, 70 * K))
    assert more.reason_gap == "A revision needs a reason; everybody will see it."


def test_results_are_written_in_three_figures():
    assert [number_text(x) for x in (26, 0.21450, -3.0, 12400.4, 0)] == ["26", "0.214", "−3", "12,400", "0"]
