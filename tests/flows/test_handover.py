"""Handing over through real windows, each over its own laptop's visit: exchange, settle, send a file, put back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from peerteam import app
from peerteam.domain.records import Note, Peer, Session, Slot, Tag
from peerteam.handover.exchange import join, share
from peerteam.store.visit_file import VisitFile
from peerteam.ui.bus import Bus
from peerteam.ui.dialogs.settle import SettleSheet
from peerteam.ui.look import Look
from peerteam.ui.main_window import MainWindow
from peerteam.ui.tasks import Tasks
from tests.builders import rows_of
from tests.flows.leaving import undress
from tests.ui.conftest import ANN, BEN, FINANCE, FIRST, now, records

MODIFIER = Qt.KeyboardModifier
CONTROL, ALT, SHIFT, NONE = MODIFIER.ControlModifier, MODIFIER.AltModifier, MODIFIER.ShiftModifier, MODIFIER.NoModifier
CARA = "peer-cara"
PATIENCE = 20_000


@dataclass
class Laptop:
    """Somebody's laptop with the window open on it."""

    visit: VisitFile
    window: MainWindow
    qtbot: QtBot

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.to_front()
        here: QWidget | None = self.window.focusWidget()
        QTest.keyClick(self.window if here is None else here, key, modifiers)

    def to_front(self) -> None:
        if not self.window.isActiveWindow() and self.sheet is None:
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)

    def exchange(self) -> str:
        """Ctrl+E; what the window says of it."""
        self.press(Qt.Key.Key_E, CONTROL)
        handover = self.window.handover
        self.qtbot.waitUntil(lambda: not handover.handing.busy and not self.visit.lent, timeout=PATIENCE)
        return self.window.strip.words.text()

    def turn(self) -> None:
        """Alt+H."""
        self.press(Qt.Key.Key_H, ALT)
        self.qtbot.waitUntil(lambda: self.window.page is self.window.handover)

    @property
    def sheet(self) -> SettleSheet | None:
        page = self.window.__dict__.get("handover")
        return page.settler.sheet if page is not None else None

    def settle(self, key: Qt.Key) -> None:
        """F8, and the answer."""
        self.press(Qt.Key.Key_F8)
        sheet = self.sheet
        assert sheet is not None
        QTest.keyClick(sheet, key)

    def side(self) -> list[tuple[str, str, str]]:
        return [(line.text, line.detail, line.meaning) for line in self.window.handover.side.team.lines()]


@dataclass
class Team:
    """The laptops of the three, and the stick that goes round."""

    folder: Path
    stick: Path
    qtbot: QtBot
    laptops: dict[str, Laptop] = field(default_factory=dict)
    open: list[Callable[[], object]] = field(default_factory=list)

    def add(self, peer: str, visit: VisitFile, look: Look) -> None:
        tasks, bus = Tasks(), Bus()
        visit.set_me(peer)
        visit.listeners.append(bus.announce)
        window = MainWindow(visit, bus, tasks, look, app.write_letter, now)
        window.exchange_folder = str(self.stick)
        self.qtbot.addWidget(window)
        window.show()
        self.laptops[peer] = Laptop(visit, window, self.qtbot)
        self.open += [window.close, tasks.close, visit.close]

    def __getitem__(self, peer: str) -> Laptop:
        return self.laptops[peer]


@pytest.fixture
def team(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Team]:
    stick = tmp_path / "STICK"
    stick.mkdir()
    made = Team(tmp_path, stick, qtbot)
    look = Look(qapp)
    first = VisitFile.empty(tmp_path / "ann.peerteam", "visit")
    first.load([*records(), Peer(CARA, "Cara Cole", "CC")])
    first.history.forget()
    made.add(ANN, first, look)
    share(first, tmp_path / "first")
    for peer, name in ((BEN, "ben"), (CARA, "cara")):
        made.add(peer, join(tmp_path / f"{name}.peerteam", tmp_path / "first", None), look)
    yield made
    for close in made.open:
        close()
    qapp.styleHints().colorSchemeChanged.disconnect(look.wear)
    look.deleteLater()
    undress(qapp)


