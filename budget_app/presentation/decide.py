"""The Decide page as a record: lines by where they stand, sums, the sentence, signing, and why it may be read only.

The parts have files of their own (decide_lines, decide_sums, decide_sign, decide_panel, decide_best). No pixels here.
"""

from collections.abc import Collection, Mapping
from typing import Literal

import msgspec

from budget_app.domain import money
from budget_app.domain.decision import Allocated
from budget_app.domain.follow_up import DecisionRevised
from budget_app.domain.permissions import RIGHTS, why_not
from budget_app.domain.phases import PhaseMoved
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.presentation.amounts import short_money
from budget_app.presentation.decide_best import BestSet
from budget_app.presentation.decide_lines import DecideLine, Lines
from budget_app.presentation.decide_sign import SignOff, moment_text, sign_off, spelled
from budget_app.presentation.decide_sums import Sums, sums
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.names import listed, phase_name, role_name
from budget_app.words import _, _n

Stage = Literal["before", "deciding", "signed"]


class Group(msgspec.Struct, frozen=True):
    """Lines that stand alike: to decide, decided in, decided out, drafts. `note` holds the count and the money."""

    key: str
    title: str
    note: str
    lines: tuple[DecideLine, ...]


class Notice(msgspec.Struct, frozen=True):
    """Why the page cannot be changed by this person now, and the step that would open it ("" without one)."""

    text: str
    step: str = ""


class DepartmentChoice(msgspec.Struct, frozen=True):
    """A department to look at alone: how many lines it leads, and how many of them are undecided."""

    code: str
    name: str
    lines: int
    undecided: int


class DecideView(msgspec.Struct, frozen=True):
    """All that the page shows, but for the panel of the picked line. `lines` holds every line by code."""

    stage: Stage
    sentence: str
    notice: Notice | None
    can_decide: bool
    can_revise: bool
    lines: tuple[DecideLine, ...]
    groups: tuple[Group, ...]
    undecided: int
    sums: Sums
    sign: SignOff
    departments: tuple[DepartmentChoice, ...]

    @property
    def can_change(self) -> bool:
        """Whether a click on a tier does anything for this person."""
        return self.can_decide or self.can_revise


def decide_table(
    state: Round,
    person: str,
    best: BestSet | None,
    *,
    known: Lines | None = None,
    large: Collection[str] = (),
    department: str = "",
) -> DecideView:
    """The page for this person.

    `known` keeps the lines' records from one call to the next. `large`: ids of decided lines that stay among those to
    decide, because they were decided just now. `department`: groups hold its lines alone. O(lines).
    """
    lines = (known or Lines()).of(state, best)
    undecided = sum(line.granted is None and not line.draft for line in lines)
    totals = sums(state)
    return DecideView(
        stage=stage_of(state),
        sentence=_sentence(state, totals, undecided, lines),
        notice=_notice(state, person),
        can_decide=why_not(state, person, Allocated) is None,
        can_revise=why_not(state, person, DecisionRevised) is None,
        lines=lines,
        groups=_groups(state, [x for x in lines if department in ("", x.department)], large),
        undecided=undecided,
        sums=totals,
        sign=sign_off(state, person),
        departments=_departments(state, lines),
    )


def stage_of(state: Round) -> Stage:
    """Before the decision, in it, or after the last signature."""
    if state.phase is Phase.DECISION:
        return "deciding"
    return "before" if state.phase.place < Phase.DECISION.place else "signed"


def _groups(state: Round, lines: list[DecideLine], large: Collection[str]) -> tuple[Group, ...]:
    by_place: dict[str, list[DecideLine]] = {"open": [], "in": [], "out": [], "draft": []}
    # Drafts need no decision, so they do not stand among the lines that do; unless there is nothing else.
    apart = any(not line.draft for line in lines)
    for line in lines:
        waits = apart and line.draft and line.granted is None
        by_place["open" if line.id in large else "draft" if waits else line.place].append(line)
    # The most money first; a tie by code, so that nothing jumps.
    by_place["open"].sort(key=lambda line: (-line.asked, line.code))
    titles = {"open": _("To decide"), "in": _("Decided, in"), "out": _("Decided, out"), "draft": _("Drafts")}
    return tuple(
        Group(key, titles[key], _group_note(state, key, members), tuple(members))
        for key, members in by_place.items()
    )


