"""What happens when a bug of ours shows itself: it is written down, said in a dialog, and everything goes on.

What the surroundings do to us (disk, lock, file) is no bug and is worded in presentation/failures.py. What the dialog
looks like: bug_dialog.py.
"""

import logging
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui.bug_dialog import Bug, BugDialog

_BYTES = 1_000_000
# A bug that comes again within this time is the same one going round and round: it is counted, not said again.
_AGAIN_SECONDS = 5.0


class Bugs(QObject):
    """Takes every error that nobody foresaw, from any thread. `file` is where they are written down."""

    _met = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: BugDialog | None = None
        self._times: dict[str, int] = {}
        self._last: dict[str, float] = {}
        self._met.connect(self._say)

    def watch(self) -> None:
        """From now on errors nobody foresaw come here."""
        sys.excepthook = self.report
        threading.excepthook = lambda hook: self.report(
            hook.exc_type, hook.exc_value or hook.exc_type(), hook.exc_traceback
        )

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write it down and say it, from any thread."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        lines = traceback.format_exception(kind, error, trace)
        # The words may differ from time to time; the place does not.
        key = "".join(traceback.format_tb(trace)) + kind.__name__
        times = self._times[key] = self._times.get(key, 0) + 1
        self._write("".join(lines) if times == 1 else lines[-1], times)
        self._met.emit((key, Bug("".join(lines), times, log_file())))

    def _write(self, text: str, times: int) -> None:
        """One that goes round and round is written at 1, 10, 100 ...: others must find room beside it."""
        if str(times).strip("0") == "1":
            _log(log_file()).error("unforeseen, %s. time: %s", times, text)

    def _say(self, met: tuple[str, Bug]) -> None:
        key, bug = met
        now = time.monotonic()
        is_news = now - self._last.get(key, -_AGAIN_SECONDS) >= _AGAIN_SECONDS
        self._last[key] = now
        if self._dialog is not None:
            self._dialog.show_bug(bug)
        elif is_news:
            self._dialog = BugDialog(bug, QApplication.activeWindow())
            self._dialog.finished.connect(self._forget)
            self._dialog.show()

    def _forget(self) -> None:
        self._dialog = None


def log_file() -> Path:
    """Where errors are written down."""
    import platformdirs  # late: most starts have no bug

    return Path(platformdirs.user_log_dir("Accord", appauthor=False, ensure_exists=True)) / "accord.log"


def _log(file: Path) -> logging.Logger:
    log = logging.getLogger("accord")
    if not log.handlers:
        from logging.handlers import RotatingFileHandler  # late, for the same reason

        handler = RotatingFileHandler(file, maxBytes=_BYTES, backupCount=2, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        log.addHandler(handler)
        log.propagate = False
    return log