def incoming(laptop: Laptop) -> list[str]:
    return [line.text for line in laptop.window.handover.came.list.lines()]


# --- 14: three laptops ------------------------------------------------------------------------------------------------


def test_three_exchange_in_any_order_some_twice_and_each_window_says_the_others_have_everything(team: Team) -> None:
    ann, ben, cara = team[ANN], team[BEN], team[CARA]
    ben.visit.notes.add(about=FIRST, body="Ben heard it.")
    cara.visit.findings.add(FINANCE, "strength", "Clear")
    for laptop in (ben, cara, ann, ann, ben, cara, ann):
        laptop.exchange()
    assert len({each.visit.digest() for each in (ann, ben, cara)}) == 1
    assert {(name, meaning) for name, _, meaning in ann.side()} == {
        ("Ben Okafor", "has everything"),
        ("Cara Cole", "has everything"),
    }


def test_what_came_is_told_by_person_with_its_words_and_leads_there(team: Team) -> None:
    ann, ben = team[ANN], team[BEN]
    ben.visit.notes.add(about=FIRST, body="Ben heard it.")
    ben.visit.programme.change(FIRST, slot=Slot("2026-03-10", "09:30", "10:15", "Room 2"))
    ben.exchange()
    told = ann.exchange()
    assert told.startswith("From Ben Okafor: 1 note and 1 session are new or changed.")
    assert ann.window.handover.came.summary.text() == "New: 1 note by Ben, 1 session moved"
    lines = ann.window.handover.came.list.lines()
    assert [(line.text, line.detail) for line in lines if line.heading or line.key.startswith("note")] == [
        ("Ben: 1 note", ""),
        ("Leader of the council", "Ben heard it."),
        ("Ben: 1 session", ""),
    ]
    for _ in range(9):
        if ann.window.focusWidget() is ann.window.handover.came.list:
            break
        ann.press(Qt.Key.Key_Tab)
    QTest.keyClick(ann.window.handover.came.list, Qt.Key.Key_Home)
    ann.press(Qt.Key.Key_Return)
    assert ann.window.page is ann.window.notes
    assert "Ben heard it." in ann.window.notes.editor.text


def test_seen_empties_the_list_and_can_be_taken_back(team: Team) -> None:
    ann, ben = team[ANN], team[BEN]
    ben.visit.notes.add(about=FIRST, body="Ben heard it.")
    ben.exchange()
    ann.exchange()
    ann.press(Qt.Key.Key_S, CONTROL | SHIFT)
    assert incoming(ann) == []
    ann.window.strip.act.click()
    assert "Leader of the council" in incoming(ann)


def test_before_the_exchange_it_says_what_goes_and_what_stays(team: Team) -> None:
    ben = team[BEN]
    ben.visit.notes.add(about=FIRST, body="Ben heard it.")
    private = ben.visit.notes.add(body="Zanzibarquux.")
    ben.visit.notes.set_private(private, raised=True)
    ben.turn()
    assert ben.window.handover.card.going.text() == "New for the others: 1 note; 1 note stays here."
    ben.window.handover.show_going()
    sheet = ben.window.handover.sheet
    assert sheet is not None
    lines = [(line.text, line.detail) for line in sheet.list.lines()]
    assert lines == [
        ("Goes: 1 note", ""),
        ("Leader of the council", "Ben heard it."),
        ("Stays here: 1 note", ""),
        ("A conversation", "to tell the manager in person"),
    ]
    sheet.reject()


def test_the_foot_says_that_all_is_handed_over_though_nothing_came_in_return(team: Team) -> None:
    ann = team[ANN]
    ann.visit.notes.add(about=FIRST, body="Ann heard it.")
    foot = ann.window.foot.words
    ann.qtbot.waitUntil(lambda: "1 note not handed over yet." in foot.text(), timeout=PATIENCE)
    assert ann.exchange().startswith("Nothing new was there.")
    ann.qtbot.waitUntil(lambda: "Everything is handed over." in foot.text(), timeout=PATIENCE)


