"""Pages on a round in memory, opened for a test and taken down after it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from budget_app.history.memory import MemoryLog
from tests.support.asked_rounds import asked_log, desk_of, ids
from tests.support.requests_page import Sitting
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


@pytest.fixture
def sit(qtbot: QtBot, qapp) -> Iterator[Callable[..., Sitting]]:
    """Sit down at the Requests page, over a round of one's own or one that is given."""
    Theme(qapp, dark=False)
    seated: list[Sitting] = []

    def seat(log: MemoryLog | None = None, person: str = "dana") -> Sitting:
        seated.append(Sitting(qtbot, log or asked_log(), person))
        qtbot.addWidget(seated[-1].page)
        return seated[-1]

    yield seat
    for one in seated:
        one.leaves()
