"""Nothing typed is lost: not when the program is killed, not when a window closes, not when two type into one cell."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings

from tests.ui.driver import Someone

Seat = Callable[..., Someone]


def drafts() -> list[Path]:
    """The files beside the settings, of whichever window."""
    return sorted((Path(QSettings().fileName()).parent / "drafts").glob("*.json"))


def settings_root() -> Path:
    """The folder that QSettings was given."""
    return Path(QSettings().fileName()).parent.parent


def test_what_was_half_typed_and_what_was_refused_outlives_a_kill(sit: Seat, file: Path):
    sit("dana").closes()  # the application has its name, and the settings their folder
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.half_typing", str(file), str(settings_root())],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 60
        while not any("Partners in the" in path.read_text() for path in drafts()):
            assert process.poll() is None
            assert time.monotonic() < until
            os.sched_yield()
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    dana = sit("dana")
    assert dana.sees("S-005", "title") == "Partners in the"
    assert dana.reads_in_the_row("S-005") == "This was typed when Accord ended and is not in the round yet."
    assert dana.sees("S-003", "requested") == "1.234"
    assert dana.line("S-005").title == "Partner programme, Nordics"
    dana.takes_the_step("S-005", "Take it")
    assert dana.line("S-005").title == "Partners in the"
    dana.takes_the_step("S-003", "Use 1,234")
    assert dana.reads_in_the_row("S-003") != ""  # lower than the minimum, and it says so
    dana.closes()
    dana = sit("dana")
    assert dana.sees("S-003", "requested") in ("1.234", "1,234")
    assert dana.sees("S-005", "title") == dana.line("S-005").title == "Partners in the"


def test_a_refused_cell_is_there_again_after_the_window_was_closed(sit: Seat):
    dana = sit("dana").pastes("abc", "S-003", "requested")
    dana.closes()
    assert len(drafts()) == 1
    assert sit("tom").sees("S-003", "requested") != "abc"
    dana = sit("dana")
    assert dana.sees("S-003", "requested") == "abc"
    dana.walks_to_the_next_refused()
    assert dana.types_here("118k").line("S-003").requested == 11_800_000
    dana.closes()
    assert drafts() == []


def test_two_windows_on_one_cell_show_both_values_and_let_one_choose(sit: Seat):
    dana, tom = sit("dana"), sit("tom")
    before = dana.sees("S-006", "requested")
    dana.begins_to_type("S-006", "requested", "39k")
    tom.types_amount("S-006", "requested", "40k")
    dana.waits_until(lambda: dana.line("S-006").requested == 4_000_000)
    dana.ends_typing()
    assert dana.reads_in_the_row("S-006") == (
        f"Tom Lindqvist wrote “40,000” here while you typed “39k”; before it was “{before}”."
    )
    dana.takes_the_step("S-006", "Put “39k”")
    assert dana.line("S-006").requested == 3_900_000
    tom.waits_until(lambda: tom.line("S-006").requested == 3_900_000)
    tom.begins_to_type("S-006", "requested", "41k")
    dana.types_amount("S-006", "requested", "42k")
    tom.waits_until(lambda: tom.line("S-006").requested == 4_200_000)
    tom.ends_typing().takes_the_step("S-006", "Keep “42,000”")
    assert tom.sees("S-006", "requested") == "42,000"
    assert tom.reads_in_the_row("S-006") == ""
