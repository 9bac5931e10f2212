"""Ways out of many problems at once, offered beside them: the departments that are meant or new, rows of one kind left
out, one correction for all cells that say the same.

Each is nothing a person could not say row by row; nothing here happens by itself.
"""

from collections.abc import Iterator
from dataclasses import replace

from budget_app.domain.round import Round
from budget_app.exchange.import_draft import Draft
from budget_app.exchange.import_screen import ImportScreen
from budget_app.exchange.import_words import why_no_new_departments
from budget_app.exchange.problems import Flaw, Problem
from budget_app.presentation.tables import Step
from budget_app.words import _, _n

_MOST_NAMES = 2  # names asked about at a time
_LIKE, _NEW, _UNITS, _TAKE = "like:", "new:", "units:", "take:"


def offers(state: Round, person: str, screen: ImportScreen) -> tuple[Step, ...]:
    """What can be done about the problems of a screen at once, what was typed last first."""
    return tuple(_offers(state, person, screen))


def accepted(screen: ImportScreen, offer: str) -> Draft:
    """What a person has said once they take an offer."""
    draft = screen.draft
    if offer == "same":
        rows, place, text, _was = _same(screen)
        return draft.with_same_fix(rows, place, text)
    if offer.startswith(_UNITS):
        return replace(draft, units=int(offer.removeprefix(_UNITS)))
    if offer.startswith(_TAKE):
        return replace(draft, take=offer.removeprefix(_TAKE))
    if offer.startswith(_NEW):
        return draft.with_meant(offer.removeprefix(_NEW), "")
    if offer.startswith(_LIKE):
        name = offer.removeprefix(_LIKE)
        return draft.with_meant(name, next(p.facts["like"] for p in _alike(screen) if _name(p) == name))
    if offer == "add_departments":
        return draft.with_new_departments()
    return draft.without_rows(_doubtful(screen) if offer == "without_totals" else _without_amount(screen))


def _offers(state: Round, person: str, screen: ImportScreen) -> Iterator[Step]:
    if rows := _same(screen)[0]:
        _rows, _place, text, was = _same(screen)
        words = _n(
            "Put “{text}” also into the {n} other cell that says “{was}”",
            "Put “{text}” also into the {n} other cells that say “{was}”",
            len(rows),
        )
        yield Step("same", words.format(text=text, was=was, n=f"{len(rows):,}"))
    flaws = {problem.flaw for problem in screen.plan.problems}
    if Flaw.CLASH in flaws:
        yield Step(f"{_TAKE}sheet", _("Take what the sheet says"))
        yield Step(f"{_TAKE}round", _("Keep what the round says"))
    if Flaw.UNITS in flaws:
        yield Step(f"{_UNITS}1000", _("Amounts are in thousands"))
        yield Step(f"{_UNITS}1", _("Amounts are as written"))
    may_add = not why_no_new_departments(state, person)
    for name, problem in list({_name(p): p for p in _alike(screen)}.items())[:_MOST_NAMES]:
        yield Step(_LIKE + name, _("“{name}” is {like}").format(name=name, like=problem.facts["like"]))
        if may_add:
            yield Step(_NEW + name, _("“{name}” is new").format(name=name))
    if Flaw.UNKNOWN_DEPARTMENT in flaws and may_add:
        yield Step("add_departments", _("Add the departments that are new"))
    if rows := _doubtful(screen):
        words = _n(
            "Leave out the row that may be a total", "Leave out the {n} rows that may be totals", len(rows)
        )
        yield Step("without_totals", words.format(n=f"{len(rows):,}"))
    if len(rows := _without_amount(screen)) > 1:
        yield Step("without_amount", _("Leave out the {n} rows without an amount").format(n=f"{len(rows):,}"))


def _alike(screen: ImportScreen) -> Iterator[Problem]:
    """The problems with a name that is almost a department of the round."""
    return (problem for problem in screen.plan.problems if problem.flaw is Flaw.LIKE_DEPARTMENT)


def _name(problem: Problem) -> str:
    return problem.facts["department"]


def _same(screen: ImportScreen) -> tuple[tuple[int, ...], int, str, str]:
    """What was typed last, where it settled a cell: the rows whose cell of this column says the same and has a problem,
    the column, what was typed, and what the cells say."""
    if not screen.draft.fixes:
        return (), -1, "", ""
    row, place = list(screen.draft.fixes)[-1]
    text, was = screen.draft.fixes[row, place], screen.original(row, place)
    if screen.problem_at(row, place):
        return (), place, text, was
    rows = tuple(
        problem.row
        for problem in screen.plan.problems
        if problem.row is not None
        and problem.row != row
        and (problem.row, place) not in screen.draft.fixes
        and screen.problem_at(problem.row, place)
        and screen.original(problem.row, place) == was
    )
    return tuple(dict.fromkeys(rows)), place, text, was


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
