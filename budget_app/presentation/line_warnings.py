"""Kind warnings: what is odd about a line while it is being typed, where, and what to do. They never block anything.

What submission needs is a rule of the domain and blocks (line_gaps.py); it is told here too, so that one list holds
all. Who is warned: the department itself; who has none, of what was submitted. What must not live here: pixels; what a
person has said is right, which the window keeps.
"""

import msgspec

from budget_app.domain import money
from budget_app.domain.decision import Decision
from budget_app.domain.gaps import submission_gaps
from budget_app.domain.lines import Level, Line, Status
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Phase
from budget_app.domain.strategy import Goal
from budget_app.presentation.amounts import full_money
from budget_app.presentation.duplicates import Known
from budget_app.presentation.names import level_name
from budget_app.presentation.round_figures import RoundFigures, round_figures
from budget_app.presentation.tables import Step
from budget_app.presentation.warned import About, LineWarning, Warnings
from budget_app.words import _

# A line like many others has a common title; the likeliest of them are told.
MOST_TWINS = 3


def warnings_for(state: Decision, person: str, known: Known) -> Warnings:
    """What this person is told of; with nobody at the desk, what everybody may be told. About 10 µs a line.

    None once the round is in decision: nothing can be typed any more.
    """
    if state.phase.place >= Phase.DECISION.place:
        return Warnings()
    own = state.people[person].department if person in state.people else ""
    lines = [line for line in state.lines.values() if line.is_live and _is_told(line, own)]
    lines.sort(key=lambda line: (line.department, len(line.code), line.code))
    by_line = {line.id: found for line in lines if (found := warnings_of(state, line, known))}
    by_department = {
        code: (_round(state, code, found),)
        for code in state.departments
        if (found := round_figures(state, [line for line in lines if line.department == code]))
    }
    return Warnings(by_line, by_department)


def warnings_of(state: Decision, line: Line, known: Known) -> tuple[LineWarning, ...]:
    """What is odd about one line, in the order in which one would mend it."""
    return (
        *_goals(state, line),
        *_tiers(state, line),
        *_needs(state, line),
        *_duplicates(state, line, known),
    )


def _is_told(line: Line, own: str) -> bool:
    """Whoever has a department is told of its lines alone; everybody else of what has been submitted."""
    return own in line.departments if own else line.status is Status.SUBMITTED


def _warning(
    line: Line, about: About, field: str, words: tuple[str, str], step: str, **more: object
) -> LineWarning:
    (sentence, short) = words
    return LineWarning(
        about,
        line.department,
        line.id,
        field,
        sentence,
        short,
        Step(f"edit:{field}", step),
        **more,  # type: ignore[arg-type]
    )


def _goals(state: Decision, line: Line) -> list[LineWarning]:
    gaps = {reason for reason, _facts in submission_gaps(state, line)}
    if Reason.GOAL_MISSING in gaps:
        words = (_("{line} serves no joint goal yet. Link one, and say what the line brings."), _("No goal"))
        return [_warning(line, About.NO_GOAL, "goals", _named(line, words), _("Link a goal"), is_needed=True)]
    return [
        _unanswered(line, goals, missing, is_answered, Reason.RESULT_MISSING in gaps)
        for (missing, is_answered), goals in _open_links(state, line).items()
    ]


def _open_links(state: Decision, line: Line) -> dict[tuple[tuple[Level, ...], bool], list[Goal]]:
    """The goals of links without a result, by the tiers that lack one and whether any tier has one."""
    found: dict[tuple[tuple[Level, ...], bool], list[Goal]] = {}
    for link in line.links:
        missing = tuple(level for level in line.tiers if getattr(link, level.value) is None)
        if missing and not link.cannot_say and not state.goals[link.goal].retired:
            found.setdefault((missing, link.is_answered), []).append(state.goals[link.goal])
    return found


