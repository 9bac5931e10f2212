"""What was brought in for somebody who worked on a copy: the package, and what its department's head says to it.

How the commands in a package are decided lives in round.py, whose right counts in bringing.py; the file in exchange.
"""

from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from budget_app.domain import ids
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.people import find_person
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Role
from budget_app.domain.terms import Amending


class Said(StrEnum):
    """What the department's head says to what was brought in for them."""

    NOTHING = "nothing"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"


class Package(msgspec.Struct, frozen=True):
    """What was brought in: `person` did it on a copy, `by` brought it. `commands` are the ids of what they did there,
    `things` the lines and posts it touched here; `said` by the head, with `reason` where it is contested."""

    id: str
    person: str
    department: str
    by: str
    at: str
    commands: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    said: Said = Said.NOTHING
    reason: str = ""


@dataclass
class Bringing(Amending):
    """The part of the state that packages fill, over that of amendments, by id in the order they came."""

    packages: dict[str, Package] = field(default_factory=dict[str, Package])


class ConfirmPackage(Command, tag="confirm_package", frozen=True, kw_only=True):
    """Stands behind what was brought in for one's department."""

    package: str


class ContestPackage(Command, tag="contest_package", frozen=True, kw_only=True):
    """Says that what was brought in for one's department is not what one did, and why. It stays as it is."""

    package: str
    reason: str


class PackageBrought(Event, frozen=True, kw_only=True):
    """A package was brought in; the events that follow and name it are what came of its commands."""

    kind = "package_brought"
    about = "package"
    package: str
    person: str
    department: str
    commands: tuple[str, ...]


class PackageConfirmed(Event, frozen=True, kw_only=True):
    """A head stands behind what was brought in."""

    kind = "package_confirmed"
    about = "package"
    package: str
    department: str


class PackageContested(Event, frozen=True, kw_only=True):
    """A head does not stand behind what was brought in."""

    kind = "package_contested"
    about = "package"
    package: str
    department: str
    reason: str


def confirm_package(state: Bringing, actor: str, command: ConfirmPackage) -> list[Event]:
    """The yes, once."""
    known = find_package(state, command.package)
    if known.said is Said.CONFIRMED:
        return []
    return [PackageConfirmed(package=known.id, department=known.department)]


def contest_package(state: Bringing, actor: str, command: ContestPackage) -> list[Event]:
    """The no, with its reason."""
    known = find_package(state, command.package)
    if known.said is Said.CONTESTED and known.reason == command.reason:
        return []
    return [PackageContested(package=known.id, department=known.department, reason=command.reason)]


DECIDE: Deciders = {ConfirmPackage: confirm_package, ContestPackage: contest_package}


def package_brought(state: Bringing, event: PackageBrought, stamp: Stamp) -> None:
    """It waits for the head, unless they brought it themself. What was left out of it before may come later."""
    if not ids.is_id(event.package) or not all(map(ids.is_id, event.commands)):
        raise Refusal(Reason.ID_TAKEN, id=event.package)
    person = find_person(state, event.person)
    if person.removed or Role.HEAD not in person.roles or person.department != event.department:
        raise Refusal(Reason.PACKAGE_NOT_OF_HEAD, person=person.name, department=event.department)
    again = brought_commands(state).intersection(event.commands)
    if again or len(set(event.commands)) < len(event.commands):
        raise Refusal(Reason.ID_TAKEN, id=min(again, default=event.package))
    before = state.packages.get(event.package)
    if before and before.person != person.id:
        raise Refusal(Reason.ID_TAKEN, id=event.package)
    state.packages[event.package] = Package(
        id=event.package,
        person=person.id,
        department=event.department,
        by=stamp.actor,
        at=stamp.at,
        commands=(*(before.commands if before else ()), *event.commands),
        things=before.things if before else (),
        said=Said.CONFIRMED if stamp.actor == person.id else Said.NOTHING,
    )


def package_confirmed(state: Bringing, event: PackageConfirmed, stamp: Stamp) -> None:
    """The head stands behind it."""
    _say(state, event, Said.CONFIRMED, "")


def package_contested(state: Bringing, event: PackageContested, stamp: Stamp) -> None:
    """The head does not."""
    if not event.reason:
        raise Refusal(Reason.REASON_MISSING)
    _say(state, event, Said.CONTESTED, event.reason)


EVOLVE: Evolvers = {
    PackageBrought: package_brought,
    PackageConfirmed: package_confirmed,
    PackageContested: package_contested,
}


def find_package(state: Bringing, ref: str) -> Package:
    """The package with this id; Refusal where there is none."""
    if ref not in state.packages:
        raise Refusal(Reason.UNKNOWN_PACKAGE, package=ref)
    return state.packages[ref]


def brought_commands(state: Bringing) -> set[str]:
    """The ids of all commands that were brought in, whatever came of them. O(commands)."""
    return {command for package in state.packages.values() for command in package.commands}


def unconfirmed(state: Bringing) -> dict[str, Package]:
    """The things of the round that were brought in and that their head has not confirmed. O(things)."""
    open_ones = (p for p in state.packages.values() if p.said is not Said.CONFIRMED)
    return {thing: package for package in open_ones for thing in package.things}


def _say(state: Bringing, event: PackageConfirmed | PackageContested, said: Said, reason: str) -> None:
    known = find_package(state, event.package)
    if known.department != event.department:
        raise Refusal(Reason.DOES_NOT_FOLLOW)
    state.packages[known.id] = msgspec.structs.replace(known, said=said, reason=reason)
