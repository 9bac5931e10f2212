"""The band inside a row of the grid, painted as slices, cell by cell, from the row's left edge; and its steps.

What must not live here: its words, and what a step does.
"""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from budget_app.presentation.tables import Band, Step
from ui.drawings import paint_icon
from ui.theme import MEDIUM, SMALL, STRONG, theme_of
from ui.widgets.paint import draw_text, elided, fill_round, hairline, text_width

HEIGHT, RADIUS, ICON, INSET, AFTER, BEFORE_STEP, MARGIN = 26, 5, 14, 8, 8, 14, 16


class PlacedStep(NamedTuple):
    """A next step and the area in which a click takes it."""

    step: Step
    area: QRectF


def band_rect(row: QRectF, top: float) -> QRectF:
    """The band of a row whose cells begin at `top` above it; `row` is the whole row."""
    return QRectF(row.left() + MARGIN, row.top() + top, row.width() - 2 * MARGIN, HEIGHT)


def placed_steps(band: Band, rect: QRectF) -> tuple[str, list[PlacedStep]]:
    """The sentence as far as there is room, and the steps behind it."""
    font, link = theme_of().font(SMALL, MEDIUM), theme_of().font(SMALL, STRONG)
    widths = [text_width(step.label, link) for step in band.steps]
    left = rect.left() + INSET + ICON + AFTER
    room = rect.right() - left - INSET - sum(widths) - BEFORE_STEP * len(widths)
    words = elided(band.text, font, max(room, 40))
    x = left + text_width(words, font)
    placed: list[PlacedStep] = []
    for step, width in zip(band.steps, widths, strict=True):
        x += BEFORE_STEP
        placed.append(PlacedStep(step, QRectF(round(x), rect.top(), width, rect.height())))
        x += width
    return words, placed


def step_at(band: Band, rect: QRectF, point: QPointF) -> Step | None:
    """The step under a point of the grid's viewport."""
    _words, placed = placed_steps(band, rect)
    return next((step for step, area in placed if area.adjusted(-4, 0, 4, 0).contains(point)), None)


def paint_row_band(painter: QPainter, band: Band, rect: QRectF) -> None:
    """Ground, sign, sentence and steps; the caller clips to its cell."""
    theme, refused = theme_of(), band.tone == "bad"
    fill_round(painter, rect, RADIUS, theme.colour("badsoft" if refused else "warnsoft"))
    middle = rect.center().y()
    square = QRectF(rect.left() + INSET, round(middle - ICON / 2), ICON, ICON)
    paint_icon(painter, square, "warning", theme.look.bad if refused else theme.look.warn)
    words, placed = placed_steps(band, rect)
    font, link = theme.font(SMALL, MEDIUM), theme.font(SMALL, STRONG)
    ink = theme.colour("bad" if refused else "warn")
    draw_text(painter, square.right() + AFTER, middle, words, font, ink)
    for step, area in placed:
        end = draw_text(painter, area.left(), middle, step.label, link, theme.colour("ink"))
        hairline(painter, area.left(), round(middle) + 6, end, round(middle) + 7, theme.colour("ink"))
