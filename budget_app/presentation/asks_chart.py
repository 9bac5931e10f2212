"""Asks against the fund: how far over are we, and who asks what; as chart points, a table and sentences.

What must not live here: drawing (charts/asks.py), and the fund bar, which orders the same money by state.
"""

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.decision import granted_amounts, undecided
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money, short_money
from budget_app.presentation.points import percent
from budget_app.presentation.signs import department_signs
from budget_app.presentation.tables import Cell, Column, DepartmentSign, Row, Table
from budget_app.words import _, _n

MOST_ROWS = 8
"""Departments drawn; where there are more, the smaller ones are drawn as one."""


class AskRow(msgspec.Struct, frozen=True):
    """One department, or the smaller ones as one (`sign` None). Minor units; `granted` None: nothing is decided."""

    name: str
    sign: DepartmentSign | None
    asked: int
    granted: int | None
    words: str


class AsksChart(msgspec.Struct, frozen=True):
    """What is drawn: the departments, and all together against the fund. Amounts in minor units."""

    title: str
    subtitle: str
    sentence: str
    rows: tuple[AskRow, ...]
    together: AskRow
    fund: int
    reserve: int
    fund_text: str
    reserve_text: str
    over: int
    over_text: str
    table: Table
    digits: int
    style: NumberStyle

    @property
    def width(self) -> int:
        """The money the axis spans."""
        return max(self.together.asked, self.together.granted or 0, self.fund, 1)


def asks_chart(state: Round, style: NumberStyle = ENGLISH) -> AsksChart:
    """The chart of a round as it stands; joint lines by their shares. Linear in lines."""
    return _Asks(state, style).chart()


