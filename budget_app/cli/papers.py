"""Commands that bring papers out: export, summary."""

from pathlib import Path

import click

from budget_app.cli.desks import reading_desk
from budget_app.cli.program import app
from budget_app.desk import Desk
from budget_app.exchange.written import KINDS
from budget_app.history.port import Entry
from budget_app.summary.paper import SHEETS, Paper
from budget_app.words import _

_FILE = click.argument("file", type=click.Path(path_type=Path))


@app.command()
@_FILE
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="OUT.xlsx, OUT.csv or OUT.json"
)
def export(file: Path, output: Path) -> None:
    """Write the round's lines as a workbook (.xlsx) or as the canonical sheet (.csv), or the whole round (.json)."""
    make = KINDS.get(output.suffix.lower().removeprefix("."))
    if make is None:
        raise click.UsageError(_("{path}: end the name in .xlsx, .csv or .json.").format(path=output))
    with reading_desk(file) as desk:
        output.write_bytes(make(desk.state, _last(desk, file)))


@app.command()
@_FILE
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="OUT.pdf")
@click.option("--paper", type=click.Choice(tuple(SHEETS)), default="a4")
def summary(file: Path, output: Path, paper: Paper) -> None:
    """Print the summary for the planning meeting as a PDF."""
    from budget_app.summary.pdf import summary_pdf  # late: brings in matplotlib and typst

    with reading_desk(file) as desk:
        output.write_bytes(summary_pdf(desk.state, _last(desk, file), paper))


def _last(desk: Desk, file: Path) -> Entry:
    if not desk.entries:
        raise click.ClickException(_("{path} holds no round yet.").format(path=file))
    return desk.entries[-1]
