"""What can be picked on the trade-offs page (a department, a goal, both, P, B or C): its lines, money and sentence.

A picked line is the window's own selection (its sentence is its row's). What must not live here: where a pick is drawn.
"""

from collections.abc import Iterable, Mapping

import msgspec

from budget_app.domain import queries
from budget_app.domain.lines import Level
from budget_app.domain.round import Round
from budget_app.presentation import frontier_words as say
from budget_app.presentation.heat_chart import Heat, HeatChart
from budget_app.presentation.position import Position
from budget_app.words import _, _n


class Pick(msgspec.Struct, frozen=True):
    """A department (code), a goal (id), a cell (both), a point of the frontier ("P", "B", "C"); or a line (id).

    All empty: nothing.
    """

    department: str = ""
    goal: str = ""
    point: str = ""
    line: str = ""

    def __bool__(self) -> bool:
        return self != NOTHING


NOTHING = Pick()


class Group(msgspec.Struct, frozen=True):
    """The lines of a pick with their asked or funded amounts, per department in minor units; and what is read out."""

    pick: Pick = NOTHING
    lines: frozenset[str] = frozenset()
    money: dict[str, int] = msgspec.field(default_factory=dict[str, int])
    sentence: str = ""


class Picks:
    """Reads picks against a round."""

    def __init__(self, state: Round, heat: Heat) -> None:
        self._state, self._heat = state, heat

    def exists(self, pick: Pick) -> bool:
        """Whether what is picked is still there."""
        department = not pick.department or pick.department in self._heat.departments
        return department and (not pick.goal or pick.goal in self._heat.goals)

    def group(self, pick: Pick, position: Position, asked: HeatChart, best: HeatChart) -> Group:
        """The pick's lines and sentence at a position. Linear in lines."""
        if not pick or pick.line or not self.exists(pick):
            return Group()
        if pick.point:
            return self._point(pick, position)
        levels = self._heat.asked
        lines = [n for n in levels if self._is_of(n, pick)]
        money = self._money({n: levels[n] for n in lines}, pick.department)
        held = {n: position.best.levels[n] for n in lines if n in position.best.levels}
        in_best = sum(self._money(held, pick.department).values())
        words = {
            "who": self._department(pick.department),
            "goal": self._goal(pick.goal),
            "asked": position.money(sum(money.values())),
            "lines": _n("{n} line", "{n} lines", len(lines)).format(n=len(lines)),
            "held": len(held),
            "best": position.money(in_best),
            "all": _coverage(asked, pick.goal),
            "now": _coverage(best, pick.goal),
        }
        return Group(pick, frozenset(lines), money, _sentence(pick, bool(lines)).format(**words))

    def line_money(self, line: str) -> dict[str, int]:
        """What a line asks, by department; {} where it asks nothing."""
        level = self._heat.asked.get(line)
        return dict(self._heat.parts(line, level)) if level else {}

    def _is_of(self, line: str, pick: Pick) -> bool:
        own = self._state.lines[line]
        return (not pick.department or pick.department in own.departments) and (
            not pick.goal or pick.goal in self._heat.served[line]
        )

    def _point(self, pick: Pick, position: Position) -> Group:
        if position.is_empty:
            return Group()
        if pick.point == "P":
            cost, value = position.cost, position.value
            pairs = ((self._state.lines[n], amount) for n, amount in position.amounts.items())
            money = queries.by_department(self._state, pairs)
            lines: Iterable[str] = position.amounts
        else:
            if pick.point == "C" and not position.spare:
                return Group()
            amount = position.cost - position.spare if pick.point == "C" else position.available
            found = position.best
            if pick.point == "C":
                held = position.frontier.known_at(min(amount, position.frontier.most))
                found = position.problem.choice(held)
            cost, value, lines = found.cost, found.value, found.levels
            money = self._money(found.levels, "")
        words = {
            "name": _name(pick.point, position),
            "lines": _n("{n} line", "{n} lines", len(set(lines))).format(n=len(set(lines))),
            "cost": position.money(cost),
            "value": position.points(value),
        }
        sentence = _("{name}: {lines}, {cost}, {value}").format(**words)
        return Group(pick, frozenset(lines), {k: v for k, v in money.items() if v}, sentence)

    def _money(self, levels: Mapping[str, Level], department: str) -> dict[str, int]:
        sums: dict[str, int] = {}
        for line, level in levels.items():
            for code, amount in self._heat.parts(line, level).items():
                if not department or code == department:
                    sums[code] = sums.get(code, 0) + amount
        return sums

    def _department(self, code: str) -> str:
        return self._heat.departments[code].name if code else ""

    def _goal(self, goal: str) -> str:
        return self._heat.goals[goal].name if goal else ""


def _sentence(pick: Pick, has_lines: bool) -> str:
    if pick.department and pick.goal:
        if not has_lines:
            return _("{who} asks nothing for {goal}")
        return _("{who} for {goal}: {lines}, {asked} asked; {held} in the best set with {best}")
    if pick.department:
        return _("{who}: {lines}, {asked} asked; {held} in the best set with {best}")
    if not has_lines:
        return _("Nobody asks for {goal}")
    return _("{goal}: {lines}, {asked} asked; {held} in the best set with {best}; coverage {now} of {all}")


def _coverage(chart: HeatChart, goal: str) -> str:
    return next((row.coverage_text for row in chart.rows if row.goal == goal), "")


def _name(point: str, position: Position) -> str:
    if point == "P":
        return _("P, {name}").format(name=say.proposal_name(position))
    if point == "B":
        return _("B, the best set at {available}").format(available=position.money(position.available))
    return _("C, the same value as P for {less} less").format(less=position.money(position.spare))
