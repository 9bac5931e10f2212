"""What was decided about one line, in the words of tables: the tier, and why.

How decisions are made lives in the domain; the sentences of the Decide page in decide_panel.py.
"""

from budget_app.domain import money
from budget_app.domain.decision import Allocation
from budget_app.domain.lines import Line, Status
from budget_app.domain.round import Round
from budget_app.presentation.amounts import full_money
from budget_app.presentation.names import level_name
from budget_app.words import _


def current_decision(state: Round, line: Line) -> Allocation | None:
    """The decision that holds: the last revision, else what was allocated; None while there is none."""
    revisions = state.revisions.get(line.id, ())
    return revisions[-1] if revisions else state.allocations.get(line.id)


def line_title(state: Round, line: Line) -> str:
    """The title, and who stands behind a joint line."""
    title = line.title or _("(no title)")
    others = [state.departments[code].name for code in line.departments[1:]]
    if not others:
        return title
    return _("{title} (joint, with {departments})").format(title=title, departments=", ".join(others))


def tier_words(line: Line, granted: int | None, decision: Allocation | None) -> str:
    """minimum, requested, stretch, another amount, none; or that it is undecided, or a draft."""
    if granted is None:
        return _("draft") if line.status is Status.DRAFT else _("undecided")
    if granted == 0:
        return _("none")
    return level_name(decision.level) if decision and decision.level else _("other amount")


def why_words(state: Round, line: Line, decision: Allocation | None) -> str:
    """The reason that was given; of a revision also what was signed before."""
    if decision is None:
        return ""
    if line.id not in state.revisions:
        return decision.reason
    signed = state.allocations.get(line.id)
    before = full_money(signed.amount if signed else 0, money.digits(state.currency))
    return _("Signed at {before}, revised: {reason}").format(before=before, reason=decision.reason)
