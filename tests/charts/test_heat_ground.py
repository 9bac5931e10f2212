"""The cells of goals by departments: every figure can be read on its ground, light and dark."""

import pytest

from budget_app.charts.heat import cell_fill
from budget_app.presentation.look import contrast, look


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("department", range(1, 7))
def test_a_figure_keeps_its_contrast_on_every_tint(dark: bool, department: int):
    tokens = look(dark)
    grounds = [cell_fill(tokens, tokens.department(department).fill, n / 50) for n in range(51)]
    worst = min(max(contrast(ink, ground) for ink in (tokens.ink, tokens.surface)) for ground in grounds)
    assert worst >= 4.5
