"""Windows beside the main one come back as large as they were left."""

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.driver import Someone
from ui.settings import RoundSettings
from ui.sizes import keep_size


def dialog(qtbot: QtBot) -> QDialog:
    made = QDialog()
    qtbot.addWidget(made)
    made.setMinimumSize(200, 100)
    made.resize(300, 200)
    keep_size(made, "test")
    return made


def test_a_dialog_is_as_large_as_it_was_left(qtbot: QtBot, qapp):
    first = dialog(qtbot)
    assert first.size() == QSize(300, 200)
    first.show()
    first.resize(420, 260)
    first.hide()
    assert dialog(qtbot).size() == QSize(420, 260)


def test_what_cannot_be_read_or_has_no_room_changes_nothing(qtbot: QtBot, qapp):
    QSettings().setValue("sizes/test", "large")
    assert dialog(qtbot).size() == QSize(300, 200)
    QSettings().setValue("sizes/test", QSize(10, 90_000))
    made = dialog(qtbot)
    assert made.width() == 200
    assert made.height() <= made.screen().availableSize().height()


def test_the_settings_come_back_as_they_were_left(dana: Someone):
    settings = next(errand for errand in dana.window.errands if isinstance(errand, RoundSettings))
    dana.window.act("round-settings")
    assert settings.dialog is not None
    wanted = settings.dialog.size() - QSize(10, 20)
    settings.dialog.resize(wanted)
    wanted = settings.dialog.size()
    settings.dialog.close()
    settings.dialog = None
    dana.window.act("round-settings")
    assert settings.dialog is not None
    assert settings.dialog.size() == wanted
