"""The command attach: a file from this machine onto a line of a round.

What may be attached, and under which name, is said in domain/attachments.py.
"""

import json
from pathlib import Path

import click

from budget_app.cli.desks import working_desk
from budget_app.cli.program import app
from budget_app.domain.attachments import LARGEST, AttachFile
from budget_app.domain.messages import Refusal
from budget_app.domain.refusals import Reason
from budget_app.history.files import digest_of_file
from budget_app.presentation.messages import refusal_text


@app.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("line")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--as", "person", required=True, metavar="PERSON", help="An id or a unique name.")
@click.option("--name", default="", help="Another name than that of PATH.")
def attach(file: Path, line: str, path: Path, person: str, name: str) -> None:
    """Attach the file at PATH (20 MB at most) to LINE (its code) of the round in FILE."""
    with working_desk(file, person) as desk:
        try:
            content = _read(path, name or path.name)
            command = AttachFile(
                line=line, digest=digest_of_file(content), name=name or path.name, size=len(content)
            )
            outcome = desk.execute(command, files=[content])
        except Refusal as refusal:
            raise click.ClickException(refusal_text(refusal, desk.state)) from None
    answer = {"line": line, "digest": command.digest, "size": command.size, "added": len(outcome.entries)}
    click.echo(json.dumps(answer))


def _read(path: Path, name: str) -> bytes:
    """The file's bytes, never more than can be attached."""
    with path.open("rb") as source:
        content = source.read(LARGEST + 1)
    if not 0 < len(content) <= LARGEST:
        raise Refusal(Reason.FILE_SIZE, name=name, most=LARGEST // 1_000_000)
    return content
