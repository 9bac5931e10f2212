"""The settings of the round as a dialog: a rail of parts and the part's form. Every change is saved when it is made.

What a part shows is decided in presentation/settings*.py, what a change is allowed to be in the core.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from budget_app.presentation.draft import DEPARTMENTS, GOALS, PEOPLE, ROUND
from budget_app.presentation.form import Place
from budget_app.presentation.requests_edit import Problem
from budget_app.presentation.settings import AMEND, DEADLINES, NEW, SETTINGS, settings_part, settings_title
from budget_app.presentation.settings_edit import Answer, asked, entered
from budget_app.words import _
from ui.bridge import Bridge
from ui.forms.sheet import FormSheet
from ui.sizes import keep_size, open_at
from ui.widgets.buttons import button
from ui.widgets.card import band

SIZE = (1120, 720)
_ICONS = {
    ROUND: "optimum",
    DEADLINES: "clock",
    DEPARTMENTS: "office",
    PEOPLE: "people",
    GOALS: "goal",
    AMEND: "negotiate",
}
_FROM_HERE = "settings/"


class SettingsDialog(QDialog):
    """What was typed stays until it is taken, also while others change the round."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._typed: dict[Place, str] = {}
        self._problems: dict[Place, Problem] = {}
        # What is on its way, by where its refusal would be shown.
        self._sent: dict[str, dict[Place, str]] = {}
        self.part = ROUND
        self.setWindowTitle(_("Round settings"))
        open_at(self, *SIZE)
        keep_size(self, "settings")
        self.sheet = FormSheet(_("Parts of the settings"))
        for part in SETTINGS:
            self.sheet.rail.add(part, _ICONS[part], settings_title(part))
        self.done_button = button(_("Done"), on_click=self.close)
        foot = band("signoff", 56)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 0, 20, 0)
        row.addStretch(1)
        row.addWidget(self.done_button)
        column = QVBoxLayout(self)
        # Parts of different sizes would pull at the window's smallest size.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sheet, 1)
        column.addWidget(foot)
        self.sheet.rail.chosen.connect(self.go)
        self.sheet.form.typed.connect(self._type)
        self.sheet.form.entered.connect(self._enter)
        self.sheet.form.done.connect(self._do)
        bridge.changed.connect(self._on_changed)
        bridge.refused.connect(self._on_refused)
        bridge.person_changed.connect(self._forget)
        self.go(ROUND)

    def go(self, part: str) -> None:
        """To a part."""
        self.part = part
        self.refresh()
        self.sheet.to_top()
        self.sheet.form.go_to_first()

    def refresh(self) -> None:
        """Show the part as it stands, with what is typed and what is wrong."""
        person = self._bridge.desk.person
        part = settings_part(self._bridge.state, person, self.part, self._typed, self._problems)
        self.sheet.show_part(part, [self.done_button])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was typed and closes nothing; Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed and could not be taken is forgotten with the dialog."""
        super().closeEvent(event)
        self._forget()

    # --- what happens

    def _type(self, place: Place, words: str) -> None:
        self._typed[place] = words
        if place.row == NEW:
            self.refresh()

    def _enter(self, place: Place, words: str) -> None:
        self._typed[place] = words
        self._settle(place, entered(self._bridge.state, place, self._texts(place.part, place.row)))

    def _do(self, row: str, deed: str) -> None:
        if deed == "add":
            first = Place(self.part, NEW, "title" if self.part == GOALS else "name")
            self._typed[first] = ""
            self.refresh()
            self.sheet.form.go_to(first)
        elif deed == "remove" and row == NEW:
            self._drop(self.part, NEW)
            self.refresh()
            self.sheet.form.add.setFocus()
        elif deed == "remove" and self.part == GOALS:
            self._ask_why(row)
        else:
            self._ask(row, deed, self._texts(self.part, row))

    def _ask(self, row: str, deed: str, texts: Mapping[str, str]) -> None:
        self._settle(Place(self.part, row), asked(self._bridge.state, self.part, row, deed, texts))

    def _ask_why(self, goal: str) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(_("Retire {goal}").format(goal=self._bridge.state.goals[goal].title))
        dialog.setLabelText(
            _("Why? Links to the goal stay, and count no more. Everybody will see the reason.")
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda reason: self._ask(goal, "remove", {"reason": reason}))
        dialog.open()

    def _settle(self, place: Place, answer: Answer) -> None:
        """Hand in the command, or say beside its field what is wrong."""
        for known in [known for known in self._problems if known[:2] == place[:2]]:
            del self._problems[known]
        self._problems |= answer.problems
        if answer.command is not None:
            where = _FROM_HERE + place.text
            self._sent[where] = {p: text for p, text in self._typed.items() if p[:2] == place[:2]}
            self._bridge.do(answer.command, where)
        self.refresh()

    def _on_changed(self) -> None:
        for sent in self._sent.values():
            for place, text in sent.items():
                if self._typed.get(place) == text:
                    del self._typed[place]
        self.refresh()

    def _on_refused(self, words: str, where: str) -> None:
        if where in self._sent:
            self._typed = {**self._sent.pop(where), **self._typed}
            self._problems[Place.of(where.removeprefix(_FROM_HERE))] = Problem(words)
            self.refresh()

    def _forget(self) -> None:
        self._typed.clear()
        self._problems.clear()
        self._sent.clear()
        self.refresh()

    def _texts(self, part: str, row: str) -> dict[str, str]:
        return {place.field: text for place, text in self._typed.items() if place[:2] == (part, row)}

    def _drop(self, part: str, row: str) -> None:
        self._typed = {place: text for place, text in self._typed.items() if place[:2] != (part, row)}
        self._problems = {place: p for place, p in self._problems.items() if place[:2] != (part, row)}
