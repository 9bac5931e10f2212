"""Days as people type them: 2027-03-31, 31.3.2027, 31 Mar 2027. What has two readings is none.

Months and periods of months live in month_text.py.
"""

import re
from datetime import date

from budget_app.presentation.month_text import month_names
from budget_app.words import _

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\Z")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z")
_NAMED = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d]{3,})\.?(?:\s+(\d{1,2}),?)?\s+(\d{4})\Z")


def read_day(text: str) -> str:
    """The day that was written, as YYYY-MM-DD; "" where it is none or could be two (3/4/2027)."""
    plain = " ".join(text.split())
    if match := _ISO.match(plain):
        return _made(match[1], match[2], match[3])
    if match := _DAY_FIRST.match(plain):
        return _made(match[3], match[2], match[1])
    if match := _SLASHED.match(plain):
        found = {_made(match[3], match[2], match[1]), _made(match[3], match[1], match[2])} - {""}
        return found.pop() if len(found) == 1 else ""
    if match := _NAMED.match(plain):
        names = [name.casefold() for name in month_names()]
        months = [n for n, name in enumerate(names, 1) if name.startswith(match[2].casefold())]
        if len(months) == 1 and (match[1] is None) != (match[3] is None):
            return _made(match[4], str(months[0]), match[1] or match[3])
    return ""


def bad_day(text: str) -> str:
    """The sentence for what is no day."""
    typed = " ".join(text.split())[:40]
    return _("“{typed}” is not a day. Type it as 2027-03-31 or 31 Mar 2027.").format(typed=typed)


def _made(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
