"""Commands that only look: state, frontier, log, verify."""

import json
import time
from pathlib import Path
from typing import Any

import click
import msgspec

from budget_app.cli.desks import reading_desk
from budget_app.cli.program import app
from budget_app.domain import money, queries
from budget_app.domain.round import Round
from budget_app.history.sqlite import SqliteLog
from budget_app.history.verify import verify_file
from budget_app.presentation.amounts import full_money
from budget_app.presentation.findings import finding_text
from budget_app.presentation.names import phase_name
from budget_app.presentation.problem import best_at, frontier_of, problem_of
from budget_app.presentation.round_json import round_json
from budget_app.words import _

_FILE = click.argument("file", type=click.Path(path_type=Path))
_UNIT = 1e9


@app.command()
@_FILE
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
def state(file: Path, as_json: bool) -> None:
    """How the round stands; amounts in minor units where JSON is asked for."""
    with reading_desk(file) as desk:
        if as_json:
            click.echo(json.dumps(round_json(desk.state), ensure_ascii=False))
        else:
            click.echo(_in_words(desk.state))


@app.command()
@_FILE
@click.option(
    "--at", "amount", type=int, help="The amount to choose for, in minor units; else what is available."
)
@click.option("--limit", type=click.IntRange(min=2), help="Show at most so many points of the frontier.")
@click.option("--json", "as_json", is_flag=True)
def frontier(file: Path, amount: int | None, limit: int | None, as_json: bool) -> None:
    """The best value at every amount of money, exactly, and the lines behind it."""
    with reading_desk(file) as desk:
        data = _frontier(desk.state, amount, limit)
    if as_json:
        click.echo(json.dumps(data))
        return
    at = data["at"]
    click.echo(
        _("At {amount}: value {value:.4f} for {cost}, {n} lines. {points} points, {method}.").format(
            amount=at["amount"],
            value=at["value"],
            cost=at["cost"],
            n=len(at["lines"]),
            points=data["all_points"],
            method=data["method"],
        )
    )
    for code, level in at["lines"]:
        click.echo(f"  {code}  {level}")


@app.command()
@_FILE
@click.option("--after", type=int, default=0, help="Only entries behind this number.")
def log(file: Path, after: int) -> None:
    """The history, entry by entry, as JSON lines."""
    kept = SqliteLog.open(file)
    try:
        for entry in kept.read(after):
            click.echo(json.dumps(msgspec.structs.asdict(entry), ensure_ascii=False))
    finally:
        kept.close()


@app.command()
@_FILE
def verify(file: Path) -> None:
    """Check the whole history: prints its fingerprint, or what does not hold and exits with 1."""
    report = verify_file(file)
    for finding in report.findings:
        click.echo(finding_text(finding))
    if report.findings:
        raise click.ClickException(
            _("{path}: {n} things do not hold.").format(n=len(report.findings), path=file)
        )
    click.echo(_("{n} entries hold. Fingerprint {print}").format(n=report.head.seq, print=report.fingerprint))


def _frontier(state: Round, amount: int | None, limit: int | None) -> dict[str, Any]:
    started = time.perf_counter()
    round_problem = problem_of(state)
    found = frontier_of(round_problem)
    wanted = state.available if amount is None else amount
    best = best_at(round_problem, found, max(wanted, 0))
    seconds = time.perf_counter() - started
    costs, values = found.costs.tolist(), found.values.tolist()
    shown = _thinned(len(costs), limit)
    codes = {line: state.lines[line].code for line in best.levels}
    return {
        "fund": state.fund,
        "reserve": state.reserve,
        "available": state.available,
        "points": [[costs[i], values[i] / _UNIT] for i in shown],
        "all_points": len(costs),
        "thinned": len(shown) < len(costs),
        "at": {
            "amount": wanted,
            "cost": best.cost,
            "value": best.value / _UNIT,
            "exact": best.value >= best.bound,
            "lines": sorted([codes[line], str(level)] for line, level in best.levels.items()),
        },
        "unvalued": {"lines": round_problem.unvalued.lines, "amount": round_problem.unvalued.amount},
        "method": found.method,
        "exact": found.exact,
        "seconds": round(seconds, 6),
    }


def _thinned(points: int, limit: int | None) -> list[int]:
    """Which points are shown: all, or `limit` of them spread evenly, the first and the last among them."""
    if limit is None or points <= limit:
        return list(range(points))
    return [round(i * (points - 1) / (limit - 1)) for i in range(limit)]


def _in_words(state: Round) -> str:
    digits = money.digits(state.currency)
    asked = queries.asked_by_department(state)
    rows = [
        f"{state.name}: {phase_name(state.phase)}",
        _("Fund {fund} {currency}, reserve {reserve}, available {available}").format(
            fund=full_money(state.fund, digits),
            currency=state.currency,
            reserve=full_money(state.reserve, digits),
            available=full_money(state.available, digits),
        ),
    ]
    granted = queries.granted_by_department(state)
    for code, department in state.departments.items():
        rows.append(
            _("{name} asks {asked}, granted {granted}").format(
                name=department.name,
                asked=full_money(asked[code], digits),
                granted=full_money(granted[code], digits),
            )
        )
    return "\n".join(rows)
