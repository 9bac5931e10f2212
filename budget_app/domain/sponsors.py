"""Joint lines: one department leads, others are asked and join or decline, each with a share.

What a joint line draws from the collaboration reserve is a topic of its own.
"""

import msgspec

from budget_app.domain.departments import find_department
from budget_app.domain.lines import Line, Requests, Sponsor, find_live_line
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason


class InviteSponsor(Command, tag="invite_sponsor", frozen=True, kw_only=True):
    """Asks another department to stand behind a line, with a share in whole percent (even where unset)."""

    line: str
    department: str
    share: int | None = None


class JoinLine(Command, tag="join_line", frozen=True, kw_only=True):
    """Answers the invitation with yes."""

    line: str
    department: str


class DeclineLine(Command, tag="decline_line", frozen=True, kw_only=True):
    """Answers the invitation with no, or ends what was a yes."""

    line: str
    department: str
    reason: str = ""


class SetShare(Command, tag="set_share", frozen=True, kw_only=True):
    """Gives a department behind a line another share in whole percent (none: even). What is left is the lead's.

    Departments that joined and whose share changes by it are asked again.
    """

    line: str
    department: str
    share: int | None = None


class WithdrawInvitation(Command, tag="withdraw_invitation", frozen=True, kw_only=True):
    """Takes back an invitation that has not been answered."""

    line: str
    department: str


class SponsorInvited(Event, frozen=True, kw_only=True):
    """A department was asked to stand behind a line."""

    kind = "sponsor_invited"
    about = "line"
    line: str
    department: str
    share: int | None = None


class InvitationWithdrawn(Event, frozen=True, kw_only=True):
    """A department is not asked any more."""

    kind = "invitation_withdrawn"
    about = "line"
    line: str
    department: str


class LineJoined(Event, frozen=True, kw_only=True):
    """A department stands behind a line."""

    kind = "line_joined"
    about = "line"
    line: str
    department: str


class LineDeclined(Event, frozen=True, kw_only=True):
    """A department does not stand behind a line."""

    kind = "line_declined"
    about = "line"
    line: str
    department: str
    reason: str = ""


class ShareSet(Event, frozen=True, kw_only=True):
    """A department behind a line has another share; who had joined and whose share changed is asked again."""

    kind = "share_set"
    about = "line"
    line: str
    department: str
    share: int | None = None


def invite_sponsor(state: Requests, actor: str, command: InviteSponsor) -> list[Event]:
    """The invitation, unless the department leads the line or already stands behind it."""
    line, department = find_live_line(state, command.line), find_department(state, command.department)
    if Sponsor(department, command.share) in line.sponsors:
        return []
    return [SponsorInvited(line=line.id, department=department, share=command.share)]


def withdraw_invitation(state: Requests, actor: str, command: WithdrawInvitation) -> list[Event]:
    """The end of an invitation."""
    line, sponsor = _invited(state, command.line, command.department)
    return [InvitationWithdrawn(line=line.id, department=sponsor.department)]


def join_line(state: Requests, actor: str, command: JoinLine) -> list[Event]:
    """The yes of a department that was asked."""
    line, sponsor = _invited(state, command.line, command.department)
    return [] if sponsor.joined else [LineJoined(line=line.id, department=sponsor.department)]


def decline_line(state: Requests, actor: str, command: DeclineLine) -> list[Event]:
    """The no of a department that was asked."""
    line, sponsor = _invited(state, command.line, command.department)
    if sponsor.declined:
        return []
    return [LineDeclined(line=line.id, department=sponsor.department, reason=command.reason)]


def set_share(state: Requests, actor: str, command: SetShare) -> list[Event]:
    """The other share, where it differs."""
    line, sponsor = _invited(state, command.line, command.department)
    if sponsor.share == command.share:
        return []
    return [ShareSet(line=line.id, department=sponsor.department, share=command.share)]


