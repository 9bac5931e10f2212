"""The history of one line: who did what and when, and for each changed field from what to what. Newest first.

Read off the entries themselves, so it says what was appended, not what stands. What must not live here: widgets.
"""

from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from budget_app.desk import CODEC
from budget_app.domain.attachments import AttachmentRemoved, FileAttached
from budget_app.domain.decision import Allocated, AllocationCleared
from budget_app.domain.follow_up import DecisionRevised
from budget_app.domain.imports import LineImported
from budget_app.domain.lines import Link
from budget_app.domain.links import LineLinked, LineUnlinked
from budget_app.domain.messages import Event
from budget_app.domain.past import PastRecorded
from budget_app.domain.requests import LineDrafted, LineRevised
from budget_app.domain.round import Round
from budget_app.domain.sponsors import LineDeclined, LineJoined, ShareSet, SponsorInvited
from budget_app.domain.submission import LineReopened, LineSubmitted, LineWithdrawn
from budget_app.history.codec import Undecodable
from budget_app.history.port import Entry
from budget_app.presentation.activity import who_did
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.field_words import FieldWords, field_label
from budget_app.presentation.times import moment_text
from budget_app.words import _


class Change(msgspec.Struct, frozen=True):
    """A field, what it was and what it became; empty for nothing."""

    label: str
    before: str
    after: str


class HistoryItem(msgspec.Struct, frozen=True):
    """One entry: who (and the order of their department), when, what, and the fields it changed."""

    seq: int
    who: str
    order: int
    time: str
    words: str
    changes: tuple[Change, ...] = ()
    note: str = ""


def line_history(
    state: Round, entries: Iterable[Entry], line: str, now: str = "", style: NumberStyle = ENGLISH
) -> tuple[HistoryItem, ...]:
    """The line's entries, newest first; a hidden body is passed over. O(entries)."""
    return line_histories(state, entries, {line}, now, style)[line]


def line_histories(
    state: Round,
    entries: Iterable[Entry],
    lines: Collection[str],
    now: str = "",
    style: NumberStyle = ENGLISH,
) -> dict[str, tuple[HistoryItem, ...]]:
    """The entries of several lines, each as `line_history`, in one pass over all of them."""
    tellers = {line: _Teller(state, style) for line in lines}
    items: dict[str, list[HistoryItem]] = {line: [] for line in lines}
    orders = {code: order for order, code in enumerate(state.departments, 1)}
    for entry in entries:
        if entry.subject not in tellers or entry.body is None:
            continue
        try:
            event = CODEC.decode(entry.kind, entry.version, entry.body)
        except Undecodable:
            # Listed by `verify`; a history tells what can be read.
            continue
        told = tellers[entry.subject].tell(event)
        if told is None:
            continue
        words, changes, note = told
        person = state.people.get(entry.actor)
        order = orders.get(person.department, 0) if person else 0
        who = who_did(state, entry.actor, event.brought)
        items[entry.subject].append(
            HistoryItem(entry.seq, who, order, moment_text(entry.at, now), words, changes, note)
        )
    return {line: tuple(reversed(told)) for line, told in items.items()}


Told = tuple[str, tuple[Change, ...], str]


class _Teller:
    """Tells events of one line in order, and remembers what its fields were."""

    def __init__(self, state: Round, style: NumberStyle) -> None:
        self._state = state
        self._say = FieldWords(state, style)
        self._fields: dict[str, Any] = {}
        self._links: dict[str, Link] = {}
        self._files: dict[str, str] = {}

    def tell(self, event: Event) -> Told | None:
        """The words, the changed fields and a note; None for what is not told here."""
        match event:
            case LineDrafted() | LineImported():
                return self._began(event)
            case LineRevised():
                given = event.fields.given()
                return _("revised the line") if given else _("said why"), self._revised(given), event.reason
            case PastRecorded():
                return _("recorded last year"), self._revised(dict(event.figures.given())), ""
            case LineLinked() | LineUnlinked():
                return self._linked(event)
            case LineSubmitted():
                return _("submitted the line"), (), ""
            case LineWithdrawn():
                return _("withdrew the line"), (), event.reason
            case LineReopened():
                return _("made the line a draft again"), (), ""
            case SponsorInvited() | LineJoined() | LineDeclined() | ShareSet():
                return self._sponsored(event)
            case FileAttached():
                self._files[event.attachment.digest] = event.attachment.name
                return _("attached “{name}”").format(name=event.attachment.name), (), ""
            case AttachmentRemoved():
                name = self._files.get(event.digest, event.digest[:8])
                return _("removed “{name}”").format(name=name), (), ""
            case Allocated() | AllocationCleared() | DecisionRevised():
                return self._decided(event)
        return None

    def _began(self, event: LineDrafted | LineImported) -> Told:
        changes = self._revised(event.fields.given())
        if isinstance(event, LineDrafted):
            return _("drafted the line"), changes, ""
        self._links = {link.goal: link for link in event.links}
        more = tuple(Change(self._say.goal(link.goal), "", self._say.link(link)) for link in event.links)
        return _("brought the line in from a sheet"), changes + more, ""

    def _revised(self, given: dict[str, Any]) -> tuple[Change, ...]:
        changes = tuple(
            Change(
                field_label(name), self._say.value(name, self._fields.get(name)), self._say.value(name, value)
            )
            for name, value in given.items()
            if name != "extra"
        )
        self._fields.update(given)
        return tuple(change for change in changes if change.before != change.after)

    def _linked(self, event: LineLinked | LineUnlinked) -> Told:
        if isinstance(event, LineUnlinked):
            before = self._links.pop(event.goal, None)
            change = Change(self._say.goal(event.goal), self._say.link(before), "")
            return _("unlinked a goal"), (change,), ""
        before = self._links.get(event.link.goal)
        self._links[event.link.goal] = event.link
        words = _("changed what it brings to a goal") if before else _("linked a goal")
        return (
            words,
            (Change(self._say.goal(event.link.goal), self._say.link(before), self._say.link(event.link)),),
            "",
        )

    def _sponsored(self, event: SponsorInvited | LineJoined | LineDeclined | ShareSet) -> Told:
        department = self._state.departments.get(event.department)
        name = department.name if department else event.department
        if isinstance(event, ShareSet):
            share = _("even") if event.share is None else f"{event.share} %"
            return _("set the share of {department}: {share}").format(department=name, share=share), (), ""
        if isinstance(event, SponsorInvited):
            return _("asked {department} to stand behind it").format(department=name), (), ""
        if isinstance(event, LineJoined):
            return _("joined for {department}").format(department=name), (), ""
        return _("declined for {department}").format(department=name), (), event.reason

    def _decided(self, event: Allocated | AllocationCleared | DecisionRevised) -> Told:
        if isinstance(event, AllocationCleared):
            return _("made it undecided again"), (), ""
        words = _("granted {amount}") if isinstance(event, Allocated) else _("revised the grant to {amount}")
        return words.format(amount=self._say.money(event.amount)), (), event.reason
