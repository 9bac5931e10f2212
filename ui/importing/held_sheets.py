"""The sheets of the file in the import dialog: which one is looked at, what was said of each, which come in beside it.

What must not live here: what follows from that.
"""

from collections.abc import Sequence

from budget_app.domain.round import Round
from budget_app.exchange.import_draft import Draft
from budget_app.exchange.several import ours
from budget_app.exchange.several_screen import first_draft
from budget_app.exchange.sheet import Sheet


class HeldSheets:
    """`at` is the sheet that is looked at, -1 where none is; `ticked` those that come in, it or not."""

    def __init__(self, found: Sequence[Sheet] = ()) -> None:
        self._found = list(found)
        self._drafts: dict[int, Draft] = {}
        self.at = -1
        back = ours([sheet for sheet in found if not sheet.hidden])
        self.ticked = (
            frozenset(self._found.index(sheet) for sheet in back) if len(back) > 1 else frozenset[int]()
        )

    @property
    def current(self) -> Sheet | None:
        """The sheet that is looked at."""
        return self._found[self.at] if self.at >= 0 else None

    @property
    def first(self) -> int:
        """Where one begins: the first sheet that holds something, a visible one if there is; -1 where none does."""
        filled = [place for place, sheet in enumerate(self._found) if not sheet.is_blank]
        visible = [place for place in filled if not self._found[place].hidden]
        return next(iter(visible or filled), -1)

    def go_to(self, state: Round, place: int, draft: Draft) -> Draft:
        """Look at another one. `draft` is what was said of the one before; what was said of the new one comes back."""
        if self.at >= 0:
            self._drafts[self.at] = draft
        self.at = place
        return self._draft(state, place, draft)

    def tick(self, place: int, on: bool) -> None:
        """It comes in beside the others, or not."""
        self.ticked = self.ticked | {place} if on else self.ticked - {place}

    def beside(self, state: Round, draft: Draft) -> list[tuple[Sheet, Draft]]:
        """What comes in beside the sheet that is looked at; `draft` is what was said of that one."""
        others = sorted(self.ticked - {self.at})
        return [(self._found[place], self._draft(state, place, draft)) for place in others]

    def _draft(self, state: Round, place: int, otherwise: Draft) -> Draft:
        return self._drafts.get(place) or first_draft(state, self._found[place], otherwise)
