"""A round -> the bytes of a file that other programs read, by the ending of its name.

What stands in each kind lives in xlsx_out.py, export.py (csv) and presentation/round_json.py.
"""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from budget_app.domain.round import Round
from budget_app.exchange.export import as_csv
from budget_app.exchange.xlsx_out import as_xlsx
from budget_app.history.port import Entry
from budget_app.presentation.round_json import round_json


def _csv(state: Round, last: Entry) -> bytes:
    return as_csv(state, last).encode()


def _json(state: Round, _last: Entry) -> bytes:
    return (json.dumps(round_json(state), ensure_ascii=False, indent=1) + "\n").encode()


KINDS: Mapping[str, Callable[[Round, Entry], bytes]] = MappingProxyType(
    {"xlsx": as_xlsx, "csv": _csv, "json": _json}
)
"""Ending, without its point -> the file's bytes from a round as it stands after its last entry."""
