"""Mentions in a post: kept by the person's id, as @[dana], so that a person who is renamed is still the one meant.

How they are typed and shown is said in presentation/mentions.py.
"""

import re

MENTION = re.compile(r"@\[([A-Za-z0-9][A-Za-z0-9_.-]{0,63})\]")


def mention(person: str) -> str:
    """A person as a post mentions them."""
    return f"@[{person}]"


def mentioned(text: str) -> tuple[str, ...]:
    """The ids that a post mentions, in their order, each once; whether there are such people is not asked."""
    return tuple(dict.fromkeys(MENTION.findall(text)))
