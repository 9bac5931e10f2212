"""People: a disc with initials in the colour of the department; who I am, with the switch; who else is here.

What must not live here: who there is and what changes when somebody else sits down.
"""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from budget_app.words import _
from ui.theme import STRONG, colour, theme_of
from ui.widgets.paint import draw_middle, draw_text, elided, fill_round, focus_ring, painting, text_width

DISC, OVERLAP = 16, 3


class PersonSign(msgspec.Struct, frozen=True):
    """A person as the frame shows them. `order` of the department; 0 for people of none."""

    id: str
    name: str
    role: str
    order: int = 0

    @property
    def initials(self) -> str:
        """The first letters of the first and the last word; one sign of a Chinese name."""
        parts = [p for p in self.name.split() if p]
        if len(parts) < 2:
            return self.name.strip()[:1].upper()
        return (parts[0][0] + parts[-1][0]).upper()


def paint_person(painter: QPainter, rect: QRect | QRectF, person: PersonSign, edged: bool = False) -> None:
    """The disc of a person in the square `rect`; `edged` with a px of ground around it, where discs overlap."""
    theme, box = theme_of(), QRectF(rect)
    sign = theme.look.department(person.order) if person.order else None
    if edged:
        fill_round(painter, box.adjusted(-1.5, -1.5, 1.5, 1.5), box.width(), theme.colour("chrome"))
    fill_round(painter, box, box.width() / 2, colour(sign.fill) if sign else theme.colour("primary"))
    font = theme.font(max(round(box.height() * 0.5), 7), STRONG, on_fill=True)
    ink = colour(sign.on) if sign else theme.colour("onprimary")
    draw_middle(painter, box.center().x(), box.center().y(), person.initials, font, ink)


class PersonButton(QAbstractButton):
    """Disc, name and role; opens a menu of the people one may be in this round."""

    switched = Signal(str)  # id of the person chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = PersonSign("", "", "")
        self._people: tuple[PersonSign, ...] = ()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)

    def show_people(self, me: PersonSign, people: Sequence[PersonSign]) -> None:
        """Who I am, and who I may be."""
        self._me, self._people = me, tuple(people)
        self.setAccessibleName(_("You are {name}, {role}").format(name=me.name, role=me.role))
        self.setAccessibleDescription(_("Opens the list of people, to sit down as somebody else."))
        self.setToolTip(_("Sit down as somebody else"))
        self.updateGeometry()
        self.update()

    def menu(self) -> QMenu:
        """The switch: one entry a person, the present one ticked."""
        menu = QMenu(self)
        for person in self._people:
            action = QAction(f"{person.name}, {person.role}".replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(person.id == self._me.id)
            action.setData(person.id)
            menu.addAction(action)
        menu.triggered.connect(lambda action: self.switched.emit(action.data()))
        return menu

    def sizeHint(self) -> QSize:
        """Disc, name, role."""
        theme = theme_of()
        name = text_width(self._me.name, theme.font(weight=STRONG))
        return QSize(round(DISC + 14 + name + 7 + text_width(self._me.role, theme.font())) + 10, 30)

    def minimumSizeHint(self) -> QSize:
        """The disc and a bit of the name; the role goes first."""
        return QSize(DISC + 60, 30)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down open the menu, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw disc, name and role in the theme of the moment."""
        theme, middle = theme_of(), self.height() / 2
        strong, plain = theme.font(weight=STRONG), theme.font()
        with painting(self) as painter:
            if self.underMouse() or self.isDown():
                fill_round(painter, QRectF(self.rect()), 6, theme.colour("hover"))
            paint_person(painter, QRectF(4, round(middle - DISC / 2), DISC, DISC), self._me)
            x = 4 + DISC + 14
            name = elided(self._me.name, strong, self.width() - x - 4)
            x = draw_text(painter, x, middle, name, strong, theme.colour("ink")) + 7
            role = elided(self._me.role, plain, self.width() - x - 2)
            draw_text(painter, x, middle, role, plain, theme.colour("ink2"))
            focus_ring(painter, self)

    def _open(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


class PeopleHere(QWidget):
    """The discs of those who are here, overlapping; their names are the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[PersonSign, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_people(self, people: Sequence[PersonSign]) -> None:
        """Show these, at most five."""
        self._people = tuple(people)[:5]
        names = ", ".join(p.name for p in people)
        self.setAccessibleName(_("Here now: {names}").format(names=names))
        self.setToolTip(names)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All discs."""
        return QSize(len(self._people) * (DISC - OVERLAP) + OVERLAP + 4, DISC + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the discs in the theme of the moment."""
        with painting(self) as painter:
            for n, person in enumerate(self._people):
                square = QRectF(2 + n * (DISC - OVERLAP), (self.height() - DISC) / 2, DISC, DISC)
                paint_person(painter, square, person, edged=n > 0)
