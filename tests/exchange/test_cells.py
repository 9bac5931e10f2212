"""Single cells: what each form takes, and what it says of the rest."""

import pytest

from budget_app.domain.lines import Kind
from budget_app.exchange.cells import CANNOT_SAY, Bad, Reading, month, read_cell
from budget_app.exchange.columns import Column, Form
from budget_app.exchange.problems import Flaw
from budget_app.exchange.sheet import Cell, text_of
from budget_app.presentation.amounts import NumberStyle

EURO = Reading("EUR")


def read(cell: Cell, form: Form, how: Reading = EURO) -> object:
    value = read_cell(cell, Column("any", "any", form), how)
    return value.flaw if isinstance(value, Bad) else value


@pytest.mark.parametrize(
    ("cell", "form", "value"),
    [
        ("  Launch\u202e event\x07 ", Form.TEXT, "Launch event"),
        ("'=1+1", Form.TEXT, "=1+1"),
        ("'quoted'", Form.TEXT, "'quoted'"),
        (2027.0, Form.TEXT, "2027"),
        (101.0, Form.CODE, "101"),
        ("S-014", Form.CODE, "S-014"),
        ("1.234,50 €", Form.AMOUNT, 123450),
        (1234.5, Form.AMOUNT, 123450),
        ("-", Form.AMOUNT, None),
        ("  ", Form.AMOUNT, None),
        (0, Form.PAST_AMOUNT, 0),
        ("12,5", Form.RESULT, 12.5),
        ("Cannot say", Form.RESULT, CANNOT_SAY),
        (-3.0, Form.RESULT, -3.0),
        ("70 %", Form.CONFIDENCE, 0.7),
        ("Campaign", Form.KIND, Kind.CAMPAIGN),
        ("Yes", Form.YES_NO, True),
        ("FALSE", Form.YES_NO, False),
        ("1 3 5", Form.PARTS, (1, 3, 5)),
        ("S-001  S-002,S-001", Form.CODES, ("S-001", "S-002")),
        ("2027-03", Form.MONTH, "2027-03"),
    ],
)
def test_what_a_form_takes(cell: Cell, form: Form, value: object):
    assert read(cell, form) == value


@pytest.mark.parametrize(
    ("cell", "form", "flaw"),
    [
        ("a\0b", Form.TEXT, Flaw.HOLDS_NUL),
        ("two words", Form.CODE, Flaw.NOT_A_CODE),
        ("x" * 41, Form.CODE, Flaw.NOT_A_CODE),
        ("-5", Form.AMOUNT, Flaw.NEGATIVE),
        ("(5)", Form.PAST_AMOUNT, Flaw.NEGATIVE),
        ("0.00", Form.AMOUNT, Flaw.ZERO),
        ("1.234", Form.AMOUNT, Flaw.TWO_READINGS),
        ("$5", Form.AMOUNT, Flaw.OTHER_CURRENCY),
        ("USD 5", Form.AMOUNT, Flaw.OTHER_CURRENCY),
        ("1e400", Form.AMOUNT, Flaw.EXPONENT),
        (float("inf"), Form.AMOUNT, Flaw.NOT_FINITE),
        ("#REF!", Form.AMOUNT, Flaw.ERROR_CELL),
        ("12 %", Form.AMOUNT, Flaw.PERCENT),
        (0.005, Form.AMOUNT, Flaw.TOO_MANY_DECIMALS),
        (1e18, Form.AMOUNT, Flaw.TOO_LARGE),
        ("soon", Form.AMOUNT, Flaw.NOT_AN_AMOUNT),
        ("many", Form.RESULT, Flaw.NOT_A_NUMBER),
        ("1,234", Form.RESULT, Flaw.TWO_READINGS),
        ("120", Form.CONFIDENCE, Flaw.OUT_OF_RANGE),
        ("party", Form.KIND, Flaw.NOT_A_KIND),
        ("perhaps", Form.YES_NO, Flaw.NOT_YES_OR_NO),
        ("0 0", Form.PARTS, Flaw.NOT_PARTS),
        ("1 -2", Form.PARTS, Flaw.NOT_PARTS),
        ("3/4/2027", Form.MONTH, Flaw.NOT_A_MONTH),
        ("2027-13", Form.MONTH, Flaw.NOT_A_MONTH),
    ],
)
def test_what_a_form_does_not_take(cell: Cell, form: Form, flaw: Flaw):
    assert read(cell, form) is flaw


def test_the_column_decides_between_two_readings():
    assert read("1.234", Form.AMOUNT, Reading("EUR", NumberStyle(decimal=",", group="."))) == 123400


@pytest.mark.parametrize(
    "text",
    [
        "2027-03", "2027-3", "2027/03", "2027-03-31", "2027-03-31T10:15:00", "2027-03-31 10:15:00", "03/2027",
        "31.03.2027", "Mar 2027", "March 2027", "31 March 2027", "March 31, 2027", "31-Mar-2027", "2027年3月",
    ],
)  # fmt: skip
def test_a_month_is_read_from_dates_that_leave_no_doubt(text: str):
    assert month(text) == "2027-03"


def test_whole_numbers_of_a_spreadsheet_show_no_decimals():
    assert text_of(3.0) == "3"
    assert text_of(3.25) == "3.25"
    assert text_of("3.0") == "3.0"
