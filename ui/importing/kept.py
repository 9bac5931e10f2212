"""What columns of known sources filled last time, and the size of the dialog: kept in QSettings as plain data.

What a source is lives in budget_app/exchange/heading_words.py.
"""

import json
from collections.abc import Mapping

from PySide6.QtCore import QSettings

_KEY, _MOST = "import/sources", 40


def kept_sources() -> dict[str, dict[str, str]]:
    """What each column filled by plain heading, by source; nothing where the settings hold something else."""
    try:
        found = json.loads(str(QSettings().value(_KEY, "{}")))
    except json.JSONDecodeError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(source): {str(heading): str(fills) for heading, fills in columns.items()}
        for source, columns in found.items()
        if isinstance(columns, dict)
    }


def keep_source(source: str, columns: Mapping[str, str]) -> None:
    """Remember a source as the newest; the oldest are forgotten."""
    sources = kept_sources()
    sources.pop(source, None)
    sources[source] = dict(columns)
    newest = dict(list(sources.items())[-_MOST:])
    QSettings().setValue(_KEY, json.dumps(newest, ensure_ascii=False))
