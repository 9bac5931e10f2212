"""Run as a program by window.py: opens the window on a file and says when its first page is painted, then goes.

With "charts" behind the file the first page is Trade-offs, and what is waited for are its charts. Prints one JSON line:
whether heavy packages were loaded by then, and the most memory used, in MB.
"""

import json
import os
import resource
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.app import bootstrap

# Packages and rooms of ours that only a later page, a dialog, a sheet or a print needs, with all that is in them.
HEAVY = (
    "matplotlib",
    "highspy",
    "numpy",
    "scipy",
    "typst",
    "pandas",
    "xlsxwriter",
    "python_calamine",
    "rapidfuzz",
    "sqlite_utils",
    "PySide6.QtPrintSupport",
    "PySide6.QtNetwork",
    "budget_app.charts",
    "budget_app.exchange",
    "budget_app.summary",
    "ui.pages.decide",
    "ui.pages.tradeoffs",
    "ui.dialogs",
    "ui.forms",
    "ui.importing.dialog",
    "ui.printing.preview",
    "ui.start.window",
)


class _FirstPaint(QObject):
    """Says so once the window's page has been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint event, and answer after it has been handled."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _say)
        return False


def _say() -> None:
    heavy = [name for name in HEAVY if name in sys.modules]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"heavy": heavy, "megabytes": round(memory)}), flush=True)
    os._exit(0)


def main() -> None:
    """Open the file named on the command line."""
    window, _bridge, _background = bootstrap(Path(sys.argv[1]), "", dark=False)
    first = _FirstPaint(window)
    if sys.argv[2:] == ["charts"]:
        from ui.widgets.chart_canvas import ChartCanvas  # late: not to be measured

        window.open_page("tradeoffs")
        # The last of the page's charts to come into view, so the other is there as well.
        window.page("tradeoffs").findChildren(ChartCanvas)[-1].installEventFilter(first)
    else:
        window.page(window.current_page).installEventFilter(first)
    window.show()
    QApplication.exec()


if __name__ == "__main__":
    main()
