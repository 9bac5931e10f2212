"""The papers a summary can be printed on: their names, and their size in points.

Light to load: neither charts nor typst, so that a window can ask before anything is printed.
"""

from dataclasses import dataclass
from typing import Literal

Paper = Literal["a4", "letter"]


@dataclass(frozen=True)
class Sheet:
    """What typst and printers call a paper, and its width and height in points (1/72 inch)."""

    typst: str
    media: str
    width: float
    height: float


SHEETS: dict[Paper, Sheet] = {
    "a4": Sheet("a4", "A4", 595.276, 841.89),
    "letter": Sheet("us-letter", "Letter", 612.0, 792.0),
}
