"""Rows about lines that the round has already -> the commands that change them, or what stands in the way.

What differs is found in differences.py, what may be done decided by the domain. New lines are import_lines.py's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from budget_app.domain.lines import Line, LineFields, Link, find_line
from budget_app.domain.links import LinkGoal, UnlinkGoal
from budget_app.domain.messages import Command
from budget_app.domain.past import Past, PastRecorded, RecordPast
from budget_app.domain.permissions import why_not
from budget_app.domain.refusals import Reason
from budget_app.domain.requests import LineRevised, ReviseLine
from budget_app.domain.round import Round
from budget_app.domain.sponsors import InviteSponsor
from budget_app.exchange.asks import Ask
from budget_app.exchange.bases import Bases
from budget_app.exchange.checks import Bad, Known, links, refs
from budget_app.exchange.columns import KEY_FIELDS
from budget_app.exchange.departments import Departments
from budget_app.exchange.difference_words import said_words
from budget_app.exchange.differences import EXTRA, GOAL, SPONSORS, TIES, Difference, Said, differences
from budget_app.exchange.headings import Header
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Flaw
from budget_app.presentation.messages import refusal_text

PAST = frozenset({"last_budget", "last_actual"})


@dataclass(frozen=True)
class LineChange:
    """What a row changes of a line that is there, and the commands for it; no differences: nothing.

    `words`: of each difference what the round says and the sheet does ("here" and "there").
    """

    row: int
    line: str
    code: str
    department: str
    differences: tuple[Difference, ...] = ()
    commands: tuple[Command, ...] = ()
    words: tuple[Mapping[str, str], ...] = ()

    def told(self) -> list[dict[str, str]]:
        """The differences as the command line prints them; `key` is the goal, the other column or the sponsor."""
        return [
            {
                "code": self.code,
                "field": difference.field,
                **({"key": difference.key} if difference.key else {}),
                "from": words["here"],
                "to": words["there"],
            }
            for difference, words in zip(self.differences, self.words, strict=True)
        ]


class Updates:
    """The rows of one sheet about lines that are there, for `actor`. Clashes are problems until somebody decides."""

    def __init__(
        self,
        state: Round,
        actor: str,
        options: Options,
        header: Header,
        known: Known,
        departments: Departments,
        bases: Bases,
    ) -> None:
        self._state, self._actor, self._options = state, actor, options
        self._known, self._departments, self._bases = known, departments, bases
        self._columns = {column.field for found in header.known.values() for column in found}
        self._headings = frozenset(filter(None, header.unknown.values()))

    def of(self, ask: Ask) -> LineChange | list[Bad]:
        """What the row changes, or all that is wrong with it."""
        line = find_line(self._state, ask.code)
        if not line.is_live:
            return [Bad("code", Flaw.LINE_WITHDRAWN, {"code": line.code})]
        as_of = str(ask.fields.get("as_of", ""))
        if self._bases.is_foreign(as_of):
            return [Bad("as_of", Flaw.OTHER_ROUND, {})]
        if "title" in self._columns and line.links and not ask.fields.keys() - KEY_FIELDS:
            return [Bad("code", Flaw.FIRST_ROW_LOST, {"code": line.code})]
        said = self._said(ask, line)
        if isinstance(said, list):
            return said
        found = differences(self._state, said, line, self._bases.line(as_of, line.id))
        wanted = tuple(d for d in found if not d.clashes or self._wins(ask, d))
        bad = list(self._wrong(ask, line, as_of, found, wanted))
        if bad:
            return bad
        commands = tuple(commands_for(self._state, self._actor, line, wanted))
        words = tuple(said_words(self._state, difference) for difference in wanted)
        return LineChange(ask.row, line.id, line.code, line.department, wanted, commands, words)

    def _said(self, ask: Ask, line: Line) -> Said | list[Bad]:
        """What the row says, in the round's own terms."""
        bad: list[Bad] = list(refs(self._known, ask))
        department = ask.fields.get("department")
        if department and self._departments.find(department) != line.department:
            facts = {"code": line.code, "department": self._departments.name(line.department)}
            bad.append(Bad("department", Flaw.LINE_STAYS, facts))
        found = links(self._known, ask, "")
        sponsors = {name: self._departments.find(name) for name in ask.fields.get(SPONSORS, ())}
        unknown = [name for name, code in sponsors.items() if code is None]
        bad += [Bad(SPONSORS, Flaw.UNKNOWN_DEPARTMENT, {"department": name}) for name in unknown]
        bad += [part for part in found if isinstance(part, Bad)]
        if bad:
            return bad
        typed = {field for row, field in self._options.fixes if row == ask.row}
        return Said(
            fields=ask.fields,
            links={link.goal: link for link in found if isinstance(link, Link)},
            extra=ask.extra,
            sponsors=frozenset(code for code in sponsors.values() if code),
            columns=self._columns | typed,
            headings=self._headings,
        )

    def _wins(self, ask: Ask, difference: Difference) -> bool:
        """Whether the sheet's value counts where both changed: said for all, or typed into this very cell."""
        return self._options.take == "sheet" or (ask.row, difference.field) in self._options.fixes

    def _wrong(
        self, ask: Ask, line: Line, as_of: str, found: tuple[Difference, ...], wanted: tuple[Difference, ...]
    ) -> Iterator[Bad]:
        for difference in found:
            if difference in wanted or self._options.take == "round":
                continue
            who = self._bases.who(as_of, line.id, difference.field)
            person = self._state.people.get(who)
            yield Bad(
                difference.field,
                Flaw.CLASH,
                {**said_words(self._state, difference), "who": person.name if person else who},
            )
        for difference in wanted:
            if difference.field == SPONSORS and not difference.after:
                name = self._departments.name(difference.key)
                yield Bad(SPONSORS, Flaw.SPONSOR_STAYS, {"department": name})
        yield from self._not_allowed(line, wanted)

    def _not_allowed(self, line: Line, wanted: tuple[Difference, ...]) -> Iterator[Bad]:
        refusal = why_not(self._state, self._actor, LineRevised, line.departments)
        others = [d for d in wanted if d.field not in PAST]
        if refusal is None or not wanted:
            return
        past = why_not(self._state, self._actor, PastRecorded, line.departments)
        for difference in others if past is None else wanted:
            if refusal.reason in (Reason.NOT_YOUR_ROLE, Reason.NOT_YOUR_DEPARTMENT):
                facts = {"department": self._departments.name(line.department)}
                yield Bad(difference.field, Flaw.NOT_YOURS, facts)
            else:
                yield Bad(difference.field, Flaw.REFUSED, {"why": refusal_text(refusal, self._state)})


