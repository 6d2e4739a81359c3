"""Evidence over a real visit file, by keyboard."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Document, Finding, Side, Stance, TagKind
from peerteam.store.visit_file import VisitFile
from peerteam.ui.bus import Bus
from peerteam.ui.dialogs.put_in_finding import PutInFinding
from peerteam.ui.document_acts import folder_for_copies
from peerteam.ui.evidence_passages import NOTHING_FITS, NOTHING_YET
from peerteam.ui.look import Look
from peerteam.ui.pages.evidence import EvidencePage
from tests.ui.conftest import ANN, BEN, FINANCE, FIRST, GOVERNANCE, SECOND, now

CONTROL = Qt.KeyboardModifier.ControlModifier
LATE, GRIP = "Papers come late.", "There is a grip on money."


@pytest.fixture
def tags(visit: VisitFile) -> dict[str, str]:
    """Two passages of Ann's note, one of Ben's, and a note of Ben's that nobody has tagged."""
    mine = visit.notes.add(FIRST, ANN, body=f"{LATE} {GRIP}")
    bens = visit.notes.add(SECOND, BEN, body="No plan for homes yet.")
    visit.notes.add(SECOND, BEN, body="Nobody has tagged this.")
    return {
        "late": visit.notes.tag(mine, 0, len(LATE), GOVERNANCE, TagKind.AREA),
        "grip": visit.notes.tag(mine, len(LATE) + 1, len(LATE) + 1 + len(GRIP), FINANCE, TagKind.STRENGTH),
        "plan": visit.notes.tag(bens, 0, 22, FINANCE),
    }


@pytest.fixture
def page(visit: VisitFile, tags: dict[str, str], qtbot: QtBot, look: Look) -> EvidencePage:
    return shown(visit, qtbot)


def shown(visit: VisitFile, qtbot: QtBot) -> EvidencePage:
    bus = Bus()
    visit.listeners.append(bus.announce)
    made = EvidencePage(visit, now)
    bus.announced.connect(made.take)
    bus.setParent(made)
    qtbot.addWidget(made)
    made.resize(1206, 660)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin()
    return made


def press(widget: QWidget | None, *keys: Qt.Key, control: bool = False) -> None:
    assert widget is not None
    for key in keys:
        QTest.keyClick(widget, key, CONTROL if control else Qt.KeyboardModifier.NoModifier)


def listed(page: EvidencePage) -> list[str]:
    model = page.passages.model
    return [model.record(row).words for row in range(model.rowCount())]


def sheet_of(page: EvidencePage) -> PutInFinding:
    found = [sheet for sheet in page.findChildren(PutInFinding) if sheet.isVisible()]
    assert len(found) == 1
    return found[0]


def heard(page: EvidencePage) -> list[tuple[Any, ...]]:
    told: list[tuple[Any, ...]] = []
    page.told.connect(lambda *what: told.append(what))
    return told


# --- passages


def test_passages_are_listed_in_the_order_of_the_day_with_the_first_one_open(page: EvidencePage) -> None:
    assert listed(page) == [LATE, GRIP, "No plan for homes yet."]
    assert page.count.text() == "3 passages"
    assert page.passages.panel.view.passage == LATE
    assert page.passages.panel.title.text() == "Leader of the council"
    assert page.passages.panel.about.text().startswith("Members.  Noted by Ann.")


def test_control_and_a_theme_s_key_narrows_and_esc_shows_all_again(page: EvidencePage) -> None:
    press(page.passages.table, Qt.Key.Key_4, control=True)
    assert listed(page) == [GRIP, "No plan for homes yet."]
    assert page.count.text() == "2 of 3 passages"
    assert page.back()
    assert len(listed(page)) == 3
    assert not page.back()


def test_letters_put_switches_on(page: EvidencePage) -> None:
    press(page.passages.table, Qt.Key.Key_M)
    assert listed(page) == [LATE, GRIP]
    press(page.passages.table, Qt.Key.Key_M, Qt.Key.Key_U)
    assert listed(page) == ["Nobody has tagged this."]
    assert page.count.text() == "1 note without a tag"


def test_a_letter_opens_the_list_of_a_chip_and_space_asks_for_one(page: EvidencePage) -> None:
    press(page.passages.table, Qt.Key.Key_B)
    menu = page.passages.chips.menus["peer"].menu_
    assert [action.text() for action in menu.actions()] == ["Ann\t2", "Ben\t1"]
    press(menu, Qt.Key.Key_Down, Qt.Key.Key_Space)
    menu.close()
    assert listed(page) == ["No plan for homes yet."]


