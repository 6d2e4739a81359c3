"""The sheet for what goes out beyond the team."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from peerteam.domain.outgoing import Audience
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.send_out import SendOut
from peerteam.ui.look import Look
from peerteam.ui.tasks import Tasks
from tests.ui.pages.wall_visit import fill


@pytest.fixture
def sheet(visit: VisitFile, qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[SendOut]:
    fill(visit)
    tasks = Tasks()
    made = SendOut(visit, tasks)
    made.folder = tmp_path / "out"
    made.folder.mkdir()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.make.isEnabled, timeout=30_000)
    yield made
    tasks.close()


def parts(sheet: SendOut) -> dict[str, str]:
    return {heading: "\n".join(lines) for heading, lines in sheet.said.parts()}


def choose(sheet: SendOut, audience: Audience, qtbot: QtBot) -> None:
    sheet.whom[audience].click()
    qtbot.waitUntil(sheet.make.isEnabled, timeout=30_000)


def make(sheet: SendOut, qtbot: QtBot) -> Path:
    sheet.make.click()
    qtbot.waitUntil(lambda: sheet.made is not None, timeout=30_000)
    assert sheet.made is not None
    return sheet.made


def test_what_goes_and_what_stays_follow_whom_it_is_for(sheet: SendOut, qtbot: QtBot) -> None:
    team = parts(sheet)
    choose(sheet, Audience.LGA, qtbot)
    lga = parts(sheet)
    choose(sheet, Audience.COUNCIL, qtbot)
    council = parts(sheet)
    assert "note" not in team["Goes, marked “For the peer team only”"]
    assert "note" in lga["Goes, marked “For the LGA only”"]
    assert "headline" not in council["Goes, marked “For the council”"]
    assert "Private notes" in lga["Stays here"]


@pytest.mark.parametrize(("form", "ending"), [("xlsx", ".xlsx"), ("html", ".html"), ("csv", "")])
def test_the_file_is_made_in_the_form_chosen_and_can_be_opened(
    sheet: SendOut, qtbot: QtBot, form: str, ending: str
) -> None:
    opened: list[Path] = []
    sheet.open_file = opened.append
    sheet.forms[form].click()
    made = make(sheet, qtbot)
    assert made.suffix == ending
    assert made.exists()
    assert sheet.outcome.text() == f"Made: {made.name}"
    sheet.open_it.click()
    assert opened == [made]


def test_made_again_the_first_stays_as_it_is(sheet: SendOut, qtbot: QtBot) -> None:
    first = make(sheet, qtbot)
    held = first.read_bytes()
    sheet.made = None
    second = make(sheet, qtbot)
    assert second != first
    assert first.read_bytes() == held


def test_for_somebody_else_the_last_file_is_no_longer_offered(sheet: SendOut, qtbot: QtBot) -> None:
    make(sheet, qtbot)
    choose(sheet, Audience.COUNCIL, qtbot)
    assert not sheet.open_it.isVisible()
    assert sheet.outcome.text() == ""


def test_a_folder_that_is_gone_is_told_in_one_sentence(sheet: SendOut, qtbot: QtBot) -> None:
    sheet.folder = sheet.folder / "gone"
    sheet.make.click()
    qtbot.waitUntil(lambda: bool(sheet.outcome.text()), timeout=30_000)
    assert "no folder" in sheet.outcome.text()
    assert sheet.make.isEnabled()


def test_where_somebody_could_be_recognised_comes_first_and_names_nobody(
    visit: VisitFile, qtbot: QtBot, look: Look
) -> None:
    visit.findings.add(visit.programme.themes()[0].id, "strength", "Cllr Joan Field leads with a steady hand")
    tasks = Tasks()
    sheet = SendOut(visit, tasks)
    qtbot.addWidget(sheet)
    choose(sheet, Audience.LGA, qtbot)
    heading, lines = sheet.said.parts()[0]
    assert heading == "Look at this first: somebody could be recognised"
    assert lines == ["A name, in a headline of Governance"]
    tasks.close()
