"""The Programme page over a real visit file, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Note, Person, Session, Slot
from peerteam.store.visit_file import VisitFile
from peerteam.ui import programme_drawer
from peerteam.ui import programme_rows as rows
from peerteam.ui.dialogs.pick import Pick
from peerteam.ui.look import Look
from peerteam.ui.pages.programme import ProgrammePage, holds_table
from peerteam.ui.tasks import Tasks
from tests.ui.conftest import ANN, BEN, FINANCE, FIRST, GOVERNANCE, LATER, LUNCH, SECOND, now

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Told = list[tuple[str, str, object]]


def shown_page(visit: VisitFile, qtbot: QtBot) -> ProgrammePage:
    tasks = Tasks()
    made = ProgrammePage(visit, tasks, now)
    tasks.setParent(made)
    made.destroyed.connect(tasks.close)
    qtbot.addWidget(made)
    visit.listeners.append(made.take)
    made.resize(1180, 650)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin()
    return made


@pytest.fixture
def page(visit: VisitFile, qtbot: QtBot, look: Look) -> Iterator[ProgrammePage]:
    visit.history.forget()
    made = shown_page(visit, qtbot)
    yield made
    visit.listeners.remove(made.take)


@pytest.fixture
def told(page: ProgrammePage) -> Told:
    said: Told = []
    page.told.connect(lambda *what: said.append(what))
    return said


def session(visit: VisitFile, id: str) -> Session:
    found = visit.rows.get(Session, id)
    assert found is not None
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(focused(), key, modifier)


def to_column(page: ProgrammePage, column: int) -> None:
    page.table.setCurrentIndex(page.model.index(page.table.currentIndex().row(), column))


def type_in(page: ProgrammePage, words: str) -> None:
    """Into the cell that is edited, and Enter, which Qt keeps for the next moment."""
    for letter in words:
        QTest.keyClicks(focused(), letter)  # the first of them may open the editor
    told: list[object] = []
    page.table.edited.connect(lambda *what: told.append(what))
    press(Qt.Key.Key_Return)
    while not told:
        QTest.qWait(1)


def undo(told: Told) -> None:
    act = told[-1][2]
    assert callable(act)
    act()


# --- what is shown


def test_the_cursor_begins_at_the_next_session_under_its_day(page: ProgrammePage) -> None:
    assert page.table.hasFocus()
    assert page.table.current_key == FIRST
    assert page.model.shown_keys() == ["day:2026-03-10", FIRST, SECOND, LUNCH, "day:2026-03-11", LATER]
    assert page.side.name.text() == "Leader of the council"
    assert page.look.count.text() == "4 sessions"


def test_a_day_and_a_peer_narrow_the_table_and_escape_widens_it(page: ProgrammePage) -> None:
    assert list(page.days.chips) == ["", "2026-03-10", "2026-03-11"]
    page.who.chips[BEN].click()
    assert page.model.row_keys() == [FIRST, SECOND]
    assert page.who.chips[ANN].text() == "Mine  4"
    page.days.chips["2026-03-11"].click()
    assert page.look.nothing.isVisible()
    assert page.back()
    assert len(page.model.row_keys()) == 4
    assert not page.back()


def test_a_session_is_chosen_whatever_the_table_was_narrowed_to(page: ProgrammePage) -> None:
    page.days.chips["2026-03-10"].click()
    assert page.choose(LATER)
    assert page.table.current_key == page.current == LATER
    assert not page.choose("nowhere")


def test_where_there_is_little_room_the_drawer_takes_the_place_of_the_table(page: ProgrammePage) -> None:
    page.resize(500, 600)
    assert page.table.isVisible()
    assert not page.side.isVisible()
    to_column(page, rows.STATUS)
    press(Qt.Key.Key_Return)
    assert page.side.isVisible()
    assert not page.table.isVisible()
    assert page.back()
    assert page.table.hasFocus()
    page.resize(1180, 650)
    assert page.side.isVisible()
    page.toggle_drawer()
    assert not page.side.isVisible()
    assert page.table.hasFocus()


def test_an_empty_programme_asks_for_the_councils_table(visit: VisitFile, qtbot: QtBot, look: Look) -> None:
    with visit.step("Empty"):
        for each in visit.programme.sessions():
            visit.programme.remove(each.id)
    page = shown_page(visit, qtbot)
    assert page.look.stack.currentWidget() is page.look.empty
    assert focused() is page.look.empty.bring
    QApplication.clipboard().setText("09:00\tLeader")
    with qtbot.waitSignal(page.paste_asked) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args[0].text() == "09:00\tLeader"
    QApplication.clipboard().setText("no table")
    with qtbot.waitSignal(page.file_asked) as wanted:
        press(Qt.Key.Key_Return)
    assert wanted.args == [None]
    visit.listeners.remove(page.take)


def test_a_new_version_is_opened_as_a_file_or_pasted_by_key(page: ProgrammePage, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("09:00\tLeader")
    with qtbot.assertNotEmitted(page.paste_asked), qtbot.waitSignal(page.file_asked) as wanted:
        page.look.update_from.click()
    assert wanted.args == [None]
    with qtbot.waitSignal(page.paste_asked):
        press(Qt.Key.Key_V, modifier=CONTROL)
    press(Qt.Key.Key_F2)
    with qtbot.assertNotEmitted(page.paste_asked):
        press(Qt.Key.Key_V, modifier=CONTROL)
    assert page.table.editor is not None


def test_what_was_copied_is_known_for_a_table_or_not() -> None:
    html, plain = QMimeData(), QMimeData()
    html.setHtml("<html><TABLE><tr><td>9</td></tr></TABLE></html>")
    plain.setText("just words")
    assert holds_table(html)
    assert not holds_table(plain)


def test_the_menu_of_the_ways_out_opens_by_its_button(page: ProgrammePage) -> None:
    page.look.export.click()
    assert page.export.menu.isVisible()
    page.export.menu.close()


# --- editing in place


def test_initials_go_to_every_session_ticked_in_one_step(page: ProgrammePage, visit: VisitFile, told: Told) -> None:
    press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert page.look.foot.text().startswith("2 sessions ticked: type initials")
    to_column(page, rows.WRITER)
    type_in(page, "bo")
    assert [session(visit, id).writer for id in (FIRST, SECOND, LUNCH)] == [BEN, BEN, BEN]
    assert told[-1][:2] == ("Ben Okafor writes in 2 sessions.", "Undo")
    undo(told)
    assert [session(visit, id).writer for id in (FIRST, LUNCH)] == [ANN, None]


def test_initials_nobody_has_are_told_and_stay_in_the_cell(
    page: ProgrammePage, visit: VisitFile, told: Told, qtbot: QtBot
) -> None:
    to_column(page, rows.LEAD)
    type_in(page, "zz")
    assert "AH Cllr Ann Hart, BO Ben Okafor" in told[-1][0]
    qtbot.waitUntil(lambda: page.table.editor is not None)
    assert focused() is page.table.editor
    type_in(page, "x")
    assert session(visit, FIRST).lead == BEN
    press(Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_an_emptied_cell_is_nobody(page: ProgrammePage, visit: VisitFile) -> None:
    to_column(page, rows.LEAD)
    press(Qt.Key.Key_Return, Qt.Key.Key_Delete)
    type_in(page, "")
    assert session(visit, FIRST).lead is None


def test_times_title_and_room_are_edited_in_their_cells(
    page: ProgrammePage, visit: VisitFile, told: Told, qtbot: QtBot
) -> None:
    for column, words in ((rows.TIME, "9.15-10"), (rows.TITLE, "The leader"), (rows.ROOM, "Room 9")):
        to_column(page, column)
        press(Qt.Key.Key_F2)
        type_in(page, words)
    changed = session(visit, FIRST)
    assert changed.slot == Slot("2026-03-10", "09:15", "10:00", "Room 9")
    assert changed.title == "The leader"
    to_column(page, rows.TIME)
    press(Qt.Key.Key_F2)
    type_in(page, "soon")
    assert "Type it like 09:00–09:45" in told[-1][0]
    qtbot.waitUntil(lambda: page.table.editor is not None)
    assert page.table.editor is not None
    assert page.table.editor.text() == "soon"


def test_what_stands_in_an_open_cell_is_kept_when_the_page_is_left(page: ProgrammePage, visit: VisitFile) -> None:
    press(Qt.Key.Key_F2)
    QTest.keyClicks(focused(), "Left in a hurry")
    assert page.leave()
    assert session(visit, FIRST).title == "Left in a hurry"


def test_a_cell_somebody_types_in_is_not_read_anew_and_what_came_in_is_shown_afterwards(
    page: ProgrammePage, visit: VisitFile
) -> None:
    press(Qt.Key.Key_F2)
    QTest.keyClicks(focused(), "Half a")
    visit.programme.change(SECOND, title="Changed meanwhile")
    assert page.table.editor is not None
    assert page.table.editor.text() == "Half a"
    press(Qt.Key.Key_Escape)
    shown = [page.model.data(page.model.index(page.model.row_of(id), rows.TITLE)) for id in (FIRST, SECOND)]
    assert shown == ["Leader of the council", "Changed meanwhile"]


# --- by one key


def test_done_in_one_key_and_not_done_with_the_same(page: ProgrammePage, visit: VisitFile, told: Told) -> None:
    press(Qt.Key.Key_Return, modifier=CONTROL)
    assert session(visit, FIRST).status == "done"
    assert told[-1][0] == "“Leader of the council” is done."
    press(Qt.Key.Key_Return, modifier=CONTROL)
    assert session(visit, FIRST).status == "planned"


def test_delete_asks_why_in_the_page_and_cancels(page: ProgrammePage, visit: VisitFile, told: Told) -> None:
    press(Qt.Key.Key_Delete)
    assert page.look.ask.words.text() == "Why is “Leader of the council” cancelled?"
    QTest.keyClicks(focused(), "ill")
    press(Qt.Key.Key_Return)
    cancelled = session(visit, FIRST)
    assert (cancelled.status, cancelled.status_reason) == ("cancelled", "ill")
    assert told[-1][:2] == ("“Leader of the council” is cancelled: ill.", "Undo")
    assert page.table.hasFocus()
    assert page.side.form.lines["status_reason"].isVisible()
    undo(told)
    assert session(visit, FIRST).status == "planned"


def test_escape_at_the_question_cancels_nothing_and_delete_puts_on_again(page: ProgrammePage, visit: VisitFile) -> None:
    press(Qt.Key.Key_Delete)
    assert page.back()
    assert page.table.hasFocus()
    assert session(visit, FIRST).status == "planned"
    visit.programme.cancel([FIRST], "ill")
    press(Qt.Key.Key_Delete)
    assert session(visit, FIRST).status == "planned"


def test_two_ticked_sessions_swap_and_any_other_number_is_told(
    page: ProgrammePage, visit: VisitFile, told: Told
) -> None:
    press(Qt.Key.Key_M, modifier=CONTROL)
    assert "Swapping takes two sessions, and 1 is chosen" in told[-1][0]
    press(Qt.Key.Key_Space, Qt.Key.Key_Down)
    press(Qt.Key.Key_M, modifier=CONTROL)
    assert session(visit, FIRST).slot == Slot("2026-03-10", "10:00", "10:45", "Room 1")
    assert session(visit, SECOND).slot == Slot("2026-03-10", "09:00", "09:45", "Room 2")
    undo(told)
    assert session(visit, FIRST).slot == Slot("2026-03-10", "09:00", "09:45", "Room 2")


def test_a_new_session_is_on_the_day_shown_and_asks_for_its_title(page: ProgrammePage, visit: VisitFile) -> None:
    page.choose(LATER)
    press(Qt.Key.Key_D, modifier=CONTROL)
    made = session(visit, page.current)
    assert (made.slot, made.status) == (Slot("2026-03-11"), "planned")
    assert focused() is page.side.form.lines["title"]
    QTest.keyClicks(focused(), "Trade unions")
    press(Qt.Key.Key_Return)
    assert session(visit, made.id).title == "Trade unions"
    assert page.table.hasFocus()


def test_a_session_with_a_note_stays_in_the_programme_and_another_goes(
    page: ProgrammePage, visit: VisitFile, told: Told
) -> None:
    visit.load([Note("n", author=ANN, about=FIRST, body="Something")])
    page.side.remove.click()
    assert "There is a note about this session" in told[-1][0]
    page.choose(LATER)
    page.side.remove.click()
    assert told[-1][:2] == ("“Tour of the town” is no longer in the programme.", "Undo")
    assert visit.rows.get(Session, LATER) is None
    undo(told)
    assert page.model.row_of(LATER) > 0


def test_write_notes_is_asked_for_the_session_chosen(page: ProgrammePage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.write_asked) as asked:
        press(Qt.Key.Key_Return, modifier=CONTROL | SHIFT)
    assert asked.args == [SECOND, False]


# --- the drawer


def test_somebody_who_came_is_added_with_a_number_and_a_name(page: ProgrammePage, visit: VisitFile, told: Told) -> None:
    press(Qt.Key.Key_Plus)
    press(Qt.Key.Key_3)
    QTest.keyClicks(focused(), "Janet Pryor, Team leader")
    press(Qt.Key.Key_Return)
    came = next(person for person in visit.programme.people_of(FIRST) if person.name == "Janet Pryor")
    assert (came.post, came.group) == ("Team leader", "staff")
    assert page.table.hasFocus()
    assert [line.text for line in page.side.people.lines()][-1].startswith("Janet Pryor")
    undo(told)
    assert visit.rows.get(Person, came.id) is None


def test_escape_lets_the_walk_in_be(page: ProgrammePage, visit: VisitFile) -> None:
    press(Qt.Key.Key_Plus)
    assert page.side.walk_in.isVisible()
    assert page.back()
    assert not page.side.walk_in.isVisible()
    assert len(visit.programme.people_of(FIRST)) == 1


def test_a_field_of_the_drawer_is_kept_when_it_is_left(page: ProgrammePage, visit: VisitFile) -> None:
    for field, words in (("day", "Wed"), ("times", "11-12"), ("headcount", "7"), ("stream", "B"), ("room", "")):
        page.side.form.begin(field)
        press(Qt.Key.Key_Delete)
        QTest.keyClicks(focused(), words)
        press(Qt.Key.Key_Return)
    changed = session(visit, FIRST)
    assert changed.slot == Slot("2026-03-11", "11:00", "12:00", None)
    assert (changed.headcount, changed.stream) == (7, "B")


def test_a_field_that_cannot_be_kept_says_why_and_keeps_what_was_typed(page: ProgrammePage, visit: VisitFile) -> None:
    line = page.side.form.lines["times"]
    page.side.form.begin("times")
    QTest.keyClicks(line, "whenever")
    press(Qt.Key.Key_Return)
    assert "is not a time" in page.side.problem.text()
    visit.programme.change(FIRST, title="Read anew")
    assert line.text() == "whenever"
    assert page.back()
    assert line.text() == "09:00–09:45"
    assert page.side.problem.text() == ""
    assert session(visit, FIRST).slot.start == "09:00"


def test_what_cannot_be_kept_is_told_when_another_session_is_chosen(page: ProgrammePage, told: Told) -> None:
    page.side.form.begin("times")
    QTest.keyClicks(focused(), "whenever")
    page.choose(SECOND)
    assert told[-1][0].startswith("“whenever” is not a time")
    assert told[-1][0].endswith("The session stays as it was.")
    assert page.side.form.lines["times"].text() == "10:00–10:45"
    assert page.side.problem.text() == ""


def test_who_leads_is_chosen_from_the_team_and_cancelled_from_the_status(page: ProgrammePage, visit: VisitFile) -> None:
    lead, status = page.side.form.choices["lead"], page.side.form.choices["status"]
    assert [action.text() for action in lead.list.actions()] == ["Nobody yet", "Cllr Ann Hart", "Ben Okafor"]
    lead.list.actions()[1].trigger()
    assert session(visit, FIRST).lead == ANN
    next(action for action in status.list.actions() if action.data() == "cancelled").trigger()
    assert session(visit, FIRST).status == "cancelled"
    assert focused() is page.side.form.lines["status_reason"]


def test_themes_and_those_who_sit_in_are_pressed_on_and_off(page: ProgrammePage, visit: VisitFile) -> None:
    page.choose(LATER)
    page.side.themes.chips[FINANCE].click()
    assert [each.id for each in visit.programme.themes_of(LATER)] == [FINANCE]
    assert "Is there a grip?" in page.side.questions.text()
    page.side.themes.chips[FINANCE].click()
    assert visit.programme.themes_of(LATER) == []
    assert GOVERNANCE in page.side.themes.chips
    assert list(page.side.team.chips) == [BEN]  # whoever leads is in the room anyway
    page.side.team.chips[BEN].click()
    assert [peer.id for peer in visit.programme.peers_of(LATER)] == [ANN, BEN]
    page.side.team.chips[BEN].click()
    assert [peer.id for peer in visit.programme.peers_of(LATER)] == [ANN]


def test_somebody_of_the_list_is_added_and_taken_out_again(
    page: ProgrammePage, visit: VisitFile, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(question: str, lines: list[object], parent: QWidget) -> str:
        offered.append(question)
        return "person-leader"

    monkeypatch.setattr(programme_drawer, "pick", choose)
    page.choose(SECOND)
    page.side.known.click()
    assert offered == ["Who is met in “Director of finance”?"]
    assert [person.id for person in visit.programme.people_of(SECOND)] == ["person-leader"]
    page.side.people.setFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert visit.programme.people_of(SECOND) == []
    undo(told)
    assert [person.id for person in visit.programme.people_of(SECOND)] == ["person-leader"]


def test_whoever_was_not_there_is_chosen_unless_there_is_only_one(
    page: ProgrammePage, visit: VisitFile, told: Told
) -> None:
    visit.programme.walk_in(FIRST, "staff", "Janet Pryor")
    page.side.people.choose("")
    page.side.not_there.click()
    assert told[-1][0] == "Choose in the list who was not there."
    page.side.people.choose("person-leader")
    page.side.not_there.click()
    page.side.not_there.click()
    assert visit.programme.people_of(FIRST) == []


def test_a_clash_is_a_sign_in_the_table_and_words_in_the_drawer(page: ProgrammePage, visit: VisitFile) -> None:
    visit.programme.change(SECOND, slot=Slot("2026-03-10", "09:15", "10:00", "Room 1"))
    page.choose(SECOND)
    sign = page.model.index(page.model.row_of(SECOND), rows.SIGN)
    assert page.model.data(sign) == "!"
    said = page.model.data(sign, Qt.ItemDataRole.AccessibleTextRole)
    assert "09:15 you and Ben Okafor are in two rooms" in said
    assert "! 09:15 you and Ben Okafor are in two rooms" in page.side.clash.text()


def test_the_day_is_read_against_the_clock_of_the_page(page: ProgrammePage) -> None:
    page.acts.change([FIRST], "day", "12/3/2026")
    assert session(page.visit, FIRST).slot.day == date(2026, 3, 12).isoformat()


# --- what kind they are


def kind_sheet(page: ProgrammePage, qtbot: QtBot) -> Pick:
    (sheet,) = page.findChildren(Pick)
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def test_the_kind_of_all_that_are_ticked_is_said_once_by_key_and_undone(
    page: ProgrammePage, visit: VisitFile, told: Told, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    press(Qt.Key.Key_K, modifier=CONTROL)
    sheet = kind_sheet(page, qtbot)
    assert sheet.question.text() == "What kind of session are these 2 sessions?"
    QTest.keyClicks(sheet.letters, "focus")
    QTest.keyClick(sheet.letters, Qt.Key.Key_Return)
    assert [session(visit, id).kind for id in (FIRST, SECOND, LATER)] == ["focus group", "focus group", "tour"]
    assert told[-1][:2] == ("2 sessions marked as “Focus group”.", "Undo")
    undo(told)
    assert [session(visit, id).kind for id in (FIRST, SECOND)] == ["interview", "interview"]


def test_what_they_are_already_is_no_change(page: ProgrammePage, visit: VisitFile, told: Told) -> None:
    page.acts.set_kind([FIRST, SECOND], "interview")
    assert told == []


def test_the_line_about_unknown_kinds_asks_for_all_of_them(page: ProgrammePage, visit: VisitFile, qtbot: QtBot) -> None:
    for id in (FIRST, LATER):
        visit.programme.change(id, kind=None)
    page.advice.open("arrange")
    page.advice.list.choose("kinds:")
    QTest.keyClick(page.advice.list, Qt.Key.Key_Return)
    sheet = kind_sheet(page, qtbot)
    QTest.keyClick(sheet.letters, Qt.Key.Key_Return)
    assert [session(visit, id).kind for id in (FIRST, LATER)] == ["interview", "interview"]
    assert page.advice.advice.no_kind == ()
