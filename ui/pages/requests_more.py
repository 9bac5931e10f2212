"""What a person does with whole lines: a new one, a copy of one, one from a template, a template of one.

What must not live here: showing lines, what a template holds, rules.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from budget_app.domain.messages import Command
from budget_app.domain.requests import DraftLine, DuplicateLine
from budget_app.presentation.line_actions import Action, new_line
from budget_app.presentation.templates import Template, built_in, kept_with, template_of, without
from budget_app.words import _
from ui import templates
from ui.bridge import Bridge
from ui.inspector.inspector import Inspector
from ui.pages.requests_choice import Choice
from ui.pages.requests_typing import new_id
from ui.selection import Selection


class More(QObject):
    """`drafts`: a command that makes a new line; `told`: what went well."""

    drafts = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        page: QWidget,
        bridge: Bridge,
        selection: Selection,
        inspector: Inspector,
        beside: QWidget,
        go_back: Callable[[], object],
        choice: Choice,
    ) -> None:
        """The templates open below `beside`; `go_back` gives the keys to the grid; `choice`: what is shown."""
        super().__init__(page)
        self._page = page
        self._bridge = bridge
        self._selection = selection
        self._inspector = inspector
        self._beside = beside
        self._go_back = go_back
        self._choice = choice
        self._awaited = ""
        inspector.more_wanted.connect(self._open_menu)

    def shortcuts(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """What it does by keys."""
        return (
            ("Ctrl+N", self.add),
            ("Ctrl+Shift+N", self.open_templates),
            ("Ctrl+Shift+D", self.duplicate),
            ("F6", self._across),
        )

    def _across(self) -> None:
        """To the inspector, and back to where the keys are on the page."""
        inside = self._inspector.isAncestorOf(QApplication.focusWidget() or self._page)
        if inside or self._inspector.isHidden():
            self._go_back()
        else:
            self._inspector.take_keys()

    def add(self) -> None:
        """Draft an empty line."""
        new = self._new()
        if not new.why_not and isinstance(new.command, DraftLine):
            self._draft(new.command, new.command.line)

    def arrived(self) -> str:
        """The line that was drafted here last, once and as soon as it is there; "" else."""
        if self._awaited not in self._bridge.state.lines:
            return ""
        line, self._awaited = self._awaited, ""
        return line

    def _draft(self, command: Command, line: str) -> None:
        self._awaited = line
        self.drafts.emit(command)

    def duplicate(self, line: str = "") -> None:
        """Draft a line like this one (else the picked one), in one's own department."""
        new, like = self._new(), line or self._selection.line
        if like in self._bridge.state.lines and not new.why_not and isinstance(new.command, DraftLine):
            made, department = new.command.line, new.command.department
            self._draft(DuplicateLine(line=made, like=like, department=department), made)

    def fill(self, menu: QMenu, line: str) -> None:
        """What can be done with this whole line, in a menu."""
        menu.setToolTipsVisible(True)
        new = self._new()
        copy = menu.addAction(_("Duplicate the line") + "\tCtrl+Shift+D")
        copy.setEnabled(not new.why_not)
        copy.setToolTip(new.why_not)
        copy.triggered.connect(lambda: self.duplicate(line))
        menu.addAction(_("Save as template")).triggered.connect(lambda: self._save(line))
        self._add_templates(menu.addMenu(_("New line from a template")), new)
        menu.addSeparator()
        year = menu.addAction(_("Copy last year plus …"))
        year.triggered.connect(lambda: self._inspector.copy_last_year())
        file = menu.addAction(_("Attach a file…"))
        file.triggered.connect(lambda: self._inspector.details.files.choose())
        file.setEnabled(self._inspector.details.files.takes)

    def open_templates(self) -> None:
        """The templates to begin a line with."""
        menu = QMenu(self._page)
        self._add_templates(menu, self._new())
        menu.popup(self._beside.mapToGlobal(QPoint(0, self._beside.height())))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self._page)
        self.fill(menu, self._selection.line)
        menu.popup(place)

    def _add_templates(self, menu: QMenu, new: Action) -> None:
        own = templates.read()
        for template in (*built_in(), None, *own):
            if template is None:
                menu.addSeparator()
                continue
            action = menu.addAction(template.name.replace("&", "&&"))
            action.setEnabled(not new.why_not)
            action.setToolTip(new.why_not)
            action.triggered.connect(lambda _on=False, template=template: self._begin(template))
        if own:
            menu.addSeparator()
            away = menu.addMenu(_("Remove a template"))
            for template in own:
                action = away.addAction(template.name.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, name=template.name: self._forget(name))

    def _new(self) -> Action:
        return new_line(self._bridge.state, self._bridge.person, self._choice.view.scope, new_id())

    def _begin(self, template: Template) -> None:
        new = self._new()
        if isinstance(new.command, DraftLine):
            command: Command = DraftLine(
                line=new.command.line, department=new.command.department, fields=template.fields
            )
            self._draft(command, new.command.line)

    def _save(self, line: str) -> None:
        template = template_of(self._bridge.state.lines[line])
        templates.write(kept_with(templates.read(), template))
        words = _(
            "“{name}” is a template now: Ctrl+Shift+N begins a line with it, in every round on this machine."
        )
        self.told.emit(words.format(name=template.name))

    def _forget(self, name: str) -> None:
        templates.write(without(templates.read(), name))
        self.told.emit(_("“{name}” is no template any more.").format(name=name))
