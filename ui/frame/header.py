"""The header: what is open, in which phase it is, who sits here, what is searched for.

What a phase change needs and who may make one is the core's; here is only the menu.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from budget_app.domain.people import Person
from budget_app.domain.permissions import why_not
from budget_app.domain.phases import PhaseMoved
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.presentation.frame import Frame
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.names import person_title, phase_name
from budget_app.words import _
from ui.frame.menu_button import MenuButton
from ui.searching.field import SearchField
from ui.widgets.badge import PhasePill
from ui.widgets.buttons import button, disable
from ui.widgets.labels import Elided
from ui.widgets.person import PersonButton, PersonSign

HEIGHT = 44
_ROUND_FROM = 192  # where the fund bar begins
_LAST_OPEN = Phase.DECISION


class Header(QFrame):
    """Logo, round, phase, person, search."""

    phase_wanted = Signal(str)
    person_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "header")
        self.setFixedHeight(HEIGHT)
        self.menu = MenuButton()
        self._round = Elided("", "strong")
        self._pill = PhasePill()
        self._move = button(_("Move the round to another phase"), "quiet", "chevron-down", self._open_menu)
        self.search = SearchField()
        self._person = PersonButton()
        self._person.switched.connect(self.person_wanted)
        self._phases: tuple[Phase, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 20, 0)
        row.setSpacing(12)
        row.addWidget(self.menu)
        row.addSpacing(_ROUND_FROM - 8 - 12 - self.menu.sizeHint().width())
        row.addWidget(self._round)
        row.addWidget(self._pill)
        row.addWidget(self._move)
        row.addStretch(1)
        row.addWidget(self._person)
        row.addWidget(self.search, 10)  # before the empty middle grows

    def show_frame(self, state: Round, words: Frame, me: Person | None) -> None:
        """The words for this state and person."""
        self._round.setText(words.round)
        self._pill.show_words(words.phase)
        self._phases = tuple(p for p in Phase if p is not state.phase and p.place <= _LAST_OPEN.place)
        self._say_who_moves(state, me)
        order = {code: n for n, code in enumerate(state.departments, 1)}
        people = [
            PersonSign(p.id, p.name, person_title(state, p), order.get(p.department, 0))
            for p in state.people.values()
            if not p.removed
        ]
        mine = [sign for sign in people if me is not None and sign.id == me.id]
        self._person.show_people(mine[0] if mine else PersonSign("", _("Nobody"), ""), people)

    def _say_who_moves(self, state: Round, me: Person | None) -> None:
        refusal = why_not(state, me.id if me else "", PhaseMoved)
        if state.phase.place > _LAST_OPEN.place:
            disable(self._move, _("The decision is signed; only closing the round is left."))
        else:
            disable(self._move, refusal_text(refusal, state) if refusal else "")

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for phase in self._phases:
            action = QAction(_("Move to: {phase}").format(phase=phase_name(phase)), menu)
            action.triggered.connect(lambda _checked=False, to=phase: self.phase_wanted.emit(str(to)))
            menu.addAction(action)
        menu.exec(self._move.mapToGlobal(self._move.rect().bottomLeft()))
