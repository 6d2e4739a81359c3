"""Joining the team's visit by keyboard and mouse, counted: the manager's file, four words, one's own name.

And what may come between: a visit begun alone on the train, a laptop that is another's, words that were changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Note, Peer, Record, Session, Slot, Tag, Theme, Visit
from peerteam.handover.exchange import share
from peerteam.settings import KnownVisit
from peerteam.store.visit_file import VisitFile
from peerteam.store.words import lock_anew
from peerteam.ui.ask import Choice, Words
from peerteam.ui.dialogs.joining import BringMine
from peerteam.ui.dialogs.phrase_card import PhraseCard
from peerteam.ui.main_window import MainWindow
from peerteam.ui.program import Program
from tests.ui.conftest import ANN, BEN, FIRST, records

PHRASE, NEW = "copper lantern ridge maple", "red boat quiet moon"
A_KEY_S, A_PRESS_S, A_READ_S = 0.6, 2.0, 12.0
"""A councillor who seldom types: so long for a key, for a press at a thing she looks for, for a sheet to read."""
TWO_MINUTES = 120
TOMORROW, AFTER = (str(date.today() + timedelta(days=days)) for days in (1, 2))


@dataclass
class Hand:
    """What a person does at the keyboard and with the mouse, and how much of it."""

    keys: int = 0
    presses: int = 0
    sheets: list[str] = field(default_factory=list)

    def types(self, line: QLineEdit, words: str) -> None:
        QTest.keyClicks(line, words)
        self.keys += len(words)

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key)
        self.keys += 1

    def press(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.presses += 1

    @property
    def seconds(self) -> float:
        """How long it would take her."""
        return self.keys * A_KEY_S + self.presses * A_PRESS_S + len(self.sheets) * A_READ_S


Answer = Callable[[QWidget], None]


class Answers(QObject):
    """Answers the sheets that come up, one after another."""

    def __init__(self, hand: Hand, *answers: Answer) -> None:
        super().__init__()
        self.hand, self.left = hand, list(answers)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._answer)
        self._timer.start(10)

    def _answer(self) -> None:
        sheet = QApplication.activeModalWidget()
        if sheet is None or not self.left:
            return
        self.hand.sheets.append(sheet.accessibleName())
        self.left.pop(0)(sheet)

    def done(self) -> bool:
        self._timer.stop()
        return not self.left


@pytest.fixture
def hand() -> Hand:
    return Hand()


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


@pytest.fixture
def managers(tmp_path: Path) -> Iterator[VisitFile]:
    """The visit on the manager's laptop."""
    with VisitFile.empty(tmp_path / "manager.peerteam", "visit", PHRASE) as visit:
        visit.load([_tomorrow(record) for record in records()])
        visit.set_me(ANN)
        yield visit


def _tomorrow(record: Record) -> Record:
    """The visit of the small team, beginning tomorrow."""
    if isinstance(record, Visit):
        return replace(record, first_day=TOMORROW, last_day=AFTER)
    if isinstance(record, Session):
        return replace(record, slot=record.slot._replace(day=AFTER if record.slot.day == "2026-03-11" else TOMORROW))
    return record


@pytest.fixture
def file(managers: VisitFile, tmp_path: Path) -> Path:
    """What she hands round on Monday, under any name."""
    share(managers, tmp_path / "from the manager.bin")
    return tmp_path / "from the manager.bin"


def types(hand: Hand, words: str) -> Answer:
    def answer(sheet: QWidget) -> None:
        assert isinstance(sheet, Words)
        hand.types(sheet.line, words)
        hand.key(sheet.line, Qt.Key.Key_Return)

    return answer


def clicks(hand: Hand, words: str) -> Answer:
    def answer(sheet: QWidget) -> None:
        assert isinstance(sheet, Choice)
        (button,) = [each for each in sheet.buttons if each.accessibleName() == words]
        hand.press(button)

    return answer


def brings_in(hand: Hand, said: list[str]) -> Answer:
    def answer(sheet: QWidget) -> None:
        assert isinstance(sheet, BringMine)
        said.append(sheet.accessibleName())
        hand.key(sheet.go, Qt.Key.Key_Return)

    return answer


# --- scenario 2


