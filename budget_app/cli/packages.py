"""Commands for working without a server: package sends what a head did on a copy, bring-in takes it into the round.

What goes into a package and what comes of one lives in exchange.
"""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from budget_app.cli.desks import new_id, now, who, working_desk
from budget_app.cli.program import app
from budget_app.desk import Desk
from budget_app.domain.messages import Refusal
from budget_app.exchange import bring_in_words as words
from budget_app.exchange.bring_in import Here, Incoming, Key, Plan, Side, plan
from budget_app.exchange.bring_in_rows import Row, rows_of, verdict_name
from budget_app.exchange.package_file import BadPackage, Pack, read_file, written
from budget_app.exchange.packing import pack, why_no_package
from budget_app.history.sqlite import SqliteLog
from budget_app.presentation.messages import refusal_text
from budget_app.words import _

_FILE = click.argument("file", type=click.Path(path_type=Path))
_AS = click.option("--as", "person", required=True, metavar="PERSON", help="An id or a unique name.")


@app.command()
@_FILE
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="OUT.accord-package")
@_AS
def package(file: Path, output: Path, person: str) -> None:
    """Write what a head of a department did in FILE, for whoever brings it into the round itself."""
    with closing(SqliteLog.open(file)) as log:
        desk = Desk(log, "", now, new_id)
        sender = who(desk, person).id
        why = why_no_package(desk.state, sender)
        if why:
            raise click.ClickException(why)
        output.write_bytes(written(pack(log, desk.entries, sender, now())))


@app.command("bring-in")
@_FILE
@click.argument("packages", type=click.Path(path_type=Path), nargs=-1, required=True)
@_AS
@click.option(
    "--conflicts",
    "side",
    type=click.Choice([str(side.value) for side in Side]),
    help="Whose value a field gets that both sides changed.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would come in.")
@click.option("--json", "as_json", is_flag=True, help="Everything that would change, as JSON.")
def bring_in(
    file: Path, packages: tuple[Path, ...], person: str, side: str | None, dry_run: bool, as_json: bool
) -> None:
    """Bring packages of several heads into FILE: all of them, or none; what is in already is not done twice."""
    packs = [_read(path) for path in packages]
    with working_desk(file, person) as desk:
        planned = _planned(desk, packs, Side(side) if side else None)
        why = _hindrance(planned)
        if not why and planned.command and not dry_run:
            try:
                desk.execute(planned.command, files=planned.files)
            except Refusal as refusal:
                raise click.ClickException(refusal_text(refusal, desk.state)) from None
    click.echo(json.dumps(_answer(planned), ensure_ascii=False) if as_json else _in_words(planned))
    if why:
        raise click.ClickException(why)


def _read(path: Path) -> Pack:
    try:
        return read_file(path)
    except BadPackage as error:
        raise click.ClickException(str(error)) from None


def _planned(desk: Desk, packs: list[Pack], side: Side | None) -> Plan:
    here = Here(desk.state, desk.entries, desk.round_id, desk.person, now())
    choices: dict[Key, Side] = {}
    while True:
        planned = plan(here, packs, choices)
        # What is chosen for one package can bring a conflict with the next one.
        new = {each.key for package in planned.packages for each in package.conflicts} - choices.keys()
        if side is None or not new:
            return planned
        choices.update(dict.fromkeys(new, side))


def _hindrance(planned: Plan) -> str:
    """Why nothing comes in; "" also where there is nothing new, which is no failure."""
    refused = next((each for each in planned.packages if each.why), None)
    if refused:
        return f"{words.heading(refused)}: {words.why_not_in(refused)}"
    if planned.undecided:
        return f"{words.why_not_yet(planned)} {_('Say --conflicts round or --conflicts package.')}"
    return ""


def _answer(planned: Plan) -> dict[str, Any]:
    return {"packages": [_package(each) for each in planned.packages], "undecided": planned.undecided}


def _package(incoming: Incoming) -> dict[str, Any]:
    top = incoming.pack.top
    return {
        "package": incoming.pack.id,
        "person": top.person,
        "department": top.department,
        "since": incoming.since,
        "known": incoming.known,
        "steps": len(incoming.parts),
        "refused": words.why_not_in(incoming),
        "rows": [_row(row) for row in rows_of(incoming)],
    }


def _row(row: Row) -> dict[str, Any]:
    names = ("verdict", "thing", "field", "here", "there", "note", "here_by", "there_by", "side")
    return {name: getattr(row, name) for name in names if getattr(row, name)}


def _in_words(planned: Plan) -> str:
    lines: list[str] = []
    for each in planned.packages:
        rows = rows_of(each)
        lines.append(f"{words.heading(each)}: {words.finding(each, rows)}")
        lines += [f"  {_told(row)}" for row in rows]
    return "\n".join(lines)


def _told(row: Row) -> str:
    change = " -> ".join(part for part in (row.here, row.there) if part)
    notes = "; ".join(part for part in (row.here_by, row.note) if part)
    named = ", ".join(part for part in (row.thing, row.field) if part)
    told = f"{verdict_name(row.verdict)}: {named}: {change}"
    return " ".join(f"{told} ({notes})".split()) if notes else " ".join(told.split())