def _unanswered(
    line: Line, goals: list[Goal], missing: tuple[Level, ...], is_answered: bool, is_needed: bool
) -> LineWarning:
    if is_answered:
        sentence = _(
            "{line} says no result for {goals} at {tiers}, so one is assumed in proportion. Type it."
        )
    else:
        sentence = _("{line} says no result for {goals} yet. Type one, or say that you cannot.")
    sentence = sentence.format(
        line=line.code,
        goals=_and([goal.title for goal in goals]),
        tiers=_and([level_name(level) for level in missing]),
    )
    return _warning(
        line,
        About.RESULT_MISSING,
        "goals",
        (sentence, _("No result")),
        _("Give a result"),
        detail="+".join((*(goal.id for goal in goals), *missing)),
        is_needed=is_needed,
    )


def _and(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


def _tiers(state: Decision, line: Line) -> list[LineWarning]:
    if line.minimum is None or line.minimum != line.requested:
        return []
    amount = full_money(line.minimum, money.digits(state.currency))
    sentence = _(
        "{line} asks for {amount} as minimum and as requested, so nothing can be trimmed. "
        "Type what a smaller form would need."
    ).format(line=line.code, amount=amount)
    words = (sentence, _("No smaller form"))
    return [
        _warning(
            line,
            About.MINIMUM_IS_REQUESTED,
            "minimum",
            words,
            _("Type a minimum"),
            detail=str(line.minimum),
        )
    ]


def _needs(state: Decision, line: Line) -> list[LineWarning]:
    found: list[LineWarning] = []
    for ref in line.requires:
        other = state.lines[ref]
        if not other.is_live:
            sentence = _(
                "{line} needs {other}, which has been withdrawn. Choose another line, or take it out."
            )
        elif not other.top:
            sentence = _("{line} needs {other}, which asks for no money yet. Speak to its department.")
        elif other.status is Status.DRAFT and state.phase.place > Phase.REQUESTS.place:
            sentence = _("{line} needs {other}, which was never submitted. Choose another, or take it out.")
        else:
            continue
        named = f"{other.code} {other.title}".strip()
        words = (sentence.format(line=line.code, other=named), _("Needs more"))
        step = Step("show:needs", _("See what it needs"))
        made = _warning(
            line, About.PREREQUISITE_MISSING, "requires", words, "", detail=other.id, other=other.id
        )
        found.append(msgspec.structs.replace(made, step=step, is_needed=not other.is_live))
    return found


def _duplicates(state: Decision, line: Line, known: Known) -> list[LineWarning]:
    found: list[LineWarning] = []
    for twin in known.of(line.id):
        other = state.lines.get(twin.line)
        if other is None or not other.is_live or set(other.departments) & set(line.departments):
            continue
        if len(found) == MOST_TWINS:
            break
        sentence = _(
            "{line} is much like {other} of {department} ({score} of 100). Look at both, and perhaps ask together."
        ).format(
            line=line.code,
            other=f"{other.code} {other.title}".strip(),
            department=state.departments[other.department].name,
            score=twin.score,
        )
        words = (sentence, _("Asked twice?"))
        made = _warning(line, About.DUPLICATE, "title", words, "", detail=other.id, other=other.id)
        found.append(msgspec.structs.replace(made, step=Step(f"compare:{other.id}", _("Compare"))))
    return found


def _round(state: Decision, department: str, found: RoundFigures) -> LineWarning:
    sentence = _(
        "{n} of {all} amounts of {department} are round figures. Where there is a quote or a count, type its figure."
    ).format(n=found.round, all=found.known, department=state.departments[department].name)
    step = Step(f"show:{found.first}", _("Go to the first"))
    return LineWarning(
        About.ROUND_FIGURES, department, "", "requested", sentence, _("Round figures"), step, str(found.known)
    )


def _named(line: Line, words: tuple[str, str]) -> tuple[str, str]:
    return (words[0].format(line=line.code), words[1])
