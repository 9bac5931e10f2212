"""Asks against the fund as drawn."""

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import FancyBboxPatch

from budget_app.charts.asks import asks_figure
from budget_app.presentation.look import look
from tests.charts.made_charts import boxes, paper, shown, some_lines, words
from tests.presentation.made_rounds import line


def bars(figure):
    return [patch for patch in figure.axes[0].patches if isinstance(patch, FancyBboxPatch)]


def test_a_bar_for_each_department_and_two_for_all_together():
    figure = asks_figure(shown(line("S-1", 90), line("M-1", 60), fund=100).asks, paper())
    sales, marketing, within, over = bars(figure)
    assert sales.get_width() == pytest.approx(1.5 * marketing.get_width())
    assert within.get_width() + over.get_width() == pytest.approx(sales.get_width() + marketing.get_width())
    assert within.get_width() == pytest.approx(2 * over.get_width())


def test_bars_have_the_colours_of_their_departments():
    tokens = look()
    figure = asks_figure(shown(line("S-1", 90), line("M-1", 60), fund=100).asks, paper())
    fills = [to_hex(bar.get_facecolor()).upper() for bar in bars(figure)]
    assert fills[:2] == [tokens.department(1).fill, tokens.department(2).fill]
    assert fills[3] == tokens.badsoft


def test_what_is_written_says_who_asks_what_the_fund_and_how_far_over():
    figure = asks_figure(shown(line("S-1", 90), line("M-1", 60), fund=100, reserve=20).asks, paper())
    found = words(figure)
    for word in (
        "Sales",
        "Marketing",
        "All together",
        "90",
        "60",
        "150",
        "50 over",
        "Fund 100",
        "reserve 20",
    ):
        assert word in found


def test_what_is_granted_is_drawn_solid_on_what_is_asked():
    figure = asks_figure(shown(line("S-1", 90), line("M-1", 60), granted={"s-1": 45, "m-1": 0}).asks, paper())
    asked, granted, *_rest = bars(figure)
    assert granted.get_width() == pytest.approx(asked.get_width() / 2)
    assert "45 of 90" in words(figure)


def test_an_empty_track_stands_up_to_the_fund_where_asks_end_before():
    figure = asks_figure(shown(line("S-1", 60), fund=100).asks, paper())
    _sales, track, asked = bars(figure)
    assert track.get_x() == pytest.approx(asked.get_x() + asked.get_width())


@pytest.mark.parametrize("size", [(330, 160), (500, 210), (840, 330)])
@pytest.mark.parametrize("departments", [1, 2, 14])
def test_nothing_that_is_written_overlaps_or_is_cut(size, departments):
    lines = [line(f"{'ABCDEFGHIJKLMN'[n]}-1", 20 + n, gives=1) for n in range(departments)]
    chart = shown(*lines, fund=22 * departments - 5, reserve=5).asks
    found = {text: box for text, box in boxes(asks_figure(chart, paper(*size))).items() if len(text) > 1}
    for text, box in found.items():
        assert box.x0 >= -1, text
        assert box.x1 <= size[0] + 1, text
        assert [
            other for other, its in found.items() if other != text and box.padded(-2).overlaps(its.padded(-2))
        ] == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lines", [[], [line("S-1", 10)], some_lines()], ids=["none", "one", "some"])
@pytest.mark.parametrize("fund", [0, 50, 900])
def test_every_round_can_be_drawn(dark, lines, fund):
    boxes(asks_figure(shown(*lines, fund=fund).asks, paper(dark=dark)))


def test_the_last_amount_on_the_axis_is_not_cut():
    chart = shown(line("S-1", 50), fund=400_000_000_000).asks
    placed = boxes(asks_figure(chart, paper(width=420)))
    assert max(box.x1 for box in placed.values()) <= 420
