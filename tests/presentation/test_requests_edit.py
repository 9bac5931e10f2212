"""What is typed into a field: commands, problems with choices, or nothing."""

import pytest

from budget_app.domain.lines import LineFields
from budget_app.domain.requests import ReviseLine
from budget_app.domain.round import Round
from budget_app.presentation.amounts import number_style
from budget_app.presentation.requests_edit import Problem, read_field, read_money
from tests.support.asked_rounds import asked_log, desk_of

EUR = Round(currency="EUR")


@pytest.fixture
def state() -> Round:
    return desk_of(asked_log(), "dana").state


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("12500", 1_250_000),
        ("12 500", 1_250_000),
        ("12,500.00", 1_250_000),
        ("12,500", 1_250_000),
        ("12.5k", 1_250_000),
        ("1.2m", 120_000_000),
        ("€ 500", 50_000),
        ("1.23", 123),
        ("", None),
        ("  ", None),
    ],
)
def test_money_as_people_type_it(typed: str, minor: int | None):
    assert read_money(EUR, typed) == minor


def test_a_figure_with_two_readings_is_asked_about():
    assert read_money(EUR, "1.234") == Problem(
        "“1.234” can be 1,234 or 1.23. Say which.", (("1,234", "Use 1,234"), ("1.23", "Use 1.23"))
    )


def test_what_groups_in_one_language_is_asked_about_in_the_other():
    assert read_money(EUR, "1.234", number_style("de")) == 123_400
    assert isinstance(read_money(EUR, "1,234", number_style("de")), Problem)


@pytest.mark.parametrize("typed", ["abc", "10 %", "1.2345", "9" * 30, "1e5"])
def test_what_is_no_amount_says_so(typed: str):
    read = read_money(EUR, typed)
    assert isinstance(read, Problem)
    assert read.text


def test_another_currency_is_asked_about():
    read = read_money(EUR, "$500")
    assert isinstance(read, Problem)
    assert read.choices == (("500", "Use 500 EUR"),)


def test_a_cell_becomes_a_command_that_expects_what_stood_there(state: Round):
    assert read_field(state, state.lines["l1"], "requested", "150k") == ReviseLine(
        line="l1", fields=LineFields(requested=15_000_000), expects=LineFields(requested=14_800_000)
    )


@pytest.mark.parametrize(
    ("field", "typed"), [("requested", "148,000"), ("title", " Two account executives, north region ")]
)
def test_what_stands_already_is_no_command(state: Round, field: str, typed: str):
    assert read_field(state, state.lines["l1"], field, typed) is None


def test_an_emptied_amount_takes_the_tier_away(state: Round):
    read = read_field(state, state.lines["l1"], "stretch", "")
    assert isinstance(read, ReviseLine)
    assert read.fields == LineFields(stretch=None)


def test_a_period_keeps_parts_by_month_only_where_they_still_fit(state: Round):
    moved = read_field(state, state.lines["l6"], "months", "Mar to Jul")
    assert isinstance(moved, ReviseLine)
    assert moved.fields == LineFields(start="2027-03", end="2027-07")
    longer = read_field(state, state.lines["l6"], "months", "Jan to Dec")
    assert isinstance(longer, ReviseLine)
    assert longer.fields.months == (0, *state.lines["l6"].months, *(0,) * 6)
    shorter = read_field(state, state.lines["l6"], "months", "Mar to Apr")
    assert isinstance(shorter, ReviseLine)
    assert shorter.fields == LineFields(start="2027-03", end="2027-04", months=state.lines["l6"].months[1:3])


def test_a_period_that_is_none_says_how_to_type_one(state: Round):
    read = read_field(state, state.lines["l6"], "months", "soon")
    assert isinstance(read, Problem)
    assert "Jan to Jun" in read.text


def test_lines_are_named_by_their_codes(state: Round):
    read = read_field(state, state.lines["l1"], "requires", "s-003, M-001")
    assert isinstance(read, ReviseLine)
    assert read.fields == LineFields(requires=("l3", "l9"))
    unknown = read_field(state, state.lines["l1"], "requires", "S-003 X-9")
    assert isinstance(unknown, Problem)
    assert "X-9" in unknown.text
