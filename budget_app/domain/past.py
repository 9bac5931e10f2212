"""What a line had last year: recorded by finance for any department, or by the own head. It is no revision of the ask.

What a department asks for lives in requests.py; what was spent after the decision is a topic of its own.
"""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from budget_app.domain.fields import check_fields
from budget_app.domain.lines import Requests, find_live_line
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason


class Past(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Last year's budget and actual of a line, in minor units; what is unset stays as it is, null is none."""

    last_budget: int | UnsetType | None = UNSET
    last_actual: int | UnsetType | None = UNSET

    def given(self) -> dict[str, Any]:
        """The figures that are set, by name."""
        return msgspec.to_builtins(self)


class RecordPast(Command, tag="record_past", frozen=True, kw_only=True):
    """Records last year's budget and actual of a line. With `expects`, only where the line still has these."""

    line: str
    figures: Past
    expects: Past | None = None


class PastRecorded(Event, frozen=True, kw_only=True):
    """Last year's figures of a line were recorded."""

    kind = "past_recorded"
    about = "line"
    line: str
    figures: Past


def record_past(state: Requests, actor: str, command: RecordPast) -> list[Event]:
    """The figures that differ from what stands."""
    line = find_live_line(state, command.line)
    expected = command.expects.given() if command.expects else {}
    if any(getattr(line, name) != value for name, value in expected.items()):
        raise Refusal(Reason.CHANGED_SINCE, line=line.code)
    changed = {n: v for n, v in command.figures.given().items() if getattr(line, n) != v}
    return [PastRecorded(line=line.id, figures=msgspec.convert(changed, Past))] if changed else []


DECIDE: Deciders = {RecordPast: record_past}


def past_recorded(state: Requests, event: PastRecorded, stamp: Stamp) -> None:
    """The line had this last year."""
    line, given = find_live_line(state, event.line), event.figures.given()
    after = msgspec.structs.replace(line, **given)
    check_fields(state, after, given)
    state.lines[line.id] = after


EVOLVE: Evolvers = {PastRecorded: past_recorded}
