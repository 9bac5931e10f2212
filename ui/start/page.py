"""The start page: the poster, the ways to begin, and the rounds opened lately. What is chosen is done by the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from budget_app.presentation.start import choices, recent_files
from budget_app.words import _
from ui.drawings import pixmap
from ui.start.choice import ChoiceCard, RecentLine
from ui.start.poster import NARROWEST, SHARE, Poster
from ui.theme import theme_of
from ui.widgets.band import News, Refusal
from ui.widgets.labels import text
from ui.widgets.scrolled import scrolled

WIDEST, EDGE, ROOMY = 640, 72, 1000


class StartPage(QWidget):
    """`chosen` carries the way to begin, `file_chosen` a round opened lately."""

    chosen = Signal(str)
    file_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.poster = Poster()
        self.refusal = Refusal()
        self.news = News()
        self.cards = {choice.id: ChoiceCard(choice, preferred=n == 0) for n, choice in enumerate(choices())}
        for key, card in self.cards.items():
            card.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
        self.lines: list[RecentLine] = []
        self._recent = QWidget()
        self._lay_out()
        self._do: Callable[[], object] | None = None
        self.refusal.stepped.connect(self._take_step)
        self.refusal.other_stepped.connect(lambda: self.refuse(""))
        self.show_recent(())

    def show_recent(self, paths: Sequence[Path]) -> None:
        """The rounds opened lately, newest first."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [RecentLine(recent) for recent in recent_files(paths, Path.home())]
        for line, path in zip(self.lines, paths, strict=False):
            line.clicked.connect(lambda _checked=False, path=path: self.file_chosen.emit(path))
            self._recent.layout().addWidget(line)  # type: ignore[union-attr]
        self._recent.setVisible(bool(self.lines))

    def refuse(self, words: str, step: str = "", do: Callable[[], object] | None = None) -> None:
        """What could not be done, with a next step beside the way to take the words away; no words: nothing."""
        self._do = do
        self.refusal.say(
            words, step or _("Close"), _("Close") if step else ""
        ) if words else self.refusal.say("")

    def setFocus(self) -> None:  # type: ignore[override]
        """The keys to the first way to begin."""
        next(iter(self.cards.values())).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The poster takes its share; where there is little room, what can be chosen takes all."""
        super().resizeEvent(event)
        self.poster.setVisible(self.width() >= ROOMY)
        self.poster.setFixedWidth(max(round(SHARE * self.width()) + 22, NARROWEST))

    def _take_step(self) -> None:
        do = self._do
        self.refuse("")
        if do:
            do()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setContentsMargins(EDGE, 24, EDGE, 24)
        side.setSpacing(10)
        side.addStretch(1)
        side.addWidget(text(_("Where would you like to begin?"), "title"))
        side.addWidget(text(_("You can do the others later, from the menu under the sign."), "secondary"))
        side.addSpacing(6)
        side.addWidget(self.refusal)
        side.addWidget(self.news)
        for card in self.cards.values():
            side.addWidget(card)
        side.addSpacing(4)
        side.addWidget(_drop_here())
        recent = QVBoxLayout(self._recent)
        recent.setContentsMargins(0, 8, 0, 0)
        recent.setSpacing(0)
        recent.addWidget(text(_("Opened lately"), "caption"))
        recent.addSpacing(4)
        side.addWidget(self._recent)
        side.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST + 2 * EDGE)
        inside.setLayout(side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.poster)
        row.addWidget(scrolled(inside), 1)


def _drop_here() -> QFrame:
    ground = QFrame()
    ground.setProperty("card", "sunk")
    row = QHBoxLayout(ground)
    row.setContentsMargins(16, 11, 16, 11)
    row.setSpacing(8)
    sign = text()
    sign.setPixmap(pixmap("file", theme_of().look.ink2, 14, sign.devicePixelRatioF()))
    theme_of().changed.connect(
        lambda: sign.setPixmap(pixmap("file", theme_of().look.ink2, 14, sign.devicePixelRatioF()))
    )
    row.addWidget(sign)
    row.addWidget(text(_("Drop a round here to open it"), "small", "ink"))
    row.addStretch(1)
    row.addWidget(text(_(".accord"), "small"))
    return ground
