"""Exporting from the window: where to, in which kind, and what is said."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from budget_app import sample
from budget_app.cli.desks import new_id, now
from budget_app.exchange.export import as_csv
from tests.ui.driver import CTRL, Key, Someone
from ui.exporting import Exporting


@pytest.fixture
def dana(qtbot: QtBot, tmp_path: Path) -> Iterator[Someone]:
    """The head of Sales at her window on a fresh sample."""
    file = tmp_path / "sample.accord"
    sample.copy(file, now, new_id)
    someone = Someone(qtbot).opens(file, "dana")
    yield someone
    someone.window.close()


def exporting(someone: Someone) -> Exporting:
    """The errand of the window."""
    return next(errand for errand in someone.window.errands if isinstance(errand, Exporting))


def test_a_workbook_goes_where_one_says(dana: Someone, tmp_path: Path):
    dana.exports_to(tmp_path / "round")
    with zipfile.ZipFile(tmp_path / "round.xlsx") as zipped:
        assert "xl/worksheets/sheet4.xml" in zipped.namelist()
    assert QSettings().value("export/folder") == str(tmp_path)
    assert f"The round is in {tmp_path / 'round.xlsx'}." == dana.window.notices.news.hint.accessibleName()


def test_the_ending_says_the_kind(dana: Someone, tmp_path: Path):
    dana.exports_to(tmp_path / "round.csv")
    assert (tmp_path / "round.csv").read_bytes().decode() == as_csv(dana.state, dana.bridge.desk.entries[-1])
    dana.exports_to(tmp_path / "round.JSON")
    assert json.loads((tmp_path / "round.JSON").read_bytes())["round"]["name"] == dana.state.name


def test_the_kind_that_is_picked_ends_the_name(dana: Someone):
    QTest.keyClick(dana.window, Key.Key_E, CTRL)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    assert [text.split("*")[1] for text in dialog.nameFilters()] == [".xlsx)", ".csv)", ".json)"]
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.defaultSuffix() == "csv"
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("no folder/round.xlsx", "No such file or directory"),
        ("round.txt", "its name has to end in .xlsx, .csv or .json"),
    ],
)
def test_what_cannot_be_written_is_said_with_the_next_step(
    dana: Someone, tmp_path: Path, name: str, why: str
):
    exporting(dana).save(tmp_path / name)
    dana.settles()
    said = dana.window.notices.refusal.hint.accessibleName()
    assert said == f"{tmp_path / name} could not be written: {why}."
    assert not (tmp_path / name).exists()


def test_a_failure_leaves_what_was_there(dana: Someone, tmp_path: Path):
    (tmp_path / "round.csv").mkdir()
    exporting(dana).save(tmp_path / "round.csv")
    dana.settles()
    assert "could not be written" in dana.window.notices.refusal.hint.accessibleName()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".accord-")] == []
