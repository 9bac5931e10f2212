"""Sentences about packages as a whole: who may bring them in, what one is of, why it cannot come in, what came of it.

Row by row it is told in bring_in_rows.py.
"""

from collections import Counter

from budget_app.domain.packages import PackageBrought
from budget_app.domain.permissions import why_not
from budget_app.domain.round import Round
from budget_app.exchange.bring_in import Incoming, Plan, Why
from budget_app.exchange.bring_in_rows import Row, Verdict
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.names import together
from budget_app.presentation.times import moment_text
from budget_app.words import _, _n


def why_no_bringing(state: Round, person: str) -> str:
    """Why this person can bring in no package; "" where they can."""
    refusal = why_not(state, person, PackageBrought)
    return refusal_text(refusal, state) if refusal else ""


def heading(incoming: Incoming) -> str:
    """Whose package it is: "Sales, from Dana Reyes, 24 Nov 09:00"."""
    top = incoming.pack.top
    known = incoming.before.departments.get(top.department)
    return _("{department}, from {person}, {at}").format(
        department=known.name if known else top.department, person=top.person_name, at=moment_text(top.at)
    )


def why_not_in(incoming: Incoming) -> str:
    """Why the whole package cannot come in; "" where it can."""
    match incoming.why:
        case Why.OTHER_ROUND:
            return _("This package is of another round, “{name}”.").format(name=incoming.pack.top.round_name)
        case Why.OTHER_HISTORY:
            return _(
                "This package was made from another beginning of this round. It has nothing in common with it."
            )
        case Why.REFUSED if incoming.refusal:
            return refusal_text(incoming.refusal, incoming.before)
        case _:
            return ""


def finding(incoming: Incoming, rows: tuple[Row, ...]) -> str:
    """What comes of it in figures: "2 new, 1 changed, 1 in conflict; 4 steps are in the round already"."""
    if incoming.why:
        return why_not_in(incoming)
    counts = Counter(row.verdict for row in rows)
    said = {
        Verdict.NEW: _("{n} new"),
        Verdict.CHANGED: _("{n} changed"),
        Verdict.CONFLICT: _("{n} in conflict"),
        Verdict.REFUSED: _n("{n} does not hold", "{n} do not hold", counts[Verdict.REFUSED]),
        Verdict.IN_PERSON: _("{n} only in person"),
    }
    told = [words.format(n=counts[verdict]) for verdict, words in said.items() if counts[verdict]]
    if not incoming.is_new:
        told = [_("Nothing new")]
    if not told:
        told = [_("Nothing that the round does not say already")]
    known = _n(
        "{n} step is in the round already", "{n} steps are in the round already", incoming.known
    ).format(n=incoming.known)
    return "; ".join((", ".join(told), known)) if incoming.known else ", ".join(told)


def why_not_yet(plan: Plan) -> str:
    """Why the packages cannot be brought in as things stand; "" where they can."""
    if plan.undecided:
        return _n(
            "{n} conflict waits for your choice.", "{n} conflicts wait for your choice.", plan.undecided
        ).format(n=plan.undecided)
    return "" if plan.command else _("There is nothing to bring in.")


def button_text(plan: Plan) -> str:
    """What bringing in would do: "Bring in 12 steps", and how many are left out."""
    steps = sum(len(each.parts) for each in plan.packages)
    words = _n("Bring in {n} step", "Bring in {n} steps", steps).format(n=steps)
    out = sum(1 + refused.more for each in plan.packages for refused in each.refused)
    return words + (_n(", leave out {n}", ", leave out {n}", out).format(n=out) if out else "")


def came_in(plan: Plan) -> str:
    """What was brought in, and what comes next."""
    names = [each.pack.top.person_name for each in plan.packages if each.parts]
    words = _n(
        "The package of {names} is in. It waits to be confirmed by its head.",
        "The packages of {names} are in. They wait to be confirmed by their heads.",
        len(names),
    )
    return words.format(names=together(list(dict.fromkeys(names))))
