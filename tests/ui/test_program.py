"""The parts put together: the welcome, the phrase, the sample."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from peerteam import app, paths
from peerteam.domain.records import Note, Visit
from peerteam.settings import SettingsFile
from peerteam.store.visit_file import VisitFile
from peerteam.ui import ask
from peerteam.ui.dialogs.error_report import ErrorReport
from peerteam.ui.program import Program


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(paths, "visits_folder", lambda: tmp_path / "visits")
    monkeypatch.setattr(paths, "safe_copies_folder", lambda: tmp_path / "copies")
    made = Program(qapp, app.work(), SettingsFile(tmp_path / "settings.json"))
    yield made
    end(made, qapp)


def end(program: Program, qapp: QApplication) -> None:
    """As leaving the program does."""
    for window in (program.window, program.welcome):
        if window is not None:
            window.close()
            window.deleteLater()
    program.close()
    qapp.setStyleSheet("")


def answers(monkeypatch: pytest.MonkeyPatch, *given: str | None) -> list[str]:
    """Answer the question for the words so, one after another; what was asked."""
    left, asked = list(given), list[str]()

    def words(question: str, detail: str = "", **more: object) -> str | None:
        asked.append(detail)
        return left.pop(0)

    monkeypatch.setattr(ask, "words", words)
    return asked


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.peerteam"
    VisitFile.create(path, Visit("v", council="Marlbridge"), phrase="red boat quiet moon").close()
    return path


def test_without_a_visit_there_is_a_welcome_with_three_ways_in(program: Program) -> None:
    program.show_welcome()
    assert program.welcome is not None
    assert program.welcome.isVisible()
    assert program.welcome.open.accessibleName() == "Open a file …"
    assert program.welcome.new.accessibleName() == "New visit …"
    assert program.welcome.sample.accessibleName() == "Try the sample"


def test_a_visit_opens_in_the_window_and_the_welcome_goes(program: Program, made_visit: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.peerteam"
    path.write_bytes(made_visit.read_bytes())
    program.show_welcome()
    program.open(path)
    assert program.window is not None
    assert program.window.windowTitle() == "Marlbridge Borough Council – Peer Team"
    assert program.welcome is not None
    assert not program.welcome.isVisible()


def test_another_visit_opened_over_one_takes_its_place_and_the_first_is_closed(
    program: Program, made_visit: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.peerteam", tmp_path / "second.peerteam"
    for path in (first, second):
        path.write_bytes(made_visit.read_bytes())
    program.open(first)
    window = program.window
    assert window is not None
    program.open(second)
    assert not window.isVisible()
    assert program.visit is not None
    assert program.visit.path == second
    VisitFile.open(first).close()


def test_a_visit_that_is_lent_keeps_its_window_when_another_is_opened(
    program: Program, made_visit: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.peerteam", tmp_path / "second.peerteam"
    for path in (first, second):
        path.write_bytes(made_visit.read_bytes())
    program.open(first)
    window, visit = program.window, program.visit
    assert visit is not None
    visit.lent += 1
    program.open(second)
    assert (program.window, program.visit) == (window, visit)
    VisitFile.open(second).close()
    visit.lent -= 1


def test_a_step_reaches_the_pages_through_the_bus(program: Program, made_visit: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.peerteam"
    path.write_bytes(made_visit.read_bytes())
    program.open(path)
    assert program.window is not None
    assert program.visit is not None
    program.visit.notes.add(about="session-leader", author="peer-ben", body="Heard.")
    assert "1 note." in program.window.today.card.who.text()


@pytest.mark.parametrize("make", [lambda p: p / "none.peerteam", lambda p: _text(p / "note.txt")])
def test_what_cannot_be_opened_is_told_on_the_welcome(
    program: Program, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    program.open(make(tmp_path))
    assert program.window is None
    assert program.welcome is not None
    assert program.welcome.strip.isVisible()
    assert program.welcome.strip.words.text().endswith(".")


def test_a_visit_on_the_list_whose_file_is_gone_says_what_can_be_done_about_it(
    program: Program, made_visit: Path, tmp_path: Path
) -> None:
    path = tmp_path / "Documents" / "Marlbridge.peerteam"
    path.parent.mkdir()
    path.write_bytes(made_visit.read_bytes())
    program.open(path)
    program.show_visits()
    path.rename(tmp_path / "moved.peerteam")
    assert program.welcome is not None
    program.welcome.open_asked.emit(path)
    assert program.welcome.strip.words.text() == (
        "The file Marlbridge.peerteam is no longer in Documents. "
        "Open it where it is now; Delete takes it off this list."
    )
    assert program.window is None


def _text(path: Path) -> Path:
    path.write_text("no visit at all, only some words in a file " * 20)
    return path


def test_the_words_are_asked_for_kindly_and_once_more_when_wrong(
    program: Program, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answers(monkeypatch, "red boat quiet noon", "red boat quiet moon")
    program.open(locked)
    assert program.window is not None
    assert len(asked) == 2
    assert "try again" in asked[1]


def test_wrong_words_are_still_there_to_be_put_right(
    program: Program, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, there = ["red boat quiet noon", "red boat quiet moon"], list[str]()

    def words(*question: object, typed: str = "", **more: object) -> str:
        there.append(typed)
        return left.pop(0)

    monkeypatch.setattr(ask, "words", words)
    program.open(locked)
    assert there == ["", "red boat quiet noon"]


def test_thinking_better_of_it_leads_back_to_the_welcome(
    program: Program, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, None)
    program.open(locked)
    assert program.window is None
    assert program.welcome is not None
    assert program.welcome.isVisible()
    assert not program.welcome.strip.isVisible()


def test_the_sample_is_made_once_and_what_is_written_in_it_stays(
    program: Program,
) -> None:
    program.open_sample()
    assert program.visit is not None
    note = program.visit.notes.add(body="Mine.")
    program.show_visits()
    program.open_sample()
    assert program.visit.rows.get(Note, note) is not None


def test_the_template_of_the_slides_is_known_again_at_the_next_visit(
    program: Program, made_visit: Path, tmp_path: Path
) -> None:
    path = tmp_path / "copy.peerteam"
    path.write_bytes(made_visit.read_bytes())
    program.open(path)
    assert program.window is not None
    program.window.findings.template_chosen.emit("/house style.potx")
    program.show_visits()
    program.open(path)
    assert program.window.findings.template == "/house style.potx"


def test_what_goes_wrong_again_and_again_is_reported_once(program: Program) -> None:
    program.show_welcome()
    assert program.welcome is not None
    for _ in range(3):
        program.errors.unexpected.emit("what happened")
    (sheet,) = program.welcome.findChildren(ErrorReport)
    assert sheet.text.toPlainText() == "what happened"
    sheet.accept()
    program.errors.unexpected.emit("something else")
    assert len(program.welcome.findChildren(ErrorReport)) == 2
