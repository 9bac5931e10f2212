"""An ask of a sheet -> a new line as the domain takes it: whether department, goals, sponsors and code can be
what they are in this round.

What is said of a line that is there already is compared in updating.py.
"""

from typing import Any

from budget_app.domain.imports import ImportedLine, LineImported
from budget_app.domain.lines import LineFields, Link
from budget_app.domain.permissions import why_not
from budget_app.domain.refusals import Reason
from budget_app.domain.round import Round
from budget_app.exchange.asks import Ask
from budget_app.exchange.checks import Bad, Known, links, refs
from budget_app.exchange.departments import Departments
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw
from budget_app.presentation.messages import refusal_text

_NOT_FIELDS = ("code", "department", "sponsors", "as_of")


def new_line(
    state: Round, actor: str, ask: Ask, options: Options, departments: Departments, known: Known
) -> ImportedLine | list[Bad]:
    """The line as the domain takes it, or all that is wrong with it in this round."""
    fields = ask.fields
    bad: list[Bad] = []
    department = _department(state, actor, fields.get("department") or options.department, departments)
    if options.update and not isinstance(department, Bad):
        refusal = why_not(state, actor, LineImported, (department,))
        bad += [Bad("code", Flaw.REFUSED, {"why": refusal_text(refusal, state)})] if refusal else []
    found = links(known, ask, options.goal)
    sponsors = [
        departments.find(name) or Bad("sponsors", *_unknown(name, departments))
        for name in fields.get("sponsors", ())
    ]
    if ask.code in state.line_ids:
        bad.append(Bad("code", Flaw.CODE_IN_ROUND, {"code": ask.code}))
    bad += refs(known, ask)
    bad += [part for part in (department, *found, *sponsors) if isinstance(part, Bad)]
    if bad or isinstance(department, Bad):
        return bad
    plain: dict[str, Any] = {name: value for name, value in fields.items() if name not in _NOT_FIELDS}
    if ask.extra:
        plain["extra"] = ask.extra
    return ImportedLine(
        code=ask.code,
        department=department,
        fields=LineFields(**plain),
        links=tuple(link for link in found if isinstance(link, Link)),
        sponsors=tuple(sponsor for sponsor in sponsors if isinstance(sponsor, str) and sponsor != department),
    )


def _department(state: Round, actor: str, name: str, departments: Departments) -> str | Bad:
    """The code of the row's department; where nothing names one, the only one that the actor may import for."""
    person = state.people.get(actor)
    own = person.department if person else ""
    if not name and own and why_not(state, actor, LineImported, ("",)):
        name = own
    if not name:
        return Bad("department", Flaw.NO_DEPARTMENT, {})
    code = departments.find(name)
    if code is None:
        return Bad("department", *_unknown(name, departments))
    refusal = why_not(state, actor, LineImported, (code,))
    if refusal and refusal.reason is Reason.NOT_YOUR_DEPARTMENT:
        facts = {"department": departments.name(code), "own": departments.name(own) if own else ""}
        return Bad("department", Flaw.OTHER_DEPARTMENT, facts)
    return code


def _unknown(name: str, departments: Departments) -> tuple[Flaw, dict[str, str]]:
    like = departments.like(name)
    if like:
        return Flaw.LIKE_DEPARTMENT, {"department": name, "like": like}
    return Flaw.UNKNOWN_DEPARTMENT, {"department": name}