def test_a_missing_stick_is_told_in_a_sentence_and_nothing_is_lost(team: Team) -> None:
    ben = team[BEN]
    ben.visit.notes.add(about=FIRST, body="Ben heard it.")
    shutil.rmtree(team.stick)
    assert ben.exchange() == "STICK is not there. Put the stick in, or choose another folder or stick."
    assert ben.visit.not_handed_over() == 1


# --- 15: Room C and 14:30 ---------------------------------------------------------------------------------------------

ROOM_C = Slot("2026-03-10", "09:00", "09:45", "Room C")
HALF_PAST = Slot("2026-03-10", "14:30", "15:15", "Room 2")


def moved_twice(team: Team) -> tuple[Laptop, Laptop]:
    ann, ben = team[ANN], team[BEN]
    ann.visit.programme.change(FIRST, slot=ROOM_C)
    ben.visit.programme.change(FIRST, slot=HALF_PAST)
    for laptop in (ann, ben, ann):
        laptop.exchange()
    return ann, ben


ANSWERS: Mapping[Qt.Key, Slot] = {
    Qt.Key.Key_1: HALF_PAST,
    Qt.Key.Key_2: ROOM_C,
    Qt.Key.Key_3: Slot("2026-03-10", "14:30", "15:15", "Room C"),
}


@pytest.mark.parametrize("key", ANSWERS)
def test_room_c_and_half_past_two_are_seen_by_both_chosen_once_and_followed(team: Team, key: Qt.Key) -> None:
    ann, ben = moved_twice(team)
    for laptop in (ann, ben):
        assert laptop.window.handover.side.settle.text() == "1 to settle …"
        laptop.press(Qt.Key.Key_F8)
        sheet = laptop.sheet
        assert sheet is not None
        assert sheet.question.text() == "Session “Leader of the council”: when and where"
        headings = {sheet.left_heading.text().split(",")[0], sheet.right_heading.text().split(",")[0]}
        assert headings == ({"Shown here: You", "Ann"} if laptop is ben else {"Shown here: Ben", "You"})
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
    ann.settle(key)
    assert ann.sheet is None
    ann.exchange()
    ben.exchange()
    for laptop in (ann, ben):
        found = laptop.visit.rows.get(Session, FIRST)
        assert found is not None
        assert found.slot == ANSWERS[key]
        assert laptop.visit.settling.cases() == []
        assert not laptop.window.handover.side.settle.isVisible()


def test_an_answer_is_taken_back_in_the_sheet_and_on_the_page(team: Team) -> None:
    ann, _ = moved_twice(team)
    ann.settle(Qt.Key.Key_2)
    assert ann.visit.settling.cases() == []
    assert ann.window.strip.words.text() == "1 thing settled. The others follow with your next hand-over."
    ann.window.strip.act.click()
    assert len(ann.visit.settling.cases()) == 1


# --- 16: deleted here, changed there ----------------------------------------------------------------------------------


@pytest.mark.parametrize("keep", [True, False])
def test_a_tag_ann_deleted_and_ben_changed_is_shown_so_and_nobodys_work_has_vanished(team: Team, keep: bool) -> None:
    ann, ben = team[ANN], team[BEN]
    note = ann.visit.notes.add(about=FIRST, body="The reserves are thin.")
    tag = ann.visit.notes.tag(note, 0, 22, FINANCE)
    ann.exchange()
    ben.exchange()
    ann.visit.notes.untag(tag)
    ben.visit.notes.set_kind(tag, "area")
    for laptop in (ann, ben, ann):
        laptop.exchange()
    assert ben.visit.rows.get(Tag, tag) is not None
    ben.press(Qt.Key.Key_F8)
    sheet = ben.sheet
    assert sheet is not None
    assert sheet.question.text() == "Tag “The reserves are thin.”: deleted by Ann, changed by you"
    assert "The reserves are thin." in sheet.left.toPlainText()
    QTest.keyClick(sheet, Qt.Key.Key_1 if keep else Qt.Key.Key_2)
    ben.exchange()
    ann.exchange()
    for laptop in (ann, ben):
        assert (laptop.visit.rows.get(Tag, tag) is not None) is keep
        assert laptop.visit.settling.cases() == []


