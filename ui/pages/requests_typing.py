"""What is typed into the grid: read, judged, handed to the bridge; and what could not be taken, kept with its sentence.

What must not live here: how it is shown, and what typed text means (presentation/requests_edit.py).
"""

from collections.abc import Iterable
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from budget_app.domain.lines import Line
from budget_app.presentation.line_actions import why_refused
from budget_app.presentation.requests_edit import Problem, read_field, retry_steps
from budget_app.presentation.requests_table import Trouble, Troubles
from budget_app.presentation.tables import Step
from budget_app.words import _
from ui.bridge import Bridge


def new_id() -> str:
    """An id that nobody else has, for a thing made here."""
    return uuid4().hex


class Typing(QObject):
    """`troubles` by line and column; `changed` says that they, or a cell's text, are to be shown anew."""

    changed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.troubles: dict[tuple[str, str], Trouble] = {}
        self._begun: dict[tuple[str, str], Line] = {}
        self._sent: dict[tuple[str, str], str] = {}
        bridge.refused.connect(self._on_refused)

    def trouble_of(self, line: str, column: str) -> Trouble | None:
        """What is wrong with what was typed in a cell."""
        return self.troubles.get((line, column))

    def begin(self, line: str, column: str) -> None:
        """Typing begins in a cell: the line as it is now is what the change will be made to."""
        if line in self._bridge.state.lines:
            self._begun[line, column] = self._bridge.state.lines[line]

    def take(self, line: str, column: str, typed: str) -> None:
        """Read what was typed; a command goes to the bridge, anything else becomes a trouble in its row."""
        state = self._bridge.state
        if line not in state.lines:
            return
        read = read_field(state, self._begun.get((line, column), state.lines[line]), column, typed)
        if isinstance(read, Problem):
            self._keep(line, column, Trouble(typed, read.text, retry_steps(column, read)))
        elif read is not None and (why := why_refused(state, self._bridge.desk.person, read)):
            self._keep(line, column, Trouble(typed, why, retry_steps(column)))
        else:
            self._begun.pop((line, column), None)
            was = self.troubles.pop((line, column), None)
            if read is None or was:
                self.changed.emit()
            if read is not None:
                self._sent[line, column] = typed
                self._bridge.do(read, f"requests:{line}:{column}")

    def give_up(self, line: str, column: str) -> None:
        """What was typed is not wanted any more."""
        self._begun.pop((line, column), None)
        if self.troubles.pop((line, column), None):
            self.changed.emit()

    def settle(self, places: Iterable[tuple[str, str]], troubles: Troubles) -> None:
        """A block came in: the troubles of these places are over, others begin."""
        over = [self.troubles.pop(place, None) for place in places]
        self.troubles.update(troubles)
        if troubles or any(over):
            self.changed.emit()

    def tell(self, line: str, words: str) -> None:
        """A sentence about the whole line, in its row, until it is taken away."""
        self._keep(line, "", Trouble("", words, (Step("dismiss:", _("Close")),)))

    def forget(self) -> None:
        """Somebody else sits here now."""
        self.troubles.clear()
        self._begun.clear()
        self._sent.clear()

    def _keep(self, line: str, column: str, trouble: Trouble) -> None:
        self.troubles[line, column] = trouble
        self.changed.emit()

    def _on_refused(self, words: str, where: str) -> None:
        page, _colon, rest = where.partition(":")
        line, _colon, column = rest.partition(":")
        if page != "requests":
            return
        typed = self._sent.pop((line, column), "")
        if column and typed:
            self._keep(line, column, Trouble(typed, words, retry_steps(column)))
        else:
            self.tell(line, words)
