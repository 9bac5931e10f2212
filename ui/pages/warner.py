"""Brings the warnings to the Requests page: marks, the count in the head, bands, and what their steps do.

What must not live here: what is odd, painting.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from budget_app.domain.messages import Command
from budget_app.presentation.joint_line import pair_of
from budget_app.presentation.warned import LineWarning, count_text
from budget_app.words import _
from ui.background import Background
from ui.bridge import Bridge
from ui.inspector.inspector import Inspector
from ui.pages.requests_grid import RequestsGrid
from ui.pages.requests_head import RequestsHead
from ui.pages.requests_sheet import RequestsSheet
from ui.pages.warning_bands import WarningBands
from ui.pages.warning_pair import PairDialog
from ui.pages.warning_watch import Watch
from ui.selection import Selection
from ui.widgets.buttons import button

MOST = 20


class Warner(QObject):
    """Of one page; `changed` when the marks of its lines may be others."""

    changed = Signal()

    def __init__(self, page: QWidget, bridge: Bridge, background: Background, selection: Selection) -> None:
        super().__init__(page)
        self._page = page
        self._bridge = bridge
        self._selection = selection
        self._grid: RequestsGrid | None = None
        self.watch = Watch(bridge, background, self)
        self.count = button("", "plain", "warning", on_click=self._open_list)
        self.count.hide()
        self.line_bands = WarningBands((0, 0, 0, 8))
        self.department_bands = WarningBands((16, 0, 16, 8))
        self.pair: PairDialog | None = None
        self._marks: dict[str, str] = {}
        for bands in (self.line_bands, self.department_bands):
            bands.stepped.connect(self._take_step)
            bands.dismissed.connect(self.watch.dismiss)
        self.watch.changed.connect(self._show)
        selection.picked.connect(lambda _line: self._show_line())
        bridge.changed.connect(lambda _changes: self.watch.look())
        bridge.person_changed.connect(self.watch.look)

    def place(
        self, grid: RequestsGrid, head: RequestsHead, sheet: RequestsSheet, inspector: Inspector
    ) -> None:
        """Where the lines are, and where the count and the bands stand."""
        self._grid = grid
        grid.viewport().installEventFilter(self)
        head.add_control(self.count)
        sheet.add_band(self.department_bands)
        inspector.details.add_band(self.line_bands)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first look, once the lines have been painted: what compares words can wait until then."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.watch.look)
        return False

    @property
    def marks(self) -> dict[str, str]:
        """What stands in the tooltip of a line's mark, by line."""
        return self._marks

    def _show(self) -> None:
        every = self.watch.warnings.every()
        self.count.setText(count_text(len(every)))
        self.count.setAccessibleName(self.count.text())
        self.count.setToolTip(_("What is odd about these lines, one after the other"))
        self.count.setVisible(bool(every))
        of_departments = self.watch.warnings.by_department.values()
        self.department_bands.show_warnings([each for some in of_departments for each in some])
        self._show_line()
        if self.watch.marks != self._marks:
            self._marks = self.watch.marks
            self.changed.emit()

    def _show_line(self) -> None:
        self.line_bands.show_warnings(self.watch.warnings.by_line.get(self._selection.line, ()))

    def _open_list(self) -> None:
        """The warnings as a menu: one goes where it is mended."""
        every = self.watch.warnings.every()
        menu = QMenu(self._page)
        menu.setToolTipsVisible(True)
        for warning in every[:MOST]:
            words = warning.short
            if warning.line:
                line = self._bridge.state.lines[warning.line]
                words = f"{line.code}  {warning.short}"
            action = QAction(words.replace("&", "&&"), menu)
            action.setToolTip(warning.sentence)
            action.triggered.connect(lambda _on=False, warning=warning: self._go_to(warning))
            menu.addAction(action)
        if len(every) > MOST:
            rest = menu.addAction(_("and {n} more").format(n=f"{len(every) - MOST:,}"))
            rest.setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.count.mapToGlobal(QPoint(0, self.count.height() + 2)))

    def _go_to(self, warning: LineWarning) -> None:
        if warning.line and self._grid:
            column = warning.field if warning.field in ("goals", "minimum") else "title"
            self._selection.pick(warning.line)
            self._grid.go_to(warning.line, column)
            self._grid.setFocus()
        else:
            self._take_step(warning)

    def _take_step(self, warning: LineWarning) -> None:
        verb, _colon, rest = warning.step.id.partition(":")
        if verb == "compare":
            self._compare(warning)
        elif self._grid:
            self._grid.setFocus()
            if rest in self._bridge.state.lines:
                self._selection.pick(rest)
            else:
                self._grid.step_taken.emit(warning.line, warning.step.id)

    def _compare(self, warning: LineWarning) -> None:
        lines = self._bridge.state.lines
        pair = pair_of(
            self._bridge.state, self._bridge.desk.person, lines[warning.line], lines[warning.other]
        )
        self.pair = PairDialog(pair, self._page)
        self.pair.joined.connect(self._join)
        self.pair.dismissed.connect(lambda: self.watch.dismiss(warning))
        self.pair.opened.connect(self._selection.pick)
        self.pair.open()

    def _join(self, command: Command) -> None:
        self._bridge.do(command, f"requests:{self._selection.line}:")
