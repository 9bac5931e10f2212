"""Buttons of the house: primary (one a page), plain, link, step (in a band), quiet (an icon).

What must not live here: what a button does and when it may be used.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.icons import icon as themed_icon

KINDS = ("primary", "plain", "link", "step", "quiet")


def button(
    words: str,
    kind: str = "plain",
    icon: str = "",
    on_click: Callable[[], object] | None = None,
    *,
    name: str = "",
    tip: str = "",
) -> QPushButton:
    """A button of one kind. A quiet one shows only its icon: `words` are its accessible name and tooltip then.

    `name`: what a screen reader says where the words alone do not tell (say which line is meant).
    """
    made = QPushButton("" if kind == "quiet" else words)
    made.setProperty("kind", kind)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(name or words)
    made.setToolTip(tip or (words if kind == "quiet" else ""))
    if icon:
        made.setIcon(
            themed_icon(icon, {"primary": "onprimary", "link": "accent", "quiet": "ink2"}.get(kind, "ink"))
        )
        made.setIconSize(QSize(16, 16))
    if kind in ("link", "step", "quiet"):
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if on_click:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def disable(target: QPushButton, reason: str) -> None:
    """Not to be used now, and why: the reason is its tooltip and is read out. An empty reason enables it again."""
    target.setEnabled(not reason)
    target.setToolTip(reason)
    target.setAccessibleDescription(reason)
