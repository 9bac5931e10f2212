"""The summary that preview, print dialog and saving share: made in the background, from one state, on one paper.

What the summary says lives in budget_app/summary. No widget lives here.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from budget_app.domain.round import Round
from budget_app.history.port import Entry
from budget_app.summary.paper import SHEETS, Paper, Sheet
from ui.background import Background
from ui.bridge import Bridge

if TYPE_CHECKING:
    from budget_app.summary.pdf import Summary


class Document(QObject):
    """`summary` is None until the first one is made; `changed` says that it is another one, or is being made."""

    changed = Signal()

    def __init__(self, bridge: Bridge, background: Background, paper: Paper, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._background = bridge, background
        self._state, self._last = bridge.state, bridge.desk.entries[-1]
        self.paper: Paper = paper
        self.summary: Summary | None = None
        self.is_making = False

    @property
    def sheet(self) -> Sheet:
        """The size of the paper."""
        return SHEETS[self.paper]

    @property
    def last(self) -> Entry:
        """The entry up to which the round is in it."""
        return self._last

    @property
    def newest(self) -> int:
        """The number of the round's newest entry."""
        return self._bridge.desk.head.seq

    def show_newest(self) -> None:
        """Make it from the round as it stands now; nothing where that is what it is made from already."""
        if self.newest != self._last.seq:
            self._state, self._last = self._bridge.state, self._bridge.desk.entries[-1]
        elif self.summary or self.is_making:
            return
        self._make()

    def set_paper(self, paper: Paper) -> None:
        """The same state on another paper."""
        if paper != self.paper:
            self.paper = paper
            self._make()

    def _make(self) -> None:
        self.is_making = True
        self._background.run("print/make", _made, self._state, self._last, self.paper, then=self._take)
        self.changed.emit()

    def _take(self, summary: "Summary") -> None:
        self.is_making, self.summary = False, summary
        self.changed.emit()


def _made(state: Round, last: Entry, paper: Paper) -> "Summary":
    """Runs on a worker thread."""
    from budget_app.summary.pdf import make_summary  # late: brings in matplotlib and typst

    return make_summary(state, last, paper)
