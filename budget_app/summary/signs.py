"""The signs of departments and goals for the print: letter, colours, shape. How they are drawn lives in summary.typ."""

from budget_app.presentation.look import look


def sign(order: int, code: str) -> dict[str, str]:
    """A department's sign: its letter, colours and shape; `order` from 1."""
    department = look().department(order)
    return {"letter": code[:1], "fill": department.fill, "on": department.on, "shape": department.shape}


def goal_sign(order: int) -> dict[str, str]:
    """A goal's sign: shape and colours; `order` from 1."""
    glyph = look().goal(order)
    return {"shape": glyph.shape, "fill": glyph.fill, "edge": glyph.edge}
