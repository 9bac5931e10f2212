"""The words that stand where a chart should be and cannot be drawn."""

from budget_app.words import _


def undrawn_text(error: Exception) -> str:
    """Why there is no picture where a chart should be."""
    why = _("This chart cannot be drawn ({error}). Its figures stand in the table.")
    return why.format(error=str(error) or type(error).__name__)
