"""Puts the window together: bridge, background, pages, the theme around them. The one place where its parts meet.

No rule and no widget lives here.
"""

import sys
from concurrent.futures import wait
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from budget_app.cli.desks import new_id
from budget_app.desk import Desk
from budget_app.domain.roles import Role
from budget_app.domain.round import Round
from budget_app.history.marks import Marks
from budget_app.history.sqlite import SqliteLog
from budget_app.history.tables import Tables, search_upto
from budget_app.presentation.opening_words import opening_words
from budget_app.words import _
from ui.background import Background
from ui.badges import Badges
from ui.bridge import Bridge
from ui.doors import Door
from ui.drops import Drops
from ui.errands import House
from ui.exporting import Exporting
from ui.going import Going
from ui.importing.errand import Importing
from ui.keeping import last_seen
from ui.keeping.errand import Keeping
from ui.looks import Looks, chosen_dark
from ui.main_window import MainWindow
from ui.opener import Opener
from ui.opening import Opening
from ui.packages.errand import Packages
from ui.pages.requests import RequestsPage
from ui.printing.errand import Printing
from ui.reading import Reading
from ui.revealing import Revealing
from ui.rounds import Rounds
from ui.searching.errand import Searching
from ui.selection import Selection
from ui.settings import RoundSettings
from ui.start.beginner import Beginner
from ui.submitting.errand import Submitting
from ui.theme import Theme
from ui.undoing import Undoing

if TYPE_CHECKING:
    from ui.start.window import StartWindow

Sort = TypeVar("Sort")

NAME = "Accord"
# Shorter than this nobody notices; longer, the screen says what is going on.
_PATIENCE_SECONDS = 0.3


class _Done(QObject):
    """Carries "it is open" from the store's thread to the GUI thread."""

    arrived = Signal()


def open_window(opening: Opening, person: str, dark: bool | None) -> tuple[MainWindow, Rounds]:
    """The first window, on a round that is being opened, not yet shown; `person`, else who sat here last, at the desk.

    And the rounds, which open further windows. LogError where the file cannot be opened, Refusal where there is no
    such person.
    """
    application = _application(dark)
    _wait(opening)
    rounds = Rounds(make_window, application)
    return make_window(rounds, opening, person), rounds


def open_start(dark: bool | None) -> "tuple[StartWindow, Rounds]":
    """The start page in a window of its own, not yet shown, and the rounds that are opened from it."""
    from ui.start.window import StartWindow  # late: most starts open a file

    rounds = Rounds(make_window, _application(dark))
    return StartWindow(rounds), rounds


def _application(dark: bool | None) -> QApplication:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName(NAME)
    application.setOrganizationName(NAME)
    Theme(application, chosen_dark() if dark is None else dark)
    return application


def make_window(rounds: Rounds, opening: Opening, person: str) -> MainWindow:
    """The window on a round that is open, among the others of `rounds`. Errors as `open_window`."""
    log, desk = opening.result(person)
    bridge = _bridge(opening, log, desk, person)
    background, selection = Background(), Selection()
    reading = Reading(bridge, Marks(log), bridge)
    doors = _doors(bridge, selection, background, reading)
    errands = (
        partial(Beginner, rounds),
        partial(Opener, rounds, background, opening.file),
        partial(Importing, bridge, background),
        partial(Keeping, bridge, background, log, rounds),
        partial(Exporting, bridge, background),
        partial(Packages, bridge, background, log),
        partial(Undoing, bridge),
        partial(Submitting, bridge, selection),
        partial(Searching, bridge, background, selection, partial(search_upto, log)),
        partial(Printing, bridge, background),
        partial(RoundSettings, bridge),
        partial(Revealing, bridge),
        Looks,
    )
    window = MainWindow(bridge, opening.file, doors, errands, background)
    _take_drops(window)
    _errand(window, Searching).attend(window.header.search, window, window.actions_by_id)
    Badges(bridge, reading, window.rail.set_count, window)
    window.warn(
        *opening_words(
            opening.file,
            desk.findings,
            last_seen.missing(opening.file, bridge.desk),
            log.writable,
            opening.place,
        )
    )
    return window


def _doors(bridge: Bridge, selection: Selection, background: Background, reading: Reading) -> dict[str, Door]:
    """The pages, in the order of the rail. What only a later page needs is loaded when somebody goes there."""

    def overview(house: House) -> QWidget:
        from ui.pages.overview import OverviewPage  # late: most people start elsewhere

        page = OverviewPage(bridge, reading)
        page.went.connect(Going(house, selection, page).go)
        return page

    def tradeoffs(house: House) -> QWidget:
        from ui.pages.tradeoffs import TradeoffsPage  # late: brings in the analysis with numpy

        page = TradeoffsPage(bridge, selection, background)
        page.page_wanted.connect(house.open_page)
        page.told.connect(lambda words, file: _tell(house, words, file))
        page.failed.connect(house.say)
        return page

    def decide(house: House) -> QWidget:
        from ui.pages.decide import DecidePage  # late: brings in the analysis with numpy

        page = DecidePage(bridge, selection, background)
        page.print_wanted.connect(lambda: house.act("print"))
        return page

    def requests(house: House) -> QWidget:
        page = RequestsPage(bridge, selection, background, reading)
        page.list_wanted.connect(lambda: house.act("submit-lines"))
        return page

    return {
        "overview": Door("overview", _("Overview"), overview),
        "requests": Door("requests", _("Requests"), requests),
        "tradeoffs": Door("tradeoffs", _("Trade-offs"), tradeoffs),
        "decide": Door("decide", _("Decide"), decide),
    }


def _take_drops(window: MainWindow) -> None:
    opener, importing = _errand(window, Opener), _errand(window, Importing)
    packages = _errand(window, Packages)
    Drops(window, opener.open_round, importing.import_sheet, packages.bring_in, window.say)


def _errand(window: MainWindow, kind: type[Sort]) -> Sort:
    """The window's errand of this kind."""
    return next(errand for errand in window.errands if isinstance(errand, kind))


def _tell(house: House, words: str, file: Path | None) -> None:
    """What went well, with the file to open where there is one."""
    if file is None:
        house.tell(words)
    else:
        url = QUrl.fromLocalFile(str(file))
        house.tell(words, _("Open it"), lambda: QDesktopServices.openUrl(url))


def _bridge(opening: Opening, log: SqliteLog, desk: Desk, person: str) -> Bridge:
    key = f"people/{log.round_id}"
    if not person:
        desk.seat(_last_person(desk.state, str(QSettings().value(key, ""))))
    bridge = Bridge(desk, log, opening.store, new_id, Tables(log).follow)
    bridge.person_changed.connect(lambda: QSettings().setValue(key, bridge.desk.person))
    return bridge


def _wait(opening: Opening) -> None:
    if wait([opening.done], _PATIENCE_SECONDS).done:
        return
    notice = QLabel(_("Opening {file} …").format(file=opening.file.name))
    notice.setTextFormat(Qt.TextFormat.PlainText)
    notice.setMargin(24)
    notice.show()
    loop, done = QEventLoop(), _Done()
    done.arrived.connect(loop.quit)
    opening.done.add_done_callback(lambda _future: done.arrived.emit())
    loop.exec()
    notice.close()


def _last_person(state: Round, last: str) -> str:
    """Who sat here last, else the first head, else anybody who is in the round."""
    people = [p for p in state.people.values() if not p.removed]
    if any(p.id == last for p in people):
        return last
    heads = [p.id for p in people if Role.HEAD in p.roles]
    return (heads or [p.id for p in people] or [""])[0]
