"""Light and dark: chosen from the menu, kept, and changed while running, to the last pixel as if opened so."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, Qt
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.driver import Someone
from ui.looks import chosen
from ui.pages.requests import RequestsPage
from ui.pages.tradeoffs import TradeoffsPage
from ui.theme import Theme, theme_of
from ui.views import dialog_views, start_views
from ui.window import open_start

Seat = Callable[..., Someone]
# Those of parts that no page has; the wizard is made of the forms of the settings.
DIALOGS = ("import", "print", "bug")


@pytest.fixture
def still(qapp: QApplication) -> Iterator[None]:
    """The cursor does not blink."""
    time = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(time)


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication, file: Path) -> Iterator[Seat]:
    """Sit down at a window of one's own on the file."""
    here: list[Someone] = []

    def at(person: str = "ines", dark: bool | None = False) -> Someone:
        here.append(Someone(qtbot).opens(file, person, dark))
        here[-1].window.resize(1280, 800)
        return here[-1]

    yield at
    for someone in here:
        someone.window.close()


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def places(someone: Someone) -> Iterator[str]:
    """Every page and what is opened on it, one after the other, the mouse out of the way."""
    someone.rests_the_mouse()
    for page in someone.window.page_keys:
        someone.goes_to(page)
        yield page
    yield from inspector_tabs(someone)
    someone.looks_at_decide_as("grid")
    yield "decide as a grid"
    someone.goes_to("tradeoffs")
    page = someone.window.page("tradeoffs")
    assert isinstance(page, TradeoffsPage)
    for card in (page.asks, page.frontier, page.goals):
        card.turn()
    yield "trade-offs as tables"


def inspector_tabs(someone: Someone) -> Iterator[str]:
    someone.goes_to("requests")
    page = someone.window.page("requests")
    assert isinstance(page, RequestsPage)
    for number in range(page.inspector.tabs.count()):
        page.inspector.tabs.setCurrentIndex(number)
        yield f"inspector, tab {number + 1}"


def pictures(someone: Someone, turned_to: bool | None = None) -> dict[str, QImage]:
    """A picture of every place, of the whole window; where `turned_to` says so, changed while it is open."""
    taken: dict[str, QImage] = {}
    for place in places(someone):
        someone.comes_to_rest()
        if turned_to is not None:
            theme_of().force(not turned_to)
            assert picture(someone.window) != taken.get(place)
            theme_of().force(turned_to)
            someone.comes_to_rest()
        taken[place] = picture(someone.window)
    return taken


@pytest.fixture
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is "just now", the phase no further and what is new still new, however long the pictures take."""
    moment = datetime.now(UTC)

    class Standing(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return moment.astimezone(tz)

    for module in ("ui.main_window", "ui.pages.overview"):
        monkeypatch.setattr(f"{module}.datetime", Standing)
    monkeypatch.setattr("ui.reading.AFTER_MS", 10_000_000)


@pytest.mark.usefixtures("standing_clock")
@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_what_changes_while_open_looks_as_if_it_had_been_opened_so(sit: Seat, file: Path, dark: bool):
    fresh = sit(dark=dark)
    wanted = pictures(fresh)
    fresh.closes()
    QSettings().clear()
    with closing(sqlite3.connect(file)) as kept, kept:
        kept.execute("DELETE FROM read_marks")  # what was new once is new again
    got = pictures(sit(dark=dark), turned_to=dark)
    assert [place for place in wanted if got[place] != wanted[place]] == []


def test_menus_and_tips_change_too(sit: Seat):
    someone = sit(dark=False)
    for dark in (True, False):
        theme_of().force(dark)
        menu = someone.window.header.menu.menu()
        menu.ensurePolished()
        ground = menu.grab(QRect(6, 3, 1, 1)).toImage().pixelColor(0, 0)
        assert ground.name().upper() == theme_of().look.raised
        tip = QToolTip.palette()
        assert tip.color(QPalette.ColorRole.ToolTipBase).name().upper() == theme_of().look.raised
        assert tip.color(QPalette.ColorRole.ToolTipText).name().upper() == theme_of().look.ink


def test_what_is_chosen_in_the_menu_is_kept(sit: Seat):
    someone = sit(dark=None)
    assert (chosen(), theme_of().look.dark) == ("system", False)
    assert someone.ticked_in_the_menu("looks") == ["As the system has it"]
    someone.takes_from_the_menu("looks", "Dark")
    assert theme_of().look.dark
    assert someone.ticked_in_the_menu("looks") == ["Dark"]
    someone.closes()
    someone = sit(dark=None)
    assert theme_of().look.dark
    someone.takes_from_the_menu("looks", "As the system has it")
    assert not theme_of().look.dark


def test_the_key_turns_it_round_and_what_a_start_was_told_wins_over_what_was_kept(sit: Seat):
    someone = sit(dark=False).turns_light_or_dark()
    assert (chosen(), theme_of().look.dark) == ("dark", True)
    someone.closes()
    sit(dark=False)
    assert (chosen(), theme_of().look.dark) == ("dark", False)


def test_what_was_kept_and_means_nothing_is_as_if_nothing_was_chosen(sit: Seat):
    QSettings().setValue("look", "sepia")
    sit(dark=None)
    assert chosen() == "system"


def test_the_system_is_followed_while_running(sit: Seat, qapp: QApplication, monkeypatch: pytest.MonkeyPatch):
    sit(dark=None)
    monkeypatch.setattr(Theme, "_system_is_dark", lambda _self: True)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme_of().look.dark
    theme_of().force(False)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme_of().look.dark


def test_dialogs_change_to_the_last_pixel_too(sit: Seat, still: None, tmp_path: Path):
    someone = sit(dark=True)
    fresh = dialog_pictures(someone, tmp_path)
    someone.closes()
    QSettings().clear()
    someone = sit(dark=False)
    changed = dialog_pictures(someone, tmp_path, turned_to=True)
    assert [name for name in fresh if changed[name] != fresh[name]] == []


def dialog_pictures(someone: Someone, folder: Path, turned_to: bool | None = None) -> dict[str, QImage]:
    """A picture of every dialog; where `turned_to` says so, changed while it is open."""
    taken: dict[str, QImage] = {}
    for name, view in dialog_views(someone.window, folder):
        someone.settles()
        if name not in DIALOGS:
            continue
        if turned_to is not None:
            theme_of().force(turned_to)
        someone.comes_to_rest()
        QApplication.processEvents()
        taken[name] = picture(view)
        if turned_to is not None:
            theme_of().force(not turned_to)
    return taken


def test_the_start_changes_to_the_last_pixel_too(qtbot: QtBot, still: None):
    taken: dict[bool, dict[str, QImage]] = {}
    for dark in (True, False):
        start, _rounds = open_start(dark=dark)
        start.show()
        taken[dark] = {}
        for name, view in start_views(start):
            qtbot.waitUntil(lambda start=start: start.background.is_quiet)
            theme_of().force(True)
            for _round in range(3):  # a layout that changes another one needs a second round
                QApplication.processEvents()
            taken[dark][name] = picture(view)
            theme_of().force(dark)
        start.close()
    assert [name for name, shot in taken[True].items() if taken[False][name] != shot] == []
