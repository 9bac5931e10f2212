"""A bug of ours: said once in a dialog that stops nobody, written down, copied; a bug in a loop piles up nothing."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.bug_dialog import BugDialog
from ui.bugs import Bugs, log_file
from ui.theme import Theme


@pytest.fixture
def bugs(qapp: QApplication, qtbot: QtBot) -> Iterator[Bugs]:
    """Bugs as the program takes them, with a log file that is empty."""
    Theme(qapp, dark=False)
    log_file().write_bytes(b"")
    made = Bugs()
    yield made
    for dialog in dialogs():
        dialog.close()


def dialogs() -> list[BugDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, BugDialog) and w.isVisible()]


def meets(bugs: Bugs, words: str = "no such line", times: int = 1) -> None:
    """The same place fails so many times."""
    for n in range(times):
        try:
            raise KeyError(f"{words} {n}")
        except KeyError:
            kind, error, trace = sys.exc_info()
            assert kind is not None
            assert error is not None
            bugs.report(kind, error, trace)


def test_a_bug_is_said_and_written_down(bugs: Bugs, qapp: QApplication):
    meets(bugs)
    (dialog,) = dialogs()
    assert not dialog.isModal()
    assert "What was saved is safe" in dialog.sentence.text()
    assert str(log_file()) in dialog.place.text()
    assert "KeyError: 'no such line 0'" in log_file().read_text(encoding="utf-8")
    dialog.copy.click()
    copied = qapp.clipboard().text()
    assert copied.startswith("Accord ")
    assert "no such line" in copied
    dialog.accept()
    assert dialogs() == []


def test_a_bug_in_a_loop_is_one_dialog_and_few_lines(bugs: Bugs):
    meets(bugs, times=2_000)
    (dialog,) = dialogs()
    assert "It happened 2000 times" in dialog.sentence.text()
    dialog.accept()
    meets(bugs, times=500)
    assert dialogs() == []  # it goes on and on: the person has been told
    assert log_file().read_text(encoding="utf-8").count("unforeseen") == 4


def test_another_bug_takes_the_place_in_the_dialog(bugs: Bugs):
    meets(bugs)
    bugs.report(ValueError, ValueError("something else"), None)
    (dialog,) = dialogs()
    assert "something else" in dialog.details.toPlainText()


def test_a_bug_that_comes_back_later_is_said_again(bugs: Bugs, monkeypatch: pytest.MonkeyPatch):
    meets(bugs)
    dialogs()[0].accept()
    later = bugs._last[next(iter(bugs._last))] + 60
    monkeypatch.setattr("ui.bugs.time.monotonic", lambda: later)
    meets(bugs)
    assert len(dialogs()) == 1


def test_a_bug_on_another_thread_is_said_too(bugs: Bugs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    bugs.watch()
    thread = threading.Thread(target=lambda: [][0])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1, timeout=5_000)
    assert "IndexError" in dialogs()[0].details.toPlainText()


def test_the_log_is_where_the_system_keeps_logs():
    assert log_file().name == "accord.log"
    assert isinstance(log_file(), Path)
