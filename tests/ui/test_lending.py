"""The visit is lent to a job beside the window, and back before the window hears of the outcome."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from peerteam.domain.records import Note
from peerteam.store.visit_file import VisitFile
from peerteam.ui.lending import lend, no_tidying
from peerteam.ui.note_keeping import keep
from peerteam.ui.tasks import Progress, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_the_job_has_the_visit_beside_the_window_and_gives_it_back(
    visit: VisitFile, tasks: Tasks, qtbot: QtBot
) -> None:
    told: list[object] = []

    def job(progress: Progress) -> str:
        progress(0, 1)
        told.append((visit.lent, threading.current_thread() is threading.main_thread()))
        return visit.notes.add(body="Written beside the window.")

    lend(visit, tasks, job, lambda note: told.append((visit.lent, visit.notes.get(note).body)), told.append, "Working")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(1, False), (0, "Written beside the window.")]


def test_a_job_that_fails_gives_it_back_too(visit: VisitFile, tasks: Tasks, qtbot: QtBot) -> None:
    told: list[object] = []

    def job(progress: Progress) -> None:
        raise ValueError("no")

    lend(visit, tasks, job, told.append, lambda error: told.append((visit.lent, str(error))), "Working")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(0, "no")]


def test_who_writes_meanwhile_waits_and_both_are_kept(visit: VisitFile) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def beside() -> None:
        with visit.step("Beside the window"):
            visit.notes.add(body="First.")
            begun.set()
            go_on.wait(10)

    worker = threading.Thread(target=beside)
    worker.start()
    begun.wait(10)
    threading.Timer(0.02, go_on.set).start()
    visit.notes.add(body="Second.")
    worker.join()
    assert [visit.history.undo(), visit.history.undo()] == ["New note", "Beside the window"]


def test_tidying_rests_only_as_long_as_the_job_lasts() -> None:
    assert gc.isenabled()
    with no_tidying():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_read_for_a_file_meanwhile_is_of_one_moment(visit: VisitFile) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def beside() -> None:
        with visit.step("Beside the window"):
            visit.notes.add(body="First.")
            begun.set()
            go_on.wait(0.05)
            visit.notes.add(body="Second.")

    worker = threading.Thread(target=beside)
    worker.start()
    begun.wait(10)
    found = {note.body for note in visit.snapshot().all(Note)}
    worker.join()
    assert {"First.", "Second."} <= found


def test_a_private_note_that_gets_a_new_name_meanwhile_gets_the_words_typed(visit: VisitFile) -> None:
    note = visit.notes.add(body="Heard in the corridor.")
    visit.commit()
    visit.notes.set_private(note, stays_here=True)
    seen = visit.notes.get(note)
    begun, go_on = threading.Event(), threading.Event()

    def beside() -> None:
        with visit.step("Take in"):
            begun.set()
            go_on.wait(0.05)
            visit.commit()

    worker = threading.Thread(target=beside)
    worker.start()
    begun.wait(10)
    kept = keep(visit, seen, "", "Heard in the corridor, and more.", seen.body or "")
    worker.join()
    assert visit.rows.get(Note, note) is None
    assert visit.notes.get(kept.note).body == "Heard in the corridor, and more."
    assert visit.notes.get(kept.note).stays_here
