"""What undo and redo would do, in words: "Undo paste of 12 cells".

What undo does is the desk's (steps.py). What must not live here: commands.
"""

from budget_app.words import _, _n


def counted(deed: str, n: int) -> str:
    """The name under which a deed on `n` cells is kept as a step."""
    return f"{deed} {n}"


def undo_text(name: str) -> str:
    """The action that takes the step of this name back; "" where there is none."""
    what = _what(name)
    return _("Undo {what}").format(what=what) if what else _("Undo")


def redo_text(name: str) -> str:
    """The action that does the step of this name again; "" where there is none."""
    what = _what(name)
    return _("Redo {what}").format(what=what) if what else _("Redo")


def deed_name(name: str) -> str:
    """What was done by a command of this name: "submission"; its own name where nobody gave it one."""
    return _deeds().get(name, name)


def _what(name: str) -> str:
    deed, _space, n = name.partition(" ")
    if n.isdigit():
        return _on_cells(deed, int(n))
    return _deeds().get(name, "")


def _on_cells(deed: str, n: int) -> str:
    words = {
        "paste_cells": _n("paste of {n} cell", "paste of {n} cells", n),
        "cut_cells": _n("cut of {n} cell", "cut of {n} cells", n),
        "clear_cells": _n("emptying of {n} cell", "emptying of {n} cells", n),
        "fill_cells": _n("fill of {n} cell", "fill of {n} cells", n),
    }
    return words.get(deed, "").format(n=f"{n:,}")


def _deeds() -> dict[str, str]:
    return {
        "draft_line": _("new line"),
        "duplicate_line": _("copy of a line"),
        "revise_line": _("change of a line"),
        "link_goal": _("change of a goal link"),
        "link_goals": _("change of goals"),
        "unlink_goal": _("end of a goal link"),
        "attach_file": _("attached file"),
        "attach_files": _("attached files"),
        "remove_attachment": _("removal of a file"),
        "copy_last_year": _("copy of last year"),
        "submit_line": _("submission"),
        "submit_lines": _("submission of lines"),
        "withdraw_line": _("withdrawal"),
        "reopen_line": _("return to draft"),
        "withdraw_invitation": _("end of an invitation"),
        "ask_together": _("asking together"),
        "join_instead": _("joining in place of a line"),
        "import_lines": _("import"),
        "record_past": _("last year’s figures"),
        "allocate": _("grant"),
        "clear_allocation": _("end of a grant"),
        "sign": _("signature"),
        "withdraw_signature": _("end of a signature"),
        "edit_post": _("change of a post"),
        "post": _("post"),
        "invite_sponsor": _("invitation of a sponsor"),
        "join_line": _("yes to a joint line"),
        "decline_line": _("no to a joint line"),
    }
