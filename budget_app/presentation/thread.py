"""The thread of a line or goal: who said what and when, what waits for an answer, whether one may speak.

What must not live here: widgets, and threads of sealed things.
"""

import msgspec

from budget_app.domain import permissions
from budget_app.domain.decision import Decision
from budget_app.domain.mentions import mentioned
from budget_app.domain.talk import Post, Posted, WritePost, asked
from budget_app.presentation.mentions import kept, shown
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.names import together
from budget_app.presentation.signs import department_signs
from budget_app.presentation.times import moment_text
from budget_app.presentation.unread import Marks, is_unread
from budget_app.words import _


class ThreadPost(msgspec.Struct, frozen=True):
    """One post. `order`: of the author's department, 0 for none; `waits`: for whose answer, where there is none yet.

    `is_new`: this person has not read it; `names_me`: it mentions them.
    """

    id: str
    author: str
    order: int
    time: str
    text: str
    is_question: bool
    waits: str
    answers: str
    is_edited: bool
    is_new: bool = False
    names_me: bool = False


class Thread(msgspec.Struct, frozen=True):
    """The posts, oldest first; `why_not`: why one may not post; `empty`: what is said where there is none."""

    about: str
    posts: tuple[ThreadPost, ...]
    why_not: str
    empty: str = ""

    @property
    def tab(self) -> str:
        """The title of its tab: Thread, Thread 3, Thread 3, 1 new."""
        n, new = len(self.posts), sum(post.is_new for post in self.posts)
        if new:
            return _("Thread {n}, {new} new").format(n=n, new=new)
        return _("Thread {n}").format(n=n) if n else _("Thread")


def thread(state: Decision, person: str, about: str, now: str = "", marks: Marks | None = None) -> Thread:
    """The thread of a line or goal as this person sees it; without `marks` nothing is new. O(posts of the round)."""
    posts = [post for post in state.posts.values() if post.about == about]
    answered = {post.answers for post in posts}
    signs = department_signs(state)
    refusal = permissions.why_not(state, person, Posted)
    orders = {code: sign.order for code, sign in signs.items()}
    made = (_post(state, post, answered, orders, now) for post in posts)
    told = tuple(
        msgspec.structs.replace(
            post,
            is_new=marks is not None and is_unread(said, person, marks),
            names_me=person in mentioned(said.text),
        )
        for post, said in zip(made, posts, strict=True)
    )
    is_goal = about in state.goals
    return Thread(
        about=about,
        posts=told,
        why_not=refusal_text(refusal, state) if refusal else "",
        empty=_("Nobody has said anything about this goal yet.")
        if is_goal
        else _("Nobody has said anything about this line yet."),
    )


def post_of(state: Decision, about: str, said: str, is_question: bool, answers: str) -> WritePost:
    """What was written, as a command: names behind an @ become mentions."""
    return WritePost(about=about, text=kept(state, said), is_question=is_question, answers=answers)


def _waits(state: Decision, post: Post) -> str:
    names = [state.people[person].name for person in asked(state, post)]
    return _("Waits for {names}").format(names=together(names, 3)) if names else _("Waits for an answer")


def _post(state: Decision, post: Post, answered: set[str], orders: dict[str, int], now: str) -> ThreadPost:
    author = state.people.get(post.author)
    quoted = state.posts.get(post.answers)
    answers = ""
    if quoted:
        asker = state.people.get(quoted.author)
        answers = _("answers {name}").format(name=asker.name if asker else quoted.author)
    return ThreadPost(
        id=post.id,
        author=author.name if author else post.author,
        order=orders.get(author.department, 0) if author else 0,
        time=moment_text(post.at, now),
        text=shown(state, post.text),
        is_question=post.is_question,
        waits=_waits(state, post) if post.is_question and post.id not in answered else "",
        answers=answers,
        is_edited=bool(post.edited_at),
    )
