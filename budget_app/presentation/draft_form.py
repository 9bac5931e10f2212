"""The steps of the wizard for a new round: what each shows, what can be added, what is said beneath.

What was typed lives in draft.py, what it means in draft_reading.py; the same fields stand in the settings.
"""

from collections.abc import Collection, Mapping

from budget_app.domain import money
from budget_app.presentation import draft_reading
from budget_app.presentation.amounts import full_money
from budget_app.presentation.draft import DEPARTMENTS, GOALS, PEOPLE, ROUND, Draft
from budget_app.presentation.form import Deed, Field, Part, Place, Row
from budget_app.presentation.requests_edit import Problem
from budget_app.presentation.results import number_text
from budget_app.presentation.setup_fields import (
    currency_field,
    department_fields,
    goal_fields,
    marked,
    money_fields,
    name_field,
    period_fields,
    person_fields,
    until_fields,
)
from budget_app.presentation.typed import NotTaken, money_of, weight_of
from budget_app.words import _

Problems = Mapping[Place, Problem]


def part_title(part: str) -> str:
    """What a part is called in lists."""
    return {
        ROUND: _("Fund and period"),
        DEPARTMENTS: _("Departments"),
        PEOPLE: _("People"),
        GOALS: _("Goals"),
    }[part]


def part_lead(part: str) -> str:
    """What a part is for, in a sentence."""
    return {
        ROUND: _("How much there is to share out, and for which time."),
        DEPARTMENTS: _("Who asks for money. The code begins the codes of a department's lines, as in S-014."),
        PEOPLE: _("A head asks, an executive decides and signs. Finance keeps departments and people right."),
        GOALS: _(
            "What every ask has to serve. The weight says how much the way from baseline to target matters."
        ),
    }[part]


def draft_part(draft: Draft, part: str, problems: Problems) -> Part:
    """A step as it stands, with these problems shown beside their fields."""
    shape, rows = {
        ROUND: ("fields", _round),
        DEPARTMENTS: ("table", _departments),
        PEOPLE: ("table", _people),
        GOALS: ("cards", _goals),
    }[part]
    whole = problems.get(Place(part))
    note, deed = _weights_note(draft) if part == GOALS else ("", None)
    return Part(
        part,
        part_title(part),
        part_lead(part),
        rows(draft, problems),
        shape,
        add=_add(part),
        note=note,
        note_deed=deed,
        problem=whole.text if whole else "",
    )


def done_parts(draft: Draft, passed: Collection[str]) -> frozenset[str]:
    """Of the parts that somebody has gone through, those in which nothing is wrong."""
    reading = draft_reading.read_draft(draft)
    return frozenset(part for part in passed if not reading.of_part(part))


def share_text(share: float) -> str:
    """A weight as people read it: 0.6, 0.33."""
    return number_text(round(share, 2))


def scale_weights(draft: Draft) -> None:
    """Type the weights as they add up to 1, to the hundredth; the last goal takes what rounding leaves."""
    weights = draft_reading.goal_weights(draft)
    left = 100
    for n, (row, weight) in enumerate(weights.items(), 1):
        part = left if n == len(weights) else min(round(100 * weight), left)
        left -= part
        texts = draft.rows[GOALS][row]
        before = _typed_weight(texts)
        if before:
            for bound in ("low", "high"):
                _scale(texts, bound, part / 100 / before)
        texts["weight"] = number_text(part / 100)


def _scale(texts: dict[str, str], field: str, by: float) -> None:
    try:
        value = weight_of(texts.get(field, ""))
    except NotTaken:
        return  # what cannot be read stays as it was typed
    if value is not None and by != 1:
        texts[field] = number_text(round(value * by, 2))


def _typed_weight(texts: dict[str, str]) -> float | None:
    try:
        return weight_of(texts.get("weight", ""))
    except NotTaken:
        return None


def _add(part: str) -> Deed | None:
    words = {
        DEPARTMENTS: _("Add a department"),
        PEOPLE: _("Add a person"),
        GOALS: _("Add a goal"),
    }
    return Deed("add", words[part]) if part in words else None


def _round(draft: Draft, problems: Problems) -> tuple[Row, ...]:
    texts = draft.rows[ROUND][""]
    currency = texts.get("currency", "").strip().upper()
    fund, reserve, signatures = money_fields(texts, _read_as(texts.get("fund", ""), currency))
    fields = (
        name_field(texts),
        currency_field(texts),
        fund,
        reserve,
        *period_fields(texts),
        signatures,
        *until_fields(texts),
    )
    return (Row("", marked(fields, ROUND, "", problems)),)


def _read_as(typed: str, currency: str) -> str:
    """How an amount is understood: 1.8m is 1,800,000 EUR."""
    try:
        minor = money_of(typed, currency)
    except NotTaken:
        return currency
    return currency if minor is None else f"{full_money(minor, money.digits(currency))} {currency}"


def _departments(draft: Draft, problems: Problems) -> tuple[Row, ...]:
    codes = draft_reading.department_codes(draft)
    return tuple(
        _row(
            DEPARTMENTS, id_, department_fields(texts, codes[id_]), problems, _("department {n}").format(n=n)
        )
        for n, (id_, texts) in enumerate(draft.rows[DEPARTMENTS].items(), 1)
    )


def _people(draft: Draft, problems: Problems) -> tuple[Row, ...]:
    names = {id_: draft_reading.department_name(draft, id_) or "…" for id_ in draft.rows[DEPARTMENTS]}
    rows: list[Row] = []
    for n, (id_, texts) in enumerate(draft.rows[PEOPLE].items(), 1):
        fields = person_fields(texts, draft_reading.assumed_name(draft, texts), names.items())
        rows.append(_row(PEOPLE, id_, fields, problems, _("person {n}").format(n=n)))
    return tuple(rows)


def _row(part: str, id_: str, fields: tuple[Field, ...], problems: Problems, title: str) -> Row:
    first = fields[0]
    name = first.text.strip() or first.assumed or title
    remove = Deed("remove", _("Remove {name}").format(name=name))
    return Row(id_, marked(fields, part, id_, problems), (remove,), title)


def _goals(draft: Draft, problems: Problems) -> tuple[Row, ...]:
    weights = draft_reading.goal_weights(draft)
    end = draft.text(ROUND, "", "end")
    rows: list[Row] = []
    for n, (id_, texts) in enumerate(draft.rows[GOALS].items(), 1):
        title = texts.get("title", "").strip() or _("Goal {n}").format(n=n)
        fields = goal_fields(texts, end, share_text(weights.get(id_, 1.0)))
        rows.append(_row(GOALS, id_, fields, problems, title))
    return tuple(rows)


def _weights_note(draft: Draft) -> tuple[str, Deed | None]:
    weights = draft_reading.goal_weights(draft)
    if not weights:
        return _("Without a goal nothing can be submitted. Goals can be added later, too."), None
    rows = draft.rows[GOALS]
    typed = [_typed_weight(rows[row]) for row in weights]
    whole = sum(weight for weight in typed if weight is not None)
    shares = ", ".join(
        f"{rows[row].get('title', '').strip() or '…'} {share_text(share)}" for row, share in weights.items()
    )
    if None in typed or abs(whole - 1) < 0.0005:
        return _("The weights add up to 1: {shares}.").format(shares=shares), None
    sentence = _("Typed, the weights add up to {sum}. Scaled to add up to 1 they are: {shares}.")
    return sentence.format(sum=number_text(round(whole, 3)), shares=shares), Deed("scale", _("Type them so"))
