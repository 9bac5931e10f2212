"""Amounts as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.presentation.amounts import (
    ENGLISH,
    GAP,
    MINUS,
    axis_money,
    full_money,
    number_style,
    short_money,
    signed_money,
)


@pytest.mark.parametrize(
    ("minor", "short"),
    [
        (121_000_000, "1.21 M"),
        (180_000_000, "1.80 M"),
        (75_000_000, "750 k"),
        (4_600_000, "46 k"),
        (94_000_000, "940 k"),
        (1_250_000, "12.5 k"),
        (1_200_000_000, "12 M"),
        (99_999_999, "1.00 M"),
        (99_949_999, "999 k"),
        (100_000, "1 k"),
        (94_000, "940"),
        (4_650, "46.50"),
        (1, "0.01"),
        (0, "0"),
        (-800_000, f"{MINUS}8 k"),
        (250_000_000_000, "2.50 bn"),
    ],
)
def test_short_money(minor: int, short: str):
    assert short_money(minor, 2) == short.replace(" ", GAP)


@pytest.mark.parametrize(
    ("minor", "short"), [(100_000_000, "1 M"), (150_000_000, "1.5 M"), (50_000_000, "500 k"), (0, "0")]
)
def test_axes_have_no_idle_zeros(minor: int, short: str):
    assert axis_money(minor, 2) == short.replace(" ", GAP)


def test_differences_carry_their_sign():
    assert signed_money(2_600_000, 2) == f"+26{GAP}k"
    assert signed_money(-10_000_000, 2) == f"{MINUS}100{GAP}k"
    assert signed_money(0, 2) == "0"


def test_full_money_shows_cents_only_where_there_are_any():
    assert full_money(121_000_000, 2) == "1,210,000"
    assert full_money(1_250, 2) == "12.50"
    assert full_money(1_200, 2, cents=True) == "12.00"
    assert full_money(1_250, 2, cents=False) == "13"
    assert full_money(-1_250, 2, cents=False) == f"{MINUS}13"
    assert full_money(1_210_000, 0) == "1,210,000"
    assert full_money(1_234_567, 3) == "1,234.567"


def test_other_languages_have_their_own_words():
    chinese, german = number_style("zh_CN"), number_style("de-AT")
    assert short_money(180_000_000, 2, chinese) == f"180{GAP}万"
    assert short_money(2_600_000, 2, chinese) == f"2.6{GAP}万"
    assert short_money(12_340_000_000, 2, chinese) == f"1.23{GAP}亿"
    assert full_money(123_456_789, 2, german) == "1.234.567,89"
    assert number_style("xx") is ENGLISH


@given(st.integers(-(10**17), 10**17), st.sampled_from((0, 2, 3)))
def test_what_is_not_nothing_never_reads_as_nothing(minor: int, digits: int):
    shown = short_money(minor, digits)
    assert any(c in "123456789" for c in shown) == (minor != 0)
    assert shown.startswith(MINUS) == (minor < 0)


@given(st.integers(0, 10**17))
def test_short_money_is_true_to_half_a_percent(minor: int):
    powers = {word: 10**power for power, word in ENGLISH.scales}
    figure, _gap, word = short_money(minor, 2).partition(GAP)
    value = float(figure.replace(",", "")) * powers.get(word, 1) * 100
    assert value == pytest.approx(minor, rel=0.005)


@given(st.integers(-(10**15), 10**15))
def test_full_money_loses_nothing(minor: int):
    text = full_money(minor, 2, cents=True).replace(",", "").replace(MINUS, "-")
    assert int(text.replace(".", "")) == minor
