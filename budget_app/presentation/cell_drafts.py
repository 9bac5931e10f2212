"""What was typed into cells and is not in the round yet, as one small text that outlives the program.

Half-typed cells, refused ones and those whose command was still on its way. What must not live here: files, and when
it is written.
"""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from budget_app.domain.decision import Decision
from budget_app.domain.messages import Command
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.requests_columns import columns
from budget_app.presentation.requests_edit import Problem, read_field, retry_steps
from budget_app.presentation.tables import Step
from budget_app.presentation.troubles import Place, Trouble
from budget_app.words import _

# A file that holds more was not written by the grid.
MOST = 200_000


class CellDraft(msgspec.Struct, frozen=True):
    """The text typed into a cell: the line's id, the column's, the text."""

    line: str
    column: str
    typed: str


def written(typed: Mapping[Place, str]) -> bytes:
    """The texts by place, for a file; empty where there is none."""
    drafts = [CellDraft(line, column, text) for (line, column), text in typed.items() if column]
    return msgspec.json.encode(drafts) if drafts else b""


def read(data: bytes) -> tuple[CellDraft, ...]:
    """The drafts in such a file; none where it cannot be read."""
    try:
        return tuple(msgspec.json.decode(data, type=list[CellDraft])[:MOST]) if data else ()
    except msgspec.DecodeError:
        return ()


def restored(
    state: Decision,
    drafts: Iterable[CellDraft],
    why_refused: Callable[[Command], str],
    style: NumberStyle = ENGLISH,
) -> dict[Place, Trouble]:
    """What becomes of drafts when the program is there again: each stands in its cell with why, and what to do.

    What stands in the round already, lines and columns that are gone, are passed over. Nothing is taken without the
    person's word. O(drafts).
    """
    known = {column.id for column in columns() if column.typed}
    troubles: dict[Place, Trouble] = {}
    for draft in drafts:
        line = state.lines.get(draft.line)
        if line is None or draft.column not in known:
            continue
        read = read_field(state, line, draft.column, draft.typed, style)
        if isinstance(read, Problem):
            trouble = Trouble(draft.typed, read.text, retry_steps(draft.column, read))
        elif read is None:
            continue
        elif why := why_refused(read):
            trouble = Trouble(draft.typed, why, retry_steps(draft.column))
        else:
            trouble = _half_typed(draft)
        troubles[draft.line, draft.column] = trouble
    return troubles


def _half_typed(draft: CellDraft) -> Trouble:
    words = _("This was typed when Accord ended and is not in the round yet.")
    steps = (
        Step(f"use:{draft.column}:{draft.typed}", _("Take it")),
        Step(f"dismiss:{draft.column}", _("Leave it as it was")),
    )
    return Trouble(draft.typed, words, steps)