def test_with_the_managers_file_and_four_words_i_see_tomorrow_within_two_minutes(
    start: Callable[..., Program], file: Path, hand: Hand
) -> None:
    program = start()
    program.show_welcome()
    assert program.welcome is not None
    hand.press(program.welcome.visits)  # she looks around first
    answers = Answers(hand, types(hand, "Copper lantern ridge maple"), clicks(hand, "Ben Okafor"))
    hand.presses += 2  # the file in the folder, and opening it
    program.welcome.open_asked.emit(file)
    window = window_of(program)
    assert answers.done()
    assert window.page is window.today
    assert "Leader of the council" in window.today.card.title.text()
    assert window.top.me.text() == "You are Ben Okafor"
    assert window.isVisible()
    assert hand.sheets == ["The team’s words for this visit", "Who are you?"]
    assert hand.keys <= len(PHRASE) + 1
    assert hand.seconds < TWO_MINUTES


def test_three_wrong_words_are_told_kindly_and_cost_no_more_than_typing_them_again(
    start: Callable[..., Program], file: Path, hand: Hand
) -> None:
    program = start()
    answers = Answers(
        hand, types(hand, "copper lantern bridge maple"), types(hand, PHRASE), clicks(hand, "I am not in this list"),
        types(hand, "Cllr Dee Dale"),
    )  # fmt: skip
    program.open(file)
    assert answers.done()
    assert window_of(program).top.me.text() == "You are Cllr Dee Dale"
    assert hand.seconds < TWO_MINUTES


# --- scenario 3


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """What Ben began on the train, under words of his own."""
    path = tmp_path / "visits" / "Marlbridge.peerteam"
    path.parent.mkdir()
    themes = [record for record in records() if isinstance(record, Theme)]
    visit = Visit("alone", council="Marlbridge", first_day=TOMORROW, last_day=AFTER)
    with VisitFile.create(path, visit, themes, NEW) as mine:
        mine.set_me(mine.people.add_peer("Ben Okafor"))
        leader = mine.programme.add("The leader of the council", Slot(TOMORROW, "09:00"))
        note = mine.notes.add(leader, body="Papers come late. Ask who sets the agenda.")
        mine.notes.tag(note, 0, 17, themes[0].id)
        mine.notes.add(body="The plan names no owner.")
        private = mine.notes.add(body="Off the record.")
        mine.notes.set_private(private, stays_here=True)
    return path


def knows(program: Program, path: Path) -> None:
    """The visit was opened on this laptop before."""
    program.settings.keep(
        program.settings.now.with_visit(KnownVisit(str(path), "alone", "Marlbridge", TOMORROW, AFTER))
    )


def test_what_i_began_on_the_train_is_in_the_teams_visit_and_nothing_is_there_twice(
    start: Callable[..., Program], alone: Path, file: Path, hand: Hand, qtbot: QtBot
) -> None:
    program, said = start(), list[str]()
    knows(program, alone)
    answers = Answers(
        hand, types(hand, PHRASE), clicks(hand, "Ben Okafor"), types(hand, NEW), brings_in(hand, said)
    )  # fmt: skip
    program.open(file)
    assert answers.done()
    assert said == ["This looks like the same visit. Bring your 3 notes in?"]
    window, visit = window_of(program), program.visit
    assert visit is not None
    assert window.strip.words.text().startswith("3 notes and 1 tag of yours are in the team’s visit.")
    assert {note.body for note in visit.notes.mine()} == {
        "Papers come late. Ask who sets the agenda.", "The plan names no owner.", "Off the record.",
    }  # fmt: skip
    assert {note.about for note in visit.notes.mine()} == {FIRST, None}
    assert len(visit.rows.all(Session)) == 4
    assert [peer.name for peer in visit.rows.all(Peer)] == ["Cllr Ann Hart", "Ben Okafor"]
    assert not alone.exists()
    assert len(list((alone.parent / "Safe copies").glob("* begun alone *.peerteam"))) == 1
    assert str(alone) not in [known.path for known in program.settings.now.visits]
    assert hand.seconds < TWO_MINUTES

    window.undo()
    assert visit.rows.all(Note) == []
    window.redo()
    assert [tag.span.words for tag in visit.rows.all(Tag)] == ["Papers come late."]


def test_not_now_leaves_it_for_another_time(start: Callable[..., Program], alone: Path, file: Path, hand: Hand) -> None:
    program, said = start(), list[str]()
    knows(program, alone)
    answers = Answers(
        hand, types(hand, PHRASE), clicks(hand, "Ben Okafor"), types(hand, NEW),
        lambda sheet: hand.key(sheet, Qt.Key.Key_Escape),
    )  # fmt: skip
    program.open(file)
    assert answers.done()
    assert alone.exists()
    window = window_of(program)
    again = Answers(hand, types(hand, NEW), brings_in(hand, said))
    window.bring_own()
    assert again.done()
    assert program.visit is not None
    assert len(program.visit.notes.mine()) == 3
    window.bring_own()
    assert window.strip.words.text() == "No visit on this laptop looks like this one begun by you alone."


