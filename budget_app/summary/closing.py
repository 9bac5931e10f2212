"""The last page: coverage of the goals, open questions, signatures, and how to check the print."""

from datetime import datetime
from typing import Any

from budget_app.domain import money, queries
from budget_app.domain.decision import granted_amounts
from budget_app.domain.roles import Role
from budget_app.domain.round import Round
from budget_app.domain.strategy import Goal
from budget_app.domain.talk import Post, open_questions
from budget_app.presentation.amounts import short_money
from budget_app.presentation.coverage import coverage
from budget_app.presentation.decide_sums import percent_text
from budget_app.presentation.times import day_text
from budget_app.summary.signs import goal_sign
from budget_app.words import _

# Below this a goal is starved (the look's heat map uses the same).
STARVED = 0.6
_MOST_POINTS = 8


def closing(state: Round) -> dict[str, Any]:
    """The facts of the last page. O(lines x links)."""
    goals = _goals(state)
    return {
        "goals": goals,
        "coverage_finding": _finding(goals),
        "coverage_of": _coverage_of(bool(granted_amounts(state))),
        "points": [_point(state, post) for post in open_questions(state)[:_MOST_POINTS]],
        "more_points": max(len(open_questions(state)) - _MOST_POINTS, 0),
        "signatures": _signatures(state),
    }


def _goals(state: Round) -> list[dict[str, Any]]:
    amounts = granted_amounts(state) or {line.id: queries.asked(line) for line in queries.live_lines(state)}
    covered = coverage(state, amounts)
    digits = money.digits(state.currency)
    found: list[dict[str, Any]] = []
    for order, goal in enumerate(queries.live_goals(state), 1):
        linked = sum(amount for line, amount in amounts.items() if state.lines[line].link(goal.id))
        found.append(
            {
                "title": goal.title,
                "target": _target(goal),
                "share": covered[goal.id],
                "percent": percent_text(covered[goal.id]),
                "money": short_money(linked, digits),
                "is_starved": covered[goal.id] < STARVED,
                "sign": goal_sign(order),
            }
        )
    return found


def _coverage_of(begun: bool) -> str:
    if begun:
        return _("Expected result of the granted lines against each goal's target, by confidence")
    return _("Expected result of all that is asked against each goal's target, by confidence")


def _target(goal: Goal) -> str:
    words = _("{metric} from {baseline} to {target} {unit}")
    return words.format(
        metric=goal.metric or goal.title,
        baseline=f"{goal.baseline:g}",
        target=f"{goal.target:g}",
        unit=goal.unit,
    ).rstrip()


def _finding(goals: list[dict[str, Any]]) -> str:
    if not goals:
        return _("There are no joint goals in this round")
    least = min(goals, key=lambda goal: goal["share"])
    most = max(goals, key=lambda goal: goal["share"])
    if least is most:
        return _("{goal} reaches {percent} of its target").format(
            goal=least["title"], percent=least["percent"]
        )
    return _("{low} reaches {least} of its target, {high} {most}").format(
        low=least["title"], least=least["percent"], high=most["title"], most=most["percent"]
    )


def _point(state: Round, post: Post) -> dict[str, str]:
    author = state.people.get(post.author)
    about = state.lines.get(post.about)
    goal = state.goals.get(post.about)
    where = f"{about.code} {about.title}" if about else goal.title if goal else state.name
    return {
        "text": post.text,
        "beside": _("{who} asks on {day}, about {where}").format(
            who=author.name if author else post.author, day=day_text(post.at), where=where
        ),
    }


def _signatures(state: Round) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for person in state.people.values():
        if person.removed or Role.EXECUTIVE not in person.roles:
            continue
        signature = state.signatures.get(person.id)
        when = _("not signed")
        if signature:
            at = datetime.fromisoformat(signature.at)
            when = _("signed in Accord, {day}, {time} UTC").format(
                day=day_text(signature.at), time=f"{at:%H:%M}"
            )
        found.append({"name": person.name, "role": _("executive"), "when": when})
    return found
