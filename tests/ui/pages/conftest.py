"""Pages on a round in memory, opened for a test and taken down after it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from budget_app.history.memory import MemoryLog
from tests.support.asked_rounds import desk_of, ids
from tests.support.tradeoffs_page import Open
from ui.background import Background
from ui.bridge import Bridge
from ui.pages.tradeoffs import TradeoffsPage
from ui.selection import Selection
from ui.theme import Theme


@pytest.fixture
def page_on(qtbot: QtBot, qapp) -> Iterator[Open]:
    """Opens the page on a log, as Dana, head of Sales; closes everything it opened."""
    Theme(qapp, dark=False)
    opened: list[tuple[Bridge, Background]] = []

    def open_page(log: MemoryLog) -> TradeoffsPage:
        bridge = Bridge(desk_of(log, "dana"), log.another(), ThreadPoolExecutor(1), ids("page-"))
        background = Background()
        opened.append((bridge, background))
        page = TradeoffsPage(bridge, Selection(), background)
        bridge.changed.connect(page.refresh)
        qtbot.addWidget(page)
        page.resize(1104, 636)
        page.show()
        return page

    yield open_page
    for bridge, background in opened:
        background.close()
        bridge.close()
