"""What waits for one person, the most pressing first: each with what it is about, and the one step towards it.

Whether a person may take the step is asked of the core. What must not live here: widgets.
"""

from collections.abc import Iterator

import msgspec

from budget_app.domain import permissions
from budget_app.domain.decision import Decision, undecided
from budget_app.domain.lines import Line, Status
from budget_app.domain.phases import PhaseMoved
from budget_app.domain.roles import Phase, Role
from budget_app.domain.round import Round
from budget_app.domain.signing import Signed
from budget_app.domain.sponsors import LineJoined
from budget_app.domain.submission import LineSubmitted
from budget_app.domain.talk import Post, asked, open_questions
from budget_app.presentation.amending import amendment_text, asked_of
from budget_app.presentation.line_gaps import gap_of
from budget_app.presentation.mentions import shown
from budget_app.presentation.names import listed, phase_name
from budget_app.presentation.overview_days import deadline_sentence
from budget_app.presentation.places import REQUESTS, Place, called, place_of
from budget_app.presentation.unread import Marks, unread_mentions
from budget_app.words import _, _n

SUBMIT_LIST = "submit-lines"
SETTINGS = "round-settings"
_LONGEST = 90


class Wait(msgspec.Struct, frozen=True):
    """Something that waits: what to do, what it is about, the word on the button, and where that leads."""

    title: str
    detail: str
    step: str
    place: Place


def waits(state: Round, person: str, marks: Marks, now: str) -> tuple[Wait, ...]:
    """All that waits for this person. O(lines + posts)."""
    if person not in state.people or state.people[person].removed:
        return ()
    return (
        *_amendment(state, person),
        *_deciding(state, person),
        *_questions(state, person),
        *_invitations(state, person),
        *_drafts(state, person, now),
        *_mentions(state, person, marks),
        *_late(state, person, now),
    )


def quoted(text: str) -> str:
    """The beginning of what somebody wrote, on one line, in quotation marks."""
    plain = " ".join(text.split())
    return _("“{text}”").format(
        text=plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
    )


def _amendment(state: Round, person: str) -> Iterator[Wait]:
    amendment = asked_of(state, person)
    if amendment:
        title = _("Agree or decline other terms")
        yield Wait(title, amendment_text(state, amendment), _("Answer"), Place(act="answer-amendment"))


def _deciding(state: Round, person: str) -> Iterator[Wait]:
    if permissions.why_not(state, person, Signed) or person in state.signatures:
        return
    open_ = undecided(state)
    if open_:
        title = _n("Decide {n} line", "Decide {n} lines", len(open_)).format(n=f"{len(open_):,}")
        yield Wait(title, listed([line.code for line in open_], 5), _("Decide"), Place("decide"))
    elif state.allocations:
        yield Wait(_("Sign the decision"), _("Every line is decided"), _("Sign"), Place("decide"))


def _questions(state: Round, person: str) -> Iterator[Wait]:
    for post in open_questions(state):
        if person in asked(state, post):
            title = _("Reply to {name}").format(name=_name(state, post))
            yield Wait(title, _about(state, post), _("Reply"), place_of(state, post.about, "thread", post.id))


def _mentions(state: Round, person: str, marks: Marks) -> Iterator[Wait]:
    for post in unread_mentions(state, person, marks):
        title = _("{name} mentions you").format(name=_name(state, post))
        yield Wait(title, _about(state, post), _("Read"), place_of(state, post.about, "thread", post.id))


def _invitations(state: Decision, person: str) -> Iterator[Wait]:
    own = state.people[person].department
    if not own or permissions.why_not(state, person, LineJoined, (own,)):
        return
    for line in state.lines.values():
        if line.is_live and any(
            s.department == own and not s.joined and not s.declined for s in line.sponsors
        ):
            title = _("Stand behind {code}?").format(code=line.code)
            asks = _("{department} asks {own} to share {title}").format(
                department=state.departments[line.department].name,
                own=state.departments[own].name,
                title=line.title or line.code,
            )
            yield Wait(title, asks, _("Answer"), place_of(state, line.id, "details"))


def _drafts(state: Round, person: str, now: str) -> Iterator[Wait]:
    own = state.people[person].department
    if not own or permissions.why_not(state, person, LineSubmitted, (own,)):
        return
    drafts = [
        line for line in state.lines.values() if line.status is Status.DRAFT and own in line.departments
    ]
    gaps = [(line, gap) for line in sorted(drafts, key=_code) if (gap := gap_of(state, line))]
    ready = len(drafts) - len(gaps)
    if ready:
        title = _n("Submit {n} draft", "Submit {n} drafts", ready).format(n=f"{ready:,}")
        detail = deadline_sentence(state, now) or _("They lack nothing.")
        yield Wait(title, detail, _("Submit"), Place(act=SUBMIT_LIST))
    if len(gaps) > 3:
        title = _("Mend {n} drafts").format(n=f"{len(gaps):,}")
        codes = listed([line.code for line, _gap in gaps], 5)
        yield Wait(title, codes, _("Mend"), Place(act=SUBMIT_LIST))
        return
    for line, gap in gaps:
        title = _("{step}: {code}").format(step=gap.step.label, code=line.code)
        verb, _colon, cell = gap.step.id.partition(":")
        place = place_of(state, line.id, "details")
        if verb == "edit":
            place = Place(REQUESTS, line=line.id, cell=cell)
        detail = (
            _("{title} cannot be submitted without").format(title=line.title) if line.title else gap.sentence
        )
        yield Wait(title, detail, _("Mend"), place)


def _late(state: Round, person: str, now: str) -> Iterator[Wait]:
    deadline = state.deadlines.get(state.phase)
    if not deadline or deadline >= now[:10] or state.phase.place > Phase.DECISION.place:
        return
    if Role.HEAD in state.people[person].roles or permissions.why_not(state, person, PhaseMoved):
        return
    title = _("Move the round on, or extend {phase}").format(phase=phase_name(state.phase))
    yield Wait(title, deadline_sentence(state, now), _("Deadlines"), Place(act=SETTINGS))


def _code(line: Line) -> tuple[int, str]:
    return len(line.code), line.code


def _about(state: Round, post: Post) -> str:
    thing = (
        called(state, post.about).split(" ")[0] if post.about in state.lines else called(state, post.about)
    )
    said = quoted(shown(state, post.text))
    return _("{thing}: {said}").format(thing=thing, said=said) if thing else said


def _name(state: Round, post: Post) -> str:
    return state.people[post.author].name if post.author in state.people else post.author
