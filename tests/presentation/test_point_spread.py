"""Points while they are given: whatever one does, they are whole, ranked, and never more than 100."""

from hypothesis import given as cases
from hypothesis import strategies as st

from budget_app.domain.points import Given
from budget_app.presentation.point_spread import (
    Spread,
    by_rank,
    left,
    moved,
    rest_spread,
    with_points,
    with_tier,
)

LINES = tuple("abcdef")
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), st.sampled_from(LINES), st.integers(-3, 120)),
        st.tuples(st.just("move"), st.sampled_from(LINES), st.integers(0, 5)),
        st.tuples(st.just("tier"), st.sampled_from(LINES), st.integers(0, 100)),
        st.tuples(st.just("rest"), st.just("a"), st.just(0)),
        st.tuples(st.just("rank"), st.just("a"), st.just(0)),
    ),
    max_size=12,
)


def spread(**points: int) -> Spread:
    return tuple(Given(line, n) for line, n in points.items())


def shown(some: Spread) -> dict[str, int]:
    return {given.line: given.points for given in some}


def after(some: Spread, deed: str, line: str, n: int) -> Spread:
    match deed:
        case "type":
            return with_points(some, line, n)
        case "move":
            return moved(some, line, min(n, len(some)))
        case "tier":
            return with_tier(some, line, "minimum", n)
        case "rest":
            return rest_spread(some, LINES)
        case _:
            return by_rank(some)


@cases(DEEDS)
def test_whatever_one_does_points_are_whole_ranked_and_at_most_a_hundred(deeds: list[tuple[str, str, int]]):
    some: Spread = ()
    for deed in deeds:
        some = after(some, *deed)
        amounts = [given.points for given in some]
        assert all(n > 0 for n in amounts)
        assert amounts == sorted(amounts, reverse=True)
        assert left(some) >= 0
        assert len({given.line for given in some}) == len(some)
        assert all((given.minimum or 0) <= given.points for given in some)
        if deed[0] in ("rest", "rank") and some:
            assert left(some) == 0


@cases(st.lists(st.integers(1, 60), min_size=1, max_size=4), st.data())
def test_a_line_that_is_moved_stands_where_it_was_put(amounts: list[int], data: st.DataObject):
    some: Spread = ()
    for line, n in zip(LINES, amounts, strict=False):
        some = with_points(some, line, n)
    line = data.draw(st.sampled_from(LINES[:5]))
    known = line in shown(some)
    place = data.draw(st.integers(0, len(some) - known))
    there = moved(some, line, place)
    assert there[place].line == line
    if known:
        assert [given.points for given in there] == [given.points for given in some]


def test_too_many_points_are_taken_from_the_others_in_proportion():
    assert shown(with_points(spread(a=60, b=30, c=10), "d", 50)) == {"d": 50, "a": 30, "b": 15, "c": 5}


def test_fewer_points_leave_a_rest_that_is_spread_on_wish():
    some = with_points(spread(a=60, b=40), "a", 20)
    assert (shown(some), left(some)) == ({"b": 40, "a": 20}, 40)
    assert shown(rest_spread(some, LINES)) == {"b": 67, "a": 33}


def test_where_nothing_is_given_the_rest_goes_evenly_over_the_lines_shown():
    assert shown(rest_spread((), ("a", "b", "c"))) == {"a": 34, "b": 33, "c": 33}
    assert rest_spread((), ()) == ()


def test_a_ranking_alone_gives_the_centroid_of_all_weightings_that_keep_it():
    assert shown(by_rank(spread(a=1, b=1, c=1))) == {"a": 61, "b": 28, "c": 11}


def test_the_first_line_that_is_ranked_has_all_and_the_next_one_beneath_shares():
    some = moved((), "a", 0)
    assert shown(some) == {"a": 100}
    assert shown(moved(some, "b", 0)) == {"b": 50, "a": 50}
    assert shown(moved(spread(a=50, b=20), "c", 1)) == {"a": 48, "c": 33, "b": 19}


def test_a_lower_tier_never_has_more_than_the_higher_one():
    some = with_tier(with_tier(spread(a=40), "a", "minimum", 30), "a", "requested", 20)
    assert some == (Given("a", 40, 20, 20),)
    assert with_points(some, "a", 10) == (Given("a", 10, 10, 10),)
