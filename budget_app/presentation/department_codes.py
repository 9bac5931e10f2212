"""A code for a department that has none: what begins the codes of its lines.

Which department somebody means is found in the domain (find_department).
"""

import re
from collections.abc import Collection, Iterator

from budget_app.domain.ids import is_code

_LONGEST = 6  # characters of a department's code


def short_code(name: str, taken: Collection[str]) -> str:
    """The first letter where nobody has it, else as `new_code`."""
    letter = name[:1].upper()
    return letter if is_code(letter) and letter not in taken else new_code(name, taken)


def new_code(name: str, taken: Collection[str]) -> str:
    """A code nobody has: a name that is one already, initials, more of its first word where taken, then numbers."""
    return next(code for code in _codes(name) if code not in taken and is_code(code))


def _codes(name: str) -> Iterator[str]:
    words = re.findall(r"[A-Z0-9]+", re.sub(r"['’.]", "", name).upper())
    initials = "".join(word[0] for word in words if word not in ("AND", "OF", "THE", "FOR"))[:4].lstrip(
        "0123456789"
    )
    yield name
    yield initials
    first = words[0] if words else ""
    for length in range(2, _LONGEST + 1):
        yield (first[:length] + initials[1:])[:_LONGEST]
    stem, number = initials or "D", 1
    while True:
        number += 1
        yield stem[: _LONGEST - len(str(number))] + str(number)
