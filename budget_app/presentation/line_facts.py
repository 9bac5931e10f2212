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
from budget_app.presentation.last_year import LastYear, last_year
from budget_app.presentation.line_actions import Action, answers, line_actions
from budget_app.presentation.line_fields import Field, about_fields, about_words, case_fields
from budget_app.presentation.line_files import FileFact, line_files, why_no_files
from budget_app.presentation.line_gaps import gap_of
from budget_app.presentation.line_lost import lost_below
from budget_app.presentation.line_serves import ServeFact, line_serves
from budget_app.presentation.line_sponsors import (
    SponsorFact,
    asked_of,
    invitable,
    line_sponsors,
    question_text,
)
from budget_app.presentation.line_ties import TieFact, line_ties
from budget_app.presentation.month_shape import Shape, shape_of
from budget_app.presentation.month_text import (
    line_period,
    month_amounts,
    month_names,
    period_text,
    shown_months,
)
from budget_app.presentation.names import level_name
from budget_app.presentation.requests_rows import why_fixed
from budget_app.presentation.signs import department_signs, goal_signs, state_of
from budget_app.presentation.tables import DepartmentSign
from budget_app.words import _, _n


class TierFact(msgspec.Struct, frozen=True):
    """A tier: its amount, what it buys, its share of the highest; `is_standing`: the one on the table now."""

    level: Level
    name: str
    amount: str
    buys: str
    share: float
    is_standing: bool
    lost: str = ""


class MonthFact(msgspec.Struct, frozen=True):
    """The requested amount over the months: amounts, letters, the period as typed, a remark, a sentence, the shape."""

    months: tuple[str, ...]
    amounts: tuple[int, ...]
    letters: tuple[str, ...]
    period: str
    remark: str
    sentence: str
    assumed: bool
    shape: Shape


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
    question: str
    tiers: tuple[TierFact, ...]
    serves: tuple[ServeFact, ...]
    months: MonthFact
    ties: tuple[TieFact, ...]
    sponsors: tuple[SponsorFact, ...]
    invitable: tuple[tuple[str, str], ...]
    case: tuple[Field, ...]
    about: tuple[Field, ...]
    about_words: str
    year: LastYear
    files: tuple[FileFact, ...]
    why_no_files: str


def line_facts(state: Round, person: str, line: Line, style: NumberStyle = ENGLISH) -> LineFacts:
    """Everything about the line as this person sees it. O(ties and links of the line)."""
    signs = department_signs(state)
    mark, _word = state_of(state, line)
    question = asked_of(state, person, line)
    why = why_fixed(state, person, line.departments) if line.is_live else _("The line has been withdrawn.")
    return LineFacts(
        line=line,
        sign=signs[line.department],
        title=line.title or _("A line without a title"),
        mark=mark,
        state=". ".join(filter(None, (_state_sentence(state, line, style), marks(state).get(line.id)))),
        currency=state.currency,
        why_fixed=why,
        actions=answers(line, question) if question else line_actions(state, person, line),
        question=question_text(state, line, question, style) if question else "",
        tiers=_tiers(state, line, style),
        serves=line_serves(state, line, style),
        months=_months(state, line, style),
        ties=line_ties(state, line),
        sponsors=line_sponsors(state, person, line, signs),
        invitable=() if why else invitable(state, line),
        case=case_fields(line),
        about=about_fields(state, line, style),
        about_words=about_words(state, line),
        year=last_year(state, person, line, style),
        files=line_files(line, style),
        why_no_files=why_no_files(state, person, line),
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
    digits, top, signs = money.digits(state.currency), max(line.top, 1), goal_signs(state)
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
                lost=lost_below(state, line, level, signs, style),
            )
        )
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
    assumed = not (line.start or line.end)
    return MonthFact(months, amounts, letters, period, remark, sentence, assumed, shape_of(state, line))
