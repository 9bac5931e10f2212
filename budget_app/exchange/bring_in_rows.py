"""What the preview of packages says, row by row: conflicts, what does not hold, what is new, what is changed.

What comes of a package is decided in bring_in.py; sentences about whole packages are in bring_in_words.py.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import msgspec

from budget_app.domain.lines import Line, LineFields, Sponsor
from budget_app.domain.round import Round
from budget_app.exchange.bring_in import Incoming, Key, Side
from budget_app.exchange.changed_by import Changed
from budget_app.exchange.parts import GOAL
from budget_app.presentation.activity import kind_text
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.field_words import FieldWords, field_label
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.names import listed, status_name
from budget_app.presentation.times import moment_text
from budget_app.presentation.undo_words import deed_name
from budget_app.steps import name_of
from budget_app.words import _, _n


class Verdict(StrEnum):
    """What becomes of something in a package."""

    CONFLICT = "conflict"
    REFUSED = "refused"
    NEW = "new"
    CHANGED = "changed"
    IN_PERSON = "in_person"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a package would do: to what, which field, what the round says, what the package makes of it, a note.

    Only of a conflict: `key`, `side`, and who gave the field each of its values (`here_by`, `there_by`).
    """

    verdict: Verdict
    thing: str
    field: str = ""
    here: str = ""
    there: str = ""
    note: str = ""
    key: Key | None = None
    side: Side | None = None
    here_by: str = ""
    there_by: str = ""


def verdict_name(verdict: Verdict) -> str:
    """Conflict, Does not hold, New, Changed, In person."""
    return {
        Verdict.CONFLICT: _("Conflict"),
        Verdict.REFUSED: _("Does not hold"),
        Verdict.NEW: _("New"),
        Verdict.CHANGED: _("Changed"),
        Verdict.IN_PERSON: _("In person"),
    }[verdict]


def rows_of(incoming: Incoming, style: NumberStyle = ENGLISH) -> tuple[Row, ...]:
    """Everything the package would do, what needs a person first. O(round)."""
    teller = _Teller(incoming, style)
    return (*teller.conflicts(), *teller.refused(), *teller.lines(), *teller.posts(), *teller.in_person())


class _Teller:
    def __init__(self, incoming: Incoming, style: NumberStyle) -> None:
        self._incoming = incoming
        self._before, self._after = incoming.before, incoming.after
        self._say = FieldWords(incoming.after, style)
        self._in_conflict = {(each.key.line, each.key.field) for each in incoming.conflicts}

    def conflicts(self) -> Iterator[Row]:
        """Fields that both sides changed."""
        for each in self._incoming.conflicts:
            yield Row(
                verdict=Verdict.CONFLICT,
                thing=self._thing(each.key.line),
                field=self._label(each.key.field),
                here=self._value(each.key.field, each.here) or _("empty"),
                there=self._value(each.key.field, each.there) or _("empty"),
                note=_("was {value} before").format(
                    value=self._value(each.key.field, each.saw) or _("empty")
                ),
                key=each.key,
                side=each.side,
                here_by=self._by(each.here_by),
                there_by=self._by(each.there_by),
            )

    def refused(self) -> Iterator[Row]:
        """What the round's rules refuse."""
        for each in self._incoming.refused:
            why = refusal_text(each.refusal, self._after)
            if each.more:
                more = _n(
                    "{n} more step on it falls with it.", "{n} more steps on it fall with it.", each.more
                )
                why = f"{why} {more.format(n=each.more)}"
            yield Row(
                verdict=Verdict.REFUSED,
                thing=self._thing(each.line),
                there=deed_name(name_of(each.command)),
                note=why,
            )

    def lines(self) -> Iterator[Row]:
        """Lines that are new, and fields of others that become something else."""
        for line in self._after.lines.values():
            before = self._before.lines.get(line.id)
            if before is None:
                yield self._new(line)
            elif before is not line:
                yield from self._changed(before, line)

    def posts(self) -> Iterator[Row]:
        """What is said in threads."""
        for post in self._after.posts.values():
            before = self._before.posts.get(post.id)
            if before == post:
                continue
            yield Row(
                verdict=Verdict.CHANGED if before else Verdict.NEW,
                thing=self._thing(post.about),
                field=_("Post"),
                here=before.text if before else "",
                there=post.text,
            )

    def in_person(self) -> Iterator[Row]:
        """What nobody can bring in for somebody else."""
        for each in self._incoming.in_person:
            yield Row(
                verdict=Verdict.IN_PERSON,
                thing=_("The round"),
                there=kind_text(each.kind, self._incoming.pack.top.person_name),
                note=_("Nobody can bring this in for somebody else: it is done at the round itself."),
            )

    # --- a line

    def _new(self, line: Line) -> Row:
        was = self._incoming.pack.top.codes.get(line.id, line.code)
        amount = self._say.value("requested", line.requested) or _("no amount yet")
        status = status_name(line.status)
        goals = _n("{n} goal", "{n} goals", len(line.links)).format(n=len(line.links))
        note = _("{was} on the copy becomes {code}").format(was=was, code=line.code)
        return Row(
            verdict=Verdict.NEW,
            thing=self._thing(line.id),
            field=_("Line"),
            there=f"{amount}, {goals}, {status}",
            note=note if was != line.code else "",
        )

    def _changed(self, before: Line, line: Line) -> Iterator[Row]:
        for name, here, there in _differences(before, line):
            if (line.id, name) not in self._in_conflict:
                yield Row(
                    verdict=Verdict.CHANGED,
                    thing=self._thing(line.id),
                    field=self._label(name),
                    here=self._value(name, here),
                    there=self._value(name, there),
                )

    # --- words

    def _thing(self, ref: str) -> str:
        if ref in self._after.goals:
            return self._after.goals[ref].title
        line = self._after.lines.get(ref)
        if line is None:
            return self._incoming.pack.top.codes.get(ref, "") or _("The round")
        return f"{line.code} {line.title}".rstrip()

    def _label(self, field: str) -> str:
        if field.startswith(GOAL):
            return self._say.goal(field.removeprefix(GOAL))
        return {"status": _("State"), "sponsors": _("Sponsors"), "attachments": _("Files")}.get(
            field
        ) or field_label(field)

    def _value(self, field: str, value: Any) -> str:
        if field.startswith(GOAL):
            return self._say.link(value)
        if field == "status":
            return status_name(value)
        if field == "attachments":
            return listed([each.name for each in value])
        if field == "sponsors":
            return listed([_sponsor(self._after, each) for each in value])
        return self._say.value(field, value)

    def _by(self, changed: Changed) -> str:
        known = self._after.people.get(changed.person)
        name = known.name if known else changed.person
        return f"{name}, {moment_text(changed.at)}" if changed.at else name


def _differences(before: Line, after: Line) -> Iterator[tuple[str, Any, Any]]:
    """Field, before, after; links one by one."""
    for name in (*LineFields.__struct_fields__, "status", "sponsors", "attachments"):
        if getattr(before, name) != getattr(after, name):
            yield name, getattr(before, name), getattr(after, name)
    goals = dict.fromkeys(link.goal for link in (*before.links, *after.links))
    for goal in goals:
        if before.link(goal) != after.link(goal):
            yield GOAL + goal, before.link(goal), after.link(goal)


def _sponsor(state: Round, sponsor: Sponsor) -> str:
    known = state.departments.get(sponsor.department)
    name = known.name if known else sponsor.department
    if sponsor.joined:
        return _("{department} joined").format(department=name)
    return (_("{department} declined") if sponsor.declined else _("{department} asked")).format(
        department=name
    )