DECIDE: Deciders = {
    InviteSponsor: invite_sponsor,
    WithdrawInvitation: withdraw_invitation,
    JoinLine: join_line,
    DeclineLine: decline_line,
    SetShare: set_share,
}


def sponsor_invited(state: Requests, event: SponsorInvited, stamp: Stamp) -> None:
    """The department is asked. With it, every department behind the line can have a share, and the lead one too."""
    line = find_live_line(state, event.line)
    state.departments[event.department]  # nobody asks a department that is not there
    if event.department in line.departments:
        raise Refusal(Reason.ALREADY_SPONSOR, line=line.code, department=event.department)
    _check_share(line, event.department, event.share)
    _put(state, line, Sponsor(event.department, event.share))


def invitation_withdrawn(state: Requests, event: InvitationWithdrawn, stamp: Stamp) -> None:
    """The department stands beside the line no more. What it has answered stays."""
    line = find_live_line(state, event.line)
    sponsor = _sponsor(line, event.department)
    if sponsor.joined or sponsor.declined:
        raise Refusal(Reason.CHANGED_SINCE)
    others = tuple(s for s in line.sponsors if s is not sponsor)
    state.lines[line.id] = msgspec.structs.replace(line, sponsors=others)


def line_joined(state: Requests, event: LineJoined, stamp: Stamp) -> None:
    """The department has joined."""
    line = find_live_line(state, event.line)
    before = _sponsor(line, event.department)
    if before.declined:
        raise Refusal(Reason.NOT_INVITED, line=line.code, department=event.department)
    _put(state, line, Sponsor(event.department, before.share, joined=True))


def line_declined(state: Requests, event: LineDeclined, stamp: Stamp) -> None:
    """The department has declined."""
    line = find_live_line(state, event.line)
    _put(state, line, Sponsor(event.department, _sponsor(line, event.department).share, declined=True))


def share_set(state: Requests, event: ShareSet, stamp: Stamp) -> None:
    """The department has this share; a yes that was said to another share is asked for again."""
    line = find_live_line(state, event.line)
    before = _sponsor(line, event.department)
    if before.declined:
        raise Refusal(Reason.NOT_INVITED, line=line.code, department=event.department)
    _check_share(line, event.department, event.share)
    _put(state, line, msgspec.structs.replace(before, share=event.share))
    after, were = state.lines[line.id], line.shares()
    are = after.shares()
    for sponsor in after.sponsors:
        if sponsor.joined and were[sponsor.department] != are[sponsor.department]:
            _put(state, state.lines[line.id], msgspec.structs.replace(sponsor, joined=False))


EVOLVE: Evolvers = {
    SponsorInvited: sponsor_invited,
    InvitationWithdrawn: invitation_withdrawn,
    LineJoined: line_joined,
    LineDeclined: line_declined,
    ShareSet: share_set,
}


def _check_share(line: Line, department: str, share: int | None) -> None:
    """Refuses a share that leaves nothing for another department behind the line, or for the lead."""
    others = [s.share for s in line.sponsors if s.department != department and not s.declined]
    shares = [share, *others]
    left = 100 - sum(share or 0 for share in shares)
    if (share is not None and not 1 <= share <= 99) or left <= shares.count(None):
        raise Refusal(Reason.SHARES_NOT_HUNDRED, line=line.code)


def _invited(state: Requests, ref: str, department_ref: str) -> tuple[Line, Sponsor]:
    line = find_live_line(state, ref)
    return line, _sponsor(line, find_department(state, department_ref))


def _sponsor(line: Line, department: str) -> Sponsor:
    for sponsor in line.sponsors:
        if sponsor.department == department:
            return sponsor
    raise Refusal(Reason.NOT_INVITED, line=line.code, department=department)


def _put(state: Requests, line: Line, sponsor: Sponsor) -> None:
    others = [s for s in line.sponsors if s.department != sponsor.department]
    ordered = tuple(sorted([*others, sponsor], key=lambda s: s.department))
    state.lines[line.id] = msgspec.structs.replace(line, sponsors=ordered)
