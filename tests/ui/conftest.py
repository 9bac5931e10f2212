"""Somebody at the real window on a fresh copy of the sample round, for the tests that go by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from budget_app import sample
from budget_app.cli.desks import new_id, now
from tests.ui.driver import Someone


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A fresh copy of the sample round."""
    path = tmp_path / "sample.accord"
    sample.copy(path, now, new_id)
    return path


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication, file: Path) -> Iterator[Callable[..., Someone]]:
    """Sit down at a window of one's own on the file."""
    here: list[Someone] = []

    def at(person: str) -> Someone:
        here.append(Someone(qtbot).opens(file, person))
        return here[-1]

    yield at
    for someone in here:
        someone.window.close()


@pytest.fixture
def dana(sit: Callable[..., Someone]) -> Someone:
    """The head of Sales at her window."""
    return sit("dana")
