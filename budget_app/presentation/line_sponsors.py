"""Who stands behind a line: the lead, and departments that were asked, with shares and what they can answer.

What must not live here: the rules of joint lines (domain), widgets.
"""

import msgspec

from budget_app.domain import permissions
from budget_app.domain.decision import Decision
from budget_app.domain.lines import Line, Sponsor
from budget_app.domain.sponsors import DeclineLine, JoinLine, LineJoined
from budget_app.presentation.line_actions import Action
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.tables import DepartmentSign
from budget_app.words import _


class SponsorFact(msgspec.Struct, frozen=True):
    """A department behind the line; `actions` are its own answers to an invitation."""

    sign: DepartmentSign
    words: str
    actions: tuple[Action, ...] = ()


def line_sponsors(
    state: Decision, person: str, line: Line, signs: dict[str, DepartmentSign]
) -> tuple[SponsorFact, ...]:
    """The lead and who was asked, with their answers; none for a line of one department."""
    if not line.sponsors:
        return ()
    shares = line.shares()
    lead = _("leads, {share} %").format(share=shares[line.department])
    made = [SponsorFact(signs[line.department], lead)]
    for sponsor in line.sponsors:
        actions = () if sponsor.joined or sponsor.declined else _answers(state, person, line, sponsor)
        words = _sponsor_words(sponsor, shares)
        made.append(SponsorFact(signs[sponsor.department], words, actions))
    return tuple(made)


def sponsors_in_short(line: Line, signs: dict[str, DepartmentSign]) -> str:
    """The other departments behind the line, in a cell: "Marketing 40 %, Product asked"; "" for a line of one."""
    if not line.sponsors:
        return ""
    shares = line.shares()
    said = [_in_short(signs[s.department].name, s, shares) for s in line.sponsors if not s.declined]
    return ", ".join(said)


def _in_short(name: str, sponsor: Sponsor, shares: dict[str, int]) -> str:
    if sponsor.joined:
        return _("{department} {share}\u00a0%").format(department=name, share=shares[sponsor.department])
    return _("{department} asked").format(department=name)


def _sponsor_words(sponsor: Sponsor, shares: dict[str, int]) -> str:
    if sponsor.joined:
        return _("joined, {share} %").format(share=shares[sponsor.department])
    if sponsor.declined:
        return _("declined")
    return _("asked, {share} %").format(share=sponsor.share) if sponsor.share else _("asked, even share")


def _answers(state: Decision, person: str, line: Line, sponsor: Sponsor) -> tuple[Action, ...]:
    refusal = permissions.why_not(state, person, LineJoined, (sponsor.department,))
    why = refusal_text(refusal, state) if refusal else ""
    return (
        Action("join", _("Join"), why, JoinLine(line=line.id, department=sponsor.department)),
        Action("decline", _("Decline"), why, DeclineLine(line=line.id, department=sponsor.department)),
    )


def invitable(state: Decision, line: Line) -> tuple[tuple[str, str], ...]:
    """The departments that can be asked to stand behind the line: code and name."""
    behind = {line.department, *(s.department for s in line.sponsors if not s.declined)}
    return tuple((d.code, d.name) for d in state.departments.values() if d.code not in behind)
