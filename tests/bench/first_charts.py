"""Run as a program by tradeoffs.py: opens the window on a file and says when its charts are painted, then goes.

Prints one JSON line: how many charts were painted.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import bootstrap
from ui.pages.tradeoffs import TradeoffsPage


class _Charts(QObject):
    """Says so once each of some charts has been painted with what it shows."""

    def __init__(self, page: TradeoffsPage) -> None:
        super().__init__(page)
        canvases = (page.asks.canvas, page.frontier.canvas, page.goals.canvas)
        self._waiting: set[QWidget] = set(canvases)
        self._all = len(canvases)
        for canvas in canvases:
            canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the last paint event, and answer after it has been handled."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self._waiting.discard(watched)
            if not self._waiting:
                QTimer.singleShot(0, self._say)
        return False

    def _say(self) -> None:
        print(json.dumps({"charts": self._all}), flush=True)
        os._exit(0)


def main() -> None:
    """Open the file named on the command line, as somebody who comes to this page first."""
    window, bridge, _background = bootstrap(Path(sys.argv[1]), "ines", dark=False)
    if window.current_page != "tradeoffs":
        raise SystemExit(f"the first page of {bridge.desk.person} is {window.current_page}")
    page = window.page("tradeoffs")
    assert isinstance(page, TradeoffsPage)
    charts = _Charts(page)
    window.show()
    QApplication.exec()
    charts.deleteLater()


if __name__ == "__main__":
    main()
