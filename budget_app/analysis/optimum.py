"""The best set at one amount by HiGHS: the reference in tests, and the way out where tables are too big.

What must not live here: anything that trusts a solver's floating point; every set is rounded and recomputed
in integers.
"""

from dataclasses import dataclass
from math import floor, gcd, isfinite
from typing import TYPE_CHECKING

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


def optimum(problem: Problem, amount: int, seconds: float = 60.0) -> Portfolio:
    """A best set costing at most `amount` minor units, with a bound that no set exceeds.

    Amounts are divided by their common divisor, the solver's gap is 0 and less than 1 unit of value; its set
    is rounded, checked and recomputed in integers. Where it stops after `seconds`, ends otherwise than
    optimal, answers with a set that is not allowed, or numbers span more than 1e8, the portfolio is not
    `exact`: its bound is the solver's where that can be relied upon, otherwise the sum of all that is worth
    something. Ties are broken by the solver. Raises ValueError for a negative amount. One mixed-integer
    programme with a column per tier.
    """
    if amount < 0:
        raise ValueError("the amount is negative")
    nothing = Portfolio(0, 0, (-1,) * len(problem), _sum_of_best(problem))
    model = _model(problem, amount)
    if not model.columns:
        return Portfolio(0, 0, nothing.choice, 0)
    chosen, bound, proven = _solved(model, seconds)
    choice = [-1] * len(problem)
    for (i, t), taken in zip(model.columns, chosen, strict=True):
        if taken > 0.5:
            choice[i] = t
    cost, value = problem.measure(choice)
    if not problem.allows(choice) or cost > amount or value < 0:
        return nothing
    if proven and not model.wide:
        return Portfolio(cost, value, tuple(choice), value)
    relied = isfinite(bound) and not model.wide  # stopped at once, it has no bound yet
    limit = min(nothing.bound, floor(bound) + 1) if relied else nothing.bound
    return Portfolio(cost, value, tuple(choice), max(value, limit))


def _model(problem: Problem, amount: int) -> _Model:
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
    greatest = max((abs(v) for v in values), default=0)
    wide = max((cost // unit for cost in costs), default=0) > _WIDEST or greatest > 100 * _WIDEST
    return _Model(columns, tuple(row for row in rows if row[2]), values, wide)


def _solved(model: _Model, seconds: float) -> tuple[list[float], float, bool]:
    """The solver's columns, its bound, and whether it calls them optimal."""
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
    optimal = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    found = list(solver.getSolution().col_value)
    return found or [0.0] * len(model.columns), info.mip_dual_bound, optimal


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
