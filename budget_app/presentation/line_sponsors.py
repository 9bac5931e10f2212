"""Who stands behind a line: the lead, and departments that were asked, with shares and what they can answer.

What must not live here: the rules of joint lines (domain), widgets.
"""

import msgspec

from budget_app.domain import money, permissions
from budget_app.domain.decision import Decision
from budget_app.domain.lines import Line, Sponsor
from budget_app.domain.queries import asked
from budget_app.domain.sponsors import LineJoined, ShareSet
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.line_actions import Action, answers
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.tables import Band, DepartmentSign, Step
from budget_app.words import _, _n


class SponsorFact(msgspec.Struct, frozen=True):
    """A department behind the line: what it said and its share in words; `actions` are its own answers to the question.

    `share` as it is typed, where this person may change it (`may_share`); `even` is what holds where none is typed.
    """

    department: str
    sign: DepartmentSign
    words: str
    actions: tuple[Action, ...] = ()
    may_share: bool = False
    share: str = ""
    even: str = ""
    state: str = ""


def line_sponsors(
    state: Decision, person: str, line: Line, signs: dict[str, DepartmentSign]
) -> tuple[SponsorFact, ...]:
    """The lead and who was asked, with their answers; none for a line of one department."""
    if not line.sponsors:
        return ()
    shares = line.shares()
    lead = _("leads, {share} %").format(share=shares[line.department])
    made = [SponsorFact(line.department, signs[line.department], lead)]
    may_share = permissions.why_not(state, person, ShareSet, (line.department,)) is None and line.is_live
    for sponsor in line.sponsors:
        made.append(
            SponsorFact(
                sponsor.department,
                signs[sponsor.department],
                _sponsor_words(sponsor, shares),
                () if sponsor.joined or sponsor.declined else _answers(state, person, line, sponsor),
                may_share and not sponsor.declined,
                "" if sponsor.share is None else str(sponsor.share),
                str(shares.get(sponsor.department, "")) or _("even"),
                _("joined") if sponsor.joined else _("declined") if sponsor.declined else _("asked"),
            )
        )
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


def sponsors_words(state: Decision, line: Line) -> str:
    """Who stands behind the line, in short: "Sales alone", "Sales 70 %, Marketing 30 %", "2 asked"."""
    shares = line.shares()
    if len(shares) > 1:
        return ", ".join(f"{state.departments[code].name} {share} %" for code, share in shares.items())
    waiting = sum(not sponsor.declined for sponsor in line.sponsors)
    if waiting:
        return _n("{n} asked", "{n} asked", waiting).format(n=waiting)
    return _("{department} alone").format(department=state.departments[line.department].name)


def asked_of(state: Decision, person: str, line: Line) -> Sponsor | None:
    """The question to this person's own department that waits for an answer; None where none does."""
    me = state.people.get(person)
    if me is None or not line.sponsors or not line.is_live:
        return None
    for sponsor in line.sponsors:
        waits = not sponsor.joined and not sponsor.declined
        if waits and sponsor.department == me.department:
            refusal = permissions.why_not(state, person, LineJoined, (sponsor.department,))
            return None if refusal else sponsor
    return None


def question_text(state: Decision, line: Line, sponsor: Sponsor, style: NumberStyle = ENGLISH) -> str:
    """Sales asks you to stand behind this line with 30 %, 13,800."""
    name = state.departments[line.department].name
    if sponsor.share is None:
        return _("{department} asks you to stand behind this line in even shares.").format(department=name)
    amount = asked(line) * sponsor.share // 100
    words = _("{department} asks you to stand behind this line with {share} %, {amount}.")
    return words.format(
        department=name, share=sponsor.share, amount=full_money(amount, money.digits(state.currency), style)
    )


def asked_band(state: Decision, person: str, line: Line) -> Band | None:
    """The question as a band in the line's row; None where nothing is asked of this person."""
    sponsor = asked_of(state, person, line)
    if sponsor is None:
        return None
    return Band("warn", question_text(state, line, sponsor), (Step("show:sponsors", _("Answer")),))


def _sponsor_words(sponsor: Sponsor, shares: dict[str, int]) -> str:
    if sponsor.joined:
        return _("joined, {share} %").format(share=shares[sponsor.department])
    if sponsor.declined:
        return _("declined")
    return _("asked, {share} %").format(share=sponsor.share) if sponsor.share else _("asked, even share")


def _answers(state: Decision, person: str, line: Line, sponsor: Sponsor) -> tuple[Action, ...]:
    refusal = permissions.why_not(state, person, LineJoined, (sponsor.department,))
    why = refusal_text(refusal, state) if refusal else ""
    return answers(line, sponsor, why)


def invitable(state: Decision, line: Line) -> tuple[tuple[str, str], ...]:
    """The departments that can be asked to stand behind the line: code and name."""
    behind = {line.department, *(s.department for s in line.sponsors if not s.declined)}
    return tuple((d.code, d.name) for d in state.departments.values() if d.code not in behind)
