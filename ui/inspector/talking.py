"""The thread of what is picked, between its tab and the bridge: shows it with what is new, hands on what is said in it.

The tab itself is thread_tab.py; what a thread says is decided in presentation/thread.py.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QTabBar

from budget_app.presentation.mentions import offered
from budget_app.presentation.thread import post_of, thread
from ui.bridge import Bridge
from ui.inspector.thread_tab import ThreadTab
from ui.reading import Reading

TABS = ("details", "thread", "history")
PLACE = TABS.index("thread")


class Talking(ThreadTab):
    """The tab of a thread that speaks for whoever sits here; its title in `tabs` counts the posts."""

    def __init__(self, bridge: Bridge, reading: Reading, now: Callable[[], str], tabs: QTabBar) -> None:
        super().__init__(lambda tail: [person.name for person in offered(bridge.state, tail)])
        self._bridge, self._reading, self._now, self._tabs = bridge, reading, now, tabs
        self._shown_about = ""
        self.said.connect(self._say)
        self.seen.connect(reading.saw_thread)
        reading.changed.connect(lambda: self.show_about(self._shown_about))

    def show_about(self, about: str) -> None:
        """The thread of this line or goal as it stands; nothing where there is no such thing."""
        state = self._bridge.state
        self._shown_about = about
        if about in state.lines or about in state.goals:
            posts = thread(state, self._bridge.desk.person, about, self._now(), self._reading.marks)
            self.show_thread(posts)
            self._tabs.setTabText(PLACE, posts.tab)

    def come_to(self, post: str) -> None:
        """The keys to the field and this post into view, where the thread is in view."""
        if self._tabs.currentIndex() == PLACE:
            self.writing.setFocus()
            self.show_post(post)

    def _say(self, about: str, said: str, is_question: bool, answers: str) -> None:
        command = post_of(self._bridge.state, about, said, is_question, answers)
        self._bridge.do(command, f"inspector:{about}")
