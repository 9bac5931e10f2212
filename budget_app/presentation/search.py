"""What a search shows: lines, goals, threads, people, pages and actions, in groups, each with the words marked in it.

Which things hold the words is found by the full-text index (history/tables.py), or by `plain_search` where that lags
behind. What is sealed is in neither. One hit in words: search_hits.py. What must not live here: widgets.
"""

from collections.abc import Iterable, Sequence

import msgspec

from budget_app.domain.lines import Line
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle
from budget_app.presentation.names import person_title
from budget_app.presentation.search_hits import Action, Hit, Teller, line_text
from budget_app.presentation.search_words import fold, holds, words_of
from budget_app.words import _

Ids = Sequence[tuple[str, str]]

# How many of each are shown; typing another word is quicker than reading on.
_MOST = {"line": 8, "goal": 4, "post": 6, "person": 4, "action": 6}
MOST_RECENT = 8


class Group(msgspec.Struct, frozen=True):
    """Hits under a heading."""

    title: str
    hits: tuple[Hit, ...]


def found(
    state: Round,
    words: str,
    ids: Ids,
    actions: Iterable[Action],
    recent: Sequence[str] = (),
    style: NumberStyle = ENGLISH,
) -> tuple[Group, ...]:
    """What holds all of the words, the likeliest group first; without words what was picked last, then the actions.

    `ids`: table and id of lines, goals and posts, the best first. O(ids + people + actions + lines).
    """
    wanted = words_of(words)
    teller = Teller(state, wanted, style)
    if not wanted:
        return _unasked(teller, actions, recent)
    every: dict[str, list[Hit]] = {kind: [] for kind in ("line", "goal", "post", "person", "action")}
    called_so = [("lines", line.id) for line in _by_code(state, wanted)]
    for table, id_ in dict.fromkeys([*called_so, *((_THINGS.get(table, table), i) for table, i in ids)]):
        hit = teller.thing(table, id_)
        if hit:
            every[hit.kind].append(hit)
    every["person"] = [
        teller.person(person)
        for person in state.people.values()
        if not person.removed and holds(f"{person.name} {person_title(state, person)}", wanted)
    ]
    every["action"] = [teller.action(a) for a in actions if holds(f"{a.words} {_also(a.id)}", wanted)]
    for hits in every.values():
        # Stable: what was picked before comes first, then as it was found.
        hits.sort(key=lambda hit: (not _is_called(hit, wanted), hit.key not in recent))
    groups = [Group(_title(kind), tuple(hits[: _MOST[kind]])) for kind, hits in every.items() if hits]
    # An action whose own words begin so is what somebody is after who types "print".
    groups.sort(key=lambda group: not _is_meant(group, wanted))
    return tuple(groups)


def plain_search(state: Round, words: str, limit: int = 50) -> list[tuple[str, str]]:
    """The things whose texts hold the words, found without an index. O(text of the round)."""
    wanted = words_of(words)
    ids: list[tuple[str, str]] = []
    texts: Iterable[tuple[str, str, str]] = (
        *(("lines", line.id, line_text(line)) for line in state.lines.values()),
        *(("goals", g.id, f"{g.code} {g.title} {g.metric}") for g in state.goals.values()),
        *(("posts", post.id, post.text) for post in reversed(state.posts.values())),
    )
    for table, id_, text in texts:
        if len(ids) >= limit:
            break
        if wanted and holds(text, wanted):
            ids.append((table, id_))
    return ids


# A file's name leads to its line.
_THINGS = {"attachments": "lines"}


def _unasked(teller: Teller, actions: Iterable[Action], recent: Sequence[str]) -> tuple[Group, ...]:
    known = {f"action:{action.id}": action for action in actions}
    hits: list[Hit] = []
    for key in recent:
        kind, _colon, id_ = key.partition(":")
        if kind == "action":
            hit = teller.action(known[key]) if key in known else None
        else:
            hit = teller.thing(f"{kind}s", id_)
        hits += [hit] if hit else []
    groups = [Group(_("Picked before"), tuple(hits))] if hits else []
    # Where one can go stands before what one can do.
    others = sorted(
        (key for key in known if key not in recent), key=lambda key: not key.startswith("action:page-")
    )
    rest = tuple(teller.action(known[key]) for key in others)
    return (*groups, Group(_title("action"), rest[:10]))


def _by_code(state: Round, wanted: tuple[str, ...]) -> list[Line]:
    """The lines that are called so: S-014, or just 14."""
    if len(wanted) != 1:
        return []
    (word,) = wanted
    exact = state.line_ids.get(word.upper())
    if exact:
        return [state.lines[exact]]
    if not word.isdigit() or len(word) > 6:
        return []
    ends = f"-{int(word):03d}"
    return [state.lines[id_] for code, id_ in state.line_ids.items() if code.endswith(ends)][: _MOST["line"]]


def _is_called(hit: Hit, wanted: tuple[str, ...]) -> bool:
    return hit.kind == "line" and len(wanted) == 1 and fold(hit.title).split(" ")[0] == wanted[0]


def _is_meant(group: Group, wanted: tuple[str, ...]) -> bool:
    hit = group.hits[0]
    return (
        hit.kind == "action"
        and fold(hit.title).startswith(wanted[0])
        and holds(f"{hit.title} {_also(hit.key.removeprefix('action:'))}", wanted)
    )


def _title(kind: str) -> str:
    return {
        "line": _("Lines"),
        "goal": _("Goals"),
        "post": _("Threads"),
        "person": _("People"),
        "action": _("Actions"),
    }[kind]


def _also(action: str) -> str:
    """Other words by which people look for an action."""
    return {
        "print": _("summary paper PDF hand-out"),
        "export": _("xlsx csv sheet Excel save as"),
        "import": _("sheet xlsx csv Excel bring in"),
        "looks": _("dark light theme"),
        "dark": _("theme"),
        "round-settings": _("deadlines departments people goals weights fund amendment"),
        "submit-lines": _("ready drafts"),
        "restore": _("backup copy lost"),
        "next-person": _("switch user desk"),
        "undo": _("back"),
    }.get(action, "")
