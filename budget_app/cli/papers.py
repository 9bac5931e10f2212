"""Commands that bring papers out: export, summary."""

import json
from pathlib import Path

import click

from budget_app.cli.desks import reading_desk
from budget_app.cli.program import app
from budget_app.domain.round import Round
from budget_app.exchange.export import as_csv
from budget_app.presentation.round_json import round_json
from budget_app.summary.paper import SHEETS, Paper
from budget_app.words import _

_FILE = click.argument("file", type=click.Path(path_type=Path))


@app.command()
@_FILE
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="OUT.csv or OUT.json")
def export(file: Path, output: Path) -> None:
    """Write the round's lines as the canonical sheet (.csv), or the whole round (.json)."""
    kinds = {".csv": as_csv, ".json": _as_json}
    if output.suffix.lower() not in kinds:
        raise click.UsageError(_("{path}: end the name in .csv or .json.").format(path=output))
    with reading_desk(file) as desk:
        output.write_text(kinds[output.suffix.lower()](desk.state), encoding="utf-8", newline="")


@app.command()
@_FILE
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="OUT.pdf")
@click.option("--paper", type=click.Choice(tuple(SHEETS)), default="a4")
def summary(file: Path, output: Path, paper: Paper) -> None:
    """Print the summary for the planning meeting as a PDF."""
    from budget_app.summary.pdf import summary_pdf  # late: brings in matplotlib and typst

    with reading_desk(file) as desk:
        if not desk.entries:
            raise click.ClickException(_("{path} holds no round yet.").format(path=file))
        output.write_bytes(summary_pdf(desk.state, desk.entries[-1], paper))


def _as_json(state: Round) -> str:
    return json.dumps(round_json(state), ensure_ascii=False, indent=1) + "\n"
