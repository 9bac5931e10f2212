"""Which joint goals a line serves, and what it is expected to bring to each.

The goals themselves live in strategy.py; what a result is worth is reckoned in analysis.
"""

import math
from itertools import pairwise

import msgspec
from msgspec import UNSET, UnsetType

from budget_app.domain.lines import Line, Link, Requests, Status, find_live_line
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.strategy import find_goal


class LinkGoal(Command, tag="link_goal", frozen=True, kw_only=True):
    """Links a line to a goal, or changes the link: per tier the expected change in the goal's unit.

    `confidence` from 0 to 1. With `expects`, the link is left alone where it is no longer that one (null: none yet).
    """

    line: str
    goal: str
    minimum: float | None = None
    requested: float | None = None
    stretch: float | None = None
    confidence: float | None = None
    cannot_say: bool = False
    expects: Link | UnsetType | None = UNSET


class UnlinkGoal(Command, tag="unlink_goal", frozen=True, kw_only=True):
    """Ends a line's link to a goal."""

    line: str
    goal: str
    expects: Link | None = None


class LineLinked(Event, frozen=True, kw_only=True):
    """A line serves a goal."""

    kind = "line_linked"
    about = "line"
    line: str
    link: Link


class LineUnlinked(Event, frozen=True, kw_only=True):
    """A line serves a goal no more."""

    kind = "line_unlinked"
    about = "line"
    line: str
    goal: str


def link_goal(state: Requests, actor: str, command: LinkGoal) -> list[Event]:
    """The link as asked, where it differs from what stands."""
    line, goal = find_live_line(state, command.line), find_goal(state, command.goal)
    link = Link(
        goal=goal,
        minimum=command.minimum,
        requested=command.requested,
        stretch=command.stretch,
        confidence=command.confidence,
        cannot_say=command.cannot_say,
    )
    before = line.link(goal)
    if command.expects is not UNSET and before != command.expects:
        raise Refusal(Reason.CHANGED_SINCE, line=line.code)
    return [] if before == link else [LineLinked(line=line.id, link=link)]


def unlink_goal(state: Requests, actor: str, command: UnlinkGoal) -> list[Event]:
    """The link's end."""
    line = find_live_line(state, command.line)
    known = [link for link in line.links if command.goal in (link.goal, state.goals[link.goal].code)]
    if not known:
        raise Refusal(Reason.NOT_LINKED, line=line.code, goal=command.goal)
    if command.expects is not None and known[0] != command.expects:
        raise Refusal(Reason.CHANGED_SINCE, line=line.code)
    return [LineUnlinked(line=line.id, goal=known[0].goal)]


DECIDE: Deciders = {LinkGoal: link_goal, UnlinkGoal: unlink_goal}


def line_linked(state: Requests, event: LineLinked, stamp: Stamp) -> None:
    """The line has this link; a changed one keeps its place."""
    line = find_live_line(state, event.line)
    find_goal(state, event.link.goal)
    check_link(state, line, event.link)
    goals = [link.goal for link in line.links]
    if event.link.goal in goals:
        links = tuple(event.link if link.goal == event.link.goal else link for link in line.links)
    else:
        links = (*line.links, event.link)
    _set_links(state, line, links)


def line_unlinked(state: Requests, event: LineUnlinked, stamp: Stamp) -> None:
    """The line lacks this link."""
    line = find_live_line(state, event.line)
    if line.link(event.goal) is None:
        raise Refusal(Reason.NOT_LINKED, line=line.code, goal=event.goal)
    _set_links(state, line, tuple(link for link in line.links if link.goal != event.goal))


EVOLVE: Evolvers = {LineLinked: line_linked, LineUnlinked: line_unlinked}


def check_link(state: Requests, line: Line, link: Link) -> None:
    """Refuses results that are not finite or fall from tier to tier, and a confidence outside 0 to 1."""
    results = [r for r in link.results if r is not None]
    if not all(math.isfinite(r) for r in results):
        raise Refusal(Reason.NUMBER_NOT_FINITE)
    if link.confidence is not None and not 0 <= link.confidence <= 1:
        raise Refusal(Reason.CONFIDENCE_OUT_OF_RANGE, confidence=link.confidence)
    goal = state.goals[link.goal]
    towards = math.copysign(1, goal.span)
    gains = [r * towards for r in results]
    if all(g >= 0 for g in gains) and any(a > b for a, b in pairwise(gains)):
        raise Refusal(Reason.RESULTS_NOT_RISING, line=line.code, goal=goal.title)


def _set_links(state: Requests, line: Line, links: tuple[Link, ...]) -> None:
    revisions = line.revisions + (line.status is Status.SUBMITTED)
    state.lines[line.id] = msgspec.structs.replace(line, links=links, revisions=revisions)