class _Asks:
    def __init__(self, state: Round, style: NumberStyle) -> None:
        self._state, self._style = state, style
        self._digits = money.digits(state.currency)
        self._asked = queries.asked_by_department(state)
        self._granted = queries.granted_by_department(state)
        self._decided = bool(granted_amounts(state))
        shown = [*self._asked.values(), *self._granted.values(), state.fund, state.reserve]
        self._cents = any(amount % 10**self._digits for amount in shown)
        self._all = sum(self._asked.values())
        self._all_granted = sum(self._granted.values())

    def chart(self) -> AsksChart:
        over = self._all - self._state.fund
        departments = [code for code, asked in self._asked.items() if asked or self._granted[code]]
        title, together = self._title(over), self._row(_("All together"), None, self._all, self._all_granted)
        return AsksChart(
            title=title,
            subtitle=self._subtitle(len(departments)),
            sentence=self._sentence(title, departments),
            rows=self._rows(departments),
            together=together,
            fund=self._state.fund,
            reserve=min(self._state.reserve, self._state.fund),
            fund_text=_("Fund {amount}").format(amount=self._money(self._state.fund)),
            reserve_text=_("reserve {amount}").format(amount=self._money(self._state.reserve)),
            over=max(over, 0),
            over_text=_("{amount} over").format(amount=self._money(over)) if over > 0 else "",
            table=self._table(departments, title),
            digits=self._digits,
            style=self._style,
        )

    def _title(self, over: int) -> str:
        state, granted = self._state, self._all_granted
        words = {
            "asked": self._money(self._all),
            "fund": self._money(state.fund),
            "granted": self._money(granted),
            "over": self._money(abs(over)),
            "reserve": self._money(self._all - state.available),
        }
        if self._decided:
            return self._title_decided(words)
        if not self._all:
            return _("Nothing is asked for yet")
        if not state.fund:
            return _("{asked} is asked for, and there is no fund").format(**words)
        if over > 0:
            return _("Asks are {over} over the fund").format(**words)
        if self._all > state.available:
            return _("Asks fit only with {reserve} of the reserve").format(**words)
        if over == 0:
            return _("Asks take the whole fund").format(**words)
        return _("All asks fit, {over} of the fund is not asked for").format(**words)

    def _title_decided(self, words: dict[str, str]) -> str:
        state, granted = self._state, self._all_granted
        if granted > state.available:
            over = self._money(granted - state.available)
            return _("{over} more is granted than is available").format(over=over)
        open_lines = len(undecided(state))
        if open_lines:
            text = _n(
                "{granted} is granted so far, {n} line is undecided",
                "{granted} is granted so far, {n} lines are undecided",
                open_lines,
            )
            return text.format(n=open_lines, **words)
        share = percent(granted, self._all)
        return _("{granted} of the {fund} fund is granted, {share} of the asks").format(share=share, **words)

    def _subtitle(self, departments: int) -> str:
        if self._decided:
            text = _("Granted of what is asked, by department")
        else:
            text = _("Asked by department, and together against the fund")
        if departments > MOST_ROWS:
            return _("{text}; the largest of {n}").format(text=text, n=departments)
        return text

    def _rows(self, departments: list[str]) -> tuple[AskRow, ...]:
        signs, names = department_signs(self._state), self._state.departments
        shown = departments
        if len(departments) > MOST_ROWS:
            shown = sorted(departments, key=lambda code: -self._asked[code])[: MOST_ROWS - 1]
        rows = [self._row(names[d].name, signs[d], self._asked[d], self._granted[d]) for d in shown]
        rest = [code for code in departments if code not in shown]
        if rest:
            name = _n("{n} other", "{n} others", len(rest)).format(n=len(rest))
            rows.append(self._row(name, None, self._sum(self._asked, rest), self._sum(self._granted, rest)))
        return tuple(rows)

    def _row(self, name: str, sign: DepartmentSign | None, asked: int, granted: int) -> AskRow:
        if not self._decided:
            return AskRow(name, sign, asked, None, self._money(asked))
        words = _("{granted} of {asked}").format(granted=self._money(granted), asked=self._money(asked))
        return AskRow(name, sign, asked, granted, words)

    def _sentence(self, title: str, departments: list[str]) -> str:
        names = self._state.departments
        asks = [
            _("{department} asks {amount}").format(
                department=names[d].name, amount=self._money(self._asked[d])
            )
            for d in departments
        ]
        if self._decided:
            asks = [
                _("{ask} and is granted {amount}").format(ask=ask, amount=self._money(self._granted[d]))
                for ask, d in zip(asks, departments, strict=True)
            ]
        facts = _("Together {asked} is asked; the fund is {fund}, of which {reserve} is reserve.").format(
            asked=self._money(self._all),
            fund=self._money(self._state.fund),
            reserve=self._money(self._state.reserve),
        )
        return " ".join([f"{title}.", *(f"{ask}." for ask in asks), facts])

    def _table(self, departments: list[str], sentence: str) -> Table:
        columns = [
            Column("department", _("Department"), "text", 0),
            Column("asked", _("Asked"), "money", 104),
        ]
        if self._decided:
            columns.append(Column("granted", _("Granted"), "money", 104))
            columns.append(Column("share", _("Of the asks"), "ratio", 84))
        signs, names, state = department_signs(self._state), self._state.departments, self._state
        rows = [
            Row(d, "line", self._cells(names[d].name, self._asked[d], self._granted[d]), department=signs[d])
            for d in departments
        ]
        total = Row("together", "total", self._cells(_("All together"), self._all, self._all_granted))
        facts = (
            ("fund", _("Fund"), state.fund),
            ("reserve", _("Reserve"), state.reserve),
            ("available", _("Available"), state.available),
            ("over", _("Asked over the fund"), max(self._all - state.fund, 0)),
        )
        empty = (Cell(),) * (len(columns) - 2)
        rows.append(total)
        rows += [
            Row(key, "line", (Cell(name), Cell(self._full(amount), amount), *empty))
            for key, name, amount in facts
        ]
        return Table(tuple(columns), tuple(rows), total, sentence, len(rows), len(rows))

    def _cells(self, name: str, asked: int, granted: int) -> tuple[Cell, ...]:
        cells = (Cell(name), Cell(self._full(asked), asked))
        if not self._decided:
            return cells
        return (*cells, Cell(self._full(granted), granted), Cell(percent(granted, asked)))

    def _sum(self, amounts: dict[str, int], departments: list[str]) -> int:
        return sum(amounts[code] for code in departments)

    def _money(self, amount: int) -> str:
        return short_money(amount, self._digits, self._style)

    def _full(self, amount: int) -> str:
        return full_money(amount, self._digits, self._style, self._cents)
