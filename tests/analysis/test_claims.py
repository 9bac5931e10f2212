"""Division among claims: sums, bounds, duality, and what each rule is known by."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from budget_app.analysis.claims import Rule, divided

CLAIMS = st.lists(st.integers(0, 10**12), min_size=1, max_size=12)
SHORT = st.tuples(CLAIMS, st.fractions(0, 1)).map(lambda pair: (pair[0], int(sum(pair[0]) * pair[1])))


@pytest.mark.parametrize(
    ("amount", "shares"),
    [
        # The Talmud's own: a widow claims 100, another 200, the third 300.
        (100, {Rule.TALMUD: [33.33, 33.33, 33.33], Rule.EQUAL_LOSSES: [0, 0, 100]}),
        (200, {Rule.TALMUD: [50, 75, 75], Rule.EQUAL_AWARDS: [66.67, 66.67, 66.67]}),
        (300, {Rule.TALMUD: [50, 100, 150], Rule.PROPORTIONAL: [50, 100, 150]}),
        (400, {Rule.EQUAL_AWARDS: [100, 150, 150], Rule.EQUAL_LOSSES: [33.33, 133.33, 233.33]}),
    ],
)
def test_known_divisions(amount: int, shares: dict[Rule, list[float]]):
    for rule, expected in shares.items():
        found = divided(amount * 100, [100_00, 200_00, 300_00], rule)
        assert all(abs(f - e * 100) <= 1 for f, e in zip(found, expected, strict=True))


@given(SHORT, st.sampled_from(Rule))
def test_it_adds_up_and_nobody_gets_more_than_they_claim(short: tuple[list[int], int], rule: Rule):
    claims, amount = short
    found = divided(amount, claims, rule)
    assert sum(found) == amount
    assert all(0 <= award <= claim for award, claim in zip(found, claims, strict=True))


@given(CLAIMS, st.integers(0, 10**13), st.sampled_from(Rule))
def test_where_there_is_enough_everybody_gets_their_claim(claims: list[int], more: int, rule: Rule):
    assert divided(sum(claims) + more, claims, rule) == claims


@given(SHORT, st.sampled_from(Rule))
def test_who_claims_more_gets_and_lacks_no_less(short: tuple[list[int], int], rule: Rule):
    claims, amount = short
    ordered = sorted(claims)
    found = divided(amount, ordered, rule)
    lacks = [claim - award for claim, award in zip(ordered, found, strict=True)]
    # A minor unit that cannot be divided may go to either.
    assert all(b >= a - 1 for a, b in pairwise(found))
    assert all(b >= a - 1 for a, b in pairwise(lacks))


@given(SHORT)
def test_equal_awards_are_equal_but_for_whoever_got_all(short: tuple[list[int], int]):
    claims, amount = short
    found = divided(amount, claims, Rule.EQUAL_AWARDS)
    rest = [award for award, claim in zip(found, claims, strict=True) if award < claim]
    assume(rest)
    assert max(rest) - min(rest) <= 1
    assert max(found) <= min(rest) + 1


@given(SHORT)
def test_equal_losses_and_the_talmud_mirror_themselves(short: tuple[list[int], int]):
    claims, amount = short
    lacking = sum(claims) - amount
    for rule, dual in ((Rule.EQUAL_LOSSES, Rule.EQUAL_AWARDS), (Rule.TALMUD, Rule.TALMUD)):
        found, mirrored = divided(amount, claims, rule), divided(lacking, claims, dual)
        assert all(abs(a + b - c) <= 1 for a, b, c in zip(found, mirrored, claims, strict=True))


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.fractions(0, 1))
def test_two_claimants_by_the_talmud_divide_what_both_claim_evenly(one: int, other: int, share: Fraction):
    amount = int((one + other) * share)
    conceded = max(amount - other, 0), max(amount - one, 0)
    contested = amount - sum(conceded)
    found = divided(amount, [one, other], Rule.TALMUD)
    for award, own in zip(found, conceded, strict=True):
        assert abs(award - own - contested / 2) <= 1


def test_nothing_negative():
    for amount, claims in ((-1, [1]), (1, [-1])):
        with pytest.raises(ValueError, match="negative"):
            divided(amount, claims, Rule.TALMUD)
    assert divided(5, [], Rule.TALMUD) == []
    assert divided(0, [3, 0], Rule.EQUAL_LOSSES) == [0, 0]
