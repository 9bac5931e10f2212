"""What a person has not read yet, by how far they have read: posts of a thread, and mentions of them.

How the marks are kept is said in history/marks.py. What must not live here: words.
"""

from collections.abc import Iterable, Mapping

from budget_app.domain.mentions import mentioned
from budget_app.domain.talk import Post, Talk

OVERVIEW = ""
"""The thing under which it is marked how far the round as a whole was looked at; threads go by what they are about."""

Marks = Mapping[str, int]


def is_unread(post: Post, person: str, marks: Marks) -> bool:
    """Whether the person has still to read it: somebody else said it since they looked into its thread."""
    return post.author != person and post.seq > marks.get(f"thread:{post.about}", 0)


def unread_threads(state: Talk, person: str, marks: Marks) -> frozenset[str]:
    """The lines and goals with a post that the person has not read. O(posts)."""
    return frozenset(post.about for post in state.posts.values() if is_unread(post, person, marks))


def thread_mark(about: str) -> str:
    """The thing under which it is marked how far a thread was read."""
    return f"thread:{about}"


def unread_mentions(state: Talk, person: str, marks: Marks) -> Iterable[Post]:
    """Posts that mention the person, unread, oldest first; questions are not among them: they wait for an answer."""
    for post in state.posts.values():
        if not post.is_question and is_unread(post, person, marks) and person in mentioned(post.text):
            yield post
