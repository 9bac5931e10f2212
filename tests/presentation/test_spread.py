"""Money over months: shapes, months by hand, and a sum that stays right whatever is done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.domain.lines import Line, LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.domain.round import Round
from budget_app.presentation.month_shape import Shape, follow_period, shape_of
from budget_app.presentation.month_text import month_amounts
from budget_app.presentation.spread import ByHand, asked_as_set, by_hand, reshaped, settled, step_of
from budget_app.presentation.spread_words import month_sentence, rest_words

STATE = Round(currency="EUR", start="2027-01-01", end="2027-12-31")


def line(**fields: object) -> Line:
    return Line(id="l1", code="S-001", department="S", **{"requested": 4_600_000, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "shape"),
    [
        ({}, Shape.EVEN),
        ({"start": "2027-02", "end": "2027-06"}, Shape.EVEN),
        ({"start": "2027-02", "end": "2027-02"}, Shape.ONCE),
        ({"start": "2027-02", "end": "2027-04", "months": (0, 7, 0)}, Shape.ONCE),
        ({"start": "2027-02", "end": "2027-04", "months": (5, 5, 5)}, Shape.EVEN),
        ({"start": "2027-02", "end": "2027-04", "months": (3, 2, 1)}, Shape.FRONT),
        ({"start": "2027-02", "end": "2027-04", "months": (3, 2, 2)}, Shape.HAND),
    ],
)
def test_a_shape_is_read_off_the_parts(fields: dict[str, object], shape: Shape):
    assert shape_of(STATE, line(**fields)) is shape


def fields_of(command: ReviseLine | None) -> LineFields:
    assert command is not None
    return command.fields


def test_a_line_takes_another_shape():
    spring = line(start="2027-02", end="2027-04")
    assert fields_of(reshaped(STATE, spring, Shape.FRONT)) == LineFields(months=(3, 2, 1))
    once = fields_of(reshaped(STATE, spring, Shape.ONCE, "2027-03"))
    assert once == LineFields(start="2027-03", end="2027-03")
    back = fields_of(reshaped(STATE, line(start="2027-03", end="2027-03"), Shape.FRONT))
    assert (back.start, back.end, back.months) == ("", "", tuple(range(12, 0, -1)))
    assert reshaped(STATE, spring, Shape.EVEN) is None
    assert reshaped(STATE, spring, Shape.HAND) is None


def test_another_period_keeps_the_shape():
    front = line(start="2027-02", end="2027-04", months=(3, 2, 1))
    assert follow_period(STATE, front, "2027-01", "2027-02") == (2, 1)
    hand = line(start="2027-02", end="2027-04", months=(9, 2, 5))
    assert follow_period(STATE, hand, "2027-05", "2027-07") == (9, 2, 5)
    assert follow_period(STATE, hand, "2027-03", "2027-06") == (2, 5, 0, 0)
    assert follow_period(STATE, hand, "2027-08", "2027-09") == ()


def test_every_tier_adds_up_over_its_months_and_a_changed_amount_keeps_the_shape():
    made = line(minimum=1_000_001, start="2027-02", end="2027-04", months=(3, 2, 2))
    for amount in (1_000_001, 4_600_000, 7):
        assert sum(month_amounts(STATE, made, amount).values()) == amount


def test_what_is_left_over_is_said_and_goes_where_one_wants():
    hand = by_hand(STATE, line(start="2027-02", end="2027-03"))
    assert hand.amounts[:4] == (0, 2_300_000, 2_300_000, 0)
    less = hand.put(1, 2_000_000)
    assert rest_words(STATE, less, 1) == (
        "3,000 left over.",
        "Spread it over the others",
        "Put it in February",
    )
    assert settled(line(), less) is None
    assert less.settle_over_others(1).amounts[:3] == (0, 2_000_000, 2_600_000)
    assert less.settle_into(3).amounts[:4] == (0, 2_000_000, 2_300_000, 300_000)
    more = hand.put(3, 100_000)
    assert rest_words(STATE, more, 3)[::2] == ("1,000 too much.", "Ask for 47,000")
    asked = fields_of(asked_as_set(line(), more))
    assert (asked.requested, asked.start, asked.end) == (4_700_000, "2027-02", "2027-04")
    assert month_sentence(STATE, more, 3).startswith(
        "April, 1,000. Months: February 23,000, March 23,000, April 1,000"
    )


def test_months_that_add_up_become_parts_from_the_first_to_the_last_that_has_some():
    hand = by_hand(STATE, line(start="2027-02", end="2027-03")).carry(1, 4, 300_000)
    assert fields_of(settled(line(), hand)) == LineFields(
        start="2027-02", end="2027-05", months=(2_000_000, 2_300_000, 0, 300_000)
    )
    one = ByHand(("2027-01", "2027-02"), (0, 500), 500)
    assert fields_of(settled(line(), one)) == LineFields(start="2027-02", end="2027-02")


@pytest.mark.parametrize(("total", "step"), [(4_600_000, 50_000), (49, 1), (1_000_000, 20_000), (0, 1)])
def test_a_step_is_a_round_figure(total: int, step: int):
    assert step_of(ByHand((), (), total)) == step


AMOUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12)


@given(AMOUNTS, st.integers(0, 10**10), st.integers(0, 11), st.booleans())
def test_whatever_is_set_the_rest_can_be_settled_to_the_cent(
    amounts: list[int], total: int, at: int, here: bool
):
    hand = ByHand(tuple(f"2027-{n:02d}" for n in range(1, len(amounts) + 1)), tuple(amounts), total)
    at = min(at, len(amounts) - 1)
    after = hand.settle_into(at) if here else hand.settle_over_others(at)
    assert after.rest == 0
    assert min(after.amounts) >= 0
    if len(amounts) > 1 and not here and total >= amounts[at]:
        assert after.amounts[at] == amounts[at]
