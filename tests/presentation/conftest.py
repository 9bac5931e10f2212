"""The asked round as its people find it; a file that needs another one makes its own."""

import pytest

from budget_app.desk import Desk
from budget_app.history.memory import MemoryLog
from tests.support.asked_rounds import asked_log, desk_of


@pytest.fixture
def log() -> MemoryLog:
    return asked_log()


@pytest.fixture
def dana(log: MemoryLog) -> Desk:
    return desk_of(log, "dana")
