"""The trade-offs page in a test: brought to rest, looked at, its menus used.

What must not live here: tests.
"""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from budget_app.history.memory import MemoryLog
from budget_app.presentation.tradeoffs import Tradeoffs
from ui.pages.tradeoffs import TradeoffsPage
from ui.pages.tradeoffs_card import TitledCard

Open = Callable[[MemoryLog], TradeoffsPage]


def settled(qtbot: QtBot, page: TradeoffsPage) -> TradeoffsPage:
    page.refresh(None)
    qtbot.waitUntil(lambda: page._background.is_quiet, timeout=30_000)
    cards = (page.asks, page.frontier, page.goals)
    qtbot.waitUntil(lambda: not any(card.canvas._resting.isActive() for card in cards))
    page.grab()
    return page


def found(page: TradeoffsPage) -> Tradeoffs:
    assert page.shown is not None
    return page.shown


def chosen(card: TitledCard, words: str) -> None:
    """Somebody opens the card's menu and takes this."""
    menu = card.menu()
    next(action for action in menu.actions() if action.text() == words).trigger()


def no_more_grounds(page: TradeoffsPage) -> None:
    """From now on a ground that is drawn fails the test."""

    def never(*_args):
        raise AssertionError("a ground is drawn")

    for card in (page.asks, page.frontier, page.goals):
        card.canvas._draw = never
