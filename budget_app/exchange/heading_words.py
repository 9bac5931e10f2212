"""How people head the columns of their budgets: other words for the fields of a line, and headings made comparable.

What a heading alone cannot say is guessed from cells in guess.py; the canonical headings are in columns.py.
"""

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz, process

from budget_app.exchange.columns import COLUMNS, column_named, plain_heading
from budget_app.exchange.sheet import Cell

# Words of sheets and not of the screen, so they are not translated; each language that people bring has its own.
_OTHER_WORDS = {
    "code": "no, number, id, ref, reference, line no, line number, request id, nr, numero",
    "department": "dept, dept name, dept title, department name, agency, department agency, division, bureau, team, "
    "business unit, org unit, organisation, organization, cost centre, cost center, abteilung, bereich, "
    "departement, dependencia, afdeling",
    "title": "item, line item, description, name, project, project name, program, programme, activity, purpose, "
    "initiative, request title, what, position, bezeichnung, zweck, nombre del proyecto, concepto, libelle",
    "function": "category, class, account category, program area, area, function name, kategorie",
    "kind": "request type, type of request",
    "owner": "responsible, contact, requested by, requester, budget holder, verantwortlich",
    "account": "account code, account number, gl account, ledger account, cost element, object code, konto",
    "start": "from, start date, start month, begin, begins, starts",
    "end": "to, until, end date, end month, ends, finish",
    "minimum": "min, low, at least, base, must have, floor, minimum amount, lower bound",
    "requested": "amount, request, requested amount, amount requested, budget request, ask, budget, proposed, "
    "proposed budget, total, total amount, total cost, cost, sum, appropriation, appropriation amt, estimate, "
    "betrag, summe, ansatz, monto, monto aprobado, montant, importe, bedrag",
    "stretch": "max, maximum, high, nice to have, upper bound, optimum, stretch amount",
    "goal": "goals, objective, strategic goal, strategy, priority, ziel",
    "requested_result": "result, expected result, outcome, impact, benefit, contribution",
    "confidence": "probability, likelihood, certainty, chance, sureness",
    "requires": "depends on, prerequisite, needs, dependencies",
    "excludes": "instead of, alternative to, conflicts with",
    "sponsors": "sponsor, co sponsor, backed by, partners",
    "justification": "reason, rationale, business case, why, comment, comments, notes, begruendung",
    "if_not_funded": "if not approved, consequence, risk if not funded",
    "last_budget": "prior budget, previous budget, current budget, last year budget, prior year budget, adopted",
    "last_actual": "actual, prior actual, last year actual, prior year actual, spent, spent last year, ist",
    "recurring": "ongoing, repeats, permanent",
}


_SOME_WORDS = 0.88  # where the words of one stand among those of the other


def unique_headings(headings: Sequence[Cell]) -> list[str]:
    """Headings made comparable, one for each column: the second "Total" is "total 2"; "" where there is none."""
    seen: dict[str, int] = {}
    named: list[str] = []
    for heading in headings:
        plain = plain_heading(heading)
        seen[plain] = seen.get(plain, 0) + 1
        named.append(f"{plain} {seen[plain]}" if plain and seen[plain] > 1 else plain)
    return named


def source_of(headings: Sequence[Cell]) -> str:
    """What tells one source of sheets from another: its headings, whatever their order."""
    return "\n".join(sorted(filter(None, unique_headings(headings))))


def likeness(*headings: str) -> dict[str, float]:
    """How much the best of these headings of one column sounds like each field, from 0.5 to 1."""
    found: dict[str, float] = {}
    for words in {_words(heading) for heading in headings} - {""}:
        for scorer, weight in ((fuzz.ratio, 1.0), (fuzz.token_set_ratio, _SOME_WORDS)):
            for known, alike, _place in process.extract(
                words, list(_fields()), scorer=scorer, limit=8, score_cutoff=55
            ):
                field = _fields()[known]
                found[field] = max(found.get(field, 0), alike * weight / 100)
    return found


def known_field(heading: str) -> str:
    """The field of a canonical heading, "" for any other."""
    column = column_named(heading)
    return column.field if column else ""


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


@cache
def _fields() -> dict[str, str]:
    """Field by each word for it."""
    own = {_words(name): c.field for c in COLUMNS for name in (c.heading, c.field)}
    return {word.strip(): field for field, words in _OTHER_WORDS.items() for word in words.split(",")} | own
