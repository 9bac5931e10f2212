"""The readable tables: their columns, and which things of the round they are filled from.

What a row says is in rows.py, how it comes into the file in tables.py.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from budget_app.domain.round import Round
from budget_app.history import rows
from budget_app.history.rows import Rows


class Table(NamedTuple):
    """A readable table; `of` is the column that holds the id of the thing its rows are about.

    `searched` are the columns that full-text search looks into.
    """

    name: str
    of: str
    key: tuple[str, ...]
    columns: dict[str, type]
    searched: tuple[str, ...] = ()


class Section(NamedTuple):
    """The things of one sort: where the state holds them by id, and the rows of one of them, by table."""

    things: Callable[[Round], Mapping[str, object]]
    rows: Callable[[Any], Rows]
    tables: tuple[Table, ...]


def rows_of(state: Round) -> Rows:
    """All rows of all tables, in the order of the round. O(state)."""
    every: Rows = {table.name: [] for table in TABLES}
    for section in SECTIONS:
        for thing in section.things(state).values():
            for name, some in section.rows(thing).items():
                every[name] += some
    return every


def _table(name: str, key: str, text: str = "", whole: str = "", real: str = "", searched: str = "") -> Table:
    columns = {
        **dict.fromkeys(text.split(), str),
        **dict.fromkeys(whole.split(), int),
        **dict.fromkeys(real.split(), float),
    }
    keys = tuple(key.split())
    return Table(name, keys[0], keys, columns, tuple(searched.split()))


_ROUND = _table(
    "round",
    "id",
    "id name currency phase start end",
    "decimals fund reserve available signatures_needed",
)
_GOALS = _table(
    "goals",
    "id",
    "id code title metric unit date horizon",
    "retired",
    "baseline target weight weight_low weight_high",
    searched="code title metric",
)
_LINES = _table(
    "lines",
    "id",
    "id code department title status standing function kind owner account start end months "
    "justification if_not_funded extra",
    "minimum requested stretch full_year last_budget last_actual revisions recurring",
    searched="code title owner account justification if_not_funded",
)
_LINKS = _table("links", "line goal", "line goal", "cannot_say", "minimum requested stretch confidence")
_POSTS = _table("posts", "id", "id about author at text answers edited_at", "is_question", searched="text")

SECTIONS: tuple[Section, ...] = (
    Section(rows.frame, rows.frame_rows, (_ROUND, _table("deadlines", "round phase", "round phase day"))),
    Section(
        attrgetter("departments"),
        rows.department_rows,
        (_table("departments", "code", "code name"),),
    ),
    Section(
        attrgetter("people"),
        rows.person_rows,
        (_table("people", "id", "id name roles department", "removed"),),
    ),
    Section(attrgetter("goals"), rows.goal_rows, (_GOALS,)),
    Section(
        attrgetter("lines"),
        rows.line_rows,
        (
            _LINES,
            _table("tiers", "line level", "line level buys", "amount"),
            _LINKS,
            _table("sponsors", "line department", "line department", "share joined declined"),
            _table("attachments", "line digest", "line digest name", "size", searched="name"),
            _table("ties", "line tie other", "line tie other"),
        ),
    ),
    Section(attrgetter("posts"), rows.post_rows, (_POSTS,)),
    Section(
        attrgetter("allocations"),
        rows.allocation_rows,
        (_table("allocations", "line", "line level reason by at", "amount"),),
    ),
    Section(
        attrgetter("revisions"),
        rows.revision_rows,
        (_table("revisions", "line number", "line level reason by at", "number amount"),),
    ),
    Section(
        attrgetter("amendments"),
        rows.amendment_rows,
        (
            _table(
                "amendments",
                "id",
                "id by at reason outcome agreed ended_by said",
                "fund reserve signatures",
            ),
        ),
    ),
    Section(
        attrgetter("packages"),
        rows.package_rows,
        (
            _table("packages", "id", "id person department by at commands said reason"),
            _table("brought", "package thing", "package thing"),
        ),
    ),
    Section(
        attrgetter("revealed"),
        rows.point_rows,
        (_table("points", "department line", "department line", "points minimum requested"),),
    ),
    Section(
        attrgetter("signatures"),
        rows.signature_rows,
        (_table("signatures", "person", "person at", "seq"),),
    ),
)
"""Everything that is kept readable; another sort of thing is one more section."""

TABLES: tuple[Table, ...] = tuple(table for section in SECTIONS for table in section.tables)

OVERVIEW = """
    SELECT lines.code, lines.department, lines.title, lines.status,
        lines.requested / power.of AS requested,
        COALESCE(revised.amount, allocations.amount) / power.of AS granted,
        round.currency, allocations.reason
    FROM lines
    JOIN round
    JOIN (SELECT CASE decimals WHEN 0 THEN 1.0 WHEN 3 THEN 1000.0 ELSE 100.0 END AS of FROM round) AS power
    LEFT JOIN allocations ON allocations.line = lines.id
    LEFT JOIN revisions AS revised ON revised.line = lines.id
        AND revised.number = (SELECT MAX(number) FROM revisions WHERE line = lines.id)
    ORDER BY lines.code
"""
"""What was asked and granted per line, in the currency's major unit: for whoever opens the file with other tools."""
