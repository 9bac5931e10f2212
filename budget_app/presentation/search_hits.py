"""One hit of a search in words: a line, goal, post, person or action, with the words marked in it, and where it leads.

What is found and in which order is said in search.py. What must not live here: widgets.
"""

from typing import Literal

import msgspec

from budget_app.domain import money, queries
from budget_app.domain.lines import Line
from budget_app.domain.people import Person
from budget_app.domain.round import Round
from budget_app.domain.talk import Post
from budget_app.presentation.amounts import NumberStyle, short_money
from budget_app.presentation.mentions import shown
from budget_app.presentation.names import person_title
from budget_app.presentation.places import REQUESTS, Place, called, place_of
from budget_app.presentation.results import goal_note
from budget_app.presentation.search_words import Marks, holds, marks, snippet
from budget_app.words import _

Kind = Literal["line", "goal", "post", "person", "action"]

PEOPLE = "round-settings"


class Action(msgspec.Struct, frozen=True):
    """An action of the window that can be found: its words and keys, and why it is off ("" where it is on)."""

    id: str
    words: str
    keys: str = ""
    why_not: str = ""


class Hit(msgspec.Struct, frozen=True):
    """One thing that was found. `order`: of the department or goal whose sign stands before it; `letter`: on its tile.

    `key` names it among what was picked before ("line:l1").
    """

    kind: Kind
    key: str
    title: str
    detail: str
    right: str = ""
    order: int = 0
    letter: str = ""
    why_not: str = ""
    title_marks: Marks = ()
    detail_marks: Marks = ()
    place: Place = Place()


class Teller:
    """Makes hits for one search."""

    def __init__(self, state: Round, words: tuple[str, ...], style: NumberStyle) -> None:
        self._state, self._words, self._style = state, words, style
        self._orders = {code: order for order, code in enumerate(state.departments, 1)}
        self._goals = {goal: order for order, goal in enumerate(state.goals, 1)}

    def thing(self, table: str, id_: str) -> Hit | None:
        state = self._state
        if table == "lines" and id_ in state.lines:
            return self.line(state.lines[id_])
        if table == "goals" and id_ in state.goals:
            goal = state.goals[id_]
            note = _("Retired") if goal.retired else goal_note(goal, self._style)
            hit = Hit("goal", f"goal:{id_}", goal.title, note, order=self._goals[id_])
            return self._marked(hit, place_of(state, id_))
        if table == "posts" and id_ in state.posts:
            return self.post(state.posts[id_])
        if table == "persons" and id_ in state.people and not state.people[id_].removed:
            return self.person(state.people[id_])
        return None

    def line(self, line: Line) -> Hit:
        title = f"{line.code} {line.title}".rstrip()
        detail = self._state.departments[line.department].name
        if self._words and not holds(title, self._words):
            # What was found stands in another text of the line: that one is shown.
            texts = (line.owner, line.account, line.justification, line.if_not_funded, *_files(line))
            detail = next(
                (snippet(t, self._words) for t in texts if any(holds(t, (w,)) for w in self._words)), detail
            )
        amount = short_money(queries.asked(line), money.digits(self._state.currency), self._style)
        right = amount if line.is_live else _("Withdrawn")
        order, letter = self._orders.get(line.department, 0), line.department[:1]
        hit = Hit("line", f"line:{line.id}", title, detail, right, order, letter)
        return self._marked(hit, place_of(self._state, line.id, "details"))

    def post(self, post: Post) -> Hit:
        state = self._state
        author = state.people[post.author].name if post.author in state.people else post.author
        thing = called(state, post.about) or state.name
        said = _("{name}: {said}").format(name=author, said=snippet(shown(state, post.text), self._words))
        return self._marked(
            Hit("post", f"post:{post.id}", thing, said), place_of(state, post.about, "thread", post.id)
        )

    def person(self, person: Person) -> Hit:
        own = person.department in self._state.departments
        place = Place(REQUESTS, scope=person.department) if own else Place(act=PEOPLE)
        title = person_title(self._state, person)
        hit = Hit(
            "person", f"person:{person.id}", person.name, title, order=self._orders.get(person.department, 0)
        )
        return self._marked(hit, place)

    def action(self, action: Action) -> Hit:
        hit = Hit(
            "action", f"action:{action.id}", action.words, action.why_not, action.keys, why_not=action.why_not
        )
        return self._marked(hit, Place(act=action.id))

    def _marked(self, hit: Hit, place: Place) -> Hit:
        return msgspec.structs.replace(
            hit,
            title_marks=marks(hit.title, self._words),
            detail_marks=marks(hit.detail, self._words),
            place=place,
        )


def line_text(line: Line) -> str:
    """All of a line that can be searched."""
    texts = (
        line.code,
        line.title,
        line.owner,
        line.account,
        line.justification,
        line.if_not_funded,
        *_files(line),
    )
    return "\n".join(texts)


def _files(line: Line) -> list[str]:
    return [attachment.name for attachment in line.attachments]
