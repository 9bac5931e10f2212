"""The window of the preview: the summary as it will be printed, from which state it is, and the ways from here.

What is on the pages lives in budget_app/summary, showing them in pages_view.py, making them in document.py.
"""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from budget_app.presentation.print_words import changed_text, origin_text
from budget_app.summary.paper import Paper
from budget_app.words import _
from ui.background import Background
from ui.bridge import Bridge
from ui.errands import House
from ui.printing.document import Document
from ui.printing.pages_view import PagesView
from ui.printing.preview_bars import Foot, Head
from ui.printing.print_dialog import PrintDialog
from ui.printing.zoom import Zoom
from ui.saving import ask_where, name_for, write_whole
from ui.sizes import keep_size, open_at
from ui.widgets.band import Hint, News, Refusal

SIZE = (1040, 760)
_PAPER = "print/paper"


class Preview(QDialog):
    """Pages with their bars; Ctrl+P prints, Ctrl+S saves, Escape goes back."""

    def __init__(self, bridge: Bridge, background: Background, house: House, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._background, self._house = bridge, background, house
        self._saved = Path()
        self.document = Document(bridge, background, _paper(), self)
        self.view = PagesView(background)
        self.head, self.foot = Head(), Foot()
        self.stale, self.refusal, self.news = Hint(), Refusal(), News()
        self.setWindowTitle(_("{round}: summary").format(round=bridge.state.name))
        self.printing = PrintDialog(self.document, background, self.windowTitle(), self)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self.setMinimumSize(720, 480)
        open_at(self, *SIZE)
        keep_size(self, "preview")
        self._restore()
        self._lay_out()
        self._connect()
        self.head.show_paper(self.document.paper)
        self.view.setFocus()

    # --- making

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        for band in (self.stale, self.refusal, self.news):
            band.say("")
            column.addWidget(band)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self._bridge.changed.connect(self._show_stale)
        self.document.changed.connect(self._show)
        self.view.page_changed.connect(self._show_page)
        self.view.zoomed.connect(lambda: self.head.show_zoom(self.view.zoom, self.view.scale))
        self.head.zoom_wanted.connect(self._zoom)
        self.head.step_wanted.connect(self.view.step_zoom)
        self.head.paper_wanted.connect(self.set_paper)
        self.head.print_wanted.connect(self.ask_printer)
        self.head.save_wanted.connect(self.ask_where)
        self.printing.paper_wanted.connect(self.set_paper)
        self.printing.save_wanted.connect(self.ask_where)
        self.printing.printed.connect(lambda words: self._tell(words, Path()))
        self.foot.page_wanted.connect(lambda step: self.view.go_to(self.view.page + step))
        self.stale.stepped.connect(self.document.show_newest)
        self.refusal.stepped.connect(self.ask_where)
        self.refusal.other_stepped.connect(lambda: self.refusal.say(""))
        self.news.stepped.connect(self._open_saved)
        self.news.other_stepped.connect(lambda: self.news.say(""))
        for keys, do in (
            ("Ctrl+P", self.ask_printer),
            ("Ctrl+S", self.ask_where),
            ("Ctrl++", lambda: self.view.step_zoom(True)),
            ("Ctrl+=", lambda: self.view.step_zoom(True)),
            ("Ctrl+-", lambda: self.view.step_zoom(False)),
            ("Ctrl+0", lambda: self._zoom("full")),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(keys), self, do)

    # --- what is shown

    def _show(self) -> None:
        """Another summary is there, or being made."""
        summary = self.document.summary
        self.head.show_summary(summary.finding if summary else "", self.document.is_making)
        if summary and not self.document.is_making:
            self.view.show_pages(summary.facts, summary.paper, summary.pages)
            self.view.setAccessibleDescription(summary.finding)
            self.foot.show_origin(origin_text(summary.last, datetime.now(UTC).isoformat()))
        self._show_stale()

    def _show_page(self, page: int) -> None:
        summary = self.document.summary
        self.foot.show_page(page, summary.pages if summary else 0)

    def _show_stale(self) -> None:
        words = changed_text(self.document.last.seq, self.document.newest)
        self.stale.say(words, _("Show the newest") if words else "")

    def _zoom(self, how: str) -> None:
        self.view.set_zoom(Zoom("page" if how == "page" else "width" if how == "width" else "free"))

    def set_paper(self, paper: Paper) -> None:
        """The same summary on another paper, which is kept for the next time."""
        QSettings().setValue(_PAPER, paper)
        self.head.show_paper(paper)
        self.document.set_paper(paper)

    # --- the ways from here

    def ask_printer(self) -> None:
        """Let the person choose a printer, and print there."""
        self.refusal.say("")
        self.printing.open()

    def ask_where(self) -> None:
        """Let the person choose a file, then save the PDF there, as it is in view."""
        self.refusal.say("")
        title = _("Save the summary for the planning meeting")
        name = name_for(self._bridge.state.name, _("summary"))
        ask_where(self, "print", title, name, {"pdf": _("PDF")}, self.save)

    def save(self, path: Path) -> None:
        """Write the PDF to `path`, in the background; a sentence says how it went."""
        summary = self.document.summary
        if summary is None or self.document.is_making:
            self.refusal.say(_("The summary is not ready yet. Save it in a moment."), _("Save as PDF…"))
            return
        self._background.run(
            "print/save", write_whole, path, summary.pdf, then=lambda error: self._wrote(path, error)
        )

    def _wrote(self, path: Path, error: str) -> None:
        if error:
            sentence = _("{path} could not be written: {error}. Choose another place.")
            words = sentence.format(path=path, error=error)
            self.news.say("")
            self.refusal.say(words, _("Save as PDF…"), _("Close"))
            if not self.isVisible():
                self._house.say(words)
        else:
            self._tell(_("The summary is in {path}.").format(path=path), path)

    def _tell(self, words: str, saved: Path) -> None:
        self._saved = saved
        self.refusal.say("")
        step = _("Open it") if saved.name else ""
        self.news.say(words, step, _("Close") if step else "")
        if not self.isVisible():
            self._house.tell(words, step, self._open_saved)

    def _open_saved(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    # --- coming and going

    def done(self, result: int) -> None:
        """Remember size and place; print no further page."""
        self.printing.stop()
        QSettings().setValue("print/geometry", self.saveGeometry())
        super().done(result)

    def _restore(self) -> None:
        geometry = QSettings().value("print/geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)


def _paper() -> Paper:
    """The paper last used."""
    return "letter" if QSettings().value(_PAPER) == "letter" else "a4"
