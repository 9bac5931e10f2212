"""The panel of the picked line: what it brings, what the best set holds, what can be granted, and the reason.

What a pick is and how it becomes a command lives in decide_pick.py, sums in decide_sums.py.
"""

from functools import partial

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.decision import Allocation
from budget_app.domain.lines import Line, Link, Status
from budget_app.domain.round import Round
from budget_app.presentation.amounts import short_money
from budget_app.presentation.coverage import result_at
from budget_app.presentation.decide_best import BestSet
from budget_app.presentation.decide_lines import granted_text
from budget_app.presentation.decide_pick import Mode, Pick, reason_gap
from budget_app.presentation.decide_sign import moment_text
from budget_app.presentation.names import level_name, listed
from budget_app.presentation.signs import department_signs, goal_signs
from budget_app.presentation.tables import DepartmentSign, GoalSign
from budget_app.words import _

LONGEST = 180


class Segment(msgspec.Struct, frozen=True):
    """One choice: `key` as in `Pick.key`. `needs_reason`: it is less than requested. `is_best`: the best set's."""

    key: str
    word: str
    short: str
    needs_reason: bool
    is_best: bool


class GoalLine(msgspec.Struct, frozen=True):
    """A goal the line serves, with what the pick is expected to bring of what the ask brings."""

    sign: GoalSign
    result: str
    sure: str


class Panel(msgspec.Struct, frozen=True):
    """Everything about the picked line. `picked` is a key, "other", or "" while undecided and nothing is picked.

    `standing` says what is granted now; `signed` the signed figure where the decision can only be revised.
    `reason` is what the field begins with; without one a `needs_reason` pick is not sent. `button` is "" where nothing
    would change.
    """

    line: str
    mode: Mode
    sign: DepartmentSign
    code: str
    title: str
    about: str
    goals: tuple[GoalLine, ...]
    facts: tuple[tuple[str, str], ...]
    segments: tuple[Segment, ...]
    picked: str
    standing: str
    is_decided: bool
    signed: str
    best: str
    best_reason: str
    reason: str
    needs_reason: bool
    reason_gap: str
    button: str


def decide_panel(
    state: Round, mode: Mode, line_id: str, best: BestSet | None, pick: Pick | None = None
) -> Panel:
    """The panel of a line that is still asked for; `pick` None shows what stands. KeyError for an unknown line."""
    line = state.lines[line_id]
    short = partial(short_money, digits=money.digits(state.currency))
    signed = state.allocations.get(line.id)
    now = state.revisions.get(line.id, (signed,))[-1]
    stands = Pick(now.level, now.amount) if now else None
    shown = pick or stands
    amount = shown.amount if shown else queries.asked(line)
    changes = pick is not None and (stands is None or pick.amount != stands.amount)
    needs = shown is not None and (amount < queries.asked(line) or (mode == "revise" and changes))
    return Panel(
        line=line.id,
        mode=mode,
        sign=department_signs(state)[line.department],
        code=line.code,
        title=line.title or _("no title"),
        about=_about(state, line),
        goals=tuple(_goal_lines(state, line, amount)),
        facts=_facts(state, line),
        segments=_segments(line, best, short),
        picked=shown.key if shown else "",
        standing=_standing(now, short) if now else _("Undecided"),
        is_decided=now is not None,
        signed=_signed(state, signed, short) if mode == "revise" or now is not signed else "",
        best=_best(state, line, best, short),
        best_reason=best.grants[line.id].reason if best and line.id in best.grants else "",
        reason=_reason(line, now, pick, best if mode == "decide" else None),
        needs_reason=needs,
        reason_gap=reason_gap(mode, amount < queries.asked(line)) if needs else "",
        button=_button(mode, pick, changes or _only_reason(stands, pick), short),
    )


def _only_reason(stands: Pick | None, pick: Pick | None) -> bool:
    # The same amount picked again: the button saves another reason.
    return stands is not None and pick is not None and stands.amount == pick.amount


