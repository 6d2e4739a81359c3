"""Tags that are no longer on their words are shown and can be put right; quotes are cleared, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Clearance, Side, Tag, TagKind, TagState
from peerteam.store.visit_file import VisitFile
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.pages.notes import NotesPage
from tests.ui.conftest import FINANCE, FIRST, GOVERNANCE
from tests.ui.pages.notes_desk import CONTROL, SAID, SHIFT, bus, control, control_shift, page, tags, type_

__all__ = ("bus", "control", "control_shift", "page", "type_")
Keys = Callable[[Qt.Key], None]


@pytest.fixture
def tagged(page: NotesPage, visit: VisitFile) -> str:
    """“The budget will hold.” is tagged Finance and “Scrutiny sees papers late.” Governance; returns the first."""
    note = visit.notes.for_session(FIRST)
    visit.notes.save_typing(note, SAID)
    first = visit.notes.tag(note, 0, 21, FINANCE)
    visit.notes.tag(note, 22, len(SAID), GOVERNANCE)
    page.open_session(FIRST)
    return first


def rewrite(visit: VisitFile, page: NotesPage, text: str) -> None:
    page.editor.selectAll()
    page.editor.insertPlainText(text)
    assert page.leave()


def the_tag(visit: VisitFile, id: str) -> Tag:
    found = visit.rows.get(Tag, id)
    assert found is not None
    return found


def press(page: NotesPage, key: Qt.Key) -> None:
    """A key in the list of tags."""
    QTest.keyClick(page.tag_list.list, key)


def test_a_tag_whose_words_were_changed_says_so_where_the_cursor_is(
    page: NotesPage, visit: VisitFile, tagged: str
) -> None:
    rewrite(visit, page, SAID.replace("will hold", "may not hold"))
    page.editor.select(5, 5)
    assert page.line.whole == "4 Financial planning  ·  edited since it was tagged"
    assert page.line.tags.text().startswith("2 tags"), "one's own correction is nothing to look at"


def test_a_correction_taken_back_leaves_the_tag_plain(page: NotesPage, visit: VisitFile, tagged: str) -> None:
    rewrite(visit, page, SAID.replace("will hold", "may not hold"))
    page.editor.undo()
    assert page.leave()
    assert the_tag(visit, tagged).state == TagState.OK
    page.editor.select(5, 5)
    assert page.line.whole == "4 Financial planning"


def test_a_tag_whose_words_are_gone_is_one_to_look_at_until_they_are_back(
    page: NotesPage, visit: VisitFile, tagged: str
) -> None:
    rewrite(visit, page, "Money is tight. Scrutiny sees papers late.")
    assert page.line.tags.text().startswith("1 tag to look at")
    page.editor.undo()
    assert page.leave()
    assert the_tag(visit, tagged).state == TagState.OK
    assert page.line.tags.text().startswith("2 tags")


def test_the_list_shows_what_a_tag_was_put_on_and_where_it_is_now(
    page: NotesPage, visit: VisitFile, tagged: str, control: Keys
) -> None:
    visit.commit()
    rewrite(visit, page, SAID.replace("will hold", "may not hold"))
    control(Qt.Key.Key_L)
    first = page.tag_list.list.lines()[0]
    assert first.text == "“The budget will hold.”"
    assert "now “The budget may not hold.”" in first.detail
    assert page.tag_list.list.hasFocus()
    assert len(page.tag_list.list.lines()) == 2


def test_an_edited_tag_is_confirmed_with_the_space_bar(
    page: NotesPage, visit: VisitFile, tagged: str, control: Keys
) -> None:
    rewrite(visit, page, SAID.replace("will hold", "may not hold"))
    control(Qt.Key.Key_L)
    press(page, Qt.Key.Key_Space)
    assert the_tag(visit, tagged).state == TagState.OK
    assert the_tag(visit, tagged).span.words == "The budget may not hold."
    assert page.line.tags.text().startswith("2 tags")


def test_a_tag_whose_words_are_gone_is_put_on_the_selection(
    page: NotesPage, visit: VisitFile, tagged: str, control: Keys
) -> None:
    rewrite(visit, page, "Money is tight. Scrutiny sees papers late.")
    assert the_tag(visit, tagged).state == TagState.GONE
    page.editor.select(0, 15)
    control(Qt.Key.Key_L)
    press(page, Qt.Key.Key_P)
    assert (FINANCE, "Money is tight.", "point") in tags(visit)
    visit.history.undo()
    assert the_tag(visit, tagged).state == TagState.GONE


def test_without_a_selection_it_says_what_to_do_first(
    page: NotesPage, visit: VisitFile, tagged: str, control: Keys
) -> None:
    rewrite(visit, page, "Money is tight.")
    control(Qt.Key.Key_L)
    press(page, Qt.Key.Key_P)
    assert page.line.whole.startswith("Select the words it is for")
    press(page, Qt.Key.Key_Space)
    assert page.line.whole.startswith("Its words are gone")


def test_a_tag_is_taken_off_in_the_list_and_the_next_takes_its_place(
    page: NotesPage, visit: VisitFile, tagged: str, control: Keys
) -> None:
    control(Qt.Key.Key_L)
    press(page, Qt.Key.Key_Delete)
    assert [theme for theme, _, _ in tags(visit)] == [GOVERNANCE]
    assert page.tag_list.list.current_key
    press(page, Qt.Key.Key_Delete)
    assert tags(visit) == []
    assert not page.tag_list.right.isEnabled()


def test_enter_goes_to_the_words_of_a_tag_and_escape_back_to_the_text(
    page: NotesPage, visit: VisitFile, tagged: str, control: Keys
) -> None:
    control(Qt.Key.Key_L)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    assert page.editor.textCursor().selectedText() == "Scrutiny sees papers late."
    assert page.editor.hasFocus()
    assert page.back()
    assert not page.tag_list.isVisible()
    assert not page.back()


def test_walking_the_list_points_at_the_words_and_leaves_the_selection(
    page: NotesPage, tagged: str, control: Keys
) -> None:
    page.editor.select(4, 10)
    control(Qt.Key.Key_L)
    press(page, Qt.Key.Key_Down)
    (pointed,) = page.editor.extraSelections()
    assert pointed.cursor.selectedText() == "Scrutiny sees papers late."
    assert page.editor.textCursor().selectedText() == "budget"
    control(Qt.Key.Key_L)
    assert page.editor.extraSelections() == []


def test_a_quote_is_checked_then_cleared_in_words(
    page: NotesPage, visit: VisitFile, tagged: str, control: Keys, control_shift: Keys
) -> None:
    page.editor.select(3, 3)
    control_shift(Qt.Key.Key_C)
    assert page.line.whole.startswith("Only a quote is cleared")
    control(Qt.Key.Key_Apostrophe)
    assert "quote, not checked yet" in page.line.whole
    control_shift(Qt.Key.Key_C)
    assert "quote, checked" in page.line.whole
    control_shift(Qt.Key.Key_C)
    assert "quote, cleared for the report" in page.line.whole
    assert the_tag(visit, tagged).clearance == Clearance.CLEARED
    control_shift(Qt.Key.Key_C)
    assert the_tag(visit, tagged).clearance == Clearance.RAW
    assert the_tag(visit, tagged).kind == TagKind.QUOTE


def test_the_tag_just_made_says_which_keys_give_it_a_kind(
    page: NotesPage, type_: Callable[[str], None], control: Keys
) -> None:
    page.open_session(FIRST)
    type_(SAID)
    control(Qt.Key.Key_3)
    assert page.line.whole.startswith("3 Governance and culture  ·  Ctrl+↑ strength")
    control(Qt.Key.Key_Down)
    assert page.line.whole == "3 Governance and culture  ·  area for consideration"


def test_a_state_is_a_sign_in_the_margin_too(page: NotesPage, visit: VisitFile, tagged: str) -> None:
    rewrite(visit, page, SAID.replace("will hold", "may not hold"))
    page.editor.select(5, 5)
    assert [mark.label for mark in page.editor.marks_here()] == ["4~"]


def test_these_very_words_are_opened(page: NotesPage, visit: VisitFile, tagged: str) -> None:
    note = visit.notes.for_session(FIRST)
    page.forget()
    page.open_note_at(note, 22, 30)
    assert page.editor.textCursor().selectedText() == "Scrutiny"
    assert page.list.current_key == f"session:{FIRST}"


# --- to where it is used ----------------------------------------------------------------------------------------------


def test_from_words_in_a_note_one_key_goes_to_the_finding_they_are_used_in(
    page: NotesPage, visit: VisitFile, tagged: str, control_shift: Keys, qtbot: QtBot
) -> None:
    finding = visit.findings.add(FINANCE, Side.AREA, "Budgets hold")
    visit.findings.support(finding, tagged)
    page.editor.select(5, 5)
    with qtbot.waitSignal(page.finding_asked) as asked:
        control_shift(Qt.Key.Key_F)
    assert asked.args == [finding]


def test_used_in_several_findings_it_is_asked_which(
    page: NotesPage, visit: VisitFile, tagged: str, control_shift: Keys, qtbot: QtBot
) -> None:
    for words in ("Budgets hold", "Forecasts prove right"):
        visit.findings.support(visit.findings.add(FINANCE, Side.STRENGTH, words), tagged)
    page.editor.select(5, 5)
    control_shift(Qt.Key.Key_F)
    (sheet,) = page.findChildren(Pick)
    assert {line.text for line in sheet.list.lines()} == {"Budgets hold", "Forecasts prove right"}
    with qtbot.waitSignal(page.finding_asked) as asked:
        QTest.keyClicks(sheet.letters, "forecasts")
        QTest.keyClick(sheet.letters, Qt.Key.Key_Return)
    assert visit.findings.finding(asked.args[0]).wording == "Forecasts prove right"


def test_words_in_no_finding_say_where_they_are_put_in_one(
    page: NotesPage, visit: VisitFile, tagged: str, control_shift: Keys
) -> None:
    page.editor.select(5, 5)
    control_shift(Qt.Key.Key_F)
    assert "in no finding yet" in page.line.whole


def test_the_list_of_tags_says_what_is_used_and_goes_there(
    page: NotesPage, visit: VisitFile, tagged: str, control: Keys, qtbot: QtBot
) -> None:
    finding = visit.findings.add(FINANCE, Side.AREA, "Budgets hold")
    visit.findings.support(finding, tagged)
    control(Qt.Key.Key_L)
    assert [line.detail for line in page.tag_list.list.lines()] == [
        "4 Financial planning  ·  in 1 finding", "3 Governance and culture",
    ]  # fmt: skip
    page.tag_list.list.choose(tagged)
    with qtbot.waitSignal(page.finding_asked) as asked:
        QTest.keyClick(page.tag_list.list, Qt.Key.Key_F, CONTROL | SHIFT)
    assert asked.args == [finding]
