"""What somebody is about to grant on the Decide page: picks that wait for a reason, and the way to a command.

It knows no widget; the words and rules are presentation's and the domain's.
"""

from PySide6.QtCore import QObject, Signal

from budget_app.domain import queries
from budget_app.domain.decision import Allocate, Allocated, ClearAllocation, granted_amount
from budget_app.domain.follow_up import DecisionRevised
from budget_app.domain.permissions import why_not
from budget_app.presentation.decide_pick import Mode, Pick, command_for, missing_reason, other_amount
from budget_app.seen import Changes
from ui.bridge import Bridge

WHERE = "decide"


class Picks(QObject):
    """Picks by line id. `changed` when one came, went or was refused; `reason_wanted` when one waits for words."""

    changed = Signal()
    reason_wanted = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.waiting: dict[str, Pick] = {}
        self.refused: dict[str, str] = {}
        self.fresh: set[str] = set()
        bridge.refused.connect(self._take_refusal)

    @property
    def mode(self) -> Mode:
        """Decide, revise after the signatures, or only read."""
        state, person = self._bridge.state, self._bridge.desk.person
        if why_not(state, person, Allocated) is None:
            return "decide"
        return "revise" if why_not(state, person, DecisionRevised) is None else "read"

    def trials(self) -> dict[str, int]:
        """The picked amounts that are not granted yet, by line id."""
        return {line: pick.amount for line, pick in self.waiting.items()}

    def ask(self, line_id: str, key: str) -> None:
        """A click: a tier, "none" or "undecided". The ask or more is granted at once; less waits for its reason."""
        line = self._bridge.state.lines[line_id]
        if self.mode == "read":
            return
        if key == "undecided":
            self.take_back(line_id)
        elif key == "none" or key in line.tiers:
            self._pick(line_id, Pick.of(line, key))

    def type_amount(self, line_id: str, text: str) -> None:
        """Another amount was typed; what is not one is refused beside the field."""
        line = self._bridge.state.lines[line_id]
        read = other_amount(self._bridge.state, line, text)
        if isinstance(read, Pick):
            self._pick(line_id, read)
        else:
            self.refused[line_id] = read
            self.changed.emit()

    def type_reason(self, line_id: str, text: str) -> None:
        """Another reason for what is granted already."""
        now = self._bridge.state.allocations.get(line_id)
        if now and self.mode == "decide":
            amount = None if now.level or not now.amount else now.amount
            self._bridge.do(
                Allocate(line=line_id, level=now.level, amount=amount, reason=text.strip()),
                f"{WHERE}/{line_id}",
            )

    def send(self, line_id: str, reason: str) -> bool:
        """Grant what is picked; not without the reason it needs. Whether it was sent."""
        pick, line = self.waiting.get(line_id), self._bridge.state.lines[line_id]
        if pick is None or missing_reason(self.mode, line, pick, reason):
            return False
        self.refused.pop(line_id, None)
        self._bridge.do(command_for(self.mode, line_id, pick, reason), f"{WHERE}/{line_id}")
        return True

    def take_back(self, line_id: str) -> None:
        """No pick any more, and where something is granted, undecided again."""
        waiting = self.waiting.pop(line_id, None)
        self.refused.pop(line_id, None)
        if self.mode == "decide" and line_id in self._bridge.state.allocations and waiting is None:
            self._bridge.do(ClearAllocation(line=line_id), f"{WHERE}/{line_id}")
        self.changed.emit()

    def forget(self) -> None:
        """Another person, another page: nothing waits."""
        self.waiting.clear()
        self.refused.clear()
        self.fresh.clear()

    def take_in(self, changes: Changes | None) -> None:
        """What came into the history is no pick any more; lines decided one by one stay where they are."""
        if changes is None:
            return
        decided: dict[str, list[str]] = {}
        for entry in changes.entries:
            if entry.kind in (Allocated.kind, DecisionRevised.kind):
                decided.setdefault(entry.command_id, []).append(entry.subject)
                self.waiting.pop(entry.subject, None)
                self.refused.pop(entry.subject, None)
        if self.mode == "decide":
            self.fresh.update(lines[0] for lines in decided.values() if len(lines) == 1)
        else:
            self.fresh.clear()

    def _pick(self, line_id: str, pick: Pick) -> None:
        line = self._bridge.state.lines[line_id]
        self.refused.pop(line_id, None)
        self.waiting[line_id] = pick
        if granted_amount(self._bridge.state, line_id) == pick.amount >= queries.asked(line):
            self.waiting.pop(line_id)  # it is granted already
        elif self.mode == "decide" and pick.amount >= queries.asked(line):
            self.send(line_id, "")
        else:
            self.reason_wanted.emit(line_id)
        self.changed.emit()

    def _take_refusal(self, words: str, where: str) -> None:
        place, _sep, line_id = where.partition("/")
        if place == WHERE and line_id in self._bridge.state.lines:
            self.refused[line_id] = words
            self.waiting.pop(line_id, None)
            self.changed.emit()
