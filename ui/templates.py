"""One's own templates of lines, kept on this machine as one JSON text in QSettings.

What must not live here: what a template holds, menus.
"""

import msgspec
from PySide6.QtCore import QSettings

from budget_app.presentation.templates import Template

_KEY = "templates"


def read() -> tuple[Template, ...]:
    """The templates kept here; none where nothing that can be read was kept."""
    try:
        return msgspec.json.decode(str(QSettings().value(_KEY, "[]")), type=tuple[Template, ...])
    except msgspec.DecodeError:
        return ()  # from another version, or by hand: no reason to stop anybody


def write(kept: tuple[Template, ...]) -> None:
    """Keep these instead."""
    QSettings().setValue(_KEY, msgspec.json.encode(kept).decode())
