"""The command line as people and scripts use it: names and shapes of what it answers, and how it fails."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from budget_app.cli import app

SETUP = {
    "name": "FY27",
    "fund": 100_000,
    "reserve": 10_000,
    "people": [
        {"id": "dana", "name": "Dana Reyes", "role": "head", "department": "S"},
        {"id": "ines", "name": "Ines Okafor", "roles": ["executive", "finance"]},
    ],
    "goals": [{"code": "G1", "title": "Customers", "target": 100, "weight": 1}],
}
LINES = (
    {"title": "A", "requested": 40_000, "minimum": 10_000},
    {"title": "B", "requested": 50_000},
    {"title": "C", "requested": 30_000},
)
RESULTS = (10, 30, 5)


def run(*words: object, stdin: str = "") -> Result:
    """One call of the program."""
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin)


def answers(result: Result) -> list[Any]:
    """The JSON lines it printed."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def apply(file: Path, person: str, *commands: dict[str, Any]) -> list[Any]:
    """Give commands and return the answers."""
    return answers(run("apply", file, "--as", person, stdin="\n".join(map(json.dumps, commands))))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A round with three submitted lines."""
    setup, path = tmp_path / "setup.json", tmp_path / "round.accord"
    setup.write_text(json.dumps(SETUP))
    assert run("new", path, "--setup", setup).exit_code == 0
    for number, (fields, result) in enumerate(zip(LINES, RESULTS, strict=True), 1):
        code = f"S-00{number}"
        given = apply(
            path,
            "dana",
            {"command": "draft_line", "department": "S", "fields": fields},
            {"command": "link_goal", "line": code, "goal": "G1", "requested": result},
            {"command": "submit_line", "line": code},
        )
        assert all(answer["ok"] for answer in given), given
    return path


def assert_fails(result: Result, *words: str) -> None:
    """One sentence on standard error, no traceback, an exit code."""
    assert result.exit_code != 0
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    assert "Traceback" not in result.output
    for word in words:
        assert word in result.stderr


def test_a_setup_file_stands_in_requests(file: Path):
    state = json.loads(run("state", file, "--json").stdout)
    assert state["phase"] == "requests"
    assert (state["fund"], state["reserve"], state["available"]) == (100_000, 10_000, 90_000)
    assert [line["code"] for line in state["lines"]] == ["S-001", "S-002", "S-003"]
    assert state["standing"] == dict.fromkeys(("S-001", "S-002", "S-003"), "requested")
    assert {p["id"] for p in state["people"]} >= {"dana", "ines"}
    assert state["unvalued"] == {"lines": 0, "amount": 0}
    assert state["totals"]["asked"] == 120_000
    assert state["allocations"] == []


def test_new_does_not_write_over_a_file(file: Path):
    before = file.read_bytes()
    assert_fails(run("new", file, "--sample"), "exists already")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "setup", ['{"fund": -1}', '{"funds": 1}', "not json", '{"goals": [{"title": "A", "target": 0}]}']
)
def test_a_bad_setup_is_a_sentence_and_leaves_no_file(tmp_path: Path, setup: str):
    (tmp_path / "setup.json").write_text(setup)
    assert_fails(run("new", tmp_path / "x.accord", "--setup", tmp_path / "setup.json"))
    assert not (tmp_path / "x.accord").exists()


def test_each_command_is_answered_by_one_line_also_when_it_is_refused(file: Path):
    result = run(
        "apply",
        file,
        "--as",
        "Dana Reyes",
        stdin='{"command": "allocate", "line": "S-001", "level": "requested"}\nnonsense\n\n{"command": "fly"}\n',
    )
    given = answers(result)
    assert [answer["ok"] for answer in given] == [False, False, False]
    assert [answer["refused"] for answer in given] == ["not_your_role", "bad_command", "bad_command"]
    assert given[0]["message"]
    assert_fails(result, "3 of 3")


def test_a_command_id_twice_adds_nothing(file: Path):
    post = {"command": "post", "about": "S-001", "text": "Hello", "command_id": "mail-1"}
    first, second = apply(file, "dana", post), apply(file, "dana", post)
    assert first == second
    assert first[0]["events"][0]["kind"] == "posted"


def test_who_is_unknown_is_told_so(file: Path):
    assert_fails(run("apply", file, "--as", "Nobody", stdin=""), "Nobody")


def test_the_frontier_is_every_pair_nobody_can_better(file: Path):
    found = json.loads(run("frontier", file, "--json").stdout)
    assert found["exact"]
    # A: 10 of 100 at 40,000 and, in proportion, 2.5 at 10,000; B: 30; C: 5.
    assert found["points"] == [
        [0, 0.0],
        [10_000, 0.025],
        [30_000, 0.05],
        [40_000, 0.1],
        [50_000, 0.3],
        [60_000, 0.325],
        [80_000, 0.35],
        [90_000, 0.4],
        [120_000, 0.45],
    ]
    assert found["at"]["lines"] == [["S-001", "requested"], ["S-002", "requested"]]
    at = json.loads(run("frontier", file, "--json", "--at", 60_000).stdout)["at"]
    assert (at["cost"], at["value"], at["lines"]) == (
        60_000,
        0.325,
        [["S-001", "minimum"], ["S-002", "requested"]],
    )
    thin = json.loads(run("frontier", file, "--json", "--limit", 3).stdout)
    assert thin["thinned"]
    assert [thin["points"][0], thin["points"][-1]] == [[0, 0.0], [120_000, 0.45]]


def test_the_main_job_by_commands_alone(file: Path, tmp_path: Path):
    given = apply(
        file,
        "ines",
        {"command": "move_phase", "phase": "decision"},
        {"command": "take_optimum"},
        {"command": "sign"},
    )
    assert [answer["ok"] for answer in given] == [True, True, True]
    state = json.loads(run("state", file, "--json").stdout)
    assert state["phase"] == "follow_up"
    assert {a["line"]: a["granted"] for a in state["allocations"]} == {
        "S-001": 40_000,
        "S-002": 50_000,
        "S-003": 0,
    }
    assert run("summary", file, "-o", tmp_path / "out.pdf", "--paper", "letter").exit_code == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    verified = run("verify", file)
    assert verified.exit_code == 0
    assert "Fingerprint" in verified.stdout


def test_log_gives_every_entry_with_its_fields(file: Path):
    entries = answers(run("log", file))
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    wanted = {"seq", "at", "actor", "command_id", "kind", "version", "subject", "department", "body", "hash"}
    assert wanted <= set(entries[0])
    assert answers(run("log", file, "--after", len(entries) - 1)) == entries[-1:]


def test_a_changed_history_is_named(file: Path):
    with sqlite3.connect(file) as database:
        database.execute("DROP TRIGGER IF EXISTS entries_no_update")
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE entries SET body = replace(body, '40000', '90000')")
    database.close()
    result = run("verify", file)
    assert result.exit_code == 1
    assert "Entry" in result.stdout
    assert "Traceback" not in result.output


def test_import_and_export_come_round(file: Path, tmp_path: Path):
    sheet = tmp_path / "more.csv"
    sheet.write_text("department,title,requested,goal\nSales,D,1000,G1\nMoon,E,10,G1\nSales,F,-5,G1\n")
    refused = run("import", file, sheet, "--as", "ines")
    assert refused.exit_code != 0
    assert answers(refused)[0]["added"] == 0
    assert {problem["row"] for problem in answers(refused)[0]["problems"]} == {3, 4}
    tried = answers(run("import", file, sheet, "--as", "ines", "--good-rows", "--dry-run"))[0]
    assert (tried["rows"], tried["added"], tried["total"]) == (3, 1, 100_000)
    assert len(json.loads(run("state", file, "--json").stdout)["lines"]) == 3
    came = answers(run("import", file, sheet, "--as", "ines", "--good-rows", "--add-departments"))[0]
    assert came["by_department"] == {"Sales": 100_000, "Moon": 1_000}
    assert run("export", file, "-o", tmp_path / "out.csv").exit_code == 0
    assert (tmp_path / "out.csv").read_text().startswith("code,department,title,")
    assert_fails(run("export", file, "-o", tmp_path / "out.doc"))


def test_import_hears_what_a_person_says_about_the_sheet(file: Path, tmp_path: Path):
    sheet = tmp_path / "more.csv"
    sheet.write_text(
        "Plan;;\nDepartment;Fund, old;Total\nSales;A;1.000\nSales;A;-1.250\nSales;B;7.000\nSales;B;14.000\nTotal;;5\n"
    )
    said = ("--map", "requested=Total,department=Department", "--group-by", "fund, old", "--dry-run")
    asked = run("import", file, sheet, "--as", "ines", *said)
    assert asked.exit_code != 0
    assert_fails(run("import", file, sheet, "--as", "ines", "--count", "first"))
    said = ("--map", "title=Fund, old,requested=Total", "--header", "2", "--decimal", ",", "--leave-out", "4")
    came = answers(run("import", file, sheet, "--as", "ines", *said, "--count", "6", "--dry-run"))[0]
    assert (came["added"], came["total"], came["sums_left_out"]) == (3, 22_000_00, [7])
    grouped = ("--map", "requested=Total", "--group-by", "department", "--decimal", ",")
    came = answers(run("import", file, sheet, "--as", "ines", *grouped))[0]
    assert (came["rows"], came["added"], came["by_department"]) == (5, 1, {"Sales": 20_750_00})


def test_an_exported_sheet_comes_back_as_an_update(file: Path, tmp_path: Path):
    book, sheet = tmp_path / "round.xlsx", tmp_path / "round.csv"
    assert run("export", file, "-o", book).exit_code == run("export", file, "-o", sheet).exit_code == 0
    for path in (book, sheet):
        same = run("import", file, path, "--as", "dana", "--update")
        assert same.exit_code == 0, same.stderr
        found = json.loads(same.stdout)
        assert (found["added"], found["changed"], found["changes"], found["problems"]) == (0, 0, [], [])
    alone = run("import", file, book, "--as", "dana", "--update", "--sheet", "Sales")
    assert json.loads(alone.stdout)["changes"] == []
    sheet.write_text(sheet.read_text().replace("400.00", "450.00"))
    refused = run("import", file, sheet, "--as", "dana")
    assert "already" in json.loads(refused.stdout)["problems"][0]["message"]
    found = json.loads(run("import", file, sheet, "--as", "dana", "--update").stdout)
    assert found["changed"] == 1
    assert found["changes"] == [{"code": "S-001", "field": "requested", "from": "400", "to": "450"}]
    apply(file, "dana", {"command": "revise_line", "line": "S-001", "fields": {"requested": 47_000}})
    clash = json.loads(run("import", file, sheet, "--as", "dana", "--update").stdout)
    assert "the round says 470, the sheet 450" in clash["problems"][0]["message"]
    taken = json.loads(run("import", file, sheet, "--as", "dana", "--update", "--take", "sheet").stdout)
    assert taken["changed"] == 1
    past = tmp_path / "2026.csv"
    past.write_text("code,title,requested\nS-001,A,380\nS-077,Gone,7\n")
    found = json.loads(run("import", file, past, "--as", "ines", "--last-year").stdout)
    assert (found["changed"], found["unmatched"]) == (1, {"rows": 1, "total": 700})


def test_several_sheets_of_a_workbook_come_in_as_one(file: Path, tmp_path: Path):
    path = tmp_path / "asks.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, title in (("Sales", "Fair"), ("S", "Calls")):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["title", "requested"])
        sheet.write_row(1, 0, [title, 5])
    book.close()
    apply(file, "ines", {"command": "change_department", "department": "S", "name": "Sales"})
    found = json.loads(run("import", file, path, "--as", "ines", "--all-sheets").stdout)
    assert (found["rows"], found["added"], found["by_department"]) == (2, 2, {"Sales": 1000})


def test_a_misspelt_department_is_asked_about_and_named(file: Path, tmp_path: Path):
    sheet = tmp_path / "asks.csv"
    sheet.write_text("title,department,requested\nFair,Slaes,5\nWeb,IT,7\n")
    apply(file, "ines", {"command": "change_department", "department": "S", "name": "Sales"})
    refused = run("import", file, sheet, "--as", "ines", "--add-departments", "--dry-run")
    (problem,) = json.loads(refused.stdout)["problems"]
    assert problem["message"] == "The round has no department “Slaes”. Is it Sales?"
    names = ("--names", "Slaes=Sales,IT=new")
    found = json.loads(run("import", file, sheet, "--as", "ines", *names).stdout)
    assert (found["added"], found["by_department"]) == (2, {"Sales": 500, "IT": 700})


def test_a_file_that_cannot_be_read_is_named(file: Path, tmp_path: Path):
    sheet = tmp_path / "more.csv"
    sheet.write_text('title,requested\n"Fair,5\n')
    failed = run("import", file, sheet, "--as", "ines")
    assert "more.csv, row 2: A quotation mark opens" in failed.stderr


def test_commands_says_who_may_what_when():
    found = {command["command"]: command for command in json.loads(run("commands", "--json").stdout)}
    assert found["allocate"]["who"] == {"executive": "any"}
    assert found["allocate"]["phases"] == ["decision"]
    fields = {field["name"]: field for field in found["draft_line"]["fields"]}
    assert fields["department"]["required"]
    assert {field["name"] for field in fields["fields"]["fields"]} >= {
        "title",
        "minimum",
        "requested",
        "stretch",
    }


@pytest.mark.parametrize("words", [("state",), ("frontier",), ("log",), ("verify",)])
def test_what_is_no_round_is_told_in_a_sentence(tmp_path: Path, words: tuple[str, ...]):
    for name, content in (("empty", b""), ("text", b"not a round at all" * 100)):
        bad = tmp_path / name
        bad.write_bytes(content)
        assert_fails(run(*words, bad))
        assert bad.read_bytes() == content
    assert_fails(run(*words, tmp_path / "nowhere"))


def test_two_processes_at_once_on_one_file_lose_nothing(file: Path, tmp_path: Path):
    posts = tmp_path / "posts.jsonl"
    posts.write_text(
        "".join(json.dumps({"command": "post", "about": "S-001", "text": f"n{n}"}) + "\n" for n in range(15))
    )
    program = [sys.executable, "-c", "from budget_app.cli import app; app()", "apply", str(file)]
    children = [
        subprocess.Popen([*program, "--as", person, str(posts)], stdout=subprocess.PIPE, text=True)
        for person in ("dana", "ines")
    ]
    for child in children:
        out, _err = child.communicate()
        assert child.returncode == 0
        assert [json.loads(line)["ok"] for line in out.splitlines()] == [True] * 15
    assert sum(entry["kind"] == "posted" for entry in answers(run("log", file))) == 30
    assert run("verify", file).exit_code == 0
