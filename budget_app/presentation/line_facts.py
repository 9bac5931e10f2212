"""Everything the inspector shows of one line: state, tiers, goals, months, ties, sponsors, facts. A pure function.

What is not given has its default and is marked as assumed. The simple fields: line_fields.py. What must not live here:
widgets.
"""

import msgspec

from budget_app.domain import money
from budget_app.domain.decision import Decision, granted_amount
from budget_app.domain.lines import Level, Line
from budget_app.domain.queries import asked
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.brought import marks
from budget_app.presentation.estimates import filled
from budget_app.presentation.line_actions import Action, line_actions
from budget_app.presentation.line_fields import Field, line_fields
from budget_app.presentation.line_gaps import gap_of
from budget_app.presentation.line_sponsors import SponsorFact, invitable, line_sponsors
from budget_app.presentation.month_text import (
    line_period,
    month_amounts,
    month_names,
    period_text,
    shown_months,
)
from budget_app.presentation.names import level_name
from budget_app.presentation.requests_rows import why_fixed
from budget_app.presentation.results import result_text, sure_text
from budget_app.presentation.signs import department_signs, goal_signs, state_of
from budget_app.presentation.tables import DepartmentSign, GoalSign
from budget_app.words import _, _n


class TierFact(msgspec.Struct, frozen=True):
    """A tier: its amount, what it buys, its share of the highest; `is_standing`: the one on the table now."""

    level: Level
    name: str
    amount: str
    buys: str
    share: float
    is_standing: bool


class ServeFact(msgspec.Struct, frozen=True):
    """A goal the line serves: result at the standing tier; `assumed`: filled in by proportion."""

    goal: str
    sign: GoalSign
    title: str
    result: str
    sure: str
    assumed: bool


class MonthFact(msgspec.Struct, frozen=True):
    """The requested amount over the months: amounts, letters, the period as typed, a remark, a sentence."""

    amounts: tuple[int, ...]
    letters: tuple[str, ...]
    period: str
    remark: str
    sentence: str
    assumed: bool


class TieFact(msgspec.Struct, frozen=True):
    """A line this one needs or excludes; `warning`: something about it is wrong."""

    line: str
    words: str
    warning: bool


class LineFacts(msgspec.Struct, frozen=True):
    """One line, ready to be shown. `invitable`: departments that can be asked to stand behind it, code and name."""

    line: Line
    sign: DepartmentSign
    title: str
    mark: str
    state: str
    currency: str
    why_fixed: str
    actions: tuple[Action, ...]
    tiers: tuple[TierFact, ...]
    serves: tuple[ServeFact, ...]
    months: MonthFact
    ties: tuple[TieFact, ...]
    sponsors: tuple[SponsorFact, ...]
    invitable: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]


def line_facts(state: Round, person: str, line: Line, style: NumberStyle = ENGLISH) -> LineFacts:
    """Everything about the line as this person sees it. O(ties and links of the line)."""
    signs = department_signs(state)
    mark, _word = state_of(state, line)
    why = why_fixed(state, person, line.departments) if line.is_live else _("The line has been withdrawn.")
    return LineFacts(
        line=line,
        sign=signs[line.department],
        title=line.title or _("A line without a title"),
        mark=mark,
        state=". ".join(filter(None, (_state_sentence(state, line, style), marks(state).get(line.id)))),
        currency=state.currency,
        why_fixed=why,
        actions=line_actions(state, person, line),
        tiers=_tiers(state, line, style),
        serves=_serves(state, line, style),
        months=_months(state, line, style),
        ties=_ties(state, line),
        sponsors=line_sponsors(state, person, line, signs),
        invitable=() if why else invitable(state, line),
        fields=line_fields(state, line, style),
    )


def _state_sentence(state: Decision, line: Line, style: NumberStyle) -> str:
    mark, word = state_of(state, line)
    granted = granted_amount(state, line.id)
    if mark == "withdrawn":
        return _("Withdrawn: not asked for any more")
    if granted is not None:
        amount = full_money(granted, money.digits(state.currency), style)
        return _("{state}: {amount} granted").format(state=word, amount=amount)
    if mark == "draft":
        return _("Draft: not submitted yet") if gap_of(state, line) else _("Draft: ready to submit")
    if line.revisions:
        revised = _n("revised once since", "revised {n} times since", line.revisions).format(n=line.revisions)
        return _("Open: submitted, {revised}").format(revised=revised)
    return _("Open: submitted, nothing decided yet")


def _tiers(state: Decision, line: Line, style: NumberStyle) -> tuple[TierFact, ...]:
    digits, top = money.digits(state.currency), max(line.top, 1)
    made: list[TierFact] = []
    for level in Level:
        amount: int | None = getattr(line, level.value)
        made.append(
            TierFact(
                level=level,
                name=level_name(level).capitalize(),
                amount="" if amount is None else full_money(amount, digits, style),
                buys=getattr(line, f"{level.value}_buys"),
                share=(amount or 0) / top,
                is_standing=line.standing is level,
            )
        )
    return tuple(made)


def _serves(state: Decision, line: Line, style: NumberStyle) -> tuple[ServeFact, ...]:
    signs, made = goal_signs(state), list[ServeFact]()
    for link in line.links:
        goal = state.goals[link.goal]
        results = filled(link, line.tiers)
        level = line.standing if line.standing in results else next(iter(results), None)
        stated = [r for r in link.results if r is not None]
        assumed = level is not None and getattr(link, level.value) is None
        if link.cannot_say:
            result = _("cannot say how much")
        elif level is not None:
            result = result_text(results[level], goal, style)
        elif stated:
            result = result_text(stated[-1], goal, style)
        else:
            result = _("no result yet")
        if goal.retired:
            result = _("goal retired, counts no more")
        made.append(ServeFact(goal.id, signs[goal.id], goal.title, result, sure_text(link), assumed))
    return tuple(made)


def _months(state: Decision, line: Line, style: NumberStyle) -> MonthFact:
    months = shown_months(state, line)
    by_month = month_amounts(state, line, asked(line))
    amounts = tuple(by_month.get(month, 0) for month in months)
    letters = tuple(month_names()[int(month[5:7]) - 1][:1] for month in months)
    period = period_text(*line_period(state, line))
    remark = _("evenly, {period}").format(period=period)
    if line.months and any(amounts):
        most = months[amounts.index(max(amounts))]
        remark = _("most in {month}").format(month=month_names()[int(most[5:7]) - 1])
    digits = money.digits(state.currency)
    sentence = ", ".join(
        f"{month_names()[int(month[5:7]) - 1]} {full_money(amount, digits, style)}"
        for month, amount in zip(months, amounts, strict=True)
        if amount
    )
    return MonthFact(amounts, letters, period, remark, sentence, not (line.start or line.end))


def _ties(state: Decision, line: Line) -> tuple[TieFact, ...]:
    made: list[TieFact] = []
    for ref in line.requires:
        other = state.lines[ref]
        named = f"{other.code} {other.title}".strip()
        gap = gap_of(state, other)
        if not other.is_live:
            made.append(TieFact(ref, _("Needs {line}, which has been withdrawn").format(line=named), True))
        elif gap:
            made.append(
                TieFact(
                    ref,
                    _("Needs {line}, which has {lack} yet").format(line=named, lack=gap.short.lower()),
                    True,
                )
            )
        else:
            made.append(TieFact(ref, _("Needs {line}").format(line=named), False))
    for ref in line.excludes:
        other = state.lines[ref]
        named = f"{other.code} {other.title}".strip()
        made.append(TieFact(ref, _("Not together with {line}").format(line=named), False))
    return tuple(made)
