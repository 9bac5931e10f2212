"""The words for what `verify` finds in a history. What can be found is in history/findings.py."""

from collections.abc import Sequence

from budget_app.history.findings import Finding, What
from budget_app.words import _, _n


def warning_text(findings: Sequence[Finding]) -> str:
    """One sentence where something was left out of the state on opening; "" where all holds."""
    if not findings:
        return ""
    return _n(
        "{n} entry of the history does not hold and is left out. “budget-app verify” names it.",
        "{n} entries of the history do not hold and are left out. “budget-app verify” names them.",
        len(findings),
    ).format(n=len(findings))


def finding_text(finding: Finding) -> str:
    """One line: which entry, what does not hold of it, and the detail for experts."""
    words = {
        What.GAP: _("its number does not follow the entry before"),
        What.OTHER_ROUND: _("it belongs to another round"),
        What.HEADER: _("its header was changed"),
        What.BODY: _("what it says was changed"),
        What.CHAIN: _("its fingerprint does not cover the entry before it"),
        What.UNREADABLE: _("the file does not give it back"),
        What.NOT_DECODED: _("it tells no event this Accord knows"),
        What.NOT_ALLOWED: _("nobody could do this then; it is left out"),
        What.FILE: _("the database file is damaged"),
        What.GUARDS: _("the guards against change are not as they were made"),
        What.TABLES: _("a readable table differs from the history"),
        What.FILE_MISSING: _("a file attached to a line is missing"),
        What.FILE_ALTERED: _("a file attached to a line was changed"),
        What.SEARCH: _("the full-text search differs from the history"),
    }[finding.what]
    where = _("Entry {seq}").format(seq=finding.seq) if finding.seq else _("File")
    detail = f" ({finding.detail})" if finding.detail else ""
    return f"{where}: {words}{detail}"
