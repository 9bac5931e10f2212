"""The left half of the start page: the sign, what Accord is for, and its fund bar in small. Only for looking at."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from budget_app.presentation.fund_bar import State
from budget_app.words import _
from ui.theme import FIGURE, SMALL, theme_of
from ui.widgets.fund_bar_paint import paint_lane
from ui.widgets.labels import text
from ui.widgets.logo import Logo
from ui.widgets.paint import draw_text, edge_round, kept, painting, round_path

SHARE, NARROWEST, EDGE, COLUMN = 0.42, 400, 56, 350
LANE, BETWEEN, GATE_AT = 17, 2, 0.71
# States of the bar and how much of it they take.
_TILES = ((State.AGREED, 0.37), (State.CONTESTED, 0.12), (State.FITS, 0.22), (State.OVER, 0.29))


class Poster(QFrame):
    """Sign, three short sentences, the bar, and that nothing leaves the machine."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "poster")
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE - 4, EDGE, 32)
        column.setSpacing(0)
        column.addWidget(Logo(FIGURE))
        column.addStretch(5)
        for line in (_("One fund."), _("Every ask in view."), _("A decision all can read.")):
            column.addWidget(text(line, "figure"))
            column.addSpacing(4)
        column.addSpacing(12)
        what = _(
            "Departments ask and see what each choice costs the others. The decision is made in the open, "
            "signed, and printed."
        )
        words = text(what, "secondary", wrap=True)
        words.setFixedWidth(COLUMN)
        column.addWidget(words)
        column.addSpacing(40)
        column.addWidget(_Bar())
        column.addStretch(6)
        column.addWidget(text(_("Your files stay on this machine. Nothing needs the network."), "small"))


class _Bar(QWidget):
    """The fund bar with two departments, without figures."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(640)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Two lanes, the gate above and below them, and a line of words."""
        return QSize(446, 10 + 2 * LANE + BETWEEN + 10 + 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tiles, words, then the gate."""
        theme = theme_of()
        names = {
            State.AGREED: _("Agreed"),
            State.CONTESTED: _("Contested"),
            State.FITS: _("Left"),
            State.OVER: _("Over the fund"),
        }
        with painting(self) as painter:
            left, said, height = 0.0, 0.0, 2 * LANE + BETWEEN
            for state, share in _TILES:
                width = round(share * self.width())
                area = QRectF(left, 10, width - BETWEEN, height)
                with kept(painter):
                    painter.setClipPath(round_path(area, 3))
                    for n in (0, 1):
                        lane = QRectF(left, 10 + n * (LANE + BETWEEN), width, LANE)
                        paint_lane(painter, lane, state, theme.look.department(n + 1), theme)
                if state is State.OVER:
                    edge_round(painter, area, 3, theme.colour("line2"), dash=True)
                # A narrow tile's words push the next ones to the right, as in the real bar.
                font, at = theme.font(SMALL), max(left, said)
                said = draw_text(painter, at, 10 + height + 22, names[state], font, theme.colour("ink2")) + 12
                left += width
            gate = sum(round(share * self.width()) for _state, share in _TILES[:-1]) - 2
            painter.fillRect(QRectF(gate, 0, 2, 10 + height + 10), theme.colour("ink"))
