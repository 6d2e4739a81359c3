"""Questions answered with the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerteam.ui import ask
from peerteam.ui.ask import Choice, Words
from peerteam.ui.look import Look

ANSWERS = [("member", "A member"), ("partner", "A partner")]


def test_a_number_key_answers(qtbot: QtBot, look: Look) -> None:
    sheet = Choice("Who is speaking?", ANSWERS)
    qtbot.addWidget(sheet)
    sheet.show()
    QTest.keyClick(sheet, Qt.Key.Key_2)
    assert sheet.answer == "partner"
    assert not sheet.isVisible()


def test_arrows_and_enter_answer(qtbot: QtBot, look: Look) -> None:
    sheet = Choice("Who is speaking?", ANSWERS)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    sheet.buttons[0].setFocus()
    QTest.keyClick(sheet, Qt.Key.Key_Down)
    assert sheet.focusWidget() is sheet.buttons[1]
    QTest.keyClick(sheet.buttons[1], Qt.Key.Key_Return)
    assert sheet.answer == "partner"


def test_escape_is_no_answer(qtbot: QtBot, look: Look) -> None:
    sheet = Choice("Who is speaking?", ANSWERS)
    qtbot.addWidget(sheet)
    sheet.show()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.answer is None


def answer_by(typing: Callable[[Words], None]) -> None:
    """Type into the sheet that is about to be shown, then press Enter."""

    def answer() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, Words)
        typing(sheet)
        QTest.keyClick(sheet, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)


def answer_with(key: Qt.Key, qtbot: QtBot, typed: str = "") -> None:
    """Answer the sheet that is about to be shown."""

    def answer() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, Choice | Words)
        if isinstance(sheet, Words):
            sheet.line.setText(typed)
        QTest.keyClick(sheet, key)

    QTimer.singleShot(0, answer)


def test_choosing_gives_the_key_of_the_answer(qtbot: QtBot, look: Look) -> None:
    answer_with(Qt.Key.Key_1, qtbot)
    assert ask.choose("Who is speaking?", ANSWERS) == "member"


def test_typed_words_come_back_without_the_spaces_around_them(qtbot: QtBot, look: Look) -> None:
    answer_with(Qt.Key.Key_Return, qtbot, " red boat quiet moon ")
    assert ask.words("The team’s words?") == "red boat quiet moon"


def test_words_that_did_not_fit_are_there_to_be_put_right(qtbot: QtBot, look: Look) -> None:
    def put_right(sheet: Words) -> None:
        QTest.keyClick(sheet.line, Qt.Key.Key_End)
        QTest.keyClick(sheet.line, Qt.Key.Key_Backspace)
        QTest.keyClicks(sheet.line, "n")

    answer_by(put_right)
    assert ask.words("The team’s words?", typed="red boat quiet moom") == "red boat quiet moon"


def test_words_that_did_not_fit_can_simply_be_typed_again(qtbot: QtBot, look: Look) -> None:
    answer_by(lambda sheet: QTest.keyClicks(sheet.line, "red boat quiet moon"))
    assert ask.words("The team’s words?", typed="red bat quiet moon") == "red boat quiet moon"


def test_thinking_better_of_it_gives_nothing(qtbot: QtBot, look: Look) -> None:
    answer_with(Qt.Key.Key_Escape, qtbot, "red boat")
    assert ask.words("The team’s words?") is None


def test_a_sheet_comes_up_in_the_middle_of_its_window(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 50, 640, 600)
    window.show()
    sheet = Words("The team’s words?", parent=window)
    sheet.show()
    off = sheet.geometry().center() - window.geometry().center()
    assert abs(off.x()) < 30
    assert abs(off.y()) < 60
