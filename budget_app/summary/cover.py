"""Page one: the finding as a sentence, the fund bar, four figures, two charts with their words."""

from typing import Any

from budget_app.charts.asks import asks_figure
from budget_app.charts.export import to_svg
from budget_app.charts.frontier import frontier_figure
from budget_app.charts.paper import Paper
from budget_app.domain import money, queries
from budget_app.domain.decision import granted_amounts, undecided
from budget_app.domain.roles import Phase
from budget_app.domain.round import Round
from budget_app.presentation.amounts import short_money
from budget_app.presentation.asks_chart import asks_chart
from budget_app.presentation.frame import fund_bar_of
from budget_app.presentation.frontier_chart import frontier_chart
from budget_app.presentation.fund_bar import FundBar, State
from budget_app.presentation.look import look, mix
from budget_app.presentation.names import listed, together
from budget_app.presentation.points import percent
from budget_app.presentation.problem import RoundProblem, frontier_of, problem_of, value_of
from budget_app.summary.signs import sign
from budget_app.words import _, _n

# Points: half of A4's text width each, less the gap between the two.
_CHART = (235.0, 235.0)


def cover(state: Round) -> dict[str, Any]:
    """The facts of page one. Reckons one whole frontier."""
    round_problem = problem_of(state)
    names = [department.name for department in state.departments.values()]
    return {
        "round": state.name,
        "who": _("{round}, {departments}").format(round=state.name, departments=together(names)),
        "finding": finding(state, round_problem),
        "beside": _beside(state),
        "bar": _bar(fund_bar_of(state)),
        "figures": _figures(state),
        "charts": _charts(state, round_problem),
        "unvalued": _unvalued(state, round_problem),
    }


def finding(state: Round, round_problem: RoundProblem) -> str:
    """What came out, in one sentence."""
    short = _short(state)
    asked = sum(queries.asked_by_department(state).values())
    amounts = granted_amounts(state)
    if not amounts:
        return _("{asked} is asked of a fund of {fund}. Nothing is decided yet.").format(
            asked=short(asked), fund=short(state.fund)
        )
    whole = value_of(round_problem, {line.id: queries.asked(line) for line in queries.live_lines(state)})
    bought = value_of(round_problem, amounts)
    facts = {"granted": short(sum(amounts.values())), "fund": short(state.fund)}
    if whole <= 0:
        return _("{granted} of the {fund} fund is granted.").format(**facts)
    sentence = _("{granted} of the {fund} fund is granted and buys {share} of the value asked for.")
    return sentence.format(share=percent(bought, whole), **facts)


def _beside(state: Round) -> str:
    amounts = granted_amounts(state)
    lines = queries.live_lines(state)
    if not amounts:
        return _n("{n} line asks.", "{n} lines ask.", len(lines)).format(n=f"{len(lines):,}")
    go = sum(amount > 0 for amount in amounts.values())
    parts = [
        _n("{go} of {n} line goes ahead.", "{go} of {n} lines go ahead.", len(lines)).format(
            go=f"{go:,}", n=f"{len(lines):,}"
        )
    ]
    missing = undecided(state)
    if missing:
        parts.append(
            _n("{n} is undecided.", "{n} are undecided.", len(missing)).format(n=f"{len(missing):,}")
        )
    elif state.phase.place >= Phase.FOLLOW_UP.place:
        parts.append(_("Every no has a reason."))
    short = _short(state)
    left = state.available - sum(amounts.values())
    if left < 0:
        parts.append(_("{over} more is granted than is available.").format(over=short(-left)))
    elif not left:
        parts.append(_("All that is available is granted."))
    elif state.reserve:
        parts.append(
            _("{left} and the reserve of {reserve} stay in the fund.").format(
                left=short(left), reserve=short(state.reserve)
            )
        )
    else:
        parts.append(_("{left} stays in the fund.").format(left=short(left)))
    return " ".join(parts)


def _figures(state: Round) -> list[dict[str, Any]]:
    """What is asked, what each department (or all of them, where they are many) gets of it, and the fund."""
    asked = sum(queries.asked_by_department(state).values())
    lines = queries.live_lines(state)
    begun = bool(granted_amounts(state))
    whole = {"label": _("Asked"), "figure": _short(state)(asked), "below": _lines(len(lines))}
    few = len(state.departments) <= 2
    parts = (_granted_figures if begun else _asked_figures)(state, few)
    return [whole, *parts, _left_figure(state) if begun else _fund_figure(state)]


