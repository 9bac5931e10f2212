"""What a line needs before it can be submitted. Asked by submission.py, and by whoever shows it beforehand."""

from budget_app.domain.lines import Line, Requests
from budget_app.domain.refusals import Reason


def submission_gaps(state: Requests, line: Line) -> list[tuple[Reason, dict[str, str]]]:
    """What is compulsory for submission and missing, in the order in which a person would mend it."""
    gaps: list[tuple[Reason, dict[str, str]]] = []
    links = [link for link in line.links if not state.goals[link.goal].retired]
    if not line.title:
        gaps.append((Reason.TITLE_MISSING, {}))
    if line.requested is None:
        gaps.append((Reason.REQUESTED_MISSING, {}))
    if not links:
        gaps.append((Reason.GOAL_MISSING, {}))
    elif not any(link.is_answered for link in links):
        gaps.append((Reason.RESULT_MISSING, {}))
    for ref in line.requires:
        if not state.lines[ref].is_live:
            gaps.append((Reason.PREREQUISITE_WITHDRAWN, {"other": state.lines[ref].code}))
    return gaps
