"""Run as a program by test_sizes.py with QT_SCALE_FACTOR set: whether pictures have the pixels of a scaled screen.

Prints one JSON line: the screen's ratio, what would look blurred, and how many rows of a chart were lost or doubled.
"""

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from budget_app.charts.drawn import Ground
from budget_app.charts.marks import Layer
from budget_app.presentation.look import Look
from ui.app import bootstrap
from ui.shots import settle
from ui.widgets.chart_canvas import ChartCanvas

BLACK, WHITE = b"\x00\x00\x00\xff", b"\xff\xff\xff\xff"


def blurred(view: QWidget) -> Iterator[str]:
    """Signs with another number of pixels than the screen has for them."""
    ratio = view.devicePixelRatioF()
    for label in view.findChildren(QLabel):
        if not label.pixmap().isNull() and label.pixmap().devicePixelRatio() != ratio:
            yield f"the sign of {label.accessibleName() or label.text()!r}"
    for button in view.findChildren(QAbstractButton):
        sign = button.icon().pixmap(button.iconSize(), ratio)
        if not sign.isNull() and sign.devicePixelRatio() != ratio:
            yield f"the sign on {button.accessibleName()!r}"


def lost_rows(width: int, height: int) -> int:
    """How many rows of a chart that is drawn in black and white rows do not differ from the one above."""
    canvas = ChartCanvas()
    canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its ring would lie over the rows
    canvas.resize(width, height)
    canvas.show_chart(_stripes, lambda _plan, _look, _measure: Layer((), ()), "stripes", "")
    canvas.show()
    QApplication.processEvents()
    picture = canvas.grab().toImage()
    middle = picture.width() // 2
    rows = [picture.pixelColor(middle, y).lightness() for y in range(picture.height())]
    canvas.close()
    return sum({one, other} != {0, 255} for one, other in pairwise(rows))


def _stripes(width: float, height: float, ratio: float, look: Look) -> Ground:
    wide, high = -int(-width * ratio // 1), -int(-height * ratio // 1)
    pixels = b"".join((BLACK if y % 2 else WHITE) * wide for y in range(high))
    plan: Any = ()
    return Ground(pixels, wide, high, plan)


def main() -> None:
    """Open the file named on the command line."""
    window, bridge, background = bootstrap(Path(sys.argv[1]), "dana", dark=False)
    window.show()
    settle(bridge, background)
    lost = sum(lost_rows(301 + n, 203 + n) for n in range(8))
    answer = {"ratio": window.devicePixelRatioF(), "blurred": list(blurred(window)), "lost": lost}
    print(json.dumps(answer), flush=True)
    window.close()


if __name__ == "__main__":
    main()
