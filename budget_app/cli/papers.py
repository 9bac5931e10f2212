"""Commands that bring sheets in and papers out: import, export, summary."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from budget_app.cli.desks import reading_desk, working_desk
from budget_app.cli.program import app
from budget_app.domain.messages import Refusal
from budget_app.domain.round import Round
from budget_app.exchange import read
from budget_app.exchange.export import as_csv
from budget_app.exchange.import_lines import Options, plan
from budget_app.exchange.problems import Problem
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.round_json import round_json
from budget_app.words import _

if TYPE_CHECKING:
    from budget_app.summary.pdf import Paper

_FILE = click.argument("file", type=click.Path(path_type=Path))


@app.command("import")
@_FILE
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--as", "person", required=True, metavar="PERSON", help="An id or a unique name.")
@click.option("--sheet", "name", default="", help="Which sheet of a workbook.")
@click.option("--department", default="", help="The department of rows that name none.")
@click.option("--map", "mapping", default="", help="title=HEADING,requested=HEADING,department=HEADING")
@click.option("--goal", default="", help="The goal that rows without one serve.")
@click.option("--add-departments", is_flag=True, help="Add departments the round does not know (finance).")
@click.option("--good-rows", is_flag=True, help="Bring in the good rows beside those with problems.")
@click.option("--dry-run", is_flag=True, help="Only say what would come in.")
def import_sheet(
    file: Path,
    sheet: Path,
    person: str,
    name: str,
    department: str,
    mapping: str,
    goal: str,
    add_departments: bool,
    good_rows: bool,
    dry_run: bool,
) -> None:
    """Bring the lines of SHEET (csv, xlsx, xls, ods) into FILE as drafts: all of them, or none."""
    options = Options(department, _mapping(mapping), goal, add_departments, good_rows)
    found = read.sheets(sheet)
    chosen = found if isinstance(found, Problem) else read.chosen(found, name, sheet.name)
    if isinstance(chosen, Problem):
        raise click.ClickException(chosen.message)
    with working_desk(file, person) as desk:
        planned = plan(desk.state, desk.person, chosen, options)
        answer = planned.answer()
        if planned.command is None or dry_run:
            answer = {**answer, "added": answer["added"] if dry_run else 0}
        else:
            try:
                desk.execute(planned.command)
            except Refusal as refusal:
                raise click.ClickException(refusal_text(refusal, desk.state)) from None
    click.echo(json.dumps(answer, ensure_ascii=False))
    if planned.command is None:
        raise click.ClickException(
            _("Nothing came in from {sheet}: {n} problems.").format(sheet=sheet, n=len(planned.problems))
        )


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
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4")
def summary(file: Path, output: Path, paper: "Paper") -> None:
    """Print the summary for the planning meeting as a PDF."""
    from budget_app.summary.pdf import summary_pdf  # late: brings in matplotlib and typst

    with reading_desk(file) as desk:
        if not desk.entries:
            raise click.ClickException(_("{path} holds no round yet.").format(path=file))
        output.write_bytes(summary_pdf(desk.state, desk.entries[-1], paper))


def _as_json(state: Round) -> str:
    return json.dumps(round_json(state), ensure_ascii=False, indent=1) + "\n"


def _mapping(text: str) -> dict[str, str]:
    """`field=HEADING` pairs; a heading may hold an equals sign, but no comma."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    for field, sign, heading in pairs:
        if not sign or not field.strip() or not heading.strip():
            raise click.UsageError(_("--map: “{part}” is not field=heading.").format(part=field))
    return {field.strip(): heading.strip() for field, _sign, heading in pairs}
