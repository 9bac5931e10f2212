"""What stands beside the grid of Requests: the inspector of the picked line, or that of the picked goal.

What must not live here: what they show.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from budget_app.cli.desks import now
from budget_app.presentation.places import Part
from ui.background import Background
from ui.bridge import Bridge
from ui.inspector.goal_panel import GoalPanel
from ui.inspector.inspector import NARROW, NARROWEST, WIDE, Inspector
from ui.inspector.talking import TABS
from ui.reading import Reading
from ui.selection import Selection


class RequestsSide(QWidget):
    """One of the two is in view, or none. `reading`: how far the person has read the threads."""

    def __init__(
        self,
        bridge: Bridge,
        selection: Selection,
        background: Background,
        reading: Reading | None,
        picked: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__()
        reading = reading or Reading(bridge, parent=self)
        self.inspector = Inspector(bridge, selection, now, background, reading, picked)
        self._make_goal = lambda: GoalPanel(bridge, selection, now, reading, self)
        self._goal: GoalPanel | None = None
        self._width = NARROW
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.inspector)
        selection.goal_picked.connect(lambda goal: self.goal if goal else None)

    @property
    def goal(self) -> GoalPanel:
        """The inspector of goals, made when one is picked first: the first page does not wait for it."""
        if self._goal is None:
            self._goal = self._make_goal()
            self._goal.setFixedWidth(self._width)
            self._row.addWidget(self._goal)
        return self._goal

    def refresh(self) -> None:
        """Show what is picked as it stands."""
        self.inspector.refresh()
        if self._goal:
            self._goal.refresh()

    def show_part(self, part: Part, post: str = "") -> None:
        """Details, thread (and a post of it) or history of the picked line."""
        tabs = self.inspector.tabs
        tabs.setCurrentIndex(TABS.index(part) if part else tabs.currentIndex())
        self.inspector.talk.come_to(post)

    def widen(self, wide: bool, roomy: bool) -> None:
        """A wide page has a wide inspector, a narrow one a narrow one."""
        self._width = WIDE if wide else NARROW if roomy else NARROWEST
        for panel in (self.inspector, self._goal):
            if panel:
                panel.setFixedWidth(self._width)
