"""How much each joint goal matters beside the others.

The goals live in strategy.py; `queries.weights` scales all weights to add up to 1.
"""

import math

import msgspec

from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.setup import check_expected
from budget_app.domain.strategy import LARGEST_NUMBER, Strategy, find_goal


class SetWeight(Command, tag="set_weight", frozen=True, kw_only=True):
    """Gives a goal this share (0 to 1) of all weight; the others keep their proportions and share the rest."""

    goal: str
    weight: float


class SetWeights(Command, tag="set_weights", frozen=True, kw_only=True):
    """Gives goals their weights as they stand here, by id or code. With `expects`, only where all are still those."""

    weights: dict[str, float]
    expects: dict[str, float] | None = None


class WeightsSet(Event, frozen=True, kw_only=True):
    """Weights as they now are, by goal; `goal` is the one that was set, "" where several were."""

    kind = "weights_set"
    about = "goal"
    goal: str = ""
    weights: dict[str, float]


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


def set_weights(state: Strategy, actor: str, command: SetWeights) -> list[Event]:
    """The weights, where they differ from what stands."""
    weights = {find_goal(state, ref): weight for ref, weight in command.weights.items()}
    for ref, weight in (command.expects or {}).items():
        check_expected(weight, state.goals[find_goal(state, ref)].weight)
    same = all(state.goals[goal].weight == weight for goal, weight in weights.items())
    return [] if same else [WeightsSet(weights=weights)]


DECIDE: Deciders = {SetWeight: set_weight, SetWeights: set_weights}


def weights_set(state: Strategy, event: WeightsSet, stamp: Stamp) -> None:
    """The goals weigh this much."""
    for weight in event.weights.values():
        if not 0 <= weight <= LARGEST_NUMBER:
            raise Refusal(Reason.WEIGHT_OUT_OF_RANGE, weight=weight)
    changed = {g: msgspec.structs.replace(state.goals[g], weight=w) for g, w in event.weights.items()}
    state.goals.update(changed)


EVOLVE: Evolvers = {WeightsSet: weights_set}
