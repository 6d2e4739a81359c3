"""People over a real visit file: whom we met, and the team."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.people import counted_as
from peerteam.domain.records import Person, Session, SessionStatus
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask, people_met
from peerteam.ui.dialogs.behind_count import BehindCount
from peerteam.ui.look import Look
from peerteam.ui.pages.people import MET, TEAM, PeoplePage
from peerteam.ui.widgets.line_list import Line
from tests.ui.conftest import ANN, BEN, FIRST, LATER, SECOND

LEADER, DALE = "person-leader", "person-dale"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Told = list[tuple[str, str, object]]


@pytest.fixture
def page(visit: VisitFile, qtbot: QtBot, look: Look) -> Iterator[PeoplePage]:
    visit.load(
        [
            Person(DALE, "Chris Dale", "Depot manager", "Marlbridge", "staff"),
            Person("crew", None, "Depot crews", "Marlbridge", "staff", 8),
        ]
    )
    visit.history.forget()
    made = PeoplePage(visit)
    qtbot.addWidget(made)
    visit.listeners.append(made.take)
    made.resize(1170, 650)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.begin()
    yield made
    visit.listeners.remove(made.take)


@pytest.fixture
def told(page: PeoplePage) -> Told:
    said: Told = []
    page.told.connect(lambda *what: said.append(what))
    return said


def shown(page: PeoplePage) -> list[str]:
    return page.met.model.shown_keys()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifiers)


# --- people we met


def test_everybody_is_listed_and_typing_narrows_the_list(page: PeoplePage) -> None:
    assert set(shown(page)) == {LEADER, DALE, "crew"}
    QTest.keyClicks(focused(), "depot mar")
    assert set(shown(page)) == {DALE, "crew"}
    QTest.keyClicks(focused(), "x")
    assert page.met.empty.text() == "Nobody fits this. Press Esc to see everybody again."
    assert page.back()
    assert len(shown(page)) == 3


def test_a_group_chip_shows_only_that_group_and_says_how_many_people_it_is(page: PeoplePage) -> None:
    chip = page.met.chips.chips["staff"]
    assert chip.accessibleName() == "Staff, 9"
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert set(shown(page)) == {DALE, "crew"}


def test_down_goes_into_the_list_and_enter_into_the_form(page: PeoplePage, visit: VisitFile) -> None:
    press(Qt.Key.Key_Down)
    assert page.met.table.hasFocus()
    assert page.met.table.current_key == shown(page)[0]
    press(Qt.Key.Key_Return)
    assert page.met.form.lines["name"].hasFocus()
    assert page.back()
    assert page.met.table.hasFocus()


def test_a_field_is_kept_when_it_is_left_and_can_be_undone(page: PeoplePage, visit: VisitFile) -> None:
    page.choose(DALE)
    page.met.form.begin("post")
    QTest.keyClicks(focused(), "Head of depots")
    press(Qt.Key.Key_Return)
    assert visit.rows.get(Person, DALE) == Person(DALE, "Chris Dale", "Head of depots", "Marlbridge", "staff")
    visit.history.undo()
    assert page.met.form.lines["post"].text() == "Depot manager"


def test_an_emptied_field_is_not_known_rather_than_empty(page: PeoplePage, visit: VisitFile) -> None:
    page.choose(DALE)
    page.met.form.begin("organisation")
    press(Qt.Key.Key_Delete)
    assert page.leave()
    dale = visit.rows.get(Person, DALE)
    assert dale is not None
    assert dale.organisation is None


def test_how_many_people_is_a_number_or_is_told(page: PeoplePage, visit: VisitFile, told: Told) -> None:
    page.choose("crew")
    page.met.form.begin("size")
    QTest.keyClicks(focused(), "eight or so")
    press(Qt.Key.Key_Return)
    assert told[0][0] == "How many people is a number, or empty for one person."
    assert page.met.form.lines["size"].text() == "8"
    page.met.form.begin("size")
    QTest.keyClicks(focused(), "11")
    press(Qt.Key.Key_Return)
    assert page.met.chips.chips["staff"].accessibleName() == "Staff, 12"


def test_the_sessions_of_a_person_are_walked_by_enter(page: PeoplePage, qtbot: QtBot) -> None:
    page.choose(LEADER)
    assert page.met.met_in.text() == "Met in 1 session"
    page.met.sessions.choose(FIRST)
    with qtbot.waitSignal(page.session_asked) as asked:
        QTest.keyClick(page.met.sessions, Qt.Key.Key_Return)
    assert asked.args == [FIRST]


def test_somebody_is_added_with_a_group_and_the_cursor_is_in_the_name(
    page: PeoplePage, visit: VisitFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "choose", lambda *args, **more: "partner")
    press(Qt.Key.Key_D, CONTROL)
    QTest.keyClicks(focused(), "Cllr Kit Wren")
    press(Qt.Key.Key_Return)
    (added,) = [person for person in visit.people.persons() if person.group == "partner"]
    assert added.name == "Cllr Kit Wren"
    assert page.met.table.current_key == added.id


def test_adding_nobody_adds_nobody(page: PeoplePage, visit: VisitFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "choose", lambda *args, **more: None)
    press(Qt.Key.Key_D, CONTROL)
    assert len(visit.people.persons()) == 3


def test_somebody_is_added_to_a_session_they_are_not_in_yet(
    page: PeoplePage, visit: VisitFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def pick(question: str, lines: list[Line], parent: QWidget) -> str:
        offered.extend(line.key for line in lines)
        return SECOND

    monkeypatch.setattr(people_met, "pick", pick)
    page.choose(LEADER)
    press(Qt.Key.Key_S, CONTROL | SHIFT)
    assert FIRST not in offered
    assert LATER in offered
    assert [line.key for line in page.met.sessions.lines()] == [FIRST, SECOND]


def test_somebody_deleted_is_told_and_brought_back_by_undo(page: PeoplePage, visit: VisitFile, told: Told) -> None:
    page.choose(LEADER)
    press(Qt.Key.Key_Delete)
    assert LEADER not in shown(page)
    words, act, undo = told[0]
    assert (words, act) == ("Cllr Joan Field is deleted.", "Undo")
    visit.people.add_person("staff", name="Somebody else meanwhile")
    assert callable(undo)
    undo()
    assert LEADER in shown(page)
    assert [session.id for session in visit.people.sessions_of(LEADER)] == [FIRST]


def test_a_session_is_taken_off_a_person_and_put_back_by_undo(page: PeoplePage, visit: VisitFile, told: Told) -> None:
    page.choose(LEADER)
    page.met.sessions.choose(FIRST)
    page.met.sessions.setFocus()
    press(Qt.Key.Key_Delete)
    assert page.met.met_in.text() == "In no session yet"
    assert told[0][0] == "Not met in Leader of the council."
    told[0][2]()  # type: ignore[operator]
    assert page.met.met_in.text() == "Met in 1 session"


# --- the same person typed twice


@pytest.fixture
def twice(page: PeoplePage, visit: VisitFile) -> str:
    return visit.people.add_person("staff", name="C. Dale", organisation="Marlbridge")


def test_the_same_person_typed_twice_is_offered_and_not_joined(page: PeoplePage, visit: VisitFile, twice: str) -> None:
    assert page.met.offer.isVisible()
    assert page.met.offer.words.text() in (
        "Chris Dale and C. Dale may be one person.",
        "C. Dale and Chris Dale may be one person.",
    )
    assert counted_as(visit.people.persons())[twice] == twice


def test_said_to_be_the_same_they_count_once_and_both_stay_to_be_seen(
    page: PeoplePage, visit: VisitFile, twice: str, told: Told
) -> None:
    QTest.keyClick(page.met.offer.yes, Qt.Key.Key_Return)
    assert not page.met.offer.isVisible()
    assert counted_as(visit.people.persons())[twice] == DALE
    assert shown(page).index(twice) == shown(page).index(DALE) + 1
    assert page.met.chips.chips["staff"].accessibleName() == "Staff, 9"
    page.choose(twice)
    assert page.met.instead.text() == "The same person as Chris Dale, Depot manager, Marlbridge: counted once, there."
    page.choose(DALE)
    assert page.met.instead.text() == "Also in the list as C. Dale, Marlbridge. Counted once."
    visit.history.undo()
    assert page.met.offer.isVisible()


def test_said_to_be_two_they_are_not_asked_about_again(page: PeoplePage, visit: VisitFile, twice: str) -> None:
    QTest.keyClick(page.met.offer.no, Qt.Key.Key_Return)
    assert not page.met.offer.isVisible()
    assert page.met.chips.chips["staff"].accessibleName() == "Staff, 10"
    page.refresh()
    assert not page.met.offer.isVisible()


def test_two_joined_by_mistake_are_parted_with_one_button(page: PeoplePage, visit: VisitFile, twice: str) -> None:
    visit.people.join(twice, DALE)
    page.choose(twice)
    QTest.keyClick(page.met.part, Qt.Key.Key_Return)
    assert counted_as(visit.people.persons())[twice] == twice
    assert not page.met.offer.isVisible()


# --- the number


def test_the_number_met_opens_the_list_behind_it(page: PeoplePage, visit: VisitFile, qtbot: QtBot) -> None:
    visit.programme.change(FIRST, status=SessionStatus.DONE, headcount=3)
    assert page.met.counted.text() == "3 people met so far"
    QTest.keyClick(page.met.counted, Qt.Key.Key_Return)
    (sheet,) = page.findChildren(BehindCount)
    assert [line.text for line in sheet.list.lines()] == [
        "Counted",
        "Cllr Joan Field, Leader of the council",
        "Leader of the council: 2 not listed",
        "Not counted",
        "Chris Dale, Depot manager",
        "Depot crews, Marlbridge (8 people)",
    ]
    assert sheet.list.lines()[4].detail == "In no session"
    sheet.list.choose(DALE)
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert page.met.table.current_key == DALE


def test_an_entry_behind_the_number_that_is_a_session_opens_the_session(
    page: PeoplePage, visit: VisitFile, qtbot: QtBot
) -> None:
    visit.programme.change(FIRST, status=SessionStatus.DONE, headcount=3)
    page.met.show_count()
    (sheet,) = page.findChildren(BehindCount)
    sheet.list.choose(FIRST)
    with qtbot.waitSignal(page.session_asked) as asked:
        QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert asked.args == [FIRST]


# --- the team


@pytest.fixture
def team(page: PeoplePage) -> PeoplePage:
    press(Qt.Key.Key_PageDown, CONTROL)
    assert page.tabs.currentIndex() == TEAM
    return page


def test_the_team_is_listed_as_published_and_the_first_is_chosen(team: PeoplePage) -> None:
    assert team.team.model.shown_keys() == [ANN, BEN]
    assert team.team.table.hasFocus()
    assert team.team.table.current_key == ANN
    assert team.tabs.tabText(TEAM) == "The team   2"
    press(Qt.Key.Key_PageUp, CONTROL)
    assert team.tabs.currentIndex() == MET


def test_somebody_is_moved_in_the_order_by_keys_and_stays_chosen(team: PeoplePage) -> None:
    press(Qt.Key.Key_Down, CONTROL)
    assert team.team.model.shown_keys() == [BEN, ANN]
    assert team.team.table.current_key == ANN
    press(Qt.Key.Key_Up, CONTROL)
    assert team.team.model.shown_keys() == [ANN, BEN]


def test_a_label_is_kept_as_published(team: PeoplePage, visit: VisitFile) -> None:
    team.team.form.begin("label")
    QTest.keyClicks(focused(), "Lead Member Peer")
    press(Qt.Key.Key_Return)
    assert visit.people.peers()[0].label == "Lead Member Peer"


def test_somebody_joins_the_team_at_its_end(
    team: PeoplePage, visit: VisitFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "words", lambda *args, **more: "Cara Cole")
    press(Qt.Key.Key_D, CONTROL)
    assert (visit.people.peers()[-1].name, visit.people.peers()[-1].initials) == ("Cara Cole", "CC")
    assert team.team.form.lines["label"].hasFocus()
    assert team.tabs.tabText(TEAM) == "The team   3"


def test_saying_that_somebody_else_is_me_asks_the_window(team: PeoplePage, qtbot: QtBot) -> None:
    assert not team.team.is_me.isEnabled()
    team.choose(BEN)
    with qtbot.waitSignal(team.me_chosen) as chosen:
        QTest.keyClick(team.team.is_me, Qt.Key.Key_Return)
    assert chosen.args == [BEN]


def test_somebody_with_work_in_the_visit_stays_and_it_says_why(team: PeoplePage, told: Told) -> None:
    team.choose(BEN)
    press(Qt.Key.Key_Delete)
    assert "would lose their lead or writer" in told[0][0]
    assert team.team.model.shown_keys() == [ANN, BEN]


def test_somebody_taken_out_of_the_team_comes_back_by_undo(team: PeoplePage, visit: VisitFile, told: Told) -> None:
    cara = visit.people.add_peer("Cara Cole")
    team.choose(cara)
    press(Qt.Key.Key_Delete)
    assert told[0][:2] == ("Cara Cole is no longer in the team.", "Undo")
    told[0][2]()  # type: ignore[operator]
    assert team.team.model.shown_keys() == [ANN, BEN, cara]


# --- the whole page


def test_choosing_a_record_turns_to_its_tab_whatever_was_narrowed(page: PeoplePage) -> None:
    QTest.keyClicks(page.met.box, "nobody at all")
    page.choose(BEN)
    assert (page.tabs.currentIndex(), page.team.table.current_key) == (TEAM, BEN)
    page.choose(DALE)
    assert (page.tabs.currentIndex(), page.met.table.current_key) == (MET, DALE)
    assert page.met.side.name.text() == "Chris Dale"


def test_an_empty_list_says_what_to_do(visit: VisitFile, qtbot: QtBot, look: Look) -> None:
    visit.people.remove_person(LEADER)
    page = PeoplePage(visit)
    qtbot.addWidget(page)
    page.show()
    assert page.met.empty.isVisible()
    assert "Ctrl+D" in page.met.empty.text()
    assert "programme" in page.met.empty.text()
    assert not page.met.side.isVisible()
    assert not page.met.chips.isVisible()


def test_a_colleague_s_change_does_not_touch_what_is_being_typed(page: PeoplePage, visit: VisitFile) -> None:
    page.choose(DALE)
    page.met.form.begin("name")
    QTest.keyClicks(focused(), "Christ")
    visit.people.change_person(DALE, post="Head of depots")
    QTest.keyClicks(focused(), "ine")
    assert page.met.form.lines["post"].text() == "Head of depots"
    press(Qt.Key.Key_Return)
    dale = visit.rows.get(Person, DALE)
    assert dale is not None
    assert (dale.name, dale.post) == ("Christine", "Head of depots")


def test_typing_about_somebody_who_was_deleted_meanwhile_is_told_and_no_fault_of_ours(
    page: PeoplePage, visit: VisitFile, told: Told
) -> None:
    page.choose(DALE)
    page.met.form.begin("post")
    QTest.keyClicks(focused(), " of the night")
    with visit.step("As a colleague’s file would, not heard of yet"):
        visit.listeners.remove(page.take)
        visit.rows.remove(Person, DALE)
    press(Qt.Key.Key_Return)
    visit.listeners.append(page.take)
    assert [words for words, _, _ in told] == [
        "This was deleted meanwhile, so what you typed could not be kept with it. Write it elsewhere."
    ]
    assert DALE not in shown(page)


def test_every_place_of_the_page_has_a_name(page: PeoplePage) -> None:
    page.choose(DALE)
    places = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    nameless = [w for w in places if not w.accessibleName() and w.objectName() != "qt_spinbox_lineedit"]
    assert len(places) > 10
    assert not nameless


def test_a_session_that_is_gone_is_no_longer_listed(page: PeoplePage, visit: VisitFile) -> None:
    page.choose(LEADER)
    visit.programme.remove(FIRST)
    assert visit.rows.get(Session, FIRST) is None
    assert page.met.sessions.lines() == []
