"""What a line needs and excludes: one row a tie, untied by its cross; another is picked from a list of all lines.

What must not live here: whether a tie can hold, which lines can be picked.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from budget_app.domain.lines import Line
from budget_app.domain.round import Round
from budget_app.presentation.line_ties import Tie, TieFact, pickable, tied, untied
from budget_app.words import _
from ui.inspector.line_picker import LinePicker
from ui.inspector.part import Part, emptied
from ui.widgets.band import Hint
from ui.widgets.buttons import button
from ui.widgets.labels import Elided


class TiesPart(Part):
    """`line_wanted`: go to that line. `judge` says why a command would be refused, "" where it would not."""

    line_wanted = Signal(str)

    def __init__(self, judge: Callable[[object], str]) -> None:
        super().__init__()
        self._judge = judge
        self._state: Round | None = None
        self._line: Line | None = None
        self._shown: tuple[tuple[TieFact, ...], str] | None = None
        self.picker: LinePicker | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.needs = button(
            _("Needs a line"), "link", "plus", on_click=lambda: self._pick("requires", self.needs)
        )
        self.excludes = button(
            _("Excludes one"), "link", "plus", on_click=lambda: self._pick("excludes", self.excludes)
        )
        more = QHBoxLayout()
        more.setSpacing(8)
        more.addWidget(self.needs)
        more.addWidget(self.excludes)
        more.addStretch(1)
        self.column.addLayout(self._rows)
        self.column.addLayout(more)

    def show_ties(self, state: Round, line: Line, ties: tuple[TieFact, ...], why_fixed: str) -> None:
        """These ties."""
        self._state, self._line = state, line
        if (ties, why_fixed) != self._shown:
            self._shown = (ties, why_fixed)
            emptied(self._rows)
            for fact in ties:
                self._rows.addWidget(self._row(fact, not why_fixed))
        for add in (self.needs, self.excludes):
            add.setVisible(not why_fixed)

    def _row(self, fact: TieFact, can_untie: bool) -> QWidget:
        row, words = QWidget(), QHBoxLayout()
        row.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(4)
        if fact.warning:
            words.addWidget(Hint(fact.words, icon="link"), 1)
        else:
            go = button(
                "",
                "quiet",
                "link",
                on_click=lambda: self.line_wanted.emit(fact.line),
                tip=_("Go to this line"),
            )
            go.setAccessibleName(fact.words)
            go.setFixedSize(24, 24)
            words.addWidget(go)
            words.addWidget(Elided(fact.words, "secondary"), 1)
        if can_untie:
            away = button(fact.untie, "quiet", "close", on_click=lambda: self._untie(fact))
            away.setFixedSize(24, 24)
            words.addWidget(away)
        return row

    def _untie(self, fact: TieFact) -> None:
        if self._line is not None and (command := untied(self._line, fact.tie, fact.line)):
            self.wanted.emit(command)

    def _pick(self, tie: Tie, beside: QWidget) -> None:
        state, line = self._state, self._line
        if state is None or line is None:
            return
        title = _("{code} needs") if tie == "requires" else _("{code} excludes")
        picker = self.picker = LinePicker(
            self, title.format(code=line.code), lambda words: pickable(state, line, tie, words)
        )
        picker.picked.connect(lambda other: self._tie(line, tie, other, picker))
        picker.open_at(beside.mapToGlobal(QPoint(0, beside.height())))

    def _tie(self, line: Line, tie: Tie, other: str, picker: LinePicker) -> None:
        """Tie it and close; what cannot hold is said in the list, and another can be picked."""
        command = tied(line, tie, other)
        if command is None:
            return
        if why := self._judge(command):
            picker.say(why)
            return
        picker.close()
        self.wanted.emit(command)
