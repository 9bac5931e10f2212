"""Goals by departments: which goals are starved, which are claimed twice; as chart points and a table.

Money of a line counts in each goal it serves, a joint line's by its shares. What must not live here: titles and
sentences (heat_words.py), drawing (charts/heat.py), and which set of lines is the best.
"""

from collections.abc import Mapping
from math import fsum

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.lines import Level, Line
from budget_app.domain.round import Round
from budget_app.presentation import heat_words as say
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money, short_money
from budget_app.presentation.coverage import line_coverage
from budget_app.presentation.signs import department_signs, goal_signs
from budget_app.presentation.tables import Cell, Column, DepartmentSign, GoalSign, Row, Table
from budget_app.words import _

Cells = dict[tuple[str, str], int]
"""Money in minor units by goal id and department code."""


class HeatColumn(msgspec.Struct, frozen=True):
    """A department."""

    code: str
    sign: DepartmentSign


class HeatRow(msgspec.Struct, frozen=True):
    """A goal: money per department in minor units, and the share of the way to its target that is covered."""

    goal: str
    sign: GoalSign
    amounts: tuple[int, ...]
    coverage: float
    coverage_text: str
    is_starved: bool


class HeatChart(msgspec.Struct, frozen=True):
    """What is drawn. `most`: the money of the darkest cell, the same for asks and every set that is tried."""

    title: str
    subtitle: str
    sentence: str
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]
    most: int
    table: Table
    digits: int
    style: NumberStyle

    def words_of(self, amount: int) -> str:
        """A cell's figure."""
        return short_money(amount, self.digits, self.style) if amount else _("none")


class Heat:
    """The goals and departments of a round, and what each line would put where, at each of its tiers."""

    def __init__(self, state: Round, style: NumberStyle = ENGLISH) -> None:
        self._style, self._digits = style, money.digits(state.currency)
        goals = {goal.id: goal for goal in queries.live_goals(state)}
        signs, departments = goal_signs(state), department_signs(state)
        self.goals = {id_: signs[id_] for id_ in goals}
        lines = {line.id: line for line in queries.live_lines(state)}
        active = {department for line in lines.values() for department in line.departments}
        self.departments = {code: sign for code, sign in departments.items() if code in active}
        self.served = {
            id_: tuple(dict.fromkeys(link.goal for link in line.links if link.goal in goals))
            for id_, line in lines.items()
        }
        self._parts = {id_: _parts(line) for id_, line in lines.items()}
        self._covered = {
            (id_, level): line_coverage(line, amount, goals)
            for id_, line in lines.items()
            for level, amount in line.tiers.items()
        }
        self.asked = {id_: level for id_, line in lines.items() if (level := _asked_level(line)) is not None}
        self._most = max(self.cells(self.asked).values(), default=0)
        self._cents = any(queries.asked(line) % 10**self._digits for line in lines.values())

    def parts(self, line: str, level: Level) -> dict[str, int]:
        """The line's money at a tier by department, in minor units; {} where it has no such tier."""
        return self._parts[line].get(level, {})

    def cells(self, levels: Mapping[str, Level]) -> Cells:
        """Money by goal and department of these lines at these tiers. Linear in lines."""
        cells: Cells = {}
        for line, level in levels.items():
            for goal in self.served[line]:
                for department, amount in self._parts[line][level].items():
                    cells[goal, department] = cells.get((goal, department), 0) + amount
        return cells

    def coverage(self, levels: Mapping[str, Level]) -> dict[str, float]:
        """Per goal the share of the way to its target that these lines at these tiers cover. Linear in lines."""
        shares: dict[str, list[float]] = {goal: [] for goal in self.goals}
        for pair in levels.items():
            for goal, share in self._covered[pair].items():
                shares[goal].append(share)
        return {goal: fsum(own) for goal, own in shares.items()}

    def chart(self, levels: Mapping[str, Level], at: str = "") -> HeatChart:
        """The chart of all that is asked, or, with `at` (what there is, in words), of the best set. Linear in lines."""
        cells, covered = self.cells(levels), self.coverage(levels)
        rows = tuple(self._row(goal, sign, cells, covered[goal]) for goal, sign in self.goals.items())
        columns = tuple(HeatColumn(code, sign) for code, sign in self.departments.items())
        finding = [(row.sign.name, row.coverage, sum(row.amounts)) for row in rows]
        title = say.title_of_set(finding, at) if at else say.title_of_asks(finding, bool(levels))
        lonely = sum(sum(self._parts[n][level].values()) for n, level in levels.items() if not self.served[n])
        return HeatChart(
            title=title,
            subtitle=say.subtitle(bool(at)),
            sentence=self._sentence(title, rows, lonely),
            columns=columns,
            rows=rows,
            most=max(self._most, 1),
            table=self._table(title, rows, lonely),
            digits=self._digits,
            style=self._style,
        )

    def _row(self, goal: str, sign: GoalSign, cells: Cells, covered: float) -> HeatRow:
        amounts = tuple(cells.get((goal, code), 0) for code in self.departments)
        return HeatRow(goal, sign, amounts, covered, say.coverage_text(covered), covered < say.STARVED)

    def _sentence(self, title: str, rows: tuple[HeatRow, ...], lonely: int) -> str:
        parts = [title]
        for row in rows:
            pairs = zip(self.departments.values(), row.amounts, strict=True)
            given = [f"{sign.name} {self._short(amount)}" for sign, amount in pairs if amount]
            parts.append(say.goal_sentence(row.sign.name, given, row.coverage_text))
        if lonely:
            parts.append(_("{amount} serves no goal").format(amount=self._short(lonely)))
        return " ".join(f"{part}." for part in parts)

    def _table(self, title: str, rows: tuple[HeatRow, ...], lonely: int) -> Table:
        columns = (
            Column("what", _("Goal and department"), "text", 0),
            Column("money", _("Money"), "money", 96),
            Column("coverage", _("Coverage"), "ratio", 76),
        )
        made: list[Row] = []
        for row in rows:
            whole = Cell(row.sign.name), self._full(sum(row.amounts)), Cell(row.coverage_text, row.coverage)
            made.append(Row(f"{row.goal}/", "line", whole, goal=row.sign))
            pairs = zip(self.departments.items(), row.amounts, strict=True)
            made += [
                Row(
                    f"{row.goal}/{code}",
                    "line",
                    (Cell(sign.name), self._full(amount), Cell()),
                    department=sign,
                )
                for (code, sign), amount in pairs
                if amount
            ]
        if lonely:
            made.append(Row("no-goal", "line", (Cell(_("Serves no goal")), self._full(lonely), Cell())))
        empty = Row("", "total", (Cell(), Cell(), Cell()))
        return Table(columns, tuple(made), empty, title, len(made), len(made))

    def _short(self, amount: int) -> str:
        return short_money(amount, self._digits, self._style)

    def _full(self, amount: int) -> Cell:
        return Cell(full_money(amount, self._digits, self._style, self._cents), amount)


def _parts(line: Line) -> dict[Level, dict[str, int]]:
    """Each tier's amount by department, to the minor unit."""
    if not line.sponsors:
        return {level: {line.department: amount} for level, amount in line.tiers.items()}
    shares = line.shares()
    return {
        level: dict(zip(shares, money.split(amount, list(shares.values())), strict=True))
        for level, amount in line.tiers.items()
    }


def _asked_level(line: Line) -> Level | None:
    """The tier that is asked for: requested, or the highest there is."""
    return Level.REQUESTED if line.requested else next(reversed(line.tiers), None)
