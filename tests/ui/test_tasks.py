"""Work beside the window comes back on the window's own thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from peerteam.domain.errors import CannotWrite
from peerteam.ui.tasks import Cancelled, Progress, Tasks


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
