"""What is typed into the grid: read, judged, handed to the bridge; and what could not be taken, kept with its sentence.

All of it is kept beside the settings too until the round has it. What must not live here: how it is shown, what typed
text means (presentation/requests_edit.py), and the file (requests_drafts.py).
"""

from collections.abc import Iterable
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from budget_app.domain.lines import Line
from budget_app.domain.messages import Command
from budget_app.presentation.cell_drafts import restored
from budget_app.presentation.line_actions import why_refused
from budget_app.presentation.requests_conflict import conflict
from budget_app.presentation.requests_edit import Problem, read_field, retry_steps
from budget_app.presentation.tables import Step
from budget_app.presentation.troubles import Place, Trouble, Troubles
from budget_app.words import _
from ui.bridge import Bridge
from ui.pages.requests_drafts import DraftFile


def new_id() -> str:
    """An id that nobody else has, for a thing made here."""
    return uuid4().hex


class Typing(QObject):
    """`troubles` by line and column; `changed` says that they, or a cell's text, are to be shown anew; `came_back`
    names the cells that were typed into when the program ended last."""

    changed = Signal()
    came_back = Signal(object)

    def __init__(self, bridge: Bridge, drafts: DraftFile) -> None:
        super().__init__()
        self._bridge = bridge
        self._drafts = drafts
        self.troubles: dict[Place, Trouble] = {}
        self._begun: dict[Place, Line] = {}
        self._half: dict[Place, str] = {}  # typed, and not ended yet
        self._sent: dict[Place, tuple[str, Line]] = {}  # on its way, and the line as it was when typing began
        bridge.refused.connect(self._on_refused)
        bridge.changed.connect(self._on_changed)

    def trouble_of(self, line: str, column: str) -> Trouble | None:
        """What is wrong with what was typed in a cell."""
        return self.troubles.get((line, column))

    def begin(self, line: str, column: str) -> None:
        """Typing begins in a cell: the line as it is now is what the change will be made to."""
        if line in self._bridge.state.lines:
            self._begun[line, column] = self._bridge.state.lines[line]

    def note(self, line: str, column: str, typed: str) -> None:
        """A letter came: what stands in the field now."""
        self._half[line, column] = typed
        self._remember()

    def end(self, line: str, column: str) -> None:
        """The field is closed."""
        if self._half.pop((line, column), None) is not None:
            self._remember()

    def take(self, line: str, column: str, typed: str) -> None:
        """Read what was typed; a command goes to the bridge, anything else becomes a trouble in its row."""
        state = self._bridge.state
        if line not in state.lines:
            return
        begun = self._begun.get((line, column), state.lines[line])
        if clash := self._conflict(begun, column, typed):
            self._keep(line, column, clash)
            return
        read = read_field(state, begun, column, typed)
        if isinstance(read, Problem):
            self._keep(line, column, Trouble(typed, read.text, retry_steps(column, read)))
        elif read is not None and (why := self._why_refused(read)):
            self._keep(line, column, Trouble(typed, why, retry_steps(column)))
        else:
            self._begun.pop((line, column), None)
            self._half.pop((line, column), None)
            was = self.troubles.pop((line, column), None)
            if read is not None:
                self._sent[line, column] = (typed, begun)
                self._bridge.do(read, f"requests:{line}:{column}")
            if read is None or was:
                self._say()
            else:
                self._remember()

    def put_mine(self, line: str, column: str, typed: str) -> None:
        """Somebody else wrote here meanwhile, and this is to stand all the same."""
        self._begun.pop((line, column), None)
        self.take(line, column, typed)

    def give_up(self, line: str, column: str) -> None:
        """What was typed is not wanted any more."""
        self._begun.pop((line, column), None)
        self._half.pop((line, column), None)
        if self.troubles.pop((line, column), None):
            self._say()
        else:
            self._remember()

    def settle(self, places: Iterable[Place], troubles: Troubles) -> None:
        """A block came in: the troubles of these places are over, others begin."""
        over = [self.troubles.pop(place, None) for place in places]
        self.troubles.update(troubles)
        if troubles or any(over):
            self._say()

    def tell(self, line: str, words: str) -> None:
        """A sentence about the whole line, in its row, until it is taken away."""
        self._keep(line, "", Trouble("", words, (Step("dismiss:", _("Close")),)))

    def sit_down(self) -> None:
        """Somebody else sits here now; what they typed when the program ended last is there again."""
        drafts = self._drafts.take_over()
        for kept in (self.troubles, self._begun, self._half, self._sent):
            kept.clear()
        self.troubles.update(restored(self._bridge.state, drafts, self._why_refused))
        self._remember()
        if self.troubles:
            self.came_back.emit(frozenset(self.troubles))

    # --- keeping

    def _keep(self, line: str, column: str, trouble: Trouble) -> None:
        self._half.pop((line, column), None)
        self.troubles[line, column] = trouble
        self._say()

    def _say(self) -> None:
        self._remember()
        self.changed.emit()

    def _remember(self) -> None:
        """All that is typed and not in the round, for the next start."""
        refused = {place: trouble.typed for place, trouble in self.troubles.items()}
        sent = {place: typed for place, (typed, _begun) in self._sent.items()}
        self._drafts.keep(refused | sent | self._half)

    # --- what comes back

    def _conflict(self, begun: Line, column: str, typed: str) -> Trouble | None:
        """What somebody else wrote here since, unless it says the same."""
        state, desk = self._bridge.state, self._bridge.desk
        now = state.lines.get(begun.id)
        if now is None or now is begun or read_field(state, now, column, typed) is None:
            return None
        return conflict(state, desk.entries, desk.person, begun, column, typed)

    def _why_refused(self, command: Command) -> str:
        return why_refused(self._bridge.state, self._bridge.desk.person, command)

    def _on_changed(self, _changes: object) -> None:
        if self._sent and self._bridge.is_idle:
            self._sent.clear()
            self._remember()

    def _on_refused(self, words: str, where: str) -> None:
        page, _colon, rest = where.partition(":")
        line, _colon, column = rest.partition(":")
        if page != "requests":
            return
        typed, begun = self._sent.pop((line, column), ("", None))
        if column and begun:
            clash = self._conflict(begun, column, typed)
            self._keep(line, column, clash or Trouble(typed, words, retry_steps(column)))
        else:
            self.tell(line, words)