def _about(state: Round, line: Line) -> str:
    parts = [_("draft, not submitted")] if line.status is Status.DRAFT else []
    if len(line.departments) > 1:
        shares = line.shares()
        names = [f"{state.departments[d].name} {share}\u00a0%" for d, share in shares.items()]
        parts.append(_("joint: {names}").format(names=", ".join(names)))
    if line.start:
        parts.append(line.start if line.end in ("", line.start) else f"{line.start} – {line.end}")
    if line.owner:
        parts.append(line.owner)
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _facts(state: Round, line: Line) -> tuple[tuple[str, str], ...]:
    def codes(ids: tuple[str, ...]) -> str:
        return listed([state.lines[id_].code for id_ in ids])

    facts = (
        (_("Requires"), codes(line.requires)),
        (_("Excludes"), codes(line.excludes)),
        (_("If not funded"), _cut(line.if_not_funded)),
    )
    return tuple((name, text) for name, text in facts if text)


def _cut(words: str) -> str:
    # The grant must stay in view, however much somebody wrote; the whole text is in the inspector.
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def _segments(line: Line, best: BestSet | None, short: "partial[str]") -> tuple[Segment, ...]:
    held, ask = best.held(line.id) if best else "", queries.asked(line)
    none = Segment("none", _("None"), "", ask > 0, held == "none")
    tiers = (
        Segment(level.value, _capital(level_name(level)), short(amount), amount < ask, held == level)
        for level, amount in line.tiers.items()
    )
    return (none, *tiers)


def _goal_lines(state: Round, line: Line, amount: int) -> list[GoalLine]:
    signs = goal_signs(state)
    goals = {goal.id: goal for goal in queries.live_goals(state)}
    return [
        GoalLine(signs[link.goal], _result(line, link, amount, goals[link.goal].unit), _sure(link))
        for link in line.links
        if link.goal in goals
    ]


def _result(line: Line, link: Link, amount: int, unit: str) -> str:
    ask, found = result_at(line, link, queries.asked(line)), result_at(line, link, amount)
    if ask is None or found is None:
        return _("not estimated")
    words = number_text(found)
    if amount < queries.asked(line):
        words = _("{some} of {all}").format(some=words, all=number_text(ask))
    return f"{words} {unit}".strip()


def _sure(link: Link) -> str:
    return "" if link.confidence is None else _("{n} % sure").format(n=f"{link.confidence * 100:.0f}")


def number_text(value: float) -> str:
    """A result as people write it, three figures: 26, 0.35, 12,400."""
    text = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return text.replace("-", "\u2212")


def _standing(now: Allocation, short: "partial[str]") -> str:
    return _("Now {what}").format(what=granted_text(now, short(now.amount)))


def _signed(state: Round, signed: Allocation | None, short: "partial[str]") -> str:
    if signed is None:
        return ""
    name = state.people[signed.by].name if signed.by in state.people else signed.by
    return _("Signed: {what} ({name}, {moment})").format(
        what=granted_text(signed, short(signed.amount)), name=name, moment=moment_text(signed.at)
    )


def _best(state: Round, line: Line, best: BestSet | None, short: "partial[str]") -> str:
    if best is None:
        return ""
    grant = best.grants.get(line.id)
    if grant is None:
        return _("A draft takes no part in the best set.") if line.status is Status.DRAFT else ""
    held = f"{level_name(grant.level)}, {short(line.tiers[grant.level])}" if grant.level else _("none")
    return _("Best set at {available}: {what}").format(available=short(state.available), what=held)


def _reason(line: Line, now: Allocation | None, pick: Pick | None, best: BestSet | None) -> str:
    """The reason that stands for what stands, the computed one for a pick; a revision has its own, from a person."""
    if now and (pick is None or pick.amount == now.amount):
        return now.reason
    return best.reason_for(line, pick.amount) if best and pick else ""


def _button(mode: Mode, pick: Pick | None, changes: bool, short: "partial[str]") -> str:
    if pick is None or not changes or mode == "read":
        return ""
    if mode == "revise":
        return _("Revise the decision")
    words = {
        "none": _("Grant none"),
        "minimum": _("Grant the minimum"),
        "requested": _("Grant as requested"),
        "stretch": _("Grant the stretch"),
    }
    return words.get(pick.key) or _("Grant {amount}").format(amount=short(pick.amount))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
