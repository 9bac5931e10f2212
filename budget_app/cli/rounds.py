"""Commands that make a round and give it commands: new, apply, commands."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import click
import msgspec

from budget_app import sample
from budget_app.cli.desks import new_id, now, working_desk
from budget_app.cli.program import app
from budget_app.desk import Desk
from budget_app.domain.decision import TakeOptimum
from budget_app.domain.ids import is_id
from budget_app.domain.messages import Command, Refusal
from budget_app.domain.round import AnyCommand
from budget_app.exchange import setup_file
from budget_app.history.port import Entry
from budget_app.presentation.command_list import command_list
from budget_app.presentation.messages import refusal_text
from budget_app.presentation.new_round import trial
from budget_app.presentation.problem import optimum_grants
from budget_app.words import _

_DECODER = msgspec.json.Decoder[Command](AnyCommand)


@app.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sample", "use_sample", is_flag=True, help="A copy of the sample round.")
@click.option("--setup", type=click.Path(path_type=Path), help="A round as a JSON file describes it.")
def new(file: Path, use_sample: bool, setup: Path | None) -> None:
    """Make a round in FILE. Without an option: two departments and a head each, an executive, finance."""
    if use_sample and setup:
        raise click.UsageError(_("Choose one of --sample and --setup."))
    if use_sample:
        sample.copy(file, now, new_id)
        return
    try:
        text = setup.read_text(encoding="utf-8-sig") if setup else "{}"
        plan = setup_file.read(text)
    except (setup_file.BadSetup, UnicodeDecodeError) as error:
        raise click.ClickException(f"{setup}: {error}") from None
    except FileNotFoundError:
        raise click.ClickException(_("{path} does not exist.").format(path=setup)) from None
    refusal = trial(plan)
    if refusal:
        raise click.ClickException(f"{setup}: {refusal}")
    setup_file.make(file, plan, now, new_id)


@app.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "person", required=True, metavar="PERSON", help="An id or a unique name.")
@click.argument("commands", type=click.File("rb"), default="-")
def apply(file: Path, person: str, commands: BinaryIO) -> None:
    """Give FILE the commands of a JSON Lines file (or standard input), one a line, each answered by one line."""
    total = refused = 0
    with working_desk(file, person) as desk:
        for answer in _answers(desk, commands):
            total += 1
            refused += not answer["ok"]
            click.echo(json.dumps(answer, ensure_ascii=False))
    if refused:
        raise click.ClickException(
            _("{refused} of {total} commands were refused.").format(refused=refused, total=total)
        )


@app.command("commands")
@click.option("--json", "as_json", is_flag=True, help="As JSON, fields and types included.")
def list_commands(as_json: bool) -> None:
    """Every command: its fields, who may give it, in which phases."""
    found = command_list()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for command in found:
        who = ", ".join(f"{role} ({reach})" for role, reach in command["who"].items())
        click.echo(f"{command['command']}  {command['what']}")
        click.echo("    " + ", ".join(f["name"] + ("" if f["required"] else "?") for f in command["fields"]))
        if who:
            click.echo(f"    {who}: {', '.join(command['phases'])}")


def _answers(desk: Desk, lines: Iterable[bytes]) -> Iterable[dict[str, Any]]:
    for line in lines:
        if line.strip():
            yield _answer(desk, line)


def _answer(desk: Desk, line: bytes) -> dict[str, Any]:
    try:
        data = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
        if not isinstance(data, dict):
            raise ValueError(_("A command is a JSON object."))
        command_id = data.pop("command_id", "")
        if command_id != "" and not (isinstance(command_id, str) and is_id(command_id)):
            raise ValueError(_("A command_id is 1 to 64 letters, digits, “_”, “.” or “-”."))
        command = _DECODER.decode(json.dumps(data).encode())
    except (ValueError, msgspec.DecodeError, RecursionError) as error:
        return {"ok": False, "refused": "bad_command", "message": str(error)}
    try:
        if isinstance(command, TakeOptimum) and not command.grants:
            command = TakeOptimum(grants=optimum_grants(desk.state))
        outcome = desk.execute(command, command_id)
    except Refusal as refusal:
        return {
            "ok": False,
            "refused": str(refusal.reason),
            "message": refusal_text(refusal, desk.state),
        }
    return {"ok": True, "events": [_event(entry) for entry in outcome.entries]}


def _event(entry: Entry) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(entry.body) if entry.body is not None else {}
    return {"seq": entry.seq, "kind": entry.kind, "subject": entry.subject, **body}
