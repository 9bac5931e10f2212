"""The joint strategy: goals.

How weights are shared out lives in weights.py; how a goal makes a line worth something is reckoned in analysis;
charters and the funnel have topics of their own.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from typing import ClassVar

import msgspec

from budget_app.domain import ids
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.setup import Setup, check_expected, day

LARGEST_NUMBER = 1e100
"""No baseline, target or weight is further from 0: beyond it sums are no longer finite."""


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
    """Sets a joint goal, new or changed, named by id or code; without `code` a new one gets the next (G7).

    A retired goal that is set again counts again. With `expects`, only where the goal is still that one.
    """

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
    expects: Goal | None = None


class RetireGoal(Command, tag="retire_goal", frozen=True, kw_only=True):
    """Takes a goal out of the strategy, with a reason; links to it stay and count no more."""

    goal: str
    reason: str


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


def set_goal(state: Strategy, actor: str, command: SetGoal) -> list[Event]:
    """The goal, where it differs from what stands."""
    known = _lookup(state, command.goal)
    before = state.goals[known] if known else None
    check_expected(command.expects, before)
    code = command.code or (before.code if before else _next_code(state))
    event = GoalSet(
        goal=known or command.goal,
        code=code,
        title=command.title,
        metric=command.metric,
        unit=command.unit,
        baseline=command.baseline,
        target=command.target,
        date=command.date or state.end,
        horizon=command.horizon,
        weight=command.weight,
        weight_low=command.weight_low,
        weight_high=command.weight_high,
    )
    return [] if before == goal_of(event) else [event]


def retire_goal(state: Strategy, actor: str, command: RetireGoal) -> list[Event]:
    """A goal's end, once."""
    goal = find_goal(state, command.goal)
    if not command.reason:
        raise Refusal(Reason.REASON_MISSING)
    return [GoalRetired(goal=goal, reason=command.reason)]


DECIDE: Deciders = {
    SetGoal: set_goal,
    RetireGoal: retire_goal,
}


def goal_set(state: Strategy, event: GoalSet, stamp: Stamp) -> None:
    """There is this goal, and it can be measured."""
    _check_goal(state, event)
    state.goals[event.goal] = goal_of(event)


def goal_retired(state: Strategy, event: GoalRetired, stamp: Stamp) -> None:
    """The goal counts no more."""
    find_goal(state, event.goal)
    state.goals[event.goal] = msgspec.structs.replace(state.goals[event.goal], retired=True)


EVOLVE: Evolvers = {GoalSet: goal_set, GoalRetired: goal_retired}


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


def _next_code(state: Strategy) -> str:
    taken = {goal.code for goal in state.goals.values()}
    return next(code for n in count(len(taken) + 1) if (code := f"G{n}") not in taken)


def _check_goal(state: Strategy, goal: GoalSet) -> None:
    others = [other for other in state.goals.values() if other.id != goal.goal]
    if not ids.is_id(goal.goal):
        raise Refusal(Reason.ID_TAKEN, id=goal.goal)
    if not ids.is_code(goal.code) or any(goal.code == o.code or goal.goal == o.code for o in others):
        raise Refusal(Reason.CODE_TAKEN, code=goal.code)
    if not goal.title:
        raise Refusal(Reason.NAME_MISSING)
    for number in (goal.baseline, goal.target, goal.weight, goal.weight_low, goal.weight_high):
        if number is not None and not abs(number) <= LARGEST_NUMBER:
            raise Refusal(Reason.NUMBER_NOT_FINITE)
    if goal.target == goal.baseline:
        raise Refusal(Reason.TARGET_EQUALS_BASELINE, goal=goal.title)
    day(goal.date)
    low, weight, high = goal.weight_low, goal.weight, goal.weight_high
    before = state.goals.get(goal.goal)
    if before and (low, weight, high) == (before.weight_low, before.weight, before.weight_high):
        return  # another goal's weight may have pushed this one out of its range; its title can be mended all the same
    if weight < 0 or (low is not None and not 0 <= low <= weight) or (high is not None and high < weight):
        raise Refusal(Reason.WEIGHT_OUT_OF_RANGE, weight=weight)


def goal_of(event: GoalSet) -> Goal:
    """The goal as the event says it."""
    fields = {
        name: getattr(event, name) for name in Goal.__struct_fields__ if name in event.__struct_fields__
    }
    return Goal(id=event.goal, **fields)
