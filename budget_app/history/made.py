"""The log's tables and guards in SQL, as they are made and as every file must have them.

The steps that make them are in schema.py; here they are apart from it, because comparing needs no sqlite-utils.
"""

TABLES = {
    "log": "CREATE TABLE log (one INTEGER PRIMARY KEY CHECK (one = 1), round TEXT NOT NULL) STRICT",
    "entries": """CREATE TABLE entries (
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
) STRICT""",
    "entries_command": "CREATE INDEX entries_command ON entries (command_id)",
}
"""The history itself, and the round it is of."""

GUARDS = {
    "entries_keep": """CREATE TRIGGER entries_keep BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END""",
    "entries_stay": """CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the history'); END""",
    # Without this one a plain client's INSERT OR REPLACE would rewrite history past the two above.
    "entries_follow": """CREATE TRIGGER entries_follow BEFORE INSERT ON entries
WHEN NEW.seq IS NOT (SELECT COALESCE(MAX(seq), 0) + 1 FROM entries)
BEGIN SELECT RAISE(ABORT, 'an entry follows the newest one'); END""",
}
"""The triggers that refuse what is no append."""

FILES = {
    "files": """CREATE TABLE files (
    digest TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    CHECK (size = length(bytes))
) STRICT""",
}
"""The bytes of attached files, by their SHA-256 in hex; from the second step on."""

FILE_GUARDS = {
    "files_keep": """CREATE TRIGGER files_keep BEFORE UPDATE ON files
BEGIN SELECT RAISE(ABORT, 'an attached file is never changed'); END""",
    "files_stay": """CREATE TRIGGER files_stay BEFORE DELETE ON files
BEGIN SELECT RAISE(ABORT, 'an attached file is never deleted'); END""",
    # The same bytes again are kept once, and nobody's INSERT OR REPLACE puts others in their place.
    "files_once": """CREATE TRIGGER files_once BEFORE INSERT ON files
WHEN EXISTS (SELECT 1 FROM files WHERE digest = NEW.digest)
BEGIN SELECT RAISE(IGNORE); END""",
}
"""The triggers that keep them."""
