"""The letter page when two people wrote one part, and when what one has open is changed from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam import app
from peerteam.domain.ids import derived_id
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.other_version import OtherVersion
from peerteam.ui.handover_questions import question
from peerteam.ui.handover_words import Names
from peerteam.ui.look import Look
from peerteam.ui.pages.letter import LetterPage
from peerteam.ui.tasks import Tasks
from tests.builders import exchange, give, unhurried
from tests.ui.conftest import BEN, GOVERNANCE

PART = "next_steps"
MINE, BENS = "We will come back in the spring.", "We will come back in the autumn."


@pytest.fixture
def page(visit: VisitFile, qtbot: QtBot, look: Look) -> Iterator[LetterPage]:
    tasks = Tasks()
    page = LetterPage(visit, tasks, app.write_letter, lambda: datetime(2026, 3, 18, 9, 0))
    visit.listeners.append(page.take)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    page.begin()
    yield page
    tasks.close()


@pytest.fixture
def ben(visit: VisitFile, tmp_path: Path) -> Iterator[VisitFile]:
    """Ben's laptop, in step, on which he then wrote a part that was written here as well."""
    with unhurried(VisitFile.empty(tmp_path / "ben.peerteam", visit.id)) as ben:
        ben.set_me(BEN)
        give(visit, ben)
        visit.letter.write(PART, MINE, "Drafted.", "a")
        ben.letter.write(PART, BENS, "Drafted otherwise.", "b")
        exchange(visit, ben)
        yield ben


def words_of(visit: VisitFile) -> str | None:
    section = visit.letter.section(PART)
    return section.edited if section else None


def state(page: LetterPage) -> str:
    return next(line.detail for line in page.parts.lines() if line.key == PART)


def test_a_part_of_which_two_versions_wait_says_so_and_offers_to_compare(
    ben: VisitFile, page: LetterPage, qtbot: QtBot
) -> None:
    assert state(page).startswith("two versions")
    with qtbot.waitSignal(page.told) as told:
        page.type_in(PART)
    assert told.args is not None
    assert told.args[1] == "Compare"
    assert told.args[0].startswith("“Next steps” was written twice, by ")
    assert {"you", "Ben"} <= set(re.findall(r"\w+", told.args[0]))


def test_the_other_version_is_chosen_beside_this_one_and_followed_on_the_other_laptop(
    ben: VisitFile, page: LetterPage, visit: VisitFile
) -> None:
    shown = words_of(visit)
    other = BENS if shown == MINE else MINE
    page.type_in(PART)
    page.versions.ask(PART)
    assert not page.typing.active
    (sheet,) = page.findChildren(OtherVersion)
    assert (sheet.left.toPlainText(), sheet.right.toPlainText()) == (shown, other)
    QTest.keyClick(sheet, Qt.Key.Key_2)
    assert words_of(visit) == other
    assert "two versions" not in state(page)
    visit.history.undo()
    assert words_of(visit) == shown
    assert state(page).startswith("two versions")
    visit.history.redo()
    give(visit, ben)
    assert words_of(ben) == other
    assert ben.unsettled() == visit.unsettled() == []


def test_words_taken_back_while_the_part_is_open_do_not_come_again_when_it_is_left(
    page: LetterPage, visit: VisitFile
) -> None:
    page.type_in(PART)
    page.typing.editor.text.setPlainText(MINE)
    page.leave()
    page.type_in(PART)
    visit.history.undo()
    assert page.typing.editor.words != MINE
    assert page.typing.active
    page.leave()
    assert words_of(visit) is None


def test_what_is_being_typed_stays_when_the_part_is_changed_from_elsewhere(page: LetterPage, visit: VisitFile) -> None:
    visit.letter.edit(PART, MINE)
    page.type_in(PART)
    page.typing.editor.text.setPlainText("Half a sent")
    visit.letter.edit(PART, BENS)
    assert page.typing.editor.words == "Half a sent"
    page.leave()
    assert words_of(visit) == "Half a sent"


def test_on_hand_over_a_part_is_asked_about_by_its_name(ben: VisitFile, visit: VisitFile) -> None:
    (case,) = visit.settling.cases()
    assert question(visit, case).title == "Part of the letter “Next steps”: its words"
    names = Names(visit)
    for key, name in ((f"theme/{GOVERNANCE}", "Governance"), ("order/letter-a", "Order of the parts")):
        visit.letter.edit(key, "x")
        assert names.record("section", derived_id("section", key))[0] == name
