"""Runs between two lists of keys: they always lead there, and the anchor never goes."""

from hypothesis import given
from hypothesis import strategies as st

from ui.models.differences import Run, are_far_apart, runs_between

keys = st.lists(st.sampled_from("abcdefghijkl"), unique=True)


def led(old: list[str], new: list[str], anchor: str = "") -> tuple[list[str], set[str]]:
    now, gone = list(old), set[str]()
    for run in runs_between(old, new, anchor):
        if run.what == "remove":
            gone.update(now[run.first : run.last + 1])
            del now[run.first : run.last + 1]
        else:
            now[run.first : run.first] = new[run.first : run.last + 1]
    return now, gone


@given(keys, keys)
def test_the_runs_lead_from_one_list_to_the_other(old: list[str], new: list[str]):
    assert led(old, new)[0] == new


@given(keys.filter(bool), keys.filter(bool), st.data())
def test_the_anchor_is_never_taken_away(old: list[str], new: list[str], data: st.DataObject):
    anchor = data.draw(st.sampled_from(old))
    now, gone = led(old, new, anchor)
    assert now == new
    assert anchor not in gone or anchor not in new


@given(keys, keys, st.integers(0, 6))
def test_far_apart_are_only_lists_with_more_runs(old: list[str], new: list[str], most: int):
    assert not are_far_apart(old, new, most) or len(runs_between(old, new)) > most


def test_thousands_that_come_in_together_are_not_far_apart_and_thousands_in_another_order_are():
    many = [str(n) for n in range(2000)]
    assert not are_far_apart(["a", "b"], ["a", *many, "b"], 1)
    assert are_far_apart(many, many[::2] + many[1::2], 64)


def test_one_new_row_is_one_run():
    assert runs_between(list("abd"), list("abcd")) == [Run("insert", 2, 2)]


def test_a_row_that_moves_leaves_the_others_alone():
    assert runs_between(list("abcde"), list("acdbe")) == [Run("remove", 1, 1), Run("insert", 3, 3)]


def test_nothing_happens_between_equal_lists():
    assert runs_between(list("abc"), list("abc")) == []
