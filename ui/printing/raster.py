"""Printing page by page as pictures of 300 dpi, where no `lp` takes the PDF itself. For a worker thread.

Never finer: at a printer's own 1200 dpi one page is a quarter of a gigabyte. Where one can print lives in printers.py.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from budget_app.summary.pages import page_pngs
from budget_app.summary.paper import SHEETS
from budget_app.words import _
from ui.printing.printers import Order

DPI = 300


@dataclass(frozen=True)
class Printed:
    """How many sheets went to the printer, and what went wrong, if anything did."""

    sheets: int
    refusal: str = ""


def printer_named(name: str) -> QPrinter:
    """The printer of this name, as the machine has it set up."""
    return QPrinter(QPrinterInfo.printerInfo(name))


def sheets_of(order: Order) -> tuple[int, ...]:
    """The pages in the order in which they come out: one copy behind the other."""
    return order.pages * order.copies


def print_pages(
    order: Order, printer: QPrinter, tell: Callable[[int], object], is_stopped: Callable[[], bool]
) -> Printed:
    """Print the order; `tell` hears the number of each sheet before it goes, `is_stopped` is asked as often."""
    _set_up(printer, order)
    painter = QPainter()
    if not painter.begin(printer):
        return Printed(0, _("it cannot be reached"))
    try:
        pngs: list[bytes] = []
        for number, page in enumerate(sheets_of(order), 1):
            if is_stopped():
                printer.abort()
                return Printed(number - 1)
            tell(number)
            if number > 1 and not printer.newPage():
                return Printed(number - 1, _("it takes no further page"))
            pngs = pngs or page_pngs(order.summary.facts, order.summary.paper, DPI)
            picture = QImage.fromData(pngs[page - 1])
            painter.drawImage(QRectF(painter.viewport()), picture)
    finally:
        painter.end()
    return Printed(order.copies * len(order.pages))


def _set_up(printer: QPrinter, order: Order) -> None:
    size = QPageSize(getattr(QPageSize.PageSizeId, SHEETS[order.summary.paper].media))
    printer.setResolution(DPI)
    printer.setDocName(order.title)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
