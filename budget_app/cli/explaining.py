"""Commands that reckon: why a line is in the best set, how that depends on weights, the best under demands; claims."""

import json
from math import inf
from pathlib import Path

import click
import msgspec

from budget_app.cli.desks import reading_desk
from budget_app.cli.program import app
from budget_app.domain.lines import Level
from budget_app.domain.messages import Refusal
from budget_app.presentation.accepting import accepted, accepted_text
from budget_app.presentation.claims import claims_of, claims_text
from budget_app.presentation.demanding import Wanted, best_text, best_under_demands
from budget_app.presentation.explaining import explained_line, explained_text
from budget_app.presentation.messages import refusal_text
from budget_app.words import _

_FILE = click.argument("file", type=click.Path(path_type=Path))
_AT = click.option("--at", "amount", type=int, help="The amount, in minor units; else what is available.")
_JSON = click.option("--json", "as_json", is_flag=True)


@app.command()
@_FILE
@click.argument("line")
@_AT
@click.option(
    "--level", type=click.Choice([level.value for level in Level]), help="The tier; else requested."
)
@_JSON
def explain(file: Path, line: str, amount: int | None, level: str | None, as_json: bool) -> None:
    """Why LINE (its code) is in the best set or not: where it enters, what it would displace, what would get it in."""
    with reading_desk(file) as desk:
        try:
            told = explained_line(desk.state, line, amount, Level(level) if level else None)
        except Refusal as refusal:
            raise click.ClickException(refusal_text(refusal, desk.state)) from None
        text = explained_text(desk.state, told)
    click.echo(
        json.dumps({**msgspec.to_builtins(told), "text": text}, ensure_ascii=False) if as_json else text
    )


@app.command()
@_FILE
@_AT
@_JSON
def claims(file: Path, amount: int | None, as_json: bool) -> None:
    """What is available divided among the departments' asks by four rules, to the minor unit."""
    with reading_desk(file) as desk:
        found = claims_of(desk.state, amount)
        text = claims_text(desk.state, found)
    click.echo(json.dumps(msgspec.to_builtins(found), ensure_ascii=False) if as_json else text)


@app.command()
@_FILE
@_AT
@click.option(
    "--samples", type=click.IntRange(1, 100_000), default=1_000, help="How many weightings are tried."
)
@click.option("--seed", type=int, default=1, help="Another seed draws other weightings.")
@_JSON
def accept(file: Path, amount: int | None, samples: int, seed: int, as_json: bool) -> None:
    """Which lines are in the best set whatever the goals' weights within their ranges, and which depend on them."""
    with reading_desk(file) as desk:
        try:
            found = accepted(desk.state, amount, samples, seed)
        except ValueError as error:
            raise click.ClickException(_("{file}: {why}.").format(file=file, why=error)) from None
        text = accepted_text(desk.state, found)
    click.echo(json.dumps(msgspec.to_builtins(found), ensure_ascii=False) if as_json else text)


@app.command()
@_FILE
@_AT
@click.option("--must", multiple=True, metavar="LINE[=TIER]", help="A line that must be in (at this tier).")
@click.option("--must-not", multiple=True, metavar="LINE", help="A line that must not be in.")
@click.option("--floor", multiple=True, metavar="DEPARTMENT=AMOUNT", help="What a department gets at least.")
@click.option("--ceiling", multiple=True, metavar="DEPARTMENT=AMOUNT", help="What a department gets at most.")
@click.option("--goal", multiple=True, metavar="GOAL=PERCENT", help="How far a goal is reached at least.")
@_JSON
def best(
    file: Path,
    amount: int | None,
    must: tuple[str, ...],
    must_not: tuple[str, ...],
    floor: tuple[str, ...],
    ceiling: tuple[str, ...],
    goal: tuple[str, ...],
    as_json: bool,
) -> None:
    """The best lines under what is demanded; exits with 1 where it cannot hold, and says which demands collide."""
    levels = {ref: _level(tier) for ref, tier in map(_pair, must)}
    wanted = Wanted(
        must=levels,
        must_not=must_not,
        floors={ref: _amount(text) for ref, text in map(_pair, floor)},
        ceilings={ref: _amount(text) for ref, text in map(_pair, ceiling)},
        goals={ref: _percent(text) for ref, text in map(_pair, goal)},
    )
    with reading_desk(file) as desk:
        try:
            found = best_under_demands(desk.state, wanted, amount)
        except Refusal as refusal:
            raise click.ClickException(refusal_text(refusal, desk.state)) from None
        text = best_text(desk.state, found)
    if found.conflict and not as_json:
        raise click.ClickException(text)
    click.echo(json.dumps(msgspec.to_builtins(found), ensure_ascii=False) if as_json else text)
    if found.conflict:
        raise click.ClickException(text)


def _pair(text: str) -> tuple[str, str]:
    name, _sign, value = text.partition("=")
    return name.strip(), value.strip()


def _level(text: str) -> Level | None:
    if text and text not in set(Level):
        raise click.UsageError(_("“{tier}” is no tier: minimum, requested or stretch.").format(tier=text))
    return Level(text) if text else None


def _amount(text: str) -> int:
    """Minor units."""
    if not (text.isascii() and text.isdigit()) or len(text) > 18:
        raise click.UsageError(_("“{text}” is not an amount in minor units.").format(text=text))
    return int(text)


def _percent(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = inf
    if not abs(share) < 10**6:
        raise click.UsageError(_("“{text}” is not a percentage.").format(text=text))
    return share / 100
