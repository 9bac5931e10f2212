"""Fields that look like text until one goes there: a line, a longer text, a choice. What is typed is never overwritten.

What must not live here: which fields a line has, and what typed text means.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.models.tips import plain_tip
from ui.widgets.labels import set_look


class InplaceLine(QLineEdit):
    """One line of text. `entered` when it is left or Enter is pressed and it differs; Escape puts it back."""

    entered = Signal(str)
    begun = Signal()

    def __init__(
        self, name: str, right: bool = False, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setProperty("kind", "flat")
        self.setProperty("words", "small" if small else "body")
        self.setAccessibleName(name)
        self.setMaxLength(2000)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._enter)

    def show_text(self, words: str, assumed: str = "", why_fixed: str = "") -> None:
        """What stands; `assumed` where nothing does. Not while somebody types here."""
        self.setPlaceholderText(assumed)
        self.setReadOnly(bool(why_fixed))
        set_look(self, "fixed", bool(why_fixed))
        self.setToolTip(plain_tip(why_fixed or (words if len(words) > 24 else "")))
        if self.isModified() and self.text() != self._shown:
            return
        self._shown = words
        if self.text() != words:
            self.setText(words)
            self.setCursorPosition(0)
        set_look(self, "state", "")

    def suggest(self, known: Sequence[str]) -> None:
        """What may be meant: offered while one types, all of it by Down. Anything else can be typed, too."""
        completer = self.completer()
        if not known and completer is None:
            return
        if completer is None:
            completer = QCompleter(QStringListModel(self), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(self._take_suggested)
            self.setCompleter(completer)
        model = completer.model()
        if isinstance(model, QStringListModel) and model.stringList() != list(known):
            model.setStringList(list(known))

    def refuse(self) -> None:
        """What was typed stays and is marked."""
        set_look(self, "state", "refused")

    def accept(self, words: str) -> None:
        """What was typed is on its way."""
        self._shown = words
        self.setModified(False)
        set_look(self, "state", "")

    def give_up(self) -> None:
        """Back to what stands."""
        self.setText(self._shown)
        self.setModified(False)
        set_look(self, "state", "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing may begin: whoever listens remembers what stood here."""
        super().focusInEvent(event)
        if not self.isReadOnly():
            self.begun.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts back what stood here."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.give_up()
            self.entered.emit(self._shown)
            return
        completer = self.completer()
        if event.key() == Qt.Key.Key_Down and completer and not self.isReadOnly():
            completer.setCompletionPrefix(self.text() if self.isModified() else "")
            completer.complete()
            return
        super().keyPressEvent(event)

    def _take_suggested(self, words: str) -> None:
        self.setText(words)
        self.setModified(True)
        self._enter()

    def _enter(self) -> None:
        if self.isModified() and self.text() != self._shown and not self.isReadOnly():
            self.entered.emit(self.text())


class InplaceText(QPlainTextEdit):
    """A longer text, as high as it needs. Ctrl+Enter or leaving enters it."""

    entered = Signal(str)
    begun = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setProperty("kind", "flat")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)

    def show_text(self, words: str, assumed: str = "", why_fixed: str = "") -> None:
        """What stands; not while somebody types here."""
        self.setPlaceholderText(assumed)
        self.setReadOnly(bool(why_fixed))
        set_look(self, "fixed", bool(why_fixed))
        self.setToolTip(plain_tip(why_fixed))
        if self.document().isModified() and self.toPlainText() != self._shown:
            return
        self._shown = words
        if self.toPlainText() != words:
            self.setPlainText(words)
        self.document().setModified(False)
        self._fit()

    def refuse(self) -> None:
        """What was typed stays and is marked."""
        set_look(self, "state", "refused")

    def accept(self, words: str) -> None:
        """What was typed is on its way."""
        self._shown = words
        self.document().setModified(False)
        set_look(self, "state", "")

    def give_up(self) -> None:
        """Back to what stands."""
        self.setPlainText(self._shown)
        self.accept(self._shown)

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(200, self._height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing may begin."""
        super().focusInEvent(event)
        if not self.isReadOnly():
            self.begun.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving enters what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter enters, Escape puts back what stood here."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.give_up()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._fit()

    def _enter(self) -> None:
        if self.document().isModified() and self.toPlainText() != self._shown and not self.isReadOnly():
            self.entered.emit(self.toPlainText())

    def _height(self) -> int:
        lines = max(int(self.document().size().height()), 1)
        return lines * self.fontMetrics().lineSpacing() + 10

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())


class InplaceChoice(QComboBox):
    """One of a few. `entered` carries the key."""

    entered = Signal(str)
    begun = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "flat")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        for key, word in choices:
            self.addItem(word, key)
        self.activated.connect(self._enter)

    def show_text(self, words: str, assumed: str = "", why_fixed: str = "") -> None:
        """The key that stands."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(words))
        self.setEnabled(not why_fixed)
        self.setToolTip(plain_tip(why_fixed))

    def refuse(self) -> None:
        """Nothing typed can be marked here."""

    def accept(self, words: str) -> None:
        """The choice is on its way."""

    def give_up(self) -> None:
        """Nothing to put back."""

    def wheelEvent(self, event: object) -> None:  # type: ignore[override]
        """Scrolling past changes nothing."""
        event.ignore()  # type: ignore[attr-defined]

    def _enter(self, at: int) -> None:
        self.begun.emit()
        self.entered.emit(self.itemData(at))


Inplace = InplaceLine | InplaceText | InplaceChoice
