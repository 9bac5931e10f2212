"""The fields of a round's set-up: what they are called, of which kind they are, what holds where nothing is typed.

The wizard and the settings show the same ones. What is typed into them is read in typed.py.
"""

from collections.abc import Iterable, Mapping

import msgspec

from budget_app.domain.roles import Phase, Role
from budget_app.domain.strategy import Horizon
from budget_app.presentation.form import Field, Place
from budget_app.presentation.names import horizon_name, phase_name, role_name
from budget_app.presentation.requests_edit import Problem
from budget_app.words import _

Texts = Mapping[str, str]
# The phases that may have a last day, in their order.
TIMED = (Phase.REQUESTS, Phase.SCORING, Phase.NEGOTIATION, Phase.DECISION, Phase.FOLLOW_UP)


def name_field(texts: Texts) -> Field:
    """What the round is called."""
    return _field(texts, "name", _("Name of the round"))


def currency_field(texts: Texts) -> Field:
    """The currency of every amount."""
    note = _("Three letters; it cannot be changed later.")
    return _field(texts, "currency", _("Currency"), "short", note=note)


def money_fields(texts: Texts, read: str) -> tuple[Field, ...]:
    """Fund, reserve and signatures; `read` says how the fund is understood."""
    return (
        _field(texts, "fund", _("Fund"), "number", note=read),
        _field(
            texts,
            "reserve",
            _("Reserve"),
            "number",
            assumed="0",
            note=_("held back from the fund"),
        ),
        _field(
            texts,
            "signatures",
            _("Signatures"),
            "number",
            assumed="1",
            note=_("executives who must sign the decision"),
        ),
    )


def period_fields(texts: Texts) -> tuple[Field, ...]:
    """First and last day."""
    return (
        _field(texts, "start", _("First day"), "short", note=_("as 2027-03-31 or 31 Mar 2027")),
        _field(texts, "end", _("Last day"), "short"),
    )


def until_fields(texts: Texts) -> tuple[Field, ...]:
    """The last day of each phase, each as a field of its own."""
    return tuple(
        _field(
            texts,
            until(phase),
            _("{phase} until").format(phase=phase_name(phase)),
            "short",
            assumed=_("none"),
            note=_("the last day of each phase, where it has one") if phase is TIMED[0] else "",
        )
        for phase in TIMED
    )


def until(phase: Phase) -> str:
    """The name of the field with the last day of a phase."""
    return f"until_{phase}"


def deadline_fields(texts: Texts) -> tuple[Field, ...]:
    """Until when a phase lasts, and why that is moved."""
    return (
        _field(texts, "day", _("Last day"), "short", assumed=_("none")),
        _field(texts, "reason", _("Why it moves"), assumed=_("everybody will see it")),
    )


def department_fields(texts: Texts, code: str) -> tuple[Field, ...]:
    """Name and code; `code` is the one it gets where none is typed."""
    return (
        _field(texts, "name", _("Department")),
        _field(texts, "code", _("Code"), "short", assumed=code),
    )


def person_fields(texts: Texts, name: str, departments: Iterable[tuple[str, str]]) -> tuple[Field, ...]:
    """Name, roles and department; `name` is what the person is called where nothing is typed."""
    roles = tuple((str(role), role_name(role)) for role in Role)
    return (
        _field(texts, "name", _("Name"), assumed=name),
        _field(texts, "roles", _("Roles"), "many", choices=roles),
        _field(texts, "department", _("Department"), "choice", choices=(("", _("none")), *departments)),
    )


def goal_fields(texts: Texts, end: str, weight: str) -> tuple[Field, ...]:
    """All of a goal; `end` and `weight` are what hold where nothing is typed."""
    horizons = tuple((str(horizon), horizon_name(horizon)) for horizon in Horizon)
    horizon = {"horizon": str(Horizon.YEAR), **texts}
    return (
        _field(texts, "title", _("Title")),
        _field(texts, "metric", _("Measured by"), assumed=_("new customers won")),
        _field(texts, "unit", _("Unit"), "short", assumed=_("customers")),
        _field(texts, "baseline", _("Baseline"), "number", assumed="0"),
        _field(texts, "target", _("Target"), "number"),
        _field(texts, "date", _("By"), "short", assumed=end),
        _field(horizon, "horizon", _("Horizon"), "choice", choices=horizons),
        _field(texts, "weight", _("Weight"), "number", assumed=weight),
        _field(texts, "low", _("at least"), "number", assumed="–"),
        _field(texts, "high", _("at most"), "number", assumed="–"),
    )


def marked(
    fields: tuple[Field, ...], part: str, row: str, problems: Mapping[Place, Problem]
) -> tuple[Field, ...]:
    """The fields with what is wrong in them."""
    return tuple(
        msgspec.structs.replace(field, problem=problem)
        if (problem := problems.get(Place(part, row, field.id)))
        else field
        for field in fields
    )


def fixed(fields: tuple[Field, ...], why: str, *names: str) -> tuple[Field, ...]:
    """The fields (only those of these names, if any are given), not to be changed for this reason; "" lets them be."""
    return tuple(
        msgspec.structs.replace(field, why_fixed=why) if why and (not names or field.id in names) else field
        for field in fields
    )


def _field(
    texts: Texts,
    id_: str,
    label: str,
    kind: str = "line",
    *,
    assumed: str = "",
    choices: tuple[tuple[str, str], ...] = (),
    note: str = "",
) -> Field:
    return Field(id_, label, texts.get(id_, ""), kind, assumed, choices, note=note)
