"""Where the real budgets, the bad inputs and the known problems lie: ACCORD_DATA, or the folder beside the project.

They are not part of the project. Tests that need them take the fixture `accord_data`, which skips where they are
missing; DATA is for what pytest must know while it collects.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("ACCORD_DATA") or ROOT.parent / "shared" / "data")
MISSING = "the real data is not on this machine: set ACCORD_DATA to its folder"