def _granted_figures(state: Round, few: bool) -> list[dict[str, Any]]:
    short, of = _short(state), _("of {asked}, {share}")
    asked, granted = queries.asked_by_department(state), queries.granted_by_department(state)
    if not few:
        total, ask = sum(granted.values()), sum(asked.values())
        below = of.format(asked=short(ask), share=percent(total, ask) if ask else "–")
        return [{"label": _("Granted"), "figure": short(total), "below": below}]
    return [
        {
            "label": _("{department} granted").format(department=department.name),
            "figure": short(granted[code]),
            "below": of.format(
                asked=short(asked[code]), share=percent(granted[code], asked[code]) if asked[code] else "–"
            ),
            "sign": sign(order, code),
        }
        for order, (code, department) in enumerate(state.departments.items(), 1)
    ]


def _asked_figures(state: Round, few: bool) -> list[dict[str, Any]]:
    """Before anything is decided a granted 0 would say what nobody has said."""
    asked = queries.asked_by_department(state)
    lines = [line.department for line in queries.live_lines(state)]
    return [
        {
            "label": _("{department} asks").format(department=department.name),
            "figure": _short(state)(asked[code]),
            "below": _lines(lines.count(code)),
            "sign": sign(order, code),
        }
        for order, (code, department) in enumerate(state.departments.items(), 1)
        if few
    ]


def _fund_figure(state: Round) -> dict[str, Any]:
    return {"label": _("Fund"), "figure": _short(state)(state.fund), "below": _reserve(state)}


def _left_figure(state: Round) -> dict[str, Any]:
    left = state.fund - sum(queries.granted_by_department(state).values())
    return {"label": _("Left"), "figure": _short(state)(left), "below": _reserve(state)}


def _reserve(state: Round) -> str:
    return _("{reserve} of it reserve").format(reserve=_short(state)(state.reserve)) if state.reserve else ""


def _lines(n: int) -> str:
    return _n("{n} line", "{n} lines", n).format(n=f"{n:,}")


def _bar(bar: FundBar) -> dict[str, Any]:
    """The fund bar in shares of its width, with the colours of paper."""
    paper = look()
    shares = {State.AGREED: 1.0, State.CONTESTED: paper.shares.hatch, State.FITS: paper.shares.fits}
    tiles = []
    for tile in bar.tiles:
        share = shares.get(tile.state, paper.shares.over)
        lanes = [
            {
                "height": amount / tile.total,
                "fill": mix(paper.department(lane.order).fill, paper.surface, share),
                "name": lane.name if tile.state is State.AGREED else "",
                "on": paper.department(lane.order).on,
            }
            for lane, amount in zip(bar.lanes, tile.amounts, strict=True)
        ]
        tiles.append({"from": tile.start / bar.width, "width": tile.total / bar.width, "lanes": lanes})
    return {
        "tiles": tiles,
        "gate": bar.fund / bar.width,
        "reserve": bar.reserve / bar.width,
        "flag": bar.flag,
        "reserve_label": bar.reserve_label,
        "asks": [
            {"words": lane.label, "short": lane.short, "sign": sign(lane.order, lane.letter)}
            for lane in bar.lanes
        ],
        "captions": [
            {"words": c.words, "short": c.short, "at": c.at / bar.width, "bad": c.bad} for c in bar.captions
        ],
        "sentence": bar.sentence,
    }


def _charts(state: Round, round_problem: RoundProblem) -> list[dict[str, str]]:
    paper = Paper(*_CHART, look(), text=7.5)
    curve = frontier_chart(state, round_problem, frontier_of(round_problem))
    asks = asks_chart(state)
    return [
        _chart(curve.title, curve.subtitle, curve.sentence, to_svg(frontier_figure(curve, paper))),
        _chart(asks.title, asks.subtitle, asks.sentence, to_svg(asks_figure(asks, paper))),
    ]


def _chart(title: str, subtitle: str, sentence: str, svg: bytes) -> dict[str, str]:
    return {"title": title, "subtitle": subtitle, "sentence": sentence, "svg": svg.decode()}


def _unvalued(state: Round, round_problem: RoundProblem) -> str:
    unvalued = round_problem.unvalued
    if not unvalued.lines:
        return ""
    return _n(
        "{n} line over {amount} is not estimated and takes no part in any value: {codes}.",
        "{n} lines over {amount} are not estimated and take no part in any value: {codes}.",
        unvalued.lines,
    ).format(
        n=unvalued.lines,
        amount=_short(state)(unvalued.amount),
        codes=listed([state.lines[line].code for line in unvalued.ids], 12),
    )


def _short(state: Round) -> Any:
    digits = money.digits(state.currency)
    return lambda amount: short_money(amount, digits)
