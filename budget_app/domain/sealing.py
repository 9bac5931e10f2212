"""What is sealed: a body that stays where it was made, and the salted digest that goes into the history in its place.

Which things are sealed, and when they are revealed, is said by their topics. No random here: a salt is given.
"""

import hashlib
import re

import msgspec

from budget_app.domain.messages import Event

_SALT = re.compile("[0-9a-f]{32}")


class Secret(msgspec.Struct, frozen=True):
    """A body with its salt (32 hex digits). Never shown: not even a traceback or a log file says what is in it."""

    salt: str
    body: str

    def __repr__(self) -> str:
        return "Secret(…)"

    @property
    def digest(self) -> str:
        """What the history holds of it."""
        return digest_of(self.salt, self.body)


class SealedEvent(Event, frozen=True, kw_only=True):
    """What a department did, told to nobody yet. The history holds the digest alone, and from department and digest
    the event is made again; `secret` is there only where it was made.
    """

    about = "department"
    department: str
    digest: str
    secret: Secret | None = None


def digest_of(salt: str, body: str) -> str:
    """SHA-256 of the UTF-8 text of salt and body, in hex."""
    return hashlib.sha256((salt + body).encode()).hexdigest()


def is_salt(text: str) -> bool:
    """Whether `text` is 16 bytes in hex."""
    return _SALT.fullmatch(text) is not None
