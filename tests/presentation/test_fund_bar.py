"""The fund bar as numbers: order by state, nothing lost, whatever is asked."""

from hypothesis import given
from hypothesis import strategies as st

from budget_app.presentation.amounts import GAP
from budget_app.presentation.fund_bar import FundBar, LaneAsk, State, fund_bar

K = 100_000
FUND, RESERVE = 1_800 * K, 120 * K


def ask(name: str, asked: int, agreed: int = 0, contested: int = 0) -> LaneAsk:
    return LaneAsk(name[0], name, asked * K, agreed * K, contested * K)


def totals(bar: FundBar) -> dict[State, int]:
    return {t.state: t.total // K for t in bar.tiles}


def captions(bar: FundBar) -> list[str]:
    return [f"{c.words} {c.short}".replace(GAP, " ") for c in bar.captions]


def test_asks_are_ordered_by_state_and_the_gate_cuts_all_alike():
    bar = fund_bar(FUND, RESERVE, (ask("Sales", 1_210, 440, 120), ask("Marketing", 1_340, 500, 190)))
    assert totals(bar) == {State.AGREED: 940, State.CONTESTED: 310, State.FITS: 550, State.OVER: 750}
    assert [t.start // K for t in bar.tiles] == [0, 940, 1_250, 1_800]
    assert bar.width == 2_550 * K
    assert captions(bar) == ["Agreed 940 k", "Contested 310 k", "Left 550 k", "Over the fund 750 k"]
    assert [c.bad for c in bar.captions] == [False, False, False, True]
    assert (bar.figure.replace(GAP, " "), bar.figure_caption, bar.figure_bad) == (
        "750 k",
        "asked over the fund",
        True,
    )
    # Both have 650 undecided, so that both have the same share of what fits and of what is over.
    assert [a // K for a in bar.tiles[2].amounts] == [275, 275]


def test_nothing_agreed_yet():
    bar = fund_bar(FUND, RESERVE, (ask("Sales", 1_210), ask("Marketing", 1_340)))
    assert totals(bar) == {State.FITS: 1_800, State.OVER: 750}
    assert captions(bar) == ["Agreed 0", "Contested 0", "Left 1.80 M", "Over the fund 750 k"]
    assert sum(bar.tiles[0].amounts) == FUND
    assert [a + b for a, b in zip(bar.tiles[0].amounts, bar.tiles[1].amounts, strict=True)] == [
        1_210 * K,
        1_340 * K,
    ]


def test_all_asks_fit_and_an_empty_track_is_left_up_to_the_gate():
    bar = fund_bar(FUND, RESERVE, (ask("Sales", 790, 585, 75), ask("Marketing", 790, 585, 75)))
    assert totals(bar) == {State.AGREED: 1_170, State.CONTESTED: 150, State.FITS: 260}
    assert (bar.width, bar.track) == (FUND, 220 * K)
    assert captions(bar) == ["Agreed 1.17 M", "Contested 150 k", "Left 480 k"]
    assert (bar.figure.replace(GAP, " "), bar.figure_bad) == ("220 k", False)


def test_three_departments_are_three_lanes_in_every_state():
    asks = (ask("Sales", 940, 400, 150), ask("Marketing", 930, 300, 110), ask("Product", 680, 310, 90))
    bar = fund_bar(FUND, RESERVE, asks)
    assert [lane.letter for lane in bar.lanes] == ["S", "M", "P"]
    assert [lane.order for lane in bar.lanes] == [1, 2, 3]
    assert all(len(t.amounts) == 3 for t in bar.tiles)
    assert totals(bar) == {State.AGREED: 1_010, State.CONTESTED: 350, State.FITS: 440, State.OVER: 750}


def test_deciding_says_settled_and_what_is_left():
    bar = fund_bar(
        FUND, RESERVE, (ask("Sales", 1_210, 600, 100), ask("Marketing", 1_340, 740, 138)), deciding=True
    )
    assert captions(bar) == ["Settled 1.34 M", "Contested 238 k", "Left 222 k", "Asked over the fund 750 k"]
    assert (bar.figure.replace(GAP, " "), bar.figure_caption, bar.figure_bad) == (
        "222 k",
        "left in the fund",
        False,
    )


def test_after_the_signature_it_says_granted():
    bar = fund_bar(
        FUND, RESERVE, (ask("Sales", 1_210, 800), ask("Marketing", 1_340, 866)), deciding=True, signed=True
    )
    assert captions(bar) == ["Granted 1.67 M", "Left 134 k", "Asked over 750 k"]


def test_granting_more_than_the_fund_is_bad_news():
    bar = fund_bar(FUND, 0, (ask("Sales", 1_210, 1_000), ask("Marketing", 1_340, 970)), deciding=True)
    assert totals(bar) == {State.AGREED: 1_970, State.OVER: 580}
    assert (bar.figure.replace(GAP, " "), bar.figure_caption, bar.figure_bad) == (
        "170 k",
        "granted over the fund",
        True,
    )
    assert captions(bar) == ["Settled 1.97 M", "Asked over the fund 750 k"]
    assert bar.reserve_label == ""


def test_granting_more_than_is_asked_widens_the_bar():
    bar = fund_bar(1_000 * K, 0, (ask("Sales", 800, 1_200),))
    assert bar.width == 1_200 * K
    assert totals(bar) == {State.AGREED: 1_200}


def test_no_fund_and_no_lines():
    bar = fund_bar(0, 0, ())
    assert (bar.tiles, bar.lanes, bar.width, bar.track) == ((), (), 1, 0)
    assert bar.figure == "0"
    only_asks = fund_bar(0, 0, (ask("Sales", 10),))
    assert totals(only_asks) == {State.OVER: 10}


def test_no_lines_leave_the_whole_fund():
    bar = fund_bar(FUND, RESERVE, (ask("Sales", 0), ask("Marketing", 0)))
    assert (bar.tiles, bar.track, bar.width) == ((), FUND, FUND)


def test_the_sentence_holds_all_sums():
    bar = fund_bar(FUND, RESERVE, (ask("Sales", 1_210, 440, 120), ask("Marketing", 1_340, 500, 190)))
    sentence = bar.sentence.replace(GAP, " ")
    for sum_ in ("1.21 M", "1.34 M", "1.80 M", "940 k", "310 k", "550 k", "750 k", "120 k"):
        assert sum_ in sentence
    assert bar.hints[State.CONTESTED].replace(GAP, " ") == "Contested 310 k: Sales 120 k, Marketing 190 k"


amounts = st.integers(0, 10**10)


@given(amounts, st.lists(st.tuples(amounts, amounts, amounts), max_size=7))
def test_no_unit_is_lost(fund: int, rows: list[tuple[int, int, int]]):
    asks = [
        LaneAsk(str(n), f"D{n}", asked, agreed, contested)
        for n, (asked, agreed, contested) in enumerate(rows)
    ]
    bar = fund_bar(fund, 0, asks)
    for n, (asked, agreed, contested) in enumerate(rows):
        assert sum(t.amounts[n] for t in bar.tiles) == max(asked, agreed + contested)
    assert [t.start for t in bar.tiles] == [
        sum(t.total for t in bar.tiles[:n]) for n in range(len(bar.tiles))
    ]
    assert bar.width >= max(fund, 1)
