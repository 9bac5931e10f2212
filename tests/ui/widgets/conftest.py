"""A theme for the tests of widgets: light, fresh for each test."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Theme


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """The light theme, applied to the application."""
    return Theme(qapp, dark=False)
