"""The main job by hand: every step by the keys and clicks of a person at the real window, on a real file."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from budget_app.cli.desks import reading_desk
from budget_app.domain import queries
from budget_app.domain.lines import Level, Status
from budget_app.domain.roles import Phase
from budget_app.history.verify import verify_file
from tests.ui.driver import Someone
from ui.pages.decide import DecidePage

ODD = ("Half $5, half $6", "<b>bold</b> & <i>not</i>", "=1+1", "春季活动 2027", "مؤتمر الربيع", "x" * 200)
PROGRAM = (sys.executable, "-c", "from ui.app import main; main()")
Seat = Callable[..., Someone]


def test_ask_see_decide_sign_print(sit: Seat, file: Path, tmp_path: Path):
    me = sit("dana")
    assert "Serves no joint goal" in me.reads_in_the_row("S-014")
    me.links("S-014", "Customers", "12", sure="70").types_amount("S-014", "minimum", "12.5k")
    assert me.sees("S-014", "minimum") == "12,500"
    me.submits("S-014")
    assert me.line("S-014").status is Status.SUBMITTED
    code = me.adds_a_line("Field days", "46000")
    me.links(code, "Customers", "9").submits(code)
    assert me.reads_in_the_row(code) == ""

    me.sits_down_as("Ines Okafor").goes_to("tradeoffs")
    me.opens_the_decision()
    assert me.state.phase is Phase.DECISION
    me.grants("S-001", "requested")
    me.grants_another_amount("S-005", "60k", "Half the regions first.")
    assert (me.granted("S-001"), me.granted("S-005")) == (148_000_00, 60_000_00)
    me.takes_the_optimum()
    assert me.granted(code) is not None
    assert queries.granted_total(me.state) <= me.state.available
    me.signs()
    assert me.state.phase is Phase.FOLLOW_UP
    assert me.granted("S-005") == 60_000_00

    me.prints_to(tmp_path / "summary")
    assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF")
    fingerprint = me.bridge.desk.fingerprint
    me.closes()
    report = verify_file(file)
    assert (report.findings, report.fingerprint) == ((), fingerprint)

    me = sit("ines")
    assert me.granted("S-005") == 60_000_00
    assert me.bridge.desk.fingerprint == fingerprint


def test_the_optimum_is_taken_back_in_one_step(sit: Seat):
    ines = sit("ines").opens_the_decision().grants("S-001", "requested")
    assert ines.all_granted() == {"S-001": 148_000_00}
    everything = ines.takes_the_optimum().all_granted()
    assert len(everything) > 30
    assert ines.undoes().all_granted() == {"S-001": 148_000_00}
    assert ines.redoes().all_granted() == everything


def test_a_storey_clicked_again_is_taken_back(sit: Seat):
    ines = sit("ines").opens_the_decision().grants("S-001", "stretch")
    assert ines.granted("S-001") == 188_000_00
    assert ines.grants("S-001", "stretch").granted("S-001") is None


def test_two_windows_on_one_file_see_each_other_and_undo_only_their_own(sit: Seat):
    dana, tom = sit("dana"), sit("tom")
    dana.types_amount("S-001", "requested", "150k")
    tom.waits_until(lambda: tom.line("S-001").tiers[Level.REQUESTED] == 150_000_00)
    tom.types_amount("M-001", "requested", "150k")
    dana.waits_until(lambda: dana.line("M-001").tiers[Level.REQUESTED] == 150_000_00)
    dana.undoes()
    tom.waits_until(lambda: tom.line("S-001").tiers[Level.REQUESTED] == 148_000_00)
    assert tom.line("M-001").tiers[Level.REQUESTED] == 150_000_00
    assert tom.undoes().line("M-001").tiers[Level.REQUESTED] == 160_000_00


def test_what_another_process_writes_appears(sit: Seat, file: Path):
    dana = sit("dana")
    said = '{"command": "revise_line", "line": "M-001", "fields": {"title": "From elsewhere"}}\n'
    order = [*PROGRAM, "apply", str(file), "--as", "tom"]
    subprocess.run(order, input=said, text=True, check=True, capture_output=True)
    dana.waits_until(lambda: dana.line("M-001").title == "From elsewhere")


def test_an_amount_that_can_be_read_in_two_ways_is_asked_about(sit: Seat):
    dana = sit("dana").types_amount("S-001", "minimum", "1.234")
    assert "can be 1,234 or 1.23" in dana.reads_in_the_row("S-001").replace("\u00a0", " ")
    assert dana.line("S-001").tiers[Level.MINIMUM] == 96_000_00


@pytest.mark.parametrize("title", ODD, ids=["dollars", "markup", "formula", "chinese", "arabic", "long"])
def test_a_title_is_what_was_typed(sit: Seat, file: Path, title: str):
    dana = sit("dana")
    code = dana.adds_a_line(title, "12500")
    assert dana.line(code).title == dana.sees(code, "title") == title
    for page in dana.window.page_keys:
        dana.goes_to(page)
    dana.closes()
    with reading_desk(file) as desk:
        assert title in {line.title for line in desk.state.lines.values()}


@pytest.mark.parametrize(
    ("person", "first"),
    [("dana", "requests"), ("ines", "tradeoffs"), ("mei", "requests"), ("jon", "requests")],
)
def test_everybody_begins_on_their_page_and_can_see_all(sit: Seat, person: str, first: str):
    someone = sit(person)
    assert someone.window.current_page == first
    for page in someone.window.page_keys:
        assert someone.goes_to(page).isVisible()


@pytest.mark.parametrize("verb", ["shots", "demo"])
def test_the_verbs_without_a_display_leave_their_files(tmp_path: Path, verb: str):
    answer = subprocess.run([*PROGRAM, verb, str(tmp_path)], check=True, capture_output=True)
    assert answer.stderr == b""
    for page in ("requests", "tradeoffs", "decide"):
        picture = QImage(str(tmp_path / f"{page}.png"))
        assert (picture.width(), picture.height()) == (1280, 800)
    if verb == "shots":
        for more in ("start", "new-goals", "settings-people"):
            assert not QImage(str(tmp_path / f"{more}.png")).isNull()
    if verb == "demo":
        assert (tmp_path / "summary.pdf").read_bytes().startswith(b"%PDF")
        with closing(sqlite3.connect(tmp_path / "sample.accord")) as store:
            (signed,) = store.execute("select count(*) from entries where kind = 'signed'").fetchone()
        assert signed == 1


def test_the_keys_go_along_to_the_next_page(sit: Seat):
    me = sit("ines")
    for page in ("requests", "decide", "tradeoffs"):
        shown = me.goes_to(page)
        keys = QApplication.focusWidget()
        assert keys is not None
        assert shown.isAncestorOf(keys)


def test_a_question_is_answered_by_keys_and_gives_them_back(sit: Seat):
    me = sit("ines")
    me.opens_the_decision()
    page = me.goes_to("decide")
    assert isinstance(page, DecidePage)
    page.head.optimum.setFocus()
    press(Qt.Key.Key_Space)
    me.settles()
    assert QApplication.focusWidget() is page.take.yes
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.head.optimum
    assert not me.all_granted()
    press(Qt.Key.Key_Space)
    me.settles()
    press(Qt.Key.Key_Return)
    me.waits_until(lambda: bool(me.all_granted()))
    page.foot.sign_button.setFocus()
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page.confirm.no


def press(key: Qt.Key) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key)
