"""The dialog that brings a sheet's lines in: file and sheets, the preview with what columns fill, problems.

It holds no rule: what a person says becomes a `Draft`, what follows from it an `ImportScreen`, worked out in the
background. What columns filled is remembered once lines are in.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from budget_app.exchange.import_columns import remembered
from budget_app.exchange.import_draft import Draft
from budget_app.exchange.import_offers import accepted, offers
from budget_app.exchange.import_screen import ImportScreen
from budget_app.exchange.import_words import lost_words, what_is_allowed
from budget_app.exchange.plan_words import bringing_in, import_button, why_not_all
from budget_app.exchange.problems import Problem
from budget_app.exchange.sheet import Sheet
from budget_app.words import _
from ui.bridge import Bridge
from ui.bringing import Bringing
from ui.importing.column_menu import column_menu
from ui.importing.frame import NOTHING, ROWS, ImportFrame
from ui.importing.held_sheets import HeldSheets
from ui.importing.kept import keep_source
from ui.importing.reading import Reading

_KINDS = ("line_imported", "line_revised", "line_linked", "line_unlinked", "sponsor_invited", "past_recorded")


class ImportDialog(ImportFrame):
    """`imported`: the plan that was carried out. `open_file` begins, and begins anew with another file."""

    imported = Signal(object)
    file_wanted = Signal()

    def __init__(self, bridge: Bridge, reading: Reading, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._reading = reading
        self._sheets = HeldSheets()
        self.bringing = Bringing(bridge, _KINDS, self)
        self.draft = Draft()
        self._connect()
        self.show_nothing()

    def _connect(self) -> None:
        side, model, foot = self.side, self.model, self.foot
        side.file_wanted.connect(self.file_wanted)
        side.sheet_chosen.connect(self.choose_sheet)
        side.sheet_ticked.connect(self.tick_sheet)
        side.said.connect(self._hear_side)
        self.head_rows.guess_wanted.connect(self.go_to_guess)
        self.head_rows.changed.connect(lambda first, last: self.say(self.draft.with_head(first, last)))
        model.typed.connect(self._type)
        model.ticked.connect(self._tick)
        self.preview.wanted.connect(lambda place, at: self.column_menu(place).popup(at))
        self.preview.moved.connect(self.problems.point_to)
        self.problems.chosen.connect(self.go_to)
        self.problem_head.taken.connect(self._take)
        foot.all_wanted.connect(self.bring_in)
        foot.good_wanted.connect(self.bring_in)
        foot.cancelled.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        foot.stop_wanted.connect(self._stop)
        self.refusal.stepped.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        self._reading.busy.connect(foot.show_busy)
        self.bringing.came.connect(self._on_in)
        self.bringing.refused.connect(self._on_refused)
        self.bringing.others.connect(self.work_out)

    @property
    def screen_shown(self) -> ImportScreen | None:
        """The import as it stands, once it is worked out."""
        return self.model.screen

    # --- the file and its sheets

    def open_file(self, path: Path) -> None:
        """Read a file; what is wrong with it is said, and another can be chosen."""
        self._sheets, self.draft = HeldSheets(), Draft()
        self.side.show_file(path.name, [])
        self.show_nothing()
        self._reading.read(path, self._on_file)

    def choose_sheet(self, place: int) -> None:
        """Look at one of the sheets; what was said of another one is kept."""
        self.draft = self._sheets.go_to(self._bridge.state, place, self.draft)
        self.side.choose_sheet(place, self._sheets.ticked)
        self.show_nothing()
        self.work_out()

    def tick_sheet(self, place: int, on: bool) -> None:
        """A sheet comes in beside the one that is looked at, or not; that one always does."""
        self._sheets.tick(place, on)
        self.side.choose_sheet(self._sheets.at, self._sheets.ticked)
        self.work_out()

    def _on_file(self, found: list[Sheet] | Problem) -> None:
        if isinstance(found, Problem):
            self.refusal.say(found.message)
            return
        self._sheets = HeldSheets(found)
        self.side.show_file(self.side.file.text(), found)
        if self._sheets.first >= 0:
            self.choose_sheet(self._sheets.first)
        else:
            self.refusal.say(_("There is nothing in this file."))

    # --- what a person says

    def say(self, draft: Draft) -> None:
        """Something else is said of the sheet."""
        if draft != self.draft:
            self.draft = draft
            self.work_out()

    def fill(self, place: int, fills: str) -> None:
        """The column at this position of the sheet fills something else."""
        screen = self.model.screen
        if screen:
            now = {column.place: column.fills for column in screen.columns}
            self.say(self.draft.with_column(place, fills, now))

    def _hear_side(self) -> None:
        side = self.side
        said = replace(
            self.draft,
            department=str(side.department.currentData() or ""),
            goal=str(side.goal.currentData() or ""),
            add_departments=side.add_departments.isChecked(),
            group_by=side.group_by,
        )
        self.say(side.manner.changed(said))

    def _take(self, offer: str) -> None:
        if self.model.screen:
            self.say(accepted(self.model.screen, offer))

    def _stop(self) -> None:
        self._reading.stop()
        self.refusal.say(_("Stopped. Choose the sheet again, or another file."))

    def _type(self, row: int, place: int, typed: str) -> None:
        if self.model.screen:
            self.say(self.draft.with_fix(row, place, typed, self.model.screen.original(row, place)))

    def _tick(self, row: int, counts: bool) -> None:
        if self.model.screen:
            self.say(self.draft.with_row(row, counts, self.model.screen.is_guessed_out(row)))

    def column_menu(self, place: int) -> QMenu:
        """What the column at this position of the sheet can fill."""
        return column_menu(self, self.model.screen, place, lambda fills: self.fill(place, fills))

    # --- showing

    def work_out(self) -> None:
        """Work out what follows from what was said, in the background; the latest wins."""
        sheet = self._sheets.current
        if sheet is not None and not self.bringing.is_under_way:
            state, person = self._bridge.state, self._bridge.desk.person
            beside = self._sheets.beside(state, self.draft)
            asked = (state, person, self._bridge.desk.entries, sheet, self.draft)
            self._reading.work_out(*asked, self.model.screen, beside, self._show)

    def show_nothing(self) -> None:
        """No sheet is looked at."""
        self.model.show(None)
        self.refusal.say("")
        self.problems.show_problems(())
        self.middle.setCurrentIndex(NOTHING)
        self.foot.show_offer("", "", "", _("There is no sheet to import yet."))
        self.side.show_columns((), ())
        self._show_round()

    def _show_round(self) -> None:
        state, person = self._bridge.state, self._bridge.desk.person
        self.allowed.setText(what_is_allowed(state, person))
        self.side.show_round(state, person, self.draft)

    def _show(self, screen: ImportScreen) -> None:
        is_first = self.middle.currentIndex() != ROWS
        self.middle.setCurrentIndex(ROWS)
        self.model.show(screen)
        if is_first:
            self.preview.setFocus()
        self.head_rows.show_screen(screen)
        self.problems.show_problems(screen.problems or screen.changes.listed)
        self.side.show_columns(screen.columns, screen.draft.group_by)
        self.side.manner.show_screen(screen)
        self._show_round()
        self.problem_head.show_screen(screen, offers(self._bridge.state, self._bridge.desk.person, screen))
        self.refusal.say("")
        self._offer(screen)

    def _offer(self, screen: ImportScreen) -> None:
        state, person, added = self._bridge.state, self._bridge.desk.person, screen.coming.incoming
        good = import_button(added, good_only=True) if screen.problems and added else ""
        self.foot.show_offer(
            screen.finding, import_button(screen.wanted), good, why_not_all(state, person, screen.coming)
        )

    # --- bringing in

    def bring_in(self) -> None:
        """Hand in the one command that brings the lines in, once what was said last is worked out."""
        screen = self.model.screen
        if screen and screen.coming.command and screen.draft == self.draft and not self.bringing.is_under_way:
            self.foot.show_offer("", "", "", _("The lines are on their way."))
            self.foot.show_busy(bringing_in(screen.coming.incoming), can_stop=False)
            self.bringing.bring(screen.coming.command)

    def _on_in(self, _command: object) -> None:
        if self.model.screen:
            keep_source(*remembered(self.model.screen.columns))
            self.imported.emit(self.model.screen.coming)
        self.done(QDialog.DialogCode.Accepted)

    def _on_refused(self, words: str) -> None:
        self.foot.show_busy("", can_stop=False)
        if self.model.screen:
            self._show(self.model.screen)
        self.refusal.say(words)

    # --- leaving

    def reject(self) -> None:
        """Escape and the window's cross: corrections are not thrown away unasked."""
        words = lost_words(self.draft)
        if words and not self.refusal.isVisible():
            self.refusal.say(words, _("Close all the same"))
        elif not self.bringing.is_under_way:
            super().reject()

    def done(self, result: int) -> None:
        """Nothing works on for a dialog that is gone."""
        self._reading.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Escape."""
        event.ignore()
        self.reject()
