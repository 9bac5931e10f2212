"""What stands above and below the pages of the preview: finding, zoom, paper and the ways on; page and origin.

What the buttons do lives in preview.py.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from budget_app.presentation.print_words import page_text
from budget_app.summary.paper import SHEETS, Paper
from budget_app.words import _
from ui.printing.zoom import Zoom
from ui.widgets.buttons import button, disable
from ui.widgets.labels import Elided, text
from ui.widgets.segmented import SegmentedControl

FOOT = 32


def paper_control() -> SegmentedControl:
    """A4 or Letter."""
    return SegmentedControl([(paper, sheet.media) for paper, sheet in SHEETS.items()], _("Paper"))


class Head(QFrame):
    """Two lines: title, finding, save and print; zoom and paper."""

    zoom_wanted = Signal(str)  # width, page, full
    step_wanted = Signal(bool)  # True: larger
    paper_wanted = Signal(str)
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = Elided("", "secondary")
        self.save = button(_("Save as PDF…"), on_click=self.save_wanted.emit)
        self.print = button(_("Print…"), "primary", "printer", self.print_wanted.emit)
        self.zoom = SegmentedControl(
            [("width", _("Fit width")), ("page", _("Whole page")), ("full", _("100 %"))], _("Zoom")
        )
        self.percent = text("", "secondary")
        self.paper = paper_control()
        self.zoom.chosen.connect(self.zoom_wanted)
        self.paper.chosen.connect(self.paper_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._first())
        column.addLayout(self._second())

    def _first(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(text(_("Summary"), "title"))
        row.addSpacing(4)
        row.addWidget(self.finding, 1)
        row.addWidget(self.save)
        row.addWidget(self.print)
        return row

    def _second(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.zoom)
        row.addWidget(button(_("Smaller (Ctrl+−)"), "quiet", "minus", lambda: self.step_wanted.emit(False)))
        row.addWidget(self.percent)
        row.addWidget(button(_("Larger (Ctrl++)"), "quiet", "plus", lambda: self.step_wanted.emit(True)))
        row.addStretch(1)
        row.addWidget(text(_("Paper"), "secondary"))
        row.addWidget(self.paper)
        return row

    def show_summary(self, finding: str, is_making: bool) -> None:
        """What the summary found; that it is being made."""
        self.finding.setText(_("Making the summary …") if is_making else finding)
        why = _("The summary is being made.") if is_making else ""
        disable(self.print, why)
        disable(self.save, why)

    def show_zoom(self, zoom: Zoom, scale: float) -> None:
        """How large pages are."""
        self.percent.setText(_("{n} %").format(n=round(scale * 100)))
        if zoom.how == "free" and zoom.scale != 1:
            self.zoom.clear()
        else:
            self.zoom.choose("full" if zoom.how == "free" else zoom.how)

    def show_paper(self, paper: Paper) -> None:
        """Which paper it is on."""
        self.paper.choose(paper)


class Foot(QFrame):
    """Page n of m with the ways to its neighbours; from which state the summary is."""

    page_wanted = Signal(int)  # one further or one back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "status")
        self.setFixedHeight(FOOT)
        self.page = text("", "small")
        self.origin = Elided("", "small")
        self.origin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._back = button(_("Page before"), "quiet", "chevron-up", lambda: self.page_wanted.emit(-1))
        self._on = button(_("Next page"), "quiet", "chevron-down", lambda: self.page_wanted.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(4)
        row.addWidget(self._back)
        row.addWidget(self._on)
        row.addSpacing(4)
        row.addWidget(self.page)
        row.addStretch(1)
        row.addWidget(self.origin, 8)

    def show_page(self, page: int, count: int) -> None:
        """Where one is."""
        self.page.setText(page_text(page, count) if count else "")
        disable(self._back, _("This is the first page.") if page <= 1 else "")
        disable(self._on, _("This is the last page.") if page >= count else "")

    def show_origin(self, words: str) -> None:
        """From which state."""
        self.origin.setText(words)
