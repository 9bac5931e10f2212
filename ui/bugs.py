"""What happens when a bug of ours shows itself: it is written down, said in a sentence, and the window goes on.

What the surroundings do to us (disk, lock, file) is no bug and is worded in presentation/failures.py.
"""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs

from budget_app.words import _
from ui.main_window import MainWindow

_BYTES = 1_000_000


def report_bugs_to(window: MainWindow) -> None:
    """From now on an error nobody foresaw goes to the log file, and a sentence to the window."""
    file = Path(platformdirs.user_log_dir("Accord", appauthor=False, ensure_exists=True)) / "accord.log"
    log = logging.getLogger("accord")
    handler = RotatingFileHandler(file, maxBytes=_BYTES, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(handler)

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unforeseen", exc_info=(kind, error, trace))
        sentence = _("Something went wrong in Accord itself. Nothing that was saved is lost. Details: {file}")
        window.say(sentence.format(file=file))

    sys.excepthook = report
