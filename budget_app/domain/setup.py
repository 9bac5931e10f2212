"""What a round is: its name, fund, reserve, period and rules.

How it is opened lives in opening.py, what it is called in naming.py,
people in people.py, phases and deadlines in phases.py, goals in strategy.py.
"""

import re
from dataclasses import dataclass, field
from datetime import date

import msgspec

from budget_app.domain import money
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.people import People, Person
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase, Role

RULES_VERSION = 1

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class Rules(msgspec.Struct, frozen=True):
    """What the round agreed on before it began; `version` names the rules of Accord that it lives under."""

    signatures: int = 1
    version: int = RULES_VERSION


@dataclass
class Setup(People):
    """The part of the state that setup fills. Entities are frozen; only `evolve` changes the dicts."""

    name: str = ""
    currency: str = ""
    fund: int = 0
    reserve: int = 0
    start: str = ""
    end: str = ""
    rules: Rules = field(default_factory=Rules)
    phase: Phase = Phase.SETUP
    deadlines: dict[Phase, str] = field(default_factory=dict[Phase, str])

    @property
    def executives_needed(self) -> int:
        """As many as must sign."""
        return self.rules.signatures

    @property
    def available(self) -> int:
        """Fund less reserve, in minor units."""
        return self.fund - self.reserve


# --- commands


class SetFund(Command, tag="set_fund", frozen=True, kw_only=True):
    """Sets the fund, in minor units. With `expects`, only where it is still that much."""

    fund: int
    expects: int | None = None


class SetReserve(Command, tag="set_reserve", frozen=True, kw_only=True):
    """Sets the part of the fund that is held back, in minor units. With `expects`, only where it is still that."""

    reserve: int
    expects: int | None = None


class SetRules(Command, tag="set_rules", frozen=True, kw_only=True):
    """Sets the round's rules: how many executives sign."""

    signatures: int


# --- events


class FundSet(Event, frozen=True, kw_only=True):
    """The fund was set."""

    kind = "fund_set"
    fund: int


class ReserveSet(Event, frozen=True, kw_only=True):
    """The reserve was set."""

    kind = "reserve_set"
    reserve: int


class RulesSet(Event, frozen=True, kw_only=True):
    """The rules were set."""

    kind = "rules_set"
    rules: Rules


# --- decide


def set_fund(state: Setup, actor: str, command: SetFund) -> list[Event]:
    """Another fund, not below the reserve."""
    check_expected(command.expects, state.fund)
    return [FundSet(fund=command.fund)] if command.fund != state.fund else []


def set_reserve(state: Setup, actor: str, command: SetReserve) -> list[Event]:
    """Another reserve, not above the fund."""
    check_expected(command.expects, state.reserve)
    return [ReserveSet(reserve=command.reserve)] if command.reserve != state.reserve else []


def set_rules(state: Setup, actor: str, command: SetRules) -> list[Event]:
    """Other rules, that can be kept by the people there are."""
    rules = msgspec.structs.replace(state.rules, signatures=command.signatures)
    return [RulesSet(rules=rules)] if rules != state.rules else []


DECIDE: Deciders = {
    SetFund: set_fund,
    SetReserve: set_reserve,
    SetRules: set_rules,
}


# --- evolve


def fund_set(state: Setup, event: FundSet, stamp: Stamp) -> None:
    """The fund is now this."""
    check_fund(event.fund, state.reserve)
    state.fund = event.fund


def reserve_set(state: Setup, event: ReserveSet, stamp: Stamp) -> None:
    """The reserve is now this."""
    check_fund(state.fund, event.reserve)
    state.reserve = event.reserve


def rules_set(state: Setup, event: RulesSet, stamp: Stamp) -> None:
    """The rules are now these."""
    check_signatures(event.rules.signatures, tuple(state.people.values()))
    state.rules = event.rules


EVOLVE: Evolvers = {
    FundSet: fund_set,
    ReserveSet: reserve_set,
    RulesSet: rules_set,
}


# --- what other topics ask


def day(text: str) -> date:
    """The day written as YYYY-MM-DD; Refusal(BAD_DATE) otherwise."""
    try:
        if _DAY.match(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Refusal(Reason.BAD_DATE, date=text)


def check_fund(fund: int, reserve: int) -> None:
    """Refuses a fund or reserve that is negative, too large, or does not fit the other."""
    for amount in (fund, reserve):
        if not 0 <= amount <= money.LARGEST:
            raise Refusal(Reason.AMOUNT_OUT_OF_RANGE, amount=amount)
    if reserve > fund:
        raise Refusal(Reason.RESERVE_OVER_FUND, fund=fund, reserve=reserve)


def check_period(start: str, end: str) -> None:
    """Refuses what are no days, and an end that does not come after the start."""
    if day(start) >= day(end):
        raise Refusal(Reason.BAD_PERIOD, start=start, end=end)


def check_expected(expects: object, now: object) -> None:
    """Refuses where something is no longer what was expected of it; None expects nothing."""
    if expects is not None and expects != now:
        raise Refusal(Reason.CHANGED_SINCE)


def check_signatures(signatures: int, people: tuple[Person, ...]) -> None:
    """Refuses a number of signatures that these people cannot give."""
    executives = sum(Role.EXECUTIVE in p.roles and not p.removed for p in people)
    if not 1 <= signatures <= executives:
        raise Refusal(Reason.SIGNATURES_OUT_OF_RANGE, signatures=signatures, executives=executives)
