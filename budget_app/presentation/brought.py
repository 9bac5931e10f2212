"""What was brought in for a head, in words: the band above the page, what it did here, and the mark on its lines.

The rules are the domain's (packages.py); what a package would do before it is brought in is told in exchange.
"""

from collections.abc import Sequence

from budget_app.domain.packages import Package, PackageConfirmed, Said, unconfirmed
from budget_app.domain.permissions import why_not
from budget_app.domain.round import Round
from budget_app.history.port import Entry
from budget_app.presentation.activity import brought_with, change_text, thing_name
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.line_history import HistoryItem, line_history
from budget_app.presentation.tables import Cell
from budget_app.presentation.times import moment_text
from budget_app.words import _, _n


def waiting_for(state: Round, person: str) -> tuple[Package, ...]:
    """The packages that wait for this person's word, the oldest first."""
    return tuple(
        package
        for package in state.packages.values()
        if package.said is Said.NOTHING
        and why_not(state, person, PackageConfirmed, (package.department,)) is None
    )


def band_text(state: Round, person: str) -> str:
    """What a head is asked above the page; "" where nothing waits for them."""
    waiting = waiting_for(state, person)
    if not waiting:
        return ""
    words = _n(
        "{who} brought in what you did on a copy. It is marked until you confirm it.",
        "{n} packages of your department were brought in. They are marked until you confirm them.",
        len(waiting),
    )
    if waiting[0].person != person:
        words = _n(
            "{who} brought in a package of your department. It is marked until you confirm it.",
            "{n} packages of your department were brought in. They are marked until you confirm them.",
            len(waiting),
        )
    return words.format(who=_name(state, waiting[0].by), n=len(waiting))


def package_title(state: Round, package: Package) -> str:
    """Who brought it in for whom, and when."""
    return _("{who} brought this in for {person}, {at}").format(
        who=_name(state, package.by), person=_name(state, package.person), at=moment_text(package.at)
    )


def package_deeds(
    state: Round, entries: Sequence[Entry], package: str, style: NumberStyle = ENGLISH
) -> tuple[str, ...]:
    """What it did here, entry by entry, with the fields it changed: "S-002 Fair: revised the line: Owner Kim → Lee".

    O(history) for each line it touched.
    """
    mine = [entry for entry in entries if brought_with(entry) == package]
    items: dict[int, HistoryItem] = {}
    for line in {entry.subject for entry in mine if entry.subject in state.lines}:
        items |= {item.seq: item for item in line_history(state, entries, line, style=style)}
    return tuple(
        f"{thing_name(state, entry)}: {_in_full(items[entry.seq])}"
        if entry.seq in items
        else change_text(state, entry)
        for entry in mine
    )


def marks(state: Round) -> dict[str, str]:
    """What is to be known of each thing that was brought in and is not confirmed, by its id. O(things)."""
    return {thing: _mark(state, package) for thing, package in unconfirmed(state).items()}


def state_cell(sign: str, word: str, mark: str) -> Cell:
    """A line's state as the grid shows it; where there is a mark, that it waits, and all in full in the tip."""
    return Cell(_("To confirm"), data="warning", start=f"{word}. {mark}") if mark else Cell(word, data=sign)


def _mark(state: Round, package: Package) -> str:
    who, person = _name(state, package.by), _name(state, package.person)
    if package.said is Said.CONTESTED:
        words = _("Brought in by {who} for {person}, and contested: {reason}")
        return words.format(who=who, person=person, reason=package.reason)
    return _("Brought in by {who} for {person}, not confirmed yet").format(who=who, person=person)


def _in_full(item: HistoryItem) -> str:
    changes = ", ".join(
        _("{field} {before} → {after}").format(field=c.label, before=c.before, after=c.after)
        if c.before
        else _("{field} {after}").format(field=c.label, after=c.after)
        for c in item.changes
    )
    return ": ".join(filter(None, (item.words, changes or item.note)))


def _name(state: Round, person: str) -> str:
    return state.people[person].name if person in state.people else person
