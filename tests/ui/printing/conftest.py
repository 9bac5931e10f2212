"""The preview of the head of Sales, for the tests of print."""

import pytest

from tests.ui.driver import Someone
from ui.printing.preview import Preview


@pytest.fixture
def preview(dana: Someone) -> Preview:
    """Her preview, with its pages there."""
    return dana.looks_at_the_print()
