"""The chain: each entry's hash covers the entry before it, so that no change of history goes unseen.

Both values can be recomputed with any sha256sum, on any adapter:

* digest = SHA-256 of the UTF-8 text: salt (32 hex digits), then body;
* hash = SHA-256 of the UTF-8 text of eleven lines: the hash before (START for the first), seq, round, at,
  actor, command_id, kind, version, subject, department, digest; joined by a line feed, none at the end.

The salt's length is fixed and no header field may hold a line feed, so no two entries give the same text. An
entry whose body is hidden is checked like any other except for its digest. What it says is not judged here.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from budget_app.domain.sealing import digest_of
from budget_app.history.findings import What
from budget_app.history.port import Draft, Entry, Head

START = "0" * 64
BEGINNING = Head(0, START)
SALT_BYTES = 16
_LINES = 11

Salts = Callable[[], bytes]
"""Where salts come from: 16 fresh bytes a call. Tests give their own, so that the same comes out."""


def random_salt() -> bytes:
    """Sixteen bytes nobody can guess, from the system's source."""
    return secrets.token_bytes(SALT_BYTES)


def fingerprint(digest: str) -> str:
    """What people compare aloud and on paper: the hash's first twelve hex digits, "7F3A-91C2-E04D"."""
    short = digest[:12].upper()
    return "-".join(short[i : i + 4] for i in range(0, 12, 4))


def link_all(drafts: Sequence[Draft], round_id: str, before: Head, salts: Salts) -> list[Entry]:
    """The events of one command as the entries behind `before`. ValueError where they cannot be kept."""
    if len({draft.command_id for draft in drafts}) > 1:
        raise ValueError("what is appended at once is of one command")
    entries: list[Entry] = []
    for draft in drafts:
        entry = link(draft, round_id, before, salts())
        entries.append(entry)
        before = Head(entry.seq, entry.hash)
    return entries


def link(draft: Draft, round_id: str, before: Head, salt: bytes) -> Entry:
    """The draft as the entry behind `before`. ValueError where its header or salt cannot be kept."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes")
    if draft.body is None and len(draft.digest) != len(START):
        raise ValueError("an entry without a body brings its digest")
    salt_text = None if draft.body is None else salt.hex()
    digest = draft.digest if draft.body is None or salt_text is None else digest_of(salt_text, draft.body)
    entry = Entry(
        before.seq + 1,
        round_id,
        draft.at,
        draft.actor,
        draft.command_id,
        draft.kind,
        draft.version,
        draft.subject,
        draft.department,
        draft.body,
        salt_text,
        digest,
        "",
    )
    text = _covered(entry, before.hash)
    if not _is_plain(text) or "\0" in (draft.body or ""):
        raise ValueError("an entry holds neither NUL nor, in its header, a line break")
    return msgspec.structs.replace(entry, hash=hashlib.sha256(text.encode()).hexdigest())


def walk(
    entries: Iterable[Entry], round_id: str, after: Head = BEGINNING
) -> Iterator[tuple[Entry, What | None]]:
    """Each entry with what does not hold of it, None where all holds; `after` is the entry before the first.

    After a break it goes on from what the entry itself says, so that one damaged entry is not the end of all.
    About 2.5 µs an entry.
    """
    sha256, seq, last = hashlib.sha256, after.seq, after.hash
    for entry in entries:
        seq += 1
        # All at once for the entries that hold, which is nearly all of them; what exactly is broken comes after.
        text = _covered(entry, last)
        try:
            holds = (
                sha256(f"{entry.salt}{entry.body}".encode()).hexdigest() == entry.digest
                and sha256(text.encode()).hexdigest() == entry.hash
                and entry.seq == seq
                and entry.round == round_id
                and text.count("\n") == _LINES - 1
            )
        except UnicodeEncodeError:
            holds = False
        broken = None if holds else _broken(entry, round_id, seq, last)
        seq, last = entry.seq, entry.hash
        yield entry, broken


def _broken(entry: Entry, round_id: str, seq: int, last: str) -> What | None:
    if entry.seq != seq:
        return What.GAP
    if entry.round != round_id:
        return What.OTHER_ROUND
    try:
        if entry.body is not None and entry.salt is not None:
            digest = hashlib.sha256((entry.salt + entry.body).encode()).hexdigest()
            if digest != entry.digest or len(entry.salt) != 2 * SALT_BYTES:
                return What.BODY
        elif entry.body is not entry.salt:
            return What.BODY
    except (TypeError, ValueError):  # a damaged file gives bytes or numbers where text was
        return What.BODY
    text = _covered(entry, last)
    if not _is_plain(text):
        return What.HEADER
    return None if hashlib.sha256(text.encode(errors="replace")).hexdigest() == entry.hash else What.CHAIN


def _covered(entry: Entry, last: str) -> str:
    return (
        f"{last}\n{entry.seq}\n{entry.round}\n{entry.at}\n{entry.actor}\n{entry.command_id}\n"
        f"{entry.kind}\n{entry.version}\n{entry.subject}\n{entry.department}\n{entry.digest}"
    )


def _is_plain(text: str) -> bool:
    return text.count("\n") == _LINES - 1 and "\0" not in text
