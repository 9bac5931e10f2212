"""The line drawings of resources/icons as pictures in a given colour, crisp at every device ratio.

Drawings are on a 24 grid, stroke 1.9, round ends, no fill. What must not live here: the theme (icons.py tints).
"""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

SMALL_STROKE, LARGE_STROKE, LARGE_FROM = "1.9", "1.6", 18


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, colour: str) -> None:
    """Draw an icon into `rect`, square, in "#RRGGBB"; sharp at the painter's device ratio."""
    box = QRectF(rect)
    _renderer(name, colour, round(box.width())).render(painter, box)


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon of `size` px as a picture with `ratio` device pixels per px."""
    key = f"accord/{name}/{colour}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    try:
        paint_icon(painter, QRect(0, 0, size, size), name, colour)
    finally:
        painter.end()
    QPixmapCache.insert(key, made)
    return made


def svg_text(name: str, colour: str, size: int) -> str:
    """The drawing as SVG in `colour`, with the stroke that suits `size` px."""
    text = source(name).replace("currentColor", colour)
    return (
        text.replace(f'stroke-width="{SMALL_STROKE}"', f'stroke-width="{LARGE_STROKE}"')
        if size >= LARGE_FROM
        else text
    )


@lru_cache(maxsize=128)
def source(name: str) -> str:
    return (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str, size: int) -> QSvgRenderer:
    return QSvgRenderer(svg_text(name, colour, size).encode())
