"""Cells to the system's clipboard and from it. The text in between is said in exchange/clipboard.py.

Loaded when somebody copies or pastes first. What must not live here: what a cell means, and which cells are meant.
"""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from budget_app.exchange.clipboard import EXACT_FORMAT, Block, read, written


def put(cells: Block) -> None:
    """The cells for any program; and as LibreOffice takes them unasked, where that would tear no line break apart."""
    data, text = QMimeData(), written(cells)
    data.setText(text)
    if not any("\n" in cell for row in cells for cell in row):
        data.setData(EXACT_FORMAT, text.encode())
    QGuiApplication.clipboard().setMimeData(data)


def taken() -> Block:
    """The cells that are there; none for an empty clipboard. ValueError where there is more than a grid is for."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return ()
    if data.hasFormat(EXACT_FORMAT):
        return read(bytes(data.data(EXACT_FORMAT).data()).decode(errors="replace"))
    return read(data.text())
