"""A chart as a picture: on the clipboard, or in a file as PNG or SVG, with its titles in it; made in the background.

What must not live here: drawing.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from budget_app.words import _
from ui.background import Background
from ui.saving import ask_where, write_whole

_KEY = "picture"
_SHARP = 2.0
_LEAST = QSize(640, 320)


class Pictures(QObject):
    """`done` carries a sentence and, where there is one, the file; `failed` what could not be done and what to do."""

    done = Signal(str, object)
    failed = Signal(str)

    def __init__(self, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._background, self._parent = background, parent

    def copy(self, chart: Any, size: QSize) -> None:
        """Put the chart on the clipboard, in the size it has on the screen."""
        size = size.expandedTo(_LEAST)
        self._background.run(_KEY, _picture, chart, size.width(), size.height(), then=self._copied)

    def save(self, chart: Any, size: QSize, name: str) -> None:
        """Let the person choose a file, then write the chart there."""
        kinds = {"png": "PNG", "svg": "SVG"}
        ask_where(
            self._parent,
            "picture",
            _("Save as picture"),
            name,
            kinds,
            lambda path: self.write(chart, size, path),
        )

    def write(self, chart: Any, size: QSize, path: Path) -> None:
        """Write the chart at `path`: vectors where its name ends in .svg, else PNG."""
        size = size.expandedTo(_LEAST)
        make: Callable[..., bytes] = _svg if path.suffix.lower() == ".svg" else _png

        def written(error: str) -> None:
            if error:
                words = _("{path} could not be written: {error}. Choose another place.")
                self.failed.emit(words.format(path=path, error=error))
            else:
                self.done.emit(_("The picture is in {path}.").format(path=path), path)

        self._background.run(_KEY, _write, make, chart, size.width(), size.height(), path, then=written)

    def _copied(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.done.emit(_("The chart is on the clipboard as a picture."), None)


def _picture(chart: Any, width: int, height: int) -> QImage:
    from budget_app.charts.drawn import picture  # late: matplotlib is not needed before a chart is

    pixels, wide, high = picture(chart, width, height, _SHARP)
    # copy(): QImage does not keep the bytes alive
    return QImage(pixels, wide, high, 4 * wide, QImage.Format.Format_RGBA8888).copy()


def _png(chart: Any, width: int, height: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    _picture(chart, width, height).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def _svg(chart: Any, width: int, height: int) -> bytes:
    from budget_app.charts.drawn import svg  # late, as above

    return svg(chart, width, height)


def _write(make: Callable[..., bytes], chart: Any, width: int, height: int, path: Path) -> str:
    """Runs on a worker thread. "" where all went well, else what the system says."""
    return write_whole(path, make(chart, width, height))
