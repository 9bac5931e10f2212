"""What the readable tables say of each thing of the round: its rows, by table. Pure.

Amounts are minor units of the round's currency, truth values 0 and 1, several values in one column are separated by
spaces. Which tables there are: layout.py. How the rows come into the file: tables.py.
"""

from collections.abc import Mapping

import msgspec

from budget_app.domain import money
from budget_app.domain.decision import Allocation, Signature
from budget_app.domain.lines import Line
from budget_app.domain.packages import Package
from budget_app.domain.people import Department, Person
from budget_app.domain.points import Revealed
from budget_app.domain.round import Round
from budget_app.domain.strategy import Goal
from budget_app.domain.talk import Post
from budget_app.domain.terms import Amendment

Row = dict[str, str | int | float | None]
Rows = dict[str, list[Row]]


class Frame(msgspec.Struct, frozen=True):
    """What the round itself is, as one thing that can be compared."""

    name: str
    currency: str
    decimals: int
    phase: str
    fund: int
    reserve: int
    available: int
    start: str
    end: str
    signatures_needed: int
    deadlines: tuple[tuple[str, str], ...]


def frame(state: Round) -> Mapping[str, object]:
    """The round itself as the one thing of its section; nothing before it is opened."""
    if not state.name:
        return {}
    frame = Frame(
        state.name,
        state.currency,
        money.digits(state.currency),
        str(state.phase),
        state.fund,
        state.reserve,
        state.available,
        state.start,
        state.end,
        state.rules.signatures,
        tuple((str(phase), day) for phase, day in state.deadlines.items()),
    )
    return {"round": frame}


def frame_rows(frame: Frame) -> Rows:
    """The round's one row, and its deadlines."""
    row = {
        "id": "round",
        **{name: getattr(frame, name) for name in frame.__struct_fields__ if name != "deadlines"},
    }
    days: list[Row] = [{"round": "round", "phase": phase, "day": day} for phase, day in frame.deadlines]
    return {"round": [row], "deadlines": days}


def department_rows(department: Department) -> Rows:
    """A department's row."""
    return {"departments": [{"code": department.code, "name": department.name}]}


def person_rows(person: Person) -> Rows:
    """A person's row, the roles separated by spaces."""
    row: Row = {
        "id": person.id,
        "name": person.name,
        "roles": " ".join(person.roles),
        "department": person.department,
        "removed": int(person.removed),
    }
    return {"people": [row]}


def goal_rows(goal: Goal) -> Rows:
    """A goal's row."""
    row: Row = {name: getattr(goal, name) for name in goal.__struct_fields__}
    return {"goals": [row | {"horizon": str(goal.horizon), "retired": int(goal.retired)}]}


_LINE_TEXTS = (
    *("id", "code", "department", "title", "function", "owner", "account", "start", "end"),
    *("justification", "if_not_funded"),
)
_LINE_NUMBERS = ("minimum", "requested", "stretch", "full_year", "last_budget", "last_actual", "revisions")


def line_rows(line: Line) -> Rows:
    """A line's row, and those of its tiers, links, sponsors and ties to other lines."""
    row: Row = {name: getattr(line, name) for name in (*_LINE_TEXTS, *_LINE_NUMBERS)}
    row |= {"status": str(line.status), "standing": str(line.standing), "kind": str(line.kind)}
    row |= {"recurring": int(line.recurring), "months": " ".join(map(str, line.months))}
    row["extra"] = msgspec.json.encode(line.extra).decode()
    buys = {"minimum": line.minimum_buys, "requested": line.requested_buys, "stretch": line.stretch_buys}
    shares = line.shares()
    return {
        "lines": [row],
        "tiers": [
            {"line": line.id, "level": str(level), "amount": amount, "buys": buys[level]}
            for level, amount in line.tiers.items()
        ],
        "links": [
            {
                "line": line.id,
                "goal": link.goal,
                "minimum": link.minimum,
                "requested": link.requested,
                "stretch": link.stretch,
                "confidence": link.confidence,
                "cannot_say": int(link.cannot_say),
            }
            for link in line.links
        ],
        "sponsors": [
            {
                "line": line.id,
                "department": sponsor.department,
                "share": shares.get(sponsor.department, sponsor.share),
                "joined": int(sponsor.joined),
                "declined": int(sponsor.declined),
            }
            for sponsor in line.sponsors
        ],
        "attachments": [
            {"line": line.id, "digest": each.digest, "name": each.name, "size": each.size}
            for each in line.attachments
        ],
        "ties": [
            {"line": line.id, "tie": tie, "other": other}
            for tie, others in (("requires", line.requires), ("excludes", line.excludes))
            for other in others
        ],
    }


def post_rows(post: Post) -> Rows:
    """A post's row."""
    row: Row = {name: getattr(post, name) for name in post.__struct_fields__ if name != "seq"}
    return {"posts": [row | {"is_question": int(post.is_question)}]}


def amendment_rows(amendment: Amendment) -> Rows:
    """An amendment's row: NULL where nothing changes, the heads who agreed separated by spaces."""
    row: Row = {name: getattr(amendment, name) for name in amendment.__struct_fields__}
    row |= {"agreed": " ".join(amendment.agreed), "outcome": str(amendment.outcome)}
    return {"amendments": [row]}


def _allocation_row(allocation: Allocation) -> Row:
    row: Row = {name: getattr(allocation, name) for name in allocation.__struct_fields__}
    return row | {"level": None if allocation.level is None else str(allocation.level)}


def allocation_rows(allocation: Allocation) -> Rows:
    """An allocation's row."""
    return {"allocations": [_allocation_row(allocation)]}


def revision_rows(revisions: tuple[Allocation, ...]) -> Rows:
    """A signed line's revisions, numbered from 1."""
    return {"revisions": [{"number": n, **_allocation_row(each)} for n, each in enumerate(revisions, 1)]}


def point_rows(revealed: Revealed) -> Rows:
    """A department's points, once everybody may read them; NULL at a tier that is not set apart."""
    rows: list[Row] = [
        {"department": revealed.department, **{name: getattr(each, name) for name in each.__struct_fields__}}
        for each in revealed.given
    ]
    return {"points": rows}


def signature_rows(signature: Signature) -> Rows:
    """A signature's row."""
    return {"signatures": [{"person": signature.person, "at": signature.at, "seq": signature.seq}]}


def package_rows(package: Package) -> Rows:
    """A package's row, the ids of its commands separated by spaces, and what it touched."""
    row: Row = {name: getattr(package, name) for name in package.__struct_fields__ if name != "things"}
    row |= {"commands": " ".join(package.commands), "said": str(package.said)}
    return {"packages": [row], "brought": [{"package": package.id, "thing": t} for t in package.things]}
