"""The file in which a head's work on a copy of the round travels: JSON lines, the last one the digest of the others.

First what the package is of, then one line for each command, in order, then the attached files. What goes into it is
said in packing.py, what comes of it in bring_in.py.
"""

import hashlib
from pathlib import Path

import msgspec

from budget_app.domain.round import Part
from budget_app.words import _

FORMAT = 1
ENDING = "accord-package"
LARGEST_MB = 512
_SHORT = 12
_BEGIN, _IN_PERSON, _FILE = b'{"accord_package":', b'{"kind":', b'{"file":'
_DIGEST, _END = b'{"digest":"', b'"}\n'


class InPerson(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something done on the copy that nobody can bring in for somebody else: its command's id, when, and what."""

    kind: str
    id: str
    at: str


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An attached file: its SHA-256 in hex, and its bytes (base64 in the file)."""

    file: str
    content: bytes


class Top(msgspec.Struct, frozen=True, kw_only=True):
    """What a package is of. `chain`: the beginning of the hash of every entry of the copy, so that the receiver finds
    where both went apart; `seq` and `hash`: its newest entry; `codes`: what new lines were called there, by id."""

    accord_package: int = FORMAT
    round: str
    round_name: str
    person: str
    person_name: str
    department: str
    at: str
    seq: int
    hash: str
    chain: tuple[str, ...]
    codes: dict[str, str] = {}


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """A package as it was read or is to be written. `id` tells it from every other; "" before it is written."""

    id: str = ""
    top: Top
    parts: tuple[Part, ...] = ()
    in_person: tuple[InPerson, ...] = ()
    files: tuple[Content, ...] = ()


class _Number(msgspec.Struct):
    accord_package: int


_PART = msgspec.json.Decoder(Part)
_IN_PERSON_ROW, _CONTENT = msgspec.json.Decoder(InPerson), msgspec.json.Decoder(Content)


class BadPackage(Exception):
    """A file that is no package, or not whole; the sentence says which and what to do."""


def short(digest: str) -> str:
    """The beginning of an entry's hash, enough to tell one history from another."""
    return digest[:_SHORT]


def written(pack: Pack) -> bytes:
    """The file's bytes. O(size)."""
    encode = msgspec.json.Encoder().encode
    lines = [
        encode(pack.top),
        *map(encode, pack.parts),
        *map(encode, pack.in_person),
        *map(encode, pack.files),
    ]
    body = b"".join(line + b"\n" for line in lines)
    return body + _DIGEST + hashlib.sha256(body).hexdigest().encode() + _END


def read_file(path: Path) -> Pack:
    """The package in a file. BadPackage with a sentence that names it; OSError where it cannot be read at all."""
    if path.stat().st_size > LARGEST_MB * 2**20:
        raise BadPackage(_("{file} is larger than {n} MB.").format(file=path.name, n=LARGEST_MB))
    return read(path.read_bytes(), path.name)


def read(data: bytes, name: str) -> Pack:
    """The package in these bytes. BadPackage with a sentence that names the file."""
    top = _top(data.partition(b"\n")[0], name)
    body, _sign, last = data.rpartition(_DIGEST)
    digest = hashlib.sha256(body).hexdigest()
    if not body or len(last) < len(digest) + len(_END):
        raise BadPackage(
            _("{file} is cut short. Ask {who} to send it again.").format(file=name, who=top.person_name)
        )
    if last != digest.encode() + _END:
        raise BadPackage(
            _("{file} was changed or damaged on its way. Ask {who} to send it again.").format(
                file=name, who=top.person_name
            )
        )
    parts: list[Part] = []
    in_person: list[InPerson] = []
    files: list[Content] = []
    for line in body.splitlines()[1:]:
        try:
            if line.startswith(_IN_PERSON):
                in_person.append(_IN_PERSON_ROW.decode(line))
            elif line.startswith(_FILE):
                files.append(_CONTENT.decode(line))
            else:
                parts.append(_PART.decode(line))
        except (msgspec.DecodeError, RecursionError):
            raise _newer(name) from None
    return Pack(id=digest[:16], top=top, parts=tuple(parts), in_person=tuple(in_person), files=tuple(files))


def _top(line: bytes, name: str) -> Top:
    """What the package is of. A newer version is told by its number, whatever else the line holds."""
    if not line.startswith(_BEGIN):
        raise BadPackage(_("{file} is not a package of a department.").format(file=name))
    try:
        number = msgspec.json.decode(line, type=_Number).accord_package
        if number > FORMAT:
            raise _newer(name)
        return msgspec.json.decode(line, type=Top)
    except (msgspec.DecodeError, RecursionError):
        raise BadPackage(_("{file} is cut short or damaged. Ask for it again.").format(file=name)) from None


def _newer(name: str) -> BadPackage:
    return BadPackage(_("{file} was made by a newer Accord. Install that version.").format(file=name))
