"""Work beside the window comes back on the window's own thread."""

from __future__ import annotations

import functools
import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from peerteam.domain.errors import CannotWrite
from peerteam.store.visit_file import VisitFile
from peerteam.ui.lending import lend
from peerteam.ui.tasks import Cancelled, Progress, Tasks, tell


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def never(value: object) -> None:
    pytest.fail(f"this was not to be called, with {value!r}")


def test_a_result_arrives_on_the_window_thread(tasks: Tasks, qtbot: QtBot) -> None:
    came: list[tuple[str, bool]] = []
    here = threading.current_thread()
    tasks.run(
        lambda progress: threading.current_thread().name,
        lambda name: came.append((name, threading.current_thread() is here)),
        never,
    )
    qtbot.waitUntil(lambda: bool(came))
    name, on_window_thread = came[0]
    assert name.startswith("work")
    assert on_window_thread


def test_a_failure_arrives_as_the_error_it_was(tasks: Tasks, qtbot: QtBot) -> None:
    def job(progress: Progress) -> None:
        raise CannotWrite("The disk is full")

    came: list[BaseException] = []
    tasks.run(job, never, came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert isinstance(came[0], CannotWrite)


def test_jobs_run_one_after_another(tasks: Tasks, qtbot: QtBot) -> None:
    came: list[int] = []
    for number in range(5):
        tasks.run(lambda progress, number=number: number, came.append, never)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(came) == 5)
    assert came == [0, 1, 2, 3, 4]


def test_a_closed_window_hears_of_no_outcome_and_the_next_one_of_its_own(tasks: Tasks, qtbot: QtBot) -> None:
    came: list[str] = []
    tasks.run(lambda progress: "of the closed window", came.append, never)
    tasks.forget()
    tasks.run(lambda progress: "of the next", came.append, never)
    qtbot.waitUntil(lambda: bool(came))
    assert came == ["of the next"]


def test_progress_is_told_and_a_cancelled_job_stops_at_its_next_step(tasks: Tasks, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def job(progress: Progress) -> str:
        progress(1, 2)
        begun.set()
        go_on.wait(5)
        progress(2, 2)
        return "finished"

    came: list[BaseException] = []
    steps: list[tuple[int, int]] = []
    tasks.progressed.connect(lambda step, of: steps.append((step, of)))
    progress = tasks.run(job, never, came.append)
    begun.wait(5)
    progress.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(came))
    assert isinstance(came[0], Cancelled)
    assert steps == [(1, 2)]


def test_while_jobs_run_nothing_of_the_window_is_taken_away_by_their_thread(tasks: Tasks, qtbot: QtBot) -> None:
    came: list[bool] = []
    go_on = threading.Event()

    def collecting(progress: Progress) -> bool:
        go_on.wait(5)
        return gc.isenabled()

    tasks.run(collecting, came.append, never)
    tasks.run(collecting, came.append, never)
    go_on.set()
    qtbot.waitUntil(lambda: len(came) == 2)
    assert came == [False, False]
    assert gc.isenabled()


def test_what_closing_cut_short_does_not_stop_the_search_for_cycles(tasks: Tasks) -> None:
    tasks.run(lambda progress: None, lambda nothing: None, never)
    tasks.close()
    assert gc.isenabled()


class Sheet(QWidget):
    """Asks for work and hears of it on a label of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel(self)

    def hear(self, before: str, outcome: object) -> None:
        self.label.setText(f"{before} {outcome}")


@pytest.mark.parametrize("lent", [False, True])
def test_a_sheet_taken_away_meanwhile_is_not_told_and_nothing_breaks(
    tasks: Tasks, qtbot: QtBot, visit: VisitFile, lent: bool
) -> None:
    sheet = Sheet()
    hear, came = functools.partial(sheet.hear, "Made:"), list[int]()
    if lent:
        lend(visit, tasks, lambda progress: 1, hear, never, "Working")
    else:
        tasks.run(lambda progress: 1, hear, never)
    delete(sheet)
    tasks.run(lambda progress: 2, came.append, never)
    qtbot.waitUntil(lambda: came == [2])
    assert visit.lent == 0


def test_what_nobody_reckoned_with_is_reported_though_the_sheet_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    sheet = Sheet()
    failed = functools.partial(sheet.hear, "Failed:")
    delete(sheet)
    with pytest.raises(ZeroDivisionError):
        tell(failed, ZeroDivisionError())
    tell(failed, CannotWrite("The disk is full"))
