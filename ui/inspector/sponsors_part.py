"""The departments behind a line: who leads, who was asked and what they said, their shares, who else can be asked.

What must not live here: the rules of joint lines, what is answered (that is in the footer).
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from budget_app.domain.sponsors import InviteSponsor
from budget_app.presentation.line_sponsors import SponsorFact
from budget_app.words import _
from ui.inspector.inplace import InplaceLine
from ui.inspector.part import Part, emptied
from ui.widgets.buttons import button
from ui.widgets.labels import Elided, text
from ui.widgets.tile import Tile

SHARE, ROW = 44, 28


class SponsorsPart(Part):
    """One row a department."""

    def __init__(self) -> None:
        super().__init__()
        self._line = ""
        self._invitable: tuple[tuple[str, str], ...] = ()
        self._shape: list[tuple[str, bool]] = []
        self._words: dict[str, Elided] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.invite = button(_("Ask another department"), "link", "plus", on_click=self._choose)
        self.column.addLayout(self._rows)
        self.column.addWidget(self.invite, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sponsors(
        self, line: str, sponsors: tuple[SponsorFact, ...], invitable: tuple[tuple[str, str], ...]
    ) -> None:
        """These departments; a share that is being typed stays."""
        shape = [(fact.department, fact.may_share) for fact in sponsors]
        if shape != self._shape or line != self._line:
            self._make(sponsors)
        self._line, self._shape, self._invitable = line, shape, invitable
        for fact in sponsors:
            self._words[fact.department].setText(fact.state if fact.may_share else fact.words)
            if fact.may_share:
                self.editors[f"share:{fact.department}"].show_text(fact.share, fact.even)
        self.invite.setVisible(bool(invitable))

    def _make(self, sponsors: tuple[SponsorFact, ...]) -> None:
        emptied(self._rows)
        self.editors.clear()
        self._words.clear()
        for fact in sponsors:
            self._rows.addWidget(self._row(fact))

    def _row(self, fact: SponsorFact) -> QWidget:
        row = QWidget()
        row.setFixedHeight(ROW)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(Tile(fact.sign.order, fact.sign.letter, fact.sign.name))
        across.addWidget(Elided(fact.sign.name), 1)
        words = self._words[fact.department] = Elided("", "small")
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(words, 1)
        if fact.may_share:
            share = InplaceLine(
                _("Share of {department} in percent").format(department=fact.sign.name), right=True
            )
            share.setFixedWidth(SHARE)
            self.take_editor(f"share:{fact.department}", share)
            across.addWidget(share)
            across.addWidget(text("%", "small"))
        return row

    def _choose(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, name in self._invitable:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, code=code: self._ask(code))
        menu.popup(self.invite.mapToGlobal(QPoint(0, self.invite.height())))

    def _ask(self, department: str) -> None:
        if self._line:
            self.wanted.emit(InviteSponsor(line=self._line, department=department))
