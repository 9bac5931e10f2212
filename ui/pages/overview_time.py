"""The round's way through its phases, and its calendar, each as one painted strip at the top of Overview.

What must not live here: days and shares (presentation/overview_days.py).
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from budget_app.presentation.overview_days import Calendar, Day, Step
from budget_app.words import _
from ui.drawings import paint_icon
from ui.theme import BODY, MEDIUM, SMALL, theme_of
from ui.widgets.glyph import paint_glyph
from ui.widgets.paint import draw_text, elided, fill_round, focus_ring, hairline, painting, text_width

STEPS_HEIGHT, CALENDAR_HEIGHT = 60, 58
_NOW_SHARE = 2.0  # the present phase is as wide as this many others
_BETWEEN, _BAR, _KNOB, _GLYPH = 3, 6, 7, 10
_AXIS = 30.0


class PhaseSteps(QWidget):
    """Each phase a bar: dark what is over, the accent up to today."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.setFixedHeight(STEPS_HEIGHT)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Other phases, or another day."""
        self._steps = steps
        here = next((step for step in steps if step.state == "now"), None)
        said = (
            _("The round is in: {phase}, {words}").format(phase=here.name, words=here.words) if here else ""
        )
        self.setAccessibleName(said or _("The round is closed"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, bar, dates of each."""
        if not self._steps:
            return
        parts = sum(_NOW_SHARE if step.state == "now" else 1.0 for step in self._steps)
        room = self.width() - _BETWEEN * (len(self._steps) - 1) - _KNOB
        with painting(self) as painter:
            x = 0.0
            for step in self._steps:
                width = room * (_NOW_SHARE if step.state == "now" else 1.0) / parts
                self._paint_step(painter, step, x, width)
                x += width + _BETWEEN

    def _paint_step(self, painter: QPainter, step: Step, x: float, width: float) -> None:
        theme, bar = theme_of(), QRectF(x, 27, width, _BAR)
        at = x
        if step.state == "done":
            paint_icon(painter, QRectF(x, 4, 13, 13), "check", theme.look.ok)
            at += 18
        name_font = theme.font(BODY, MEDIUM)
        ink = theme.colour({"done": "ink", "now": "accent", "ahead": "ink2"}[step.state])
        draw_text(painter, at, 11, elided(step.name, name_font, width - 20), name_font, ink)
        fill_round(painter, bar, 3, theme.colour("ink2" if step.state == "done" else "line"))
        if step.state == "now":
            done = max(width * step.share, _KNOB)
            tone = "bad" if step.is_late else "accent"
            fill_round(painter, QRectF(x, bar.top(), done, _BAR), 3, theme.colour(tone))
            painter.setBrush(theme.colour("surface"))
            painter.setPen(QPen(theme.colour(tone), 2))
            painter.drawEllipse(QPointF(x + done, bar.center().y()), _KNOB - 1, _KNOB - 1)
        small = theme.font(SMALL)
        ink = theme.colour("bad" if step.is_late else "ink2")
        draw_text(painter, x, 48, elided(step.words, small, width - 6), small, ink)


class CalendarStrip(QWidget):
    """Months on a line, the goals' signs at their dates, ticks where phases end. Left and Right move, Enter goes."""

    went = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self._calendar: Calendar | None = None
        self._at = -1
        self.setFixedHeight(CALENDAR_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_calendar(self, calendar: Calendar | None) -> None:
        """Another calendar; none hides the strip."""
        self._calendar = calendar
        self._at = -1
        self.setVisible(calendar is not None)
        self.setAccessibleName(calendar.sentence if calendar else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, CALENDAR_HEIGHT)

    @property
    def _days(self) -> tuple[Day, ...]:
        return self._calendar.days if self._calendar else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from day to day, Enter to the goal."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if step and self._days:
            self._at = max(0, min(self._at + step, len(self._days) - 1))
            self.setAccessibleDescription(self._days[self._at].spoken)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._at < len(self._days):
            self.went.emit(self._days[self._at].place)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What falls on the day below the mouse."""
        near = self._near(event.position())
        words = "\n".join(day.spoken for day in near)
        leads = any(day.place.goal for day in near)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a goal's sign goes to the goal."""
        for day in self._near(event.position()):
            if day.place.goal:
                self.went.emit(day.place)
                return

    def _near(self, point: QPointF) -> list[Day]:
        return [day for n, day in enumerate(self._days) if abs(self._sign_x(n) - point.x()) <= _GLYPH]

    def _x(self, share: float) -> float:
        return round(8 + share * (self.width() - 16))

    def _sign_x(self, number: int) -> float:
        """Signs of one day stand side by side."""
        days = self._days
        day = days[number]
        before = sum(1 for other in days[:number] if other.order and day.order and other.at == day.at)
        return self._x(day.at) + before * (_GLYPH + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axis, months, today, signs with the names there is room for."""
        calendar, theme = self._calendar, theme_of()
        if calendar is None:
            return
        with painting(self) as painter:
            hairline(painter, 0, _AXIS, self.width(), _AXIS + 1, theme.colour("line2"))
            for share, name in calendar.months:
                x = self._x(share)
                hairline(painter, x, _AXIS, x + 1, _AXIS + 5, theme.colour("line2"))
                draw_text(painter, x, _AXIS + 15, name, theme.font(SMALL), theme.colour("ink2"))
            if calendar.today is not None:
                x = self._x(calendar.today)
                painter.fillRect(QRectF(x - 1, _AXIS - 8, 2, 16), theme.colour("accent"))
            self._paint_days(painter)
            focus_ring(painter, self)

    def _paint_days(self, painter: QPainter) -> None:
        theme, small = theme_of(), theme_of().font(SMALL)
        places = [self._sign_x(n) for n in range(len(self._days))]
        for n, (day, x) in enumerate(zip(self._days, places, strict=True)):
            if not day.order:
                ink = theme.colour("ink" if n == self._at else "ink2")
                painter.fillRect(QRectF(x, _AXIS - 4, 2 if n == self._at else 1, 9), ink)
                continue
            box = QRectF(x - _GLYPH / 2, _AXIS - 19, _GLYPH, _GLYPH)
            if n == self._at:
                fill_round(painter, box.adjusted(-4, -4, 4, 4), 5, theme.colour("accentsoft"))
            paint_glyph(painter, box, theme.look.goal(day.order))
        for group in _by_date(self._days):
            words = ", ".join(self._days[n].words for n in group)
            first, last = places[group[0]], places[group[-1]]
            signs = [p for p, day in zip(places, self._days, strict=True) if day.order]
            after = min((p for p in signs if p > last), default=self.width() + _GLYPH) - last - _GLYPH - 14
            before = first - max((p for p in signs if p < first), default=0.0) - 24
            for shown in (words, self._days[group[-1]].words if len(group) == 1 else ""):
                width = text_width(shown, small)
                if width <= after:
                    draw_text(painter, last + 10, _AXIS - 14, shown, small, theme.colour("ink2"))
                    break
                # The names of what came before it stand there, too.
                if width <= before / 2:
                    draw_text(painter, first - 10 - width, _AXIS - 14, shown, small, theme.colour("ink2"))
                    break


def _by_date(days: tuple[Day, ...]) -> list[list[int]]:
    """The numbers of the goals' dates, those of one day together."""
    groups: dict[float, list[int]] = {}
    for n, day in enumerate(days):
        if day.order:
            groups.setdefault(day.at, []).append(n)
    return list(groups.values())