def _group_note(state: Round, key: str, lines: list[DecideLine]) -> str:
    digits = money.digits(state.currency)
    asked = short_money(sum(line.asked for line in lines), digits)
    granted = short_money(sum(line.granted or 0 for line in lines), digits)
    count = _n("{n} line", "{n} lines", len(lines)).format(n=f"{len(lines):,}")
    if key == "in":
        return _("{count}, {amount} granted").format(count=count, amount=granted)
    if key == "draft":
        return _("{count}, {amount} asked, not submitted: they need no decision").format(
            count=count, amount=asked
        )
    if key == "out":
        return _("{count}, {amount} asked, a reason is given for each").format(count=count, amount=asked)
    return _("{count}, {amount} at stake").format(count=count, amount=asked)


def _sentence(state: Round, totals: Sums, undecided: int, lines: tuple[DecideLine, ...]) -> str:
    digits = money.digits(state.currency)
    granted = short_money(totals.granted, digits)
    stage = stage_of(state)
    if stage == "before":
        one, many = (
            _("{n} line asks {asked}, {left} is available."),
            _("{n} lines ask {asked}, {left} is available."),
        )
        asked = short_money(sum(d.asked for d in totals.departments), digits)
        return (one if len(lines) == 1 else many).format(
            n=spelled(len(lines)), asked=asked, left=short_money(state.available, digits)
        )
    if stage == "signed":
        text = _("Signed, {granted} granted, {left} left.").format(
            granted=granted, left=short_money(totals.left, digits)
        )
        revised = len(state.revisions)
        more = _n("{n} line revised since.", "{n} lines revised since.", revised).format(n=spelled(revised))
        return f"{text} {more}" if revised else text
    head, drafts = _("Every line is decided"), sum(line.draft and line.granted is None for line in lines)
    if drafts and not any(line.granted is not None for line in lines if not line.draft) and not undecided:
        head = _n("{n} draft undecided", "{n} drafts undecided", drafts).format(n=spelled(drafts))
    elif undecided:
        head = _n("{n} line undecided", "{n} lines undecided", undecided).format(n=spelled(undecided))
    elif drafts:
        more = _n(
            "{n} draft was not submitted and gets nothing.",
            "{n} drafts were not submitted and get nothing.",
            drafts,
        ).format(n=spelled(drafts))
        return f"{head}, {_left(state, totals)} {more}"
    return f"{head}, {_left(state, totals)}"


def _left(state: Round, totals: Sums) -> str:
    digits = money.digits(state.currency)
    if totals.over:
        return _("{amount} over what is available.").format(amount=short_money(totals.over, digits))
    left = short_money(totals.left, digits)
    if not state.reserve:
        return _("{amount} left.").format(amount=left)
    return _("{amount} left, {reserve} of it reserve.").format(
        amount=left, reserve=short_money(state.reserve, digits)
    )


def _notice(state: Round, person: str) -> Notice | None:
    if stage_of(state) == "before":
        text = _("The decision is not open yet: the round is in {phase}.").format(
            phase=phase_name(state.phase).lower()
        )
        if why_not(state, person, PhaseMoved) is None:
            return Notice(text, _("Open the decision"))
        return Notice(f"{text} {_('It can be opened by {names}.').format(names=_who(state, PhaseMoved))}")
    if stage_of(state) == "signed":
        last = max(state.signatures.values(), key=lambda s: s.seq, default=None)
        at = moment_text(last.at) if last else ""
        names = listed([state.people[s.person].name for s in state.signatures.values()])
        text = _("Signed by {names}, {moment}.").format(names=names, moment=at)
        if state.phase is Phase.CLOSED:
            return Notice(f"{text} {_('The round is closed.')}")
        if why_not(state, person, DecisionRevised) is None:
            return Notice(f"{text} {_('From now on a change is a revision beside the signed figure.')}")
        return Notice(text)
    refusal = why_not(state, person, Allocated)
    if refusal is None:
        return None
    who = _("Decided by {names}; you can read along.").format(names=_who(state, Allocated))
    return Notice(who if state.people.get(person) else refusal_text(refusal, state))


def _who(state: Round, kind: type) -> str:
    """Those who may cause such an event, by name and role."""
    roles = RIGHTS[kind].who
    names = [
        _("{name} ({role})").format(name=p.name, role=", ".join(role_name(r) for r in p.roles if r in roles))
        for p in state.people.values()
        if not p.removed and any(role in roles for role in p.roles)
    ]
    return listed(names, 4)


def _departments(state: Round, lines: tuple[DecideLine, ...]) -> tuple[DepartmentChoice, ...]:
    found: Mapping[str, list[DecideLine]] = {code: [] for code in state.departments}
    for line in lines:
        found[line.department].append(line)
    return tuple(
        DepartmentChoice(
            code, state.departments[code].name, len(own), sum(line.granted is None for line in own)
        )
        for code, own in found.items()
    )
