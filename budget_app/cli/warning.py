"""The command warnings: what is odd about the lines of a round, as a person is told of it. What is odd, and the words,
live in presentation.
"""

import json
from pathlib import Path

import click
import msgspec

from budget_app.cli.desks import reading_desk, who
from budget_app.cli.program import app
from budget_app.domain.round import Round
from budget_app.presentation.duplicates import Known, compared
from budget_app.presentation.line_warnings import warnings_for
from budget_app.presentation.warned import LineWarning
from budget_app.words import _


@app.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "person", metavar="PERSON", help="An id or a unique name; else what anybody may know.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, one object for each.")
def warnings(file: Path, person: str | None, as_json: bool) -> None:
    """What is odd about lines: no goal, no result, no smaller form, round figures, asked for twice. Blocks nothing."""
    with reading_desk(file) as desk:
        state = desk.state
        seat = who(desk, person).id if person else ""
        found = warnings_for(state, seat, compared(Known(), state)).every()
    if as_json:
        click.echo(json.dumps([_as_data(state, each) for each in found], ensure_ascii=False))
        return
    for each in found:
        click.echo(each.sentence)
    if not found:
        click.echo(_("Nothing is odd."))


def _as_data(state: Round, warning: LineWarning) -> dict[str, object]:
    """With lines by their code."""
    data: dict[str, object] = msgspec.to_builtins(warning)
    for name in ("line", "other"):
        ref = getattr(warning, name)
        data[name] = state.lines[ref].code if ref else ""
    for name in ("step", "detail"):
        del data[name]
    return data
