"""The two bands above the page: what could not be done, and what went well or is under way. Each with a next step.

The sentences are whoever's who says them.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from budget_app.words import _
from ui.widgets.band import Hint, News, Refusal


class Notices(QWidget):
    """A sentence of each kind, until another takes its place or the person closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.refusal = _Band(Refusal())
        self.news = _Band(News())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for band in (self.refusal, self.news):
            column.addWidget(band.hint)


class _Band:
    def __init__(self, hint: Hint) -> None:
        self.hint = hint
        self._do: Callable[[], object] = self.clear
        hint.stepped.connect(lambda: self._do())
        hint.other_stepped.connect(self.clear)

    def say(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """The sentence, with a next step and a way to close it; no words take it away."""
        self._do = do or self.clear
        if words and not (step and do):
            self.hint.say(words, _("Close"))
        else:
            self.hint.say(words, step, _("Close") if step else "")

    def clear(self) -> None:
        """Nothing to say any more."""
        self.hint.say("")
