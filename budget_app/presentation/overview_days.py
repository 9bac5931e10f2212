"""The round's way through its phases and its calendar: which days it has, which one is today, what falls on them.

What must not live here: pixels. Places on a strip are shares of its width.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

import msgspec

from budget_app.domain.queries import live_goals
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.history.port import Entry
from budget_app.presentation.month_text import month_names, month_short, months_between
from budget_app.presentation.names import phase_name
from budget_app.presentation.places import Place, place_of
from budget_app.words import _, _n

_SHOWN = tuple(phase for phase in Phase if phase is not Phase.CLOSED)


class Step(msgspec.Struct, frozen=True):
    """A phase on the round's way; `share` of it is over (of the present one)."""

    name: str
    state: Literal["done", "now", "ahead"]
    words: str
    share: float = 0.0
    is_late: bool = False


class Day(msgspec.Struct, frozen=True):
    """Something that falls on a day: a goal's date (`order` of its sign) or the end of a phase (`order` 0)."""

    at: float
    words: str
    spoken: str
    order: int = 0
    is_past: bool = False
    place: Place = Place()


class Calendar(msgspec.Struct, frozen=True):
    """A strip from its first month to its last: months (where each begins, its name), days, where today is.

    `today` None: it falls outside. `sentence`: what a screen reader says.
    """

    months: tuple[tuple[float, str], ...]
    days: tuple[Day, ...]
    today: float | None
    sentence: str


def steps(state: Round, entries: Sequence[Entry], now: str) -> tuple[Step, ...]:
    """The phases in their order. O(entries since the last phase began)."""
    here = min(state.phase.place, Phase.FOLLOW_UP.place + 1)
    made: list[Step] = []
    for phase in _SHOWN:
        deadline = state.deadlines.get(phase)
        if phase.place < here:
            words = _("until {day}").format(day=short_day(deadline)) if deadline else ""
            made.append(Step(phase_name(phase), "done", words, 1.0))
        elif phase.place == here:
            left = _days_left(deadline, now)
            share = _share(_began(entries), deadline, now)
            made.append(
                Step(
                    phase_name(phase), "now", _now_words(deadline, left), share, left is not None and left < 0
                )
            )
        else:
            words = _("until {day}").format(day=short_day(deadline)) if deadline else ""
            made.append(Step(phase_name(phase), "ahead", words))
    return tuple(made)


def calendar(state: Round, now: str) -> Calendar | None:
    """The round's months with the dates of its goals and the ends of its phases; None where nothing has a date."""
    dated = [(goal.date, goal) for goal in live_goals(state) if goal.date]
    ends = [(day, phase) for phase, day in state.deadlines.items()]
    days = sorted([day for day, _goal in dated] + [day for day, _phase in ends])
    if not days:
        return None
    # Today is on it while the round is under way.
    first = min([*days, *(now[:10] for _once in range(1) if now[:10] < days[-1])])[:7]
    months = months_between(first, days[-1][:7], most=60)
    start, whole = _number(months[0] + "-01"), _length(months)
    orders = {goal.id: order for order, goal in enumerate(state.goals.values(), 1)}
    made = [
        Day(
            (_number(day) - start) / whole,
            goal.title,
            _("{day}: goal {goal}").format(day=long_day(day), goal=goal.title),
            orders[goal.id],
            day < now[:10],
            place_of(state, goal.id),
        )
        for day, goal in dated
    ]
    made += [
        Day(
            (_number(day) - start) / whole,
            _("End of {phase}").format(phase=phase_name(phase)),
            _("{day}: end of {phase}").format(day=long_day(day), phase=phase_name(phase)),
            is_past=day < now[:10],
        )
        for day, phase in ends
    ]
    made.sort(key=lambda day: day.at)
    today = (_number(now[:10]) - start) / whole
    ahead = [day.spoken for day in made if not day.is_past]
    return Calendar(
        _ticks(months, start, whole),
        tuple(made),
        today if 0 <= today <= 1 else None,
        _("Calendar. {days}").format(days="; ".join(ahead)) if ahead else _("Calendar. Nothing lies ahead."),
    )


def deadline_sentence(state: Round, now: str) -> str:
    """When the present phase ends: "Requests until Sunday, 29 November."; "" without a deadline."""
    deadline = state.deadlines.get(state.phase)
    left = _days_left(deadline, now)
    if deadline is None or left is None:
        return ""
    name = phase_name(state.phase)
    if left < 0:
        return _("{phase} until {day}: that is over.").format(phase=name, day=long_day(deadline))
    if left == 0:
        return _("Last day of {phase}.").format(phase=name)
    return _("{phase} until {day}.").format(phase=name, day=long_day(deadline))


def short_day(day: str) -> str:
    """29 Nov for 2026-11-29."""
    return f"{int(day[8:10])} {month_short(day[:7])}"


def long_day(day: str) -> str:
    """Sunday, 29 November for 2026-11-29."""
    names = (
        *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday")),
        *(_("Friday"), _("Saturday"), _("Sunday")),
    )
    then = date.fromisoformat(day[:10])
    return f"{names[then.weekday()]}, {then.day} {month_names()[then.month - 1]}"


def days_text(left: int) -> str:
    """6 days left, 1 day left, last day, ended 3 days ago."""
    if left < 0:
        return _n("ended yesterday", "ended {n} days ago", -left).format(n=-left)
    if left == 0:
        return _("last day")
    return _n("{n} day left", "{n} days left", left).format(n=left)


def _now_words(deadline: str | None, left: int | None) -> str:
    if deadline is None or left is None:
        return _("no deadline")
    return _("until {day}, {left}").format(day=short_day(deadline), left=days_text(left))


def _days_left(deadline: str | None, now: str) -> int | None:
    return None if deadline is None else _number(deadline) - _number(now[:10])


def _began(entries: Sequence[Entry]) -> str:
    """When the present phase began (UTC text)."""
    for entry in reversed(entries):
        if entry.kind in ("phase_moved", "round_opened"):
            return entry.at
    return ""


def _share(began: str, deadline: str | None, now: str) -> float:
    if not deadline or not began:
        return 0.5
    try:
        start, here = (datetime.fromisoformat(at).timestamp() for at in (began, now))
    except ValueError:
        return 0.5  # an entry that somebody forged may say anything
    end = datetime.fromisoformat(f"{deadline}T23:59:59+00:00").timestamp()
    return max(0.03, min((here - start) / max(end - start, 1), 1.0))


def _ticks(months: Sequence[str], start: int, whole: int) -> tuple[tuple[float, str], ...]:
    every = 1 if len(months) <= 14 else 3 if len(months) <= 40 else 6
    shown = [m for m in months if (int(m[5:]) - 1) % every == 0]
    named = [month_short(m) + (f" {m[:4]}" if n == 0 or m[5:] == "01" else "") for n, m in enumerate(shown)]
    return tuple(((_number(m + "-01") - start) / whole, name) for m, name in zip(shown, named, strict=True))


def _length(months: Sequence[str]) -> int:
    year, month = int(months[-1][:4]), int(months[-1][5:])
    after = f"{year + month // 12:04d}-{month % 12 + 1:02d}-01"
    return _number(after) - _number(months[0] + "-01")


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
