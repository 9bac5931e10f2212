"""A figure as bytes: vectors for the print, and the px of a window.

What must not live here: where the bytes go.
"""

from io import BytesIO
from math import ceil

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

_SALT = "accord"
_HAIR = 1e-6


def to_svg(figure: Figure) -> bytes:
    """The figure as SVG, words as outlines; the same bytes for the same figure, wherever and whenever it is made."""
    file = BytesIO()
    with matplotlib.rc_context({"svg.hashsalt": _SALT, "svg.fonttype": "path"}):
        FigureCanvasSVG(figure).print_svg(file, metadata={"Date": None, "Creator": None})
    return file.getvalue()


def to_pixels(figure: Figure, ratio: float = 1.0) -> tuple[bytes, int, int]:
    """The figure as RGBA bytes, width and height, `ratio` device px to a px of the figure.

    A part of a device px at the right or upper edge is a whole one: what is cut off there is missing on the screen.
    """
    size = figure.get_size_inches() * figure.dpi * ratio
    figure.set_dpi(figure.dpi * ratio)
    # Matplotlib rounds down, which takes a px for what is lost in reckoning, too.
    figure.set_size_inches(*((ceil(side - _HAIR) + _HAIR) / figure.dpi for side in size))
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    width, height = canvas.get_width_height(physical=True)
    return bytes(canvas.buffer_rgba()), width, height
