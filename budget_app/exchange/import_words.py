"""The words of an import on the screen: names of fields, what a row is, what would come in, what came in.

What is wrong with a cell is said in problems.py; what is counted here is worked out in import_lines.py.
"""

from budget_app.domain import permissions
from budget_app.domain.departments import DepartmentSet
from budget_app.domain.imports import LineImported
from budget_app.domain.lines import LineFields
from budget_app.domain.past import PastRecorded
from budget_app.domain.refusals import Reason
from budget_app.domain.requests import LineRevised
from budget_app.domain.roles import Role
from budget_app.domain.round import Round
from budget_app.exchange.import_draft import Draft
from budget_app.exchange.layout import Layout
from budget_app.exchange.sheet import Sheet
from budget_app.presentation.field_words import field_label
from budget_app.presentation.messages import refusal_text
from budget_app.words import _, _n


def field_name(field: str) -> str:
    """A field of a line, or what only a sheet says of one, as people say it; KeyError for what is none."""
    of_a_sheet = {
        "department": _("Department"),
        "goal": _("Goal"),
        "requested_result": _("Result of requested"),
        "minimum_result": _("Result of minimum"),
        "stretch_result": _("Result of stretch"),
        "confidence": _("Confidence"),
        "code": _("Code"),
        "sponsors": _("Sponsors"),
        "as_of": _("As of"),
    }
    return field_label(field) if field in LineFields.__struct_fields__ else of_a_sheet[field]


# As a person looks for them: what every line needs, then what goes with it.
FIELD_GROUPS = (
    ("title", "requested", "department"),
    ("minimum", "stretch", "goal", "requested_result", "minimum_result", "stretch_result", "confidence"),
    ("code", "as_of", "function", "kind", "owner", "account", "start", "end", "months"),
    ("justification", "if_not_funded", "requires", "excludes", "sponsors"),
    ("last_budget", "last_actual", "full_year", "recurring"),
    ("minimum_buys", "requested_buys", "stretch_buys"),
)


def why_no_import(state: Round, person: str) -> str:
    """Why this person can bring in no line at all now; "" where they can."""
    refusal = permissions.why_not(state, person, LineImported, None)
    others = (permissions.why_not(state, person, kind, None) for kind in (LineRevised, PastRecorded))
    if refusal is None or None in others:
        return ""
    if refusal.reason is Reason.UNKNOWN_PERSON:
        return _("Nobody is signed in at this desk.")
    if refusal.reason is Reason.NOT_YOUR_ROLE:
        return _("Lines are brought in by finance, or by a head for the own department.")
    return refusal_text(refusal, state)


def what_is_allowed(state: Round, person: str) -> str:
    """What a person should know before they import: whose rows they may bring in."""
    someone = state.people.get(person)
    if someone is None or why_no_import(state, person):
        return why_no_import(state, person)
    if Role.FINANCE in someone.roles:
        return _("As finance you may bring in lines for every department.")
    name = state.departments[someone.department].name if someone.department in state.departments else ""
    return _("As head of {department} you may bring in lines of {department} only.").format(department=name)


def why_no_new_departments(state: Round, person: str) -> str:
    """Why this person cannot add departments along with lines; "" where they can."""
    refusal = permissions.why_not(state, person, DepartmentSet, None)
    return refusal_text(refusal, state) if refusal else ""


def role_word(role: str) -> str:
    """The word beside the number of a row."""
    return {
        "data": "",
        "problem": _("problem"),
        "total": _("total"),
        "doubtful": _("a total?"),
        "blank": _("blank"),
        "note": _("note"),
        "heading": _("headings again"),
        "left_out": _("left out"),
    }[role]


def changed_word() -> str:
    """The word beside the number of a row that changes a line which is there."""
    return _("changes")


def unchanged_word() -> str:
    """The word beside the number of a row that says what the round says."""
    return _("as it was")


def role_why(role: str) -> str:
    """Why a row does not count, and what to do if it should; "" for one that does."""
    return {
        "total": _("It sums other rows, so it is not counted. Tick it if it is a line of its own."),
        "doubtful": _(
            "It may sum other rows. Tick it if it is a line of its own, else leave it out: Delete."
        ),
        "blank": _("There is nothing in this row."),
        "note": _("A title or a remark, not counted. Tick it if it is a line."),
        "heading": _("The headings stand here again. Not counted."),
        "left_out": _("You left this row out. Tick it to bring it in."),
    }.get(role, "")


def not_counted(layout: Layout) -> str:
    """What of the sheet is no line: 2 rows above the headings, 3 totals, 5 blank rows. "" where all are."""
    parts = [
        _n("{n} row of titles or remarks", "{n} rows of titles or remarks", len(layout.notes)).format(
            n=len(layout.notes)
        ),
        _n("{n} total", "{n} totals", len(layout.totals)).format(n=len(layout.totals)),
        _n("{n} blank row", "{n} blank rows", len(layout.blanks)).format(n=len(layout.blanks)),
        _n("the headings again", "the headings again {n} times", len(layout.repeated)).format(
            n=len(layout.repeated)
        ),
    ]
    rows = (layout.notes, layout.totals, layout.blanks, layout.repeated)
    there = [part for part, numbers in zip(parts, rows, strict=True) if numbers]
    return _("Not counted: {what}.").format(what=", ".join(there)) if there else ""


def sheet_word(sheet: Sheet) -> str:
    """What a sheet holds: 240 rows, nothing; and whether it is hidden."""
    filled = sum(1 for row in sheet.rows if row)
    words = _n("{n} row", "{n} rows", filled).format(n=f"{filled:,}") if filled else _("empty")
    return _("{words}, hidden").format(words=words) if sheet.hidden else words


def changes_head(count: int) -> str:
    """What stands over the list of what would change."""
    words = _n("{n} change to what is there", "{n} changes to what is there", count)
    return words.format(n=f"{count:,}")


def problems_head(count: int) -> str:
    """What stands over the list of problems."""
    words = _n(
        "{n} problem: type into its cell, or take the row out by its tick",
        "{n} problems: type into the cells, or take the rows out by their ticks",
        count,
    )
    return words.format(n=f"{count:,}")


def only_word(heading: str, word: str) -> str:
    """The rows that say a word in a column: "type: Expense"."""
    return _("{heading}: {word}").format(heading=heading, word=word)


def lost_words(draft: Draft) -> str:
    """What would be lost if the dialog were closed now; "" where nothing was corrected."""
    count = len(draft.fixes) + len(draft.left_out) + len(draft.counted)
    words = _n("{n} correction would be lost.", "{n} corrections would be lost.", count)
    return words.format(n=count) if count else ""