def test_the_managers_file_given_to_the_visit_i_began_leads_into_the_teams(
    start: Callable[..., Program], alone: Path, file: Path, hand: Hand, qtbot: QtBot
) -> None:
    program, said = start(), list[str]()
    program.open(alone, NEW)
    qtbot.waitUntil(lambda: program.listening)
    answers = Answers(
        hand, types(hand, PHRASE), clicks(hand, "Open the team’s visit"), clicks(hand, "Ben Okafor"),
        types(hand, NEW), brings_in(hand, said),
    )  # fmt: skip
    window_of(program).file_given.emit(file)
    qtbot.waitUntil(
        lambda: not answers.left and program.visit is not None and program.visit.id == "visit", timeout=20_000
    )
    assert program.visit is not None
    assert len(program.visit.notes.mine()) == 3


# --- another laptop


def test_a_visit_copied_to_another_laptop_asks_who_works_there(
    start: Callable[..., Program], tmp_path: Path, hand: Hand, qtbot: QtBot
) -> None:
    path = tmp_path / "visit.peerteam"
    with VisitFile.empty(path, "visit") as visit:
        visit.load(records())
        visit.set_me(ANN)
    program = start("anns")
    program.open(path)
    qtbot.waitUntil(lambda: program.listening)
    assert program.visit is not None
    anns = program.visit.laptop
    program = start("bens")
    answers = Answers(hand, clicks(hand, "Ben Okafor"))
    program.open(path)
    qtbot.waitUntil(lambda: program.listening)
    assert answers.done()
    assert program.visit is not None
    assert program.visit.laptop != anns
    assert window_of(program).top.me.text() == "You are Ben Okafor"
    again = start("bens")
    again.open(path)
    qtbot.waitUntil(lambda: again.listening)
    assert len(hand.sheets) == 1


# --- other words


def test_the_manager_changes_the_words_and_her_team_goes_on_with_them(
    start: Callable[..., Program], managers: VisitFile, file: Path, tmp_path: Path, hand: Hand, qtbot: QtBot
) -> None:
    program = start()
    answers = Answers(hand, types(hand, PHRASE), clicks(hand, "Ben Okafor"))
    program.open(file)
    assert answers.done()
    assert program.visit is not None
    path = program.visit.path
    qtbot.waitUntil(lambda: program.listening)

    said: list[str] = []

    def reads(card: QWidget) -> None:
        assert isinstance(card, PhraseCard)
        said.append(card.words.text())
        hand.key(card.go, Qt.Key.Key_Return)

    assert program.visit.safe_copy(path.parent / "Safe copies").exists()
    answers = Answers(hand, reads)
    window_of(program).change_words()
    window = window_of(program)
    assert window.strip.words.text().startswith("The new words lock this visit.")
    qtbot.waitUntil(lambda: window.strip.words.text() == "The safe copies have the new words too.", timeout=20_000)
    assert program.visit is not None
    assert (program.visit.phrase, program.visit.path) == (said[0], path)
    assert program.visit.words.known == (said[0], PHRASE)
    managers.notes.add(FIRST, body="Late, and under the words of before.")
    share(managers, tmp_path / "late")
    window.file_given.emit(tmp_path / "late")
    qtbot.waitUntil(lambda: "1 note" in window.strip.words.text(), timeout=20_000)
    assert program.visit.people.me() is not None


def test_a_file_under_new_words_asks_for_them_once_and_offers_to_use_them_here(
    start: Callable[..., Program], file: Path, managers: VisitFile, tmp_path: Path, hand: Hand, qtbot: QtBot
) -> None:
    program = start()
    answers = Answers(hand, types(hand, PHRASE), clicks(hand, "Ben Okafor"))
    program.open(file)
    assert answers.done()
    qtbot.waitUntil(lambda: program.listening)
    managers.words.will_change()
    managers.close()
    lock_anew(managers.path, PHRASE, NEW)
    with VisitFile.open(managers.path, NEW) as hers:
        hers.notes.add(FIRST, body="Under the new words.")
        share(hers, tmp_path / "new file")
    answers = Answers(hand, types(hand, NEW), clicks(hand, "Use the new words here too"))
    window_of(program).file_given.emit(tmp_path / "new file")
    qtbot.waitUntil(lambda: program.visit is not None and program.visit.phrase == NEW, timeout=20_000)
    assert answers.done()
    assert program.visit is not None
    assert [note.body for note in program.visit.rows.all(Note)] == ["Under the new words."]
    assert program.visit.me == BEN
