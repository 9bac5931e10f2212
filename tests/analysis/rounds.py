"""Problems as rounds have them, drawn from a seed: amounts in thousands and hundreds, ties in small groups."""

from random import Random

from budget_app.analysis.problem import UNIT, Problem


def drawn_round(
    lines: int, seed: int, unit: int = 100_00, cheapest: int = 2_000_00, dearest: int = 60_000_00
) -> Problem:
    """Lines x 3 tiers, amounts multiples of `unit` (minor units), six lines in ten in groups of two to eight."""
    rng = Random(seed)
    tiers = [_drawn_line(rng, unit, cheapest, dearest, lines) for _ in range(lines)]
    requires: list[tuple[int, int]] = []
    excludes: list[tuple[int, int]] = []
    order = rng.sample(range(lines), lines)
    while len(order) > 0.4 * lines:
        group, order = order[: (size := rng.randint(2, 8))], order[size:]
        for place in range(1, len(group)):
            pairs = requires if rng.random() < 0.7 else excludes
            pairs.append((group[place], group[rng.randrange(place)]))
    costs, values = zip(*tiers, strict=True)
    return Problem(costs, values, tuple(requires), tuple(excludes))


def _drawn_line(
    rng: Random, unit: int, cheapest: int, dearest: int, lines: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    requested = cheapest * (dearest / cheapest) ** rng.random()
    amounts = (requested * rng.uniform(0.5, 0.7), requested, requested * rng.uniform(1.2, 1.6))
    costs = tuple(max(1, round(amount / unit)) * unit for amount in amounts)
    value, before, worth, values = 0.0, 0, rng.lognormvariate(0, 0.5), list[int]()
    for cost in costs:
        value += (cost - before) / dearest * worth * rng.uniform(0.7, 1.3)
        values.append(round(value / lines * UNIT))
        before, worth = cost, worth * rng.uniform(0.4, 1.0)
    return costs, tuple(values)
