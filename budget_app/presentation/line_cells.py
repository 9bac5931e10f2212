"""What a request line says in each column of the grid: the cell's words, its data for painting, where typing begins.

What must not live here: which columns there are (requests_columns.py), hints and rows (requests_rows.py).
"""

from collections.abc import Callable

from budget_app.domain.decision import Decision
from budget_app.domain.lines import Line
from budget_app.presentation.brought import state_cell
from budget_app.presentation.choice_text import kind_word, recurring_word
from budget_app.presentation.estimates import value_for_money
from budget_app.presentation.line_sponsors import sponsors_in_short
from budget_app.presentation.month_text import line_period, month_amounts, period_text
from budget_app.presentation.requests_context import Context
from budget_app.presentation.signs import state_of
from budget_app.presentation.tables import Cell, GoalSign

_Maker = Callable[[Decision, Context, Line], Cell]


def line_cells(state: Decision, context: Context, line: Line) -> tuple[Cell, ...]:
    """The line's cells, one for each of the context's columns."""
    return tuple(_MAKERS[column.id](state, context, line) for column in context.columns)


def goal_signs_of(state: Decision, context: Context, line: Line) -> tuple[GoalSign, ...]:
    """The signs of the goals the line serves, without retired ones."""
    return tuple(context.goals[link.goal] for link in line.links if not state.goals[link.goal].retired)


def _text(text: str) -> Cell:
    one_line = " ".join(text.split()) if "\n" in text or "\t" in text else text
    return Cell(one_line, start=one_line)


def _money_of(field: str) -> _Maker:
    def made(state: Decision, context: Context, line: Line) -> Cell:
        minor = getattr(line, field)
        text = context.money(minor)
        return Cell(text, data=minor, start=text)

    return made


def _goals(state: Decision, context: Context, line: Line) -> Cell:
    signs = goal_signs_of(state, context, line)
    return Cell(", ".join(sign.name for sign in signs), data=signs)


def _worth(state: Decision, context: Context, line: Line) -> Cell:
    worth = value_for_money(line, context.counted_goals, context.weights, context.fund)
    return Cell("" if worth is None else f"{worth:.2f}".replace(".", context.style.decimal), data=worth)


def _months(state: Decision, context: Context, line: Line) -> Cell:
    amounts = month_amounts(state, line, line.requested or line.top)
    period = period_text(*line_period(state, line))
    return Cell(period, data=tuple(amounts.get(month, 0) for month in context.months), start=period)


def _requires(state: Decision, context: Context, line: Line) -> Cell:
    return _text(" ".join(state.lines[ref].code for ref in line.requires))


def _sponsors(state: Decision, context: Context, line: Line) -> Cell:
    return Cell(sponsors_in_short(line, context.departments))


def _state(state: Decision, context: Context, line: Line) -> Cell:
    mark, word = state_of(state, line)
    return state_cell(mark, word, context.brought.get(line.id, ""))


_MAKERS: dict[str, _Maker] = {
    "code": lambda state, context, line: Cell(line.code),
    "title": lambda state, context, line: _text(line.title),
    "function": lambda state, context, line: _text(line.function),
    "kind": lambda state, context, line: _text(kind_word(line.kind)),
    "owner": lambda state, context, line: _text(line.owner),
    "account": lambda state, context, line: _text(line.account),
    "goals": _goals,
    "last_budget": _money_of("last_budget"),
    "last_actual": _money_of("last_actual"),
    "minimum": _money_of("minimum"),
    "requested": _money_of("requested"),
    "stretch": _money_of("stretch"),
    "recurring": lambda state, context, line: _text(recurring_word(line.recurring)),
    "full_year": _money_of("full_year"),
    "worth": _worth,
    "months": _months,
    "requires": _requires,
    "sponsors": _sponsors,
    "state": _state,
}
