"""Mentions as people type and read them: @Dana Reyes for @[dana].

What a post keeps is said in domain/mentions.py.
"""

import re
from itertools import takewhile

from budget_app.domain.mentions import MENTION, mention
from budget_app.domain.people import People, Person


def shown(state: People, text: str) -> str:
    """A post's text with the names people have now."""

    def named(match: re.Match[str]) -> str:
        person = state.people.get(match[1])
        return f"@{person.name}" if person else match[0]

    return MENTION.sub(named, text)


def kept(state: People, text: str) -> str:
    """What was typed, with each @name of somebody who is here kept by their id."""
    people = sorted(_here(state), key=lambda person: -len(person.name))
    if not people or "@" not in text:
        return text
    ids = {person.name.casefold(): person.id for person in reversed(people)}
    names = "|".join(re.escape(person.name) for person in people)
    return re.sub(
        rf"@({names})\b", lambda match: mention(ids[match[1].casefold()]), text, flags=re.IGNORECASE
    )


def begun(text: str) -> str | None:
    """What follows the @ at which the text stops, "" right behind it; None where no mention has been begun."""
    tail = "".join(takewhile(lambda sign: sign not in "@\n", reversed(text)))[::-1]
    before = text[: len(text) - len(tail)]
    if not before.endswith("@") or before[-2:-1].isalnum() or len(tail) > 40:
        return None
    return tail


def offered(state: People, tail: str, most: int = 6) -> tuple[Person, ...]:
    """Who may be meant by what follows an @: any part of whose name begins so."""
    wanted = tail.casefold()
    found = [p for p in _here(state) if any(part.startswith(wanted) for part in _parts(p.name))]
    return tuple(found[:most])


def _parts(name: str) -> list[str]:
    words = name.casefold().split()
    return [" ".join(words[n:]) for n in range(len(words))]


def _here(state: People) -> list[Person]:
    return [person for person in state.people.values() if not person.removed and person.name]
