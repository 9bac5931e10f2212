"""What a round is called and which time it is for: what may be put right while it is under way.

Money and rules live in setup.py, and once requests are called for in amendments.py.
"""

from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.setup import Setup, check_expected, check_period


class NameRound(Command, tag="name_round", frozen=True, kw_only=True):
    """Gives the round another name. With `expects`, only where it still has that one."""

    name: str
    expects: str | None = None


class SetPeriod(Command, tag="set_period", frozen=True, kw_only=True):
    """Sets the round's first and last day (YYYY-MM-DD)."""

    start: str
    end: str


class RoundNamed(Event, frozen=True, kw_only=True):
    """The round was given another name."""

    kind = "round_named"
    name: str


class PeriodSet(Event, frozen=True, kw_only=True):
    """The round's period was set."""

    kind = "period_set"
    start: str
    end: str


def name_round(state: Setup, actor: str, command: NameRound) -> list[Event]:
    """Another name."""
    check_expected(command.expects, state.name)
    return [RoundNamed(name=command.name)] if command.name != state.name else []


def set_period(state: Setup, actor: str, command: SetPeriod) -> list[Event]:
    """Another period."""
    same = (command.start, command.end) == (state.start, state.end)
    return [] if same else [PeriodSet(start=command.start, end=command.end)]


DECIDE: Deciders = {NameRound: name_round, SetPeriod: set_period}


def round_named(state: Setup, event: RoundNamed, stamp: Stamp) -> None:
    """The round is called this."""
    if not event.name:
        raise Refusal(Reason.NAME_MISSING)
    state.name = event.name


def period_set(state: Setup, event: PeriodSet, stamp: Stamp) -> None:
    """The round is for this time."""
    check_period(event.start, event.end)
    state.start, state.end = event.start, event.end


EVOLVE: Evolvers = {RoundNamed: round_named, PeriodSet: period_set}
