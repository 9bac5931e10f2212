"""What happens when a bug of ours shows itself: it is written down, said in a sentence, and the window goes on.

What the surroundings do to us (disk, lock, file) is no bug and is worded in presentation/failures.py.
"""

import logging
import sys
from pathlib import Path
from types import TracebackType

from budget_app.words import _
from ui.errands import House

_BYTES = 1_000_000


def report_bugs_to(window: House) -> None:
    """From now on an error nobody foresaw goes to the log file, and a sentence to the window."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        file = _file()
        _log(file).error("unforeseen", exc_info=(kind, error, trace))
        sentence = _("Something went wrong in Accord itself. Nothing that was saved is lost. Details: {file}")
        window.say(sentence.format(file=file))

    sys.excepthook = report


def _file() -> Path:
    import platformdirs  # late: most starts have no bug

    return Path(platformdirs.user_log_dir("Accord", appauthor=False, ensure_exists=True)) / "accord.log"


def _log(file: Path) -> logging.Logger:
    log = logging.getLogger("accord")
    if not log.handlers:
        from logging.handlers import RotatingFileHandler  # late, for the same reason

        handler = RotatingFileHandler(file, maxBytes=_BYTES, backupCount=2, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        log.addHandler(handler)
    return log
