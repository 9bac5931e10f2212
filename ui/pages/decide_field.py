"""The towers of the Decide page as one scrolled field. Only what is in view is painted.

Geometry lives in decide_layout.py, painting of a cell in decide_paint.py, mouse and keyboard in decide_towers.py.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from budget_app.presentation.decide import Group
from budget_app.words import _
from ui.pages.decide_layout import Cell, Layout, laid_out
from ui.pages.decide_paint import Marks, cell_storeys, paint_cell, paint_heading, paint_row
from ui.theme import theme_of
from ui.widgets.paint import painting


class TowerView(QAbstractScrollArea):
    """All groups of lines, with the picked one, the framed storey and amounts that are not granted yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._layout = Layout()
        self._picked = ""
        self._at = ("", "")
        self._hover = ("", "")
        self._trials: Mapping[str, int] = {}
        self._can_act = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(_("Towers: a line each, a storey per tier"))

    def show_groups(self, groups: Sequence[Group], can_act: bool) -> None:
        """Show these lines; `can_act` False: a click only picks a line."""
        self._groups, self._can_act = tuple(groups), can_act
        self._lay_out()

    def show_picked(self, line: str) -> None:
        """Mark the picked line."""
        if line != self._picked:
            self._picked = line
            if line != self._at[0]:
                self._at = (line, "")
            self._bring_into_view(line)
            self.viewport().update()

    def show_trials(self, trials: Mapping[str, int]) -> None:
        """Amounts (by line id) that are picked and not granted yet, drawn pale."""
        self._trials = dict(trials)
        self.viewport().update()

    @property
    def field(self) -> Layout:
        """Where everything stands, in px of the whole field."""
        return self._layout

    def place_of(self, line: str, tier: str) -> QPoint:
        """The middle of a storey in the viewport: where a person clicks it."""
        cell = self._layout.of(line)
        if cell is None:
            raise KeyError(line)
        top = cell.tower.bottom()
        for box in cell_storeys(cell):
            if box.storey.tier == tier:
                return QPoint(
                    round(cell.tower.center().x()), round((box.top + box.bottom) / 2) - self._offset()
                )
            top = box.top
        return QPoint(round(cell.tower.center().x()), round(top) - self._offset())

    def sizeHint(self) -> QSize:
        """A page's worth."""
        return QSize(752, 520)

    def minimumSizeHint(self) -> QSize:
        """A row of towers."""
        return QSize(320, 160)

    # --- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in view."""
        offset, view = self._offset(), self.viewport()
        area = QRectF(event.rect()).translated(0, offset)
        with painting(view) as painter:
            painter.fillRect(event.rect(), theme_of().colour("surface"))
            painter.translate(0, -offset)
            for heading in self._layout.headings:
                if area.top() - 20 <= heading.middle <= area.bottom() + 20:
                    paint_heading(painter, heading)
            for row in self._layout.rows:
                if row.bottom < area.top() or row.top > area.bottom():
                    continue
                picked = [cell for cell in row.cells if cell.line.id == self._picked]
                for cell in picked:
                    paint_cell(painter, cell, self._marks(cell))
                paint_row(painter, row)
                for cell in row.cells:
                    if cell not in picked:
                        paint_cell(painter, cell, self._marks(cell))

    def _marks(self, cell: Cell) -> Marks:
        line = cell.line.id
        focused = self.hasFocus() and line == self._at[0]
        hovered = self._hover[1] if line == self._hover[0] else ""
        framed = self._at[1] if focused and self._at[1] else hovered
        trial = self._trials.get(line)
        return Marks(
            picked=line == self._picked,
            trial=None if trial == cell.line.granted else trial,
            tier="" if cell.size == "small" else framed,
            has_focus=focused,
        )

    def _lay_out(self) -> None:
        view = self.viewport().size()
        self._layout = laid_out(self._groups, view.width(), view.height())
        most = max(round(self._layout.height) - view.height(), 0)
        bar = self.verticalScrollBar()
        bar.setRange(0, most)
        bar.setPageStep(view.height())
        bar.setSingleStep(24)
        self.viewport().update()

    def _offset(self) -> int:
        return self.verticalScrollBar().value()

    def _bring_into_view(self, line: str) -> None:
        cell = self._layout.of(line)
        if cell is None:
            return
        top, bottom, bar = round(cell.column.top()), round(cell.column.bottom()), self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(top - 4)
        elif bottom > bar.value() + self.viewport().height():
            bar.setValue(bottom + 4 - self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Towers take the room there is."""
        super().resizeEvent(event)
        self._lay_out()
