"""The band above the requests grid: what became of a block of cells.

What must not live here: its words, and what a step does.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.frame.notices import Notices

MARGINS = (16, 0, 16, 8)


class BlockBand(Notices):
    """What became of a block, above the grid: refusals with a next step, or news; out of the way without words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(*MARGINS)
        for hint in (self.refusal.hint, self.news.hint):
            hint.stepped.connect(self._fold)
            hint.other_stepped.connect(self._fold)
        self.hide()

    def refuse(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """What was refused, and perhaps how to see it."""
        self.news.clear()
        self.refusal.say(words, step, do)
        self.setVisible(bool(words))

    def tell(self, words: str) -> None:
        """What is under way, or what was added; no words take it away."""
        self.refusal.clear()
        self.news.say(words)
        self.setVisible(bool(words))

    @property
    def is_refusing(self) -> bool:
        """Whether a refusal stands here that nobody closed."""
        return not self.refusal.hint.isHidden()

    def clear(self) -> None:
        """Nothing to say any more."""
        self.tell("")

    def _fold(self) -> None:
        """A band that was closed leaves no gap."""
        self.setVisible(not (self.refusal.hint.isHidden() and self.news.hint.isHidden()))
