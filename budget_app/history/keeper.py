"""Where a person's secrets stay until they are revealed: sealed bodies with their salts, and what is still being typed.

They lie on the person's own machine and never in a round's file. What is sealed and when it is told is the domain's.
"""

import hashlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from budget_app.domain.messages import Command
from budget_app.domain.points import RevealPoints, department_of
from budget_app.domain.round import Round, Together
from budget_app.domain.sealing import Secret
from budget_app.history import chain
from budget_app.history.port import NoFile
from budget_app.history.surroundings import translated

_DECODER = msgspec.json.Decoder(Secret)


class Keeper(Protocol):
    """Keeps the secrets of the people of a round. LogError where a disk fails."""

    def keep(self, round_id: str, person: str, secret: Secret) -> None:
        """Keep this for good; it is there when this returns."""
        ...

    def find(self, round_id: str, person: str, digest: str) -> Secret | None:
        """The secret behind a digest; None where it was never kept here, or is not what it was."""
        ...

    def put_aside(self, round_id: str, person: str, text: str) -> None:
        """What is being typed and not sealed yet, in place of what was; "" for nothing."""
        ...

    def aside(self, round_id: str, person: str) -> str:
        """What was put aside last."""
        ...


class MemoryKeeper:
    """Secrets that end with the process."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], Secret] = {}
        self._aside: dict[tuple[str, str], str] = {}

    def keep(self, round_id: str, person: str, secret: Secret) -> None:
        """See Keeper.keep."""
        self._kept[round_id, person, secret.digest] = secret

    def find(self, round_id: str, person: str, digest: str) -> Secret | None:
        """See Keeper.find."""
        return self._kept.get((round_id, person, digest))

    def put_aside(self, round_id: str, person: str, text: str) -> None:
        """See Keeper.put_aside."""
        self._aside[round_id, person] = text

    def aside(self, round_id: str, person: str) -> str:
        """See Keeper.aside."""
        return self._aside.get((round_id, person), "")


class FolderKeeper:
    """Secrets in a folder of small files that only their owner may read, one a secret, written whole or not at all.

    One file each, so that several windows and programs never write over one another. Names say nothing: they are
    digests of round and person.
    """

    def __init__(self, place: Callable[[], Path]) -> None:
        self._place = place

    def keep(self, round_id: str, person: str, secret: Secret) -> None:
        """See Keeper.keep. LogError where it cannot be written; then nothing is."""
        self._write(self._path(round_id, person, secret.digest), msgspec.json.encode(secret))

    def find(self, round_id: str, person: str, digest: str) -> Secret | None:
        """See Keeper.find. LogError where it is there and cannot be read."""
        path = self._path(round_id, person, digest)
        try:
            with translated(path):
                secret = _DECODER.decode(path.read_bytes())
        except (NoFile, msgspec.DecodeError, UnicodeDecodeError):
            return None
        return secret if secret.digest == digest else None

    def put_aside(self, round_id: str, person: str, text: str) -> None:
        """See Keeper.put_aside. LogError where it cannot be written."""
        self._write(self._path(round_id, person, "aside"), text.encode())

    def aside(self, round_id: str, person: str) -> str:
        """See Keeper.aside."""
        path = self._path(round_id, person, "aside")
        try:
            with translated(path):
                return path.read_text(encoding="utf-8")
        except (NoFile, UnicodeDecodeError):
            return ""

    def _path(self, round_id: str, person: str, what: str) -> Path:
        of = hashlib.sha256(f"{round_id}\n{person}".encode()).hexdigest()[:16]
        return self._place() / f"{of}-{what[:32]}.json"

    def _write(self, path: Path, data: bytes) -> None:
        beside = path.parent / f".{secrets.token_hex(8)}"
        with translated(path.parent):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(beside, path)
            except OSError:
                beside.unlink(missing_ok=True)
                raise


def with_secrets(command: Command, state: Round, person: str, round_id: str, keeper: Keeper) -> Command:
    """The command with a fresh salt for what it seals, and with what it reveals, where that is kept here. LogError."""
    if isinstance(command, Together):
        parts = tuple(with_secrets(part, state, person, round_id, keeper) for part in command.commands)
        return msgspec.structs.replace(command, commands=parts)
    if command.salted:
        return msgspec.structs.replace(command, salt=chain.random_salt().hex())
    if isinstance(command, RevealPoints) and not command.body:
        sealed = state.sealed.get(department_of(state, person, command.department))
        secret = keeper.find(round_id, sealed.by, sealed.digest) if sealed else None
        if secret:
            return msgspec.structs.replace(command, salt=secret.salt, body=secret.body)
    return command
