"""A person at the real window, by keys and clicks, in the verbs of somebody who uses it.

What must not live here: tests, and ways into a page that a person does not have.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from budget_app.domain.lines import Line
from budget_app.domain.round import Round
from budget_app.presentation.requests_block import Block
from ui.importing.dialog import ImportDialog
from ui.importing.errand import Importing
from ui.inspector.thread_tab import ThreadTab
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.packages.dialog import BringInDialog
from ui.packages.errand import Packages
from ui.pages.decide import DecidePage
from ui.pages.overview import OverviewPage
from ui.pages.requests import RequestsPage
from ui.printing.errand import Printing
from ui.printing.preview import Preview
from ui.searching.errand import Searching
from ui.shots import settle
from ui.submitting.dialog import SubmitDialog
from ui.submitting.errand import Submitting
from ui.widgets.pick_button import PickButton
from ui.window import open_window

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 15_000


class Someone:
    """One person's window. Every verb comes back once what it asked for has been answered."""

    def __init__(self, qtbot: QtBot) -> None:
        self._bot = qtbot

    # --- coming and going

    def opens(self, file: Path, person: str = "", dark: bool | None = False) -> Self:
        """Open a round in a window of one's own."""
        self.window, self.rounds = open_window(Opening(file), person, dark)
        self.bridge, self._background = self.window.bridge, self.window.background
        self._bot.addWidget(self.window)
        self.window.show()
        self._come_forward()
        return self.settles()

    def sits_at(self, window: MainWindow) -> Self:
        """A window that is open already."""
        self.window, self.bridge, self._background = window, window.bridge, window.background
        self._come_forward()
        return self.settles()

    def closes(self) -> None:
        """Close the window, by its key."""
        self._come_forward()
        self._key(self.window, Key.Key_Q, CTRL)
        assert not self.window.isVisible()

    def comes_forward(self) -> Self:
        """The window is in front, as the desktop brings it there when a dialog over it closes."""
        self._come_forward()
        return self.settles()

    def settles(self) -> Self:
        """Wait until nothing is under way."""
        return self.waits_until(lambda: True)

    def comes_to_rest(self) -> Self:
        """Wait until nothing slides or fades any more."""
        settle(self.bridge, self._background)
        return self

    def waits_until(self, holds: Callable[[], bool]) -> Self:
        """Wait for what others do, or for what is computed."""
        self._bot.waitUntil(
            lambda: self.bridge.is_idle and self._background.is_quiet and holds(), timeout=PATIENCE_MS
        )
        return self

    # --- what one sees

    @property
    def state(self) -> Round:
        """The round as the window has it."""
        return self.bridge.state

    def line(self, code: str) -> Line:
        """The line people call by this code."""
        return next(line for line in self.state.lines.values() if line.code == code)

    def granted(self, code: str) -> int | None:
        """What the executive granted a line, in minor units; None while it is undecided."""
        allocation = self.state.allocations.get(self.line(code).id)
        return None if allocation is None else allocation.amount

    def all_granted(self) -> dict[str, int]:
        """What is granted, by code."""
        return {self.state.lines[line].code: now.amount for line, now in self.state.allocations.items()}

    def sees(self, code: str, column: str) -> str:
        """The words in a cell of Requests."""
        return self._requests().model.index_of(self.line(code).id, column).data()

    def reads_in_the_row(self, code: str) -> str:
        """The sentence of a line's band in Requests; empty without one."""
        row = self._requests().grid.row_of(self.line(code).id)
        return row.band.text if row and row.band else ""

    @property
    def lines_shown(self) -> list[str]:
        """Codes of the lines in Requests, from the top."""
        rows = self._requests().model.table.rows
        return [self.state.lines[row.key].code for row in rows if row.kind == "line"]

    # --- going about

    def goes_to(self, page: str) -> QWidget:
        """Go to a page by its key."""
        self._come_forward()
        number = self.window.page_keys.index(page) + 1
        self._key(self.window, Key(Key.Key_0 + number), CTRL)
        assert self.window.current_page == page
        shown = self.window.page(page)
        self.waits_until(lambda: not isinstance(shown, OverviewPage) or shown.is_known)
        return shown

    def rests_the_mouse(self) -> Self:
        """Move the mouse where nothing answers to it."""
        header = self.window.header
        QTest.mouseMove(header.menu)
        QTest.mouseMove(header, QPoint(header.width() // 2, 4))
        return self.settles()

    def sits_down_as(self, name: str) -> Self:
        """Go round the people, as Ctrl+Shift+P does, until this one sits here."""
        self._come_forward()
        for _person in self.state.people:
            if self.bridge.person and self.bridge.person.name == name:
                return self.settles()
            self._key(self.window, Key.Key_P, CTRL | SHIFT)
            self.settles()
        raise AssertionError(f"nobody here is called {name}")

    def undoes(self) -> Self:
        """Ctrl+Z."""
        return self._presses(Key.Key_Z, CTRL)

    def redoes(self) -> Self:
        """Ctrl+Shift+Z."""
        return self._presses(Key.Key_Z, CTRL | SHIFT)

    def turns_light_or_dark(self) -> Self:
        """Ctrl+Shift+D."""
        return self._presses(Key.Key_D, CTRL | SHIFT)

    def takes_from_the_menu(self, what: str, choice: str) -> Self:
        """Open a submenu of the menu under the sign and take one of its choices."""
        self._submenu(what)[choice].trigger()
        return self.settles()

    def ticked_in_the_menu(self, what: str) -> list[str]:
        """Which choices of a submenu are ticked."""
        return [words for words, action in self._submenu(what).items() if action.isChecked()]

    def _submenu(self, what: str) -> dict[str, QAction]:
        within = self.window.actions_by_id[what].menu()
        assert isinstance(within, QMenu)
        assert within.menuAction() in self.window.header.menu.menu().actions()
        within.aboutToShow.emit()
        return {action.text(): action for action in within.actions()}

    # --- looking at requests

    def sorts_by(self, column: str, adds: bool = False) -> Self:
        """A click on a column's title in Requests; with Shift where it is added."""
        page = self._requests()
        head, place = page.grid.head, page.model.table.place(column)
        spot = QPoint(head.sectionViewportPosition(place) + 20, head.height() // 2)
        how = SHIFT if adds else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(head.viewport(), LEFT, how, spot)
        return self.settles()

    def filters(self, words: str) -> Self:
        """Ctrl+F and the words."""
        page = self._requests()
        self._key(page.grid, Key.Key_F, CTRL)
        self._key_here(Key.Key_A, CTRL)
        self._key_here(Key.Key_Delete)
        self._types(words)
        return self.settles()

    def clears_the_filter(self) -> Self:
        """The link beside the word that nothing matches."""
        return self.clicks(self._requests().sheet.unmatched.clear)

    def groups_by(self, group: str) -> Self:
        """The button that says by what lines are grouped."""
        return self._picks(self._requests().head.group, group)

    @property
    def columns_shown(self) -> list[str]:
        """Ids of the columns in view in Requests, from the left."""
        return list(self._requests().grid.columns_shown())

    def opens_the_columns(self) -> QListWidget:
        """The button with the columns; gives the list, which has the keys."""
        page = self._requests()
        self.clicks(page.head.columns)
        return page.columns.panel.list

    def shows_or_hides_column(self, column: str) -> Self:
        """Go to a column in the list by keys, Space, Escape."""
        columns = self.opens_the_columns()
        self._goes_to_column(columns, column)
        self._key(columns, Key.Key_Space, Qt.KeyboardModifier.NoModifier)
        self._key(columns, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        return self.settles()

    def moves_column(self, column: str, step: int) -> Self:
        """Go to a column in the list by keys, Alt and the arrow as often as wanted, Enter."""
        columns = self.opens_the_columns()
        self._goes_to_column(columns, column)
        for _time in range(abs(step)):
            self._key(columns, Key.Key_Down if step > 0 else Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        self._key(columns, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        return self.settles()

    def _goes_to_column(self, columns: QListWidget, column: str) -> None:
        self._key(columns, Key.Key_Home, Qt.KeyboardModifier.NoModifier)
        for _item in range(columns.count()):
            if columns.currentItem().data(Qt.ItemDataRole.UserRole) == column:
                return
            self._key(columns, Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        raise AssertionError(f"there is no column {column}")

    def copies(self, lines: Sequence[str], columns: Sequence[str]) -> str:
        """Select the cells from the first to the last, Ctrl+C; gives what is on the clipboard."""
        page = self._requests()
        page.grid.select_block(Block(tuple(self.line(code).id for code in lines), tuple(columns)))
        self._key(page.grid, Key.Key_C, CTRL)
        self.settles()
        return QApplication.clipboard().text()

    def pastes(self, text: str, code: str = "", column: str = "title") -> Self:
        """Put a text on the clipboard, go to a cell (none: leave every cell), Ctrl+V."""
        page = self._requests()
        QApplication.clipboard().setText(text)
        if code:
            assert page.grid.go_to(self.line(code).id, column)
        else:
            page.grid.clearSelection()
        self._key(page.grid, Key.Key_V, CTRL)
        return self.settles()

    def walks_to_the_next_refused(self) -> Self:
        """F8."""
        page = self._requests()
        self._key(page.grid, Key.Key_F8, Qt.KeyboardModifier.NoModifier)
        return self.settles()

    def types_here(self, words: str) -> Self:
        """Type over the current cell; Enter."""
        self._types(words)
        self._key_here(Key.Key_Return)
        return self.settles()

    def begins_to_type(self, code: str, column: str, words: str) -> Self:
        """Type over a cell of Requests, without an end."""
        page = self._requests()
        assert page.grid.go_to(self.line(code).id, column)
        self._types(words)
        return self.settles()

    def ends_typing(self) -> Self:
        """Enter in the field that is open."""
        self._come_forward()
        self._key_here(Key.Key_Return)
        return self.settles()

    def takes_the_step(self, code: str, words: str) -> Self:
        """A click on one of the steps below a line in Requests."""
        page, key = self._requests(), self.line(code).id
        row = page.grid.row_of(key)
        assert row is not None
        step = next(step for band in row.bands for step in band.steps if step.label == words)
        page.grid.scrollTo(page.model.index_of(key, "code"))
        QTest.mouseClick(page.grid.viewport(), LEFT, pos=page.grid.place_of_step(key, step))
        return self.settles()

    # --- looking at what is to be decided

    @property
    def lines_to_decide(self) -> list[str]:
        """Codes of the lines in Decide's grid, from the top; none where the filter lets none through."""
        page = self._decide()
        rows = page.grid.lines
        return [rows.line(n).code for n in range(rows.rowCount())] if page.grid.isVisible() else []

    def looks_at_decide_as(self, view: str) -> Self:
        """Towers or grid."""
        return self.clicks(self._decide().head.views.part(view))

    def filters_decide(self, words: str) -> Self:
        """Type into the filter over Decide's grid."""
        self._fill(self._decide().head.search, words)
        return self.settles()

    def clears_the_filter_of_decide(self) -> Self:
        """The link beside the word that nothing matches."""
        return self.clicks(self._decide().unmatched.clear)

    # --- asking

    def adds_a_line(self, title: str, requested: str) -> str:
        """Ctrl+N, the title, and what is asked for; gives the new line's code."""
        page, before = self._requests(), set(self.state.lines)
        self._key(page.grid, Key.Key_N, CTRL)
        self.waits_until(lambda: page.grid.cells.editor is not None)
        (made,) = set(self.state.lines) - before
        self._types(title)
        self._key_here(Key.Key_Return)
        code = self.state.lines[made].code
        return self.types_amount(code, "requested", requested).state.lines[made].code

    def types_amount(self, code: str, tier: str, typed: str) -> Self:
        """Type over a cell of Requests; Enter."""
        page = self._requests()
        assert page.grid.go_to(self.line(code).id, tier)
        self._types(typed)
        self._key_here(Key.Key_Return)
        return self.settles()

    def links(self, code: str, goal: str, result: str, sure: str = "") -> Self:
        """Open the goals of a line from its cell, pick one, say what it brings and how sure one is."""
        page = self._requests()
        assert page.grid.go_to(self.line(code).id, "goals")
        self._key_here(Key.Key_Return)
        editor = page.deeds.goals
        assert editor.isVisible()
        self._choose(editor.goals, goal)
        for field, typed in (("requested", result), ("confidence", sure)):
            self._fill(editor.fields[field], typed)
        self._key_here(Key.Key_Return)
        assert not editor.isVisible()
        return self.settles()

    def submits(self, code: str) -> Self:
        """Ctrl+Enter in the line's row."""
        page = self._requests()
        assert page.grid.go_to(self.line(code).id, "title")
        self._key_here(Key.Key_Return, CTRL)
        return self.settles()

    def submits_all(self) -> Self:
        """Ctrl+Shift+Enter, and Ctrl+Enter in the list of what is ready."""
        dialog = self.looks_at_what_is_ready()
        self._key(dialog.list, Key.Key_Return, CTRL)
        assert not dialog.isVisible()
        return self.settles()

    def looks_at_what_is_ready(self) -> SubmitDialog:
        """Ctrl+Shift+Enter."""
        self._come_forward()
        self._key(self.window, Key.Key_Return, CTRL | SHIFT)
        submitting = next(errand for errand in self.window.errands if isinstance(errand, Submitting))
        assert submitting.dialog is not None
        assert submitting.dialog.isVisible()
        return submitting.dialog

    # --- searching

    def searches(self, words: str) -> list[str]:
        """Ctrl+K and the words; gives what was found, with its headings, from the top."""
        self._come_forward()
        self._key(QApplication.focusWidget() or self.window, Key.Key_K, CTRL)
        field = self.window.header.search
        assert field.hasFocus()
        QTest.keyClicks(field, words)
        self.settles()
        searching = next(errand for errand in self.window.errands if isinstance(errand, Searching))
        panel = searching.panel
        assert panel is not None
        self.waits_until(lambda: panel.isVisible() and searching.is_quiet)
        return [row if isinstance(row, str) else row.title for row in panel.model.rows]

    def takes_what_was_found(self, down: int = 0) -> Self:
        """Arrows down, and Enter."""
        for _step in range(down):
            self._key(self.window.header.search, Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        self._key(self.window.header.search, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        return self.settles()

    # --- talking

    def reads_the_thread(self, thing: str) -> ThreadTab:
        """Go to the thread of a line (by its code) or of a goal (by its title), in the inspector."""
        page = self._requests()
        if thing in self.state.line_ids:
            assert page.grid.go_to(self.state.line_ids[thing], "title")
            page.inspector.tabs.setCurrentIndex(1)
            return page.inspector.talk
        key = next(row.key for row in page.model.table.rows if row.kind == "group" and row.title == thing)
        assert page.grid.go_to(key, "title")
        page.side.goal.tabs.setCurrentIndex(1)
        return page.side.goal.talk

    def says(self, thing: str, words: str, asks: bool = False) -> Self:
        """Write into the thread of a line or goal, with Ctrl+Enter; Enter takes the name that an @ offers."""
        talk = self.reads_the_thread(thing)
        talk.writing.setFocus()
        for piece in re.split(r"(?<=\n)", words):
            QTest.keyClicks(talk.writing, piece.removesuffix("\n"))
            if piece.endswith("\n"):
                self._key(talk.writing, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        talk.is_question.setChecked(asks)
        self._key(talk.writing, Key.Key_Return, CTRL)
        return self.settles()

    def asks(self, thing: str, words: str) -> Self:
        """As `says`, as a question."""
        return self.says(thing, words, asks=True)

    def answers(self, words: str) -> Self:
        """Take the first thing that waits on Overview, which is a question, and answer it."""
        overview = self.goes_to("overview")
        assert isinstance(overview, OverviewPage)
        self.clicks(overview.waits.buttons[0])
        self._types_here(words)
        self._key_here(Key.Key_Return, CTRL)
        return self.settles()

    def waits_for_me(self) -> list[str]:
        """The titles under "Waits for you"."""
        overview = self.goes_to("overview")
        assert isinstance(overview, OverviewPage)
        return [wait.title for wait in overview.waits.shown]

    def is_new_to_me(self) -> list[str]:
        """What others did since this person last looked, as it is read out."""
        overview = self.goes_to("overview")
        assert isinstance(overview, OverviewPage)
        return [row.accessibleName() for row in overview.feed.list.rows]

    # --- bringing sheets in

    def opens_the_sheet(self, path: Path) -> ImportDialog:
        """Ctrl+I, and the name in the dialog; gives the dialog in which it is looked at."""
        self._come_forward()
        self._key(self.window, Key.Key_I, CTRL)
        self._names_the_file(path, QDialogButtonBox.StandardButton.Open)
        importing = next(errand for errand in self.window.errands if isinstance(errand, Importing))
        assert importing.dialog is not None
        return importing.dialog

    def imports(self, path: Path) -> Self:
        """Open a sheet without a problem, and bring all its lines in."""
        return self.clicks(self.opens_the_sheet(path).foot.all)

    def corrects(self, dialog: ImportDialog, row: int, field: str, typed: str) -> Self:
        """Type over a cell of the sheet's preview; Enter."""
        screen = dialog.screen_shown
        assert screen is not None
        place = next(column.place for column in screen.columns if column.fills == field)
        dialog.activateWindow()
        self._bot.waitUntil(dialog.isActiveWindow)
        dialog.preview.go_to(row - screen.layout.first, place)
        dialog.preview.setFocus()
        self._types(typed)
        self._key_here(Key.Key_Return)
        return self.settles()

    # --- deciding

    def opens_the_decision(self) -> Self:
        """The button on Decide."""
        return self.clicks(self._decide().head.open_phase)

    def grants(self, code: str, tier: str) -> Self:
        """A click on a storey of the line's tower."""
        towers = self._decide().towers
        QTest.mouseClick(towers.viewport(), LEFT, pos=towers.place_of(self.line(code).id, tier))
        return self.settles()

    def gives_the_reason(self, reason: str) -> Self:
        """Write why the picked line gets less, instead of what is proposed, and grant it."""
        panel = self._decide().panel
        panel.reason.setFocus()
        self._key_here(Key.Key_A, CTRL)
        self._types(reason)
        return self.clicks(panel.send)

    def grants_another_amount(self, code: str, typed: str, reason: str) -> Self:
        """An amount between the tiers, with its reason."""
        page = self._decide()
        page.towers.setFocus()
        self._key_here(Key.Key_Home)
        for _line in self.state.lines:
            if page.panel._code.text() == code:
                break
            self._key_here(Key.Key_Right)
        self._fill(page.panel.amount, typed)
        self._key_here(Key.Key_Return)
        return self.gives_the_reason(reason)

    def takes_the_optimum(self) -> Self:
        """Ask for it, read what it would do, take it."""
        page = self._decide()
        self.clicks(page.head.optimum)
        return self.clicks(page.take.yes)

    def signs(self) -> Self:
        """Sign, and say yes."""
        page = self._decide()
        self.clicks(page.foot.sign_button)
        return self.clicks(page.confirm.yes)

    def looks_at_the_print(self) -> Preview:
        """Ctrl+P, until the pages are there."""
        self._come_forward()
        self._key(self.window, Key.Key_P, CTRL)
        printing = next(errand for errand in self.window.errands if isinstance(errand, Printing))
        preview = printing.preview
        assert preview is not None
        self.waits_until(lambda: preview.view.is_drawn)
        return preview

    def prints_to(self, path: Path) -> Self:
        """Ctrl+P, look at it, Ctrl+S, the name in the dialog, and Escape back."""
        preview = self.looks_at_the_print()
        self._key(preview.view, Key.Key_S, CTRL)
        self._names_the_file(path, QDialogButtonBox.StandardButton.Save)
        assert preview.news.isVisible()
        self._key(preview.view, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        assert not preview.isVisible()
        return self.settles()

    def exports_to(self, path: Path) -> Self:
        """Ctrl+E, and the name in the dialog."""
        self._come_forward()
        self._key(self.window, Key.Key_E, CTRL)
        return self._names_the_file(path, QDialogButtonBox.StandardButton.Save)

    # --- without a server

    def sends_the_package(self, path: Path) -> Self:
        """From the menu, and the name in the dialog."""
        self._come_forward()
        self.window.actions_by_id["send-package"].trigger()
        self._names_the_file(path, QDialogButtonBox.StandardButton.Save)
        return self.waits_until(path.exists)

    def opens_the_package(self, path: Path) -> BringInDialog:
        """From the menu, and the name in the dialog; gives the dialog in which it is looked at."""
        self._come_forward()
        self.window.actions_by_id["bring-in"].trigger()
        self._names_the_file(path, QDialogButtonBox.StandardButton.Open)
        dialog = self._packages.dialog
        assert dialog is not None
        self.waits_until(lambda: bool(dialog.packages.findings))
        return dialog

    def confirms_what_was_brought_in(self) -> Self:
        """By the band above the page."""
        self.window.notices.news.hint.stepped.emit()
        word = self._packages.word
        assert word is not None
        return self.clicks(word.confirm)

    @property
    def _packages(self) -> Packages:
        return next(errand for errand in self.window.errands if isinstance(errand, Packages))

    # --- keys and clicks

    def _names_the_file(self, path: Path, then: QDialogButtonBox.StandardButton) -> Self:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        name, buttons = dialog.findChild(QLineEdit, "fileNameEdit"), dialog.findChild(QDialogButtonBox)
        assert name is not None
        assert buttons is not None
        # Pasted: typed letter by letter, the dialog would go into each folder on the way.
        name.setText(str(path))
        return self.clicks(buttons.button(then))

    def _requests(self) -> RequestsPage:
        page = self.goes_to("requests")
        assert isinstance(page, RequestsPage)
        page.grid.setFocus()
        return page

    def _decide(self) -> DecidePage:
        page = self.goes_to("decide")
        assert isinstance(page, DecidePage)
        return page

    def _come_forward(self) -> None:
        self.window.activateWindow()
        self._bot.waitUntil(self.window.isActiveWindow)

    def _presses(self, key: Qt.Key, how: Qt.KeyboardModifier) -> Self:
        self._come_forward()
        self._key(QApplication.focusWidget() or self.window, key, how)
        return self.settles()

    def _key(self, widget: QWidget, key: Qt.Key, how: Qt.KeyboardModifier) -> None:
        QTest.keyClick(widget, key, how)

    def _key_here(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._here(), key, how)

    @staticmethod
    def _here() -> QWidget:
        here = QApplication.focusWidget()
        assert here is not None
        return here

    def _types_here(self, words: str) -> None:
        QTest.keyClicks(self._here(), words)

    def _types(self, words: str) -> None:
        # The first sign may open a field that takes the others; an input method hands over what has no key.
        for sign in words:
            here = self._here()
            if sign.isascii():
                QTest.keyClicks(here, sign)
            else:
                assert isinstance(here, QLineEdit)
                here.insert(sign)

    def _fill(self, field: QLineEdit, typed: str) -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)

    def _choose(self, box: QComboBox, name: str) -> None:
        box.setFocus()
        self._key_here(Key.Key_Home)
        for _item in range(box.count()):
            if box.currentText().split("  ")[0] == name:
                return
            self._key_here(Key.Key_Down)
        raise AssertionError(f"there is no {name} to choose")

    def _picks(self, choice: PickButton, key: str) -> Self:
        """Take an item of the menu of a choice."""
        next(action for action in choice.menu().actions() if action.data() == key).trigger()
        return self.settles()

    def clicks(self, button: QWidget) -> Self:
        """A click in the middle of what can be clicked."""
        assert button.isVisible()
        assert button.isEnabled()
        QTest.mouseClick(button, LEFT)
        return self.settles()
