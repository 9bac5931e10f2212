"""A request line as a row of the grid: cells, hint, who may change it. Rows of lines that did not change are kept.

What must not live here: what a cell says (line_cells.py), which lines are shown, groups and totals (requests_table.py).
"""

from collections.abc import Iterator

import msgspec

from budget_app.domain import permissions
from budget_app.domain.decision import Decision, granted_amounts
from budget_app.domain.lines import Line
from budget_app.domain.messages import Refusal
from budget_app.domain.refusals import Reason
from budget_app.domain.requests import LineRevised
from budget_app.presentation.line_cells import goal_signs_of, line_cells
from budget_app.presentation.line_filter import searched_text
from budget_app.presentation.line_gaps import Gap, gap_of
from budget_app.presentation.line_sponsors import asked_band
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.requests_context import Context
from budget_app.presentation.signs import state_of
from budget_app.presentation.tables import Cell, Row

# About 2 ms: beside it, a window stays at hand.
PORTION = 100


class Kept(msgspec.Struct, frozen=True, gc=False):
    """A line's rows, with the hint as a band and in short, and what decides whether and where they are shown."""

    line: Line
    depends: tuple[object, ...]
    order: tuple[str, int, str]
    searched: str
    goals: tuple[str, ...]
    mark: str
    gap: Gap | None
    row: Row
    short_row: Row


class Rows:
    """The rows of a round's lines, each kept while nothing it shows has changed."""

    def __init__(self) -> None:
        self._context: Context | None = None
        self._kept: dict[str, Kept] = {}
        self._whys: dict[tuple[str, ...], str] = {}
        self._granted: dict[str, int] = {}
        self._withdrawn: frozenset[str] = frozenset()
        self._may_differ = True

    def of(self, state: Decision, context: Context) -> list[Kept]:
        """The rows of all lines, in no order. O(lines), a small fraction of a µs for each that did not change."""
        self._look_round(state, context)
        if self._may_differ:
            self._may_differ = False
            return [self._of_line(state, context, line) for line in state.lines.values()]
        kept = self._kept
        return [
            known
            if (known := kept.get(line.id)) is not None and known.line is line
            else self._of_line(state, context, line)
            for line in state.lines.values()
        ]

    def ahead(self, state: Decision, context: Context) -> Iterator[None]:
        """Make what `of` will want, `PORTION` rows a step. It ends where somebody asks for another round meanwhile."""
        self._look_round(state, context)
        mine, made = self._context, 0
        for line in state.lines.values():
            if self._context is not mine:
                return
            before = self._kept.get(line.id)
            if before is not None and before.line is line and not self._may_differ:
                continue
            made += self._of_line(state, context, line) is not before
            if made == PORTION:
                made = 0
                yield

    def gap_of(self, line: Line) -> Gap | None:
        """What the line lacked when its row was made last; None where nothing."""
        return self._kept[line.id].gap

    def _look_round(self, state: Decision, context: Context) -> None:
        """Forget what the change of something else than a line made wrong."""
        if context != self._context:
            self._context, self._kept = context, {}
        # Until every row was looked at once: who makes rows ahead may not come to the end.
        self._may_differ = self._surroundings_changed(state, context.person) or self._may_differ

    def _surroundings_changed(self, state: Decision, person: str) -> bool:
        """Whether anything outside a line changed that its row may show: grants, what it requires, rights."""
        granted = granted_amounts(state)
        withdrawn = frozenset(line.id for line in state.lines.values() if not line.is_live)
        whys = {departments: why_fixed(state, person, departments) for departments in self._whys}
        same = (granted, withdrawn, whys) == (self._granted, self._withdrawn, self._whys)
        self._granted, self._withdrawn, self._whys = granted, withdrawn, whys
        return not same

    def _of_line(self, state: Decision, context: Context, line: Line) -> Kept:
        kept = self._kept.get(line.id)
        depends = (self._granted.get(line.id), *(state.lines[r].is_live for r in line.requires))
        why = self._why_fixed(state, context.person, line, kept)
        if kept is None or kept.line is not line or kept.depends != depends or kept.row.why_fixed != why:
            kept = _made(state, context, line, depends, why)
            self._kept[line.id] = kept
        return kept

    def _why_fixed(self, state: Decision, person: str, line: Line, kept: Kept | None) -> str:
        if not line.is_live:
            if kept is not None and kept.line is line:
                return kept.row.why_fixed
            return refusal_text(Refusal(Reason.LINE_WITHDRAWN, line=line.code), state)
        departments = line.departments
        if departments not in self._whys:
            self._whys[departments] = why_fixed(state, person, departments)
        return self._whys[departments]


def why_fixed(state: Decision, person: str, departments: tuple[str, ...]) -> str:
    """Why the person may not change lines of these departments now, as a sentence; "" where they may."""
    refusal = permissions.why_not(state, person, LineRevised, departments)
    return refusal_text(refusal, state) if refusal else ""


def _made(state: Decision, context: Context, line: Line, depends: tuple[object, ...], why: str) -> Kept:
    goals = tuple(link.goal for link in line.links if not state.goals[link.goal].retired)
    signs = goal_signs_of(state, context, line)
    gap, question = gap_of(state, line), asked_band(state, context.person, line)
    sign = context.departments[line.department]
    plain = Row(
        key=line.id,
        kind="line",
        cells=line_cells(state, context, line),
        department=sign,
        title=line.title,
        why_fixed=why,
        spoken=f"{line.code} {line.title}",
    )
    names = tuple(state.goals[goal].title for goal in goals) + tuple(s.name for s in signs)
    return Kept(
        line=line,
        depends=depends,
        order=(line.department, len(line.code), line.code),
        searched=searched_text(line, names, (sign.name, line.owner)),
        goals=goals,
        mark=state_of(state, line)[0],
        gap=gap,
        row=msgspec.structs.replace(plain, band=question or (gap.band(not why) if gap else None)),
        short_row=msgspec.structs.replace(
            _in_short(plain, gap, context.place("state")) if gap else plain, band=question
        ),
    )


def _in_short(row: Row, gap: Gap, at: int) -> Row:
    """The hint as two words in the place of the state, where many lines lack something; `at` -1: no state is shown."""
    if at < 0:
        return row
    state = Cell(gap.short, data="warning", start=gap.sentence)
    return msgspec.structs.replace(row, cells=(*row.cells[:at], state, *row.cells[at + 1 :]))
