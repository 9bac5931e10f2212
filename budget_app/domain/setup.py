"""What a round is: its name, fund, reserve, period and rules.

Departments and people live in people.py, phases and deadlines in phases.py, goals in strategy.py.
"""

from dataclasses import dataclass, field
from datetime import date

import msgspec

from budget_app.domain import money
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.people import (
    Department,
    People,
    Person,
    check_department,
    check_person,
    check_somebody_decides,
)
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase, Role


class Rules(msgspec.Struct, frozen=True):
    """What the round agreed on before it began; `version` names the rules of Accord that it lives under."""

    signatures: int = 1
    version: int = 1


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
    def available(self) -> int:
        """Fund less reserve, in minor units."""
        return self.fund - self.reserve


# --- commands


class OpenRound(Command, tag="open_round", frozen=True, kw_only=True):
    """Opens the round with its departments and people; amounts in minor units, dates as YYYY-MM-DD."""

    name: str
    currency: str
    fund: int
    reserve: int = 0
    start: str
    end: str
    rules: Rules = Rules()
    departments: tuple[Department, ...]
    people: tuple[Person, ...]


class SetFund(Command, tag="set_fund", frozen=True, kw_only=True):
    """Sets the fund, in minor units."""

    fund: int


class SetReserve(Command, tag="set_reserve", frozen=True, kw_only=True):
    """Sets the part of the fund that is held back, in minor units."""

    reserve: int


class SetRules(Command, tag="set_rules", frozen=True, kw_only=True):
    """Sets the round's rules: how many executives sign."""

    signatures: int


# --- events


class RoundOpened(Event, frozen=True, kw_only=True):
    """The first event of every round."""

    kind = "round_opened"
    name: str
    currency: str
    fund: int
    reserve: int
    start: str
    end: str
    rules: Rules
    departments: tuple[Department, ...]
    people: tuple[Person, ...]


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


def open_round(state: Setup, actor: str, command: OpenRound) -> list[Event]:
    """The round's first event; refused where there is one, or what it says cannot be."""
    if state.name:
        raise Refusal(Reason.ROUND_EXISTS)
    if not command.name:
        raise Refusal(Reason.NAME_MISSING)
    if len(command.currency) != 3 or not command.currency.isalpha() or not command.currency.isupper():
        raise Refusal(Reason.BAD_CURRENCY, currency=command.currency)
    check_fund(command.fund, command.reserve)
    if day(command.start) >= day(command.end):
        raise Refusal(Reason.BAD_PERIOD, start=command.start, end=command.end)
    _check_signatures(command.rules.signatures, command.people)
    known: dict[str, Department] = {}
    for department in command.departments:
        check_department(known, department.code, department.name)
        known[department.code] = department
    people: dict[str, Person] = {}
    for person in command.people:
        if person.id in people:
            raise Refusal(Reason.ID_TAKEN, id=person.id)
        check_person(known, person)
        people[person.id] = person
    check_somebody_decides(people)
    return [RoundOpened(**{name: getattr(command, name) for name in command.__struct_fields__})]


def set_fund(state: Setup, actor: str, command: SetFund) -> list[Event]:
    """Another fund, not below the reserve."""
    check_fund(command.fund, state.reserve)
    return [FundSet(fund=command.fund)] if command.fund != state.fund else []


def set_reserve(state: Setup, actor: str, command: SetReserve) -> list[Event]:
    """Another reserve, not above the fund."""
    check_fund(state.fund, command.reserve)
    return [ReserveSet(reserve=command.reserve)] if command.reserve != state.reserve else []


def set_rules(state: Setup, actor: str, command: SetRules) -> list[Event]:
    """Other rules, that can be kept by the people there are."""
    _check_signatures(command.signatures, tuple(state.people.values()))
    rules = msgspec.structs.replace(state.rules, signatures=command.signatures)
    return [RulesSet(rules=rules)] if rules != state.rules else []


DECIDE: Deciders = {
    OpenRound: open_round,
    SetFund: set_fund,
    SetReserve: set_reserve,
    SetRules: set_rules,
}


# --- evolve


def round_opened(state: Setup, event: RoundOpened, stamp: Stamp) -> None:
    """Fills the empty state."""
    if state.name:
        raise Refusal(Reason.ROUND_EXISTS)
    state.name, state.currency = event.name, event.currency
    state.fund, state.reserve = event.fund, event.reserve
    state.start, state.end, state.rules = event.start, event.end, event.rules
    state.departments.update((d.code, d) for d in event.departments)
    state.people.update((p.id, p) for p in event.people)


def fund_set(state: Setup, event: FundSet, stamp: Stamp) -> None:
    """The fund is now this."""
    state.fund = event.fund


def reserve_set(state: Setup, event: ReserveSet, stamp: Stamp) -> None:
    """The reserve is now this."""
    state.reserve = event.reserve


def rules_set(state: Setup, event: RulesSet, stamp: Stamp) -> None:
    """The rules are now these."""
    state.rules = event.rules


EVOLVE: Evolvers = {
    RoundOpened: round_opened,
    FundSet: fund_set,
    ReserveSet: reserve_set,
    RulesSet: rules_set,
}


# --- what other topics ask


def day(text: str) -> date:
    """The day written as YYYY-MM-DD; Refusal(BAD_DATE) otherwise."""
    try:
        if len(text) == 10:
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


def _check_signatures(signatures: int, people: tuple[Person, ...]) -> None:
    executives = sum(Role.EXECUTIVE in p.roles and not p.removed for p in people)
    if not 1 <= signatures <= executives:
        raise Refusal(Reason.SIGNATURES_OUT_OF_RANGE, signatures=signatures, executives=executives)
