"""Working without a server, from a terminal: a copy, a package, and what comes of it in the round."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from budget_app import sample
from budget_app.cli import app
from budget_app.cli.desks import new_id, now


def run(*words: object, stdin: str = "") -> Result:
    """One call of the program."""
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin)


def apply(file: Path, person: str, **command: Any) -> None:
    """Give one command."""
    assert run("apply", file, "--as", person, stdin=json.dumps(command)).exit_code == 0


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sample round, and what Dana did on a copy of it, as a package."""
    folder = tmp_path_factory.mktemp("apart")
    home, copy, package = folder / "home.accord", folder / "copy.accord", folder / "dana.accord-package"
    sample.copy(home, now, new_id)
    shutil.copy(home, copy)
    draft = {"line": "new", "department": "S", "fields": {"title": "Demo laptops", "requested": 500_000}}
    apply(copy, "dana", command="draft_line", **draft)
    apply(copy, "dana", command="revise_line", line="S-001", fields={"owner": "Kim"})
    assert run("package", copy, "-o", package, "--as", "Dana Reyes").exit_code == 0
    return home, package


@pytest.fixture
def home(apart: tuple[Path, Path], tmp_path: Path) -> Path:
    """The round itself."""
    return Path(shutil.copy(apart[0], tmp_path / "home.accord"))


@pytest.fixture
def away(apart: tuple[Path, Path], tmp_path: Path) -> Path:
    """The package."""
    return Path(shutil.copy(apart[1], tmp_path / "dana.accord-package"))


def test_a_package_comes_home(home: Path, away: Path):
    told = run("bring-in", home, away, "--as", "nina", "--dry-run")
    assert told.exit_code == 0
    assert "Sales, from Dana Reyes" in told.stdout
    assert "New: S-020 Demo laptops, Line: 5,000, 0 goals, Draft" in told.stdout
    assert "Demo laptops" not in run("state", home, "--json").stdout
    answer = json.loads(run("bring-in", home, away, "--as", "nina", "--json").stdout)
    (package,) = answer["packages"]
    assert (package["person"], package["steps"], package["known"]) == ("dana", 2, 0)
    assert [row["verdict"] for row in package["rows"]] == ["changed", "new"]
    assert (
        "Nothing new; 2 steps are in the round already" in run("bring-in", home, away, "--as", "mei").stdout
    )
    assert run("verify", home).exit_code == 0
    assert run("bring-in", home, away, "--as", "ola").exit_code == 1


def test_a_conflict_is_asked_about(home: Path, away: Path):
    apply(home, "dana", command="revise_line", line="S-001", fields={"owner": "Lee"})
    asked = run("bring-in", home, away, "--as", "nina")
    assert asked.exit_code == 1
    assert (
        "Conflict: S-001 Two account executives, north region, Owner: Lee -> Kim (Dana Reyes" in asked.stdout
    )
    assert "1 conflict waits for your choice. Say --conflicts round" in asked.stderr
    assert "new" not in [line["id"] for line in json.loads(run("state", home, "--json").stdout)["lines"]]
    assert run("bring-in", home, away, "--as", "nina", "--conflicts", "package").exit_code == 0
    owners = {
        line["code"]: line["owner"] for line in json.loads(run("state", home, "--json").stdout)["lines"]
    }
    assert owners["S-001"] == "Kim"


def test_what_cannot_be_done_is_one_sentence(home: Path, away: Path, tmp_path: Path):
    sent = run("package", home, "-o", tmp_path / "x", "--as", "nina")
    assert (sent.exit_code, sent.stderr) == (
        1,
        "A package is sent by the head of a department. Sit down as one.\n",
    )
    away.write_bytes(away.read_bytes()[:-9])
    cut = run("bring-in", home, away, "--as", "nina")
    assert (cut.exit_code, cut.stderr.count("\n")) == (1, 1)
    assert "dana.accord-package is cut short. Ask Dana Reyes to send it again." in cut.stderr
