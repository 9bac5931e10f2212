"""The last step of the wizard: what will be made, where the file goes, and who sits down at it.

Whether the file can be written is only known when it is; its failures are worded in failures.py.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from budget_app.domain import money
from budget_app.domain.roles import Role
from budget_app.presentation.amounts import full_money
from budget_app.presentation.draft import PEOPLE, ROUND, Draft, roles_of
from budget_app.presentation.draft_reading import Reading, assumed_name
from budget_app.presentation.form import Deed, Field, Part, Place, Row
from budget_app.presentation.names import listed, role_name
from budget_app.presentation.new_round import opening, trial
from budget_app.presentation.requests_edit import Problem
from budget_app.presentation.typed import words
from budget_app.words import _, _n

FILE = "file"
ENDING = ".accord"


class Ready(msgspec.Struct, frozen=True):
    """What the last step knows: the file as typed ("" for the one that is proposed), and who sits down (a row)."""

    path: str = ""
    person: str = ""


def proposed_path(draft: Draft, folder: Path) -> Path:
    """A file of the round's name that is not there yet."""
    name = "".join(c if c.isalnum() or c in " -_" else "-" for c in words(draft.text(ROUND, "", "name")))
    name = name.strip(" -")[:80] or _("New round")
    paths = (folder / f"{name}{'' if n == 1 else f' ({n})'}{ENDING}" for n in range(1, 1000))
    return next((path for path in paths if not path.exists()), folder / f"{name}{ENDING}")


def wanted_path(ready: Ready, proposed: Path) -> Path:
    """The file that is meant; with the ending of rounds where none was typed."""
    if not ready.path.strip():
        return proposed
    path = Path(ready.path.strip()).expanduser()
    path = path if path.is_absolute() else proposed.parent / path
    return path if path.suffix else path.with_name(path.name + ENDING)


def path_problem(path: Path) -> Problem | None:
    """Why no round can be made there, as far as looking tells."""
    try:
        is_there, has_folder = path.exists(), path.parent.is_dir()
    except OSError as error:
        return Problem(_("There can be no such file: {error}.").format(error=error.strerror))
    if is_there:
        return Problem(
            _("There is a file of this name already. It is not written over: choose another name.")
        )
    if not has_folder:
        return Problem(_("There is no folder {folder}. Choose one that is there.").format(folder=path.parent))
    return None


def sitter(draft: Draft, ready: Ready) -> str:
    """The row of the person who sits down: as chosen, else finance, who sets things up."""
    rows = draft.rows[PEOPLE]
    finance = (row for row, texts in rows.items() if Role.FINANCE in roles_of(texts))
    return ready.person if ready.person in rows else next(finance, next(iter(rows), ""))


def file_part(
    draft: Draft, reading: Reading, ready: Ready, proposed: Path, problems: Mapping[Place, Problem]
) -> Part:
    """The step as it stands."""
    people = tuple((row, _person_words(draft, texts)) for row, texts in draft.rows[PEOPLE].items())
    fields = (
        Field(
            "path",
            _("File"),
            ready.path or str(proposed),
            "long",
            assumed=str(proposed),
            problem=problems.get(Place(FILE, "", "path")),
        ),
        Field("person", _("You are"), sitter(draft, ready), "choice", choices=people),
    )
    return Part(
        FILE,
        _("Where it goes"),
        _(
            "A round is one file. Everybody who is to take part needs to reach it, or gets it one after the other."
        ),
        (Row("", fields, (Deed("choose", _("Choose a place…")),)),),
        note=_summary(reading),
        problem=trial(opening(reading.new)) if not reading.problems else _unfinished(reading),
    )


def unfinished_part(reading: Reading) -> str:
    """The first part in which something is wrong; "" where the round can be opened."""
    return next((place.part for place in reading.problems), "")


def _person_words(draft: Draft, texts: Mapping[str, str]) -> str:
    person = dict(texts)
    name, roles = words(person.get("name", "")), [role_name(role) for role in roles_of(person)]
    # A name that is assumed says the first role already.
    return ", ".join([name, *roles] if name else [assumed_name(draft, person) or "…", *roles[1:]])


def _unfinished(reading: Reading) -> str:
    return _n(
        "{n} thing is still to be put right before the round can be opened. The button below leads there.",
        "{n} things are still to be put right before the round can be opened. The button below leads there.",
        len(reading.problems),
    ).format(n=len(reading.problems))


def _summary(reading: Reading) -> str:
    new = reading.new
    amount = full_money(new.fund, money.digits(new.currency))
    return _("{name}: {amount} {currency} for {departments}; {people}, {goals}.").format(
        name=new.name,
        amount=amount,
        currency=new.currency,
        departments=listed([department.name for department in new.departments]),
        people=_n("{n} person", "{n} people", len(new.people)).format(n=len(new.people)),
        goals=_n("{n} goal", "{n} goals", len(new.goals)).format(n=len(new.goals)),
    )
