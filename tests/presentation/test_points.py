"""Points and shares in words."""

import pytest

from budget_app.presentation.points import POINT, percent, point_figure, points_text


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0 points"),
        (POINT, "1 point"),
        (POINT * 104 // 100, "1 point"),
        (POINT * 21 // 10, "2.1 points"),
        (83 * POINT + 4, "83 points"),
        (POINT // 1000, "<\u00a00.1 points"),
        (-POINT * 5 // 2, "\u22122.5 points"),
        (12_345 * POINT, "12,345 points"),
    ],
)
def test_points_in_a_sentence(value, words):
    assert points_text(value) == words


@pytest.mark.parametrize(
    ("value", "decimals", "figure"),
    [
        (29 * POINT // 10, 1, "2.9"),
        (12 * POINT, 1, "12.0"),
        (-4 * POINT // 10, 1, "\u22120.4"),
        (-1, 1, "0.0"),
        (POINT, 2, "1.00"),
    ],
)
def test_points_in_a_column(value, decimals, figure):
    assert point_figure(value, decimals=decimals) == figure


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 0, "0"), (1, 1, "100"), (999, 1000, "99"), (1, 1000, "1"), (0, 5, "0"), (3, 2, "150")],
)
def test_a_share_is_all_or_nothing_only_where_it_is(part, whole, words):
    assert percent(part, whole) == words + "\u00a0%"
