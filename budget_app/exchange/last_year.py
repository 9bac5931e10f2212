"""Last year's budget -> last year's figure of the lines that ask for the same this year.

A row is for a line by its code, else by department and title; rows for one line add up. Reading the sheet is
canonical.py's, as for asks.
"""

from budget_app.domain.departments import find_department
from budget_app.domain.lines import Line
from budget_app.domain.messages import Refusal
from budget_app.domain.past import PastRecorded
from budget_app.domain.permissions import why_not
from budget_app.domain.round import Round, Together
from budget_app.exchange.asks import Ask
from budget_app.exchange.canonical import Asks
from budget_app.exchange.difference_words import said_words
from budget_app.exchange.differences import Difference
from budget_app.exchange.import_plan import ImportPlan
from budget_app.exchange.layout import Role
from budget_app.exchange.options import Options
from budget_app.exchange.updating import LineChange, past_command

NAME = "record_past"


def last_year(state: Round, actor: str, asks: Asks, options: Options) -> ImportPlan:
    """Last year's budgets for `actor` to bring in; rows without a line of the round are counted, never lost in silence.

    Lines of departments that the actor may record nothing for are no match. O(rows + lines).
    """
    lines = _Lines(state, actor)
    sums: dict[str, int] = {}
    first: dict[str, int] = {}
    unmatched: dict[int, int] = {}
    for ask in asks.asks:
        line = lines.of(ask, options)
        if line is None:
            unmatched[ask.row] = ask.fields["requested"]
            continue
        sums[line.id] = sums.get(line.id, 0) + ask.fields["requested"]
        first.setdefault(line.id, ask.row)
    problems = asks.problems
    wanted = {key: total for key, total in sums.items() if not problems or options.good_rows}
    changes = tuple(
        _change(state, state.lines[key], total, first[key])
        for key, total in wanted.items()
        if state.lines[key].last_budget != total
    )
    commands = tuple(command for change in changes for command in change.commands)
    faulty = {problem.row for problem in problems} | asks.held
    matched = len(asks.asks) - len(unmatched)
    return ImportPlan(
        Together(name=NAME, commands=commands) if commands else None,
        problems,
        rows=asks.rows,
        grouped_rows=sum(len(ask.grouped_rows) for ask in asks.asks),
        problem_rows=len(faulty),
        blank_rows=asks.roles.get(Role.BLANK, 0),
        total_rows=asks.roles.get(Role.TOTAL, 0),
        other_rows=sum(
            asks.roles.get(role, 0) for role in (Role.HEADING, Role.NOTE, Role.SECTION, Role.LEFT_OUT)
        ),
        sums=asks.sums,
        layout=asks.layout,
        header=asks.header,
        changes=changes,
        unchanged=matched - len(changes),
        unmatched=unmatched,
        last_total=sum(wanted.values()),
    )


def _change(state: Round, line: Line, total: int, row: int) -> LineChange:
    difference = Difference("last_budget", line.last_budget, total)
    command = past_command(line, {"last_budget": total})
    words = (said_words(state, difference),)
    return LineChange(row, line.id, line.code, line.department, (difference,), (command,), words)


class _Lines:
    """The lines that the actor may record figures of, by code, or by department and title (the first)."""

    def __init__(self, state: Round, actor: str) -> None:
        self._state = state
        person = state.people.get(actor)
        self._own = person.department if person else ""
        self._by_code: dict[str, Line] = {}
        self._by_title: dict[tuple[str, str], Line] = {}
        for line in state.lines.values():
            if line.is_live and why_not(state, actor, PastRecorded, line.departments) is None:
                self._by_code[line.code] = line
                self._by_title.setdefault((line.department, _plain(line.title)), line)

    def of(self, ask: Ask, options: Options) -> Line | None:
        """The line that a row is for; None where there is none."""
        if ask.code:
            return self._by_code.get(ask.code)
        name = ask.fields.get("department") or options.department or self._own
        try:
            department = find_department(self._state, options.departments.get(name) or name)
        except Refusal:
            return None
        return self._by_title.get((department, _plain(ask.fields["title"])))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
