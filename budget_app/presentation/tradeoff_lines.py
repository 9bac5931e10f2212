"""The lines in order of priority, with what the best set at the fund does with each; a table for the page.

What must not live here: painting, and reasons for a grant (problem.py).
"""

from fractions import Fraction

import msgspec

from budget_app.domain import queries
from budget_app.domain.decision import granted_amount
from budget_app.domain.lines import Level, Line
from budget_app.domain.round import Round
from budget_app.presentation.amounts import axis_money, full_money, short_money
from budget_app.presentation.names import level_name
from budget_app.presentation.points import point_figure
from budget_app.presentation.position import Position
from budget_app.presentation.signs import department_signs
from budget_app.presentation.tables import Cell, Column, DepartmentSign, Row, Table
from budget_app.words import _

_VALUE, _BEST = 3, 5
"""The places of a line's value, and of what the best set does with it."""

_NEAR = 50
"""Amounts that differ by more than this part are never written alike."""

_Says = tuple[Level | None, int | None, int | None]


class PriorityLines:
    """All live lines by value for money, the best first, those not estimated last: the order is the same at any fund.

    Value for money is that of what is asked, in points per round amount of up to a fifth of the fund.
    """

    def __init__(self, state: Round, position: Position) -> None:
        self._state, self._problem = state, position.problem
        self._style, self._digits = position.style, position.digits
        self._is_decided = position.is_decided
        self._per = 10 ** (len(str(max(state.fund // 5, 100))) - 1)
        lines = queries.live_lines(state)
        self._cents = any(queries.asked(line) % 10**self._digits for line in lines)
        worth = {line.id: self._worth(line) for line in lines}
        self._ranked = sorted(
            lines,
            key=lambda line: (worth[line.id] is None, -(self._ratio(line, worth[line.id]) or 0), line.code),
        )
        signs = department_signs(state)
        self._fixed = {
            line.id: self._row(n, line, worth[line.id], signs[line.department])
            for n, line in enumerate(self._ranked, 1)
        }
        self._columns = self._made_columns()
        asked = sum(map(queries.asked, lines))
        total = [Cell() for _column in self._columns]
        total[2] = Cell(full_money(asked, self._digits, self._style, self._cents), asked)
        self._total = Row("", "total", tuple(total))
        self._part = {
            (line.id, level)
            for line in lines
            for level, amount in line.tiers.items()
            if amount < queries.asked(line)
        }
        self._known: dict[str, tuple[_Says, Row]] = {}

    def table(self, position: Position) -> Table:
        """The table at a position; a row that says the same as last time is the same object. Linear in lines."""
        rows = tuple(self._shown(line, position) for line in self._ranked)
        return Table(self._columns, rows, self._total, self._sentence(position), len(rows), len(rows))

    def _shown(self, line: Line, position: Position) -> Row:
        level, enters = position.best.levels.get(line.id), position.enters.get(line.id)
        # Only what enters close above what is available is written otherwise at another fund.
        is_near = enters is not None and enters - position.available < enters // _NEAR
        says = level, enters if level is None else None, position.available if is_near else None
        known = self._known.get(line.id)
        if known and known[0] == says:
            return known[1]
        held, words = self._in_best(line, position)
        fixed, spoken = self._fixed[line.id]
        cells = (*fixed.cells[:_BEST], Cell(words, held), *fixed.cells[_BEST:])
        row = msgspec.structs.replace(fixed, cells=cells, spoken=spoken.format(best=words))
        if known and known[1] == row:
            row = known[1]
        self._known[line.id] = says, row
        return row

    def _made_columns(self) -> tuple[Column, ...]:
        per = axis_money(self._per, self._digits, self._style)
        columns = (
            Column("priority", _("Priority"), "ratio", 60, tip=_("Order by value for money")),
            Column("line", _("Line"), "code", 0),
            Column("requested", _("Requested"), "money", 88, strong=True),
            Column(
                "value", _("Value"), "ratio", 60, tip=_("Points of value of what is requested"), wide=True
            ),
            Column("ratio", _("Per {amount}").format(amount=per), "ratio", 78, tip=_("Points for that much")),
            Column("best", _("In the best set"), "text", 140, tip=_("With what is available")),
        )
        return (*columns, Column("granted", _("Granted"), "money", 96)) if self._is_decided else columns

    def _worth(self, line: Line) -> int | None:
        """What the asked tier is worth; None where it is not estimated."""
        level = Level.REQUESTED if line.requested else next(reversed(line.tiers), None)
        return self._problem.values.get((line.id, level)) if level else None

    def _ratio(self, line: Line, worth: int | None) -> Fraction | None:
        return None if worth is None else Fraction(worth, queries.asked(line))

    def _row(self, n: int, line: Line, worth: int | None, sign: DepartmentSign) -> tuple[Row, str]:
        """The row without what the best set does with it, and its sentence with a place for that."""
        asked, granted = queries.asked(line), granted_amount(self._state, line.id)
        ratio = self._ratio(line, worth)
        wanted = full_money(asked, self._digits, self._style, self._cents) if asked else ""
        given = "" if granted is None else full_money(granted, self._digits, self._style, self._cents)
        cells = (
            Cell(str(n) if worth is not None else "", n),
            Cell(f"{line.code} {line.title}", (line.code, line.title)),
            Cell(wanted, asked),
            Cell("" if worth is None else point_figure(worth, self._style), worth),
            Cell("" if ratio is None else point_figure(round(ratio * self._per), self._style, 2), ratio),
        )
        if self._is_decided:
            cells += (Cell(_("none") if granted == 0 else given or _("undecided"), granted),)
        spoken = _("{code} {title}: {asked} requested, {best}").format(
            code=line.code,
            title=_braced(line.title),
            asked=short_money(asked, self._digits, self._style),
            best="{best}",
        )
        return Row(line.id, "line", cells, department=sign), spoken

    def _in_best(self, line: Line, position: Position) -> tuple[bool, str]:
        """Whether the best set holds the line, and in words at which tier, or from which sum on."""
        level = position.best.levels.get(line.id)
        if level is not None:
            return True, level_name(level)
        if self._fixed[line.id][0].cells[_VALUE].data is None:
            return False, _("not estimated")
        if line.id in self._problem.blocked:
            other = self._state.lines[self._problem.blocked[line.id]]
            return False, _("no, requires {other}").format(other=other.code)
        if line.id in position.enters:
            amount = self._entering(position, position.enters[line.id])
            return False, _("no, first at {amount}").format(amount=amount)
        return False, _("no")

    def _entering(self, position: Position, amount: int) -> str:
        """Short, but in full where it would read like what is available and is more."""
        if position.money(amount) == position.money(position.available):
            return full_money(amount, self._digits, self._style)
        return position.money(amount)

    def _sentence(self, position: Position) -> str:
        """The page's finding: how many lines the best set holds, and how many of them in part."""
        if not self._ranked:
            return _("Nothing is asked for yet.")
        if position.is_empty:
            return _("No line is estimated, so nothing can be weighed. Say what the lines bring to a goal.")
        held = position.best.levels
        part = sum(pair in self._part for pair in held.items())
        words = {
            "available": position.money(position.available),
            "held": len(held),
            "known": len(self._ranked),
            "part": part,
        }
        if part:
            return _(
                "At {available}, the best set holds {held} of {known} lines, {part} of them in part."
            ).format(**words)
        return _("At {available}, the best set holds {held} of {known} lines.").format(**words)


def _braced(text: str) -> str:
    """Text that stays what it is where a sentence is completed later."""
    return text.replace("{", "{{").replace("}", "}}")
