"""Line edits with their sign: the search in the header, the filter over a table.

What must not live here: searching and filtering.
"""

from PySide6.QtWidgets import QLineEdit

from ui.icons import icon


def search_field(words: str, width: int = 236) -> QLineEdit:
    """A field on a quiet ground with a lens; `words` are its placeholder and accessible name."""
    return _field(words, "search", "search", width)


def filter_field(words: str, width: int = 208) -> QLineEdit:
    """A field with an edge and the filter's sign."""
    return _field(words, "filter", "filter", width)


def _field(words: str, kind: str, sign: str, width: int) -> QLineEdit:
    field = QLineEdit()
    field.setProperty("kind", kind)
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
    field.setClearButtonEnabled(False)
    field.addAction(
        icon(sign, "ink3" if kind == "filter" else "ink2"), QLineEdit.ActionPosition.LeadingPosition
    )
    field.setFixedWidth(width)
    return field