def test_enter_puts_the_passage_in_a_new_finding_typed_at_once(page: EvidencePage, visit: VisitFile) -> None:
    press(page.passages.table, Qt.Key.Key_Return)
    sheet = sheet_of(page)
    QTest.keyClicks(sheet.line, "Bring papers earlier")
    press(sheet.line, Qt.Key.Key_Return)
    (finding,) = visit.findings.all()
    assert (finding.theme, finding.side, finding.wording) == (GOVERNANCE, Side.AREA, "Bring papers earlier")
    assert [line.text for line in page.passages.panel.uses.lines()] == ["Bring papers earlier"]
    visit.history.undo()
    assert visit.findings.all() == []


def test_f_and_g_are_for_and_against_the_finding_used_last(
    page: EvidencePage, visit: VisitFile, tags: dict[str, str]
) -> None:
    finding = visit.findings.add(GOVERNANCE, Side.AREA, "Late")
    press(page.passages.table, Qt.Key.Key_F)
    press(sheet_of(page).line, Qt.Key.Key_Return)
    press(page.passages.table, Qt.Key.Key_Down, Qt.Key.Key_G, Qt.Key.Key_Down, Qt.Key.Key_F)
    assert {s.evidence: s.stance for s in visit.findings.supports_of(finding)} == {
        tags["late"]: Stance.FOR,
        tags["grip"]: Stance.AGAINST,
        tags["plan"]: Stance.FOR,
    }
    assert "“Late”" in page.passages.panel.hint.text()


