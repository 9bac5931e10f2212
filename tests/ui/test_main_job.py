"""The whole main job through the real window: ask, see, decide, sign, print; and two windows on one file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from budget_app.domain import queries
from budget_app.domain.decision import TakeOptimum
from budget_app.domain.lines import LineFields
from budget_app.domain.links import LinkGoal
from budget_app.domain.messages import Command
from budget_app.domain.phases import MovePhase
from budget_app.domain.requests import ReviseLine
from budget_app.domain.roles import Phase
from budget_app.domain.signing import Sign
from budget_app.domain.submission import SubmitLine
from budget_app.history.verify import verify_file
from budget_app.presentation.problem import optimum_grants
from ui.app import bootstrap
from ui.background import Background
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.printing.errand import Printing


class Desktop:
    """One person's window, driven in the user's verbs."""

    def __init__(self, qtbot: QtBot, file: Path, person: str) -> None:
        self.qtbot = qtbot
        self.window, self.bridge, self.background = bootstrap(file, person, dark=False)
        self.window.show()
        self.settles()

    window: MainWindow
    bridge: Bridge
    background: Background

    def settles(self) -> None:
        """Everything asked for has been answered and shown."""
        self.qtbot.waitUntil(lambda: self.bridge.is_idle and self.background.is_quiet, timeout=15_000)

    def does(self, command: Command) -> None:
        """Give a command as a page does, and see that it went through."""
        with self.qtbot.waitSignal(self.bridge.changed, timeout=10_000):
            self.bridge.do(command)
        self.settles()

    def goes_to(self, page: str) -> None:
        """Open a page and wait until all that is computed for it is there."""
        self.window.open_page(page)
        self.settles()

    def line(self, code: str) -> str:
        """The id of a line people call by its code."""
        return self.bridge.state.line_ids[code]

    def closes(self) -> None:
        """Close the window as its cross does."""
        self.window.close()


@pytest.fixture
def dana(qtbot: QtBot, file: Path) -> Iterator[Desktop]:
    """The head of Sales at her window."""
    desktop = Desktop(qtbot, file, "dana")
    yield desktop
    desktop.closes()


def test_from_the_first_ask_to_the_printed_summary(dana: Desktop, file: Path, tmp_path: Path):
    assert dana.window.current_page == "requests"
    link = LinkGoal(line=dana.line("S-014"), goal="G4", requested=0.5, confidence=0.6)
    dana.does(link)
    dana.does(SubmitLine(line=dana.line("S-014")))
    dana.bridge.sit_down("ines")
    for page in dana.window.page_keys:
        dana.goes_to(page)
        assert dana.window.current_page == page
    dana.does(MovePhase(phase=Phase.DECISION))
    dana.does(TakeOptimum(grants=optimum_grants(dana.bridge.state)))
    assert queries.granted_total(dana.bridge.state) <= dana.bridge.state.available
    dana.does(Sign())
    assert dana.bridge.state.phase is Phase.FOLLOW_UP
    pdf = tmp_path / "summary.pdf"
    printing = next(errand for errand in dana.window.errands if isinstance(errand, Printing))
    dana.window.act("print")
    dana.settles()
    assert printing.preview
    printing.preview.save(pdf)
    dana.settles()
    assert pdf.read_bytes().startswith(b"%PDF")
    fingerprint = dana.bridge.desk.fingerprint
    dana.closes()
    report = verify_file(file)
    assert not report.findings
    assert report.fingerprint == fingerprint


def test_taking_the_optimum_is_one_step_back(dana: Desktop):
    dana.bridge.sit_down("ines")
    dana.does(MovePhase(phase=Phase.DECISION))
    dana.does(TakeOptimum(grants=optimum_grants(dana.bridge.state)))
    assert dana.bridge.state.allocations
    with dana.qtbot.waitSignal(dana.bridge.changed, timeout=10_000):
        dana.window.actions_by_id["undo"].trigger()
    assert not dana.bridge.state.allocations


def test_two_windows_on_one_file_see_each_other(qtbot: QtBot, dana: Desktop, file: Path):
    tom = Desktop(qtbot, file, "tom")
    with qtbot.waitSignal(tom.bridge.changed, timeout=1_000):
        dana.bridge.do(ReviseLine(line=dana.line("S-001"), fields=LineFields(title="Three people, north")))
    assert tom.bridge.state.lines[tom.line("S-001")].title == "Three people, north"
    assert "Dana Reyes revised S-001 Three people, north" in tom.window.status.last
    tom.closes()


def test_what_belongs_to_others_is_refused_in_a_sentence(dana: Desktop):
    with dana.qtbot.waitSignal(dana.bridge.refused, timeout=5_000) as signal:
        dana.bridge.do(ReviseLine(line=dana.line("M-001"), fields=LineFields(title="Mine now")), "here")
    assert signal.args is not None
    words, where = signal.args
    assert where == "here"
    assert "Marketing" in words


@pytest.mark.parametrize("person", ["dana", "tom", "ines", "mei", "nina", "jon"])
def test_every_role_can_open_every_page(qtbot: QtBot, file: Path, person: str):
    desktop = Desktop(qtbot, file, person)
    for page in desktop.window.page_keys:
        desktop.goes_to(page)
    desktop.closes()
