"""The command warnings: sentences for people, JSON for scripts, and for each person what they may know."""

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import apply, run
from tests.support.given import SETUP


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A round in which Sales types one odd line."""
    setup, path = tmp_path / "setup.json", tmp_path / "round.accord"
    setup.write_text(SETUP)
    assert run("new", path, "--setup", setup).exit_code == 0
    fields = {"title": "A", "minimum": 12_345, "requested": 12_345}
    apply(path, "dana", {"command": "draft_line", "department": "S", "fields": fields})
    return path


def test_the_department_reads_sentences(file: Path):
    said = run("warnings", file, "--as", "Dana Reyes").stdout.splitlines()
    assert said[0] == "S-001 serves no joint goal yet. Link one, and say what the line brings."
    assert said[1].startswith("S-001 asks for 123.45 as minimum and as requested")


def test_scripts_read_json_with_lines_by_code(file: Path):
    first, second = json.loads(run("warnings", file, "--as", "dana", "--json").stdout)
    assert (first["about"], first["line"], first["field"], first["is_needed"]) == (
        "no_goal",
        "S-001",
        "goals",
        True,
    )
    assert (second["about"], second["is_needed"]) == ("minimum_is_requested", False)


@pytest.mark.parametrize("words", [(), ("--as", "tom"), ("--as", "ines")])
def test_nobody_else_is_told_of_a_draft(file: Path, words: tuple[str, ...]):
    assert run("warnings", file, *words).stdout == "Nothing is odd.\n"


def test_an_unknown_person_gets_a_sentence(file: Path):
    answer = run("warnings", file, "--as", "nobody")
    assert answer.exit_code == 1
    assert "Nobody here is called “nobody”" in answer.stderr
