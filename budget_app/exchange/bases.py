"""From which state of the round a sheet was written, so that what the sheet changed can be told from what changed here.

Each row of an export says it in a column of its own: "entry 412 3fa2b1c09d8e". What differs lives in differences.py.
"""

import re
from collections.abc import Sequence

from budget_app.desk import CODEC
from budget_app.domain.lines import Line
from budget_app.domain.round import Round
from budget_app.history.port import Entry
from budget_app.history.replay import replay

_DIGITS = 12
_SAID = re.compile(rf"entry (\d{{1,9}}) ([0-9a-f]{{{_DIGITS}}})")


def as_of(entry: Entry) -> str:
    """What a row says that was written after this entry of the history."""
    return f"entry {entry.seq} {entry.hash[:_DIGITS]}"


class Bases:
    """The states of a round that sheets may come from; `entries` is its history from the first on.

    Making it costs nothing, a state the replay of the history up to it, once.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._states: dict[int, Round] = {}

    def line(self, said: str, line: str) -> Line | None:
        """The line as it was where the row says so; None where the row says nothing that this history holds."""
        seq = self.seq(said)
        return self._state(seq).lines.get(line) if seq else None

    def lines(self, said: str) -> set[str]:
        """The ids of all lines that there were then."""
        seq = self.seq(said)
        return {key for key, line in self._state(seq).lines.items() if line.is_live} if seq else set()

    def seq(self, said: str) -> int:
        """Which entry the row names; 0 where it names none of this history."""
        found = _SAID.fullmatch(" ".join(said.split()))
        if found is None or not 0 < int(found[1]) <= len(self._entries):
            return 0
        entry = self._entries[int(found[1]) - 1]
        return entry.seq if entry.hash.startswith(found[2]) else 0

    def is_foreign(self, said: str) -> bool:
        """Whether the row names a state that this history has not."""
        return bool(self._entries) and _is_said(said) and not self.seq(said)

    def who(self, said: str, line: str, field: str) -> str:
        """The id of the person who changed a field of a line last since then; "" where nobody did."""
        since = self._entries[self.seq(said) :]
        about = [
            entry.actor for entry in since if entry.subject == line and f'"{field}"' in (entry.body or "")
        ]
        return about[-1] if about else ""

    def _state(self, seq: int) -> Round:
        if seq not in self._states:
            state = Round()
            for _step in replay(state, self._entries[:seq], CODEC, self._entries[0].round):
                pass
            self._states[seq] = state
        return self._states[seq]


def _is_said(said: str) -> bool:
    return _SAID.fullmatch(" ".join(said.split())) is not None
