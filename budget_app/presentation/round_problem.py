"""A round's lines as a problem of analysis, with the way back from its numbers to lines and tiers.

What must not live here: which lines are put to it (problem.py), any method that solves it, words.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from budget_app.analysis.frontier import Frontier
from budget_app.analysis.problem import Portfolio, Problem
from budget_app.domain import queries
from budget_app.domain.lines import Level, Line, Status
from budget_app.domain.round import Round
from budget_app.presentation.estimates import Estimate, estimate


class Unvalued(msgspec.Struct, frozen=True):
    """The lines that are not estimated: how many, what they ask for in minor units, their ids by code."""

    lines: int = 0
    amount: int = 0
    ids: tuple[str, ...] = ()


class Choice(msgspec.Struct, frozen=True):
    """A set of funded tiers by line id; cost in minor units, value in 1e-9. No set within the amount
    asked for is worth more than `bound`."""

    levels: dict[str, Level]
    cost: int
    value: int
    bound: int


@dataclass(frozen=True, slots=True)
class RoundProblem:
    """What `problem` says in numbers, by line ids (in the order of codes) and tiers.

    `levels[i][t]` is the tier that option t of line i funds; a line without options takes no part. `values`: what each
    estimated tier is worth, in 1e-9. `assumed`: (line, goal, tier) whose result follows by proportion. `carried`: lines
    that are not estimated, yet take part at value 0 because an estimated one requires them and their money counts; they
    are in `unvalued` too. `blocked`: line -> the other that keeps it out (required and not to be had, or excluded
    and funded). `out_of_range`: not estimated because what is promised is beyond belief. `drafts`: not yet submitted.
    """

    problem: Problem
    lines: tuple[str, ...]
    levels: tuple[tuple[Level, ...], ...]
    values: dict[tuple[str, Level], int]
    assumed: frozenset[tuple[str, str, Level]]
    unvalued: Unvalued
    carried: frozenset[str]
    blocked: dict[str, str]
    out_of_range: tuple[str, ...]
    drafts: tuple[str, ...]

    def takes_part(self) -> dict[str, int]:
        """The lines that have options, by id, with their place."""
        return {line: i for i, (line, own) in enumerate(zip(self.lines, self.levels, strict=True)) if own}

    def choice(self, found: Portfolio) -> Choice:
        """A set of the problem by lines and tiers, valued without what `assemble` adds for lines that must be in."""
        funded = [(i, t) for i, t in enumerate(found.choice) if t >= 0]
        levels = {self.lines[i]: self.levels[i][t] for i, t in funded}
        value = sum(self.values.get(pair, 0) for pair in levels.items())
        return Choice(
            levels, sum(self.problem.costs[i][t] for i, t in funded), value, value + found.bound - found.value
        )


def assemble(
    state: Round, lines: Sequence[Line], funded: Collection[str] = (), must: Collection[str] = ()
) -> RoundProblem:
    """The problem of choosing among `lines` (by code), where the lines in `funded` (ids) are granted already.

    A line that requires one which is neither among them nor funded is blocked, as is one that excludes, or is excluded
    by, a funded one. Lines in `must` go before everything: each is worth more than all others together. Linear in
    lines, links and ties.
    """
    goals = {goal.id: goal for goal in queries.live_goals(state)}
    weights = queries.weights(state) if goals else {}
    found = {line.id: estimate(line, goals, weights) for line in lines}
    place = {line.id: i for i, line in enumerate(lines)}
    blocked = _blocked(state, lines, place, funded)
    carried = _carried(lines, place, found, blocked, must)
    options = [_options(line, found[line.id], line.id in carried, line.id in blocked) for line in lines]
    needed = [line.id for line in lines if line.id in must]
    unvalued = [line for line in lines if not found[line.id].values]
    return RoundProblem(
        problem=Problem(
            costs=tuple(tuple(line.tiers[t] for t in own) for line, own in zip(lines, options, strict=True)),
            values=_weighed(lines, options, found, needed),
            requires=_pairs(((line.id, other) for line in lines for other in line.requires), place),
            excludes=_pairs((sorted((line.id, other)) for line in lines for other in line.excludes), place),
        ),
        lines=tuple(place),
        levels=tuple(options),
        values={(line, t): value for line, own in found.items() for t, value in own.values.items()},
        assumed=frozenset((line, goal, t) for line, own in found.items() for goal, t in own.assumed),
        unvalued=Unvalued(len(unvalued), sum(map(queries.asked, unvalued)), tuple(x.id for x in unvalued)),
        carried=carried,
        blocked=blocked,
        out_of_range=tuple(line for line, own in found.items() if own.out_of_range),
        drafts=tuple(line.id for line in lines if line.status is Status.DRAFT),
    )


def best_at(round_problem: RoundProblem, frontier: Frontier, amount: int) -> Choice:
    """The best set that costs at most `amount` minor units (nothing below 0), by the frontier's tie rule.

    Linear in lines; where the frontier is not exact HiGHS is asked, and `bound` may lie above `value`.
    """
    return round_problem.choice(frontier.at(min(max(amount, 0), frontier.most)))


def value_of(round_problem: RoundProblem, amounts: Mapping[str, int]) -> int:
    """What these amounts (minor units, by line id) are worth in 1e-9, over the lines that take part.

    Another amount than a tier counts as the highest tier it pays for. Linear in lines.
    """
    value = 0
    for line, i in round_problem.takes_part().items():
        costs, levels = round_problem.problem.costs[i], round_problem.levels[i]
        paid = [t for t, cost in enumerate(costs) if cost <= amounts.get(line, 0)]
        if paid:
            value += round_problem.values.get((line, levels[max(paid, key=lambda t: costs[t])]), 0)
    return value


def _blocked(
    state: Round, lines: Sequence[Line], place: Mapping[str, int], funded: Collection[str]
) -> dict[str, str]:
    blocked: dict[str, str] = {}
    for line in lines:
        missing = [other for other in line.requires if other not in place and other not in funded]
        against = [other for other in line.excludes if other in funded]
        if missing or against:
            blocked[line.id] = (*missing, *against)[0]
    for other in sorted(funded, key=lambda line: state.lines[line].code):
        for line in state.lines[other].excludes:
            if line in place:
                blocked.setdefault(line, other)
    return blocked


def _carried(
    lines: Sequence[Line],
    place: Mapping[str, int],
    found: Mapping[str, Estimate],
    blocked: Mapping[str, str],
    must: Collection[str],
) -> frozenset[str]:
    """What is not estimated and required, also through others, by what is estimated or must be in."""
    reached = {
        line.id for line in lines if line.id not in blocked and (found[line.id].values or line.id in must)
    }
    ahead = list(reached)
    while ahead:
        for other in lines[place[ahead.pop()]].requires:
            if other in place and other not in reached:
                reached.add(other)
                ahead.append(other)
    return frozenset(line for line in reached if not found[line].values)


def _options(line: Line, own: Estimate, carried: bool, blocked: bool) -> tuple[Level, ...]:
    """The tiers that can be chosen, rising; of two with equal amounts the one worth more, else the higher."""
    if blocked or not (own.values or carried):
        return ()
    best: dict[int, Level] = {}
    for level, amount in line.tiers.items():
        rival = best.get(amount)
        if amount > 0 and (rival is None or own.values.get(level, 0) >= own.values.get(rival, 0)):
            best[amount] = level
    return tuple(best.values())


def _weighed(
    lines: Sequence[Line],
    options: Sequence[tuple[Level, ...]],
    found: Mapping[str, Estimate],
    needed: Sequence[str],
) -> tuple[tuple[int, ...], ...]:
    """The values that decide: those of the lines that must be in are raised above all others' together."""
    values = [
        tuple(found[line.id].values.get(t, 0) for t in own) for line, own in zip(lines, options, strict=True)
    ]
    raised = 1 + 2 * sum(max(map(abs, own), default=0) for own in values) if needed else 0
    first = set(needed)
    return tuple(
        tuple(v + raised for v in own) if line.id in first else own
        for line, own in zip(lines, values, strict=True)
    )


def _pairs(named: Iterable[Sequence[str]], place: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    known = {(place[one], place[other]) for one, other in named if one in place and other in place}
    return tuple(sorted(pair for pair in known if pair[0] != pair[1]))
