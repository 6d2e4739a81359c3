"""Bringing in a table: what is told, what is asked, and what does not happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask
from peerteam.ui.bringing_in import NOTHING_PASTED, ONE_BY_ONE, STOPPED, BringingIn
from peerteam.ui.dialogs.programme_update import ProgrammeUpdate
from peerteam.ui.dialogs.table_in import TableIn
from peerteam.ui.table_kinds import KINDS
from peerteam.ui.tasks import Tasks
from tests.builders import rows_of

HEAD = "Day\tTime\tSession\tLead\n"
LEADER = f"{HEAD}Tue 10 March 2026\t9.00-9.45\tLeader\tZoe\n"


class Told:
    """What was said, and what it offers to do."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.do: Callable[[], None] | None = None

    def __call__(self, words: str, act: str, do: Callable[[], None] | None) -> None:
        self.words.append(words)
        self.do = do


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def bringing(visit: VisitFile, tasks: Tasks, told: Told, qtbot: QtBot) -> BringingIn:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = BringingIn(visit, tasks, window)
    made.told.connect(told)
    return made


def looked_at(bringing: BringingIn, qtbot: QtBot) -> TableIn:
    qtbot.waitUntil(lambda: isinstance(bringing.sheet, TableIn) and bringing.sheet.isVisible())
    assert isinstance(bringing.sheet, TableIn)
    return bringing.sheet


def without_sessions(visit: VisitFile) -> None:
    for session in visit.programme.sessions():
        visit.programme.remove(session.id)


def test_a_peer_nobody_knows_is_told_with_what_came(
    visit: VisitFile, bringing: BringingIn, told: Told, qtbot: QtBot
) -> None:
    without_sessions(visit)
    bringing.bring(KINDS["programme"], LEADER)
    looked_at(bringing, qtbot).go.click()
    assert told.words == ["1 session taken in. Nobody in the team is called “Zoe”."]


def test_what_came_in_can_be_undone_out_of_its_turn(
    visit: VisitFile, bringing: BringingIn, told: Told, qtbot: QtBot
) -> None:
    without_sessions(visit)
    bringing.bring(KINDS["programme"], LEADER)
    looked_at(bringing, qtbot).go.click()
    other = visit.programme.add("Added since")
    assert told.do is not None
    told.do()
    assert [session.id for session in visit.programme.sessions()] == [other]


def test_looking_and_thinking_better_of_it_writes_nothing(visit: VisitFile, bringing: BringingIn, qtbot: QtBot) -> None:
    before = rows_of(visit)
    bringing.bring(KINDS["programme"], LEADER)
    looked_at(bringing, qtbot).reject()
    assert rows_of(visit) == before


def test_words_that_are_no_table_are_one_sentence(bringing: BringingIn, told: Told, qtbot: QtBot) -> None:
    bringing.bring(KINDS["programme"], "Dear all, the programme follows tomorrow.")
    qtbot.waitUntil(lambda: bool(told.words))
    assert told.words[0].startswith("There is no programme in what was pasted that can be read")
    assert bringing.sheet is None


def test_nothing_copied_is_told(bringing: BringingIn, told: Told) -> None:
    bringing.paste("programme", QMimeData())
    assert told.words == [NOTHING_PASTED]


def test_a_table_of_html_is_taken_before_its_plain_words(bringing: BringingIn, qtbot: QtBot) -> None:
    copied = QMimeData()
    copied.setHtml("<table><tr><td>Name</td><td>Post</td></tr><tr><td>Ann Lee</td><td>Leader</td></tr></table>")
    copied.setText("Name Post Ann Lee Leader")
    bringing.paste("people", copied)
    assert [row.name for row in looked_at(bringing, qtbot).reading.rows] == ["Ann Lee"]


def test_reading_that_was_stopped_takes_nothing(
    visit: VisitFile, bringing: BringingIn, tasks: Tasks, told: Told, qtbot: QtBot
) -> None:
    tasks.began.connect(lambda words, progress: progress.cancel())
    bringing.bring(KINDS["programme"], LEADER)
    qtbot.waitUntil(lambda: bool(told.words))
    assert told.words == [STOPPED]
    assert bringing.sheet is None


def test_several_tables_at_once_are_not_guessed_to_be_one(
    bringing: BringingIn, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path in files:
        path.write_text(LEADER, encoding="utf-8")
    bringing.bring_files(files)
    qtbot.waitUntil(lambda: bool(told.words))
    assert told.words == [ONE_BY_ONE]


def test_what_is_in_a_table_is_asked_where_the_page_does_not_say(
    bringing: BringingIn, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Name\tPost\nAnn Lee\tLeader\n", encoding="utf-8")
    asked: list[str] = []

    def people(question: str, answers: object, **more: object) -> str:
        asked.append(question)
        return "people"

    monkeypatch.setattr(ask, "choose", people)
    bringing.bring_files([path])
    assert looked_at(bringing, qtbot).kind.name == "people"
    assert asked == ["What is in a.csv?"]


def test_a_paper_told_otherwise_is_kept_as_it_is_and_said(
    visit: VisitFile, bringing: BringingIn, told: Told, qtbot: QtBot
) -> None:
    (paper,) = visit.evidence.documents()
    bringing.bring(KINDS["papers"], f"Ref\tDocument\tDue\n{paper.reference}\tAnother title\t2 Mar 2026\nD9\tPlan\t\n")
    looked_at(bringing, qtbot).go.click()
    assert told.words[0].startswith("1 paper taken in, 1 was here already. ")
    assert "is kept as it is in the visit; the table differs in title" in told.words[0]
    assert visit.evidence.document(paper.id).title == "Reserves paper"


def test_a_window_that_was_closed_is_shown_nothing(
    bringing: BringingIn, tasks: Tasks, told: Told, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(tasks.ended):
        bringing.bring(KINDS["programme"], LEADER)
        bringing.stop()
    assert (bringing.sheet, told.words) == (None, [])


def test_from_what_is_different_one_goes_back_to_the_table(bringing: BringingIn, qtbot: QtBot) -> None:
    bringing.bring(KINDS["programme"], LEADER)
    looked_at(bringing, qtbot).go.click()
    assert isinstance(bringing.sheet, ProgrammeUpdate)
    bringing.sheet.back.click()
    assert looked_at(bringing, qtbot).go.text() == "See what is different"
