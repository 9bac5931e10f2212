"""The two choices of a line as people read and type them in a cell: its kind, and whether it recurs.

What must not live here: the kinds there are (domain), and where a problem is shown.
"""

from budget_app.domain.lines import Kind
from budget_app.presentation.names import kind_name
from budget_app.words import _

FIELDS = ("kind", "recurring")


def kind_word(kind: Kind) -> str:
    """The kind as a cell says it; nothing for one that nobody chose."""
    return "" if kind is Kind.OTHER else kind_name(kind).capitalize()


def recurring_word(recurring: bool) -> str:
    """What a cell says of a line that recurs, or does not."""
    return _("Every year") if recurring else _("Once")


def choices(field: str) -> tuple[tuple[str, str], ...]:
    """The values of the field and their words, in order; none for a field that is no choice."""
    if field == "kind":
        return tuple((kind.value, kind_name(kind).capitalize()) for kind in Kind)
    if field == "recurring":
        return (("no", recurring_word(False)), ("yes", recurring_word(True)))
    return ()


def read_choice(field: str, typed: str) -> tuple[str, ...]:
    """The values that were meant, by value, word or the beginning of one: one where it is clear, several or none where
    it is not. Nothing typed means what holds at first.
    """
    plain = " ".join(typed.split()).casefold()
    offered = choices(field)
    if not plain:
        return (Kind.OTHER.value if field == "kind" else "no",)
    exact = [value for value, word in offered if plain in (value, word.casefold())]
    return tuple(exact or (value for value, word in offered if word.casefold().startswith(plain)))
