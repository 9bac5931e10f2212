"""One order on its way to a printer: handed to `lp`, or printed page by page, in the background.

The ways themselves live in printers.py and raster.py, the words in presentation.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from budget_app.presentation.print_words import (
    pages_words,
    progress_text,
    refused_text,
    stopped_text,
    taken_text,
)
from budget_app.words import _
from ui.background import Background
from ui.printing.printers import Answer, Order, hand_over

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ui.printing.raster import Printed

MakePrinter = Callable[[str], "QPrinter"]


class Job(QObject):
    """`went` carries the sheet that is being made and of how many; `done` what went well; `failed` what did not."""

    went = Signal(int, int, str)
    done = Signal(str)
    failed = Signal(str)

    def __init__(self, order: Order, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._order, self._background = order, background
        self._stop = threading.Event()

    def start(self, by_lp: bool, make_printer: MakePrinter | None = None) -> None:
        """Go; `make_printer` gives the printer of a name, where it is not the machine's own."""
        if by_lp:
            self.went.emit(0, 0, _("Handing it to {printer} …").format(printer=self._order.printer))
            self._background.run("print/job", hand_over, self._order, then=self._answered)
        else:
            self._background.run("print/job", self._print, make_printer, then=self._printed)

    def stop(self) -> None:
        """Print no further page."""
        self._stop.set()

    def _print(self, make_printer: MakePrinter | None) -> "Printed":
        """Runs on a worker thread."""
        from ui.printing.raster import (  # late: brings in printer support
            print_pages,
            printer_named,
            sheets_of,
        )

        printer = (make_printer or printer_named)(self._order.printer)
        of = len(sheets_of(self._order))
        return print_pages(
            self._order,
            printer,
            lambda sheet: self.went.emit(sheet, of, progress_text(sheet, of)),
            self._stop.is_set,
        )

    def _answered(self, answer: Answer) -> None:
        if answer.refusal:
            self.failed.emit(refused_text(self._order.printer, answer.refusal))
        else:
            self.done.emit(taken_text(self._order.printer, self._what(), answer.request))

    def _printed(self, printed: "Printed") -> None:
        of = len(self._order.pages) * self._order.copies
        if printed.refusal:
            self.failed.emit(refused_text(self._order.printer, printed.refusal))
        elif printed.sheets < of:
            self.failed.emit(stopped_text(printed.sheets, of))
        else:
            self.done.emit(taken_text(self._order.printer, self._what(), ""))

    def _what(self) -> str:
        return pages_words(self._order.pages, self._order.summary.pages, self._order.copies)
