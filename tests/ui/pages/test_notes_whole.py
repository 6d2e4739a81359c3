"""The note as a whole: whose words, what may leave, another version, what a crash left, and deleting it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Document, DocumentStatus, DocumentTheme, Note
from peerteam.store.notes import Version
from peerteam.store.sitting import Recovered
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask
from peerteam.ui.bus import Bus
from peerteam.ui.dialogs.ask_for_paper import AskForPaper
from peerteam.ui.dialogs.other_version import OtherVersion
from peerteam.ui.look import Look
from peerteam.ui.note_keeping import AGAIN
from peerteam.ui.note_owning import TOO_LATE
from peerteam.ui.pages.notes import NotesPage
from tests.builders import exchange, give, team
from tests.ui.conftest import ANN, BEN, FIRST, GOVERNANCE, SECOND, now
from tests.ui.pages.notes_desk import SAID, bens, bus, control, control_shift, page, the_note, type_

__all__ = ("bus", "control", "control_shift", "page", "type_")
Keys = Callable[[Qt.Key], None]
Type = Callable[[str], None]


# --- whose words ------------------------------------------------------------------------------------------------------


@pytest.fixture
def ben_dictates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "choose", lambda *rest: BEN)


@pytest.mark.usefixtures("ben_dictates")
@pytest.mark.parametrize("before", ["", "Already typed. "])
def test_a_colleague_dictates_and_i_type(
    page: NotesPage, visit: VisitFile, type_: Type, control_shift: Keys, before: str
) -> None:
    page.open_session(FIRST)
    type_(before)
    control_shift(Qt.Key.Key_A)
    type_("Ben says so.")
    assert page.leave()
    note = the_note(visit)
    assert (note.author, note.typist, note.body) == (BEN, ANN, before + "Ben says so.")
    assert page.title.state.text() == "Words of Ben Okafor, typed by you"
    line = next(each for each in page.list.lines() if each.key == f"session:{FIRST}")
    assert (line.detail, line.sign) == ("Words of Ben", "●")
    page.open_session(SECOND)
    page.open_session(FIRST)
    assert page.editor.text == before + "Ben says so."


@pytest.mark.usefixtures("ben_dictates")
def test_nobody_gives_a_colleague_s_note_another_author(page: NotesPage, visit: VisitFile, control_shift: Keys) -> None:
    page.open_note(bens(visit))
    control_shift(Qt.Key.Key_A)
    assert page.line.whole == "This note is somebody else’s"


def test_another_note_about_the_same_is_kept_apart(
    page: NotesPage, visit: VisitFile, type_: Type, control_shift: Keys
) -> None:
    page.open_session(FIRST)
    type_("Mine.")
    control_shift(Qt.Key.Key_N)
    type_("Apart.")
    assert page.leave()
    assert {(note.about, note.body) for note in visit.notes.all()} == {(FIRST, "Mine."), (FIRST, "Apart.")}


# --- conversations and papers -----------------------------------------------------------------------------------------


def test_a_note_about_a_paper_begins_with_its_first_words(page: NotesPage, visit: VisitFile, type_: Type) -> None:
    page.new_document_note("document")
    assert visit.notes.all() == []
    assert page.title.title.text() == "Reserves paper"
    type_("Thin.")
    assert page.leave()
    assert (the_note(visit).about, the_note(visit).body) == ("document", "Thin.")
    assert page.list.current_key == "document:document"


def test_a_paper_is_asked_for_in_two_keys_from_the_words_about_it(
    page: NotesPage, visit: VisitFile, type_: Type, control: Keys, control_shift: Keys
) -> None:
    page.open_session(FIRST)
    type_("See the risk register.")
    control(Qt.Key.Key_3)
    page.editor.select(8, 21)
    control_shift(Qt.Key.Key_D)
    QTest.keyClick(page.findChildren(AskForPaper)[0].title, Qt.Key.Key_Return)
    (paper,) = [each for each in visit.rows.all(Document) if each.id != "document"]
    assert (paper.title, paper.status) == ("risk register", DocumentStatus.REQUESTED)
    assert [link.theme for link in visit.rows.where(DocumentTheme, document=paper.id)] == [GOVERNANCE]


# --- what may leave ---------------------------------------------------------------------------------------------------


def test_what_staying_here_means_is_said_in_a_sentence(page: NotesPage, type_: Type, control_shift: Keys) -> None:
    page.open_session(FIRST)
    control_shift(Qt.Key.Key_P)
    assert page.line.whole == "Write something first"
    type_("One.")
    control_shift(Qt.Key.Key_R)
    assert page.title.state.text() == "To tell the manager in person"
    assert page.title.meaning.text().startswith("It stays on this laptop, in no file")
    page.set_room(True)
    assert page.title.state.text() == "On this laptop only"
    assert not page.title.meaning.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_P, Qt.Key.Key_R])
def test_who_keeps_a_note_to_herself_that_the_others_have_is_told_so(
    page: NotesPage, visit: VisitFile, type_: Type, control_shift: Keys, key: Qt.Key
) -> None:
    told: list[str] = []
    page.told.connect(lambda words, act, do: told.append(words))
    page.open_session(FIRST)
    type_("One.")
    for _ in range(2):  # kept here and given back, before anybody had it
        control_shift(key)
    assert told == []
    visit.commit()
    control_shift(key)
    assert told == [TOO_LATE]


def test_typing_on_in_a_note_made_private_never_writes_under_the_id_others_know(
    page: NotesPage, visit: VisitFile, type_: Type, control_shift: Keys
) -> None:
    page.open_session(FIRST)
    type_("Shared.")
    assert page.leave()
    visit.commit()
    known = the_note(visit).id
    control_shift(Qt.Key.Key_P)
    visit.commit()
    type_(" A disclosure.")
    assert page.leave()
    note = the_note(visit)
    assert note.id != known
    assert (note.stays_here, note.body) == (True, "Shared. A disclosure.")
    visit.commit()
    assert not any("disclosure" in raw for raw in visit.changes.since())


# --- deleting ---------------------------------------------------------------------------------------------------------


def test_deleting_tells_and_offers_undo(page: NotesPage, visit: VisitFile, type_: Type, control_shift: Keys) -> None:
    told: list[tuple[str, str, Callable[[], None]]] = []
    page.told.connect(lambda words, act, do: told.append((words, act, do)))
    page.open_session(FIRST)
    type_(SAID)
    control_shift(Qt.Key.Key_Delete)
    assert visit.notes.all() == []
    assert page.desk.empty.isVisible()
    ((words, act, do),) = told
    assert (words, act) == ("The note is deleted.", "Undo")
    do()
    assert page.editor.text == the_note(visit).body == SAID


def test_del_in_the_list_deletes_the_note_that_is_open(page: NotesPage, visit: VisitFile) -> None:
    visit.notes.save_typing(visit.notes.for_session(FIRST), SAID)
    page.open_session(FIRST)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert visit.notes.all() == []


def test_a_colleague_s_note_is_not_deleted(page: NotesPage, visit: VisitFile, control_shift: Keys) -> None:
    page.open_note(bens(visit))
    control_shift(Qt.Key.Key_Delete)
    assert the_note(visit).author == BEN


def test_a_note_deleted_elsewhere_is_closed_when_nobody_types(page: NotesPage, visit: VisitFile) -> None:
    id = visit.notes.add(body="One.")
    page.open_note(id)
    page.list.setFocus()
    visit.notes.remove(id)
    assert page.desk.empty.isVisible()
    assert page.editor.text == ""


@pytest.mark.parametrize("handed_over", [True, False])
def test_words_typed_into_a_note_somebody_deleted_are_kept_and_it_is_said(
    page: NotesPage, visit: VisitFile, type_: Type, handed_over: bool
) -> None:
    page.open_session(FIRST)
    type_("One.")
    assert page.leave()
    if handed_over:
        visit.commit()
    visit.notes.remove(the_note(visit).id)
    assert page.strip.words.text().startswith("This note has been deleted.")
    assert page.editor.text == "One."
    type_(" Two.")
    assert page.leave()
    assert (the_note(visit).about, the_note(visit).body) == (FIRST, "One. Two.")
    assert page.strip.words.text() == AGAIN


# --- another version --------------------------------------------------------------------------------------------------


@pytest.fixture
def bens_version(page: NotesPage, visit: VisitFile, monkeypatch: pytest.MonkeyPatch) -> str:
    """A note of mine of which Ben's laptop has other words."""
    waiting = [Version("The budget may hold.", BEN, datetime(2026, 3, 10, 13, 5))]
    monkeypatch.setattr(visit.notes, "waiting_versions", lambda note: waiting)
    settled = visit.notes.choose_body

    def choose(note: str, text: str) -> None:
        waiting.clear()
        settled(note, text)

    monkeypatch.setattr(visit.notes, "choose_body", choose)
    id = visit.notes.add(about=FIRST, body="The budget will hold.")
    page.open_note(id)
    return id


