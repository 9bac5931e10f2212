"""The filter by what is ticked: states, departments, goals; or within a kind, and between kinds."""

import msgspec
import pytest

from budget_app.desk import Desk
from budget_app.domain.sponsors import InviteSponsor, JoinLine
from budget_app.domain.submission import WithdrawLine
from budget_app.presentation.requests_only import EVERYTHING, Only, kinds, known, only_words, ticked
from budget_app.presentation.requests_table import View, requests_table
from budget_app.presentation.tables import Table
from tests.support.asked_rounds import asked_log, desk_of

ALL = View("dana", group="none")


@pytest.fixture
def desk() -> Desk:
    return desk_of(asked_log(), "dana")


def by(desk: Desk, only: Only, **more: object) -> Table:
    return requests_table(desk.state, msgspec.structs.replace(ALL, only=only, **more))


def codes(table: Table) -> list[str]:
    return [row.cells[0].text for row in table.rows if row.kind == "line"]


def test_several_of_a_kind_are_or_and_two_kinds_are_and(desk: Desk):
    retention, awareness = frozenset(["g2"]), frozenset(["g2", "g5"])
    assert codes(by(desk, Only(goals=retention))) == ["M-003", "S-003", "S-006", "S-008"]
    assert codes(by(desk, Only(goals=awareness)))[:3] == ["M-001", "M-002", "M-003"]
    assert codes(by(desk, Only(goals=awareness, departments=frozenset("S")))) == ["S-003", "S-006", "S-008"]
    assert codes(by(desk, Only(goals=frozenset([""])))) == ["S-007"]


def test_the_total_follows_and_words_count_too(desk: Desk):
    table = by(desk, Only(states=frozenset(["open"])), filter="> 100k")
    assert table.total.count == f"{len(codes(table))} of 11 lines shown"
    assert table.total.cells[table.place("requested")].data == sum(
        row.cells[table.place("requested")].data for row in table.rows
    )


def test_withdrawn_lines_are_shown_to_whom_asks_for_them(desk: Desk):
    desk.execute(WithdrawLine(line="l4"))
    assert codes(by(desk, Only(states=frozenset(["withdrawn"])))) == ["S-004"]
    assert "S-004" not in codes(by(desk, EVERYTHING))


def test_a_joint_line_is_of_all_its_departments():
    log = asked_log()
    dana, tom = desk_of(log, "dana"), desk_of(log, "tom")
    dana.execute(InviteSponsor(line="l1", department="M", share=40))
    tom.execute(JoinLine(line="l1", department="M"))
    assert "S-001" in codes(by(tom, Only(departments=frozenset("M"))))


def test_ticking_is_said_in_short_and_taken_back(desk: Desk):
    only = ticked(ticked(EVERYTHING, "states", "draft", True), "goals", "g2", True)
    assert only_words(only, desk.state) == "Draft, Retention"
    assert only_words(ticked(only, "goals", "g1", True), desk.state) == "Draft and 2 more"
    assert ticked(ticked(only, "goals", "g2", False), "states", "draft", False) == EVERYTHING
    assert only_words(EVERYTHING, desk.state) == "everything"
    assert [kind.title for kind in kinds(desk.state)] == ["State", "Department", "Goal"]


def test_what_is_no_longer_in_the_round_hides_nothing(desk: Desk):
    assert known(Only(frozenset(["mood"]), frozenset("X"), frozenset(["g9"])), desk.state) == EVERYTHING
