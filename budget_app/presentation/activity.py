"""What somebody did, in one sentence: for the status line, "since you last looked" and histories.

The fields a revision changed are told in line_history; nothing sealed is told at all.
"""

import json
from datetime import datetime
from string import Formatter

from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.history.port import Entry
from budget_app.presentation.names import phase_name
from budget_app.words import _, _n


def change_text(state: Round, entry: Entry) -> str:
    """Who did what to which thing: "Tom Lindqvist revised M-012 Spring campaign"."""
    return _verbs(entry.kind).format(
        who=who_did(state, entry.actor, brought_with(entry)),
        thing=thing_name(state, entry),
        phase=_phase(entry),
    )


def kind_text(kind: str, who: str) -> str:
    """Who did what, without the thing: "Dana Reyes agreed to the other terms"."""
    return " ".join(_verbs(kind).format(who=who, thing="", phase="").split())


def who_did(state: Round, actor: str, package: str = "") -> str:
    """The person's name; for what came in with a package both: "Finn Ng for Dana Reyes"."""
    who = _person(state, actor)
    known = state.packages.get(package)
    if known is None or known.person == actor:
        return who
    return _("{who} for {person}").format(who=who, person=_person(state, known.person))


def brought_with(entry: Entry) -> str:
    """The package the entry came in with; "" for all others."""
    # Nearly all entries say nothing of a package, and a body is long to read.
    if entry.body is None or '"brought":' not in entry.body:
        return ""
    try:
        return str(json.loads(entry.body)["brought"])
    except (ValueError, KeyError, TypeError):
        return ""  # the entry does not hold, and is listed by verify


def _person(state: Round, person: str) -> str:
    return state.people[person].name if person in state.people else person


def change_words(state: Round, entry: Entry, kind: str = "") -> tuple[tuple[str, bool], ...]:
    """The same sentence in pieces: each with whether it names who or what, which is to stand out.

    `kind`: told as if the entry were of this one ("asked": a post that is a question).
    """
    named = {"who": who_did(state, entry.actor, brought_with(entry)), "thing": thing_name(state, entry)}
    pieces: list[tuple[str, bool]] = []
    for plain, name, _spec, _conversion in Formatter().parse(_verbs(kind or entry.kind)):
        if plain:
            pieces.append((plain, False))
        if name:
            pieces.append((named.get(name) or _phase(entry), True))
    return tuple(pieces)


def many_text(kind: str, n: int) -> str:
    """What one command did to several things: "imported 412 lines"."""
    words = {
        "line_imported": _n("brought in {n} line", "brought in {n} lines", n),
        "line_drafted": _n("drafted {n} line", "drafted {n} lines", n),
        "line_revised": _n("revised {n} line", "revised {n} lines", n),
        "line_linked": _n("linked {n} line to a goal", "linked {n} lines to goals", n),
        "line_submitted": _n("submitted {n} line", "submitted {n} lines", n),
        "line_withdrawn": _n("withdrew {n} line", "withdrew {n} lines", n),
        "line_reopened": _n("reopened {n} line", "reopened {n} lines", n),
        "allocated": _n("decided {n} line", "decided {n} lines", n),
        "person_set": _n("set the part of {n} person", "set the parts of {n} people", n),
        "goal_set": _n("set {n} goal", "set {n} goals", n),
    }.get(kind, _n("changed {n} thing", "changed {n} things", n))
    return words.format(n=f"{n:,}")


def thing_name(state: Round, entry: Entry) -> str:
    """The line, goal, department or person an entry is about, as people know it."""
    subject = entry.subject
    if subject in state.lines:
        line = state.lines[subject]
        return f"{line.code} {line.title}".rstrip()
    if subject in state.goals:
        return state.goals[subject].title
    if subject in state.people:
        return state.people[subject].name
    if subject in state.departments:
        return state.departments[subject].name
    if subject in state.posts:
        return _("a post")
    return _("the round")


