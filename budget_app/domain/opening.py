"""How a round begins: one command with its departments and people.

What a round is lives in setup.py; what can be changed of it, there and in people.py.
"""

import re

from budget_app.domain.departments import check_department
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.people import Department, Person, check_person, check_somebody_decides
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Role
from budget_app.domain.setup import Rules, Setup, check_fund, check_period, check_signatures

_CURRENCY = re.compile(r"[A-Z]{3}\Z")


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


def open_round(state: Setup, actor: str, command: OpenRound) -> list[Event]:
    """The round's first event, under the rules of this version."""
    fields = {name: getattr(command, name) for name in command.__struct_fields__}
    fields["rules"] = Rules(signatures=command.rules.signatures)
    return [RoundOpened(**fields)]


DECIDE: Deciders = {OpenRound: open_round}


def round_opened(state: Setup, event: RoundOpened, stamp: Stamp) -> None:
    """Fills the empty state; refused where there is a round, or what it says cannot be."""
    if state.name:
        raise Refusal(Reason.ROUND_EXISTS)
    _check_opening(event, stamp.actor)
    state.name, state.currency = event.name, event.currency
    state.fund, state.reserve = event.fund, event.reserve
    state.start, state.end, state.rules = event.start, event.end, event.rules
    state.departments.update((d.code, d) for d in event.departments)
    state.people.update((p.id, p) for p in event.people)


EVOLVE: Evolvers = {RoundOpened: round_opened}


def _check_opening(event: RoundOpened, actor: str) -> None:
    if not event.name:
        raise Refusal(Reason.NAME_MISSING)
    if not _CURRENCY.match(event.currency):
        raise Refusal(Reason.BAD_CURRENCY, currency=event.currency)
    check_fund(event.fund, event.reserve)
    check_period(event.start, event.end)
    check_signatures(event.rules.signatures, event.people)
    known: dict[str, Department] = {}
    for department in event.departments:
        check_department(known, department.code, department.name)
        known[department.code] = department
    people: dict[str, Person] = {}
    for person in event.people:
        if person.id in people:
            raise Refusal(Reason.ID_TAKEN, id=person.id)
        check_person(known, person)
        people[person.id] = person
    check_somebody_decides(people)
    if actor not in people or not {Role.FINANCE, Role.EXECUTIVE}.intersection(people[actor].roles):
        raise Refusal(Reason.NOT_YOUR_ROLE, roles=[Role.EXECUTIVE, Role.FINANCE], person=actor)
