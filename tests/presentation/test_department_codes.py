"""Codes for departments that a sheet brings along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_app.domain.ids import is_code
from budget_app.presentation.department_codes import new_code


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Sales", set(), "S"),
        ("Sales", {"S"}, "SA"),
        ("Sales", {"S", "SA", "SAL", "SALE", "SALES"}, "S2"),
        ("Office of the Mayor", set(), "OM"),
        ("Mayor's Office", set(), "MO"),
        ("311 Call Center", set(), "CC"),
        ("HR", set(), "HR"),
        ("Управление", set(), "D2"),
    ],
)
def test_a_code_is_made_of_the_name(name: str, taken: set[str], code: str):
    assert new_code(name, taken) == code


@given(st.lists(st.text(), max_size=50))
def test_codes_are_codes_and_nobody_elses(names: list[str]):
    taken: set[str] = set()
    for name in names:
        code = new_code(name, taken)
        assert is_code(code)
        assert code not in taken
        taken.add(code)
