"""Every view of the program, one after the other, opened as a person opens it: pages, dialogs, questions, the start.

For pictures (shots.py), and for what every view has to keep in every size and look. Nothing here changes the round.
Whoever goes through them lets each come to rest before asking for the next.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from budget_app.presentation.draft import GOALS
from budget_app.presentation.settings import SETTINGS
from ui.bug_dialog import Bug, BugDialog
from ui.importing.errand import Importing
from ui.keeping.errand import Keeping
from ui.main_window import MainWindow
from ui.pages.decide import DecidePage
from ui.pages.tradeoffs import TradeoffsPage
from ui.printing.errand import Printing
from ui.rounds import Rounds
from ui.settings import RoundSettings
from ui.start.window import StartWindow
from ui.start.wizard import STEPS
from ui.submitting.errand import Submitting

View = tuple[str, QWidget]
Found = TypeVar("Found")

# A sheet with what an import has to say something about: an amount with two readings, one that is none, a sum.
_SHEET = """Department,Item,Minimum,Budget request,Objective,Comment
Sales,Trade fair stand in spring,18000,26000,G1,"two days, with product"
Sales,Key account dinners,6000,9500,G2,
Sales,Demo laptops,1.234,tbd,G3,price to follow
Marketing,Customer film,12000,22000,G1,
Marketing,"Search campaign, spring",30000,48000,G5,runs March to May
,Total,67234,105500,,
"""
_TRACE = """Traceback (most recent call last):
  File "ui/pages/requests.py", line 88, in refresh
    self._show(changes)
ZeroDivisionError: division by zero
"""


def page_views(window: MainWindow) -> Iterator[View]:
    """Every page, and what is opened on it: charts as tables, the grid of decisions, a question."""
    for key in window.page_keys:
        window.open_page(key)
        yield key, window
        page = window.page(key)
        if isinstance(page, TradeoffsPage):
            yield from _tables(window, page)
        elif isinstance(page, DecidePage):
            yield from _decide(window, page)


def dialog_views(window: MainWindow, folder: Path) -> Iterator[View]:
    """The dialogs of a window on a round; the sheet that is brought in is written to `folder`."""
    yield from _settings(window)
    yield from _import(window, folder)
    yield from _print(window)
    submitting = _one_of(window, Submitting)
    submitting.open()
    assert submitting.dialog is not None
    yield "submit", submitting.dialog
    submitting.dialog.close()
    _one_of(window, Keeping).ask_restore()
    yield from _open_dialogs("restore", window)
    bug = BugDialog(Bug(_TRACE, 3, folder / "accord.log"), window)
    bug.show()
    yield "bug", bug
    bug.close()
    menu = window.header.menu.menu()
    menu.popup(window.mapToGlobal(window.rect().topLeft()))
    yield "menu", menu
    menu.close()


def start_views(start: StartWindow) -> Iterator[View]:
    """The start page, and the steps of the wizard for a new round."""
    yield "start", start
    start.begin("new")
    assert start.wizard is not None
    for step in STEPS:
        start.wizard.go(step)
        yield f"new-{step}", start


def start_beside(window: MainWindow) -> StartWindow:
    """A start page beside a window on a round."""
    from ui.window import make_window  # late: puts together what this module only looks at

    return StartWindow(Rounds(make_window, window))


def _tables(window: MainWindow, page: TradeoffsPage) -> Iterator[View]:
    cards = (page.asks, page.frontier, page.goals)
    for card in cards:
        card.turn()
    yield "tradeoffs-tables", window
    for card in cards:
        card.turn()


def _decide(window: MainWindow, page: DecidePage) -> Iterator[View]:
    page.head.views.part("grid").click()
    yield "decide-grid", window
    page.head.views.part("towers").click()
    if page.head.optimum.isVisible() and page.head.optimum.isEnabled():
        page.head.optimum.click()
        yield "decide-asked", window
        page.take.no.click()


def _settings(window: MainWindow) -> Iterator[View]:
    errand = _one_of(window, RoundSettings)
    for part in SETTINGS:
        errand.open(part)
        assert errand.dialog is not None
        yield f"settings-{part}", errand.dialog
        if part == GOALS:
            rows = errand.dialog.sheet.form.rows.values()
            retire = next((row.buttons["remove"] for row in rows if row.buttons["remove"].isEnabled()), None)
            if retire:
                retire.click()
                yield from _open_dialogs("settings-why", errand.dialog)
    if errand.dialog:
        errand.dialog.close()


def _import(window: MainWindow, folder: Path) -> Iterator[View]:
    sheet = folder / "sheet.csv"
    sheet.write_text(_SHEET, encoding="utf-8")
    errand = _one_of(window, Importing)
    errand.import_sheet(sheet)
    if errand.dialog:
        yield "import", errand.dialog
        errand.dialog.done(QDialog.DialogCode.Rejected)


def _print(window: MainWindow) -> Iterator[View]:
    errand = _one_of(window, Printing)
    errand.open()
    assert errand.preview is not None
    yield "print", errand.preview
    errand.preview.ask_printer()
    yield "print-printer", errand.preview.printing
    errand.preview.printing.close()
    errand.preview.close()


def _open_dialogs(name: str, parent: QWidget) -> Iterator[View]:
    """The dialog that has just been opened over `parent`, closed again."""
    dialogs = [dialog for dialog in parent.findChildren(QDialog) if dialog.isVisible()]
    for dialog in dialogs[-1:]:
        yield name, dialog
        dialog.close()


def _one_of(window: MainWindow, kind: type[Found]) -> Found:
    return next(errand for errand in window.errands if isinstance(errand, kind))
