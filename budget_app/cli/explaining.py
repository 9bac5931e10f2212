"""Commands that reckon: explain says why a line is in the best set or not, claims divides by the rules for claims."""

import json
from pathlib import Path

import click
import msgspec

from budget_app.cli.desks import reading_desk
from budget_app.cli.program import app
from budget_app.domain.lines import Level
from budget_app.domain.messages import Refusal
from budget_app.presentation.claims import claims_of, claims_text
from budget_app.presentation.explaining import explained_line, explained_text
from budget_app.presentation.messages import refusal_text

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
