"""Results and confidence in words, and as a person types them: "−0.8 points", "70 % sure".

What must not live here: what a result is worth (estimates.py) and where it is shown.
"""

from budget_app.domain.decision import Decision
from budget_app.domain.lines import Level, Line, Link
from budget_app.domain.links import LinkGoal
from budget_app.domain.strategy import Goal
from budget_app.presentation.amounts import ENGLISH, MINUS, NumberStyle
from budget_app.presentation.money_text import Ambiguous, Number, read_number, read_percent
from budget_app.presentation.names import level_name
from budget_app.presentation.requests_edit import Problem
from budget_app.words import _

FIELDS = (*(level.value for level in Level), "confidence")


def number_text(value: float, style: NumberStyle = ENGLISH) -> str:
    """A result as people read it: grouped, at most six figures, the real minus."""
    if value == int(value) and abs(value) < 10**12:
        text = f"{int(value):,}"
    else:
        text = f"{value:,.6g}" if abs(value) < 10**6 else f"{value:,.0f}"
    text = text.replace(",", "\0").replace(".", style.decimal).replace("\0", style.group)
    return text.replace("-", MINUS)


def result_text(value: float, goal: Goal, style: NumberStyle = ENGLISH) -> str:
    """A result in its goal's unit: 6 customers, −0.8 points."""
    return f"{number_text(value, style)} {goal.unit}".strip()


def goal_note(goal: Goal, style: NumberStyle = ENGLISH) -> str:
    """What a goal measures, from where to where: "churn a year, 14 to 9 %"."""
    metric = goal.metric[:1].lower() + goal.metric[1:] if goal.metric[1:2].islower() else goal.metric
    unit = "" if goal.unit.casefold() in metric.casefold().split() else goal.unit
    span = _("{baseline} to {target}").format(
        baseline=number_text(goal.baseline, style), target=number_text(goal.target, style)
    )
    return ", ".join(filter(None, (metric, f"{span} {unit}".strip())))


def sure_text(link: Link) -> str:
    """70 % sure; empty where no confidence is stated."""
    if link.confidence is None:
        return ""
    return _("{percent} % sure").format(percent=f"{100 * link.confidence:.0f}")


def typed_link(link: Link | None, style: NumberStyle = ENGLISH) -> dict[str, str]:
    """A link as its fields begin: minimum, requested, stretch, confidence in percent; empty where not stated."""
    if link is None:
        return dict.fromkeys(FIELDS, "")
    texts = {
        level.value: "" if result is None else number_text(result, style)
        for level, result in zip(Level, link.results, strict=True)
    }
    sure = "" if link.confidence is None else f"{100 * link.confidence:.0f}"
    return {**texts, "confidence": sure}


def read_link(
    state: Decision,
    line: Line,
    goal: str,
    typed: dict[str, str],
    cannot_say: bool,
    style: NumberStyle = ENGLISH,
) -> LinkGoal | dict[str, Problem] | None:
    """The command that links the line as typed; problems by field; None where nothing changes.

    `line` is the line as it was when typing began. With `cannot_say`, results are left out.
    """
    values: dict[str, float | None] = {}
    problems: dict[str, Problem] = {}
    for field in FIELDS:
        text = typed.get(field, "").strip()
        read = _read(field, text, style) if text and not (cannot_say and field != "confidence") else None
        if isinstance(read, Problem):
            problems[field] = read
        else:
            values[field] = read
    if problems:
        return problems
    before = line.link(goal)
    wanted = Link(goal=goal, cannot_say=cannot_say, **values)
    if wanted == before:
        return None
    return LinkGoal(line=line.id, goal=goal, cannot_say=cannot_say, expects=before, **values)


def _read(field: str, text: str, style: NumberStyle) -> float | Problem:
    read = read_percent(text, style) if field == "confidence" else read_number(text, style)
    if isinstance(read, Number):
        return read.value
    if isinstance(read, Ambiguous):
        return Problem(_("“{typed}” can be read in two ways. Type it without thousands.").format(typed=text))
    if field == "confidence":
        return Problem(_("“{typed}” is no confidence. Type it from 0 to 100 %.").format(typed=text))
    tier = level_name(Level(field))
    return Problem(_("“{typed}” is no result for {tier}. Type a number.").format(typed=text, tier=tier))
