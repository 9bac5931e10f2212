"""How the width of a grid is shared: everything is used, figures are never cut, titles come first."""

from hypothesis import given
from hypothesis import strategies as st

from budget_app.presentation.requests_columns import columns, in_order
from budget_app.presentation.tables import Column
from ui.pages.column_widths import TITLE_LEAST, shared_widths

BY_ID = {column.id: column for column in columns()}
IDS = sorted(BY_ID)
given_by_hand = st.dictionaries(st.sampled_from(IDS), st.integers(40, 500))
needed = st.dictionaries(st.sampled_from(IDS), st.integers(20, 600))


def named(*ids: str) -> list[Column]:
    return [BY_ID[column] for column in in_order(ids)]


@given(
    st.lists(st.sampled_from(IDS)),
    st.integers(200, 4000),
    needed,
    st.dictionaries(st.sampled_from(IDS), st.integers(40, 500)),
)
def test_no_figure_is_cut_and_no_room_is_left_over(
    ids: list[str], room: int, needs: dict[str, int], own: dict[str, int]
):
    shown = named(*ids)
    widths = shared_widths(shown, room, needs, own)
    for column in shown:
        if column.is_figure:
            assert widths[column.id] >= needs.get(column.id, 0)
        elif column.id in own and column.kind != "code":
            assert widths[column.id] == own[column.id]
    least = sum(shared_widths(shown, 0, needs, own).values())
    if "title" not in own:
        assert sum(widths.values()) == max(room, least)


def test_the_title_has_room_before_the_others_get_what_they_want():
    shown = named("title", "function", "goals", "requested")
    needs = {"title": 320, "function": 200, "goals": 220}
    narrow = shared_widths(shown, 700, needs, {})
    assert narrow["title"] == 700 - 92 - 140 - 124 - 84
    wide = shared_widths(shown, 960, needs, {})
    assert wide["title"] == 364
    assert (wide["function"], wide["goals"]) == (200, 220)


def test_on_a_very_wide_screen_the_title_does_not_take_everything():
    widths = shared_widths(named("title", "function", "goals", "requested"), 2400, {"title": 300}, {})
    assert widths["function"] > 400
    assert widths["requested"] == 84


def test_where_there_is_too_little_room_nothing_is_squeezed():
    assert shared_widths(named("title", "goals"), 100, {}, {}) == {
        "code": 92,
        "title": TITLE_LEAST,
        "goals": 124,
    }
