"""Templates of lines: the ones everybody has, one for each common kind, and what of a line goes into one's own.

Where a person's own ones are kept is the window's business. What must not live here: widgets, files.
"""

import msgspec

from budget_app.domain.lines import Kind, Line, LineFields
from budget_app.presentation.names import kind_name
from budget_app.words import _

MOST_KEPT = 40
_LEFT_OUT = frozenset(
    ("requires", "excludes", "last_budget", "last_actual", "extra", "start", "end", "months")
)


class Template(msgspec.Struct, frozen=True):
    """A name and the fields a new line begins with."""

    name: str
    fields: LineFields


def built_in() -> tuple[Template, ...]:
    """The ones everybody has: what each tier buys and what it takes to decide are begun, amounts are not."""
    return (*_for_people(), *_for_markets())


def _for_people() -> tuple[Template, ...]:
    return (
        _made(
            (_("Hire"), _("New colleague: "), Kind.HIRE),
            (_("one from the second half-year"), _("one from the start"), _("two from the start")),
            _("Role, why now, and what the team cannot do without it:"),
            _("Who does the work instead, and what stays undone:"),
        ),
        _made(
            (_("Training"), _("Training: "), Kind.TRAINING),
            (_("the new ones"), _("the whole team"), ""),
            _("Who learns what, and how one will see it:"),
            _("What goes on as it is:"),
        ),
        _made(
            (_("Job rotation"), _("Rotation: "), Kind.ROTATION),
            (_("one person, one month"), _("two people, one month each"), ""),
            _("Who works where for how long, and what each department learns:"),
            _("What the departments go on not knowing of one another:"),
        ),
    )


def _for_markets() -> tuple[Template, ...]:
    return (
        _made(
            (_("Campaign"), _("Campaign: "), Kind.CAMPAIGN),
            (_("one channel"), _("all planned channels"), _("a second wave")),
            _("Audience, message, channels, and how sales follows up:"),
            _("Which leads are missing, and when:"),
        ),
        _made(
            (_("Event"), _("Event: "), Kind.EVENT),
            (_("a stand, two people"), _("a stand and a talk"), _("a dinner for key accounts besides")),
            _("Who comes, whom we meet, and what happens the week after:"),
            _("Whom we do not meet otherwise:"),
        ),
        _made(
            (_("Tool"), _("Tool: "), Kind.TOOL),
            (_("the basic plan"), _("seats for the whole team"), ""),
            _("What it replaces, who uses it, what it saves:"),
            _("How the work is done without it:"),
        ),
    )


def _made(what: tuple[str, str, Kind], buys: tuple[str, str, str], case: str, lost: str) -> Template:
    name, title, kind = what
    fields = LineFields(
        title=title,
        kind=kind,
        recurring=kind in (Kind.HIRE, Kind.TOOL),
        minimum_buys=buys[0],
        requested_buys=buys[1],
        stretch_buys=buys[2],
        justification=case,
        if_not_funded=lost,
    )
    return Template(name, fields)


def template_of(line: Line) -> Template:
    """What of a line others like it begin with: not its ties, months and last year, which are its own."""
    given = {
        name: getattr(line, name)
        for name in LineFields.__struct_fields__
        if name not in _LEFT_OUT and getattr(line, name) not in (None, "", ())
    }
    return Template(line.title or kind_name(line.kind).capitalize(), msgspec.convert(given, LineFields))


def kept_with(kept: tuple[Template, ...], new: Template) -> tuple[Template, ...]:
    """One's own templates with another one, the newest first; one of the same name makes way."""
    return (new, *(each for each in kept if each.name != new.name))[:MOST_KEPT]


def without(kept: tuple[Template, ...], name: str) -> tuple[Template, ...]:
    """One's own templates without this one."""
    return tuple(each for each in kept if each.name != name)
