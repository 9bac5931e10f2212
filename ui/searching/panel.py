"""What a search found, beneath the field in the header: groups of hits, one of them picked. It takes no keys itself.

What is found and how it is worded is decided in presentation/search.py.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from budget_app.presentation.search import Group
from budget_app.presentation.search_hits import Hit
from budget_app.presentation.search_words import Marks
from budget_app.words import _
from ui.drawings import paint_icon
from ui.theme import BODY, MEDIUM, NORMAL, SMALL, STRONG, theme_of
from ui.widgets.glyph import paint_glyph
from ui.widgets.labels import text
from ui.widgets.paint import draw_right, draw_text, elided, fill_round, kept
from ui.widgets.person import PersonSign, paint_person
from ui.widgets.tile import paint_tile

WIDTH, HEAD, ROW, MOST = 560, 26, 42, 470
_ICONS = {"post": "thread", "action": "arrow-right"}
Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """Headings (strings, which cannot be picked) and hits in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str | Hit] = []

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Other hits."""
        self.beginResetModel()
        self.rows = [row for group in groups for row in (group.title, *group.hits)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Headings and hits."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself for painting, its words for a screen reader."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = (row,) if isinstance(row, str) else (row.title, row.detail, row.right)
            return ", ".join(filter(None, said))
        return row if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is only read."""
        if not index.isValid() or isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    """A heading, or a sign with title, detail and what stands at the right; what was looked for stands out."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(Qt.ItemDataRole.UserRole), str)
        return QSize(WIDTH - 16, HEAD if heading else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = theme_of(), index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        with kept(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if isinstance(row, str):
                font, ink = theme.font(SMALL, MEDIUM), theme.colour("ink2")
                draw_text(painter, box.left() + 10, box.top() + 15, row, font, ink)
                return
            view = self.parent()
            if isinstance(view, QListView) and view.currentIndex().row() == index.row():
                fill_round(painter, box.adjusted(2, 1, -2, -1), 6, theme.colour("accentsoft"))
            _paint_sign(painter, QRectF(box.left() + 12, box.center().y() - 9, 18, 18), row)
            _paint_hit(painter, box.adjusted(42, 0, -12, 0), row)


def _paint_hit(painter: QPainter, box: QRectF, hit: Hit) -> None:
    theme = theme_of()
    top = box.top() + 13 if hit.detail else box.center().y()
    right = box.right()
    if hit.right:
        right = draw_right(painter, right, top, hit.right, theme.font(SMALL), theme.colour("ink2")) - 12
    ink = theme.colour("ink3" if hit.why_not else "ink")
    _draw_marked(painter, box.left(), top, right, (hit.title, hit.title_marks), BODY, ink)
    if hit.detail:
        tone = theme.colour("warn" if hit.why_not else "ink2")
        _draw_marked(
            painter, box.left(), box.top() + 30, box.right(), (hit.detail, hit.detail_marks), SMALL, tone
        )


def _draw_marked(
    painter: QPainter, x: float, middle: float, right: float, told: tuple[str, Marks], size: int, ink: QColor
) -> None:
    """The words on one line, what was looked for semibold in the accent; cut where there is no room."""
    theme, at = theme_of(), 0
    words, marked = told
    pieces: list[tuple[str, bool]] = []
    for start, end in marked:
        pieces += [(words[at:start], False), (words[start:end], True)]
        at = end
    pieces.append((words[at:], False))
    for piece, is_marked in pieces:
        font = theme.font(size, STRONG if is_marked else NORMAL)
        shown = elided(piece, font, max(right - x, 0))
        x = draw_text(painter, x, middle, shown, font, theme.colour("accent") if is_marked else ink)
        if shown != piece:
            return


def _paint_sign(painter: QPainter, box: QRectF, hit: Hit) -> None:
    look = theme_of().look
    if hit.kind == "line":
        paint_tile(painter, box.adjusted(1, 1, -1, -1), look.department(max(hit.order, 1)), hit.letter)
    elif hit.kind == "goal":
        paint_glyph(painter, box.adjusted(4, 4, -4, -4), look.goal(hit.order))
    elif hit.kind == "person":
        paint_person(painter, box, PersonSign(hit.title, hit.title, "", hit.order))
    else:
        paint_icon(painter, box.adjusted(1, 1, -1, -1), _ICONS[hit.kind], look.ink2)


class HitPanel(QFrame):
    """`taken`: a hit was clicked."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "picked")
        self.model = HitModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("What was found"))
        self.list.entered.connect(self._point)
        self.list.clicked.connect(self._take)
        self._nothing = text("", "secondary", wrap=True)
        self._nothing.setContentsMargins(12, 10, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self.hide()

    def show_groups(self, groups: Sequence[Group], nothing: str) -> None:
        """Other hits, the first one picked; `nothing`: what is said where there is none."""
        self.model.show_groups(groups)
        hits = [n for n, row in enumerate(self.model.rows) if isinstance(row, Hit)]
        if hits:
            self.list.setCurrentIndex(self.model.index(hits[0]))
            self.list.scrollToTop()
        self._nothing.setText(nothing)
        self._nothing.setVisible(not hits)
        self.list.setVisible(bool(hits))
        height = sum(HEAD if isinstance(row, str) else ROW for row in self.model.rows) + 16
        self.resize(WIDTH, min(height, MOST) if hits else 52)

    @property
    def current(self) -> Hit | None:
        """The picked hit."""
        row = self.list.currentIndex().row()
        hit = self.model.rows[row] if 0 <= row < len(self.model.rows) else None
        return hit if isinstance(hit, Hit) else None

    def move_by(self, step: int) -> None:
        """To the next hit or the one before, past headings, round at the ends."""
        hits = [n for n, row in enumerate(self.model.rows) if isinstance(row, Hit)]
        if not hits:
            return
        here = self.list.currentIndex().row()
        at = hits.index(here) if here in hits else -1
        index = self.model.index(hits[(at + step) % len(hits)])
        self.list.setCurrentIndex(index)
        self.list.scrollTo(self.model.index(0) if hits[0] == index.row() else index)

    def _point(self, index: QModelIndex) -> None:
        if isinstance(self.model.rows[index.row()], Hit):
            self.list.setCurrentIndex(index)

    def _take(self, index: QModelIndex) -> None:
        hit = self.model.rows[index.row()]
        if isinstance(hit, Hit):
            self.taken.emit(hit)
