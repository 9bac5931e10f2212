"""What every test stands on: no screen, a home of its own, one language, the same random cases each time.

The environment is set when this file is read, before anything imports Qt, matplotlib or platformdirs.
Builders and helpers that only some tests need live in tests/support, not here.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.data import DATA, MISSING

HOME = Path(tempfile.mkdtemp(prefix="accord-tests-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
    "MPLCONFIGDIR": ".config/matplotlib",
}


def _stand_alone() -> None:
    for name, folder in HOMES.items():
        path = HOME / folder
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[name] = str(path)
    for name in (
        "LANGUAGE",
        "LC_MESSAGES",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "QT_STYLE_OVERRIDE",
        "QT_SCALE_FACTOR",
    ):
        os.environ.pop(name, None)
    os.environ.update(
        QT_QPA_PLATFORM="offscreen",
        MPLBACKEND="Agg",
        LANG="C.UTF-8",
        LC_ALL="C.UTF-8",
    )


_stand_alone()

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# For a search by hand: pytest --hypothesis-profile=explore tests/domain
settings.register_profile("explore", parent=settings.get_profile("ci"), derandomize=False, max_examples=2_000)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def accord_data() -> Path:
    """The folder of real budgets and of bad inputs (see tests/support/data.py)."""
    if not DATA.is_dir():
        pytest.skip(MISSING)
    return DATA


@pytest.fixture(autouse=True)
def _window_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[None]:
    """What one test leaves in QSettings or on the screen, the next one does not find. For tests that open a window."""
    if "qapp" not in request.fixturenames:
        yield
        return
    # Only here: the tests of the core run without Qt.
    from PySide6.QtCore import QCoreApplication, QEvent, QSettings
    from PySide6.QtWidgets import QApplication

    folder = str(tmp_path_factory.mktemp("settings"))
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, folder)
    yield
    # What is left is dressed again by each new style sheet, and goes by itself only when an event loop runs.
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # The off-screen platform frees what lies on its clipboard too late: a copy that is left there ends in a crash.
    QApplication.clipboard().setText("")
