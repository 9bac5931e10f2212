"""Small random problems with everything in them that can go wrong: equal costs, nothing gained, harm, knots
of ties.
"""

from hypothesis import strategies as st

from budget_app.analysis.problem import Problem


@st.composite
def problems(draw: st.DrawFn, most_lines: int = 5) -> Problem:
    """Up to five lines with up to three tiers, any pairs tied either way, cycles included."""
    lines = draw(st.integers(1, most_lines))
    scale = draw(st.sampled_from((1, 7, 100_00)))
    tier = st.tuples(st.integers(1, 6), st.integers(-2, 5))
    tiers = draw(st.lists(st.lists(tier, max_size=3), min_size=lines, max_size=lines))
    pairs = st.lists(
        st.tuples(st.integers(0, lines - 1), st.integers(0, lines - 1)).filter(
            lambda pair: pair[0] != pair[1]
        ),
        max_size=lines,
    )
    return Problem(
        tuple(tuple(cost * scale for cost, _ in own) for own in tiers),
        tuple(tuple(value for _, value in own) for own in tiers),
        tuple(draw(pairs)),
        tuple(draw(pairs)),
    )
