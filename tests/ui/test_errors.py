"""A known problem is one sentence; anything else is a report that holds nobody's words."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from peerteam import log
from peerteam.domain.errors import CannotWrite
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.error_report import ErrorReport
from peerteam.ui.errors import Errors, report
from peerteam.ui.known import log_step
from peerteam.ui.look import Look


def raised(error: BaseException) -> BaseException:
    """The error with a place in the code."""
    with pytest.raises(type(error)) as caught:
        raise error
    return caught.value


def test_a_known_problem_is_passed_on_as_it_is(qtbot: QtBot) -> None:
    errors, problem = Errors(), CannotWrite("The disk is full")
    with qtbot.waitSignal(errors.known) as known, qtbot.assertNotEmitted(errors.unexpected):
        errors.caught(CannotWrite, problem, None)
    assert known.args == [problem]


def test_a_mistake_of_ours_becomes_a_report_on_screen_and_on_stderr(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    errors, error = Errors(), raised(ValueError("x"))
    with qtbot.waitSignal(errors.unexpected) as unexpected:
        errors.caught(ValueError, error, error.__traceback__)
    assert unexpected.args is not None
    assert "ValueError" in unexpected.args[0]
    assert capsys.readouterr().err == unexpected.args[0]


def test_a_report_says_where_and_which_version_and_quotes_nothing() -> None:
    text = report(raised(ValueError("Cllr Field said the budget will not hold")))
    assert "Peer Team " in text
    assert "test_errors.py" in text
    assert "budget" not in text


def test_a_report_has_what_was_done_before_but_none_of_the_words(visit: VisitFile) -> None:
    recent = log.listen()
    errors = Errors(recent=recent.lines)
    visit.listeners.append(log_step)
    note = visit.notes.add(body="Cllr Field said the budget will not hold")
    visit.notes.tag(note, 0, 10, "theme-finance")
    error = raised(ValueError("Cllr Field"))
    texts: list[str] = []
    errors.unexpected.connect(texts.append)
    errors.caught(ValueError, error, error.__traceback__)
    log.stop(recent)
    assert "step 2: Tag passage (tag)" in texts[0]
    assert "Field" not in texts[0]
    assert "budget" not in texts[0]


def test_the_hook_is_installed_and_the_old_one_handed_back() -> None:
    before = sys.excepthook
    errors = Errors()
    try:
        assert errors.install() is before
        assert sys.excepthook == errors.caught
    finally:
        sys.excepthook = before


def test_the_report_can_be_copied(qtbot: QtBot, look: Look) -> None:
    sheet = ErrorReport("what happened")
    qtbot.addWidget(sheet)
    sheet.copy.click()
    assert QApplication.clipboard().text() == "what happened"
    assert sheet.copy.text() == "Copied"
