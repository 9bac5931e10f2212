"""Points reveal themselves in the window of whoever sealed them, once negotiation is open, and nowhere else."""

from collections.abc import Callable
from pathlib import Path

import platformdirs

from budget_app.domain.phases import MovePhase
from budget_app.domain.points import Given, GivePoints
from budget_app.domain.roles import Phase
from tests.ui.driver import Someone

Sit = Callable[..., Someone]


def sealed(someone: Someone) -> None:
    """Their department's 100 points on one line, sealed."""
    state = someone.window.bridge.state
    line = next(line.id for line in state.lines.values() if line.is_live)
    someone.window.bridge.do(GivePoints(points=(Given(line, 100),)))
    someone.waits_until(lambda: bool(someone.window.bridge.state.sealed))


def opens_negotiation(sit: Sit) -> Someone:
    mei = sit("mei")
    mei.window.bridge.do(MovePhase(phase=Phase.NEGOTIATION))
    mei.waits_until(lambda: mei.window.bridge.state.phase is Phase.NEGOTIATION)
    return mei


def test_the_window_of_whoever_sealed_them_reveals_them_and_says_so(sit: Sit, dana: Someone):
    sealed(dana)
    mei = opens_negotiation(sit)
    mei.waits_until(lambda: "S" in mei.window.bridge.state.revealed)
    (given,) = mei.window.bridge.state.revealed["S"].given
    assert given.points == 100
    said = dana.window.notices.news.hint.accessibleName()
    assert said == "Negotiation is open, so the points of Sales are revealed now."


def test_where_they_do_not_lie_nothing_is_revealed_and_nothing_goes_wrong(sit: Sit, dana: Someone):
    sealed(dana)
    folder = Path(platformdirs.user_config_dir("Accord", appauthor=False)) / "sealed"
    for secret in folder.iterdir():
        secret.unlink()
    opens_negotiation(sit)
    bridge = dana.window.bridge
    dana.waits_until(lambda: bridge.state.phase is Phase.NEGOTIATION and bridge.is_idle)
    dana.settles()
    assert bridge.state.revealed == {}
    assert dana.window.notices.news.hint.isHidden()
