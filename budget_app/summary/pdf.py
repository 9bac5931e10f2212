"""The facts to a PDF, by typst: vectors, tagged (PDF/UA-1), for the archive (PDF/A-2a).

What stands where is in resources/summary/summary.typ. Facts go in as JSON, never as markup, so no text can become any.
"""

import json
from datetime import datetime
from typing import Any

import msgspec

from budget_app.domain.round import Round
from budget_app.history.chain import fingerprint
from budget_app.history.port import Entry
from budget_app.presentation.times import day_text
from budget_app.summary.closing import closing
from budget_app.summary.cover import cover
from budget_app.summary.decisions import decisions
from budget_app.summary.paper import Paper
from budget_app.summary.typeset import typeset
from budget_app.words import _


class Summary(msgspec.Struct, frozen=True):
    """A summary as it was made: the PDF, the facts in it as JSON, how many pages it has, its finding as a sentence, and
    the entry it was made after."""

    pdf: bytes
    facts: str
    pages: int
    paper: Paper
    finding: str
    last: Entry


def summary_pdf(state: Round, last: Entry, paper: Paper = "a4") -> bytes:
    """The PDF of `make_summary` alone."""
    return make_summary(state, last, paper).pdf


def make_summary(state: Round, last: Entry, paper: Paper = "a4") -> Summary:
    """The summary of a round as it stands after the entry `last`, whose fingerprint is on every page.

    About 0.1 s, and half a millisecond a line.
    """
    facts = {**cover(state), "departments": decisions(state), **closing(state), **_frame(state, last)}
    source = json.dumps(facts, ensure_ascii=False)
    with typeset(source, paper) as compiler:
        pdf = compiler.compile(
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=datetime.fromisoformat(last.at).replace(microsecond=0),
        )
        pages = json.loads(compiler.query("<pages>", field="value", one=True))
    assert isinstance(pdf, bytes)
    return Summary(pdf, source, pages, paper, facts["finding"], last)


def _frame(state: Round, last: Entry) -> dict[str, Any]:
    begun = bool(state.allocations)
    return {
        "day": day_text(last.at),
        "is_decided": begun,
        "fingerprint": fingerprint(last.hash),
        "words": {
            "kind": _("Summary for the planning meeting"),
            "decisions": _("Decisions by department") if begun else _("Requests by department"),
            "legend": _(
                "Asked is the requested tier. A filled step is granted: minimum, requested, stretch. "
                "Lines without a remark are granted as requested."
            )
            if begun
            else _("Nothing is decided yet. Asked is the requested tier; drafts are in grey."),
            "columns": [_("Code"), _("Line"), _("Asked"), _("Granted"), _("Tier"), _("Why")],
            "asking_columns": [_("Code"), _("Line"), _("Goals"), _("Minimum"), _("Asked"), _("Stretch")],
            "sum": _("Sum"),
            "closing": _("Coverage, open points, signatures"),
            "coverage_columns": [
                _("Goal"),
                _("Target"),
                _("Coverage, the mark is the target"),
                "",
                _("Money"),
            ],
            "not_estimated": _("Not estimated"),
            "points": _("Open questions"),
            "no_points": _("No question waits for an answer."),
            "more_points": _("and {n} more in the round's threads"),
            "signatures": _("Signatures"),
            "check": _("How to check this print"),
            "check_text": _(
                "It was printed from entry {seq} of the history. “budget-app verify FILE” says whether the history "
                "holds; “budget-app log FILE” shows the entry whose hash begins with this fingerprint."
            ).format(seq=last.seq),
            "fingerprint": _("fingerprint"),
            "page": _("page {page} of {pages}"),
        },
        "title": _("{round}: summary for the planning meeting").format(round=state.name),
    }
