"""An import of several sheets on the screen: the one that is looked at, and what those that come in beside it add.

What a single sheet comes to on the screen lives in import_screen.py, several as one plan in several.py.
"""

from collections.abc import Sequence
from dataclasses import replace

from budget_app.domain.departments import find_department
from budget_app.domain.messages import Refusal
from budget_app.domain.round import Round
from budget_app.exchange.import_columns import Kept
from budget_app.exchange.import_draft import LEFT_OUT, Draft
from budget_app.exchange.import_screen import ImportScreen, import_screen
from budget_app.exchange.layout import guess_layout, headings
from budget_app.exchange.plan_words import finding
from budget_app.exchange.problems import Flaw
from budget_app.exchange.screen_parts import ScreenProblem
from budget_app.exchange.several import plan_several
from budget_app.exchange.sheet import Sheet
from budget_app.exchange.stopping import Cancelled, never
from budget_app.exchange.xlsx_out import is_department, reading_of_department
from budget_app.history.port import Entry
from budget_app.words import _, _n

Beside = Sequence[tuple[Sheet, Draft]]


def first_draft(state: Round, sheet: Sheet, draft: Draft) -> Draft:
    """What is taken as said of a sheet nobody has looked at: one called like a department is of it, and a department's
    sheet of our own export is read as it was written. `draft`: what was said of another sheet of the file."""
    try:
        department = find_department(state, sheet.name)
    except Refusal:
        department = draft.department
    named = [heading.text for heading in headings(sheet, guess_layout(sheet))]
    columns: dict[int, str] = {}
    if is_department(named):
        mapping, without = reading_of_department()
        fields = {heading: field for field, heading in mapping.items()}
        columns = {
            at: fields.get(text, LEFT_OUT) for at, text in enumerate(named) if text in {*fields, *without}
        }
    return Draft(department=department, goal=draft.goal, what=draft.what, columns=columns)


def with_beside(
    state: Round,
    actor: str,
    screen: ImportScreen,
    beside: Beside,
    kept: Kept,
    cancelled: Cancelled = never,
    entries: Sequence[Entry] = (),
) -> ImportScreen:
    """The screen of one sheet with what those `beside` it add to the plan. The cost of all, and its own again."""
    if not beside:
        return screen
    others = [
        import_screen(state, actor, sheet, draft, kept, None, cancelled, entries) for sheet, draft in beside
    ]
    sheets = [(one.sheet, one.options) for one in (screen, *others)]
    whole = plan_several(state, actor, sheets, cancelled, entries)
    hints = [_hint(other) for other in others if other.problems]
    differ = [
        ScreenProblem(-1, -1, problem.sheet, problem.message)
        for problem in whole.problems
        if problem.flaw is Flaw.SHEETS_DIFFER
    ]
    problems = (*screen.problems, *hints, *differ)
    return replace(screen, whole=whole, problems=problems, finding=finding(state, whole))


def _hint(screen: ImportScreen) -> ScreenProblem:
    count = len(screen.problems)
    words = _n(
        "{n} problem there: look at this sheet, too.", "{n} problems there: look at this sheet, too.", count
    )
    where = _("Sheet {name}").format(name=screen.sheet.name)
    return ScreenProblem(-1, -1, where, words.format(n=f"{count:,}"))
