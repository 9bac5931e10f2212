"""The best set at one amount by HiGHS: the reference in tests, and the way out where tables are too big.

What must not live here: anything that trusts a solver's floating point; every set is rounded and recomputed
in integers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import floor, gcd, isfinite
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from budget_app.analysis.problem import Portfolio, Problem

if TYPE_CHECKING:
    import highspy

_WIDEST = 10**8
"""Above this ratio of the greatest to the smallest number, HiGHS's tolerances no longer prove anything in
integers.
"""


@dataclass(frozen=True, slots=True)
class _Model:
    """Columns (line, tier) and rows as HiGHS takes them: `lower <= sum of entries <= upper`, row by row."""

    columns: tuple[tuple[int, int], ...]
    rows: tuple[tuple[float, float, dict[int, float]], ...]
    values: tuple[int, ...]
    wide: bool


class Row(NamedTuple):
    """A limit on a sum over funded tiers (line and tier by place): whole numbers, None for no limit."""

    parts: Mapping[tuple[int, int], int]
    least: int | None
    most: int | None

    def holds(self, choice: Sequence[int]) -> bool:
        """Whether a set keeps it."""
        total = sum(n for (i, t), n in self.parts.items() if choice[i] == t)
        return (self.least is None or total >= self.least) and (self.most is None or total <= self.most)


def optimum(problem: Problem, amount: int, seconds: float = 60.0) -> Portfolio:
    """A best set costing at most `amount` minor units, with a bound that no set exceeds.

    Amounts are divided by their common divisor, the solver's gap is 0 and less than 1 unit of value; its set
    is rounded, checked and recomputed in integers. Where it stops after `seconds`, ends otherwise than
    optimal, answers with a set that is not allowed, or numbers span more than 1e8, the portfolio is not
    `exact`: its bound is the solver's where that can be relied upon, otherwise the sum of all that is worth
    something. Ties are broken by the solver. Raises ValueError for a negative amount. One mixed-integer
    programme with a column per tier.
    """
    found = best_under(problem, amount, (), seconds)
    return found or _nothing(problem)  # nothing at all is always possible


def best_under(problem: Problem, amount: int, rows: Sequence[Row], seconds: float = 60.0) -> Portfolio | None:
    """As `optimum`, of the sets that keep all `rows`; None where the solver proves that there is none.

    Where no set that keeps them is known, the portfolio is empty and not `exact`.
    """
    if amount < 0:
        raise ValueError("the amount is negative")
    nothing = _nothing(problem)
    model = _model(problem, amount, rows)
    if not model.columns:
        return replace(nothing, bound=0) if all(row.holds(nothing.choice) for row in rows) else None
    chosen, bound, ending = _solved(model, seconds)
    if ending is _Ending.IMPOSSIBLE and not model.wide:
        return None
    choice = [-1] * len(problem)
    for (i, t), taken in zip(model.columns, chosen, strict=True):
        if taken > 0.5:
            choice[i] = t
    cost, value = problem.measure(choice)
    keeps = problem.allows(choice) and cost <= amount and all(row.holds(choice) for row in rows)
    if not keeps or (not rows and value < 0):
        return nothing
    if ending is _Ending.PROVEN and not model.wide:
        return Portfolio(cost, value, tuple(choice), value)
    relied = isfinite(bound) and not model.wide  # stopped at once, it has no bound yet
    limit = min(nothing.bound, floor(bound) + 1) if relied else nothing.bound
    return Portfolio(cost, value, tuple(choice), max(value, limit))


def _nothing(problem: Problem) -> Portfolio:
    return Portfolio(0, 0, (-1,) * len(problem), _sum_of_best(problem))


def _model(problem: Problem, amount: int, demanded: Sequence[Row]) -> _Model:
    columns = tuple(
        (i, t) for i, own in enumerate(problem.costs) for t, cost in enumerate(own) if cost <= amount
    )
    costs = [problem.costs[i][t] for i, t in columns]
    values = tuple(problem.values[i][t] for i, t in columns)
    unit = gcd(*costs) or 1
    of_line: dict[int, list[int]] = {}
    for column, (i, _) in enumerate(columns):
        of_line.setdefault(i, []).append(column)
    none = float("-inf")
    rows = [(none, float(amount // unit), {c: float(cost // unit) for c, cost in enumerate(costs)})]
    rows += [(none, 1.0, dict.fromkeys(own, 1.0)) for own in of_line.values() if len(own) > 1]
    for i, j in problem.requires:
        rows.append(
            (none, 0.0, dict.fromkeys(of_line.get(i, ()), 1.0) | dict.fromkeys(of_line.get(j, ()), -1.0))
        )
    for i, j in problem.excludes:
        rows.append((none, 1.0, dict.fromkeys([*of_line.get(i, ()), *of_line.get(j, ())], 1.0)))
    widest = 0
    for row in demanded:
        parts = {c: n for c, at in enumerate(columns) if (n := row.parts.get(at, 0))}
        # The sum is a multiple of this, and so are the limits that it meets.
        unit_of_row = gcd(*parts.values()) or 1
        low = none if row.least is None else float(-(-row.least // unit_of_row))
        high = -none if row.most is None else float(row.most // unit_of_row)
        scaled = {c: float(n // unit_of_row) for c, n in parts.items()}
        # A sum of nothing keeps or breaks its limits whatever is chosen: an impossible row says so.
        rows.append((low, high, scaled or {0: 0.0}))
        widest = max(widest, *(abs(n // unit_of_row) for n in parts.values()), 0)
    greatest = max((abs(v) for v in values), default=0)
    wide = (
        widest > _WIDEST
        or max((cost // unit for cost in costs), default=0) > _WIDEST
        or greatest > 100 * _WIDEST
    )
    return _Model(columns, tuple(row for row in rows if row[2]), values, wide)


class _Ending(Enum):
    """How the solver ended: proven best, proven that there is no set, or neither."""

    PROVEN = "proven"
    IMPOSSIBLE = "impossible"
    OPEN = "open"


def _solved(model: _Model, seconds: float) -> tuple[list[float], float, _Ending]:
    """The solver's columns, its bound, and how it ended."""
    import highspy  # late: it takes a tenth of a second to load and no window needs it before it is painted

    solver = highspy.Highs()
    for option, setting in (
        ("output_flag", False),
        ("threads", 1),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.999),
        ("time_limit", seconds),
    ):
        solver.setOptionValue(option, setting)
    solver.passModel(_passed(model))
    solver.run()
    info = solver.getInfo()
    endings = {
        highspy.HighsModelStatus.kOptimal: _Ending.PROVEN,
        highspy.HighsModelStatus.kInfeasible: _Ending.IMPOSSIBLE,
    }
    ending = endings.get(solver.getModelStatus(), _Ending.OPEN)
    found = list(solver.getSolution().col_value)
    return found or [0.0] * len(model.columns), info.mip_dual_bound, ending


def _passed(model: _Model) -> "highspy.HighsLp":
    import highspy  # late, as above

    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(model.columns), len(model.rows)
    programme.col_cost_ = np.array(model.values, np.float64)
    programme.col_lower_ = np.zeros(len(model.columns))
    programme.col_upper_ = np.ones(len(model.columns))
    programme.integrality_ = [highspy.HighsVarType.kInteger] * len(model.columns)
    programme.row_lower_ = np.array([low for low, _, _ in model.rows])
    programme.row_upper_ = np.array([high for _, high, _ in model.rows])
    programme.sense_ = highspy.ObjSense.kMaximize
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    programme.a_matrix_.start_ = np.cumsum([0, *(len(entries) for _, _, entries in model.rows)]).astype(
        np.int32
    )
    programme.a_matrix_.index_ = np.array([c for _, _, entries in model.rows for c in entries], np.int32)
    programme.a_matrix_.value_ = np.array([x for _, _, entries in model.rows for x in entries.values()])
    return programme


def _sum_of_best(problem: Problem) -> int:
    return sum(max(0, *own) for own in problem.values if own)
