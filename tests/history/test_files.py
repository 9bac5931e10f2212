"""Attached files: what verify finds of them, what copies carry, and a file that was made before there were any."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from budget_app.cli import app
from budget_app.domain.attachments import AttachFile, RemoveAttachment
from budget_app.domain.requests import DraftLine
from budget_app.history import file, made
from budget_app.history.copies import save_copy
from budget_app.history.files import genuine
from budget_app.history.findings import What
from budget_app.history.memory import MemoryLog
from budget_app.history.sqlite import SqliteLog
from budget_app.history.verify import verify, verify_file
from tests.history.played import opened

CONTENT = b"%PDF-1.7 a quotation"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A round in a file whose line had a file, taken off again."""
    path = tmp_path / "round.accord"
    with closing(SqliteLog.create(path, "r1")) as log:
        attach(log)
    return path


def attach(log: SqliteLog | MemoryLog) -> None:
    played = opened(log)
    played.does("ana", DraftLine(line="l1", department="S"))
    command = AttachFile(line="l1", digest=DIGEST, name="../a:b.pdf", size=len(CONTENT))
    played.does("ana", command, files=[CONTENT])
    played.does("ana", RemoveAttachment(line="l1", digest=DIGEST))


def tamper(path: Path, *statements: str) -> None:
    """Somebody with a plain client, who takes the guards away and puts them back."""
    with closing(sqlite3.connect(path)) as connection:
        for name in made.FILE_GUARDS:
            connection.execute(f"DROP TRIGGER {name}")
        for sql in (*statements, *made.FILE_GUARDS.values()):
            connection.execute(sql)
        connection.commit()


def test_a_file_that_was_taken_off_its_line_stays_and_holds(path: Path):
    assert verify_file(path).findings == ()
    with closing(SqliteLog.open(path)) as log:
        assert genuine(log, DIGEST) == CONTENT
    log = MemoryLog("r1")
    attach(log)
    assert verify(log).findings == ()


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("DELETE FROM files", What.FILE_MISSING),
        ("UPDATE files SET bytes = zeroblob(size)", What.FILE_ALTERED),
    ],
)
def test_a_missing_or_altered_file_is_named(path: Path, sql: str, what: What):
    tamper(path, sql)
    (found,) = verify_file(path).findings
    assert (found.what, found.detail) == (what, "a_b.pdf")
    with closing(SqliteLog.open(path)) as log:
        assert genuine(log, DIGEST) is what
    said = CliRunner().invoke(app, ["verify", str(path)])
    assert said.exit_code == 1
    assert "a file attached to a line" in said.output
    assert "a_b.pdf" in said.output


@pytest.mark.parametrize("sql", ["DELETE FROM files", "UPDATE files SET bytes = zeroblob(size)"])
def test_a_plain_client_changes_no_file(path: Path, sql: str):
    with closing(sqlite3.connect(path)) as connection:
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(sql)
        connection.execute("INSERT OR REPLACE INTO files VALUES (?, 1, x'00')", [DIGEST])
        assert connection.execute("SELECT bytes FROM files").fetchall() == [(CONTENT,)]


@pytest.mark.parametrize("is_lost", [False, True])
def test_a_copy_carries_the_files_also_where_the_round_itself_is_lost(path: Path, is_lost: bool):
    with closing(SqliteLog.open(path)) as log:
        entries = list(log.read())
        if is_lost:
            path.unlink()
        save_copy(log, entries, path.with_name("copy.accord"))
    assert verify_file(path.with_name("copy.accord")).findings == ()


def test_a_file_made_before_there_were_attachments_is_read_checked_and_brought_up(path: Path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE files")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = '002 files'")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    assert [f.what for f in verify_file(path).findings] == [What.FILE_MISSING]
    with closing(SqliteLog.open_as_is(path)) as log:
        assert log.file(DIGEST) is None
    with closing(SqliteLog.open(path)) as log:
        log.connection.execute("INSERT INTO files VALUES (?, ?, ?)", [DIGEST, len(CONTENT), CONTENT])
        assert log.connection.execute("PRAGMA user_version").fetchone() == (file.SCHEMA,)
    assert verify_file(path).findings == ()


def test_the_command_line_attaches_a_file(tmp_path: Path):
    round_, paper = tmp_path / "r.accord", tmp_path / "Angebot 3.pdf"
    paper.write_bytes(CONTENT)

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, list(words))
        return done.exit_code, done.output

    assert run("new", str(round_), "--sample")[0] == 0
    code, said = run("attach", str(round_), "S-001", str(paper), "--as", "dana")
    assert (code, DIGEST in said) == (0, True)
    with closing(SqliteLog.open(round_)) as log:
        assert log.file(DIGEST) == CONTENT
        rows = log.connection.execute("SELECT name, size FROM attachments WHERE digest = ?", [DIGEST])
        assert rows.fetchall() == [("Angebot 3.pdf", len(CONTENT))]
    paper.write_bytes(b"another")
    assert "belongs to Sales" in run("attach", str(round_), "S-001", str(paper), "--as", "tom")[1]
    paper.write_bytes(b"")
    assert (
        "is empty or larger than 20 MB" in run("attach", str(round_), "S-001", str(paper), "--as", "dana")[1]
    )
