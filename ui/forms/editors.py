"""One field of a form as a widget: a line, a choice, or boxes to tick. What somebody is typing is never overwritten.

What must not live here: which fields there are, and what was typed means.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from budget_app.presentation.form import Field
from ui.models.tips import plain_tip
from ui.widgets.labels import set_look

LONGEST = 2000


class LineEditor(QLineEdit):
    """A line of text. `typed` with every change, `entered` when it is left or Enter is pressed after one."""

    typed = Signal(str)
    entered = Signal(str)

    def __init__(self, field: Field, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(LONGEST)
        if field.kind == "number":
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(self.typed)
        self.editingFinished.connect(self._enter)

    def show_field(self, field: Field) -> None:
        """What stands, and what is wrong with it."""
        self.setPlaceholderText(field.assumed)
        _explain(self, field)
        set_look(self, "state", "refused" if field.problem else "")
        if self.text() != field.text and not (self.hasFocus() and self.isModified()):
            self.setText(field.text)
            self.setCursorPosition(0)

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops."""
        return [self]

    def _enter(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.entered.emit(self.text())


class ChoiceEditor(QComboBox):
    """One of a few; its text is the key."""

    typed = Signal(str)
    entered = Signal(str)

    def __init__(self, field: Field, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self._choices: Sequence[tuple[str, str]] = ()
        self.activated.connect(self._pick)

    def show_field(self, field: Field) -> None:
        """The choices, and the one that stands."""
        with QSignalBlocker(self):
            if self._choices != field.choices:
                self._choices = field.choices
                self.clear()
                for key, word in field.choices:
                    self.addItem(word, key)
            self.setCurrentIndex(self.findData(field.text))
        _explain(self, field)
        set_look(self, "state", "refused" if field.problem else "")

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops."""
        return [self]

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past changes nothing."""
        event.ignore()

    def _pick(self, at: int) -> None:
        self.typed.emit(self.itemData(at))
        self.entered.emit(self.itemData(at))


class ManyEditor(QWidget):
    """Boxes to tick; its text is the keys of those that are."""

    typed = Signal(str)
    entered = Signal(str)

    def __init__(self, field: Field, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.boxes: dict[str, QCheckBox] = {}
        for key, word in field.choices:
            box = QCheckBox(word)
            box.setAccessibleName(f"{name}: {word}")
            box.clicked.connect(self._pick)
            self.boxes[key] = box
            row.addWidget(box)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def show_field(self, field: Field) -> None:
        """Which are ticked."""
        for key, box in self.boxes.items():
            box.setChecked(key in field.text.split())
            _explain(box, field)

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops: at every box."""
        return list(self.boxes.values())

    def _pick(self) -> None:
        ticked = " ".join(key for key, box in self.boxes.items() if box.isChecked())
        self.typed.emit(ticked)
        self.entered.emit(ticked)


Editor = LineEditor | ChoiceEditor | ManyEditor


def editor(field: Field, name: str) -> Editor:
    """The widget for a field; `name` is what a screen reader says."""
    kinds = {"choice": ChoiceEditor, "many": ManyEditor}
    return kinds.get(field.kind, LineEditor)(field, name)


def _explain(widget: QWidget, field: Field) -> None:
    """On or off with the reason, and what is wrong, for the mouse and for a screen reader."""
    widget.setEnabled(not field.why_fixed)
    words = field.problem.text if field.problem else field.why_fixed
    widget.setToolTip(plain_tip(words))
    widget.setAccessibleDescription(words or field.note)
