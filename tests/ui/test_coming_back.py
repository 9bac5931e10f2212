"""What a person chose to see is there again at the next start: order, filter, group, department, page."""

from collections.abc import Callable

from PySide6.QtCore import QSettings

from tests.ui.driver import Someone

Seat = Callable[..., Someone]


def test_order_filter_and_group_come_back(sit: Seat):
    dana = sit("dana").groups_by("department").filters("> 80k").sorts_by("requested")
    before = dana.lines_shown
    assert len(before) > 3
    dana.closes()
    dana = sit("dana")
    assert dana.lines_shown == before
    head = dana._requests().head
    assert (head.filter.text(), head.group.current) == ("> 80k", "department")


def test_what_one_person_chose_is_not_what_another_finds(sit: Seat):
    sit("dana").filters("north").closes()
    assert len(sit("tom").lines_shown) > 3


def test_a_filter_that_came_back_and_hides_everything_can_be_cleared(sit: Seat):
    sit("dana").filters("no such line").closes()
    dana = sit("dana")
    assert dana.lines_shown == []
    dana.clears_the_filter()
    assert len(dana.lines_shown) > 3


def test_what_cannot_be_read_is_as_if_nothing_had_been_chosen(sit: Seat):
    dana = sit("dana").sorts_by("title")
    kept = QSettings()
    (key,) = [key for key in kept.allKeys() if key.endswith("/dana/requests")]
    dana.closes()
    for text in ("{", "[]", '{"person": 4}', '{"person": "dana", "group": "mood"}'):
        kept.setValue(key, text)
        kept.sync()
        dana = sit("dana")
        assert dana.lines_shown[0] == "S-007" or len(dana.lines_shown) > 3
        dana.closes()


def test_decide_comes_back_as_it_was_left(sit: Seat):
    ines = sit("ines").opens_the_decision().looks_at_decide_as("grid").filters_decide("campaign")
    codes = ines.lines_to_decide
    assert 0 < len(codes) < 20
    ines.closes()
    ines = sit("ines")
    assert ines.window.current_page == "decide"
    assert ines.lines_to_decide == codes
    ines.filters_decide("no such line")
    assert ines.lines_to_decide == []
    assert len(ines.clears_the_filter_of_decide().lines_to_decide) > 20


def test_one_begins_on_the_page_one_left(sit: Seat):
    dana = sit("dana")
    dana.goes_to("tradeoffs")
    dana.closes()
    assert sit("dana").window.current_page == "tradeoffs"
    assert sit("tom").window.current_page == "requests"


def test_columns_and_folded_groups_come_back(sit: Seat):
    dana = (
        sit("dana").shows_or_hides_column("stretch").shows_or_hides_column("owner").moves_column("state", -2)
    )
    shown = ["code", "title", "owner", "goals", "state", "minimum", "requested"]
    assert dana.columns_shown == shown
    text = dana.groups_by("function").copies(["S-005"], ["title", "owner"])
    assert text == "Partner programme, Nordics\tJon Weber"
    dana.closes()
    dana = sit("dana")
    assert dana.columns_shown == shown
    assert dana._requests().head.group.current == "function"
    dana.moves_column("owner", 2)
    assert dana.columns_shown == ["code", "title", "goals", "state", "owner", "minimum", "requested"]
