"""What people write for an amount, and what it is read as."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.domain.money import LARGEST
from budget_app.presentation.amounts import NumberStyle, full_money
from budget_app.presentation.money_text import (
    Ambiguous,
    Amount,
    NotAnAmount,
    Number,
    Why,
    column_style,
    read_amount,
    read_number,
    read_percent,
)

POINT = NumberStyle(decimal=".", group=",")
COMMA = NumberStyle(decimal=",", group=".")


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12500", 1250000),
        ("12 500", 1250000),
        ("12\u00a0500", 1250000),
        ("12\u202f500,00", 1250000),
        ("12,500.00", 1250000),
        ("12.500,00", 1250000),
        ("1.596.852.249", 159685224900),
        ("1,596,852,249", 159685224900),
        ("12,34,567.50", 123456750),
        ("12'500", 1250000),
        ("12’500.50", 1250050),
        ("(12,345.00)", -1234500),
        ("($12,345.00)", -1234500),
        ("$(12,345.00)", -1234500),
        ("1234.50-", -123450),
        ("-1234.5", -123450),
        ("−1234.5", -123450),
        ("-$1,234.50", -123450),
        ("$-1,234.50", -123450),
        ("+5", 500),
        ("500.-", 50000),
        ("1.234,--", 123400),
        ("0.500", 50),
        ("1234.5000", 123450),
        (".5", 50),
        ("0", 0),
        ("007", 700),
        ("12.5k", 1250000),
        ("1.2m", 120000000),
        ("€1.2M", 120000000),
        ("1,2 Mio. €", 120000000),
        ("3 bn", 300000000000),
        ("１２５００", 1250000),
        ("１２，５００．００", 1250000),
        ("١٢٥٠٠", 1250000),
        ("\u200e12500\u200f", 1250000),
        (" 12500\t", 1250000),
    ],
)
def test_an_amount_with_one_reading_is_read_exactly(text: str, minor: int):
    read = read_amount(text, 2)
    assert isinstance(read, Amount)
    assert read.minor == minor


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("$500", "$"),
        ("500 €", "€"),
        ("EUR 500", "EUR"),
        ("500 usd", "usd"),
        ("Rs. 500", "Rs."),
        ("¥500", "¥"),
        ("5", ""),
    ],
)
def test_the_sign_beside_the_amount_is_told(text: str, currency: str):
    read = read_amount(text, 2)
    assert isinstance(read, Amount)
    assert read.currency == currency


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Why.BLANK),
        (" \u00a0 ", Why.BLANK),
        ("-", Why.BLANK),
        ("$ –", Why.BLANK),
        ("70 %", Why.PERCENT),
        ("７０％", Why.PERCENT),
        ("1e400", Why.EXPONENT),
        ("1.23457E+12", Why.EXPONENT),
        ("inf", Why.NOT_FINITE),
        ("-Infinity", Why.NOT_FINITE),
        ("nan", Why.NOT_FINITE),
        ("#DIV/0!", Why.ERROR_CELL),
        ("#N/A", Why.ERROR_CELL),
        ("#######", Why.ERROR_CELL),
        ("Err:502", Why.ERROR_CELL),
        ("12.345,678", Why.TOO_MANY_DECIMALS),
        ("1234.567", Why.TOO_MANY_DECIMALS),
        ("9" * 40, Why.TOO_LARGE),
        ("9" * 4000, Why.NOT_A_NUMBER),
        ("TBD", Why.NOT_A_NUMBER),
        ("12-34", Why.NOT_A_NUMBER),
        ("2026-03-01", Why.NOT_A_NUMBER),
        ("01.02.2026", Why.NOT_A_NUMBER),
        ("12:30", Why.NOT_A_NUMBER),
        ("1,23,4", Why.NOT_A_NUMBER),
        ("1 2 3", Why.NOT_A_NUMBER),
        ("1.234.56", Why.NOT_A_NUMBER),
        ("12²", Why.NOT_A_NUMBER),
        ("½", Why.NOT_A_NUMBER),
        ("(5", Why.NOT_A_NUMBER),
        ("-(5)", Why.NOT_A_NUMBER),
        ("--5", Why.NOT_A_NUMBER),
        ("$5 EUR", Why.NOT_A_NUMBER),
        ("5 people", Why.NOT_A_NUMBER),
        ("0x10", Why.NOT_A_NUMBER),
        ("1_000", Why.NOT_A_NUMBER),
        ("True", Why.NOT_A_NUMBER),
    ],
)
def test_what_is_no_amount_says_why(text: str, why: Why):
    assert read_amount(text, 2) == NotAnAmount(why)


def test_one_separator_before_three_figures_has_two_readings():
    assert read_amount("1.234", 2) == Ambiguous((Decimal("1.234"), Decimal(1234)))
    assert read_amount("1,234", 2) == Ambiguous((Decimal(1234), Decimal("1.234")))
    assert read_amount("(1,234)", 2) == Ambiguous((Decimal(-1234), Decimal("-1.234")))
    assert isinstance(read_amount("1.000", 2), Ambiguous)


def test_the_style_decides_between_two_readings():
    assert read_amount("(1,234)", 2, POINT) == Amount(-123400)
    assert read_amount("1.234", 2, COMMA) == Amount(123400)
    assert read_amount("1.230", 2, POINT) == Amount(123)
    assert read_amount("1.234", 3, POINT) == Amount(1234)
    assert read_amount("12.50", 2, COMMA) == Amount(1250)


def test_a_currency_without_decimals_has_only_thousands():
    assert read_amount("1.234", 0) == read_amount("1,234", 0) == Amount(1234)
    assert read_amount("12.5", 0) == NotAnAmount(Why.TOO_MANY_DECIMALS)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (1234, Amount(123400)),
        (1.234, NotAnAmount(Why.TOO_MANY_DECIMALS)),
        (1234.5, Amount(123450)),
        (0.1 + 0.2, Amount(30)),
        (1234567890123456.0, NotAnAmount(Why.TOO_LARGE)),
        (9999999999999.0, Amount(999999999999900)),
        (1e300, NotAnAmount(Why.TOO_LARGE)),
        (5e-324, NotAnAmount(Why.TOO_MANY_DECIMALS)),
        (float("inf"), NotAnAmount(Why.NOT_FINITE)),
        (float("nan"), NotAnAmount(Why.NOT_FINITE)),
        (True, NotAnAmount(Why.NOT_A_NUMBER)),
    ],
)
def test_a_number_from_a_spreadsheet_has_one_reading(cell: float, read: object):
    assert read_amount(cell, 2) == read


def test_the_other_cells_of_a_column_tell_its_decimal_sign():
    assert column_style(["1.234", "5,50", 7]) == COMMA
    assert column_style(["1,234", "1,234,567", "text", ""]) == POINT
    assert column_style(["1.234", "1.596.852.249"]) == COMMA
    assert column_style(["1,234", "2,345"]) is None
    assert column_style(["1,5", "1.5"]) is None


@given(st.integers(-LARGEST, LARGEST), st.sampled_from([0, 2, 3]), st.sampled_from([POINT, COMMA]))
def test_what_is_shown_in_full_is_read_again(minor: int, digits: int, style: NumberStyle):
    assert read_amount(full_money(minor, digits, style), digits, style) == Amount(minor)


@given(st.integers(-(10**11), 10**11))
def test_a_spreadsheets_cents_are_exact(cents: int):
    assert read_amount(cents / 100, 2) == Amount(cents)


@given(st.text(alphabet="0123456789.,'-+()$€% ke#"))
def test_no_text_is_read_as_an_amount_that_its_figures_do_not_say(text: str):
    read = read_amount(text, 2)
    if isinstance(read, Amount) and "k" not in text:
        figures = "".join(filter(str.isdigit, text)).strip("0")
        assert str(abs(read.minor)).strip("0") == figures


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,5", 1.5),
        ("-3", -3.0),
        ("1e5", 1e5),
        ("2.5e-7", 2.5e-7),
        ("12 500", 12500.0),
        (0.125, 0.125),
        (3, 3.0),
    ],
)
def test_a_result_is_a_plain_number(cell: str | float, value: float):
    assert read_number(cell) == Number(value)


def test_a_result_is_refused_or_asked_about():
    assert read_number("1e400") == NotAnAmount(Why.NOT_FINITE)
    assert read_number(float("inf")) == NotAnAmount(Why.NOT_FINITE)
    assert read_number("$5") == NotAnAmount(Why.NOT_A_NUMBER)
    assert read_number("5k") == NotAnAmount(Why.NOT_A_NUMBER)
    assert read_number("12 %") == NotAnAmount(Why.PERCENT)
    assert read_number("") == NotAnAmount(Why.BLANK)
    assert read_number("1.234") == Ambiguous((Decimal("1.234"), Decimal(1234)))
    assert read_number("1.234", POINT) == Number(1.234)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_written_by_us_is_read_again(value: float):
    assert read_number(repr(value), POINT) == Number(value)


@pytest.mark.parametrize(
    ("cell", "share"),
    [("70", 0.7), ("70 %", 0.7), ("0.7", 0.7), ("0,7", 0.7), (70, 0.7), (0.7, 0.7), ("100%", 1), (1, 1)],
)
def test_confidence_is_a_share(cell: str | float, share: float):
    assert read_percent(cell) == Number(share)


def test_confidence_outside_nothing_to_all_is_refused():
    assert read_percent("120 %") == NotAnAmount(Why.OUT_OF_RANGE)
    assert read_percent(-0.1) == NotAnAmount(Why.OUT_OF_RANGE)
    assert read_percent("high") == NotAnAmount(Why.NOT_A_NUMBER)