def ago(then: str, now: str) -> str:
    """How long ago, roughly: "just now", "2 min ago", "3 h ago", "on 2026-11-13"; both as UTC text."""
    try:
        seconds = (datetime.fromisoformat(now) - datetime.fromisoformat(then)).total_seconds()
    except (ValueError, TypeError):
        return then  # an entry that somebody forged may say anything
    if seconds < 60:
        return _("just now")
    if seconds < 3600:
        return _("{n} min ago").format(n=int(seconds // 60))
    if seconds < 86400:
        return _("{n} h ago").format(n=int(seconds // 3600))
    days = int(seconds // 86400)
    return (
        _n("yesterday", "{n} days ago", days).format(n=days)
        if days < 7
        else _("on {day}").format(day=then[:10])
    )


def _phase(entry: Entry) -> str:
    if entry.kind not in ("phase_moved", "deadline_set") or entry.body is None:
        return ""
    try:
        return phase_name(Phase(json.loads(entry.body)["phase"]))
    except (ValueError, KeyError, TypeError):
        return ""  # the entry does not hold, and is listed by verify


def _verbs(kind: str) -> str:
    return {
        "round_opened": _("{who} opened the round"),
        "fund_set": _("{who} set the fund"),
        "reserve_set": _("{who} set the reserve"),
        "rules_set": _("{who} set the rules"),
        "round_named": _("{who} renamed the round"),
        "period_set": _("{who} set the period of the round"),
        "amendment_proposed": _("{who} proposed other terms for the round"),
        "amendment_agreed": _("{who} agreed to the other terms"),
        "amendment_declined": _("{who} declined the other terms"),
        "amendment_withdrawn": _("{who} withdrew the proposal of other terms"),
        "department_set": _("{who} set department {thing}"),
        "person_set": _("{who} set the part of {thing}"),
        "deadline_set": _("{who} set the deadline of {phase}"),
        "phase_moved": _("{who} moved the round to {phase}"),
        "round_closed": _("{who} closed the round"),
        "goal_set": _("{who} set goal {thing}"),
        "goal_retired": _("{who} retired goal {thing}"),
        "weights_set": _("{who} changed the weight of {thing}"),
        "line_drafted": _("{who} drafted {thing}"),
        "line_imported": _("{who} imported {thing}"),
        "line_revised": _("{who} revised {thing}"),
        "past_recorded": _("{who} recorded last year of {thing}"),
        "line_linked": _("{who} linked {thing} to a goal"),
        "line_unlinked": _("{who} unlinked {thing} from a goal"),
        "line_submitted": _("{who} submitted {thing}"),
        "line_withdrawn": _("{who} withdrew {thing}"),
        "line_reopened": _("{who} reopened {thing}"),
        "sponsor_invited": _("{who} asked a sponsor for {thing}"),
        "invitation_withdrawn": _("{who} took back an invitation to {thing}"),
        "line_joined": _("{who} joined {thing}"),
        "line_declined": _("{who} declined to join {thing}"),
        "share_set": _("{who} set a share of {thing}"),
        "file_attached": _("{who} attached a file to {thing}"),
        "attachment_removed": _("{who} removed a file from {thing}"),
        "points_given": _("{who} sealed the points of {thing}"),
        "points_revealed": _("{who} revealed the points of {thing}"),
        "posted": _("{who} wrote about {thing}"),
        "asked": _("{who} asked about {thing}"),
        "post_edited": _("{who} edited {thing}"),
        "allocated": _("{who} decided {thing}"),
        "allocation_cleared": _("{who} made {thing} undecided"),
        "signed": _("{who} signed"),
        "signature_withdrawn": _("{who} withdrew the signature"),
        "package_brought": _("{who} brought in a package"),
        "package_confirmed": _("{who} confirmed what was brought in"),
        "package_contested": _("{who} contested what was brought in"),
        "decision_revised": _("{who} revised the decision on {thing}"),
    }.get(kind, _("{who} changed {thing}"))
