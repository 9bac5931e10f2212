"""Grounds: a card with an edge, a hairline, a band of the frame.

What must not live here: what stands on them.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.labels import Elided, text

# What scrolls may be as low as this: on a small screen nothing is pushed out of the window.
_LEAST = 40


class Card(QFrame):
    """A framed ground with a column of contents; with a title also a head line: title, note, controls right.

    `kind`: "true" (plain), "sunk", "picked", "preferred".
    """

    def __init__(
        self, title: str = "", note: str = "", kind: str = "true", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = Elided(title, "cardtitle")
        self.note = text(note, "small")
        if title:
            self.head.addWidget(self.title)
            self.head.addWidget(self.note)
            self.head.addStretch(1)
            self.column.addLayout(self.head)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """One more widget below."""
        self.column.addWidget(widget, stretch)


def rule(upright: bool = False) -> QFrame:
    """A hairline of one px, level or upright."""
    line = QFrame()
    line.setProperty("band", "rule")
    fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
    line.setSizePolicy(*((fixed, wide) if upright else (wide, fixed)))
    line.setFixedWidth(1) if upright else line.setFixedHeight(1)
    return line


def band(kind: str, height: int = 0) -> QFrame:
    """A ground of the frame: header, strip, rail, status, inspector, total, signoff, chrome, sunk, surface."""
    ground = QFrame()
    ground.setProperty("band", kind)
    if height:
        ground.setFixedHeight(height)
    return ground


def scrolling(inside: QWidget) -> QScrollArea:
    """Contents that may be longer than their ground: they scroll, without an edge of their own."""
    area = QScrollArea()
    area.setWidget(inside)
    inside.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumHeight(_LEAST)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
