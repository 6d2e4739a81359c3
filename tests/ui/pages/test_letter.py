"""The letter page: parts, the letter to read, typing, warnings, evidence, what was presented, and the draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerteam import app
from peerteam.domain.cautions import CautionKind
from peerteam.domain.errors import CannotWrite
from peerteam.domain.records import CopyStage, Outcome, Side, TagKind
from peerteam.domain.snapshot import Snapshot
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.behind_count import BehindCount
from peerteam.ui.dialogs.part_order import PartOrder
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.letter_aside import EVIDENCE, LEAVES, PRESENTED
from peerteam.ui.letter_evidence import FINDING
from peerteam.ui.letter_job import LetterMade
from peerteam.ui.look import Look
from peerteam.ui.pages.letter import LetterPage
from peerteam.ui.tasks import Tasks
from peerteam.ui.widgets.caution_list import KINDS
from tests.ui.conftest import FIRST, GOVERNANCE

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LATER = datetime(2026, 3, 18, 9, 0)
SOUND = "Sound governance, and officers who are heard"


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def made(visit: VisitFile, tasks: Tasks, qtbot: QtBot, look: Look, tmp_path: Path) -> Callable[[], LetterPage]:
    """A page over the visit as it is by then."""

    def make() -> LetterPage:
        page = LetterPage(visit, tasks, app.write_letter, lambda: LATER)
        page.save_in(tmp_path)
        visit.listeners.append(page.take)
        qtbot.addWidget(page)
        page.resize(1180, 700)
        page.show()
        page.activateWindow()
        page.begin()
        return page

    return make


@pytest.fixture
def page(visit: VisitFile, made: Callable[[], LetterPage]) -> LetterPage:
    """With one strength in it."""
    visit.findings.add(GOVERNANCE, Side.STRENGTH, SOUND)
    return made()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def words(page: LetterPage) -> str:
    return page.view.toPlainText()


def looked_through(page: LetterPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.cautions.known, timeout=20_000)


def finding_key(page: LetterPage) -> str:
    return next(piece.key for piece in page.view.pieces if piece.text.startswith(SOUND))


# --- parts and the letter ---------------------------------------------------------------------------------------------


def test_each_part_says_in_words_and_with_a_sign_how_far_it_is(page: LetterPage) -> None:
    lines = {line.text.strip(): line for line in page.parts.lines()}
    assert (lines["Next steps"].sign, lines["Next steps"].detail) == ("●", "ready")
    thin = lines["Governance and culture"]
    assert (thin.sign, thin.detail.strip()) == ("◐", "thin: no area for consideration yet")
    assert lines["Executive summary"].detail == "empty"


def test_the_letter_reads_as_it_will_and_follows_the_wall(page: LetterPage, visit: VisitFile) -> None:
    assert SOUND in words(page)
    visit.findings.add(GOVERNANCE, Side.AREA, "Papers come late")
    assert "Papers come late" in words(page)
    page.choose("next_steps")
    scroll = page.view.verticalScrollBar().value()
    visit.findings.add(GOVERNANCE, Side.AREA, "Minutes come later still")
    assert page.view.current is not None
    assert page.view.current.part == "next_steps"
    assert scroll > 0


def test_standing_words_stand_back_and_ours_do_not(page: LetterPage) -> None:
    pieces = {piece.text: piece for piece in page.view.pieces}
    assert any(piece.standing for piece in page.view.pieces if piece.part == "next_steps")
    assert not pieces[f"{SOUND}."].standing


def test_the_list_of_parts_and_the_letter_go_together(page: LetterPage) -> None:
    page.parts.choose("title")
    page.parts.chosen.emit("next_steps")
    assert page.view.current is not None
    assert page.view.current.part == "next_steps"
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Home)
    assert page.parts.current_key == page.view.current.part != "next_steps"


def test_another_form_is_chosen_and_undone(page: LetterPage, visit: VisitFile) -> None:
    page.making.form.setCurrentIndex(page.making.form.findData("letter-a"))
    page.making.form.activated.emit(page.making.form.currentIndex())
    assert visit.record().letter == "letter-a"
    assert page.reading is not None
    assert page.reading.format.id == "letter-a"
    visit.history.undo()
    assert page.reading.format.id != "letter-a"
    assert page.making.form.currentData() == page.reading.format.id


def test_a_part_is_carried_up_and_another_left_out(page: LetterPage, visit: VisitFile, qtbot: QtBot) -> None:
    page.ask_order()
    sheet = page.findChild(PartOrder)
    assert isinstance(sheet, PartOrder)
    qtbot.waitUntil(sheet.isActiveWindow)
    sheet.list.choose("next_steps")
    QTest.keyClick(sheet.list, Qt.Key.Key_Up, CONTROL)
    sheet.list.choose("appendix_a")
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    sheet.keep.click()
    keys = [part.key for part in page.reading.letter.parts] if page.reading else []
    assert keys.index("next_steps") < keys.index(f"theme/{GOVERNANCE}")
    assert "appendix_a" not in keys
    visit.history.undo()
    assert page.reading is not None
    assert "appendix_a" in [part.key for part in page.reading.letter.parts]


# --- typing -----------------------------------------------------------------------------------------------------------


def test_enter_types_in_the_part_and_esc_keeps_it_as_one_step(page: LetterPage, visit: VisitFile) -> None:
    page.choose("next_steps")
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert focused() is page.typing.editor.text
    page.typing.editor.text.setPlainText("We come back in a year.")
    assert page.back()
    assert "We come back in a year." in words(page)
    assert visit.letter.sections()["next_steps"].edited == "We come back in a year."
    assert visit.history.undo() == "Write in the letter"
    assert "We come back in a year." not in words(page)
    assert focused() is page.view


def test_what_is_typed_is_on_the_disk_before_one_is_done(page: LetterPage, visit: VisitFile, qtbot: QtBot) -> None:
    page.type_in("next_steps")
    page.typing.editor.text.setPlainText("Half a sent")
    qtbot.waitUntil(lambda: visit.letter.section("next_steps") is not None, timeout=5_000)
    section = visit.letter.section("next_steps")
    assert section is not None
    assert section.edited == "Half a sent"
    assert visit.history.undo_label != "Write in the letter"


def test_looking_into_a_part_and_out_again_changes_nothing(page: LetterPage, visit: VisitFile) -> None:
    page.type_in("next_steps")
    assert page.leave()
    assert visit.letter.section("next_steps") is None


def test_what_is_new_in_the_draft_is_shown_beside_own_words_and_taken_in(page: LetterPage, visit: VisitFile) -> None:
    part = f"theme/{GOVERNANCE}"
    page.type_in(part)
    page.typing.editor.text.appendPlainText("\nThe team liked what it saw.")
    page.leave()
    visit.findings.add(GOVERNANCE, Side.STRENGTH, "Minutes are clear")
    assert "Minutes are clear" not in words(page)
    line = next(line for line in page.parts.lines() if line.key == part)
    assert "new since" in line.detail

    page.type_in(part)
    assert [card.words for card in page.typing.editor.since.cards()] == ["- Minutes are clear."]
    QTest.keyClick(page.typing.editor.since, Qt.Key.Key_Return)
    assert not page.typing.editor.since.isVisible()
    page.leave()
    assert "The team liked what it saw." in words(page)
    assert "Minutes are clear." in words(page)
    line = next(line for line in page.parts.lines() if line.key == part)
    assert "new since" not in line.detail


def test_what_is_left_out_is_not_asked_again(page: LetterPage, visit: VisitFile) -> None:
    part = f"theme/{GOVERNANCE}"
    page.type_in(part)
    page.typing.editor.text.appendPlainText("\nOurs.")
    page.leave()
    visit.findings.add(GOVERNANCE, Side.STRENGTH, "Minutes are clear")
    page.type_in(part)
    QTest.keyClick(page.typing.editor.since, Qt.Key.Key_Delete)
    page.leave()
    assert "Minutes are clear" not in words(page)
    assert page.reading is not None
    state = page.reading.page.part(part)
    assert state is not None
    assert state.news == ()


def test_as_drafted_brings_the_drafted_words_back(page: LetterPage, visit: VisitFile) -> None:
    visit.letter.edit("next_steps", "Ours.")
    page.type_in("next_steps")
    page.typing.editor.as_drafted.click()
    assert "Ours." not in words(page)
    section = visit.letter.section("next_steps")
    assert section is not None
    assert section.edited is None


def test_a_finding_in_own_words_keeps_its_evidence(page: LetterPage) -> None:
    part = f"theme/{GOVERNANCE}"
    page.type_in(part)
    text = page.typing.editor.text
    text.setPlainText(text.toPlainText().replace("Sound governance", "Sound, settled governance"))
    page.leave()
    piece = next(piece for piece in page.view.pieces if "settled" in piece.text)
    page.view.choose(piece.key, quietly=False)
    assert [card.id[: len(FINDING)] for card in page.evidence.list.cards()] == [FINDING]


def test_what_is_made_from_the_visit_cannot_be_typed_in(page: LetterPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.told):
        page.type_in("title")
    assert not page.typing.active


# --- before it leaves -------------------------------------------------------------------------------------------------


def test_warnings_are_found_beside_the_window_and_walked_with_f8(
    visit: VisitFile, made: Callable[[], LetterPage], qtbot: QtBot
) -> None:
    visit.findings.add(GOVERNANCE, Side.AREA, "Joan Field told us that nobody listens")
    page = made()
    looked_through(page, qtbot)
    kinds = [caution.kind for caution in page.cautions.open]
    assert CautionKind.NAME in kinds
    for _ in kinds:
        QTest.keyClick(page.view, Qt.Key.Key_F8)
        chosen = page.cautions.list.caution(page.cautions.list.list.current_key)
        assert chosen is not None
        if chosen.kind is CautionKind.NAME:
            break
    assert page.view.current is not None
    assert page.view.current.text.startswith("Joan Field told us")
    assert page.cautions.list.panel.over.text() == KINDS[CautionKind.NAME]
    assert page.view.extraSelections()
    QTest.keyClick(page.view, Qt.Key.Key_F8, SHIFT)
    assert page.cautions.list.list.current_key != (chosen.key if chosen else "")


def test_a_warning_is_settled_with_a_reason_and_taken_up_again(page: LetterPage, qtbot: QtBot) -> None:
    looked_through(page, qtbot)
    number = len(page.cautions.open)
    key = page.cautions.list.keys[0]
    page.cautions.list.choose(key)
    with qtbot.waitSignal(page.told) as told:
        page.cautions.list.panel.settle.click()
    assert told.args is not None
    assert "with a reason" in told.args[0]
    assert len(page.cautions.open) == number
    page.cautions.list.panel.reason.setText("Agreed with the council")
    QTest.keyClick(page.cautions.list.panel.reason, Qt.Key.Key_Return)
    assert len(page.cautions.open) == number - 1
    assert page.cautions.list.list.lines()[-1].detail == "Agreed with the council"
    page.cautions.list.choose(key)
    page.cautions.list.panel.again.click()
    assert len(page.cautions.open) == number
    assert page.aside.switches[LEAVES].text() == f"Before it leaves  {number}"


def test_words_of_a_private_note_are_found_in_the_letter(
    visit: VisitFile, made: Callable[[], LetterPage], qtbot: QtBot
) -> None:
    note = visit.notes.add(about=FIRST)
    visit.notes.save_typing(note, "The reserves will be gone by the end of next winter at the latest.")
    visit.notes.set_private(note, stays_here=True)
    visit.findings.add(GOVERNANCE, Side.AREA, "The reserves will be gone by the end of next winter")
    page = made()
    looked_through(page, qtbot)
    assert CautionKind.VERBATIM_NOTE in [caution.kind for caution in page.cautions.open]


# --- evidence ---------------------------------------------------------------------------------------------------------


def test_ctrl_l_shows_the_passages_behind_a_paragraph_and_enter_opens_the_note(
    page: LetterPage, visit: VisitFile, qtbot: QtBot
) -> None:
    note = visit.notes.add(about=FIRST)
    visit.notes.save_typing(note, "Officers are heard. Always.")
    tag = visit.notes.tag(note, 0, 19, GOVERNANCE, TagKind.STRENGTH)
    visit.findings.support(visit.findings.all()[0].id, tag)
    page.view.choose(finding_key(page), quietly=False)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_L, CONTROL)
    assert page.aside.turned_to == EVIDENCE
    assert focused() is page.evidence.list
    assert [card.words for card in page.evidence.list.cards()] == [SOUND, "“Officers are heard.”"]
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    with qtbot.waitSignal(page.note_asked) as asked:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert asked.args == [note, 0, 19]


def test_a_number_opens_its_list(page: LetterPage, visit: VisitFile, qtbot: QtBot) -> None:
    with visit.step("Held"):
        visit.programme.change(FIRST, status="done")
    piece = next(piece for piece in page.view.pieces if piece.part == "process" and piece.links)
    page.view.choose(piece.key, quietly=False)
    page.show_evidence()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    sheet = page.findChild(BehindCount)
    assert isinstance(sheet, BehindCount)
    assert "Leader of the council" in [line.text for line in sheet.list.lines()]
    with qtbot.waitSignal(page.record_asked) as asked:
        sheet.list.opened.emit(FIRST)
    assert asked.args == ["session", FIRST]


def test_standing_words_say_that_nothing_is_behind_them(page: LetterPage) -> None:
    page.choose("next_steps")
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.evidence.words.text().endswith("they rest on no finding.")


# --- what was presented -----------------------------------------------------------------------------------------------


def test_each_point_presented_is_asked_for_and_answered_with_one_key(page: LetterPage, visit: VisitFile) -> None:
    visit.findings.say()
    assert page.aside.switches[PRESENTED].text() == "Presented  1"
    page.show_presented()
    assert page.points.list.lines()[0].detail.startswith("What became of it?")
    QTest.keyClick(focused(), Qt.Key.Key_S)
    assert visit.findings.points()[0].outcome == Outcome.SOFTENED
    page.points.panel.reason.setText("Two of three agreed")
    page.points.flush()
    assert visit.findings.points()[0].reason == "Two of three agreed"
    assert page.aside.switches[PRESENTED].text() == "Presented"


def test_a_point_says_where_it_stands_in_the_letter(page: LetterPage, visit: VisitFile) -> None:
    visit.findings.say()
    assert ", strength 1" in page.points.list.lines()[0].detail
    visit.findings.drop(visit.findings.all()[0].id)
    assert "not in the letter" in page.points.list.lines()[0].detail


# --- the draft --------------------------------------------------------------------------------------------------------


def test_the_draft_is_made_beside_the_window_and_remembered(
    page: LetterPage, visit: VisitFile, tmp_path: Path, qtbot: QtBot
) -> None:
    looked_through(page, qtbot)
    QTest.keyClick(page.view, Qt.Key.Key_Return, CONTROL)
    assert not page.making.action.isEnabled()
    qtbot.waitUntil(lambda: page.making.action.isEnabled(), timeout=20_000)
    name = "Marlbridge Borough Council Draft 1.docx"
    assert page.making.result.text().startswith(f"Draft 1 made: {name}.")
    assert "to look at before it leaves" in page.making.result.text()
    assert (tmp_path / name).stat().st_size > 5_000
    (copy,) = visit.letter.copies()
    assert copy.name == name
    assert SOUND in [sent.text.rstrip(".") for sent in visit.letter.sent(copy.id)]
    assert page.strip.buttons[0].text() == "✓ Draft\nDraft 1, 18 Mar"


def test_a_second_draft_leaves_the_first_as_it_is(page: LetterPage, tmp_path: Path, qtbot: QtBot) -> None:
    first = tmp_path / "Marlbridge Borough Council Draft 1.docx"
    first.write_bytes(b"edited in Word")
    page.main_action()
    qtbot.waitUntil(lambda: page.making.action.isEnabled(), timeout=20_000)
    assert page.making.result.text().startswith("Draft 2 made: Marlbridge Borough Council Draft 2.docx.")
    assert first.read_bytes() == b"edited in Word"


def test_ctrl_enter_is_done_while_typing_and_makes_no_draft(page: LetterPage, tmp_path: Path) -> None:
    page.type_in("next_steps")
    page.typing.editor.text.setPlainText("Ours.")
    QTest.keyClick(page.typing.editor.text, Qt.Key.Key_Return, CONTROL)
    assert not page.typing.active
    assert page.making.action.isEnabled()
    assert list(tmp_path.glob("*.docx")) == []


def test_a_known_problem_is_told_in_one_sentence(visit: VisitFile, tasks: Tasks, qtbot: QtBot, look: Look) -> None:
    def full(snapshot: Snapshot, path: Path, *, template: Path | None = None, today: date | None = None) -> LetterMade:
        raise CannotWrite("Word has Draft 1.docx open", "Close it in Word, or choose another name")

    page = LetterPage(visit, tasks, full)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.told) as told:
        page.making.make()
    assert told.args is not None
    assert told.args[0] == "Word has Draft 1.docx open. Close it in Word, or choose another name."
    assert page.making.action.isEnabled()
    assert page.making.after.isHidden()
    assert visit.letter.copies() == []


def test_folder_and_house_style_are_remembered(
    page: LetterPage, made: Callable[[], LetterPage], tmp_path: Path
) -> None:
    page.making.use_style(str(tmp_path / "House.dotx"))
    again = made()
    assert again.making.folder == tmp_path
    assert again.making.where.text() == f"In the style of House.dotx, into {tmp_path.name}"


def test_a_stage_asks_which_file_it_was(page: LetterPage, visit: VisitFile, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.told) as told:
        page.strip.buttons[1].click()
    assert told.args is not None
    assert told.args[0].startswith("No draft has been made yet")
    page.main_action()
    qtbot.waitUntil(lambda: bool(visit.letter.copies()), timeout=20_000)
    page.strip.buttons[1].click()
    sheet = page.findChild(Pick)
    assert isinstance(sheet, Pick)
    sheet.taken.emit(visit.letter.copies()[0].id)
    sheet.accept()
    assert visit.letter.copies()[0].stage == CopyStage.TEAM
    assert page.strip.buttons[1].text().startswith("✓ Team’s comments")


def test_the_evidence_book_is_made_for_the_team_only(page: LetterPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.evidence.book.click()
    qtbot.waitUntil(lambda: page.making.action.isEnabled(), timeout=20_000)
    names = sorted(path.name for path in tmp_path.glob("TEAM ONLY*"))
    stem = "TEAM ONLY Marlbridge Borough Council evidence"
    assert names == [f"{stem}.docx", f"{stem}.xlsx"]
    assert page.making.result.text().startswith("For the team only: ")


# --- where there is no room -------------------------------------------------------------------------------------------


def test_on_a_narrow_page_the_letter_or_what_is_beside_it_is_seen(page: LetterPage) -> None:
    page.resize(760, 600)
    assert (page.parts.isVisible(), page.view.isVisible(), page.aside.isVisible()) == (False, True, False)
    assert page.to_part.isVisible()
    assert page.view.current is not None
    assert page.to_part.currentData() == page.view.current.part  # where one is, though nothing was gone to yet
    page.show_evidence()
    assert (page.view.isVisible(), page.aside.isVisible()) == (False, True)
    assert page.back()
    assert (page.view.isVisible(), page.aside.isVisible()) == (True, False)
    page.to_part.setCurrentIndex(page.to_part.findData("next_steps"))
    page.to_part.activated.emit(page.to_part.currentIndex())
    assert page.view.current is not None
    assert page.view.current.part == "next_steps"


def test_larger_text_never_makes_the_window_wider(page: LetterPage, look: Look) -> None:
    page.resize(1088, 650)
    look.choose_size(2.0)
    QTest.qWait(50)
    assert page.width() == 1088
    assert not page.parts.isVisible()


def test_in_another_size_of_text_the_paragraph_chosen_is_still_in_view(page: LetterPage, look: Look) -> None:
    page.choose("next_steps")
    QTest.qWait(10)
    look.choose_size(2.0)
    QTest.qWait(50)
    place = page.view._chosen_place()
    assert page.view.current is not None
    assert page.view.current.part == "next_steps"
    assert place is not None
    assert -place.height() < place.top() < page.view.viewport().height()


def test_what_the_check_of_the_file_complains_of_is_warned_of(page: LetterPage, qtbot: QtBot) -> None:
    looked_through(page, qtbot)
    page.making.checked.emit(("the table “Team” has no header row",))
    kinds = {caution.kind: caution.text for caution in page.cautions.open}
    assert kinds[CautionKind.ACCESSIBILITY] == "The table “Team” has no header row"
    page.main_action()
    qtbot.waitUntil(lambda: page.making.action.isEnabled(), timeout=20_000)
    assert CautionKind.ACCESSIBILITY not in [caution.kind for caution in page.cautions.open]


# --- what warns of what -----------------------------------------------------------------------------------------------


def test_every_kind_of_warning_has_a_name_on_the_page() -> None:
    assert set(KINDS) == set(CautionKind)


def test_a_letter_made_before_the_last_day_is_warned_of(
    visit: VisitFile, made: Callable[[], LetterPage], qtbot: QtBot
) -> None:
    page = made()
    page._now = lambda: datetime(2026, 3, 10, 9, 0)
    page.refresh()
    looked_through(page, qtbot)
    assert page.cautions.open[0].kind is CautionKind.TOO_EARLY


def test_enter_on_a_warning_goes_to_its_paragraph(
    visit: VisitFile, made: Callable[[], LetterPage], qtbot: QtBot
) -> None:
    visit.findings.add(GOVERNANCE, Side.AREA, "Joan Field told us that nobody listens")
    page = made()
    looked_through(page, qtbot)
    page.resize(760, 600)
    page.next_warning()
    key = next(caution.key for caution in page.cautions.open if caution.kind is CautionKind.NAME)
    page.cautions.list.list.setFocus()
    page.cautions.list.choose(key)
    QTest.keyClick(page.cautions.list.list, Qt.Key.Key_Return)
    assert page.view.hasFocus()
    assert page.view.current is not None
    assert page.view.current.text.startswith("Joan Field")
