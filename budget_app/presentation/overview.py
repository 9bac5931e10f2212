"""The Overview page: where the round stands, what changed since this person last looked, and what waits for them.

Its parts live in files of their own (overview_days, overview_feed, overview_waits, overview_alerts); what must not live
here: widgets.
"""

from collections.abc import Sequence

import msgspec

from budget_app.domain.round import Round
from budget_app.history.port import Entry
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.overview_alerts import Alert, alerts
from budget_app.presentation.overview_days import Calendar, Step, calendar, deadline_sentence, steps
from budget_app.presentation.overview_feed import Feed, feed
from budget_app.presentation.overview_waits import Wait, waits
from budget_app.presentation.times import moment_text
from budget_app.presentation.unread import OVERVIEW, Marks
from budget_app.words import _, _n


class Overview(msgspec.Struct, frozen=True):
    """All that the page says. `note`: since when, and how many changes."""

    sentence: str
    steps: tuple[Step, ...]
    calendar: Calendar | None
    feed: Feed
    note: str
    waits: tuple[Wait, ...]
    alerts: tuple[Alert, ...]


def overview(
    state: Round,
    entries: Sequence[Entry],
    person: str,
    marks: Marks,
    now: str,
    since: int | None = None,
    style: NumberStyle = ENGLISH,
) -> Overview:
    """The page for this person at a moment (UTC text). `since`: the entry up to which they had looked when they sat
    down; None: as it is marked. O(lines x links + posts + entries)."""
    after = marks.get(OVERVIEW, 0) if since is None else since
    news = feed(state, entries, person, after, now, style)
    waiting = waits(state, person, marks, now)
    return Overview(
        sentence=_sentence(state, len(waiting), now),
        steps=steps(state, entries, now),
        calendar=calendar(state, now),
        feed=news,
        note=_note(entries, after, news.changes, now),
        waits=waiting,
        alerts=alerts(state, style),
    )


def _sentence(state: Round, waiting: int, now: str) -> str:
    words = _n("{n} thing waits for you.", "{n} things wait for you.", waiting).format(n=_count(waiting))
    return f"{words if waiting else _('Nothing waits for you.')} {deadline_sentence(state, now)}".strip()


def _note(entries: Sequence[Entry], after: int, changes: int, now: str) -> str:
    count = _n("{n} change", "{n} changes", changes).format(n=f"{changes:,}")
    seen = next((e for e in reversed(entries) if e.seq <= after), None) if after else None
    if seen is None:
        return _("from the beginning, {count}").format(count=count) if changes else ""
    since = moment_text(seen.at, now)
    return _("{since}, {count}").format(since=since, count=count) if changes else ""


def _count(n: int) -> str:
    words = (
        *("", _("One"), _("Two"), _("Three"), _("Four"), _("Five")),
        *(_("Six"), _("Seven"), _("Eight"), _("Nine")),
    )
    return words[n] if 0 < n < len(words) else f"{n:,}"
