"""Which sign stands for a department, a goal, the state of a line: order, letter, short name, word.

The signs' colours and shapes are tokens (look.py); painting is the window's.
"""

from budget_app.domain.decision import Decision, granted_amount
from budget_app.domain.lines import Line, Status
from budget_app.domain.queries import asked
from budget_app.presentation.tables import DepartmentSign, GoalSign
from budget_app.words import _


def department_signs(state: Decision) -> dict[str, DepartmentSign]:
    """Each department's sign by its code, in the order in which they came."""
    return {
        d.code: DepartmentSign(order, d.name[:1].upper(), d.name)
        for order, d in enumerate(state.departments.values(), 1)
    }


def goal_signs(state: Decision) -> dict[str, GoalSign]:
    """Each goal's sign by its id, retired ones too, so that no sign changes when one is retired."""
    return {g.id: GoalSign(order, g.title) for order, g in enumerate(state.goals.values(), 1)}


def state_of(state: Decision, line: Line) -> tuple[str, str]:
    """The mark of a line's state (one of the window's state marks) and its word."""
    granted = granted_amount(state, line.id)
    if line.status is Status.WITHDRAWN:
        mark = "withdrawn"
    elif granted is not None:
        mark = "full" if granted >= asked(line) else "part" if granted else "none"
    else:
        mark = "draft" if line.status is Status.DRAFT else "open"
    # What was asked for has changed since it was submitted: everybody is to see that.
    return mark, _("Revised") if mark == "open" and line.revisions else status_word(mark)


def status_order() -> tuple[str, ...]:
    """The marks by which lines are grouped, in the order of their way."""
    return ("draft", "open", "full", "part", "none", "withdrawn")


def status_word(mark: str) -> str:
    """The word of a mark."""
    return {
        "draft": _("Draft"),
        "open": _("Open"),
        "full": _("In full"),
        "part": _("In part"),
        "none": _("None"),
        "withdrawn": _("Withdrawn"),
    }[mark]
