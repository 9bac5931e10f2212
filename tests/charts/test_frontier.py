"""The efficient frontier as drawn."""

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from budget_app.charts.frontier import frontier_figure
from budget_app.presentation.frontier_chart import Spot
from budget_app.presentation.look import look
from tests.charts.made_charts import boxes, paper, shown, some_lines, words
from tests.presentation.made_rounds import line


def drawn(figure: Figure, drawstyle: str = "default") -> list[Line2D]:
    return [one for one in figure.axes[0].lines if one.get_drawstyle() == drawstyle]


def points(drawn_line: Line2D) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in drawn_line.get_xydata()]  # type: ignore[union-attr]


def test_the_curve_is_drawn_in_steps_up_to_the_end_of_the_axis():
    chart = shown(line("S-1", 60, gives=6), line("S-2", 80, gives=7), fund=100).frontier
    (curve,) = drawn(frontier_figure(chart, paper()), "steps-post")
    assert points(curve) == [*chart.curve, (chart.most, chart.curve[-1][1])]


def test_the_proposal_is_filled_the_best_set_hollow_and_on_the_line_of_the_fund():
    chart = shown(line("S-1", 60, gives=6), line("S-2", 80, gives=7), fund=100, reserve=10).frontier
    marks = [one for one in drawn(frontier_figure(chart, paper())) if one.get_marker() == "o"]
    places = {to_hex(mark.get_markerfacecolor()).upper(): points(mark)[0] for mark in marks}
    assert places == {look().surface: (9_000, 70_000_000), look().accent: (14_000, 130_000_000)}


def test_what_is_written_names_the_fund_the_reserve_and_both_points():
    chart = shown(line("S-1", 60, gives=6), line("S-2", 80, gives=7), fund=100, reserve=10).frontier
    found = words(frontier_figure(chart, paper()))
    for word in ("Available 90", "reserve 10", "B  best set, 7 points", "P  all that is asked", "points"):
        assert word in found


def test_where_the_proposal_is_the_best_set_both_have_one_name():
    granted = {"s-1": 60, "s-2": 0}
    chart = shown(line("S-1", 60, gives=6), line("S-2", 80, gives=4), fund=60, granted=granted).frontier
    found = words(frontier_figure(chart, paper()))
    assert "P = B  the decision" in found
    assert not any(word.startswith("B ") for word in found)


def test_without_estimates_there_is_the_fund_and_no_curve_to_read():
    found = words(frontier_figure(shown(line("S-1", 60), fund=100).frontier, paper()))
    assert "Fund 100" in found
    assert "points" not in found


@pytest.mark.parametrize("size", [(330, 160), (500, 210), (840, 330)])
@pytest.mark.parametrize("fund", [5, 60, 130, 400])
@pytest.mark.parametrize("granted", [None, {"s-00": 9, "m-01": 8, "s-02": 0}])
def test_direct_labels_never_overlap_and_are_never_cut(size, fund, granted):
    chart = shown(*some_lines(), fund=fund, reserve=fund // 12, granted=granted).frontier
    found = {
        text: box for text, box in boxes(frontier_figure(chart, paper(*size))).items() if text[0].isalpha()
    }
    assert len(found) >= 3
    for text, box in found.items():
        assert box.x0 >= 0, text
        assert box.x1 <= size[0], text
        assert box.y1 <= size[1], text
        assert [
            other for other, its in found.items() if other != text and box.padded(-1).overlaps(its.padded(-1))
        ] == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lines", [[], [line("S-1", 10, gives=1)], [line("S-1", 10, gives=-1)], some_lines()])
@pytest.mark.parametrize("fund", [0, 50, 900])
def test_every_round_can_be_drawn(dark, lines, fund):
    boxes(frontier_figure(shown(*lines, fund=fund).frontier, paper(dark=dark)))


@pytest.mark.parametrize("code", ["S-00", "M-05", "S-10"])
def test_the_picked_line_is_ringed_where_it_enters_and_named(code):
    found = shown(*some_lines(), fund=60)
    spot = found.entries[code.lower()]
    figure = frontier_figure(found.frontier, paper(), spot)
    rings = [one for one in drawn(figure) if one.get_fillstyle() == "none"]
    assert [points(ring) for ring in rings] == [[(spot.amount, spot.value)]]
    assert any(word.startswith(code) for word in words(figure))


def test_a_line_that_enters_beyond_the_end_of_the_axis_is_not_marked():
    found = shown(*some_lines(), fund=60)
    figure = frontier_figure(found.frontier, paper(), Spot(found.frontier.most + 1, 1, "S-99", "from far"))
    assert not any("S-99" in word for word in words(figure))
