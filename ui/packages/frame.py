"""Where the parts of the dialog for packages stand.

What they do together lives in dialog.py.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from budget_app.exchange.bring_in import Incoming
from budget_app.exchange.bring_in_rows import Row
from budget_app.exchange.bring_in_table import preview_table
from budget_app.exchange.bring_in_words import finding, heading
from budget_app.presentation.tables import Table
from budget_app.words import _
from ui.models.table_model import TableModel
from ui.packages.conflicts import Conflicts
from ui.widgets.band import Refusal
from ui.widgets.buttons import button
from ui.widgets.card import band, rule
from ui.widgets.labels import Elided, set_tone, text

SMALLEST, SIZE, PAD, HEAD, FOOT, LINE = (900, 560), (1180, 700), 16, 44, 56, 28


class PackageList(QWidget):
    """Whose packages they are and what comes of each; `dropped`: one is not to come in after all."""

    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[QWidget] = []
        self._shown: list[tuple[str, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_packages(self, packages: Sequence[tuple[Incoming, tuple[Row, ...]]]) -> None:
        """Other packages, or another finding of the same ones."""
        shown = [(incoming.pack.id, finding(incoming, rows)) for incoming, rows in packages]
        if shown == self._shown:
            return  # the keys stay where they are
        self._shown = shown
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(incoming, rows) for incoming, rows in packages]
        for row in self._rows:
            self._column.addWidget(row)

    @property
    def findings(self) -> list[str]:
        """What comes of each package."""
        return [words for _package, words in self._shown]

    def _row(self, incoming: Incoming, rows: tuple[Row, ...]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        found = Elided(finding(incoming, rows), "secondary")
        if incoming.why:
            set_tone(found, "bad")
        name = heading(incoming)
        line.addWidget(text(name, "strong"))
        line.addWidget(found, 1)
        drop = button(
            _("Leave out this package"), "quiet", "close", name=_("Leave out: {name}").format(name=name)
        )
        drop.clicked.connect(lambda: self.dropped.emit(incoming.pack.id))
        line.addWidget(drop)
        return row


class BringInFrame(QDialog):
    """The parts: packages, conflicts, the preview, the foot."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Bring in packages"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.packages, self.conflicts, self.refusal = PackageList(), Conflicts(), Refusal()
        self.model = TableModel(preview_table(()))
        self.preview = _preview(self.model)
        self.why = Elided("", "secondary")
        self.add = button(_("Add packages…"))
        self.cancel = button(_("Cancel"))
        self.bring = button(_("Bring in"), "primary")
        self._lay_out()
        for part in self.findChildren(QPushButton):
            # Enter is for the field or row one is in.
            part.setAutoDefault(False)

    def show_table(self, table: Table) -> None:
        """Another preview."""
        self.model.show(table)
        for n, column in enumerate(table.columns):
            if column.width:
                self.preview.setColumnWidth(n, column.width)

    def _lay_out(self) -> None:
        head = band("header", HEAD)
        line = QHBoxLayout(head)
        line.setContentsMargins(PAD, 0, PAD, 0)
        line.setSpacing(12)
        line.addWidget(text(_("Bring in packages"), "section"))
        told = _("What comes in is marked as brought in until the head of its department confirms it.")
        line.addWidget(Elided(told, "secondary"), 1)
        middle = QVBoxLayout()
        middle.setContentsMargins(PAD, 12, PAD, 8)
        middle.setSpacing(12)
        for part in (self.refusal, self.packages, self.conflicts):
            middle.addWidget(part)
        middle.addWidget(self.preview, 1)
        foot = band("signoff", FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(PAD, 0, PAD, 0)
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.why, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.bring)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(rule())
        whole.addLayout(middle, 1)
        whole.addWidget(foot)


def _preview(model: TableModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(_("What the packages would do"))
    rows, heads = view.verticalHeader(), view.horizontalHeader()
    rows.hide()
    rows.setDefaultSectionSize(LINE)
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    heads.setStretchLastSection(True)
    heads.setHighlightSections(False)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return view
