"""Points on the command line: sealed, kept beside the settings, revealed by a later call; nothing leaks meanwhile."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import platformdirs
import pytest

from tests.cli.test_cli import answers, apply, run
from tests.support.given import SETUP

POINTS = [{"line": "S-001", "points": 37}, {"line": "M-001", "points": 63}]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A round in which two departments ask for a line each."""
    setup, path = tmp_path / "setup.json", tmp_path / "round.accord"
    setup.write_text(SETUP)
    assert run("new", path, "--setup", setup).exit_code == 0
    for person, department in (("dana", "S"), ("tom", "M")):
        fields = {"title": "A", "requested": 10_000}
        apply(path, person, {"command": "draft_line", "department": department, "fields": fields})
    return path


def sealed_file(before: set[Path]) -> Path:
    folder = Path(platformdirs.user_config_dir("Accord", appauthor=False)) / "sealed"
    (new,) = set(folder.glob("*")) - before
    return new


def kept() -> set[Path]:
    return set((Path(platformdirs.user_config_dir("Accord", appauthor=False)) / "sealed").glob("*"))


def test_sealed_now_and_revealed_by_a_later_call(file: Path):
    (given,) = apply(file, "dana", {"command": "give_points", "points": POINTS})
    assert given["events"] == [{"seq": given["events"][0]["seq"], "kind": "points_given", "subject": "S"}]
    assert apply(file, "mei", {"command": "move_phase", "phase": "negotiation"})[0]["ok"]
    assert apply(file, "dana", {"command": "reveal_points"})[0]["ok"]
    points = json.loads(run("state", file, "--json").stdout)["points"]
    assert points == [{"department": "S", "late": False, "revealed": True, "points": POINTS}]
    assert run("verify", file).exit_code == 0


def test_a_reveal_without_what_was_sealed_says_where_it_lies(file: Path):
    before = kept()
    apply(file, "dana", {"command": "give_points", "points": POINTS})
    sealed_file(before).unlink()
    apply(file, "mei", {"command": "move_phase", "phase": "negotiation"})
    (answer,) = apply(file, "dana", {"command": "reveal_points"})
    assert answer["refused"] == "points_not_here"
    assert "Sales" in answer["message"]
    assert "machine where they were sealed" in answer["message"]


def test_what_is_sealed_is_in_no_file_table_log_state_or_export(file: Path, tmp_path: Path):
    before = kept()
    apply(file, "dana", {"command": "give_points", "points": POINTS})
    secret = json.loads(sealed_file(before).read_text())
    out = tmp_path / "out.json"
    assert run("export", file, "-o", out).exit_code == 0
    told = [run("log", file).stdout, run("state", file, "--json").stdout, out.read_text()]
    (entry,) = [e for e in answers(run("log", file)) if e["kind"] == "points_given"]
    assert (entry["body"], entry["salt"]) == (None, None)
    for text in told:
        assert secret["salt"] not in text
        assert secret["body"] not in text
        assert '"points": 37' not in text
    # The database, its tables and its search, byte by byte; also what SQLite keeps beside it.
    for part in tmp_path.glob("round.accord*"):
        assert secret["salt"].encode() not in part.read_bytes()
        assert b'"points":37' not in part.read_bytes()


def test_a_refusal_names_no_figure_of_what_was_sealed_before(file: Path):
    apply(file, "dana", {"command": "give_points", "points": POINTS})
    apply(file, "mei", {"command": "move_phase", "phase": "negotiation"})
    (answer,) = apply(file, "dana", {"command": "give_points", "points": []})
    assert answer["refused"] == "points_fixed"
    assert "37" not in answer["message"]
    assert "63" not in answer["message"]


def test_revealed_points_are_in_a_readable_table(file: Path):
    apply(file, "dana", {"command": "give_points", "points": POINTS})
    query = "SELECT department, points FROM points ORDER BY points"
    with closing(sqlite3.connect(file)) as database:
        assert database.execute(query).fetchall() == []
    apply(file, "mei", {"command": "move_phase", "phase": "negotiation"})
    apply(file, "dana", {"command": "reveal_points"})
    with closing(sqlite3.connect(file)) as database:
        assert database.execute(query).fetchall() == [("S", 37), ("S", 63)]
