"""The words for what an import would come to, and for what it came to.

What is counted here is worked out in import_lines.py; what is wrong with a cell is said in problems.py.
"""

from collections.abc import Iterator

from budget_app.domain import money
from budget_app.domain.round import Round
from budget_app.exchange.import_plan import ImportPlan
from budget_app.exchange.import_words import why_no_import
from budget_app.presentation.amounts import short_money
from budget_app.presentation.names import listed
from budget_app.words import _, _n

_MOST_CODES = 4  # named in a sentence


def finding(state: Round, plan: ImportPlan) -> str:
    """240 lines, 1.2 M; Sales 800 k, Marketing 400 k; 12 lines change; 3 rows have problems. Of the good rows."""
    return "; ".join(_finding(state, plan))


def _finding(state: Round, plan: ImportPlan) -> Iterator[str]:
    digits = money.digits(state.currency)
    if plan.added or not (plan.changes or plan.unchanged or plan.unmatched):
        lines = _n("{n} line, {total}", "{n} lines, {total}", plan.added)
        yield lines.format(n=f"{plan.added:,}", total=short_money(plan.total, digits))
    ranked = sorted(plan.by_department.items(), key=lambda item: -item[1])
    if ranked:
        yield listed([f"{name} {short_money(amount, digits)}" for name, amount in ranked], 4)
    if plan.last_total:
        yield _("{total} of last year").format(total=short_money(plan.last_total, digits))
    if plan.changes:
        yield _n("{n} line changes", "{n} lines change", plan.changed).format(n=f"{plan.changed:,}")
    if plan.unchanged:
        rows = _n("{n} is as it was", "{n} are as they were", plan.unchanged)
        yield rows.format(n=f"{plan.unchanged:,}")
    if plan.unmatched:
        rows = _n("{n} row without a line, {total}", "{n} rows without a line, {total}", len(plan.unmatched))
        total = short_money(sum(plan.unmatched.values()), digits)
        yield rows.format(n=f"{len(plan.unmatched):,}", total=total)
    if plan.problem_rows:
        rows = _n("{n} row has a problem", "{n} rows have problems", plan.problem_rows)
        yield rows.format(n=f"{plan.problem_rows:,}")


def missing_words(plan: ImportPlan) -> str:
    """Which lines the sheet could have named and does not; "" where it names all."""
    if not plan.missing:
        return ""
    words = _n(
        "{codes} is not in the sheet and stays as it is.",
        "{codes} are not in the sheet and stay as they are.",
        len(plan.missing),
    )
    return words.format(codes=listed(list(plan.missing), _MOST_CODES))


def import_button(count: int, good_only: bool = False) -> str:
    """What the button says that brings lines in."""
    if good_only:
        return _n("Import the {n} good line", "Import the {n} good lines", count).format(n=f"{count:,}")
    return _n("Import {n} line", "Import {n} lines", count).format(n=f"{count:,}") if count else _("Import")


def bringing_in(count: int) -> str:
    """What is said while lines are on their way."""
    return _n("Bringing in {n} line …", "Bringing in {n} lines …", count).format(n=f"{count:,}")


def why_not_all(state: Round, person: str, plan: ImportPlan) -> str:
    """Why not everything can come in as it stands; "" where it can."""
    if why := why_no_import(state, person):
        return why
    if plan.problems:
        return _("Something is wrong still; each problem is listed above.")
    if plan.unchanged and plan.command is None:
        return _("The sheet says what the round says already.")
    return "" if plan.command else _("No row of the sheet is a line.")


def came_in(state: Round, plan: ImportPlan) -> str:
    """What is said once lines are in."""
    return " ".join(_came_in(state, plan))


def _came_in(state: Round, plan: ImportPlan) -> Iterator[str]:
    digits = money.digits(state.currency)
    if plan.added:
        words = _n("{n} line came in, {total}.", "{n} lines came in, {total}.", plan.added)
        yield words.format(n=f"{plan.added:,}", total=short_money(plan.total, digits))
    if plan.last_total:
        words = _n("Last year of {n} line came in.", "Last year of {n} lines came in.", plan.changed)
        yield words.format(n=f"{plan.changed:,}")
    elif plan.changes:
        words = _n("{n} line changed.", "{n} lines changed.", plan.changed)
        yield words.format(n=f"{plan.changed:,}")
    if plan.departments:
        names = listed([department.name for department in plan.departments])
        yield _("New departments: {names}.").format(names=names)
