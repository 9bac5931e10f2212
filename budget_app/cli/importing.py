"""The command import: the lines of a sheet into a round, and what a person can say about the sheet.

What rows and cells mean lives in exchange.
"""

import json
import re
from pathlib import Path

import click

from budget_app.cli.desks import working_desk
from budget_app.cli.program import app
from budget_app.domain.messages import Refusal
from budget_app.exchange import read
from budget_app.exchange.options import Options
from budget_app.exchange.problems import Problem
from budget_app.exchange.several import options_for, ours, plan_several
from budget_app.exchange.sheet import Sheet
from budget_app.presentation.messages import refusal_text
from budget_app.words import _


class Rows(click.ParamType):
    """Rows of a sheet: "3", "3,5", "3-5"; none for "none"."""

    name = "rows"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """The numbers, in order."""
        if isinstance(value, tuple):
            return value
        found: set[int] = set()
        for part in [] if str(value) == "none" else str(value).split(","):
            ends = re.fullmatch(r"\s*(\d{1,7})(?:-(\d{1,7}))?\s*", part)
            if ends is None:
                self.fail(
                    _("“{part}” is neither a row nor a range of rows, like 3 or 5-9.").format(part=part)
                )
            found |= set(range(int(ends[1]), int(ends[2] or ends[1]) + 1))
        return tuple(sorted(found))


@app.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--as", "person", required=True, metavar="PERSON", help="An id or a unique name.")
@click.option("--sheet", "name", default="", help="Which sheet of a workbook.")
@click.option("--all-sheets", is_flag=True, help="All sheets of a workbook that hold something, as one.")
@click.option("--department", default="", help="The department of rows that name none.")
@click.option("--map", "mapping", default="", help="title=HEADING,requested=HEADING,department=HEADING")
@click.option("--goal", default="", help="The goal that rows without one serve.")
@click.option("--group-by", "group_by", default="", help="HEADING,HEADING: rows that agree become one line.")
@click.option(
    "--only", default="", help="HEADING=WORD,HEADING=WORD: rows that say something else are left out."
)
@click.option("--header", type=Rows(), help="The rows of the headings, or none.")
@click.option("--leave-out", "left_out", type=Rows(), default=(), help="Rows not to be read.")
@click.option(
    "--count", "counted", type=Rows(), default=(), help="Rows that are no sums, though they look it."
)
@click.option("--leave-out-sums", "sums_out", is_flag=True, help="Leave out all rows that may be sums.")
@click.option("--sections", default="", help="The field that texts over several rows fill, like department.")
@click.option(
    "--decimal", type=click.Choice([".", ","]), help="How decimals are written, where nothing tells."
)
@click.option("--units", type=click.Choice(["1", "1000", "1000000"]), help="What amounts are in.")
@click.option("--add-departments", is_flag=True, help="Add departments the round does not know (finance).")
@click.option(
    "--names", default="", help="NAME=DEPARTMENT: what the sheet calls a department; NAME=new adds it."
)
@click.option("--good-rows", is_flag=True, help="Bring in the good rows beside those with problems.")
@click.option("--update", is_flag=True, help="Rows about lines that are there change them.")
@click.option("--take", type=click.Choice(["sheet", "round"]), help="What holds where both changed.")
@click.option("--last-year", is_flag=True, help="The amounts are last year's budget of the lines there are.")
@click.option("--dry-run", is_flag=True, help="Only say what would come in.")
def import_sheet(
    file: Path,
    sheet: Path,
    person: str,
    name: str,
    all_sheets: bool,
    department: str,
    mapping: str,
    goal: str,
    group_by: str,
    only: str,
    header: tuple[int, ...] | None,
    left_out: tuple[int, ...],
    counted: tuple[int, ...],
    sums_out: bool,
    sections: str,
    decimal: str | None,
    units: str | None,
    add_departments: bool,
    names: str,
    good_rows: bool,
    update: bool,
    take: str | None,
    last_year: bool,
    dry_run: bool,
) -> None:
    """Bring the lines of SHEET (csv, xlsx, xls, ods) into FILE as drafts: all of them, or none."""
    options = Options(
        department=department,
        mapping=_pairs("--map", mapping),
        only=_pairs("--only", only),
        goal=goal,
        add_departments=add_departments,
        departments={
            name: "" if meant == "new" else meant for name, meant in _pairs("--names", names).items()
        },
        good_rows=good_rows,
        update=update,
        take=take or "",
        as_last=last_year,
        header=header,
        left_out=frozenset(left_out),
        counted=frozenset(counted),
        sums_out=sums_out,
        sections=sections,
        group_by=tuple(filter(None, map(str.strip, group_by.split(",")))),
        decimal=decimal or "",
        units=int(units or 0),
    )
    _import(file, sheet, _chosen(sheet, name, all_sheets, update), person, options, dry_run)


def _chosen(path: Path, name: str, all_sheets: bool, update: bool) -> list[Sheet]:
    """The sheets that are to be read: the one that is named, all, all that an export of ours wrote to come back where
    lines are updated, else the only one there can be."""
    found = read.sheets(path)
    if isinstance(found, Problem):
        raise click.ClickException(f"{found.place(path.name)}: {found.message}")
    filled = [sheet for sheet in found if not sheet.hidden and not sheet.is_blank]
    back = ours(filled) if update and not name else []
    if all_sheets and filled and not name:
        return filled
    if len(back) > 1:
        return back
    chosen = read.chosen(found, name, path.name)
    if isinstance(chosen, Problem):
        raise click.ClickException(f"{chosen.place(path.name)}: {chosen.message}")
    return [chosen]


def _import(
    file: Path, sheet: Path, chosen: list[Sheet], person: str, options: Options, dry_run: bool
) -> None:
    with working_desk(file, person) as desk:
        sheets = [
            (one, options_for(desk.state, one, options) if len(chosen) > 1 or ours(chosen) else options)
            for one in chosen
        ]
        planned = plan_several(desk.state, desk.person, sheets, entries=desk.entries)
        answer = planned.answer()
        if planned.command is None:
            answer |= {"added": 0, "changed": 0}
        elif not dry_run:
            try:
                desk.execute(planned.command)
            except Refusal as refusal:
                raise click.ClickException(refusal_text(refusal, desk.state)) from None
    click.echo(json.dumps(answer, ensure_ascii=False))
    if planned.command is None and planned.problems:
        raise click.ClickException(
            _("Nothing came in from {sheet}: {n} problems.").format(sheet=sheet, n=len(planned.problems))
        )


def _pairs(option: str, text: str) -> dict[str, str]:
    """`field=HEADING` pairs with commas between. A heading may hold an equals sign, and a comma unless a word and an
    equals sign follow it."""
    pairs = [part.partition("=") for part in re.split(r",(?=[^=,]*=)", text) if part.strip()]
    for field, sign, heading in pairs:
        if not sign or not field.strip() or not heading.strip():
            raise click.UsageError(
                _("{option}: “{part}” is not name=text.").format(option=option, part=field)
            )
    return {field.strip(): heading.strip() for field, _sign, heading in pairs}
