"""Whose right counts for what is brought in: the head's who did it on a copy, and the bringer's to bring it.

What a package is lives in packages.py; the table of rights in permissions.py.
"""

import msgspec

from budget_app.domain import permissions
from budget_app.domain.attachments import AttachmentRemoved, FileAttached
from budget_app.domain.imports import LineImported
from budget_app.domain.lines import find_line
from budget_app.domain.links import LineLinked, LineUnlinked
from budget_app.domain.messages import Command, Event, Refusal, Stamp
from budget_app.domain.packages import Bringing, PackageBrought
from budget_app.domain.past import PastRecorded
from budget_app.domain.refusals import Reason
from budget_app.domain.requests import LineDrafted, LineRevised, ReviseLine
from budget_app.domain.sponsors import InvitationWithdrawn, LineDeclined, LineJoined, ShareSet, SponsorInvited
from budget_app.domain.submission import LineReopened, LineSubmitted, LineWithdrawn
from budget_app.domain.talk import Posted, PostEdited

BROUGHT: frozenset[type[Event]] = frozenset(
    {
        *(LineDrafted, LineImported, LineRevised, PastRecorded, LineLinked, LineUnlinked),
        *(LineSubmitted, LineWithdrawn, LineReopened, FileAttached, AttachmentRemoved),
        *(SponsorInvited, InvitationWithdrawn, ShareSet, LineJoined, LineDeclined, Posted, PostEdited),
    }
)
"""What can be brought in for somebody. To decide, to sign, to agree to other terms one sits at the round oneself."""


def in_whose_name(state: Bringing, event: Event, stamp: Stamp) -> Stamp:
    """The stamp of an event that names its package, with the person who did it as actor.

    Refusal where the actor did not bring that package, may bring in none, or where such an event is not brought in.
    """
    package = state.packages.get(event.brought)
    if package is None or package.by != stamp.actor:
        raise Refusal(Reason.DOES_NOT_FOLLOW)
    if type(event) not in BROUGHT:
        raise Refusal(Reason.ONLY_IN_PERSON)
    refusal = permissions.why_not(state, stamp.actor, PackageBrought, (package.department,))
    if refusal:
        raise refusal
    return msgspec.structs.replace(stamp, actor=package.person)


def touched(state: Bringing, event: Event) -> None:
    """The package the event names touched its thing."""
    package = state.packages[event.brought]
    if event.subject and event.subject not in package.things:
        things = (*package.things, event.subject)
        state.packages[package.id] = msgspec.structs.replace(package, things=things)


def check_unmoved(state: Bringing, command: Command) -> None:
    """Refuses a revision of which any field is no longer what its writer saw: nothing of it is passed over unseen."""
    if isinstance(command, ReviseLine) and command.expects is not None:
        line = find_line(state, command.line)
        if any(getattr(line, name) != value for name, value in command.expects.given().items()):
            raise Refusal(Reason.CHANGED_SINCE, line=line.code)