def sheet_of(page: NotesPage) -> OtherVersion:
    page.strip.act.click()
    found = page.findChildren(OtherVersion)[-1]
    assert isinstance(found, OtherVersion)
    return found


def test_another_version_is_told_and_shown_side_by_side(page: NotesPage, bens_version: str) -> None:
    assert page.strip.words.text() == "Ben’s laptop has another version of this note."
    sheet = sheet_of(page)
    assert (sheet.left.toPlainText(), sheet.right.toPlainText()) == ("The budget will hold.", "The budget may hold.")
    assert sheet.left_heading.text() == "As it stands here now"
    assert sheet.right_heading.text() == "Ben’s laptop, handed over Tuesday 10 March, 13:05"


@pytest.mark.parametrize(
    ("key", "text"), [(Qt.Key.Key_1, "The budget will hold."), (Qt.Key.Key_2, "The budget may hold.")]
)
def test_one_key_chooses_and_the_editor_goes_on_with_it(
    page: NotesPage, visit: VisitFile, bens_version: str, key: Qt.Key, text: str
) -> None:
    QTest.keyClick(sheet_of(page), key)
    assert page.editor.text == visit.notes.get(bens_version).body == text
    assert not page.strip.isVisible()


def test_words_of_one_s_own_can_stand_and_be_undone(page: NotesPage, visit: VisitFile, bens_version: str) -> None:
    sheet = sheet_of(page)
    QTest.keyClick(sheet, Qt.Key.Key_3)
    sheet.words.setPlainText("The budget holds,\nsays one.")
    QTest.keyClick(sheet.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.editor.text == visit.notes.get(bens_version).body == "The budget holds,\nsays one."
    page.list.setFocus()
    visit.history.undo()
    assert page.editor.text == "The budget will hold."


def test_in_the_room_a_waiting_version_says_nothing_and_afterwards_it_does(page: NotesPage, bens_version: str) -> None:
    page.set_room(True)
    assert not page.strip.isVisible()
    page.refresh()
    assert not page.strip.isVisible()
    page.set_room(False)
    assert page.strip.isVisible()


def test_two_laptops_typed_one_note_and_the_choice_follows_to_the_other(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    with team(tmp_path) as (ann, ben):
        ben.set_me("p1")  # Ann's second laptop
        tag = ann.notes.tag("n1", 0, 44, "t1")
        exchange(ann, ben)
        ben.notes.save_typing("n1", "The scrutiny chair says papers come too late.")
        ann.notes.save_typing("n1", "The scrutiny chair says reports come far too late.")
        exchange(ann, ben)
        give(ben, ann)
        page, bus = NotesPage(ann, now), Bus()
        ann.listeners.append(bus.announce)
        bus.announced.connect(page.take)
        qtbot.addWidget(page)
        page.show()
        page.open_note("n1")
        assert page.strip.words.text() == "Another laptop of yours has another version of this note."
        QTest.keyClick(sheet_of(page), Qt.Key.Key_2)
        chosen = page.editor.text
        exchange(ann, ben)
        assert ann.notes.get("n1").body == ben.notes.get("n1").body == chosen
        assert not ann.unsettled()
        assert not ben.unsettled()
        assert ann.digest() == ben.digest()
        page.editor.select(3, 3)
        assert [mark.id for mark in page.editor.marks_here()] == [tag]


# --- after a crash ----------------------------------------------------------------------------------------------------


def test_after_a_crash_it_says_when_and_opens_the_note_that_was_being_written(
    page: NotesPage, visit: VisitFile
) -> None:
    note = visit.notes.for_session(FIRST)
    visit.notes.save_typing(note, SAID)
    page.show_recovered(Recovered(datetime(2026, 3, 10, 9, 0), datetime(2026, 3, 10, 9, 41, 7), note))
    assert page.recovered.words.text() == (
        "The program did not close properly. Everything up to 09:41:07 on Tuesday 10 March is here. "
        "You were writing “Leader of the council”."
    )
    page.recovered.act.click()
    assert page.editor.text == SAID
    assert page.list.current_key == f"session:{FIRST}"
    assert not page.recovered.isVisible()


def test_after_a_crash_enter_goes_on_and_so_does_writing_again(page: NotesPage, visit: VisitFile, type_: Type) -> None:
    note = visit.notes.for_session(FIRST)
    visit.notes.save_typing(note, SAID)
    crash = Recovered(datetime(2026, 3, 10, 9, 0), datetime(2026, 3, 10, 9, 41, 7), note)
    page.show_recovered(crash)
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    assert page.editor.hasFocus()
    page.show_recovered(crash)
    page.open_session(FIRST)
    type_(" And on.")
    assert page.leave()
    assert not page.recovered.isVisible()


def test_after_a_crash_without_typing_it_says_that_nothing_is_missing(page: NotesPage) -> None:
    page.show_recovered(Recovered(datetime(2026, 3, 10, 9, 0), None, None))
    assert "Nothing had been typed, and everything is here." in page.recovered.words.text()
    assert not page.recovered.act.isVisible()


def test_in_the_room_what_was_recovered_waits(page: NotesPage, visit: VisitFile) -> None:
    page.set_room(True)
    page.show_recovered(Recovered(datetime(2026, 3, 10, 9, 0), None, None))
    assert not page.recovered.isVisible()
    page.set_room(False)
    assert page.recovered.isVisible()
    page.recovered.close_button.click()
    page.set_room(True)
    page.set_room(False)
    assert not page.recovered.isVisible()


def test_my_note_typed_by_a_colleague_is_mine(page: NotesPage, visit: VisitFile) -> None:
    visit.load([Note("dictated", author=ANN, typist=BEN, about=FIRST, body=SAID)])
    page.open_session(FIRST)
    assert page.title.state.text() == "Your words, typed by Ben Okafor"
    assert not page.editor.isReadOnly()
