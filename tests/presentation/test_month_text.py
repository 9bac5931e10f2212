"""Months as they are typed, shown, and spread over."""

import pytest

from budget_app.domain.lines import Line
from budget_app.domain.round import Round
from budget_app.presentation.month_text import month_amounts, months_between, period_text, read_period

YEAR = months_between("2027-01", "2027-12")
FISCAL = months_between("2026-07", "2027-06")
STATE = Round(start="2027-01-01", end="2027-12-31", currency="EUR")


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("Jan–Jun", ("2027-01", "2027-06")),
        ("jan to june", ("2027-01", "2027-06")),
        ("1-6", ("2027-01", "2027-06")),
        ("q2", ("2027-04", "2027-06")),
        ("March", ("2027-03", "2027-03")),
        ("3/2027", ("2027-03", "2027-03")),
        ("2027-01 – 2028-02", ("2027-01", "2028-02")),
        ("Nov to Feb", ("2027-11", "2028-02")),
        ("ma", None),
        ("13", None),
        ("2027-13", None),
        ("", None),
        ("a to b to c", None),
    ],
)
def test_periods_as_they_are_typed(typed: str, period: tuple[str, str] | None):
    assert read_period(typed, YEAR) == period


def test_a_month_takes_its_year_from_the_round():
    assert read_period("Aug to Feb", FISCAL) == ("2026-08", "2027-02")


def test_periods_as_they_are_shown():
    assert period_text("2027-02", "2027-06") == "Feb–Jun"
    assert period_text("2027-02", "2027-02") == "Feb"
    assert period_text("2026-11", "2027-02") == "Nov 2026–Feb 2027"


def test_money_is_spread_to_the_cent():
    line = Line(id="a", code="S-001", department="S", start="2027-02", end="2027-04", months=(1, 1, 1))
    assert month_amounts(STATE, line, 100) == {"2027-02": 34, "2027-03": 33, "2027-04": 33}


def test_without_months_the_rounds_year_is_assumed():
    line = Line(id="a", code="S-001", department="S")
    amounts = month_amounts(STATE, line, 1_200_00)
    assert len(amounts) == 12
    assert set(amounts.values()) == {100_00}
