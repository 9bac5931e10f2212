"""The log in memory fulfils the contract."""

import pytest

from budget_app.history.memory import MemoryLog
from tests.support.log_contract import ROUND, LogContract, Windows, counted_salts


class TestMemoryLog(LogContract):
    @pytest.fixture
    def window(self) -> Windows:
        log = MemoryLog(ROUND, counted_salts())
        return log.another
