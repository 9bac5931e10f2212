"""What charts share: round places on an axis, words of any kind, bytes that are the same each time."""

import pytest

from budget_app.charts.asks import asks_figure
from budget_app.charts.drawn import pixels
from budget_app.charts.export import to_svg
from budget_app.charts.fonts import drawable
from budget_app.charts.frontier import frontier_figure
from budget_app.charts.paper import round_places
from budget_app.domain.people import Department
from budget_app.presentation.look import look
from budget_app.presentation.tradeoffs import tradeoffs
from tests.charts.made_charts import boxes, paper, shown, some_lines, words
from tests.presentation.made_rounds import line, round_of


@pytest.mark.parametrize(
    ("most", "labels", "places"),
    [
        (180_000_000, 5, [0, 50_000_000, 100_000_000, 150_000_000]),
        (1, 5, [0, 1]),
        (32, 4, [0, 10, 20, 30]),
        (99, 5, [0, 20, 40, 60, 80]),
    ],
)
def test_places_on_an_axis_are_round(most, labels, places):
    assert round_places(most, labels) == places


@pytest.mark.parametrize("most", [1, 2, 3, 7, 10, 23, 99, 100, 12_345, 10**15])
@pytest.mark.parametrize("labels", [3, 4, 5])
def test_there_are_never_many_of_them(most, labels):
    assert 2 <= len(round_places(most, labels)) <= 2 * labels


@pytest.mark.parametrize(
    "name",
    [
        "Sales $5 & $6",
        "<b>Sales</b>",
        r"\frac{1}{2} ^_{}",
        "销售部",
        "مبيعات",
        "Sa\u200bles\nand more",
        "😀 Sales",
        "S" * 200,
    ],
)
def test_names_of_any_kind_are_drawn_as_what_they_are(name):
    state = round_of(line("S-1", 10, gives=1), fund=5)
    state.departments["S"] = Department("S", name)
    figure = asks_figure(tradeoffs(state).asks, paper())
    boxes(figure)
    to_svg(figure)
    first = drawable(name)[:3]
    assert any(word.startswith(first) for word in words(figure))


def test_what_no_font_has_becomes_a_box():
    assert drawable("a\U000e0000b") == "a\u25a1b"
    assert drawable("two\nlines") == "two lines"


def test_a_figure_as_svg_is_the_same_bytes_each_time_and_names_no_day():
    made = [
        to_svg(frontier_figure(shown(*some_lines(), fund=60).frontier, paper(text=7.5)))
        for _again in range(2)
    ]
    assert made[0] == made[1]
    assert made[0].startswith(b"<?xml")
    assert b"<dc:date>" not in made[0]


def test_pixels_come_in_the_ratio_of_the_screen():
    chart = shown(*some_lines(), fund=60)
    for part in (chart.asks, chart.frontier):
        for ratio in (1, 1.25, 2):
            data, width, height = pixels(part, 400, 200, ratio, look())
            assert (width, height) == (400 * ratio, 200 * ratio)
            assert len(data) == 4 * width * height


def test_dark_charts_lie_on_the_dark_ground():
    chart = shown(*some_lines(), fund=60).frontier
    data, _width, _height = pixels(chart, 100, 100, 1, look(True))
    ground = look(True).surface
    assert data[:3] == bytes.fromhex(ground[1:])
