"""Choosing a house style: it is looked at first, and only one that will do is used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from peerteam.ui.dialogs.house_style import OURS, HouseStyle
from peerteam.ui.look import Look
from peerteam.ui.tasks import Tasks


@pytest.fixture
def sheet(qtbot: QtBot, look: Look) -> Iterator[HouseStyle]:
    tasks = Tasks()
    made = HouseStyle(tasks)
    qtbot.addWidget(made)
    made.show()
    yield made
    tasks.close()


def test_a_document_is_used_and_what_there_is_to_know_of_it_said(
    sheet: HouseStyle, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "House.docx"
    docx.Document().save(str(path))
    assert sheet.now.text() == OURS
    with qtbot.waitSignal(sheet.chosen, timeout=20_000) as chosen:
        sheet.use(str(path))
    assert chosen.args == [str(path)]
    assert sheet.now.text() == "The letter is written in the style of House.docx."
    assert sheet.remarks.text()
    sheet.own.click()
    assert (sheet.style_path, sheet.now.text()) == ("", OURS)


def test_a_file_that_will_not_do_is_refused_in_plain_words_and_not_used(
    sheet: HouseStyle, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "House.dotx"
    path.write_text("not a template")
    sheet.use(str(path))
    qtbot.waitUntil(lambda: "cannot be used" in sheet.remarks.text(), timeout=20_000)
    assert "House.dotx is not a Word document" in sheet.remarks.text()
    assert (sheet.style_path, sheet.now.text()) == ("", OURS)
