"""Where the parts of the import dialog stand.

What they do together lives in dialog.py.
"""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from budget_app.words import _
from ui.importing.foot import Foot
from ui.importing.head_rows import HeadRows
from ui.importing.preview import Preview
from ui.importing.problem_list import ProblemHead, ProblemList
from ui.importing.side import Side
from ui.models.import_model import ImportModel
from ui.sizes import SMALLEST, keep_size, open_at
from ui.widgets.band import Refusal
from ui.widgets.card import band, rule
from ui.widgets.labels import Elided, text

SIZE, PAD, HEAD = (1200, 740), 16, 44
NOTHING, ROWS = 0, 1  # what the middle shows


class ImportFrame(QDialog):
    """The parts: head, side, preview with what is over and under it, foot."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.model = ImportModel()
        self.side, self.head_rows, self.foot = Side(), HeadRows(), Foot()
        self.preview, self.problems = Preview(self.model), ProblemList()
        self.refusal = Refusal()
        self.allowed = Elided("", "secondary")
        self.problem_head = ProblemHead(self.preview.heads)
        self.middle = QStackedWidget()
        self.setWindowTitle(_("Import lines"))
        self.setMinimumSize(*SMALLEST)
        open_at(self, *SIZE)
        keep_size(self, "import")
        self._lay_out()
        for part in self.findChildren(QPushButton):
            # Enter is for the field or cell one is in.
            part.setAutoDefault(False)
        for keys, do in (("F8", self.problems.go_on), ("Ctrl+Return", self.foot.all.click)):
            action = QAction(self)
            action.setShortcut(keys)
            action.triggered.connect(lambda _on=False, do=do: do())
            self.addAction(action)

    def go_to(self, row: int, place: int) -> None:
        """To a cell of the preview; to the heads of the columns where it is the sheet as a whole (row -1)."""
        if row >= 0:
            self.preview.go_to(row, place)
            self.preview.setFocus()
        else:
            self.preview.heads.setFocus()

    def go_to_guess(self) -> None:
        """To the first column whose field is guessed and not sure."""
        screen = self.model.screen
        place = next((c.place for c in screen.columns if not c.is_sure), -1) if screen else -1
        if place >= 0:
            self.preview.heads.setFocus()
            self.preview.heads.go_to(place + 1)

    def _lay_out(self) -> None:
        head = band("header", HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(PAD, 0, PAD, 0)
        row.setSpacing(12)
        row.addWidget(text(_("Import lines"), "section"))
        row.addWidget(self.allowed, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.side)
        across.addLayout(self._right(), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(rule())
        whole.addLayout(across, 1)
        whole.addWidget(self.foot)

    def _right(self) -> QVBoxLayout:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head_rows)
        column.addWidget(self.preview, 1)
        column.addWidget(self.problem_head)
        column.addWidget(self.problems)
        self.middle.addWidget(QWidget())
        self.middle.addWidget(rows)
        right = QVBoxLayout()
        right.setContentsMargins(PAD, 12, PAD, 8)
        right.setSpacing(8)
        right.addWidget(self.refusal)
        right.addWidget(self.middle, 1)
        return right
