"""The lines in order of priority, with what the best set at the fund does with each; a table for the page.

What must not live here: painting, and reasons for a grant (problem.py).
"""

from fractions import Fraction

from budget_app.domain import queries
from budget_app.domain.decision import granted_amount
from budget_app.domain.lines import Level, Line
from budget_app.domain.round import Round
from budget_app.presentation.amounts import axis_money, full_money, short_money
from budget_app.presentation.frontier_words import Position
from budget_app.presentation.names import level_name
from budget_app.presentation.points import point_figure
from budget_app.presentation.signs import department_signs
from budget_app.presentation.tables import Cell, Column, DepartmentSign, Row, Table
from budget_app.words import _


def priority_table(state: Round, position: Position) -> Table:
    """All live lines by value for money, the best first, those not estimated last. Row keys are line ids.

    Value for money is that of what is asked, in points per round amount of up to a fifth of the fund. n log n in lines,
    and see `Frontier.entering`.
    """
    return _Lines(state, position).table()


class _Lines:
    def __init__(self, state: Round, position: Position) -> None:
        self._state, self._position = state, position
        self._problem, self._style, self._digits = position.problem, position.style, position.digits
        self._per = 10 ** (len(str(max(state.fund // 5, 100))) - 1)
        self._lines = queries.live_lines(state)
        self._cents = any(queries.asked(line) % 10**self._digits for line in self._lines)

    def table(self) -> Table:
        worth = {line.id: self._worth(line) for line in self._lines}
        ranked = sorted(
            self._lines,
            key=lambda line: (worth[line.id] is None, -(self._ratio(line, worth[line.id]) or 0), line.code),
        )
        signs = department_signs(self._state)
        rows = tuple(
            self._row(n, line, worth[line.id], signs[line.department]) for n, line in enumerate(ranked, 1)
        )
        cents = self._cents
        asked = sum(map(queries.asked, self._lines))
        total = [Cell() for _column in self._columns()]
        total[2] = Cell(full_money(asked, self._digits, self._style, cents), asked)
        return Table(
            self._columns(), rows, Row("", "total", tuple(total)), self._sentence(), len(rows), len(rows)
        )

    def _columns(self) -> tuple[Column, ...]:
        per = axis_money(self._per, self._digits, self._style)
        columns = (
            Column("priority", _("Priority"), "ratio", 64, tip=_("Order by value for money")),
            Column("line", _("Line"), "code", 0),
            Column("requested", _("Requested"), "money", 104, strong=True),
            Column("value", _("Value"), "ratio", 72, tip=_("Points of value of what is requested")),
            Column("ratio", _("Per {amount}").format(amount=per), "ratio", 84, tip=_("Points for that much")),
            Column("best", _("In the best set"), "text", 168, tip=_("With what is available")),
        )
        return (
            (*columns, Column("granted", _("Granted"), "money", 104))
            if self._position.is_decided
            else columns
        )

    def _worth(self, line: Line) -> int | None:
        """What the asked tier is worth; None where it is not estimated."""
        level = Level.REQUESTED if line.requested else next(reversed(line.tiers), None)
        return self._problem.values.get((line.id, level)) if level else None

    def _ratio(self, line: Line, worth: int | None) -> Fraction | None:
        return None if worth is None else Fraction(worth, queries.asked(line))

    def _row(self, n: int, line: Line, worth: int | None, sign: DepartmentSign) -> Row:
        asked, granted = queries.asked(line), granted_amount(self._state, line.id)
        ratio = self._ratio(line, worth)
        in_set, best = self._in_best(line, worth)
        wanted = full_money(asked, self._digits, self._style, self._cents) if asked else ""
        given = "" if granted is None else full_money(granted, self._digits, self._style, self._cents)
        cells = (
            Cell(str(n) if worth is not None else "", n),
            Cell(f"{line.code} {line.title}", (line.code, line.title)),
            Cell(wanted, asked),
            Cell("" if worth is None else point_figure(worth, self._style), worth),
            Cell("" if ratio is None else point_figure(round(ratio * self._per), self._style, 2), ratio),
            Cell(best, in_set),
        )
        if self._position.is_decided:
            cells += (Cell(_("none") if granted == 0 else given or _("undecided"), granted),)
        spoken = _("{code} {title}: {asked} requested, {best}").format(
            code=line.code, title=line.title, asked=short_money(asked, self._digits, self._style), best=best
        )
        return Row(line.id, "line", cells, department=sign, spoken=spoken)

    def _in_best(self, line: Line, worth: int | None) -> tuple[bool, str]:
        """Whether the best set holds the line, and in words at which tier, or from which sum on."""
        level = self._position.best.levels.get(line.id)
        if level is not None:
            return True, level_name(level)
        if worth is None:
            return False, _("not estimated")
        if line.id in self._problem.blocked:
            other = self._state.lines[self._problem.blocked[line.id]]
            return False, _("no, requires {other}").format(other=other.code)
        if line.id in self._position.enters:
            return False, _("no, first at {amount}").format(
                amount=self._entering(self._position.enters[line.id])
            )
        return False, _("no")

    def _entering(self, amount: int) -> str:
        """Short, but in full where it would read like what is available and is more."""
        position = self._position
        if position.money(amount) == position.money(position.available):
            return full_money(amount, self._digits, self._style)
        return position.money(amount)

    def _sentence(self) -> str:
        """The page's finding: how many lines the best set holds, and how many of them in part."""
        position, state = self._position, self._state
        if not self._lines:
            return _("Nothing is asked for yet.")
        if position.is_empty:
            return _("No line is estimated, so nothing can be weighed. Say what the lines bring to a goal.")
        held = position.best.levels
        part = sum(
            state.lines[line].tiers[level] < queries.asked(state.lines[line]) for line, level in held.items()
        )
        words = {
            "available": position.money(position.available),
            "held": len(held),
            "known": len(self._lines),
            "part": part,
        }
        if part:
            return _(
                "At {available}, the best set holds {held} of {known} lines, {part} of them in part."
            ).format(**words)
        return _("At {available}, the best set holds {held} of {known} lines.").format(**words)
