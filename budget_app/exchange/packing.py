"""A head's package: what they did in this file, command by command, for whoever brings it into the round itself.

Everything they ever did goes in: what the round has already it knows by the commands' ids. The file is written in
package_file.py.
"""

from collections.abc import Sequence

from budget_app.desk import CODEC
from budget_app.domain.again import again, together
from budget_app.domain.imports import LineImported
from budget_app.domain.messages import Command, Event
from budget_app.domain.packages import PackageBrought, PackageConfirmed, PackageContested
from budget_app.domain.requests import LineDrafted
from budget_app.domain.roles import Role
from budget_app.domain.round import Part, Round
from budget_app.exchange.package_file import Content, InPerson, Pack, Top, short
from budget_app.exchange.parts import files_of
from budget_app.history.files import genuine
from budget_app.history.port import Entry, Log
from budget_app.history.replay import replay
from budget_app.words import _

_OF_PACKAGES = (PackageBrought, PackageConfirmed, PackageContested)


def why_no_package(state: Round, person: str) -> str:
    """Why this person has no package to send; "" where they have."""
    known = state.people.get(person)
    if known is None or known.removed or Role.HEAD not in known.roles:
        return _("A package is sent by the head of a department. Sit down as one.")
    return ""


def pack(log: Log, entries: Sequence[Entry], person: str, at: str) -> Pack:
    """The package of the head of a department, packed at `at` (UTC text); `why_no_package` has nothing to say.

    `entries` are those of `log`, which has the attached files; one it cannot give back as it was stays out. O(history
    + bytes), for the thread that has the log. LogError.
    """
    state, done = Round(), _Done()
    again_here: list[tuple[Event, Command | None]] = []

    def note(entry: Entry, event: Event) -> None:
        if entry.actor == person and not event.brought:
            again_here.append((event, again(state, event)))

    for step in replay(state, entries, CODEC, log.round_id, before=note):
        if again_here and step.finding is None:
            done.take(step.entry, *again_here[0])
        again_here.clear()
    known = state.people[person]
    top = Top(
        round=log.round_id,
        round_name=state.name,
        person=person,
        person_name=known.name,
        department=known.department,
        at=at,
        seq=entries[-1].seq,
        hash=entries[-1].hash,
        chain=tuple(short(entry.hash) for entry in entries),
        codes=done.codes,
    )
    parts = done.parts()
    return Pack(top=top, parts=parts, in_person=tuple(done.in_person), files=_files(log, parts))


def _files(log: Log, parts: Sequence[Part]) -> tuple[Content, ...]:
    digests = dict.fromkeys(digest for part in parts for digest in files_of(part.command))
    found = ((digest, genuine(log, digest)) for digest in digests)
    return tuple(Content(digest, content) for digest, content in found if isinstance(content, bytes))


class _Done:
    """What one person did, by command."""

    def __init__(self) -> None:
        self._commands: dict[str, tuple[Entry, list[Command]]] = {}
        self.in_person: list[InPerson] = []
        self.codes: dict[str, str] = {}

    def take(self, entry: Entry, event: Event, command: Command | None) -> None:
        """An event, and the command that does it again; None where that is to be done in person."""
        if isinstance(event, LineDrafted | LineImported):
            self.codes[event.line] = event.code
        if command is not None:
            self._commands.setdefault(entry.command_id, (entry, []))[1].append(command)
        elif not isinstance(event, _OF_PACKAGES):
            self.in_person.append(InPerson(id=entry.command_id, at=entry.at, kind=entry.kind))

    def parts(self) -> tuple[Part, ...]:
        """The commands in the order they were given first, under their own ids."""
        return tuple(
            Part(id=id_, at=entry.at, command=together("", commands))
            for id_, (entry, commands) in self._commands.items()
        )