def commands_for(state: Round, actor: str, line: Line, wanted: Sequence[Difference]) -> Iterator[Command]:
    """What brings these differences into the round; each command says what it saw."""
    may_revise = why_not(state, actor, LineRevised, line.departments) is None
    fields = {d.field: d for d in wanted if d.field not in (GOAL, EXTRA, SPONSORS)}
    if fields and not may_revise:
        yield past_command(line, {name: d.after for name, d in fields.items()})
        fields = {}
    extra = {d.key: d.after for d in wanted if d.field == EXTRA}
    given: dict[str, Any] = {n: tuple(sorted(d.after)) if n in TIES else d.after for n, d in fields.items()}
    if extra:
        given["extra"] = {k: text for k, text in {**line.extra, **extra}.items() if text}
    if given:
        saw: dict[str, Any] = {name: getattr(line, name) for name in given}
        yield ReviseLine(line=line.id, fields=LineFields(**given), expects=LineFields(**saw))
    for difference in wanted:
        if difference.field == GOAL:
            yield _link_command(line, difference)
        elif difference.field == SPONSORS:
            yield InviteSponsor(line=line.id, department=difference.key)


def past_command(line: Line, figures: Mapping[str, int | None]) -> RecordPast:
    """Last year's figures of a line, unless somebody else records them first."""
    saw = {name: getattr(line, name) for name in figures}
    return RecordPast(line=line.id, figures=Past(**figures), expects=Past(**saw))


def _link_command(line: Line, difference: Difference) -> Command:
    before, after = line.link(difference.key), difference.after
    if after is None:
        return UnlinkGoal(line=line.id, goal=difference.key, expects=before)
    values = {name: getattr(after, name) for name in Link.__struct_fields__ if name != "goal"}
    return LinkGoal(line=line.id, goal=difference.key, expects=before, **values)
