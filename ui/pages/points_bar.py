"""The bar of 100 points: a part for each line that has some, the code in it where there is room, the rest empty; and
how far each department is with its own.

What must not live here: what is given.
"""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from budget_app.presentation.points_panel import Standing
from ui.theme import MEDIUM, SMALL, theme_of
from ui.widgets.labels import text
from ui.widgets.paint import draw_text, edge_round, fill_round, painting, text_width
from ui.widgets.tile import Tile

HEIGHT, RADIUS, GAP, INSET = 20, 3, 2, 6


class PointsBar(QWidget):
    """Points are not money, so no department's colour fills them."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[tuple[str, int], ...] = ()
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, parts: tuple[tuple[str, int], ...], words: str) -> None:
        """Codes and their points, the most first; `words` say it to a screen reader."""
        self._parts = parts
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, then the parts from the left."""
        theme = theme_of()
        with painting(self) as painter:
            track = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            fill_round(painter, track, RADIUS, theme.colour("bg"))
            edge_round(painter, track, RADIUS, theme.colour("line"), 1)
            font, done = theme.font(SMALL, MEDIUM), 0
            for code, points in self._parts:
                left = round(self.width() * done / 100)
                done += points
                right = round(self.width() * done / 100) - (GAP if done < 100 else 0)
                box = QRectF(left, 0, max(right - left, 1), self.height())
                fill_round(painter, box, RADIUS, theme.colour("accentsoft"))
                fill_round(
                    painter, QRectF(box.left(), box.bottom() - 3, box.width(), 3), 0, theme.colour("accent")
                )
                words = f"{code} {points}"
                for shown in (words, str(points)):
                    if text_width(shown, font) + 2 * INSET <= box.width():
                        draw_text(
                            painter,
                            box.left() + INSET,
                            self.height() / 2 - 1,
                            shown,
                            font,
                            theme.colour("ink"),
                        )
                        break


class Standings(QWidget):
    """Every department with its sign and how far it is."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)

    def show_standings(self, standings: tuple[Standing, ...]) -> None:
        """Others than before."""
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for standing in standings:
            part = QFrame(self)
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(Tile(standing.sign.order, standing.sign.letter, standing.sign.name))
            row.addWidget(text(standing.words, "small"))
            self._row.addWidget(part)
        self._row.addStretch(1)
