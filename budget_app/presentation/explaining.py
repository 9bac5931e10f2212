"""Why a line is or is not in the best set, in figures and in words: where it enters, what forcing it in costs, and what
would get it in.

How it is reckoned lives in analysis/explained.py. What must not live here: widgets.
"""

import msgspec

from budget_app.analysis.explained import Explanation, explained
from budget_app.analysis.problem import UNIT
from budget_app.domain import money, queries
from budget_app.domain.lines import Level, Line, find_line
from budget_app.domain.messages import Refusal
from budget_app.domain.refusals import Reason
from budget_app.domain.round import Round
from budget_app.presentation.amounts import ENGLISH, NumberStyle, full_money
from budget_app.presentation.estimates import filled
from budget_app.presentation.names import level_name, together
from budget_app.presentation.points import points_text
from budget_app.presentation.problem import Choice, RoundProblem, frontier_of, problem_of
from budget_app.presentation.results import number_text
from budget_app.words import _


class Displaced(msgspec.Struct, frozen=True):
    """A line that gets another tier, or none, where the line asked about is forced in."""

    line: str
    before: Level | None
    after: Level | None


class Needed(msgspec.Struct, frozen=True):
    """The result towards a goal (in its unit) with which the line would be in, and what is promised now."""

    goal: str
    unit: str
    now: float
    needed: float


class LineExplained(msgspec.Struct, frozen=True, kw_only=True):
    """Of a tier of a line at `available` (minor units): whether the best set holds it, and what goes with that.

    `enters`, `stays`: what has to be available, None where nothing is enough; `lost` of `best_value`, in 1e-9;
    `dearest`: the most it may cost to be in. `why`: why nothing can be said of it; then all else is empty. `exact`: all
    of it is proven.
    """

    line: str
    title: str
    level: Level
    amount: int
    available: int
    why: str = ""
    is_in: bool = False
    enters: int | None = None
    stays: int | None = None
    can_be_forced: bool = False
    lost: int = 0
    best_value: int = 0
    displaced: tuple[Displaced, ...] = ()
    dearest: int | None = None
    results: tuple[Needed, ...] = ()
    exact: bool = True


def explained_line(
    state: Round, ref: str, available: int | None = None, level: Level | None = None
) -> LineExplained:
    """Why a line (by id or code) is or is not in the best set, at what is available in the round or at another amount.

    `level`: the tier asked about; else requested, or the line's highest. Refusal where there is no such line or tier.
    Cost: three frontiers.
    """
    line = find_line(state, ref)
    highest = next(reversed(line.tiers), Level.REQUESTED)
    asked_about = level or (Level.REQUESTED if line.requested else highest)
    if asked_about not in line.tiers:
        raise Refusal(Reason.TIER_MISSING, line=line.code, level=asked_about)
    head = {
        "line": line.code,
        "title": line.title,
        "level": asked_about,
        "amount": line.tiers.get(asked_about, 0),
        "available": max(state.available if available is None else available, 0),
    }
    rounds = problem_of(state)
    why = _why_nothing(rounds, line, asked_about)
    if why:
        return LineExplained(**head, why=why)
    i = rounds.lines.index(line.id)
    t = rounds.levels[i].index(asked_about)
    known = frontier_of(rounds)
    told = explained(rounds.problem, known, i, t, head["available"])
    best = rounds.choice(told.best)
    forced = rounds.choice(told.forced) if told.forced else None
    return LineExplained(
        **head,
        is_in=told.best.choice[i] >= t,
        enters=told.entering.amount if told.entering else None,
        stays=told.entering.stays if told.entering else None,
        can_be_forced=forced is not None,
        lost=max(told.lost, 0),
        best_value=best.value,
        displaced=_displaced(state, line, best, forced) if forced else (),
        dearest=told.dearest,
        results=_results(state, line, asked_about, told, rounds),
        exact=told.exact and known.exact,
    )


def explained_text(state: Round, told: LineExplained, style: NumberStyle = ENGLISH) -> str:
    """All of it in sentences."""
    if told.why:
        return told.why
    words = _Words(state, told, style)
    sentences = [words.standing(), words.forcing(), words.getting_in()]
    if not told.exact:
        sentences.append(_("Not all of this is proven: the round is too large for it."))
    return " ".join(filter(None, sentences))


