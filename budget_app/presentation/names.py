"""What phases, roles, tiers, kinds and states are called on screen and in print.

Whole sentences live in messages.py and beside the tables that need them.
"""

from budget_app.domain.lines import Kind, Level, Status
from budget_app.domain.people import Person
from budget_app.domain.roles import Phase, Role
from budget_app.domain.setup import Setup
from budget_app.domain.strategy import Horizon
from budget_app.words import _


def phase_name(phase: Phase) -> str:
    """Negotiation, Follow-up ..."""
    return {
        Phase.SETUP: _("Set-up"),
        Phase.REQUESTS: _("Requests"),
        Phase.SCORING: _("Scoring"),
        Phase.NEGOTIATION: _("Negotiation"),
        Phase.DECISION: _("Decision"),
        Phase.FOLLOW_UP: _("Follow-up"),
        Phase.CLOSED: _("Closed"),
    }[phase]


def role_name(role: Role) -> str:
    """head, executive ..."""
    return {
        Role.HEAD: _("head"),
        Role.EXECUTIVE: _("executive"),
        Role.LIAISON: _("liaison"),
        Role.FINANCE: _("finance"),
        Role.OBSERVER: _("observer"),
    }[role]


def person_title(state: Setup, person: Person) -> str:
    """What a person is in the round: "head of Sales", "executive, finance"."""
    titles: list[str] = []
    for role in person.roles:
        if role is Role.HEAD and person.department in state.departments:
            department = state.departments[person.department].name
            titles.append(_("head of {department}").format(department=department))
        else:
            titles.append(role_name(role))
    return ", ".join(titles)


def level_name(level: Level) -> str:
    """minimum, requested, stretch."""
    return {
        Level.MINIMUM: _("minimum"),
        Level.REQUESTED: _("requested"),
        Level.STRETCH: _("stretch"),
    }[level]


def status_name(status: Status) -> str:
    """Draft, Open, Withdrawn: a submitted line is open until it is agreed or decided."""
    return {
        Status.DRAFT: _("Draft"),
        Status.SUBMITTED: _("Open"),
        Status.WITHDRAWN: _("Withdrawn"),
    }[status]


def kind_name(kind: Kind) -> str:
    """hire, training ..."""
    return {
        Kind.HIRE: _("hire"),
        Kind.TRAINING: _("training"),
        Kind.INCENTIVE: _("incentive"),
        Kind.CAMPAIGN: _("campaign"),
        Kind.COLLATERAL: _("collateral"),
        Kind.EVENT: _("event"),
        Kind.TOOL: _("tool"),
        Kind.ROTATION: _("cross-training or job rotation"),
        Kind.OTHER: _("other"),
    }[kind]


def horizon_name(horizon: Horizon) -> str:
    """this quarter, this year, beyond."""
    return {
        Horizon.QUARTER: _("this quarter"),
        Horizon.YEAR: _("this year"),
        Horizon.BEYOND: _("beyond"),
    }[horizon]


def together(names: list[str], most: int = 6) -> str:
    """Sales, Marketing and Product; of more than `most` as `listed`."""
    if len(names) < 2 or len(names) > most:
        return listed(names, most)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def listed(names: list[str], most: int = 6) -> str:
    """S-001, S-002 and 3 more: at most `most` names, then how many more."""
    if len(names) <= most:
        return ", ".join(names)
    shown = ", ".join(names[: most - 1])
    return _("{names} and {n} more").format(names=shown, n=len(names) - most + 1)
