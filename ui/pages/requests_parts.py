"""What the Requests page shows in its middle: the lines, or the points that are given to them.

What must not live here: either of the two.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from ui.bridge import Bridge
from ui.selection import Selection

if TYPE_CHECKING:
    from ui.pages.points_panel import PointsPanel


class RequestsParts(QStackedWidget):
    """The lines are there from the start, the points once somebody asked for them by `button`."""

    def __init__(self, lines: QWidget, button: QPushButton, bridge: Bridge, selection: Selection) -> None:
        super().__init__()
        button.clicked.connect(lambda _on=False: self.show_points())
        self._lines = lines
        self._bridge = bridge
        self._selection = selection
        self.points: PointsPanel | None = None
        self.addWidget(lines)

    def take_keys(self) -> bool:
        """Give the keys to the points, where they are shown; False where the lines are."""
        if self.points and self.currentWidget() is self.points:
            self.points.take_keys()
            return True
        return False

    def show_points(self) -> None:
        """Show the points in the place of the lines."""
        if self.points is None:
            from ui.pages.points_panel import PointsPanel  # late: not everybody gives points

            self.points = PointsPanel(self._bridge, self._selection)
            self.points.switch.chosen.connect(lambda _part: self.show_lines())
            self.addWidget(self.points)
        self.points.switch.choose("points")
        self.setCurrentWidget(self.points)
        self.points.take_keys()

    def show_lines(self) -> None:
        """Show the lines again."""
        self.setCurrentWidget(self._lines)
