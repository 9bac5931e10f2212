"""A request line as a row of the grid: cells, hint, who may change it. Rows of lines that did not change are kept.

What must not live here: which lines are shown, groups and totals (requests_table.py).
"""

import msgspec

from budget_app.domain import money, permissions
from budget_app.domain.decision import Decision, granted_amounts
from budget_app.domain.lines import Level, Line
from budget_app.domain.messages import Refusal
from budget_app.domain.queries import asked, live_goals, weights
from budget_app.domain.refusals import Reason
from budget_app.domain.requests import LineRevised
from budget_app.domain.roles import Phase
from budget_app.domain.strategy import Goal
from budget_app.presentation.amounts import NumberStyle, full_money
from budget_app.presentation.estimates import estimate
from budget_app.presentation.line_filter import searched_text
from budget_app.presentation.line_gaps import Gap, gap_of
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.month_text import line_period, month_amounts, period_text, round_months
from budget_app.presentation.signs import department_signs, goal_signs, state_of
from budget_app.presentation.tables import Cell, Column, DepartmentSign, GoalSign, Row
from budget_app.words import _


def columns() -> tuple[Column, ...]:
    """The columns of the requests grid, from the left; the wide ones only where there is room."""
    worth = _(
        "Share of all goals that the requested tier brings, over its share of the fund: 1 brings its share"
    )
    return (
        Column("code", _("Code"), "code", 92),
        Column("title", _("Line"), "text", 0, typed="text"),
        Column("function", _("Function"), "text", 140, typed="text", wide=True),
        Column("goals", _("Goals"), "chips", 124, typed="goals"),
        Column("minimum", _("Minimum"), "money", 78, typed="money"),
        Column("requested", _("Requested"), "money", 84, typed="money", strong=True),
        Column("stretch", _("Stretch"), "money", 82, typed="money"),
        Column("worth", _("Value for money"), "ratio", 120, wide=True, tip=worth),
        Column("months", _("Months"), "months", 132, typed="months", wide=True),
        Column("state", _("State"), "state", 90),
    )


# Values come in thousand millionths of all goals together.
UNIT = 10**9


class Context(msgspec.Struct, frozen=True):
    """What every row depends on besides its line; rows are made anew where it changes."""

    departments: dict[str, DepartmentSign]
    goals: dict[str, GoalSign]
    known_goals: tuple[Goal, ...]
    months: tuple[str, ...]
    phase: Phase
    digits: int
    cents: bool
    person: str
    style: NumberStyle
    fund: int
    weights: dict[str, float]

    def money(self, minor: int | None) -> str:
        """An amount as the grid shows it; empty for none."""
        return "" if minor is None else full_money(minor, self.digits, self.style, self.cents)


def context_of(state: Decision, person: str, style: NumberStyle) -> Context:
    """What the rows of this state depend on. O(lines), for the cents."""
    digits = money.digits(state.currency)
    unit = 10**digits
    cents = digits > 0 and any(
        (line.minimum or 0) % unit or (line.requested or 0) % unit or (line.stretch or 0) % unit
        for line in state.lines.values()
    )
    return Context(
        departments=department_signs(state),
        goals=goal_signs(state),
        known_goals=tuple(state.goals.values()),
        months=round_months(state),
        phase=state.phase,
        digits=digits,
        cents=cents,
        person=person,
        style=style,
        fund=state.fund,
        weights=weights(state) if live_goals(state) else {},
    )


class Kept(msgspec.Struct, frozen=True):
    """A line's rows, with the hint as a band and in short, and what decides whether and where they are shown."""

    line: Line
    depends: tuple[object, ...]
    order: tuple[str, int, str]
    searched: str
    goal: str
    gap: Gap | None
    row: Row
    short_row: Row


