"""Finding one's way among what can be picked in a chart: what is under the mouse, what lies in an arrow's direction.

What must not live here: what is picked with it.
"""

from collections.abc import Sequence

from budget_app.charts.marks import Target

_ASIDE = 2.0
"""What lies aside of the direction counts as so much further away."""


def at_place(targets: Sequence[Target], x: float, y: float) -> Target | None:
    """The smallest target that holds a place (px from the lower left); of equals the nearest."""
    under = [target for target in targets if target.box.holds(x, y)]

    def smallness(target: Target) -> tuple[float, float]:
        box, (across, up) = target.box, target.box.middle
        return (box.x1 - box.x0) * (box.y1 - box.y0), (across - x) ** 2 + (up - y) ** 2

    return min(under, key=smallness, default=None)


def towards(targets: Sequence[Target], here: Target, step: tuple[int, int]) -> Target | None:
    """The nearest target in the direction of a step (right and up count); None where there is none."""
    x, y = here.box.middle
    best, least = None, 0.0
    for target in targets:
        across, up = target.box.middle
        ahead = (across - x) * step[0] + (up - y) * step[1]
        aside = abs((across - x) * step[1]) + abs((up - y) * step[0])
        far = ahead + _ASIDE * aside
        if target is not here and ahead > 0 and (best is None or far < least):
            best, least = target, far
    return best
