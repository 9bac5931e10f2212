"""The window without a round: the start page, and the wizard. It goes when a round opens in a window of its own.

What can be begun with is said in presentation/start.py; rounds are opened by rounds.py.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from budget_app.cli.desks import new_id, now
from budget_app.presentation.new_round import Plan
from budget_app.words import _
from ui.actions import Intent, render
from ui.background import Background
from ui.choosing import choose_round
from ui.drops import Drops
from ui.looks import Looks
from ui.opening import make_sample, place_for_sample
from ui.recent import Recent
from ui.rounds import Rounds, Wish
from ui.sizes import SMALLEST, open_at
from ui.start.page import StartPage
from ui.start.wizard import Wizard
from ui.widgets.logo import app_icon

SIZE = (1280, 800)


class StartWindow(QMainWindow):
    """Start page and wizard; a house as a window on a round is, for what cannot be opened."""

    def __init__(self, rounds: Rounds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rounds = rounds
        self._is_asking = False
        self.background = Background()
        self.page = StartPage()
        self.wizard: Wizard | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self.setCentralWidget(self._stack)
        self.setWindowTitle(_("Accord"))
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*SMALLEST)
        open_at(self, *SIZE)
        self.page.chosen.connect(self.begin)
        self.page.file_chosen.connect(self.open_file)
        rounds.opened.connect(self._leave)
        self.actions_by_id = render(self, self._intents())
        Drops(self, self.open_file, self._no_sheet, self._no_packages, self.say)
        self.background.run("recent", Recent().files, then=self.page.show_recent)

    def _intents(self) -> tuple[Intent, ...]:
        return (
            Intent("open", _("Open…"), lambda: self.begin("open"), ("Ctrl+O",)),
            *Looks(self, self).intents(),
            Intent("close", _("Close the window"), self.close, ("Ctrl+Q", "Ctrl+W")),
        )

    # --- what can be begun with

    def begin(self, choice: str) -> None:
        """As chosen: sample, new or open."""
        self.say("")
        if choice == "sample":
            self._ask(Wish(place_for_sample(), make_sample, is_sample=True))
        elif choice == "new":
            self._begin_new()
        elif choice == "open":
            self._choose_file()

    def open_file(self, file: Path) -> None:
        """Open the round in a file."""
        self._is_asking = True
        self._rounds.open_round(file, self)

    def _ask(self, wish: Wish) -> None:
        self._is_asking = True
        self._rounds.open_another(wish, self)

    def _choose_file(self) -> None:
        choose_round(self, Path.home(), self.open_file)

    def _begin_new(self) -> None:
        if self.wizard is None:
            self.wizard = Wizard()
            self.wizard.finished.connect(self._make)
            self.wizard.left.connect(self._back_to_page)
            self._stack.addWidget(self.wizard)
        self._stack.setCurrentWidget(self.wizard)
        self.wizard.go(self.wizard.step)

    def _make(self, file: Path, plan: Plan, person: str) -> None:
        from budget_app.exchange import setup_file  # late: only here is a file made from a plan

        def make(path: Path) -> None:
            setup_file.make(path, plan, now, new_id)

        self._ask(Wish(file, make, person))

    def _back_to_page(self) -> None:
        self._stack.setCurrentWidget(self.page)
        self.page.setFocus()

    # --- a house

    def open_page(self, key: str) -> None:
        """There is no page of a round here."""

    def act(self, action: str) -> None:
        """Do what the action with this id does."""
        self.actions_by_id[action].trigger()

    def say(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """What could not be done: on the page, or beside the file in the wizard."""
        if words:
            self._is_asking = False
        if self.wizard is not None and self._stack.currentWidget() is self.wizard:
            self.wizard.say(words)
        else:
            self.page.refuse(words, step, do)

    def tell(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """What is under way."""
        self.page.news.say(words)
        if self.wizard is not None:
            self.wizard.wait(words)

    # --- coming and going

    def showEvent(self, event: QShowEvent) -> None:
        """The keys go to the first thing that can be done."""
        super().showEvent(event)
        if self._stack.currentWidget() is self.page:
            self.page.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is kept of a start that led nowhere."""
        self.background.close()
        super().closeEvent(event)

    def _leave(self, _window: QWidget) -> None:
        if self._is_asking:
            if self.wizard is not None:
                self.wizard.keep_folder()
            self.close()

    def _no_sheet(self, file: Path) -> None:
        words = _("{file} is a sheet. Open a round or start one, then drop the sheet there.")
        self.say(words.format(file=file.name))

    def _no_packages(self, files: list[Path]) -> None:
        if files:
            self.say(_("Open the round first, then drop the packages on its window."))
