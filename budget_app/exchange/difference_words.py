"""A difference between sheet and round in words: which field, from what, to what.

What differs is found in differences.py.
"""

from collections.abc import Mapping
from typing import Any

from budget_app.domain import money
from budget_app.domain.lines import Link
from budget_app.domain.round import Round
from budget_app.exchange.cells import CANNOT_SAY
from budget_app.exchange.columns import COLUMNS, Form
from budget_app.exchange.differences import EXTRA, GOAL, SPONSORS, Difference
from budget_app.exchange.export import plain_number
from budget_app.presentation.amounts import full_money
from budget_app.words import _

_FORMS: Mapping[str, Form] = {column.field: column.form for column in COLUMNS}
_LONGEST = 60  # characters of a text in a sentence


def said_words(state: Round, difference: Difference) -> dict[str, str]:
    """What the round says ("here") and the sheet ("there"), for a sentence."""
    return {
        "here": _shown(state, difference, difference.before),
        "there": _shown(state, difference, difference.after),
    }


def from_to(state: Round, difference: Difference) -> str:
    """ "from 40,000.00 to 42,000.00"; for what is added or ends, only that."""
    if difference.field == SPONSORS:
        return _("{department} is asked to stand behind it").format(department=difference.key)
    words = said_words(state, difference)
    return _("from {here} to {there}").format(**words)


def _shown(state: Round, difference: Difference, value: Any) -> str:
    if difference.field == GOAL:
        return _link_words(state, value)
    if value in (None, "", (), frozenset()):
        return _("nothing")
    if difference.field == EXTRA:
        return _cut(str(value))
    match _FORMS.get(difference.field):
        case Form.AMOUNT | Form.PAST_AMOUNT:
            return full_money(value, money.digits(state.currency))
        case Form.YES_NO:
            return _("yes") if value else _("no")
        case Form.PARTS | Form.CODES:
            return (
                " ".join(sorted(map(str, value)))
                if isinstance(value, frozenset)
                else " ".join(map(str, value))
            )
        case _:
            return _cut(str(value))


def _link_words(state: Round, link: Link | None) -> str:
    if link is None:
        return _("no link")
    code = state.goals[link.goal].code
    if link.cannot_say:
        return f"{code} {CANNOT_SAY}"
    results = [plain_number(result) for result in link.results if result is not None]
    sure = [f"{plain_number(link.confidence * 100)} %"] if link.confidence is not None else []
    return " ".join([code, " / ".join(results), *sure]).strip()


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _LONGEST else f"“{line[: _LONGEST - 1]}…”"
