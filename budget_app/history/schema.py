"""The tables of the log in an SQLite file, as named steps; each step leaves the file as the next one needs it.

A step that was released is never changed. The readable tables beside the log are in tables.py: they can be thrown
away, the log cannot. sqlite-utils' `transform` drops triggers, so it is never used on the log.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from budget_app.history.file import APPLICATION_ID, SCHEMA

GUARDS = {
    "entries_keep": """
        CREATE TRIGGER entries_keep BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END""",
    "entries_stay": """
        CREATE TRIGGER entries_stay BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the history'); END""",
    # Without this one a plain client's INSERT OR REPLACE would rewrite history past the two above.
    "entries_follow": """
        CREATE TRIGGER entries_follow BEFORE INSERT ON entries
        WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM entries)
        BEGIN SELECT RAISE(ABORT, 'an entry follows the newest one'); END""",
}
"""The triggers that refuse what is no append, by name."""

STEPS = Migrations("accord.log")


def build(connection: sqlite3.Connection, round_id: str) -> None:
    """Make the log's tables in a new, empty database."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate(connection)
    connection.execute("INSERT INTO log (one, round) VALUES (1, ?)", [round_id])


def migrate(connection: sqlite3.Connection) -> None:
    """Take the steps the file has not taken yet, all or none; another window waits meanwhile."""
    database = Database(connection, execute_plugins=False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        STEPS.apply(database)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@STEPS(name="001 entries")
def entries(database: Database) -> None:
    """The history itself, the round it is of, and the guards against change."""
    database.conn.execute(
        "CREATE TABLE log (one INTEGER PRIMARY KEY CHECK (one = 1), round TEXT NOT NULL) STRICT"
    )
    database.conn.execute(
        """
        CREATE TABLE entries (
            seq INTEGER PRIMARY KEY,
            round TEXT NOT NULL,
            at TEXT NOT NULL,
            actor TEXT NOT NULL,
            command_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            version INTEGER NOT NULL,
            subject TEXT NOT NULL,
            department TEXT NOT NULL,
            body TEXT,
            salt TEXT,
            digest TEXT NOT NULL,
            hash TEXT NOT NULL,
            CHECK ((body IS NULL) = (salt IS NULL))
        ) STRICT
        """
    )
    database.conn.execute("CREATE INDEX entries_command ON entries (command_id)")
    for guard in GUARDS.values():
        database.conn.execute(guard)
