"""Texts meant for cells of the requests grid become one command: what can be taken is taken, what not is kept beside
its cell with a sentence.

Which text is meant for which cell: requests_block.py; what a text means: requests_edit.py. What must not live here:
clipboards, keys, and on which thread it is planned: a plan reads a state and touches nothing.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Literal

import msgspec

from budget_app.domain.lines import Line, LineFields
from budget_app.domain.messages import Command, Refusal
from budget_app.domain.refusals import Reason
from budget_app.domain.requests import DraftLine, ReviseLine
from budget_app.domain.round import Round, Together
from budget_app.domain.texts import clean
from budget_app.domain.trial import Trial
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.requests_block import Wanted
from budget_app.presentation.requests_edit import Problem, read_field, retry_steps
from budget_app.presentation.requests_rows import why_fixed
from budget_app.presentation.tables import Step
from budget_app.presentation.troubles import Place, Trouble
from budget_app.presentation.undo_words import counted
from budget_app.words import _

Deed = Literal["paste_cells", "cut_cells", "clear_cells", "fill_cells"]


class Plan(msgspec.Struct, frozen=True):
    """What becomes of the cells: the one command (None where nothing changes), and by line and column what not.

    `taken`: cells that say afterwards what was meant, also those that said it before; `settled`: those of them whose
    old troubles are over; `drafted`: new lines; `why_no_lines`: why those that were meant cannot be drafted.
    """

    command: Command | None
    wanted: Wanted
    taken: int
    settled: frozenset[Place]
    troubles: dict[Place, Trouble]
    drafted: tuple[str, ...] = ()
    why_no_lines: str = ""


def planned(
    state: Round,
    person: str,
    deed: Deed,
    wanted: Wanted,
    department: str,
    new_id: Callable[[], str],
    style: NumberStyle = ENGLISH,
) -> Plan:
    """The plan for these texts; new lines are drafted for `department` (its code).

    O(cells), about 30 µs each: for thousands on a copy of the state, on another thread.
    """
    planning = _Planning(state, person, style)
    for line, cells in wanted.lines.items():
        planning.change(line, cells)
    why_no_lines = planning.why_no_lines(department) if wanted.new else ""
    for cells in () if why_no_lines else wanted.new:
        planning.draft(new_id(), department, cells)
    lost = sum(map(len, wanted.new)) if why_no_lines else 0
    taken = wanted.size - lost - len(planning.troubles)
    commands = tuple(planning.commands)
    places = {(line, column) for line, cells in wanted.lines.items() for column in cells}
    return Plan(
        command=Together(name=counted(deed, taken), commands=commands) if commands else None,
        wanted=wanted,
        taken=taken,
        settled=frozenset(places - planning.troubles.keys()),
        troubles=planning.troubles,
        drafted=tuple(planning.drafted),
        why_no_lines=why_no_lines,
    )


class _Planning:
    """Line by line: read, tried on the core's own rules, kept as a command or as a trouble."""

    def __init__(self, state: Round, person: str, style: NumberStyle) -> None:
        self._state = state
        self._person = person
        self._style = style
        self._trial = Trial(state, person)
        self._fixed: dict[tuple[str, ...], str] = {}
        self.commands: list[Command] = []
        self.troubles: dict[Place, Trouble] = {}
        self.drafted: list[str] = []

    def why_no_lines(self, department: str) -> str:
        """Why the person cannot draft a line for this department, as a sentence; "" where they can."""
        if not department:
            return _("You belong to no department. A line is drafted by the head of the one that asks.")
        refusal = Trial(self._state, self._person).why_not(DraftLine(line="try", department=department))
        return refusal_text(refusal, self._state) if refusal else ""

    def change(self, key: str, cells: Mapping[str, str]) -> None:
        """These texts for a line there is."""
        line = self._state.lines.get(key)
        if line is None:
            return
        if why := self._why_fixed(line):
            for column, typed in cells.items():
                self._refuse(key, column, Trouble(typed, why, _leave(column)))
            return
        changes, links = self._read(line, cells)
        change = self._tried(line, cells, changes)
        self.commands += ([change] if change else []) + links

    def draft(self, key: str, department: str, cells: Mapping[str, str]) -> None:
        """These texts for a line there is not yet. Refusal where the person may not draft one."""
        draft = DraftLine(line=key, department=department)
        if refusal := self._trial.why_not(draft):
            raise refusal
        blank = Line(id=key, code="", department=department)
        changes, links = self._read(blank, cells)
        change = self._tried(blank, cells, changes)
        if change:
            draft = msgspec.structs.replace(draft, fields=change.fields)
        self.commands += [draft, *links]
        self.drafted.append(key)

    def _why_fixed(self, line: Line) -> str:
        if not line.is_live:
            return refusal_text(Refusal(Reason.LINE_WITHDRAWN, line=line.code), self._state)
        if line.departments not in self._fixed:
            self._fixed[line.departments] = why_fixed(self._state, self._person, line.departments)
        return self._fixed[line.departments]

    def _read(self, line: Line, cells: Mapping[str, str]) -> tuple[dict[str, ReviseLine], list[Command]]:
        """What the texts mean: changes of fields by column, and of links."""
        changes: dict[str, ReviseLine] = {}
        links: list[Command] = []
        for column, typed in cells.items():
            read = self._read_cell(line, column, typed)
            if isinstance(read, Trouble):
                self._refuse(line.id, column, read)
            elif isinstance(read, Together):
                links += read.commands
            elif isinstance(read, ReviseLine):
                changes[column] = read
        return changes, links

    def _read_cell(self, line: Line, column: str, typed: str) -> Command | Trouble | None:
        if why := _why_untyped(column):
            return Trouble(typed, why, _leave(column))
        try:
            clean(typed)
        except Refusal as refusal:
            return Trouble(typed, refusal_text(refusal, self._state), retry_steps(column))
        read = read_field(self._state, line, column, typed, self._style)
        if isinstance(read, Problem):
            return Trouble(typed, read.text, retry_steps(column, read))
        return read

    def _tried(
        self, line: Line, cells: Mapping[str, str], changes: Mapping[str, ReviseLine]
    ) -> ReviseLine | None:
        """The changes that the rules allow together, as one; the others become troubles."""
        whole = _merged(changes.values())
        if whole is None or self._trial.why_not(whole) is None:
            return whole
        taken: dict[str, ReviseLine] = {}
        refusals: dict[str, Refusal] = {}
        # A second time round, since one that is taken may make way for another.
        for column, change in [*changes.items(), *changes.items()]:
            if column in taken:
                continue
            if refusal := self._trial.why_not(change):
                refusals[column] = refusal
            else:
                taken[column] = change
        for column in changes.keys() - taken.keys():
            words = refusal_text(refusals[column], self._state)
            self._refuse(line.id, column, Trouble(cells[column], words, retry_steps(column)))
        return _merged(taken.values())

    def _refuse(self, line: str, column: str, trouble: Trouble) -> None:
        self.troubles[line, column] = trouble


def _merged(changes: Collection[ReviseLine]) -> ReviseLine | None:
    """Several changes of one line as one; None for none."""
    if len(changes) < 2:
        return next(iter(changes), None)
    given: dict[str, object] = {}
    expected: dict[str, object] = {}
    for change in changes:
        given |= change.fields.given()
        expected |= change.expects.given() if change.expects else {}
    line = next(iter(changes)).line
    return ReviseLine(
        line=line, fields=msgspec.convert(given, LineFields), expects=msgspec.convert(expected, LineFields)
    )


def _leave(column: str) -> tuple[Step, ...]:
    """For a cell that nobody may type into."""
    return (Step(f"dismiss:{column}", _("Leave it as it was")),)


def _why_untyped(column: str) -> str:
    """Why nobody types into this column, as a sentence; "" where one does."""
    words = {
        "code": _("The code is given by Accord and stays with the line."),
        "worth": _("This is reckoned from results, weights and amounts."),
        "sponsors": _("Another department is asked to stand behind a line beside it, in Details."),
        "state": _("The state follows from what is done with the line: submit, withdraw, decide."),
    }
    return words.get(column, "")
