"""The thread of a line: who said what and when, what waits for an answer, whether one may speak.

What must not live here: widgets, and threads of sealed things.
"""

import msgspec

from budget_app.domain import permissions
from budget_app.domain.decision import Decision
from budget_app.domain.talk import Post, Posted
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.signs import department_signs
from budget_app.presentation.times import moment_text
from budget_app.words import _


class ThreadPost(msgspec.Struct, frozen=True):
    """One post. `order`: of the author's department, 0 for none; `waits`: a question nobody has answered yet."""

    id: str
    author: str
    order: int
    time: str
    text: str
    is_question: bool
    waits: bool
    answers: str
    is_edited: bool


class Thread(msgspec.Struct, frozen=True):
    """The posts, oldest first; `why_not`: why one may not post."""

    about: str
    posts: tuple[ThreadPost, ...]
    why_not: str


def thread(state: Decision, person: str, about: str, now: str = "") -> Thread:
    """The thread of a line or goal as this person sees it. O(posts of the round)."""
    posts = [post for post in state.posts.values() if post.about == about]
    answered = {post.answers for post in posts}
    signs = department_signs(state)
    refusal = permissions.why_not(state, person, Posted)
    return Thread(
        about=about,
        posts=tuple(
            _post(state, post, answered, {code: s.order for code, s in signs.items()}, now) for post in posts
        ),
        why_not=refusal_text(refusal, state) if refusal else "",
    )


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
        text=post.text,
        is_question=post.is_question,
        waits=post.is_question and post.id not in answered,
        answers=answers,
        is_edited=bool(post.edited_at),
    )
