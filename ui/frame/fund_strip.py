"""The strip under the header: the one figure that matters, and the fund bar, always in view."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from budget_app.presentation.fund_bar import FundBar
from ui.widgets.fund_bar import FundBarWidget
from ui.widgets.fund_figure import FundFigure

RAIL_WIDTH, _EDGE = 176, 18


class FundStrip(QFrame):
    """Figure and bar of one round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("band", "strip")
        self.bar = FundBarWidget()
        self._figure = FundFigure()
        self._figure.setFixedWidth(RAIL_WIDTH - _EDGE)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 4, 20, 6)
        row.setSpacing(16)
        row.addWidget(self._figure)
        row.addWidget(self.bar, 1)

    def show_bar(self, bar: FundBar) -> None:
        """The bar as it is now; it slides there from the one before."""
        self._figure.show_bar(bar)
        self.bar.show_bar(bar)
