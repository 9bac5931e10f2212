"""Packages of several heads on their way into the round: what would come of each, tried in order, before it is given.

Where the same field was changed on both sides, a person chooses; what the round's rules refuse stays out and is listed.
Pure. What the preview shows of it lives in bring_in_rows.py, the file in package_file.py.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec

from budget_app.domain.messages import Command, Refusal
from budget_app.domain.packages import brought_commands
from budget_app.domain.refusals import Reason
from budget_app.domain.round import BringIn, Part, Round, Together
from budget_app.domain.trial import Trial
from budget_app.exchange.changed_by import Changed, changed_by
from budget_app.exchange.package_file import InPerson, Pack, short
from budget_app.exchange.parts import Field, adapted, changes_of, files_of, line_of, value_of
from budget_app.history.port import Entry


class Side(StrEnum):
    """Whose value a field gets that both sides changed."""

    ROUND = "round"
    PACKAGE = "package"


class Key(NamedTuple):
    """A field in conflict: of which package, line and field."""

    package: str
    line: str
    field: str


class Conflict(msgspec.Struct, frozen=True):
    """A field that both sides changed since they went apart: what stood then, what each made of it, who did it here."""

    key: Key
    saw: Any
    here: Any
    there: Any
    here_by: Changed
    there_by: Changed
    side: Side | None


class Refused(msgspec.Struct, frozen=True):
    """What no longer holds: the first command on a line that is refused, and how many more fell with it."""

    line: str
    command: Command
    refusal: Refusal
    more: int = 0


class Why(StrEnum):
    """Why a whole package cannot come in."""

    OTHER_ROUND = "other_round"
    OTHER_HISTORY = "other_history"
    REFUSED = "refused"


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """What would come of one package: `before` and `after` it the round stands so.

    `since` is the last entry both sides share, `known` how many of its commands behind that one are in the round
    already. `why` it cannot come in at all, else None; with the `refusal` where the rules say so.
    """

    pack: Pack
    before: Round
    after: Round
    since: int = 0
    known: int = 0
    parts: tuple[Part, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    refused: tuple[Refused, ...] = ()
    in_person: tuple[InPerson, ...] = ()
    why: Why | None = None
    refusal: Refusal | None = None

    @property
    def is_new(self) -> bool:
        """Whether anything of it is not in the round yet."""
        return bool(self.parts or self.conflicts or self.refused)


class Plan(msgspec.Struct, frozen=True):
    """All packages, in order, and the one command that brings them in (with the `files` it attaches); None where
    nothing can come in yet."""

    packages: tuple[Incoming, ...]
    command: Command | None
    files: tuple[bytes, ...] = ()

    @property
    def undecided(self) -> int:
        """How many conflicts wait for a choice."""
        return sum(c.side is None for package in self.packages for c in package.conflicts)


class Here(NamedTuple):
    """The round that packages come into, as somebody sees it who would bring them in at `now` (UTC text)."""

    state: Round
    entries: Sequence[Entry]
    round_id: str
    person: str
    now: str


def plan(here: Here, packs: Sequence[Pack], choices: Mapping[Key, Side]) -> Plan:
    """What would come of bringing in `packs`, one after the other; the same one twice counts once.

    O(history + commands × things), for a worker thread.
    """
    coming = _Coming(here, choices)
    packages = tuple(coming.take(pack) for pack in {pack.id: pack for pack in packs}.values())
    commands = tuple(
        BringIn(
            package=each.pack.id,
            person=each.pack.top.person,
            department=each.pack.top.department,
            parts=each.parts,
        )
        for each in packages
        if each.parts
    )
    wanted = {digest for each in packages for part in each.parts for digest in files_of(part.command)}
    files = {each.file: each.content for pack in packs for each in pack.files if each.file in wanted}
    command = Together(name="bring_in", commands=commands) if commands else None
    whole = Plan(packages, command, tuple(files.values()))
    return msgspec.structs.replace(whole, command=None) if whole.undecided else whole


class _Coming:
    """Packages tried one after the other on a round."""

    def __init__(self, here: Here, choices: Mapping[Key, Side]) -> None:
        self._entries = here.entries
        self._round_id = here.round_id
        self._known = {entry.command_id for entry in here.entries} | brought_commands(here.state)
        self._trial = Trial(here.state, here.person, here.now)
        self._choices = choices
        self._changed: dict[Field, Changed] = {}
        self._kept = {each.digest for line in here.state.lines.values() for each in line.attachments}

    def take(self, pack: Pack) -> Incoming:
        """What comes of the next package."""
        before = self._trial.after.copied()
        since, why = _parting(pack, self._round_id, [entry.hash for entry in self._entries])
        opening = _bring(pack)
        refusal = None if why else self._trial.why_not(opening)
        if why or refusal:
            return Incoming(
                pack=pack, before=before, after=before, since=since, why=why or Why.REFUSED, refusal=refusal
            )
        here_before = {entry.command_id for entry in self._entries[:since]}
        new = [part for part in pack.parts if part.id not in self._known]
        self._known |= {part.id for part in new}
        conflicts, skips, forced = self._compare(pack, new)
        parts = [msgspec.structs.replace(part, command=adapted(part.command, skips, forced)) for part in new]
        taken, refused = self._try(pack, parts)
        for part in taken:
            for change in changes_of(part.command):
                self._changed[change.field] = Changed(pack.top.person, part.at)
        return Incoming(
            pack=pack,
            before=before,
            after=self._trial.after.copied(),
            since=since,
            known=sum(part.id not in here_before for part in pack.parts) - len(new),
            parts=taken,
            conflicts=conflicts,
            refused=refused,
            in_person=tuple(each for each in pack.in_person if each.id not in self._known),
        )

    def _compare(self, pack: Pack, parts: list[Part]) -> tuple[tuple[Conflict, ...], set[Field], set[Field]]:
        """The conflicts, the fields to pass over, and those to set whatever stands there."""
        nets: dict[Field, tuple[Any, Any, str]] = {}
        for part in parts:
            for change in changes_of(part.command):
                first = nets.get(change.field, (change.saw, None, ""))[0]
                nets[change.field] = (first, change.becomes, part.at)
        conflicts: list[Conflict] = []
        skips: set[Field] = set()
        forced: set[Field] = set()
        for field, (saw, there, at) in nets.items():
            line = self._trial.after.lines.get(field.line)
            if line is None or not line.is_live:
                continue
            here = value_of(line, field.name)
            if here == saw:
                continue
            if there in (here, saw):
                skips.add(field)
                continue
            key = Key(pack.id, *field)
            side = self._choices.get(key)
            (forced if side is Side.PACKAGE else skips).add(field)
            by = self._changed.get(field) or changed_by(self._entries, self._trial.after, *field)
            conflicts.append(Conflict(key, saw, here, there, by, Changed(pack.top.person, at), side))
        return tuple(conflicts), skips, forced

    def _try(self, pack: Pack, parts: list[Part]) -> tuple[tuple[Part, ...], tuple[Refused, ...]]:
        taken: list[Part] = []
        refused: dict[str, Refused] = {}
        for part in parts:
            refusal = _missing(pack, part, self._kept) or self._trial.why_not(_bring(pack, part))
            if refusal is None:
                taken.append(part)
                continue
            line = line_of(part.command)
            first = refused.get(line or part.id)
            if first:
                first = msgspec.structs.replace(first, more=first.more + 1)
            refused[line or part.id] = first or Refused(line, part.command, refusal)
        return tuple(taken), tuple(refused.values())


def _missing(pack: Pack, part: Part, kept: set[str]) -> Refusal | None:
    """Why the files that a part attaches cannot come in: neither package nor round has their bytes."""
    brought = {each.file for each in pack.files}
    lacks = any(digest not in brought and digest not in kept for digest in files_of(part.command))
    return Refusal(Reason.FILE_NOT_SENT) if lacks else None


def _parting(pack: Pack, round_id: str, hashes: list[str]) -> tuple[int, Why | None]:
    """The last entry that copy and round share."""
    if pack.top.round != round_id:
        return 0, Why.OTHER_ROUND
    since = 0
    for here, there in zip(hashes, pack.top.chain, strict=False):
        if short(here) != there:
            break
        since += 1
    return since, None if since else Why.OTHER_HISTORY


def _bring(pack: Pack, *parts: Part) -> BringIn:
    return BringIn(package=pack.id, person=pack.top.person, department=pack.top.department, parts=parts)
