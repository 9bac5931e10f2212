"""The print dialog: printer, pages, copies, paper; then how far it is, and what went wrong.

What pages are meant lives in presentation/page_range.py, the way to the printer in job.py.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from budget_app.presentation.page_range import NoPages, read_pages
from budget_app.presentation.print_words import no_printer_text
from budget_app.words import _, _n
from ui.background import Background
from ui.printing.document import Document
from ui.printing.job import Job, MakePrinter
from ui.printing.preview_bars import paper_control
from ui.printing.printers import Order, Printers, find_printers
from ui.widgets.band import Hint, Refusal
from ui.widgets.buttons import button, disable
from ui.widgets.labels import set_look, text

WIDTH = 460
MOST_COPIES = 999


class PrintDialog(QDialog):
    """Prints what the document holds. Enter prints, Escape cancels, also what is under way."""

    paper_wanted = Signal(str)
    save_wanted = Signal()
    printed = Signal(str)

    def __init__(
        self,
        document: Document,
        background: Background,
        title: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document, self._background, self._title = document, background, title
        self.make_printer: MakePrinter | None = None
        self._printers: Printers | None = None
        self._job: Job | None = None
        self.setWindowTitle(_("Print the summary"))
        self.printer, self.pages, self.copies = QComboBox(), QLineEdit(), QSpinBox()
        self.paper = paper_control()
        self.hint, self.refusal = Hint(), Refusal()
        self.how_far, self.bar = text("", "secondary"), QProgressBar()
        self.cancel = button(_("Cancel"), on_click=self.reject)
        self.save = button(_("Save as PDF…"), "primary", on_click=self._save_instead)
        self.go = button(_("Print"), "primary", on_click=self.print)
        self._lay_out()
        self._connect()
        self._show()

    def open(self) -> None:
        """Ask anew: a printer may have been set up meanwhile."""
        self._printers = None
        self._refuse("")
        self._show()
        self._background.run("print/printers", find_printers, then=self._found)
        super().open()
        self.pages.setFocus()

    # --- making

    def _lay_out(self) -> None:
        self.setFixedWidth(WIDTH)
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setFixedWidth(80)
        line = self.copies.lineEdit()
        assert line is not None
        line.setTextMargins(8, 0, 8, 0)
        self.printer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._form = QWidget()
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field in (
            (_("Printer"), self.printer),
            (_("Pages"), self.pages),
            (_("Copies"), self.copies),
            (_("Paper"), self.paper),
        ):
            field.setAccessibleName(words)
            label = text(words, "secondary")
            label.setBuddy(field)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(text(_("Print the summary"), "section"))
        column.addWidget(self._form)
        for part in (self.hint, self.refusal, self.how_far, self.bar):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for part in (self.cancel, self.save, self.go):
            buttons.addWidget(part)
        column.addLayout(buttons)
        self.go.setDefault(True)

    def _connect(self) -> None:
        self._document.changed.connect(self._show)
        self.pages.textEdited.connect(lambda _text: self._refuse(""))
        self.paper.chosen.connect(self.paper_wanted)
        self.refusal.stepped.connect(self._save_instead)

    # --- what is shown

    def _show(self) -> None:
        """What can be done now, and why not."""
        summary, found, busy = self._document.summary, self._printers, self._job is not None
        self.paper.choose(self._document.paper)
        count = summary.pages if summary else 0
        self.pages.setPlaceholderText(_n("one page", "all {n} pages", count).format(n=count))
        none = found is not None and not found.names
        self.hint.say(no_printer_text() if none else "")
        for part, is_shown in ((self._form, not none), (self.go, not none), (self.save, none)):
            part.setVisible(is_shown)
        why = ""
        if found is None:
            why = _("Looking for printers …")
        elif busy:
            why = _("It is being printed.")
        elif summary is None or self._document.is_making:
            why = _("The summary is being made.")
        disable(self.go, why)
        for part in (self.printer, self.pages, self.copies, self.paper):
            part.setEnabled(not busy)
        self.bar.setVisible(busy)
        self.how_far.setVisible(busy or found is None)
        if found is None:
            self.how_far.setText(why)
        self.adjustSize()

    def _found(self, printers: Printers) -> None:
        chosen = self.printer.currentText() or printers.usual
        self._printers = printers
        self.printer.clear()
        self.printer.addItems(printers.names)
        self.printer.setCurrentIndex(max(self.printer.findText(chosen), 0))
        self._show()
        if not printers.names:
            self.save.setFocus()

    def _refuse(self, words: str, step: str = "") -> None:
        self.refusal.say(words, step)
        set_look(self.pages, "state", "refused" if words and not step else "")
        self.adjustSize()

    # --- printing

    def print(self) -> None:
        """Print what is asked for; a sentence where that cannot be."""
        summary, printers = self._document.summary, self._printers
        if not self.go.isEnabled() or summary is None or printers is None or not printers.names:
            return
        pages = read_pages(self.pages.text(), summary.pages)
        if isinstance(pages, NoPages):
            self._refuse(pages.sentence)
            self.pages.setFocus()
            return
        self._refuse("")
        order = Order(
            self.printer.currentText(),
            self._title,
            summary,
            pages,
            self.copies.value(),
        )
        self._job = Job(order, self._background, self)
        self._job.went.connect(self._went)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.start(printers.by_lp, self.make_printer)
        self._show()

    def _went(self, sheet: int, of: int, words: str) -> None:
        self.how_far.setText(words)
        self.bar.setRange(0, of)
        self.bar.setValue(sheet)

    def _done(self, words: str) -> None:
        self._job = None
        self.printed.emit(words)
        self.accept()

    def _failed(self, words: str) -> None:
        self._job = None
        self._refuse(words, _("Save as PDF…"))
        self._show()

    def _save_instead(self) -> None:
        self.reject()
        self.save_wanted.emit()

    def reject(self) -> None:
        """Cancel: what is under way prints no further page, and says so; else the dialog goes."""
        if self._job:
            self.stop()
        else:
            super().reject()

    def stop(self) -> None:
        """Print no further page of what is under way."""
        if self._job:
            self._job.stop()
