"""Parts of the inspector's details: a tier, a goal served, a tie to another line, a department behind the line.

Each shows one fact of presentation/line_facts.py and says what is wanted. What must not live here: rules, commands.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from budget_app.domain.lines import Level
from budget_app.presentation.line_facts import ServeFact, TierFact
from budget_app.presentation.line_sponsors import SponsorFact
from budget_app.words import _
from ui.inspector.inplace import InplaceLine
from ui.models.tips import plain_tip
from ui.theme import BODY, NORMAL, SMALL, theme_of
from ui.widgets.buttons import button, disable
from ui.widgets.glyph import paint_glyph
from ui.widgets.labels import Elided, set_look, text
from ui.widgets.paint import draw_right, draw_text, elided, fill_round, focus_ring, painting, text_width
from ui.widgets.share_bar import ShareBar
from ui.widgets.tile import Tile

BAR, TIER = 78, 38


class TierRow(QFrame):
    """A tier: name and amount, below them what it buys and a small bar."""

    def __init__(self, level: Level, name: str) -> None:
        super().__init__()
        self.level = level
        self.setProperty("card", "unpicked")
        self.name = text(name)
        # Down to the line of the field beside it.
        self.name.setContentsMargins(6, 4, 0, 0)
        self.name.setFixedHeight(18)
        self.setFixedHeight(TIER)
        self.amount = InplaceLine(_("Amount, {tier}").format(tier=name), right=True)
        self.buys = InplaceLine(_("What {tier} buys").format(tier=name), small=True)
        self.bar = ShareBar(width=BAR)
        self.bar.setFixedWidth(BAR)
        self.amount.setFixedWidth(112)
        self.amount.setFixedHeight(18)
        self.buys.setFixedHeight(16)
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 0, 4, 0)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(4)
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.amount, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.buys, 1, 0)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 5, 0)
        below.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignRight)
        grid.addLayout(below, 1, 1)
        grid.setColumnStretch(0, 1)

    def show_fact(self, fact: TierFact, order: int, why_fixed: str) -> None:
        """Another tier's figures."""
        set_look(self, "card", "picked" if fact.is_standing else "unpicked")
        for widget in (self.name, self.amount):
            set_look(widget, "weight", "strong" if fact.is_standing else "")
        set_look(self.name, "role", "strong" if fact.is_standing else "body")
        self.amount.show_text(fact.amount, "—", why_fixed)
        self.buys.show_text(fact.buys, "" if why_fixed else _("what it buys"), why_fixed)
        self.bar.show_share(fact.share, order, "")
        self.bar.setVisible(bool(fact.amount))


class ServeRow(QWidget):
    """A goal the line serves: sign, name, result, how sure. A click or Enter opens it."""

    opened = Signal(str)

    def __init__(self, fact: ServeFact, can_open: bool, why_fixed: str) -> None:
        super().__init__()
        self._fact = fact
        self._can_open = can_open
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = f"{fact.title}: {fact.result}{_(', assumed') if fact.assumed else ''}, {fact.sure}".rstrip(
            ", "
        )
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(f"{said}\n{why_fixed}".strip()))
        if can_open:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """A row of 26."""
        return QSize(240, 26)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the goal's editor."""
        self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do as a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sign, name, result, confidence."""
        theme, fact, middle = theme_of(), self._fact, self.height() / 2
        body, small = theme.font(BODY, NORMAL), theme.font(SMALL)
        with painting(self) as painter:
            if self.underMouse() and self._can_open:
                fill_round(painter, QRectF(self.rect()).adjusted(-4, 1, 4, -1), 5, theme.colour("hover"))
            paint_glyph(painter, QRectF(2, round(middle - 5), 10, 10), theme.look.goal(fact.sign.order))
            right = float(self.width())
            if fact.sure:
                right = draw_right(painter, right, middle, fact.sure, small, theme.colour("ink2")) - 8
            name = elided(fact.sign.name, body, min(right - 20, 110))
            x = draw_text(painter, 20, middle, name, body, theme.colour("ink")) + 10
            x = max(x, 98) if text_width(fact.result, body) + 98 <= right else x
            words = fact.result + (_(" assumed") if fact.assumed else "")
            ink = theme.colour("ink3" if fact.assumed else "ink2")
            draw_text(painter, x, middle, elided(words, body, right - x), body, ink)
            focus_ring(painter, self)

    def _open(self) -> None:
        if self._can_open:
            self.opened.emit(self._fact.goal)


class SponsorRow(QWidget):
    """A department behind the line; whose answer is waited for finds its buttons here."""

    acted = Signal(object)

    def __init__(self, fact: SponsorFact) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Tile(fact.sign.order, fact.sign.letter, fact.sign.name))
        row.addWidget(Elided(fact.sign.name), 1)
        row.addWidget(text(fact.words, "small"))
        column.addLayout(row)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for action in fact.actions:
            made = button(action.label, on_click=lambda command=action.command: self.acted.emit(command))
            disable(made, action.why_not)
            answers.addWidget(made)
        answers.addStretch(1)
        # Answers that are somebody else's to give are not shown at all.
        if fact.actions and not fact.actions[0].why_not:
            column.addLayout(answers)
