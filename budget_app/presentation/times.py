"""Moments as people read them: 09:12 today, 23 Nov 09:12 otherwise; in the machine's own time zone. Days in UTC.

What must not live here: deadlines and months of a round.
"""

from datetime import datetime

from budget_app.presentation.month_text import month_names


def moment_text(at: str, now: str = "") -> str:
    """`at` and `now` as UTC text (ISO 8601); the day is left out where both fall on the same one."""
    then = datetime.fromisoformat(at).astimezone()
    time = f"{then.hour:02d}:{then.minute:02d}"
    if now and datetime.fromisoformat(now).astimezone().date() == then.date():
        return time
    return f"{then.day} {month_names()[then.month - 1][:3]} {time}"


def day_text(at: str) -> str:
    """The day of a moment (UTC text), the same on every machine: 23 November 2026."""
    then = datetime.fromisoformat(at)
    return f"{then.day} {month_names()[then.month - 1]} {then.year}"
