"""The table of the Requests page: which lines, in which groups, with which sums, and the sentence above it.

A pure function of the state, who looks, and what they chose. Rows of single lines: requests_rows.py. Typing:
requests_edit.py. What must not live here: pixels.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from budget_app.domain import queries
from budget_app.domain.lines import Line, Status
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle, short_money
from budget_app.presentation.line_filter import LineFilter, read_filter
from budget_app.presentation.line_gaps import gaps_sentence
from budget_app.presentation.requests_columns import chosen_columns
from budget_app.presentation.requests_context import Context, context_of
from budget_app.presentation.requests_groups import Group, group_row, grouped, total_row
from budget_app.presentation.requests_only import EVERYTHING, WITHDRAWN, Only, holds
from budget_app.presentation.requests_rows import Kept, Rows
from budget_app.presentation.requests_sort import sorted_lines
from budget_app.presentation.tables import Row, Sort, Table
from budget_app.presentation.troubles import Troubles, with_troubles
from budget_app.words import _, _n

# With more lines than these lacking something, a band in each would hide the grid: two words in its place then.
MOST_BANDS = 12


class View(msgspec.Struct, frozen=True):
    """What a person chose to see. `scope`: a department's code, or "" for all; `folded`: keys of groups.

    `columns`: ids from the left; none for those that are shown at first, as far as there is room. `filter`: words as
    typed, `only`: what is ticked beside them.
    """

    person: str
    scope: str = ""
    group: Group = "goal"
    filter: str = ""
    folded: frozenset[str] = frozenset()
    sort: tuple[Sort, ...] = ()
    style: NumberStyle = ENGLISH
    columns: tuple[str, ...] = ()
    only: Only = EVERYTHING


class RequestsTables:
    """Makes the table again and again, and keeps the rows of lines that did not change (they stay the same object)."""

    def __init__(self) -> None:
        self._rows = Rows()
        self._groups: dict[str, Row] = {}
        self._marked: dict[str, tuple[Row, Row]] = {}

    def table(
        self,
        state: Round,
        view: View,
        troubles: Troubles | None = None,
        marks: Mapping[str, str] | None = None,
    ) -> Table:
        """The table; `marks`: by line, what a mark in its row is about. O(n log n) in the lines."""
        columns = chosen_columns(view.columns)
        context = context_of(state, view.person, view.style, columns)
        scoped = [k for k in self._rows.of(state, context) if _in_scope(k.line, view)]
        live = [k for k in scoped if k.line.is_live]
        wanted = read_filter(view.filter, context.digits, view.style)
        shown = sorted_lines(_shown(scoped, view, wanted), view.sort, columns)
        in_short = sum(k.gap is not None for k in shown) > MOST_BANDS
        rows: list[Row] = []
        for group in grouped(state, context, view.group, shown):
            if group.key:
                rows.append(self._kept_row(group_row(context, group, group.key in view.folded)))
            if group.key not in view.folded:
                rows.extend(k.short_row if in_short else k.row for k in group.lines)
        if marks:
            rows = self._with_marks(rows, marks)
        if troubles:
            rows = with_troubles(rows, troubles, context)
        counted = [k for k in shown if k.line.is_live]
        total = total_row(context, counted, len(live))
        sentence = _sentence(state, view, context, live)
        return Table(columns, tuple(rows), total, sentence, len(shown), len(live), view.sort)

    def ahead(self, state: Round, view: View) -> Iterator[None]:
        """Make the rows that `table` will want, a few at each step, for whoever has something else to do in between."""
        context = context_of(state, view.person, view.style, chosen_columns(view.columns))
        return self._rows.ahead(state, context)

    def _with_marks(self, rows: list[Row], marks: Mapping[str, str]) -> list[Row]:
        """The rows with their marks; one that did not change stays the same object."""
        before, self._marked = self._marked, {}
        made: list[Row] = []
        for row in rows:
            if mark := marks.get(row.key):
                known = before.get(row.key)
                if known is None or known[0] is not row or known[1].mark != mark:
                    known = (row, msgspec.structs.replace(row, mark=mark))
                self._marked[row.key] = known
                row = known[1]
            made.append(row)
        return made

    def is_ready(self, line: Line) -> bool:
        """Whether the line lacked nothing in the table that was made last."""
        return self._rows.gap_of(line) is None

    def _kept_row(self, row: Row) -> Row:
        """The row that is known already where it says the same, so that whoever compares finds the same object."""
        if self._groups.get(row.key) != row:
            self._groups[row.key] = row
        return self._groups[row.key]


def requests_table(state: Round, view: View, troubles: Troubles | None = None) -> Table:
    """The table once; who needs it again and again keeps a RequestsTables."""
    return RequestsTables().table(state, view, troubles)


def _in_scope(line: Line, view: View) -> bool:
    if not view.scope or view.scope == line.department:
        return True
    return any(s.department == view.scope and not s.declined for s in line.sponsors)


def _shown(scoped: Iterable[Kept], view: View, wanted: LineFilter) -> Iterable[Kept]:
    """Withdrawn lines are shown only where one groups by state, or asks for them."""
    withdrawn_too = view.group == "status" or WITHDRAWN in view.only.states
    listed = (k for k in scoped if withdrawn_too or k.line.is_live)
    if view.only:
        listed = (k for k in listed if holds(view.only, k))
    return (k for k in listed if wanted.holds(k.line, k.searched)) if view.filter else listed


# --- words


def _sentence(state: Round, view: View, context: Context, live: list[Kept]) -> str:
    """The finding: who asks how much in how many lines, and what still keeps lines from being submitted."""
    if not live:
        return ""
    sums = queries.by_department(state, ((k.line, queries.asked(k.line)) for k in live))
    codes = {view.scope} if view.scope else {code for code, amount in sums.items() if amount}
    amount = short_money(sum(sums[code] for code in codes), context.digits, view.style)
    lines = _n("{n} line", "{n} lines", len(live)).format(n=f"{len(live):,}")
    if len(codes) == 1:
        name = context.departments[next(iter(codes))].name
        asks = _("{department} asks {amount} in {lines}.").format(department=name, amount=amount, lines=lines)
    else:
        asks = _("{n} departments ask {amount} in {lines}.").format(n=len(codes), amount=amount, lines=lines)
    gaps = gaps_sentence([k.gap for k in live if k.gap])
    return f"{asks} {gaps or _ready(live)}".strip()


def _ready(live: list[Kept]) -> str:
    n = sum(k.line.status is Status.DRAFT and k.gap is None for k in live)
    if not n:
        return ""
    return _n("One draft is ready to submit.", "{n} drafts are ready to submit.", n).format(n=f"{n:,}")
