"""The groups of the requests grid with their sums, and the total: which line stands where, and what counts.

A line stands once. Where one groups by goal it stands under the first it serves and counts there in full, so that the
sums of the groups add up to the total; the other goals' groups say how many more lines serve them. Where one groups by
month it stands under its first. What must not live here: which lines are shown (requests_table.py), painting.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Literal

import msgspec

from budget_app.domain.decision import Decision
from budget_app.domain.lines import Line
from budget_app.domain.queries import asked
from budget_app.presentation.month_text import line_period, month_names
from budget_app.presentation.requests_context import Context
from budget_app.presentation.requests_rows import Kept
from budget_app.presentation.results import goal_note
from budget_app.presentation.signs import status_order, status_word
from budget_app.presentation.tables import Cell, DepartmentSign, GoalSign, Row
from budget_app.words import _, _n

Group = Literal["none", "goal", "department", "function", "month", "status"]


class LineGroup(msgspec.Struct):
    """A group: its key, title, sign, and the lines in it; `also`: lines that serve its goal and stand elsewhere."""

    key: str
    title: str
    goal: GoalSign | None = None
    department: DepartmentSign | None = None
    note: str = ""
    lines: list[Kept] = msgspec.field(default_factory=list[Kept])
    also: list[Kept] = msgspec.field(default_factory=list[Kept])


def grouped(state: Decision, context: Context, by: Group, shown: list[Kept]) -> list[LineGroup]:
    """The groups that hold a line, in their order; one without a key where nothing is grouped. O(lines)."""
    if by == "none":
        return [LineGroup("", "", lines=shown)]
    if by == "goal":
        return _by_goal(state, context, shown)
    if by == "department":
        known = {code: LineGroup(f"department:{code}", s.name, None, s) for code, s in _departments(context)}
        return _filled(known, shown, lambda kept: kept.line.department)
    if by == "status":
        known = {mark: LineGroup(f"status:{mark}", status_word(mark)) for mark in status_order()}
        return _filled(known, shown, lambda kept: kept.mark)
    if by == "month":
        return _by_month(state, shown)
    return _by_function(shown)


def group_row(context: Context, group: LineGroup, folded: bool) -> Row:
    """The group's own row: title, how many lines, what they ask in all."""
    lines = [kept.line for kept in group.lines]
    count = _n("{n} line", "{n} lines", len(lines)).format(n=f"{len(lines):,}")
    if group.also:
        count = _("{count} + {n} elsewhere").format(count=count, n=f"{len(group.also):,}")
    counted = [line for line in lines if line.is_live or group.key == "status:withdrawn"]
    return Row(
        key=group.key,
        kind="group",
        cells=_sums(context, counted, group.title),
        goal=group.goal,
        department=group.department,
        title=group.title,
        count=count,
        note=group.note,
        folded=folded,
        spoken=", ".join(filter(None, (group.title, count, group.note))),
        tip=_also_words(context, group) or group.title,
    )


def total_row(context: Context, counted: list[Kept], known: int) -> Row:
    """The sums of all lines shown; `known`: how many there are without a filter."""
    n, words = len(counted), {"n": f"{len(counted):,}", "all": f"{known:,}"}
    if n == known:
        count = _n("{n} line shown", "{n} lines shown", n).format(**words)
    else:
        count = _n("{n} of {all} line shown", "{n} of {all} lines shown", n).format(**words)
    if any(s.joined for kept in counted for s in kept.line.sponsors):
        # The sentence above counts them by shares, so the two sums differ.
        count = _("{count}, joint lines in full").format(count=count)
    title = _("Total")
    cells = _sums(context, [kept.line for kept in counted], title)
    return Row(key="total", kind="total", cells=cells, title=title, count=count, spoken=f"{title}, {count}")


def _departments(context: Context) -> Iterable[tuple[str, DepartmentSign]]:
    return context.departments.items()


def _by_goal(state: Decision, context: Context, shown: list[Kept]) -> list[LineGroup]:
    known = {"": LineGroup("goal:", _("No goal yet"))}
    for goal in state.goals.values():
        sign = context.goals[goal.id]
        known[goal.id] = LineGroup(f"goal:{goal.id}", goal.title, sign, note=goal_note(goal, context.style))
    for kept in shown:
        for other in kept.goals[1:]:
            known[other].also.append(kept)
    return _filled(known, shown, lambda kept: kept.goals[0] if kept.goals else "")


def _by_month(state: Decision, shown: list[Kept]) -> list[LineGroup]:
    first = {kept.line.id: line_period(state, kept.line)[0] for kept in shown}
    known = {month: LineGroup(f"month:{month}", _month_title(month)) for month in sorted(set(first.values()))}
    return _filled(known, shown, lambda kept: first[kept.line.id])


def _by_function(shown: list[Kept]) -> list[LineGroup]:
    """By name, whatever its capitals, as the first line writes it; those without one at the end."""
    titles: dict[str, str] = {}
    for kept in shown:
        titles.setdefault(_function_key(kept), " ".join(kept.line.function.split()))
    known = {
        key: LineGroup(f"function:{key}", titles[key] or _("No function"))
        for key in sorted(titles, key=lambda key: (not key, key))
    }
    return _filled(known, shown, _function_key)


def _filled(known: Mapping[str, LineGroup], shown: list[Kept], key: Callable[[Kept], str]) -> list[LineGroup]:
    for kept in shown:
        known[key(kept)].lines.append(kept)
    return [group for group in known.values() if group.lines]


def _function_key(kept: Kept) -> str:
    return " ".join(kept.line.function.split()).casefold()


def _month_title(month: str) -> str:
    """January 2027."""
    if not month:
        return _("No month")
    return _("{month} {year}").format(month=month_names()[int(month[5:7]) - 1], year=month[:4])


def _also_words(context: Context, group: LineGroup) -> str:
    if not group.also:
        return ""
    n, amount = len(group.also), sum(asked(kept.line) for kept in group.also if kept.line.is_live)
    return _n(
        "A line stands under the first goal it serves and counts there in full. {n} more line serves this goal"
        " and asks {amount} under another.",
        "A line stands under the first goal it serves and counts there in full. {n} more lines serve this goal"
        " and ask {amount} under others.",
        n,
    ).format(n=f"{n:,}", amount=context.money(amount))


def _sums(context: Context, lines: list[Line], title: str) -> tuple[Cell, ...]:
    made: list[Cell] = []
    for column in context.columns:
        if column.kind == "money":
            said = [a for a in map(attrgetter(column.id), lines) if a is not None]
            made.append(Cell(context.money(sum(said)) if said else "", data=sum(said)))
        else:
            made.append(Cell(title if column.id == "code" else ""))
    return tuple(made)
