"""Talk in the open: threads on lines and goals, questions that wait for an answer.

Scores and check-up answers, which are sealed, are topics of their own.
"""

from dataclasses import dataclass, field
from typing import ClassVar

import msgspec

from budget_app.domain import ids
from budget_app.domain.lines import Requests
from budget_app.domain.mentions import mentioned
from budget_app.domain.messages import Command, Deciders, Event, Evolvers, Refusal, Stamp
from budget_app.domain.refusals import Reason
from budget_app.domain.roles import Role


class Post(msgspec.Struct, frozen=True):
    """What somebody said in the thread of a line or goal; `about` "" is the round's own thread.

    `seq` is the entry by which it was said; whom `text` mentions, mentions.py says.
    """

    id: str
    about: str
    author: str
    at: str
    text: str
    is_question: bool = False
    answers: str = ""
    edited_at: str = ""
    seq: int = 0


@dataclass
class Talk(Requests):
    """The part of the state that talk fills, over that of requests; posts in the order they were made."""

    posts: dict[str, Post] = field(default_factory=dict[str, Post])


class WritePost(Command, tag="post", frozen=True, kw_only=True):
    """Says something in a thread; `about` is a line or a goal, `answers` a post in the same thread."""

    makes: ClassVar[str] = "post"
    post: str = ""
    about: str = ""
    text: str
    is_question: bool = False
    answers: str = ""


class EditPost(Command, tag="edit_post", frozen=True, kw_only=True):
    """Puts one's own post in other words; the first ones stay in the history."""

    post: str
    text: str


class Posted(Event, frozen=True, kw_only=True):
    """Somebody said something."""

    kind = "posted"
    about = "thread"
    post: str
    thread: str
    text: str
    is_question: bool = False
    answers: str = ""


class PostEdited(Event, frozen=True, kw_only=True):
    """Somebody said it in other words."""

    kind = "post_edited"
    about = "post"
    post: str
    text: str


def write_post(state: Talk, actor: str, command: WritePost) -> list[Event]:
    """The post, in the thread of what it is about."""
    question = state.posts.get(command.answers)
    thread = question.about if question and not command.about else _thread(state, command.about)
    return [
        Posted(
            post=command.post,
            thread=thread,
            text=command.text,
            is_question=command.is_question,
            answers=command.answers,
        )
    ]


def edit_post(state: Talk, actor: str, command: EditPost) -> list[Event]:
    """The new words, from the same person."""
    post = state.posts.get(command.post)
    if post is None:
        raise Refusal(Reason.UNKNOWN_POST, post=command.post)
    return [] if post.text == command.text else [PostEdited(post=post.id, text=command.text)]


DECIDE: Deciders = {WritePost: write_post, EditPost: edit_post}


def posted(state: Talk, event: Posted, stamp: Stamp) -> None:
    """The thread has one more post. An answer stands in the thread of its question."""
    if event.post in state.posts or not ids.is_id(event.post):
        raise Refusal(Reason.ID_TAKEN, id=event.post)
    if not event.text:
        raise Refusal(Reason.TEXT_MISSING)
    _check_thread(state, event)
    state.posts[event.post] = Post(
        event.post,
        event.thread,
        stamp.actor,
        stamp.at,
        event.text,
        event.is_question,
        event.answers,
        seq=stamp.seq,
    )


def post_edited(state: Talk, event: PostEdited, stamp: Stamp) -> None:
    """The post reads otherwise."""
    post = state.posts[event.post]
    if post.author != stamp.actor:
        raise Refusal(Reason.NOT_YOUR_POST)
    if not event.text:
        raise Refusal(Reason.TEXT_MISSING)
    state.posts[event.post] = msgspec.structs.replace(post, text=event.text, edited_at=stamp.at)


EVOLVE: Evolvers = {Posted: posted, PostEdited: post_edited}


def open_questions(state: Talk) -> list[Post]:
    """The questions nobody has answered yet, oldest first. O(posts)."""
    answered = {post.answers for post in state.posts.values()}
    return [p for p in state.posts.values() if p.is_question and p.id not in answered]


def asked(state: Talk, question: Post) -> tuple[str, ...]:
    """Whose answer a question waits for: whom it mentions, else the line's heads, else the executives. O(people)."""
    people = [p for p in state.people.values() if not p.removed and p.id != question.author]
    named = set(mentioned(question.text))
    line = state.lines.get(question.about)
    departments = line.departments if line else ()
    for wanted in (
        [p.id for p in people if p.id in named],
        [p.id for p in people if Role.HEAD in p.roles and p.department in departments],
    ):
        if wanted:
            return tuple(wanted)
    return tuple(p.id for p in people if Role.EXECUTIVE in p.roles)


def _check_thread(state: Talk, event: Posted) -> None:
    if event.thread and event.thread not in state.lines and event.thread not in state.goals:
        raise Refusal(Reason.UNKNOWN_LINE, line=event.thread)
    if event.answers:
        question = state.posts.get(event.answers)
        if question is None or question.about != event.thread:
            raise Refusal(Reason.UNKNOWN_POST, post=event.answers)


def _thread(state: Talk, ref: str) -> str:
    if not ref or ref in state.lines or ref in state.goals:
        return ref
    if ref in state.line_ids:
        return state.line_ids[ref]
    for goal in state.goals.values():
        if goal.code == ref:
            return goal.id
    raise Refusal(Reason.UNKNOWN_LINE, line=ref)