class _Words:
    def __init__(self, state: Round, told: LineExplained, style: NumberStyle) -> None:
        self._state, self._told, self._style = state, told, style
        self._digits = money.digits(state.currency)

    def standing(self) -> str:
        told = self._told
        where = {
            "line": f"{told.line} {told.title}".rstrip(),
            "level": level_name(told.level),
            "available": self._money(told.available),
            "enters": "" if told.enters is None else self._money(told.enters),
            "stays": "" if told.stays is None else self._money(told.stays),
        }
        if told.is_in:
            return _("{line} is in the best set at {available} ({level}).").format(**where)
        if told.enters is None:
            words = _("{line} ({level}) is not in the best set at {available}, nor where more is available.")
        elif told.stays is None:
            words = _(
                "{line} ({level}) is not in the best set at {available}. It enters at {enters} and leaves again."
            )
        elif told.stays == told.enters:
            words = _(
                "{line} ({level}) is not in the best set at {available}. It enters at {enters} and stays."
            )
        else:
            words = _(
                "{line} ({level}) is not in the best set at {available}. It enters at {enters}, leaves again, and "
                "stays from {stays}."
            )
        return words.format(**where)

    def forcing(self) -> str:
        told = self._told
        if told.is_in:
            return ""
        if not told.can_be_forced:
            return _("No set within {available} can hold it.").format(available=self._money(told.available))
        lost = points_text(told.lost, self._style)
        share = self._share(told.lost, told.best_value)
        if not told.displaced:
            return _("Forcing it in costs {lost} ({share}).").format(lost=lost, share=share)
        return _("Forcing it in costs {lost} ({share}) and displaces {lines}.").format(
            lost=lost, share=share, lines=together([self._moved(each) for each in told.displaced])
        )

    def getting_in(self) -> str:
        told = self._told
        if told.is_in:
            return ""
        ways = [
            _("with {result} instead of {now} {unit}").format(
                result=number_text(each.needed, self._style),
                now=number_text(each.now, self._style),
                unit=each.unit or each.goal,
            )
            for each in told.results
        ]
        if told.dearest is not None:
            ways.insert(0, _("at {amount}").format(amount=self._money(told.dearest)))
        return _("It would be in {ways}.").format(ways=_(" or ").join(ways)) if ways else ""

    def _share(self, part: int, whole: int) -> str:
        """In percent with a decimal: 2.1 %; what is less than can be shown says so."""
        share = f"{100 * part / whole:.1f}" if whole else "0.0"
        if share == "0.0" and part:
            return _("under {percent} %").format(percent=f"0{self._style.decimal}1")
        return _("{percent} %").format(percent=share.replace(".", self._style.decimal))

    def _moved(self, each: Displaced) -> str:
        if each.after is None:
            return each.line
        return _("{line} (to {level})").format(line=each.line, level=level_name(each.after))

    def _money(self, minor: int) -> str:
        return full_money(minor, self._digits, self._style)


def _why_nothing(rounds: RoundProblem, line: Line, level: Level) -> str:
    name = f"{line.code} {line.title}".rstrip()
    if line.id in rounds.blocked:
        return _("{line} cannot be in: what it requires is not to be had.").format(line=name)
    if line.id in rounds.out_of_range:
        return _("{line} promises results beyond belief, so it takes no part.").format(line=name)
    place = rounds.takes_part().get(line.id)
    if place is None or (line.id, level) not in rounds.values:
        return _("{line} is not estimated, so nothing can be said of it.").format(line=name)
    if level not in rounds.levels[place]:
        return _("{line}: another tier of the same amount is worth more.").format(line=name)
    return ""


def _displaced(state: Round, line: Line, best: Choice, forced: Choice) -> tuple[Displaced, ...]:
    both = {*best.levels, *forced.levels} - {line.id}
    moved = [each for each in both if best.levels.get(each) is not forced.levels.get(each)]
    named = sorted((state.lines[each].code, each) for each in moved)
    return tuple(Displaced(code, best.levels.get(each), forced.levels.get(each)) for code, each in named)


def _results(
    state: Round, line: Line, level: Level, told: Explanation, rounds: RoundProblem
) -> tuple[Needed, ...]:
    """For each goal the line serves: what it would have to bring, the rest being as it is."""
    lacks = 0 if told.needed is None else told.needed - rounds.values[line.id, level]
    if lacks <= 0:
        return ()
    weights = queries.weights(state)
    found: list[Needed] = []
    for link in line.links:
        goal, results = state.goals[link.goal], filled(link, line.tiers)
        share = weights.get(link.goal, 0.0) * (1.0 if link.confidence is None else link.confidence)
        if share and level in results and not goal.retired:
            # One unit of value more than it lacks: what it is worth is rounded.
            more = (lacks + 1) / UNIT / share * goal.span
            found.append(Needed(goal.title, goal.unit, results[level], results[level] + more))
    return tuple(found)