class Rows:
    """The rows of a round's lines, each kept while nothing it shows has changed."""

    def __init__(self) -> None:
        self._context: Context | None = None
        self._kept: dict[str, Kept] = {}
        self._whys: dict[tuple[str, ...], str] = {}
        self._granted: dict[str, int] = {}
        self._withdrawn: frozenset[str] = frozenset()

    def of(self, state: Decision, context: Context) -> list[Kept]:
        """The rows of all lines, in no order. O(lines), a small fraction of a µs for each that did not change."""
        if context != self._context:
            self._context, self._kept = context, {}
        if self._surroundings_changed(state, context.person):
            return [self._of_line(state, context, line) for line in state.lines.values()]
        kept = self._kept
        return [
            known
            if (known := kept.get(line.id)) is not None and known.line is line
            else self._of_line(state, context, line)
            for line in state.lines.values()
        ]

    def gap_of(self, line: Line) -> Gap | None:
        """What the line lacked when its row was made last; None where nothing."""
        return self._kept[line.id].gap

    def _surroundings_changed(self, state: Decision, person: str) -> bool:
        """Whether anything outside a line changed that its row may show: grants, what it requires, rights."""
        granted = granted_amounts(state)
        withdrawn = frozenset(line.id for line in state.lines.values() if not line.is_live)
        whys = {departments: why_fixed(state, person, departments) for departments in self._whys}
        same = (granted, withdrawn, whys) == (self._granted, self._withdrawn, self._whys)
        self._granted, self._withdrawn, self._whys = granted, withdrawn, whys
        return not same

    def _of_line(self, state: Decision, context: Context, line: Line) -> Kept:
        kept = self._kept.get(line.id)
        depends = (self._granted.get(line.id), *(state.lines[r].is_live for r in line.requires))
        why = self._why_fixed(state, context.person, line)
        if kept is None or kept.line is not line or kept.depends != depends or kept.row.why_fixed != why:
            kept = _made(state, context, line, depends, why)
            self._kept[line.id] = kept
        return kept

    def _why_fixed(self, state: Decision, person: str, line: Line) -> str:
        if not line.is_live:
            return refusal_text(Refusal(Reason.LINE_WITHDRAWN, line=line.code), state)
        departments = line.departments
        if departments not in self._whys:
            self._whys[departments] = why_fixed(state, person, departments)
        return self._whys[departments]


def why_fixed(state: Decision, person: str, departments: tuple[str, ...]) -> str:
    """Why the person may not change lines of these departments now, as a sentence; "" where they may."""
    refusal = permissions.why_not(state, person, LineRevised, departments)
    return refusal_text(refusal, state) if refusal else ""


def _made(state: Decision, context: Context, line: Line, depends: tuple[object, ...], why: str) -> Kept:
    goals = [link.goal for link in line.links if not state.goals[link.goal].retired]
    signs = tuple(context.goals[goal] for goal in goals)
    gap = gap_of(state, line)
    sign = context.departments[line.department]
    plain = Row(
        key=line.id,
        kind="line",
        cells=_cells(state, context, line, signs),
        department=sign,
        title=line.title,
        why_fixed=why,
        spoken=f"{line.code} {line.title}",
    )
    names = tuple(state.goals[goal].title for goal in goals) + tuple(s.name for s in signs)
    return Kept(
        line=line,
        depends=depends,
        order=(line.department, len(line.code), line.code),
        searched=searched_text(line, names, (sign.name, line.owner)),
        goal=goals[0] if goals else "",
        gap=gap,
        row=msgspec.structs.replace(plain, band=gap.band(not why)) if gap else plain,
        short_row=_in_short(plain, gap) if gap else plain,
    )


def _in_short(row: Row, gap: Gap) -> Row:
    """The hint as two words in the place of the state, where many lines lack something."""
    state = Cell(gap.short, data="warning", start=gap.sentence)
    return msgspec.structs.replace(row, cells=(*row.cells[:-1], state))


def _cells(state: Decision, context: Context, line: Line, signs: tuple[GoalSign, ...]) -> tuple[Cell, ...]:
    mark, word = state_of(state, line)
    amounts = month_amounts(state, line, line.requested or line.top)
    worth = _worth(context, line)
    period = period_text(*line_period(state, line))
    return (
        Cell(line.code),
        _text(line.title),
        _text(line.function),
        Cell(", ".join(sign.name for sign in signs), data=signs),
        _money(context, line.minimum),
        _money(context, line.requested),
        _money(context, line.stretch),
        Cell("" if worth is None else f"{worth:.2f}".replace(".", context.style.decimal), data=worth),
        Cell(period, data=tuple(amounts.get(month, 0) for month in context.months), start=period),
        Cell(word, data=mark),
    )


def _worth(context: Context, line: Line) -> float | None:
    """Share of all goals over share of the fund, at what is asked; None where nothing is estimated."""
    goals = {goal.id: goal for goal in context.known_goals if not goal.retired}
    values = estimate(line, goals, context.weights).values
    level = (
        Level.REQUESTED if line.requested else max(line.tiers, key=lambda lv: line.tiers[lv], default=None)
    )
    amount = asked(line)
    if level is None or level not in values or not amount or not context.fund:
        return None
    return values[level] / UNIT / (amount / context.fund)


def _text(text: str) -> Cell:
    one_line = " ".join(text.split()) if "\n" in text or "\t" in text else text
    return Cell(one_line, start=one_line)


def _money(context: Context, minor: int | None) -> Cell:
    text = context.money(minor)
    return Cell(text, data=minor, start=text)
