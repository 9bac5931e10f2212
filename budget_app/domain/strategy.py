"""The joint strategy: goals and their weights.

How a goal makes a line worth something is reckoned in analysis; charters and the funnel have topics of their own.
"""

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

import msgspec

from budget_app.domain import ids
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.setup import Setup, day


class Horizon(StrEnum):
    """How far a goal reaches."""

    QUARTER = "quarter"
    YEAR = "year"
    BEYOND = "beyond"


class Goal(msgspec.Struct, frozen=True):
    """A joint goal. `weight` is its swing weight as given; `queries.weights` scales all to add up to 1."""

    id: str
    code: str
    title: str
    metric: str
    unit: str
    baseline: float
    target: float
    date: str
    horizon: Horizon
    weight: float
    weight_low: float | None = None
    weight_high: float | None = None
    retired: bool = False

    @property
    def span(self) -> float:
        """From the baseline to the target, in the goal's unit; negative where less is better."""
        return self.target - self.baseline


@dataclass
class Strategy(Setup):
    """The part of the state that strategy fills, over that of setup."""

    goals: dict[str, Goal] = field(default_factory=dict[str, Goal])


class SetGoal(Command, tag="set_goal", frozen=True, kw_only=True):
    """Sets a joint goal, new or changed, named by id or code; without `code` a new one gets the next (G7)."""

    makes: ClassVar[str] = "goal"
    goal: str = ""
    code: str = ""
    title: str
    metric: str = ""
    unit: str = ""
    baseline: float = 0.0
    target: float
    date: str = ""
    horizon: Horizon = Horizon.YEAR
    weight: float
    weight_low: float | None = None
    weight_high: float | None = None


class RetireGoal(Command, tag="retire_goal", frozen=True, kw_only=True):
    """Takes a goal out of the strategy, with a reason; links to it stay and count no more."""

    goal: str
    reason: str


class SetWeight(Command, tag="set_weight", frozen=True, kw_only=True):
    """Gives a goal this share (0 to 1) of all weight; the others keep their proportions and share the rest."""

    goal: str
    weight: float


class GoalSet(Event, frozen=True, kw_only=True):
    """A goal was added or changed."""

    kind = "goal_set"
    about = "goal"
    goal: str
    code: str
    title: str
    metric: str
    unit: str
    baseline: float
    target: float
    date: str
    horizon: Horizon
    weight: float
    weight_low: float | None = None
    weight_high: float | None = None


class GoalRetired(Event, frozen=True, kw_only=True):
    """A goal was taken out."""

    kind = "goal_retired"
    about = "goal"
    goal: str
    reason: str


class WeightsSet(Event, frozen=True, kw_only=True):
    """All weights as they now are, by goal; `goal` is the one that was set."""

    kind = "weights_set"
    about = "goal"
    goal: str
    weights: dict[str, float]


def set_goal(state: Strategy, actor: str, command: SetGoal) -> list[Event]:
    """A goal that can be measured: target unlike baseline, everything finite, weight not negative."""
    known = _lookup(state, command.goal)
    before = state.goals[known] if known else None
    code = command.code or (before.code if before else f"G{len(state.goals) + 1}")
    if not ids.is_code(code) or any(g.code == code and g.id != known for g in state.goals.values()):
        raise Refusal(Reason.CODE_TAKEN, code=code, name=command.title)
    if not command.title:
        raise Refusal(Reason.NAME_MISSING)
    numbers = (command.baseline, command.target, command.weight, command.weight_low, command.weight_high)
    if not all(n is None or math.isfinite(n) for n in numbers):
        raise Refusal(Reason.NUMBER_NOT_FINITE)
    if command.target == command.baseline:
        raise Refusal(Reason.TARGET_EQUALS_BASELINE, goal=command.title)
    _check_weights(command)
    event = GoalSet(
        goal=known or command.goal,
        code=code,
        title=command.title,
        metric=command.metric,
        unit=command.unit,
        baseline=command.baseline,
        target=command.target,
        date=(command.date and day(command.date).isoformat()) or state.end,
        horizon=command.horizon,
        weight=command.weight,
        weight_low=command.weight_low,
        weight_high=command.weight_high,
    )
    return [] if before == _goal(event) else [event]


def retire_goal(state: Strategy, actor: str, command: RetireGoal) -> list[Event]:
    """A goal's end, once."""
    goal = find_goal(state, command.goal)
    if not command.reason:
        raise Refusal(Reason.REASON_MISSING)
    return [GoalRetired(goal=goal, reason=command.reason)]


def set_weight(state: Strategy, actor: str, command: SetWeight) -> list[Event]:
    """All weights anew: this goal's as asked, the others scaled to the rest."""
    goal = find_goal(state, command.goal)
    if not (math.isfinite(command.weight) and 0 <= command.weight <= 1):
        raise Refusal(Reason.WEIGHT_OUT_OF_RANGE, weight=command.weight)
    others = {g.id: g.weight for g in state.goals.values() if not g.retired and g.id != goal}
    whole = math.fsum(others.values())
    rest = 1 - command.weight
    if not others and command.weight != 1:
        raise Refusal(Reason.WEIGHT_OUT_OF_RANGE, weight=command.weight)
    scaled = {g: w / whole * rest if whole else rest / len(others) for g, w in others.items()}
    weights = {goal: command.weight, **scaled}
    same = all(math.isclose(state.goals[g].weight, w, abs_tol=1e-12) for g, w in weights.items())
    return [] if same else [WeightsSet(goal=goal, weights=weights)]


DECIDE: Deciders = {SetGoal: set_goal, RetireGoal: retire_goal, SetWeight: set_weight}


def goal_set(state: Strategy, event: GoalSet, stamp: Stamp) -> None:
    """There is this goal."""
    state.goals[event.goal] = _goal(event)


def goal_retired(state: Strategy, event: GoalRetired, stamp: Stamp) -> None:
    """The goal counts no more."""
    state.goals[event.goal] = msgspec.structs.replace(state.goals[event.goal], retired=True)


def weights_set(state: Strategy, event: WeightsSet, stamp: Stamp) -> None:
    """The goals weigh this much."""
    changed = {g: msgspec.structs.replace(state.goals[g], weight=w) for g, w in event.weights.items()}
    state.goals.update(changed)


EVOLVE: Evolvers = {GoalSet: goal_set, GoalRetired: goal_retired, WeightsSet: weights_set}


def find_goal(state: Strategy, ref: str) -> str:
    """The id of the goal meant by id or code, not retired; Refusal otherwise."""
    known = _lookup(state, ref)
    if not known:
        raise Refusal(Reason.UNKNOWN_GOAL, goal=ref)
    if state.goals[known].retired:
        raise Refusal(Reason.GOAL_RETIRED, goal=state.goals[known].title)
    return known


def _lookup(state: Strategy, ref: str) -> str:
    if ref in state.goals:
        return ref
    return next((g.id for g in state.goals.values() if ref and g.code == ref), "")


def _check_weights(command: SetGoal) -> None:
    low, weight, high = command.weight_low, command.weight, command.weight_high
    if weight < 0 or (low is not None and not 0 <= low <= weight) or (high is not None and high < weight):
        raise Refusal(Reason.WEIGHT_OUT_OF_RANGE, weight=weight)


def _goal(event: GoalSet) -> Goal:
    return Goal(
        id=event.goal, **{name: getattr(event, name) for name in event.__struct_fields__ if name != "goal"}
    )
