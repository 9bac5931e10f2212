"""What a request line is: its fields, tiers, links to goals, sponsors.

How a line is drafted, revised and submitted lives in requests.py, links.py and sponsors.py.
"""

from dataclasses import dataclass, field
from enum import StrEnum

import msgspec
from msgspec import UNSET, UnsetType

from budget_app.domain.messages import Refusal
from budget_app.domain.refusals import Reason
from budget_app.domain.strategy import Strategy


class Level(StrEnum):
    """A funding tier's name, in rising order."""

    MINIMUM = "minimum"
    REQUESTED = "requested"
    STRETCH = "stretch"


# Going round an enumeration takes ten times as long as going round a tuple of what is in it.
LEVELS = tuple(Level)


class Status(StrEnum):
    """How far a line is with its department."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


class Kind(StrEnum):
    """What sort of thing the money buys."""

    HIRE = "hire"
    TRAINING = "training"
    INCENTIVE = "incentive"
    CAMPAIGN = "campaign"
    COLLATERAL = "collateral"
    EVENT = "event"
    TOOL = "tool"
    ROTATION = "rotation"
    OTHER = "other"


class Link(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What a line is expected to bring to a goal: per tier a change in the goal's own unit.

    `confidence` from 0 to 1; None means not stated and counts as 1. `cannot_say` says openly that nothing can
    be estimated.
    """

    goal: str
    minimum: float | None = None
    requested: float | None = None
    stretch: float | None = None
    confidence: float | None = None
    cannot_say: bool = False

    @property
    def results(self) -> tuple[float | None, float | None, float | None]:
        """The change at minimum, requested and stretch; None where it is not stated."""
        return (self.minimum, self.requested, self.stretch)

    @property
    def is_answered(self) -> bool:
        """Whether a result is stated, or that none can be."""
        return self.cannot_say or any(r is not None for r in self.results)


class Sponsor(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Another department behind a line: asked, joined or declined. `share` in whole percent, None means even."""

    department: str
    share: int | None = None
    joined: bool = False
    declined: bool = False


class Attachment(msgspec.Struct, frozen=True, gc=False):
    """A file attached to a line: SHA-256 of its bytes in hex, name, size in bytes."""

    digest: str
    name: str
    size: int


class LineFields(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False
):
    """The fields of a line that its department writes; what is unset stays as it is.

    Amounts in minor units; `start` and `end` as YYYY-MM; `months` parts by which every tier is spread over the
    months from start to end (empty: evenly); `requires` and `excludes` other lines; `extra` columns of a sheet
    that Accord does not know.
    """

    title: str | UnsetType = UNSET
    function: str | UnsetType = UNSET
    kind: Kind | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    account: str | UnsetType = UNSET
    start: str | UnsetType = UNSET
    end: str | UnsetType = UNSET
    months: tuple[int, ...] | UnsetType = UNSET
    minimum: int | UnsetType | None = UNSET
    requested: int | UnsetType | None = UNSET
    stretch: int | UnsetType | None = UNSET
    minimum_buys: str | UnsetType = UNSET
    requested_buys: str | UnsetType = UNSET
    stretch_buys: str | UnsetType = UNSET
    recurring: bool | UnsetType = UNSET
    full_year: int | UnsetType | None = UNSET
    last_budget: int | UnsetType | None = UNSET
    last_actual: int | UnsetType | None = UNSET
    justification: str | UnsetType = UNSET
    if_not_funded: str | UnsetType = UNSET
    requires: tuple[str, ...] | UnsetType = UNSET
    excludes: tuple[str, ...] | UnsetType = UNSET
    extra: dict[str, str] | UnsetType = UNSET

    def given(self) -> dict[str, object]:
        """The fields that are set, by name."""
        # msgspec leaves out what is unset, six times faster than a loop over the fields.
        given: dict[str, object] = msgspec.to_builtins(self)
        if self.kind is not UNSET:
            given["kind"] = self.kind
        return given


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A request line as it stands."""

    id: str
    code: str
    department: str
    status: Status = Status.DRAFT
    standing: Level = Level.REQUESTED
    revisions: int = 0
    links: tuple[Link, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    title: str = ""
    function: str = ""
    kind: Kind = Kind.OTHER
    owner: str = ""
    account: str = ""
    start: str = ""
    end: str = ""
    months: tuple[int, ...] = ()
    minimum: int | None = None
    requested: int | None = None
    stretch: int | None = None
    minimum_buys: str = ""
    requested_buys: str = ""
    stretch_buys: str = ""
    recurring: bool = False
    full_year: int | None = None
    last_budget: int | None = None
    last_actual: int | None = None
    justification: str = ""
    if_not_funded: str = ""
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    extra: dict[str, str] = msgspec.field(default_factory=dict[str, str])

    @property
    def tiers(self) -> dict[Level, int]:
        """The amounts of the tiers there are, rising, in minor units."""
        amounts = zip(LEVELS, (self.minimum, self.requested, self.stretch), strict=True)
        return {level: amount for level, amount in amounts if amount is not None}

    @property
    def top(self) -> int:
        """The highest tier's amount; 0 where no tier has one."""
        return self.stretch or self.requested or self.minimum or 0

    @property
    def is_live(self) -> bool:
        """Whether the line is still asked for."""
        return self.status is not Status.WITHDRAWN

    @property
    def departments(self) -> tuple[str, ...]:
        """The lead, then the sponsors that joined."""
        if not self.sponsors:
            return (self.department,)
        return (self.department, *(s.department for s in self.sponsors if s.joined))

    def shares(self) -> dict[str, int]:
        """Whole percent per department: as set, and what is left even among the lead and those without one."""
        joined = [s for s in self.sponsors if s.joined]
        unset = sum(s.share is None for s in joined)
        even = (100 - sum(s.share or 0 for s in joined)) // (unset + 1)
        shares = {s.department: even if s.share is None else s.share for s in joined}
        return {self.department: 100 - sum(shares.values()), **shares}

    def link(self, goal: str) -> Link | None:
        """The link to the goal with this id, if there is one."""
        return next((link for link in self.links if link.goal == goal), None)


@dataclass
class Requests(Strategy):
    """The part of the state that requests fill, over that of strategy; `numbers` is the last code given out.

    `awaited`: while a sheet comes in, the ties to a line of it that is still to come, by that line's id.
    """

    lines: dict[str, Line] = field(default_factory=dict[str, Line])
    line_ids: dict[str, str] = field(default_factory=dict[str, str])
    numbers: dict[str, int] = field(default_factory=dict[str, int])
    awaited: dict[str, tuple[tuple[str, str], ...]] = field(
        default_factory=dict[str, tuple[tuple[str, str], ...]]
    )


def find_line(state: Requests, ref: str) -> Line:
    """The line meant by id or code; Refusal(UNKNOWN_LINE) where there is none. Withdrawn lines too."""
    line = state.lines.get(ref) or state.lines.get(state.line_ids.get(ref, ""))
    if line is None:
        raise Refusal(Reason.UNKNOWN_LINE, line=ref)
    return line


def find_live_line(state: Requests, ref: str) -> Line:
    """The line meant by id or code, not withdrawn; Refusal otherwise."""
    line = find_line(state, ref)
    if not line.is_live:
        raise Refusal(Reason.LINE_WITHDRAWN, line=line.code)
    return line
