"""What charts share: round places on an axis, words of any kind, bytes that are the same each time."""

import math

import msgspec
import pytest

from budget_app.charts.asks import asks_figure
from budget_app.charts.drawn import figure, ground, picture, svg
from budget_app.charts.export import to_pixels, to_svg
from budget_app.charts.fonts import drawable
from budget_app.charts.frontier import frontier_figure
from budget_app.charts.marking import add_marks
from budget_app.charts.marks import Words
from budget_app.charts.paper import HEAD, Margins, Sheet, round_places
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
    for part in (chart.asks, chart.frontier, chart.asked):
        for ratio in (1, 1.25, 2):
            made = ground(part, 400, 200, ratio, look())
            assert (made.width, made.height) == (400 * ratio, 200 * ratio)
            assert len(made.pixels) == 4 * made.width * made.height


def test_dark_charts_lie_on_the_dark_ground():
    made = ground(shown(*some_lines(), fund=60).frontier, 100, 100, 1, look(True))
    assert made.pixels[:3] == bytes.fromhex(look(True).surface[1:])


def test_a_picture_to_pass_on_has_its_titles_in_it_and_is_light():
    found = shown(*some_lines(), fund=60)
    for part in (found.asks, found.frontier, found.asked, found.held):
        written = words(figure(part, 640, 320))
        assert part.title in written
        assert part.subtitle in written
        data, width, height = picture(part, 640, 320, 2)
        assert (width, height) == (1280, round(2 * (320 + HEAD)))
        assert data[:3] == bytes.fromhex(look().surface[1:])
        assert svg(part, 640, 320).startswith(b"<?xml")


def test_a_title_too_long_for_a_picture_is_cut():
    state = round_of(line("S-1", 10, gives=1), fund=5)
    state.goals["g"] = msgspec.structs.replace(state.goals["g"], title="新客户 $5 " * 40)
    made = figure(tradeoffs(state).asked, 640, 320)
    assert all(box.x1 <= 641 for box in boxes(made).values())


def test_words_that_end_at_a_place_end_there_with_any_figures():
    for text in ("111 %", "123 %", "888 %"):
        sheet = Sheet(paper(), Margins(0, 0, 0, 0))
        sheet.words(text, (300, 100), across="right", along=sheet.px)
        add_marks(sheet, [Words(text, (200, 50), "#000000", across="right")])
        image, width, _height = to_pixels(sheet.figure)
        rows = [image[n * 4 * width : (n + 1) * 4 * width] for n in range(210)]
        last = max(x for row in rows for x in range(width) if row[4 * x] < 128)
        assert 296 <= last <= 300


@pytest.mark.parametrize("ratio", [1, 1.25, 1.5, 1.75, 2])
def test_no_row_of_device_pixels_is_lost(ratio: float):
    for width in range(100, 1400, 91):
        sheet = Sheet(paper(width, width + 1), Margins(0, 0, 0, 0))
        _pixels, wide, high = to_pixels(sheet.figure, ratio)
        assert (wide, high) == (math.ceil(width * ratio), math.ceil((width + 1) * ratio))
