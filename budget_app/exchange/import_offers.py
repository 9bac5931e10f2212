"""Ways out of many problems at once, offered beside them: add the departments that are new, leave out rows of one kind.

Each is nothing a person could not say row by row; nothing here happens by itself.
"""

from collections.abc import Iterator

from budget_app.domain.round import Round
from budget_app.exchange.import_draft import Draft
from budget_app.exchange.import_screen import ImportScreen
from budget_app.exchange.import_words import why_no_new_departments
from budget_app.exchange.problems import Flaw
from budget_app.presentation.tables import Step
from budget_app.words import _, _n


def offers(state: Round, person: str, screen: ImportScreen) -> tuple[Step, ...]:
    """What can be done about the problems of a screen at once, most far-reaching first."""
    return tuple(_offers(state, person, screen))


def accepted(screen: ImportScreen, offer: str) -> Draft:
    """What a person has said once they take an offer."""
    if offer == "add_departments":
        return screen.draft.with_new_departments()
    return screen.draft.without_rows(
        _doubtful(screen) if offer == "without_totals" else _without_amount(screen)
    )


def _offers(state: Round, person: str, screen: ImportScreen) -> Iterator[Step]:
    flaws = {problem.flaw for problem in screen.plan.problems}
    if Flaw.UNKNOWN_DEPARTMENT in flaws and not why_no_new_departments(state, person):
        yield Step("add_departments", _("Add the departments that are new"))
    if rows := _doubtful(screen):
        words = _n(
            "Leave out the row that may be a total", "Leave out the {n} rows that may be totals", len(rows)
        )
        yield Step("without_totals", words.format(n=f"{len(rows):,}"))
    if len(rows := _without_amount(screen)) > 1:
        yield Step("without_amount", _("Leave out the {n} rows without an amount").format(n=f"{len(rows):,}"))


def _doubtful(screen: ImportScreen) -> frozenset[int]:
    return frozenset(p.row for p in screen.plan.problems if p.flaw is Flaw.MAYBE_TOTAL and p.row is not None)


def _without_amount(screen: ImportScreen) -> frozenset[int]:
    """Rows with nothing or zero where the amount should be, and nothing else wrong with them."""
    found: set[int] = set()
    others: set[int] = set()
    for problem in screen.plan.problems:
        if problem.row is not None:
            empty = problem.field == "requested" and problem.flaw in (Flaw.ZERO, Flaw.MISSING)
            (found if empty else others).add(problem.row)
    return frozenset(found - others)
