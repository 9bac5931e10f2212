"""The Decide page in use: a click grants, sums move, reasons are asked for, signing stops or opens."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_app.domain.roles import Phase
from tests.support.decide_page import Driver, Sit, plain
from tests.support.deciding import K
from ui.theme import Theme


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication) -> Iterator[Sit]:
    """Somebody sits down at the page of a round."""
    Theme(qapp, dark=False)
    drivers: list[Driver] = []

    def make(person: str = "erin", **how: object) -> Driver:
        drivers.append(Driver(qtbot, person, **how))
        return drivers[-1]

    yield make
    for driver in drivers:
        driver.close()


def test_a_click_on_a_tier_grants_it_and_the_sums_move(sit: Sit):
    erin = sit()
    erin.click_tier("s-001", "requested")
    assert erin.granted() == {"s-001": 60 * K}
    assert plain(erin.page.foot.bars.accessibleDescription()).startswith(
        "All: 60 k of 180 k available, 33 %. Sales: 60 k of 140 k, 42 %"
    )
    assert "Customers: what is granted is expected to bring 8" in plain(
        erin.page.panel.strip.accessibleDescription()
    )
    assert plain(erin.page.head.sentence.text()) == "Five lines undecided, 140 k left, 20 k of it reserve."
    assert erin.selection.line == "s-001"


def test_a_second_click_on_the_granted_tier_takes_it_back(sit: Sit):
    erin = sit()
    erin.click_tier("s-001", "stretch")
    erin.click_tier("s-001", "stretch")
    assert erin.granted() == {}


def test_less_than_requested_waits_for_its_reason(sit: Sit):
    erin = sit()
    erin.click_tier("s-003", "minimum")
    panel = erin.page.panel
    assert erin.granted() == {}
    assert panel.gap.isVisible()
    assert panel.gap.accessibleName() == "Less than requested needs a reason; it goes on the answer slip."
    erin.click(panel.send)
    assert erin.granted() == {}
    panel.reason.setPlainText("The desk starts in March.")
    assert not panel.gap.isVisible()
    erin.click(panel.send)
    assert erin.state.allocations["s-003"].reason == "The desk starts in March."
    assert erin.granted() == {"s-003": 30 * K}


def test_the_computed_reason_is_there_where_the_best_set_holds_no_more(sit: Sit):
    erin = sit()
    erin.click_tier("m-001", "minimum")
    panel = erin.page.panel
    assert panel.reason_text.startswith("Enters at a fund of 205")
    assert not panel.gap.isVisible()
    assert panel.send.text() == "Grant the minimum"
    erin.click(panel.send)
    assert erin.granted() == {"m-001": 30 * K}


def test_a_pick_that_waits_moves_the_sums_before_it_is_granted(sit: Sit):
    erin = sit()
    seen: list[dict[str, int]] = []
    erin.page.previewed.connect(seen.append)
    erin.click_tier("m-001", "minimum")
    assert seen[-1] == {"m-001": 30 * K}
    assert erin.granted() == {}


def test_another_amount_is_typed_and_refused_where_it_is_none(sit: Sit):
    erin = sit()
    erin.selection.pick("s-003")
    panel = erin.page.panel
    panel.amount.setText("75k")
    erin.key(panel.amount, Qt.Key.Key_Return)
    assert plain(panel.refusal.accessibleName()) == "An amount from 0 up to the highest tier, 60 k."
    panel.amount.setText("55k")
    erin.key(panel.amount, Qt.Key.Key_Return)
    assert erin.granted() == {"s-003": 55 * K}
    assert not panel.refusal.isVisible()


def test_the_optimum_is_taken_for_what_is_undecided_and_undone_at_once(sit: Sit):
    erin = sit()
    erin.click_tier("s-002", "requested")
    erin.click(erin.page.head.optimum)
    assert plain(erin.page.take.words.text()) == (
        "The best set decides 5 lines: 2 stretch, 2 minimum, 1 none; 150 k in all."
    )
    assert erin.granted() == {"s-002": 30 * K}
    erin.click(erin.page.take.yes)
    assert len(erin.granted()) == 6
    assert erin.granted()["s-002"] == 30 * K
    assert all(a.reason for a in erin.state.allocations.values() if not a.amount)
    erin.bridge.undo()
    erin.settle()
    assert erin.granted() == {"s-002": 30 * K}
    assert erin.page.head.optimum.isVisible()


def test_an_offer_follows_what_is_decided_while_it_is_open(sit: Sit):
    erin = sit()
    erin.click(erin.page.head.optimum)
    erin.click_tier("m-001", "stretch")
    assert plain(erin.page.take.words.text()).startswith("The best set decides 5 lines")
    erin.click(erin.page.take.no)
    assert not erin.page.take.isVisible()
    assert erin.granted() == {"m-001": 80 * K}


def test_over_the_fund_the_signature_stops_and_says_by_how_much(sit: Sit):
    erin = sit()
    for line in ("s-001", "s-003", "m-001"):
        erin.click_tier(line, "stretch")
    foot = erin.page.foot
    assert plain(foot.head.text()) == "Over what is available by 50 k."
    assert foot.head.property("tone") == "bad"
    assert not foot.sign_button.isEnabled()
    assert "50 k" in plain(foot.sign_button.toolTip())
    assert plain(erin.page.head.sentence.text()) == "Three lines undecided, 50 k over what is available."


def test_the_lines_that_stop_the_signature_can_be_shown(sit: Sit):
    erin = sit()
    erin.click_tier("s-001", "requested")
    erin.click(erin.page.foot.step)
    assert erin.selection.line == "m-001"


def test_after_the_last_signature_a_change_is_a_revision(sit: Sit):
    erin = sit()
    erin.click(erin.page.head.optimum)
    erin.click(erin.page.take.yes)
    erin.click(erin.page.foot.sign_button)
    assert erin.state.phase is Phase.DECISION
    erin.click(erin.page.confirm.yes)
    assert erin.state.phase is Phase.FOLLOW_UP
    assert not erin.page.foot.sign_button.isVisible()
    assert erin.page.head.notice.text().startswith("Signed by Erin Walsh, ")
    assert not erin.page.head.optimum.isVisible()
    erin.selection.pick("m-001")
    panel = erin.page.panel
    erin.page.picks.ask("m-001", "requested")
    assert panel.send.text() == "Revise the decision"
    panel.reason.setPlainText("A sponsor left.")
    erin.click(panel.send)
    refused = plain(panel.refusal.accessibleName())
    assert "65,000 too much" in refused
    erin.page.picks.ask("m-003", "minimum")
    panel.reason.setPlainText("Half the fair.")
    erin.click(panel.send)
    assert [r.amount for r in erin.state.revisions["m-003"]] == [20 * K]
    assert erin.state.allocations["m-003"].amount == 40 * K
    assert plain(panel._signed.text()).startswith("Signed: requested, 40 k (Erin Walsh")


def test_one_of_two_signatures_can_be_taken_back(sit: Sit):
    erin = sit(signatures=2)
    erin.click(erin.page.head.optimum)
    erin.click(erin.page.take.yes)
    erin.click(erin.page.foot.sign_button)
    erin.click(erin.page.confirm.yes)
    assert (erin.page.foot.head.text(), list(erin.state.signatures)) == ("1 of 2 signatures", ["erin"])
    erin.click(erin.page.foot.step)
    assert erin.state.signatures == {}
