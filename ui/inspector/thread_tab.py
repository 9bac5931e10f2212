"""The thread of what is picked: posts with author and time, questions that wait, a field to write.

What must not live here: who may post (presentation/thread.py), commands' rules.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from budget_app.presentation.thread import Thread, ThreadPost
from budget_app.words import _
from ui.inspector.writing import Writing
from ui.widgets.buttons import button, disable
from ui.widgets.labels import Elided, text
from ui.widgets.paint import painting
from ui.widgets.person import PersonSign, paint_person

DISC = 18
# Who has had a thread before them for so long has seen it.
SEEN_MS = 800


class _Disc(QWidget):
    def __init__(self, sign: PersonSign) -> None:
        super().__init__()
        self._sign = sign
        self.setFixedSize(DISC, DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            paint_person(painter, QRectF(self.rect()), self._sign)


class PostCard(QFrame):
    """One post: who, when, what; a question that waits offers to answer it."""

    answered = Signal(str, str)  # id of the question, its author

    def __init__(self, post: ThreadPost, can_post: bool, is_new: bool) -> None:
        super().__init__()
        self.post = post
        self.setProperty("card", "true")
        new = _("new") if is_new else ""
        self.setAccessibleName(", ".join(filter(None, (new, post.author, f"{post.time}: {post.text}"))))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(_Disc(PersonSign(post.author, post.author, "", post.order)))
        head.addWidget(text(post.author, "smallstrong"))
        notes = [_("asks") if post.is_question else "", post.answers, _("edited") if post.is_edited else ""]
        head.addWidget(text(", ".join(filter(None, notes)), "small"))
        head.addStretch(1)
        if is_new:
            head.addWidget(text(_("new"), "smallstrong", "accent"))
        head.addWidget(text(post.time, "small"))
        column.addLayout(head)
        words = text(post.text, "body", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
        if post.waits:
            foot = QHBoxLayout()
            foot.addWidget(Elided(post.waits, "small", "warn"), 1)
            if can_post:
                answer = button(_("Answer"), "link", name=_("Answer {name}").format(name=post.author))
                answer.clicked.connect(lambda: self.answered.emit(post.id, post.author))
                foot.addWidget(answer)
            column.addLayout(foot)


class ThreadTab(QWidget):
    """Posts above, the field to write below. What is being written belongs to its line and comes back with it.

    `said`: about what, the words, whether it is a question, which question it answers. `seen`: what it is about, once
    its posts have been in view for a moment; what was new stays marked until another thread is shown.
    """

    said = Signal(str, str, bool, str)
    seen = Signal(str)

    def __init__(self, offer: Callable[[str], Sequence[str]]) -> None:
        super().__init__()
        self._thread = Thread("", (), "")
        self._new: set[str] = set()
        self._cards: dict[str, PostCard] = {}
        self._seeing = QTimer(self)
        self._seeing.setSingleShot(True)
        self._seeing.setInterval(SEEN_MS)
        self._seeing.timeout.connect(lambda: self.seen.emit(self._thread.about) if self.isVisible() else None)
        self._answering = ""
        self._unsent: dict[str, str] = {}
        self._posts = QVBoxLayout()
        self.writing = Writing(offer)
        self.is_question = QCheckBox(_("It is a question"))
        self._about = text("", "small")
        self._scroll = QScrollArea()
        self.post = button(_("Post"), on_click=self._post, tip=_("Ctrl+Enter"))
        self._why = text("", "small", wrap=True)
        self._lay_out()

    def show_thread(self, thread: Thread) -> None:
        """Another thread, or new posts in it."""
        if self.isVisible() and any(post.is_new for post in thread.posts):
            self._seeing.start()
        if thread.about != self._thread.about:
            self._new.clear()
        self._new |= {post.id for post in thread.posts if post.is_new}
        if thread == self._thread:
            return
        if thread.about != self._thread.about:
            self._unsent[self._thread.about] = self.writing.toPlainText()
            self.writing.setPlainText(self._unsent.pop(thread.about, ""))
            self._answer("", "")
        self._thread = thread
        self._cards = {}
        while (item := self._posts.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for post in thread.posts:
            card = PostCard(post, not thread.why_not, post.id in self._new)
            card.answered.connect(self._answer)
            self._cards[post.id] = card
            self._posts.addWidget(card)
        if not thread.posts:
            self._posts.addWidget(text(thread.empty, "small", wrap=True))
        self.writing.setEnabled(not thread.why_not)
        self.is_question.setEnabled(not thread.why_not)
        disable(self.post, thread.why_not)
        self._why.setText(thread.why_not)
        self._why.setVisible(bool(thread.why_not))

    def show_post(self, post: str) -> None:
        """Bring a post into view; a question that waits is answered next, so the keys go there."""
        card = self._cards.get(post)
        if card is None:
            return
        # It has its place only once it has been laid out.
        QTimer.singleShot(0, card, lambda: self._scroll.ensureWidgetVisible(card))
        if card.post.waits and not self._thread.why_not:
            self._answer(post, card.post.author)

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever looks at it for a moment has seen what is there."""
        super().showEvent(event)
        self._seeing.start()

    def _lay_out(self) -> None:
        inside = QWidget()
        held = QVBoxLayout(inside)
        held.setContentsMargins(16, 12, 16, 8)
        self._posts.setSpacing(8)
        held.addLayout(self._posts)
        held.addStretch(1)
        scroll = self._scroll
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.writing.sent.connect(self._post)
        below = QVBoxLayout()
        below.setContentsMargins(16, 4, 16, 14)
        below.setSpacing(8)
        below.addWidget(self._about)
        below.addWidget(self.writing.names)
        below.addWidget(self.writing)
        row = QHBoxLayout()
        row.addWidget(self.is_question)
        row.addStretch(1)
        row.addWidget(self.post)
        below.addLayout(row)
        below.addWidget(self._why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(below)
        self._answer("", "")

    def _answer(self, question: str, author: str) -> None:
        self._answering = question
        self._about.setText(_("Your answer to {name}").format(name=author) if question else "")
        self._about.setVisible(bool(question))
        if question:
            self.is_question.setChecked(False)
            self.writing.setFocus()

    def _post(self) -> None:
        said = self.writing.toPlainText().strip()
        if not said or self._thread.why_not:
            return
        self.said.emit(self._thread.about, said, self.is_question.isChecked(), self._answering)
        self.writing.clear()
        self.is_question.setChecked(False)
        self._answer("", "")