def test_two_versions_of_a_text_stand_side_by_side_word_by_word(team: Team) -> None:
    ann, ben = team[ANN], team[BEN]
    finding = ann.visit.findings.add(FINANCE, "strength", "Savings are on track")
    ann.exchange()
    ben.exchange()
    ann.visit.findings.reword(finding, "Most savings are on track")
    ben.visit.findings.reword(finding, "Savings are broadly on track")
    for laptop in (ann, ben, ann):
        laptop.exchange()
    ann.press(Qt.Key.Key_F8)
    sheet = ann.sheet
    assert sheet is not None
    assert {sheet.left.toPlainText(), sheet.right.toPlainText()} == {
        "Most savings are on track",
        "Savings are broadly on track",
    }
    QTest.keyClick(sheet, Qt.Key.Key_3)
    sheet.words.setPlainText("Most savings are broadly on track")
    QTest.keyClick(sheet.words, Qt.Key.Key_Return, CONTROL)
    ann.exchange()
    ben.exchange()
    assert ben.visit.findings.all()[0].wording == "Most savings are broadly on track"


def test_two_entries_that_may_be_one_person_are_asked_about_too(team: Team) -> None:
    ann, ben = team[ANN], team[BEN]
    ann.visit.people.add_person("staff", name="Chris Dale", post="Head of audit")
    ben.visit.people.add_person("staff", name="C. Dale")
    ben.exchange()
    ann.exchange()
    ann.settle(Qt.Key.Key_1)
    assert ann.sheet is None
    assert sum(1 for each in ann.visit.people.persons() if each.same_as) == 1


# --- 13, 17: files ----------------------------------------------------------------------------------------------------


def test_a_file_made_under_any_name_holds_no_remark_that_was_taken_back(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = team[ANN]
    target = team.folder / "holiday photos.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    note = ann.visit.notes.for_session(FIRST)
    ann.visit.notes.save_typing(note, "Kept. Zanzibarquux.")
    ann.visit.notes.save_typing(note, "Kept.")
    ann.turn()
    ann.press(Qt.Key.Key_F, CONTROL | SHIFT)
    ann.qtbot.waitUntil(lambda: not ann.window.handover.handing.busy, timeout=PATIENCE)
    assert ann.window.strip.words.text().startswith("holiday photos.zip is made.")
    with join(team.folder / "new.peerteam", target, None) as new:
        assert new.notes.get(note).body == "Kept."
        plain = "\n".join(new.connection.iterdump()) if hasattr(new.connection, "iterdump") else str(rows_of(new))
        assert "Zanzibarquux" not in plain
        assert not any("Zanzibarquux" in raw for raw in new.changes.since())


def test_the_name_suggested_tells_council_person_and_time(team: Team) -> None:
    assert team[ANN].window.handover.suggested_name() == "Marlbridge AH Tue 08.58.peerteam"


def test_the_window_goes_on_while_a_whole_visit_comes_in(team: Team) -> None:
    """What is taken in is not taken in on the window's own thread; a page turned to meanwhile waits."""
    ann, ben = team[ANN], team[BEN]
    for _ in range(60):
        note = ben.visit.notes.add(about=FIRST, body="The chair of scrutiny asked for a plan. " * 40)
        for at in range(0, 400, 40):
            ben.visit.notes.tag(note, at, at + 20, FINANCE)
    ben.exchange()
    turned: list[bool] = []
    ticks = QTimer()
    ticks.setInterval(0)
    ticks.timeout.connect(lambda: turned.append(bool(ann.visit.lent)))
    ticks.start()
    ann.exchange()
    ticks.stop()
    assert any(turned)
    assert len(ann.visit.rows.all(Note)) == 60


def test_while_the_visit_is_lent_no_page_is_turned_and_the_foot_says_why(team: Team) -> None:
    ann = team[ANN]
    ann.exchange()
    ann.visit.lent += 1
    ann.press(Qt.Key.Key_N, ALT)
    ann.qtbot.waitUntil(lambda: ann.window.foot.words.text() == "One moment: files are being taken in.")
    assert ann.window.page is ann.window.handover
    assert not ann.window.close()
    ann.visit.lent -= 1
