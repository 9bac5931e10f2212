"""What a check of a log can find, as values. The words for people live in presentation/messages.py."""

from enum import StrEnum

import msgspec


class What(StrEnum):
    """What does not hold."""

    # an entry by itself and in the chain
    GAP = "gap"  # its number does not follow the one before
    OTHER_ROUND = "other_round"  # it names another round than the log
    HEADER = "header"  # a field of its header holds a line break or NUL
    BODY = "body"  # body and salt are not what the digest was made of
    CHAIN = "chain"  # its hash does not cover the entry before, its header and its digest
    UNREADABLE = "unreadable"  # the file does not give it back
    # what it says
    NOT_DECODED = "not_decoded"  # no event of a known kind, version and shape
    NOT_ALLOWED = "not_allowed"  # it does not follow from the state before it
    # the file
    FILE = "file"  # the database says that it is damaged
    GUARDS = "guards"  # the guards against change are not as they were made
    TABLES = "tables"  # a readable table differs from what the entries say
    FILE_MISSING = "file_missing"  # an attached file is not kept, or cannot be read
    FILE_ALTERED = "file_altered"  # the bytes of an attached file are not those that were attached
    SEARCH = "search"  # the full-text search differs from its table


class Finding(msgspec.Struct, frozen=True):
    """One thing that does not hold: of which entry (0: of none alone), what, and for experts the detail."""

    seq: int
    what: What
    detail: str = ""
