"""The words for where a round stands against its frontier: titles, what a step is worth, what is left out.

What must not live here: the figures (position.py), and what is drawn (frontier_chart.py).
"""

from budget_app.presentation.amounts import ENGLISH, NumberStyle, short_money
from budget_app.presentation.points import short_points
from budget_app.presentation.position import Position
from budget_app.presentation.problem import RoundProblem
from budget_app.words import _, _n


def title(position: Position) -> str:
    """The finding, from the figures."""
    p = position
    if p.is_empty:
        return _("No line is estimated yet") if p.problem.lines else _("Nothing is asked for yet")
    words = {
        "available": p.money(p.available),
        "gap": p.points(p.gap),
        "missing": p.points(-p.gap),
        "best": p.points(p.best.value),
        "best_figure": short_points(p.best.bound, p.style),
        "value": p.points(p.value),
        "cost": p.money(p.cost),
        "name": proposal_name(p),
    }
    if not p.available:
        return _("Nothing is available, and {value} of value are asked for").format(**words)
    if p.cost > p.available:
        return _over(p).format(**words)
    if p.undecided:
        return _("{value} are decided so far, {best} can be had").format(**words)
    if p.gap <= 0 and p.best.bound > p.value:
        return _("At {available} no better set than {name} is known").format(**words)
    if p.gap <= 0:
        return _("At {available} no set of lines buys more than {name}").format(**words)
    if p.is_decided:
        return _("The decision leaves {gap} of value on the table").format(**words)
    return _("The proposal leaves {gap} of value on the table").format(**words)


def _over(position: Position) -> str:
    """The title where P costs more than there is."""
    if position.gap >= 0:
        if position.is_decided:
            return _("{available} can buy as much as the {cost} granted")
        return _("{available} can buy as much as the {cost} proposed")
    if short_points(position.best.value, position.style) == short_points(position.value, position.style):
        return _("{available} buys all but {missing} of the {value}")
    if position.is_decided:
        return _("{available} buys at most {best_figure} of the {value} granted")
    if position.is_all_asked:
        return _("{available} buys at most {best_figure} of the {value} asked for")
    return _("{available} buys at most {best_figure} of the {value} proposed")


def subtitle(position: Position) -> str:
    """What is drawn, and whether it is exact."""
    if position.frontier.exact:
        return _("Efficient frontier: best value at every fund, exact; 100 points reach every goal once")
    gap = position.points(position.frontier.gap)
    return _("Efficient frontier: known sets, at most {gap} below the best").format(gap=gap)


def proposal_name(position: Position) -> str:
    """What P is at this moment."""
    if position.is_decided:
        return _("what is decided so far") if position.undecided else _("the decision")
    if not position.is_all_asked:
        return _("the proposal")
    return _("all estimated asks") if position.problem.unvalued.lines else _("all that is asked")


def gain(position: Position) -> str:
    """What is said beside B."""
    if position.gap > 0 and not position.undecided:
        return "+" + position.points(position.gap)
    return _("best set, {value}").format(value=position.points(position.best.value))


def saving(position: Position) -> str:
    """What is said beside C."""
    return _("{amount} less").format(amount=position.money(position.spare))


def spoken(position: Position) -> str:
    """P, B and C in a sentence; "" where nothing is estimated."""
    if position.is_empty:
        return ""
    text = _("{name}: {cost} for {value}; best set at {available}: {best}")
    if position.spare:
        text = _("{name}: {cost} for {value}, which {least} can buy as well; best set at {available}: {best}")
    return text.format(
        name=capital(proposal_name(position)),
        cost=position.money(position.cost),
        value=position.points(position.value),
        least=position.money(position.cost - position.spare),
        available=position.money(position.available),
        best=position.points(position.best.value),
    )


def steps_text(position: Position) -> str:
    """What a step of money more or less is worth, in words; "" where nothing is estimated."""
    p = position
    if p.is_empty:
        return ""
    words = {
        "step": p.money(p.step),
        "more": _gained(p, p.value_at(p.available + p.step) - p.best.value),
        "less": _gained(p, p.best.value - p.value_at(p.available - p.step)),
    }
    if p.step > p.available:
        return _("{step} more buys {more}").format(**words)
    return _("{step} more buys {more}, {step} less costs {less}").format(**words)


def _gained(position: Position, value: int) -> str:
    return position.points(value) if value else _("nothing")


def notices(position: Position) -> str:
    """What the curve leaves out or cannot show; "" where there is nothing to say."""
    parts = [unvalued_text(position.problem, position.digits, position.style)]
    # Asks that exclude one another are nothing to mend; a proposal or a decision with such lines is.
    if not position.is_allowed and (position.is_decided or not position.is_all_asked):
        parts.append(_("What is proposed holds lines that exclude one another, or lack a line they require"))
    return ". ".join(part for part in parts if part)


def unvalued_text(round_problem: RoundProblem, digits: int, style: NumberStyle = ENGLISH) -> str:
    """What is not estimated: how many lines and how much money take no part; "" where there are none."""
    left_out = round_problem.unvalued
    if not left_out.lines:
        return ""
    text = _n(
        "{n} line, {amount}, is not estimated and takes no part",
        "{n} lines, {amount}, are not estimated and take no part",
        left_out.lines,
    ).format(n=left_out.lines, amount=short_money(left_out.amount, digits, style))
    if round_problem.carried:
        text += ". " + _n(
            "{n} of them counts with its money, because another requires it",
            "{n} of them count with their money, because others require them",
            len(round_problem.carried),
        ).format(n=len(round_problem.carried))
    return text


def capital(text: str) -> str:
    """With a capital at the start."""
    return text[:1].upper() + text[1:]
