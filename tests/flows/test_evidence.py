"""What is heard and read becomes evidence: by keyboard, on an encrypted visit, and across two laptops."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.counts import counts
from peerteam.domain.records import Side, SourceGroup, Support
from peerteam.store.visit_file import VisitFile
from peerteam.ui.bus import Bus
from peerteam.ui.dialogs.ask_for_paper import AskForPaper
from peerteam.ui.dialogs.put_in_finding import PutInFinding
from peerteam.ui.pages.evidence import EvidencePage
from tests.builders import give
from tests.ui.conftest import ANN, BEN, FINANCE, FIRST, GOVERNANCE, now, records

CONTROL = Qt.KeyboardModifier.ControlModifier
PHRASE = "copper lantern ridge maple"
CORRIDOR = "The budget will not hold, everybody knows it."


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[VisitFile]:
    with VisitFile.empty(tmp_path / "visit.peerteam", "visit", PHRASE) as visit:
        visit.load(records())
        visit.set_me(ANN)
        yield visit


@pytest.fixture
def page(visit: VisitFile, qtbot: QtBot) -> EvidencePage:
    bus = Bus()
    visit.listeners.append(bus.announce)
    made = EvidencePage(visit, now)
    bus.setParent(made)
    bus.announced.connect(made.take)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin()
    return made


def press(widget: QWidget, *keys: Qt.Key, control: bool = False) -> None:
    for key in keys:
        QTest.keyClick(widget, key, CONTROL if control else Qt.KeyboardModifier.NoModifier)


def test_a_talk_in_the_corridor_is_evidence_with_its_group_and_no_meeting(visit: VisitFile, page: EvidencePage) -> None:
    meetings = counts(visit.snapshot()).meetings.number
    note = visit.notes.add(group=SourceGroup.STAFF, body=CORRIDOR)
    visit.notes.tag(note, 0, len(CORRIDOR), FINANCE)

    assert page.passages.panel.view.passage == CORRIDOR
    assert page.passages.panel.about.text().startswith("Staff.")
    assert counts(visit.snapshot()).meetings.number == meetings


def test_two_passages_and_a_paper_stand_behind_one_finding_without_the_mouse(
    visit: VisitFile, page: EvidencePage
) -> None:
    note = visit.notes.add(FIRST, body=f"Papers come late. {CORRIDOR}")
    visit.notes.tag(note, 0, 17, GOVERNANCE, "area")
    visit.notes.tag(note, 18, 18 + len(CORRIDOR), FINANCE)

    press(page.passages.table, Qt.Key.Key_Return)
    (sheet,) = page.findChildren(PutInFinding)
    QTest.keyClicks(sheet.line, "Plan further ahead")
    press(sheet.line, Qt.Key.Key_Return)
    press(page.passages.table, Qt.Key.Key_Down, Qt.Key.Key_F)
    press(page.passages.table, Qt.Key.Key_PageDown, control=True)
    press(page.documents.table, Qt.Key.Key_P)
    sheet = page.findChildren(PutInFinding)[-1]
    press(sheet.line, Qt.Key.Key_Return)

    (finding,) = visit.findings.all()
    assert (finding.side, finding.wording) == (Side.AREA, "Plan further ahead")
    assert len(visit.findings.supports_of(finding.id)) == 3


def test_what_stays_on_this_laptop_reaches_no_colleague_as_evidence(visit: VisitFile, tmp_path: Path) -> None:
    note = visit.notes.add(FIRST, body=CORRIDOR)
    finding = visit.findings.add(FINANCE, Side.AREA, "Plan further ahead")
    visit.findings.support(finding, visit.notes.tag(note, 0, len(CORRIDOR), FINANCE))
    visit.notes.set_private(note, stays_here=True)
    with VisitFile.empty(tmp_path / "ben.peerteam", "visit", PHRASE) as ben:
        ben.set_me(BEN)
        give(visit, ben)
        assert [passage.words for passage in ben.evidence.log()] == []
        assert ben.rows.all(Support) == []
    assert [passage.private for passage in visit.evidence.log()] == [True]


def test_a_paper_is_asked_for_from_a_note_comes_late_is_read_and_kept(
    visit: VisitFile, page: EvidencePage, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = AskForPaper(visit, "the reserves strategy", (FINANCE,), now, page)
    qtbot.addWidget(sheet)
    sheet.open()
    press(sheet.title, Qt.Key.Key_Return)
    page.choose(visit.evidence.documents()[-1].id)
    table, form = page.documents.table, page.documents.form
    assert form.status.text() == "Asked for"

    press(table, Qt.Key.Key_Return)
    form.lines["due"].setFocus()
    QTest.keyClicks(form.lines["due"], "Mon 9 March 2026")
    press(form.lines["due"], Qt.Key.Key_Return)
    assert form.status.text() == "1 day overdue"
    page.back()
    press(table, Qt.Key.Key_R, Qt.Key.Key_M)
    assert form.status.text() == "Received 1 day late"
    assert form.read_by.text() == "Read by Ann."

    paper = tmp_path / "Reserves strategy.pdf"
    paper.write_bytes(b"Reserves fall to the floor")
    page.documents.attach(str(paper))
    assert form.file.text() == "Kept beside the visit, encrypted like it."
    assert all(b"Reserves" not in kept.read_bytes() for kept in visit.attachments.folder.iterdir())

    with VisitFile.empty(tmp_path / "ben.peerteam", "visit", PHRASE) as ben:
        give(visit, ben)
        found = ben.evidence.documents()[-1]
        assert (found.title, found.status) == ("the reserves strategy", "late")
        assert not ben.attachments.has(found.file or "")
