"""What others did since a person last looked: one row a thing, newest first, under the days on which it happened.

Sentences live in activity.py, the fields of a line in line_history.py. Nothing sealed is told.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from budget_app.domain.round import Round
from budget_app.domain.talk import Post
from budget_app.history.port import Entry
from budget_app.presentation.activity import change_words, many_text
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.line_history import HistoryItem, line_histories
from budget_app.presentation.mentions import shown
from budget_app.presentation.overview_days import long_day
from budget_app.presentation.overview_waits import quoted
from budget_app.presentation.places import REQUESTS, Part, Place, place_of
from budget_app.presentation.times import moment_text
from budget_app.words import _, _n

# So much is looked at and shown at most: who has been away for longer finds the rest in the histories.
_MOST_ENTRIES, MOST_ROWS = 20_000, 60
# One command that did the same to more things than these is told as one.
_APART = 3
# What is said in passing of something else: a title of its own would tell it twice.
_SILENT = frozenset({"post_edited"})

Words = tuple[tuple[str, bool], ...]


class FeedRow(msgspec.Struct, frozen=True):
    """One thing that changed: who did it last (name, order of their department), the sentence in pieces, and more."""

    who: str
    order: int
    words: Words
    detail: str
    time: str
    place: Place

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(
            filter(None, ("".join(piece for piece, _strong in self.words), self.detail, self.time))
        )


class FeedDay(msgspec.Struct, frozen=True):
    """The rows of one day: Today, Yesterday, or its name."""

    title: str
    rows: tuple[FeedRow, ...]


class Feed(msgspec.Struct, frozen=True):
    """All days, the newest first; `changes` counts entries, `more` the things that are not shown."""

    days: tuple[FeedDay, ...]
    changes: int
    more: int


class _Group(msgspec.Struct):
    """Entries about one thing, or of one command about many, the newest first."""

    entries: list[Entry]
    things: set[str]

    @property
    def latest(self) -> Entry:
        return self.entries[0]


def feed(
    state: Round, entries: Sequence[Entry], person: str, since: int, now: str, style: NumberStyle = ENGLISH
) -> Feed:
    """What others than `person` did after entry `since`. O(entries looked at), O(all) where lines were changed."""
    news = _news(entries, person, since)
    groups = _grouped(news)
    some = groups[:MOST_ROWS]
    lines = {g.latest.subject for g in some if len(g.things) == 1 and g.latest.subject in state.lines}
    told = line_histories(state, entries, lines, now, style) if lines else {}
    by_seq = {item.seq: item for items in told.values() for item in items}
    days: dict[str, list[FeedRow]] = {}
    for group in some:
        row = _row(state, group, by_seq, now)
        days.setdefault(_day_title(group.latest.at, now), []).append(row)
    made = tuple(FeedDay(title, tuple(rows)) for title, rows in days.items())
    return Feed(made, len(news), len(groups) - len(some))


def _news(entries: Sequence[Entry], person: str, since: int) -> list[Entry]:
    news: list[Entry] = []
    for entry in reversed(entries):
        if entry.seq <= since or len(news) >= _MOST_ENTRIES:
            break
        if entry.actor != person and entry.body is not None and entry.kind not in _SILENT:
            news.append(entry)
    return news


def _grouped(news: list[Entry]) -> list[_Group]:
    """By thing; what one command did alike to many is one group of its own."""
    alike: dict[tuple[str, str], set[str]] = {}
    for entry in news:
        alike.setdefault((entry.command_id, entry.kind), set()).add(entry.subject)
    groups: dict[object, _Group] = {}
    for entry in news:
        deed = (entry.command_id, entry.kind)
        # A post stands in the thread of a line and is told apart from what was done to the line.
        key: object = (entry.subject, entry.kind == "posted") if entry.subject else entry.kind
        if len(alike[deed]) > _APART:
            key = deed
        group = groups.setdefault(key, _Group([], set()))
        group.entries.append(entry)
        group.things.add(entry.subject)
    return list(groups.values())


def _row(state: Round, group: _Group, told: dict[int, HistoryItem], now: str) -> FeedRow:
    entry = group.latest
    person = state.people.get(entry.actor)
    name = person.name if person else entry.actor
    codes = list(state.departments)
    order = codes.index(person.department) + 1 if person and person.department in codes else 0
    if len(group.things) > 1:
        words: Words = ((name, True), (" ", False), (many_text(entry.kind, len(group.things)), False))
        place = Place(REQUESTS) if entry.kind.startswith(("line_", "allocated")) else Place()
        return FeedRow(name, order, words, "", _time(entry.at), place)
    part: Part = "thread" if entry.kind == "posted" else "history"
    post = _post_of(state, entry)
    detail = quoted(shown(state, post.text)) if post else _detail(told.get(entry.seq))
    more = len(group.entries) - 1
    if more:
        before = _n("{n} more change before it", "{n} more changes before it", more).format(n=more)
        if entry.kind == "posted":
            before = _n("{n} more post before it", "{n} more posts before it", more).format(n=more)
        detail = f"{detail} · {before}" if detail else before
    place = place_of(state, entry.subject, part, post.id if post else "")
    words = change_words(state, entry, "asked" if post and post.is_question else "")
    return FeedRow(name, order, words, detail, _time(entry.at), place)


def _detail(item: HistoryItem | None) -> str:
    """What became of the line's fields, in one line, and why."""
    if item is None:
        return ""
    parts: list[str] = []
    for change in item.changes[:1]:
        pair = f"{change.before} → {change.after or '—'}" if change.before else change.after
        parts.append(_short(f"{change.label} {pair}"))
    if len(item.changes) > 1:
        rest = len(item.changes) - 1
        parts.append(_n("{n} more field", "{n} more fields", rest).format(n=rest))
    if item.note:
        parts.append(quoted(item.note))
    return ", ".join(parts)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 90 else plain[:89].rstrip() + "…"


def _post_of(state: Round, entry: Entry) -> Post | None:
    """The post that the entry made. Posts stand in the order of their entries."""
    if entry.kind != "posted":
        return None
    return next((post for post in reversed(state.posts.values()) if post.seq == entry.seq), None)


def _time(at: str) -> str:
    return moment_text(at, at)


def _day_title(at: str, now: str) -> str:
    try:
        then, today = (datetime.fromisoformat(t).astimezone().date() for t in (at, now))
    except ValueError:
        return at[:10]  # an entry that somebody forged may say anything
    if then == today:
        return _("Today")
    if then == today - timedelta(days=1):
        return _("Yesterday")
    return long_day(then.isoformat())
