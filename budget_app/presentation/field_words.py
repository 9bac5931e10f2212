"""What a line's fields and links say, in words, and what the fields are called: for histories and previews of changes.

Which change is told where is said in line_history.py and in exchange; forms have labels of their own.
"""

from typing import Any

from budget_app.domain import money
from budget_app.domain.lines import Link
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.names import kind_name, level_name
from budget_app.presentation.results import result_text, sure_text
from budget_app.words import _

_AMOUNTS = ("minimum", "requested", "stretch", "full_year", "last_budget", "last_actual")


class FieldWords:
    """Values of one round in words. A line or goal that is not there is told by its id, or passed over."""

    def __init__(self, state: Round, style: NumberStyle = ENGLISH) -> None:
        self._state = state
        self._style = style

    def money(self, minor: int) -> str:
        """An amount in full."""
        return full_money(minor, money.digits(self._state.currency), self._style)

    def value(self, name: str, value: Any) -> str:
        """What a field of this name says; "" for nothing."""
        if value is None or value == "" or value == ():
            return ""
        if name in _AMOUNTS:
            return self.money(value)
        if name in ("requires", "excludes"):
            return " ".join(self._state.lines[ref].code for ref in value if ref in self._state.lines)
        if name == "kind":
            return kind_name(value)
        if name == "recurring":
            return _("every year") if value else _("once")
        return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)

    def goal(self, goal: str) -> str:
        """What a goal is called."""
        known = self._state.goals.get(goal)
        return known.title if known else goal

    def link(self, link: Link | None) -> str:
        """What a line brings to a goal; "" where it is not linked to it."""
        if link is None:
            return ""
        goal = self._state.goals.get(link.goal)
        stated = [r for r in (link.requested, link.minimum, link.stretch) if r is not None]
        if link.cannot_say or not stated or goal is None:
            return _("cannot say") if link.cannot_say else _("no result")
        return ", ".join(filter(None, (result_text(stated[0], goal, self._style), sure_text(link))))


def field_label(name: str) -> str:
    """What a field of a line is called; its own name for a column of a sheet."""
    tiers = {"minimum", "requested", "stretch"}
    if name in tiers:
        return level_name(name).capitalize()  # type: ignore[arg-type]
    if name.endswith("_buys"):
        return _("What {tier} buys").format(tier=level_name(name.removesuffix("_buys")))  # type: ignore[arg-type]
    return {
        "title": _("Title"),
        "function": _("Function"),
        "kind": _("Kind"),
        "owner": _("Owner"),
        "account": _("Account"),
        "start": _("Start"),
        "end": _("End"),
        "months": _("Parts by month"),
        "recurring": _("Recurs"),
        "full_year": _("Full-year cost"),
        "last_budget": _("Last budget"),
        "last_actual": _("Last actual"),
        "justification": _("What it buys"),
        "if_not_funded": _("If not funded"),
        "requires": _("Needs lines"),
        "excludes": _("Not together with"),
    }.get(name, name)
