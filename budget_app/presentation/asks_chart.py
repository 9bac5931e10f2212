"""Asks against the fund: how far over are we, and who asks what; as chart points, a table and sentences.

What must not live here: titles (asks_words.py), drawing (charts/asks.py), and the fund bar, which orders the same money
by state.
"""

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.decision import granted_amounts, undecided
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money, short_money
from budget_app.presentation.asks_words import Found, title_of
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
    codes: tuple[str, ...] = ()


class AsksChart(msgspec.Struct, frozen=True):
    """What is drawn: the departments, and all together against the fund. Amounts in minor units.

    `agreed`: the round's own fund, where another one is tried. `reach`: what the axis spans at least.
    """

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
    agreed: int | None = None
    reach: int = 0

    @property
    def width(self) -> int:
        """The money the axis spans."""
        return max(self.together.asked, self.together.granted or 0, self.fund, self.reach, 1)


def asks_chart(state: Round, style: NumberStyle = ENGLISH) -> AsksChart:
    """The chart of a round as it stands; joint lines by their shares. Linear in lines."""
    return Asks(state, style).chart()


class Asks:
    """The asks of a round, which are the same whatever fund is tried."""

    def __init__(self, state: Round, style: NumberStyle = ENGLISH) -> None:
        self._state, self._style = state, style
        self._digits = money.digits(state.currency)
        self._asked = queries.asked_by_department(state)
        self._granted = queries.granted_by_department(state)
        self._decided = bool(granted_amounts(state))
        self._open = len(undecided(state)) if self._decided else 0
        shown = [*self._asked.values(), *self._granted.values(), state.fund, state.reserve]
        self._cents = any(amount % 10**self._digits for amount in shown)
        self._all = sum(self._asked.values())
        self._all_granted = sum(self._granted.values())
        self._departments = [code for code, asked in self._asked.items() if asked or self._granted[code]]
        self._drawn = self._rows(self._departments)
        self._together = self._row(_("All together"), (), self._all, self._all_granted)

    def chart(self, fund: int | None = None, reach: int = 0) -> AsksChart:
        """The chart at the round's fund or at one that is tried. Linear in departments."""
        held = self._state.fund if fund is None else fund
        reserve = min(self._state.reserve, held)
        tried = held != self._state.fund
        over = self._all - held
        title = self._title(held, reserve)
        fund_words = _("Tried {amount}") if tried else _("Fund {amount}")
        return AsksChart(
            title=title,
            subtitle=self._subtitle(len(self._departments)),
            sentence=self._sentence(title, held, reserve),
            rows=self._drawn,
            together=self._together,
            fund=held,
            reserve=reserve,
            fund_text=fund_words.format(amount=self._money(held)),
            reserve_text=_("reserve {amount}").format(amount=self._money(reserve)),
            over=max(over, 0),
            over_text=_("{amount} over").format(amount=self._money(over)) if over > 0 else "",
            table=self._table(title, held, reserve),
            digits=self._digits,
            style=self._style,
            agreed=self._state.fund if tried else None,
            reach=reach,
        )

    def _title(self, fund: int, reserve: int) -> str:
        found = Found(
            asked=self._all,
            granted=self._all_granted if self._decided else None,
            open_lines=self._open,
            fund=fund,
            available=fund - reserve if fund != self._state.fund else self._state.available,
            is_tried=fund != self._state.fund,
        )
        return title_of(found, self._money)

    def _subtitle(self, departments: int) -> str:
        if self._decided:
            text = _("Granted of what is asked, by department")
        else:
            text = _("Asked by department, and together against the fund")
        if departments > MOST_ROWS:
            return _("{text}; the largest of {n}").format(text=text, n=departments)
        return text

    def _rows(self, departments: list[str]) -> tuple[AskRow, ...]:
        names = self._state.departments
        shown = departments
        if len(departments) > MOST_ROWS:
            shown = sorted(departments, key=lambda code: -self._asked[code])[: MOST_ROWS - 1]
        rows = [self._row(names[d].name, (d,), self._asked[d], self._granted[d]) for d in shown]
        rest = tuple(code for code in departments if code not in shown)
        if rest:
            name = _n("{n} other", "{n} others", len(rest)).format(n=len(rest))
            rows.append(self._row(name, rest, self._sum(self._asked, rest), self._sum(self._granted, rest)))
        return tuple(rows)

    def _row(self, name: str, codes: tuple[str, ...], asked: int, granted: int) -> AskRow:
        sign = department_signs(self._state)[codes[0]] if len(codes) == 1 else None
        if not self._decided:
            return AskRow(name, sign, asked, None, self._money(asked), codes)
        words = _("{granted} of {asked}").format(granted=self._money(granted), asked=self._money(asked))
        return AskRow(name, sign, asked, granted, words, codes)

    def _sentence(self, title: str, fund: int, reserve: int) -> str:
        names = self._state.departments
        asks = [
            _("{department} asks {amount}").format(
                department=names[d].name, amount=self._money(self._asked[d])
            )
            for d in self._departments
        ]
        if self._decided:
            asks = [
                _("{ask} and is granted {amount}").format(ask=ask, amount=self._money(self._granted[d]))
                for ask, d in zip(asks, self._departments, strict=True)
            ]
        facts = _("Together {asked} is asked; the fund is {fund}, of which {reserve} is reserve.").format(
            asked=self._money(self._all), fund=self._money(fund), reserve=self._money(reserve)
        )
        return " ".join([f"{title}.", *(f"{ask}." for ask in asks), facts])

    def _table(self, sentence: str, fund: int, reserve: int) -> Table:
        columns = [
            Column("department", _("Department"), "text", 0),
            Column("asked", _("Asked"), "money", 104),
        ]
        if self._decided:
            columns.append(Column("granted", _("Granted"), "money", 104))
            columns.append(Column("share", _("Of the asks"), "ratio", 84))
        signs, names = department_signs(self._state), self._state.departments
        rows = [
            Row(d, "line", self._cells(names[d].name, self._asked[d], self._granted[d]), department=signs[d])
            for d in self._departments
        ]
        total = Row("together", "total", self._cells(_("All together"), self._all, self._all_granted))
        facts = (
            ("fund", _("Fund"), fund),
            ("reserve", _("Reserve"), reserve),
            ("available", _("Available"), fund - reserve),
            ("over", _("Asked over the fund"), max(self._all - fund, 0)),
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

    def _sum(self, amounts: dict[str, int], departments: tuple[str, ...]) -> int:
        return sum(amounts[code] for code in departments)

    def _money(self, amount: int) -> str:
        return short_money(amount, self._digits, self._style)

    def _full(self, amount: int) -> str:
        return full_money(amount, self._digits, self._style, self._cents)