def test_several_picked_with_space_go_together(page: EvidencePage, visit: VisitFile) -> None:
    finding = visit.findings.add(FINANCE, Side.STRENGTH, "Sound")
    press(page.passages.table, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert page.passages.foot.text() == "2 passages chosen"
    press(page.passages.table, Qt.Key.Key_Return)
    press(sheet_of(page).line, Qt.Key.Key_Return)
    assert len(visit.findings.supports_of(finding)) == 2
    assert page.passages.model.picked == set()


def test_a_passage_picked_and_then_hidden_is_the_one_that_is_put(
    page: EvidencePage, visit: VisitFile, tags: dict[str, str]
) -> None:
    finding = visit.findings.add(FINANCE, Side.STRENGTH, "Sound")
    press(page.passages.table, Qt.Key.Key_Space)
    press(page.passages.table, Qt.Key.Key_4, control=True)
    assert page.passages.foot.text() == "1 passage chosen, 1 of them not shown"
    assert page.passages.panel.main.text() == "Put the 1 chosen in a finding"
    press(page.passages.table, Qt.Key.Key_Return)
    assert LATE in sheet_of(page).question.text()
    press(sheet_of(page).line, Qt.Key.Key_Return)
    assert [s.evidence for s in visit.findings.supports_of(finding)] == [tags["late"]]
    assert page.passages.panel.main.text() == "Put in a finding"


def test_what_is_put_in_a_finding_leaves_those_not_in_one_and_the_next_is_chosen(
    page: EvidencePage, visit: VisitFile, tags: dict[str, str]
) -> None:
    press(page.passages.table, Qt.Key.Key_N)
    visit.findings.support(visit.findings.add(GOVERNANCE, Side.AREA, "Late"), tags["late"])
    assert listed(page) == [GRIP, "No plan for homes yet."]
    assert page.passages.panel.view.passage == GRIP


def test_delete_takes_a_passage_out_of_a_finding_and_undo_brings_it_back(
    page: EvidencePage, visit: VisitFile, tags: dict[str, str]
) -> None:
    finding = visit.findings.add(GOVERNANCE, Side.AREA, "Late")
    visit.findings.support(finding, tags["late"], Stance.AGAINST)
    told = heard(page)
    page.passages.panel.uses.choose(finding)
    page.passages.panel.uses.setFocus()
    press(page.passages.panel.uses, Qt.Key.Key_Delete)
    assert visit.findings.supports_of(finding) == []
    _, act, again = told[0]
    assert act == "Undo"
    again()
    assert [s.stance for s in visit.findings.supports_of(finding)] == [Stance.AGAINST]


def test_enter_on_where_it_is_used_asks_for_the_finding(
    page: EvidencePage, visit: VisitFile, tags: dict[str, str], qtbot: QtBot
) -> None:
    finding = visit.findings.add(GOVERNANCE, Side.AREA, "Late")
    visit.findings.support(finding, tags["late"])
    page.passages.panel.uses.choose(finding)
    with qtbot.waitSignal(page.finding_asked) as asked:
        press(page.passages.panel.uses, Qt.Key.Key_Return)
    assert asked.args == [finding]


def test_control_enter_goes_to_the_very_words(page: EvidencePage, visit: VisitFile, qtbot: QtBot) -> None:
    press(page.passages.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.note_asked) as asked:
        press(page.passages.table, Qt.Key.Key_Return, control=True)
    note, at, upto = asked.args
    assert (visit.notes.get(note).body or "")[at:upto] == GRIP


def test_a_passage_that_stays_here_says_so_and_stands_behind_nothing(
    page: EvidencePage, visit: VisitFile, tags: dict[str, str]
) -> None:
    visit.notes.set_private(page.passages._all[0].note, stays_here=True)
    told = heard(page)
    assert page.passages.panel.state.text() == "On this laptop only, counted for no finding."
    assert page.passages.model.data(page.passages.model.index(0, 0)).startswith("(on this laptop only)")
    press(page.passages.table, Qt.Key.Key_Return)
    assert "cannot stand behind a finding" in told[0][0]
    assert visit.rows.all(Finding) == []


def test_a_note_without_a_tag_is_tagged_in_the_note(page: EvidencePage, qtbot: QtBot) -> None:
    press(page.passages.table, Qt.Key.Key_U)
    assert page.passages.panel.main.text() == "Tag it in the note"
    with qtbot.waitSignal(page.note_asked) as asked:
        press(page.passages.table, Qt.Key.Key_Return)
    assert asked.args[1:] == [0, 0]


def test_a_passage_searched_for_is_shown_whatever_the_chips_ask_for(page: EvidencePage, tags: dict[str, str]) -> None:
    press(page.passages.table, Qt.Key.Key_M)
    page.choose(tags["plan"])
    assert page.passages.table.current_key == tags["plan"]
    assert page.passages.table.hasFocus()


def test_a_note_written_meanwhile_comes_in_and_the_passage_chosen_stays(
    page: EvidencePage, visit: VisitFile, tags: dict[str, str]
) -> None:
    page.choose(tags["plan"])
    note = visit.notes.add(FIRST, ANN, body="An early bird.")
    visit.notes.tag(note, 0, 14, GOVERNANCE)
    assert "An early bird." in listed(page)
    assert page.passages.table.current_key == tags["plan"]


def test_without_any_passage_it_says_how_one_comes_about(visit: VisitFile, qtbot: QtBot, look: Look) -> None:
    page = shown(visit, qtbot)
    assert page.passages.empty.text() == NOTHING_YET
    assert page.passages.hasFocus()  # not a chip that is not there
    page.passages.chips.switches["mine"].click()
    assert page.passages.empty.text() == NOTHING_YET


def test_where_nothing_fits_it_says_what_to_do(page: EvidencePage) -> None:
    press(page.passages.table, Qt.Key.Key_M)
    press(page.passages.table, Qt.Key.Key_U)
    assert page.passages.empty.text() == NOTHING_FITS


# --- documents


@pytest.fixture
def papers(page: EvidencePage) -> EvidencePage:
    press(page.passages.table, Qt.Key.Key_PageDown, control=True)
    return page


def type_over(line: QLineEdit, words: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    press(line, Qt.Key.Key_Return)


def test_control_page_down_turns_to_the_papers(papers: EvidencePage) -> None:
    assert papers.documents.table.hasFocus()
    assert papers.count.text() == "1 paper"
    assert papers.documents.form.lines["title"].text() == "Reserves paper"
    assert papers.documents.form.status.text() == "Not received"


def test_two_papers_that_came_under_one_reference_are_told_until_one_has_another(
    papers: EvidencePage, visit: VisitFile
) -> None:
    assert not papers.documents.twice.isVisible()
    with visit.step("As a colleague’s file brings it"):
        visit.rows.add(Document("other", "D1", "Housing strategy"))
    papers.documents.read()
    assert papers.documents.twice.text() == (
        "Two papers have one reference. D1: “Reserves paper” and “Housing strategy”. "
        "Give one of them another; the next free one is D2."
    )
    assert papers.documents.twice.isVisible()
    visit.evidence.change_document("other", reference="D2")
    papers.documents.read()
    assert not papers.documents.twice.isVisible()


def test_control_d_begins_a_paper_under_the_next_reference(page: EvidencePage, visit: VisitFile) -> None:
    press(page.passages.table, Qt.Key.Key_D, control=True)
    form = page.documents.form
    assert form.lines["reference"].text() == "D2"
    assert form.lines["title"].hasFocus()
    assert len(visit.evidence.documents()) == 1
    QTest.keyClicks(form.lines["title"], "Budget")
    press(form.lines["title"], Qt.Key.Key_Return)
    assert [(d.reference, d.title, d.status) for d in visit.evidence.documents()][1:] == [("D2", "Budget", "requested")]
    assert page.documents.model.shown_keys()[-1] == page.documents.table.current_key


def test_esc_gives_up_a_paper_without_a_title(papers: EvidencePage, visit: VisitFile) -> None:
    papers.new_document()
    assert papers.back()
    assert len(visit.evidence.documents()) == 1
    assert papers.documents.table.hasFocus()


def test_enter_edits_in_place_and_a_day_is_kept_as_it_is_meant(papers: EvidencePage, visit: VisitFile) -> None:
    press(papers.documents.table, Qt.Key.Key_Return)
    assert papers.documents.form.lines["title"].hasFocus()
    type_over(papers.documents.form.lines["due"], "6/3/26")
    assert visit.evidence.document("document").due == "2026-03-06"
    assert papers.documents.form.status.text() == "4 days overdue"
    assert papers.documents.form.lines["due"].text() == "6 March 2026"


def test_a_day_that_is_no_day_is_told_and_stays_to_be_put_right(papers: EvidencePage, visit: VisitFile) -> None:
    form = papers.documents.form
    type_over(form.lines["due"], "6 March")
    assert "has no year" in form.problem.text()
    assert form.lines["due"].text() == "6 March"
    assert visit.evidence.document("document").due is None
    type_over(form.lines["due"], "6 March 2026")
    assert form.problem.isHidden()
    assert visit.evidence.document("document").due == "2026-03-06"


def test_esc_puts_back_what_a_field_said(papers: EvidencePage, visit: VisitFile) -> None:
    line = papers.documents.form.lines["title"]
    line.setFocus()
    line.end(False)
    QTest.keyClicks(line, "!!")
    assert papers.back()
    assert line.text() == "Reserves paper"
    papers.leave()
    assert visit.evidence.document("document").title == "Reserves paper"


def test_what_is_being_typed_is_saved_when_the_page_is_left(papers: EvidencePage, visit: VisitFile) -> None:
    form = papers.documents.form
    form.lines["asked_of"].setFocus()
    QTest.keyClicks(form.lines["asked_of"], "Director of finance")
    form.summary.setPlainText("Reserves fall to £11.2m.")
    form.summary.document().setModified(True)
    assert papers.leave()
    found = visit.evidence.document("document")
    assert (found.asked_of, found.summary) == ("Director of finance", "Reserves fall to £11.2m.")


def test_what_comes_in_meanwhile_leaves_the_field_somebody_types_in_alone(
    papers: EvidencePage, visit: VisitFile
) -> None:
    line = papers.documents.form.lines["title"]
    line.setFocus()
    line.end(False)
    QTest.keyClicks(line, " and balances")
    visit.evidence.change_document("document", kind="report")
    assert papers.documents.form.lines["kind"].text() == "report"
    assert line.text() == "Reserves paper and balances"


@pytest.mark.parametrize(
    ("key", "status", "words"), [(Qt.Key.Key_R, "received", "Received"), (Qt.Key.Key_X, "not provided", "Not provided")]
)
def test_a_key_says_that_it_came_or_never_will_and_the_same_key_takes_it_back(
    papers: EvidencePage, visit: VisitFile, key: Qt.Key, status: str, words: str
) -> None:
    press(papers.documents.table, key)
    assert visit.evidence.document("document").status == status
    assert papers.documents.form.status.text() == words
    press(papers.documents.table, key)
    assert visit.evidence.document("document").status == "requested"


def test_m_says_that_i_have_read_it(papers: EvidencePage, visit: VisitFile) -> None:
    press(papers.documents.table, Qt.Key.Key_M)
    assert visit.evidence.readers() == {"document": {ANN}}
    assert papers.documents.form.read_by.text() == "Read by Ann."
    press(papers.documents.table, Qt.Key.Key_M)
    assert visit.evidence.readers() == {}


def test_delete_removes_a_paper_and_undo_brings_back_all_of_it(papers: EvidencePage, visit: VisitFile) -> None:
    visit.evidence.read("document", BEN)
    visit.evidence.set_themes("document", {FINANCE})
    told = heard(papers)
    press(papers.documents.table, Qt.Key.Key_Delete)
    assert visit.evidence.documents() == []
    told[0][2]()
    assert visit.evidence.readers() == {"document": {BEN}}
    assert visit.evidence.themes_of("document") == {FINANCE}


def test_a_file_dropped_on_the_form_is_kept_and_a_copy_opens(
    papers: EvidencePage, visit: VisitFile, tmp_path: Path
) -> None:
    source = tmp_path / "Reserves.pdf"
    source.write_bytes(b"the paper itself")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(source))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    papers.documents.form.dropEvent(QDropEvent(QPointF(5, 5), action, data, Qt.MouseButton.LeftButton, none))
    opened: list[bytes] = []
    papers.documents.open_file = lambda path: opened.append(path.read_bytes())
    papers.documents.form.open_copy.click()
    assert opened == [b"the paper itself"]
    assert visit.evidence.document("document").file


def test_a_file_that_cannot_be_read_is_told(papers: EvidencePage, tmp_path: Path) -> None:
    told = heard(papers)
    papers.documents.pick_file = lambda: str(tmp_path / "gone.pdf")
    papers.documents.form.attach.click()
    assert "cannot be read" in told[0][0]


def test_control_enter_asks_for_a_note_about_the_paper(papers: EvidencePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(papers.document_note_asked) as asked:
        press(papers.documents.table, Qt.Key.Key_Return, control=True)
    assert asked.args == ["document"]


def test_notes_about_a_paper_are_listed_and_walked_to(papers: EvidencePage, visit: VisitFile, qtbot: QtBot) -> None:
    note = visit.notes.add("document", ANN, body="Reserves fall.")
    (line,) = papers.documents.form.notes.lines()
    assert line.text == "Reserves fall."
    papers.documents.form.notes.choose(line.key)
    with qtbot.waitSignal(papers.note_asked) as asked:
        press(papers.documents.form.notes, Qt.Key.Key_Return)
    assert asked.args == [note, 0, 0]


def test_p_puts_a_paper_behind_a_finding(papers: EvidencePage, visit: VisitFile) -> None:
    finding = visit.findings.add(FINANCE, Side.STRENGTH, "Sound")
    press(papers.documents.table, Qt.Key.Key_P)
    press(sheet_of(papers).line, Qt.Key.Key_Return)
    assert [s.evidence for s in visit.findings.supports_of(finding)] == ["document"]
    assert [line.text for line in papers.documents.form.uses.lines()] == ["Sound"]


def test_a_theme_is_pressed_and_pressed_off_again(papers: EvidencePage, visit: VisitFile) -> None:
    chip = papers.documents.form.theme_row.findChildren(QAbstractButton)[0]
    chip.click()
    assert visit.evidence.themes_of("document") == {GOVERNANCE}
    chip.click()
    assert visit.evidence.themes_of("document") == set()


def test_a_paper_searched_for_is_shown_on_its_tab(page: EvidencePage) -> None:
    page.choose("document")
    assert page.tabs.currentIndex() == 1
    assert page.documents.table.current_key == "document"


# --- for everybody


def test_every_control_has_a_name_and_a_place_in_the_tab_order(papers: EvidencePage) -> None:
    kinds = (QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QAbstractItemView)
    controls = [w for kind in kinds for w in papers.findChildren(kind) if not w.objectName().startswith("qt_")]
    nameless = [w for w in controls if not w.accessibleName() and w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert nameless == []


def test_tab_alone_reaches_the_chips_the_table_and_what_is_beside_it(page: EvidencePage) -> None:
    reached, widget = set(), page.focusWidget()
    for _ in range(40):
        press(widget, Qt.Key.Key_Tab)
        widget = page.focusWidget()
        reached.add(widget)
    panel, chips = page.passages.panel, page.passages.chips
    assert {page.tabs, *chips.menus.values(), *chips.switches.values(), page.passages.table, panel.main} <= reached


def test_it_fits_a_small_screen_at_twice_the_size(papers: EvidencePage, look: Look) -> None:
    for _ in range(10):
        look.bigger()
    assert papers.minimumSizeHint().width() <= 1060
    assert papers.minimumSizeHint().height() <= 600


def test_readable_copies_go_away_with_whoever_asked_for_them() -> None:
    class Owner:
        pass

    owner = Owner()
    folder = folder_for_copies(owner)
    (folder / "paper.pdf").write_bytes(b"the paper itself")
    del owner
    gc.collect()
    assert not folder.exists()
