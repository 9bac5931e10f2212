"""What a line still lacks before it can be submitted: the sentence, the short word, the next step.

What is compulsory is a rule of the domain (gaps.submission_gaps); what must not live here: rows and pages.
"""

import msgspec

from budget_app.domain.decision import Decision
from budget_app.domain.gaps import submission_gaps
from budget_app.domain.lines import Line, Status
from budget_app.domain.messages import Refusal
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.tables import Band, Step
from budget_app.words import _, _n


class Gap(msgspec.Struct, frozen=True, gc=False):
    """What is missing: the first reason (of several: `is_only` False), a sentence, a word or two, the next step."""

    reason: Reason
    is_only: bool
    sentence: str
    short: str
    step: Step

    def band(self, may_mend: bool) -> Band:
        """The sentence as a band in the line's row; the step only for whom may take it."""
        return Band("warn", self.sentence, (self.step,) if may_mend else ())


def gap_of(state: Decision, line: Line) -> Gap | None:
    """What keeps the line from being submitted; None where nothing does, and once asking is over."""
    if not line.is_live or state.phase.place >= Phase.DECISION.place:
        return None
    gaps = submission_gaps(state, line)
    if not gaps:
        return None
    reason, facts = gaps[0]
    if len(gaps) > 1:
        sentence = _missing([r for r, _facts in gaps])
    elif line.status is Status.SUBMITTED and reason is Reason.GOAL_MISSING:
        sentence = _("Serves no joint goal any more, so it counts for nothing.")
    else:
        sentence = refusal_text(Refusal(reason, line=line.code, **facts), state)
    return Gap(reason, len(gaps) == 1, sentence, _short(reason), _step(reason))


def gaps_sentence(gaps: list[Gap]) -> str:
    """One sentence for a page: "One line still needs a goal."; empty for none."""
    if not gaps:
        return ""
    reasons = {gap.reason if gap.is_only else None for gap in gaps}
    n = len(gaps)
    match reasons:
        case _ if reasons == {Reason.GOAL_MISSING}:
            return _n("One line still needs a goal.", "{n} lines still need a goal.", n).format(n=n)
        case _ if reasons == {Reason.RESULT_MISSING}:
            return _n("One line still needs a result.", "{n} lines still need a result.", n).format(n=n)
        case _:
            one, many = _("One line cannot be submitted yet."), _("{n} lines cannot be submitted yet.")
            return (one if n == 1 else many).format(n=n)


def _missing(reasons: list[Reason]) -> str:
    named = {
        Reason.TITLE_MISSING: _("a title"),
        Reason.REQUESTED_MISSING: _("an amount"),
        Reason.GOAL_MISSING: _("a joint goal"),
        Reason.RESULT_MISSING: _("a result"),
        Reason.PREREQUISITE_WITHDRAWN: _("another prerequisite"),
    }
    parts = list(dict.fromkeys(named[reason] for reason in reasons))
    if len(parts) == 1:
        return _("Still needs {part} before it can be submitted.").format(part=parts[0])
    return _("Still needs {parts} and {last} before it can be submitted.").format(
        parts=", ".join(parts[:-1]), last=parts[-1]
    )


def _short(reason: Reason) -> str:
    return {
        Reason.TITLE_MISSING: _("No title"),
        Reason.REQUESTED_MISSING: _("No amount"),
        Reason.GOAL_MISSING: _("No goal"),
        Reason.RESULT_MISSING: _("No result"),
        Reason.PREREQUISITE_WITHDRAWN: _("Needs more"),
    }[reason]


def _step(reason: Reason) -> Step:
    return {
        Reason.TITLE_MISSING: Step("edit:title", _("Give it a title")),
        Reason.REQUESTED_MISSING: Step("edit:requested", _("Type an amount")),
        Reason.GOAL_MISSING: Step("edit:goals", _("Link a goal")),
        Reason.RESULT_MISSING: Step("edit:goals", _("Give a result")),
        Reason.PREREQUISITE_WITHDRAWN: Step("show:needs", _("See what it needs")),
    }[reason]
