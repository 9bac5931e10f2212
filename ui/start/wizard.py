"""The wizard for a new round: a rail of steps, the step's form, Back and Next. Nothing typed is lost on the way.

What a step shows and what is wrong with it is decided in presentation (draft*.py); the file is made by whoever listens.
"""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLocale, QSettings, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from budget_app.presentation.draft import DEPARTMENTS, GOALS, PARTS, PEOPLE, ROUND, new_draft
from budget_app.presentation.draft_file import (
    FILE,
    Ready,
    file_part,
    path_problem,
    proposed_path,
    sitter,
    unfinished_part,
    wanted_path,
)
from budget_app.presentation.draft_form import done_parts, draft_part, part_title, scale_weights
from budget_app.presentation.draft_reading import Reading, read_draft
from budget_app.presentation.form import Place
from budget_app.presentation.new_round import Plan, opening, trial
from budget_app.presentation.requests_edit import Problem
from budget_app.words import _
from ui.choosing import choose_round_place
from ui.forms.sheet import FormSheet
from ui.widgets.buttons import button, disable
from ui.widgets.card import band
from ui.widgets.labels import text
from ui.widgets.logo import Logo

STEPS = (*PARTS, FILE)
_ICONS = {ROUND: "optimum", DEPARTMENTS: "office", PEOPLE: "people", GOALS: "goal", FILE: "file"}
_FOLDER = "new/folder"


class Wizard(QWidget):
    """`finished` carries the file, the plan of the round, and the id of who sits down; `left` that nothing is made."""

    finished = Signal(object, object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.draft = new_draft(datetime.now(UTC).date(), _currency())
        self._ready = Ready()
        self._shown: set[Place] = set()
        self._passed: set[str] = set()
        self._file_problem: Problem | None = None
        self._made_in: Path | None = None
        self.step = ROUND
        self.sheet = FormSheet(_("Steps"))
        for step in STEPS:
            title = part_title(step) if step != FILE else _("File")
            self.sheet.rail.add(step, _ICONS[step], title)
        self.back = button(_("Back"), on_click=lambda: self.go(STEPS[STEPS.index(self.step) - 1]))
        self.next = button(_("Next"), "primary", on_click=self.go_on)
        self.cancel = button(_("Cancel"), "link", on_click=self.left.emit)
        self._lay_out()
        self.sheet.rail.chosen.connect(self.go)
        self.sheet.form.typed.connect(self._type)
        self.sheet.form.entered.connect(self._enter)
        self.sheet.form.done.connect(self._do)
        self.go(ROUND)

    # --- going

    def go(self, step: str) -> None:
        """To a step; what was typed stays."""
        if step == PEOPLE:
            self.draft.head_every_department()
        self.step = step
        self.refresh()
        self.sheet.to_top()
        self.sheet.form.go_to_first()

    def go_on(self) -> None:
        """To the next step where nothing is wrong in this one, and at the last one the round itself."""
        reading = read_draft(self.draft)
        if not self.next.isEnabled():
            return
        if self.step == FILE:
            self._finish(reading)
            return
        wrong = reading.of_part(self.step)
        self._shown |= set(wrong)
        self._passed.add(self.step)
        if wrong:
            self.refresh()
            self.sheet.form.go_to_problem()
        else:
            self.go(STEPS[STEPS.index(self.step) + 1])

    def say(self, words: str) -> None:
        """What hindered the file, beside its field."""
        self._file_problem = Problem(words) if words else None
        self.refresh()

    def keep_folder(self) -> None:
        """The round was made: the next one is proposed beside it."""
        if self._made_in:
            QSettings().setValue(_FOLDER, str(self._made_in))

    def wait(self, words: str) -> None:
        """The round is being made, so that nobody asks for it twice; no words: it can be asked for again."""
        disable(self.next, words)

    def refresh(self) -> None:
        """Show the step as it stands."""
        reading = read_draft(self.draft)
        if self.step == FILE:
            found = {Place(FILE, "", "path"): self._file_problem} if self._file_problem else {}
            part = file_part(self.draft, reading, self._ready, self._proposed(), found)
        else:
            shown = {place: problem for place, problem in reading.problems.items() if place in self._shown}
            part = draft_part(self.draft, self.step, shown)
        last = self.step == FILE
        self.next.setText(_("Open the round") if last else _("Next"))
        self.next.setAccessibleName(self.next.text())
        self.back.setVisible(self.step != ROUND)
        self.sheet.rail.set_done(done_parts(self.draft, self._passed))
        self.sheet.show_part(part, [self.back, self.next, self.cancel])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape leaves a step backwards."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit() if self.step == ROUND else self.back.click()
        else:
            super().keyPressEvent(event)

    # --- making

    def _lay_out(self) -> None:
        head = band("header", 44)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 20, 0)
        row.setSpacing(16)
        row.addWidget(Logo())
        row.addWidget(text(_("New round"), "strong"))
        row.addStretch(1)
        foot = band("signoff", 64)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.sheet, 1)
        column.addWidget(foot)

    # --- what happens

    def _type(self, place: Place, words: str) -> None:
        if place.part == FILE:
            self._file_problem = None
            self._ready = Ready(
                words if place.field == "path" else self._ready.path,
                words if place.field == "person" else self._ready.person,
            )
        else:
            self.draft.type(place, words)
        self.refresh()

    def _enter(self, place: Place, _words: str) -> None:
        self._shown.add(place)
        self.refresh()

    def _do(self, row: str, deed: str) -> None:
        if deed == "add":
            made = self.draft.add(self.step)
            self.refresh()
            self.sheet.form.go_to(Place(self.step, made, "title" if self.step == GOALS else "name"))
        elif deed == "remove":
            self.draft.remove(self.step, row)
            self.refresh()
            self.sheet.form.add.setFocus()
        elif deed == "scale":
            scale_weights(self.draft)
            self.refresh()
        elif deed == "choose":
            self._choose()

    def _proposed(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        places = (str(QSettings().value(_FOLDER, "")), documents)
        folder = next((Path(place) for place in places if place and Path(place).is_dir()), Path.home())
        return proposed_path(self.draft, folder)

    def _choose(self) -> None:
        now = wanted_path(self._ready, self._proposed())
        choose_round_place(
            self, _("Where the round goes"), now, lambda file: self._type(Place(FILE, "", "path"), str(file))
        )

    def _finish(self, reading: Reading) -> None:
        unfinished = unfinished_part(reading)
        if unfinished:
            self._shown |= set(reading.problems)
            self.go(unfinished)
            self.sheet.form.go_to_problem()
            return
        path = wanted_path(self._ready, self._proposed())
        plan = opening(reading.new)
        refusal = trial(plan)
        self._file_problem = Problem(refusal) if refusal else path_problem(path)
        self.refresh()
        if self._file_problem:
            self.sheet.form.go_to_problem()
            return
        self._made_in = path.parent
        self.finished.emit(path, plan, self._sitter(plan))

    def _sitter(self, plan: Plan) -> str:
        row = list(self.draft.rows[PEOPLE]).index(sitter(self.draft, self._ready))
        return plan.people[row].id


def _currency() -> str:
    """The currency of where this machine stands, if it says."""
    code = QLocale.system().currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    return code if len(code) == 3 and code.isalpha() and code.isupper() else "EUR"
