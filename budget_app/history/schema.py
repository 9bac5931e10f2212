"""The tables of the log in an SQLite file, as named steps; each step leaves the file as the next one needs it.

A step that was released is never changed. The readable tables beside the log are in tables.py: they can be thrown
away, the log cannot. sqlite-utils' `transform` drops triggers, so it is never used on the log.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from budget_app.history import made
from budget_app.history.file import APPLICATION_ID, SCHEMA

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
    for sql in (*made.TABLES.values(), *made.GUARDS.values()):
        database.conn.execute(sql)


@STEPS(name="002 files")
def files(database: Database) -> None:
    """The attached files beside the history, and their guards."""
    for sql in (*made.FILES.values(), *made.FILE_GUARDS.values()):
        database.conn.execute(sql)
