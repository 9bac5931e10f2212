"""The words for what the surroundings do to us: disk, lock, file. Each says what happened and what to do.

The errors live in history/port.py. A bug of ours is never worded here.
"""

from budget_app.history.port import (
    Busy,
    Damaged,
    DiskFull,
    FileGone,
    FileReplaced,
    FileTaken,
    LogError,
    NewerSchema,
    NoFile,
    NotALog,
    NotReadable,
    ReadOnly,
    Why,
    WriteFailed,
)
from budget_app.words import _


def failure_text(error: LogError) -> str:
    """The sentence for a failure. Nothing that was acknowledged before it is lost."""
    if isinstance(error, NotALog):
        return _not_a_log(error.why).format(path=error.path)
    who = _holder(error) if isinstance(error, Busy) else ""
    return _words(error).format(path=error.path, detail=error.detail, who=who)


def failure_step(error: LogError) -> str:
    """The id of the action that helps in the window; "" where none does."""
    match error:
        case Busy() | DiskFull() | WriteFailed():
            return "try-again"
        case FileGone() | FileReplaced() | ReadOnly() | Damaged():
            return "save-copy"
        case _:
            return ""


def tables_text(error: LogError) -> str:
    """The sentence where only the readable tables beside the history could not be kept."""
    sentence = _("Your work is saved; only the readable tables in the file could not follow yet. {why}")
    return sentence.format(why=_reason(error))


def _reason(error: LogError) -> str:
    """What hinders, without what it hindered."""
    match error:
        case Busy():
            return _("It is held by {who}.").format(who=_holder(error))
        case DiskFull():
            return _("The disk is full.")
        case _:
            return error.detail


def _holder(error: Busy) -> str:
    return ", ".join(error.holders) or _("another program")


def _words(error: LogError) -> str:
    match error:
        case NoFile():
            return _("{path} does not exist. Check the name, or begin a new round with “new”.")
        case FileTaken():
            return _("{path} exists already and is not written over. Choose another name.")
        case NewerSchema():
            return _("{path} was made by a newer Accord. Install that version; nothing was changed.")
        case Damaged():
            return _("{path} is damaged. Nothing was changed; “verify” says what still holds.")
        case NotReadable():
            return _("{path} cannot be read. Ask for the right to read it.")
        case ReadOnly():
            return _("{path} can be read but not written. Save a copy where you may write.")
        case FileGone():
            return _(
                "{path} was deleted or moved while it was open. Everything up to now is still here: save a copy."
            )
        case FileReplaced():
            return _(
                "Another file was put in the place of {path} while it was open, and is left alone. "
                "Everything you saw up to now is still here: save a copy."
            )
        case Busy():
            return _("{path} is held by {who}. Close it there, then try again.")
        case DiskFull():
            return _("The disk is full, so this was not saved. Make room, then try again.")
        case WriteFailed():
            return _("{path} could not be written, so this was not saved: {detail}")
        case _:
            return _("{path}: {detail}")


def _not_a_log(why: Why) -> str:
    return {
        Why.EMPTY: _("{path} is empty: it holds no round. Open a copy, or begin a new round."),
        Why.FOLDER: _("{path} is a folder, not a round."),
        Why.NOT_A_DATABASE: _("{path} is not a round of Accord. Choose a file that ends in .accord."),
        Why.OTHER_APPLICATION: _("{path} belongs to another program and is not a round of Accord."),
        Why.CUT_SHORT: _("{path} is cut short. Open a copy or a backup of it."),
    }[why]
